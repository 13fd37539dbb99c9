//! `BaseExceptionGroup` and `ExceptionGroup`, and what `except*` does with any exception.

use std::collections::HashSet;

use crate::object::dict::Dict;
use crate::object::exception::Exception;
use crate::object::header::Ref;
use crate::object::interp::Interp;
use crate::object::list::List;
use crate::object::native::{Args, GetSet, Method};
use crate::object::protocol::{attribute, call, iterate, text, truth};
use crate::object::slots::{Outcome, SlotFunction, SlotKey};
use crate::object::string::Str;
use crate::object::tuple::Tuple;
use crate::object::ty::{Type, TypeRef, flags};
use crate::object::value::Value;

use super::exception::{self, payload};
use super::exception_fields::declared_read_only;

const MESSAGE: usize = 0;
/// A tuple, never empty.
const EXCEPTIONS: usize = 1;

/// The special methods of BaseExceptionGroup.
pub(super) const SLOTS: &[(SlotKey, SlotFunction)] = &[
    (SlotKey::New, SlotFunction::New(new)),
    (SlotKey::Init, SlotFunction::Init(exception::init)),
    (SlotKey::Str, SlotFunction::Unary(str)),
];
/// The methods of BaseExceptionGroup.
pub(super) const METHODS: &[Method] = &[
    Method::class("__class_getitem__", "object, /", class_getitem),
    Method::new("derive", "object, /", derive),
    Method::new("split", "object, /", split),
    Method::new("subgroup", "object, /", subgroup),
];
/// The attributes of BaseExceptionGroup.
pub(super) const FIELDS: &[GetSet] = &[declared_read_only::<MESSAGE>("message"), declared_read_only::<EXCEPTIONS>("exceptions")];

/// The exceptions of a group, when `exception` is one.
pub fn members(interp: &Interp, exception: &Value) -> Option<Ref<Tuple>> {
    if !interp.type_of(exception).is_subtype(&interp.exceptions.base_exception_group) {
        return None;
    }
    payload(exception).field(EXCEPTIONS)?.into_ref::<Tuple>()
}

fn new(interp: &Interp, ty: &TypeRef, args: &Args<'_>) -> Outcome {
    let [message, exceptions] = args.positional() else {
        let given = args.positional().len();
        return Err(interp.type_error(format!("BaseExceptionGroup.__new__() takes exactly 2 arguments ({given} given)")));
    };
    if message.cast::<Str>().is_none() {
        let name = if message.is_none() { "None".to_owned() } else { interp.type_of(message).name() };
        return Err(interp.type_error(format!("BaseExceptionGroup.__new__() argument 1 must be str, not {name}")));
    }
    if interp.type_of(exceptions).slots.getitem.get().is_none() || exceptions.cast::<Dict>().is_some() {
        return Err(interp.type_error("second argument (exceptions) must be a sequence"));
    }
    let exceptions = iterate::collect(interp, exceptions)?;
    if exceptions.is_empty() {
        return Err(interp.value_error("second argument (exceptions) must be a non-empty sequence"));
    }
    if let Some(place) = exceptions.iter().position(|item| item.cast::<Exception>().is_none()) {
        return Err(interp.value_error(format!("Item {place} of second argument (exceptions) is not an exception")));
    }
    let has_base = exceptions.iter().any(|item| !interp.type_of(item).is_subtype(&interp.exceptions.exception));
    let class = class_for(interp, ty, has_base)?;
    let group = interp.allocate(class, Exception::new(interp.tuple(args.positional())));
    group.set_field(MESSAGE, Some(message.clone()));
    group.set_field(EXCEPTIONS, Some(interp.tuple(exceptions).into_value()));
    Ok(group.into_value())
}

