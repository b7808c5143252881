//! Pronouns and particles that hang on a word by a hyphen: « dit-il », « a-t-on », « prends-le », « ce jour-là ».

use crate::lexicon::{Features, Word};

/// The most that can hang on one word: « donnez-le-moi ».
pub(super) const MOST: usize = 2;

/// Subjects behind their verb, longest first.
const SUBJECTS: [&str; 15] = [
    "-t-elles", "-t-ils", "-t-elle", "-t-il", "-t-on", "-elles", "-elle", "-ils", "-il", "-on", "-ce", "-je",
    "-tu", "-nous", "-vous",
];

/// Objects behind an imperative.
const OBJECTS: [&str; 12] =
    ["-moi", "-toi", "-lui", "-leur", "-nous", "-vous", "-les", "-le", "-la", "-en", "-y", "-ce"];

/// Particles behind a noun.
const PARTICLES: [&str; 2] = ["-là", "-ci"];

/// How many characters to cut off the end of a word that is not in the lexicon, from the last on; 0 for no cut.
pub(super) fn cuts(norm: &str) -> [usize; MOST] {
    let Some(hyphen) = norm.find('-') else { return [0; MOST] };
    let first = Word::of(norm.get(..hyphen).unwrap_or_default());
    let one = |rest: &str| {
        PARTICLES.contains(&rest) && is_noun(first)
            || SUBJECTS.contains(&rest) && (first.is(Features::VERB) || is_bound(norm, rest))
            || OBJECTS.contains(&rest) && is_imperative(first)
    };
    let rest = norm.get(hyphen..).unwrap_or_default();
    if one(rest) {
        return [rest.chars().count(), 0];
    }
    let pair = OBJECTS.iter().find_map(|last| Some((last, rest.strip_suffix(last)?)));
    match pair {
        Some((last, before)) if OBJECTS.contains(&before) && is_imperative(first) => {
            [last.chars().count(), before.chars().count()]
        }
        _ => [0; MOST],
    }
}

/// « puis-je », « voilà-t-il », « eussé-je »: forms that live before a pronoun only.
fn is_bound(norm: &str, rest: &str) -> bool {
    let verb = norm.strip_suffix(rest).unwrap_or_default();
    rest == "-je" && (verb == "puis" || verb.ends_with('é')) || rest == "-t-il" && verb == "voilà"
}

fn is_noun(word: Word) -> bool {
    word.is(Features::NOUN) && !word.is(Features::ADP | Features::PRON | Features::DET)
}

fn is_imperative(word: Word) -> bool {
    word.is(Features::OTHER_PERSON)
}
