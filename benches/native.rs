//! What the bare stack engine costs: nanoseconds per switch and per start, bytes per slice.
//!
//! `cargo bench --bench native`. Each figure is the best of several rounds, because machines drift.
#![allow(unsafe_code, reason = "drives the engine below its safe users")]

use std::cell::Cell;
use std::ffi::c_void;
use std::hint::black_box;
use std::time::Instant;

use morelia::native::{Engine, Slice};

/// What the partner slices share. On the heap, as everything that a slice points to.
struct Bench {
    engine: Engine,
    slices: Vec<Slice>,
    /// Words of payload in a partner's frame.
    words: Cell<usize>,
    /// Switches that two siblings still have to make before they go back to main.
    remaining: Cell<usize>,
}

fn main() {
    for words in [0, 16, 40, 150, 1000] {
        ping_pong(words);
    }
    siblings();
    spawn();
    ring(1_000_000);
}

fn new(count: usize, words: usize) -> &'static Bench {
    let engine = Engine::new(64 << 20).expect("a region");
    let slices = (0..count).map(|_| Slice::new()).collect();
    Box::leak(Box::new(Bench { engine, slices, words: Cell::new(words), remaining: Cell::new(0) }))
}

fn best_of(rounds: usize, count: u64, mut action: impl FnMut()) -> f64 {
    let mut best = f64::MAX;
    for _ in 0..rounds {
        let start = Instant::now();
        action();
        best = best.min(start.elapsed().as_nanos() as f64 / count as f64);
    }
    best
}

/// A partner that goes back to main for ever, with `words` of payload on the stack.
unsafe extern "C" fn partner(data: *mut c_void) -> ! {
    // SAFETY: the benchmark passes itself, leaked.
    let bench = unsafe { &*data.cast::<Bench>() };
    with_payload(bench)
}

#[inline(never)]
fn with_payload(bench: &Bench) -> ! {
    match bench.words.get() {
        0 => back_for_ever::<1>(bench),
        16 => back_for_ever::<16>(bench),
        40 => back_for_ever::<40>(bench),
        150 => back_for_ever::<150>(bench),
        _ => back_for_ever::<1000>(bench),
    }
}

#[inline(never)]
fn back_for_ever<const WORDS: usize>(bench: &Bench) -> ! {
    let mut payload = [1_u64; WORDS];
    loop {
        black_box(&mut payload);
        switch(bench, bench.engine.main());
    }
}

#[inline(always)]
fn switch(bench: &Bench, to: &Slice) {
    // SAFETY: all slices of the benchmarks are active when switched to.
    unsafe { bench.engine.switch(to) }.expect("memory");
}

fn start(bench: &'static Bench, index: usize, entry: morelia::native::Entry) {
    let data = std::ptr::from_ref(bench).cast_mut().cast();
    // SAFETY: each slice starts once, and is leaked.
    unsafe { bench.engine.start(&bench.slices[index], entry, data) };
}

fn ping_pong(words: usize) {
    let bench = new(1, words);
    bench
        .engine
        .enter(|| {
            start(bench, 0, partner);
            let length = bench.slices[0].len();
            let nanoseconds = best_of(10, 2_000_000, || {
                for _ in 0..1_000_000 {
                    switch(bench, &bench.slices[0]);
                }
            });
            println!("main <-> slice of {length} bytes: {nanoseconds:.1} ns per switch");
        })
        .expect("free");
}

/// Two slices at the same base: each switch saves one and restores the other.
fn siblings() {
    for words in [0_usize, 16, 40, 150] {
        let bench = new(2, words);
        bench
            .engine
            .enter(|| {
                start(bench, 0, sibling);
                start(bench, 1, sibling);
                let length = bench.slices[0].len();
                let nanoseconds = best_of(10, 2_000_000, || {
                    bench.remaining.set(2_000_000);
                    switch(bench, &bench.slices[0]);
                });
                println!("two siblings of {length} bytes: {nanoseconds:.1} ns per switch");
            })
            .expect("free");
    }
}

unsafe extern "C" fn sibling(data: *mut c_void) -> ! {
    // SAFETY: the benchmark passes itself, leaked.
    let bench = unsafe { &*data.cast::<Bench>() };
    let me = usize::from(std::ptr::eq(bench.engine.running(), &bench.slices[1]));
    match bench.words.get() {
        0 => between::<1>(bench, me),
        16 => between::<16>(bench, me),
        40 => between::<40>(bench, me),
        _ => between::<150>(bench, me),
    }
}

#[inline(never)]
fn between<const WORDS: usize>(bench: &Bench, me: usize) -> ! {
    let mut payload = [1_u64; WORDS];
    loop {
        black_box(&mut payload);
        if bench.remaining.get() == 0 {
            switch(bench, bench.engine.main());
        } else {
            bench.remaining.set(bench.remaining.get() - 1);
            switch(bench, &bench.slices[1 - me]);
        }
    }
}

fn spawn() {
    let bench = new(1, 0);
    bench
        .engine
        .enter(|| {
            let nanoseconds = best_of(10, 1_000_000, || {
                for _ in 0..1_000_000 {
                    start_and_finish(bench);
                }
            });
            println!("start, finish and drop: {nanoseconds:.1} ns");
        })
        .expect("free");
}

#[inline(never)]
fn start_and_finish(bench: &'static Bench) {
    let slice = Box::new(Slice::new());
    let data = std::ptr::from_ref(bench).cast_mut().cast();
    // SAFETY: the slice has finished when it is dropped.
    unsafe { bench.engine.start(&slice, finish, data) };
}

unsafe extern "C" fn finish(data: *mut c_void) -> ! {
    // SAFETY: the benchmark passes itself, leaked.
    let bench = unsafe { &*data.cast::<Bench>() };
    // SAFETY: main is parked.
    let error = unsafe { bench.engine.finish_switch(bench.engine.main()) };
    panic!("{error}")
}

/// Many parked slices, resumed one after another.
fn ring(count: usize) {
    let bench = new(count, 16);
    bench
        .engine
        .enter(|| {
            for index in 0..count {
                start(bench, index, partner);
            }
            let stats = bench.engine.stats();
            let each = (stats.buffer_bytes + stats.idle_bytes) / count as u64 + size_of::<Slice>() as u64;
            let nanoseconds = best_of(5, 2 * count as u64, || {
                for slice in &bench.slices {
                    switch(bench, slice);
                }
            });
            println!("ring of {count} slices: {nanoseconds:.1} ns per switch, {each} bytes each");
        })
        .expect("free");
}
