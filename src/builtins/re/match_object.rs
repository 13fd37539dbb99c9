//! The type `re.Match`.

use std::rc::Rc;

use crate::engines::regex::{Captures, Part};
use crate::object::builder::TypeSpec;
use crate::object::header::{Payload, Visit};
use crate::object::protocol::{number, text};
use crate::object::ty::flags;
use crate::object::value::Value;
use crate::object::{Args, GetSet, Interp, Method, Outcome, Ref, SlotFunction, SlotKey, Str};

use super::pattern::Pattern;
use super::subject::{Subject, whole};
use super::substitute::{expand_into, template};

/// Payload of `re.Match`.
pub struct Match {
    pattern: Ref<Pattern>,
    subject: Rc<Subject>,
    captures: Captures,
}

impl Payload for Match {
    const TRACKED: bool = true;

    fn traverse(&self, visit: &mut Visit<'_>) {
        visit.reference(&self.pattern);
    }
}

static SPEC: TypeSpec = TypeSpec {
    name: "Match",
    module: "re",
    documentation: "The result of re.match() and re.search().\nMatch objects always have a boolean value of True.",
    flags: flags::NO_INSTANTIATION,
    slots: &[(SlotKey::Repr, SlotFunction::Unary(repr)), (SlotKey::GetItem, SlotFunction::Binary(get_item))],
    methods: &[
        Method::new("end", "group=0, /", |interp, args| Ok(span(interp, args)?.1)),
        Method::new("expand", "template", expand),
        Method::new("group", "*args", group),
        Method::new("groupdict", "default=None", group_dict),
        Method::new("groups", "default=None", groups),
        Method::new("span", "group=0, /", |interp, args| {
            let (start, end) = span(interp, args)?;
            Ok(interp.tuple([start, end]).into_value())
        }),
        Method::new("start", "group=0, /", |interp, args| Ok(span(interp, args)?.0)),
        Method::new("__copy__", "", |_, args| Ok(args[0].clone())),
        Method::new("__deepcopy__", "memo, /", |_, args| Ok(args[0].clone())),
        Method::class("__class_getitem__", "object, /", crate::types::generic_alias::class_getitem),
    ],
    getset: &[
        GetSet::read_only("endpos", |interp, this| Ok(interp.int_from_usize(match_of(this).subject.end))),
        GetSet::read_only("lastgroup", last_group),
        GetSet::read_only("lastindex", |interp, this| {
            let last = match_of(this).captures.last_group();
            Ok(last.map_or(Value::NONE, |last| interp.int_from_usize(last)))
        }),
        GetSet::read_only("pos", |interp, this| Ok(interp.int_from_usize(match_of(this).subject.pos))),
        GetSet::read_only("re", |_, this| Ok(match_of(this).pattern.value())),
        GetSet::read_only("regs", spans),
        GetSet::read_only("string", |_, this| Ok(match_of(this).subject.value.clone())),
    ],
};

/// Makes the type.
pub(super) fn install(interp: &Interp) {
    interp.define::<Match>(&interp.types.re_match, &interp.types.object, &SPEC);
}

/// A match object.
pub(super) fn match_value(interp: &Interp, pattern: Ref<Pattern>, subject: Rc<Subject>, captures: Captures) -> Value {
    interp.allocate(&interp.types.re_match, Match { pattern, subject, captures }).into_value()
}

fn match_of(value: &Value) -> &Match {
    value.cast().expect("the receiver of a Match method is a Match")
}

impl Match {
    /// What a group matched, or `default`.
    fn group(&self, interp: &Interp, number: usize, default: &Value) -> Value {
        self.captures.group(number).map_or_else(|| default.clone(), |(start, end)| self.subject.part(interp, start, end))
    }

    /// The start and end of a group; -1 where it took no part.
    fn span(&self, interp: &Interp, number: usize) -> (Value, Value) {
        let index = |offset: usize| interp.int_from_usize(self.subject.index(offset));
        let absent = || Value::int_from_i32(-1);
        self.captures.group(number).map_or_else(|| (absent(), absent()), |(start, end)| (index(start), index(end)))
    }

