//! Which paragraph is title, standfirst, body, caption, credit, boilerplate.
//!
//! Two passes. What a block alone tells is read once and kept with it ([`line`]: furniture phrases, time stamps,
//! credits, marks of Markdown, language, shape). What its place on the page tells is decided here, over all blocks:
//! the head (rubrics, titles, standfirst), the body with its crossheads, and what comes behind the end.

mod credit;
mod dateline;
mod head;
pub(crate) mod line;
mod markdown;
mod phrases;
mod tail;

use super::{Field, Metadata, Segment, SegmentKind};
use crate::block::PlacedBlock;
use crate::text::Span;
use line::{Label, Line};
use markdown::Mark;

/// A block, or what is left of it without its dateline and its credit.
struct Piece<'a> {
    span: Span,
    line: &'a Line,
    text: &'a str,
    /// Its job, once it is known.
    kind: Option<SegmentKind>,
    /// A blank line stands before it.
    apart: bool,
}

impl Piece<'_> {
    fn is_open(&self) -> bool {
        self.kind.is_none()
    }

    /// Written as running text: it ends like a sentence, or is too long for a headline.
    fn is_paragraph(&self) -> bool {
        let heading = matches!(self.line.mark, Mark::Heading(_));
        !heading
            && ((self.line.stop && self.line.words >= 3) || self.line.chars > 140 || self.line.words > 25)
    }

    /// Written as a title or a crosshead.
    fn is_headline(&self) -> bool {
        let marked = matches!(self.line.mark, Mark::Quotation | Mark::Item | Mark::Table);
        !marked && !self.is_paragraph() && !self.text.ends_with([':', ',', ';'])
    }
}

/// Cuts the article into segments.
pub(super) fn classify(text: &str, metadata: &mut Metadata, blocks: &[PlacedBlock]) -> Vec<Segment> {
    let mut pieces: Vec<Piece> = Vec::with_capacity(blocks.len());
    let mut end = 0;
    for placed in blocks {
        let gap = text.get(end..placed.start).unwrap_or_default();
        pieces.push(Piece {
            span: placed.span(),
            line: &placed.block.line,
            text: &placed.block.text,
            kind: None,
            apart: is_blank_line(gap),
        });
        end = placed.span().end;
    }
    fenced(&mut pieces);
    labelled(&mut pieces);
    repeated_captions(&mut pieces);
    let lead = head::classify(&mut pieces, metadata);
    tail::classify(&mut pieces, lead);
    let mut segments = Vec::with_capacity(pieces.len() + 2);
    if !metadata.front_matter.is_empty() {
        segments.push(Segment { span: metadata.front_matter, kind: SegmentKind::Meta });
    }
    for (i, piece) in pieces.iter().enumerate() {
        cut(piece, lead.is_some_and(|lead| i <= lead), metadata, &mut segments);
    }
    segments
}

fn is_blank_line(gap: &str) -> bool {
    gap.replace("\r\n", "\n").matches(['\n', '\r', '\u{2029}']).count() > 1
}

/// Code between fences and comments over several blocks.
fn fenced(pieces: &mut [Piece]) {
    let (mut code, mut comment) = (false, false);
    for piece in pieces {
        let fence = piece.line.mark == Mark::Fence;
        comment |= !code && piece.line.mark == Mark::Comment;
        if comment {
            piece.kind = Some(SegmentKind::Meta);
            comment = !piece.text.contains("-->");
        } else if code || fence {
            piece.kind = Some(SegmentKind::Embed);
            code ^= fence;
        }
    }
}

