//! Standard input and output. Where they are pipes or sockets, as with any editor, the runtime itself waits for them on Unix:
//! no thread stands in between that would have to be woken for every message.

use tokio::io::{AsyncRead, AsyncWrite};

/// Standard input. Needs a runtime.
pub(crate) fn input() -> Box<dyn AsyncRead + Unpin> {
    ready::input().unwrap_or_else(|| Box::new(tokio::io::stdin()))
}

/// Standard output. Needs a runtime.
pub(crate) fn output() -> Box<dyn AsyncWrite + Unpin> {
    ready::output().unwrap_or_else(|| Box::new(tokio::io::stdout()))
}

#[cfg(unix)]
mod ready {
    use std::io;
    use std::os::fd::{AsFd, OwnedFd};

    use tokio::io::{AsyncRead, AsyncWrite};
    use tokio::net::{UnixStream, unix::pipe};

    pub(super) fn input() -> Option<Box<dyn AsyncRead + Unpin>> {
        let file = || io::stdin().as_fd().try_clone_to_owned();
        match pipe::Receiver::from_owned_fd(file().ok()?) {
            Ok(pipe) => Some(Box::new(pipe)),
            Err(_) => Some(Box::new(socket(file().ok()?)?)),
        }
    }

    pub(super) fn output() -> Option<Box<dyn AsyncWrite + Unpin>> {
        let file = || io::stdout().as_fd().try_clone_to_owned();
        match pipe::Sender::from_owned_fd(file().ok()?) {
            Ok(pipe) => Some(Box::new(pipe)),
            Err(_) => Some(Box::new(socket(file().ok()?)?)),
        }
    }

    /// The file as a socket, if it is one; what is none is left as it is.
    fn socket(file: OwnedFd) -> Option<UnixStream> {
        let stream = std::os::unix::net::UnixStream::from(file);
        stream.local_addr().ok()?;
        stream.set_nonblocking(true).ok()?;
        UnixStream::from_std(stream).ok()
    }
}

#[cfg(not(unix))]
mod ready {
    use tokio::io::{AsyncRead, AsyncWrite};

    pub(super) fn input() -> Option<Box<dyn AsyncRead + Unpin>> {
        None
    }

    pub(super) fn output() -> Option<Box<dyn AsyncWrite + Unpin>> {
        None
    }
}
