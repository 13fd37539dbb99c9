//! The end of slices: finished in any order, abandoned, replaced.

use std::cell::Cell;

use crate::harness::{Fiber, World, descend};
use morelia::native::State;

/// Calls `visit` with each order of the numbers below `count`.
fn permutations(count: usize, visit: &mut dyn FnMut(&[usize])) {
    fn extend(order: &mut Vec<usize>, count: usize, visit: &mut dyn FnMut(&[usize])) {
        if order.len() == count {
            visit(order);
        }
        for next in 0..count {
            if !order.contains(&next) {
                order.push(next);
                extend(order, count, visit);
                order.pop();
            }
        }
    }
    extend(&mut Vec::new(), count, visit);
}

/// A fiber that parks `depth` frames deep, and finishes when resumed.
fn short_lived(world: &'static World, seed: usize, depth: usize) -> &'static Fiber {
    world.fiber(move |world| {
        descend(seed, depth, &mut |link| {
            world.to_main();
            link.verify();
            world.note(seed);
        });
    })
}

#[test]
fn siblings_die_in_any_order() {
    permutations(5, &mut |order| {
        let world = World::with_size(1 << 20);
        world.run(|| {
            let fibers: Vec<&Fiber> = (0..5).map(|seed| short_lived(world, seed, 1 + 3 * seed)).collect();
            for (index, fiber) in fibers.iter().enumerate() {
                descend(50, 1 + index, &mut |_| fiber.start());
            }
            for &index in order {
                fibers[index].switch();
                assert!(fibers[index].is_finished());
                assert_eq!((fibers[index].saved(), fibers[index].slice.buffer_len()), (0, 0), "freed at once");
            }
        });
        assert_eq!(*world.log.borrow(), order);
        assert_eq!((world.stats().saved_slices, world.stats().buffer_bytes), (0, 0));
    });
}

/// Each starts the next from its own depths, so that the slices lie below each other; then they die in any order.
#[test]
fn nested_slices_die_in_any_order() {
    permutations(5, &mut |order| {
        let world = World::with_size(1 << 20);
        let fibers: &'static [Cell<Option<&'static Fiber>>; 5] = Box::leak(Box::default());
        world.run(|| {
            start_nested(world, fibers, 0);
            for &index in order {
                fibers[index].get().unwrap().switch();
                assert!(fibers[index].get().unwrap().is_finished());
            }
        });
        assert_eq!(*world.log.borrow(), order);
        assert_eq!((world.stats().saved_slices, world.stats().buffer_bytes), (0, 0));
    });
}

fn start_nested(world: &'static World, fibers: &'static [Cell<Option<&'static Fiber>>; 5], index: usize) {
    let fiber = world.fiber(move |world| {
        descend(index, 3 + index, &mut |link| {
            if index + 1 < fibers.len() {
                start_nested(world, fibers, index + 1);
            } else {
                world.to_main();
            }
            link.verify();
            world.note(index);
        });
    });
    fibers[index].set(Some(fiber));
    fiber.start();
}

/// The last switch goes to any parked slice, not only to main, and passes over the finished one.
#[test]
fn a_finished_slice_hands_over_to_any_other() {
    let world = World::new();
    world.run(|| {
        let first = short_lived(world, 1, 30);
        let second = short_lived(world, 2, 3);
        let third = short_lived(world, 3, 60);
        for fiber in [first, second, third] {
            fiber.start();
        }
        first.then(second);
        second.then(third);
        let saved = world.stats().bytes_saved;
        descend(4, 5, &mut |link| {
            first.switch();
            link.verify();
        });
        assert_eq!(*world.log.borrow(), [1, 2, 3]);
        assert!(world.stats().bytes_saved - saved < 4096, "only main's overlap, none of the finished");
    });
}

#[test]
fn a_parked_slice_can_be_abandoned() {
    let world = World::new();
    world.run(|| {
        let given_up = short_lived(world, 1, 10);
        let kept = short_lived(world, 2, 10);
        given_up.start();
        kept.start();
        // SAFETY: parked, and its frames own nothing.
        unsafe { world.engine.abandon(&given_up.slice) };
        assert_eq!(given_up.slice.state(), State::Finished);
        assert_eq!(world.stats().saved_slices, 1);
        kept.switch();
        assert_eq!(*world.log.borrow(), [2]);
    });
}

/// The abandoned slice lies in place between two others: the chain has to close over the gap.
#[test]
fn a_slice_in_the_middle_of_the_chain_can_be_abandoned() {
    let world = World::new();
    let fibers: &'static [Cell<Option<&'static Fiber>>; 3] = Box::leak(Box::default());
    let top = world.fiber(move |world| {
        let middle = world.fiber(move |world| {
            let lowest = world.fiber(move |world| {
                let middle = fibers[1].get().unwrap();
                assert!(!middle.slice.is_empty() && middle.saved() == 0, "wholly in place");
                // SAFETY: parked, and its frames own nothing.
                unsafe { world.engine.abandon(&middle.slice) };
                descend(3, 5, &mut |link| {
                    world.to_main();
                    link.verify();
                });
                fibers[0].get().unwrap().switch();
                world.note(3);
            });
            fibers[2].set(Some(lowest));
            descend(2, 40, &mut |_| lowest.start());
            unreachable!("abandoned");
        });
        fibers[1].set(Some(middle));
        descend(1, 20, &mut |link| {
            middle.start();
            link.verify();
            world.note(1);
        });
    });
    fibers[0].set(Some(top));
    world.run(|| {
        top.start();
        assert_eq!(world.stats().saved_slices, 2, "the abandoned one was not saved");
        fibers[2].get().unwrap().switch();
        fibers[2].get().unwrap().switch();
    });
    assert_eq!(*world.log.borrow(), [1, 3]);
    assert!(fibers.iter().all(|fiber| fiber.get().unwrap().is_finished()));
}

#[test]
fn pending_and_finished_slices_may_be_dropped() {
    drop(morelia::native::Slice::new());
    let world = World::new();
    world.run(|| {
        let fiber = world.fiber(|_| ());
        fiber.start();
        // SAFETY: nothing is done with a finished slice.
        unsafe { world.engine.abandon(&fiber.slice) };
        assert!(fiber.is_finished());
    });
}
