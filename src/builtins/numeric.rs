//! The builtin functions about numbers: `abs`, `divmod`, `pow`, `round`, `sum`, `min`, `max`, `bin`, `hex`, `oct`, `ord`, `chr`.

use crate::engines::integer as engine;
use crate::object::arithmetic;
use crate::object::dispatch::call_special;
use crate::object::native::Method;
use crate::object::protocol::{call, compare, iterate, number};
use crate::object::{Args, BinaryOp, CompareOp, Interp, Outcome, Str, Value};
use crate::types::float::float_of;

/// The rows for the module `builtins`.
pub const FUNCTIONS: &[Method] = &[
    Method::function("abs", "x, /", |interp, args| number::absolute(interp, &args[0])),
    Method::function("bin", "number, /", |interp, args| based(interp, &args[0], 2, "0b")),
    Method::function("chr", "i, /", chr),
    Method::function("divmod", "x, y, /", divmod),
    Method::function("hex", "number, /", |interp, args| based(interp, &args[0], 16, "0x")),
    Method::function("max", "*args, key=None, default=...", |interp, args| extreme(interp, args, "max", CompareOp::Greater)),
    Method::function("min", "*args, key=None, default=...", |interp, args| extreme(interp, args, "min", CompareOp::Less)),
    Method::function("oct", "number, /", |interp, args| based(interp, &args[0], 8, "0o")),
    Method::function("ord", "c, /", ord),
    Method::function("pow", "base, exp, mod=None", pow),
    Method::function("round", "number, ndigits=None", round),
    Method::function("sum", "iterable, /, start=0", sum),
];

fn based(interp: &Interp, value: &Value, base: u32, prefix: &str) -> Outcome {
    let integer = number::index(interp, value)?;
    let Some(view) = integer.as_int() else { return Err(interp.type_error("an integer is needed")) };
    let digits = engine::to_base(&view.to_big(), base);
    let text = match digits.strip_prefix('-') {
        Some(digits) => format!("-{prefix}{digits}"),
        None => format!("{prefix}{digits}"),
    };
    Ok(interp.text_from_string(text).into_value())
}

fn chr(interp: &Interp, args: &Args<'_>) -> Outcome {
    let integer = number::index(interp, &args[0])?;
    let code = match integer.as_int().and_then(|view| view.to_i64()) {
        Some(code) if i32::try_from(code).is_ok() => code,
        _ => return Err(interp.overflow_error("Python int too large to convert to C int")),
    };
    let Some(code) = u32::try_from(code).ok().filter(|code| *code < 0x11_0000) else {
        return Err(interp.value_error("chr() arg not in range(0x110000)"));
    };
    let mut bytes = Vec::with_capacity(4);
    crate::engines::text::push(&mut bytes, code);
    Ok(interp.text_from_wtf8(&bytes).into_value())
}

fn ord(interp: &Interp, args: &Args<'_>) -> Outcome {
    if let Some(text) = args[0].cast::<Str>() {
        if text.len() == 1
            && let Some(code) = crate::engines::text::code_points(text.as_bytes()).next()
        {
            return Ok(interp.int(i64::from(code)));
        }
        let length = text.len();
        return Err(interp.type_error(format!("ord() expected a character, but string of length {length} found")));
    }
    match crate::types::bytes::bytes_of(&args[0]) {
        Some(bytes) if bytes.len() == 1 => Ok(interp.int(i64::from(bytes[0]))),
        Some(bytes) => {
            let length = bytes.len();
            Err(interp.type_error(format!("ord() expected a character, but string of length {length} found")))
        }
        None => {
            let name = interp.type_of(&args[0]).name();
            Err(interp.type_error(format!("ord() expected string of length 1, but {name} found")))
        }
    }
}

fn divmod(interp: &Interp, args: &Args<'_>) -> Outcome {
    let (one, other) = (&args[0], &args[1]);
    let forward = call_special(interp, one, &interp.names.divmod, &[other])?;
    if let Some(result) = forward.filter(|result| !result.is_not_implemented()) {
        return Ok(result);
    }
    let reflected = call_special(interp, other, &interp.intern("__rdivmod__"), &[one])?;
    if let Some(result) = reflected.filter(|result| !result.is_not_implemented()) {
        return Ok(result);
    }
    let (one, other) = (interp.type_of(one).name(), interp.type_of(other).name());
    Err(interp.type_error(format!("unsupported operand type(s) for divmod(): '{one}' and '{other}'")))
}

fn pow(interp: &Interp, args: &Args<'_>) -> Outcome {
    let (base, exponent, modulus) = (&args[0], &args[1], &args[2]);
    if modulus.is_none() {
        return number::binary(interp, BinaryOp::Power, base, exponent);
    }
    let result = crate::types::int_methods::power_modulo(interp, base, exponent, modulus)?;
    if !result.is_not_implemented() {
        return Ok(result);
    }
    let result = if base.as_int().is_none() && float_of(base).is_none() {
        call_special(interp, base, &interp.intern("__pow__"), &[exponent, modulus])?
    } else {
        None
    };
    if let Some(result) = result.filter(|result| !result.is_not_implemented()) {
        return Ok(result);
    }
    let is_float = [base, exponent, modulus].iter().any(|value| float_of(value).is_some());
    if is_float {
        return Err(interp.type_error("pow() 3rd argument not allowed unless all arguments are integers"));
    }
    let names = [base, exponent, modulus].map(|value| interp.type_of(value).name());
    let [base, exponent, modulus] = names;
    Err(interp.type_error(format!("unsupported operand type(s) for ** or pow(): '{base}', '{exponent}', '{modulus}'")))
}

