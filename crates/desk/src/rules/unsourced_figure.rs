//! A figure that nobody stands behind: « Près de 40 % des communes n'ont plus de médecin. »

use std::cell::LazyCell;

use sourcier_analysis::article::SegmentKind;
use sourcier_analysis::claims::ClaimKind;
use sourcier_analysis::figures::Figure;
use sourcier_analysis::lexicon::claims::Topics;
use sourcier_analysis::sourcing::Sourcing;
use sourcier_analysis::tokenizer::TokenKind;

use super::{Context, Family, Rule, unsourced_claim};
use crate::diagnostics::{Diagnostic, Severity};
use crate::{Span, takeover};

pub(crate) const RULE: Rule = Rule {
    code: "unsourced-figure",
    severity: Severity::Warning,
    off: false,
    family: Some(Family::Sourcing),
    doc: include_str!("unsourced_figure.md"),
    check,
};

fn check(ctx: &Context<'_>, acc: &mut Vec<Diagnostic>) {
    if ctx.has_genre(unsourced_claim::OWN_CUSTOMS) {
        return;
    }
    // Counting the words of the article is left to those that give a figure without a source.
    let public = LazyCell::new(|| is_market_report(ctx) || is_sports_report(ctx));
    let votes = LazyCell::new(|| is_vote_report(ctx));
    let mut last: Option<usize> = None;
    let mut asked: Vec<&Figure> = Vec::new();
    for sentence in ctx.running_text().filter(|s| matches!(s.sourcing, Sourcing::None | Sourcing::Agency)) {
        // What was said in private, an accusation, a record: the figure is not what matters most.
        let stronger = |kind| {
            matches!(kind, ClaimKind::PrivateTalk | ClaimKind::Allegation | ClaimKind::FirstSuperlative)
        };
        if sentence.claims.iter().any(|c| stronger(c.kind))
            && !sentence.claims.iter().any(|c| c.kind == ClaimKind::Toll)
        {
            continue;
        }
        let mut figures = sentence.claims.iter().filter(|c| match c.kind {
            ClaimKind::Toll => is_counted(ctx, c.span),
            ClaimKind::Quantity => true,
            _ => false,
        });
        // A toll before any other figure.
        let mut rest = figures.clone();
        let Some(claim) = figures.find(|c| c.kind == ClaimKind::Toll).or_else(|| rest.next()) else {
            continue;
        };
        if ctx.is_quoted(claim.span)
            || unsourced_claim::is_doubted(ctx, sentence, claim.kind)
            || unsourced_claim::is_taken_up(ctx, sentence, claim.kind)
        {
            continue;
        }
        if *public {
            return;
        }
        let figure = ctx.article.figures.iter().find(|f| f.span.overlaps(claim.span));
        // Shares of votes are public.
        if figure.is_some_and(|f| f.unit.as_deref() == Some("%")) && *votes {
            continue;
        }
        // The same figure told again.
        let same = |f: &&Figure| {
            figure.is_some_and(|new| new.unit == f.unit && new.value.to_bits() == f.value.to_bits())
        };
        if asked.iter().any(same) {
            continue;
        }
        asked.extend(figure);
        // Figures that follow each other have one source to be asked for.
        let follows = last.is_some_and(|end| sentence.span.start.saturating_sub(end) < 3);
        last = Some(sentence.span.end);
        if follows && claim.kind == ClaimKind::Quantity {
            continue;
        }
        let message = match claim.kind {
            ClaimKind::Toll => "Bilan humain sans source\u{a0}: il manque qui l’établit.",
            _ => "Chiffre sans source\u{a0}: il manque d’où il vient.",
        };
        let mut diagnostic = Diagnostic::new(&RULE, claim.span, message.to_owned());
        // The body may give the source of what comes before it.
        if ctx.article.segment_of(sentence) != SegmentKind::Body {
            diagnostic.severity = Severity::Information;
        }
        takeover::offer(ctx, sentence, &mut diagnostic);
        acc.push(diagnostic);
    }
}

/// An article about the day's prices: they are public.
pub(crate) fn is_market_report(ctx: &Context<'_>) -> bool {
    const MARKETS: &[&str] = &[
        "actions", "baril", "bourse", "bourses", "brent", "cac", "clôture", "cotation", "cotations",
        "courtage", "échanges", "indice", "indices", "points", "séance", "titres", "valeurs", "wti",
    ];
    let all = || ctx.running_text().flat_map(|s| ctx.tokens(s.span));
    let words = all().filter(|t| t.is_any(MARKETS)).count();
    words >= 3 && words * 80 >= all().count()
}

/// An article about games: entries and attendances are the organiser's.
pub(super) fn is_sports_report(ctx: &Context<'_>) -> bool {
    let all = || ctx.running_text().flat_map(|s| ctx.tokens(s.span));
    let words = all().filter(|t| Topics::of(&t.norm).any(Topics::SPORT)).count();
    words >= 3 && words * 60 >= all().count()
}

/// An article about the results of a vote.
fn is_vote_report(ctx: &Context<'_>) -> bool {
    const VOTES: &[&str] = &[
        "candidat", "candidate", "candidats", "élection", "élections", "électeurs", "scrutin", "sièges",
        "suffrages", "tour", "votants", "votes", "voix",
    ];
    let all = || ctx.article.sentences.iter().flat_map(|s| ctx.tokens(s.span));
    let words = all().filter(|t| t.is_any(VOTES)).count();
    words >= 4 && words * 80 >= all().count()
}

/// Who is counted in a toll.
const VICTIMS: &[&str] = &["blessés", "décès", "disparus", "morts", "tués", "victimes"];

/// Words that count victims, or say that there are none.
const NONE: &[&str] = &["aucun", "aucune", "ni", "pas"];

/// A toll in figures, as against one death told: « dix-sept morts », « aucun survivant ».
pub(crate) fn is_counted(ctx: &Context<'_>, claim: Span) -> bool {
    let tokens = ctx.tokens(claim);
    let sentence = ctx.article.sentence_at(claim.start).and_then(|i| ctx.article.sentences.get(i));
    let counts = |f: &Figure| {
        sentence.is_some_and(|s| s.span.covers(f.span))
            && f.unit.as_deref().is_some_and(|unit| VICTIMS.contains(&unit))
    };
    tokens.iter().any(|t| t.kind == TokenKind::Number)
        || ctx.article.figures.iter().any(counts)
        || tokens.first().is_some_and(|t| tokens.len() > 1 && t.kind == TokenKind::Word)
            && (tokens.iter().any(|t| t.is_any(NONE)) || tokens.last().is_some_and(|t| t.norm.ends_with('s')))
}
