//! Items and slices of arrays: reading, replacing, deleting.

use crate::object::protocol::number;
use crate::object::{Interp, Outcome, Raised, Value};
use crate::types::sequence::resolve_index;
use crate::types::slice::{Fitted, Slice};

use super::{Array, make, of};

/// `array[key]`.
#[inline]
pub(super) fn get(interp: &Interp, this: &Value, key: &Value) -> Outcome {
    let array = of(this);
    if let Some(index) = key.as_small_int()
        && let Some(index) = resolve_index(index, array.items.len())
        && let Some(item) = array.items.get(interp, index)
    {
        return Ok(item);
    }
    get_slowly(interp, array, key)
}

#[inline(never)]
fn get_slowly(interp: &Interp, array: &Array, key: &Value) -> Outcome {
    if let Some(slice) = key.cast::<Slice>() {
        let fitted = slice.unpack(interp)?.fit(array.items.len());
        interp.check_room(fitted.count * array.items.item_size())?;
        return Ok(make(interp, array.code, array.items.slice(fitted)));
    }
    let index = index_of(interp, key)?;
    let item = resolve_index(index, array.items.len()).and_then(|index| array.items.get(interp, index));
    item.ok_or_else(|| interp.index_error("array index out of range"))
}

fn index_of(interp: &Interp, key: &Value) -> Outcome<i64> {
    if number::has_index(interp, key) {
        return number::to_index(interp, key);
    }
    Err(interp.type_error("array indices must be integers"))
}

/// `array[key] = value`, and `del array[key]` without a value.
#[inline]
pub(super) fn set(interp: &Interp, this: &Value, key: &Value, value: Option<&Value>) -> Outcome<()> {
    let array = of(this);
    if let (Some(index), Some(value)) = (key.as_small_int(), value)
        && let Some(index) = resolve_index(index, array.items.len())
    {
        return match array.items.set(interp, array.code, index, value)? {
            true => Ok(()),
            false => Err(out_of_range(interp)),
        };
    }
    set_slowly(interp, array, key, value)
}

#[cold]
fn out_of_range(interp: &Interp) -> Raised {
    interp.index_error("array assignment index out of range")
}

#[inline(never)]
fn set_slowly(interp: &Interp, array: &Array, key: &Value, value: Option<&Value>) -> Outcome<()> {
    if let Some(slice) = key.cast::<Slice>() {
        let unfitted = slice.unpack(interp)?;
        return match value {
            Some(value) => set_slice(interp, array, |length| unfitted.fit(length), value),
            None => remove_slice(interp, array, unfitted.fit(array.items.len())),
        };
    }
    let index = index_of(interp, key)?;
    let Some(index) = resolve_index(index, array.items.len()) else {
        return Err(out_of_range(interp));
    };
    let is_done = match value {
        Some(value) => array.items.set(interp, array.code, index, value)?,
        None => {
            array.check_resizable(interp)?;
            array.items.remove(interp, index).is_some()
        }
    };
    if is_done { Ok(()) } else { Err(out_of_range(interp)) }
}

fn remove_slice(interp: &Interp, array: &Array, fitted: Fitted) -> Outcome<()> {
    if fitted.count > 0 {
        array.check_resizable(interp)?;
        array.items.remove_slice(fitted);
    }
    Ok(())
}

fn set_slice(interp: &Interp, array: &Array, fit: impl Fn(usize) -> Fitted, value: &Value) -> Outcome<()> {
    let Some(other) = value.cast::<Array>() else {
        let name = interp.type_of(value).name();
        return Err(interp.type_error(format!("can only assign array (not \"{name}\") to array slice")));
    };
    if other.code != array.code {
        return Err(interp.type_error("bad argument type for built-in operation"));
    }
    let fitted = fit(array.items.len());
    if other.items.len() != fitted.count {
        array.check_resizable(interp)?;
    }
    if fitted.step == 1 {
        interp.check_room(other.items.capacity_bytes())?;
        array.items.splice(fitted.start as usize, fitted.start as usize + fitted.count, &other.items);
        return Ok(());
    }
    let (given, count) = (other.items.len(), fitted.count);
    if given == count {
        array.items.scatter(fitted, &other.items);
        return Ok(());
    }
    if given == 0 {
        array.items.remove_slice(fitted);
        return Ok(());
    }
    Err(interp.value_error(format!("attempt to assign array of size {given} to extended slice of size {count}")))
}
