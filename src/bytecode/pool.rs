//! The pools of a code object under construction: constants and names, each kept once.
//!
//! Constants are one only when type and value are the same: `1`, `1.0` and `True` are three, and so are `0.0`
//! and `-0.0`, also inside tuples. Codes are never merged.

use std::collections::HashMap;
use std::rc::Rc;

use crate::bytecode::code::Constant;

/// What makes two constants the same.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Key {
    None,
    Bool(bool),
    Ellipsis,
    Int(i64),
    BigInt(num_bigint::BigInt),
    Float(u64),
    Complex(u64, u64),
    Text(Vec<u8>),
    Bytes(Vec<u8>),
    Tuple(Vec<Key>),
    FrozenSet(Vec<Key>),
    Code(usize),
}

/// Nesting of tuples is bounded by the compiler's folding, which makes one level at a time from folded parts.
fn key_of(constant: &Constant) -> Key {
    match constant {
        Constant::None => Key::None,
        Constant::Bool(value) => Key::Bool(*value),
        Constant::Ellipsis => Key::Ellipsis,
        Constant::Int(value) => Key::Int(*value),
        Constant::BigInt(value) => Key::BigInt((**value).clone()),
        Constant::Float(value) => Key::Float(value.to_bits()),
        Constant::Complex(real, imaginary) => Key::Complex(real.to_bits(), imaginary.to_bits()),
        Constant::Text(text) => Key::Text(text.as_wide().as_bytes().to_vec()),
        Constant::Bytes(bytes) => Key::Bytes(bytes.to_vec()),
        Constant::Tuple(elements) => Key::Tuple(elements.iter().map(key_of).collect()),
        Constant::FrozenSet(elements) => Key::FrozenSet(elements.iter().map(key_of).collect()),
        Constant::Code(code) => Key::Code(Rc::as_ptr(code) as usize),
    }
}

/// Constants by index.
#[derive(Default)]
pub struct Constants {
    list: Vec<Constant>,
    known: HashMap<Key, u32>,
}

impl Constants {
    /// The index of `constant`, which is added if it is new.
    pub fn index_of(&mut self, constant: Constant) -> u32 {
        let next = self.list.len() as u32;
        let list = &mut self.list;
        *self.known.entry(key_of(&constant)).or_insert_with(|| {
            list.push(constant);
            next
        })
    }

    /// The constants in order.
    #[must_use]
    pub fn into_list(self) -> Box<[Constant]> {
        self.list.into()
    }
}

/// Names by index.
#[derive(Default)]
pub struct Names {
    list: Vec<Rc<str>>,
    known: HashMap<Rc<str>, u32>,
}

impl Names {
    /// The index of `name`, which is added if it is new.
    pub fn index_of(&mut self, name: &Rc<str>) -> u32 {
        if let Some(&index) = self.known.get(name) {
            return index;
        }
        let index = self.list.len() as u32;
        self.list.push(Rc::clone(name));
        self.known.insert(Rc::clone(name), index);
        index
    }

    /// The names in order.
    #[must_use]
    pub fn into_list(self) -> Box<[Rc<str>]> {
        self.list.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_numbers_of_different_types_are_kept_apart() {
        let mut constants = Constants::default();
        let tuple = |value: f64| Constant::Tuple(Rc::from([Constant::Float(value)]));
        let all = [
            Constant::Int(1),
            Constant::Float(1.0),
            Constant::Bool(true),
            Constant::Float(0.0),
            Constant::Float(-0.0),
            tuple(0.0),
            tuple(-0.0),
            Constant::Complex(0.0, -0.0),
            Constant::Complex(0.0, 0.0),
        ];
        for (index, constant) in all.iter().enumerate() {
            assert_eq!(constants.index_of(constant.clone()), index as u32);
        }
        for (index, constant) in all.iter().enumerate() {
            assert_eq!(constants.index_of(constant.clone()), index as u32);
        }
    }
}
