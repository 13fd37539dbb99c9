//! Morelia: an embeddable interpreter for a strict subset of Python 3.13, with greenlets.
//!
//! ```
//! use morelia::Vm;
//!
//! let vm = Vm::new()?;
//! vm.function("shout", |text: &str| text.to_uppercase())?;
//! vm.exec("def greet(name):\n    return shout(f'hello {name}')\n")?;
//! assert_eq!(vm.call::<String>("greet", ("world",))?, "HELLO WORLD");
//! # Ok::<(), morelia::Error>(())
//! ```
//!
//! [`embed`] is the interface, and all of it is re-exported here. The other modules are the parts of the interpreter, public for its own tools
//! and tests: they promise nothing to others, neither stability nor, for values that outlive their interpreter, memory safety.

pub mod builtins;
pub mod bytecode;
pub mod compile;
pub mod embed;
pub mod engines;
pub mod greenlet;
pub mod load;
pub mod native;
pub mod object;
pub mod report;
pub mod stdlib;
pub mod syntax;
pub mod text;
pub mod types;
pub mod vm;

#[doc(inline)]
pub use embed::*;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
