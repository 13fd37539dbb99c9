//! The `%` operator of `str` and of bytes: fetches the values and hands them to the engine, in CPython's order.

use num_bigint::BigInt;

use crate::engines::fault::Fault;
use crate::engines::float;
use crate::engines::percent::{self, Amount, Conversion, Dialect, Field, Flags, Layout, Piece, Template};
use crate::engines::quote;
use crate::object::integer::IntView;
use crate::object::protocol::{item, number, text};
use crate::object::tuple::Tuple;
use crate::object::value::Value;
use crate::object::{Interp, Outcome, Ref, Str};

use super::bytes::Bytes;
use super::str::{str_of, text_value, text_value_from};
use super::{buffer, bytes};

/// `text % value`. May run Python.
pub(super) fn format_text(interp: &Interp, template: &Value, value: &Value) -> Outcome {
    let is_mapping =
        interp.type_of(value).slots.getitem.get().is_some() && value.cast::<Tuple>().is_none() && value.cast::<Str>().is_none();
    let driver = Driver::new(interp, Dialect::Text, value, is_mapping);
    Ok(text_value(interp, driver.run(str_of(template).as_bytes())?))
}

/// `bytes % value` as bytes. May run Python.
pub(super) fn format_bytes(interp: &Interp, template: &[u8], value: &Value) -> Outcome<Vec<u8>> {
    let is_mapping = interp.type_of(value).slots.getitem.get().is_some()
        && value.cast::<Tuple>().is_none()
        && value.cast::<Str>().is_none()
        && !bytes::is_bytes_or_bytearray(value);
    Driver::new(interp, Dialect::Bytes, value, is_mapping).run(template)
}

/// The values still to be formatted.
enum Values {
    /// The items of a tuple from a place on.
    Items(Ref<Tuple>, usize),
    /// One value, until it is taken.
    One(Option<Value>),
}

struct Driver<'a> {
    interp: &'a Interp,
    dialect: Dialect,
    values: Values,
    mapping: Option<Value>,
}