fn round(interp: &Interp, args: &Args<'_>) -> Outcome {
    let digits: &[&Value] = if args[1].is_none() { &[] } else { &[&args[1]] };
    match call_special(interp, &args[0], &interp.names.round, digits)? {
        Some(result) => Ok(result),
        None => {
            let name = interp.type_of(&args[0]).name();
            Err(interp.type_error(format!("type {name} doesn't define __round__ method")))
        }
    }
}

/// `min` and `max`.
fn extreme(interp: &Interp, args: &Args<'_>, name: &str, op: CompareOp) -> Outcome {
    for (keyword, _) in args.keywords() {
        let keyword = keyword.cast::<Str>().map(Str::to_lossy).unwrap_or_default();
        if keyword != "key" && keyword != "default" {
            return Err(interp.type_error(format!("{name}() got an unexpected keyword argument '{keyword}'")));
        }
    }
    let key = args.keyword("key").filter(|key| !key.is_none());
    let default = args.keyword("default");
    let mut best: Option<(Value, Value)> = None;
    let mut consider = |item: Value| -> Outcome<bool> {
        let rank = match key {
            Some(key) => call::call_positional(interp, key, std::slice::from_ref(&item))?,
            None => item.clone(),
        };
        let is_better = match &best {
            Some((_, known)) => compare::test(interp, &rank, known, op)?,
            None => true,
        };
        if is_better {
            best = Some((item, rank));
        }
        Ok(true)
    };
    match args.positional() {
        [] => return Err(interp.type_error(format!("{name} expected at least 1 argument, got 0"))),
        [iterable] => iterate::for_each(interp, iterable, consider)?,
        many => {
            if default.is_some() {
                return Err(interp.type_error(format!("Cannot specify a default for {name}() with multiple positional arguments")));
            }
            for item in many {
                consider(item.clone())?;
            }
        }
    }
    match (best, default) {
        (Some((item, _)), _) => Ok(item),
        (None, Some(default)) => Ok(default.clone()),
        (None, None) => Err(interp.value_error(format!("{name}() iterable argument is empty"))),
    }
}

/// The running total of `sum`, in the cheapest form that fits.
enum Total {
    Integer(i64),
    /// A float sum with its compensation (Neumaier; CPython since 3.12).
    Float {
        sum: f64,
        compensation: f64,
    },
    Other(Value),
}

impl Total {
    fn value(self, interp: &Interp) -> Value {
        match self {
            Total::Integer(number) => interp.int(number),
            Total::Float { sum, compensation } => {
                // A compensation that is not finite comes from an infinite sum and says nothing.
                Value::float(if compensation.is_finite() { sum + compensation } else { sum })
            }
            Total::Other(value) => value,
        }
    }
}

fn add_float(sum: f64, compensation: f64, more: f64) -> Total {
    let total = sum + more;
    let lost = if sum.abs() >= more.abs() { (sum - total) + more } else { (more - total) + sum };
    Total::Float { sum: total, compensation: compensation + lost }
}

fn sum(interp: &Interp, args: &Args<'_>) -> Outcome {
    let start = &args[1];
    if start.cast::<Str>().is_some() {
        return Err(interp.type_error("sum() can't sum strings [use ''.join(seq) instead]"));
    }
    if let Some(bytes) = Some(interp.type_of(start).name()).filter(|name| name == "bytes" || name == "bytearray") {
        return Err(interp.type_error(format!("sum() can't sum {bytes} [use b''.join(seq) instead]")));
    }
    let mut total = match (start.as_small_int(), start.as_float()) {
        (Some(number), _) => Total::Integer(number),
        (_, Some(number)) => Total::Float { sum: number, compensation: 0.0 },
        _ => Total::Other(start.clone()),
    };
    iterate::for_each(interp, &args[0], |item| {
        let known = std::mem::replace(&mut total, Total::Integer(0));
        total = match (known, item.as_small_int(), item.as_float()) {
            (Total::Integer(sum), Some(more), _) if sum.checked_add(more).is_some() => Total::Integer(sum + more),
            (Total::Integer(sum), _, Some(more)) if sum.unsigned_abs() <= 1 << 53 => add_float(sum as f64, 0.0, more),
            (Total::Float { sum, compensation }, _, Some(more)) => add_float(sum, compensation, more),
            (Total::Float { sum, compensation }, Some(more), _) => Total::Float { sum: sum + more as f64, compensation },
            (known, _, _) => {
                let known = known.value(interp);
                Total::Other(match arithmetic::add(&known, &item) {
                    Some(sum) => sum,
                    None => number::binary(interp, BinaryOp::Add, &known, &item)?,
                })
            }
        };
        Ok(true)
    })?;
    Ok(total.value(interp))
}
