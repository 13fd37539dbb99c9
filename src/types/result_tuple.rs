//! The tuple that an iterator such as `zip` gives again and again, as long as each was dropped before the next is asked for: a loop that
//! takes its items apart then makes no tuple at all.

use crate::object::Interp;
use crate::object::cell::Slot;
use crate::object::header::{Ref, Visit};
use crate::object::tuple::Tuple;
use crate::object::value::Value;

/// See the module documentation.
pub(crate) struct ResultTuple(Slot<Ref<Tuple>>);

impl ResultTuple {
    /// Before the first tuple.
    pub(crate) const fn new() -> ResultTuple {
        ResultTuple(Slot::new(None))
    }

    /// A tuple of these items; what they leave behind in `items` is to be dropped. Runs no Python.
    #[inline]
    pub(crate) fn give(&self, interp: &Interp, items: &mut [Value]) -> Value {
        let is_free = self.0.read(|tuple| tuple.map(|tuple| tuple.header().count() == 1 && tuple.len() == items.len()));
        let tuple = match (is_free, self.0.take()) {
            (Some(true), Some(tuple)) => Tuple::refill(tuple, items),
            (_, None) => interp.tuple(take_all(items)),
            (_, Some(seen)) => {
                // Somebody still has the first tuple, which stays the one to be used again.
                drop(self.0.replace(Some(seen)));
                return interp.tuple(take_all(items)).into_value();
            }
        };
        drop(self.0.replace(Some(tuple.clone())));
        tuple.into_value()
    }

    /// Reports the tuple to the collector.
    pub(crate) fn traverse(&self, visit: &mut Visit<'_>) {
        self.0.traverse(visit);
    }

    /// Lets the tuple go.
    pub(crate) fn clear(&self) {
        drop(self.0.take());
    }
}

fn take_all(items: &mut [Value]) -> Vec<Value> {
    items.iter_mut().map(|item| std::mem::replace(item, Value::NONE)).collect()
}
