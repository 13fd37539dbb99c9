//! `__doc__` and `__text_signature__` of the special methods of built-in types, by their names.

use crate::object::slots::{BinaryOp, CompareOp, SLOTS};
use crate::object::{Interp, SlotKey, Value};

fn key_of(name: &str) -> Option<SlotKey> {
    SLOTS.iter().find(|(known, _)| *known == name).map(|(_, key)| *key)
}

fn symbol(op: BinaryOp) -> &'static str {
    if op == BinaryOp::Power { "**" } else { op.symbol() }
}

/// `__doc__` of the wrapper of a slot.
pub(super) fn text(interp: &Interp, name: &str) -> Value {
    let text: String = match key_of(name) {
        Some(SlotKey::Compare(op)) => compare_text(op),
        Some(SlotKey::Binary(BinaryOp::Power)) => "Return pow(self, value, mod).".into(),
        Some(SlotKey::Reflected(BinaryOp::Power)) => "Return pow(value, self, mod).".into(),
        Some(SlotKey::Binary(op)) => format!("Return self{}value.", symbol(op)),
        Some(SlotKey::Reflected(op)) => format!("Return value{}self.", symbol(op)),
        Some(SlotKey::Inplace(op)) => {
            // CPython describes the two operations that sequences have too in other words.
            let verb = if matches!(op, BinaryOp::Add | BinaryOp::Multiply) { "Implement" } else { "Return" };
            format!("{verb} self{}=value.", symbol(op))
        }
        Some(key) => match plain_text(key) {
            Some(text) => text.into(),
            None => return Value::NONE,
        },
        None => return Value::NONE,
    };
    interp.text_from_string(text).into_value()
}

fn compare_text(op: CompareOp) -> String {
    format!("Return self{}value.", op.symbol())
}

fn plain_text(key: SlotKey) -> Option<&'static str> {
    Some(match key {
        SlotKey::Repr => "Return repr(self).",
        SlotKey::Str => "Return str(self).",
        SlotKey::Hash => "Return hash(self).",
        SlotKey::Call => "Call self as a function.",
        SlotKey::GetAttribute => "Return getattr(self, name).",
        SlotKey::SetAttr => "Implement setattr(self, name, value).",
        SlotKey::DelAttr => "Implement delattr(self, name).",
        SlotKey::Iter => "Implement iter(self).",
        SlotKey::Next => "Implement next(self).",
        SlotKey::Get => "Return an attribute of instance, which is of type owner.",
        SlotKey::Set => "Set an attribute of instance to value.",
        SlotKey::Delete => "Delete an attribute of instance.",
        SlotKey::Init => "Initialize self.  See help(type(self)) for accurate signature.",
        SlotKey::Negative => "-self",
        SlotKey::Positive => "+self",
        SlotKey::Invert => "~self",
        SlotKey::Absolute => "abs(self)",
        SlotKey::Bool => "True if self else False",
        SlotKey::Int => "int(self)",
        SlotKey::Float => "float(self)",
        SlotKey::Index => "Return self converted to an integer, if self is suitable for use as an index into a list.",
        SlotKey::Length => "Return len(self).",
        SlotKey::GetItem => "Return self[key].",
        SlotKey::SetItem => "Set self[key] to value.",
        SlotKey::DelItem => "Delete self[key].",
        SlotKey::Contains => "Return bool(key in self).",
        SlotKey::Await => "Return an iterator to be used in await expression.",
        SlotKey::AsyncIter => "Return an awaitable, that resolves in asynchronous iterator.",
        SlotKey::AsyncNext => "Return a value or raise StopAsyncIteration.",
        _ => return None,
    })
}

/// `__text_signature__` of the wrapper of a slot.
pub(super) fn signature(interp: &Interp, name: &str) -> Value {
    let Some(key) = key_of(name) else {
        return Value::NONE;
    };
    let text = match key {
        SlotKey::Call | SlotKey::Init => "($self, /, *args, **kwargs)",
        SlotKey::Binary(BinaryOp::Power) | SlotKey::Reflected(BinaryOp::Power) => "($self, value, mod=None, /)",
        SlotKey::Binary(_) | SlotKey::Reflected(_) | SlotKey::Inplace(_) | SlotKey::Compare(_) => "($self, value, /)",
        SlotKey::GetAttribute | SlotKey::GetAttr | SlotKey::DelAttr => "($self, name, /)",
        SlotKey::SetAttr => "($self, name, value, /)",
        SlotKey::Get => "($self, instance, owner=None, /)",
        SlotKey::Set => "($self, instance, value, /)",
        SlotKey::Delete => "($self, instance, /)",
        SlotKey::GetItem | SlotKey::DelItem | SlotKey::Contains => "($self, key, /)",
        SlotKey::SetItem => "($self, key, value, /)",
        _ => "($self, /)",
    };
    interp.text(text).into_value()
}
