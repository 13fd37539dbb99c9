//! Displays, comprehensions' accumulators, formatted text, slices.

use crate::object::dict::Dict;
use crate::object::list::List;
use crate::object::protocol::{attribute, call, item, iterate, mapping, text};
use crate::object::{Interp, Outcome, Ref, Str, Value};
use crate::types::set::{self, Set};
use crate::types::set_operations;
use crate::types::set_table::SetTable;

use super::super::frame::Frame;
use super::super::pc::Pc;
use super::{Step, attend, complete, complete_unit};

/// `A =` tuple of C registers from B.
#[inline(never)]
pub(in crate::vm) fn build_tuple(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    let tuple = interp.tuple(frame.take_run(pc.b(), pc.c()));
    frame.store(interp, pc.a(), tuple.into_value());
    attend(interp);
    Some(pc.next())
}

/// `A =` list of C registers from B.
#[inline(never)]
pub(in crate::vm) fn build_list(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    let list = interp.list(frame.take_run(pc.b(), pc.c()));
    frame.store(interp, pc.a(), list.into_value());
    attend(interp);
    Some(pc.next())
}

/// `A =` set of C registers from B.
#[inline(never)]
pub(in crate::vm) fn build_set(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    frame.set_pc(pc);
    let table = SetTable::default();
    for item in frame.run(pc.b(), pc.c()) {
        set_operations::add(interp, &table, item.clone()).ok()?;
    }
    frame.clear_run(interp, pc.b(), pc.c());
    frame.store(interp, pc.a(), set::new_set(interp, table));
    attend(interp);
    Some(pc.next())
}

/// `A =` dict of C pairs of registers from B.
#[inline(never)]
pub(in crate::vm) fn build_map(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    frame.set_pc(pc);
    let dict = interp.dict();
    for pair in frame.run(pc.b(), pc.c() * 2).chunks_exact(2) {
        mapping::set(interp, &dict, pair[0].clone(), pair[1].clone()).ok()?;
    }
    frame.clear_run(interp, pc.b(), pc.c() * 2);
    frame.store(interp, pc.a(), dict.into_value());
    attend(interp);
    Some(pc.next())
}

/// `A =` the C texts from B joined.
#[inline(never)]
pub(in crate::vm) fn build_string(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    frame.set_pc(pc);
    let parts = frame.run(pc.b(), pc.c());
    let length = parts.iter().filter_map(|part| part.cast::<Str>()).map(|part| part.as_bytes().len()).sum();
    if !interp.heap.has_room(length) {
        let _raised = interp.memory_error("");
        return None;
    }
    let mut bytes = Vec::with_capacity(length);
    for part in parts.iter().filter_map(|part| part.cast::<Str>()) {
        bytes.extend_from_slice(part.as_bytes());
    }
    let result = interp.text_from_wtf8(&bytes);
    frame.clear_run(interp, pc.b(), pc.c());
    frame.store(interp, pc.a(), result.into_value());
    Some(pc.next())
}

/// `A = slice(...)` of C registers from B.
#[inline(never)]
pub(in crate::vm) fn build_slice(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    let mut parts = frame.take_run(pc.b(), pc.c()).into_iter();
    let mut part = || parts.next().unwrap_or(Value::NONE);
    let slice = interp.slice(part(), part(), part());
    frame.store(interp, pc.a(), slice);
    Some(pc.next())
}

/// Appends B to the list A.
#[inline(always)]
pub(in crate::vm) fn list_append(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    let value = frame.operand(pc.b());
    if let Some(list) = frame.get(pc.a()).cast::<List>() {
        list.items.push(value);
    }
    attend(interp);
    Some(pc.next())
}

/// Adds B to the set A.
#[inline(never)]
pub(in crate::vm) fn set_add(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    frame.set_pc(pc);
    let set = frame.get(pc.a()).cast::<Set>()?;
    let outcome = set_operations::add(interp, &set.table, frame.get(pc.b()).clone());
    complete_unit(interp, frame, outcome, &[pc.b()], pc.next())
}

/// `A[B] = C` on the dict A.
#[inline(never)]
pub(in crate::vm) fn map_add(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    frame.set_pc(pc);
    let dict = frame.get(pc.a()).cast::<Dict>()?;
    let outcome = mapping::set(interp, dict, frame.get(pc.b()).clone(), frame.get(pc.c()).clone()).map(drop);
    complete_unit(interp, frame, outcome, &[pc.b(), pc.c()], pc.next())
}

/// Extends list A by the iterable B.
#[inline(never)]
pub(in crate::vm) fn list_extend(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    frame.set_pc(pc);
    let outcome = extend(interp, frame.get(pc.a()), frame.get(pc.b()));
    complete_unit(interp, frame, outcome, &[pc.b()], pc.next())
}

fn extend(interp: &Interp, list: &Value, source: &Value) -> Outcome<()> {
    let ty = interp.type_of(source);
    if ty.slots.iter.get().is_none() && ty.slots.getitem.get().is_none() {
        return Err(interp.type_error(format!("Value after * must be an iterable, not {}", ty.name())));
    }
    let items = iterate::collect(interp, source)?;
    if let Some(list) = list.cast::<List>() {
        list.items.extend(items);
    }
    Ok(())
}

/// Adds all of iterable B to set A.
#[inline(never)]
pub(in crate::vm) fn set_update(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    frame.set_pc(pc);
    let set = frame.get(pc.a()).to_ref::<Set>()?;
    let outcome = iterate::for_each(interp, frame.get(pc.b()), |item| set_operations::add(interp, &set.table, item).map(|()| true));
    complete_unit(interp, frame, outcome, &[pc.b()], pc.next())
}

