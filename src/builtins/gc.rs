//! The module `gc`.

use crate::object::dict::Dict;
use crate::object::native::Method;
use crate::object::{Interp, Ref, Value};

use super::enter_functions;

const FUNCTIONS: &[Method] = &[
    Method::function("collect", "generation=2", |interp, args| {
        let generation = crate::object::protocol::number::to_i64(interp, &args[0])?;
        if !(0..=2).contains(&generation) {
            return Err(interp.value_error("invalid generation"));
        }
        let collected = crate::vm::collect(interp, generation > 0);
        crate::types::finalise::run_pending(interp);
        Ok(interp.int_from_usize(collected.unreachable))
    }),
    Method::function("enable", "", |interp, _| {
        interp.heap.set_collect_enabled(true);
        Ok(Value::NONE)
    }),
    Method::function("disable", "", |interp, _| {
        interp.heap.set_collect_enabled(false);
        Ok(Value::NONE)
    }),
    Method::function("isenabled", "", |interp, _| Ok(Value::bool(interp.heap.is_collect_enabled()))),
    Method::function("get_objects", "generation=None", |interp, _| Ok(interp.list(interp.heap.tracked_objects()).into_value())),
];

/// Fills the namespace.
pub fn populate(interp: &Interp, dict: &Ref<Dict>) {
    enter_functions(interp, dict, FUNCTIONS);
    let enter = |name: &str, value: Value| drop(dict.set_text(&interp.intern(name), value));
    enter("garbage", interp.list(Vec::new()).into_value());
    enter("callbacks", interp.list(Vec::new()).into_value());
}
