//! The hierarchy of built-in exceptions, as one table, and its installation.

use crate::object::builder::TypeSpec;
use crate::object::exception::Exception;
use crate::object::interp::{Exceptions, Interp, Late};
use crate::object::native::{GetSet, Method};
use crate::object::slots::{SlotFunction, SlotKey};
use crate::object::ty::{TypeRef, flags, linearise};

use super::{exception, exception_fields as fields, exception_group, os_error, syntax_error, unicode_error};

/// What a class adds to its base.
#[derive(Clone, Copy)]
struct Tables {
    slots: &'static [(SlotKey, SlotFunction)],
    methods: &'static [Method],
    getset: &'static [GetSet],
}

const fn tables(slots: &'static [(SlotKey, SlotFunction)], methods: &'static [Method], getset: &'static [GetSet]) -> Tables {
    Tables { slots, methods, getset }
}

/// A class that only has a name of its own.
const PLAIN: Tables = tables(exception::CONSTRUCTION, &[], &[]);
const BASE: Tables = tables(exception::SLOTS, exception::METHODS, exception::GETSET);
const STOP: Tables = tables(fields::STOP_ITERATION_SLOTS, &[], fields::STOP_ITERATION_FIELDS);
const EXIT: Tables = tables(fields::SYSTEM_EXIT_SLOTS, &[], fields::SYSTEM_EXIT_FIELDS);
const ATTRIBUTE: Tables = tables(fields::ATTRIBUTE_ERROR_SLOTS, fields::ATTRIBUTE_ERROR_METHODS, fields::ATTRIBUTE_ERROR_FIELDS);
const NAME: Tables = tables(fields::NAME_ERROR_SLOTS, &[], fields::NAME_ERROR_FIELDS);
const IMPORT: Tables = tables(fields::IMPORT_ERROR_SLOTS, fields::IMPORT_ERROR_METHODS, fields::IMPORT_ERROR_FIELDS);
const KEY: Tables = tables(fields::KEY_ERROR_SLOTS, &[], &[]);
const SYSTEM: Tables = tables(os_error::SLOTS, os_error::METHODS, os_error::FIELDS);
const SYSTEM_PART: Tables = tables(os_error::CONSTRUCTION, &[], &[]);
const SYNTAX: Tables = tables(syntax_error::SLOTS, &[], syntax_error::FIELDS);
const DECODE: Tables = tables(unicode_error::DECODE_SLOTS, &[], unicode_error::FIELDS);
const ENCODE: Tables = tables(unicode_error::ENCODE_SLOTS, &[], unicode_error::FIELDS);
const TRANSLATE: Tables = tables(unicode_error::TRANSLATE_SLOTS, &[], unicode_error::FIELDS);
const GROUP: Tables = tables(exception_group::SLOTS, exception_group::METHODS, exception_group::FIELDS);
/// A class that inherits even its construction.
const BARE: Tables = tables(&[], &[], &[]);

type Place = fn(&Exceptions) -> &Late<TypeRef>;

/// A row of the hierarchy.
struct Row {
    name: &'static str,
    place: Place,
    base: Place,
    tables: Tables,
    documentation: &'static str,
}

macro_rules! hierarchy {
    ($( $name:literal $field:ident < $base:ident $tables:ident $documentation:literal; )*) => {
        /// Every class below `BaseException`; a base stands before the classes that derive from it.
        const HIERARCHY: &[Row] = &[
            $( Row {
                name: $name,
                place: |exceptions| &exceptions.$field,
                base: |exceptions| &exceptions.$base,
                tables: $tables,
                documentation: $documentation,
            }, )*
        ];
    };
}

