//! The machine: linked code, functions, frames, the eval loop, generators, imports.
//!
//! Reading order: `code` (linked code), `function`, `frame`, `eval` with `ops`, `call`, `prepare` and `bind`, `unwind`, `generator`, `import`.

pub(crate) mod async_awaitable;
pub(crate) mod async_generator;
pub(crate) mod bind;
mod cache;
pub mod call;
pub mod code;
mod code_type;
mod eval;
pub mod frame;
pub(crate) mod frame_type;
pub mod function;
mod function_type;
pub mod generator;
pub mod import;
mod ops;
mod pc;
mod prepare;
pub(crate) mod profile;
pub mod run;
pub mod safe_point;
mod typing;
mod unwind;

use crate::object::Interp;
use crate::object::collect::Collected;

/// Makes the types of this layer and ties the hooks through which the layers below reach it.
pub(crate) fn install(interp: &Interp) {
    code_type::install(interp);
    function_type::install(interp);
    frame_type::install(interp);
    generator::install(interp);
    async_generator::install(interp);
    run::install(interp);
}

/// Collects garbage: the young generation, or everything. May run Python.
pub fn collect(interp: &Interp, is_full: bool) -> Collected {
    crate::builtins::gc::announce(interp, "start", is_full, 0);
    let collected = crate::object::collect::collect(interp, is_full, &crate::types::finalise::COLLECT_HOOKS);
    crate::builtins::gc::announce(interp, "stop", is_full, collected.unreachable);
    collected
}

/// Frees what the machine keeps for reuse and breaks all cycles, when the interpreter goes away. Runs no script code.
pub(crate) fn shut_down(interp: &Interp) {
    interp.weakrefs.clear_all();
    interp.heap.drop_finalisers();
    crate::object::collect::clear_everything(&interp.heap);
    interp.heap.drop_finalisers();
}
