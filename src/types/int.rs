//! The type `int`: construction from anything that stands for an integer, text forms, and the tables of the type.
//!
//! `int_operators` holds what the operators compute, `int_methods` the other methods.

use crate::engines::integer as engine;
use crate::object::builder::TypeSpec;
use crate::object::dispatch::call_special;
use crate::object::integer::{Int, IntView};
use crate::object::protocol::number;
use crate::object::ty::{TypeRef, flags};
use crate::object::{Args, BinaryOp, CompareOp, Interp, Outcome, SlotFunction, SlotKey, Str, Value};

use super::int_methods;
use super::int_operators as operators;
use super::{buffer, bytes};

const SPEC: TypeSpec = TypeSpec {
    name: "int",
    documentation: "int([x]) -> integer\nint(x, base=10) -> integer\n\nConvert a number or text to an integer; without arguments give 0.\n\
        A number x gives x.__int__(), which for floats truncates towards zero.\n\nWith a base, x must be a text, bytes or bytearray \
        that is an integer literal in that base,\nwith an optional sign and surrounding whitespace. Bases are 0 and 2 to 36;\n\
        base 0 takes the base from the prefix of the literal.",
    flags: flags::BASE | flags::MATCH_SELF,
    slots: SLOTS,
    methods: int_methods::METHODS,
    getset: int_methods::GETSET,
    ..TypeSpec::EMPTY
};

const SLOTS: &[(SlotKey, SlotFunction)] = &[
    (SlotKey::New, SlotFunction::New(new)),
    (SlotKey::Repr, SlotFunction::Unary(repr)),
    (SlotKey::Hash, SlotFunction::Hash(operators::hash)),
    (SlotKey::Compare(CompareOp::Equal), SlotFunction::Compare(operators::compare)),
    (SlotKey::Bool, SlotFunction::Bool(operators::is_true)),
    (SlotKey::Int, SlotFunction::Unary(operators::positive)),
    (SlotKey::Index, SlotFunction::Unary(operators::positive)),
    (SlotKey::Float, SlotFunction::Unary(operators::float)),
    (SlotKey::Negative, SlotFunction::Unary(operators::negative)),
    (SlotKey::Positive, SlotFunction::Unary(operators::positive)),
    (SlotKey::Invert, SlotFunction::Unary(operators::invert)),
    (SlotKey::Absolute, SlotFunction::Unary(operators::absolute)),
    (SlotKey::Binary(BinaryOp::Add), SlotFunction::Binary(operators::add)),
    (SlotKey::Binary(BinaryOp::Subtract), SlotFunction::Binary(operators::subtract)),
    (SlotKey::Binary(BinaryOp::Multiply), SlotFunction::Binary(operators::multiply)),
    (SlotKey::Binary(BinaryOp::TrueDivide), SlotFunction::Binary(operators::true_divide)),
    (SlotKey::Binary(BinaryOp::FloorDivide), SlotFunction::Binary(operators::floor_divide)),
    (SlotKey::Binary(BinaryOp::Remainder), SlotFunction::Binary(operators::modulo)),
    (SlotKey::Binary(BinaryOp::Power), SlotFunction::Binary(operators::power)),
    (SlotKey::Binary(BinaryOp::LeftShift), SlotFunction::Binary(operators::left_shift)),
    (SlotKey::Binary(BinaryOp::RightShift), SlotFunction::Binary(operators::right_shift)),
    (SlotKey::Binary(BinaryOp::And), SlotFunction::Binary(operators::and)),
    (SlotKey::Binary(BinaryOp::Or), SlotFunction::Binary(operators::or)),
    (SlotKey::Binary(BinaryOp::Xor), SlotFunction::Binary(operators::xor)),
    (SlotKey::Reflected(BinaryOp::Add), SlotFunction::Binary(|interp, this, left| operators::add(interp, left, this))),
    (SlotKey::Reflected(BinaryOp::Subtract), SlotFunction::Binary(|interp, this, left| operators::subtract(interp, left, this))),
    (SlotKey::Reflected(BinaryOp::Multiply), SlotFunction::Binary(|interp, this, left| operators::multiply(interp, left, this))),
    (SlotKey::Reflected(BinaryOp::TrueDivide), SlotFunction::Binary(|interp, this, left| operators::true_divide(interp, left, this))),
    (SlotKey::Reflected(BinaryOp::FloorDivide), SlotFunction::Binary(|interp, this, left| operators::floor_divide(interp, left, this))),
    (SlotKey::Reflected(BinaryOp::Remainder), SlotFunction::Binary(|interp, this, left| operators::modulo(interp, left, this))),
    (SlotKey::Reflected(BinaryOp::Power), SlotFunction::Binary(|interp, this, left| operators::power(interp, left, this))),
    (SlotKey::Reflected(BinaryOp::LeftShift), SlotFunction::Binary(|interp, this, left| operators::left_shift(interp, left, this))),
    (SlotKey::Reflected(BinaryOp::RightShift), SlotFunction::Binary(|interp, this, left| operators::right_shift(interp, left, this))),
    (SlotKey::Reflected(BinaryOp::And), SlotFunction::Binary(|interp, this, left| operators::and(interp, left, this))),
    (SlotKey::Reflected(BinaryOp::Or), SlotFunction::Binary(|interp, this, left| operators::or(interp, left, this))),
    (SlotKey::Reflected(BinaryOp::Xor), SlotFunction::Binary(|interp, this, left| operators::xor(interp, left, this))),
];

