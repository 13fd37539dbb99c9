//! Source text: where it comes from, how places in it are named, and how errors about it are shown.

pub mod diagnostic;
pub(crate) mod encoding;
pub mod printable;
pub mod source;
pub mod span;
pub mod wide;
