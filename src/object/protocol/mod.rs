//! The protocols of the language on any value: what an operator, a call, an attribute access or a loop means.
//!
//! Every function here that takes `&Interp` may run Python, and with it switch greenlets, unless its documentation says otherwise: no
//! borrow of a container's inside may be alive across a call.

pub mod attribute;
pub mod call;
pub mod compare;
pub mod item;
pub mod iterate;
pub mod mapping;
pub mod number;
pub mod text;
pub mod truth;