/// Makes the type.
pub fn install(interp: &Interp) {
    interp.define::<Int>(&interp.types.int, &interp.types.object, &SPEC);
}

/// The integer of a receiver of a method of `int`.
#[inline(always)]
pub fn view(this: &Value) -> IntView<'_> {
    this.as_int().expect("the receiver is an int")
}

/// An integer as an exact `int`: bools and instances of subclasses lose their type. Another value is given back as it is.
pub fn exact(interp: &Interp, value: &Value) -> Value {
    if value.is_small_int() || interp.types.int.is_type_of(value) {
        return value.clone();
    }
    match value.as_int() {
        Some(IntView::Small(number)) => interp.int(number),
        Some(IntView::Big(number)) => interp.big_int(number.clone()),
        None => value.clone(),
    }
}

/// `int.__new__`.
fn new(interp: &Interp, ty: &TypeRef, args: &Args<'_>) -> Outcome {
    if ty.is(&interp.types.bool) {
        return Err(interp.type_error("int.__new__(bool) is not safe, use bool.__new__()"));
    }
    let integer = construct(interp, args)?;
    if ty.is(&interp.types.int) {
        return Ok(integer);
    }
    let payload = match view(&integer) {
        IntView::Small(number) => Int::Small(number),
        IntView::Big(number) => Int::Big(number.clone()),
    };
    Ok(interp.allocate(ty, payload).into_value())
}

fn construct(interp: &Interp, args: &Args<'_>) -> Outcome {
    match (args.positional(), args.keyword_count()) {
        ([value], 0) => to_int(interp, value),
        ([value, base], 0) => with_base(interp, value, base),
        ([], 0) => Ok(Value::int_from_i32(0)),
        _ => construct_by_keyword(interp, args),
    }
}

#[cold]
fn construct_by_keyword(interp: &Interp, args: &Args<'_>) -> Outcome {
    let given = args.positional();
    if args.keyword_count() == 0 {
        return Err(interp.type_error(format!("int expected at most 2 arguments, got {}", given.len())));
    }
    if args.len() > 2 {
        return Err(interp.type_error(format!("int() takes at most 2 arguments ({} given)", args.len())));
    }
    let is_base = |name: &Value| name.cast::<Str>().is_some_and(|name| name.as_bytes() == b"base");
    if let Some((name, _)) = args.keywords().find(|(name, _)| !is_base(name)) {
        let name = name.cast::<Str>().map_or_else(String::new, |name| name.to_lossy().into_owned());
        return Err(interp.type_error(format!("int() got an unexpected keyword argument '{name}'")));
    }
    match (given, args.keyword("base")) {
        ([value], Some(base)) => with_base(interp, value, base),
        _ => Err(interp.type_error("int() missing string argument")),
    }
}

