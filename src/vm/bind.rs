//! Binding the arguments of a call to the parameters of a function, with CPython's error texts.

use crate::bytecode::code::CodeFlags;
use crate::object::dict::Dict;
use crate::object::{Args, Interp, Outcome, Raised, Ref, Str};

use super::code::CodeObject;
use super::frame::Frame;
use super::function::Function;

/// The parameters of a code object, counted.
struct Parameters<'a> {
    code: &'a CodeObject,
    positional: usize,
    positional_only: usize,
    keyword_only: usize,
    has_varargs: bool,
    has_varkeywords: bool,
}

impl<'a> Parameters<'a> {
    fn of(code: &'a CodeObject) -> Parameters<'a> {
        let plain = &code.code;
        Parameters {
            code,
            positional: plain.argument_count as usize,
            positional_only: plain.positional_only_count as usize,
            keyword_only: plain.keyword_only_count as usize,
            has_varargs: plain.flags.has(CodeFlags::VARARGS),
            has_varkeywords: plain.flags.has(CodeFlags::VARKEYWORDS),
        }
    }

    /// Parameters with names of their own: positional and keyword-only.
    fn named(&self) -> usize {
        self.positional + self.keyword_only
    }

    fn name(&self, place: usize) -> &Ref<Str> {
        &self.code.local_names[place]
    }

    /// The place of a named parameter that can be given by keyword.
    fn keyword_place(&self, name: &Str) -> Option<usize> {
        (self.positional_only..self.named()).find(|place| self.name(*place).as_bytes() == name.as_bytes())
    }
}

/// Writes the arguments into the registers of a fresh frame.
pub(super) fn bind(interp: &Interp, function: &Function, frame: &Frame, args: &Args<'_>) -> Outcome<()> {
    let parameters = Parameters::of(frame.code());
    let given = args.positional();
    for (place, value) in given.iter().take(parameters.positional).enumerate() {
        frame.put_fresh(place, value.clone());
    }
    if parameters.has_varargs {
        let rest = given.get(parameters.positional..).unwrap_or(&[]);
        frame.put_fresh(parameters.named(), interp.tuple(rest.to_vec()).into_value());
    }
    if parameters.has_varkeywords {
        let place = parameters.named() + usize::from(parameters.has_varargs);
        frame.put_fresh(place, interp.dict().into_value());
    }
    if args.keyword_count() > 0 {
        bind_keywords(interp, function, frame, &parameters, args)?;
    }
    if given.len() > parameters.positional && !parameters.has_varargs {
        return Err(too_many(interp, function, frame, &parameters, given.len()));
    }
    fill_defaults(interp, function, frame, &parameters, given.len())
}

fn bind_keywords(interp: &Interp, function: &Function, frame: &Frame, parameters: &Parameters<'_>, args: &Args<'_>) -> Outcome<()> {
    for (name, value) in args.keywords() {
        let Some(name) = name.to_ref::<Str>() else {
            return Err(interp.type_error(format!("{}() keywords must be strings", function.qualified_name_text())));
        };
        match parameters.keyword_place(&name) {
            Some(place) if frame.is_bound(place) => {
                let (function, name) = (function.qualified_name_text(), name.to_lossy());
                return Err(interp.type_error(format!("{function}() got multiple values for argument '{name}'")));
            }
            Some(place) => frame.put_fresh(place, value.clone()),
            None if parameters.has_varkeywords => {
                let place = parameters.named() + usize::from(parameters.has_varargs);
                if let Some(dict) = frame.get(place).cast::<Dict>() {
                    drop(dict.set_text(&name, value.clone()));
                }
            }
            None => return Err(unexpected_keyword(interp, function, parameters, &name, args)),
        }
    }
    Ok(())
}

#[cold]
fn unexpected_keyword(interp: &Interp, function: &Function, parameters: &Parameters<'_>, name: &Str, args: &Args<'_>) -> Raised {
    let function_name = function.qualified_name_text();
    let is_positional_only = |name: &Str| (0..parameters.positional_only).any(|place| parameters.name(place).as_bytes() == name.as_bytes());
    let misplaced: Vec<String> = args
        .keywords()
        .filter_map(|(name, _)| name.to_ref::<Str>())
        .filter(|name| is_positional_only(name))
        .map(|name| name.to_lossy().into_owned())
        .collect();
    if !misplaced.is_empty() {
        let names = misplaced.join(", ");
        return interp.type_error(format!("{function_name}() got some positional-only arguments passed as keyword arguments: '{names}'"));
    }
    let known: Vec<&[u8]> = (parameters.positional_only..parameters.named()).map(|place| parameters.name(place).as_bytes()).collect();
    let hint = match crate::report::suggestion::nearest_name(name.as_bytes(), &known) {
        Some(place) => format!(". Did you mean '{}'?", String::from_utf8_lossy(known[place])),
        None => String::new(),
    };
    let name = name.to_lossy();
    interp.type_error(format!("{function_name}() got an unexpected keyword argument '{name}'{hint}"))
}

fn fill_defaults(interp: &Interp, function: &Function, frame: &Frame, parameters: &Parameters<'_>, given: usize) -> Outcome<()> {
    let positional = parameters.positional;
    if given < positional {
        let defaults = function.defaults.get();
        let items = defaults.as_ref().map_or(&[][..], |defaults| defaults.items());
        let first_default = positional.saturating_sub(items.len());
        if (given..first_default).any(|place| !frame.is_bound(place)) {
            let missing = (0..first_default).filter(|place| !frame.is_bound(*place));
            return Err(missing_arguments(interp, function, parameters, "positional", missing));
        }
        for place in given.max(first_default)..positional {
            if !frame.is_bound(place) {
                let item = &items[items.len() - (positional - place)];
                frame.put_fresh(place, item.clone());
            }
        }
    }
    if parameters.keyword_only > 0 {
        let defaults = function.keyword_defaults.get();
        for place in positional..parameters.named() {
            if !frame.is_bound(place)
                && let Some(value) = defaults.as_ref().and_then(|defaults| defaults.get_text(parameters.name(place)))
            {
                frame.put_fresh(place, value);
            }
        }
        if (positional..parameters.named()).any(|place| !frame.is_bound(place)) {
            let missing = (positional..parameters.named()).filter(|place| !frame.is_bound(*place));
            return Err(missing_arguments(interp, function, parameters, "keyword-only", missing));
        }
    }
    Ok(())
}

#[cold]
fn missing_arguments(
    interp: &Interp,
    function: &Function,
    parameters: &Parameters<'_>,
    kind: &str,
    places: impl Iterator<Item = usize>,
) -> Raised {
    let names: Vec<String> = places.map(|place| format!("'{}'", parameters.name(place).to_lossy())).collect();
    let list = match names.as_slice() {
        [one] => one.clone(),
        [one, other] => format!("{one} and {other}"),
        [most @ .., last] => format!("{}, and {last}", most.join(", ")),
        [] => String::new(),
    };
    let (function, count, plural) = (function.qualified_name_text(), names.len(), if names.len() == 1 { "" } else { "s" });
    interp.type_error(format!("{function}() missing {count} required {kind} argument{plural}: {list}"))
}

#[cold]
fn too_many(interp: &Interp, function: &Function, frame: &Frame, parameters: &Parameters<'_>, given: usize) -> Raised {
    let positional = parameters.positional;
    let default_count = function.defaults.get().map_or(0, |defaults| defaults.len());
    let keyword_only_given = (positional..parameters.named()).filter(|place| frame.is_bound(*place)).count();
    let takes = match default_count {
        0 => format!("{positional}"),
        defaults => format!("from {} to {positional}", positional.saturating_sub(defaults)),
    };
    let plural = if positional == 1 && default_count == 0 { "" } else { "s" };
    let extra = match keyword_only_given {
        0 => String::new(),
        count => {
            let (positional_plural, plural) = (if given == 1 { "" } else { "s" }, if count == 1 { "" } else { "s" });
            format!(" positional argument{positional_plural} (and {count} keyword-only argument{plural})")
        }
    };
    let verb = if given == 1 && keyword_only_given == 0 { "was" } else { "were" };
    let name = function.qualified_name_text();
    interp.type_error(format!("{name}() takes {takes} positional argument{plural} but {given}{extra} {verb} given"))
}
