//! The slots of a type: one function pointer for each special method, and the table that names them.
//!
//! A built-in type fills slots with Rust functions; a class statement fills them with the dispatchers of `object::dispatch`, which look the
//! method up and call it. `SLOTS` is the only list of special method names.

use std::cell::Cell;

use super::header::Ref;
use super::interp::Interp;
use super::native::Args;
use super::raise::Raised;
use super::string::Str;
use super::ty::TypeRef;
use super::value::Value;

/// Result of whatever can raise.
pub type Outcome<T = Value> = Result<T, Raised>;
/// `__repr__`, `__neg__`, `__iter__`, …: self.
pub type UnaryFn = fn(&Interp, &Value) -> Outcome;
/// `__add__`, `__getitem__`, …: self and the other operand.
pub type BinaryFn = fn(&Interp, &Value, &Value) -> Outcome;
/// `__lt__` and its kin: self, the other operand, which comparison.
pub type CompareFn = fn(&Interp, &Value, &Value, CompareOp) -> Outcome;
/// `__hash__`.
pub type HashFn = fn(&Interp, &Value) -> Outcome<i64>;
/// `__len__`.
pub type LengthFn = fn(&Interp, &Value) -> Outcome<usize>;
/// `__bool__`, `__contains__`: a truth.
pub type BoolFn = fn(&Interp, &Value) -> Outcome<bool>;
/// `__contains__`.
pub type ContainsFn = fn(&Interp, &Value, &Value) -> Outcome<bool>;
/// `__next__`; at the end `None`, or StopIteration, which carries a value. Ask through `protocol::iterate::next`.
pub type NextFn = fn(&Interp, &Value) -> Outcome<Option<Value>>;
/// `__setitem__`, and `__delitem__` when the value is `None`.
pub type SetItemFn = fn(&Interp, &Value, &Value, Option<&Value>) -> Outcome<()>;
/// `__getattribute__` with `__getattr__`: self and an interned name.
pub type GetAttrFn = fn(&Interp, &Value, &Ref<Str>) -> Outcome;
/// `__setattr__`, and `__delattr__` when the value is `None`.
pub type SetAttrFn = fn(&Interp, &Value, &Ref<Str>, Option<&Value>) -> Outcome<()>;
/// `__call__`.
pub type CallFn = fn(&Interp, &Value, &Args<'_>) -> Outcome;
/// `__new__`: the class to make an instance of.
pub type NewFn = fn(&Interp, &TypeRef, &Args<'_>) -> Outcome;
/// `__init__`.
pub type InitFn = fn(&Interp, &Value, &Args<'_>) -> Outcome<()>;
/// `__get__`: descriptor, instance if any, class if known.
pub type GetFn = fn(&Interp, &Value, Option<&Value>, Option<&Value>) -> Outcome;
/// `__set__`, and `__delete__` when the value is `None`: descriptor, instance, value.
pub type SetFn = fn(&Interp, &Value, &Value, Option<&Value>) -> Outcome<()>;
/// `__del__`.
pub type FinaliseFn = fn(&Interp, &Value) -> Outcome<()>;

/// A binary operator; the discriminant indexes the slot arrays and follows the order of the opcodes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
#[allow(missing_docs, reason = "the names say it")]
pub enum BinaryOp {
    Add,
    Subtract,
    Multiply,
    TrueDivide,
    FloorDivide,
    Remainder,
    Power,
    LeftShift,
    RightShift,
    And,
    Or,
    Xor,
    MatrixMultiply,
}

/// Number of binary operators.
pub const BINARY_COUNT: usize = 13;

impl BinaryOp {
    /// All, in order.
    pub const ALL: [BinaryOp; BINARY_COUNT] = [
        BinaryOp::Add,
        BinaryOp::Subtract,
        BinaryOp::Multiply,
        BinaryOp::TrueDivide,
        BinaryOp::FloorDivide,
        BinaryOp::Remainder,
        BinaryOp::Power,
        BinaryOp::LeftShift,
        BinaryOp::RightShift,
        BinaryOp::And,
        BinaryOp::Or,
        BinaryOp::Xor,
        BinaryOp::MatrixMultiply,
    ];

    /// The operator as error messages show it.
    pub const fn symbol(self) -> &'static str {
        ["+", "-", "*", "/", "//", "%", "** or pow()", "<<", ">>", "&", "|", "^", "@"][self as usize]
    }

    /// The in-place operator as error messages show it.
    pub const fn inplace_symbol(self) -> &'static str {
        ["+=", "-=", "*=", "/=", "//=", "%=", "**=", "<<=", ">>=", "&=", "|=", "^=", "@="][self as usize]
    }
}

/// A comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
#[allow(missing_docs, reason = "the names say it")]
pub enum CompareOp {
    Less,
    LessEqual,
    Equal,
    NotEqual,
    Greater,
    GreaterEqual,
}

impl CompareOp {
    /// All, in order.
    pub const ALL: [CompareOp; 6] =
        [CompareOp::Less, CompareOp::LessEqual, CompareOp::Equal, CompareOp::NotEqual, CompareOp::Greater, CompareOp::GreaterEqual];

    /// The comparison with the operands exchanged.
    pub const fn reflected(self) -> CompareOp {
        match self {
            CompareOp::Less => CompareOp::Greater,
            CompareOp::LessEqual => CompareOp::GreaterEqual,
            CompareOp::Greater => CompareOp::Less,
            CompareOp::GreaterEqual => CompareOp::LessEqual,
            same => same,
        }
    }

    /// The operator's sign.
    pub const fn symbol(self) -> &'static str {
        ["<", "<=", "==", "!=", ">", ">="][self as usize]
    }

    /// Whether an ordering satisfies the comparison.
    #[inline(always)]
    pub const fn accepts(self, ordering: std::cmp::Ordering) -> bool {
        use std::cmp::Ordering;
        match self {
            CompareOp::Less => matches!(ordering, Ordering::Less),
            CompareOp::LessEqual => matches!(ordering, Ordering::Less | Ordering::Equal),
            CompareOp::Equal => matches!(ordering, Ordering::Equal),
            CompareOp::NotEqual => !matches!(ordering, Ordering::Equal),
            CompareOp::Greater => matches!(ordering, Ordering::Greater),
            CompareOp::GreaterEqual => matches!(ordering, Ordering::Greater | Ordering::Equal),
        }
    }
}

