//! Conversion between values of scripts and values of Rust.
//!
//! | Rust | script |
//! |---|---|
//! | `bool` | `bool` |
//! | all integer types, `num_bigint::BigInt` | `int` (from `bool` too); OverflowError when it does not fit |
//! | `f64`, `f32` | `float`; from `int` too |
//! | `&str`, `String`, `char` | `str` |
//! | `&[u8]`, [`Bytes`] | `bytes`; from `bytearray` too |
//! | `()` | `None`; from anything |
//! | `Option<T>` | `None`, or a `T` |
//! | `Vec<T>`, `[T; N]` | `list`; `Vec<T>` from any iterable but `str` |
//! | tuples of up to eight | `tuple`; from `list` too |
//! | `HashMap`, `BTreeMap` | `dict` |
//! | `HashSet`, `BTreeSet` | `set`; from any iterable but `str` |
//! | [`Handle`], [`Greenlet`](super::Greenlet) | the value itself |

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::hash::{BuildHasher, Hash};
use std::rc::Rc;

use num_bigint::BigInt;

use crate::object::list::List;
use crate::object::protocol::{iterate, mapping};
use crate::object::tuple::Tuple;
use crate::object::{Interp, Str, Value};
use crate::types::{bytes, float};

use super::core::Core;
use super::error::Error;
use super::handle::Handle;
use super::{Exception, Vm};

/// A Rust type whose values can be given to scripts.
///
/// ```
/// use morelia::{Error, Handle, IntoValue, Vm};
///
/// struct Point {
///     x: f64,
///     y: f64,
/// }
///
/// impl IntoValue for Point {
///     fn into_value(self, vm: &Vm) -> Result<Handle, Error> {
///         (self.x, self.y).into_value(vm)
///     }
/// }
///
/// let vm = Vm::new()?;
/// vm.globals().set("point", Point { x: 1.0, y: 2.5 })?;
/// assert_eq!(vm.eval("point")?.repr()?, "(1.0, 2.5)");
/// # Ok::<(), Error>(())
/// ```
pub trait IntoValue {
    /// Makes the value.
    ///
    /// # Errors
    /// [`ErrorKind::OtherVm`](super::ErrorKind::OtherVm) for a handle of another `Vm`; what making a dict or set raises.
    fn into_value(self, vm: &Vm) -> Result<Handle, Error>;
}

/// A Rust type that can be read from values of scripts.
///
/// ```
/// use morelia::{Error, FromValue, Handle, Vm};
///
/// struct Point {
///     x: f64,
///     y: f64,
/// }
///
/// impl FromValue for Point {
///     fn from_value(value: &Handle) -> Result<Point, Error> {
///         Ok(Point { x: value.attribute("x")?.get()?, y: value.attribute("y")?.get()? })
///     }
/// }
///
/// let vm = Vm::new()?;
/// let point: Point = vm.eval("type('P', (), {'x': 1, 'y': 2.5})")?.get()?;
/// assert_eq!((point.x, point.y), (1.0, 2.5));
/// # Ok::<(), Error>(())
/// ```
pub trait FromValue: Sized {
    /// Reads the value.
    ///
    /// # Errors
    /// TypeError when it is of an unsuitable kind, OverflowError when it does not fit.
    fn from_value(value: &Handle) -> Result<Self, Error>;

    /// What stands for an argument of a host function that was not given; nothing when it must be given.
    fn missing() -> Option<Self> {
        None
    }
}

/// Bytes: `bytes` in scripts, where a `Vec<u8>` would be a list of integers.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Bytes(pub Vec<u8>);

/// Conversion with a core in place of a `Vm`, for operations of handles.
pub(super) trait IntoValueIn: IntoValue + Sized {
    fn into_value_in(self, core: &Rc<Core>) -> Result<Value, Error> {
        let vm = Vm::borrowed(core)?;
        self.into_value(&vm)?.value_for(core)
    }
}

impl<T: IntoValue> IntoValueIn for T {}

/// A handle to a value that is made without running script code.
fn made(vm: &Vm, make: impl FnOnce(&Interp) -> Value) -> Result<Handle, Error> {
    let interp = vm.core().interp()?;
    Ok(Handle::new(vm.core(), make(&interp)))
}

