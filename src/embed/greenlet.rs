//! Greenlets in the hands of the host.

use crate::greenlet::{self, Request, State};
use crate::object::protocol::call;
use crate::object::{Args, Ref, Value};

use super::Vm;
use super::arguments::{IntoArguments, IntoArgumentsIn};
use super::convert::{FromValue, IntoValue};
use super::error::Error;
use super::handle::Handle;

/// A greenlet: a function of a script with a native stack of its own, which runs when somebody switches to it and waits in the middle when it
/// switches away.
///
/// ```
/// use morelia::{Step, Vm};
///
/// let vm = Vm::new()?;
/// vm.exec("
/// from greenlet import getcurrent
/// def counter(start):
///     pause = getcurrent().parent.switch
///     while (answer := pause(start)) is None:
///         start += 1
///     return answer
/// ")?;
/// let counter = vm.greenlet(&vm.globals().get("counter")?)?;
/// assert_eq!(counter.resume((5,))?.into_value().get::<i64>()?, 5);
/// assert_eq!(counter.resume(((),))?.into_value().get::<i64>()?, 6);
/// let last = counter.resume(("enough",))?;
/// assert!(matches!(last, Step::Finished(_)) && counter.is_dead()?);
/// # Ok::<(), morelia::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Greenlet {
    handle: Handle,
}

/// What a greenlet did when it was resumed.
#[derive(Clone, Debug)]
#[must_use = "it says whether the greenlet is dead"]
pub enum Step {
    /// It is not dead: somebody switched to the resumer, with this value. Usually that is the greenlet itself.
    Parked(Handle),
    /// It is dead, and this is the result of its function; or what somebody else switched with after its end.
    Finished(Handle),
}

impl Step {
    /// The value, in either case.
    #[must_use]
    pub fn into_value(self) -> Handle {
        match self {
            Step::Parked(value) | Step::Finished(value) => value,
        }
    }

    /// Whether the greenlet is dead.
    #[must_use]
    pub fn is_finished(&self) -> bool {
        matches!(self, Step::Finished(_))
    }
}

impl Greenlet {
    /// The greenlet object.
    #[must_use]
    pub fn handle(&self) -> &Handle {
        &self.handle
    }

    fn reference(&self) -> Result<Ref<greenlet::Greenlet>, Error> {
        self.handle.value()?.into_ref().ok_or_else(Error::closed)
    }

    /// Whether its function has returned or raised.
    ///
    /// # Errors
    /// [`ErrorKind::Closed`](super::ErrorKind::Closed).
    pub fn is_dead(&self) -> Result<bool, Error> {
        Ok(self.reference()?.state() == State::Dead)
    }

    /// Whether it has been started; also when it is dead.
    ///
    /// # Errors
    /// [`ErrorKind::Closed`](super::ErrorKind::Closed).
    pub fn is_started(&self) -> Result<bool, Error> {
        Ok(self.reference()?.state() != State::Pending)
    }

    /// Switches to it and waits until somebody switches back: `greenlet.switch(*arguments)`.
    ///
    /// The first time, the arguments are those of its function. Later they are what its own `switch()`, or the call in which it parked,
    /// gives: a single one as it is, several as a tuple. A dead greenlet hands them to its parent.
    ///
    /// # Errors
    /// What the greenlet does not catch comes to its parent, which usually is the caller. `greenlet.error` when a host function is on the
    /// native stack of the running greenlet. Limits.
    pub fn resume(&self, arguments: impl IntoArguments) -> Result<Step, Error> {
        let core = self.handle.core();
        let arguments = arguments.into_arguments_in(core)?;
        let (values, names) = arguments.values_for(core)?;
        let target = self.reference()?;
        let value = core.run(|interp| {
            let names: Vec<Value> = names.iter().map(|name| interp.intern(name).into_value()).collect();
            let names = if names.is_empty() { None } else { Some(interp.tuple(names)) };
            greenlet::switch(interp, &target, &Request::Call(Args::with_names(&values, names.as_ref())))
        })?;
        Ok(self.step(&target, value))
    }

    /// Raises an exception in it and waits until somebody switches back: `greenlet.throw(exception)`.
    ///
    /// # Errors
    /// As for [`resume`](Greenlet::resume); what it does not catch comes back.
    ///
    /// ```
    /// use morelia::{Error, Exception, Vm};
    ///
    /// let vm = Vm::new()?;
    /// vm.exec("
    /// from greenlet import getcurrent
    /// def job():
    ///     try:
    ///         getcurrent().parent.switch()
    ///     except TimeoutError as error:
    ///         return f'gave up: {error}'
    /// ")?;
    /// let job = vm.greenlet(&vm.globals().get("job")?)?;
    /// assert!(!job.resume(())?.is_finished());
    /// let step = job.throw(Error::new(Exception::TimeoutError, "2 s"))?;
    /// assert_eq!(step.into_value().get::<String>()?, "gave up: 2 s");
    /// # Ok::<(), Error>(())
    /// ```
    pub fn throw(&self, error: Error) -> Result<Step, Error> {
        let core = self.handle.core();
        let target = self.reference()?;
        let value = core.run(|interp| {
            let raised = error.raise(core, interp);
            interp.check_ending()?;
            let exception = interp.take_raised(raised);
            greenlet::switch(interp, &target, &Request::Throw(exception))
        })?;
        Ok(self.step(&target, value))
    }

    fn step(&self, target: &Ref<greenlet::Greenlet>, value: Value) -> Step {
        let value = Handle::new(self.handle.core(), value);
        if target.state() == State::Dead { Step::Finished(value) } else { Step::Parked(value) }
    }
}

impl IntoValue for Greenlet {
    fn into_value(self, vm: &Vm) -> Result<Handle, Error> {
        self.handle.into_value(vm)
    }
}

impl IntoValue for &Greenlet {
    fn into_value(self, vm: &Vm) -> Result<Handle, Error> {
        (&self.handle).into_value(vm)
    }
}

impl FromValue for Greenlet {
    fn from_value(value: &Handle) -> Result<Greenlet, Error> {
        match value.value()?.cast::<greenlet::Greenlet>() {
            Some(_) => Ok(Greenlet { handle: value.clone() }),
            None => Err(value.unsuitable("greenlet")),
        }
    }
}

impl Vm {
    /// A greenlet that will call `function`. Its parent, which gets its result, is the running greenlet: for a host that is not in the
    /// middle of a host function, the main greenlet.
    ///
    /// # Errors
    /// [`ErrorKind::OtherVm`](super::ErrorKind::OtherVm).
    pub fn greenlet(&self, function: &Handle) -> Result<Greenlet, Error> {
        let function = function.value_for(self.core())?;
        let class = |interp: &crate::object::Interp| interp.types.greenlet.value();
        let greenlet = self.core().run(|interp| call::call_positional(interp, &class(interp), &[function]))?;
        Ok(Greenlet { handle: Handle::new(self.core(), greenlet) })
    }

    /// The running greenlet: in a host function the one that called it, else the main greenlet.
    ///
    /// # Errors
    /// [`ErrorKind::Closed`](super::ErrorKind::Closed).
    pub fn current_greenlet(&self) -> Result<Greenlet, Error> {
        let interp = self.core().interp()?;
        Ok(Greenlet { handle: Handle::new(self.core(), greenlet::current(&interp).into_value()) })
    }
}
