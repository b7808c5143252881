//! A reserve that the standfirst or a caption has lost: « présumé », « connus », « jusqu'à ».

use sourcier_analysis::article::SegmentKind;
use sourcier_analysis::lexicon::Features;
use sourcier_analysis::tokenizer::{Token, TokenKind};

use super::{Context, Family, Rule};
use crate::diagnostics::{Diagnostic, Edit, Fix, Related, Severity};
use crate::french::{one_line, shorten};
use crate::restated::{self, Top};
use crate::{Location, Span};

pub(super) const RULE: Rule = Rule {
    code: "hedge-dropped",
    severity: Severity::Information,
    off: false,
    family: Some(Family::Summary),
    doc: include_str!("hedge_dropped.md"),
    check,
};

fn check(ctx: &Context<'_>, acc: &mut Vec<Diagnostic>) {
    let tops = restated::tops(ctx);
    for pair in restated::find(ctx, &tops) {
        let above = (pair.top.start, &*pair.top.tokens);
        let below = ctx.placed_tokens(pair.body.span);
        if hedges(above.1).next().is_some() || above.1.iter().any(|t| t.is_any(ROUND)) {
            continue;
        }
        let Some(hedge) = hedges(below.1).find(|hedge| is_about(above.1, below.1, *hedge)) else { continue };
        acc.push(finding(ctx, pair.top, pair.body.span, below, hedge));
    }
    if tops.is_empty() {
        return;
    }
    let presumed = presumed(ctx);
    for top in &tops {
        let told = acc.iter().any(|d| d.span == top.span);
        if let Some(person) = presumed.iter().find(|p| !told && takes_up(top, p)) {
            acc.push(finding(ctx, top, person.sentence, person.tokens, (person.at + 1, person.at + 1)));
        }
    }
}

/// « sa complice présumée » in the body.
struct Presumed<'a> {
    sentence: Span,
    tokens: Placed<'a>,
    /// Where the noun stands, « présumée » right behind it.
    at: usize,
}

/// Who is presumed to be something, sentence by sentence: the first of each.
fn presumed<'a>(ctx: &Context<'a>) -> Vec<Presumed<'a>> {
    let body = ctx.running_text().filter(|s| ctx.article.segment_of(s) != SegmentKind::Standfirst);
    body.filter_map(|sentence| {
        let tokens = ctx.placed_tokens(sentence.span);
        let noun = |pair: &[Token]| matches!(pair, [noun, word] if word.is_any(PRESUMED) && noun.word.is(Features::NOUN));
        let at = tokens.1.windows(2).position(noun)?;
        Some(Presumed { sentence: sentence.span, tokens, at })
    })
    .filter(|p| !ctx.is_quoted(p.sentence))
    .collect()
}

/// « La complice quitte le tribunal », where the text says « sa complice présumée ».
fn takes_up(top: &Top, person: &Presumed<'_>) -> bool {
    let Some(noun) = person.tokens.1.get(person.at) else { return false };
    top.tokens.windows(3).any(|words| {
        let [before, word, after] = words else { return false };
        before.is_any(&["le", "la", "l'", "les", "du", "des"])
            && word.norm == noun.norm
            && !after.is_any(PRESUMED)
    })
}

const PRESUMED: &[&str] = &["présumé", "présumée", "présumés", "présumées"];

/// Where a block begins, and some of its tokens.
type Placed<'a> = (usize, &'a [Token]);

/// Some words of a sentence that say it is not sure, or not all: first and last token.
type Hedge = (usize, usize);

fn hedges(tokens: &[Token]) -> impl Iterator<Item = Hedge> + '_ {
    (0..tokens.len()).filter_map(|i| Some((i, hedge(tokens, i)?)))
}

/// « une centaine » is a reserve of its own.
const ROUND: &[&str] = &[
    "centaine", "centaines", "dizaine", "dizaines", "vingtaine", "trentaine", "cinquantaine", "millier",
    "milliers",
];

/// The last token of the reserve that begins at `i`.
fn hedge(tokens: &[Token], i: usize) -> Option<usize> {
    let token = tokens.get(i)?;
    let next = |n: usize| tokens.get(i + n);
    let counts = |n: usize| next(n).is_some_and(|t| t.kind == TokenKind::Number || t.is_any(NUMBERS));
    match &*token.norm {
        "présumé" | "présumée" | "présumés" | "présumées" | "supposé" | "supposée" | "supposés"
        | "supposées" => Some(i),
        // « connu pour », « connu de la police » is no reserve.
        "connu" | "connue" | "connus" | "connues" => {
            let noun = i
                .checked_sub(1)
                .and_then(|i| tokens.get(i))
                .is_some_and(|t| t.word.is(Features::NOUN | Features::ADJ));
            let other = next(1).is_some_and(|t| t.is_any(&["pour", "comme", "sous", "par", "des"]));
            (noun && !other).then_some(i)
        }
        "environ" | "quelque" => counts(1).then_some(i),
        "près" => (next(1).is_some_and(|t| t.is_any(&["de", "d'"])) && counts(2)).then_some(i + 1),
        "au" => (next(1).is_some_and(|t| t.is("moins")) && counts(2)).then_some(i + 1),
        "jusqu'" => (next(1).is_some_and(|t| t.is("à")) && counts(2)).then_some(i + 1),
        "provisoire" | "provisoires" | "provisoirement" | "partiellement" | "peut-être" | "probablement" => {
            Some(i)
        }
        _ => {
            let may = token.word.is(Features::CONDITIONAL) && token.word.infinitive() == Some("pouvoir");
            may.then_some(i)
        }
    }
}

