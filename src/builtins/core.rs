//! The module `builtins`: its functions, types and constants.

use crate::object::dict::Dict;
use crate::object::native::Method;
use crate::object::protocol::{attribute, call, compare, item, iterate, text, truth};
use crate::object::{Args, Interp, Outcome, Ref, Str, Value, address};
use crate::types::{arguments, instance_check};

use super::{enter_functions, introspection, print};

const FUNCTIONS: &[Method] = &[
    Method::function("__import__", "name, globals=None, locals=None, fromlist=(), level=0", crate::vm::import::import_function),
    Method::function("all", "iterable, /", all),
    Method::function("any", "iterable, /", any),
    Method::function("ascii", "obj, /", |interp, args| crate::types::str::ascii(interp, &args[0])),
    Method::function("callable", "obj, /", |interp, args| Ok(Value::bool(call::is_callable(interp, &args[0])))),
    Method::function("delattr", "obj, name, /", delattr),
    Method::function("format", "value, format_spec='', /", format),
    Method::function("getattr", "object, name, default=..., /", getattr),
    Method::function("hasattr", "obj, name, /", hasattr),
    Method::function("hash", "obj, /", |interp, args| compare::hash(interp, &args[0]).map(|hash| interp.int(hash))),
    Method::function("id", "obj, /", |interp, args| Ok(interp.int(address(&args[0]) as i64))),
    Method::function("isinstance", "obj, class_or_tuple, /", |interp, args| {
        instance_check::is_instance(interp, &args[0], &args[1]).map(Value::bool)
    }),
    Method::function("issubclass", "cls, class_or_tuple, /", |interp, args| {
        instance_check::is_subclass(interp, &args[0], &args[1]).map(Value::bool)
    }),
    Method::function("aiter", "async_iterable, /", async_iter),
    Method::function("anext", "aiterator, default=..., /", async_next),
    Method::function("iter", "object, sentinel=..., /", iter),
    Method::function("len", "obj, /", |interp, args| item::length(interp, &args[0]).map(|length| interp.int_from_usize(length))),
    Method::function("next", "iterator, default=..., /", next),
    Method::function("repr", "obj, /", |interp, args| text::repr(interp, &args[0]).map(Ref::into_value)),
    Method::function("setattr", "obj, name, value, /", setattr),
    Method::function("sorted", "*args, **kwargs", sorted),
];

/// Fills the namespace.
pub fn populate(interp: &Interp, dict: &Ref<Dict>) {
    enter_functions(interp, dict, FUNCTIONS);
    enter_functions(interp, dict, crate::builtins::numeric::FUNCTIONS);
    enter_functions(interp, dict, introspection::FUNCTIONS);
    enter_functions(interp, dict, print::FUNCTIONS);
    enter_functions(interp, dict, super::file::FUNCTIONS);
    super::site::populate(interp, dict);
    let enter = |name: &str, value: Value| drop(dict.set_text(&interp.intern(name), value));
    let types = &interp.types;
    let named = [
        &types.object,
        &types.type_,
        &types.int,
        &types.bool,
        &types.float,
        &types.complex,
        &types.str,
        &types.bytes,
        &types.bytearray,
        &types.memoryview,
        &types.tuple,
        &types.list,
        &types.dict,
        &types.set,
        &types.frozenset,
        &types.range,
        &types.slice,
        &types.property,
        &types.classmethod,
        &types.staticmethod,
        &types.super_,
        &types.enumerate,
        &types.zip,
        &types.map,
        &types.filter,
        &types.reversed,
    ];
    for ty in named.into_iter().filter_map(|ty| ty.get()) {
        enter(&ty.name(), ty.value());
    }
    enter("None", Value::NONE);
    enter("True", Value::TRUE);
    enter("False", Value::FALSE);
    enter("Ellipsis", Value::ELLIPSIS);
    enter("NotImplemented", Value::NOT_IMPLEMENTED);
    enter("__debug__", Value::TRUE);
}

fn all(interp: &Interp, args: &Args<'_>) -> Outcome {
    let mut answer = true;
    iterate::for_each(interp, &args[0], |item| {
        answer = truth::is_true(interp, &item)?;
        Ok(answer)
    })?;
    Ok(Value::bool(answer))
}

fn any(interp: &Interp, args: &Args<'_>) -> Outcome {
    let mut answer = false;
    iterate::for_each(interp, &args[0], |item| {
        answer = truth::is_true(interp, &item)?;
        Ok(!answer)
    })?;
    Ok(Value::bool(answer))
}

