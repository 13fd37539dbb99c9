//! Soft keywords, and the parenthesis after `with`: what a token is where that depends on what follows.
//!
//! The grammar is LR(1) and needs these decided beforehand. `match` is a keyword if it begins a line that ends
//! in a colon (no simple statement does); `case` if it begins a line directly inside the block of a `match`;
//! `type` if it begins a statement and a name follows. A parenthesis after `with` may hold a list of items
//! if a colon follows its partner.

use crate::syntax::token::{Lexeme, Token};
use crate::text::span::Span;

/// Rewrites the tokens in place.
pub(crate) fn decide(text: &str, lexemes: &mut [Lexeme]) {
    let mut blocks = Blocks::default();
    // Openings after `with`, innermost last, each with the number of brackets open around it.
    let mut with_openings: Vec<(usize, u32)> = Vec::new();
    let mut depth = 0_u32;
    let mut before = Token::Newline;
    for at in 0..lexemes.len() {
        let Lexeme { token, span } = lexemes[at];
        match token {
            Token::OpenParen | Token::OpenBracket | Token::OpenBrace | Token::FieldOpen => {
                if before == Token::With && token == Token::OpenParen {
                    with_openings.push((at, depth));
                }
                depth += 1;
            }
            Token::CloseParen | Token::CloseBracket | Token::CloseBrace | Token::FieldClose => {
                depth = depth.saturating_sub(1);
                if let Some(&(opening, outside)) = with_openings.last()
                    && outside == depth
                {
                    with_openings.pop();
                    if lexemes.get(at + 1).is_some_and(|next| next.token == Token::Colon) {
                        lexemes[opening].token = Token::OpenWithItems;
                    }
                }
            }
            Token::Indent => blocks.indent(),
            Token::Dedent => blocks.dedent(),
            Token::Name if span.len() == 4 || span.len() == 5 => {
                if let Some(keyword) = keyword(text, lexemes, at, before, &blocks) {
                    lexemes[at].token = keyword;
                    blocks.next_is_match = keyword == Token::Match;
                }
            }
            _ => {}
        }
        before = token;
    }
}

/// Which of the open blocks belong to a `match`.
#[derive(Default)]
struct Blocks {
    is_match: Vec<bool>,
    /// Whether the next block to open belongs to a `match`.
    next_is_match: bool,
}

impl Blocks {
    fn indent(&mut self) {
        self.is_match.push(std::mem::take(&mut self.next_is_match));
    }

    fn dedent(&mut self) {
        self.is_match.pop();
    }

    fn in_match(&self) -> bool {
        self.is_match.last().copied().unwrap_or(false)
    }
}

fn keyword(text: &str, lexemes: &[Lexeme], at: usize, before: Token, blocks: &Blocks) -> Option<Token> {
    let begins_line = matches!(before, Token::Newline | Token::Indent | Token::Dedent | Token::StartModule | Token::StartInteractive);
    match lexemes[at].span.slice(text) {
        "match" if begins_line && is_match_header(&lexemes[at + 1..]) => Some(Token::Match),
        "case" if begins_line && blocks.in_match() => Some(Token::Case),
        "type" if (begins_line || matches!(before, Token::Semicolon | Token::Colon)) => {
            let is_name = |lexeme: &Lexeme| lexeme.token == Token::Name;
            lexemes.get(at + 1).is_some_and(is_name).then_some(Token::Type)
        }
        _ => None,
    }
}

/// Whether the rest of a line after `match` has a subject and ends in a colon.
fn is_match_header(rest: &[Lexeme]) -> bool {
    let cannot_begin_subject =
        matches!(rest.first().map(|lexeme| lexeme.token), Some(Token::Colon | Token::Equal | Token::Dot | Token::Comma | Token::Newline));
    if cannot_begin_subject {
        return false;
    }
    let end = rest.iter().position(|lexeme| lexeme.token == Token::Newline);
    end.is_some_and(|end| end > 0 && rest[end - 1].token == Token::Colon)
}

/// Where a token stands for the parser: white space tokens end where the last visible one did.
pub(crate) fn visible_end(token: Token, span: Span, last: u32) -> u32 {
    match token {
        Token::Newline | Token::Indent | Token::Dedent | Token::EndMarker => last,
        _ => span.end,
    }
}
