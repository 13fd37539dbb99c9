//! No memory for a save: the switch is refused before anything moves, and works once there is memory.

use std::cell::Cell;

use crate::harness::{Fiber, World, descend};
use morelia::native::{SaveError, State};

fn parked(world: &'static World, seed: usize, depth: usize) -> &'static Fiber {
    world.fiber(move |world| {
        descend(seed, depth, &mut |link| {
            world.to_main();
            link.verify();
            world.note(seed);
        });
    })
}

#[test]
fn main_stays_where_it_is() {
    let world = World::new();
    world.run(|| {
        let fiber = parked(world, 1, 1);
        fiber.start();
        descend(2, 100, &mut |link| {
            world.engine.set_memory_limit(0);
            let before = world.stats();
            for _ in 0..3 {
                assert_eq!(world.try_switch(&fiber.slice), Err(SaveError));
                link.verify();
            }
            assert_eq!(world.stats(), before, "nothing was counted, saved or lent");
            assert!(std::ptr::eq(world.engine.running(), world.engine.main()));
            assert_eq!(world.engine.main().saved_len(), 0);
            world.engine.set_memory_limit(usize::MAX);
            fiber.switch();
            link.verify();
        });
    });
    assert_eq!(*world.log.borrow(), [1]);
}

/// The running slice can be saved, the one above it cannot: the first copy is undone.
#[test]
fn the_second_of_two_saves_fails() {
    let world = World::new();
    let upper = world.fiber(|world| {
        descend(1, 100, &mut |link| {
            let lower = world.fiber(|world| {
                descend(2, 1, &mut |link| {
                    world.engine.set_memory_limit(2048);
                    assert_eq!(world.try_switch(world.engine.main()), Err(SaveError));
                    link.verify();
                    assert_eq!((world.stats().saved_slices, world.engine.running().saved_len()), (0, 0));
                    world.engine.set_memory_limit(usize::MAX);
                    world.to_main();
                    link.verify();
                    world.note(2);
                });
            });
            world.note(0);
            LOWER.set(Some(lower));
            lower.start();
            link.verify();
            world.note(1);
        });
    });
    world.run(|| {
        upper.start();
        assert_eq!(world.stats().saved_slices, 2);
        LOWER.get().unwrap().switch();
        upper.switch();
    });
    assert_eq!(*world.log.borrow(), [0, 2, 1]);
}

thread_local! {
    static LOWER: Cell<Option<&'static Fiber>> = const { Cell::new(None) };
}

/// A finished slice needs nothing saved itself, but the one above it may: then it is not finished after all.
#[test]
fn a_refused_finish_can_be_repeated() {
    let world = World::new();
    let upper = world.fiber(|world| {
        descend(1, 100, &mut |link| {
            let slice: &'static morelia::native::Slice = Box::leak(Box::default());
            let data = std::ptr::from_ref(world).cast_mut().cast();
            // SAFETY: pending, leaked.
            unsafe { world.engine.start(slice, finishes_twice, data) };
            link.verify();
            assert_eq!(slice.state(), State::Finished);
            world.note(1);
        });
    });
    world.run(|| {
        upper.start();
        upper.switch();
    });
    assert_eq!(*world.log.borrow(), [7, 1]);
}

unsafe extern "C" fn finishes_twice(data: *mut std::ffi::c_void) -> ! {
    // SAFETY: the test passes its world, leaked.
    let world: &'static World = unsafe { &*data.cast::<World>() };
    let main = world.engine.main();
    world.engine.set_memory_limit(100);
    // SAFETY: main is parked.
    assert_eq!(unsafe { world.engine.finish_switch(main) }, SaveError);
    assert_eq!(world.engine.running().state(), State::Active);
    world.note(7);
    world.engine.set_memory_limit(usize::MAX);
    // SAFETY: main is parked.
    let error = unsafe { world.engine.finish_switch(main) };
    panic!("{error}");
}

/// A partial save has been made when the rest does not fit any more: the part stays valid.
#[test]
fn a_part_survives_a_refused_growth() {
    let world = World::new();
    world.run(|| {
        let near = parked(world, 1, 1);
        near.start();
        descend(5, 50, &mut |link| {
            let far = world.fiber(move |world| {
                world.to_main();
                let part = world.engine.main().saved_len();
                assert!(part > 0);
                world.engine.set_memory_limit(part + 1024);
                assert_eq!(world.try_switch(&near.slice), Err(SaveError));
                assert_eq!(world.engine.main().saved_len(), part);
                world.engine.set_memory_limit(usize::MAX);
                near.switch();
            });
            far.start();
            crate::harness::descend_from(Some(link), 5, 60, &mut |link| {
                far.switch();
                link.verify();
            });
        });
    });
    assert_eq!(*world.log.borrow(), [1]);
}
