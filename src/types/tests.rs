//! The class machinery seen from outside: classes made through the call of `type`, with natives as methods.
#![cfg(test)]

use crate::object::protocol::{attribute, call, compare, number};
use crate::object::slots::BinaryOp;
use crate::object::string::Str;
use crate::object::tuple::Tuple;
use crate::object::{CompareOp, Interp, Value};

use super::testing::{class, get, instance, interpreter, message, method, set, shown};

fn number(value: i32) -> Value {
    Value::int_from_i32(value)
}

fn names(types: &[crate::object::TypeRef]) -> Vec<String> {
    types.iter().map(|ty| ty.name()).collect()
}

#[test]
fn diamond_has_the_c3_order() {
    let interp = interpreter();
    let a = class(&interp, "A", &[], &[]).expect("valid");
    let b = class(&interp, "B", &[&a], &[]).expect("valid");
    let c = class(&interp, "C", &[&a], &[]).expect("valid");
    let d = class(&interp, "D", &[&b, &c], &[]).expect("valid");
    assert_eq!(names(&d.mro()), ["D", "B", "C", "A", "object"]);
    let error = message(&interp, class(&interp, "E", &[&a, &d], &[]));
    assert_eq!(error, "TypeError: Cannot create a consistent method resolution order (MRO) for bases A, D");
    assert_eq!(message(&interp, class(&interp, "E", &[&a, &a], &[])), "TypeError: duplicate base class A");
}

#[test]
fn bases_must_fit() {
    let interp = interpreter();
    let not_a_base = message(&interp, class(&interp, "A", &[&interp.types.none], &[]));
    assert_eq!(not_a_base, "TypeError: type 'NoneType' is not an acceptable base type");
    let conflict = message(&interp, class(&interp, "A", &[&interp.types.str, &interp.types.property], &[]));
    assert_eq!(conflict, "TypeError: multiple bases have instance lay-out conflict");
    let slots = interp.tuple(vec![interp.text("x").into_value()]).into_value();
    let one = class(&interp, "One", &[], &[("__slots__", slots.clone())]).expect("valid");
    let two = class(&interp, "Two", &[], &[("__slots__", slots)]).expect("valid");
    let conflict = message(&interp, class(&interp, "A", &[&one, &two], &[]));
    assert_eq!(conflict, "TypeError: multiple bases have instance lay-out conflict");
}

#[test]
fn namespace_entries_come_in_the_order_of_the_reference_implementation() {
    let interp = interpreter();
    let a = class(&interp, "A", &[], &[("__eq__", number(1))]).expect("valid");
    let keys: Vec<String> =
        super::object::keys(a.dict()).iter().map(|key| key.cast::<Str>().expect("a text").to_lossy().into_owned()).collect();
    assert_eq!(keys, ["__eq__", "__dict__", "__weakref__", "__doc__", "__hash__"]);
    assert_eq!(message(&interp, compare::hash(&interp, &instance(&interp, &a))), "TypeError: unhashable type: 'A'");
}

#[test]
fn slots_are_inherited_and_keep_their_places() {
    let interp = interpreter();
    let texts = |names: &[&str]| interp.tuple(names.iter().map(|name| interp.text(name).into_value()).collect::<Vec<_>>()).into_value();
    let base = class(&interp, "Base", &[], &[("__slots__", texts(&["y", "x"]))]).expect("valid");
    let derived = class(&interp, "Derived", &[&base], &[("__slots__", texts(&["z"]))]).expect("valid");
    let open = class(&interp, "Open", &[&derived], &[]).expect("valid");
    let value = instance(&interp, &derived);
    for (name, content) in [("x", 1), ("y", 2), ("z", 3)] {
        set(&interp, &value, name, &number(content)).expect("declared");
    }
    for (name, content) in [("x", 1), ("y", 2), ("z", 3)] {
        assert!(get(&interp, &value, name).expect("set").is(&number(content)));
    }
    let error = message(&interp, set(&interp, &value, "w", &number(4)));
    assert_eq!(error, "AttributeError: 'Derived' object has no attribute 'w' and no __dict__ for setting new attributes");
    let other = instance(&interp, &open);
    set(&interp, &other, "w", &number(4)).expect("has a dict");
    set(&interp, &other, "z", &number(5)).expect("declared");
    assert!(get(&interp, &other, "w").expect("set").is(&number(4)));
    assert_eq!(message(&interp, get(&interp, &other, "x")), "AttributeError: 'Open' object has no attribute 'x'");
    assert_eq!(shown(&interp, &get(&interp, base.as_value(), "x").expect("there")), "<member 'x' of 'Base' objects>");
    let conflict = class(&interp, "A", &[], &[("__slots__", texts(&["a"])), ("a", number(1))]);
    assert_eq!(message(&interp, conflict), "ValueError: 'a' in __slots__ conflicts with class variable");
}

