//! The module `itertools`: its types, by the kind of work they do.
//!
//! A StopIteration that a callback raises ends the iteration, as in CPython.

use crate::object::builder::TypeSpec;
use crate::object::dict::Dict;
use crate::object::header::{Payload, Ref};
use crate::object::interp::Late;
use crate::object::ty::TypeRef;
use crate::object::value::Value;
use crate::object::{Interp, Method};

mod combinatoric;
mod combine;
mod group;
mod infinite;
mod select;
mod tee;

/// Defines a type of the module: a base for classes, iterable by itself.
macro_rules! iterator_type {
    ($spec:ident $name:literal $new:expr, $next:expr, slots: [$( $slot:expr, )*], methods: [$( $method:expr, )*], $documentation:literal) => {
        pub(super) static $spec: $crate::object::builder::TypeSpec = $crate::object::builder::TypeSpec {
            name: $name,
            module: "itertools",
            documentation: $documentation,
            flags: $crate::object::ty::flags::BASE,
            slots: &[
                ($crate::object::SlotKey::New, $crate::object::SlotFunction::New($new)),
                ($crate::object::SlotKey::Iter, $crate::object::SlotFunction::Unary($crate::types::iterators::itself)),
                ($crate::object::SlotKey::Next, $crate::object::SlotFunction::Next($next)),
                $( $slot, )*
            ],
            methods: &[$( $method, )*],
            getset: &[],
        };
    };
}
use iterator_type;

/// The payload of an iterator that holds the values which the listed fields give, each a reference to something iterable over values.
macro_rules! traced_payload {
    ($type:ident: $( $field:ident )*) => {
        impl $crate::object::Payload for $type {
            const TRACKED: bool = true;

            fn traverse(&self, visit: &mut $crate::object::Visit<'_>) {
                $( $crate::types::itertools::Traced::trace(&self.$field, visit); )*
            }
        }
    };
}
use traced_payload;

/// What fields of payloads report to the collector.
trait Traced {
    fn trace(&self, visit: &mut crate::object::Visit<'_>);
}

impl Traced for Value {
    fn trace(&self, visit: &mut crate::object::Visit<'_>) {
        visit.value(self);
    }
}

impl Traced for crate::object::cell::Slot<Value> {
    fn trace(&self, visit: &mut crate::object::Visit<'_>) {
        self.traverse(visit);
    }
}

impl Traced for crate::object::cell::VecCell<Value> {
    fn trace(&self, visit: &mut crate::object::Visit<'_>) {
        self.traverse(visit);
    }
}

impl Traced for crate::types::result_tuple::ResultTuple {
    fn trace(&self, visit: &mut crate::object::Visit<'_>) {
        self.traverse(visit);
    }
}

impl Traced for Box<[Value]> {
    fn trace(&self, visit: &mut crate::object::Visit<'_>) {
        self.iter().for_each(|value| visit.value(value));
    }
}

const FUNCTIONS: &[Method] = &[Method::function("tee", "*args", tee::tee)];

/// Fills the namespace of the module.
pub fn populate(interp: &Interp, namespace: &Ref<Dict>) {
    let object = &interp.types.object;
    let enter = |ty: TypeRef| {
        let name = ty.qualified_name().expect("a built-in type has a name");
        drop(namespace.set_text(&interp.intern_text(&name), ty.into_value()));
    };
    enter(interp.native_type::<infinite::Count>(object, &infinite::COUNT));
    enter(interp.native_type::<infinite::Cycle>(object, &infinite::CYCLE));
    enter(interp.native_type::<infinite::Repeat>(object, &infinite::REPEAT));
    enter(interp.native_type::<combine::Chain>(object, &combine::CHAIN));
    enter(interp.native_type::<combine::ZipLongest>(object, &combine::ZIP_LONGEST));
    enter(interp.native_type::<combine::StarMap>(object, &combine::STARMAP));
    enter(interp.native_type::<combine::Accumulate>(object, &combine::ACCUMULATE));
    enter(interp.native_type::<combine::Pairwise>(object, &combine::PAIRWISE));
    enter(interp.native_type::<combine::Batched>(object, &combine::BATCHED));
    enter(interp.native_type::<select::Compress>(object, &select::COMPRESS));
    enter(interp.native_type::<select::DropWhile>(object, &select::DROPWHILE));
    enter(interp.native_type::<select::TakeWhile>(object, &select::TAKEWHILE));
    enter(interp.native_type::<select::FilterFalse>(object, &select::FILTERFALSE));
    enter(interp.native_type::<select::Slice>(object, &select::ISLICE));
    enter(interp.native_type::<combinatoric::Product>(object, &combinatoric::PRODUCT));
    enter(interp.native_type::<combinatoric::Permutations>(object, &combinatoric::PERMUTATIONS));
    enter(interp.native_type::<combinatoric::Combinations>(object, &combinatoric::COMBINATIONS));
    enter(interp.native_type::<combinatoric::Combinations>(object, &combinatoric::COMBINATIONS_WITH_REPLACEMENT));
    enter(interp.native_type::<group::GroupBy>(object, &group::GROUPBY));
    enter(known::<group::Grouper>(interp, &interp.types.grouper, &group::GROUPER));
    enter(known::<tee::Tee>(interp, &interp.types.tee, &tee::TEE));
    crate::object::builder::enter_functions(interp, namespace, FUNCTIONS);
}

/// A type that natives make instances of; it is made once, however often the module is.
fn known<T: Payload>(interp: &Interp, place: &Late<TypeRef>, spec: &TypeSpec) -> TypeRef {
    if place.get().is_none() {
        interp.define::<T>(place, &interp.types.object, spec);
    }
    (**place).clone()
}
