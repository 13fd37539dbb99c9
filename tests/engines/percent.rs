//! The printf-style formatting engine against CPython, driven as the `%` operators drive it.

use morelia::engines::fault::Fault;
use morelia::engines::float;
use morelia::engines::integer::{DEFAULT_DIGIT_LIMIT, to_decimal};
use morelia::engines::percent::{self, Amount, Conversion, Dialect, Field, Layout, Piece, Template, character_argument};
use morelia::engines::{quote, text};
use num_bigint::BigInt;

use crate::corpus::{Case, Outcome, check, text_field, unescape};

#[derive(Clone)]
enum Value {
    Integer(BigInt),
    Float(f64),
    Text(Vec<u8>),
    Bytes(Vec<u8>),
    Mapping,
}

impl Value {
    fn decode(field: &str) -> Value {
        let (tag, content) = field.split_at(1);
        match tag {
            "i" => Value::Integer(BigInt::parse_bytes(content.as_bytes(), 16).unwrap()),
            "f" if content == "nan" => Value::Float(f64::NAN),
            "f" => Value::Float(f64::from_bits(u64::from_str_radix(content, 16).unwrap())),
            "s" => Value::Text(unescape(content)),
            _ => Value::Bytes(unescape(content)),
        }
    }

    fn type_name(&self) -> &'static str {
        match self {
            Value::Integer(_) => "int",
            Value::Float(_) => "float",
            Value::Text(_) => "str",
            Value::Bytes(_) => "bytes",
            Value::Mapping => "dict",
        }
    }

    fn repr(&self) -> Result<Vec<u8>, Fault> {
        Ok(match self {
            Value::Integer(value) => to_decimal(value, DEFAULT_DIGIT_LIMIT)?.into_bytes(),
            Value::Float(value) => float::repr(*value).into_bytes(),
            Value::Text(value) => quote::repr(value),
            Value::Bytes(value) => quote::bytes_repr(value),
            Value::Mapping => MAPPING_SHOWN.into(),
        })
    }
}

type Lookup = fn(&[u8]) -> Option<Value>;

struct Driver {
    dialect: Dialect,
    arguments: std::vec::IntoIter<Value>,
    mapping: Option<Lookup>,
}

/// The lookup of a missing key ends the run; the corpus writes it as a result.
enum Stop {
    Fault(Fault),
    MissingKey(Vec<u8>),
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Self {
        Stop::Fault(fault)
    }
}

impl Driver {
    fn run(mut self, template: &[u8]) -> Result<Vec<u8>, Stop> {
        let mut result = Vec::new();
        for piece in Template::new(template, self.dialect) {
            match piece {
                Piece::Literal(literal) => result.extend_from_slice(literal),
                Piece::Field(field) => result.extend(self.field(&field)?),
            }
        }
        if self.mapping.is_none() && self.arguments.next().is_some() {
            return Err(percent::not_all_converted(self.dialect).into());
        }
        Ok(result)
    }

    fn field(&mut self, field: &Field) -> Result<Vec<u8>, Stop> {
        if field.wants_mapping && self.mapping.is_none() {
            return Err(percent::mapping_required().into());
        }
        if let (Some(mapping), Some(key)) = (self.mapping, field.key) {
            let value = mapping(key).ok_or_else(|| Stop::MissingKey(key.to_vec()))?;
            self.arguments = vec![value].into_iter();
        }
        let width = self.star(field.width, percent::width_argument)?;
        let precision = self.star(field.precision, percent::precision_argument)?;
        if let Some(defect) = &field.defect {
            return Err(defect.clone().into());
        }
        let value = self.arguments.next().ok_or_else(percent::not_enough_arguments)?;
        let conversion = field.conversion()?;
        Ok(self.format(field, conversion, &field.layout(width, precision), &value)?)
    }

