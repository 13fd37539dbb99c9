//! Fibers: a slice, a job to run on it, and somebody to go to when the job is done.
//!
//! Worlds and fibers live on the host's heap and are leaked: slices may point to them from anywhere. What a fiber's
//! frames hold is checked through `Link`s, which never leave their own slice.

use std::cell::{Cell, RefCell};
use std::ffi::c_void;
use std::hint::black_box;

use morelia::native::{Engine, SaveError, Slice, Stats};

pub type Job = Box<dyn FnOnce(&'static World)>;

/// An engine and what its fibers share.
pub struct World {
    pub engine: Engine,
    /// Facts noted by fibers, in the order in which they happened. Never borrowed across a switch.
    pub log: RefCell<Vec<usize>>,
    pub random: Cell<u64>,
    number: Cell<u64>,
}

pub struct Fiber {
    pub slice: Slice,
    world: &'static World,
    job: Cell<Option<Job>>,
    /// Who runs next when the job is done; main unless told otherwise.
    next: Cell<Option<&'static Fiber>>,
}

impl World {
    pub fn new() -> &'static World {
        World::with_size(64 << 20)
    }

    pub fn with_size(size: usize) -> &'static World {
        let engine = Engine::new(size).unwrap();
        Box::leak(Box::new(World { engine, log: RefCell::default(), random: Cell::new(0x9E37_79B9_7F4A_7C15), number: Cell::new(0) }))
    }

    /// Runs main.
    pub fn run<R>(&'static self, main: impl FnOnce() -> R) -> R {
        self.engine.enter(main).unwrap()
    }

    pub fn fiber(&'static self, job: impl FnOnce(&'static World) + 'static) -> &'static Fiber {
        let job: Job = Box::new(job);
        Box::leak(Box::new(Fiber { slice: Slice::new(), world: self, job: Cell::new(Some(job)), next: Cell::new(None) }))
    }

    pub fn stats(&self) -> Stats {
        self.engine.stats()
    }

    pub fn note(&self, fact: usize) {
        self.log.borrow_mut().push(fact);
    }

    /// Hands one number from fiber to fiber.
    pub fn note_number(&self, number: u64) {
        self.number.set(number);
    }

    pub fn noted_number(&self) -> u64 {
        self.number.get()
    }

    pub fn to_main(&self) {
        self.try_switch(self.engine.main()).unwrap();
    }

    pub fn try_switch(&self, slice: &Slice) -> Result<(), SaveError> {
        // SAFETY: the tests switch to active slices only, from inside; debug builds check both.
        unsafe { self.engine.switch(slice) }
    }

    /// The next number of a fixed sequence, below `bound`.
    pub fn random(&self, bound: usize) -> usize {
        let mut state = self.random.get();
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        self.random.set(state);
        (state >> 16) as usize % bound
    }
}

impl Fiber {
    fn data(&'static self) -> *mut c_void {
        std::ptr::from_ref(self).cast_mut().cast()
    }

    pub fn start(&'static self) {
        // SAFETY: each test starts a fiber once, from inside; the fiber is leaked.
        unsafe { self.world.engine.start(&self.slice, run, self.data()) };
    }

    pub fn switch(&self) {
        self.world.try_switch(&self.slice).unwrap();
    }

    /// To be resumed when this one's job is done.
    pub fn then(&self, next: &'static Fiber) {
        self.next.set(Some(next));
    }

    pub fn world(&self) -> &'static World {
        self.world
    }

    pub fn saved(&self) -> usize {
        self.slice.saved_len()
    }

    pub fn is_finished(&self) -> bool {
        self.slice.state() == morelia::native::State::Finished
    }
}

/// The base function of every fiber.
unsafe extern "C" fn run(data: *mut c_void) -> ! {
    // SAFETY: `start` passes a leaked fiber.
    let fiber: &'static Fiber = unsafe { &*data.cast::<Fiber>() };
    let world = fiber.world;
    fiber.job.take().expect("runs once")(world);
    let Some(next) = fiber.next.get() else {
        // SAFETY: main is parked; the job has been dropped.
        let error = unsafe { world.engine.finish_switch(world.engine.main()) };
        panic!("{error}");
    };
    if next.slice.state() == morelia::native::State::Pending {
        // SAFETY: pending; the job has been dropped.
        unsafe { world.engine.finish_start(&next.slice, run, next.data()) }
    }
    // SAFETY: parked; the job has been dropped.
    let error = unsafe { world.engine.finish_switch(&next.slice) };
    panic!("{error}");
}

/// Words of payload per frame.
const WORDS: usize = 6;

/// A frame's payload, and the frame that called it.
pub struct Link<'a> {
    seed: usize,
    depth: usize,
    payload: [usize; WORDS],
    caller: Option<&'a Link<'a>>,
}

fn word(seed: usize, depth: usize, index: usize) -> usize {
    (seed.wrapping_mul(0x1_0001) ^ depth.wrapping_mul(0x9E37_79B9)).wrapping_mul(2 * index + 1)
}

impl Link<'_> {
    /// Checks every frame from here to the base.
    #[inline(never)]
    pub fn verify(&self) {
        let mut next = Some(self);
        while let Some(link) = next {
            for (index, found) in link.payload.iter().enumerate() {
                let expected = word(link.seed, link.depth, index);
                assert_eq!(*found, expected, "seed {} depth {} word {index}", link.seed, link.depth);
            }
            next = link.caller;
        }
    }
}

/// Calls itself until `depth` frames with known contents are on the stack, then calls `bottom`.
pub fn descend(seed: usize, depth: usize, bottom: &mut dyn FnMut(&Link<'_>)) {
    descend_from(None, seed, depth, bottom);
}

#[inline(never)]
pub fn descend_from(caller: Option<&Link<'_>>, seed: usize, depth: usize, bottom: &mut dyn FnMut(&Link<'_>)) {
    let payload = std::array::from_fn(|index| word(seed, depth, index));
    let link = Link { seed, depth, payload, caller };
    black_box(&link);
    if depth <= 1 {
        bottom(&link);
    } else {
        descend_from(Some(&link), seed, depth - 1, bottom);
    }
    // Only this frame: those above check themselves as they return.
    Link { caller: None, ..link }.verify();
}
