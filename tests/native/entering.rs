//! The way in and out: results, panics, nested entries, foreign stacks, overflow, backtraces.

use std::backtrace::Backtrace;
use std::cell::Cell;
use std::hint::black_box;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::harness::{Fiber, World, descend};
use morelia::native::{Engine, EnterError, RESERVE, stack_pointer};

#[test]
fn the_closure_runs_on_the_region_and_its_result_comes_back() {
    let engine = Engine::new(1 << 20).unwrap();
    let local = Cell::new(1);
    for round in 0..3 {
        let text = engine
            .enter(|| {
                assert!(engine.is_inside());
                assert!(engine.region().top() - stack_pointer() < 8192, "from the top, each time");
                local.set(local.get() + 1);
                format!("round {round}")
            })
            .unwrap();
        assert_eq!(text, format!("round {round}"));
    }
    assert!(!engine.is_inside());
    assert_eq!(local.get(), 4);
}

#[test]
fn an_engine_may_move_while_nobody_is_inside() {
    let engine = Engine::new(1 << 20).unwrap();
    engine.enter(|| ()).unwrap();
    let moved = Box::new(engine);
    assert_eq!(moved.enter(|| 5), Ok(5));
}

#[test]
fn a_panic_unwinds_the_region_and_goes_on_outside() {
    struct Note<'a>(&'a Cell<u32>);
    impl Drop for Note<'_> {
        fn drop(&mut self) {
            self.0.set(self.0.get() + 1);
        }
    }
    let engine = Engine::new(1 << 20).unwrap();
    let dropped = Cell::new(0);
    let caught = catch_unwind(AssertUnwindSafe(|| {
        let _outside = Note(&dropped);
        engine.enter(|| {
            let _inside = Note(&dropped);
            std::panic::panic_any(42_u32);
        })
    }));
    assert_eq!(caught.unwrap_err().downcast_ref::<u32>(), Some(&42));
    assert_eq!(dropped.get(), 2);
    assert_eq!(engine.enter(|| "still whole"), Ok("still whole"));
}

#[test]
fn a_fiber_may_catch_a_panic_of_its_own() {
    let world = World::new();
    world.run(|| {
        let fiber = world.fiber(|world| {
            let caught = catch_unwind(AssertUnwindSafe(|| {
                descend(1, 20, &mut |_| {
                    world.to_main();
                    panic!("expected by the test");
                });
            }));
            world.note(usize::from(caught.is_err()));
        });
        fiber.start();
        descend(2, 50, &mut |link| {
            fiber.switch();
            link.verify();
        });
        assert!(fiber.is_finished());
    });
    assert_eq!(*world.log.borrow(), [1]);
}

#[test]
fn a_nested_entry_goes_deeper() {
    let world = World::new();
    world.run(|| {
        let before = stack_pointer();
        let result = world.engine.enter(|| {
            assert!(stack_pointer() <= before);
            7
        });
        assert_eq!(result, Ok(7));
        let fiber = world.fiber(|world| {
            descend(1, 10, &mut |link| {
                let result = world.engine.enter(|| {
                    world.to_main();
                    link.verify();
                    8
                });
                assert_eq!(result, Ok(8), "the same fiber that entered");
                world.note(8);
            });
        });
        fiber.start();
        assert_eq!(world.engine.enter(|| fiber.switch()), Ok(()));
    });
    assert_eq!(*world.log.borrow(), [8]);
}

#[test]
fn a_panic_in_a_nested_entry_reaches_whoever_catches_it() {
    let engine = Engine::new(1 << 20).unwrap();
    let outcome = engine.enter(|| {
        let nested = catch_unwind(AssertUnwindSafe(|| engine.enter(|| panic!("expected by the test"))));
        assert!(nested.is_err());
        "the outer one goes on"
    });
    assert_eq!(outcome, Ok("the outer one goes on"));
}

#[test]
fn two_engines_nest_but_not_through_each_other() {
    let (first, second) = (Engine::new(1 << 20).unwrap(), Engine::new(1 << 20).unwrap());
    let result = first.enter(|| {
        second.enter(|| {
            assert!(second.is_inside() && !first.is_inside());
            first.enter(|| unreachable!("where would it run?"))
        })
    });
    assert_eq!(result, Ok(Ok(Err::<(), _>(EnterError::ForeignStack))));
    assert_eq!(first.enter(|| second.enter(|| 1)), Ok(Ok(1)));
}

#[test]
fn slices_outlive_the_visit_that_started_them() {
    let world = World::new();
    let fiber = world.fiber(|world| {
        descend(1, 30, &mut |link| {
            for fact in 0..3 {
                world.note(fact);
                world.to_main();
                link.verify();
            }
        });
    });
    world.run(|| descend(9, 10, &mut |_| fiber.start()));
    assert_eq!(fiber.saved(), fiber.slice.len(), "nothing stays on the region");
    world.engine.trim();
    world.run(|| fiber.switch());
    world.run(|| descend(9, 40, &mut |_| fiber.switch()));
    world.run(|| fiber.switch());
    assert!(fiber.is_finished());
    assert_eq!(*world.log.borrow(), [0, 1, 2]);
}

