//! The built-in functions on numbers: `abs`, `divmod`, `pow`, `round`, `hex`, `oct`, `bin`, `sum`, `min`, `max`, `ord`, `chr`.

use crate::engines::integer::to_base;
use crate::object::dispatch::call_special;
use crate::object::integer::IntView;
use crate::object::protocol::{call, compare, iterate, number};
use crate::object::{Args, BinaryOp, CompareOp, Interp, Method, Outcome, Raised, Str, Value};
use crate::types::{buffer, bytearray::ByteArray, bytes::Bytes, float_operators, int, int_methods, int_operators, power};

/// The functions.
pub const FUNCTIONS: &[Method] = &[
    Method::function("abs", "x, /", |interp, args| number::absolute(interp, &args[0])),
    Method::function("bin", "number, /", |interp, args| in_base(interp, &args[0], 2)),
    Method::function("chr", "i, /", chr),
    Method::function("divmod", "x, y, /", |interp, args| divmod(interp, &args[0], &args[1])),
    Method::function("hex", "number, /", |interp, args| in_base(interp, &args[0], 16)),
    Method::function("max", "*args, **kwargs", |interp, args| extreme(interp, args, &MAXIMUM)),
    Method::function("min", "*args, **kwargs", |interp, args| extreme(interp, args, &MINIMUM)),
    Method::function("oct", "number, /", |interp, args| in_base(interp, &args[0], 8)),
    Method::function("ord", "c, /", ord),
    Method::function("pow", "base, exp, mod=None", pow),
    Method::function("round", "number, ndigits=None", round),
    Method::function("sum", "iterable, /, start=0", |interp, args| sum(interp, &args[0], &args[1])),
];

fn in_base(interp: &Interp, value: &Value, base: u32) -> Outcome {
    let integer = number::index(interp, value)?;
    let text = match int::view(&integer) {
        IntView::Small(number) => {
            let (sign, magnitude) = (if number < 0 { "-" } else { "" }, number.unsigned_abs());
            match base {
                2 => format!("{sign}{magnitude:#b}"),
                8 => format!("{sign}{magnitude:#o}"),
                _ => format!("{sign}{magnitude:#x}"),
            }
        }
        IntView::Big(number) => to_base(number, base),
    };
    Ok(interp.text_from_string(text).into_value())
}

fn chr(interp: &Interp, args: &Args<'_>) -> Outcome {
    let integer = number::index(interp, &args[0])?;
    let character = int_methods::character(interp, int::view(&integer));
    character.ok_or_else(|| interp.value_error("chr() arg not in range(0x110000)"))
}

fn ord(interp: &Interp, args: &Args<'_>) -> Outcome {
    let length = if let Some(text) = args[0].cast::<Str>() {
        if text.len() == 1
            && let Some((point, _)) = crate::engines::text::first(text.as_bytes())
        {
            return Ok(interp.int(i64::from(point)));
        }
        text.len()
    } else if args[0].cast::<Bytes>().is_some() || args[0].cast::<ByteArray>().is_some() {
        let content = buffer::required(interp, &args[0])?;
        if let [byte] = *content {
            return Ok(interp.int(i64::from(byte)));
        }
        content.len()
    } else {
        let name = interp.type_of(&args[0]).name();
        return Err(interp.type_error(format!("ord() expected string of length 1, but {name} found")));
    };
    Err(interp.type_error(format!("ord() expected a character, but string of length {length} found")))
}

