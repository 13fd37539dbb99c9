//! Compares the engines with CPython 3.13 through the committed corpora; `generate` beside this file makes them.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod ascii;
mod brace;
mod codec;
mod complex;
mod corpus;
mod float;
mod format_spec;
mod hash;
mod integer;
mod percent;
mod quote;
mod random_mt;
mod regex;
mod robust;
mod search;
mod unicode;
