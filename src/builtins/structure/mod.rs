//! The module `struct`: values packed into bytes and back. `pack` and `unpack` convert, this file holds what scripts call.

mod pack;
mod unpack;

use crate::engines::structure::Format;
use crate::object::builder::TypeSpec;
use crate::object::dict::Dict;
use crate::object::exception::Exception;
use crate::object::header::Payload;
use crate::object::protocol::{number, text};
use crate::object::ty::{TypeRef, flags};
use crate::object::{Args, GetSet, Interp, Method, Outcome, Raised, Ref, SlotFunction, SlotKey, Str, Value};
use crate::types::bytearray::ByteArray;
use crate::types::bytes::Bytes;
use crate::types::{buffer, bytes};

use super::enter_functions;

/// Payload of `struct.Struct`.
struct Structure {
    format: Format,
    /// The format as it was given.
    text: Ref<Str>,
}

impl Payload for Structure {}

const FUNCTIONS: &[Method] = &[
    Method::function("_clearcache", "", |_, _| Ok(Value::NONE)),
    Method::function("calcsize", "format, /", |interp, args| {
        parse(interp, &args[0]).map(|structure| interp.int_from_usize(structure.format.size))
    }),
    Method::function("iter_unpack", "format, buffer, /", |interp, args| unpack::iterate(interp, parse(interp, &args[0])?.format, &args[1])),
    Method::function("pack", "*args, **kwargs", pack_function),
    Method::function("pack_into", "*args, **kwargs", pack_into_function),
    Method::function("unpack", "format, buffer, /", |interp, args| unpack_whole(interp, &parse(interp, &args[0])?.format, &args[1])),
    Method::function("unpack_from", "format, /, buffer, offset=0", |interp, args| {
        unpack_from(interp, &parse(interp, &args[0])?.format, &args[1], &args[2])
    }),
];

const SPEC: TypeSpec = TypeSpec {
    name: "Struct",
    module: "_struct",
    documentation: "Struct(fmt) --> compiled struct object",
    flags: flags::BASE | flags::WEAKREFS,
    slots: &[(SlotKey::New, SlotFunction::New(new)), (SlotKey::Repr, SlotFunction::Unary(repr))],
    methods: &[
        Method::new("iter_unpack", "buffer, /", |interp, args| unpack::iterate(interp, of(&args[0]).format.clone(), &args[1])),
        Method::new("pack", "*args, **kwargs", pack_method),
        Method::new("pack_into", "*args, **kwargs", pack_into_method),
        Method::new("unpack", "buffer, /", |interp, args| unpack_whole(interp, &of(&args[0]).format, &args[1])),
        Method::new("unpack_from", "buffer, offset=0", |interp, args| unpack_from(interp, &of(&args[0]).format, &args[1], &args[2])),
    ],
    getset: &[
        GetSet::read_only("format", |_, this| Ok(of(this).text.value())),
        GetSet::read_only("size", |interp, this| Ok(interp.int_from_usize(of(this).format.size))),
    ],
};

const ERROR: TypeSpec = TypeSpec { name: "error", module: "struct", flags: flags::BASE | flags::HAS_DICT, ..TypeSpec::EMPTY };

/// Fills the namespace.
pub fn populate(interp: &Interp, dict: &Ref<Dict>) {
    if interp.types.struct_.get().is_none() {
        interp.define::<Structure>(&interp.types.struct_, &interp.types.object, &SPEC);
        interp.define::<Exception>(&interp.types.struct_error, &interp.exceptions.exception, &ERROR);
        unpack::install(interp);
    }
    enter_functions(interp, dict, FUNCTIONS);
    drop(dict.set_text(&interp.intern("Struct"), interp.types.struct_.value()));
    drop(dict.set_text(&interp.intern("error"), interp.types.struct_error.value()));
}

/// Raises `struct.error`.
#[cold]
fn error(interp: &Interp, message: impl AsRef<str>) -> Raised {
    interp.error(&interp.types.struct_error, message)
}

fn of(this: &Value) -> &Structure {
    this.cast::<Structure>().expect("the receiver is a Struct")
}

/// Parses a format, which is a text or bytes.
fn parse(interp: &Interp, value: &Value) -> Outcome<Structure> {
    let text = if let Some(text) = value.to_ref::<Str>() {
        text
    } else if let Some(bytes) = value.cast::<Bytes>() {
        interp.text_from_wtf8(String::from_utf8_lossy(bytes.as_bytes()).as_bytes())
    } else {
        let name = interp.type_of(value).name();
        return Err(interp.type_error(format!("Struct() argument 1 must be a str or bytes object, not {name}")));
    };
    match Format::parse(text.as_bytes()) {
        Ok(format) => Ok(Structure { format, text }),
        Err(fault) => Err(error(interp, String::from_utf8_lossy(&fault.message))),
    }
}

fn new(interp: &Interp, ty: &TypeRef, args: &Args<'_>) -> Outcome {
    let format = args.positional().first().or_else(|| args.keyword("format"));
    let Some(format) = format else {
        return Err(interp.type_error("Struct() missing required argument 'format' (pos 1)"));
    };
    if args.len() > 1 {
        return Err(interp.type_error(format!("Struct() takes at most 1 argument ({} given)", args.len())));
    }
    let structure = parse(interp, format)?;
    Ok(interp.allocate(ty, structure).into_value())
}

