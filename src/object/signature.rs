//! Signatures of native functions: parsing, and binding of arguments with CPython's error texts.

use smallvec::SmallVec;

use super::header::Ref;
use super::interp::Interp;
use super::native::{Args, NativeFn};
use super::raise::Raised;
use super::slots::Outcome;
use super::string::Str;
use super::ty::Type;
use super::value::Value;

/// One parameter of a native function.
pub struct Parameter {
    /// Name for keyword arguments and messages.
    pub name: &'static str,
    /// Value when it is not given; `None` when it is required.
    pub default: Option<Value>,
}

/// The parameters of a native function. See `object::native` for the syntax they are written in.
pub struct Signature {
    /// The parameters, without the receiver.
    pub parameters: Box<[Parameter]>,
    /// The first so many cannot be given by keyword.
    pub positional_only: usize,
    /// The first so many can be given by position.
    pub positional: usize,
    /// The first so many must be given.
    pub required: usize,
    /// The function takes its arguments unbound.
    pub is_raw: bool,
}

impl Signature {
    /// Parses a signature. A malformed one is a bug in a method table and panics.
    pub fn parse(interp: &Interp, text: &'static str) -> Signature {
        let mut parameters = Vec::new();
        let mut positional_only = 0;
        let mut positional = None;
        let mut is_raw = false;
        for part in split_parameters(text) {
            match part {
                "/" => positional_only = parameters.len(),
                "*" => positional = Some(parameters.len()),
                _ if part.starts_with('*') => is_raw = true,
                _ => {
                    let (name, default) = match part.split_once('=') {
                        Some((name, default)) => (name, Some(parse_default(interp, default))),
                        None => (part, None),
                    };
                    parameters.push(Parameter { name, default });
                }
            }
        }
        let positional = positional.unwrap_or(parameters.len());
        let required = parameters[..positional].iter().take_while(|parameter| parameter.default.is_none()).count();
        Signature { parameters: parameters.into(), positional_only, positional, required, is_raw }
    }

    /// Calls `function` with `args` bound to the parameters. `name` is for messages; with `has_receiver` the first positional
    /// argument is the receiver and is not part of the signature.
    #[inline]
    pub fn call(&self, interp: &Interp, name: &CallName<'_>, function: NativeFn, has_receiver: bool, args: &Args<'_>) -> Outcome {
        let is_whole = args.names().is_none() && args.len() - usize::from(has_receiver) == self.parameters.len();
        if self.is_raw || (is_whole && self.positional == self.parameters.len()) {
            return function(interp, args);
        }
        self.call_bound(interp, name, function, has_receiver, args)
    }

    #[inline(never)]
    fn call_bound(&self, interp: &Interp, name: &CallName<'_>, function: NativeFn, has_receiver: bool, args: &Args<'_>) -> Outcome {
        let bound = match self.complete(has_receiver, args) {
            Some(bound) => bound,
            None => self.bind(interp, name, has_receiver, args)?,
        };
        function(interp, &Args::positional_only(&bound))
    }

    /// Positional arguments with the defaults of those left out; `None` when there is more to binding them.
    #[inline]
    fn complete(&self, has_receiver: bool, args: &Args<'_>) -> Option<SmallVec<[Value; 8]>> {
        let given = args.len().checked_sub(usize::from(has_receiver))?;
        if args.names().is_some() || given < self.required || given > self.positional {
            return None;
        }
        let mut bound = SmallVec::new();
        args.values().iter().for_each(|value| bound.push(value.clone()));
        for parameter in &self.parameters[given..] {
            bound.push(parameter.default.clone()?);
        }
        Some(bound)
    }

    /// The arguments in the order of the parameters (after the receiver), defaults filled in.
    pub fn bind(&self, interp: &Interp, name: &CallName<'_>, has_receiver: bool, args: &Args<'_>) -> Outcome<SmallVec<[Value; 8]>> {
        let skip = usize::from(has_receiver);
        let positional = &args.positional()[skip..];
        let is_excess = positional.len() > self.positional || positional.len() + args.keyword_count() > self.parameters.len();
        if is_excess || (self.positional_only == self.parameters.len() && args.keyword_count() > 0) {
            return Err(self.count_error(interp, name, positional.len(), args.keyword_count()));
        }
        let mut bound: SmallVec<[Value; 8]> = SmallVec::with_capacity(skip + self.parameters.len());
        bound.extend(args.positional()[..skip].iter().cloned());
        if args.names().is_none() && positional.len() >= self.required && self.has_defaults_after(positional.len()) {
            bound.extend(positional.iter().cloned());
            bound.extend(self.parameters[positional.len()..].iter().filter_map(|parameter| parameter.default.clone()));
            return Ok(bound);
        }
        for (place, parameter) in self.parameters.iter().enumerate() {
            let value = match positional.get(place) {
                Some(value) => value.clone(),
                None if place >= self.positional_only
                    && let Some(value) = args.keyword(parameter.name) =>
                {
                    value.clone()
                }
                None => match &parameter.default {
                    Some(default) => default.clone(),
                    None => {
                        return Err(self.missing_error(interp, name, place, positional.len(), args));
                    }
                },
            };
            bound.push(value);
        }
        if args.keyword_count() > 0 {
            self.check_keywords(interp, name, positional.len(), args)?;
        }
        Ok(bound)
    }

    /// Whether all parameters from a place on have defaults.
    fn has_defaults_after(&self, place: usize) -> bool {
        self.parameters[place..].iter().all(|parameter| parameter.default.is_some())
    }

