//! What a part of a pattern can start with: the bytes for searches and branches, the literal text for fast searches.

use super::class::Set;
use super::compile::Context;
use super::tree::{Node, RepeatKind, Sequence};
use crate::engines::text;

/// The bytes that a part can start with.
#[derive(Clone, Copy, Debug)]
pub(super) struct First {
    pub bytes: [u64; 4],
    /// The part can match nothing, or asks for nothing here; what follows decides as well.
    pub is_open: bool,
}

const NOTHING: First = First { bytes: [0; 4], is_open: false };
const OPEN: First = First { bytes: [0; 4], is_open: true };
const ANYTHING: First = First { bytes: [u64::MAX; 4], is_open: false };
/// The bytes that start a sequence of several in generalised UTF-8: 0xC2 to 0xF4.
const LEADS: [u64; 4] = [0, 0, 0, 0x001F_FFFF_FFFF_FFFC];

impl First {
    fn or(self, other: First) -> First {
        let bytes = std::array::from_fn(|at| self.bytes[at] | other.bytes[at]);
        First { bytes, is_open: self.is_open || other.is_open }
    }

    /// This, which is open, and what follows it.
    fn then(self, next: First) -> First {
        let bytes = std::array::from_fn(|at| self.bytes[at] | next.bytes[at]);
        First { bytes, is_open: next.is_open }
    }
}

/// What a sequence can start with.
pub(super) fn of_sequence(sequence: &[Node], context: Context) -> First {
    let mut first = OPEN;
    for node in sequence {
        if !first.is_open {
            break;
        }
        first = first.then(of_node(node, context));
    }
    first
}

fn of_node(node: &Node, context: Context) -> First {
    match node {
        Node::Literal { point, is_negated: false } if !context.fold().concerns(*point) => of_point(*point, context),
        Node::Literal { .. } | Node::Any | Node::Set { .. } => match context.set_of(node) {
            Some(set) => of_set(&set, context),
            None => ANYTHING,
        },
        Node::Anchor(_) | Node::Look { .. } | Node::Reference(_) => OPEN,
        Node::Branch(alternatives) => {
            alternatives.iter().map(|alternative| of_sequence(alternative, context)).reduce(First::or).unwrap_or(OPEN)
        }
        Node::Group { added, removed, body, .. } => of_sequence(body, context.with(*added, *removed)),
        Node::Atomic(body) => of_sequence(body, context),
        Node::Repeat { least, body, .. } => {
            let first = of_sequence(body, context);
            if *least == 0 { first.or(OPEN) } else { first }
        }
        Node::Conditional { then, otherwise, .. } => {
            let otherwise = otherwise.as_ref().map_or(OPEN, |otherwise| of_sequence(otherwise, context));
            of_sequence(then, context).or(otherwise)
        }
        Node::Failure => NOTHING,
    }
}

fn of_point(point: u32, context: Context) -> First {
    let mut bytes = [0; 4];
    if let Some(byte) = encoded(point, context.is_text).first() {
        bytes[usize::from(byte >> 6)] |= 1 << (byte & 63);
    }
    First { bytes, is_open: false }
}

fn of_set(set: &Set, context: Context) -> First {
    let bytes = if context.is_text {
        let [low, high] = set.ascii_bits();
        [low, high, LEADS[2], LEADS[3]]
    } else {
        set.byte_bits()
    };
    First { bytes, is_open: false }
}

/// A code point as it is in texts: generalised UTF-8, or a byte.
pub(super) fn encoded(point: u32, is_text: bool) -> Vec<u8> {
    if is_text { text::collect([point]) } else { vec![point as u8] }
}

/// The text that every match starts with.
pub(super) fn literal_prefix(sequence: &Sequence, context: Context) -> Vec<u8> {
    let mut prefix = Vec::new();
    extend_prefix(&mut prefix, sequence, context);
    prefix
}

/// Extends the prefix; false when what follows does not belong to it.
fn extend_prefix(prefix: &mut Vec<u8>, sequence: &Sequence, context: Context) -> bool {
    sequence.iter().all(|node| match node {
        Node::Literal { point, is_negated: false } if !context.fold().concerns(*point) => {
            prefix.extend(encoded(*point, context.is_text));
            true
        }
        Node::Group { added, removed, body, .. } => extend_prefix(prefix, body, context.with(*added, *removed)),
        Node::Repeat { least, body, kind: RepeatKind::Greedy | RepeatKind::Lazy, .. } if *least > 0 => {
            extend_prefix(prefix, body, context);
            false
        }
        _ => false,
    })
}
