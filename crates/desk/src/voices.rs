//! Whose words a quotation is where no attribution says so, but its sentence does.

use sourcier_analysis::article::Sentence;
use sourcier_analysis::entities::EntityKind;
use sourcier_analysis::lexicon::cues::{CueClass, Frame, cue_verbs};
use sourcier_analysis::lexicon::{self, Features};
use sourcier_analysis::mentions::Mention;
use sourcier_analysis::quotes::{Quote, QuoteForm};
use sourcier_analysis::syntax::{Deprel, SyntacticWord, Tree, Upos};
use sourcier_analysis::tokenizer::Token;

use crate::Span;
use crate::rules::Context;

/// The sentence shows whose words they are: those of its subject, or of a verb of saying that is near.
pub(crate) fn is_implied(ctx: &Context<'_>, sentence: &Sentence, quote: &Quote) -> bool {
    is_told(ctx, sentence, quote)
        || continues_subject(ctx, sentence, quote)
        || is_a_tale(ctx, sentence, quote)
        || quote.form != QuoteForm::Direct && is_act_of_somebody(ctx, sentence, quote)
}

/// « Sa colère, elle la réserve aux contrôles : « On m'a demandé … » », « Il s'est installé en 1977, « parce qu'il y avait de
/// la truite » »: somebody is spoken of, and the words are as one speaks, or set off from the sentence.
fn is_a_tale(ctx: &Context<'_>, sentence: &Sentence, quote: &Quote) -> bool {
    const SPOKEN: &[&str] =
        &["je", "j'", "on", "nous", "c'", "ça", "tu", "vous", "mon", "ma", "mes", "notre", "nos", "m'", "me"];
    let before = Span::new(sentence.span.start, quote.outer.start);
    let named = |m: &Mention| m.kind == EntityKind::Person && before.covers(m.span);
    let person = |t: &Token| t.is_any(&["il", "elle", "ils", "elles"]) || lexicon::is_person_noun(&t.norm);
    let somebody = ctx.tokens(before).iter().any(person) || ctx.article.mentions.iter().any(named);
    let set_off = ctx.tokens(before).last().is_some_and(|t| t.is_any(&[",", ":"]));
    somebody && (set_off || ctx.tokens(quote.span).iter().any(|t| t.is_any(SPOKEN)))
}

/// « fait dire au journal que « Q » », « « Q », a dit de lui la mairie »: a verb of saying stands close by.
fn is_told(ctx: &Context<'_>, sentence: &Sentence, quote: &Quote) -> bool {
    let before = ctx.tokens(Span::new(sentence.span.start, quote.outer.start));
    let after = ctx.tokens(Span::new(quote.outer.end.min(sentence.span.end), sentence.span.end));
    let says = |t: &Token| {
        let verb =
            t.word.infinitive().filter(|_| !t.is_capital() && (!t.word.is(Features::NOUN) || t.is("lire")));
        verb.is_some_and(|verb| {
            cue_verbs(verb).iter().any(|cue| {
                cue.rest.is_empty()
                    && !matches!(cue.class, CueClass::Want | CueClass::Manner)
                    && (cue.has(Frame::Quotation) || cue.has(Frame::Clause))
            })
        })
    };
    let according = |t: &Token| t.is_any(&["selon", "d'après", "dixit"]);
    let near = before.iter().rev().take(8).any(says) || after.iter().take(5).any(says);
    near || before.iter().any(according) || after.iter().take(8).any(according)
}

/// « Airbus « coopère pleinement » »: the quotation goes on where its subject stops.
fn continues_subject(ctx: &Context<'_>, sentence: &Sentence, quote: &Quote) -> bool {
    let inside = ctx.tokens(quote.span);
    let verb = inside.iter().take(3).position(|t| {
        lexicon::is_auxiliary(&t.norm)
            || t.word.is(Features::FINITE)
                && (!t.word.is(Features::NOUN | Features::ADJ) || is_parsed_verb(ctx, sentence, t))
    });
    let clitics = |n: usize| {
        inside.iter().take(n).all(|t| t.is_any(&["se", "s'", "ne", "n'", "y", "en", "lui", "leur"]))
    };
    let before = Span::new(sentence.span.start, quote.outer.start);
    let words = ctx.words(before).trim_end_matches([',', ' ', '\u{a0}', '\u{202f}']);
    let end = before.start + words.len();
    verb.is_some_and(clitics) && is_somebody_at(ctx, before.start, end)
}

