//! Who does what in a clause, in which tense.

use crate::model::{Feature, hash};
use crate::syntax::{Deprel, SyntacticWord, Upos, VerbForm};

use super::features::{Keys, Words};

/// What a feature of a clause is made of; its numbers lie above those of a sentence.
#[derive(Clone, Copy)]
enum Template {
    Tense = 64,
    TenseOfClass,
    Passive,
    PassiveOfClass,
    Lemma,
    Upos,
    Negated,
    Subject,
    SubjectLemma,
    SubjectClass,
    SubjectOfClass,
    SubjectInTense,
    SubjectDeterminer,
    SubjectNumber,
}

/// How a clause that is not the main one hangs on the sentence.
#[derive(Clone, Copy)]
pub(super) enum Relation {
    Conjunct = 1,
    Adverbial,
    Relative,
    Participle,
    Complement,
    Parataxis,
    Infinitive,
}

/// How the clause of this word hangs on the sentence, when it is the predicate of one.
pub(super) fn relation(words: &Words<'_>, i: usize) -> Option<Relation> {
    let word = words.get(i)?;
    let relation = match word.deprel {
        Deprel::Conj => Relation::Conjunct,
        Deprel::Advcl => Relation::Adverbial,
        Deprel::AclRelcl => Relation::Relative,
        Deprel::Acl => Relation::Participle,
        Deprel::Ccomp => Relation::Complement,
        Deprel::Parataxis => Relation::Parataxis,
        Deprel::Xcomp => Relation::Infinitive,
        _ => return None,
    };
    let predicate = word.upos == Upos::Verb || words.children(i).any(|(_, w)| w.deprel == Deprel::Cop);
    predicate.then_some(relation)
}

/// The tense of a predicate: that of its first finite verb, and whether that only carries a participle.
fn tense(words: &Words<'_>, i: usize, word: &SyntacticWord) -> u32 {
    let finite = |w: &SyntacticWord| w.feats.verb_form() == Some(VerbForm::Fin);
    let carries = |w: &SyntacticWord| w.deprel == Deprel::Cop || w.deprel.base() == "aux";
    let group = std::iter::once((i, word)).chain(words.children(i).filter(|(_, w)| carries(w)));
    let mut group = group.filter(|(_, w)| finite(w));
    let number = |n: Option<u32>| n.map_or(0, |n| n + 1);
    let told = |w: &SyntacticWord, carried: u32| {
        number(w.feats.mood().map(|m| m as u32)) << 8
            | number(w.feats.tense().map(|t| t as u32)) << 4
            | carried
    };
    match group.next() {
        Some((own, w)) => told(w, u32::from(own != i && w.deprel != Deprel::Cop)),
        None => number(word.feats.verb_form().map(|f| f as u32)) << 16 | told(word, 2),
    }
}

/// Adds the features of the clause whose predicate is word `i`.
pub(super) fn of(words: &Words<'_>, i: usize, relation: Option<Relation>, keys: &mut Keys) {
    let Some(word) = words.get(i) else { return };
    let feature = |template: Template| {
        Feature::new(template as u32).with(relation.map_or(0, |relation| relation as u32))
    };
    let tense = tense(words, i, word);
    let passive = words.children(i).any(|(_, w)| w.deprel == Deprel::AuxPass);
    let agent = words.children(i).any(|(_, w)| w.deprel == Deprel::OblAgent);
    keys.add(feature(Template::Tense).with(tense));
    keys.add(feature(Template::Lemma).with(hash(word.lemma.as_bytes())));
    keys.add(feature(Template::Upos).with(word.upos as u32));
    if passive {
        keys.add(feature(Template::Passive).with(u32::from(agent)));
    }
    for class in words.classes(i) {
        let class = u32::from(class.number());
        keys.add(feature(Template::TenseOfClass).with(tense).with(class));
        if passive {
            keys.add(feature(Template::PassiveOfClass).with(class));
        }
    }
    let negates = |w: &SyntacticWord| {
        w.deprel == Deprel::Advmod && matches!(&*w.lemma, "pas" | "ne" | "jamais" | "aucun" | "plus")
    };
    if words.children(i).any(|(_, w)| negates(w)) {
        keys.add(feature(Template::Negated));
    }
    for (subject, its) in words.children(i).filter(|(_, w)| w.deprel.is_subject()) {
        let kind = words.name(subject).map_or(its.upos as u32, |kind| 64 + kind as u32);
        keys.add(feature(Template::Subject).with(kind));
        if matches!(its.upos, Upos::Pron | Upos::Noun) {
            keys.add(feature(Template::SubjectLemma).with(hash(its.lemma.as_bytes())));
        }
        for verb in words.classes(i) {
            keys.add(feature(Template::SubjectOfClass).with(256 + kind).with(u32::from(verb.number())));
        }
        for class in words.classes(subject) {
            let class = u32::from(class.number());
            keys.add(feature(Template::SubjectClass).with(class));
            keys.add(feature(Template::SubjectInTense).with(class).with(tense));
            for verb in words.classes(i) {
                keys.add(feature(Template::SubjectOfClass).with(class).with(u32::from(verb.number())));
            }
        }
        let determiner =
            words.children(subject).find(|(_, w)| matches!(w.deprel, Deprel::Det | Deprel::Nummod));
        let determiner = determiner.map_or(0, |(_, w)| hash(w.lemma.as_bytes()));
        keys.add(feature(Template::SubjectDeterminer).with(determiner));
        keys.add(feature(Template::SubjectNumber).with(its.feats.number().map_or(0, |n| n as u32 + 1)));
    }
}
