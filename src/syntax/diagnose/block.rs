//! Which statement a parse failed in, and what is wrong between statements: blocks that are missing.

use crate::syntax::diagnose::probe::{Probe, Step};
use crate::syntax::token::{Lexeme, Token};
use crate::text::diagnostic::ErrorClass;

/// A clause that opens a block, by where its words stand.
#[derive(Clone, Copy, Debug)]
struct Clause {
    /// The first token, `async` included.
    start: usize,
    /// The word that says what it is.
    word: Token,
    /// `except*`.
    is_star: bool,
}

/// The clauses on the way to a token.
#[derive(Default)]
pub(super) struct Blocks {
    /// For each open block, the last clause directly in it.
    last: Vec<Option<Clause>>,
    /// Where the statement that holds the token starts, and whether it is the first on its line.
    start: usize,
    is_first_on_line: bool,
    /// The clause of that statement, and the one before it in the same block.
    clauses: (Option<Clause>, Option<Clause>),
    /// The last colon that ended a clause, and that clause.
    colon: Option<(usize, Clause)>,
}

/// What failed.
pub(super) enum Failing {
    /// A statement, which starts at this token.
    Statement(usize),
    /// What stands between statements.
    Block(BlockError),
}

/// A fault between statements.
pub(super) enum BlockError {
    /// No block after the clause that starts at `start`.
    NoBlock { start: usize, word: Token, is_star: bool },
    /// `try` without `except` or `finally`.
    LoneTry,
    /// The token begins an `except` of the other kind than the one before.
    MixedExcept { at: usize },
}

impl Blocks {
    /// The clauses before the token `failed`.
    pub(super) fn before(lexemes: &[Lexeme], failed: usize) -> Self {
        let mut blocks = Self { last: vec![None], ..Self::default() };
        let mut line = Line::default();
        for (at, lexeme) in lexemes.iter().enumerate().take(failed + 1) {
            if at == failed && line.is_start {
                blocks.start = at;
                blocks.is_first_on_line = !line.is_inside;
            }
            if at < failed {
                blocks.pass(lexemes, at, lexeme.token, &mut line);
            }
        }
        blocks
    }

    fn pass(&mut self, lexemes: &[Lexeme], at: usize, token: Token, line: &mut Line) {
        match token {
            Token::Newline => *line = Line::default(),
            Token::Indent => self.last.push(None),
            Token::Dedent => {
                self.last.pop();
            }
            _ => {
                if line.is_start {
                    self.start_statement(lexemes, at, line);
                }
                self.continue_statement(at, token, line);
            }
        }
    }

    fn start_statement(&mut self, lexemes: &[Lexeme], at: usize, line: &mut Line) {
        self.start = at;
        self.is_first_on_line = !line.is_inside;
        line.is_start = false;
        let word = if lexemes[at].token == Token::Async { at + 1 } else { at };
        let token = lexemes.get(word).map_or(Token::EndMarker, |lexeme| lexeme.token);
        line.clause = (opens_block(token) && !line.is_inside).then(|| Clause {
            start: at,
            word: token,
            is_star: token == Token::Except && lexemes.get(word + 1).is_some_and(|next| next.token == Token::Star),
        });
        if !line.is_inside
            && let Some(last) = self.last.last_mut()
        {
            self.clauses = (line.clause, std::mem::replace(last, line.clause));
        }
    }

    fn continue_statement(&mut self, at: usize, token: Token, line: &mut Line) {
        match token {
            Token::OpenParen | Token::OpenBracket | Token::OpenBrace | Token::FieldOpen | Token::OpenWithItems => {
                line.depth += 1;
            }
            Token::CloseParen | Token::CloseBracket | Token::CloseBrace | Token::FieldClose => {
                line.depth = line.depth.saturating_sub(1);
            }
            Token::Lambda if line.depth == 0 => line.lambdas += 1,
            Token::Colon if line.depth == 0 && line.lambdas > 0 => line.lambdas -= 1,
            Token::Colon if line.depth == 0 => {
                if let Some(clause) = line.clause.take() {
                    self.colon = Some((at, clause));
                    line.is_start = true;
                    line.is_inside = true;
                }
            }
            Token::Semicolon if line.depth == 0 => {
                line.is_start = true;
                line.lambdas = 0;
                line.is_inside = true;
            }
            _ => {}
        }
    }

    /// What the token `failed` makes fail.
    pub(super) fn failing(&self, lexemes: &[Lexeme], failed: usize) -> Failing {
        if let Some((colon, clause)) = self.colon
            && colon + 2 == failed
            && lexemes[colon + 1].token == Token::Newline
            && lexemes[failed].token != Token::Indent
        {
            let Clause { start, word, is_star } = clause;
            return Failing::Block(BlockError::NoBlock { start, word, is_star });
        }
        if self.is_first_on_line
            && self.start == failed
            && lexemes[failed].token != Token::Indent
            && self.last.last().copied().flatten().is_some_and(|last| last.word == Token::Try)
        {
            return Failing::Block(BlockError::LoneTry);
        }
        if let (Some(clause), Some(before)) = self.clauses
            && (clause.word, before.word) == (Token::Except, Token::Except)
            && clause.is_star != before.is_star
        {
            return Failing::Block(BlockError::MixedExcept { at: clause.start });
        }
        Failing::Statement(self.start)
    }
}

/// The line being passed over.
struct Line {
    /// Whether the next token starts a statement.
    is_start: bool,
    /// Whether that statement is not the first on its line.
    is_inside: bool,
    clause: Option<Clause>,
    depth: u32,
    /// Lambdas whose colon has not come yet.
    lambdas: u32,
}

impl Default for Line {
    fn default() -> Self {
        Self { is_start: true, is_inside: false, clause: None, depth: 0, lambdas: 0 }
    }
}

fn opens_block(token: Token) -> bool {
    matches!(
        token,
        Token::If
            | Token::Elif
            | Token::Else
            | Token::While
            | Token::For
            | Token::With
            | Token::Try
            | Token::Except
            | Token::Finally
            | Token::Def
            | Token::Class
            | Token::Match
            | Token::Case
    )
}

impl Probe<'_> {
    pub(super) fn block_error(&mut self, error: BlockError) -> Step<()> {
        match error {
            BlockError::NoBlock { start, word, is_star } => {
                // A clause whose header has a fault of its own is told about that first.
                self.statement(start)?;
                let after = match word {
                    Token::Def => "function definition".to_owned(),
                    Token::Class => "class definition".to_owned(),
                    Token::Except if is_star => "'except*' statement".to_owned(),
                    _ => format!("'{}' statement", word.shown()),
                };
                let line = self.line(start);
                let message = format!("expected an indented block after {after} on line {line}");
                self.raise_here_of(ErrorClass::IndentationError, message)
            }
            BlockError::LoneTry => self.raise_here("expected 'except' or 'finally' block"),
            BlockError::MixedExcept { at } => {
                let end = if self.is(at + 1, Token::Star) { at + 1 } else { at };
                let message = "cannot have both 'except' and 'except*' on the same 'try'";
                self.raise(self.span(at).to(self.span(end)), message)
            }
        }
    }
}