/// `divmod(one, other)`: the special methods are tried as those of a binary operator are. May run Python.
pub fn divmod(interp: &Interp, one: &Value, other: &Value) -> Outcome {
    let (one_type, other_type) = (interp.type_of(one), interp.type_of(other));
    if one_type.is(&interp.types.int) && other_type.is(&interp.types.int) {
        return int_operators::divmod(interp, one, other);
    }
    if one_type.is(&interp.types.float) && other_type.is(&interp.types.float) {
        return float_operators::divmod(interp, one, other);
    }
    let reflected_name = interp.intern("__rdivmod__");
    let is_same_type = one_type.is(other_type);
    let is_reflected_first = !is_same_type && other_type.is_subtype(one_type) && {
        match (one_type.lookup(&reflected_name), other_type.lookup(&reflected_name)) {
            (Some(one), Some(other)) => !one.is(&other),
            (_, other) => other.is_some(),
        }
    };
    let forward = |_: ()| call_special(interp, one, &interp.names.divmod, &[other]);
    let reflected = |_: ()| if is_same_type { Ok(None) } else { call_special(interp, other, &reflected_name, &[one]) };
    let attempts: [&dyn Fn(()) -> Outcome<Option<Value>>; 2] =
        if is_reflected_first { [&reflected, &forward] } else { [&forward, &reflected] };
    for attempt in attempts {
        if let Some(result) = attempt(())?.filter(|result| !result.is_not_implemented()) {
            return Ok(result);
        }
    }
    let (one, other) = (interp.type_of(one).name(), interp.type_of(other).name());
    Err(interp.type_error(format!("unsupported operand type(s) for divmod(): '{one}' and '{other}'")))
}

fn pow(interp: &Interp, args: &Args<'_>) -> Outcome {
    if args[2].is_none() {
        return number::binary(interp, BinaryOp::Power, &args[0], &args[1]);
    }
    power::pow3(interp, &args[0], &args[1], &args[2])
}

fn round(interp: &Interp, args: &Args<'_>) -> Outcome {
    let arguments = [&args[1]];
    let arguments = if args[1].is_none() { &[][..] } else { &arguments[..] };
    match call_special(interp, &args[0], &interp.names.round, arguments)? {
        Some(rounded) => Ok(rounded),
        None => {
            let name = interp.type_of(&args[0]).name();
            Err(interp.type_error(format!("type {name} doesn't define __round__ method")))
        }
    }
}

/// `sum(iterable, start)`: integers and floats are added without making values of the partial sums; floats with the compensation of
/// Neumaier. May run Python.
fn sum(interp: &Interp, iterable: &Value, start: &Value) -> Outcome {
    let iterator = iterate::iter(interp, iterable)?;
    check_start(interp, start)?;
    let mut total = start.clone();
    if !total.is_bool() && exact_integer(interp, &total).is_some() {
        match sum_integers(interp, &iterator, &total)? {
            Partial::Whole(sum) => return Ok(sum),
            Partial::Interrupted(sum) => total = sum,
        }
    }
    if total.is_float() {
        match sum_floats(interp, &iterator, &total)? {
            Partial::Whole(sum) => return Ok(sum),
            Partial::Interrupted(sum) => total = sum,
        }
    }
    while let Some(item) = iterate::next(interp, &iterator)? {
        total = number::binary(interp, BinaryOp::Add, &total, &item)?;
    }
    Ok(total)
}

fn check_start(interp: &Interp, start: &Value) -> Outcome<()> {
    let (kind, empty) = if start.cast::<Str>().is_some() {
        ("strings", "''")
    } else if start.cast::<Bytes>().is_some() {
        ("bytes", "b''")
    } else if start.cast::<ByteArray>().is_some() {
        ("bytearray", "b''")
    } else {
        return Ok(());
    };
    Err(interp.type_error(format!("sum() can't sum {kind} [use {empty}.join(seq) instead]")))
}

/// How far a fast loop came.
enum Partial {
    /// To the end.
    Whole(Value),
    /// To an item of another type, which is added.
    Interrupted(Value),
}

/// The integer of 64 bits that an `int` or `bool` is; none for an instance of another subclass, which may add in its own way.
#[inline]
fn exact_integer(interp: &Interp, value: &Value) -> Option<i64> {
    match value.as_small_int() {
        Some(small) => Some(small),
        None if value.is_bool() || interp.types.int.is_type_of(value) => value.as_int().and_then(IntView::to_i64),
        None => None,
    }
}