impl IntoValue for Handle {
    fn into_value(self, vm: &Vm) -> Result<Handle, Error> {
        self.value_for(vm.core())?;
        Ok(self)
    }
}

impl IntoValue for &Handle {
    fn into_value(self, vm: &Vm) -> Result<Handle, Error> {
        self.value_for(vm.core())?;
        Ok(self.clone())
    }
}

impl FromValue for Handle {
    fn from_value(value: &Handle) -> Result<Handle, Error> {
        value.value()?;
        Ok(value.clone())
    }
}

impl IntoValue for bool {
    fn into_value(self, vm: &Vm) -> Result<Handle, Error> {
        made(vm, |_| Value::bool(self))
    }
}

impl FromValue for bool {
    fn from_value(value: &Handle) -> Result<bool, Error> {
        value.value()?.as_bool().ok_or_else(|| value.unsuitable("bool"))
    }
}

impl IntoValue for () {
    fn into_value(self, vm: &Vm) -> Result<Handle, Error> {
        made(vm, |_| Value::NONE)
    }
}

impl FromValue for () {
    fn from_value(_: &Handle) -> Result<(), Error> {
        Ok(())
    }
}

macro_rules! integers {
    ($( $int:ty, )*) => {
        $(
            impl IntoValue for $int {
                fn into_value(self, vm: &Vm) -> Result<Handle, Error> {
                    made(vm, |interp| match i64::try_from(self) {
                        Ok(number) => interp.int(number),
                        Err(_) => interp.big_int(BigInt::from(self)),
                    })
                }
            }

            impl FromValue for $int {
                fn from_value(handle: &Handle) -> Result<$int, Error> {
                    let value = handle.value()?;
                    let Some(number) = value.as_int() else { return Err(handle.unsuitable("int")) };
                    let converted = match number.to_i64() {
                        Some(number) => <$int>::try_from(number).ok(),
                        None => <$int>::try_from(number.to_big()).ok(),
                    };
                    let too_large = || Error::new(Exception::OverflowError, concat!("int does not fit in ", stringify!($int)));
                    converted.ok_or_else(too_large)
                }
            }
        )*
    };
}

integers! { i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize, }

impl IntoValue for BigInt {
    fn into_value(self, vm: &Vm) -> Result<Handle, Error> {
        made(vm, |interp| interp.big_int(self))
    }
}

impl FromValue for BigInt {
    fn from_value(handle: &Handle) -> Result<BigInt, Error> {
        let value = handle.value()?;
        value.as_int().map(|number| number.to_big()).ok_or_else(|| handle.unsuitable("int"))
    }
}

impl IntoValue for f64 {
    fn into_value(self, vm: &Vm) -> Result<Handle, Error> {
        made(vm, |_| Value::float(self))
    }
}

impl FromValue for f64 {
    fn from_value(handle: &Handle) -> Result<f64, Error> {
        let value = handle.value()?;
        if let Some(number) = float::float_of(&value) {
            return Ok(number);
        }
        let Some(number) = value.as_int() else { return Err(handle.unsuitable("float")) };
        number.to_f64().ok_or_else(|| Error::new(Exception::OverflowError, "int too large to convert to float"))
    }
}

impl IntoValue for f32 {
    fn into_value(self, vm: &Vm) -> Result<Handle, Error> {
        f64::from(self).into_value(vm)
    }
}

impl FromValue for f32 {
    fn from_value(handle: &Handle) -> Result<f32, Error> {
        let number = f64::from_value(handle)?;
        let narrow = number as f32;
        if narrow.is_infinite() && number.is_finite() {
            return Err(Error::new(Exception::OverflowError, "float does not fit in f32"));
        }
        Ok(narrow)
    }
}

impl IntoValue for &str {
    fn into_value(self, vm: &Vm) -> Result<Handle, Error> {
        made(vm, |interp| interp.text(self).into_value())
    }
}

impl IntoValue for &String {
    fn into_value(self, vm: &Vm) -> Result<Handle, Error> {
        self.as_str().into_value(vm)
    }
}

impl IntoValue for String {
    fn into_value(self, vm: &Vm) -> Result<Handle, Error> {
        made(vm, |interp| interp.text_from_string(self).into_value())
    }
}

impl FromValue for String {
    fn from_value(value: &Handle) -> Result<String, Error> {
        value.text()
    }
}

