//! The type `re.Pattern`.

use crate::engines::regex::{Mode, Program, flag};
use crate::object::builder::TypeSpec;
use crate::object::header::{Payload, Visit};
use crate::object::protocol::{attribute, compare, text};
use crate::object::value::Value;
use crate::object::{Args, CompareOp, GetSet, Interp, Method, Outcome, Ref, SlotFunction, SlotKey};
use crate::types::iterators::callable_iterator;

use super::subject::{Position, Subject, find, whole};
use super::{match_object, scanner, substitute};

/// Payload of `re.Pattern`.
pub struct Pattern {
    /// Boxed, because its searcher may need more alignment than objects have.
    pub(super) program: Box<Program>,
    /// The text or bytes it was compiled from.
    source: Value,
    /// Names and numbers of groups, as a read-only mapping.
    group_index: Value,
}

impl Payload for Pattern {
    const TRACKED: bool = true;

    fn traverse(&self, visit: &mut Visit<'_>) {
        visit.value(&self.source);
        visit.value(&self.group_index);
    }
}

static SPEC: TypeSpec = TypeSpec {
    name: "Pattern",
    module: "re",
    documentation: "Compiled regular expression object.",
    flags: crate::object::ty::flags::WEAKREFS | crate::object::ty::flags::NO_INSTANTIATION,
    slots: &[
        (SlotKey::Repr, SlotFunction::Unary(repr)),
        (SlotKey::Hash, SlotFunction::Hash(hash)),
        (SlotKey::Compare(CompareOp::Equal), SlotFunction::Compare(rich_compare)),
    ],
    methods: &[
        Method::new("findall", "string, pos=0, endpos=...", find_all),
        Method::new("finditer", "string, pos=0, endpos=...", find_iter),
        Method::new("fullmatch", "string, pos=0, endpos=...", |interp, args| apply(interp, args, Mode::Full)),
        Method::new("match", "string, pos=0, endpos=...", |interp, args| apply(interp, args, Mode::Match)),
        Method::new("scanner", "string, pos=0, endpos=...", scan),
        Method::new("search", "string, pos=0, endpos=...", |interp, args| apply(interp, args, Mode::Search)),
        Method::new("split", "string, maxsplit=0", substitute::split),
        Method::new("sub", "repl, string, count=0", substitute::substitute),
        Method::new("subn", "repl, string, count=0", substitute::substitute_and_count),
        Method::new("__copy__", "", |_, args| Ok(args[0].clone())),
        Method::new("__deepcopy__", "memo, /", |_, args| Ok(args[0].clone())),
        Method::class("__class_getitem__", "object, /", crate::types::generic_alias::class_getitem),
    ],
    getset: &[
        GetSet::read_only("flags", |interp, this| Ok(interp.int(i64::from(pattern_of(this).program.flags())))),
        GetSet::read_only("groupindex", |_, this| Ok(pattern_of(this).group_index.clone())),
        GetSet::read_only("groups", |interp, this| Ok(interp.int_from_usize(pattern_of(this).program.groups()))),
        GetSet::read_only("pattern", |_, this| Ok(pattern_of(this).source.clone())),
    ],
};

/// Makes the type.
pub(super) fn install(interp: &Interp) {
    interp.define::<Pattern>(&interp.types.re_pattern, &interp.types.object, &SPEC);
}

/// A pattern object.
pub(super) fn pattern_value(interp: &Interp, source: Value, program: Program) -> Value {
    let index = interp.dict();
    for (name, number) in program.names() {
        let name = interp.text_from_wtf8(name);
        drop(index.set_text(&name, interp.int_from_usize(*number)));
    }
    let group_index = crate::types::mappingproxy::make(interp, index.into_value());
    interp.allocate(&interp.types.re_pattern, Pattern { program: Box::new(program), source, group_index }).into_value()
}

pub(super) fn pattern_of(value: &Value) -> &Pattern {
    value.cast().expect("the receiver of a Pattern method is a Pattern")
}

pub(super) fn pattern_ref(value: &Value) -> Ref<Pattern> {
    value.to_ref().expect("the receiver of a Pattern method is a Pattern")
}

fn apply(interp: &Interp, args: &Args<'_>, mode: Mode) -> Outcome {
    let pattern = pattern_ref(&args[0]);
    let subject = Subject::of_call(interp, &pattern, args)?;
    match find(interp, &pattern, &subject, Position::first(&subject), mode)? {
        None => Ok(Value::NONE),
        Some(captures) => Ok(match_object::match_value(interp, pattern, subject, captures)),
    }
}

