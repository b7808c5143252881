//! The written forms of a name, and which of them agree.

use sourcier_analysis::article::SegmentKind;
use sourcier_analysis::entities::EntityKind;
use sourcier_analysis::entities::spelling::key;
use sourcier_analysis::mentions::MentionForm;
use sourcier_analysis::tokenizer::{Shape, TokenKind};

use crate::rules::Context;
use crate::{Identity, Span};

/// One written form of a name in an article.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Form<'a> {
    pub(crate) text: &'a str,
    /// Where, in text order.
    pub(crate) places: Vec<Span>,
}

/// A person, body or place of the article.
pub(crate) struct Named<'a> {
    pub(crate) identity: Option<Identity>,
    /// Its entities.
    pub(crate) entities: Vec<usize>,
    /// The forms in which it is written.
    pub(crate) forms: Vec<Form<'a>>,
}

/// The people, bodies and places of the article, each once.
pub(crate) fn names<'a>(ctx: &Context<'a>) -> Vec<Named<'a>> {
    let mut groups: Vec<(Option<Identity>, Vec<usize>)> = Vec::new();
    for (i, entity) in ctx.article.entities.iter().enumerate() {
        if !matches!(entity.kind, EntityKind::Person | EntityKind::Organisation | EntityKind::Location) {
            continue;
        }
        let identity = ctx.index.identity(ctx.id, i);
        match groups.iter_mut().find(|(known, _)| known.is_some() && *known == identity) {
            Some((_, entities)) => entities.push(i),
            None => groups.push((identity, vec![i])),
        }
    }
    let places = places(ctx);
    groups
        .into_iter()
        .map(|(identity, entities)| {
            let forms = forms(ctx, &entities, &places);
            Named { identity, entities, forms }
        })
        .collect()
}

/// Where each entity is named in the house's own words, in text order.
fn places(ctx: &Context<'_>) -> Vec<Vec<Span>> {
    let mut places = vec![Vec::new(); ctx.article.entities.len()];
    for mention in ctx.article.mentions.iter().filter(|m| m.form == MentionForm::Name) {
        if let Some(spans) = mention.entity.and_then(|e| places.get_mut(e))
            && is_ours(ctx, mention.span)
        {
            spans.push(mention.span);
        }
    }
    places
}

/// The forms of some entities, in the order of their first place.
fn forms<'a>(ctx: &Context<'a>, entities: &[usize], places: &[Vec<Span>]) -> Vec<Form<'a>> {
    let mut spans: Vec<Span> = entities.iter().filter_map(|e| places.get(*e)).flatten().copied().collect();
    spans.sort_unstable();
    let mut forms: Vec<Form<'a>> = Vec::new();
    for span in spans {
        let text = ctx.words(span);
        match forms.iter_mut().find(|form| form.text == text) {
            Some(form) => form.places.push(span),
            None => forms.push(Form { text, places: vec![span] }),
        }
    }
    forms
}

/// A place where the house decides how a name is written: not a credit, a post taken over, words in another language.
pub(crate) fn is_ours(ctx: &Context<'_>, span: Span) -> bool {
    let segment = ctx.article.segment_at(span.start);
    segment.is_some_and(|s| s.is_article() && s != SegmentKind::Credit) && !is_foreign(ctx, span)
}

/// Inside a quotation most of whose words are not French.
fn is_foreign(ctx: &Context<'_>, span: Span) -> bool {
    ctx.article.quotes.iter().filter(|q| q.outer.covers(span)).any(|q| {
        let words =
            ctx.tokens(q.span).iter().filter(|t| t.kind == TokenKind::Word && t.shape == Shape::Lower);
        let (all, known) =
            words.fold((0, 0), |(all, known), t| (all + 1, known + usize::from(!t.word.features.is_empty())));
        all >= 2 && known * 2 <= all
    })
}

/// The same spelling: kinds of apostrophe and of space do not count.
pub(crate) fn same(a: &str, b: &str) -> bool {
    let plain = |c: char| match c {
        '’' => '\'',
        '\u{a0}' | '\u{202f}' => ' ',
        c => c,
    };
    a.chars().map(plain).eq(b.chars().map(plain))
}

/// The part of `name` that `form` spells, by the words at its start or its end: « Choïgou » of « Sergueï Choïgou »
/// for « Shoigu », all of it for « Sergei Shoigu ».
pub(crate) fn part_of<'a>(name: &'a str, form: &str) -> Option<&'a str> {
    let words = words(name);
    if name == form {
        return Some(words.first()?.to(*words.last()?).of(name));
    }
    let wanted = key(form);
    let length = self::words(form).len();
    let window = |from: usize, to: usize| {
        let part = words.get(from)?.to(*words.get(to.checked_sub(1)?)?).of(name);
        (key(part) == wanted).then_some(part)
    };
    // Spellings of one name may differ in their number of words: Van der Hoeve, Vanderhoeve.
    let whole = || window(0, words.len());
    let shorter = || {
        (length < words.len())
            .then(|| window(words.len() - length, words.len()).or_else(|| window(0, length)))
    };
    whole().or_else(|| shorter().flatten())
}