fn sum_integers(interp: &Interp, iterator: &Value, start: &Value) -> Outcome<Partial> {
    let mut total = exact_integer(interp, start).unwrap_or(0);
    while let Some(item) = iterate::next(interp, iterator)? {
        match exact_integer(interp, &item).and_then(|item| total.checked_add(item)) {
            Some(sum) => total = sum,
            None => return number::binary(interp, BinaryOp::Add, &interp.int(total), &item).map(Partial::Interrupted),
        }
    }
    Ok(Partial::Whole(interp.int(total)))
}

fn sum_floats(interp: &Interp, iterator: &Value, start: &Value) -> Outcome<Partial> {
    let mut total = start.as_float().unwrap_or(0.0);
    let mut compensation = 0.0;
    // A compensation of zero must not turn a negative zero, an infinite one must not make a NaN.
    let finish = |total: f64, compensation: f64| {
        if compensation != 0.0 && compensation.is_finite() { total + compensation } else { total }
    };
    while let Some(item) = iterate::next(interp, iterator)? {
        if let Some(number) = item.as_float() {
            let sum: f64 = total + number;
            compensation += if total.abs() >= number.abs() { (total - sum) + number } else { (number - sum) + total };
            total = sum;
        } else if let Some(IntView::Small(number)) = item.as_int() {
            // CPython 3.13 compensates floats only.
            total += number as f64;
        } else {
            let total = Value::float(finish(total, compensation));
            return number::binary(interp, BinaryOp::Add, &total, &item).map(Partial::Interrupted);
        }
    }
    Ok(Partial::Whole(Value::float(finish(total, compensation))))
}

/// What tells `min` and `max` apart.
struct Extreme {
    name: &'static str,
    op: CompareOp,
}

const MINIMUM: Extreme = Extreme { name: "min", op: CompareOp::Less };
const MAXIMUM: Extreme = Extreme { name: "max", op: CompareOp::Greater };

/// `min` and `max`. May run Python.
fn extreme(interp: &Interp, args: &Args<'_>, kind: &Extreme) -> Outcome {
    let given = args.positional();
    if given.is_empty() {
        return Err(interp.type_error(format!("{} expected at least 1 argument, got 0", kind.name)));
    }
    let mut best = Best { interp, kind, key: None, found: None };
    let mut default = None;
    for (name, value) in args.keywords() {
        match name.cast::<Str>().map_or(&b""[..], Str::as_bytes) {
            b"key" => best.key = Some(value).filter(|value| !value.is_none()),
            b"default" => default = Some(value),
            other => return Err(unexpected_keyword(interp, kind, other)),
        }
    }
    if let [iterable] = given {
        iterate::for_each(interp, iterable, |item| best.consider(item).map(|()| true))?;
    } else {
        if default.is_some() {
            let name = kind.name;
            return Err(interp.type_error(format!("Cannot specify a default for {name}() with multiple positional arguments")));
        }
        for item in given {
            best.consider(item.clone())?;
        }
    }
    match (best.found, default) {
        (Some((item, _)), _) => Ok(item),
        (None, Some(default)) => Ok(default.clone()),
        (None, None) => Err(interp.value_error(format!("{}() iterable argument is empty", kind.name))),
    }
}

#[cold]
fn unexpected_keyword(interp: &Interp, kind: &Extreme, name: &[u8]) -> Raised {
    let name = String::from_utf8_lossy(name);
    interp.type_error(format!("{}() got an unexpected keyword argument '{name}'", kind.name))
}

/// The best item so far, with its key.
struct Best<'a> {
    interp: &'a Interp,
    kind: &'a Extreme,
    key: Option<&'a Value>,
    found: Option<(Value, Value)>,
}

impl Best<'_> {
    fn consider(&mut self, item: Value) -> Outcome<()> {
        let key = match self.key {
            None => item.clone(),
            Some(function) => call::call_positional(self.interp, function, std::slice::from_ref(&item))?,
        };
        let is_better = match &self.found {
            None => true,
            Some((_, best)) => compare::test(self.interp, &key, best, self.kind.op)?,
        };
        if is_better {
            self.found = Some((item, key));
        }
        Ok(())
    }
}