hierarchy! {
    "Exception" exception < base_exception PLAIN "Common base class for all non-exit exceptions.";
    "BaseExceptionGroup" base_exception_group < base_exception GROUP "A combination of multiple unrelated exceptions.";
    "GeneratorExit" generator_exit < base_exception PLAIN "Request that a generator exit.";
    "KeyboardInterrupt" keyboard_interrupt < base_exception PLAIN "Program interrupted by user.";
    "SystemExit" system_exit < base_exception EXIT "Request to exit from the interpreter.";
    "ArithmeticError" arithmetic_error < exception PLAIN "Base class for arithmetic errors.";
    "FloatingPointError" floating_point_error < arithmetic_error PLAIN "Floating-point operation failed.";
    "OverflowError" overflow_error < arithmetic_error PLAIN "Result too large to be represented.";
    "ZeroDivisionError" zero_division_error < arithmetic_error PLAIN "Second argument to a division or modulo operation was zero.";
    "AssertionError" assertion_error < exception PLAIN "Assertion failed.";
    "AttributeError" attribute_error < exception ATTRIBUTE "Attribute not found.";
    "BufferError" buffer_error < exception PLAIN "Buffer error.";
    "EOFError" eof_error < exception PLAIN "Read beyond end of file.";
    "ImportError" import_error < exception IMPORT "Import can't find module, or can't find name in module.";
    "ModuleNotFoundError" module_not_found_error < import_error BARE "Module not found.";
    "LookupError" lookup_error < exception PLAIN "Base class for lookup errors.";
    "IndexError" index_error < lookup_error PLAIN "Sequence index out of range.";
    "KeyError" key_error < lookup_error KEY "Mapping key not found.";
    "MemoryError" memory_error < exception PLAIN "Out of memory.";
    "NameError" name_error < exception NAME "Name not found globally.";
    "UnboundLocalError" unbound_local_error < name_error BARE "Local name referenced but not bound to a value.";
    "OSError" os_error < exception SYSTEM "Base class for I/O related errors.";
    "BlockingIOError" blocking_io_error < os_error SYSTEM_PART "I/O operation would block.";
    "ChildProcessError" child_process_error < os_error SYSTEM_PART "Child process error.";
    "ConnectionError" connection_error < os_error SYSTEM_PART "Connection error.";
    "BrokenPipeError" broken_pipe_error < connection_error SYSTEM_PART "Broken pipe.";
    "ConnectionAbortedError" connection_aborted_error < connection_error SYSTEM_PART "Connection aborted.";
    "ConnectionRefusedError" connection_refused_error < connection_error SYSTEM_PART "Connection refused.";
    "ConnectionResetError" connection_reset_error < connection_error SYSTEM_PART "Connection reset.";
    "FileExistsError" file_exists_error < os_error SYSTEM_PART "File already exists.";
    "FileNotFoundError" file_not_found_error < os_error SYSTEM_PART "File not found.";
    "InterruptedError" interrupted_error < os_error SYSTEM_PART "Interrupted by signal.";
    "IsADirectoryError" is_a_directory_error < os_error SYSTEM_PART "Operation doesn't work on directories.";
    "NotADirectoryError" not_a_directory_error < os_error SYSTEM_PART "Operation only works on directories.";
    "PermissionError" permission_error < os_error SYSTEM_PART "Not enough permissions.";
    "ProcessLookupError" process_lookup_error < os_error SYSTEM_PART "Process not found.";
    "TimeoutError" timeout_error < os_error SYSTEM_PART "Timeout expired.";
    "ReferenceError" reference_error < exception PLAIN "Weak ref proxy used after referent went away.";
    "RuntimeError" runtime_error < exception PLAIN "Unspecified run-time error.";
    "NotImplementedError" not_implemented_error < runtime_error PLAIN "Method or function hasn't been implemented yet.";
    "PythonFinalizationError" python_finalization_error < runtime_error PLAIN "Operation blocked during Python finalization.";
    "RecursionError" recursion_error < runtime_error PLAIN "Recursion limit exceeded.";
    "StopAsyncIteration" stop_async_iteration < exception PLAIN "Signal the end from iterator.__anext__().";
    "StopIteration" stop_iteration < exception STOP "Signal the end from iterator.__next__().";
    "SyntaxError" syntax_error < exception SYNTAX "Invalid syntax.";
    "IndentationError" indentation_error < syntax_error BARE "Improper indentation.";
    "TabError" tab_error < indentation_error BARE "Improper mixture of spaces and tabs.";
    "SystemError" system_error < exception PLAIN "Internal error in the Python interpreter.\n\nPlease report this to the Python maintainer, along with the traceback,\nthe Python version, and the hardware/OS platform and version.";
    "TypeError" type_error < exception PLAIN "Inappropriate argument type.";
    "ValueError" value_error < exception PLAIN "Inappropriate argument value (of correct type).";
    "UnicodeError" unicode_error < value_error PLAIN "Unicode related error.";
    "UnicodeDecodeError" unicode_decode_error < unicode_error DECODE "Unicode decoding error.";
    "UnicodeEncodeError" unicode_encode_error < unicode_error ENCODE "Unicode encoding error.";
    "UnicodeTranslateError" unicode_translate_error < unicode_error TRANSLATE "Unicode translation error.";
    "Warning" warning < exception PLAIN "Base class for warning categories.";
    "BytesWarning" bytes_warning < warning PLAIN "Base class for warnings about bytes and buffer related problems, mostly\nrelated to conversion from str or comparing to str.";
    "DeprecationWarning" deprecation_warning < warning PLAIN "Base class for warnings about deprecated features.";
    "EncodingWarning" encoding_warning < warning PLAIN "Base class for warnings about encodings.";
    "FutureWarning" future_warning < warning PLAIN "Base class for warnings about constructs that will change semantically\nin the future.";
    "ImportWarning" import_warning < warning PLAIN "Base class for warnings about probable mistakes in module imports";
    "PendingDeprecationWarning" pending_deprecation_warning < warning PLAIN "Base class for warnings about features which will be deprecated\nin the future.";
    "ResourceWarning" resource_warning < warning PLAIN "Base class for warnings about resource usage.";
    "RuntimeWarning" runtime_warning < warning PLAIN "Base class for warnings about dubious runtime behavior.";
    "SyntaxWarning" syntax_warning < warning PLAIN "Base class for warnings about dubious syntax.";
    "UnicodeWarning" unicode_warning < warning PLAIN "Base class for warnings about Unicode related problems, mostly\nrelated to conversion problems.";
    "UserWarning" user_warning < warning PLAIN "Base class for warnings generated by user code.";
}