/// Names one special method and with it the slot it fills.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the special method of its name")]
pub enum SlotKey {
    Repr,
    Str,
    Hash,
    Call,
    GetAttribute,
    GetAttr,
    SetAttr,
    DelAttr,
    Compare(CompareOp),
    Iter,
    Next,
    Get,
    Set,
    Delete,
    Init,
    New,
    Del,
    Binary(BinaryOp),
    Reflected(BinaryOp),
    Inplace(BinaryOp),
    Negative,
    Positive,
    Invert,
    Absolute,
    Bool,
    Int,
    Float,
    Index,
    Length,
    GetItem,
    SetItem,
    DelItem,
    Contains,
    Await,
    AsyncIter,
    AsyncNext,
}

/// A slot's function with its kind.
#[derive(Clone, Copy)]
#[allow(missing_docs, reason = "each holds the function type of its name")]
pub enum SlotFunction {
    Unary(UnaryFn),
    Binary(BinaryFn),
    Compare(CompareFn),
    Hash(HashFn),
    /// `__hash__ = None`.
    Unhashable,
    Length(LengthFn),
    Bool(BoolFn),
    Contains(ContainsFn),
    Next(NextFn),
    SetItem(SetItemFn),
    GetAttr(GetAttrFn),
    SetAttr(SetAttrFn),
    Call(CallFn),
    New(NewFn),
    Init(InitFn),
    Get(GetFn),
    Set(SetFn),
    Finalise(FinaliseFn),
}

type SlotCell<F> = Cell<Option<F>>;

/// The slots of one type, inherited ones included.
#[allow(missing_docs, reason = "each is the special method of its name")]
pub struct Slots {
    pub repr: SlotCell<UnaryFn>,
    pub str: SlotCell<UnaryFn>,
    pub hash: SlotCell<HashFn>,
    pub call: SlotCell<CallFn>,
    pub getattr: SlotCell<GetAttrFn>,
    pub setattr: SlotCell<SetAttrFn>,
    pub compare: SlotCell<CompareFn>,
    pub iter: SlotCell<UnaryFn>,
    pub next: SlotCell<NextFn>,
    pub get: SlotCell<GetFn>,
    pub set: SlotCell<SetFn>,
    pub init: SlotCell<InitFn>,
    pub new: SlotCell<NewFn>,
    pub finalise: SlotCell<FinaliseFn>,
    pub binary: [SlotCell<BinaryFn>; BINARY_COUNT],
    pub reflected: [SlotCell<BinaryFn>; BINARY_COUNT],
    pub inplace: [SlotCell<BinaryFn>; BINARY_COUNT],
    pub negative: SlotCell<UnaryFn>,
    pub positive: SlotCell<UnaryFn>,
    pub invert: SlotCell<UnaryFn>,
    pub absolute: SlotCell<UnaryFn>,
    pub bool: SlotCell<BoolFn>,
    pub int: SlotCell<UnaryFn>,
    pub float: SlotCell<UnaryFn>,
    pub index: SlotCell<UnaryFn>,
    pub length: SlotCell<LengthFn>,
    pub getitem: SlotCell<BinaryFn>,
    pub setitem: SlotCell<SetItemFn>,
    pub contains: SlotCell<ContainsFn>,
    pub awaits: SlotCell<UnaryFn>,
    pub async_iter: SlotCell<UnaryFn>,
    pub async_next: SlotCell<UnaryFn>,
}

