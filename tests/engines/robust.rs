//! No input makes an engine panic: arbitrary bytes, malformed generalised UTF-8 included, through every function that
//! reads text. Overflow checks are on in test builds.

use morelia::engines::codec::{self, Encoding, ErrorHandler};
use morelia::engines::complex::{self, Complex};
use morelia::engines::integer::DEFAULT_DIGIT_LIMIT;
use morelia::engines::percent::{Dialect, Piece, Template};
use morelia::engines::search::{self, Alignment, Side, Unit};
use morelia::engines::{brace, float, format_spec, integer, quote, unicode};
use num_bigint::BigInt;

/// A linear congruential generator: the cases are the same in every run.
struct Source(u64);

impl Source {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }

    /// Up to eleven bytes, at most five of them digits, so that widths stay harmless.
    fn bytes(&mut self) -> Vec<u8> {
        const POOL: &[u8] = b"%{}[]().,:!*#+- 0_<>=^zxXobcdefgGnsraijlhpINFnafy\t\n\r\x1c\x00";
        let mut digits = 0;
        let mut result = Vec::new();
        for _ in 0..self.below(12) {
            match self.below(10) {
                0 => result.extend("\u{3a3}\u{661}\u{1F600}".chars().nth(self.below(3)).unwrap().to_string().bytes()),
                1 => result.push(self.below(256) as u8),
                2 => result.extend([0xED, 0xA0 + self.below(32) as u8, 0x80]),
                3 if digits < 5 => {
                    digits += 1;
                    result.push(b'0' + self.below(10) as u8);
                }
                _ => result.push(POOL[self.below(POOL.len())]),
            }
        }
        result
    }
}

fn read_numbers(text: &[u8], source: &mut Source) {
    let _ = float::parse(text);
    let _ = float::parse_bytes(text);
    let _ = float::from_hex(text);
    let _ = complex::parse(text);
    let base = source.below(40) as i64 - 1;
    let _ = integer::parse(text, base, DEFAULT_DIGIT_LIMIT);
    let _ = integer::parse_bytes(text, base, DEFAULT_DIGIT_LIMIT);
}

fn format_values(text: &[u8], specification: &[u8]) {
    let whole = BigInt::from(-123_456);
    let _ = format_spec::format_text(text, specification, "str");
    let _ = format_spec::format_integer(&whole, specification, "int", DEFAULT_DIGIT_LIMIT);
    let _ = format_spec::format_float(-1234.5, specification, "float");
    let _ = format_spec::format_complex(Complex { real: 1.0, imaginary: -0.0 }, specification, "complex");
}

fn walk_percent(template: &[u8], value: &[u8], dialect: Dialect) {
    for piece in Template::new(template, dialect) {
        let Piece::Field(field) = piece else { continue };
        let layout = field.layout(Some(-7), Some(3));
        let _ = layout.text(value);
        let Ok(conversion) = field.conversion() else { continue };
        let _ = layout.integer(&BigInt::from(-255), conversion, DEFAULT_DIGIT_LIMIT);
        let _ = layout.float(-2.5, b'g');
        let _ = field.wrong_number(conversion, "str");
    }
}

fn walk_brace(template: &[u8]) {
    let mut numbering = brace::Numbering::default();
    let names = brace::Template::new(template).filter_map(|piece| piece.ok()?.field);
    for field in names {
        let _ = field.conversion.map(brace::Conversion::from_code_point);
        if let Ok((first, steps)) = brace::FieldName::split(field.name) {
            let _ = numbering.resolve(first);
            steps.for_each(drop);
        }
    }
    if let Ok((_, steps)) = brace::FieldName::split(template) {
        steps.for_each(drop);
    }
}

fn transform(text: &[u8], other: &[u8], source: &mut Source) {
    for mapping in [unicode::upper, unicode::lower, unicode::title, unicode::swapcase, unicode::casefold] {
        let _ = mapping(text);
    }
    let _ = (quote::repr(text), quote::ascii(text), quote::bytes_repr(text), quote::escape_non_ascii(text));
    let limit = Some(source.below(4));
    for unit in [Unit::CodePoint, Unit::Byte] {
        let _ = search::replace(text, other, b"--", limit, unit);
        let _ = search::split_whitespace(text, limit, unit);
        let _ = search::rsplit_whitespace(text, limit, unit);
        let _ = search::split_lines(text, true, unit);
        let _ = search::strip(text, other, Side::Both, unit);
        let _ = search::pad(text, 9, 0x20AC, Alignment::Center, unit);
        let _ = search::zero_fill(text, -3, unit);
        let _ = search::expand_tabs(text, 4, unit);
    }
    let _ = (search::split(text, other, limit), search::rsplit(text, other, limit));
    let _ = (search::partition(text, other), search::rpartition(text, other));
}

fn convert(text: &[u8], source: &mut Source) {
    let encodings = ["utf8", "latin1", "ascii", "utf16", "utf-16-le", "utf-16-be", "utf32", "utf-32-be"];
    let handlers = ["strict", "ignore", "replace", "backslashreplace", "surrogateescape", "surrogatepass"];
    let encoding = Encoding::from_name(encodings[source.below(encodings.len())].as_bytes()).unwrap();
    let handler = ErrorHandler::from_name(handlers[source.below(handlers.len())].as_bytes()).unwrap();
    let _ = Encoding::from_name(text);
    if let Err(codec::DecodeFailure::Error(error)) = codec::decode(text, encoding, handler) {
        let _ = error.message(text);
    }
    if let Err(error) = codec::encode(text, encoding, handler) {
        let _ = error.message(text);
    }
}

#[test]
fn arbitrary_bytes_never_panic() {
    let mut source = Source(1);
    for _ in 0..30_000 {
        let (text, other) = (source.bytes(), source.bytes());
        read_numbers(&text, &mut source);
        format_values(&text, &other);
        walk_percent(&text, &other, Dialect::Text);
        walk_percent(&text, &other, Dialect::Bytes);
        walk_brace(&text);
        transform(&text, &other, &mut source);
        convert(&text, &mut source);
    }
}
