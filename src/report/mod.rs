//! Reports of uncaught exceptions: as data for embedders, and as the text that CPython 3.13 prints.
//!
//! `build` makes an [`ErrorReport`] from an exception and may run Python while it asks for texts; everything after that is plain data:
//! `render` lays it out, `frame` with `segment` and `scan` draws the marks under source lines, `syntax_error` shows the place of a
//! syntax error. `suggestion` finds what may have been meant instead of an unknown name.

mod build;
mod data;
mod frame;
#[cfg(test)]
mod golden;
mod lines;
pub mod module;
mod render;
mod scan;
mod segment;
mod source;
pub mod standard_modules;
pub(crate) mod suggestion;
mod syntax_error;
pub mod unraisable;
mod width_table;

use crate::object::interp::Interp;
use crate::object::protocol::{attribute, call};
use crate::object::value::Value;

pub use data::{ErrorReport, ExceptionReport, FrameReport, GroupReport, Link, SyntaxReport};

/// The text of an exception with its traceback and everything it came from. May run Python.
pub fn format_exception(interp: &Interp, exception: &Value) -> String {
    ErrorReport::new(interp, exception).render()
}

/// Prints an exception that nothing caught: to what `sys.stderr` is, or to the host when scripts have not changed that. May run Python.
pub fn print_uncaught(interp: &Interp, exception: &Value) {
    let text = format_exception(interp, exception);
    print_error(interp, &text);
}

/// `sys.stderr`, whatever it is. May run Python.
pub(crate) fn error_stream(interp: &Interp) -> Option<Value> {
    let sys = interp.modules.get_text(&interp.intern("sys"))?;
    attribute::try_get(interp, &sys, &interp.names.stderr).unwrap_or_else(|raised| {
        drop(interp.take_raised(raised));
        None
    })
}

/// Writes a text to `sys.stderr`; to the host when there is no such object or its `write` raises. May run Python.
pub fn print_error(interp: &Interp, text: &str) {
    if let Some(stream) = error_stream(interp) {
        if stream.is_none() {
            // Scripts that set it to None want no output.
            return;
        }
        let text = interp.text(text).into_value();
        match call::call_method(interp, &stream, &interp.names.write, &[text]) {
            Ok(_) => return,
            Err(raised) => drop(interp.take_raised(raised)),
        }
    }
    // Nowhere is left to report that this fails.
    let _ = interp.host.write_stderr(text.as_bytes());
}
