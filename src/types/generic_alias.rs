//! `types.GenericAlias`: `list[int]` and its kin. Unions have `union`.

use std::cell::OnceCell;

use crate::object::builder::TypeSpec;
use crate::object::header::{Ref, Visit};
use crate::object::list::List;
use crate::object::protocol::{attribute, call, compare, item, iterate, text};
use crate::object::raise::Raised;
use crate::object::string::Str;
use crate::object::tuple::Tuple;
use crate::object::ty::{Type, TypeRef, flags};
use crate::object::{Args, BinaryOp, CompareOp, GetSet, Interp, Method, Outcome, Payload, SlotFunction, SlotKey, Value};

use super::property::read_only;
use super::union;

/// Payload of `types.GenericAlias`.
pub struct GenericAlias {
    /// The class.
    pub origin: Value,
    /// What stands in the brackets.
    pub arguments: Ref<Tuple>,
    parameters: OnceCell<Ref<Tuple>>,
    is_unpacked: bool,
}

impl GenericAlias {
    fn new(interp: &Interp, origin: Value, item: &Value, is_unpacked: bool) -> GenericAlias {
        let arguments = item.to_ref::<Tuple>().unwrap_or_else(|| interp.tuple(vec![item.clone()]));
        GenericAlias { origin, arguments, parameters: OnceCell::new(), is_unpacked }
    }
}

impl Payload for GenericAlias {
    const TRACKED: bool = true;

    fn traverse(&self, visit: &mut Visit<'_>) {
        visit.value(&self.origin);
        visit.reference(&self.arguments);
        self.parameters.get().iter().for_each(|parameters| visit.reference(parameters));
    }
}

const SPEC: TypeSpec = TypeSpec {
    name: "GenericAlias",
    module: "types",
    documentation: "Represent a PEP 585 generic type\n\nE.g. for t = list[int], t.__origin__ is list and t.__args__ is (int,).",
    flags: flags::BASE | flags::WEAKREFS,
    slots: &[
        (SlotKey::New, SlotFunction::New(new)),
        (SlotKey::Repr, SlotFunction::Unary(repr)),
        (SlotKey::Hash, SlotFunction::Hash(hash)),
        (SlotKey::Call, SlotFunction::Call(invoke)),
        (SlotKey::GetAttribute, SlotFunction::GetAttr(get_attribute)),
        (SlotKey::Compare(CompareOp::Equal), SlotFunction::Compare(rich_compare)),
        (SlotKey::Iter, SlotFunction::Unary(iter)),
        (SlotKey::GetItem, SlotFunction::Binary(get_item)),
        (SlotKey::Binary(BinaryOp::Or), SlotFunction::Binary(union::or)),
        (SlotKey::Reflected(BinaryOp::Or), SlotFunction::Binary(union::reflected_or)),
    ],
    methods: &[
        Method::new("__mro_entries__", "bases, /", |interp, args| Ok(interp.tuple(vec![of(&args[0]).origin.clone()]).into_value())),
        Method::new("__instancecheck__", "instance, /", |interp, _| Err(parameterized(interp, "isinstance"))),
        Method::new("__subclasscheck__", "subclass, /", |interp, _| Err(parameterized(interp, "issubclass"))),
        Method::new("__reduce__", "", reduce),
    ],
    getset: &[
        GetSet::writable("__origin__", |_, this| Ok(of(this).origin.clone()), read_only),
        GetSet::writable("__args__", |_, this| Ok(of(this).arguments.value()), read_only),
        GetSet::writable("__unpacked__", |_, this| Ok(Value::bool(of(this).is_unpacked)), read_only),
        GetSet::read_only("__parameters__", |interp, this| parameters(interp, this).map(Ref::into_value)),
    ],
};

/// Attributes that an alias has itself; all others are its origin's.
const OWN_ATTRIBUTES: &[&str] = &[
    "__class__",
    "__origin__",
    "__args__",
    "__unpacked__",
    "__parameters__",
    "__typing_unpacked_tuple_args__",
    "__mro_entries__",
    "__reduce_ex__",
    "__reduce__",
    "__bases__",
    "__copy__",
    "__deepcopy__",
];

/// Makes the type.
pub fn install(interp: &Interp) {
    interp.define::<GenericAlias>(&interp.types.generic_alias, &interp.types.object, &SPEC);
}

/// `__class_getitem__` of generic built-in types: a row with the signature `"object, /"`.
pub fn class_getitem(interp: &Interp, args: &Args<'_>) -> Outcome {
    Ok(make(interp, args[0].clone(), &args[1]))
}

/// `origin[item]`.
pub fn make(interp: &Interp, origin: Value, item: &Value) -> Value {
    interp.allocate(&interp.types.generic_alias, GenericAlias::new(interp, origin, item, false)).into_value()
}

fn of(this: &Value) -> &GenericAlias {
    this.cast::<GenericAlias>().expect("the receiver is a generic alias")
}

fn parameterized(interp: &Interp, function: &str) -> Raised {
    interp.type_error(format!("{function}() argument 2 cannot be a parameterized generic"))
}

