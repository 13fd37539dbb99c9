//! The slot functions of classes made by class statements: each looks its special method up on the type and calls it.

use super::callable::{BoundMethod, NativeFunction, SlotWrapper};
use super::header::Ref;
use super::interp::Interp;
use super::native::Args;
use super::protocol::{call, number, truth};
use super::raise::Raised;
use super::slots::{BinaryOp, CompareOp, Outcome, SlotFunction, SlotKey};
use super::string::Str;
use super::ty::{Type, TypeRef, flags};
use super::value::Value;

/// The dispatcher for a slot.
pub(crate) fn dispatcher(key: SlotKey) -> SlotFunction {
    use SlotFunction as F;
    match key {
        SlotKey::Repr => F::Unary(|interp, this| unary(interp, this, &interp.names.repr)),
        SlotKey::Str => F::Unary(|interp, this| unary(interp, this, &interp.names.str_)),
        SlotKey::Negative => F::Unary(|interp, this| unary(interp, this, &interp.names.neg)),
        SlotKey::Positive => F::Unary(|interp, this| unary(interp, this, &interp.names.pos)),
        SlotKey::Invert => F::Unary(|interp, this| unary(interp, this, &interp.names.invert)),
        SlotKey::Absolute => F::Unary(|interp, this| unary(interp, this, &interp.names.abs)),
        SlotKey::Int => F::Unary(|interp, this| unary(interp, this, &interp.names.int_)),
        SlotKey::Float => F::Unary(|interp, this| unary(interp, this, &interp.names.float_)),
        SlotKey::Index => F::Unary(|interp, this| unary(interp, this, &interp.names.index)),
        SlotKey::Iter => F::Unary(iter),
        SlotKey::Await => F::Unary(|interp, this| unary(interp, this, &interp.names.await_)),
        SlotKey::AsyncIter => F::Unary(|interp, this| unary(interp, this, &interp.names.aiter)),
        SlotKey::AsyncNext => F::Unary(|interp, this| unary(interp, this, &interp.names.anext)),
        SlotKey::Hash => F::Hash(hash),
        SlotKey::Call => F::Call(call_method),
        SlotKey::GetAttribute | SlotKey::GetAttr => F::GetAttr(getattr),
        SlotKey::SetAttr | SlotKey::DelAttr => F::SetAttr(setattr),
        SlotKey::Compare(_) => F::Compare(compare),
        SlotKey::Next => F::Next(next),
        SlotKey::Get => F::Get(get),
        SlotKey::Set | SlotKey::Delete => F::Set(set),
        SlotKey::Init => F::Init(init),
        SlotKey::New => F::New(new),
        SlotKey::Del => F::Finalise(|interp, this| unary(interp, this, &interp.names.del).map(drop)),
        SlotKey::Binary(op) => F::Binary(BINARY[op as usize]),
        SlotKey::Reflected(op) => F::Binary(REFLECTED[op as usize]),
        SlotKey::Inplace(op) => F::Binary(INPLACE[op as usize]),
        SlotKey::Bool => F::Bool(bool),
        SlotKey::Length => F::Length(length),
        SlotKey::GetItem => F::Binary(|interp, this, key| binary(interp, this, &interp.names.getitem, key)),
        SlotKey::SetItem | SlotKey::DelItem => F::SetItem(setitem),
        SlotKey::Contains => F::Contains(contains),
    }
}

/// A special method as found on the type, ready to be called with its receiver.
enum Method {
    /// Call with the receiver in front.
    Unbound(Value),
    /// Call as it is.
    Bound(Value),
}

/// Finds a special method on the type of `this`, never in the instance.
fn find(interp: &Interp, this: &Value, name: &Ref<Str>) -> Outcome<Option<Method>> {
    let ty = interp.type_of(this);
    let Some(found) = ty.lookup(name) else {
        return Ok(None);
    };
    let found_type = interp.type_of(&found);
    if found_type.has_flag(flags::METHOD) {
        return Ok(Some(Method::Unbound(found)));
    }
    match found_type.slots.get.get() {
        None => Ok(Some(Method::Bound(found))),
        Some(get) => {
            let ty = ty.value();
            get(interp, &found, Some(this), Some(&ty)).map(|bound| Some(Method::Bound(bound)))
        }
    }
}

