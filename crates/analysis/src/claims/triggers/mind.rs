//! (d) What a third party wants or fears; what will be.

use crate::claims::clause::Clause;
use crate::lexicon::Features;

/// (d) « souhaite », « craint », « s'apprête à ».
pub(super) fn intention(c: &Clause<'_>) -> Option<(usize, usize)> {
    c.positions().find_map(|i| {
        let token = c.get(i)?;
        let verb = c.lemma(i)?;
        let wants =
            matches!(verb, "vouloir" | "souhaiter" | "craindre" | "espérer" | "redouter" | "ambitionner")
                || matches!(verb, "apprêter" | "préparer") && c.is_any(i.wrapping_sub(1), &["s'", "se"]);
        let now = token.word.is(Features::PRESENT | Features::IMPERFECT) && !token.word.is(Features::NOUN);
        (wants && now && !c.subordinate(i)).then_some((i, i))
    })
}

/// « va s'aggraver », « devrait atteindre », « d'ici 2030 » with a future.
pub(super) fn prediction(c: &Clause<'_>) -> Option<(usize, usize)> {
    let dated = (0..c.tokens.len()).any(|k| c.is(k, "d'") && c.is(k + 1, "ici"));
    c.positions().find_map(|i| {
        let token = c.get(i)?;
        let should = c.is_any(i, &["devrait", "devraient"])
            && c.get(i + 1).is_some_and(|t| t.word.is(Features::INFINITIVE));
        let future = dated && token.word.is(Features::FUTURE) && !token.is_capital();
        ((should || future) && !c.subordinate(i)).then_some((i, i))
    })
}
