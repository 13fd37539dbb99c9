//! `str.format`, `str.format_map` and `str.__format__`.

use crate::engines::brace::{self, Argument, Conversion, Field, FieldName, MAX_DEPTH, Numbering, Step, Template};
use crate::engines::fault::Fault;
use crate::engines::format_spec;
use crate::object::header::Ref;
use crate::object::protocol::{attribute, item, text};
use crate::object::value::Value;
use crate::object::{Args, Interp, Outcome, Str};

use super::str::{str_of, text_value, text_value_from};
use super::str_methods::engine_text;
use super::{format_value, str_codec, text_arguments};

/// `str.__format__`.
pub(super) fn format_special(interp: &Interp, args: &Args<'_>) -> Outcome {
    let specification = text_arguments::text(interp, &args[1], "__format__", "argument")?;
    if specification.is_empty() {
        return match interp.types.str.is_type_of(&args[0]) {
            true => Ok(args[0].clone()),
            false => Ok(text::str(interp, &args[0])?.into_value()),
        };
    }
    let name = interp.type_of(&args[0]).name();
    engine_text(interp, format_spec::format_text(str_of(&args[0]).as_bytes(), specification.as_bytes(), &name))
}

/// Where the values of fields come from.
enum Source<'a> {
    /// The arguments of `format`.
    Arguments(Args<'a>),
    /// The mapping of `format_map`.
    Mapping(&'a Value),
}

/// The formatting of one template, nested specifications included.
struct Formatter<'a> {
    interp: &'a Interp,
    source: Source<'a>,
    numbering: Numbering,
}

/// `str.format`.
pub(super) fn format(interp: &Interp, args: &Args<'_>) -> Outcome {
    run(interp, &args[0], Source::Arguments(args.skip(1)))
}

/// `str.format_map`.
pub(super) fn format_map(interp: &Interp, args: &Args<'_>) -> Outcome {
    run(interp, &args[0], Source::Mapping(&args[1]))
}

fn run(interp: &Interp, template: &Value, source: Source<'_>) -> Outcome {
    let mut formatter = Formatter { interp, source, numbering: Numbering::default() };
    let mut result = Vec::new();
    formatter.append(&mut result, str_of(template).as_bytes(), MAX_DEPTH)?;
    Ok(text_value(interp, result))
}

impl Formatter<'_> {
    fn check<T>(&self, outcome: Result<T, Fault>) -> Outcome<T> {
        outcome.map_err(|fault| self.interp.fault(fault))
    }

    fn append(&mut self, result: &mut Vec<u8>, template: &[u8], depth: u32) -> Outcome<()> {
        if depth == 0 {
            return Err(self.interp.fault(brace::too_deep()));
        }
        for piece in Template::new(template) {
            let piece = self.check(piece)?;
            result.extend_from_slice(piece.literal);
            if let Some(field) = piece.field {
                let shown = self.field(&field, depth)?;
                if !self.interp.heap.has_room(result.len() + shown.as_bytes().len()) {
                    return Err(self.interp.out_of_memory());
                }
                result.extend_from_slice(shown.as_bytes());
            }
        }
        Ok(())
    }

    fn field(&mut self, field: &Field<'_>, depth: u32) -> Outcome<Ref<Str>> {
        let interp = self.interp;
        let mut value = self.value(field.name)?;
        if let Some(conversion) = field.conversion {
            value = match self.check(Conversion::from_code_point(conversion))? {
                Conversion::Str => text::str(interp, &value)?.into_value(),
                Conversion::Repr => text::repr(interp, &value)?.into_value(),
                Conversion::Ascii => str_codec::ascii(interp, &value)?,
            };
        }
        let specification = if field.has_nested_fields {
            let mut nested = Vec::new();
            self.append(&mut nested, field.specification, depth - 1)?;
            text_value(interp, nested)
        } else {
            text_value_from(interp, field.specification)
        };
        let specification = specification.into_ref::<Str>().expect("made above");
        format_value::format(interp, &value, &specification)
    }

    /// The value that a field name means.
    fn value(&mut self, name: &[u8]) -> Outcome {
        let interp = self.interp;
        let (first, steps) = self.check(FieldName::split(name))?;
        let argument = self.numbering.resolve(first);
        let mut value = match self.check(argument)? {
            Argument::Positional(index) => self.positional(index)?,
            Argument::Keyword(name) => self.keyword(name)?,
        };
        for step in steps {
            value = match self.check(step)? {
                Step::Attribute(name) => {
                    let name = text_value_from(interp, name).into_ref::<Str>().expect("a text");
                    attribute::get(interp, &value, &interp.intern_text(&name))?
                }
                Step::Index(index) => item::get(interp, &value, &interp.int_from_usize(index))?,
                Step::Key(key) => item::get(interp, &value, &text_value_from(interp, key))?,
            };
        }
        Ok(value)
    }

    fn positional(&self, index: usize) -> Outcome {
        let Source::Arguments(args) = &self.source else {
            return Err(self.interp.fault(brace::positional_in_map()));
        };
        args.positional()
            .get(index)
            .cloned()
            .ok_or_else(|| self.interp.index_error(format!("Replacement index {index} out of range for positional args tuple")))
    }

    fn keyword(&self, name: &[u8]) -> Outcome {
        let key = text_value_from(self.interp, name);
        match &self.source {
            Source::Mapping(mapping) => item::get(self.interp, mapping, &key),
            Source::Arguments(args) => {
                let mut keywords = args.keywords();
                let found = keywords.find(|(known, _)| known.cast::<Str>().is_some_and(|known| known.as_bytes() == name));
                found.map(|(_, value)| value.clone()).ok_or_else(|| self.interp.key_error(&key))
            }
        }
    }
}
