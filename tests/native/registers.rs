//! Registers that belong to the caller: the floating point control words and, through the compiler, all the rest.

use std::arch::asm;
use std::hint::black_box;

use crate::harness::World;

/// The control words in one number. x86-64: MXCSR without its sticky flags, and the x87 control word.
#[cfg(target_arch = "x86_64")]
fn control() -> u64 {
    let (mut vector, mut stack) = (0_u32, 0_u16);
    // SAFETY: both instructions store to the locals.
    unsafe {
        asm!("stmxcsr [{}]", "fnstcw [{}]", in(reg) &raw mut vector, in(reg) &raw mut stack, options(nostack));
    }
    u64::from(vector & !0x3F) | u64::from(stack) << 32
}

#[cfg(target_arch = "x86_64")]
fn set_control(control: u64) {
    let (vector, stack) = (control as u32, (control >> 32) as u16);
    // SAFETY: the values come from `control`, with valid bits changed.
    unsafe {
        asm!("ldmxcsr [{}]", "fldcw [{}]", in(reg) &raw const vector, in(reg) &raw const stack, options(nostack));
    }
}

/// Round towards zero: both rounding fields set. Flush subnormals: bit 15 of MXCSR.
#[cfg(target_arch = "x86_64")]
const TRUNCATE: u64 = 0x6000 | 0x0C00 << 32;
#[cfg(target_arch = "x86_64")]
const FLUSH: u64 = 0x8000;

#[cfg(target_arch = "aarch64")]
fn control() -> u64 {
    let value: u64;
    // SAFETY: reads one register.
    unsafe { asm!("mrs {}, fpcr", out(reg) value, options(nomem, nostack)) };
    value
}

#[cfg(target_arch = "aarch64")]
fn set_control(control: u64) {
    // SAFETY: the value comes from `control`, with valid bits changed.
    unsafe { asm!("msr fpcr, {}", in(reg) control, options(nomem, nostack)) };
}

/// Round towards zero: RMode 3. Flush subnormals: FZ.
#[cfg(target_arch = "aarch64")]
const TRUNCATE: u64 = 3 << 22;
#[cfg(target_arch = "aarch64")]
const FLUSH: u64 = 1 << 24;

#[test]
fn floating_point_control_belongs_to_the_slice() {
    let world = World::new();
    let usual = control();
    world.run(|| {
        let fibers = [TRUNCATE, FLUSH].map(|change| {
            world.fiber(move |world| {
                assert_eq!(control(), usual, "as the starter's");
                set_control(usual | change);
                for _ in 0..4 {
                    world.to_main();
                    assert_eq!(control(), usual | change);
                }
                world.note(change as usize);
            })
        });
        for fiber in fibers {
            fiber.start();
            assert_eq!(control(), usual);
        }
        for _ in 0..4 {
            for fiber in fibers {
                fiber.switch();
                assert_eq!(control(), usual);
            }
        }
    });
    assert_eq!(world.log.borrow().len(), 2);
}

/// Enough live values, whole and floating, to fill every callee-saved register across the switch.
#[inline(never)]
fn busy(world: &World, seed: u64, rounds: usize) -> (u64, f64) {
    let [mut a, mut b, mut c, mut d, mut e, mut f] = [1, 2, 3, 4, 5, 6].map(|factor| black_box(seed * factor));
    let [mut u, mut v, mut w, mut x, mut y, mut z] = [1, 2, 3, 4, 5, 6].map(|factor| black_box(seed * factor) as f64);
    for _ in 0..rounds {
        world.to_main();
        (a, b, c, d, e, f) = (b ^ seed, c.wrapping_add(a), d.rotate_left(3), e ^ b, f.wrapping_mul(3), a);
        (u, v, w, x, y, z) = (v + 0.5, w * 1.25, x - u, y + v, z * 0.75, u);
    }
    (a ^ b ^ c ^ d ^ e ^ f, u + v + w + x + y + z)
}

#[test]
fn values_in_registers_survive() {
    let world = World::new();
    let results: &'static std::cell::RefCell<Vec<(u64, f64)>> = Box::leak(Box::default());
    world.run(|| {
        let fibers: Vec<_> = (1..=8)
            .map(|seed| {
                world.fiber(move |world| {
                    let result = busy(world, seed, 40);
                    results.borrow_mut().push(result);
                })
            })
            .collect();
        fibers.iter().for_each(|fiber| fiber.start());
        for _ in 0..40 {
            fibers.iter().for_each(|fiber| fiber.switch());
        }
    });
    // The same sums, with a main that does nothing in between.
    let undisturbed: Vec<(u64, f64)> = (1..=8)
        .map(|seed| {
            let world = World::new();
            let result: &'static std::cell::Cell<Option<(u64, f64)>> = Box::leak(Box::default());
            world.run(|| {
                let fiber = world.fiber(move |world| result.set(Some(busy(world, seed, 40))));
                fiber.start();
                (0..40).for_each(|_| fiber.switch());
            });
            result.get().unwrap()
        })
        .collect();
    assert_eq!(*results.borrow(), undisturbed);
}