impl IntoValue for char {
    fn into_value(self, vm: &Vm) -> Result<Handle, Error> {
        self.encode_utf8(&mut [0; 4]).into_value(vm)
    }
}

impl IntoValue for &mut str {
    fn into_value(self, vm: &Vm) -> Result<Handle, Error> {
        (&*self).into_value(vm)
    }
}

impl FromValue for char {
    fn from_value(value: &Handle) -> Result<char, Error> {
        let text = value.text()?;
        let mut characters = text.chars();
        match (characters.next(), characters.next()) {
            (Some(character), None) => Ok(character),
            _ => Err(Error::new(Exception::TypeError, format!("expected a character, not a str of length {}", text.chars().count()))),
        }
    }
}

impl IntoValue for &[u8] {
    fn into_value(self, vm: &Vm) -> Result<Handle, Error> {
        Bytes(self.to_vec()).into_value(vm)
    }
}

impl IntoValue for Bytes {
    fn into_value(self, vm: &Vm) -> Result<Handle, Error> {
        made(vm, |interp| bytes::bytes_value(interp, self.0))
    }
}

impl FromValue for Bytes {
    fn from_value(value: &Handle) -> Result<Bytes, Error> {
        bytes::bytes_of(&value.value()?).map(Bytes).ok_or_else(|| value.unsuitable("bytes"))
    }
}

impl<T: IntoValue> IntoValue for Option<T> {
    fn into_value(self, vm: &Vm) -> Result<Handle, Error> {
        match self {
            Some(value) => value.into_value(vm),
            None => ().into_value(vm),
        }
    }
}

impl<T: FromValue> FromValue for Option<T> {
    fn from_value(value: &Handle) -> Result<Option<T>, Error> {
        if value.is_none() { Ok(None) } else { T::from_value(value).map(Some) }
    }

    fn missing() -> Option<Option<T>> {
        Some(None)
    }
}

/// The values of the items.
fn values<T: IntoValue>(items: impl IntoIterator<Item = T>, vm: &Vm) -> Result<Vec<Value>, Error> {
    items.into_iter().map(|item| item.into_value_in(vm.core())).collect()
}

/// All items of an iterable that is not a text. May run Python.
fn items<T: FromValue, C: FromIterator<T>>(handle: &Handle) -> Result<C, Error> {
    let value = handle.value()?;
    if value.cast::<Str>().is_some() {
        return Err(handle.unsuitable("an iterable other than str"));
    }
    let items = handle.core().run(|interp| iterate::collect(interp, &value))?;
    items.into_iter().map(|item| T::from_value(&Handle::new(handle.core(), item))).collect()
}

impl<T: IntoValue> IntoValue for Vec<T> {
    fn into_value(self, vm: &Vm) -> Result<Handle, Error> {
        let items = values(self, vm)?;
        made(vm, |interp| interp.list(items).into_value())
    }
}

impl<T: FromValue> FromValue for Vec<T> {
    fn from_value(value: &Handle) -> Result<Vec<T>, Error> {
        items(value)
    }
}

impl<T: IntoValue, const N: usize> IntoValue for [T; N] {
    fn into_value(self, vm: &Vm) -> Result<Handle, Error> {
        let items = values(self, vm)?;
        made(vm, |interp| interp.list(items).into_value())
    }
}

impl<T: FromValue, const N: usize> FromValue for [T; N] {
    fn from_value(value: &Handle) -> Result<[T; N], Error> {
        let items: Vec<T> = items(value)?;
        let count = items.len();
        items.try_into().map_err(|_| wrong_count(N, count))
    }
}

fn wrong_count(expected: usize, count: usize) -> Error {
    Error::new(Exception::ValueError, format!("expected {expected} items, not {count}"))
}

/// A dict of entries. May run Python: keys are hashed and compared.
fn dict<K: IntoValue, V: IntoValue>(entries: impl IntoIterator<Item = (K, V)>, vm: &Vm) -> Result<Handle, Error> {
    let core = vm.core();
    let convert = |(key, value): (K, V)| Ok((key.into_value_in(core)?, value.into_value_in(core)?));
    let entries: Vec<(Value, Value)> = entries.into_iter().map(convert).collect::<Result<_, Error>>()?;
    let dict = core.run(|interp| {
        let dict = interp.dict();
        for (key, value) in entries {
            drop(mapping::set(interp, &dict, key, value)?);
        }
        Ok(dict.into_value())
    })?;
    Ok(Handle::new(core, dict))
}

