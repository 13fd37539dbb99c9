//! The opcode table: the one list from which the enum, the decoder, the disassembler, the verifier and the documentation are made.
//!
//! An instruction is one 32-bit word, little-endian fields of eight bits:
//!
//! ```text
//!   31      24 23      16 15       8 7        0
//!  +----------+----------+----------+----------+
//!  |    C     |    B     |    A     |    op    |      three-operand form
//!  +----------+----------+----------+----------+
//!  |          Bx         |    A     |    op    |      Bx = B | C << 8, unsigned or signed 16 bits
//!  +---------------------+----------+----------+
//!  |              Ax                |    op    |      Ax = 24 bits, signed: a jump distance in words
//!  +--------------------------------+----------+
//! ```
//!
//! Rows with an `extra` column are followed by one more word. Jump distances count words from the end of the whole
//! instruction (extra word included).
//!
//! Registers: `0 .. local_count` are the locals (parameters first), `local_count .. 256` are temporaries under stack
//! discipline, `256 ..` are far locals, reached only by `LoadFar` and `StoreFar`. A register operand has a mode:
//!
//! | mode | a local | a temporary |
//! |---|---|---|
//! | `Def` | overwritten; the old value is dropped after the new one is stored | the same |
//! | `Use` | read, left in place | **consumed**: read and left dead |
//! | `Keep` | read, left in place | read, left in place |
//!
//! A dead temporary may still hold the bits of an immediate value; it never holds a counted reference. That is what makes
//! the arithmetic on small integers and floats free of clean-up, and objects be released as promptly as under CPython.
//! A local read by `Use` or `Keep` is bound: the compiler emits `CheckLocal` where that is not certain and the verifier
//! proves it.

/// How an operand field of an instruction is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operand {
    /// The field is not used and holds zero.
    None,
    /// A register that is written.
    Def,
    /// A register that is read, and consumed when it is a temporary.
    Use,
    /// A register that is read and stays alive.
    Keep,
    /// A local register that may be unbound: read or cleared with a check, or wrapped in a cell.
    Raw,
    /// First register of a run that is consumed; its length is the row's `span`.
    Span,
    /// First register of a run that is written; its length is the row's `span`.
    DefSpan,
    /// Index of a constant, 8 bits.
    Const,
    /// Index of a constant, 16 bits (in Bx).
    ConstWide,
    /// An unsigned number whose meaning the row's documentation gives.
    Count,
    /// A signed 16-bit integer (in Bx).
    SmallInt,
    /// An unsigned 16-bit number (in Bx): a far register or a free variable.
    Index,
    /// A signed 24-bit jump distance (in Ax).
    Jump,
}

/// What the word after the instruction holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extra {
    /// There is none.
    None,
    /// Index of a cache site; the site names an attribute or a variable.
    Cache,
    /// Index of a name.
    Name,
    /// Index of a constant.
    Const,
    /// A signed jump distance in words.
    Jump,
    /// An unsigned number whose meaning the row's documentation gives.
    Count,
}

/// Length of the register run that starts at a `Span` or `DefSpan` operand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpanLength {
    /// The row has no run.
    Zero,
    /// A fixed number of registers.
    Fixed(u8),
    /// As many as operand B says, and this many more.
    B(u8),
    /// As many as operand C says.
    C,
    /// Twice as many as operand C says.
    TwiceC,
    /// C, and 1, and as many as the extra word says.
    CPlusExtra,
}

/// Where control goes after the instruction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow {
    /// To the next instruction.
    Next,
    /// To the jump target only.
    Jump,
    /// To the jump target or to the next instruction.
    Branch,
    /// Out of the function, or to a handler.
    End,
}

/// Everything the table says of one opcode besides its name and documentation.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    /// Use of field A (or Ax).
    pub a: Operand,
    /// Use of field B (or Bx).
    pub b: Operand,
    /// Use of field C.
    pub c: Operand,
    /// Use of the following word.
    pub extra: Extra,
    /// Length of the run at the `Span` or `DefSpan` operand.
    pub span: SpanLength,
    /// Where control goes.
    pub flow: Flow,
}

