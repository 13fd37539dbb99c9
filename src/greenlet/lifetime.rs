//! The end of a greenlet that nobody refers to any more: GreenletExit is raised where it is parked, so that its `finally` blocks run.

use crate::object::cell::Slot;
use crate::object::header::FINALIZED;
use crate::object::protocol::call;
use crate::object::protocol::text::repr;
use crate::object::{Interp, Outcome, Ref, Value};
use crate::report::error_stream;
use crate::types::finalise::report_unraisable;

use super::switch::{Request, switch};
use super::{Greenlet, State, current, main};

const MESSAGE: &str = "Killing the greenlet because all references have vanished.";

/// All parked greenlets.
pub(crate) fn parked(interp: &Interp) -> Vec<Value> {
    let is_parked = |object: &Value| object.cast::<Greenlet>().is_some_and(Greenlet::is_parked);
    interp.heap.tracked_objects().into_iter().filter(is_parked).collect()
}

/// Ends every parked greenlet by GreenletExit, when the interpreter goes away; one that resists is abandoned, and what its native frames own
/// leaks. The number of those is returned. May run Python.
pub(crate) fn end_all(interp: &Interp) -> usize {
    for greenlet in parked(interp) {
        if let Err(raised) = finalise(interp, &greenlet) {
            drop(interp.take_raised(raised));
        }
    }
    let resisting = parked(interp);
    for greenlet in &resisting {
        if let Some(payload) = greenlet.cast::<Greenlet>() {
            payload.abandon(interp);
        }
    }
    resisting.len()
}

/// Says that a greenlet did not end. Nobody is told of an error of its repr or of a replaced `sys.stderr`. May run Python.
fn report_resisting(interp: &Interp, this: &Value) {
    if let Err(raised) = write_resisting(interp, this) {
        drop(interp.take_raised(raised));
    }
}

/// In the three pieces that a replaced `sys.stderr` gets from CPython's greenlet.
fn write_resisting(interp: &Interp, this: &Value) -> Outcome<()> {
    let Some(stream) = error_stream(interp) else { return Ok(()) };
    let write = |text: Value| call::call_method(interp, &stream, &interp.names.write, &[text]);
    write(interp.text("GreenletExit did not kill ").into_value())?;
    write(repr(interp, this)?.into_value())?;
    write(interp.text("\n").into_value())?;
    Ok(())
}

/// The finaliser of greenlets. The killer is the temporary parent; what the greenlet returns is discarded. May run Python.
pub(super) fn finalise(interp: &Interp, this: &Value) -> Outcome<()> {
    let Some(greenlet) = this.to_ref::<Greenlet>() else { return Ok(()) };
    if greenlet.state() != State::Active || greenlet.is_main() {
        return Ok(());
    }
    if interp.greenlets.pinned.is_some() {
        greenlet.header().set_flag(FINALIZED, false);
        interp.greenlets.postponed.push(this.clone());
        return Ok(());
    }
    let references_before = greenlet.header().count();
    let parent = greenlet.parent.replace(Some(current(interp)));
    let exit = interp.exception(&interp.exceptions.greenlet_exit, vec![interp.text(MESSAGE).into_value()]);
    // It is raised by the killer, in its context.
    drop(exit.context.replace(interp.current_handled()));
    let outcome = switch(interp, &greenlet, &Request::Throw(Slot::new(Some(exit.into_value()))));
    restore_parent(interp, &greenlet, parent);
    if let Err(raised) = outcome {
        let exception = interp.take_raised(raised);
        report_unraisable(interp, &exception, this);
    }
    if greenlet.state() == State::Active {
        // It may be killed again when its new references go.
        greenlet.header().set_flag(FINALIZED, false);
        if greenlet.header().count() <= references_before {
            // Its stack cannot be given up without leaking what it owns, so it stays.
            std::mem::forget(this.clone());
            report_resisting(interp, this);
        }
    }
    Ok(())
}

/// Ends the killer's time as the parent. If the former parent has been made a descendant meanwhile, the main greenlet takes its place: in a
/// circle of parents a search for a living one would not end.
fn restore_parent(interp: &Interp, greenlet: &Ref<Greenlet>, former: Option<Ref<Greenlet>>) {
    let is_descendant = former.as_ref().is_some_and(|former| former.descends_from(greenlet));
    drop(greenlet.parent.replace(if is_descendant { Some(main(interp)) } else { former }));
}