const NUMBERS: &[&str] = &[
    "cent", "cinq", "cinquante", "deux", "dix", "douze", "huit", "la", "le", "mille", "neuf", "onze",
    "quarante", "quatre", "quinze", "seize", "sept", "six", "soixante", "trente", "trois", "un", "une",
    "vingt",
];

/// The reserve stands among the words that both sentences have, or right before the first of them.
fn is_about(above: &[Token], below: &[Token], (from, to): Hedge) -> bool {
    let shared = |t: &Token| {
        t.kind != TokenKind::Mark
            && !t.word.is(Features::DET | Features::ADP | Features::PRON)
            && above.iter().any(|a| same_word(a, t))
    };
    let after = below.iter().skip(to + 1).take(3).any(shared)
        || below.iter().skip(to + 1).filter(|t| shared(t)).count() >= 2;
    let before = from.checked_sub(1).and_then(|i| below.get(i)).is_some_and(shared);
    after || before
}

/// The same word, or another form of the same verb.
fn same_word(a: &Token, b: &Token) -> bool {
    a.norm == b.norm || a.word.infinitive().is_some_and(|verb| b.word.infinitive() == Some(verb))
}

fn finding(
    ctx: &Context<'_>,
    top: &Top,
    body: Span,
    below: (usize, &[Token]),
    (from, to): Hedge,
) -> Diagnostic {
    let span = |tokens: &(usize, &[Token]), i: usize| {
        tokens.1.get(i).map_or(Span::default(), |t| t.span.shift(tokens.0))
    };
    let words = one_line(ctx.words(span(&below, from).to(span(&below, to))));
    let message = format!("Réserve perdue\u{a0}: le texte dit «\u{a0}{}\u{a0}».", words.to_lowercase());
    let mut diagnostic = Diagnostic::new(&RULE, top.span, message);
    diagnostic.related.push(Related {
        location: Location { article: ctx.id.clone(), span: body },
        message: format!("Ici\u{a0}: «\u{a0}{}\u{a0}»", shorten(&one_line(ctx.words(body)), 160)),
    });
    if let Some(edit) = edit(ctx, (top.start, &top.tokens), below, (from, to), &words.to_lowercase()) {
        diagnostic.fixes.push(Fix {
            title: format!("Rendre la réserve\u{a0}: «\u{a0}{}\u{a0}»", words.to_lowercase()),
            edits: vec![edit],
            preferred: false,
        });
    }
    diagnostic
}

/// Puts an adjective behind the noun it follows below, and a limit before the figure it precedes. A verb is not
/// brought back so easily.
fn edit(
    ctx: &Context<'_>,
    above: (usize, &[Token]),
    below: (usize, &[Token]),
    (from, to): Hedge,
    words: &str,
) -> Option<Edit> {
    let only = |word: &Token| {
        let mut same = above.1.iter().filter(|t| t.norm == word.norm);
        same.next().filter(|_| same.next().is_none())
    };
    let at = |offset: usize, text: String| {
        let at = above.0 + offset;
        Some(Edit { article: ctx.id.clone(), span: Span::new(at, at), text })
    };
    let hedge = below.1.get(from)?;
    if hedge.word.infinitive() == Some("pouvoir")
        || hedge.word.is(Features::ADV) && from == to && !hedge.is("environ")
    {
        return None;
    }
    if let Some(figure) = below.1.get(to + 1).filter(|t| t.kind == TokenKind::Number) {
        let figure = only(figure)?;
        let first = above.1.iter().find(|t| t.kind != TokenKind::Mark);
        if first.is_some_and(|first| first.span == figure.span) {
            let mut chars = words.chars();
            let capital: String = chars.next()?.to_uppercase().chain(chars).collect();
            return at(figure.span.start, format!("{capital} "));
        }
        return at(figure.span.start, format!("{words} "));
    }
    let noun = below.1.get(from.checked_sub(1)?).filter(|_| from == to)?;
    at(only(noun)?.span.end, format!(" {words}"))
}
