//! A compiled code object as plain data: what the compiler makes, the verifier checks and the VM links into values.
//!
//! Nothing here knows a run-time value: constants are Rust data, names are text.

use std::rc::Rc;

use num_bigint::BigInt;

use crate::text::wide::WideBuf;

/// A constant of a code object.
#[derive(Clone, Debug)]
pub enum Constant {
    /// `None`.
    None,
    /// `True` or `False`.
    Bool(bool),
    /// `...`.
    Ellipsis,
    /// An integer of at most 64 bits.
    Int(i64),
    /// A larger integer.
    BigInt(Rc<BigInt>),
    /// A float.
    Float(f64),
    /// A complex number: real and imaginary part.
    Complex(f64, f64),
    /// A text, which may hold lone surrogates.
    Text(Rc<WideBuf>),
    /// A byte string.
    Bytes(Rc<[u8]>),
    /// A tuple of constants.
    Tuple(Rc<[Constant]>),
    /// A frozenset of constants (`x in {1, 2}`).
    FrozenSet(Rc<[Constant]>),
    /// The code of a nested function, class, lambda or comprehension.
    Code(Rc<Code>),
}

/// What kind of callable a code object is the body of, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CodeFlags(pub u32);

impl CodeFlags {
    /// Locals are registers (functions, lambdas, comprehensions); otherwise they are names in a namespace.
    pub const OPTIMIZED: CodeFlags = CodeFlags(0x0001);
    /// A call makes a fresh namespace (functions).
    pub const NEWLOCALS: CodeFlags = CodeFlags(0x0002);
    /// Has a `*args` parameter.
    pub const VARARGS: CodeFlags = CodeFlags(0x0004);
    /// Has a `**kwargs` parameter.
    pub const VARKEYWORDS: CodeFlags = CodeFlags(0x0008);
    /// Stands inside another function.
    pub const NESTED: CodeFlags = CodeFlags(0x0010);
    /// A generator function.
    pub const GENERATOR: CodeFlags = CodeFlags(0x0020);
    /// An `async def` function without `yield`.
    pub const COROUTINE: CodeFlags = CodeFlags(0x0080);
    /// The code of a generator function whose generators can be awaited (`types.coroutine`).
    pub const ITERABLE_COROUTINE: CodeFlags = CodeFlags(0x0100);
    /// An `async def` function with `yield`.
    pub const ASYNC_GENERATOR: CodeFlags = CodeFlags(0x0200);
    /// Constant 0 is the documentation string.
    pub const HAS_DOCSTRING: CodeFlags = CodeFlags(0x400_0000);
    /// `from __future__ import annotations` holds here (and in what `exec` compiles from here).
    pub const FUTURE_ANNOTATIONS: CodeFlags = CodeFlags(0x100_0000);
    /// A class body.
    pub const CLASS: CodeFlags = CodeFlags(0x1000_0000);
    /// A module body, `exec` or `eval` text.
    pub const MODULE: CodeFlags = CodeFlags(0x2000_0000);

    /// Whether all bits of `other` are set.
    pub const fn has(self, other: CodeFlags) -> bool {
        self.0 & other.0 == other.0
    }

    /// Both sets of bits.
    pub const fn with(self, other: CodeFlags) -> CodeFlags {
        CodeFlags(self.0 | other.0)
    }
}

/// Where a new function finds a cell that its code captures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Capture {
    /// The cell in this local register of the function that runs `MakeFunction`.
    Local(u32),
    /// This free variable of the function that runs `MakeFunction`.
    Free(u32),
}

/// A stretch of instructions whose exceptions go to a handler.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handler {
    /// First word covered.
    pub start: u32,
    /// First word not covered.
    pub end: u32,
    /// Word where the handler starts.
    pub target: u32,
    /// The temporary that receives the exception; it and all temporaries above are dropped first.
    pub depth: u32,
}

/// Source position of an instruction; lines count from 1, columns are byte offsets from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Position {
    /// Line where the expression starts; 0 for code that belongs to no line.
    pub line: u32,
    /// Line where it ends.
    pub end_line: u32,
    /// Byte column where it starts.
    pub column: u32,
    /// Byte column after its end.
    pub end_column: u32,
}

/// A compiled code object. Handlers are ordered innermost first: the first that covers a word is the one that applies.
#[derive(Clone, Debug)]
pub struct Code {
    /// Name of the function, class or `<module>`.
    pub name: Rc<str>,
    /// Name with the path of enclosing functions and classes.
    pub qualified_name: Rc<str>,
    /// File name as given to the compiler.
    pub filename: Rc<str>,
    /// Line of the `def`, `class` or first decorator; 1 for a module.
    pub first_line: u32,
    /// Kind of callable.
    pub flags: CodeFlags,
    /// Positional parameters, positional-only ones included.
    pub argument_count: u32,
    /// Positional-only parameters.
    pub positional_only_count: u32,
    /// Keyword-only parameters.
    pub keyword_only_count: u32,
    /// Registers `0 .. local_count` are locals: positional parameters, keyword-only ones, `*args`, `**kwargs`, then the rest.
    pub local_count: u32,
    /// Registers a frame needs: at most 256 plus the far locals.
    pub register_count: u32,
    /// Names of the locals, by register; far locals follow, the first being register 256.
    pub local_names: Box<[Rc<str>]>,
    /// Locals that live in cells (the parameter or local register holds the cell), as registers, ascending.
    pub cell_locals: Box<[u32]>,
    /// Names of the free variables.
    pub free_names: Box<[Rc<str>]>,
    /// For each free variable, where `MakeFunction` finds its cell.
    pub captures: Box<[Capture]>,
    /// The instructions.
    pub words: Box<[u32]>,
    /// The constants.
    pub constants: Box<[Constant]>,
    /// The names of attributes, globals and imports.
    pub names: Box<[Rc<str>]>,
    /// For each cache site, the index of its name.
    pub cache_sites: Box<[u32]>,
    /// Exception handlers.
    pub handlers: Box<[Handler]>,
    /// Positions of instructions, packed; see [`crate::bytecode::positions`].
    pub positions: Box<[u8]>,
}