/// The parse reads the quoted token as a verb: « s'associe », « note ».
fn is_parsed_verb(ctx: &Context<'_>, sentence: &Sentence, token: &Token) -> bool {
    let Some(placed) = ctx.article.blocks.get(sentence.block) else { return false };
    let word = placed.block.words.partition_point(|w| w.span.start < token.span.start);
    placed.block.words.get(word).is_some_and(|w| w.span.start == token.span.start && w.upos == Upos::Verb)
}

/// A name, a description or a noun for people or a body ends at `end` of a sentence that begins at `start`.
fn is_somebody_at(ctx: &Context<'_>, start: usize, end: usize) -> bool {
    let named = ctx
        .article
        .mentions
        .iter()
        .any(|m| m.span.end == end && matches!(m.kind, EntityKind::Person | EntityKind::Organisation));
    let from = end.saturating_sub(60).max(start);
    let from = (from..=end).find(|at| ctx.article.text.is_char_boundary(*at)).unwrap_or(end);
    named || ctx.tokens(Span::new(from, end)).last().is_some_and(|t| is_somebody(&t.norm))
}

fn is_somebody(noun: &str) -> bool {
    let one = noun.strip_suffix('s').unwrap_or(noun);
    [noun, one]
        .iter()
        .any(|n| lexicon::is_person_noun(n) || lexicon::is_body_noun(n) || lexicon::is_document_noun(n))
}

/// « Le parti prône « une rupture nette » », « la cour le poursuit pour « Q » »: the words are part of what somebody or
/// some document does. « L'ambiance est « tendue » », « Ils ont eu « une conversation » » are not.
fn is_act_of_somebody(ctx: &Context<'_>, sentence: &Sentence, quote: &Quote) -> bool {
    let Some(placed) = ctx.article.blocks.get(sentence.block) else { return false };
    let words = &placed.block.words;
    let local = |at: usize| at.saturating_sub(placed.start);
    let (start, end) = (local(quote.outer.start), local(quote.outer.end));
    let inside = |w: &SyntacticWord| w.span.start >= start && w.span.end <= end;
    let first = words.partition_point(|w| w.span.start < start);
    let tree = Tree::of(words);
    // Out of the quotation, then up to the verb that governs it.
    let mut above = tree.ancestors(first).filter(|w| words.get(*w).is_some_and(|w| !inside(w)));
    let verb = above.find(|w| words.get(*w).is_some_and(|w| w.upos == Upos::Verb));
    verb.is_some_and(|verb| is_act(words, &tree, verb) && acts(ctx, placed.start, words, &tree, verb))
}

/// A verb in the active that is more than being or having.
fn is_act(words: &[SyntacticWord], tree: &Tree<'_>, verb: usize) -> bool {
    const STATES: &[&str] = &[
        "avoir", "connaître", "devenir", "être", "paraître", "rester", "sembler", "subir", "vivre", "faire",
    ];
    let passive =
        tree.children_by(verb, |d| matches!(d, Deprel::AuxPass | Deprel::NsubjPass)).next().is_some();
    words.get(verb).is_some_and(|w| !passive && !STATES.contains(&&*w.lemma))
}

/// Its subject is somebody, or a document. An infinitive has that of the verb above it.
fn acts(ctx: &Context<'_>, start: usize, words: &[SyntacticWord], tree: &Tree<'_>, verb: usize) -> bool {
    let mut chain = std::iter::once(verb).chain(tree.ancestors(verb)).take(4);
    let Some(subject) = chain.find_map(|w| tree.subject(w)) else { return false };
    let Some(word) = words.get(subject) else { return false };
    let span = word.span.shift(start);
    let named = ctx.article.mentions.iter().any(|m| {
        m.span.overlaps(span)
            && (m.metonym || matches!(m.kind, EntityKind::Person | EntityKind::Organisation))
    });
    named
        || word.upos == Upos::Pron && matches!(&*word.lemma, "il" | "elle" | "lui" | "qui" | "on")
        || is_somebody(&word.lemma)
}
