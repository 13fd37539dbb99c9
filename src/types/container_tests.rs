//! Tests of the containers on the level of protocols: what natives and hostile methods in Rust see. What scripts see is tested by
//! golden scripts.

use crate::object::list::List;
use crate::object::protocol::{call, compare, item, iterate};
use crate::object::{Args, CompareOp, Interp, Outcome, Ref, Value};

use super::set::Set;
use super::slice::{Fitted, Slice};
use super::testing::{class, get, instance, interpreter, message, method, set, shown};
use super::{list_sort, set_operations, set_table::SetTable};

fn ints(interp: &Interp, numbers: impl IntoIterator<Item = i64>) -> Vec<Value> {
    numbers.into_iter().map(|number| interp.int(number)).collect()
}

fn fit(interp: &Interp, parts: [Option<i64>; 3], length: usize) -> Fitted {
    let [start, stop, step] = parts.map(|part| part.map_or(Value::NONE, |number| interp.int(number)));
    let slice = interp.slice(start, stop, step);
    slice.cast::<Slice>().expect("is a slice").unpack(interp).expect("all parts are integers").fit(length)
}

#[test]
fn slices_fit_as_indices_says() {
    let interp = interpreter();
    // Each row: the parts, the length, and what `slice(…).indices(length)` gave, with the length of the range over it.
    let rows = [
        ([None, None, Some(-1)], 5, (4, -1, -1, 5)),
        ([Some(2), None, Some(2)], 7, (2, 7, 2, 3)),
        ([Some(-3), Some(-1), None], 5, (2, 4, 1, 2)),
        ([Some(10), Some(-10), Some(-3)], 6, (5, -1, -3, 2)),
        ([Some(5), Some(2), None], 9, (5, 2, 1, 0)),
        ([Some(i64::MIN), Some(i64::MAX), Some(i64::MIN)], 3, (-1, 2, -i64::MAX, 0)),
    ];
    for (parts, length, expected) in rows {
        let fitted = fit(&interp, parts, length);
        assert_eq!((fitted.start, fitted.stop, fitted.step, fitted.count), expected, "{parts:?} of {length}");
        let mut forward: Vec<usize> = fitted.indexes().collect();
        forward.sort_unstable();
        assert_eq!(forward, fitted.ascending().indexes().collect::<Vec<_>>());
    }
}

#[test]
fn sets_keep_the_order_of_the_reference() {
    let interp = interpreter();
    let numbers = ints(&interp, [16, 3, -5, 9, 1483, 8, 40]);
    let list = interp.list(numbers).into_value();
    let set = call::call_positional(&interp, interp.types.set.as_value(), &[list]).expect("integers have hashes");
    assert_eq!(shown(&interp, &set), "{3, 8, 9, 40, 1483, 16, -5}");
    let table = &set.cast::<Set>().expect("is a set").table;
    for number in [3, 8] {
        assert!(set_operations::discard_hashed(&interp, table, &interp.int(number), number).expect("compares"));
    }
    for number in [35, 3] {
        set_operations::add(&interp, table, interp.int(number)).expect("has a hash");
    }
    assert_eq!(shown(&interp, &set), "{35, 3, 9, 40, 1483, 16, -5}");
}

#[test]
fn set_table_survives_growth_and_removal() {
    let interp = interpreter();
    let table = SetTable::new();
    for number in 0..1000 {
        set_operations::add(&interp, &table, interp.int(number * 8)).expect("has a hash");
    }
    for number in (0..1000).step_by(2) {
        let key = interp.int(number * 8);
        assert!(set_operations::discard_hashed(&interp, &table, &key, number * 8).expect("compares"));
        assert!(!set_operations::discard_hashed(&interp, &table, &key, number * 8).expect("compares"));
    }
    assert_eq!(table.len(), 500);
    table.squeeze();
    let mut popped = 0;
    while table.pop().is_some() {
        popped += 1;
    }
    assert_eq!((popped, table.len()), (500, 0));
}

/// `__eq__` of a key: empties the container that the class refers to, then says no.
fn emptying_eq(interp: &Interp, args: &Args<'_>) -> Outcome {
    let class = interp.type_of(&args[0]).value();
    let container = get(interp, &class, "container")?;
    let clear = get(interp, &container, "clear")?;
    call::call(interp, &clear, &Args::EMPTY)?;
    Ok(Value::FALSE)
}