/// Updates dict A by mapping B.
#[inline(never)]
pub(in crate::vm) fn dict_update(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    frame.set_pc(pc);
    let source = frame.get(pc.b());
    let set = |key, value| {
        let dict = frame.get(pc.a());
        dict.cast::<Dict>().map_or(Ok(()), |dict| mapping::set(interp, dict, key, value).map(drop))
    };
    let outcome = each_pair(interp, source, |_| Ok(()), set);
    let outcome = outcome.and_then(|is_mapping| {
        if is_mapping {
            return Ok(());
        }
        Err(interp.type_error(format!("'{}' object is not a mapping", interp.type_of(source).name())))
    });
    complete_unit(interp, frame, outcome, &[pc.b()], pc.next())
}

/// Calls `each` for the pairs of a mapping, each value asked for only after `check` allowed the key; false when it is not a mapping.
fn each_pair(
    interp: &Interp,
    source: &Value,
    check: impl Fn(&Value) -> Outcome<()>,
    mut each: impl FnMut(Value, Value) -> Outcome<()>,
) -> Outcome<bool> {
    if interp.types.dict.is_type_of(source)
        && let Some(dict) = source.cast::<Dict>()
    {
        let mut number = 0;
        while let Some((at, key, value)) = dict.table.next_entry(number) {
            check(&key)?;
            each(key, value)?;
            number = at + 1;
        }
        return Ok(true);
    }
    let Some(keys) = attribute::try_get(interp, source, &interp.names.keys)? else { return Ok(false) };
    let keys = call::call_positional(interp, &keys, &[])?;
    iterate::for_each(interp, &keys, |key| {
        check(&key)?;
        let value = item::get(interp, source, &key)?;
        each(key, value).map(|()| true)
    })?;
    Ok(true)
}

/// Updates dict A by mapping B for a call of C.
#[inline(never)]
pub(in crate::vm) fn dict_merge(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    frame.set_pc(pc);
    let outcome = merge(interp, frame.get(pc.a()), frame.get(pc.b()), frame.get(pc.c()));
    complete_unit(interp, frame, outcome, &[pc.b()], pc.next())
}

fn merge(interp: &Interp, dict: &Value, source: &Value, callee: &Value) -> Outcome<()> {
    let Some(dict) = dict.to_ref::<Dict>() else { return Ok(()) };
    let mut are_texts = true;
    let check = |key: &Value| {
        if mapping::get(interp, &dict, key)?.is_some() {
            let (name, key) = (callee_name(interp, callee)?, text::str(interp, key)?);
            return Err(interp.type_error(format!("{name} got multiple values for keyword argument '{}'", key.to_lossy())));
        }
        Ok(())
    };
    let is_mapping = each_pair(interp, source, check, |key, value| {
        are_texts &= key.cast::<Str>().is_some();
        mapping::set(interp, &dict, key, value).map(drop)
    })?;
    if !are_texts {
        return Err(interp.type_error("keywords must be strings"));
    }
    if is_mapping {
        return Ok(());
    }
    let name = callee_name(interp, callee)?;
    Err(interp.type_error(format!("{name} argument after ** must be a mapping, not {}", interp.type_of(source).name())))
}

/// The callee as CPython's messages show it: `module.qualname()`, without the module for builtins and `__main__`-less functions.
pub(in crate::vm) fn callee_name(interp: &Interp, callee: &Value) -> Outcome<String> {
    let Some(qualified) = attribute::try_get(interp, callee, &interp.names.qualname)? else {
        return text::str(interp, callee).map(|text| text.to_lossy().into_owned());
    };
    let qualified = text::str(interp, &qualified)?.to_lossy().into_owned();
    let module = attribute::try_get(interp, callee, &interp.names.module)?;
    match module.and_then(|module| module.to_ref::<Str>()) {
        Some(module) if module.as_bytes() != b"builtins" => Ok(format!("{}.{qualified}()", module.to_lossy())),
        _ => Ok(format!("{qualified}()")),
    }
}

/// `A = tuple(B)`, B a list that nobody else has.
#[inline(never)]
pub(in crate::vm) fn list_to_tuple(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    let items = frame.get(pc.b()).cast::<List>().map_or_else(Vec::new, |list| list.items.take());
    complete(interp, frame, pc, Ok(interp.tuple(items).into_value()), &[pc.b()], pc.next())
}

/// `A = format(B, "")` after conversion C.
#[inline(never)]
pub(in crate::vm) fn format_value(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    frame.set_pc(pc);
    let outcome = formatted(interp, frame.get(pc.b()), pc.c(), &interp.names.empty);
    complete(interp, frame, pc, outcome, &[pc.b()], pc.next())
}

/// `A = format(B, C)` after conversion `extra`.
#[inline(never)]
pub(in crate::vm) fn format_with_spec(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    frame.set_pc(pc);
    let outcome = match frame.get(pc.c()).to_ref::<Str>() {
        Some(specification) => formatted(interp, frame.get(pc.b()), pc.extra() as usize, &specification),
        None => Err(interp.type_error("format specification must be a str")),
    };
    complete(interp, frame, pc, outcome, &[pc.b(), pc.c()], pc.next2())
}

fn formatted(interp: &Interp, value: &Value, conversion: usize, specification: &Ref<Str>) -> Outcome {
    let converted = match conversion {
        1 => text::str(interp, value)?.into_value(),
        2 => text::repr(interp, value)?.into_value(),
        3 => crate::types::str::ascii(interp, value)?,
        _ => value.clone(),
    };
    crate::types::format_value::format(interp, &converted, specification).map(Ref::into_value)
}
