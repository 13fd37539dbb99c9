//! A small scanner of expressions: enough of the token structure to find the operator or the brackets that a traceback marks.
//!
//! The parser is not asked because the text is a piece of a file that may have changed since it was compiled, and because the back half
//! of the interpreter knows no syntax. What does not scan is shown without marks.

/// A place in the lines of a segment: line and character, both from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub(super) line: usize,
    pub(super) column: usize,
}

/// What a token is, as far as it matters here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A name or keyword.
    Name(String),
    /// A number, or `...`.
    Literal,
    /// A string or bytes literal.
    Text,
    /// An opening bracket and the index of the token that closes it.
    Open(char, usize),
    /// A closing bracket.
    Close,
    /// Any other operator or delimiter.
    Symbol(&'static str),
    /// The end of a logical line (outside brackets).
    LineEnd,
}

/// A token with its first character and the place after its last one.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) start: Place,
    pub(super) end: Place,
}

/// Operators and delimiters, longer ones before their beginnings.
const SYMBOLS: &[&str] = &[
    "**=", "//=", ">>=", "<<=", "**", "//", ">>", "<<", "<=", ">=", "==", "!=", "->", ":=", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=",
    "@=", "+", "-", "*", "/", "%", "@", "&", "|", "^", "~", "<", ">", "=", ":", ",", ";", ".", "!",
];
/// Nesting of replacement fields in f-strings beyond which scanning gives up; the language's limit is 150.
const DEEPEST_FIELD: usize = 150;

struct Scanner<'a> {
    lines: &'a [Vec<char>],
    line: usize,
    column: usize,
    tokens: Vec<Token>,
    /// Indexes of the brackets that are open.
    open: Vec<usize>,
}

/// The tokens of some lines, or `None` when they are not well-formed or brackets do not match.
pub(super) fn scan(lines: &[Vec<char>]) -> Option<Vec<Token>> {
    let mut scanner = Scanner { lines, line: 0, column: 0, tokens: Vec::new(), open: Vec::new() };
    while scanner.line < lines.len() {
        scanner.token()?;
    }
    scanner.open.is_empty().then_some(scanner.tokens)
}

