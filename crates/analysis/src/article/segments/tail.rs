//! The body from the lead on: crossheads, and what stands behind the end of the article.

use std::collections::BTreeSet;

use super::line::{Label, Line};
use super::markdown::Mark;
use super::{Piece, SegmentKind};

/// Most words of a crosshead.
const CROSSHEAD_WORDS: usize = 18;

/// Most words of one that somebody says.
const SPOKEN_WORDS: usize = 14;

/// Where the reading is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// In the article.
    Body,
    /// Among headlines of other articles; the article may go on behind them.
    Related,
    /// Behind the end.
    Over,
    /// In another article.
    Foreign,
}

/// Names the open pieces behind the lead, and all of them when there is none.
pub(super) fn classify(pieces: &mut [Piece], lead: Option<usize>) {
    let from = lead.map_or(0, |lead| lead + 1);
    let mut state = State::Body;
    let mut names = Names::default();
    for piece in pieces.get(..from).unwrap_or_default() {
        names.note(piece);
    }
    let mut paragraphs = usize::from(lead.is_some());
    for i in from..pieces.len() {
        let Some(piece) = pieces.get(i) else { break };
        state = next_state(state, pieces, i, paragraphs, &mut names);
        let kind = match state {
            _ if state == State::Over && piece.kind == Some(SegmentKind::Body) => SegmentKind::Boilerplate,
            State::Over if piece.kind == Some(SegmentKind::Caption) => SegmentKind::Boilerplate,
            State::Foreign if piece.is_open() || piece.kind == Some(SegmentKind::Caption) => {
                SegmentKind::ForeignArticle
            }
            _ if !piece.is_open() => continue,
            State::Over | State::Related => SegmentKind::Boilerplate,
            State::Foreign => SegmentKind::ForeignArticle,
            State::Body => in_body(pieces, i),
        };
        if kind == SegmentKind::Body {
            names.note(piece);
            paragraphs += usize::from(piece.is_paragraph());
        }
        if let Some(piece) = pieces.get_mut(i) {
            piece.kind = Some(kind);
        }
    }
}

fn next_state(state: State, pieces: &[Piece], i: usize, paragraphs: usize, names: &mut Names<'_>) -> State {
    let Some(piece) = pieces.get(i) else { return state };
    match (state, piece.line.label) {
        // In the toolbar above a text that has hardly begun these are furniture.
        (_, Some(Label::Ending)) if paragraphs >= 2 || !has_paragraph(pieces, i + 1) => State::Over,
        (State::Body, Some(Label::Related)) => State::Related,
        (State::Foreign, Some(Label::Related | Label::Furniture)) => State::Over,
        (State::Over, None) if opens_article(pieces, i) => State::Foreign,
        (State::Related, None) if piece.is_open() && piece.is_paragraph() => {
            let own = piece.is_open() && names.shared(piece) >= 1;
            let headed = i.checked_sub(1).and_then(|k| pieces.get(k)).is_some_and(|p| {
                p.kind == Some(SegmentKind::Boilerplate) && p.is_headline() && p.line.label.is_none()
            });
            if own || !headed { State::Body } else { State::Foreign }
        }
        (State::Body, _) if closed_before(pieces, i) => State::Over,
        _ => state,
    }
}

/// A credit closed the copy right before `i`, and what follows is of the page, not of the copy.
fn closed_before(pieces: &[Piece], i: usize) -> bool {
    let Some(before) = i.checked_sub(1).and_then(|k| pieces.get(k)) else { return false };
    let signed = before.kind == Some(SegmentKind::Credit)
        || (before.kind.is_some_and(SegmentKind::is_running_text) && before.line.credit.is_some());
    let rest = pieces.get(i..i + 4).or_else(|| pieces.get(i..)).unwrap_or_default();
    let page = |p: &&Piece| {
        matches!(p.line.label, Some(Label::Ending | Label::Related | Label::Furniture | Label::Embed))
    };
    let first = rest.iter().position(|p| page(&p));
    signed && first.is_some_and(|first| rest.iter().take(first).filter(|p| p.is_paragraph()).count() <= 1)
}