macro_rules! slot_access {
    ($( $pattern:pat => $kind:ident $field:ident $([$index:expr])?; )*) => {
        /// The function in the slot that `key` fills.
        pub fn get_slot(&self, key: SlotKey) -> Option<SlotFunction> {
            match key {
                $( $pattern => self.$field $([$index as usize])?.get().map(SlotFunction::$kind), )*
            }
        }

        /// Fills the slot of `key`, or empties it. A function of the wrong kind is a bug in a type's table.
        pub fn set_slot(&self, key: SlotKey, function: Option<SlotFunction>) {
            match key {
                $( $pattern => match function {
                    Some(SlotFunction::$kind(function)) => self.$field $([$index as usize])?.set(Some(function)),
                    None | Some(SlotFunction::Unhashable) => self.$field $([$index as usize])?.set(None),
                    Some(_) => panic!("slot {key:?} got a function of another kind"),
                }, )*
            }
        }
    };
}

impl Slots {
    /// Empty slots.
    pub const fn new() -> Slots {
        Slots {
            repr: Cell::new(None),
            str: Cell::new(None),
            hash: Cell::new(None),
            call: Cell::new(None),
            getattr: Cell::new(None),
            setattr: Cell::new(None),
            compare: Cell::new(None),
            iter: Cell::new(None),
            next: Cell::new(None),
            get: Cell::new(None),
            set: Cell::new(None),
            init: Cell::new(None),
            new: Cell::new(None),
            finalise: Cell::new(None),
            binary: [const { Cell::new(None) }; BINARY_COUNT],
            reflected: [const { Cell::new(None) }; BINARY_COUNT],
            inplace: [const { Cell::new(None) }; BINARY_COUNT],
            negative: Cell::new(None),
            positive: Cell::new(None),
            invert: Cell::new(None),
            absolute: Cell::new(None),
            bool: Cell::new(None),
            int: Cell::new(None),
            float: Cell::new(None),
            index: Cell::new(None),
            length: Cell::new(None),
            getitem: Cell::new(None),
            setitem: Cell::new(None),
            contains: Cell::new(None),
            awaits: Cell::new(None),
            async_iter: Cell::new(None),
            async_next: Cell::new(None),
        }
    }

    slot_access! {
        SlotKey::Repr => Unary repr;
        SlotKey::Str => Unary str;
        SlotKey::Hash => Hash hash;
        SlotKey::Call => Call call;
        SlotKey::GetAttribute | SlotKey::GetAttr => GetAttr getattr;
        SlotKey::SetAttr | SlotKey::DelAttr => SetAttr setattr;
        SlotKey::Compare(_) => Compare compare;
        SlotKey::Iter => Unary iter;
        SlotKey::Next => Next next;
        SlotKey::Get => Get get;
        SlotKey::Set | SlotKey::Delete => Set set;
        SlotKey::Init => Init init;
        SlotKey::New => New new;
        SlotKey::Del => Finalise finalise;
        SlotKey::Binary(op) => Binary binary[op];
        SlotKey::Reflected(op) => Binary reflected[op];
        SlotKey::Inplace(op) => Binary inplace[op];
        SlotKey::Negative => Unary negative;
        SlotKey::Positive => Unary positive;
        SlotKey::Invert => Unary invert;
        SlotKey::Absolute => Unary absolute;
        SlotKey::Bool => Bool bool;
        SlotKey::Int => Unary int;
        SlotKey::Float => Unary float;
        SlotKey::Index => Unary index;
        SlotKey::Length => Length length;
        SlotKey::GetItem => Binary getitem;
        SlotKey::SetItem | SlotKey::DelItem => SetItem setitem;
        SlotKey::Contains => Contains contains;
        SlotKey::Await => Unary awaits;
        SlotKey::AsyncIter => Unary async_iter;
        SlotKey::AsyncNext => Unary async_next;
    }
}