#[test]
fn binary_operators_reach_methods_and_prefer_subclasses() {
    let interp = interpreter();
    let a = class(&interp, "A", &[], &[]).expect("valid");
    let add = method(&interp, &a, "__add__", "other, /", |_, _| Ok(Value::int_from_i32(1)));
    set(&interp, a.as_value(), "__add__", &add).expect("mutable");
    let b = class(&interp, "B", &[&a], &[]).expect("valid");
    let reflected = method(&interp, &b, "__radd__", "other, /", |_, _| Ok(Value::int_from_i32(2)));
    set(&interp, b.as_value(), "__radd__", &reflected).expect("mutable");
    let (one, two) = (instance(&interp, &a), instance(&interp, &b));
    assert!(number::binary(&interp, BinaryOp::Add, &one, &one).expect("defined").is(&number(1)));
    assert!(number::binary(&interp, BinaryOp::Add, &one, &two).expect("defined").is(&number(2)));
    attribute::set(&interp, a.as_value(), &interp.intern("__add__"), None).expect("there");
    let error = message(&interp, number::binary(&interp, BinaryOp::Add, &one, &one));
    assert_eq!(error, "TypeError: unsupported operand type(s) for +: 'A' and 'A'");
}

#[test]
fn constructor_arguments_are_checked_as_the_reference_implementation_does() {
    let interp = interpreter();
    let a = class(&interp, "A", &[], &[]).expect("valid");
    let made = call::call_positional(&interp, a.as_value(), &[number(1)]);
    assert_eq!(message(&interp, made), "TypeError: A() takes no arguments");
    let b = class(&interp, "B", &[], &[]).expect("valid");
    let init = method(&interp, &b, "__init__", "value, /", |interp, args| {
        attribute::set(interp, &args[0], &interp.intern("value"), Some(&args[1]))?;
        Ok(Value::NONE)
    });
    set(&interp, b.as_value(), "__init__", &init).expect("mutable");
    let made = call::call_positional(&interp, b.as_value(), &[number(7)]).expect("one argument");
    assert!(get(&interp, &made, "value").expect("set").is(&number(7)));
    let object_new = get(&interp, interp.types.object.as_value(), "__new__").expect("there");
    let made = call::call_positional(&interp, &object_new, &[interp.types.property.value()]);
    assert_eq!(message(&interp, made), "TypeError: object.__new__(property) is not safe, use property.__new__()");
}

#[test]
fn super_starts_after_the_class() {
    let interp = interpreter();
    let a = class(&interp, "A", &[], &[("x", number(1))]).expect("valid");
    let b = class(&interp, "B", &[&a], &[("x", number(2))]).expect("valid");
    let value = instance(&interp, &b);
    let bound = call::call_positional(&interp, interp.types.super_.as_value(), &[b.value(), value]).expect("an instance");
    assert!(get(&interp, &bound, "x").expect("there").is(&number(1)));
    assert_eq!(shown(&interp, &bound), "<super: <class 'B'>, <B object>>");
    let wrong = call::call_positional(&interp, interp.types.super_.as_value(), &[b.value(), Value::NONE]);
    drop(wrong.expect("None stands for no object"));
    let wrong = call::call_positional(&interp, interp.types.super_.as_value(), &[b.value(), Value::ELLIPSIS]);
    let expected = "TypeError: super(type, obj): obj (instance of ellipsis) is not an instance or subtype of type (B).";
    assert_eq!(message(&interp, wrong), expected);
}