/// Calls special method `name` of `this`, or gives `None` when its type has none. May run Python.
pub fn call_special(interp: &Interp, this: &Value, name: &Ref<Str>, arguments: &[&Value]) -> Outcome<Option<Value>> {
    match find(interp, this, name)? {
        None => Ok(None),
        Some(method) => call_found(interp, this, &method, arguments).map(Some),
    }
}

fn call_found(interp: &Interp, this: &Value, method: &Method, arguments: &[&Value]) -> Outcome {
    let mut values: smallvec::SmallVec<[Value; 4]> = smallvec::SmallVec::new();
    let callee = match method {
        Method::Unbound(function) => {
            values.push(this.clone());
            function
        }
        Method::Bound(function) => function,
    };
    values.extend(arguments.iter().map(|value| (*value).clone()));
    call::call(interp, callee, &Args::positional_only(&values))
}

/// Calls a special method that the slot's presence promises; AttributeError when it has been deleted behind the slot's back.
fn required(interp: &Interp, this: &Value, name: &Ref<Str>, arguments: &[&Value]) -> Outcome {
    match call_special(interp, this, name, arguments)? {
        Some(result) => Ok(result),
        None => Err(missing(interp, this, name)),
    }
}

#[cold]
fn missing(interp: &Interp, this: &Value, name: &Ref<Str>) -> Raised {
    let message = format!("'{}' object has no attribute '{}'", interp.type_of(this).name(), name.to_lossy());
    interp.attribute_error(this, name.as_value(), message)
}

fn unary(interp: &Interp, this: &Value, name: &Ref<Str>) -> Outcome {
    required(interp, this, name, &[])
}

fn binary(interp: &Interp, this: &Value, name: &Ref<Str>, other: &Value) -> Outcome {
    required(interp, this, name, &[other])
}

/// A binary special method may be missing although a subclass filled the slot: then it is as if it gave NotImplemented.
fn binary_or_not_implemented(interp: &Interp, this: &Value, name: &Ref<Str>, other: &Value) -> Outcome {
    Ok(call_special(interp, this, name, &[other])?.unwrap_or(Value::NOT_IMPLEMENTED))
}

macro_rules! binary_dispatchers {
    ($table:ident: $( $text:literal, )*) => {
        const $table: [super::slots::BinaryFn; super::slots::BINARY_COUNT] = [
            $( |interp, this, other| binary_or_not_implemented(interp, this, &interp.intern($text), other), )*
        ];
    };
}

binary_dispatchers! { BINARY:
    "__add__", "__sub__", "__mul__", "__truediv__", "__floordiv__", "__mod__", "__pow__", "__lshift__", "__rshift__", "__and__",
    "__or__", "__xor__", "__matmul__",
}
binary_dispatchers! { REFLECTED:
    "__radd__", "__rsub__", "__rmul__", "__rtruediv__", "__rfloordiv__", "__rmod__", "__rpow__", "__rlshift__", "__rrshift__",
    "__rand__", "__ror__", "__rxor__", "__rmatmul__",
}
binary_dispatchers! { INPLACE:
    "__iadd__", "__isub__", "__imul__", "__itruediv__", "__ifloordiv__", "__imod__", "__ipow__", "__ilshift__", "__irshift__",
    "__iand__", "__ior__", "__ixor__", "__imatmul__",
}

/// The name of the special method of a binary operator, forward or reflected.
pub fn binary_name(op: BinaryOp, is_reflected: bool) -> &'static str {
    let wanted = if is_reflected { SlotKey::Reflected(op) } else { SlotKey::Binary(op) };
    super::slots::SLOTS.iter().find(|(_, key)| *key == wanted).map_or("", |(name, _)| name)
}

fn compare_name(interp: &Interp, op: CompareOp) -> Ref<Str> {
    let names = &interp.names;
    let name = match op {
        CompareOp::Less => &names.lt,
        CompareOp::LessEqual => &names.le,
        CompareOp::Equal => &names.eq,
        CompareOp::NotEqual => &names.ne,
        CompareOp::Greater => &names.gt,
        CompareOp::GreaterEqual => &names.ge,
    };
    name.clone()
}

fn compare(interp: &Interp, this: &Value, other: &Value, op: CompareOp) -> Outcome {
    let name = compare_name(interp, op);
    if let Some(found) = interp.type_of(this).lookup(&name)
        && let Some(wrapper) = found.cast::<SlotWrapper>()
        && let SlotFunction::Compare(function) = wrapper.function
    {
        return function(interp, this, other, op);
    }
    binary_or_not_implemented(interp, this, &name, other)
}

