//! The head of an article: rubrics, titles, standfirst, and where the lead begins.

use super::line::Label;
use super::markdown::Mark;
use super::{Metadata, Piece, SegmentKind};

/// How far behind the title a time stamp or a byline may stand and still close the standfirst.
const STANDFIRST_PARAGRAPHS: usize = 2;

/// Names the open pieces before the lead, and the lead; says which piece is the lead.
pub(super) fn classify(pieces: &mut [Piece], metadata: &Metadata) -> Option<usize> {
    let first = first_paragraph(pieces)?;
    let titled = titles(pieces, first) || metadata.title.is_some();
    let lead = standfirst(pieces, first, titled, metadata);
    if let Some(piece) = pieces.get_mut(lead) {
        piece.kind = Some(SegmentKind::Lead);
    }
    Some(lead)
}

/// The first open piece that is running text; without one, the first that is open at all and no heading.
fn first_paragraph(pieces: &[Piece]) -> Option<usize> {
    let open = |p: &Piece| p.is_open() && !matches!(p.line.mark, Mark::Heading(_));
    let paragraph = pieces.iter().position(|p| open(p) && p.is_paragraph());
    // A stack of short lines, then one sentence far below, is no headline above its text.
    let stacked = |i: usize| pieces.iter().take(i).filter(|p| open(p)).count() > 12;
    paragraph.filter(|&i| !stacked(i)).or_else(|| pieces.iter().position(open))
}

/// Names titles and rubrics before `first`; whether there was a title.
fn titles(pieces: &mut [Piece], first: usize) -> bool {
    let open: Vec<usize> = (0..first).filter(|&i| pieces.get(i).is_some_and(Piece::is_open)).collect();
    let marked =
        open.iter().position(|&i| pieces.get(i).is_some_and(|p| matches!(p.line.mark, Mark::Heading(_))));
    let main = marked.unwrap_or_else(|| {
        let written = |i: &usize| pieces.get(*i).is_some_and(|p| p.is_headline() && !is_rubric(p));
        open.iter().position(written).unwrap_or(open.len().saturating_sub(1))
    });
    let (mut title, mut listing) = (None, false);
    let mut at = 0;
    for (n, &i) in open.iter().enumerate() {
        // Headlines behind « Sur le même sujet » are those of other articles.
        listing |= pieces.get(at..i).unwrap_or_default().iter().any(|p| p.line.label == Some(Label::Related));
        listing &= !pieces.get(at..i).unwrap_or_default().iter().any(|p| p.kind == Some(SegmentKind::Meta));
        at = i;
        let kind = match (n.cmp(&main), pieces.get(i)) {
            (_, Some(p)) if matches!(p.line.mark, Mark::Heading(_)) => {
                if title.is_none() {
                    SegmentKind::Title
                } else {
                    SegmentKind::Crosshead
                }
            }
            (std::cmp::Ordering::Less, _) => SegmentKind::Boilerplate,
            (std::cmp::Ordering::Equal, _) => SegmentKind::Title,
            (_, Some(p)) if listing && title.is_some() && p.is_headline() => SegmentKind::Boilerplate,
            (_, Some(p)) => behind_title(p),
            (_, None) => continue,
        };
        title = title.or((kind == SegmentKind::Title).then_some(i));
        if let Some(piece) = pieces.get_mut(i) {
            piece.kind = Some(kind);
        }
    }
    title.is_some()
}

/// « International », « Corée du Nord », « in »: too short for a title, and no sentence.
fn is_rubric(piece: &Piece) -> bool {
    piece.line.words <= 1 || (piece.line.words <= 3 && !piece.line.finite)
}

/// A line without a full stop between the title and the text.
fn behind_title(piece: &Piece) -> SegmentKind {
    let line = piece.line;
    if line.words >= 12 && line.finite {
        SegmentKind::Standfirst
    } else if line.words <= 4 && !line.finite {
        SegmentKind::Credit
    } else {
        SegmentKind::Title
    }
}

/// Names the standfirst from `first` on; the place of the lead.
fn standfirst(pieces: &mut [Piece], first: usize, titled: bool, metadata: &Metadata) -> usize {
    let paragraphs: Vec<usize> = (first..pieces.len())
        .filter(|&i| pieces.get(i).is_some_and(|p| p.is_open() && p.is_paragraph()))
        .take(STANDFIRST_PARAGRAPHS + 1)
        .collect();
    let Some(piece) = pieces.get(first) else { return first };
    let Some(&next) = paragraphs.iter().find(|&&i| i > first) else { return first };
    let given = metadata.standfirst.as_ref().is_some_and(|s| s.value.trim() == piece.text.trim());
    let bold = piece.line.mark == Mark::Bold;
    let unstopped = !piece.line.stop && piece.line.mark == Mark::Plain && !piece.text.ends_with(':');
    let restarted = !titled && restarts(piece, pieces.get(next));
    let mut lead = first;
    if given || bold || (unstopped && first <= 4) || restarted {
        lead = next;
    } else if titled {
        // A time stamp, a byline or a picture closes it.
        let closes = |i: &usize| {
            pieces.get(*i).is_some_and(|p| match p.kind {
                Some(SegmentKind::Meta | SegmentKind::Credit) => p.line.mark != Mark::Rule,
                Some(SegmentKind::Caption) => *i == first + 1,
                _ => false,
            })
        };
        let close = (first + 1..=paragraphs.last().copied().unwrap_or(first)).find(closes);
        lead = paragraphs.iter().copied().find(|&i| close.is_some_and(|close| i > close)).unwrap_or(first);
    }
    for piece in pieces.get_mut(first..lead).unwrap_or_default().iter_mut().filter(|p| p.is_open()) {
        piece.kind = Some(SegmentKind::Standfirst);
    }
    lead
}

/// One sentence, and the next line, right below it, tells the story again from the start.
fn restarts(piece: &Piece, next: Option<&Piece>) -> bool {
    let Some(next) = next.filter(|n| !n.apart && n.text.len() > piece.text.len()) else { return false };
    let inner = piece.text.trim_end_matches(['.', '!', '?', '…']);
    let one_sentence = !inner.contains(". ") && piece.line.words <= 45;
    let names = |text: &str| -> std::collections::BTreeSet<String> {
        text.split(|c: char| !c.is_alphanumeric() && c != '-')
            .filter(|w| w.len() > 3 && w.starts_with(char::is_uppercase))
            .map(str::to_lowercase)
            .collect()
    };
    one_sentence && names(piece.text).intersection(&names(next.text)).count() >= 3
}
