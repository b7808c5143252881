//! What a crowd that nobody can ask is said to feel: « Certains scientifiques ne sont pas encore convaincus ».

use crate::lexicon;
use crate::tokenizer::Token;

/// What one is who has an opinion, cut to a stem.
const OPINIONS: [&str; 15] = [
    "circonspect", "convaincu", "divisé", "dubitatif", "inquiet", "inquièt", "optimist", "partagé",
    "perplex", "persuadé", "pessimist", "prudent", "sceptiqu", "unanim", "formel",
];

/// How many of them, without a number.
const SOME: [&str; 8] =
    ["certains", "certaines", "nombreux", "nombreuses", "nombre", "plupart", "plusieurs", "beaucoup"];

/// Such a crowd is the subject, and « être » with an opinion follows.
pub(super) fn holds_opinion(tokens: &[Token], quoted: &[bool]) -> bool {
    let told = |i: usize| !quoted.get(i).copied().unwrap_or_default();
    (0..tokens.len()).filter(|i| told(*i)).any(|i| {
        let noun = crowd(tokens, i);
        let verb = noun.and_then(|noun| tokens.get(noun + 1..)).unwrap_or_default();
        let be = verb.iter().take(2).position(|t| t.is_any(&["sont", "restent", "demeurent", "étaient"]));
        let negated = verb.first().is_some_and(|t| t.is_any(&["ne", "n'"]));
        // « Beaucoup d'observateurs y voient un signe »
        let sees = verb.first().is_some_and(|t| t.is("y"))
            && verb.get(1).is_some_and(|t| t.is_any(&["voient", "voyaient", "lisent"]));
        let close = be.is_some_and(|be| be == 0 || negated);
        let rest = be.and_then(|be| verb.get(be + 1..)).unwrap_or_default();
        sees || close && rest.iter().take(4).any(|t| OPINIONS.iter().any(|stem| t.norm.starts_with(stem)))
    })
}

/// « est vu comme un rempart », « sont largement perçues comme une menace »: by whom?
pub(super) fn sees_as(tokens: &[Token], quoted: &[bool]) -> bool {
    const SEEN: [&str; 8] = ["perçu", "perçue", "perçus", "perçues", "vu", "vue", "vus", "vues"];
    (0..tokens.len()).filter(|i| !quoted.get(*i).copied().unwrap_or_default()).any(|i| {
        let is = |k: usize, words: &[&str]| tokens.get(k).is_some_and(|t| t.is_any(words));
        let thing = is(i + 1, &["comme"]) && is(i + 2, &["un", "une"]) && !is(i + 3, &["des"]);
        let before = tokens.get(i.saturating_sub(3)..i).unwrap_or_default();
        let now = before.iter().any(|t| t.is_any(&["est", "sont", "était", "étaient"]))
            && !before.iter().any(|t| t.is_any(&["pas", "plus", "n'", "se", "s'"]));
        let agent = tokens.iter().any(|t| t.is_any(&["par", "pour"]));
        is(i, &SEEN) && thing && now && !agent
    })
}

/// The noun of « certains experts », « la plupart des observateurs », « les analystes », that begins at `i`.
fn crowd(tokens: &[Token], i: usize) -> Option<usize> {
    let some = tokens.get(i)?.is_any(&SOME);
    let noun = (i + 1..i + 4).find(|&k| {
        tokens.get(k).is_some_and(|t| {
            t.norm.strip_suffix('s').is_some_and(|one| {
                if some { lexicon::is_vague_group(one) } else { lexicon::is_anonymous_crowd(one) }
            })
        })
    })?;
    let between = tokens.get(i + 1..noun)?;
    let joined = between.iter().all(|t| t.is_any(&["des", "de", "d'", "les"]));
    let whole = some || tokens.get(i)?.is("les") && noun == i + 1;
    (joined && whole).then_some(noun)
}
