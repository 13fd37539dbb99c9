//! Main and eight fibers, at depths 1, 10 and 100, resumed forward, backward and at random, from main and from each other.

use std::cell::Cell;

use crate::harness::{Fiber, Link, World, descend};

const FIBERS: usize = 8;
const DEPTHS: [usize; 3] = [1, 10, 100];

#[derive(Clone, Copy)]
enum Order {
    Forward,
    Backward,
    Random,
}

impl Order {
    fn pick(self, world: &World, turn: usize) -> usize {
        match self {
            Order::Forward => turn % FIBERS,
            Order::Backward => FIBERS - 1 - turn % FIBERS,
            Order::Random => world.random(FIBERS),
        }
    }
}

fn profiles(mut run: impl FnMut(usize, Order, usize)) {
    for depth in DEPTHS {
        for main_depth in DEPTHS {
            for order in [Order::Forward, Order::Backward, Order::Random] {
                run(depth, order, main_depth);
            }
        }
    }
}

#[test]
fn main_resumes_each() {
    profiles(|depth, order, main_depth| {
        let world = World::new();
        let rounds = 200;
        world.run(|| {
            let fibers: Vec<&Fiber> = (0..FIBERS).map(|index| parking_fiber(world, index, depth)).collect();
            for fiber in &fibers {
                fiber.start();
            }
            descend(99, main_depth, &mut |link| {
                for turn in 0..rounds {
                    fibers[order.pick(world, turn)].switch();
                    link.verify();
                }
            });
            let log = world.log.borrow();
            assert_eq!(log.len(), rounds, "each resume ran once");
            drop(log);
            finish_all(&fibers);
        });
        assert_eq!(world.stats().saved_slices, 0);
    });
}

/// Parks at `depth`, and checks all its frames whenever it is resumed. Stops after a resume that notes nothing.
fn parking_fiber(world: &'static World, index: usize, depth: usize) -> &'static Fiber {
    world.fiber(move |world| {
        descend(index, depth, &mut |link| {
            world.to_main();
            while !stopping(world) {
                link.verify();
                world.note(index);
                world.to_main();
            }
            link.verify();
        });
    })
}

/// The log's last entry says whether to stop: main pushes the mark.
const STOP: usize = usize::MAX;

fn stopping(world: &World) -> bool {
    world.log.borrow().last() == Some(&STOP)
}

fn finish_all(fibers: &[&'static Fiber]) {
    for fiber in fibers {
        fiber.world().note(STOP);
        fiber.switch();
        assert!(fiber.is_finished());
    }
}

/// What fibers need to pass the turn on among themselves.
struct Round {
    fibers: Vec<Cell<Option<&'static Fiber>>>,
    left: Cell<usize>,
    order: Order,
}

/// Each fiber switches directly to the next; main waits until all turns are used up, and starts them at growing depths.
#[test]
fn fibers_resume_each_other() {
    profiles(|depth, order, main_depth| {
        let world = World::new();
        let round: &'static Round =
            Box::leak(Box::new(Round { fibers: (0..FIBERS).map(|_| Cell::new(None)).collect(), left: Cell::new(1000), order }));
        world.run(|| {
            for index in 0..FIBERS {
                // Bases at different addresses: some above, some below where main will wait.
                descend(50 + index, 1 + index * main_depth / 4, &mut |_| {
                    let fiber = world.fiber(move |world| {
                        descend(index, depth + index, &mut |link| {
                            world.to_main();
                            pass_on(world, round, link);
                        });
                    });
                    round.fibers[index].set(Some(fiber));
                    fiber.start();
                });
            }
            descend(98, main_depth, &mut |link| {
                // The one that used the last turn up, and the one it went to, finish on the way.
                while let Some(fiber) = round.fibers.iter().filter_map(Cell::get).find(|fiber| !fiber.is_finished()) {
                    fiber.switch();
                    link.verify();
                }
            });
        });
        assert_eq!(round.left.get(), 0);
        assert!(round.fibers.iter().all(|fiber| fiber.get().unwrap().is_finished()));
    });
}

fn pass_on(world: &World, round: &Round, link: &Link<'_>) {
    while round.left.get() > 0 {
        round.left.set(round.left.get() - 1);
        let next = round.order.pick(world, round.left.get());
        round.fibers[next].get().unwrap().switch();
        link.verify();
    }
}

/// One fiber is resumed from every depth of main, above and below the depth at which it was started.
#[test]
fn a_base_may_be_anywhere() {
    for started_at in [1, 30, 100] {
        let world = World::new();
        world.run(|| {
            let fiber = parking_fiber(world, 7, 20);
            descend(1, started_at, &mut |_| fiber.start());
            for depth in (1..200).chain((1..200).rev()) {
                descend(2, depth, &mut |link| {
                    fiber.switch();
                    link.verify();
                });
            }
            finish_all(&[fiber]);
        });
    }
}