/// The part of `house` that stands where `form` stands in `listed`: « Pékin » for « Beijing ».
pub(crate) fn replacement<'a>(house: &'a str, listed: &str, form: &str) -> Option<&'a str> {
    if same(listed, form) {
        return Some(house);
    }
    let (house_words, listed_words) = (words(house), words(listed));
    if house_words.len() != listed_words.len() {
        return None;
    }
    let part = part_of(listed, form).filter(|part| same(part, form))?;
    let start = listed.find(part)?;
    let first = listed_words.iter().position(|w| w.start >= start)?;
    let last = first + words(part).len() - 1;
    Some(house_words.get(first)?.to(*house_words.get(last)?).of(house))
}

/// The words of a name, hyphens as spaces.
fn words(name: &str) -> Vec<Span> {
    let mut words = Vec::new();
    let mut start = None;
    for (i, c) in name.char_indices().chain([(name.len(), ' ')]) {
        let inside = !(c.is_whitespace() || matches!(c, '-' | '‑'));
        match (start, inside) {
            (None, true) => start = Some(i),
            (Some(from), false) => {
                words.push(Span::new(from, i));
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// Counts of competing spellings, in the order in which they came.
#[derive(Default)]
pub(crate) struct Tally<'a>(Vec<(&'a str, usize)>);

impl<'a> Tally<'a> {
    /// Of the part of `name` that `form` spells.
    pub(crate) fn add(&mut self, name: &'a str, form: &str, count: usize) {
        let Some(part) = part_of(name, form).filter(|part| !is_shouted(part)) else { return };
        match self.0.iter_mut().find(|(text, _)| same(text, part)) {
            Some((_, n)) => *n += count,
            None => self.0.push((part, count)),
        }
    }

    /// The most frequent; then the one with more accents, which is the French one; then the first.
    pub(crate) fn best(&self) -> Option<(&'a str, usize)> {
        self.0.iter().copied().rev().max_by_key(|(text, count)| (*count, accents(text)))
    }

    /// The best, unless another is as frequent and as French.
    pub(crate) fn clear_best(&self) -> Option<(&'a str, usize)> {
        let best = self.best()?;
        let rivals =
            self.0.iter().filter(|(text, count)| (*count, accents(text)) == (best.1, accents(best.0)));
        (rivals.count() == 1).then_some(best)
    }

    /// How often `form` itself.
    pub(crate) fn count(&self, form: &str) -> usize {
        self.0.iter().find(|(text, _)| same(text, form)).map_or(0, |(_, n)| *n)
    }
}

/// Each article's own choice counts once.
pub(crate) fn votes<'a>(choices: impl Iterator<Item = &'a str>) -> Tally<'a> {
    let mut votes = Tally::default();
    for choice in choices {
        votes.add(choice, choice, 1);
    }
    votes
}

fn accents(text: &str) -> usize {
    text.chars().filter(|c| !c.is_ascii()).count()
}

/// A whole name in capitals, as in a dateline or a title; « OTAN » is an acronym.
pub(crate) fn is_shouted(text: &str) -> bool {
    let letters = || text.chars().filter(|c| c.is_alphabetic());
    letters().count() > 5 && letters().all(|c| !c.is_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_a_name() {
        assert_eq!(part_of("Sergueï Choïgou", "Sergei Shoigu"), Some("Sergueï Choïgou"));
        assert_eq!(part_of("Sergueï Choïgou", "Shoigu"), Some("Choïgou"));
        assert_eq!(part_of("Kim Jong-un", "Kim Jong Un"), Some("Kim Jong-un"));
        assert_eq!(part_of("Kim Jong-un", "Kim"), Some("Kim"));
        assert_eq!(part_of("Kim Jong-un", "Kim Yo-jong"), None);
        assert_eq!(part_of("Corée du Nord", "Corée du nord"), Some("Corée du Nord"));
        assert_eq!(part_of("Vanderhoeve", "Van der Hoeve"), Some("Vanderhoeve"));
        assert_eq!(part_of("Choïgou", "Sergueï Choïgou"), None);
        assert_eq!(part_of("", "Kim"), None);
    }

    #[test]
    fn parts_of_a_listed_name() {
        assert_eq!(replacement("Pékin", "Beijing", "Beijing"), Some("Pékin"));
        assert_eq!(replacement("Alexandre Lavoine", "Sasha Lavoyn", "Lavoyn"), Some("Lavoine"));
        assert_eq!(replacement("Alexandre Lavoine", "Sasha Lavoyn", "Petrov"), None);
    }

    #[test]
    fn frequent_then_french_then_first() {
        let best = |forms: &[(&'static str, usize)]| {
            let mut tally = Tally::default();
            for (text, count) in forms {
                tally.add(text, text, *count);
            }
            tally.best().map(|(text, _)| text)
        };
        assert_eq!(best(&[("Corée du nord", 5), ("Corée du Nord", 1)]), Some("Corée du nord"));
        assert_eq!(best(&[("Corée du Nord", 1), ("Corée du nord", 1)]), Some("Corée du Nord"));
        assert_eq!(best(&[("Etat", 1), ("État", 1)]), Some("État"));
        assert_eq!(best(&[("BRUXELLES", 3), ("Bruxelles", 1)]), Some("Bruxelles"));
    }
}