const FLAGS: u32 = flags::BASE | flags::HAS_DICT | flags::EXCEPTION;

/// Makes every built-in exception class and enters those of `builtins` there.
pub fn install(interp: &Interp) {
    let root = TypeSpec {
        name: "BaseException",
        documentation: "Common base class for all exceptions",
        flags: FLAGS,
        slots: BASE.slots,
        methods: BASE.methods,
        getset: BASE.getset,
        ..TypeSpec::EMPTY
    };
    let exceptions = &interp.exceptions;
    interp.define::<Exception>(&exceptions.base_exception, &interp.types.object, &root);
    enter(interp, "BaseException", &exceptions.base_exception);
    for row in HIERARCHY {
        let spec = TypeSpec { name: row.name, documentation: row.documentation, ..class(row.tables) };
        interp.define::<Exception>((row.place)(exceptions), (row.base)(exceptions), &spec);
        enter(interp, row.name, (row.place)(exceptions));
    }
    enter(interp, "EnvironmentError", &exceptions.os_error);
    enter(interp, "IOError", &exceptions.os_error);
    install_exception_group(interp);
    // Extensions make their exceptions as class statements do: attributes of the classes can be set.
    let extension = TypeSpec { module: "greenlet", flags: FLAGS | flags::MUTABLE | flags::WEAKREFS, ..class(BARE) };
    let exit = TypeSpec { name: "GreenletExit", ..extension };
    interp.define::<Exception>(&exceptions.greenlet_exit, &exceptions.base_exception, &exit);
    let error = TypeSpec { name: "error", ..extension };
    interp.define::<Exception>(&exceptions.greenlet_error, &exceptions.exception, &error);
}

fn class(tables: Tables) -> TypeSpec {
    TypeSpec { flags: FLAGS, slots: tables.slots, methods: tables.methods, getset: tables.getset, ..TypeSpec::EMPTY }
}

fn enter(interp: &Interp, name: &str, ty: &TypeRef) {
    drop(interp.builtins.set_text(&interp.intern(name), ty.value()));
}

/// `ExceptionGroup` is the one built-in class with two bases.
fn install_exception_group(interp: &Interp) {
    let exceptions = &interp.exceptions;
    let spec = TypeSpec { name: "ExceptionGroup", ..class(BARE) };
    interp.define::<Exception>(&exceptions.exception_group, &exceptions.base_exception_group, &spec);
    let group: &TypeRef = &exceptions.exception_group;
    let bases = vec![(*exceptions.base_exception_group).clone(), (*exceptions.exception).clone()];
    let order = linearise(group, &bases).expect("the two bases have a common root only");
    group.set_bases(Some(bases[0].clone()), bases);
    group.set_mro(order);
    crate::object::ty::Type::register_with_bases(group);
    group.invalidate();
    enter(interp, "ExceptionGroup", group);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::object::bootstrap::interpreter;
    use crate::object::host::Nothing;
    use crate::object::native::Args;
    use crate::object::value::Value;

    fn started() -> Interp {
        let interp = interpreter(Box::new(Nothing));
        install(&interp);
        interp
    }

    #[test]
    fn every_class_derives_from_its_base_and_from_the_root() {
        let interp = started();
        for row in HIERARCHY {
            let (class, base) = ((row.place)(&interp.exceptions), (row.base)(&interp.exceptions));
            assert!(class.is_subtype(base), "{}", row.name);
            assert!(class.is_subtype(&interp.exceptions.base_exception), "{}", row.name);
            assert_eq!(class.name(), row.name);
            assert!(class.has_flag(flags::EXCEPTION | flags::BASE));
        }
        let order: Vec<String> = interp.exceptions.exception_group.mro().iter().map(|ty| ty.name()).collect();
        assert_eq!(order, ["ExceptionGroup", "BaseExceptionGroup", "Exception", "BaseException", "object"]);
    }

    #[test]
    fn error_numbers_choose_the_class() {
        let interp = started();
        let cases = [
            (libc::ENOENT, "FileNotFoundError"),
            (libc::EACCES, "PermissionError"),
            (libc::EAGAIN, "BlockingIOError"),
            (libc::ESHUTDOWN, "BrokenPipeError"),
            (libc::ENOTTY, "OSError"),
        ];
        let new = interp.exceptions.os_error.slots.new.get().expect("inherited at least");
        for (errno, name) in cases {
            let given = [Value::int_from_i32(errno), interp.text("text").into_value()];
            let exception = new(&interp, &interp.exceptions.os_error, &Args::positional_only(&given)).expect("valid arguments");
            assert_eq!(interp.type_of(&exception).name(), name);
        }
    }
}
