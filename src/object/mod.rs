//! Values, objects, types and the protocols between them: everything that runs scripts stands on this.
//!
//! Reading order: `value` (the word), `header` (the object), `heap` (memory), `collect` (cycles), `ty` and `slots` (types), `native`
//! (functions in Rust), `protocol` (what operators mean).

pub mod arithmetic;
pub mod attributes;
pub mod bootstrap;
pub mod builder;
pub mod callable;
pub mod cell;
pub mod collect;
pub mod dict;
pub mod dispatch;
pub mod exception;
pub mod greenlets;
pub mod header;
pub mod heap;
pub mod hooks;
pub mod host;
pub mod integer;
pub mod interp;
pub mod limits;
pub mod list;
pub mod names;
pub mod native;
pub(crate) mod profiling;
pub mod protocol;
pub mod raise;
pub mod room;
pub mod shape;
pub mod signature;
pub mod slots;
pub mod string;
pub mod system;
pub mod table;
pub mod tuple;
pub mod ty;
pub mod value;
pub mod weakrefs;

pub use header::{Payload, Ref, Visit};
pub use interp::Interp;
pub use native::{Args, GetSet, Method};
pub use raise::Raised;
pub use slots::{BinaryOp, CompareOp, Outcome, SlotFunction, SlotKey};
pub use string::Str;
pub use ty::{Type, TypeRef};
pub use value::Value;

/// The identity of a value: its address, or for an immediate its word.
pub fn address(value: &Value) -> u64 {
    value.bits()
}
