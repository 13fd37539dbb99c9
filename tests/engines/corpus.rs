//! Owns the reading of corpus files and the comparison of outcomes; the line format is told in `generate/common.py`.

use morelia::engines::fault::{Fault, Kind};
use num_bigint::BigInt;

/// One line of a corpus.
pub struct Case {
    pub line: usize,
    pub operation: String,
    pub fields: Vec<String>,
    pub expected: String,
}

/// A result as the corpus writes it.
pub type Outcome = Result<String, Fault>;

impl Case {
    pub fn raw(&self, index: usize) -> &str {
        &self.fields[index]
    }

    pub fn text(&self, index: usize) -> Vec<u8> {
        unescape(&self.fields[index])
    }

    pub fn string(&self, index: usize) -> String {
        String::from_utf8(self.text(index)).unwrap()
    }

    pub fn integer(&self, index: usize) -> BigInt {
        BigInt::parse_bytes(self.fields[index].as_bytes(), 16).unwrap()
    }

    pub fn small(&self, index: usize) -> i64 {
        i64::try_from(self.integer(index)).unwrap()
    }

    pub fn float(&self, index: usize) -> f64 {
        float(&self.fields[index])
    }

    pub fn list(&self, index: usize) -> Vec<Vec<u8>> {
        self.fields[index].split_terminator('|').map(unescape).collect()
    }
}

fn float(field: &str) -> f64 {
    match field {
        "nan" => f64::NAN,
        bits => f64::from_bits(u64::from_str_radix(bits, 16).unwrap()),
    }
}

/// The bytes that a field stands for.
pub fn unescape(field: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = field.as_bytes();
    while let Some((&byte, tail)) = rest.split_first() {
        if byte == b'\\' {
            let digits = std::str::from_utf8(&tail[1..3]).unwrap();
            bytes.push(u8::from_str_radix(digits, 16).unwrap());
            rest = &tail[3..];
        } else {
            bytes.push(byte);
            rest = tail;
        }
    }
    bytes
}

/// The field that stands for the bytes.
pub fn escape(bytes: &[u8]) -> String {
    let mut field = String::new();
    for &byte in bytes {
        match byte {
            32..=126 if byte != b'\\' => field.push(char::from(byte)),
            _ => field.push_str(&format!("\\x{byte:02x}")),
        }
    }
    field
}

pub fn text_field(text: impl AsRef<[u8]>) -> String {
    escape(text.as_ref())
}

pub fn list_field<T: AsRef<[u8]>>(items: &[T]) -> String {
    items.iter().map(|item| escape(item.as_ref()).replace('|', "\\x7c") + "|").collect()
}

pub fn integer_field(value: impl Into<BigInt>) -> String {
    value.into().to_str_radix(16)
}

pub fn float_field(value: f64) -> String {
    if value.is_nan() {
        return "nan".into();
    }
    format!("{:016x}", value.to_bits())
}

pub fn bool_field(value: bool) -> String {
    i32::from(value).to_string()
}

fn outcome_field(outcome: Outcome) -> String {
    match outcome {
        Ok(field) => format!("={field}"),
        Err(fault) if fault.kind == Kind::Memory => "!MemoryError: ".into(),
        Err(fault) => format!("!{}: {}", fault.kind.class_name(), escape(&fault.message)),
    }
}

fn read(name: &str) -> Vec<Case> {
    let path = format!("{}/tests/engines/corpus/{name}.tsv", env!("CARGO_MANIFEST_DIR"));
    let content = std::fs::read_to_string(path).unwrap();
    let parse = |(index, line): (usize, &str)| {
        let mut fields: Vec<String> = line.split('\t').map(String::from).collect();
        let expected = fields.pop().unwrap();
        let operation = fields.remove(0);
        Case { line: index + 1, operation, fields, expected }
    };
    content.lines().enumerate().map(parse).collect()
}

/// Runs every case of a corpus and reports the first differences.
pub fn check(name: &str, least: usize, run: impl Fn(&Case) -> Outcome) {
    let cases = read(name);
    assert!(cases.len() >= least, "{name}: only {} cases", cases.len());
    let mut failures = Vec::new();
    for case in &cases {
        let actual = outcome_field(run(case));
        if actual != case.expected {
            failures.push(format!(
                "{name}.tsv:{}: {} {:?}\n  expected {}\n  actual   {actual}",
                case.line, case.operation, case.fields, case.expected
            ));
        }
    }
    let shown = &failures[..failures.len().min(12)];
    assert!(failures.is_empty(), "{} of {} cases differ\n{}", failures.len(), cases.len(), shown.join("\n"));
}