impl Scanner<'_> {
    fn peek(&self, ahead: usize) -> Option<char> {
        self.lines.get(self.line)?.get(self.column + ahead).copied()
    }

    fn place(&self) -> Place {
        Place { line: self.line, column: self.column }
    }

    fn starts_with(&self, text: &str) -> bool {
        text.chars().enumerate().all(|(ahead, character)| self.peek(ahead) == Some(character))
    }

    fn next_line(&mut self) {
        self.line += 1;
        self.column = 0;
    }

    fn push(&mut self, kind: Kind, start: Place) {
        let end = self.place();
        self.tokens.push(Token { kind, start, end });
    }

    fn token(&mut self) -> Option<()> {
        let start = self.place();
        let Some(character) = self.peek(0) else {
            if self.open.is_empty() && self.tokens.last().is_some_and(|token| token.kind != Kind::LineEnd) {
                self.push(Kind::LineEnd, start);
            }
            self.next_line();
            return Some(());
        };
        match character {
            ' ' | '\t' | '\x0c' => self.column += 1,
            '#' => self.column = self.lines[self.line].len(),
            '\\' if self.peek(1).is_none() => self.next_line(),
            '(' | '[' | '{' => {
                self.column += 1;
                self.open.push(self.tokens.len());
                self.push(Kind::Open(character, 0), start);
            }
            ')' | ']' | '}' => self.close(character, start)?,
            '"' | '\'' => self.text(false, false, 0, start)?,
            _ if character.is_ascii_digit() || (character == '.' && self.peek(1).is_some_and(|next| next.is_ascii_digit())) => {
                self.number(start);
            }
            _ if character == '_' || character.is_alphabetic() || !character.is_ascii() => self.name(start)?,
            _ if self.starts_with("...") => {
                self.column += 3;
                self.push(Kind::Literal, start);
            }
            _ => {
                let symbol = *SYMBOLS.iter().find(|symbol| self.starts_with(symbol))?;
                self.column += symbol.len();
                self.push(Kind::Symbol(symbol), start);
            }
        }
        Some(())
    }

    fn close(&mut self, character: char, start: Place) -> Option<()> {
        let opening = self.open.pop()?;
        let closing = self.tokens.len();
        let Kind::Open(bracket, end) = &mut self.tokens[opening].kind else {
            return None;
        };
        if !matches!((*bracket, character), ('(', ')') | ('[', ']') | ('{', '}')) {
            return None;
        }
        *end = closing;
        self.column += 1;
        self.push(Kind::Close, start);
        Some(())
    }

    fn number(&mut self, start: Place) {
        let is_radix = self.peek(0) == Some('0') && self.peek(1).is_some_and(|next| "xXoObB".contains(next));
        if is_radix {
            self.column += 2;
            self.skip_while(|character| character.is_ascii_alphanumeric() || character == '_');
        } else {
            self.digits();
            if self.peek(0) == Some('.') {
                self.column += 1;
                self.digits();
            }
            if self.peek(0).is_some_and(|next| next == 'e' || next == 'E') {
                let sign = usize::from(self.peek(1).is_some_and(|next| next == '+' || next == '-'));
                if self.peek(1 + sign).is_some_and(|next| next.is_ascii_digit()) {
                    self.column += 1 + sign;
                    self.digits();
                }
            }
            if self.peek(0).is_some_and(|next| next == 'j' || next == 'J') {
                self.column += 1;
            }
        }
        self.push(Kind::Literal, start);
    }

    fn digits(&mut self) {
        self.skip_while(|character| character.is_ascii_digit() || character == '_');
    }

    fn skip_while(&mut self, accepts: impl Fn(char) -> bool) {
        while self.peek(0).is_some_and(&accepts) {
            self.column += 1;
        }
    }

    fn name(&mut self, start: Place) -> Option<()> {
        self.skip_while(|character| character == '_' || character.is_alphanumeric() || !character.is_ascii());
        let name: String = self.lines[start.line][start.column..self.column].iter().collect();
        let prefix = name.to_ascii_lowercase();
        let is_prefix = matches!(&*prefix, "r" | "b" | "u" | "f" | "rb" | "br" | "rf" | "fr");
        if is_prefix && self.peek(0).is_some_and(|next| next == '"' || next == '\'') {
            return self.text(prefix.contains('f'), prefix.contains('r'), 0, start);
        }
        self.push(Kind::Name(name), start);
        Some(())
    }

    /// A string literal whose quote is the current character.
    fn text(&mut self, has_fields: bool, is_raw: bool, depth: usize, start: Place) -> Option<()> {
        self.skip_text(has_fields, is_raw, depth)?;
        self.push(Kind::Text, start);
        Some(())
    }

    fn skip_text(&mut self, has_fields: bool, is_raw: bool, depth: usize) -> Option<()> {
        let quote = self.peek(0)?;
        let is_triple = self.peek(1) == Some(quote) && self.peek(2) == Some(quote);
        self.column += if is_triple { 3 } else { 1 };
        loop {
            let Some(character) = self.peek(0) else {
                if !is_triple || self.line + 1 >= self.lines.len() {
                    return None;
                }
                self.next_line();
                continue;
            };
            if character == quote && (!is_triple || (self.peek(1) == Some(quote) && self.peek(2) == Some(quote))) {
                self.column += if is_triple { 3 } else { 1 };
                return Some(());
            }
            match character {
                '\\' => self.escape(has_fields, is_raw),
                '{' if has_fields && self.peek(1) == Some('{') => self.column += 2,
                '{' if has_fields => self.field(depth)?,
                _ => self.column += 1,
            }
        }
    }

    fn escape(&mut self, has_fields: bool, is_raw: bool) {
        self.column += 1;
        match self.peek(0) {
            None => self.next_line(),
            // A backslash does not keep a brace from starting a field, except in a character name.
            Some('{') if has_fields => {}
            Some('N') if has_fields && !is_raw && self.peek(1) == Some('{') => self.skip_while(|character| character != '}'),
            Some(_) => self.column += 1,
        }
    }

    /// A replacement field, from its opening brace on.
    fn field(&mut self, depth: usize) -> Option<()> {
        if depth >= DEEPEST_FIELD {
            return None;
        }
        self.column += 1;
        let mut brackets = 0usize;
        loop {
            let Some(character) = self.peek(0) else {
                if self.line + 1 >= self.lines.len() {
                    return None;
                }
                self.next_line();
                continue;
            };
            match character {
                '"' | '\'' => {
                    let before: String = self.prefix_before();
                    self.skip_text(before.contains('f'), before.contains('r'), depth + 1)?;
                    continue;
                }
                '#' => {
                    self.column = self.lines[self.line].len();
                    continue;
                }
                '(' | '[' | '{' => brackets += 1,
                '}' if brackets == 0 => {
                    self.column += 1;
                    return Some(());
                }
                ')' | ']' | '}' => brackets = brackets.checked_sub(1)?,
                ':' if brackets == 0 => return self.specification(depth),
                _ => {}
            }
            self.column += 1;
        }
    }

    /// The letters directly before a quote inside a field, in lower case.
    fn prefix_before(&self) -> String {
        let line = &self.lines[self.line][..self.column];
        let letters = line.iter().rev().take_while(|character| character.is_alphanumeric() || **character == '_');
        let word: Vec<char> = letters.copied().collect();
        let is_prefix = word.len() <= 2 && word.iter().all(|letter| "rRbBuUfF".contains(*letter));
        if is_prefix { word.iter().map(char::to_ascii_lowercase).collect() } else { String::new() }
    }

    /// A format specification, from its colon to the brace that closes the field.
    fn specification(&mut self, depth: usize) -> Option<()> {
        self.column += 1;
        loop {
            match self.peek(0)? {
                '{' => self.field(depth + 1)?,
                '}' => {
                    self.column += 1;
                    return Some(());
                }
                _ => self.column += 1,
            }
        }
    }
}