#[test]
fn properties_and_wrapped_functions_bind() {
    let interp = interpreter();
    let a = class(&interp, "A", &[], &[]).expect("valid");
    let getter = method(&interp, &a, "x", "", |_, _| Ok(Value::int_from_i32(5)));
    let property = call::call_positional(&interp, interp.types.property.as_value(), &[getter.clone()]).expect("callable");
    set(&interp, a.as_value(), "x", &property).expect("mutable");
    let value = instance(&interp, &a);
    assert!(get(&interp, &value, "x").expect("computed").is(&number(5)));
    assert_eq!(message(&interp, set(&interp, &value, "x", &number(1))), "AttributeError: property 'x' of 'A' object has no setter");
    let static_method = call::call_positional(&interp, interp.types.staticmethod.as_value(), &[getter.clone()]).expect("one argument");
    set(&interp, a.as_value(), "s", &static_method).expect("mutable");
    assert!(get(&interp, &value, "s").expect("there").is(&getter));
    let class_method = call::call_positional(&interp, interp.types.classmethod.as_value(), &[getter]).expect("one argument");
    set(&interp, a.as_value(), "c", &class_method).expect("mutable");
    let bound = get(&interp, &value, "c").expect("there");
    assert!(get(&interp, &bound, "__self__").expect("there").is(a.as_value()));
}

#[test]
fn instances_change_class_and_bases_change_orders() {
    let interp = interpreter();
    let a = class(&interp, "A", &[], &[("kind", number(1))]).expect("valid");
    let b = class(&interp, "B", &[], &[("kind", number(2))]).expect("valid");
    let value = instance(&interp, &a);
    for place in 0..10 {
        set(&interp, &value, &format!("attribute{place}"), &number(place)).expect("has a dict");
    }
    set(&interp, &value, "__class__", b.as_value()).expect("same layout");
    assert!(get(&interp, &value, "kind").expect("of the class").is(&number(2)));
    assert!(get(&interp, &value, "attribute9").expect("kept").is(&number(9)));
    let c = class(&interp, "C", &[&a], &[]).expect("valid");
    let bases = interp.tuple(vec![b.value()]).into_value();
    set(&interp, c.as_value(), "__bases__", &bases).expect("same layout");
    assert_eq!(names(&c.mro()), ["C", "B", "object"]);
    assert!(get(&interp, &instance(&interp, &c), "kind").expect("inherited").is(&number(2)));
    let cycle = set(&interp, b.as_value(), "__bases__", interp.tuple(vec![c.value()]).as_value());
    assert_eq!(message(&interp, cycle), "TypeError: a __bases__ item causes an inheritance cycle");
}

#[test]
fn metaclass_is_the_most_derived_one() {
    let interp = interpreter();
    let meta = class(&interp, "Meta", &[&interp.types.type_], &[]).expect("valid");
    let other = class(&interp, "Other", &[&interp.types.type_], &[]).expect("valid");
    let make = |metaclass: &crate::object::TypeRef, name: &str| {
        let arguments = [interp.text(name).into_value(), interp.empty_tuple.value(), interp.dict().into_value()];
        call::call_positional(&interp, metaclass.as_value(), &arguments).expect("valid").into_ref::<crate::object::Type>().expect("a type")
    };
    let (a, b) = (make(&meta, "A"), make(&other, "B"));
    let c = class(&interp, "C", &[&a], &[]).expect("valid");
    assert!(interp.type_of(c.as_value()).is(&meta));
    let conflict = message(&interp, class(&interp, "D", &[&a, &b], &[]));
    assert!(conflict.starts_with("TypeError: metaclass conflict: the metaclass of a derived class must be"));
}

