//! The module `_re`: regular expressions. `stdlib/re.py` puts the functions of the module `re` on top of it.
//!
//! `pattern` is the type of compiled patterns, `match_object` that of matches, `scanner` that behind `finditer`; `substitute` has `sub`
//! and `split`; `subject` is the text that is searched.

pub mod match_object;
pub mod pattern;
pub mod scanner;
mod subject;
mod substitute;

use crate::engines::regex::{self, FaultKind, PatternFault};
use crate::engines::text::code_points;
use crate::object::dict::Dict;
use crate::object::protocol::{attribute, call};
use crate::object::value::Value;
use crate::object::{Args, Interp, Method, Outcome, Raised, Ref, Str};
use crate::types::buffer;

/// The functions of the module.
const FUNCTIONS: &[Method] = &[Method::function("compile", "pattern, flags, /", compile)];

/// Fills the namespace of the module.
pub fn populate(interp: &Interp, namespace: &Ref<Dict>) {
    pattern::install(interp);
    match_object::install(interp);
    scanner::install(interp);
    super::enter_functions(interp, namespace, FUNCTIONS);
    let types = &interp.types;
    for (name, ty) in [("Pattern", &types.re_pattern), ("Match", &types.re_match)] {
        drop(namespace.set_text(&interp.intern(name), ty.value()));
    }
}

/// The code points of a pattern or replacement, and whether it is a text; `None` for values that are neither text nor bytes.
fn points_of(interp: &Interp, value: &Value) -> Outcome<Option<(Vec<u32>, bool)>> {
    if let Some(text) = value.cast::<Str>() {
        return Ok(Some((code_points(text.as_bytes()).collect(), true)));
    }
    let points = buffer::read(interp, value, |bytes| bytes.iter().map(|byte| u32::from(*byte)).collect())?;
    Ok(points.map(|points| (points, false)))
}

fn compile(interp: &Interp, args: &Args<'_>) -> Outcome {
    let pattern = &args[0];
    let Some((points, is_text)) = points_of(interp, pattern)? else {
        return Err(interp.type_error("first argument must be string or compiled pattern"));
    };
    let flags = crate::types::text_arguments::c_int(interp, &args[1])? as u32;
    if flags & regex::flag::DEBUG != 0 {
        return Err(interp.not_implemented_error("re.DEBUG is not supported"));
    }
    let has_stack = || interp.has_native_stack();
    match regex::compile(points, is_text, flags, &has_stack) {
        Ok(program) => Ok(pattern::pattern_value(interp, pattern.clone(), program)),
        Err(fault) => Err(raise(interp, &fault, pattern)),
    }
}

/// Raises what is wrong with a pattern or a replacement.
#[cold]
fn raise(interp: &Interp, fault: &PatternFault, pattern: &Value) -> Raised {
    let ty = match fault.kind {
        FaultKind::Pattern => {
            return match pattern_error(interp, fault, pattern) {
                Ok(exception) => interp.raise(exception),
                Err(raised) => raised,
            };
        }
        FaultKind::Overflow => &interp.exceptions.overflow_error,
        FaultKind::Value => &interp.exceptions.value_error,
        FaultKind::Recursion => &interp.exceptions.recursion_error,
    };
    let message = interp.text_from_wtf8(&fault.message).into_value();
    interp.raise(interp.exception(ty, vec![message]).into_value())
}

/// An instance of `re.PatternError`, which is written in the language.
fn pattern_error(interp: &Interp, fault: &PatternFault, pattern: &Value) -> Outcome {
    let Some(module) = interp.modules.get_text(&interp.intern("re")) else {
        return Err(interp.value_error(String::from_utf8_lossy(&fault.message)));
    };
    let class = attribute::get(interp, &module, &interp.intern("PatternError"))?;
    let message = interp.text_from_wtf8(&fault.message).into_value();
    match fault.place {
        Some(place) => call::call_positional(interp, &class, &[message, pattern.clone(), interp.int_from_usize(place)]),
        None => call::call_positional(interp, &class, &[message]),
    }
}
