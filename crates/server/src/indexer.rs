//! The articles that lie in the workspace and are not open: found, read, and kept in step with the disk.
//!
//! It runs behind everything else. Answers that come meanwhile are made of what was read so far.

mod file;
mod walk;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use sourcier_desk::{ArticleId, Snapshot};
use tokio::sync::oneshot;
use tokio::time::interval;
use tower_lsp::Client;
use tower_lsp::ls_types::request::WorkDoneProgressCreate;
use tower_lsp::ls_types::{ProgressToken, WorkDoneProgressCreateParams};

use crate::convert;
use crate::service::cancellation::Cancelled;
use crate::service::lanes;
use crate::state::Shared;
use crate::writer::Found;

/// How often progress is shown.
const PROGRESS: Duration = Duration::from_millis(100);

/// How far a look at the disk is.
#[derive(Debug, Default)]
struct Counts {
    all: AtomicUsize,
    read: AtomicUsize,
    left_out: AtomicUsize,
}

/// Reads whole folders, and shows how far it is. `ticket` says when the look at the disk was asked for.
pub(crate) async fn index(shared: Arc<Shared>, folders: Vec<PathBuf>, ticket: u64) {
    shared.gate.open().await;
    let token = format!("{}/index/{ticket}", crate::settings::SECTION);
    let cancelled = shared.remember_progress(&token);
    let counts = Arc::new(Counts::default());
    let work = look(Arc::clone(&shared), folders, ticket, cancelled.clone(), Arc::clone(&counts));
    // Begins at once, however long the client takes to agree to the progress.
    let mut work = tokio::spawn(work);
    if shared.features().progress && create(&shared.client, &token).await {
        let progress = shared
            .client
            .progress(ProgressToken::String(token.clone()), "Lecture du dossier")
            .with_percentage(0)
            .with_cancel_button()
            .begin()
            .await;
        let mut ticks = interval(PROGRESS);
        loop {
            tokio::select! {
                biased;
                _ = &mut work => break,
                _ = ticks.tick() => {
                    let (read, all) = (counts.read.load(Ordering::Relaxed), counts.all.load(Ordering::Relaxed));
                    let percentage = u32::try_from(read * 100 / all.max(1)).unwrap_or(100);
                    progress.report_with_message(format!("{read}/{all}"), percentage, None).await;
                }
            }
        }
        progress.finish_with_message(summary(&counts, &cancelled)).await;
    } else {
        // What went wrong inside was said there.
        let _ = work.await;
    }
    shared.forget_progress(&token);
    shared.notices.info(summary(&counts, &cancelled));
}

/// Looks again at files and folders that changed on disk, or whose documents were closed.
pub(crate) async fn refresh(shared: Arc<Shared>, paths: Vec<PathBuf>, ticket: u64) {
    look(shared, paths, ticket, Cancelled::default(), Arc::default()).await;
}

/// Looks at `paths` and all below them: what is an article of the workspace is read, what is no more is forgotten.
async fn look(
    shared: Arc<Shared>,
    paths: Vec<PathBuf>,
    ticket: u64,
    cancelled: Cancelled,
    counts: Arc<Counts>,
) {
    let Ok(snapshot) = shared.ask().await else { return };
    let (reached, all_in) = oneshot::channel();
    let work = {
        let shared = Arc::clone(&shared);
        move || {
            let articles = walk::articles(&shared.folders(), &paths, &shared.notices);
            counts.all.store(articles.len(), Ordering::Relaxed);
            for id in gone(&snapshot, &paths, &articles) {
                shared.writer.found(Found::Nothing(id, ticket));
            }
            // A set cannot be shared out evenly among threads.
            let articles: Vec<_> = articles.into_iter().collect();
            articles.par_iter().filter(|_| !cancelled.is_set()).for_each(|path| {
                take_in(&shared, path, ticket, &counts);
            });
            shared.writer.found(Found::Mark(reached));
        }
    };
    if lanes::run(&shared.lanes.background, work).await.is_err() {
        shared.notices.error("La lecture du dossier a échoué (erreur interne).".to_owned());
    }
    // Fails when the server ends.
    let _ = all_in.await;
}

fn take_in(shared: &Shared, path: &Path, ticket: u64, counts: &Counts) {
    let Some(uri) = tower_lsp::ls_types::Uri::from_file_path(path) else { return };
    let id = convert::article(&uri);
    let read = std::panic::catch_unwind(|| file::read(path).map(|text| sourcier_desk::read_file(&text)))
        .unwrap_or_else(|_| {
            Err(format!("{}\u{a0}: écarté, la lecture a échoué (erreur interne).", path.display()))
        });
    match read {
        Ok(contribution) => {
            counts.read.fetch_add(1, Ordering::Relaxed);
            shared.writer.found(Found::File(id, ticket, Box::new(contribution)));
        }
        Err(left_out) => {
            counts.left_out.fetch_add(1, Ordering::Relaxed);
            shared.notices.warning(left_out);
            shared.writer.found(Found::Nothing(id, ticket));
        }
    }
}

/// The articles that are known at or below `paths`, and are not among `articles` any more.
fn gone(snapshot: &Snapshot, paths: &[PathBuf], articles: &BTreeSet<PathBuf>) -> Vec<ArticleId> {
    snapshot
        .index
        .articles()
        .filter(|(id, _)| {
            convert::path_of(id).is_some_and(|known| {
                paths.iter().any(|path| known.starts_with(path)) && !articles.contains(known)
            })
        })
        .map(|(id, _)| id.clone())
        .collect()
}

/// Asks the client for a place to show progress.
async fn create(client: &Client, token: &str) -> bool {
    let token = ProgressToken::String(token.to_owned());
    client.send_request::<WorkDoneProgressCreate>(WorkDoneProgressCreateParams { token }).await.is_ok()
}

fn summary(counts: &Counts, cancelled: &Cancelled) -> String {
    let count = |n: &AtomicUsize| n.load(Ordering::Relaxed);
    let (read, all, left_out) = (count(&counts.read), count(&counts.all), count(&counts.left_out));
    let left_out = if left_out > 0 { format!(", écartés\u{a0}: {left_out}") } else { String::new() };
    let stopped = if cancelled.is_set() { " (lecture interrompue)" } else { "" };
    format!("Articles lus\u{a0}: {read} sur {all}{left_out}{stopped}.")
}
