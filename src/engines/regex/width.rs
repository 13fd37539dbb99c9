//! How many code points a part of a pattern can take.

use super::tree::{Node, Sequence, WITHOUT_END};

/// Least and most code points; beyond `MOST` both are cut.
pub(super) type Width = (u64, u64);

/// Stands for "without end".
pub(super) const MOST: u64 = u64::MAX;

/// The width of a sequence; `groups` has those of the groups closed so far, by number.
pub(super) fn of_sequence(sequence: &Sequence, groups: &[Option<Width>]) -> Width {
    sequence
        .iter()
        .map(|node| of_node(node, groups))
        .fold((0, 0), |(least, most): Width, width| (least.saturating_add(width.0), most.saturating_add(width.1)))
}

fn of_node(node: &Node, groups: &[Option<Width>]) -> Width {
    match node {
        Node::Literal { .. } | Node::Any | Node::Set { .. } => (1, 1),
        Node::Anchor(_) | Node::Look { .. } | Node::Failure => (0, 0),
        Node::Branch(alternatives) => {
            let widths = alternatives.iter().map(|alternative| of_sequence(alternative, groups));
            widths.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1))).unwrap_or((0, 0))
        }
        Node::Group { body, .. } | Node::Atomic(body) => of_sequence(body, groups),
        Node::Repeat { least, most, body, .. } => {
            let (low, high) = of_sequence(body, groups);
            let most = match *most {
                WITHOUT_END if high > 0 => MOST,
                most => high.saturating_mul(u64::from(most)),
            };
            (low.saturating_mul(u64::from(*least)), most)
        }
        Node::Reference(group) => groups.get(*group).copied().flatten().unwrap_or((0, MOST)),
        Node::Conditional { then, otherwise, .. } => {
            let then = of_sequence(then, groups);
            let otherwise = otherwise.as_ref().map_or((0, 0), |otherwise| of_sequence(otherwise, groups));
            (then.0.min(otherwise.0), then.1.max(otherwise.1))
        }
    }
}