    #[cold]
    fn check_keywords(&self, interp: &Interp, name: &CallName<'_>, given: usize, args: &Args<'_>) -> Outcome<()> {
        for (keyword, _) in args.keywords() {
            let text = keyword.cast::<Str>().map_or(std::borrow::Cow::Borrowed("?"), Str::to_lossy);
            let place = self.parameters.iter().position(|parameter| parameter.name == text);
            match place {
                Some(place) if place < self.positional_only => {
                    return Err(interp.type_error(format!("{name}() got an unexpected keyword argument '{text}'")));
                }
                Some(place) if place < given => {
                    let place = place + 1;
                    return Err(interp.type_error(format!("argument for {name}() given by name ('{text}') and position ({place})")));
                }
                Some(_) => {}
                None => {
                    return Err(interp.type_error(format!("{name}() got an unexpected keyword argument '{text}'")));
                }
            }
        }
        Ok(())
    }

    #[cold]
    fn missing_error(&self, interp: &Interp, name: &CallName<'_>, place: usize, given: usize, args: &Args<'_>) -> Raised {
        if self.positional_only == self.parameters.len() {
            return self.count_error(interp, name, given, args.keyword_count());
        }
        let parameter = self.parameters[place].name;
        if place >= self.positional {
            return interp.type_error(format!("{name}() missing required keyword-only argument: '{parameter}'"));
        }
        if place < self.positional_only {
            let bound = if self.required == self.positional { "exactly" } else { "at least" };
            let required = self.required;
            return interp.type_error(format!("{name}() takes {bound} {required} positional argument{} ({given} given)", plural(required)));
        }
        interp.type_error(format!("{name}() missing required argument '{parameter}' (pos {})", place + 1))
    }

    #[cold]
    fn count_error(&self, interp: &Interp, name: &CallName<'_>, given: usize, keywords: usize) -> Raised {
        let most = self.positional;
        let least = self.required;
        if self.positional_only < self.parameters.len() {
            let all = self.parameters.len();
            let (bound, number, kind, given) = if given + keywords > all {
                ("at most", all, if given == 0 { "keyword " } else { "" }, given + keywords)
            } else if most == 0 {
                return interp.type_error(format!("{name}() takes no positional arguments"));
            } else {
                (if least < most { "at most" } else { "exactly" }, most, "positional ", given)
            };
            return interp.type_error(format!("{name}() takes {bound} {number} {kind}argument{} ({given} given)", plural(number)));
        }
        let message = match (least, most) {
            _ if keywords > 0 => format!("{}() takes no keyword arguments", name.qualified()),
            (0, 0) => format!("{}() takes no arguments ({given} given)", name.qualified()),
            (1, 1) => format!("{}() takes exactly one argument ({given} given)", name.qualified()),
            _ if least == most => format!("{name} expected {most} arguments, got {given}"),
            _ if given < least => format!("{name} expected at least {least} argument{}, got {given}", plural(least)),
            _ => format!("{name} expected at most {most} argument{}, got {given}", plural(most)),
        };
        interp.type_error(message)
    }
}

fn plural(number: usize) -> &'static str {
    if number == 1 { "" } else { "s" }
}

/// How messages name a function: plainly, or with its type in front.
#[derive(Clone, Copy)]
pub struct CallName<'a> {
    /// Name of the function.
    pub name: &'a str,
    /// The type whose method it is, or the name of the module it belongs to.
    pub owner: Option<&'a Value>,
}

impl<'a> CallName<'a> {
    /// A function that belongs to no type.
    pub const fn plain(name: &'a str) -> CallName<'a> {
        CallName { name, owner: None }
    }

    fn qualified(&self) -> String {
        let name = self.name;
        let Some(owner) = self.owner else {
            return name.to_owned();
        };
        let ty = owner.cast::<Type>().and_then(Type::qualified_name);
        match ty.as_deref().or(owner.cast::<Str>()).map(Str::to_lossy) {
            Some(owner) if owner != "builtins" => format!("{owner}.{name}"),
            _ => name.to_owned(),
        }
    }
}

impl std::fmt::Display for CallName<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

/// Splits at commas that stand outside quotes.
fn split_parameters(text: &'static str) -> impl Iterator<Item = &'static str> {
    let mut is_quoted = false;
    let parts = text.split(move |character| {
        is_quoted ^= character == '\'';
        character == ',' && !is_quoted
    });
    parts.map(str::trim).filter(|part| !part.is_empty())
}

fn parse_default(interp: &Interp, text: &'static str) -> Value {
    match text {
        "None" => Value::NONE,
        "True" => Value::TRUE,
        "False" => Value::FALSE,
        "..." => Value::ABSENT,
        "()" => interp.empty_tuple.value(),
        _ => match (text.parse::<i32>(), text.strip_prefix('\'').and_then(|text| text.strip_suffix('\''))) {
            (Ok(number), _) => Value::int_from_i32(number),
            (_, Some(quoted)) => interp.text(quoted.replace("\\n", "\n")).into_value(),
            _ => panic!("malformed default `{text}` in a native signature"),
        },
    }
}

/// Binds the arguments of a constructor: the parameters follow no receiver.
pub fn bind_new(interp: &Interp, name: &str, signature: &Signature, args: &Args<'_>) -> Outcome<SmallVec<[Value; 8]>> {
    signature.bind(interp, &CallName::plain(name), false, args)
}

/// The name of a keyword argument as an owned reference; TypeError when it is not a text.
pub fn keyword_name(interp: &Interp, name: &Value) -> Outcome<Ref<Str>> {
    name.to_ref::<Str>().ok_or_else(|| interp.type_error("keywords must be strings"))
}
