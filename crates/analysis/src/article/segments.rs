//! Which paragraph is title, standfirst, body, caption, credit, boilerplate.

use super::{Metadata, Segment, SegmentKind};
use crate::block::PlacedBlock;

/// Cuts the article into segments.
pub(super) fn classify(_text: &str, _metadata: &mut Metadata, blocks: &[PlacedBlock]) -> Vec<Segment> {
    blocks
        .iter()
        .enumerate()
        .map(|(i, block)| Segment {
            span: block.span(),
            kind: match i {
                0 => SegmentKind::Title,
                1 => SegmentKind::Lead,
                _ => SegmentKind::Body,
            },
        })
        .collect()
}
