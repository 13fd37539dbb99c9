//! What a switch asks of the allocator: nothing, in steady state; and a refusal is reported.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use crate::harness::{Fiber, World, descend};
use morelia::native::SaveError;

/// Counts calls on this thread, and refuses when told to.
struct Counting;

thread_local! {
    static CALLS: Cell<usize> = const { Cell::new(0) };
    static REFUSES: Cell<bool> = const { Cell::new(false) };
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

// SAFETY: passes everything on to the system's allocator, or answers null.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        CALLS.set(CALLS.get() + 1);
        if REFUSES.get() {
            return std::ptr::null_mut();
        }
        // SAFETY: the caller's contract is the same.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        CALLS.set(CALLS.get() + 1);
        // SAFETY: the caller's contract is the same.
        unsafe { System.dealloc(pointer, layout) }
    }
}

fn calls(action: impl FnOnce()) -> usize {
    let before = CALLS.get();
    action();
    CALLS.get() - before
}

/// A fiber whose depth changes at every resume, so that its slice has many sizes.
fn breathing(world: &'static World, seed: usize) -> &'static Fiber {
    world.fiber(move |world| {
        for turn in 0.. {
            descend(seed, 1 + (seed + turn) % 40, &mut |link| {
                world.to_main();
                link.verify();
            });
        }
    })
}

#[test]
fn steady_state_does_not_allocate() {
    let world = World::new();
    world.run(|| {
        let fibers: Vec<&Fiber> = (0..8).map(|seed| breathing(world, seed)).collect();
        fibers.iter().for_each(|fiber| fiber.start());
        let turn = Cell::new(0);
        let round = || {
            for fiber in &fibers {
                turn.set(turn.get() + 1);
                descend(9, 1 + turn.get() % 30, &mut |_| fiber.switch());
            }
        };
        // Depths repeat every 120 rounds; after that each size class has been needed as often as it ever is at once.
        calls(|| (0..500).for_each(|_| round()));
        assert_eq!(calls(|| (0..1000).for_each(|_| round())), 0);
    });
}

/// Deep slices are recycled as well, and one deep excursion leaves little behind.
#[test]
fn deep_slices_are_recycled_and_forgotten() {
    let world = World::new();
    world.run(|| {
        let deep: Vec<&Fiber> = [20_000, 21_000]
            .into_iter()
            .map(|depth| {
                world.fiber(move |world| {
                    descend(depth, depth, &mut |_| (0..20).for_each(|_| world.to_main()));
                })
            })
            .collect();
        deep.iter().for_each(|fiber| fiber.start());
        let rounds = |count| (0..count).for_each(|_| deep.iter().for_each(|fiber| fiber.switch()));
        // The first time, main's own overlap gets its buffer too.
        calls(|| rounds(4));
        assert!(world.stats().largest_slice > 1 << 20);
        assert_eq!(calls(|| rounds(15)), 0);
        rounds(1);
        assert!(deep.iter().all(|fiber| fiber.is_finished()));
    });
    let stats = world.stats();
    assert_eq!(stats.buffer_bytes, 0);
    assert!(stats.idle_bytes <= 1 << 20, "{} bytes wait", stats.idle_bytes);
}

#[test]
fn a_refusing_allocator_is_reported() {
    let world = World::new();
    world.run(|| {
        let fiber = world.fiber(|world| world.to_main());
        fiber.start();
        descend(1, 300, &mut |link| {
            REFUSES.set(true);
            let outcome = world.try_switch(&fiber.slice);
            REFUSES.set(false);
            assert_eq!(outcome, Err(SaveError));
            link.verify();
            fiber.switch();
            link.verify();
        });
        assert!(fiber.is_finished());
    });
}