/// Passes every row of the table to the macro named by the caller.
///
/// A row is: documentation, `Name a b c, extra, span, flow;`.
#[macro_export]
#[doc(hidden)]
macro_rules! for_each_op {
    ($client:ident) => {
        $client! {
            // ---- moves and constants
            /// Does nothing.
            Nop None None None, None, Zero, Next;
            /// `A = B`.
            Move Def Use None, None, Zero, Next;
            /// `A = B`, B stays alive even when it is a temporary.
            Copy Def Keep None, None, Zero, Next;
            /// Drops what A holds and leaves it dead. A may be a temporary that is already dead.
            Clear Raw None None, None, Zero, Next;
            /// `A = constants[Bx]`.
            LoadConst Def ConstWide None, None, Zero, Next;
            /// `A = constants[extra]`.
            LoadConstFar Def None None, Const, Zero, Next;
            /// `A = Bx` as an integer.
            LoadSmallInt Def SmallInt None, None, Zero, Next;
            /// `A = registers[Bx]`, a far local; UnboundLocalError when it is unbound.
            LoadFar Def Index None, None, Zero, Next;
            /// `registers[Bx] = A`, a far local.
            StoreFar Use Index None, None, Zero, Next;
            /// Unbinds far local `Bx`; UnboundLocalError when it is unbound.
            DeleteFar None Index None, None, Zero, Next;
            /// UnboundLocalError when local A is unbound.
            CheckLocal Raw None None, None, Zero, Next;
            /// Unbinds local A; UnboundLocalError when it is unbound.
            DeleteLocal Raw None None, None, Zero, Next;
            // ---- cells and free variables
            /// Wraps what local A holds (perhaps nothing) in a new cell, and puts the cell in A.
            MakeCell Raw None None, None, Zero, Next;
            /// `A =` content of the cell in local B; UnboundLocalError when empty.
            LoadCell Def Keep None, None, Zero, Next;
            /// Content of the cell in local A `= B`.
            StoreCell Keep Use None, None, Zero, Next;
            /// `A =` the cell in local B itself (a class body hands it to `__build_class__`).
            LoadClosure Def Keep None, None, Zero, Next;
            /// Empties the cell in local A; UnboundLocalError when empty.
            DeleteCell Keep None None, None, Zero, Next;
            /// `A =` content of free variable Bx of the running function; NameError when empty.
            LoadFree Def Index None, None, Zero, Next;
            /// Content of free variable Bx `= A`.
            StoreFree Use Index None, None, Zero, Next;
            /// Empties free variable Bx; NameError when empty.
            DeleteFree None Index None, None, Zero, Next;
            /// In a class body: `A =` the class namespace's entry for the free variable's name, else free variable Bx.
            LoadClassFree Def Index None, None, Zero, Next;
            // ---- variables by name
            /// `A =` global or builtin variable of the site's name; NameError.
            LoadGlobal Def None None, Cache, Zero, Next;
            /// Global variable of the site's name `= A`.
            StoreGlobal Use None None, Cache, Zero, Next;
            /// Deletes a global variable; NameError.
            DeleteGlobal None None None, Name, Zero, Next;
            /// `A =` variable looked up in the frame's namespace, then the globals, then the builtins.
            LoadName Def None None, Cache, Zero, Next;
            /// Variable in the frame's namespace `= A`.
            StoreName Use None None, Cache, Zero, Next;
            /// Deletes a variable from the frame's namespace; NameError.
            DeleteName None None None, Name, Zero, Next;
            /// `A =` the frame's namespace.
            LoadLocals Def None None, None, Zero, Next;
            // ---- attributes and items
            /// `A = B.name`.
            LoadAttr Def Use None, Cache, Zero, Next;
            /// `A.name = B`.
            StoreAttr Use Use None, Cache, Zero, Next;
            /// `del A.name`.
            DeleteAttr Use None None, Name, Zero, Next;
            /// For a call `B.name(...)`: A = the function and A+1 = the receiver, or A = the attribute and A+1 dead
            /// (no receiver). B may be the same register as A.
            LoadMethod DefSpan Use None, Cache, Fixed(2), Next;
            /// `A = B[C]`.
            GetItem Def Use Use, None, Zero, Next;
            /// `A = B[C]`, C a number from 0 to 255.
            GetItemInt Def Use Count, None, Zero, Next;
            /// `A[B] = C`.
            SetItem Use Use Use, None, Zero, Next;
            /// `del A[B]`.
            DeleteItem Use Use None, None, Zero, Next;
            // ---- unary operations
            /// `A = -B`.
            Negative Def Use None, None, Zero, Next;
            /// `A = +B`.
            Positive Def Use None, None, Zero, Next;
            /// `A = ~B`.
            Invert Def Use None, None, Zero, Next;
            /// `A = not B`.
            Not Def Use None, None, Zero, Next;
            // ---- binary operations
            /// `A = B + C`.
            Add Def Use Use, None, Zero, Next;
            /// `A = B - C`.
            Subtract Def Use Use, None, Zero, Next;
            /// `A = B * C`.
            Multiply Def Use Use, None, Zero, Next;
            /// `A = B / C`.
            TrueDivide Def Use Use, None, Zero, Next;
            /// `A = B // C`.
            FloorDivide Def Use Use, None, Zero, Next;
            /// `A = B % C`.
            Remainder Def Use Use, None, Zero, Next;
            /// `A = B ** C`.
            Power Def Use Use, None, Zero, Next;
            /// `A = B << C`.
            LeftShift Def Use Use, None, Zero, Next;
            /// `A = B >> C`.
            RightShift Def Use Use, None, Zero, Next;
            /// `A = B & C`.
            And Def Use Use, None, Zero, Next;
            /// `A = B | C`.
            Or Def Use Use, None, Zero, Next;
            /// `A = B ^ C`.
            Xor Def Use Use, None, Zero, Next;
            /// `A = B @ C`.
            MatrixMultiply Def Use Use, None, Zero, Next;
            /// `A = B + constants[C]`.
            AddConst Def Use Const, None, Zero, Next;
            /// `A = B - constants[C]`.
            SubtractConst Def Use Const, None, Zero, Next;
            /// `A = B * constants[C]`.
            MultiplyConst Def Use Const, None, Zero, Next;
            /// `A = B / constants[C]`.
            TrueDivideConst Def Use Const, None, Zero, Next;
            /// `A = B // constants[C]`.
            FloorDivideConst Def Use Const, None, Zero, Next;
            /// `A = B % constants[C]`.
            RemainderConst Def Use Const, None, Zero, Next;
            /// `A = B ** constants[C]`.
            PowerConst Def Use Const, None, Zero, Next;
            /// `A = B << constants[C]`.
            LeftShiftConst Def Use Const, None, Zero, Next;
            /// `A = B >> constants[C]`.
            RightShiftConst Def Use Const, None, Zero, Next;
            /// `A = B & constants[C]`.
            AndConst Def Use Const, None, Zero, Next;
            /// `A = B | constants[C]`.
            OrConst Def Use Const, None, Zero, Next;
            /// `A = B ^ constants[C]`.
            XorConst Def Use Const, None, Zero, Next;
            // ---- in-place binary operations: as above, but a method such as `__iadd__` is asked first
            /// `A = B += C`.
            InplaceAdd Def Use Use, None, Zero, Next;
            /// `A = B -= C`.
            InplaceSubtract Def Use Use, None, Zero, Next;
            /// `A = B *= C`.
            InplaceMultiply Def Use Use, None, Zero, Next;
            /// `A = B /= C`.
            InplaceTrueDivide Def Use Use, None, Zero, Next;
            /// `A = B //= C`.
            InplaceFloorDivide Def Use Use, None, Zero, Next;
            /// `A = B %= C`.
            InplaceRemainder Def Use Use, None, Zero, Next;
            /// `A = B **= C`.
            InplacePower Def Use Use, None, Zero, Next;
            /// `A = B <<= C`.
            InplaceLeftShift Def Use Use, None, Zero, Next;
            /// `A = B >>= C`.
            InplaceRightShift Def Use Use, None, Zero, Next;
            /// `A = B &= C`.
            InplaceAnd Def Use Use, None, Zero, Next;
            /// `A = B |= C`.
            InplaceOr Def Use Use, None, Zero, Next;
            /// `A = B ^= C`.
            InplaceXor Def Use Use, None, Zero, Next;
            /// `A = B @= C`.
            InplaceMatrixMultiply Def Use Use, None, Zero, Next;
            /// `A = B += constants[C]`.
            InplaceAddConst Def Use Const, None, Zero, Next;
            /// `A = B -= constants[C]`.
            InplaceSubtractConst Def Use Const, None, Zero, Next;
            /// `A = B *= constants[C]`.
            InplaceMultiplyConst Def Use Const, None, Zero, Next;
            // ---- comparisons that give a value
            /// `A = B < C`.
            Less Def Use Use, None, Zero, Next;
            /// `A = B <= C`.
            LessEqual Def Use Use, None, Zero, Next;
            /// `A = B == C`.
            Equal Def Use Use, None, Zero, Next;
            /// `A = B != C`.
            NotEqual Def Use Use, None, Zero, Next;
            /// `A = B > C`.
            Greater Def Use Use, None, Zero, Next;
            /// `A = B >= C`.
            GreaterEqual Def Use Use, None, Zero, Next;
            /// `A = B is C`.
            Is Def Use Use, None, Zero, Next;
            /// `A = B is not C`.
            IsNot Def Use Use, None, Zero, Next;
            /// `A = B in C`.
            In Def Use Use, None, Zero, Next;
            /// `A = B not in C`.
            NotIn Def Use Use, None, Zero, Next;
            // ---- comparisons that jump: when the truth of the comparison equals C (0 or 1)
            /// Jumps when `(A < B) == C`.
            TestLess Use Use Count, Jump, Zero, Branch;
            /// Jumps when `(A <= B) == C`.
            TestLessEqual Use Use Count, Jump, Zero, Branch;
            /// Jumps when `(A == B) == C`.
            TestEqual Use Use Count, Jump, Zero, Branch;
            /// Jumps when `(A != B) == C`.
            TestNotEqual Use Use Count, Jump, Zero, Branch;
            /// Jumps when `(A > B) == C`.
            TestGreater Use Use Count, Jump, Zero, Branch;
            /// Jumps when `(A >= B) == C`.
            TestGreaterEqual Use Use Count, Jump, Zero, Branch;
            /// Jumps when `(A < constants[B]) == C`.
            TestLessConst Use Const Count, Jump, Zero, Branch;
            /// Jumps when `(A <= constants[B]) == C`.
            TestLessEqualConst Use Const Count, Jump, Zero, Branch;
            /// Jumps when `(A == constants[B]) == C`.
            TestEqualConst Use Const Count, Jump, Zero, Branch;
            /// Jumps when `(A != constants[B]) == C`.
            TestNotEqualConst Use Const Count, Jump, Zero, Branch;
            /// Jumps when `(A > constants[B]) == C`.
            TestGreaterConst Use Const Count, Jump, Zero, Branch;
            /// Jumps when `(A >= constants[B]) == C`.
            TestGreaterEqualConst Use Const Count, Jump, Zero, Branch;
            /// Jumps when `(A is B) == C`.
            TestIs Use Use Count, Jump, Zero, Branch;
            /// Jumps when `(A in B) == C`.
            TestIn Use Use Count, Jump, Zero, Branch;
            // ---- jumps
            /// Jumps forward by Ax words.
            Jump Jump None None, None, Zero, Jump;
            /// Jumps back by -Ax words; a safe point, which spends a tick.
            JumpBack Jump None None, None, Zero, Jump;
            /// Jumps when A is true.
            JumpIfTrue Use None None, Jump, Zero, Branch;
            /// Jumps when A is false.
            JumpIfFalse Use None None, Jump, Zero, Branch;
            /// Jumps when A is true and keeps it; else consumes it. A is a temporary.
            JumpIfTrueOrPop Keep None None, Jump, Zero, Branch;
            /// Jumps when A is false and keeps it; else consumes it. A is a temporary.
            JumpIfFalseOrPop Keep None None, Jump, Zero, Branch;
            /// Jumps when A is None.
            JumpIfNone Use None None, Jump, Zero, Branch;
            /// Jumps when A is not None.
            JumpIfNotNone Use None None, Jump, Zero, Branch;
            // ---- iteration and generators
            /// `A = iter(B)`.
            GetIter Def Use None, None, Zero, Next;
            /// `B = next(A)`; at the end consumes temporary A and jumps (B is then left as it was).
            ForIter Keep Def None, Jump, Zero, Branch;
            /// Gives B to whoever resumed the generator; on resumption `A =` the value sent.
            Yield Def Use None, None, Zero, Next;
            /// `yield from`: passes values between the iterator in temporary B and whoever resumes; at its end `A =` its
            /// result, and B is consumed. C is 1 for `await`.
            YieldFrom Def Keep Count, None, Zero, Next;
            /// `A =` the iterator for `yield from B`.
            GetYieldFromIter Def Use None, None, Zero, Next;
            /// `A =` the awaitable's iterator for `await B`. C: 0 plain, 1 for `__aenter__`, 2 for `__aexit__` (error texts).
            GetAwaitable Def Use Count, None, Zero, Next;
            /// `A = B.__aiter__()`.
            GetAsyncIter Def Use None, None, Zero, Next;
            /// `A =` the awaitable's iterator of `B.__anext__()`.
            GetAsyncNext Def Keep None, None, Zero, Next;
            /// Ends an `async for`: when exception A is StopAsyncIteration consumes A and goes on, else raises it again.
            EndAsyncFor Use None None, None, Zero, Next;
            // ---- calls
            /// `C = A(A+1, ..., A+B)`.
            Call Span Count Def, None, B(1), Next;
            /// `C = A(A+1, A+2, ..., A+1+B)`, where a dead A+1 is left out. Follows `LoadMethod`.
            CallMethod Span Count Def, None, B(2), Next;
            /// As `Call`; `constants[extra]` is the tuple of names of the last arguments.
            CallKeyword Span Count Def, Const, B(1), Next;
            /// As `CallMethod`; `constants[extra]` is the tuple of names of the last arguments.
            CallMethodKeyword Span Count Def, Const, B(2), Next;
            /// `C = A(*(A+1), **(A+2))`: A+1 is a tuple, a list, or any iterable (a TypeError names the callee: "f() argument
            /// after * must be an iterable, not int"), A+2 a dict that nobody else has or None.
            CallSpread Span None Def, None, Fixed(3), Next;
            // ---- building
            /// `A =` tuple of C registers from B.
            BuildTuple Def Span Count, None, C, Next;
            /// `A =` list of C registers from B.
            BuildList Def Span Count, None, C, Next;
            /// `A =` set of C registers from B.
            BuildSet Def Span Count, None, C, Next;
            /// `A =` dict of C pairs of registers from B.
            BuildMap Def Span Count, None, TwiceC, Next;
            /// `A =` the C texts from B joined.
            BuildString Def Span Count, None, C, Next;
            /// `A = slice(...)` of C (2 or 3) registers from B.
            BuildSlice Def Span Count, None, C, Next;
            /// Appends B to the list A.
            ListAppend Keep Use None, None, Zero, Next;
            /// Adds B to the set A.
            SetAdd Keep Use None, None, Zero, Next;
            /// `A[B] = C` on the dict A.
            MapAdd Keep Use Use, None, Zero, Next;
            /// Extends list A by the iterable B. C is 1 in a call (error text "Value after * must be an iterable").
            ListExtend Keep Use Count, None, Zero, Next;
            /// Adds all of iterable B to set A.
            SetUpdate Keep Use None, None, Zero, Next;
            /// Updates dict A by mapping B (a dict display).
            DictUpdate Keep Use None, None, Zero, Next;
            /// Updates dict A by mapping B for a call of C; TypeError on a repeated or non-text key.
            DictMerge Keep Use Keep, None, Zero, Next;
            /// `A = tuple(B)`, B a list that nobody else has.
            ListToTuple Def Use None, None, Zero, Next;
            /// Unpacks B into exactly C registers from A.
            Unpack DefSpan Use Count, None, C, Next;
            /// Unpacks B into C registers from A, a list of the rest, and `extra` registers.
            UnpackStar DefSpan Use Count, Count, CPlusExtra, Next;
            /// `A = format(B, "")` after conversion C: 0 none, 1 str, 2 repr, 3 ascii.
            FormatValue Def Use Count, None, Zero, Next;
            /// `A = format(B, C)` after conversion `extra`.
            FormatWithSpec Def Use Use, Count, Zero, Next;
            // ---- functions, classes, imports
            /// `A =` a function of the code `constants[Bx]`, which captures what the code's capture list says.
            MakeFunction Def ConstWide None, None, Zero, Next;
            /// Sets on function A from B: C is 0 positional defaults (tuple), 1 keyword defaults (dict), 2 annotations
            /// (dict), 3 type parameters (tuple).
            SetFunctionAttribute Keep Use Count, None, Zero, Next;
            /// `A = __build_class__`.
            LoadBuildClass Def None None, None, Zero, Next;
            /// `A =` import of the module `extra` names; B is the tuple of names wanted or None, C the level.
            ImportName Def Use Count, Name, Zero, Next;
            /// `A =` name `extra` of module B.
            ImportFrom Def Keep None, Name, Zero, Next;
            /// Brings all public names of module A into the frame's namespace.
            ImportStar Use None None, None, Zero, Next;
            /// Makes `__annotations__` in the frame's namespace unless it is there.
            SetupAnnotations None None None, None, Zero, Next;
            // ---- exceptions
            /// `raise A`.
            Raise Use None None, None, Zero, End;
            /// `raise A from B`.
            RaiseFrom Use Use None, None, Zero, End;
            /// `raise` alone: raises the handled exception again.
            RaiseHandled None None None, None, Zero, End;
            /// Raises exception A again without touching its traceback or context.
            Reraise Use None None, None, Zero, End;
            /// Exception A becomes the handled one; `B =` the handled one before it, or None.
            PushHandled Keep Def None, None, Zero, Next;
            /// The handled exception is A again (an exception or None, from `PushHandled`).
            PopHandled Use None None, None, Zero, Next;
            /// `A =` whether exception B matches C (a class or a tuple of classes; TypeError otherwise).
            MatchException Def Keep Use, None, Zero, Next;
            /// `except*`: splits the group in B by C: `A =` the matching part or None, `B =` the rest or None.
            MatchExceptionGroup Def Keep Use, None, Zero, Next;
            /// `except*`: `A =` what to raise at the end from B (a list of raised and unhandled parts) and original C, or None.
            PrepareReraiseStar Def Use Use, None, Zero, Next;
            /// Enters context manager B: `A =` its `__exit__` bound, `A+1 =` result of `__enter__`.
            EnterWith DefSpan Use None, None, Fixed(2), Next;
            /// As `EnterWith` for `async with`: `A =` its `__aexit__` bound, `A+1 =` the awaitable of `__aenter__`.
            EnterAsyncWith DefSpan Use None, None, Fixed(2), Next;
            /// `A =` result of calling B (an `__exit__`) with the details of exception C.
            ExitWithException Def Keep Keep, None, Zero, Next;
            /// `A = AssertionError`.
            LoadAssertionError Def None None, None, Zero, Next;
            // ---- pattern matching
            /// `A =` whether B is a sequence for `match`.
            MatchSequence Def Keep None, None, Zero, Next;
            /// `A =` whether B is a mapping for `match`.
            MatchMapping Def Keep None, None, Zero, Next;
            /// `A = len(B)`.
            GetLength Def Keep None, None, Zero, Next;
            /// `A =` tuple of the values of mapping B for the keys in tuple C, or None when one is missing.
            MatchKeys Def Keep Keep, None, Zero, Next;
            /// Matches B against class in A (consumed): `A =` tuple of attributes or None. C is the count of positional
            /// patterns; `constants[extra]` the tuple of keyword names.
            MatchClass Raw Keep Count, Const, Zero, Next;
            /// `A =` a new dict of mapping B without the keys in tuple C.
            CopyWithoutKeys Def Keep Use, None, Zero, Next;
            // ---- the rest
            /// Shows A as the interactive loop does.
            PrintExpression Use None None, None, Zero, Next;
            /// `A =` a typing object made from the run of temporaries at B; C says which (see `compile::type_params`).
            MakeTyping Def Span None, Count, Fixed(3), Next;
            /// Returns A from the function.
            Return Use None None, None, Zero, End;
            /// Returns `constants[Bx]` from the function.
            ReturnConst None ConstWide None, None, Zero, End;
        }
    };
}