#[test]
fn weak_references_die_with_their_object() {
    let interp = interpreter();
    let a = class(&interp, "A", &[], &[]).expect("valid");
    let value = instance(&interp, &a);
    let make = |arguments: &[Value]| call::call_positional(&interp, interp.types.weakref.as_value(), arguments);
    let reference = make(&[value.clone()]).expect("allowed");
    assert!(make(&[value.clone()]).expect("allowed").is(&reference));
    let target = call::call_positional(&interp, &reference, &[]).expect("callable");
    assert!(target.is(&value));
    drop(target);
    let seen = interp.list(Vec::new());
    let append = |interp: &Interp, args: &crate::object::Args<'_>| -> crate::object::Outcome {
        let list = args[0].cast::<crate::object::list::List>().expect("bound to a list");
        list.items.push(args[1].clone());
        let _ = interp;
        Ok(Value::NONE)
    };
    let callback = method(&interp, &interp.types.list, "note", "reference, /", append);
    let bound = crate::object::dispatch::bind_method(&interp, callback, seen.as_value());
    let with_callback = make(&[value.clone(), bound]).expect("allowed");
    drop(value);
    assert!(call::call_positional(&interp, &reference, &[]).expect("callable").is_none());
    assert_eq!(seen.items.len(), 0);
    super::finalise::run_pending(&interp);
    assert!(seen.items.get(0).expect("called back").is(&with_callback));
    assert_eq!(message(&interp, make(&[number(1)])), "TypeError: cannot create weak reference to 'int' object");
}

#[test]
fn finaliser_runs_once_and_may_resurrect() {
    let interp = interpreter();
    let a = class(&interp, "A", &[], &[]).expect("valid");
    let del = method(&interp, &a, "__del__", "", |interp, args| {
        let class = interp.type_of(&args[0]).value();
        attribute::set(interp, &class, &interp.intern("saved"), Some(&args[0]))?;
        Ok(Value::NONE)
    });
    set(&interp, a.as_value(), "__del__", &del).expect("mutable");
    drop(instance(&interp, &a));
    super::finalise::run_pending(&interp);
    let saved = get(&interp, a.as_value(), "saved").expect("resurrected");
    assert_eq!(saved.header().expect("an object").count(), 2);
    drop(saved);
    attribute::set(&interp, a.as_value(), &interp.intern("saved"), None).expect("there");
    super::finalise::run_pending(&interp);
    assert_eq!(message(&interp, get(&interp, a.as_value(), "saved")), "AttributeError: type object 'A' has no attribute 'saved'");
}

#[test]
fn instance_checks_follow_unions_and_tuples() {
    let interp = interpreter();
    let union = number::binary(&interp, BinaryOp::Or, interp.types.str.as_value(), &Value::NONE).expect("classes");
    assert_eq!(shown(&interp, &union), "str | None");
    let is_instance = |value: &Value, class: &Value| super::instance_check::is_instance(&interp, value, class);
    assert!(is_instance(&Value::NONE, &union).expect("valid"));
    assert!(!is_instance(&Value::ELLIPSIS, &union).expect("valid"));
    let nested = interp.tuple(vec![interp.tuple(vec![interp.types.str.value()]).into_value(), union]).into_value();
    assert!(is_instance(interp.text("abc").as_value(), &nested).expect("valid"));
    let wrong = is_instance(&Value::NONE, &Value::ELLIPSIS);
    assert_eq!(message(&interp, wrong), "TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union");
}

#[test]
fn aliases_show_and_compare() {
    let interp = interpreter();
    let arguments = interp.tuple(vec![interp.types.str.value(), Value::ELLIPSIS]).into_value();
    let alias = super::generic_alias::make(&interp, interp.types.tuple.value(), &arguments);
    assert_eq!(shown(&interp, &alias), "tuple[str, ...]");
    let again = super::generic_alias::make(&interp, interp.types.tuple.value(), &arguments);
    assert!(compare::test(&interp, &alias, &again, CompareOp::Equal).expect("comparable"));
    let arguments = get(&interp, &alias, "__args__").expect("own");
    assert_eq!(arguments.cast::<Tuple>().expect("a tuple").len(), 2);
}

#[test]
fn modules_keep_their_namespace() {
    let interp = interpreter();
    let module = super::module::make(&interp, "m").into_value();
    set(&interp, &module, "x", &number(1)).expect("has a dict");
    let dict = super::module::namespace(&module).expect("a module");
    assert!(dict.get_text(&interp.intern("x")).expect("set").is(&number(1)));
    assert_eq!(message(&interp, get(&interp, &module, "y")), "AttributeError: module 'm' has no attribute 'y'");
    assert_eq!(shown(&interp, &module), "<module 'm'>");
}
