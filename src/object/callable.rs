//! Payloads of the callables that are written in Rust.

use std::cell::OnceCell;
use std::rc::Rc;

use super::header::{Payload, Ref, Tag, Visit};
use super::interp::Interp;
use super::native::{Args, Method, MethodKind};
use super::signature::{CallName, Signature};
use super::slots::{Outcome, SlotFunction, SlotKey};
use super::ty::TypeRef;
use super::value::Value;

/// A native function together with its parsed signature, made at the first call.
pub struct NativeCode {
    /// The row it was made from.
    pub method: Method,
    signature: OnceCell<Signature>,
}

impl NativeCode {
    /// Code for a row.
    pub fn new(method: Method) -> Rc<NativeCode> {
        Rc::new(NativeCode { method, signature: OnceCell::new() })
    }

    /// The parsed signature.
    #[inline]
    pub fn signature(&self, interp: &Interp) -> &Signature {
        self.signature.get_or_init(|| Signature::parse(interp, self.method.signature))
    }
}

/// Payload of `builtin_function_or_method`: a function of a module, a static method, or a method bound to its receiver.
pub struct NativeFunction {
    /// The function, shared by all methods bound from one descriptor.
    pub code: Rc<NativeCode>,
    /// The receiver, which becomes the first argument; a class for class methods.
    pub receiver: Option<Value>,
    /// Module or type that the function belongs to, for repr and messages.
    pub owner: Option<Value>,
}

impl NativeFunction {
    /// Calls the function.
    #[inline]
    pub fn call(&self, interp: &Interp, args: &Args<'_>) -> Outcome {
        match &self.receiver {
            None => self.call_whole(interp, args),
            Some(receiver) => {
                let with_receiver = prepend(receiver, args);
                self.call_whole(interp, &Args::with_names(&with_receiver, args.names()))
            }
        }
    }

    /// Calls the function with all its arguments: the first one is the receiver, if it has one.
    #[inline]
    pub fn call_whole(&self, interp: &Interp, args: &Args<'_>) -> Outcome {
        let name = CallName { name: self.code.method.name, owner: self.owner.as_ref() };
        self.code.signature(interp).call(interp, &name, self.code.method.function, self.receiver.is_some(), args)
    }
}

impl Payload for NativeFunction {
    const TAG: Tag = Tag::NativeFunction;
    const TRACKED: bool = true;

    fn traverse(&self, visit: &mut Visit<'_>) {
        self.receiver.iter().chain(&self.owner).for_each(|value| visit.value(value));
    }
}

/// Payload of `method_descriptor` and `classmethod_descriptor`: a native method as it stands in its type's namespace.
pub struct MethodDescriptor {
    /// The function.
    pub code: Rc<NativeCode>,
    /// The type.
    pub owner: TypeRef,
}

impl MethodDescriptor {
    /// Calls the method with the receiver as first argument, whose type the caller has checked.
    #[inline]
    pub fn call_checked(&self, interp: &Interp, args: &Args<'_>) -> Outcome {
        let signature = self.code.signature(interp);
        let is_whole = args.names().is_none() && args.len() == signature.parameters.len() + 1;
        if is_whole && signature.positional == signature.parameters.len() || signature.is_raw {
            return (self.code.method.function)(interp, args);
        }
        let name = CallName { name: self.code.method.name, owner: Some(self.owner.as_value()) };
        signature.call(interp, &name, self.code.method.function, true, args)
    }

    /// Calls the method; TypeError when the receiver is missing or of another type.
    pub fn call(&self, interp: &Interp, args: &Args<'_>) -> Outcome {
        let name = self.code.method.name;
        let Some(receiver) = args.positional().first() else {
            let owner = self.owner.qualified_name();
            let owner = owner.as_ref().map_or_else(Default::default, |owner| owner.to_lossy());
            return Err(interp.type_error(format!("unbound method {owner}.{name}() needs an argument")));
        };
        self.check_receiver(interp, receiver)?;
        self.call_checked(interp, args)
    }

    /// TypeError unless `receiver` is an instance of the owner (for class methods: a subclass of it).
    pub fn check_receiver(&self, interp: &Interp, receiver: &Value) -> Outcome<()> {
        if self.code.method.kind == MethodKind::Class || interp.type_of(receiver).is_subtype(&self.owner) {
            return Ok(());
        }
        let (name, owner, actual) = (self.code.method.name, self.owner.name(), interp.type_of(receiver).name());
        Err(interp.type_error(format!("descriptor '{name}' for '{owner}' objects doesn't apply to a '{actual}' object")))
    }
}

impl Payload for MethodDescriptor {
    const TAG: Tag = Tag::MethodDescriptor;
    const TRACKED: bool = true;

    fn traverse(&self, visit: &mut Visit<'_>) {
        visit.reference(&self.owner);
    }
}

/// Payload of `wrapper_descriptor`: a native slot as it stands in its type's namespace under the special method's name.
pub struct SlotWrapper {
    /// Name of the special method.
    pub name: &'static str,
    /// Which one it is.
    pub key: SlotKey,
    /// The slot's function.
    pub function: SlotFunction,
    /// The type.
    pub owner: TypeRef,
}

impl Payload for SlotWrapper {
    const TRACKED: bool = true;

    fn traverse(&self, visit: &mut Visit<'_>) {
        visit.reference(&self.owner);
    }
}

/// Payload of `getset_descriptor`.
pub struct GetSetDescriptor {
    /// The row.
    pub row: super::native::GetSet,
    /// The type.
    pub owner: TypeRef,
}

impl Payload for GetSetDescriptor {
    const TRACKED: bool = true;

    fn traverse(&self, visit: &mut Visit<'_>) {
        visit.reference(&self.owner);
    }
}

/// Payload of `member_descriptor`: a declared slot (`__slots__`).
pub struct Member {
    /// Name of the slot.
    pub name: Ref<super::string::Str>,
    /// Its place among the attributes.
    pub place: usize,
    /// The type.
    pub owner: TypeRef,
}

impl Payload for Member {
    const TRACKED: bool = true;

    fn traverse(&self, visit: &mut Visit<'_>) {
        visit.reference(&self.owner);
    }
}

/// Payload of `method`: a callable bound to its receiver.
pub struct BoundMethod {
    /// `__func__`.
    pub function: Value,
    /// `__self__`.
    pub receiver: Value,
}

impl Payload for BoundMethod {
    const TAG: Tag = Tag::BoundMethod;
    const TRACKED: bool = true;

    fn traverse(&self, visit: &mut Visit<'_>) {
        visit.value(&self.function);
        visit.value(&self.receiver);
    }
}

/// The values of `args` with `first` in front.
pub fn prepend(first: &Value, args: &Args<'_>) -> smallvec::SmallVec<[Value; 6]> {
    let mut values = smallvec::SmallVec::with_capacity(args.len() + 1);
    values.push(first.clone());
    values.extend(args.values().iter().cloned());
    values
}
