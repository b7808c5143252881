//! Descriptions that stand for a name.
use crate::article::Segment;
use crate::block::PlacedBlock;
use crate::mentions::Mention;
use crate::mentions::chains::Chains;
use crate::mentions::names::ArticleName;

pub(super) fn find(
    _text: &str,
    _blocks: &[PlacedBlock],
    _segments: &[Segment],
    _found: &[(Mention, usize)],
    _names: &[ArticleName],
    _chains: &Chains,
) -> Vec<(Mention, usize)> {
    Vec::new()
}