fn find_all(interp: &Interp, args: &Args<'_>) -> Outcome {
    let pattern = pattern_ref(&args[0]);
    let subject = Subject::of_call(interp, &pattern, args)?;
    let mut position = Position::first(&subject);
    let mut found = Vec::new();
    let groups = pattern.program.groups();
    while let Some(captures) = find(interp, &pattern, &subject, position, Mode::Search)? {
        position = Position::behind(&captures);
        let group = |number: usize| {
            let (start, end) = captures.group(number).unwrap_or((0, 0));
            subject.part(interp, start, end)
        };
        let item = match groups {
            0 => {
                let (start, end) = whole(&captures);
                subject.part(interp, start, end)
            }
            1 => group(1),
            _ => interp.tuple((1..=groups).map(group).collect::<Vec<_>>()).into_value(),
        };
        if found.len() == found.capacity() && !interp.heap.has_room(found.len() * 2 * size_of::<Value>()) {
            return Err(interp.out_of_memory());
        }
        found.push(item);
    }
    Ok(interp.list(found).into_value())
}

fn scan(interp: &Interp, args: &Args<'_>) -> Outcome {
    let pattern = pattern_ref(&args[0]);
    let subject = Subject::of_call(interp, &pattern, args)?;
    Ok(scanner::scanner_value(interp, pattern, subject))
}

fn find_iter(interp: &Interp, args: &Args<'_>) -> Outcome {
    let scanner = scan(interp, args)?;
    let search = attribute::get(interp, &scanner, &interp.intern("search"))?;
    Ok(callable_iterator(interp, search, Value::NONE))
}

/// Names of flags in the order that repr shows them.
const FLAG_NAMES: [(u32, &str); 8] = [
    (flag::IGNORE_CASE, "re.IGNORECASE"),
    (flag::LOCALE, "re.LOCALE"),
    (flag::MULTI_LINE, "re.MULTILINE"),
    (flag::DOT_ALL, "re.DOTALL"),
    (flag::UNICODE, "re.UNICODE"),
    (flag::VERBOSE, "re.VERBOSE"),
    (flag::DEBUG, "re.DEBUG"),
    (flag::ASCII, "re.ASCII"),
];

fn repr(interp: &Interp, this: &Value) -> Outcome {
    /// Most code points of the pattern that are shown.
    const SHOWN: usize = 200;
    let pattern = pattern_of(this);
    let source = text::repr(interp, &pattern.source)?;
    let mut bytes = [b"re.compile(", source.slice_bytes(0, SHOWN)].concat();
    let mut flags = pattern.program.flags();
    if pattern.program.is_text() && flags & (flag::LOCALE | flag::UNICODE | flag::ASCII) == flag::UNICODE {
        flags &= !flag::UNICODE;
    }
    let mut names: Vec<String> = Vec::new();
    for (flag, name) in FLAG_NAMES {
        if flags & flag != 0 {
            names.push(name.to_owned());
            flags &= !flag;
        }
    }
    if flags != 0 {
        names.push(format!("{flags:#x}"));
    }
    if !names.is_empty() {
        bytes.extend_from_slice(format!(", {}", names.join("|")).as_bytes());
    }
    bytes.push(b')');
    Ok(crate::types::sequence::text_from_bytes(interp, bytes))
}

fn hash(interp: &Interp, this: &Value) -> Outcome<i64> {
    let pattern = pattern_of(this);
    Ok(compare::hash(interp, &pattern.source)? ^ i64::from(pattern.program.flags()))
}

fn rich_compare(interp: &Interp, this: &Value, other: &Value, op: CompareOp) -> Outcome {
    let is_equality = matches!(op, CompareOp::Equal | CompareOp::NotEqual);
    let Some(other_pattern) = other.cast::<Pattern>().filter(|_| is_equality) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let pattern = pattern_of(this);
    let (one, two) = (&pattern.program, &other_pattern.program);
    let is_alike = one.flags() == two.flags() && one.is_text() == two.is_text();
    let is_equal = this.is(other) || is_alike && compare::equal(interp, &pattern.source, &other_pattern.source)?;
    Ok(Value::bool(is_equal == (op == CompareOp::Equal)))
}
