//! A random walk of 2,000 slices against a model that knows every byte's place.
//!
//! The model is the plain definition, without an owner chain: when a target begins to run, whatever other slices had in
//! place below the target's stop is in the heap from then on. It predicts `saved_len` of every slice.

use std::cell::{Cell, RefCell};
use std::ffi::c_void;
use std::hint::black_box;

use morelia::native::{Engine, Slice, State};

const SLICES: usize = 2000;
const OPERATIONS: usize = if cfg!(debug_assertions) { 60_000 } else { 1_000_000 };
const MAIN: usize = SLICES;
const DEEPEST: usize = 60;

struct Walk {
    engine: Engine,
    /// Without main, whose slice is the engine's.
    slices: Vec<Cell<*mut Slice>>,
    /// Per slice: first address in place, as the model sees it; `usize::MAX` when it is not parked.
    in_place: RefCell<Vec<usize>>,
    /// Per slice: what its frames must hold, lowest depth first.
    frames: RefCell<Vec<Vec<u64>>>,
    current: Cell<usize>,
    left: Cell<usize>,
    random: Cell<u64>,
    finished: Cell<usize>,
    abandoned: Cell<usize>,
}

impl Walk {
    fn random(&self, bound: usize) -> usize {
        let mut state = self.random.get();
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        self.random.set(state);
        (state >> 16) as usize % bound
    }

    fn slice(&self, index: usize) -> &Slice {
        // SAFETY: allocated for the whole walk; replaced only while pending or finished, by `renew`.
        if index == MAIN { self.engine.main() } else { unsafe { &*self.slices[index].get() } }
    }

    /// The model's half of a switch from the current slice to one that ends at `stop`. A slice that parks has all its
    /// bytes in place first; where they begin, `compare` asks the slice.
    fn predict(&self, parks: bool, to: usize, stop: usize) {
        let mut in_place = self.in_place.borrow_mut();
        in_place[self.current.get()] = if parks { 0 } else { usize::MAX };
        for place in in_place.iter_mut() {
            *place = (*place).max(stop);
        }
        in_place[to] = usize::MAX;
        self.current.set(to);
    }

    /// Compares one slice with the model.
    fn compare(&self, index: usize) {
        let slice = self.slice(index);
        if !slice.is_empty() {
            let place = self.in_place.borrow()[index].clamp(slice.start(), slice.stop());
            assert_eq!(slice.saved_len(), place - slice.start(), "slice {index}: {slice:?}");
        } else {
            assert_eq!((slice.saved_len(), slice.buffer_len()), (0, 0), "slice {index}: {slice:?}");
        }
    }

    fn renew(&self, index: usize) {
        let old = self.slices[index].replace(Box::into_raw(Box::default()));
        // SAFETY: the old slice is finished, hence in no chain.
        drop(unsafe { Box::from_raw(old) });
    }
}

/// One frame: works until it is told to return. Answers whether the whole slice is to finish.
#[inline(never)]
fn frame<const WORDS: usize>(walk: &Walk, me: usize, depth: usize) -> bool {
    let seed = walk.random.get() ^ (me as u64) << 20 ^ depth as u64;
    let payload: [u64; WORDS] = std::array::from_fn(|index| seed.wrapping_mul(index as u64 * 2 + 1));
    black_box(&payload);
    walk.frames.borrow_mut()[me].push(seed);
    let finishes = work(walk, me, depth);
    assert_eq!(walk.frames.borrow_mut()[me].pop(), Some(seed), "slice {me} depth {depth}");
    for (index, word) in payload.iter().enumerate() {
        assert_eq!(*word, seed.wrapping_mul(index as u64 * 2 + 1), "slice {me} depth {depth} word {index}");
    }
    finishes
}

fn work(walk: &Walk, me: usize, depth: usize) -> bool {
    loop {
        if walk.left.get() == 0 {
            if me == MAIN {
                return true;
            }
            go(walk, me, MAIN);
            continue;
        }
        walk.left.set(walk.left.get() - 1);
        match walk.random(16) {
            0..=3 if depth < DEEPEST => {
                let finishes = match walk.random(4) {
                    0 => frame::<1>(walk, me, depth + 1),
                    1 => frame::<9>(walk, me, depth + 1),
                    2 => frame::<30>(walk, me, depth + 1),
                    _ => frame::<100>(walk, me, depth + 1),
                };
                if finishes {
                    return true;
                }
            }
            4..=6 if depth > 0 => return false,
            7 if me != MAIN && walk.random(8) == 0 => return true,
            8 if walk.random(16) == 0 => abandon_one(walk, me),
            // Often to one of a few, so that slices grow old in the heap while neighbours come and go.
            9..=12 => go(walk, me, walk.random(12)),
            _ => go(walk, me, walk.random(SLICES + 1)),
        }
    }
}

