//! The module `_operator`: the operators of the language as functions. The callables that fetch are in `fetchers`.

use crate::object::dict::Dict;
use crate::object::native::Method;
use crate::object::protocol::{call, compare, item, iterate, number, truth};
use crate::object::slots::{BinaryOp, CompareOp};
use crate::object::{Args, Interp, Outcome, Ref, Value};

use super::{enter_functions, fetchers};

macro_rules! binary {
    ($name:literal, $op:ident) => {
        Method::function($name, "a, b, /", |interp, args| number::binary(interp, BinaryOp::$op, &args[0], &args[1]))
    };
}

macro_rules! in_place {
    ($name:literal, $op:ident) => {
        Method::function($name, "a, b, /", |interp, args| number::inplace(interp, BinaryOp::$op, &args[0], &args[1]))
    };
}

macro_rules! comparison {
    ($name:literal, $op:ident) => {
        Method::function($name, "a, b, /", |interp, args| compare::rich(interp, &args[0], &args[1], CompareOp::$op))
    };
}

const OPERATORS: &[Method] = &[
    binary!("add", Add),
    binary!("sub", Subtract),
    binary!("mul", Multiply),
    binary!("matmul", MatrixMultiply),
    binary!("truediv", TrueDivide),
    binary!("floordiv", FloorDivide),
    binary!("mod", Remainder),
    binary!("pow", Power),
    binary!("lshift", LeftShift),
    binary!("rshift", RightShift),
    binary!("and_", And),
    binary!("or_", Or),
    binary!("xor", Xor),
    in_place!("iadd", Add),
    in_place!("isub", Subtract),
    in_place!("imul", Multiply),
    in_place!("imatmul", MatrixMultiply),
    in_place!("itruediv", TrueDivide),
    in_place!("ifloordiv", FloorDivide),
    in_place!("imod", Remainder),
    in_place!("ipow", Power),
    in_place!("ilshift", LeftShift),
    in_place!("irshift", RightShift),
    in_place!("iand", And),
    in_place!("ior", Or),
    in_place!("ixor", Xor),
    comparison!("lt", Less),
    comparison!("le", LessEqual),
    comparison!("eq", Equal),
    comparison!("ne", NotEqual),
    comparison!("ge", GreaterEqual),
    comparison!("gt", Greater),
];

const FUNCTIONS: &[Method] = &[
    Method::function("neg", "a, /", |interp, args| number::negative(interp, &args[0])),
    Method::function("pos", "a, /", |interp, args| number::positive(interp, &args[0])),
    Method::function("inv", "a, /", |interp, args| number::invert(interp, &args[0])),
    Method::function("invert", "a, /", |interp, args| number::invert(interp, &args[0])),
    Method::function("abs", "a, /", |interp, args| number::absolute(interp, &args[0])),
    Method::function("index", "a, /", index),
    Method::function("not_", "a, /", |interp, args| truth::is_true(interp, &args[0]).map(|truth| Value::bool(!truth))),
    Method::function("truth", "a, /", |interp, args| truth::is_true(interp, &args[0]).map(Value::bool)),
    Method::function("is_", "a, b, /", |_, args| Ok(Value::bool(args[0].is(&args[1])))),
    Method::function("is_not", "a, b, /", |_, args| Ok(Value::bool(!args[0].is(&args[1])))),
    Method::function("concat", "a, b, /", |interp, args| {
        check_sequence(interp, &args[0])?;
        number::binary(interp, BinaryOp::Add, &args[0], &args[1])
    }),
    Method::function("iconcat", "a, b, /", |interp, args| {
        check_sequence(interp, &args[0])?;
        number::inplace(interp, BinaryOp::Add, &args[0], &args[1])
    }),
    Method::function("contains", "a, b, /", |interp, args| item::contains(interp, &args[0], &args[1]).map(Value::bool)),
    Method::function("countOf", "a, b, /", count_of),
    Method::function("indexOf", "a, b, /", index_of),
    Method::function("getitem", "a, b, /", |interp, args| item::get(interp, &args[0], &args[1])),
    Method::function("setitem", "a, b, c, /", |interp, args| item::set(interp, &args[0], &args[1], &args[2]).map(|()| Value::NONE)),
    Method::function("delitem", "a, b, /", |interp, args| item::delete(interp, &args[0], &args[1]).map(|()| Value::NONE)),
    Method::function("length_hint", "obj, default=0, /", length_hint),
    Method::function("call", "*args, **kwargs", |interp, args| match args.positional().first() {
        Some(function) => call::call(interp, function, &args.skip(1)),
        None => Err(interp.type_error("call expected at least 1 argument, got 0")),
    }),
];