/// The name argument of `getattr` and its kin.
fn name_argument(interp: &Interp, name: &Value) -> Outcome<Ref<Str>> {
    match name.to_ref::<Str>() {
        Some(name) => Ok(interp.intern_text(&name)),
        None => {
            let kind = interp.type_of(name).name();
            Err(interp.type_error(format!("attribute name must be string, not '{kind}'")))
        }
    }
}

fn getattr(interp: &Interp, args: &Args<'_>) -> Outcome {
    let name = name_argument(interp, &args[1])?;
    match args.optional(2) {
        None => attribute::get(interp, &args[0], &name),
        Some(default) => Ok(attribute::try_get(interp, &args[0], &name)?.unwrap_or_else(|| default.clone())),
    }
}

fn hasattr(interp: &Interp, args: &Args<'_>) -> Outcome {
    let name = name_argument(interp, &args[1])?;
    Ok(Value::bool(attribute::try_get(interp, &args[0], &name)?.is_some()))
}

fn setattr(interp: &Interp, args: &Args<'_>) -> Outcome {
    let name = name_argument(interp, &args[1])?;
    attribute::set(interp, &args[0], &name, Some(&args[2])).map(|()| Value::NONE)
}

fn delattr(interp: &Interp, args: &Args<'_>) -> Outcome {
    let name = name_argument(interp, &args[1])?;
    attribute::set(interp, &args[0], &name, None).map(|()| Value::NONE)
}

fn format(interp: &Interp, args: &Args<'_>) -> Outcome {
    match args[1].to_ref::<Str>() {
        Some(specification) => text::format(interp, &args[0], &specification).map(Ref::into_value),
        None => {
            let kind = interp.type_of(&args[1]).name();
            Err(interp.type_error(format!("format() argument 2 must be str, not {kind}")))
        }
    }
}

fn iter(interp: &Interp, args: &Args<'_>) -> Outcome {
    match args.optional(1) {
        None => iterate::iter(interp, &args[0]),
        Some(sentinel) if call::is_callable(interp, &args[0]) => {
            Ok(crate::types::iterators::callable_iterator(interp, args[0].clone(), sentinel.clone()))
        }
        Some(_) => Err(interp.type_error("iter(v, w): v must be callable")),
    }
}

fn next(interp: &Interp, args: &Args<'_>) -> Outcome {
    let Some(next) = interp.type_of(&args[0]).slots.next.get() else {
        return Err(interp.type_error(format!("'{}' object is not an iterator", interp.type_of(&args[0]).name())));
    };
    let outcome = next(interp, &args[0]);
    match (outcome, args.optional(1)) {
        (Ok(Some(value)), _) => Ok(value),
        (Ok(None), None) => Err(interp.stop_iteration(Value::NONE)),
        (Ok(None), Some(default)) => Ok(default.clone()),
        (Err(raised), Some(default)) if interp.raised_is(&raised, &interp.exceptions.stop_iteration) => {
            drop(interp.take_raised(raised));
            Ok(default.clone())
        }
        (Err(raised), _) => Err(raised),
    }
}

fn sorted(interp: &Interp, args: &Args<'_>) -> Outcome {
    arguments::count(interp, "sorted", args, 1, 1)?;
    let items = iterate::collect(interp, &args[0])?;
    let list = interp.list(items);
    let [key, reverse] = arguments::bind(interp, "sort", ["key", "reverse"], 0, 0, &args.skip(1))?;
    let is_reversed = reverse.map_or(Ok(false), |reverse| truth::is_true(interp, reverse))?;
    crate::types::list_sort::sort(interp, &list, key.filter(|key| !key.is_none()), is_reversed)?;
    Ok(list.into_value())
}

/// `aiter(iterable)`. May run Python.
fn async_iter(interp: &Interp, args: &Args<'_>) -> Outcome {
    let ty = interp.type_of(&args[0]);
    let Some(async_iter) = ty.slots.async_iter.get() else {
        return Err(interp.type_error(format!("'{}' object is not an async iterable", ty.name())));
    };
    let iterator = async_iter(interp, &args[0])?;
    if interp.type_of(&iterator).slots.async_next.get().is_none() {
        let name = interp.type_of(&iterator).name();
        return Err(interp.type_error(format!("aiter() returned not an async iterator of type '{name}'")));
    }
    Ok(iterator)
}

/// `anext(iterator[, default])`. May run Python.
fn async_next(interp: &Interp, args: &Args<'_>) -> Outcome {
    let ty = interp.type_of(&args[0]);
    let Some(async_next) = ty.slots.async_next.get() else {
        return Err(interp.type_error(format!("'{}' object is not an async iterator", ty.name())));
    };
    let awaited = async_next(interp, &args[0])?;
    Ok(match args.optional(1) {
        Some(default) => crate::vm::async_awaitable::with_default(interp, awaited, default.clone()),
        None => awaited,
    })
}