/// Starts or resumes `to`.
fn go(walk: &Walk, me: usize, to: usize) {
    if to == me {
        return;
    }
    let before = walk.slice(me).saved_len();
    assert_eq!(before, 0, "a running slice has nothing in the heap");
    if walk.slice(to).state() == State::Finished {
        walk.renew(to);
    }
    if walk.slice(to).state() == State::Pending {
        // SAFETY: pending; lives until it is finished.
        unsafe { walk.engine.start(walk.slice(to), begin, data_of(walk, to)) };
    } else {
        walk.predict(true, to, walk.slice(to).stop());
        // SAFETY: parked.
        unsafe { walk.engine.switch(walk.slice(to)) }.unwrap();
    }
    assert_eq!(walk.current.get(), me);
    walk.compare(walk.random(SLICES + 1));
}

/// The data of a start. Passed through the heap, as everything between slices.
struct Start {
    walk: *const Walk,
    me: usize,
}

fn data_of(walk: &Walk, me: usize) -> *mut c_void {
    Box::into_raw(Box::new(Start { walk, me })).cast()
}

unsafe extern "C" fn begin(data: *mut c_void) -> ! {
    // SAFETY: made by `data_of` for this start.
    let start = unsafe { Box::from_raw(data.cast::<Start>()) };
    // SAFETY: the walk outlives its slices.
    let walk = unsafe { &*start.walk };
    let me = start.me;
    // Here, because only now the stop is known.
    let parks = walk.slice(walk.current.get()).state() == State::Active;
    walk.predict(parks, me, walk.slice(me).stop());
    drop(start);
    frame::<4>(walk, me, 0);
    walk.finished.set(walk.finished.get() + 1);
    finish(walk, me)
}

/// Finishes the current slice in favour of a random one.
fn finish(walk: &Walk, me: usize) -> ! {
    let mut to = if walk.left.get() == 0 { MAIN } else { walk.random(SLICES + 1) };
    if to == me {
        to = MAIN;
    }
    if walk.slice(to).state() == State::Finished {
        walk.renew(to);
    }
    if walk.slice(to).state() == State::Pending {
        // SAFETY: pending; the frames here own nothing.
        unsafe { walk.engine.finish_start(walk.slice(to), begin, data_of(walk, to)) }
    }
    walk.predict(false, to, walk.slice(to).stop());
    // SAFETY: parked; the frames here own nothing.
    let error = unsafe { walk.engine.finish_switch(walk.slice(to)) };
    panic!("{error}")
}

fn abandon_one(walk: &Walk, me: usize) {
    let index = walk.random(SLICES);
    if index != me && !walk.slice(index).is_empty() {
        // SAFETY: parked, and its frames own nothing.
        unsafe { walk.engine.abandon(walk.slice(index)) };
        walk.in_place.borrow_mut()[index] = usize::MAX;
        walk.frames.borrow_mut()[index].clear();
        walk.renew(index);
        walk.abandoned.set(walk.abandoned.get() + 1);
    }
}

fn walk_from(seed: u64) {
    let walk: &'static Walk = Box::leak(Box::new(Walk {
        engine: Engine::new(64 << 20).unwrap(),
        slices: (0..SLICES).map(|_| Cell::new(Box::into_raw(Box::default()))).collect(),
        in_place: RefCell::new(vec![usize::MAX; SLICES + 1]),
        frames: RefCell::new(vec![Vec::new(); SLICES + 1]),
        current: Cell::new(MAIN),
        left: Cell::new(OPERATIONS),
        random: Cell::new(seed),
        finished: Cell::new(0),
        abandoned: Cell::new(0),
    }));
    walk.engine
        .enter(|| {
            frame::<4>(walk, MAIN, 0);
            (0..=SLICES).for_each(|index| walk.compare(index));
        })
        .unwrap();
    let stats = walk.engine.stats();
    let held: usize = (0..SLICES).map(|index| walk.slice(index).saved_len()).sum();
    println!("{} finished, {} abandoned, {held} bytes parked, {stats:?}", walk.finished.get(), walk.abandoned.get());
    assert!(walk.finished.get() > OPERATIONS / 1000 && walk.abandoned.get() > OPERATIONS / 1000);
    assert!(stats.switches > OPERATIONS as u64 / 10 && stats.starts > 1000 && stats.bytes_avoided > 0);
    assert!(stats.buffer_bytes as usize >= held);
}

#[test]
fn a_random_walk_agrees_with_the_model() {
    walk_from(0x2545_F491_4F6C_DD1D);
}

#[test]
fn so_does_another() {
    walk_from(0x0123_4567_89AB_CDEF);
}
