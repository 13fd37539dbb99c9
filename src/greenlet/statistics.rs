//! `greenlet.statistics()`: what the stack engine has done, for tests, benchmarks and the curious. CPython's greenlet has nothing like it.

use crate::object::{Args, Interp, Outcome};

/// A dict of the engine's counters, by the names of `native::Stats`.
pub(super) fn statistics(interp: &Interp, _args: &Args<'_>) -> Outcome {
    let stats = interp.engine.stats();
    let counters = [
        ("switches", stats.switches),
        ("starts", stats.starts),
        ("bytes_saved", stats.bytes_saved),
        ("bytes_restored", stats.bytes_restored),
        ("bytes_avoided", stats.bytes_avoided),
        ("saved_slices", stats.saved_slices),
        ("largest_slice", stats.largest_slice),
        ("buffer_bytes", stats.buffer_bytes),
        ("idle_bytes", stats.idle_bytes),
    ];
    let dict = interp.dict();
    for (name, count) in counters {
        let count = interp.int(i64::try_from(count).unwrap_or(i64::MAX));
        drop(dict.set_text(&interp.intern(name), count));
    }
    Ok(dict.into_value())
}