    fn star(&mut self, amount: Amount, read: fn(&BigInt) -> Result<i64, Fault>) -> Result<Option<i64>, Fault> {
        if amount != Amount::Argument {
            return Ok(None);
        }
        match self.arguments.next() {
            Some(Value::Integer(value)) => read(&value).map(Some),
            Some(_) => Err(percent::star_wants_integer()),
            None => Err(percent::not_enough_arguments()),
        }
    }

    fn format(&self, field: &Field, conversion: Conversion, layout: &Layout, value: &Value) -> Result<Vec<u8>, Fault> {
        match (conversion, value) {
            (Conversion::Str, Value::Text(value)) | (Conversion::Bytes, Value::Bytes(value)) => layout.text(value),
            (Conversion::Str | Conversion::Repr, value) => layout.text(&value.repr()?),
            (Conversion::Ascii, value) => layout.text(&quote::escape_non_ascii(&value.repr()?)),
            (Conversion::Bytes, value) => Err(percent::wrong_bytes(value.type_name())),
            (Conversion::Character, value) => layout.character(&self.character(value)?),
            (Conversion::Float(letter), Value::Float(value)) => layout.float(*value, letter),
            (Conversion::Float(letter), Value::Integer(value)) => {
                let converted = float::from_integer(value);
                let converted = match self.dialect {
                    Dialect::Text => converted?,
                    Dialect::Bytes => converted.map_err(|_| field.wrong_number(conversion, "int"))?,
                };
                layout.float(converted, letter)
            }
            (Conversion::Decimal, Value::Float(value)) => {
                let whole = float::truncate(*value)?.into_big();
                layout.integer(&whole, conversion, DEFAULT_DIGIT_LIMIT)
            }
            (conversion, Value::Integer(value)) => layout.integer(value, conversion, DEFAULT_DIGIT_LIMIT),
            (conversion, value) => Err(field.wrong_number(conversion, value.type_name())),
        }
    }

    fn character(&self, value: &Value) -> Result<Vec<u8>, Fault> {
        match (self.dialect, value) {
            (Dialect::Text, Value::Integer(value)) => Ok(text::collect([character_argument(value, Dialect::Text)?])),
            (Dialect::Bytes, Value::Integer(value)) => Ok(vec![character_argument(value, Dialect::Bytes)? as u8]),
            (Dialect::Text, Value::Text(value)) if text::count(value) == 1 => Ok(value.clone()),
            (Dialect::Bytes, Value::Bytes(value)) if value.len() == 1 => Ok(value.clone()),
            _ => Err(percent::wrong_character(self.dialect)),
        }
    }
}

fn lookup(key: &[u8]) -> Option<Value> {
    Some(match key {
        b"a" => Value::Integer(5.into()),
        b"b" => Value::Text(b"spam".to_vec()),
        b"a(b)" => Value::Float(1.5),
        b"" => Value::Integer(7.into()),
        _ => return None,
    })
}

/// What `str(mapping)` is when a field without a key formats the mapping itself.
const MAPPING_SHOWN: &str = "{'a': 5, 'b': 'spam', 'a(b)': 1.5, '': 7}";

fn arguments(field: &str) -> Vec<Value> {
    match field {
        "" => Vec::new(),
        list => list.split(',').map(Value::decode).collect(),
    }
}

fn run(case: &Case) -> Outcome {
    let (dialect, arguments, mapping) = match case.operation.as_str() {
        "text" => (Dialect::Text, arguments(&case.string(1)), None),
        "bytes" => (Dialect::Bytes, arguments(&case.string(1)), None),
        "text_map" => (Dialect::Text, vec![Value::Mapping], Some(lookup as Lookup)),
        other => panic!("unknown operation {other}"),
    };
    let driver = Driver { dialect, arguments: arguments.into_iter(), mapping };
    match driver.run(&case.text(0)) {
        Ok(result) => Ok(text_field(result)),
        Err(Stop::Fault(fault)) => Err(fault),
        Err(Stop::MissingKey(key)) => Ok(text_field([b"KeyError ", &key[..]].concat())),
    }
}

#[test]
fn agrees_with_cpython() {
    check("percent", 8_000, run);
}
