//! Subject pronouns whose antecedent is clear.
use crate::article::Segment;
use crate::block::PlacedBlock;
use crate::mentions::Mention;
use crate::mentions::chains::Chains;

pub(super) fn find(
    _blocks: &[PlacedBlock],
    _segments: &[Segment],
    _found: &[(Mention, usize)],
    _chains: &Chains,
) -> Vec<(Mention, usize)> {
    Vec::new()
}