/// The class of a new group: without mere BaseExceptions in it, a BaseExceptionGroup is an ExceptionGroup.
fn class_for<'a>(interp: &'a Interp, ty: &'a TypeRef, has_base: bool) -> Outcome<&'a TypeRef> {
    let exceptions = &interp.exceptions;
    if ty.is(&exceptions.base_exception_group) {
        return Ok(if has_base { ty } else { &exceptions.exception_group });
    }
    if has_base && ty.is(&exceptions.exception_group) {
        return Err(interp.type_error("Cannot nest BaseExceptions in an ExceptionGroup"));
    }
    if has_base && ty.is_subtype(&exceptions.exception) {
        return Err(interp.type_error(format!("Cannot nest BaseExceptions in '{}'", ty.name())));
    }
    Ok(ty)
}

fn str(interp: &Interp, this: &Value) -> Outcome {
    let message = text::str(interp, &payload(this).field(MESSAGE).unwrap_or(Value::NONE))?;
    let count = members(interp, this).map_or(0, |members| members.len());
    let plural = if count == 1 { "" } else { "s" };
    let shown = [message.as_bytes(), format!(" ({count} sub-exception{plural})").as_bytes()].concat();
    Ok(interp.text_from_wtf8(&shown).into_value())
}

fn class_getitem(interp: &Interp, args: &Args<'_>) -> Outcome {
    call::call_positional(interp, interp.types.generic_alias.as_value(), &[args[0].clone(), args[1].clone()])
}

/// A group of these exceptions, made by the class `BaseExceptionGroup`.
fn make(interp: &Interp, message: Value, exceptions: Vec<Value>) -> Outcome {
    let exceptions = interp.list(exceptions).into_value();
    call::call_positional(interp, interp.exceptions.base_exception_group.as_value(), &[message, exceptions])
}

fn derive(interp: &Interp, args: &Args<'_>) -> Outcome {
    let message = payload(&args[0]).field(MESSAGE).unwrap_or(Value::NONE);
    call::call_positional(interp, interp.exceptions.base_exception_group.as_value(), &[message, args[1].clone()])
}

/// What a part of a group is chosen by.
enum Matcher<'a> {
    /// A class, or a tuple of classes.
    Class(&'a Value),
    /// A function that answers for each exception, groups included.
    Predicate(&'a Value),
    /// The leaves to keep, by identity; see `project`.
    Leaves(&'a HashSet<u64>),
}

fn matcher<'a>(interp: &Interp, value: &'a Value) -> Outcome<Matcher<'a>> {
    if call::is_callable(interp, value) && value.cast::<Type>().is_none() {
        return Ok(Matcher::Predicate(value));
    }
    let is_tuple_of_classes = value.cast::<Tuple>().is_some_and(|classes| classes.items().iter().all(is_exception_class));
    if is_exception_class(value) || is_tuple_of_classes {
        return Ok(Matcher::Class(value));
    }
    let expected = "expected an exception type, a tuple of exception types, or a callable (other than a class)";
    Err(interp.type_error(expected))
}

/// Whether a value is a class of exceptions.
pub fn is_exception_class(value: &Value) -> bool {
    value.cast::<Type>().is_some_and(|ty| ty.has_flag(flags::EXCEPTION))
}

/// Whether an exception is an instance of a class, or of one of a tuple of classes, nested tuples included. Runs no script code.
pub fn matches(interp: &Interp, exception: &Value, class: &Value) -> bool {
    let ty = interp.type_of(exception);
    let mut waiting = vec![class.clone()];
    while let Some(class) = waiting.pop() {
        if let Some(classes) = class.cast::<Tuple>() {
            waiting.extend_from_slice(classes.items());
        } else if let Some(class) = class.to_ref::<Type>()
            && ty.is_subtype(&class)
        {
            return true;
        }
    }
    false
}

impl Matcher<'_> {
    fn accepts(&self, interp: &Interp, exception: &Value) -> Outcome<bool> {
        match self {
            Matcher::Class(class) => Ok(matches(interp, exception, class)),
            Matcher::Predicate(function) => {
                let answer = call::call_positional(interp, function, std::slice::from_ref(exception))?;
                truth::is_true(interp, &answer)
            }
            Matcher::Leaves(leaves) => Ok(leaves.contains(&exception.bits())),
        }
    }
}

/// The part of a group that matches, and the rest, as far as it was asked for.
#[derive(Default)]
struct Parts {
    matched: Option<Value>,
    rest: Option<Value>,
}

