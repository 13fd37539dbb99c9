//! `operator.itemgetter`, `attrgetter` and `methodcaller`: callables that fetch from what they are given.

use crate::object::builder::TypeSpec;
use crate::object::dict::Dict;
use crate::object::header::{Payload, Visit};
use crate::object::protocol::{attribute, call, item, text};
use crate::object::tuple::Tuple;
use crate::object::ty::TypeRef;
use crate::object::{Args, Interp, Method, Outcome, Ref, SlotFunction, SlotKey, Str, Value};

/// Payload of `itemgetter`.
pub struct ItemGetter {
    keys: Ref<Tuple>,
}

/// Payload of `attrgetter`.
pub struct AttributeGetter {
    names: Ref<Tuple>,
    /// Each name, split at its dots and interned.
    paths: Vec<Vec<Ref<Str>>>,
}

/// Payload of `methodcaller`.
pub struct MethodCaller {
    name: Ref<Str>,
    /// Positional, then keyword.
    values: Vec<Value>,
    names: Option<Ref<Tuple>>,
}

impl Payload for ItemGetter {
    const TRACKED: bool = true;

    fn traverse(&self, visit: &mut Visit<'_>) {
        visit.value(self.keys.as_value());
    }
}

// Names are texts, which refer to nothing.
impl Payload for AttributeGetter {}

impl Payload for MethodCaller {
    const TRACKED: bool = true;

    fn traverse(&self, visit: &mut Visit<'_>) {
        self.values.iter().for_each(|value| visit.value(value));
    }
}

const ITEM_SPEC: TypeSpec = TypeSpec {
    name: "operator.itemgetter",
    module: "operator",
    documentation: "Return a callable object that fetches the given item(s) from its operand.",
    slots: &[
        (SlotKey::New, SlotFunction::New(new_item_getter)),
        (SlotKey::Call, SlotFunction::Call(get_items)),
        (SlotKey::Repr, SlotFunction::Unary(|interp, this| show(interp, "itemgetter", items_of(this).keys.items(), None))),
    ],
    methods: &[Method::new("__reduce__", "", |interp, args| reduce(interp, &args[0], items_of(&args[0]).keys.value()))],
    ..TypeSpec::EMPTY
};

const ATTRIBUTE_SPEC: TypeSpec = TypeSpec {
    name: "operator.attrgetter",
    module: "operator",
    documentation: "Return a callable object that fetches the given attribute(s) from its operand.",
    slots: &[
        (SlotKey::New, SlotFunction::New(new_attribute_getter)),
        (SlotKey::Call, SlotFunction::Call(get_attributes)),
        (SlotKey::Repr, SlotFunction::Unary(|interp, this| show(interp, "attrgetter", attributes_of(this).names.items(), None))),
    ],
    methods: &[Method::new("__reduce__", "", |interp, args| reduce(interp, &args[0], attributes_of(&args[0]).names.value()))],
    ..TypeSpec::EMPTY
};

const METHOD_SPEC: TypeSpec = TypeSpec {
    name: "operator.methodcaller",
    module: "operator",
    documentation: "Return a callable object that calls the given method on its operand.",
    slots: &[
        (SlotKey::New, SlotFunction::New(new_method_caller)),
        (SlotKey::Call, SlotFunction::Call(call_method)),
        (SlotKey::Repr, SlotFunction::Unary(show_method_caller)),
    ],
    methods: &[Method::new("__reduce__", "", reduce_method_caller)],
    ..TypeSpec::EMPTY
};

/// Makes the types and enters them.
pub(super) fn populate(interp: &Interp, dict: &Ref<Dict>) {
    let (types, object) = (&interp.types, &interp.types.object);
    if types.item_getter.get().is_none() {
        interp.define::<ItemGetter>(&types.item_getter, object, &ITEM_SPEC);
        interp.define::<AttributeGetter>(&types.attribute_getter, object, &ATTRIBUTE_SPEC);
        interp.define::<MethodCaller>(&types.method_caller, object, &METHOD_SPEC);
    }
    let entries = [("itemgetter", &types.item_getter), ("attrgetter", &types.attribute_getter), ("methodcaller", &types.method_caller)];
    for (name, ty) in entries {
        drop(dict.set_text(&interp.intern(name), ty.value()));
    }
}

fn items_of(this: &Value) -> &ItemGetter {
    this.cast().expect("the receiver is an itemgetter")
}

fn attributes_of(this: &Value) -> &AttributeGetter {
    this.cast().expect("the receiver is an attrgetter")
}

fn method_of(this: &Value) -> &MethodCaller {
    this.cast().expect("the receiver is a methodcaller")
}

fn refuse_names(interp: &Interp, kind: &str, args: &Args<'_>) -> Outcome<()> {
    if args.keyword_count() == 0 { Ok(()) } else { Err(interp.type_error(format!("{kind}() takes no keyword arguments"))) }
}

fn refuse_none(interp: &Interp, kind: &str, args: &Args<'_>) -> Outcome<()> {
    if args.is_empty() { Err(interp.type_error(format!("{kind} expected 1 argument, got 0"))) } else { Ok(()) }
}

/// The one object that a call is about.
#[inline]
fn operand<'a>(interp: &Interp, kind: &str, args: &Args<'a>) -> Outcome<&'a Value> {
    match args.positional() {
        [object] if args.names().is_none() => Ok(object),
        given => {
            refuse_names(interp, kind, args)?;
            Err(interp.type_error(format!("{kind} expected 1 argument, got {}", given.len())))
        }
    }
}