fn repr(interp: &Interp, this: &Value) -> Outcome {
    let format = text::repr_string(interp, of(this).text.as_value())?;
    let name = interp.type_of(this).name();
    let name = name.rsplit('.').next().unwrap_or(&name);
    Ok(interp.text_from_string(format!("{name}({format})")).into_value())
}

fn no_keywords(interp: &Interp, name: &str, args: &Args<'_>) -> Outcome<()> {
    if args.keyword_count() == 0 { Ok(()) } else { Err(interp.type_error(format!("{name}() takes no keyword arguments"))) }
}

fn pack_function(interp: &Interp, args: &Args<'_>) -> Outcome {
    no_keywords(interp, "_struct.pack", args)?;
    let Some((format, values)) = args.values().split_first() else {
        return Err(interp.type_error("missing format argument"));
    };
    pack_values(interp, &parse(interp, format)?.format, values)
}

fn pack_method(interp: &Interp, args: &Args<'_>) -> Outcome {
    no_keywords(interp, "Struct.pack", args)?;
    pack_values(interp, &of(&args[0]).format, &args.values()[1..])
}

fn pack_values(interp: &Interp, format: &Format, values: &[Value]) -> Outcome {
    check_count(interp, "pack", format, values.len())?;
    interp.check_room(format.size)?;
    Ok(bytes::bytes_value(interp, pack::pack(interp, format, values)?))
}

fn check_count(interp: &Interp, function: &str, format: &Format, given: usize) -> Outcome<()> {
    if given == format.values {
        return Ok(());
    }
    Err(error(interp, format!("{function} expected {} items for packing (got {given})", format.values)))
}

fn pack_into_function(interp: &Interp, args: &Args<'_>) -> Outcome {
    no_keywords(interp, "_struct.pack_into", args)?;
    let Some((format, rest)) = args.values().split_first() else {
        return Err(interp.type_error("missing format argument"));
    };
    pack_into(interp, &parse(interp, format)?.format, rest)
}

fn pack_into_method(interp: &Interp, args: &Args<'_>) -> Outcome {
    no_keywords(interp, "Struct.pack_into", args)?;
    pack_into(interp, &of(&args[0]).format, &args.values()[1..])
}

/// `pack_into(buffer, offset, *values)`. May run Python, before the buffer changes.
fn pack_into(interp: &Interp, format: &Format, args: &[Value]) -> Outcome {
    let (buffer, offset, values) = match args {
        [buffer, offset, values @ ..] => (buffer, offset, values),
        [_] => return Err(error(interp, "pack_into expected offset argument")),
        [] => return Err(error(interp, "pack_into expected buffer argument")),
    };
    check_count(interp, "pack_into", format, values.len())?;
    let Some(target) = buffer.cast::<ByteArray>() else {
        let name = interp.type_of(buffer).name();
        return Err(interp.type_error(format!("argument must be read-write bytes-like object, not {name}")));
    };
    let offset = number::to_i64(interp, offset)?;
    place(interp, format, offset, target.bytes.len(), &Direction::PACK)?;
    let packed = pack::pack(interp, format, values)?;
    // Packing may have run Python, which may have changed the length.
    let start = place(interp, format, offset, target.bytes.len(), &Direction::PACK)?;
    drop(target.bytes.splice(start, start + format.size, packed));
    Ok(Value::NONE)
}

/// The words of the messages about offsets, which differ between packing and unpacking.
struct Direction {
    function: &'static str,
    verb: &'static str,
    too_short: &'static str,
}

impl Direction {
    const PACK: Direction = Direction { function: "pack_into", verb: "packing", too_short: "no space to pack" };
    const UNPACK: Direction = Direction { function: "unpack_from", verb: "unpacking", too_short: "not enough data to unpack" };
}

/// The place that an offset means in a buffer of `length` bytes, when the structure fits there.
fn place(interp: &Interp, format: &Format, offset: i64, length: usize, direction: &Direction) -> Outcome<usize> {
    let size = format.size;
    let start = if offset < 0 {
        let from_end = offset.unsigned_abs() as usize;
        if from_end < size {
            return Err(error(interp, format!("{} {size} bytes at offset {offset}", direction.too_short)));
        }
        match length.checked_sub(from_end) {
            Some(start) => start,
            None => return Err(error(interp, format!("offset {offset} out of range for {length}-byte buffer"))),
        }
    } else {
        offset as usize
    };
    if start.checked_add(size).is_none_or(|end| end > length) {
        let (function, verb) = (direction.function, direction.verb);
        let least = start.saturating_add(size);
        return Err(error(
            interp,
            format!(
                "{function} requires a buffer of at least {least} bytes for {verb} {size} bytes at offset {start} \
                 (actual buffer size is {length})"
            ),
        ));
    }
    Ok(start)
}

fn unpack_whole(interp: &Interp, format: &Format, value: &Value) -> Outcome {
    let content = buffer::required(interp, value)?;
    if content.len() != format.size {
        return Err(error(interp, format!("unpack requires a buffer of {} bytes", format.size)));
    }
    unpack::unpack(interp, format, &content)
}

fn unpack_from(interp: &Interp, format: &Format, value: &Value, offset: &Value) -> Outcome {
    let content = buffer::required(interp, value)?;
    let offset = number::to_i64(interp, offset)?;
    let start = place(interp, format, offset, content.len(), &Direction::UNPACK)?;
    unpack::unpack(interp, format, &content[start..start + format.size])
}
