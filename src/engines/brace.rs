//! Owns the parsing of `str.format` templates: literals and fields, field names, automatic numbering.
//!
//! Relied on by `str.format`, `str.format_map` and the pieces that `string.Formatter` is built on. Everything is lazy,
//! since an error counts only once what precedes it is done. Texts are generalised UTF-8.

use super::fault::Fault;
use super::text;
use super::unicode::decimal_value;

/// How deep `str.format` nests: a template, and the specifications in it.
pub const MAX_DEPTH: u32 = 2;

/// The error of a specification nested deeper than [`MAX_DEPTH`].
pub fn too_deep() -> Fault {
    Fault::value("Max string recursion exceeded")
}

/// The error of a positional field in `str.format_map`.
pub fn positional_in_map() -> Fault {
    Fault::value("Format string contains positional fields")
}

/// A literal and the field that follows it, if one does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    /// Text to copy, one doubled brace already halved; may be empty.
    pub literal: &'a [u8],
    /// The field.
    pub field: Option<Field<'a>>,
}

/// What stands between braces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field<'a> {
    /// The field name, to be read by [`FieldName`].
    pub name: &'a [u8],
    /// The code point after `!`.
    pub conversion: Option<u32>,
    /// The specification after `:`; may be empty.
    pub specification: &'a [u8],
    /// The specification holds fields and is itself to be formatted.
    pub has_nested_fields: bool,
}

/// The conversions after `!`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conversion {
    /// `!s`
    Str,
    /// `!r`
    Repr,
    /// `!a`
    Ascii,
}

impl Conversion {
    /// Reads the code point after `!`.
    pub fn from_code_point(point: u32) -> Result<Self, Fault> {
        match char::from_u32(point) {
            Some('s') => Ok(Conversion::Str),
            Some('r') => Ok(Conversion::Repr),
            Some('a') => Ok(Conversion::Ascii),
            Some(letter @ '!'..='~') => Err(Fault::value(format!("Unknown conversion specifier {letter}"))),
            _ => Err(Fault::value(format!("Unknown conversion specifier \\x{point:x}"))),
        }
    }
}

/// A template that yields its pieces; the iteration is over after an error.
#[derive(Clone, Debug)]
pub struct Template<'a> {
    whole: &'a [u8],
    at: usize,
}

impl<'a> Template<'a> {
    /// Reads `template`.
    pub fn new(template: &'a [u8]) -> Self {
        Template { whole: template, at: 0 }
    }

    fn peek(&self) -> Option<u8> {
        self.whole.get(self.at).copied()
    }

    fn next_byte(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.at += 1;
        Some(byte)
    }

    fn piece(&mut self) -> Result<Piece<'a>, Fault> {
        let start = self.at;
        let rest = &self.whole[start..];
        let Some(length) = memchr::memchr2(b'{', b'}', rest) else {
            self.at = self.whole.len();
            return Ok(Piece { literal: rest, field: None });
        };
        let brace = rest[length];
        self.at = start + length + 1;
        if self.peek() == Some(brace) {
            self.at += 1;
            return Ok(Piece { literal: &rest[..=length], field: None });
        }
        if brace == b'}' {
            return Err(Fault::value("Single '}' encountered in format string"));
        }
        if self.peek().is_none() {
            return Err(Fault::value("Single '{' encountered in format string"));
        }
        let field = self.field()?;
        Ok(Piece { literal: &rest[..length], field: Some(field) })
    }

    fn field(&mut self) -> Result<Field<'a>, Fault> {
        let start = self.at;
        let end = self.skip_name()?;
        let mut field = Field { name: &self.whole[start..self.at - 1], conversion: None, specification: b"", has_nested_fields: false };
        if end == b'!' {
            field.conversion = Some(self.conversion()?);
            match self.next_byte() {
                Some(b'}') => return Ok(field),
                Some(b':') | None => {}
                Some(_) => return Err(Fault::value("expected ':' after conversion specifier")),
            }
        }
        if end != b'}' {
            self.specification(&mut field)?;
        }
        Ok(field)
    }

    /// Goes past the name and returns the byte that ends it. Brackets hide what is inside them.
    fn skip_name(&mut self) -> Result<u8, Fault> {
        while let Some(byte) = self.next_byte() {
            match byte {
                b'{' => return Err(Fault::value("unexpected '{' in field name")),
                b'[' => {
                    let rest = &self.whole[self.at..];
                    self.at += memchr::memchr(b']', rest).unwrap_or(rest.len());
                }
                b'}' | b':' | b'!' => return Ok(byte),
                _ => {}
            }
        }
        Err(Fault::value("expected '}' before end of string"))
    }

    fn conversion(&mut self) -> Result<u32, Fault> {
        let Some((point, length)) = text::first(&self.whole[self.at..]) else {
            return Err(Fault::value("end of string while looking for conversion specifier"));
        };
        self.at += length;
        Ok(point)
    }

    fn specification(&mut self, field: &mut Field<'a>) -> Result<(), Fault> {
        let start = self.at;
        let mut depth = 1_usize;
        while let Some(byte) = self.next_byte() {
            match byte {
                b'{' => {
                    field.has_nested_fields = true;
                    depth += 1;
                }
                b'}' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                field.specification = &self.whole[start..self.at - 1];
                return Ok(());
            }
        }
        Err(Fault::value("unmatched '{' in format spec"))
    }
}

