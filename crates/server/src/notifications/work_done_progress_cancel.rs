//! `window/workDoneProgress/cancel`: stops reading the workspace; what was read stays.

use tower_lsp::ls_types::WorkDoneProgressCancelParams;

use crate::state::Shared;

pub(super) fn apply(shared: &Shared, params: &WorkDoneProgressCancelParams) {
    shared.cancel_progress(&params.token);
}
