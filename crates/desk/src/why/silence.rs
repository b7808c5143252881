//! What keeps the rules silent on a sentence without a good source: the genre, the settings, a comment of the writer's.

use sourcier_analysis::article::Sentence;
use sourcier_analysis::claims::{Claim, ClaimKind, Exemption};
use sourcier_analysis::sourcing::Sourcing;

use super::Reader;
use crate::config::Level;
use crate::french::NBSP;
use crate::rules::{
    OWN_VOICE, Rule, anonymous_source, hearsay_conditional, unsourced_claim, unsourced_figure, vague_source,
};

impl Reader<'_> {
    /// Why no rule flags a sentence that has no good source; `None` when one does, or when nothing calls for it.
    pub(super) fn silence(&self, sentence: &Sentence) -> Option<String> {
        let rule = self.rule(sentence)?;
        let witness = self.exemption(sentence) == Some(Exemption::Witness);
        if witness || self.found(sentence).next().is_some() {
            return None;
        }
        let code = rule.code;
        let of_claims = [unsourced_claim::RULE.code, unsourced_figure::RULE.code].contains(&code);
        let reason = match () {
            () if self.ctx.has_genre(OWN_VOICE) => self.own_voice(),
            () if of_claims && self.ctx.has_genre(unsourced_claim::OWN_CUSTOMS)
                || vague_source::is_in_chronology(&self.ctx, sentence) =>
            {
                format!("{}, où ces faits se donnent sans source", self.genre())
            }
            () if self.ctx.config.level(&rule) == Level::Off => format!("la règle {code} est désactivée"),
            () if self.ignored.covers(code, sentence.span) => "un commentaire l’ignore".to_owned(),
            () if self.spoken(sentence) => "les mots sont cités".to_owned(),
            () if code == unsourced_figure::RULE.code && unsourced_figure::is_market_report(&self.ctx) => {
                "les cours de la Bourse sont publics".to_owned()
            }
            () if of_claims
                && sentence
                    .claims
                    .iter()
                    .all(|c| unsourced_claim::is_doubted(&self.ctx, sentence, c.kind)) =>
            {
                "les rédactions la donnent le plus souvent sans source".to_owned()
            }
            () => return self.by_default(sentence, code),
        };
        Some(reason)
    }

    /// What a rule takes for granted.
    fn by_default(&self, sentence: &Sentence, code: &str) -> Option<String> {
        let options = &self.ctx.config.unsourced_claim;
        let reason = match sentence.sourcing {
            Sourcing::Vague if vague_source::is_left_open(&self.ctx, sentence) => {
                "les rédactions la laissent le plus souvent ainsi".to_owned()
            }
            Sourcing::Vague => "une source plus précise parle dans la phrase ou juste après".to_owned(),
            Sourcing::Anonymous => "l’article en dit assez, ou dit pourquoi elle est sans nom".to_owned(),
            _ if code == unsourced_claim::RULE.code
                && !sentence.claims.iter().any(|c| options.asks(c.kind)) =>
            {
                format!("la règle {code} n’en demande pas dans ses réglages (triggers)")
            }
            _ => return None,
        };
        Some(reason)
    }

    /// Why a genre needs no sources.
    pub(super) fn own_voice(&self) -> String {
        format!("{}, où l’on parle en son nom", self.genre())
    }

    fn genre(&self) -> String {
        let genre = self.ctx.article.metadata.genre.as_ref().map_or("", |genre| &genre.value);
        format!("genre «{NBSP}{genre}{NBSP}»")
    }

    /// The rule that would flag the sentence.
    fn rule(&self, sentence: &Sentence) -> Option<Rule> {
        if !self.ctx.article.segment_of(sentence).is_running_text() {
            return None;
        }
        let figure = |claim: &Claim| match claim.kind {
            ClaimKind::Quantity => true,
            ClaimKind::Toll => unsourced_figure::is_counted(&self.ctx, claim.span),
            _ => false,
        };
        let asked = |c: &Claim| self.ctx.config.unsourced_claim.asks(c.kind) && !figure(c);
        match sentence.sourcing {
            Sourcing::Vague => Some(vague_source::RULE),
            Sourcing::Anonymous => Some(anonymous_source::RULE),
            Sourcing::Conditional(_) => Some(hearsay_conditional::RULE),
            Sourcing::None | Sourcing::Agency if sentence.claims.is_empty() => None,
            Sourcing::None | Sourcing::Agency if sentence.claims.iter().any(asked) => {
                Some(unsourced_claim::RULE)
            }
            Sourcing::None | Sourcing::Agency if sentence.claims.iter().any(figure) => {
                Some(unsourced_figure::RULE)
            }
            Sourcing::None | Sourcing::Agency => Some(unsourced_claim::RULE),
            _ => None,
        }
    }

    /// What calls for a source stands in somebody's words.
    fn spoken(&self, sentence: &Sentence) -> bool {
        match sentence.sourcing {
            Sourcing::Conditional(verb) => self.ctx.is_quoted(verb),
            _ => !sentence.claims.is_empty() && sentence.claims.iter().all(|c| self.ctx.is_quoted(c.span)),
        }
    }
}
