//! What alone is no claim, and is one in some articles: the business of a closed meeting; a source behind a participle.

use crate::lexicon::{self, Features};
use crate::quotes::LocalQuote;
use crate::syntax::Upos;
use crate::text::Span;
use crate::tokenizer::{Token, TokenKind};

use super::clause::Clause;

/// How one takes a matter who has been asked about it, cut to a stem.
const DISPOSED: [&str; 22] = [
    "amer", "catégoriqu", "circonspect", "confiant", "dubitati", "défavorabl", "favorabl", "formel",
    "hostil", "intarissabl", "lucid", "mesuré", "nuancé", "opposé", "optimist", "perplex", "pessimist",
    "prudent", "réservé", "satisfait", "sceptiqu", "serein",
];

impl Clause<'_> {
    /// « La direction « regrette ces désagréments » »: the quotation begins with a verb in the third person, whose subject
    /// stands before it and can speak.
    pub(crate) fn has_subject(&self, quote: &LocalQuote) -> bool {
        const CLITICS: [&str; 14] =
            ["[", "]", "en", "l'", "la", "le", "les", "leur", "lui", "n'", "ne", "s'", "se", "y"];
        let first = self.tokens.partition_point(|t| t.span.start < quote.inner.start);
        let mut quoted = self.tokens.iter().enumerate().skip(first).take(6);
        let Some((verb, token)) = quoted.find(|(_, t)| !t.is_any(&CLITICS)) else { return false };
        let third = token.word.is(Features::HE | Features::THEY)
            && !token.is_capital()
            && token.span.end < quote.inner.end;
        let tree = &self.tree;
        let tagged = |w: usize| tree.word(w).is_some_and(|w| matches!(w.upos, Upos::Verb | Upos::Aux));
        if !third || !tree.at(verb).is_some_and(tagged) {
            return false;
        }
        let subject = tree.predicate(verb).and_then(|w| tree.own_subject(w));
        subject.and_then(|w| Some((tree.word(w)?, tree.token_of(w)?))).is_some_and(|(word, at)| {
            let somebody = match word.upos {
                Upos::Propn => true,
                // « À la préfecture, on « ne commente pas » »
                Upos::Pron if &*word.lemma == "on" => {
                    self.is_any(0, &["à", "au", "aux", "chez", "côté", "dans"])
                }
                Upos::Pron => matches!(&*word.lemma, "il" | "elle" | "ils" | "elles" | "lui"),
                _ => can_speak(&word.lemma),
            };
            at < first && somebody
        })
    }

    /// « Les bailleurs sont plus prudents », « La maire reste sceptique », « Le club se montre réservé »: how somebody who can
    /// speak says he takes it.
    pub(crate) fn is_disposed(&self) -> bool {
        let disposed = |i: &usize| {
            self.get(*i).is_some_and(|t| DISPOSED.iter().any(|stem| t.norm.starts_with(stem)))
                && self.tree.at(*i).and_then(|w| self.tree.word(w)).is_some_and(|w| w.upos == Upos::Adj)
                && !self.subordinate(*i)
        };
        let Some(mood) = self.positions().find(disposed) else { return false };
        let takes = |k: usize| {
            matches!(self.lemma(k), Some("demeurer" | "montrer" | "rester" | "être"))
                || self.is_any(k, &["est", "sont", "était", "étaient"])
        };
        let verb = (mood.saturating_sub(6)..mood).rev().find(|&k| takes(k));
        let subject = verb
            .and_then(|verb| self.subject(mood).or_else(|| self.subject(verb)).filter(|&s| s < verb))
            // « Quatre habitants sur cinq sont favorables » is a poll.
            .filter(|&s| {
                !self.figures.iter().any(|f| self.get(s).is_some_and(|t| f.span.start <= t.span.end))
            });
        subject.and_then(|s| self.tree.word(self.tree.at(s)?)).is_some_and(|word| match word.upos {
            Upos::Propn => true,
            Upos::Noun => can_speak(&word.lemma),
            _ => false,
        })
    }

    /// « L'objectif était que », « se sont mis d'accord sur », « la présence à cette réunion »: what a meeting was for or came to.
    pub(crate) fn meeting(&self) -> Option<Span> {
        self.positions().find_map(|i| {
            let aim = i < 3
                && self.is_any(i, &["objectif", "but", "enjeu"])
                && self.is_any(i + 1, &["était", "est"])
                && self.is_any(i + 2, &["que", "qu'", "de", "d'"]);
            let agreed = self.is_any(i, &["mis", "mises", "tombés", "tombées"])
                && self.is_any(i + 1, &["d'"])
                && self.is(i + 2, "accord")
                || self.lemma(i) == Some("convenir")
                    && self.participle(i)
                    && self.is_any(i + 1, &["de", "d'", "que", "qu'"]);
            let this = self.is_any(i, &["cette", "cet", "ces"])
                && self.is_any(
                    i + 1,
                    &[
                        "entretien", "entretiens", "entrevue", "rencontre", "rencontres", "réunion",
                        "réunions",
                    ],
                );
            (aim || agreed || this).then(|| self.span(i, i + 1))
        })
    }

    /// « un bilan communiqué par la gendarmerie », « le taux annoncé par la direction »: the sentence says who gives it.
    pub(crate) fn given(&self) -> Option<Span> {
        const GIVES: [&str; 20] = [
            "annoncer", "avancer", "calculer", "chiffrer", "citer", "communiquer", "confirmer", "dénombrer",
            "diffuser", "établir", "estimer", "évaluer", "fournir", "mesurer", "publier", "rapporter",
            "recenser", "relever", "répertorier", "révéler",
        ];
        self.handed_out().or_else(|| {
            self.positions().find_map(|i| {
                // « des participants à l'étude menée par l'agence »
                const SURVEYS: [&str; 5] = ["baromètre", "enquête", "étude", "recensement", "sondage"];
                const LED: [&str; 4] = ["conduit", "effectué", "mené", "réalisé"];
                let led = |t: &Token| LED.iter().any(|stem| t.norm.starts_with(stem));
                let leads = self.get(i).is_some_and(led)
                    && (i.saturating_sub(3)..i).any(|k| self.is_any(k, &SURVEYS));
                let gives =
                    leads || self.participle(i) && self.lemma(i).is_some_and(|verb| GIVES.contains(&verb));
                // « publié lundi 2 mai par la commission »
                let day = |k: usize| {
                    self.get(k).is_some_and(|t| {
                        t.kind == TokenKind::Number
                            || lexicon::is_weekday(&t.norm)
                            || lexicon::is_month(&t.norm)
                            || t.is_any(&["dans", "le", "conjointement", "hier", "récemment"])
                    })
                };
                let dated = (i + 1..i + 9).find(|&k| !day(k)).unwrap_or(i + 1);
                let by = (i + 1..i + 4).chain([dated]).find(|&k| self.is(k, "par")).filter(|_| gives)?;
                // « annoncé par courrier », « confirmé par un malaise » give no source, « par la préfecture » does.
                let somebody = self.is(by + 1, "l'")
                    || self.get(by + 1).is_some_and(|t| t.is_capital() || t.word.is(Features::DET));
                let thing = self.is_any(by + 1, &["un", "une"])
                    && !(by + 2..by + 5).any(|k| self.get(k).is_some_and(|t| can_speak(&t.norm)));
                let somebody = somebody && !thing;
                somebody.then(|| self.span(i, by))
            })
        })
    }

    /// « Le maire a donné un nouveau bilan de 50 morts ».
    fn handed_out(&self) -> Option<Span> {
        self.positions().find_map(|i| {
            let gives = self.participle(i)
                && !self.passive(i)
                && self.lemma(i).is_some_and(|verb| {
                    matches!(verb, "annoncer" | "communiquer" | "donner" | "fournir" | "dresser")
                });
            let bill = (i + 1..i + 5).find(|&k| self.is(k, "bilan")).filter(|_| gives)?;
            let somebody = !(i.saturating_sub(3)..i).any(|k| self.is(k, "on"));
            somebody.then(|| self.span(i, bill))
        })
    }
}

/// A noun for somebody or something that gives news.
fn can_speak(noun: &str) -> bool {
    lexicon::is_person_noun(noun)
        || lexicon::is_speaker_noun(noun)
        || lexicon::is_body_noun(noun)
        || lexicon::is_speaker_body(noun)
        || lexicon::is_document_noun(noun)
        || lexicon::is_media_noun(noun)
}
