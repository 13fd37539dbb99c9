//! One stack region: a private mapping with a guard at its low end.
//!
//! Relies on `libc` for `mmap` and friends (Linux and macOS). `engine.rs` owns one per engine and runs code on it.
//!
//! Invariants:
//! 1. `[base, base + GUARD)` is mapped without access for the life of the region; `[base + GUARD, top)` is mapped for
//!    reading and writing, and nobody else unmaps or remaps either.
//! 2. `top` is a multiple of the page size, hence of the 16 that both ABIs want of a stack pointer.
#![allow(unsafe_code, reason = "maps memory and reads the stack pointer")]

use std::arch::asm;
use std::io;
use std::ptr;

/// Bytes without access at the low end. A frame larger than this could step over the guard; Rust probes each page of a
/// frame, C code commonly does not, and has no frames of 64 KiB. A multiple of every page size in use (4, 16, 64 KiB).
pub const GUARD: usize = 64 * 1024;

/// Bytes between the guard and [`Region::limit`]: what runs without looking at the limit must fit in here. That is
/// native code between two checks (formatting, sorting, big integers), a host callback, the panic machinery with a
/// symbolised backtrace (the largest: about 100 KiB in a debug build), and a signal handler with its vector state.
pub const RESERVE: usize = 256 * 1024;

/// Smallest and largest size of a region. The upper bound lets `Slice` count bytes in 32 bits.
const SIZES: std::ops::RangeInclusive<usize> = GUARD + RESERVE + 64 * 1024..=1 << 31;

/// A mapping to run code on. Pages are taken from the system when first touched.
pub struct Region {
    base: *mut libc::c_void,
    size: usize,
}

impl Region {
    /// Maps a region of `size` bytes, rounded up to whole pages; guard and reserve are part of it.
    ///
    /// # Errors
    ///
    /// `InvalidInput` for a size below 384 KiB or above 2 GiB, or what the system says.
    pub fn new(size: usize) -> io::Result<Region> {
        if !SIZES.contains(&size) {
            let message = format!("a stack region has {} to {} bytes", SIZES.start(), SIZES.end());
            return Err(io::Error::new(io::ErrorKind::InvalidInput, message));
        }
        let size = size.next_multiple_of(GUARD);
        // SAFETY: a new private mapping at an address of the system's choice touches nothing that exists.
        let base = unsafe { libc::mmap(ptr::null_mut(), size, libc::PROT_READ | libc::PROT_WRITE, flags(), -1, 0) };
        if base == libc::MAP_FAILED {
            return Err(io::Error::last_os_error());
        }
        let region = Region { base, size };
        // SAFETY: the range is the low end of the mapping just made, which nobody uses yet (invariant 1).
        if unsafe { libc::mprotect(base, GUARD, libc::PROT_NONE) } != 0 {
            return Err(io::Error::last_os_error());
        }
        region.refuse_huge_pages();
        Ok(region)
    }

    /// Keeps the system from backing the first touched page with two megabytes. Advice: failure changes nothing.
    fn refuse_huge_pages(&self) {
        #[cfg(target_os = "linux")]
        // SAFETY: the range is this mapping (invariant 1); the advice does not change its contents.
        unsafe {
            libc::madvise(self.base, self.size, libc::MADV_NOHUGEPAGE);
        }
    }

    /// First address above the region; a multiple of 16.
    #[inline]
    #[must_use]
    pub fn top(&self) -> usize {
        self.base as usize + self.size
    }

    /// Lowest address that can be accessed: the end of the guard.
    #[inline]
    #[must_use]
    pub fn low(&self) -> usize {
        self.base as usize + GUARD
    }

    /// Lowest stack pointer from which code may still call: below it only [`RESERVE`] is left.
    #[inline]
    #[must_use]
    pub fn limit(&self) -> usize {
        self.low() + RESERVE
    }

