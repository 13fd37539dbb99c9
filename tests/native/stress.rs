//! The stress routine: everything out to the heap, junk everywhere, the running slice back.

use std::cell::Cell;
use std::hint::black_box;

use crate::harness::{Fiber, World, descend, descend_from};
use morelia::native::SaveError;

fn stress(world: &World) {
    // SAFETY: the tests keep the contract of the module.
    unsafe { world.engine.stress() }.unwrap();
}

#[test]
fn nothing_happens_outside() {
    let world = World::new();
    stress(world);
    assert_eq!(world.stats().bytes_saved, 0);
}

#[test]
fn the_running_slice_comes_back_alone() {
    let world = World::new();
    world.run(|| {
        let fiber = world.fiber(|world| {
            descend(1, 30, &mut |link| {
                stress(world);
                link.verify();
                let main = world.engine.main();
                assert_eq!(main.saved_len(), main.len(), "main is wholly in the heap");
                assert_eq!(world.engine.running().saved_len(), 0);
                stress(world);
                world.to_main();
                link.verify();
                stress(world);
                link.verify();
            });
        });
        descend(2, 30, &mut |link| {
            fiber.start();
            link.verify();
            stress(world);
            link.verify();
            fiber.switch();
            link.verify();
        });
        assert!(fiber.is_finished());
    });
}

/// A pointer into another slice, which the contract forbids, reads junk: that is what the routine is for.
#[test]
fn a_forbidden_pointer_is_found_out() {
    let world = World::new();
    world.run(|| {
        let local = black_box([7_u64; 4]);
        let address = local.as_ptr() as usize;
        let fiber = world.fiber(move |world| {
            stress(world);
            // SAFETY: readable stack of the region, whatever it holds.
            world.note(unsafe { (address as *const u64).read_volatile() } as usize);
        });
        fiber.start();
        assert_eq!(black_box(&local)[3], 7);
    });
    assert_eq!(*world.log.borrow(), [0xEFEF_EFEF_EFEF_EFEF_u64 as usize]);
}

/// The orders test again, with a stress at every call and around every switch.
#[test]
fn switching_goes_on_under_stress() {
    const FIBERS: usize = 6;
    let world = World::new();
    let fibers: &'static [Cell<Option<&'static Fiber>>; FIBERS] = Box::leak(Box::default());
    world.run(|| {
        for index in 0..FIBERS {
            let fiber = world.fiber(move |world| {
                let mut rounds = 40;
                descend(index, 2 + 7 * index, &mut |link| {
                    while rounds > 0 {
                        rounds -= 1;
                        stress(world);
                        world.to_main();
                        stress(world);
                        link.verify();
                        let next = fibers[world.random(FIBERS)].get().unwrap();
                        if !next.slice.is_empty() {
                            next.switch();
                            link.verify();
                        }
                        descend_from(Some(link), index, 3, &mut |link| {
                            stress(world);
                            link.verify();
                        });
                    }
                });
            });
            fibers[index].set(Some(fiber));
            descend(70 + index, 1 + 5 * index, &mut |_| fiber.start());
        }
        descend(80, 10, &mut |link| {
            while let Some(fiber) = fibers.iter().filter_map(Cell::get).find(|fiber| !fiber.is_finished()) {
                fiber.switch();
                stress(world);
                link.verify();
            }
        });
    });
    assert_eq!(world.stats().saved_slices, 0);
}

#[test]
fn no_memory_leaves_the_stack_as_it_was() {
    let world = World::new();
    world.run(|| {
        descend(1, 100, &mut |link| {
            world.engine.set_memory_limit(0);
            // SAFETY: the test keeps the contract of the module.
            assert_eq!(unsafe { world.engine.stress() }, Err(SaveError));
            link.verify();
            world.engine.set_memory_limit(usize::MAX);
            stress(world);
            link.verify();
        });
    });
}
