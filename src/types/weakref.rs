//! `weakref.ref`, and the functions of the module `weakref` that are native. Proxies have `weak_proxy`.

use crate::object::builder::TypeSpec;
use crate::object::dict::Dict;
use crate::object::header::Ref;
use crate::object::protocol::{compare, mapping};
use crate::object::string::Str;
use crate::object::ty::{TypeRef, flags};
use crate::object::weakrefs::WeakReference;
use crate::object::{Args, CompareOp, GetSet, Interp, Method, Outcome, SlotFunction, SlotKey, Value};

use super::generic_alias;
use super::object::address;
use super::property::read_only;
use super::weak_proxy;

const SPEC: TypeSpec = TypeSpec {
    name: "ReferenceType",
    module: "weakref",
    flags: flags::BASE,
    slots: &[
        (SlotKey::New, SlotFunction::New(new)),
        (SlotKey::Init, SlotFunction::Init(init)),
        (SlotKey::Call, SlotFunction::Call(invoke)),
        (SlotKey::Repr, SlotFunction::Unary(repr)),
        (SlotKey::Hash, SlotFunction::Hash(hash)),
        (SlotKey::Compare(CompareOp::Equal), SlotFunction::Compare(rich_compare)),
    ],
    methods: &[Method::class("__class_getitem__", "object, /", generic_alias::class_getitem)],
    getset: &[GetSet::writable("__callback__", get_callback, read_only)],
    ..TypeSpec::EMPTY
};

/// The row for `__weakref__` of classes whose instances can be referred to weakly.
pub const WEAKREF_ROW: GetSet = GetSet::read_only("__weakref__", |interp, this| Ok(first_plain(interp, this).unwrap_or(Value::NONE)));

/// The native functions of the module `weakref`.
pub const FUNCTIONS: &[Method] = &[
    Method::function("getweakrefcount", "object, /", |interp, args| Ok(interp.int_from_usize(interp.weakrefs.references(&args[0]).len()))),
    Method::function("getweakrefs", "object, /", |interp, args| {
        let references = interp.weakrefs.references(&args[0]);
        Ok(interp.list(references.into_iter().map(Ref::into_value).collect()).into_value())
    }),
    Method::function("proxy", "object, callback=None, /", weak_proxy::proxy),
    Method::function("_remove_dead_weakref", "dct, key, /", remove_dead),
];

/// Fills the namespace of the module `_weakref`.
pub fn populate(interp: &Interp, dict: &Ref<Dict>) {
    let module = dict.get_text(&interp.names.name).unwrap_or(Value::NONE);
    for function in FUNCTIONS {
        drop(dict.set_text(&interp.intern(function.name), interp.module_function(&module, function)));
    }
    let types = &interp.types;
    let named = [
        ("ref", &types.weakref),
        ("ReferenceType", &types.weakref),
        ("ProxyType", &types.weak_proxy),
        ("CallableProxyType", &types.weak_callable_proxy),
    ];
    for (name, ty) in named {
        drop(dict.set_text(&interp.intern(name), ty.value()));
    }
}

/// Removes a key from a dict if its value is a dead reference.
fn remove_dead(interp: &Interp, args: &Args<'_>) -> Outcome {
    let Some(dict) = args[0].to_ref::<Dict>() else {
        let name = interp.type_of(&args[0]).name();
        return Err(interp.type_error(format!("_remove_dead_weakref() argument 1 must be dict, not {name}")));
    };
    let Some(value) = mapping::get(interp, &dict, &args[1])? else {
        return Ok(Value::NONE);
    };
    match value.cast::<WeakReference>() {
        None => Err(interp.type_error("not a weakref")),
        Some(reference) if reference.target().is_some() => Ok(Value::NONE),
        Some(_) => mapping::remove(interp, &dict, &args[1]).map(|_| Value::NONE),
    }
}

/// Makes the type.
pub fn install(interp: &Interp) {
    interp.define::<WeakReference>(&interp.types.weakref, &interp.types.object, &SPEC);
}

fn of(this: &Value) -> &WeakReference {
    this.cast::<WeakReference>().expect("the receiver is a weak reference")
}

/// The first reference to an object that is exactly a `ref` without callback; such a one is shared.
fn first_plain(interp: &Interp, target: &Value) -> Option<Value> {
    let references = interp.weakrefs.references(target);
    let is_plain = |reference: &Ref<WeakReference>| interp.types.weakref.is_type_of(reference.as_value()) && !reference.callback.is_some();
    references.into_iter().find(is_plain).map(Ref::into_value)
}