fn new(interp: &Interp, ty: &TypeRef, args: &Args<'_>) -> Outcome {
    if args.keyword_count() > 0 {
        return Err(interp.type_error("GenericAlias() takes no keyword arguments"));
    }
    let [origin, item] = args.positional() else {
        let count = args.len();
        return Err(interp.type_error(format!("GenericAlias expected 2 arguments, got {count}")));
    };
    Ok(interp.allocate(ty, GenericAlias::new(interp, origin.clone(), item, false)).into_value())
}

/// How an argument shows: classes and functions by their names.
pub(super) fn item_text(interp: &Interp, value: &Value) -> Outcome<String> {
    if value.is_ellipsis() {
        return Ok("...".to_owned());
    }
    if value.cast::<GenericAlias>().is_some() {
        return text::repr_string(interp, value);
    }
    let has_origin = attribute::try_get(interp, value, &interp.intern("__origin__"))?.is_some();
    if has_origin && attribute::try_get(interp, value, &interp.intern("__args__"))?.is_some() {
        return text::repr_string(interp, value);
    }
    let name = attribute::try_get(interp, value, &interp.names.qualname)?;
    let module = attribute::try_get(interp, value, &interp.names.module)?;
    let (Some(name), Some(module)) = (name.filter(|name| !name.is_none()), module.filter(|module| !module.is_none())) else {
        return text::repr_string(interp, value);
    };
    let (name, module) = (text::str(interp, &name)?, text::str(interp, &module)?);
    Ok(match module.as_bytes() {
        b"builtins" => name.to_lossy().into_owned(),
        _ => format!("{}.{}", module.to_lossy(), name.to_lossy()),
    })
}

fn argument_text(interp: &Interp, value: &Value) -> Outcome<String> {
    let Some(list) = value.cast::<List>() else {
        return item_text(interp, value);
    };
    interp.check_native_stack()?;
    let mut parts = Vec::new();
    for item in list.items.to_vec() {
        parts.push(item_text(interp, &item)?);
    }
    Ok(format!("[{}]", parts.join(", ")))
}

fn repr(interp: &Interp, this: &Value) -> Outcome {
    let alias = of(this);
    let origin = item_text(interp, &alias.origin)?;
    let mut parts = Vec::new();
    for argument in alias.arguments.items() {
        parts.push(argument_text(interp, argument)?);
    }
    let inside = if parts.is_empty() { "()".to_owned() } else { parts.join(", ") };
    let star = if alias.is_unpacked { "*" } else { "" };
    Ok(interp.text_from_string(format!("{star}{origin}[{inside}]")).into_value())
}

fn hash(interp: &Interp, this: &Value) -> Outcome<i64> {
    let alias = of(this);
    match compare::hash(interp, &alias.origin)? ^ compare::hash(interp, alias.arguments.as_value())? {
        -1 => Ok(-2),
        hash => Ok(hash),
    }
}

