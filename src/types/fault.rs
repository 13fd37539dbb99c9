//! The bridge from the engines, which know no values, to exceptions and integers of the language.

use crate::engines::fault::{Fault, Kind};
use crate::engines::integer::Integer;
use crate::object::{Interp, Outcome, Raised, Value};

/// `errno` of the C library for results out of range, the first argument of CPython's OverflowError.
const ERANGE: i32 = 34;

impl Interp {
    /// Raises what an engine reports.
    #[cold]
    #[inline(never)]
    pub fn fault(&self, fault: Fault) -> Raised {
        let ty = match fault.kind {
            Kind::Value => &self.exceptions.value_error,
            Kind::Type => &self.exceptions.type_error,
            Kind::Overflow | Kind::ResultRange => &self.exceptions.overflow_error,
            Kind::ZeroDivision => &self.exceptions.zero_division_error,
            Kind::Memory => return self.out_of_memory(),
        };
        let message = self.text_from_wtf8(&fault.message).into_value();
        let args = if fault.kind == Kind::ResultRange { vec![Value::int_from_i32(ERANGE), message] } else { vec![message] };
        self.raise(self.exception(ty, args).into_value())
    }

    /// Raises MemoryError without arguments, as CPython's allocator does.
    #[cold]
    #[inline(never)]
    pub fn out_of_memory(&self) -> Raised {
        self.raise(self.exception(&self.exceptions.memory_error, Vec::new()).into_value())
    }

    /// MemoryError unless `bytes` more stay within the memory limit.
    #[inline]
    pub fn check_room(&self, bytes: usize) -> Outcome<()> {
        if self.heap.has_room(bytes) { Ok(()) } else { Err(self.out_of_memory()) }
    }

    /// The value of an engine's integer.
    #[inline]
    pub fn integer(&self, integer: Integer) -> Value {
        match integer {
            Integer::Small(number) => self.int(number),
            Integer::Big(number) => self.big_int(number),
        }
    }

    /// The value of an engine's integer, or the exception it reports.
    #[inline]
    pub fn integer_or_fault(&self, outcome: Result<Integer, Fault>) -> Outcome {
        match outcome {
            Ok(integer) => Ok(self.integer(integer)),
            Err(fault) => Err(self.fault(fault)),
        }
    }
}
