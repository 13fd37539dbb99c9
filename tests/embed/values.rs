//! Values in and out.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Debug;

use morelia::{Bytes, Error, ErrorKind, FromValue, Handle, IntoValue};
use num_bigint::BigInt;

use super::vm;

/// A value goes in, looks as it should to scripts, and comes out unchanged.
fn round_trip<T: IntoValue + FromValue + Clone + PartialEq + Debug>(value: T, repr: &str) {
    let vm = vm();
    let handle = value.clone().into_value(&vm).expect("converts");
    assert_eq!(handle.repr().expect("has a repr"), repr);
    assert_eq!(handle.get::<T>().expect("converts back"), value);
}

#[test]
fn conversions() {
    round_trip(true, "True");
    round_trip(-7i8, "-7");
    round_trip(u64::MAX, "18446744073709551615");
    round_trip(i128::MIN, "-170141183460469231731687303715884105728");
    round_trip(BigInt::from(10).pow(30), "1000000000000000000000000000000");
    round_trip(0.1f64, "0.1");
    round_trip(0.5f32, "0.5");
    round_trip("täg".to_owned(), "'täg'");
    round_trip('x', "'x'");
    round_trip(Bytes(vec![0, 255]), "b'\\x00\\xff'");
    round_trip(Option::<i32>::None, "None");
    round_trip(Some(3), "3");
    round_trip(vec![1, 2], "[1, 2]");
    round_trip([1.5, 2.5], "[1.5, 2.5]");
    round_trip((1, "a".to_owned(), false), "(1, 'a', False)");
    round_trip(HashMap::from([("k".to_owned(), 1)]), "{'k': 1}");
    round_trip(BTreeMap::from([(1, vec![2]), (3, vec![])]), "{1: [2], 3: []}");
    round_trip(BTreeSet::from([5]), "{5}");
    let vm = vm();
    assert_eq!((&b"ab"[..]).into_value(&vm).expect("bytes").repr().expect("repr"), "b'ab'");
    assert_eq!(vm.eval("bytearray(b'xy')").expect("evaluates").get::<Bytes>().expect("bytes"), Bytes(b"xy".to_vec()));
    assert_eq!(vm.eval("b'xy'").expect("evaluates").get::<Vec<u8>>().expect("ints"), [120, 121]);
    assert_eq!(vm.eval("(n for n in 'abc')").expect("evaluates").get::<String>().expect_err("no str").type_name(), "TypeError");
    assert_eq!(vm.eval("iter('abc')").expect("evaluates").get::<Vec<char>>().expect("characters"), ['a', 'b', 'c']);
    assert_eq!(vm.eval("3").expect("evaluates").get::<f64>().expect("a float"), 3.0);
    assert_eq!(vm.eval("True").expect("evaluates").get::<i64>().expect("an int"), 1);
}

/// The error of reading an expression as a `T`.
fn refusal<T: FromValue + Debug>(expression: &str) -> (String, String) {
    let error = vm().eval(expression).expect("evaluates").get::<T>().expect_err("does not fit");
    assert_eq!(error.kind(), ErrorKind::Exception);
    (error.type_name().to_owned(), error.message().to_owned())
}

#[test]
fn conversions_that_do_not_fit() {
    let pair = |kind: &str, message: &str| (kind.to_owned(), message.to_owned());
    assert_eq!(refusal::<u8>("256"), pair("OverflowError", "int does not fit in u8"));
    assert_eq!(refusal::<u64>("-1"), pair("OverflowError", "int does not fit in u64"));
    assert_eq!(refusal::<i64>("2 ** 63"), pair("OverflowError", "int does not fit in i64"));
    assert_eq!(refusal::<i64>("1.0"), pair("TypeError", "expected int, not float"));
    assert_eq!(refusal::<f64>("10 ** 400"), pair("OverflowError", "int too large to convert to float"));
    assert_eq!(refusal::<f32>("1e300"), pair("OverflowError", "float does not fit in f32"));
    assert_eq!(refusal::<bool>("1"), pair("TypeError", "expected bool, not int"));
    assert_eq!(refusal::<String>("b'x'"), pair("TypeError", "expected str, not bytes"));
    assert_eq!(refusal::<String>("chr(0xD800)").0, "ValueError");
    assert_eq!(refusal::<char>("'ab'"), pair("TypeError", "expected a character, not a str of length 2"));
    assert_eq!(refusal::<Vec<i32>>("7"), pair("TypeError", "'int' object is not iterable"));
    assert_eq!(refusal::<Vec<char>>("'abc'"), pair("TypeError", "expected an iterable other than str, not str"));
    assert_eq!(refusal::<[i32; 2]>("[1]"), pair("ValueError", "expected 2 items, not 1"));
    assert_eq!(refusal::<(i32, i32)>("(1, 2, 3)"), pair("ValueError", "expected 2 items, not 3"));
    assert_eq!(refusal::<(i32, i32)>("{1: 2}"), pair("TypeError", "expected tuple, not dict"));
    assert_eq!(refusal::<HashMap<String, i32>>("[1]"), pair("TypeError", "expected dict, not list"));
    assert_eq!(refusal::<HashMap<String, i32>>("{'a': 'b'}"), pair("TypeError", "expected int, not str"));
}