impl<'a> Driver<'a> {
    fn new(interp: &'a Interp, dialect: Dialect, value: &Value, is_mapping: bool) -> Driver<'a> {
        let values = match value.to_ref::<Tuple>() {
            Some(items) => Values::Items(items, 0),
            None => Values::One(Some(value.clone())),
        };
        Driver { interp, dialect, values, mapping: is_mapping.then(|| value.clone()) }
    }

    fn run(mut self, template: &[u8]) -> Outcome<Vec<u8>> {
        let mut result = Vec::with_capacity(template.len() + 16);
        for piece in Template::new(template, self.dialect) {
            match piece {
                Piece::Literal(literal) => result.extend_from_slice(literal),
                Piece::Field(field) => self.field(&mut result, &field)?,
            }
        }
        let has_rest = match &self.values {
            Values::Items(items, place) => *place < items.len(),
            Values::One(value) => value.is_some(),
        };
        if has_rest && self.mapping.is_none() {
            return Err(self.interp.fault(percent::not_all_converted(self.dialect)));
        }
        Ok(result)
    }

    fn check<T>(&self, outcome: Result<T, Fault>) -> Outcome<T> {
        outcome.map_err(|fault| self.interp.fault(fault))
    }

    fn next(&mut self) -> Outcome {
        let next = match &mut self.values {
            Values::Items(items, place) => {
                *place += 1;
                items.items().get(*place - 1).cloned()
            }
            Values::One(value) => value.take(),
        };
        next.ok_or_else(|| self.interp.fault(percent::not_enough_arguments()))
    }

    fn field(&mut self, result: &mut Vec<u8>, field: &Field<'_>) -> Outcome<()> {
        let interp = self.interp;
        if field.wants_mapping && self.mapping.is_none() {
            return Err(interp.fault(percent::mapping_required()));
        }
        if let (Some(mapping), Some(key)) = (&self.mapping, field.key) {
            let key = match self.dialect {
                Dialect::Text => text_value_from(interp, key),
                Dialect::Bytes => bytes::bytes_value(interp, key.to_vec()),
            };
            self.values = Values::One(Some(item::get(interp, mapping, &key)?));
        }
        let width = self.star(field.width, percent::width_argument)?;
        let precision = self.star(field.precision, percent::precision_argument)?;
        if let Some(defect) = &field.defect {
            return Err(interp.fault(defect.clone()));
        }
        let value = self.next()?;
        let conversion = self.check(field.conversion())?;
        let is_plain = field.width == Amount::Absent && field.precision == Amount::Absent && field.flags == Flags::default();
        if is_plain && self.append_plain(result, conversion, &value)? {
            return Ok(());
        }
        let shown = self.format(field, conversion, &field.layout(width, precision), &value)?;
        if !interp.heap.has_room(result.len() + shown.len()) {
            return Err(interp.out_of_memory());
        }
        result.extend_from_slice(&shown);
        Ok(())
    }

    /// Appends what needs no layout; false when it is up to the engine.
    fn append_plain(&self, result: &mut Vec<u8>, conversion: Conversion, value: &Value) -> Outcome<bool> {
        if let (Conversion::Decimal, Some(number)) = (conversion, value.as_small_int()) {
            result.extend_from_slice(number.to_string().as_bytes());
            return Ok(true);
        }
        if conversion != Conversion::Str {
            return Ok(false);
        }
        let shown = text::str(self.interp, value)?;
        if !self.interp.heap.has_room(result.len() + shown.as_bytes().len()) {
            return Err(self.interp.out_of_memory());
        }
        result.extend_from_slice(shown.as_bytes());
        Ok(true)
    }

    fn star(&mut self, amount: Amount, read: fn(&BigInt) -> Result<i64, Fault>) -> Outcome<Option<i64>> {
        if amount != Amount::Argument {
            return Ok(None);
        }
        let value = self.next()?;
        match value.as_int() {
            Some(number) => self.check(read(&number.to_big())).map(Some),
            None => Err(self.interp.fault(percent::star_wants_integer())),
        }
    }

    fn format(&self, field: &Field<'_>, conversion: Conversion, layout: &Layout, value: &Value) -> Outcome<Vec<u8>> {
        let interp = self.interp;
        let shown = match conversion {
            Conversion::Str => layout.text(text::str(interp, value)?.as_bytes()),
            Conversion::Repr => layout.text(text::repr(interp, value)?.as_bytes()),
            Conversion::Ascii => layout.text(&quote::escape_non_ascii(text::repr(interp, value)?.as_bytes())),
            Conversion::Bytes => layout.text(&self.bytes(value)?),
            Conversion::Character => layout.character(&self.character(value)?),
            Conversion::Float(letter) => layout.float(self.float(field, conversion, value)?, letter),
            _ => layout.integer(&self.integer(field, conversion, value)?, conversion, interp.int_digit_limit.get()),
        };
        self.check(shown)
    }

    /// `%s` and `%b` in bytes.
    fn bytes(&self, value: &Value) -> Outcome<Vec<u8>> {
        let interp = self.interp;
        if bytes::is_bytes_or_bytearray(value) {
            return Ok(bytes::bytes_of(value).unwrap_or_default());
        }
        if let Some(result) = item::special(interp, value, &interp.names.bytes_)? {
            return match result.cast::<Bytes>() {
                Some(bytes) => Ok(bytes.as_bytes().to_vec()),
                None => {
                    let name = interp.type_of(&result).name();
                    Err(interp.type_error(format!("__bytes__ returned non-bytes (type {name})")))
                }
            };
        }
        match buffer::to_vec(interp, value)? {
            Some(bytes) => Ok(bytes),
            None => Err(interp.fault(percent::wrong_bytes(&interp.type_of(value).name()))),
        }
    }

    /// The one character that `%c` shows.
    fn character(&self, value: &Value) -> Outcome<Vec<u8>> {
        let interp = self.interp;
        match self.dialect {
            Dialect::Text if let Some(text) = value.cast::<Str>() => {
                if text.len() == 1 {
                    return Ok(text.as_bytes().to_vec());
                }
                return Err(interp.fault(percent::wrong_character(Dialect::Text)));
            }
            Dialect::Bytes if bytes::is_bytes_or_bytearray(value) => {
                let bytes = bytes::bytes_of(value).unwrap_or_default();
                if bytes.len() == 1 {
                    return Ok(bytes);
                }
                return Err(interp.fault(percent::wrong_character(Dialect::Bytes)));
            }
            _ => {}
        }
        let outcome = number::index(interp, value);
        let Some(integer) = interp.absorb(outcome, &interp.exceptions.type_error)? else {
            return Err(interp.fault(percent::wrong_character(self.dialect)));
        };
        let integer = integer.as_int().map(IntView::to_big).unwrap_or_default();
        let point = self.check(percent::character_argument(&integer, self.dialect))?;
        Ok(match self.dialect {
            Dialect::Text => crate::engines::text::collect([point]),
            Dialect::Bytes => vec![point as u8],
        })
    }

    fn float(&self, field: &Field<'_>, conversion: Conversion, value: &Value) -> Outcome<f64> {
        if let Some(number) = value.as_float() {
            return Ok(number);
        }
        let interp = self.interp;
        let wrong = || interp.fault(field.wrong_number(conversion, &interp.type_of(value).name()));
        let outcome = self.try_float(value, &wrong);
        match (outcome, self.dialect) {
            (Err(raised), Dialect::Bytes) => {
                drop(interp.take_raised(raised));
                Err(wrong())
            }
            (outcome, _) => outcome,
        }
    }

    /// `float(value)` of a number. May run Python.
    fn try_float(&self, value: &Value, wrong: &dyn Fn() -> crate::object::Raised) -> Outcome<f64> {
        let interp = self.interp;
        if let Some(integer) = value.as_int() {
            return self.check(float::from_integer(&integer.to_big()));
        }
        if let Some(function) = interp.type_of(value).slots.float.get() {
            let result = function(interp, value)?;
            if let Some(number) = result.as_float() {
                return Ok(number);
            }
            let (name, result) = (interp.type_of(value).name(), interp.type_of(&result).name());
            return Err(interp.type_error(format!("{name}.__float__ returned non-float (type {result})")));
        }
        if interp.type_of(value).slots.index.get().is_some() {
            let integer = number::index(interp, value)?;
            return self.check(float::from_integer(&integer.as_int().map(IntView::to_big).unwrap_or_default()));
        }
        Err(wrong())
    }

    fn integer(&self, field: &Field<'_>, conversion: Conversion, value: &Value) -> Outcome<BigInt> {
        let interp = self.interp;
        if let Some(integer) = value.as_int() {
            return Ok(integer.to_big());
        }
        let wrong = || interp.fault(field.wrong_number(conversion, &interp.type_of(value).name()));
        let slots = &interp.type_of(value).slots;
        let convert = match conversion {
            Conversion::Decimal => slots.int.get().or(slots.index.get()),
            _ => slots.index.get(),
        };
        let Some(convert) = convert.filter(|_| value.cast::<Str>().is_none()) else {
            return Err(wrong());
        };
        let outcome = convert(interp, value);
        let Some(result) = interp.absorb(outcome, &interp.exceptions.type_error)? else {
            return Err(wrong());
        };
        match result.as_int() {
            Some(integer) => Ok(integer.to_big()),
            None => Err(wrong()),
        }
    }
}