    /// The number of the group that a script means by an index or a name. May run Python.
    fn number_of(&self, interp: &Interp, key: &Value) -> Outcome<usize> {
        let program = &self.pattern.program;
        let found = if number::has_index(interp, key) {
            usize::try_from(number::to_i64_clamped(interp, key)?).ok().filter(|number| *number <= program.groups())
        } else {
            let name = key.cast::<Str>().map(Str::as_bytes);
            program.names().iter().find(|(known, _)| Some(&known[..]) == name).map(|(_, number)| *number)
        };
        found.ok_or_else(|| interp.index_error("no such group"))
    }
}

fn repr(interp: &Interp, this: &Value) -> Outcome {
    let found = match_of(this);
    let (start, end) = whole(&found.captures);
    let shown = text::repr(interp, &found.subject.part(interp, start, end))?;
    let (from, to) = (found.subject.index(start), found.subject.index(end));
    let mut bytes = format!("<re.Match object; span=({from}, {to}), match=").into_bytes();
    bytes.extend_from_slice(shown.as_bytes());
    bytes.push(b'>');
    Ok(crate::types::sequence::text_from_bytes(interp, bytes))
}

fn get_item(interp: &Interp, this: &Value, key: &Value) -> Outcome {
    let found = match_of(this);
    let number = found.number_of(interp, key)?;
    Ok(found.group(interp, number, &Value::NONE))
}

fn group(interp: &Interp, args: &Args<'_>) -> Outcome {
    crate::types::arguments::no_keywords(interp, "re.Match.group", args)?;
    let found = match_of(&args[0]);
    let groups = &args.positional()[1..];
    if groups.is_empty() {
        return Ok(found.group(interp, 0, &Value::NONE));
    }
    let mut values = Vec::with_capacity(groups.len());
    for key in groups {
        let number = found.number_of(interp, key)?;
        values.push(found.group(interp, number, &Value::NONE));
    }
    Ok(if values.len() == 1 { values.remove(0) } else { interp.tuple(values).into_value() })
}

fn groups(interp: &Interp, args: &Args<'_>) -> Outcome {
    let found = match_of(&args[0]);
    let values: Vec<Value> = (1..=found.pattern.program.groups()).map(|number| found.group(interp, number, &args[1])).collect();
    Ok(interp.tuple(values).into_value())
}

fn group_dict(interp: &Interp, args: &Args<'_>) -> Outcome {
    let found = match_of(&args[0]);
    let dict = interp.dict();
    for (name, number) in found.pattern.program.names() {
        let name = interp.text_from_wtf8(name);
        drop(dict.set_text(&name, found.group(interp, *number, &args[1])));
    }
    Ok(dict.into_value())
}

fn span(interp: &Interp, args: &Args<'_>) -> Outcome<(Value, Value)> {
    let found = match_of(&args[0]);
    let number = found.number_of(interp, &args[1])?;
    Ok(found.span(interp, number))
}

fn spans(interp: &Interp, this: &Value) -> Outcome {
    let found = match_of(this);
    let spans = (0..=found.pattern.program.groups()).map(|number| {
        let (start, end) = found.span(interp, number);
        interp.tuple([start, end]).into_value()
    });
    Ok(interp.tuple(spans.collect::<Vec<_>>()).into_value())
}

fn last_group(interp: &Interp, this: &Value) -> Outcome {
    let found = match_of(this);
    let last = found.captures.last_group();
    let name = found.pattern.program.names().iter().find(|(_, number)| Some(*number) == last);
    Ok(name.map_or(Value::NONE, |(name, _)| interp.text_from_wtf8(name).into_value()))
}

fn expand(interp: &Interp, args: &Args<'_>) -> Outcome {
    let found = match_of(&args[0]);
    let parts: Vec<Part> = template(interp, &found.pattern, &args[1])?;
    let mut result = Vec::new();
    expand_into(interp, &mut result, &parts, &found.subject, &found.captures)?;
    Ok(found.subject.value_of(interp, &result))
}