#[test]
fn operations_of_handles() -> Result<(), Error> {
    let vm = vm();
    vm.exec("class Point:\n    def __init__(self, x): self.x = x\n    def plus(self, n): return self.x + n\n")?;
    let point: Handle = vm.call("Point", (3,))?;
    assert_eq!(point.type_name()?, "Point");
    assert_eq!(point.call_method::<i64>("plus", (4,))?, 7);
    point.set_attribute("x", 10)?;
    assert_eq!(point.attribute("x")?.get::<i64>()?, 10);
    assert!(point.try_attribute("y")?.is_none());
    point.delete_attribute("x")?;
    assert_eq!(point.attribute("x").expect_err("deleted").type_name(), "AttributeError");

    let dict = vm.eval("{'a': 1}")?;
    dict.set_item("b", vec![1, 2])?;
    assert_eq!(dict.item("b")?.get::<Vec<u8>>()?, [1, 2]);
    assert_eq!((dict.length()?, dict.contains("a")?, dict.contains(7)?), (2, true, false));
    dict.delete_item("a")?;
    assert_eq!(dict.item("a").expect_err("deleted").type_name(), "KeyError");
    let entries = dict.entries()?;
    assert_eq!((entries.len(), entries[0].0.get::<String>()?), (1, "b".to_owned()));
    let keys: Vec<String> = dict.iter()?.map(|key| key?.get()).collect::<Result<_, Error>>()?;
    assert_eq!(keys, ["b"]);

    let (one, same, other) = (vm.eval("[1]")?, vm.eval("[1]")?, vm.eval("[2]")?);
    assert!(one.equals(&same)? && !one.equals(&other)?);
    assert!(one.is(&one.clone()) && !one.is(&same));
    assert!(one.is_true()? && !vm.eval("[]")?.is_true()? && vm.eval("None")?.is_none());
    assert!(vm.eval("print")?.is_callable()? && !one.is_callable()?);
    assert_eq!((one.str()?, format!("{one:?}")), ("[1]".to_owned(), "<handle of list>".to_owned()));
    assert_eq!(one.call::<()>(()).expect_err("a list").message(), "'list' object is not callable");
    Ok(())
}

#[test]
fn iteration_stops_at_an_error() -> Result<(), Error> {
    let mut items = vm().eval("(1 // n for n in (1, 0, 2))")?.iter()?;
    let _ = items.next();
    assert!(items.next().is_none(), "the interpreter of the handle is gone, and so are its items");
    let vm = vm();
    let mut items = vm.eval("(1 // n for n in (1, 0, 2))")?.iter()?;
    assert_eq!(items.next().expect("an item")?.get::<i64>()?, 1);
    assert_eq!(items.next().expect("an error").expect_err("an error").type_name(), "ZeroDivisionError");
    assert!(items.next().is_none());
    Ok(())
}

#[test]
fn global_names() -> Result<(), Error> {
    let vm = vm();
    let globals = vm.globals();
    globals.set("a", 1)?;
    vm.exec("b = a + 1\ndef f(*args, **keywords): return args, keywords\n")?;
    assert_eq!(globals.get("b")?.get::<i32>()?, 2);
    assert_eq!(globals.get("c").expect_err("undefined").message(), "name 'c' is not defined");
    assert!(globals.try_get("c")?.is_none());
    assert!(globals.names()?.ends_with(&["a".to_owned(), "__file__".to_owned(), "b".to_owned(), "f".to_owned()]));
    assert!(globals.delete("a")? && !globals.delete("a")?);
    let arguments = morelia::Arguments::new(&vm).with(1)?.keyword("k", 2)?;
    assert_eq!(globals.get("f")?.call_with::<Handle>(&arguments)?.repr()?, "((1,), {'k': 2})");
    let twice = morelia::Arguments::new(&vm).keyword("k", 2)?.keyword("k", 3)?;
    assert_eq!(globals.get("f")?.call_with::<()>(&twice).expect_err("twice").type_name(), "TypeError");
    assert_eq!(vm.import("math")?.attribute("pi")?.get::<f64>()?, std::f64::consts::PI);
    assert_eq!(vm.import("no.such").expect_err("missing").type_name(), "ModuleNotFoundError");
    Ok(())
}