fn rich_compare(interp: &Interp, this: &Value, other: &Value, op: CompareOp) -> Outcome {
    let (one, Some(two)) = (of(this), other.cast::<GenericAlias>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if !matches!(op, CompareOp::Equal | CompareOp::NotEqual) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let is_equal = one.is_unpacked == two.is_unpacked
        && compare::equal(interp, &one.origin, &two.origin)?
        && compare::equal(interp, one.arguments.as_value(), two.arguments.as_value())?;
    Ok(Value::bool(is_equal == (op == CompareOp::Equal)))
}

fn invoke(interp: &Interp, this: &Value, args: &Args<'_>) -> Outcome {
    interp.check_native_stack()?;
    let instance = call::call(interp, &of(this).origin, args)?;
    let outcome = attribute::set(interp, &instance, &interp.intern("__orig_class__"), Some(this));
    // An instance that takes no attributes, or refuses this one, is none the worse for it.
    let outcome = interp.absorb(outcome, &interp.exceptions.attribute_error);
    interp.absorb(outcome, &interp.exceptions.type_error)?;
    Ok(instance)
}

fn get_attribute(interp: &Interp, this: &Value, name: &Ref<Str>) -> Outcome {
    let is_own = OWN_ATTRIBUTES.iter().any(|own| own.as_bytes() == name.as_bytes());
    if is_own {
        return attribute::generic_get(interp, this, name);
    }
    interp.check_native_stack()?;
    attribute::get(interp, &of(this).origin, name)
}

/// `*list[int]`: an iterator over one unpacked alias.
fn iter(interp: &Interp, this: &Value) -> Outcome {
    let alias = of(this);
    let unpacked = GenericAlias::new(interp, alias.origin.clone(), alias.arguments.as_value(), true);
    let unpacked = interp.allocate(&interp.types.generic_alias, unpacked).into_value();
    iterate::iter(interp, interp.tuple(vec![unpacked]).as_value())
}

fn reduce(interp: &Interp, args: &Args<'_>) -> Outcome {
    let alias = of(&args[0]);
    let arguments = interp.tuple(vec![alias.origin.clone(), alias.arguments.value()]).into_value();
    Ok(interp.tuple(vec![interp.types.generic_alias.value(), arguments]).into_value())
}

fn parameters(interp: &Interp, this: &Value) -> Outcome<Ref<Tuple>> {
    let alias = of(this);
    if let Some(known) = alias.parameters.get() {
        return Ok(known.clone());
    }
    let found = collect_parameters(interp, alias.arguments.items())?;
    Ok(alias.parameters.get_or_init(|| found).clone())
}

fn is_parameter(interp: &Interp, value: &Value) -> Outcome<bool> {
    let is_type = value.cast::<Type>().is_some();
    Ok(!is_type && attribute::try_get(interp, value, &interp.intern("__typing_subst__"))?.is_some())
}

fn parameters_of(interp: &Interp, value: &Value) -> Outcome<Option<Ref<Tuple>>> {
    if value.cast::<Type>().is_some() {
        return Ok(None);
    }
    let found = attribute::try_get(interp, value, &interp.intern("__parameters__"))?;
    Ok(found.and_then(Value::into_ref::<Tuple>))
}

/// The type variables among arguments, in the order they first occur.
pub(super) fn collect_parameters(interp: &Interp, arguments: &[Value]) -> Outcome<Ref<Tuple>> {
    let mut found: Vec<Value> = Vec::new();
    let mut add = |value: &Value| {
        if !found.iter().any(|known| known.is(value)) {
            found.push(value.clone());
        }
    };
    for argument in arguments {
        if is_parameter(interp, argument)? {
            add(argument);
        } else if let Some(inner) = parameters_of(interp, argument)? {
            inner.items().iter().for_each(&mut add);
        } else if let Some(nested) = sequence_items(argument) {
            interp.check_native_stack()?;
            collect_parameters(interp, &nested)?.items().iter().for_each(&mut add);
        }
    }
    Ok(interp.tuple(found))
}

fn sequence_items(value: &Value) -> Option<Vec<Value>> {
    value.cast::<Tuple>().map(|tuple| tuple.items().to_vec()).or_else(|| value.cast::<List>().map(|list| list.items.to_vec()))
}

fn get_item(interp: &Interp, this: &Value, item: &Value) -> Outcome {
    let alias = of(this);
    let known = parameters(interp, this)?;
    let arguments = substitute(interp, this, alias.arguments.items(), known.items(), item)?;
    let arguments = interp.tuple(arguments).into_value();
    let substituted = GenericAlias::new(interp, alias.origin.clone(), &arguments, alias.is_unpacked);
    Ok(interp.allocate(&interp.types.generic_alias, substituted).into_value())
}

/// `arguments` with the type variables `known` replaced by `item`, or by its items when it is a tuple.
pub(super) fn substitute(interp: &Interp, this: &Value, arguments: &[Value], known: &[Value], item: &Value) -> Outcome<Vec<Value>> {
    if known.is_empty() {
        let this = text::repr_string(interp, this)?;
        return Err(interp.type_error(format!("{this} is not a generic class")));
    }
    let mut given = item.to_ref::<Tuple>().unwrap_or_else(|| interp.tuple(vec![item.clone()]));
    for parameter in known {
        let prepare = attribute::try_get(interp, parameter, &interp.intern("__typing_prepare_subst__"))?;
        if let Some(prepare) = prepare.filter(|prepare| !prepare.is_none()) {
            let prepared = call::call_positional(interp, &prepare, &[this.clone(), given.value()])?;
            given = prepared.to_ref::<Tuple>().unwrap_or_else(|| interp.tuple(vec![prepared]));
        }
    }
    if given.len() != known.len() {
        let quantity = if given.len() > known.len() { "many" } else { "few" };
        let this = text::repr_string(interp, this)?;
        let (actual, expected) = (given.len(), known.len());
        return Err(interp.type_error(format!("Too {quantity} arguments for {this}; actual {actual}, expected {expected}")));
    }
    substitute_each(interp, arguments, known, given.items())
}

fn substitute_each(interp: &Interp, arguments: &[Value], known: &[Value], given: &[Value]) -> Outcome<Vec<Value>> {
    let value_of = |parameter: &Value| known.iter().position(|known| known.is(parameter)).map(|place| given[place].clone());
    let mut results = Vec::with_capacity(arguments.len());
    for argument in arguments {
        if let Some(nested) = sequence_items(argument) {
            interp.check_native_stack()?;
            let nested = substitute_each(interp, &nested, known, given)?;
            let is_tuple = argument.cast::<Tuple>().is_some();
            results.push(if is_tuple { interp.tuple(nested).into_value() } else { interp.list(nested).into_value() });
        } else if is_parameter(interp, argument)? {
            let replacement = value_of(argument).unwrap_or(Value::NONE);
            results.push(call::call_method(interp, argument, &interp.intern("__typing_subst__"), &[replacement])?);
        } else if let Some(inner) = parameters_of(interp, argument)?.filter(|inner| !inner.is_empty()) {
            let inner: Vec<Value> =
                inner.items().iter().map(|parameter| value_of(parameter).unwrap_or_else(|| parameter.clone())).collect();
            results.push(item::get(interp, argument, interp.tuple(inner).as_value())?);
        } else {
            results.push(argument.clone());
        }
    }
    Ok(results)
}
