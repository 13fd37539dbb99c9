//! The stack engine on its own: no interpreter, only frames with known contents that are switched about.
//!
//! `harness.rs` makes small fibers out of slices; each other file tests one promise of the engine.
#![allow(unsafe_code, reason = "drives the engine below its safe users")]
#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod allocation;
mod chains;
mod deaths;
mod entering;
mod failures;
mod harness;
mod laziness;
mod model;
mod orders;
mod registers;
mod stress;
