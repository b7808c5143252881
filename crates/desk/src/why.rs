//! Why a sentence is flagged or not: how it was read, in one French line.
//!
//! The line says where the source stands and by which path it reaches the sentence, what made a source necessary, or
//! why none is; and of a sentence without a source that no rule flags, what keeps the rule silent.

use sourcier_analysis::article::{SegmentKind, Sentence};
use sourcier_analysis::attribution::Attribution;
use sourcier_analysis::claims::{Claim, ClaimKind, Exemption};
use sourcier_analysis::sourcing::Sourcing;
use sourcier_analysis::text::LineIndex;

use crate::diagnostics::Diagnostic;
use crate::french::{NBSP, one_line, shorten};
use crate::rules::{self, Context, Family, OWN_VOICE, unattributed_quote};
use crate::sources::naming;
use crate::suppression::{self, Suppressions};
use crate::{Article, ArticleId, Encoding, Snapshot, Span};

mod silence;

/// How one sentence was read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Why {
    /// The sentence.
    pub span: Span,
    /// One French line, plain text.
    pub line: String,
    /// The cue of the source that covers it, in the sentence or in another.
    pub cue: Option<Span>,
}

/// The line of text that is no part of the article.
pub const OUTSIDE: &str = "Hors de l’article, n’est pas relu.";

const WITNESS: &str = "constaté par la rédaction";

/// The most characters of the words that are quoted in a line.
const WORDS: usize = 60;

impl Snapshot {
    /// How the sentence at `offset` of an open article was read.
    pub fn why(&self, id: &ArticleId, offset: usize) -> Option<Why> {
        let article = self.article(id)?;
        let sentence = article.sentence_at(offset)?;
        Some(
            Reader::new(self, id, article, &self.diagnostics(id))
                .why(sentence, article.sentences.get(sentence)?),
        )
    }

    /// How each sentence of an open article was read, in text order; `found` is what [`Snapshot::diagnostics`] gives.
    pub fn whys(&self, id: &ArticleId, found: &[Diagnostic]) -> Vec<Why> {
        let Some(article) = self.article(id) else { return Vec::new() };
        let reader = Reader::new(self, id, article, found);
        article.sentences.iter().enumerate().map(|(i, sentence)| reader.why(i, sentence)).collect()
    }
}

/// What the sentences of one article are read with.
struct Reader<'a> {
    ctx: Context<'a>,
    /// Its findings, in text order.
    found: &'a [Diagnostic],
    ignored: Suppressions<'a>,
    lines: LineIndex,
}

impl<'a> Reader<'a> {
    fn new(snapshot: &'a Snapshot, id: &'a ArticleId, article: &'a Article, found: &'a [Diagnostic]) -> Self {
        let ctx = Context::new(snapshot, id, article);
        Self { ctx, found, ignored: suppression::read(article), lines: LineIndex::new(&article.text) }
    }

    fn why(&self, index: usize, sentence: &Sentence) -> Why {
        let cue = sentence.attribution.and_then(|a| self.ctx.article.attributions.get(a)).map(|a| a.cue);
        Why { span: sentence.span, line: self.line(index, sentence), cue }
    }

    fn line(&self, index: usize, sentence: &Sentence) -> String {
        let source = self.source(index, sentence);
        let heading = match self.ctx.article.segment_of(sentence) {
            SegmentKind::Credit => return format!("Crédit{NBSP}: il dit d’où vient la copie."),
            segment if !segment.is_article() => return OUTSIDE.to_owned(),
            SegmentKind::Title => "Titre",
            SegmentKind::Crosshead => "Intertitre",
            SegmentKind::Caption => "Légende",
            _ => return self.running(index, sentence, source),
        };
        match source {
            Some(source) => format!("{heading}. {source}"),
            None => format!("{heading}{NBSP}: aucune source n’y est demandée."),
        }
    }