fn new_item_getter(interp: &Interp, ty: &TypeRef, args: &Args<'_>) -> Outcome {
    refuse_names(interp, "itemgetter", args)?;
    refuse_none(interp, "itemgetter", args)?;
    let keys = interp.tuple(args.positional().to_vec());
    Ok(interp.allocate(ty, ItemGetter { keys }).into_value())
}

fn get_items(interp: &Interp, this: &Value, args: &Args<'_>) -> Outcome {
    let object = operand(interp, "itemgetter", args)?;
    let keys = items_of(this).keys.items();
    if let [key] = keys {
        return item::get(interp, object, key);
    }
    let found = keys.iter().map(|key| item::get(interp, object, key)).collect::<Outcome<Vec<Value>>>()?;
    Ok(interp.tuple(found).into_value())
}

fn new_attribute_getter(interp: &Interp, ty: &TypeRef, args: &Args<'_>) -> Outcome {
    refuse_names(interp, "attrgetter", args)?;
    refuse_none(interp, "attrgetter", args)?;
    let mut paths = Vec::with_capacity(args.len());
    for name in args.positional() {
        let Some(name) = name.cast::<Str>() else { return Err(interp.type_error("attribute name must be a string")) };
        let parts = name.as_bytes().split(|byte| *byte == b'.');
        paths.push(parts.map(|part| interp.intern_text(&interp.text_from_wtf8(part))).collect());
    }
    let names = interp.tuple(args.positional().to_vec());
    Ok(interp.allocate(ty, AttributeGetter { names, paths }).into_value())
}

fn follow(interp: &Interp, object: &Value, path: &[Ref<Str>]) -> Outcome {
    path.iter().try_fold(object.clone(), |value, name| attribute::get(interp, &value, name))
}

fn get_attributes(interp: &Interp, this: &Value, args: &Args<'_>) -> Outcome {
    let object = operand(interp, "attrgetter", args)?;
    let paths = &attributes_of(this).paths[..];
    if let [path] = paths {
        return follow(interp, object, path);
    }
    let found = paths.iter().map(|path| follow(interp, object, path)).collect::<Outcome<Vec<Value>>>()?;
    Ok(interp.tuple(found).into_value())
}

fn new_method_caller(interp: &Interp, ty: &TypeRef, args: &Args<'_>) -> Outcome {
    let Some(name) = args.positional().first() else {
        return Err(interp.type_error("methodcaller needs at least one argument, the method name"));
    };
    let Some(name) = name.to_ref::<Str>() else { return Err(interp.type_error("method name must be a string")) };
    let caller = MethodCaller { name: interp.intern_text(&name), values: args.values()[1..].to_vec(), names: args.names().cloned() };
    Ok(interp.allocate(ty, caller).into_value())
}

fn call_method(interp: &Interp, this: &Value, args: &Args<'_>) -> Outcome {
    let object = operand(interp, "methodcaller", args)?;
    let caller = method_of(this);
    let method = attribute::get(interp, object, &caller.name)?;
    call::call(interp, &method, &Args::with_names(&caller.values, caller.names.as_ref()))
}

/// `operator.kind(value, …, name=value, …)`; the last of the values have the names. `...` when it shows itself.
fn show(interp: &Interp, kind: &str, values: &[Value], names: Option<&Ref<Tuple>>) -> Outcome {
    let names: &[Value] = names.map_or(&[], |names| names.items());
    let first_named = values.len() - names.len();
    let mut shown = Vec::with_capacity(values.len());
    for (place, value) in values.iter().enumerate() {
        let value = text::repr_string(interp, value)?;
        shown.push(match place.checked_sub(first_named) {
            None => value,
            Some(number) => format!("{}={value}", text::str(interp, &names[number])?.to_lossy()),
        });
    }
    Ok(interp.text(format!("operator.{kind}({})", shown.join(", "))).into_value())
}

fn show_method_caller(interp: &Interp, this: &Value) -> Outcome {
    let caller = method_of(this);
    let mut values = vec![caller.name.value()];
    values.extend(caller.values.iter().cloned());
    let shown = text::guarded_repr(interp, this, || show(interp, "methodcaller", &values, caller.names.as_ref()))?;
    Ok(shown.unwrap_or_else(|| interp.text("operator.methodcaller(...)").into_value()))
}

fn reduce(interp: &Interp, this: &Value, arguments: Value) -> Outcome {
    Ok(interp.tuple(vec![interp.type_of(this).value(), arguments]).into_value())
}

/// With keyword arguments the class is called through `functools.partial`, for a reduction has none.
fn reduce_method_caller(interp: &Interp, args: &Args<'_>) -> Outcome {
    let (this, caller) = (&args[0], method_of(&args[0]));
    let class = interp.type_of(this).value();
    let positional = &caller.values[..caller.values.len() - caller.names.as_ref().map_or(0, |names| names.len())];
    let Some(names) = &caller.names else {
        let mut arguments = vec![caller.name.value()];
        arguments.extend(positional.iter().cloned());
        return Ok(interp.tuple(vec![class, interp.tuple(arguments).into_value()]).into_value());
    };
    super::partial::install(interp);
    let mut given = vec![class, caller.name.value()];
    given.extend(caller.values[positional.len()..].iter().cloned());
    let partial = call::call(interp, interp.types.partial.as_value(), &Args::with_names(&given, Some(names)))?;
    Ok(interp.tuple(vec![partial, interp.tuple(positional.to_vec()).into_value()]).into_value())
}
