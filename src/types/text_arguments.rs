//! Checks of arguments that must be texts or C integers, with CPython's error texts, and the fitting of search bounds.

use crate::object::integer::IntView;
use crate::object::protocol::number;
use crate::object::value::Value;
use crate::object::{Args, Interp, Outcome, Raised, Str};

/// TypeError "function() argument … must be …, not …"; `shown` is the argument as messages name it: `argument 1`, `argument 'encoding'`.
#[cold]
#[inline(never)]
pub fn bad_argument(interp: &Interp, function: &str, shown: &str, expected: &str, value: &Value) -> Raised {
    let actual = if value.is_none() { "None".to_owned() } else { interp.type_of(value).name() };
    interp.type_error(format!("{function}() {shown} must be {expected}, not {actual}"))
}

/// The text that an argument is.
#[inline]
pub fn text<'a>(interp: &Interp, value: &'a Value, function: &str, shown: &str) -> Outcome<&'a Str> {
    value.cast::<Str>().ok_or_else(|| bad_argument(interp, function, shown, "str", value))
}

/// The text that an operand is; the message names neither function nor place.
#[inline]
pub fn plain_text<'a>(interp: &Interp, value: &'a Value) -> Outcome<&'a Str> {
    value.cast::<Str>().ok_or_else(|| interp.type_error(format!("must be str, not {}", interp.type_of(value).name())))
}

/// The name of an encoding or error handler: a text without NUL.
pub fn codec_name(interp: &Interp, value: &Value, function: &str, shown: &str) -> Outcome<String> {
    let name = text(interp, value, function, shown)?;
    if name.as_bytes().contains(&0) {
        return Err(interp.value_error("embedded null character"));
    }
    Ok(name.to_lossy().into_owned())
}

/// An argument that C keeps in an `int`. May run Python.
pub fn c_int(interp: &Interp, value: &Value) -> Outcome<i64> {
    let integer = number::index(interp, value)?;
    let number = integer.as_int().and_then(IntView::to_i64).filter(|number| i32::try_from(*number).is_ok());
    number.ok_or_else(|| interp.overflow_error("Python int too large to convert to C int"))
}

/// The limit that a count such as `maxsplit` means: a negative one is none. May run Python.
pub fn limit(interp: &Interp, value: &Value) -> Outcome<Option<usize>> {
    Ok(usize::try_from(number::to_i64(interp, value)?).ok())
}

/// One bound of a search: `None` means `default`. May run Python.
#[inline]
fn bound(interp: &Interp, value: &Value, default: i64) -> Outcome<i64> {
    if value.is_none() {
        return Ok(default);
    }
    if !number::has_index(interp, value) {
        return Err(interp.type_error("slice indices must be integers or None or have an __index__ method"));
    }
    number::to_i64_clamped(interp, value)
}

/// The bounds that `find` and its kin take, not yet fitted to a length.
#[derive(Clone, Copy)]
pub struct Bounds {
    start: i64,
    end: i64,
}

impl Bounds {
    /// Reads the two arguments from place `place` on. May run Python.
    #[inline]
    pub fn read(interp: &Interp, args: &Args<'_>, place: usize) -> Outcome<Bounds> {
        Ok(Bounds { start: bound(interp, &args[place], 0)?, end: bound(interp, &args[place + 1], i64::MAX)? })
    }

    /// The places from start to end within `length` units; `None` when the start lies behind the end: then nothing is found, not even
    /// an empty text.
    #[inline]
    pub fn fit(self, length: usize) -> Option<(usize, usize)> {
        let length = length as i64;
        let fit = |bound: i64| if bound < 0 { bound.saturating_add(length).max(0) } else { bound };
        let (start, end) = (fit(self.start), fit(self.end).min(length));
        if start > end { None } else { Some((start as usize, end as usize)) }
    }
}

/// The arguments of a constructor whose parameters all have names and may all be left out.
pub fn named<const COUNT: usize>(
    interp: &Interp,
    function: &str,
    args: &Args<'_>,
    names: [&str; COUNT],
) -> Outcome<[Option<Value>; COUNT]> {
    let given = args.positional();
    if args.len() > COUNT {
        let plural = if COUNT == 1 { "" } else { "s" };
        return Err(interp.type_error(format!("{function}() takes at most {COUNT} argument{plural} ({} given)", args.len())));
    }
    let mut found = [const { None }; COUNT];
    for (place, value) in given.iter().enumerate() {
        found[place] = Some(value.clone());
    }
    for (keyword, value) in args.keywords() {
        let keyword = keyword.cast::<Str>().map_or(std::borrow::Cow::Borrowed("?"), Str::to_lossy);
        let Some(place) = names.iter().position(|name| *name == keyword) else {
            return Err(interp.type_error(format!("{function}() got an unexpected keyword argument '{keyword}'")));
        };
        if place < given.len() {
            let place = place + 1;
            return Err(interp.type_error(format!("argument for {function}() given by name ('{keyword}') and position ({place})")));
        }
        found[place] = Some(value.clone());
    }
    Ok(found)
}