    /// A sentence of the standfirst, the lead, the body.
    fn running(&self, index: usize, sentence: &Sentence, source: Option<String>) -> String {
        let (head, label) = match source {
            Some(source) => (source, "Était à sourcer"),
            None => (self.without_source(index, sentence), "À sourcer"),
        };
        let silence = self.silence(sentence).map(|why| format!("Non signalée{NBSP}: {why}."));
        [Some(head), self.claims(label, sentence), silence]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// The source that stands behind the sentence, and by which path.
    fn source(&self, index: usize, sentence: &Sentence) -> Option<String> {
        let inherits = matches!(sentence.sourcing, Sourcing::InheritedBefore | Sourcing::InheritedAfter);
        let Some(attribution) = sentence.attribution.and_then(|a| self.ctx.article.attributions.get(a))
        else {
            return inherits.then(|| self.announced());
        };
        let name = naming(self.ctx.article, attribution);
        let cue = self.quoted(attribution.cue);
        let line = match (sentence.sourcing, name) {
            (Sourcing::Explicit, Some(name)) => format!("Sourcée par {name}, dans la phrase ({cue})."),
            (Sourcing::Explicit, None) => format!("Sourcée dans la phrase ({cue})."),
            (Sourcing::OwnSpeech, Some(name)) => {
                format!("Parole ou acte public, sa propre source{NBSP}: {name} ({cue}).")
            }
            (Sourcing::InheritedBefore | Sourcing::InheritedAfter, name) => {
                let name = name.map_or_else(|| cue.clone(), |name| format!("{name} ({cue})"));
                format!("{}{NBSP}: {name}.", self.path(index, attribution))
            }
            _ => return None,
        };
        Some(line)
    }

    /// What a sentence takes over that has no cue of its own: the voice of the person interviewed, of what a list is from.
    fn announced(&self) -> String {
        let whom =
            if self.ctx.has_genre(OWN_VOICE) { "la personne interrogée" } else { "ce qui l’annonce" };
        format!("Source reprise{NBSP}: {whom}.")
    }

    /// From where a source is taken over.
    fn path(&self, index: usize, attribution: &Attribution) -> String {
        let article = self.ctx.article;
        let there = attribution.sentence;
        let block = |sentence: usize| article.sentences.get(sentence).map(|s| s.block);
        let line = || self.lines.position(&article.text, attribution.cue.start, Encoding::Utf8).line + 1;
        match () {
            () if there + 1 == index => "Source reprise de la phrase précédente".to_owned(),
            () if there == index + 1 => "Source donnée dans la phrase suivante".to_owned(),
            () if block(there) == block(index) && there < index => {
                "Source reprise du début du paragraphe".to_owned()
            }
            () if block(there) == block(index) => "Source donnée à la fin du paragraphe".to_owned(),
            () if there < index => format!("Source reprise de la ligne {}", line()),
            () => format!("Source donnée plus loin, ligne {}", line()),
        }
    }

    /// What stands in place of a source, or why none is needed.
    fn without_source(&self, index: usize, sentence: &Sentence) -> String {
        let source =
            sentence.attribution.and_then(|a| self.ctx.article.attributions.get(a)).map(|a| a.source);
        match (sentence.sourcing, source) {
            (Sourcing::Anonymous, _) if self.exemption(sentence) == Some(Exemption::Witness) => {
                format!("N’a pas besoin de source{NBSP}: {WITNESS}.")
            }
            (Sourcing::Vague, Some(Some(source))) => {
                format!("Source vague{NBSP}: {}.", self.quoted(source))
            }
            (Sourcing::Vague, _) => "Source que rien ne désigne.".to_owned(),
            (Sourcing::Anonymous, Some(Some(source))) => {
                format!("Source sans nom{NBSP}: {}.", self.quoted(source))
            }
            (Sourcing::Anonymous, _) => "Source sans nom.".to_owned(),
            (Sourcing::Conditional(verb), _) => {
                format!("Conditionnel sans source{NBSP}: {}.", self.quoted(verb))
            }
            _ if self.found(sentence).any(|d| d.rule == unattributed_quote::RULE.code) => {
                "Citation sans auteur.".to_owned()
            }
            _ if !sentence.claims.is_empty() => "Aucune source.".to_owned(),
            _ if self.found(sentence).next().is_some() => "Aucune source précise.".to_owned(),
            _ => match self.no_need(index, sentence) {
                Some(reason) => format!("N’a pas besoin de source{NBSP}: {reason}."),
                None => format!(
                    "Sans source, et rien n’y oblige{NBSP}: événement public ou contexte, sans affirmation forte."
                ),
            },
        }
    }

    /// Why nobody would ask for a source.
    fn no_need(&self, index: usize, sentence: &Sentence) -> Option<String> {
        if let Some(speaker) = self.speaker(index, sentence) {
            return Some(format!("citation dont l’auteur est {speaker}"));
        }
        if self.ctx.has_genre(OWN_VOICE) {
            return Some(self.own_voice());
        }
        let reading = self.ctx.article.reading_of(sentence)?;
        let reason = match (reading.exemption, reading.claims.as_slice()) {
            (Some(Exemption::Question), _) => "une question n’affirme rien",
            (Some(Exemption::FirstPerson), _) => "à la première personne",
            (Some(Exemption::Witness), _) => WITNESS,
            (Some(Exemption::Short), _) => "trop peu de mots pour affirmer quelque chose",
            (None, [claim, ..]) => {
                return Some(format!("rappel d’un fait connu depuis longtemps ({})", french(claim.kind)));
            }
            (None, []) => return None,
        };
        Some(reason.to_owned())
    }

    /// Who speaks in the quotation of a sentence.
    fn speaker(&self, index: usize, sentence: &Sentence) -> Option<String> {
        let article = self.ctx.article;
        let from = article.quotes.partition_point(|q| q.outer.end <= sentence.span.start);
        let here = article.quotes.iter().skip(from).take_while(|q| q.outer.start < sentence.span.end);
        here.filter(|q| q.quotation).find_map(|quote| {
            let attribution = quote.attribution.and_then(|a| article.attributions.get(a));
            match attribution {
                Some(attribution) => {
                    let name = naming(article, attribution)?;
                    let path = self.path(index, attribution).to_lowercase();
                    let here = attribution.sentence == index;
                    Some(if here { name } else { format!("{name} ({path})") })
                }
                None => quote.speaker.and_then(|e| article.entities.get(e)).map(|e| e.name.clone()),
            }
        })
    }

    /// What makes a source necessary, with its words.
    fn claims(&self, label: &str, sentence: &Sentence) -> Option<String> {
        let one = |claim: &Claim| format!("{} ({})", french(claim.kind), self.quoted(claim.span));
        let all: Vec<String> = sentence.claims.iter().map(one).collect();
        (!all.is_empty()).then(|| format!("{label}{NBSP}: {}.", all.join(", ")))
    }

    fn quoted(&self, span: Span) -> String {
        format!("«{NBSP}{}{NBSP}»", shorten(&one_line(self.ctx.words(span)), WORDS))
    }

    fn exemption(&self, sentence: &Sentence) -> Option<Exemption> {
        self.ctx.article.reading_of(sentence)?.exemption
    }

    /// The findings about sources in the sentence.
    fn found(&self, sentence: &Sentence) -> impl Iterator<Item = &Diagnostic> {
        let of_sources =
            |d: &&Diagnostic| rules::find(d.rule).is_some_and(|rule| rule.family == Some(Family::Sourcing));
        let from = self.found.partition_point(|d| d.span.start < sentence.span.start);
        let here = self.found.iter().skip(from).take_while(|d| sentence.span.touches(d.span.start));
        here.filter(of_sources)
    }
}

/// A kind of claim as a noun.
const fn french(kind: ClaimKind) -> &'static str {
    match kind {
        ClaimKind::FirstSuperlative => "une première ou un record",
        ClaimKind::Quantity => "un chiffre",
        ClaimKind::Toll => "un mort, un blessé ou un bilan",
        ClaimKind::PrivateTalk => "la teneur d’un entretien",
        ClaimKind::Allegation => "une mise en cause",
        ClaimKind::Intention => "une intention prêtée à un tiers",
        ClaimKind::DecisionWithoutDecider => "un acte ou un constat sans auteur",
        ClaimKind::Causal => "un lien de cause à effet",
        ClaimKind::Trend => "une tendance",
        ClaimKind::Prediction => "une prévision",
        ClaimKind::TechnicalPerformance => "une performance technique",
        ClaimKind::HealthScience => "un effet sur la santé ou la nature",
        ClaimKind::Assertion => "une affirmation",
    }
}

#[cfg(test)]
mod tests;