impl Default for Slots {
    fn default() -> Self {
        Slots::new()
    }
}

/// Every special method that has a slot.
pub const SLOTS: &[(&str, SlotKey)] = {
    use BinaryOp as B;
    use CompareOp as C;
    use SlotKey as K;
    &[
        ("__repr__", K::Repr),
        ("__str__", K::Str),
        ("__hash__", K::Hash),
        ("__call__", K::Call),
        ("__getattribute__", K::GetAttribute),
        ("__getattr__", K::GetAttr),
        ("__setattr__", K::SetAttr),
        ("__delattr__", K::DelAttr),
        ("__lt__", K::Compare(C::Less)),
        ("__le__", K::Compare(C::LessEqual)),
        ("__eq__", K::Compare(C::Equal)),
        ("__ne__", K::Compare(C::NotEqual)),
        ("__gt__", K::Compare(C::Greater)),
        ("__ge__", K::Compare(C::GreaterEqual)),
        ("__iter__", K::Iter),
        ("__next__", K::Next),
        ("__get__", K::Get),
        ("__set__", K::Set),
        ("__delete__", K::Delete),
        ("__init__", K::Init),
        ("__new__", K::New),
        ("__del__", K::Del),
        ("__add__", K::Binary(B::Add)),
        ("__sub__", K::Binary(B::Subtract)),
        ("__mul__", K::Binary(B::Multiply)),
        ("__truediv__", K::Binary(B::TrueDivide)),
        ("__floordiv__", K::Binary(B::FloorDivide)),
        ("__mod__", K::Binary(B::Remainder)),
        ("__pow__", K::Binary(B::Power)),
        ("__lshift__", K::Binary(B::LeftShift)),
        ("__rshift__", K::Binary(B::RightShift)),
        ("__and__", K::Binary(B::And)),
        ("__or__", K::Binary(B::Or)),
        ("__xor__", K::Binary(B::Xor)),
        ("__matmul__", K::Binary(B::MatrixMultiply)),
        ("__radd__", K::Reflected(B::Add)),
        ("__rsub__", K::Reflected(B::Subtract)),
        ("__rmul__", K::Reflected(B::Multiply)),
        ("__rtruediv__", K::Reflected(B::TrueDivide)),
        ("__rfloordiv__", K::Reflected(B::FloorDivide)),
        ("__rmod__", K::Reflected(B::Remainder)),
        ("__rpow__", K::Reflected(B::Power)),
        ("__rlshift__", K::Reflected(B::LeftShift)),
        ("__rrshift__", K::Reflected(B::RightShift)),
        ("__rand__", K::Reflected(B::And)),
        ("__ror__", K::Reflected(B::Or)),
        ("__rxor__", K::Reflected(B::Xor)),
        ("__rmatmul__", K::Reflected(B::MatrixMultiply)),
        ("__iadd__", K::Inplace(B::Add)),
        ("__isub__", K::Inplace(B::Subtract)),
        ("__imul__", K::Inplace(B::Multiply)),
        ("__itruediv__", K::Inplace(B::TrueDivide)),
        ("__ifloordiv__", K::Inplace(B::FloorDivide)),
        ("__imod__", K::Inplace(B::Remainder)),
        ("__ipow__", K::Inplace(B::Power)),
        ("__ilshift__", K::Inplace(B::LeftShift)),
        ("__irshift__", K::Inplace(B::RightShift)),
        ("__iand__", K::Inplace(B::And)),
        ("__ior__", K::Inplace(B::Or)),
        ("__ixor__", K::Inplace(B::Xor)),
        ("__imatmul__", K::Inplace(B::MatrixMultiply)),
        ("__neg__", K::Negative),
        ("__pos__", K::Positive),
        ("__invert__", K::Invert),
        ("__abs__", K::Absolute),
        ("__bool__", K::Bool),
        ("__int__", K::Int),
        ("__float__", K::Float),
        ("__index__", K::Index),
        ("__len__", K::Length),
        ("__getitem__", K::GetItem),
        ("__setitem__", K::SetItem),
        ("__delitem__", K::DelItem),
        ("__contains__", K::Contains),
        ("__await__", K::Await),
        ("__aiter__", K::AsyncIter),
        ("__anext__", K::AsyncNext),
    ]
};