/// A headline right above a paragraph.
fn opens_article(pieces: &[Piece], i: usize) -> bool {
    let headline = pieces.get(i).is_some_and(|p| p.is_open() && p.is_headline() && p.line.words >= 4);
    let below =
        pieces.get(i + 1..).unwrap_or_default().iter().find(|p| {
            !matches!(p.kind, Some(SegmentKind::Meta | SegmentKind::Credit | SegmentKind::Caption))
        });
    headline && below.is_some_and(|p| p.is_open() && p.is_paragraph() && p.line.words >= 12)
}

fn has_paragraph(pieces: &[Piece], from: usize) -> bool {
    pieces.get(from..).unwrap_or_default().iter().any(|p| p.is_open() && p.is_paragraph())
}

/// A crosshead or text.
fn in_body(pieces: &[Piece], i: usize) -> SegmentKind {
    let Some(piece) = pieces.get(i) else { return SegmentKind::Body };
    if matches!(piece.line.mark, Mark::Heading(_)) {
        return SegmentKind::Crosshead;
    }
    if is_spoken_crosshead(pieces, i) {
        return SegmentKind::Crosshead;
    }
    if !piece.is_headline() || piece.line.words > CROSSHEAD_WORDS || piece.line.words == 0 {
        return SegmentKind::Body;
    }
    let short = |k: usize| {
        pieces.get(k).is_some_and(|p| {
            p.is_headline() && p.line.label.is_none() && p.line.mark == Mark::Plain && p.line.words >= 4
        })
    };
    // A stack of headlines is a list of other articles.
    let stacked = short(i) && (short(i + 1) || i.checked_sub(1).is_some_and(short));
    let quoted = piece.text.starts_with(['«', '"', '“', '—', '–']);
    match () {
        () if stacked => SegmentKind::Boilerplate,
        () if quoted => SegmentKind::Body,
        () if is_name(piece) => SegmentKind::Credit,
        () => SegmentKind::Crosshead,
    }
}

/// « « Tout est allé très vite » », « - "On a tout perdu" - »: a few words that somebody says further down, without a full
/// stop, above a paragraph.
fn is_spoken_crosshead(pieces: &[Piece], i: usize) -> bool {
    let aside = |c: char| matches!(c, '-' | '–' | '—') || c.is_whitespace();
    let text = |k: usize| pieces.get(k).map(|p| p.text.trim());
    let Some(line) = text(i) else { return false };
    let dashed = line.starts_with(['-', '–', '—']) && line.ends_with(['-', '–', '—']);
    let bare = if dashed { line.trim_matches(aside) } else { line };
    let marks = [('"', '"'), ('«', '»'), ('“', '”')];
    let inside = marks.iter().find_map(|(open, close)| bare.strip_prefix(*open)?.strip_suffix(*close));
    let spoken = inside.map(str::trim).is_some_and(|words| {
        let closed = !words.contains(['"', '«', '»', '“', '”']);
        closed && !words.ends_with(['.', '…']) && words.split_whitespace().count() <= SPOKEN_WORDS
    });
    let announced = i.checked_sub(1).and_then(text).is_some_and(|before| before.ends_with(':'));
    let above = pieces.get(i + 1).is_some_and(|p| p.is_open() && p.is_paragraph());
    let answered = text(i + 1).is_some_and(|next| next.starts_with(['—', '–', '-']));
    spoken && above && !announced && !answered
}

/// « Ana Roy »: who wrote the copy, below it.
fn is_name(piece: &Piece) -> bool {
    let capital = |word: &str| word.starts_with(char::is_uppercase) && word.chars().any(char::is_lowercase);
    (2..=3).contains(&piece.line.words) && piece.text.split_whitespace().all(capital)
}

/// The capitalised words of running text: most articles end without anything that asks for them.
#[derive(Default)]
struct Names<'a> {
    /// Pieces that were not looked through yet.
    waiting: Vec<&'a Line>,
    known: BTreeSet<&'a str>,
}

impl<'a> Names<'a> {
    /// Those of a piece of running text count.
    fn note(&mut self, piece: &Piece<'a>) {
        if piece.kind.is_none_or(|k| k.is_running_text() || k == SegmentKind::Title) {
            self.waiting.push(piece.line);
        }
    }

    /// How many of them a piece shares.
    fn shared(&mut self, piece: &Piece<'_>) -> usize {
        self.known.extend(self.waiting.drain(..).flat_map(|line| &line.capitals).map(|word| &**word));
        piece.line.capitals.iter().filter(|word| self.known.contains(&***word)).collect::<BTreeSet<_>>().len()
    }
}
