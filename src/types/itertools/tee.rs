//! `tee`: independent iterators over one iterator. The items taken from it wait in a chain of links, each iterator standing at one
//! of them; links that all iterators have passed go.

use crate::object::cell::{Slot, VecCell};
use crate::object::header::{Payload, Ref, Visit};
use crate::object::protocol::{iterate, number};
use crate::object::ty::TypeRef;
use crate::object::value::Value;
use crate::object::{Args, Interp, Method, Outcome};
use crate::types::arguments;

use super::iterator_type;

/// Items in a link.
const LINK_SIZE: usize = 57;

/// A stretch of items, as the payload of an object that scripts do not see.
pub(super) struct Link {
    iterator: Value,
    items: VecCell<Value>,
    next: Slot<Ref<Link>>,
    is_running: std::cell::Cell<bool>,
}

impl Payload for Link {
    const TRACKED: bool = true;

    fn traverse(&self, visit: &mut Visit<'_>) {
        visit.value(&self.iterator);
        self.items.traverse(visit);
        self.next.traverse(visit);
    }

    fn clear(&self) {
        drop((self.items.take(), self.next.take()));
    }
}

/// Payload of `_tee`.
pub(super) struct Tee {
    link: Slot<Ref<Link>>,
    index: std::cell::Cell<usize>,
}

impl Payload for Tee {
    const TRACKED: bool = true;

    fn traverse(&self, visit: &mut Visit<'_>) {
        self.link.traverse(visit);
    }

    fn clear(&self) {
        drop(self.link.take());
    }
}

iterator_type! {
    TEE "_tee" new, next, slots: [], methods: [Method::new("__copy__", "", copy),],
    "Iterator wrapped to make it copyable."
}

static LINK: crate::object::builder::TypeSpec = crate::object::builder::TypeSpec {
    name: "_tee_dataobject",
    module: "itertools",
    documentation: "teedataobject(iterable, values, next, /)\n--\n\nData container common to multiple tee objects.",
    ..crate::object::builder::TypeSpec::EMPTY
};

fn link(interp: &Interp, iterator: Value) -> Ref<Link> {
    let place = &interp.types.tee_link;
    if place.get().is_none() {
        interp.define::<Link>(place, &interp.types.object, &LINK);
    }
    let link = Link { iterator, items: VecCell::new(Vec::new()), next: Slot::new(None), is_running: std::cell::Cell::new(false) };
    interp.allocate(place, link)
}

/// A tee over an iterable; a copy when that is a tee itself.
fn tee_over(interp: &Interp, ty: &TypeRef, iterable: &Value) -> Outcome {
    let iterator = iterate::iter(interp, iterable)?;
    if iterator.cast::<Tee>().is_some() {
        return Ok(copy_of(interp, &iterator));
    }
    let tee = Tee { link: Slot::new(Some(link(interp, iterator))), index: std::cell::Cell::new(0) };
    Ok(interp.allocate(ty, tee).into_value())
}

fn new(interp: &Interp, ty: &TypeRef, args: &Args<'_>) -> Outcome {
    arguments::positional(interp, "_tee", args, 1, 1)?;
    tee_over(interp, ty, &args[0])
}

fn tee_of(value: &Value) -> &Tee {
    value.cast().expect("the receiver is a tee")
}

fn copy_of(interp: &Interp, this: &Value) -> Value {
    let tee = tee_of(this);
    let copy = Tee { link: Slot::new(tee.link.get()), index: tee.index.clone() };
    interp.allocate(&interp.types.tee, copy).into_value()
}

fn copy(interp: &Interp, args: &Args<'_>) -> Outcome {
    Ok(copy_of(interp, &args[0]))
}

fn next(interp: &Interp, this: &Value) -> Outcome<Option<Value>> {
    let tee = tee_of(this);
    let Some(mut at) = tee.link.get() else {
        return Ok(None);
    };
    if tee.index.get() >= LINK_SIZE {
        let following = at.next.get().unwrap_or_else(|| link(interp, at.iterator.clone()));
        at.next.set(following.clone());
        tee.link.set(following.clone());
        tee.index.set(0);
        at = following;
    }
    let index = tee.index.get();
    let value = match at.items.get(index) {
        Some(value) => value,
        None => {
            if at.is_running.replace(true) {
                return Err(interp.runtime_error("cannot re-enter the tee iterator"));
            }
            let outcome = iterate::next(interp, &at.iterator);
            at.is_running.set(false);
            let Some(value) = outcome? else { return Ok(None) };
            at.items.push(value.clone());
            value
        }
    };
    tee.index.set(index + 1);
    Ok(Some(value))
}

/// `tee(iterable, n=2, /)`.
pub(super) fn tee(interp: &Interp, args: &Args<'_>) -> Outcome {
    if args.keyword_count() > 0 {
        return Err(interp.type_error("itertools.tee() takes no keyword arguments"));
    }
    arguments::count(interp, "tee", args, 1, 2)?;
    let count = args.positional().get(1).map_or(Ok(2), |count| number::to_i64(interp, count))?;
    let Ok(count) = usize::try_from(count) else {
        return Err(interp.value_error("n must be >= 0"));
    };
    if count == 0 {
        return Ok(interp.empty_tuple.value());
    }
    if !interp.heap.has_room(count.saturating_mul(size_of::<Tee>())) {
        return Err(interp.memory_error(""));
    }
    let iterator = iterate::iter(interp, &args[0])?;
    let mut tees = vec![tee_over(interp, &interp.types.tee, &iterator)?];
    for _ in 1..count {
        tees.push(copy_of(interp, &tees[0]));
    }
    Ok(interp.tuple(tees).into_value())
}
