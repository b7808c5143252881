//! What kind of speech a cue reports.

use sourcier_analysis::attribution::Attribution;
use sourcier_analysis::lexicon::cues::{CueClass, CueVerb, cue_verbs};

use crate::rules::Context;

/// The verb of a cue, in the infinitive: « affirmer » for « a notamment affirmé ». `None` for « selon ».
pub(crate) fn verb(ctx: &Context<'_>, attribution: &Attribution) -> Option<&'static str> {
    let verbs = ctx.tokens(attribution.cue).iter().filter_map(|t| t.word.infinitive());
    verbs.rev().find(|verb| !cue_verbs(verb).is_empty())
}

/// The verb of the cue can have one of these senses.
pub(crate) fn is_any(ctx: &Context<'_>, attribution: &Attribution, classes: &[CueClass]) -> bool {
    let tokens = ctx.tokens(attribution.cue);
    // « avoir la certitude » is no « avoir »: all the words of a cue are there.
    let whole = |cue: &&CueVerb| cue.rest.iter().all(|word| tokens.iter().any(|t| t.is(word)));
    let verbs = tokens.iter().filter_map(|t| t.word.infinitive());
    verbs.flat_map(cue_verbs).filter(whole).any(|cue| classes.contains(&cue.class))
}
