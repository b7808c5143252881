//! What all parts of the server share. Between requests it knows the documents, the settings and the folders; what is
//! read in the texts is the writer's.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use sourcier_desk::Snapshot;
use tokio::sync::{oneshot, watch};
use tower_lsp::Client;
use tower_lsp::ls_types::ProgressToken;

use crate::documents::Documents;
use crate::features::Features;
use crate::notices::Notices;
use crate::publisher::Inbox;
use crate::service::cancellation::Cancelled;
use crate::service::gate::Gate;
use crate::service::lanes::Lanes;
use crate::settings::Settings;
use crate::writer::{Change, Writer};

/// The server's state.
#[derive(Debug)]
pub(crate) struct Shared {
    /// The way to the editor.
    pub(crate) client: Client,
    /// The open texts.
    pub(crate) documents: Documents,
    /// The way to the desk.
    pub(crate) writer: Writer,
    /// From the writer to the publisher.
    pub(crate) inbox: Arc<Inbox>,
    /// Where work is done.
    pub(crate) lanes: Lanes,
    /// Messages for the person and the log.
    pub(crate) notices: Notices,
    /// When the server may speak.
    pub(crate) gate: Gate,
    /// How the session ended: `Some(code)` once it did.
    pub(crate) ended: watch::Sender<Option<u8>>,
    features: OnceLock<Features>,
    folders: Mutex<Vec<PathBuf>>,
    settings: Mutex<Settings>,
    progress: Mutex<BTreeMap<String, Cancelled>>,
    tickets: AtomicU64,
}

/// The parts of [`Shared`] that are made before there is a client.
#[derive(Debug)]
pub(crate) struct Parts {
    pub(crate) writer: Writer,
    pub(crate) inbox: Arc<Inbox>,
    pub(crate) lanes: Lanes,
    pub(crate) notices: Notices,
}

impl Shared {
    pub(crate) fn new(client: Client, parts: Parts) -> Self {
        let Parts { writer, inbox, lanes, notices } = parts;
        Self {
            client,
            documents: Documents::default(),
            writer,
            inbox,
            lanes,
            notices,
            gate: Gate::default(),
            ended: watch::Sender::new(None),
            features: OnceLock::new(),
            folders: Mutex::default(),
            settings: Mutex::default(),
            progress: Mutex::default(),
            tickets: AtomicU64::default(),
        }
    }

    /// What the client can do; before `initialize`, nothing.
    pub(crate) fn features(&self) -> Features {
        self.features.get().copied().unwrap_or_default()
    }

    /// Remembers what the client can do. Only the first `initialize` counts.
    pub(crate) fn set_features(&self, features: Features) -> bool {
        self.features.set(features).is_ok()
    }

    /// `initialize` came.
    pub(crate) fn is_initialized(&self) -> bool {
        self.features.get().is_some()
    }

    /// A number greater than all before.
    pub(crate) fn ticket(&self) -> u64 {
        self.tickets.fetch_add(1, Ordering::Relaxed) + 1
    }

    /// Will hold what the desk knows once everything that arrived so far is in.
    pub(crate) fn ask(&self) -> oneshot::Receiver<Snapshot> {
        let (answer, snapshot) = oneshot::channel();
        self.writer.send(Change::Ask(answer));
        snapshot
    }

    /// The workspace folders.
    pub(crate) fn folders(&self) -> Vec<PathBuf> {
        lock(&self.folders).clone()
    }

    /// Adds and removes workspace folders.
    pub(crate) fn change_folders(&self, added: &[PathBuf], removed: &[PathBuf]) {
        let mut folders = lock(&self.folders);
        folders.retain(|folder| !removed.contains(folder));
        for folder in added {
            if !folders.contains(folder) {
                folders.push(folder.clone());
            }
        }
    }

    /// Changes the settings, and tells the desk. `change` may read a small file, never more.
    pub(crate) fn configure(&self, change: impl FnOnce(&mut Settings)) {
        let mut settings = lock(&self.settings);
        change(&mut settings);
        self.writer.send(Change::Configure(settings.merged()));
    }

    /// Remembers work that the person can stop, until [`Shared::forget_progress`].
    pub(crate) fn remember_progress(&self, token: &str) -> Cancelled {
        let cancelled = Cancelled::default();
        lock(&self.progress).insert(token.to_owned(), cancelled.clone());
        cancelled
    }

    /// The work has ended.
    pub(crate) fn forget_progress(&self, token: &str) {
        lock(&self.progress).remove(token);
    }

    /// The person stopped the work.
    pub(crate) fn cancel_progress(&self, token: &ProgressToken) {
        if let ProgressToken::String(token) = token
            && let Some(cancelled) = lock(&self.progress).get(token)
        {
            cancelled.set();
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
