//! Many slices: long chains of starts, and a hundred thousand parked at once.

use std::cell::Cell;

use crate::harness::{Fiber, World, descend};
use morelia::native::stack_pointer;

/// Makes a fiber whose successor is started by its death, `left` times.
fn link_of_chain(world: &'static World, left: usize, lowest: &'static Cell<usize>) -> &'static Fiber {
    let this: &'static Cell<Option<&'static Fiber>> = Box::leak(Box::default());
    let fiber = world.fiber(move |world| {
        lowest.set(lowest.get().min(stack_pointer()));
        if left > 0 {
            this.get().unwrap().then(link_of_chain(world, left - 1, lowest));
        }
    });
    this.set(Some(fiber));
    fiber
}

/// A dying slice starts its successor on its own base: a hundred thousand times over, at one depth.
#[test]
fn dying_and_starting_does_not_creep_down() {
    let world = World::with_size(1 << 20);
    let lowest: &'static Cell<usize> = Box::leak(Box::new(Cell::new(usize::MAX)));
    world.run(|| {
        let first = link_of_chain(world, 100_000, lowest);
        first.start();
        assert!(first.is_finished());
        assert!(first.slice.stop() - lowest.get() < 4096, "the last ran where the first ran");
    });
    let stats = world.stats();
    assert_eq!((stats.starts, stats.switches, stats.bytes_saved), (100_001, 1, 0));
}

/// Each starts the next and stays alive; main then takes the whole chain out in one switch, and resumes it bottom up.
#[test]
fn a_long_chain_of_living_slices() {
    const COUNT: usize = 20_000;
    let world = World::new();
    let fibers: &'static [Cell<Option<&'static Fiber>>] = Box::leak(vec![Cell::new(None); COUNT].into_boxed_slice());
    world.run(|| {
        start_next(world, fibers, 0);
        let stats = world.stats();
        assert_eq!((stats.starts, stats.saved_slices), (COUNT as u64, COUNT as u64));
        for fiber in fibers.iter().rev() {
            fiber.get().unwrap().switch();
        }
    });
    assert!(world.log.borrow().iter().copied().eq((0..COUNT).rev()));
    assert_eq!(world.stats().saved_slices, 0);
}

fn start_next(world: &'static World, fibers: &'static [Cell<Option<&'static Fiber>>], index: usize) {
    let fiber = world.fiber(move |world| {
        descend(index, 1, &mut |link| {
            if index + 1 < fibers.len() {
                start_next(world, fibers, index + 1)
            } else {
                world.to_main()
            }
            link.verify();
            world.note(index);
        });
    });
    fibers[index].set(Some(fiber));
    fiber.start();
}

#[test]
fn a_hundred_thousand_parked() {
    const COUNT: usize = 100_000;
    let world = World::new();
    world.run(|| {
        let fibers: Vec<&Fiber> = (0..COUNT)
            .map(|seed| {
                world.fiber(move |world| {
                    descend(seed, 1 + seed % 3, &mut |link| {
                        world.to_main();
                        link.verify();
                        world.to_main();
                        link.verify();
                    });
                })
            })
            .collect();
        for fiber in &fibers {
            fiber.start();
        }
        let stats = world.stats();
        assert_eq!(stats.saved_slices, COUNT as u64);
        let bytes: usize = fibers.iter().map(|fiber| fiber.saved()).sum();
        assert!(stats.buffer_bytes as usize <= bytes + 16 * COUNT, "buffers are exact to 16 bytes");
        fibers.iter().for_each(|fiber| fiber.switch());
        assert_eq!(world.stats().saved_slices, COUNT as u64);
        fibers.iter().rev().for_each(|fiber| fiber.switch());
        assert!(fibers.iter().all(|fiber| fiber.is_finished()));
    });
    let stats = world.stats();
    assert_eq!((stats.saved_slices, stats.buffer_bytes), (0, 0));
    assert!(stats.idle_bytes <= 1 << 20, "{} bytes wait", stats.idle_bytes);
    world.engine.trim();
    assert_eq!(world.stats().idle_bytes, 0);
}
