//! Only what the target would overwrite is saved, once, and only when it has to be. Proved by the counters.

use std::cell::Cell;
use std::ffi::c_void;

use crate::harness::{Fiber, World, descend, descend_from};
use morelia::native::{Slice, stack_pointer};

/// Bytes saved and restored since `action` began.
fn moved(world: &World, action: impl FnOnce()) -> (usize, usize) {
    let before = world.stats();
    action();
    let after = world.stats();
    ((after.bytes_saved - before.bytes_saved) as usize, (after.bytes_restored - before.bytes_restored) as usize)
}

/// A fiber that parks in main's favour for ever, `depth` frames deep, and notes where main is parked meanwhile.
fn parked(world: &'static World, seed: usize, depth: usize) -> &'static Fiber {
    world.fiber(move |world| {
        descend(seed, depth, &mut |link| {
            loop {
                world.note_number(world.engine.main().start() as u64);
                world.to_main();
                link.verify();
            }
        });
    })
}

/// Bytes that main had below the base of `fiber` when it last switched there.
fn overlap(world: &World, fiber: &Fiber) -> usize {
    fiber.slice.stop().saturating_sub(world.noted_number() as usize)
}

#[test]
fn a_start_copies_nothing() {
    let world = World::new();
    world.run(|| {
        let quiet = world.fiber(|world| assert_eq!(world.stats().bytes_saved, 0));
        let (saved, restored) = moved(world, || quiet.start());
        assert_eq!((saved, restored), (0, 0), "it ran and died; main was never in its way");
        assert!(quiet.is_finished());
        assert_eq!((world.stats().starts, world.stats().switches), (1, 1));
    });
}

#[test]
fn main_saves_nothing_for_a_base_below_it() {
    let world = World::new();
    world.run(|| {
        let fiber = parked(world, 1, 10);
        descend(2, 20, &mut |_| {
            let (saved, restored) = moved(world, || fiber.start());
            assert_eq!((saved, restored), (fiber.slice.len(), 0));
        });
        let before = world.stats().bytes_avoided;
        let (saved, restored) = moved(world, || fiber.switch());
        assert_eq!((saved, restored), (fiber.slice.len(), fiber.slice.len()), "the fiber, there and back");
        assert_eq!(overlap(world, fiber), 0);
        let avoided = world.stats().bytes_avoided - before;
        assert!(avoided > 0, "main's {avoided} bytes stayed in place");
    });
}

#[test]
fn main_saves_the_overlap_when_it_is_deeper_than_the_base() {
    let world = World::new();
    world.run(|| {
        let fiber = parked(world, 1, 10);
        fiber.start();
        descend(2, 50, &mut |link| {
            let (saved, restored) = moved(world, || fiber.switch());
            assert!(overlap(world, fiber) > 50 * 48, "fifty frames lay below the base");
            assert_eq!(saved, fiber.slice.len() + overlap(world, fiber));
            assert_eq!(saved, restored);
            link.verify();
        });
        let (saved, _) = moved(world, || fiber.switch());
        assert_eq!(saved, fiber.slice.len() + overlap(world, fiber));
    });
}

/// What the fibers of one test find each other by.
#[derive(Default)]
struct Cast {
    near: Cell<Option<&'static Fiber>>,
    far: Cell<Option<&'static Fiber>>,
}

/// A slice grows twice: first up to the base of `far`, then on to the base of `near`; no byte is copied twice.
#[test]
fn a_partial_save_grows_and_is_not_repeated() {
    let world = World::new();
    let cast: &'static Cast = Box::leak(Box::default());
    let owner: &'static Cell<Option<&'static Fiber>> = Box::leak(Box::default());
    let fiber = world.fiber(move |world| {
        let starting = |seed, slot: &'static Cell<Option<&'static Fiber>>| {
            let other = world.fiber(move |world| checks(world, seed, cast, owner));
            slot.set(Some(other));
            other.start();
        };
        descend(1, 10, &mut |link| {
            starting(11, &cast.near);
            descend_from(Some(link), 1, 40, &mut |link| {
                starting(12, &cast.far);
                descend_from(Some(link), 1, 50, &mut |link| {
                    cast.far.get().unwrap().switch();
                    link.verify();
                });
            });
        });
    });
    owner.set(Some(fiber));
    world.run(|| {
        fiber.start();
        assert!(fiber.is_finished());
    });
    assert_eq!(*world.log.borrow(), [12, 11]);
}

/// Both helpers go back to the owner when started; resumed, `far` checks and goes to `near`, `near` to the owner.
fn checks(world: &'static World, seed: usize, cast: &'static Cast, owner: &'static Cell<Option<&'static Fiber>>) {
    let owner = owner.get().unwrap();
    owner.switch();
    world.note(seed);
    let (near, far) = (cast.near.get().unwrap(), cast.far.get().unwrap());
    let start = owner.slice.start();
    if seed == 12 {
        assert_eq!(owner.saved(), far.slice.stop() - start, "up to the base of the target");
        let before = world.stats().bytes_saved;
        world.note_number(before);
        near.switch();
        unreachable!("nobody resumes it");
    }
    assert_eq!(owner.saved(), near.slice.stop() - start);
    let growth = near.slice.stop() - far.slice.stop();
    let copied = world.stats().bytes_saved - world.noted_number();
    assert_eq!(copied as usize, growth + far.slice.len(), "the increment, and the helper itself");
    let before = world.stats().bytes_restored;
    world.note_number(before);
    owner.switch();
    unreachable!("nobody resumes it");
}

/// Siblings that start at the same address: equal stops, saved in full, never taken for one another.
#[test]
fn siblings_may_share_a_base() {
    let world = World::new();
    world.run(|| {
        let fibers: Vec<&Fiber> = (0..3).map(|seed| parked(world, seed, 5 * seed + 1)).collect();
        for fiber in &fibers {
            fiber.start();
        }
        assert_eq!(fibers[0].slice.stop(), fibers[1].slice.stop());
        for turn in 0..30 {
            let fiber = fibers[turn % 3];
            let (saved, restored) = moved(world, || fiber.switch());
            let expected = fiber.slice.len() + overlap(world, fiber);
            assert_eq!((saved, restored), (expected, expected));
        }
    });
}

/// A greenlet far down may switch to the one above it and back without the upper one's bytes ever moving.
#[test]
fn a_neighbour_above_is_resumed_in_place() {
    let world = World::new();
    let upper: &'static Cell<Option<&'static Fiber>> = Box::leak(Box::default());
    let fiber = world.fiber(move |world| {
        descend(1, 20, &mut |link| {
            let lower = world.fiber(move |_| {
                loop {
                    upper.get().unwrap().switch();
                }
            });
            descend_from(Some(link), 1, 20, &mut |_| {
                let (saved, restored) = moved(world, || lower.start());
                assert_eq!((saved, restored), (lower.slice.len(), 0));
            });
            for _ in 0..10 {
                let (saved, restored) = moved(world, || lower.switch());
                assert_eq!((saved, restored), (lower.slice.len(), lower.slice.len()));
                link.verify();
            }
        });
    });
    upper.set(Some(fiber));
    world.run(|| fiber.start());
    assert!(fiber.is_finished());
}

/// What the assembly pushes: six registers, the control words and the return address; on aarch64 twenty, FPCR and padding.
const PUSHED: usize = if cfg!(target_arch = "x86_64") { 64 } else { 176 };

/// Parks at once: the smallest slice there is. Notes its stack pointer before the switch.
unsafe extern "C" fn parks_at_once(data: *mut c_void) -> ! {
    // SAFETY: the test passes its world, leaked.
    let world: &'static World = unsafe { &*data.cast::<World>() };
    loop {
        world.note_number(stack_pointer() as u64);
        // SAFETY: main is parked.
        unsafe { world.engine.switch(world.engine.main()) }.unwrap();
    }
}

#[test]
fn a_parked_slice_is_small() {
    let world = World::new();
    let slice: &'static Slice = Box::leak(Box::default());
    world.run(|| {
        // SAFETY: pending, leaked.
        unsafe { world.engine.start(slice, parks_at_once, std::ptr::from_ref(world).cast_mut().cast()) };
        let (length, buffer) = (slice.len(), slice.buffer_len());
        let pushed = world.noted_number() as usize - slice.start();
        println!("a slice parked at once: {length} bytes in a buffer of {buffer}; {pushed} below its base function");
        assert!(buffer >= length && buffer < length + 16);
        assert!(pushed >= PUSHED && length > pushed);
        // Optimised, the call is inlined, and only the assembly's frame lies below the base function's.
        assert!(pushed < PUSHED + 1024);
        assert!(length < 2048);
    });
}