/// The plain weak reference to `target`; TypeError when its type does not allow any.
pub fn to(interp: &Interp, target: &Value) -> Outcome {
    match first_plain(interp, target) {
        Some(known) => Ok(known),
        None => make(interp, &interp.types.weakref, target, None),
    }
}

/// Makes a reference to `target`; TypeError when it does not allow any.
pub(super) fn make(interp: &Interp, ty: &TypeRef, target: &Value, callback: Option<Value>) -> Outcome {
    match interp.weakrefs.create(&interp.heap, ty, target, callback) {
        Some(reference) => Ok(reference.into_value()),
        None => {
            let name = interp.type_of(target).name();
            Err(interp.type_error(format!("cannot create weak reference to '{name}' object")))
        }
    }
}

fn new(interp: &Interp, ty: &TypeRef, args: &Args<'_>) -> Outcome {
    let (target, callback) = match args.positional() {
        [target] => (target, None),
        [target, callback, ..] if args.positional().len() == 2 => (target, Some(callback.clone()).filter(|callback| !callback.is_none())),
        given => {
            let (bound, limit, plural) = if given.is_empty() { ("least", 1, "") } else { ("most", 2, "s") };
            let count = given.len();
            return Err(interp.type_error(format!("__new__ expected at {bound} {limit} argument{plural}, got {count}")));
        }
    };
    let is_exact = ty.is(&interp.types.weakref);
    if is_exact && args.keyword_count() > 0 {
        return Err(interp.type_error("ref() takes no keyword arguments"));
    }
    if is_exact
        && callback.is_none()
        && let Some(known) = first_plain(interp, target)
    {
        return Ok(known);
    }
    make(interp, ty, target, callback)
}

fn init(interp: &Interp, _: &Value, args: &Args<'_>) -> Outcome<()> {
    match args.positional().len() {
        1 | 2 => Ok(()),
        count => {
            let (bound, limit, plural) = if count == 0 { ("least", 1, "") } else { ("most", 2, "s") };
            Err(interp.type_error(format!("__init__ expected at {bound} {limit} argument{plural}, got {count}")))
        }
    }
}

fn invoke(interp: &Interp, this: &Value, args: &Args<'_>) -> Outcome {
    if args.keyword_count() > 0 {
        return Err(interp.type_error("weakref() takes no keyword arguments"));
    }
    if !args.is_empty() {
        let count = args.len();
        return Err(interp.type_error(format!("weakref expected 0 arguments, got {count}")));
    }
    Ok(of(this).target().unwrap_or(Value::NONE))
}

fn repr(interp: &Interp, this: &Value) -> Outcome {
    let at = address(this);
    let text = match of(this).target() {
        None => format!("<weakref at {at:#x}; dead>"),
        Some(target) => {
            let (ty, to) = (interp.type_of(&target).name(), address(&target));
            let name = crate::object::protocol::attribute::try_get(interp, &target, &interp.names.name)?;
            match name.as_ref().and_then(|name| name.cast::<Str>()) {
                Some(name) => format!("<weakref at {at:#x}; to '{ty}' at {to:#x} ({})>", name.to_lossy()),
                None => format!("<weakref at {at:#x}; to '{ty}' at {to:#x}>"),
            }
        }
    };
    Ok(interp.text_from_string(text).into_value())
}

fn hash(interp: &Interp, this: &Value) -> Outcome<i64> {
    let reference = of(this);
    if let Some(hash) = reference.hash.get() {
        return Ok(hash);
    }
    let Some(target) = reference.target() else {
        return Err(interp.type_error("weak object has gone away"));
    };
    let hash = compare::hash(interp, &target)?;
    reference.hash.set(Some(hash));
    Ok(hash)
}

fn rich_compare(interp: &Interp, this: &Value, other: &Value, op: CompareOp) -> Outcome {
    let (one, Some(two)) = (of(this), other.cast::<WeakReference>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if !matches!(op, CompareOp::Equal | CompareOp::NotEqual) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    match (one.target(), two.target()) {
        (Some(one), Some(two)) => compare::rich(interp, &one, &two, op),
        _ => Ok(Value::bool(this.is(other) == (op == CompareOp::Equal))),
    }
}

fn get_callback(_: &Interp, this: &Value) -> Outcome {
    Ok(of(this).callback.get().unwrap_or(Value::NONE))
}