fn iter(interp: &Interp, this: &Value) -> Outcome {
    // `__iter__ = None` says that the type is not iterable although a base is.
    if interp.type_of(this).lookup(&interp.names.iter).is_some_and(|found| found.is_none()) {
        return Err(interp.type_error(format!("'{}' object is not iterable", interp.type_of(this).name())));
    }
    unary(interp, this, &interp.names.iter)
}

fn hash(interp: &Interp, this: &Value) -> Outcome<i64> {
    let result = unary(interp, this, &interp.names.hash)?;
    match number::hash_from_value(interp, &result) {
        Some(hash) => Ok(hash),
        None => Err(interp.type_error("__hash__ method should return an integer")),
    }
}

fn call_method(interp: &Interp, this: &Value, args: &Args<'_>) -> Outcome {
    match find(interp, this, &interp.names.call)? {
        None => Err(interp.type_error(format!("'{}' object is not callable", interp.type_of(this).name()))),
        Some(Method::Bound(function)) => {
            interp.check_native_stack()?;
            call::call(interp, &function, args)
        }
        Some(Method::Unbound(function)) => call::call_with_receiver(interp, &function, this, args),
    }
}

fn getattr(interp: &Interp, this: &Value, name: &Ref<Str>) -> Outcome {
    let ty = interp.type_of(this).clone();
    let getattribute = ty.lookup(&interp.names.getattribute);
    let is_generic = getattribute.as_ref().and_then(|found| found.cast::<SlotWrapper>());
    let outcome = match is_generic.map(|wrapper| wrapper.function) {
        Some(SlotFunction::GetAttr(function)) => function(interp, this, name),
        _ => required(interp, this, &interp.names.getattribute, &[name.as_value()]),
    };
    let raised = match outcome {
        Err(raised) if interp.raised_is(&raised, &interp.exceptions.attribute_error) => raised,
        other => return other,
    };
    let exception = interp.take_raised(raised);
    match ty.lookup(&interp.names.getattr) {
        None => Err(interp.raise_again(exception)),
        Some(_) => {
            drop(exception);
            required(interp, this, &interp.names.getattr, &[name.as_value()])
        }
    }
}

fn setattr(interp: &Interp, this: &Value, name: &Ref<Str>, value: Option<&Value>) -> Outcome<()> {
    match value {
        Some(value) => required(interp, this, &interp.names.setattr, &[name.as_value(), value]).map(drop),
        None => required(interp, this, &interp.names.delattr, &[name.as_value()]).map(drop),
    }
}

fn next(interp: &Interp, this: &Value) -> Outcome<Option<Value>> {
    unary(interp, this, &interp.names.next).map(Some)
}

fn get(interp: &Interp, descriptor: &Value, instance: Option<&Value>, owner: Option<&Value>) -> Outcome {
    let none = Value::NONE;
    required(interp, descriptor, &interp.names.get, &[instance.unwrap_or(&none), owner.unwrap_or(&none)])
}

fn set(interp: &Interp, descriptor: &Value, instance: &Value, value: Option<&Value>) -> Outcome<()> {
    let (name, arguments): (&Ref<Str>, &[&Value]) = match value {
        Some(value) => (&interp.names.set, &[instance, value]),
        None => (&interp.names.delete, &[instance]),
    };
    match call_special(interp, descriptor, name, arguments)? {
        Some(_) => Ok(()),
        None => Err(interp.attribute_error(descriptor, name.as_value(), name.to_lossy())),
    }
}

fn init(interp: &Interp, this: &Value, args: &Args<'_>) -> Outcome<()> {
    let result = match find(interp, this, &interp.names.init)? {
        None => return Ok(()),
        Some(Method::Bound(function)) => call::call(interp, &function, args)?,
        Some(Method::Unbound(function)) => call::call_with_receiver(interp, &function, this, args)?,
    };
    check_initialised(interp, &result)
}

/// TypeError unless `__init__` returned None.
pub fn check_initialised(interp: &Interp, result: &Value) -> Outcome<()> {
    if result.is_none() {
        return Ok(());
    }
    Err(interp.type_error(format!("__init__() should return None, not '{}'", interp.type_of(result).name())))
}