impl<'a> Iterator for Template<'a> {
    type Item = Result<Piece<'a>, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        self.peek()?;
        let piece = self.piece();
        if piece.is_err() {
            self.at = self.whole.len();
        }
        Some(piece)
    }
}

/// The first part of a field name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum First<'a> {
    /// Nothing: the next argument.
    Empty,
    /// A decimal number: a positional argument.
    Index(usize),
    /// Anything else: a keyword argument.
    Name(&'a [u8]),
}

/// A step from a value to another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step<'a> {
    /// `.name`
    Attribute(&'a [u8]),
    /// `[number]`
    Index(usize),
    /// `[text]`
    Key(&'a [u8]),
}

/// A field name that yields its steps; the iteration is over after an error.
#[derive(Clone, Debug)]
pub struct FieldName<'a> {
    rest: &'a [u8],
}

impl<'a> FieldName<'a> {
    /// Splits the first part from the steps.
    pub fn split(name: &'a [u8]) -> Result<(First<'a>, Self), Fault> {
        let length = memchr::memchr2(b'.', b'[', name).unwrap_or(name.len());
        let (first, rest) = name.split_at(length);
        let first = match parse_index(first)? {
            _ if first.is_empty() => First::Empty,
            Some(index) => First::Index(index),
            None => First::Name(first),
        };
        Ok((first, FieldName { rest }))
    }

    fn step(&mut self) -> Result<Step<'a>, Fault> {
        let (&opening, rest) = self.rest.split_first().expect("checked by the iterator");
        let step = match opening {
            b'.' => {
                let length = memchr::memchr2(b'.', b'[', rest).unwrap_or(rest.len());
                self.rest = &rest[length..];
                Step::Attribute(&rest[..length])
            }
            b'[' => {
                let missing = || Fault::value("Missing ']' in format string");
                let length = memchr::memchr(b']', rest).ok_or_else(missing)?;
                self.rest = &rest[length + 1..];
                let key = &rest[..length];
                parse_index(key)?.map_or(Step::Key(key), Step::Index)
            }
            _ => {
                let message = "Only '.' or '[' may follow ']' in format field specifier";
                return Err(Fault::value(message));
            }
        };
        match step {
            Step::Attribute(b"") | Step::Key(b"") => Err(Fault::value("Empty attribute in format string")),
            step => Ok(step),
        }
    }
}

impl<'a> Iterator for FieldName<'a> {
    type Item = Result<Step<'a>, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let step = self.step();
        if step.is_err() {
            self.rest = b"";
        }
        Some(step)
    }
}

/// Reads decimal digits of any script; `None` when there is anything else or nothing.
fn parse_index(value: &[u8]) -> Result<Option<usize>, Fault> {
    let mut index: i64 = 0;
    for point in text::code_points(value) {
        let Some(digit) = decimal_value(point) else {
            return Ok(None);
        };
        let next = index.checked_mul(10).and_then(|index| index.checked_add(i64::from(digit)));
        index = next.ok_or_else(|| Fault::value("Too many decimal digits in format string"))?;
    }
    Ok((!value.is_empty()).then_some(index as usize))
}

/// The numbering of positional fields, one for a template and the specifications nested in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Numbering {
    /// No positional field so far.
    #[default]
    Undecided,
    /// Empty names only; the next index.
    Automatic(usize),
    /// Numbers only.
    Manual,
}

/// Where the value of a field comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Argument<'a> {
    /// A positional argument.
    Positional(usize),
    /// A keyword argument.
    Keyword(&'a [u8]),
}

impl Numbering {
    /// Decides which argument the first part of a name means; automatic and manual numbers do not mix.
    pub fn resolve<'a>(&mut self, first: First<'a>) -> Result<Argument<'a>, Fault> {
        match (first, *self) {
            (First::Name(name), _) => Ok(Argument::Keyword(name)),
            (First::Empty, Numbering::Manual) => {
                Err(Fault::value("cannot switch from manual field specification to automatic field numbering"))
            }
            (First::Index(_), Numbering::Automatic(_)) => {
                Err(Fault::value("cannot switch from automatic field numbering to manual field specification"))
            }
            (First::Index(index), _) => {
                *self = Numbering::Manual;
                Ok(Argument::Positional(index))
            }
            (First::Empty, numbering) => {
                let index = if let Numbering::Automatic(next) = numbering { next } else { 0 };
                *self = Numbering::Automatic(index + 1);
                Ok(Argument::Positional(index))
            }
        }
    }
}
