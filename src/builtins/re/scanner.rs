//! The type behind `Pattern.finditer` and `Pattern.scanner`: gives one match after another.

use std::cell::Cell;
use std::rc::Rc;

use crate::engines::regex::Mode;
use crate::object::builder::TypeSpec;
use crate::object::header::{Payload, Visit};
use crate::object::value::Value;
use crate::object::{Args, GetSet, Interp, Method, Outcome, Ref};

use super::match_object::match_value;
use super::pattern::Pattern;
use super::subject::{Position, Subject, find};

/// Payload of the scanner.
pub struct Scanner {
    pattern: Ref<Pattern>,
    subject: Rc<Subject>,
    /// Absent when there is no further match.
    position: Cell<Option<Position>>,
}

impl Payload for Scanner {
    const TRACKED: bool = true;

    fn traverse(&self, visit: &mut Visit<'_>) {
        visit.reference(&self.pattern);
    }
}

static SPEC: TypeSpec = TypeSpec {
    name: "SRE_Scanner",
    module: "_sre",
    flags: crate::object::ty::flags::NO_INSTANTIATION,
    methods: &[
        Method::new("match", "", |interp, args| next(interp, args, Mode::Match)),
        Method::new("search", "", |interp, args| next(interp, args, Mode::Search)),
    ],
    getset: &[GetSet::read_only("pattern", |_, this| Ok(scanner_of(this).pattern.value()))],
    ..TypeSpec::EMPTY
};

/// Makes the type.
pub(super) fn install(interp: &Interp) {
    interp.define::<Scanner>(&interp.types.re_scanner, &interp.types.object, &SPEC);
}

/// A scanner at the start of its subject.
pub(super) fn scanner_value(interp: &Interp, pattern: Ref<Pattern>, subject: Rc<Subject>) -> Value {
    let position = Cell::new(Some(Position::first(&subject)));
    interp.allocate(&interp.types.re_scanner, Scanner { pattern, subject, position }).into_value()
}

fn scanner_of(value: &Value) -> &Scanner {
    value.cast().expect("the receiver of a scanner method is a scanner")
}

/// The next match, or None at the end and from then on.
fn next(interp: &Interp, args: &Args<'_>, mode: Mode) -> Outcome {
    let scanner = scanner_of(&args[0]);
    let Some(position) = scanner.position.get() else {
        return Ok(Value::NONE);
    };
    let captures = find(interp, &scanner.pattern, &scanner.subject, position, mode)?;
    scanner.position.set(captures.as_ref().map(Position::behind));
    Ok(captures.map_or(Value::NONE, |captures| match_value(interp, scanner.pattern.clone(), scanner.subject.clone(), captures)))
}