/// What its own words tell.
fn labelled(pieces: &mut [Piece]) {
    let french = pieces.iter().filter(|p| !p.line.foreign).map(|p| p.line.words).sum::<usize>();
    let foreign = pieces.iter().filter(|p| p.line.foreign).map(|p| p.line.words).sum::<usize>();
    for i in 0..pieces.len() {
        let Some(piece) = pieces.get(i).filter(|p| p.is_open()) else { continue };
        let kind = match piece.line.label {
            Some(Label::Stamp) => Some(SegmentKind::Meta),
            Some(Label::Credit) => Some(SegmentKind::Credit),
            Some(Label::Caption) => Some(SegmentKind::Caption),
            Some(Label::Furniture | Label::Related | Label::Ending) => Some(SegmentKind::Boilerplate),
            Some(Label::Embed | Label::Signature) => Some(SegmentKind::Embed),
            Some(Label::Foreign) => (foreign < french).then_some(SegmentKind::Embed),
            Some(Label::QuoteSource) => Some(quote_source(i.checked_sub(1).and_then(|k| pieces.get(k)))),
            None if piece.line.mark == Mark::Rule => Some(SegmentKind::Meta),
            None => None,
        };
        let signed = piece.line.label == Some(Label::Signature);
        let contiguous = !piece.apart;
        if let Some(piece) = pieces.get_mut(i) {
            piece.kind = kind;
        }
        // The post stands right before its signature.
        if let Some(post) = i.checked_sub(1).and_then(|k| pieces.get_mut(k)).filter(|p| signed && p.is_open())
        {
            if contiguous || post.text.contains(['#', '@']) {
                post.kind = Some(SegmentKind::Embed);
            }
        }
    }
}

/// A name behind a dash signs the quotation before it; alone it is what is left of a box.
fn quote_source(before: Option<&Piece>) -> SegmentKind {
    let quotation =
        before.is_some_and(|p| p.line.mark == Mark::Quotation || p.text.starts_with(['«', '"', '“']));
    if quotation { SegmentKind::Body } else { SegmentKind::Boilerplate }
}

/// The same line twice, the second time with its credit: « … à Brest. » and « … à Brest.Agence ».
fn repeated_captions(pieces: &mut [Piece]) {
    for i in 1..pieces.len() {
        let (Some(first), Some(second)) = (pieces.get(i - 1), pieces.get(i)) else { continue };
        let long = first.line.words >= 5;
        let rest = second.text.strip_prefix(first.text).filter(|rest| long && rest.len() <= 60);
        let caption = rest.is_some_and(|rest| first.is_paragraph() || !rest.is_empty());
        if caption && matches!(first.kind, None | Some(SegmentKind::Caption)) {
            for piece in pieces.get_mut(i - 1..=i).unwrap_or_default() {
                piece.kind = Some(SegmentKind::Caption);
            }
        }
    }
}

/// Adds the segments of a piece: dateline, text, credit.
fn cut(piece: &Piece, in_head: bool, metadata: &mut Metadata, segments: &mut Vec<Segment>) {
    let kind = piece.kind.unwrap_or(SegmentKind::Body);
    let (mut from, mut to) = (0, piece.text.len());
    if kind == SegmentKind::Credit {
        sign(metadata, piece.text, piece.span);
    }
    if kind.is_running_text() {
        if let Some(line) = piece.line.dateline.as_ref().filter(|_| in_head) {
            from = line.end;
            let field = |span: Span| Field {
                value: span.of(piece.text).to_owned(),
                span: span.shift(piece.span.start),
            };
            metadata.place = metadata.place.take().or_else(|| line.place.map(field));
            metadata.credit = metadata.credit.take().or_else(|| line.agency.map(field));
        }
        if let Some(credit) = piece.line.credit.filter(|c| c.start >= from) {
            to = credit.start;
            sign(metadata, credit.of(piece.text), credit.shift(piece.span.start));
        }
    }
    let parts = [
        (Span::new(0, from), SegmentKind::Meta),
        (Span::new(from, to), kind),
        (Span::new(to, piece.text.len()), SegmentKind::Credit),
    ];
    for (part, kind) in parts {
        let inside = part.of(piece.text);
        let start = part.start + (inside.len() - inside.trim_start().len());
        let span = Span::new(start, start + inside.trim().len()).shift(piece.span.start);
        if !span.is_empty() {
            segments.push(Segment { span, kind });
        }
    }
}

/// Takes the byline or the credit of the copy over, where the front matter does not give it.
fn sign(metadata: &mut Metadata, text: &str, span: Span) {
    let written = text.trim_matches(|c: char| c.is_whitespace() || "()[].—–-".contains(c));
    let at = span.start + text.find(written).unwrap_or_default();
    let field =
        |value: &str, at: usize| Field { value: value.to_owned(), span: Span::new(at, at + value.len()) };
    if let Some(name) = written.strip_prefix("Par ").or_else(|| written.strip_prefix("par ")) {
        metadata.byline.get_or_insert_with(|| field(name, at + 4));
    } else if credit::is_chain(text) {
        metadata.credit.get_or_insert_with(|| field(written, at));
    }
}
