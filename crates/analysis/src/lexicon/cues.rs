//! Verbs that report speech, from `cue-verbs.txt`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// A verb that reports speech, with what it can govern.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CueVerb {
    /// « se dire » as against « dire ».
    pub reflexive: bool,
    /// What follows the verb in a cue of several words: « faire » + « part ».
    pub rest: Vec<&'static str>,
    /// Its sense.
    pub class: CueClass,
    frames: &'static str,
    /// What introduces its object: « tabler sur », « appeler à ».
    prepositions: &'static str,
}

/// Senses of reporting verbs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CueClass {
    /// « dire ».
    Say,
    /// « noter »: the author endorses what is said.
    Remark,
    /// « affirmer ».
    Assert,
    /// « estimer ».
    Estimate,
    /// « espérer », « craindre »: a state of mind rather than speech.
    Want,
    /// « promettre ».
    Announce,
    /// « révéler ».
    Reveal,
    /// « reconnaître ».
    Admit,
    /// « démentir ».
    Deny,
    /// « accuser ».
    Accuse,
    /// « avertir ».
    Warn,
    /// « demander ».
    Ask,
    /// « saluer ».
    Praise,
    /// « répondre ».
    Answer,
    /// « tonner »: beside a quotation only.
    Manner,
}

/// What a reporting verb governs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Frame {
    /// « que » and a clause.
    Clause,
    /// A quotation.
    Quotation,
    /// An infinitive.
    Infinitive,
    /// A nominal object.
    Object,
    /// An indirect question.
    Question,
    /// An impersonal passive.
    Passive,
    /// Any of them, with a document as its subject.
    Document,
    /// Nothing: « le ministre dément ».
    Alone,
    /// A quotation that it sets off, no other.
    Incise,
    /// Any of them, and only when it is denied: « ne cache pas sa colère ».
    Denied,
}

impl CueVerb {
    /// Can govern that.
    pub fn has(&self, frame: Frame) -> bool {
        let letter = match frame {
            Frame::Clause => 'Q',
            Frame::Quotation => 'D',
            Frame::Infinitive => 'V',
            Frame::Object => 'N',
            Frame::Question => 'W',
            Frame::Passive => 'P',
            Frame::Document => 'M',
            Frame::Alone => 'A',
            Frame::Incise => 'I',
            Frame::Denied => 'X',
        };
        self.frames.contains(letter)
    }

    /// Its object stands behind this preposition, contracted or not: « table sur », « appelle au ».
    pub fn takes(&self, preposition: &str) -> bool {
        let plain = match preposition {
            "d'" | "du" | "des" => "de",
            "au" | "aux" => "à",
            other => other,
        };
        self.prepositions.split(' ').any(|p| p == plain)
    }
}

/// The cues headed by an infinitive, those of most words first.
pub fn cue_verbs(infinitive: &str) -> &'static [CueVerb] {
    static VERBS: LazyLock<FxHashMap<&'static str, Vec<CueVerb>>> = LazyLock::new(read);
    VERBS.get(infinitive).map(Vec::as_slice).unwrap_or_default()
}

/// What any verb is when it sets off a quotation: « Q », philosophe un chauffeur. Heads only, reflexive or not.
pub fn any_verb() -> &'static [CueVerb] {
    static ANY: [CueVerb; 2] = [
        CueVerb {
            reflexive: false,
            rest: Vec::new(),
            class: CueClass::Manner,
            frames: "DI",
            prepositions: "",
        },
        CueVerb {
            reflexive: true,
            rest: Vec::new(),
            class: CueClass::Manner,
            frames: "DI",
            prepositions: "",
        },
    ];
    &ANY
}

/// « accuser un retard », « déclarer forfait »: objects with which a reporting verb reports nothing.
pub fn is_other_object(infinitive: &str, noun: &str) -> bool {
    static OBJECTS: LazyLock<Objects> = LazyLock::new(|| objects(include_str!("other-objects.txt")));
    OBJECTS.get(infinitive).is_some_and(|nouns| nouns.contains(&noun))
}

/// « lancer un appel », « écarter l'hypothèse »: whether the object lets the verb report; `None` for verbs that report
/// whatever their object is.
pub fn is_own_object(infinitive: &str, noun: &str) -> Option<bool> {
    static OBJECTS: LazyLock<Objects> = LazyLock::new(|| objects(include_str!("own-objects.txt")));
    OBJECTS.get(infinitive).map(|nouns| nouns.contains(&noun))
}

/// Verbs, each with nouns.
type Objects = FxHashMap<&'static str, Vec<&'static str>>;

fn objects(text: &'static str) -> Objects {
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('\t')).map(|(v, nouns)| (v, nouns.split(' ').collect())).collect()
}

fn read() -> FxHashMap<&'static str, Vec<CueVerb>> {
    let mut verbs: BTreeMap<&str, Vec<CueVerb>> = BTreeMap::new();
    for line in include_str!("cue-verbs.txt").lines().filter(|line| !line.starts_with('#')) {
        let mut cells = line.split('\t');
        let (Some(lemma), Some(class), Some(frames)) = (cells.next(), cells.next(), cells.next()) else {
            continue;
        };
        let plain = lemma.strip_prefix("se ").or_else(|| lemma.strip_prefix("s'"));
        let mut words = plain.unwrap_or(lemma).split(' ');
        let (Some(head), Some(class)) = (words.next(), class_of(class)) else { continue };
        let verb = CueVerb {
            reflexive: plain.is_some(),
            rest: words.collect(),
            class,
            frames,
            prepositions: cells.next().unwrap_or_default(),
        };
        verbs.entry(head).or_default().push(verb);
    }
    for cues in verbs.values_mut() {
        cues.sort_by_key(|cue| std::cmp::Reverse(cue.rest.len()));
    }
    verbs.into_iter().collect()
}

fn class_of(name: &str) -> Option<CueClass> {
    Some(match name {
        "say" => CueClass::Say,
        "remark" => CueClass::Remark,
        "assert" => CueClass::Assert,
        "estimate" => CueClass::Estimate,
        "want" => CueClass::Want,
        "announce" => CueClass::Announce,
        "reveal" => CueClass::Reveal,
        "admit" => CueClass::Admit,
        "deny" => CueClass::Deny,
        "accuse" => CueClass::Accuse,
        "warn" => CueClass::Warn,
        "ask" => CueClass::Ask,
        "praise" => CueClass::Praise,
        "answer" => CueClass::Answer,
        "manner" => CueClass::Manner,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Word;

    #[test]
    fn every_line_is_read_and_every_head_is_a_verb() {
        for line in include_str!("cue-verbs.txt").lines().filter(|line| !line.starts_with('#')) {
            let lemma = line.split('\t').next().expect("a lemma");
            let plain = lemma.strip_prefix("se ").or_else(|| lemma.strip_prefix("s'")).unwrap_or(lemma);
            let head = plain.split(' ').next().expect("a head");
            assert!(!cue_verbs(head).is_empty(), "{line}: not read");
            assert!(Word::of(head).infinitive().is_some(), "{head}: not a verb of the lexicon");
        }
    }
}