fn divide(interp: &Interp, exception: &Value, matcher: &Matcher<'_>, wants_rest: bool) -> Outcome<Parts> {
    interp.check_native_stack_in(" in exceptiongroup_split_recursive")?;
    if matcher.accepts(interp, exception)? {
        return Ok(Parts { matched: Some(exception.clone()), rest: None });
    }
    let Some(members) = members(interp, exception) else {
        return Ok(Parts { matched: None, rest: if wants_rest { Some(exception.clone()) } else { None } });
    };
    let (mut matched, mut rest) = (Vec::new(), Vec::new());
    for member in members.items() {
        let parts = divide(interp, member, matcher, wants_rest)?;
        matched.extend(parts.matched);
        rest.extend(parts.rest);
    }
    Ok(Parts { matched: subset(interp, exception, matched)?, rest: subset(interp, exception, rest)? })
}

/// A group of some of the exceptions of `original`, made by its `derive`, with its traceback, context, cause and notes.
fn subset(interp: &Interp, original: &Value, exceptions: Vec<Value>) -> Outcome<Option<Value>> {
    if exceptions.is_empty() {
        return Ok(None);
    }
    let exceptions = interp.list(exceptions).into_value();
    let group = call::call_method(interp, original, &interp.intern("derive"), &[exceptions])?;
    if members(interp, &group).is_none() {
        return Err(interp.type_error("derive must return an instance of BaseExceptionGroup"));
    }
    let (from, to) = (payload(original), payload(&group));
    if let Some(traceback) = from.traceback.get() {
        to.traceback.set(traceback);
    }
    drop(to.context.replace(from.context.get()));
    drop(to.cause.replace(from.cause.get()));
    to.suppress_context.set(true);
    copy_notes(interp, original, &group)?;
    Ok(Some(group))
}

/// Each part gets notes of its own, so that adding to one leaves the others alone.
fn copy_notes(interp: &Interp, original: &Value, group: &Value) -> Outcome<()> {
    let Some(notes) = attribute::try_get(interp, original, &interp.names.notes)? else {
        return Ok(());
    };
    if notes.cast::<List>().is_none() && notes.cast::<Tuple>().is_none() && interp.type_of(&notes).slots.getitem.get().is_none() {
        return Ok(());
    }
    let copy = interp.list(iterate::collect(interp, &notes)?).into_value();
    attribute::set(interp, group, &interp.names.notes, Some(&copy))
}

fn split(interp: &Interp, args: &Args<'_>) -> Outcome {
    let matcher = matcher(interp, &args[1])?;
    let parts = divide(interp, &args[0], &matcher, true)?;
    let parts = [parts.matched, parts.rest].map(|part| part.unwrap_or(Value::NONE));
    Ok(interp.tuple(parts).into_value())
}

fn subgroup(interp: &Interp, args: &Args<'_>) -> Outcome {
    let matcher = matcher(interp, &args[1])?;
    let parts = divide(interp, &args[0], &matcher, false)?;
    Ok(parts.matched.unwrap_or(Value::NONE))
}

/// TypeError unless `class`, which stands after `except`, is an exception class or a tuple of them.
pub fn check_class(interp: &Interp, class: &Value) -> Outcome<()> {
    let is_valid = match class.cast::<Tuple>() {
        Some(classes) => classes.items().iter().all(is_exception_class),
        None => is_exception_class(class),
    };
    if is_valid { Ok(()) } else { Err(interp.type_error("catching classes that do not inherit from BaseException is not allowed")) }
}

/// As `check_class`, for `except*`, which refuses groups as well.
pub fn check_star_class(interp: &Interp, class: &Value) -> Outcome<()> {
    check_class(interp, class)?;
    let is_group = |class: &Value| class.to_ref::<Type>().is_some_and(|class| class.is_subtype(&interp.exceptions.base_exception_group));
    let has_group = match class.cast::<Tuple>() {
        Some(classes) => classes.items().iter().any(is_group),
        None => is_group(class),
    };
    if has_group {
        return Err(interp.type_error("catching ExceptionGroup with except* is not allowed. Use except instead."));
    }
    Ok(())
}