    /// Whether `address` can be a stack pointer of code that runs on this region.
    #[inline]
    #[must_use]
    pub fn contains(&self, address: usize) -> bool {
        address >= self.low() && address <= self.top()
    }

    /// Gives whole pages below `address` back to the system; what they held is lost.
    ///
    /// # Safety
    ///
    /// No frame and no slice has bytes in place below `address`.
    pub unsafe fn release_below(&self, address: usize) {
        let low = self.low();
        let end = address.min(self.top()) & !(GUARD - 1);
        if end > low {
            // MADV_DONTNEED on Linux drops the pages at once; macOS wants MADV_FREE for that.
            #[cfg(target_os = "linux")]
            let advice = libc::MADV_DONTNEED;
            #[cfg(not(target_os = "linux"))]
            let advice = libc::MADV_FREE;
            let start = self.base.wrapping_byte_add(GUARD);
            // SAFETY: `[low, end)` is inside the mapping (invariant 1) and dead, by the caller's word.
            unsafe { libc::madvise(start, end - low, advice) };
        }
    }
}

impl Drop for Region {
    fn drop(&mut self) {
        // SAFETY: the mapping is ours alone (invariant 1), and no code runs on it: the engine that owns it is gone.
        unsafe { libc::munmap(self.base, self.size) };
    }
}

/// Mapping flags: no swap space is set aside for pages that most programs never touch.
fn flags() -> libc::c_int {
    let flags = libc::MAP_PRIVATE | libc::MAP_ANON | libc::MAP_NORESERVE;
    #[cfg(target_os = "linux")]
    let flags = flags | libc::MAP_STACK;
    flags
}

/// The stack pointer of the function this is inlined into: at or below every live byte of its frame.
#[inline(always)]
#[must_use]
pub fn stack_pointer() -> usize {
    let pointer: usize;
    #[cfg(target_arch = "x86_64")]
    // SAFETY: reads one register.
    unsafe {
        asm!("mov {}, rsp", out(reg) pointer, options(nomem, nostack, preserves_flags));
    }
    #[cfg(target_arch = "aarch64")]
    // SAFETY: reads one register.
    unsafe {
        asm!("mov {}, sp", out(reg) pointer, options(nomem, nostack, preserves_flags));
    }
    pointer
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail")]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_checked_and_rounded() {
        assert_eq!(Region::new(4096).map(|_| ()).unwrap_err().kind(), io::ErrorKind::InvalidInput);
        assert_eq!(Region::new((1 << 31) + 1).map(|_| ()).unwrap_err().kind(), io::ErrorKind::InvalidInput);
        let region = Region::new((1 << 20) + 1).unwrap();
        assert_eq!(region.top() - region.low(), (1 << 20) + GUARD - GUARD);
        assert_eq!(region.limit() - region.low(), RESERVE);
        assert_eq!(region.top() % 4096, 0);
    }

    #[test]
    fn both_ends_belong_to_the_region_and_the_guard_does_not() {
        let region = Region::new(1 << 20).unwrap();
        assert!(region.contains(region.top()));
        assert!(region.contains(region.low()));
        assert!(!region.contains(region.low() - 1));
        assert!(!region.contains(stack_pointer()));
    }

    #[test]
    fn released_pages_read_as_zero_and_the_rest_stays() {
        let region = Region::new(1 << 20).unwrap();
        let dead = (region.low() + 100) as *mut u8;
        let live = (region.top() - 8) as *mut u8;
        // SAFETY: both addresses are inside the mapping, which nothing else uses.
        unsafe { dead.write_volatile(7) };
        // SAFETY: as above.
        unsafe { live.write_volatile(9) };
        // SAFETY: nothing runs on the region.
        unsafe { region.release_below(region.top() - 4096) };
        if cfg!(target_os = "linux") {
            // SAFETY: as above.
            assert_eq!(unsafe { dead.read_volatile() }, 0);
        }
        // SAFETY: as above.
        assert_eq!(unsafe { live.read_volatile() }, 9);
    }
}