fn new(interp: &Interp, ty: &TypeRef, args: &Args<'_>) -> Outcome {
    let function = ty.lookup(&interp.names.new).ok_or_else(|| interp.type_error("object.__new__ is missing"))?;
    let found_type = interp.type_of(&function).clone();
    let class = ty.value();
    let function = match found_type.slots.get.get() {
        Some(get) => get(interp, &function, None, Some(&class))?,
        None => function,
    };
    call::call_with_receiver(interp, &function, &class, args)
}

/// `T.__new__(cls, …)` for a built-in T, which is the first argument (the bound receiver).
pub(super) fn call_new(interp: &Interp, args: &Args<'_>) -> Outcome {
    let owner = args[0].to_ref::<Type>().expect("bound to its type");
    let owner_name = owner.name();
    let Some(class) = args.positional().get(1) else {
        return Err(interp.type_error(format!("{owner_name}.__new__(): not enough arguments")));
    };
    let Some(class) = class.to_ref::<Type>() else {
        let name = interp.type_of(class).name();
        return Err(interp.type_error(format!("{owner_name}.__new__(X): X is not a type object ({name})")));
    };
    if !class.is_subtype(&owner) {
        let name = class.name();
        return Err(interp.type_error(format!("{owner_name}.__new__({name}): {name} is not a subtype of {owner_name}")));
    }
    check_new_is_safe(interp, &owner, &class)?;
    match owner.slots.new.get() {
        Some(new) => new(interp, &class, &args.skip(2)),
        None => Err(interp.type_error(format!("cannot create '{owner_name}' instances"))),
    }
}

/// TypeError unless `owner`'s `__new__` makes instances of `class` whole: the nearest built-in base of `class` must use the same one.
fn check_new_is_safe(interp: &Interp, owner: &TypeRef, class: &TypeRef) -> Outcome<()> {
    let mut native = class.clone();
    while native.has_flag(flags::MUTABLE)
        && let Some(base) = native.base()
    {
        native = base;
    }
    let is_same = match (native.slots.new.get(), owner.slots.new.get()) {
        (Some(one), Some(other)) => std::ptr::fn_addr_eq(one, other),
        (one, other) => one.is_none() && other.is_none(),
    };
    if is_same && class.layout().is_same(owner.layout()) {
        return Ok(());
    }
    let (owner, class, native) = (owner.name(), class.name(), native.name());
    Err(interp.type_error(format!("{owner}.__new__({class}) is not safe, use {native}.__new__()")))
}

fn bool(interp: &Interp, this: &Value) -> Outcome<bool> {
    let result = unary(interp, this, &interp.names.bool_)?;
    match result.as_bool() {
        Some(truth) => Ok(truth),
        None => Err(interp.type_error(format!("__bool__ should return bool, returned {}", interp.type_of(&result).name()))),
    }
}

fn length(interp: &Interp, this: &Value) -> Outcome<usize> {
    let result = unary(interp, this, &interp.names.len)?;
    number::length_from_value(interp, &result)
}

fn setitem(interp: &Interp, this: &Value, key: &Value, value: Option<&Value>) -> Outcome<()> {
    match value {
        Some(value) => required(interp, this, &interp.names.setitem, &[key, value]).map(drop),
        None => required(interp, this, &interp.names.delitem, &[key]).map(drop),
    }
}

fn contains(interp: &Interp, this: &Value, item: &Value) -> Outcome<bool> {
    if interp.type_of(this).lookup(&interp.names.contains).is_some_and(|found| found.is_none()) {
        return Err(interp.type_error(format!("'{}' object is not a container", interp.type_of(this).name())));
    }
    let result = binary(interp, this, &interp.names.contains, item)?;
    truth::is_true(interp, &result)
}

/// Whether a callable found on a type takes the receiver as its first argument without being bound.
pub fn is_unbound_method(interp: &Interp, found: &Value) -> bool {
    interp.type_of(found).has_flag(flags::METHOD)
}

/// Binds a function to a receiver as attribute access does.
pub fn bind_method(interp: &Interp, function: Value, receiver: &Value) -> Value {
    interp.allocate(&interp.types.bound_method, BoundMethod { function, receiver: receiver.clone() }).into_value()
}

/// Whether `value` is the native `__new__` of a type.
pub fn is_native_new(value: &Value) -> bool {
    value.cast::<NativeFunction>().is_some_and(|function| function.code.method.name == "__new__")
}