/// Fills the namespace.
pub fn populate(interp: &Interp, dict: &Ref<Dict>) {
    enter_functions(interp, dict, OPERATORS);
    enter_functions(interp, dict, FUNCTIONS);
    fetchers::populate(interp, dict);
}

/// Concatenation is for sequences, whatever else can be added.
fn check_sequence(interp: &Interp, value: &Value) -> Outcome<()> {
    if interp.type_of(value).lookup(&interp.names.getitem).is_some() {
        return Ok(());
    }
    let kind = interp.type_of(value).name();
    Err(interp.type_error(format!("'{kind}' object can't be concatenated")))
}

/// Looks at the items one by one until `see` says that it is enough; the error for what has no items is that of `in`.
fn look(interp: &Interp, container: &Value, wanted: &Value, mut see: impl FnMut(bool) -> bool) -> Outcome<()> {
    let iterator = match iterate::iter(interp, container) {
        Ok(iterator) => iterator,
        Err(raised) if interp.raised_is(&raised, &interp.exceptions.type_error) => {
            drop(interp.take_raised(raised));
            let kind = interp.type_of(container).name();
            return Err(interp.type_error(format!("argument of type '{kind}' is not iterable")));
        }
        Err(raised) => return Err(raised),
    };
    while let Some(found) = iterate::next(interp, &iterator)? {
        let is_equal = found.is(wanted) || compare::equal(interp, &found, wanted)?;
        if !see(is_equal) {
            break;
        }
    }
    Ok(())
}

fn count_of(interp: &Interp, args: &Args<'_>) -> Outcome {
    let mut count = 0_usize;
    look(interp, &args[0], &args[1], |is_equal| {
        count += usize::from(is_equal);
        true
    })?;
    Ok(interp.int_from_usize(count))
}

/// An integer of the type itself, also for a bool or another subclass.
fn index(interp: &Interp, args: &Args<'_>) -> Outcome {
    let number = number::index(interp, &args[0])?;
    if interp.types.int.is_type_of(&number) || number.as_small_int().is_some() {
        return Ok(number);
    }
    call::call_positional(interp, interp.types.int.as_value(), &[number])
}

fn index_of(interp: &Interp, args: &Args<'_>) -> Outcome {
    let (mut index, mut is_found) = (0_usize, false);
    look(interp, &args[0], &args[1], |is_equal| {
        is_found = is_equal;
        index += usize::from(!is_equal);
        !is_equal
    })?;
    if is_found { Ok(interp.int_from_usize(index)) } else { Err(interp.value_error("sequence.index(x): x not in sequence")) }
}

fn length_hint(interp: &Interp, args: &Args<'_>) -> Outcome {
    if args[1].as_int().is_none() {
        let kind = interp.type_of(&args[1]).name();
        return Err(interp.type_error(format!("'{kind}' object cannot be interpreted as an integer")));
    }
    let default = number::to_index(interp, &args[1])?;
    match iterate::try_length_hint(interp, &args[0])? {
        Some(hint) => Ok(interp.int_from_usize(hint)),
        None => Ok(interp.int(default)),
    }
}