fn read_dict<K: FromValue, V: FromValue, C: FromIterator<(K, V)>>(value: &Handle) -> Result<C, Error> {
    value.entries()?.into_iter().map(|(key, value)| Ok((key.get()?, value.get()?))).collect()
}

impl<K: IntoValue, V: IntoValue, S> IntoValue for HashMap<K, V, S> {
    fn into_value(self, vm: &Vm) -> Result<Handle, Error> {
        dict(self, vm)
    }
}

impl<K: FromValue + Eq + Hash, V: FromValue, S: BuildHasher + Default> FromValue for HashMap<K, V, S> {
    fn from_value(value: &Handle) -> Result<Self, Error> {
        read_dict(value)
    }
}

impl<K: IntoValue, V: IntoValue> IntoValue for BTreeMap<K, V> {
    fn into_value(self, vm: &Vm) -> Result<Handle, Error> {
        dict(self, vm)
    }
}

impl<K: FromValue + Ord, V: FromValue> FromValue for BTreeMap<K, V> {
    fn from_value(value: &Handle) -> Result<Self, Error> {
        read_dict(value)
    }
}

/// A set of the items. May run Python: they are hashed and compared.
fn set<T: IntoValue>(items: impl IntoIterator<Item = T>, vm: &Vm) -> Result<Handle, Error> {
    let items = values(items, vm)?;
    let set = vm.core().run(|interp| {
        let items = interp.list(items).into_value();
        crate::object::protocol::call::call_positional(interp, interp.types.set.as_value(), &[items])
    })?;
    Ok(Handle::new(vm.core(), set))
}

impl<T: IntoValue, S> IntoValue for HashSet<T, S> {
    fn into_value(self, vm: &Vm) -> Result<Handle, Error> {
        set(self, vm)
    }
}

impl<T: FromValue + Eq + Hash, S: BuildHasher + Default> FromValue for HashSet<T, S> {
    fn from_value(value: &Handle) -> Result<Self, Error> {
        items(value)
    }
}

impl<T: IntoValue> IntoValue for BTreeSet<T> {
    fn into_value(self, vm: &Vm) -> Result<Handle, Error> {
        set(self, vm)
    }
}

impl<T: FromValue + Ord> FromValue for BTreeSet<T> {
    fn from_value(value: &Handle) -> Result<Self, Error> {
        items(value)
    }
}

/// The items of a tuple or list.
fn row(handle: &Handle, count: usize) -> Result<Vec<Handle>, Error> {
    let value = handle.value()?;
    let items = match (value.cast::<Tuple>(), value.cast::<List>()) {
        (Some(tuple), _) => tuple.items().to_vec(),
        (None, Some(list)) => list.items.to_vec(),
        (None, None) => return Err(handle.unsuitable("tuple")),
    };
    if items.len() != count {
        return Err(wrong_count(count, items.len()));
    }
    Ok(items.into_iter().map(|item| Handle::new(handle.core(), item)).collect())
}

macro_rules! tuples {
    ($( $count:literal: $( $name:ident $place:tt )*; )*) => {
        $(
            impl<$( $name: IntoValue ),*> IntoValue for ($( $name, )*) {
                fn into_value(self, vm: &Vm) -> Result<Handle, Error> {
                    let items = vec![$( self.$place.into_value_in(vm.core())? ),*];
                    made(vm, |interp| interp.tuple(items).into_value())
                }
            }

            impl<$( $name: FromValue ),*> FromValue for ($( $name, )*) {
                fn from_value(value: &Handle) -> Result<Self, Error> {
                    let items = row(value, $count)?;
                    Ok(($( items[$place].get::<$name>()?, )*))
                }
            }
        )*
    };
}

tuples! {
    1: A 0;
    2: A 0 B 1;
    3: A 0 B 1 C 2;
    4: A 0 B 1 C 2 D 3;
    5: A 0 B 1 C 2 D 3 E 4;
    6: A 0 B 1 C 2 D 3 E 4 F 5;
    7: A 0 B 1 C 2 D 3 E 4 F 5 G 6;
    8: A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7;
}