macro_rules! define_ops {
    ($( $(#[doc = $doc:literal])* $name:ident $a:ident $b:ident $c:ident, $extra:ident, $span:ident $(($span_n:literal))?, $flow:ident; )*) => {
        /// An opcode. See the module documentation for the meaning of the operands.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub enum Op {
            $( $(#[doc = $doc])* $name, )*
        }

        impl Op {
            /// Every opcode, in the order of the table; `ALL[op as usize] == op`.
            pub const ALL: &'static [Op] = &[ $( Op::$name, )* ];

            /// The name as listings print it.
            pub const fn name(self) -> &'static str {
                match self { $( Op::$name => stringify!($name), )* }
            }

            /// The table's columns for this opcode.
            pub const fn shape(self) -> Shape {
                match self {
                    $( Op::$name => Shape {
                        a: Operand::$a,
                        b: Operand::$b,
                        c: Operand::$c,
                        extra: Extra::$extra,
                        span: SpanLength::$span $(($span_n))?,
                        flow: Flow::$flow,
                    }, )*
                }
            }

            /// The documentation of the row.
            pub const fn documentation(self) -> &'static str {
                match self { $( Op::$name => concat!($($doc, "\n",)*), )* }
            }
        }
    };
}

for_each_op!(define_ops);

impl Op {
    /// The opcode of a byte, if it is one.
    pub fn from_byte(byte: u8) -> Option<Op> {
        Self::ALL.get(usize::from(byte)).copied()
    }

    /// Length of the instruction in words: 1, or 2 with an extra word.
    pub const fn length(self) -> usize {
        match self.shape().extra {
            Extra::None => 1,
            _ => 2,
        }
    }
}

const _: () = assert!(Op::ALL.len() <= 256, "an opcode is one byte");
