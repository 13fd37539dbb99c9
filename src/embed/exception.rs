//! The built-in exception types that a host can raise.

use crate::object::Interp;
use crate::object::ty::TypeRef;

macro_rules! exceptions {
    ($( $variant:ident $field:ident; )*) => {
        /// A built-in exception type, for [`Error::new`](super::Error::new).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        #[allow(missing_docs, reason = "each is the exception type of its name")]
        pub enum Exception {
            $( $variant, )*
        }

        impl Exception {
            /// The name of the type in scripts.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    $( Exception::$variant => stringify!($variant), )*
                }
            }

            pub(super) fn class(self, interp: &Interp) -> &TypeRef {
                match self {
                    $( Exception::$variant => &interp.exceptions.$field, )*
                }
            }
        }
    };
}

exceptions! {
    ArithmeticError arithmetic_error;
    AssertionError assertion_error;
    AttributeError attribute_error;
    BufferError buffer_error;
    ConnectionError connection_error;
    EOFError eof_error;
    Exception exception;
    FileExistsError file_exists_error;
    FileNotFoundError file_not_found_error;
    ImportError import_error;
    IndexError index_error;
    KeyError key_error;
    KeyboardInterrupt keyboard_interrupt;
    LookupError lookup_error;
    MemoryError memory_error;
    NameError name_error;
    NotImplementedError not_implemented_error;
    OSError os_error;
    OverflowError overflow_error;
    PermissionError permission_error;
    RecursionError recursion_error;
    RuntimeError runtime_error;
    StopIteration stop_iteration;
    TimeoutError timeout_error;
    TypeError type_error;
    ValueError value_error;
    ZeroDivisionError zero_division_error;
}
