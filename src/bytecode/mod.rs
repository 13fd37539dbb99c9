//! Bytecode as data: the opcode table, instruction words, code objects, and what writes, checks and lists them.
//!
//! Knows neither syntax nor run-time values: `compile` makes code with it, `vm` links and runs it.

pub mod code;
pub mod disassemble;
pub mod effect;
pub mod emit;
pub mod flow;
pub mod instruction;
pub mod layout;
pub mod op;
mod optimize;
pub mod pool;
pub mod positions;
pub mod registers;
pub mod verify;
pub mod word;