fn with_base(interp: &Interp, value: &Value, base: &Value) -> Outcome {
    let base = number::index(interp, base)?;
    // A base that does not fit is as wrong as any other beyond 36.
    let base = view(&base).to_i64().unwrap_or(-1);
    let limit = interp.int_digit_limit.get();
    if let Some(text) = value.cast::<Str>() {
        charge_digits(interp, text.as_bytes().len())?;
        return interp.integer_or_fault(engine::parse(text.as_bytes(), base, limit));
    }
    match bytes::bytes_of(value) {
        Some(bytes) => interp.integer_or_fault(engine::parse_bytes(&bytes, base, limit)),
        None => {
            interp.integer_or_fault(engine::parse(b"0", base, limit))?;
            Err(interp.type_error("int() can't convert non-string with explicit base"))
        }
    }
}

/// `int(value)`. May run Python.
pub fn to_int(interp: &Interp, value: &Value) -> Outcome {
    if value.is_small_int() || interp.types.int.is_type_of(value) {
        return Ok(value.clone());
    }
    if let Some(float) = value.as_float() {
        return interp.integer_or_fault(crate::engines::float::truncate(float));
    }
    let slots = &interp.type_of(value).slots;
    if let Some(function) = slots.int.get() {
        let result = function(interp, value)?;
        return checked(interp, &result, "__int__ returned non-int");
    }
    if slots.index.get().is_some() {
        return Ok(exact(interp, &number::index(interp, value)?));
    }
    if let Some(result) = call_special(interp, value, &interp.names.trunc, &[])? {
        return from_trunc(interp, &result);
    }
    parse_value(interp, value)
}

fn checked(interp: &Interp, result: &Value, problem: &str) -> Outcome {
    match result.as_int() {
        Some(_) => Ok(exact(interp, result)),
        None => Err(interp.type_error(format!("{problem} (type {})", interp.type_of(result).name()))),
    }
}

/// `__trunc__` may also give what has an `__index__`.
fn from_trunc(interp: &Interp, result: &Value) -> Outcome {
    if result.as_int().is_none() && number::has_index(interp, result) {
        return Ok(exact(interp, &number::index(interp, result)?));
    }
    checked(interp, result, "__trunc__ returned non-Integral")
}

/// Charges for converting so many digits between bases, where that takes more time than they are long.
fn charge_digits(interp: &Interp, digits: usize) -> Outcome<()> {
    let bits = digits as u64 * 4;
    super::int_operators::charge_product(interp, bits, bits)
}

fn parse_value(interp: &Interp, value: &Value) -> Outcome {
    let limit = interp.int_digit_limit.get();
    if let Some(text) = value.cast::<Str>() {
        charge_digits(interp, text.as_bytes().len())?;
        return interp.integer_or_fault(engine::parse(text.as_bytes(), 10, limit));
    }
    match buffer::content(interp, value)? {
        Some(bytes) => interp.integer_or_fault(engine::parse_bytes(&bytes, 10, limit)),
        None => {
            let name = interp.type_of(value).name();
            let expected = "a string, a bytes-like object or a real number";
            Err(interp.type_error(format!("int() argument must be {expected}, not '{name}'")))
        }
    }
}

/// `int.__repr__`: the decimal digits, ValueError beyond the limit on their number.
pub fn repr(interp: &Interp, this: &Value) -> Outcome {
    match view(this) {
        IntView::Small(number) => Ok(interp.text_from_string(number.to_string()).into_value()),
        IntView::Big(number) => {
            charge_digits(interp, (number.bits() / 3) as usize)?;
            match engine::to_decimal(number, interp.int_digit_limit.get()) {
                Ok(digits) => Ok(interp.text_from_string(digits).into_value()),
                Err(fault) => Err(interp.fault(fault)),
            }
        }
    }
}
