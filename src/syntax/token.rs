//! The tokens: what logos recognises, and what the scanner, the layout and the grammar add.
//!
//! A `Token` is one byte without payload; the text behind it is found by its span. Names, numbers and plain
//! strings are matched here in outline and finished by `syntax::number` and `syntax::quote`.

use logos::{Lexer, Logos, Skip};

use crate::syntax::number::scan_number;
use crate::syntax::quote::{scan_formatted_start, scan_string};
use crate::text::diagnostic::SyntaxError;
use crate::text::span::Span;

/// A token and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lexeme {
    /// Which token.
    pub token: Token,
    /// Its bytes in the source.
    pub span: Span,
}

/// Why logos gave up at a place.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum ScanFailure {
    /// No token starts with this character.
    #[default]
    NoToken,
    /// A literal has a fault.
    Fault(Box<SyntaxError>),
}

impl From<SyntaxError> for ScanFailure {
    fn from(error: SyntaxError) -> Self {
        Self::Fault(Box::new(error))
    }
}

macro_rules! tokens {
    (
        matched { $($(#[$match:meta])+ $name:ident = $shown:literal,)* }
        added { $($(#[$doc:meta])+ $extra:ident = $extra_shown:literal,)* }
    ) => {
        /// What a token is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Logos)]
        #[logos(error = ScanFailure)]
        #[logos(skip r"[ \t\x0C]+")]
        #[logos(skip(r"\\\n", skip_continuation))]
        #[logos(skip("#", skip_comment))]
        #[allow(missing_docs, reason = "the attribute or the name says which text each stands for")]
        #[repr(u8)]
        pub enum Token {
            $($(#[$match])+ $name,)*
            $($(#[$doc])+ $extra,)*
        }

        impl Token {
            /// The text of a keyword or operator; the kind in capitals of anything else.
            #[must_use]
            pub const fn shown(self) -> &'static str {
                match self {
                    $(Self::$name => $shown,)*
                    $(Self::$extra => $extra_shown,)*
                }
            }
        }
    };
}

tokens! {
    matched {
        #[token("False")] False = "False",
        #[token("None")] None = "None",
        #[token("True")] True = "True",
        #[token("and")] And = "and",
        #[token("as")] As = "as",
        #[token("assert")] Assert = "assert",
        #[token("async")] Async = "async",
        #[token("await")] Await = "await",
        #[token("break")] Break = "break",
        #[token("class")] Class = "class",
        #[token("continue")] Continue = "continue",
        #[token("def")] Def = "def",
        #[token("del")] Del = "del",
        #[token("elif")] Elif = "elif",
        #[token("else")] Else = "else",
        #[token("except")] Except = "except",
        #[token("finally")] Finally = "finally",
        #[token("for")] For = "for",
        #[token("from")] From = "from",
        #[token("global")] Global = "global",
        #[token("if")] If = "if",
        #[token("import")] Import = "import",
        #[token("in")] In = "in",
        #[token("is")] Is = "is",
        #[token("lambda")] Lambda = "lambda",
        #[token("nonlocal")] Nonlocal = "nonlocal",
        #[token("not")] Not = "not",
        #[token("or")] Or = "or",
        #[token("pass")] Pass = "pass",
        #[token("raise")] Raise = "raise",
        #[token("return")] Return = "return",
        #[token("try")] Try = "try",
        #[token("while")] While = "while",
        #[token("with")] With = "with",
        #[token("yield")] Yield = "yield",

        #[token("(")] OpenParen = "(",
        #[token(")")] CloseParen = ")",
        #[token("[")] OpenBracket = "[",
        #[token("]")] CloseBracket = "]",
        #[token("{")] OpenBrace = "{",
        #[token("}")] CloseBrace = "}",
        #[token(":")] Colon = ":",
        #[token(",")] Comma = ",",
        #[token(";")] Semicolon = ";",
        #[token("+")] Plus = "+",
        #[token("-")] Minus = "-",
        #[token("*")] Star = "*",
        #[token("/")] Slash = "/",
        #[token("|")] Bar = "|",
        #[token("&")] Ampersand = "&",
        #[token("<")] Less = "<",
        #[token(">")] Greater = ">",
        #[token("=")] Equal = "=",
        #[token(".")] Dot = ".",
        #[token("%")] Percent = "%",
        #[token("~")] Tilde = "~",
        #[token("^")] Caret = "^",
        #[token("@")] At = "@",
        #[token("!")] Bang = "!",
        #[token("==")] EqualEqual = "==",
        #[token("!=")] NotEqual = "!=",
        #[token("<>")] LessGreater = "<>",
        #[token("<=")] LessEqual = "<=",
        #[token(">=")] GreaterEqual = ">=",
        #[token("<<")] LeftShift = "<<",
        #[token(">>")] RightShift = ">>",
        #[token("**")] StarStar = "**",
        #[token("//")] SlashSlash = "//",
        #[token("->")] Arrow = "->",
        #[token(":=")] ColonEqual = ":=",
        #[token("...")] Ellipsis = "...",
        #[token("+=")] PlusEqual = "+=",
        #[token("-=")] MinusEqual = "-=",
        #[token("*=")] StarEqual = "*=",
        #[token("/=")] SlashEqual = "/=",
        #[token("%=")] PercentEqual = "%=",
        #[token("&=")] AmpersandEqual = "&=",
        #[token("|=")] BarEqual = "|=",
        #[token("^=")] CaretEqual = "^=",
        #[token("@=")] AtEqual = "@=",
        #[token("<<=")] LeftShiftEqual = "<<=",
        #[token(">>=")] RightShiftEqual = ">>=",
        #[token("**=")] StarStarEqual = "**=",
        #[token("//=")] SlashSlashEqual = "//=",
        #[token("$")]
        #[token("?")]
        #[token("`")]
        Stray = "STRAY",

        #[regex(r"[A-Za-z_\u{80}-\u{10FFFF}][A-Za-z0-9_\u{80}-\u{10FFFF}]*")] Name = "NAME",
        #[regex(r"\.?[0-9]", scan_number)] Number = "NUMBER",
        #[regex(r#"(?i:[rub]|br|rb)?['"]"#, scan_string)] String = "STRING",
        #[regex(r#"(?i:f|fr|rf)['"]"#, scan_formatted_start)] FStringStart = "FSTRING_START",
        #[token("\n")] Newline = "NEWLINE",
    }
    added {
        /// Literal text of an f-string, between fields.
        FStringMiddle = "FSTRING_MIDDLE",
        /// The closing quotes of an f-string.
        FStringEnd = "FSTRING_END",
        /// `{` of a replacement field.
        FieldOpen = "{",
        /// `}` of a replacement field.
        FieldClose = "}",
        /// `:` before the format of a field.
        FieldColon = ":",
        /// `!` before the conversion of a field.
        FieldBang = "!",
        /// The first line of a block begins, further in than the header.
        Indent = "INDENT",
        /// A block has ended.
        Dedent = "DEDENT",
        /// The end of the source.
        EndMarker = "ENDMARKER",
        /// `match` that begins a statement.
        Match = "match",
        /// `case` that begins a clause.
        Case = "case",
        /// `type` that begins a statement.
        Type = "type",
        /// `(` after `with` whose `)` stands before the colon: a list of items may be inside.
        OpenWithItems = "(",
        /// First token of a source in `exec` mode.
        StartModule = "START_MODULE",
        /// First token of a source in `eval` mode.
        StartExpression = "START_EXPRESSION",
        /// First token of a source in `single` mode.
        StartInteractive = "START_INTERACTIVE",
    }
}

impl Token {
    /// Whether this is a reserved word (soft keywords are not).
    #[must_use]
    pub const fn is_keyword(self) -> bool {
        (self as u8) <= (Self::Yield as u8)
    }
}

/// A continued line needs a line to go on with.
fn skip_continuation(lexer: &mut Lexer<'_, Token>) -> Result<Skip, ScanFailure> {
    if lexer.remainder().is_empty() { Err(ScanFailure::NoToken) } else { Ok(Skip) }
}

fn skip_comment(lexer: &mut Lexer<'_, Token>) -> Skip {
    let rest = lexer.remainder();
    lexer.bump(memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len()));
    Skip
}
