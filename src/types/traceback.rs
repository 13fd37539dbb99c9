//! `traceback`: the chain of places that an exception passed on its way out.

use crate::object::builder::TypeSpec;
use crate::object::cell::Slot;
use crate::object::header::{Payload, Visit};
use crate::object::interp::Interp;
use crate::object::native::{Args, GetSet};
use crate::object::protocol::number;
use crate::object::signature::{Signature, bind_new};
use crate::object::slots::{Outcome, SlotFunction, SlotKey};
use crate::object::ty::TypeRef;
use crate::object::value::Value;

/// Payload of `traceback`: one frame that the exception passed.
pub struct Traceback {
    /// `tb_next`: the place one call further in, nearer to where the exception was raised.
    pub next: Slot<Value>,
    /// `tb_frame`.
    pub frame: Value,
    /// Index of the instruction that was running, in words of the frame's code; `NO_WORD` when it is not known.
    pub last_word: u32,
    /// `tb_lineno`.
    pub line: u32,
}

/// No instruction: a traceback made by a script with a negative `tb_lasti`.
pub const NO_WORD: u32 = u32::MAX;
/// `tb_lasti`, like `f_lasti`, counts two for each word: libraries halve it to find the entry of `co_positions()`.
const WORD_SIZE: i64 = 2;

impl Payload for Traceback {
    const TRACKED: bool = true;

    fn traverse(&self, visit: &mut Visit<'_>) {
        self.next.traverse(visit);
        visit.value(&self.frame);
    }

    fn clear(&self) {
        drop(self.next.take());
    }
}

const SPEC: TypeSpec = TypeSpec {
    name: "traceback",
    documentation: "TracebackType(tb_next, tb_frame, tb_lasti, tb_lineno)\n--\n\nCreate a new traceback object.",
    slots: &[(SlotKey::New, SlotFunction::New(new))],
    getset: &[
        GetSet::writable("tb_next", get_next, set_next),
        GetSet::writable("tb_frame", get_frame, refuse_set),
        GetSet::writable("tb_lasti", get_last_instruction, refuse_set),
        GetSet::writable("tb_lineno", get_line, set_line),
    ],
    ..TypeSpec::EMPTY
};

/// Makes the type.
pub fn install(interp: &Interp) {
    interp.define::<Traceback>(&interp.types.traceback, &interp.types.object, &SPEC);
}

impl Interp {
    /// Puts a frame in front of an exception's traceback, as the exception leaves an instruction of it.
    pub fn extend_traceback(&self, exception: &Value, frame: Value, last_word: u32, line: u32) {
        let Some(exception) = exception.cast::<crate::object::exception::Exception>() else {
            return;
        };
        let next = Slot::new(exception.traceback.take());
        let link = self.allocate(&self.types.traceback, Traceback { next, frame, last_word, line });
        exception.traceback.set(link.into_value());
    }
}

fn new(interp: &Interp, ty: &TypeRef, args: &Args<'_>) -> Outcome {
    let signature = Signature::parse(interp, "tb_next, tb_frame, tb_lasti, tb_lineno");
    let given = bind_new(interp, "traceback", &signature, args)?;
    let next = checked_next(interp, &given[0], "traceback object or None")?;
    if !interp.type_of(&given[1]).is(frame_type(interp)?) {
        let name = interp.type_of(&given[1]).name();
        return Err(interp.type_error(format!("traceback() argument 'tb_frame' must be frame, not {name}")));
    }
    let last_word = to_c_int(interp, &given[2])?;
    let line = to_c_int(interp, &given[3])?;
    let payload = Traceback {
        next: Slot::new(next),
        frame: given[1].clone(),
        last_word: u32::try_from(i64::from(last_word).div_euclid(WORD_SIZE)).unwrap_or(NO_WORD),
        line: u32::try_from(line).unwrap_or(0),
    };
    Ok(interp.allocate(ty, payload).into_value())
}

fn frame_type(interp: &Interp) -> Outcome<&TypeRef> {
    interp.types.frame.get().ok_or_else(|| interp.runtime_error("no frames without a running interpreter"))
}

fn to_c_int(interp: &Interp, value: &Value) -> Outcome<i32> {
    let number = number::index(interp, value)?;
    let fits = number.as_int().and_then(|number| i32::try_from(number.to_i64()?).ok());
    fits.ok_or_else(|| interp.overflow_error("Python int too large to convert to C int"))
}

fn payload(this: &Value) -> &Traceback {
    this.cast::<Traceback>().expect("descriptors check their receiver")
}

fn checked_next(interp: &Interp, value: &Value, expected: &str) -> Outcome<Option<Value>> {
    if value.is_none() {
        return Ok(None);
    }
    if value.cast::<Traceback>().is_some() {
        return Ok(Some(value.clone()));
    }
    let name = interp.type_of(value).name();
    Err(interp.type_error(format!("expected {expected}, got '{name}'")))
}

fn get_next(_: &Interp, this: &Value) -> Outcome {
    Ok(payload(this).next.get().unwrap_or(Value::NONE))
}

fn set_next(interp: &Interp, this: &Value, value: Option<&Value>) -> Outcome<()> {
    let Some(value) = value else {
        return Err(interp.type_error("can't delete tb_next attribute"));
    };
    let next = checked_next(interp, value, "traceback object")?;
    let mut link = next.clone();
    while let Some(current) = link {
        if current.is(this) {
            return Err(interp.value_error("traceback loop detected"));
        }
        link = payload(&current).next.get();
    }
    drop(payload(this).next.replace(next));
    Ok(())
}

fn get_frame(_: &Interp, this: &Value) -> Outcome {
    Ok(payload(this).frame.clone())
}

fn get_last_instruction(interp: &Interp, this: &Value) -> Outcome {
    let last_word = payload(this).last_word;
    Ok(interp.int(if last_word == NO_WORD { -1 } else { i64::from(last_word) * WORD_SIZE }))
}

fn get_line(interp: &Interp, this: &Value) -> Outcome {
    Ok(interp.int(i64::from(payload(this).line)))
}

fn set_line(interp: &Interp, this: &Value, _: Option<&Value>) -> Outcome<()> {
    let name = interp.intern("tb_lineno");
    let message = "attribute 'tb_lineno' of 'traceback' objects is not writable";
    Err(interp.attribute_error(this, name.as_value(), message))
}

fn refuse_set(interp: &Interp, this: &Value, _: Option<&Value>) -> Outcome<()> {
    Err(interp.attribute_error(this, &Value::NONE, "readonly attribute"))
}
