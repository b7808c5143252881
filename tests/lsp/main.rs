//! The language server over its wire, one file per method of the protocol.
//!
//! Most tests talk to the real server over a pipe in memory ([`client`]); those about the process itself start the
//! real binary. None measures time: what must not wait is shown not to wait by holding back what it must not wait for.

mod cancel_request;
mod client;
mod code_action;
mod definition;
mod did_change;
mod did_change_configuration;
mod did_change_watched_files;
mod did_change_workspace_folders;
mod did_close;
mod did_open;
mod document_highlight;
mod document_symbol;
mod dossier;
mod exit;
mod hover;
mod initialize;
mod initialized;
mod probe;
mod process;
mod publish_diagnostics;
mod references;
mod shutdown;
mod stdio;
mod unknown_method;
mod work_done_progress;
mod workspace_symbol;