#[test]
fn trimming_from_inside_keeps_what_is_in_use() {
    let world = World::new();
    world.run(|| {
        let fiber = world.fiber(|world| {
            descend(1, 500, &mut |link| {
                world.engine.trim();
                link.verify();
                world.to_main();
                world.engine.trim();
                link.verify();
            });
        });
        fiber.start();
        world.engine.trim();
        fiber.switch();
        assert!(fiber.is_finished());
    });
}

/// What a child process ended with: the signal, or 0.
#[cfg(unix)]
fn signal_of(child: impl FnOnce()) -> i32 {
    // SAFETY: the child runs nothing but the closure, which uses no lock that another thread could hold.
    let process = unsafe { libc::fork() };
    if process == 0 {
        let none = libc::rlimit { rlim_cur: 0, rlim_max: 0 };
        // SAFETY: plain system calls in the child: no core file, then the closure, then the end.
        unsafe { libc::setrlimit(libc::RLIMIT_CORE, &raw const none) };
        child();
        // SAFETY: as above.
        unsafe { libc::_exit(0) };
    }
    let mut status = 0;
    // SAFETY: waits for the child just made.
    let waited = unsafe { libc::waitpid(process, &raw mut status, 0) };
    assert_eq!(waited, process);
    if libc::WIFSIGNALED(status) { libc::WTERMSIG(status) } else { 0 }
}

#[inline(never)]
fn recurse_for_ever(depth: usize) -> usize {
    let payload = black_box([depth; 64]);
    let deeper = if black_box(true) { recurse_for_ever(depth + 1) } else { 0 };
    deeper + black_box(&payload)[depth % 64]
}

#[test]
fn overflow_hits_the_guard() {
    let engine = Engine::new(1 << 20).unwrap();
    assert_eq!(signal_of(|| assert_eq!(engine.enter(|| 3), Ok(3))), 0, "the method of the test");
    let signal = signal_of(|| {
        let _ = engine.enter(|| recurse_for_ever(0));
    });
    assert!(signal == libc::SIGSEGV || signal == libc::SIGBUS, "ended by signal {signal}");
    let lowest = engine.region().low() as *mut u8;
    let write = |address: *mut u8| {
        // SAFETY: in a child process: either the region's lowest byte, which is free, or the guard, which is the point.
        unsafe { address.write_volatile(1) }
    };
    assert_eq!(signal_of(|| write(lowest)), 0);
    assert_ne!(signal_of(|| write(lowest.wrapping_sub(1))), 0);
}

/// Within the limit, the reserve is there for what does not ask.
#[test]
fn the_reserve_lies_below_the_limit() {
    let engine = Engine::new(1 << 20).unwrap();
    let left = engine.enter(|| {
        fn down(limit: usize) -> usize {
            let payload = black_box([0_u8; 512]);
            let left = if stack_pointer() > limit + 4096 { down(limit) } else { needs_much() };
            left + usize::from(black_box(&payload)[0])
        }
        #[inline(never)]
        fn needs_much() -> usize {
            let payload = [1_u8; RESERVE - 16 * 1024];
            black_box(&payload).len()
        }
        down(engine.region().limit())
    });
    assert_eq!(left, Ok(RESERVE - 16 * 1024));
}

#[inline(never)]
fn host_function_of_the_test(engine: &Engine) -> String {
    let text = engine.enter(|| Backtrace::force_capture().to_string()).unwrap();
    black_box(text)
}

#[test]
fn a_stack_walk_crosses_the_entry_and_stops_at_a_base() {
    let engine = Engine::new(1 << 20).unwrap();
    let text = host_function_of_the_test(&engine);
    assert!(text.contains("host_function_of_the_test"), "{text}");
    let world = World::new();
    let found: &'static Cell<Option<String>> = Box::leak(Box::default());
    let fiber = world.fiber(|_| deepest_in_the_fiber(found));
    world.run(|| starter_of_the_fiber(fiber));
    let text = found.take().unwrap();
    assert!(text.contains("deepest_in_the_fiber"), "{text}");
    assert!(!text.contains("starter_of_the_fiber"), "walked past the base:\n{text}");
}

#[inline(never)]
fn starter_of_the_fiber(fiber: &'static Fiber) {
    fiber.start();
    black_box(fiber);
}

#[inline(never)]
fn deepest_in_the_fiber(found: &Cell<Option<String>>) {
    found.set(Some(black_box(Backtrace::force_capture().to_string())));
}