/// What an `except*` clause for `class` takes of an exception, and what it leaves to the next clause. The part taken is always a
/// group: a single exception is wrapped in one. TypeError when `class` may not stand there.
pub fn match_group(interp: &Interp, exception: &Value, class: &Value) -> Outcome<(Option<Value>, Option<Value>)> {
    check_star_class(interp, class)?;
    if exception.is_none() {
        return Ok((None, None));
    }
    let is_group = members(interp, exception).is_some();
    if matches(interp, exception, class) {
        if is_group {
            return Ok((Some(exception.clone()), None));
        }
        let exceptions = interp.tuple([exception.clone()]).into_value();
        let arguments = [interp.names.empty.value(), exceptions];
        let wrapped = call::call_positional(interp, interp.exceptions.base_exception_group.as_value(), &arguments)?;
        return Ok((Some(wrapped), None));
    }
    if !is_group {
        return Ok((None, Some(exception.clone())));
    }
    // Scripts may override `split`.
    let pair = call::call_method(interp, exception, &interp.intern("split"), std::slice::from_ref(class))?;
    let class_name = interp.type_of(exception).name();
    let Some(pair) = pair.cast::<Tuple>() else {
        let name = interp.type_of(&pair).name();
        return Err(interp.type_error(format!("{class_name}.split must return a tuple, not {name}")));
    };
    let [matched, rest, ..] = pair.items() else {
        let size = pair.len();
        return Err(interp.type_error(format!("{class_name}.split must return a 2-tuple, got tuple of size {size}")));
    };
    let unless_none = |part: &Value| if part.is_none() { None } else { Some(part.clone()) };
    Ok((unless_none(matched), unless_none(rest)))
}

/// What a `try` statement with `except*` clauses raises in the end: `list` holds what the clauses raised and what no clause took,
/// `original` is what the `try` body raised. `None` when nothing is left.
pub fn prepare_reraise_star(interp: &Interp, original: &Value, list: &[Value]) -> Outcome<Option<Value>> {
    let mut raised: Vec<Value> = Vec::new();
    let mut reraised: Vec<Value> = Vec::new();
    let is_group = members(interp, original).is_some();
    for exception in list.iter().filter(|exception| !exception.is_none()) {
        if !is_group {
            // A single exception was caught, so only one clause can have run.
            return Ok(Some(exception.clone()));
        }
        let is_part = members(interp, exception).is_some() && has_same_history(exception, original);
        if is_part { reraised.push(exception.clone()) } else { raised.push(exception.clone()) }
    }
    let projection = project(interp, original, &reraised)?;
    if raised.is_empty() {
        return Ok(projection);
    }
    raised.extend(projection);
    match raised.len() {
        1 => Ok(raised.pop()),
        _ => make(interp, interp.names.empty.value(), raised).map(Some),
    }
}

/// Whether two groups have the traceback, cause and context of one: parts of the same group do.
fn has_same_history(one: &Value, other: &Value) -> bool {
    let (one, other) = (payload(one), payload(other));
    let same = |one: Option<Value>, other: Option<Value>| match (one, other) {
        (Some(one), Some(other)) => one.is(&other),
        (None, None) => true,
        _ => false,
    };
    same(one.traceback.get(), other.traceback.get())
        && same(one.cause.get(), other.cause.get())
        && same(one.context.get(), other.context.get())
}

/// The part of `original` with the leaves that occur in `kept`, in the nesting of `original`.
fn project(interp: &Interp, original: &Value, kept: &[Value]) -> Outcome<Option<Value>> {
    if kept.is_empty() {
        return Ok(None);
    }
    // `kept` keeps the leaves alive, so their words stay theirs.
    let mut leaves = HashSet::new();
    let mut waiting = kept.to_vec();
    while let Some(exception) = waiting.pop() {
        match members(interp, &exception) {
            Some(members) => waiting.extend_from_slice(members.items()),
            None => drop(leaves.insert(exception.bits())),
        }
    }
    Ok(divide(interp, original, &Matcher::Leaves(&leaves), false)?.matched)
}