#[test]
fn lookups_survive_an_equality_that_empties_the_container() {
    let interp = interpreter();
    for container in [interp.dict().into_value(), Value::from(interp.allocate(&interp.types.set, Set::default()))] {
        let object = &interp.types.object;
        let eq = method(&interp, object, "__eq__", "other, /", emptying_eq);
        let hash = method(&interp, object, "__hash__", "", |interp, _| Ok(interp.int(1)));
        let keys = class(&interp, "Key", &[object], &[("__eq__", eq), ("__hash__", hash)]).expect("makes a class");
        set(&interp, keys.as_value(), "container", &container).expect("classes take attributes");
        let (one, other) = (instance(&interp, &keys), instance(&interp, &keys));
        let contained: Vec<Value> = if container.cast::<Set>().is_some() {
            call::call_positional(&interp, &get(&interp, &container, "add").expect("has it"), &[one]).expect("adds");
            vec![other]
        } else {
            item::set(&interp, &container, &one, &Value::NONE).expect("sets");
            vec![other]
        };
        assert!(!item::contains(&interp, &container, &contained[0]).expect("the lookup ends"));
        assert_eq!(item::length(&interp, &container).expect("has a length"), 0);
    }
}

fn sort_with(interp: &Interp, numbers: &[i64], key: crate::object::native::NativeFn) -> (Ref<List>, Outcome<()>) {
    let list = interp.list(ints(interp, numbers.iter().copied()));
    let key = interp.module_function(&list.value(), &crate::object::Method::function("key", "item, /", key));
    let outcome = list_sort::sort(interp, &list, Some(&key), false);
    (list, outcome)
}

#[test]
fn a_failing_key_leaves_the_list_as_it_was() {
    let interp = interpreter();
    let (list, outcome) = sort_with(&interp, &[3, 1, 2], |interp, args| match args[0].as_small_int() {
        Some(2) => Err(interp.value_error("two")),
        _ => Ok(args[0].clone()),
    });
    assert_eq!(message(&interp, outcome), "ValueError: two");
    assert_eq!(shown(&interp, list.as_value()), "[3, 1, 2]");
}

#[test]
fn sorting_is_stable_in_both_directions() {
    let interp = interpreter();
    for is_reversed in [false, true] {
        let pairs = (0..500).map(|number| interp.tuple([interp.int(number * 7 % 5), interp.int(number)]).into_value());
        let mut values: Vec<Value> = pairs.collect();
        let key = crate::object::Method::function("key", "item, /", |_, args| {
            args[0].cast::<crate::object::tuple::Tuple>().map(|pair| pair.items()[0].clone()).ok_or_else(|| unreachable!("pairs only"))
        });
        let key = interp.module_function(&Value::NONE, &key);
        list_sort::sort_values(&interp, &mut values, Some(&key), is_reversed).expect("integers compare");
        let numbers: Vec<(i64, i64)> = values.iter().map(|value| pair(&interp, value)).collect();
        let is_sorted = |before: (i64, i64), after: (i64, i64)| {
            let key_order = if is_reversed { after.0.cmp(&before.0) } else { before.0.cmp(&after.0) };
            key_order.then(before.1.cmp(&after.1)).is_lt()
        };
        assert!(numbers.windows(2).all(|two| is_sorted(two[0], two[1])));
    }
}

fn pair(interp: &Interp, value: &Value) -> (i64, i64) {
    let items = iterate::collect(interp, value).expect("is a tuple");
    (items[0].as_small_int().expect("is small"), items[1].as_small_int().expect("is small"))
}

#[test]
fn iterators_stay_at_the_end() {
    let interp = interpreter();
    let list = interp.list(ints(&interp, [1]));
    let iterator = iterate::iter(&interp, list.as_value()).expect("is iterable");
    assert!(iterate::next(&interp, &iterator).expect("runs").is_some());
    assert!(iterate::next(&interp, &iterator).expect("runs").is_none());
    list.items.push(interp.int(2));
    assert!(iterate::next(&interp, &iterator).expect("runs").is_none());
}

#[test]
fn sequences_compare_and_hash_by_items() {
    let interp = interpreter();
    let tuple = |numbers: [i64; 3]| interp.tuple(ints(&interp, numbers)).into_value();
    let (one, other) = (tuple([1, 2, 3]), tuple([1, 2, 4]));
    assert!(compare::test(&interp, &one, &other, CompareOp::Less).expect("compares"));
    // What `hash((1, 2, 3))` gives.
    assert_eq!(compare::hash(&interp, &one).expect("has a hash"), 529_344_067_295_497_451);
    let list = interp.list(vec![one.clone()]).into_value();
    assert!(message(&interp, compare::hash(&interp, &list)).starts_with("TypeError: unhashable type: 'list'"));
}
