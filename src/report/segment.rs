//! Which part of an expression a traceback marks: the operator of a binary operation, the brackets of a subscript or call.

use super::scan::{Kind, Place, Token, scan};

/// The stretch of a segment that is marked with `^`, while the rest gets `~`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Anchors {
    pub(super) left: Place,
    /// After the last marked character.
    pub(super) right: Place,
}

/// What an expression is at its top.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Top {
    /// A binary operation; the index of the operator's token.
    Binary(usize),
    /// A subscript; the index of its opening bracket.
    Subscript(usize),
    /// A call; the index of its opening bracket.
    Call(usize),
}

/// The anchors of the expression that the lines of a segment hold; `None` when they hold something else.
pub(super) fn anchors(lines: &[Vec<char>]) -> Option<Anchors> {
    let tokens: Vec<Token> = scan_bracketed(lines)?;
    if tokens.windows(2).any(|pair| is_impossible(&pair[0].kind, &pair[1].kind)) {
        return None;
    }
    let range = strip_parentheses(&tokens, 0, tokens.len());
    let end = tokens.get(range.1.checked_sub(1)?)?.end;
    match top(&tokens, range)? {
        Top::Binary(operator) => Some(operator_anchors(lines, &tokens, operator, range.1)),
        Top::Subscript(bracket) | Top::Call(bracket) => Some(Anchors { left: tokens[bracket].start, right: end }),
    }
}

/// Whether two tokens in a row are operands without an operator: then the lines are no code (but a piece of a string).
fn is_impossible(one: &Kind, other: &Kind) -> bool {
    let is_operand = |kind: &Kind| match kind {
        Kind::Name(name) => is_operand_name(name),
        Kind::Literal | Kind::Text => true,
        _ => false,
    };
    is_operand(one) && is_operand(other) && !(*one == Kind::Text && *other == Kind::Text)
}

/// The tokens as if the lines stood in brackets, where line ends mean nothing.
fn scan_bracketed(lines: &[Vec<char>]) -> Option<Vec<Token>> {
    let mut tokens = scan(lines)?;
    if tokens.iter().all(|token| token.kind != Kind::LineEnd) {
        return Some(tokens);
    }
    // Brackets refer to tokens by index, so line ends are taken out with care.
    let mut removed = 0;
    let shift: Vec<usize> = tokens
        .iter()
        .map(|token| {
            removed += usize::from(token.kind == Kind::LineEnd);
            removed
        })
        .collect();
    for token in &mut tokens {
        if let Kind::Open(_, end) = &mut token.kind {
            *end -= shift[*end];
        }
    }
    tokens.retain(|token| token.kind != Kind::LineEnd);
    Some(tokens)
}

/// The range without brackets around all of it that only group.
fn strip_parentheses(tokens: &[Token], mut start: usize, mut end: usize) -> (usize, usize) {
    while start < end
        && let Kind::Open('(', closing) = tokens[start].kind
        && closing + 1 == end
        && is_grouping(tokens, start + 1, closing)
    {
        start += 1;
        end -= 1;
    }
    (start, end)
}

/// Whether round brackets around the range only group: it is not empty, and neither a tuple nor a generator expression.
fn is_grouping(tokens: &[Token], start: usize, end: usize) -> bool {
    if start >= end {
        return false;
    }
    if matches!(&tokens[start].kind, Kind::Name(name) if name == "yield") {
        return true;
    }
    let mut open_lambdas = 0usize;
    let mut index = start;
    while index < end {
        match &tokens[index].kind {
            Kind::Open(_, closing) => index = *closing,
            Kind::Name(name) if name == "lambda" => open_lambdas += 1,
            Kind::Name(name) if name == "for" => return false,
            Kind::Symbol(":") => open_lambdas = open_lambdas.saturating_sub(1),
            Kind::Symbol(",") if open_lambdas == 0 => return false,
            _ => {}
        }
        index += 1;
    }
    true
}

fn precedence(symbol: &str) -> Option<u8> {
    Some(match symbol {
        "|" => 1,
        "^" => 2,
        "&" => 3,
        "<<" | ">>" => 4,
        "+" | "-" => 5,
        "*" | "/" | "//" | "%" | "@" => 6,
        "**" => POWER,
        _ => return None,
    })
}

/// Binds tighter than the signs on its left.
const POWER: u8 = 7;

/// Finds the top of the expression in a range of tokens. `None` when it is none of the three kinds, or no expression.
fn top(tokens: &[Token], (start, end): (usize, usize)) -> Option<Top> {
    let mut loosest: Option<(u8, usize)> = None;
    let (mut has_sign, mut has_await) = (false, false);
    // The trailer that the first operand ends with; counts only when nothing else is there.
    let mut trailer: Option<Top> = None;
    let mut wants_operand = true;
    let mut index = start;
    while index < end {
        let kind = &tokens[index].kind;
        if wants_operand {
            match kind {
                Kind::Symbol("+" | "-" | "~") => has_sign |= loosest.is_none(),
                Kind::Name(name) if name == "await" => has_await |= loosest.is_none(),
                _ => {
                    index = operand_end(tokens, index, end)?;
                    trailer = None;
                    wants_operand = false;
                    continue;
                }
            }
        } else {
            match kind {
                Kind::Open('(', closing) => {
                    trailer = Some(Top::Call(index));
                    index = *closing;
                }
                Kind::Open('[', closing) => {
                    trailer = Some(Top::Subscript(index));
                    index = *closing;
                }
                Kind::Symbol(".") => {
                    trailer = None;
                    index += 1;
                    if index >= end || !matches!(tokens[index].kind, Kind::Name(_)) {
                        return None;
                    }
                }
                Kind::Symbol(symbol) => {
                    let level = precedence(symbol)?;
                    // Of equal operators the last one is on top, except that powers group to the right.
                    let is_looser = loosest.is_none_or(|(known, _)| level < known || (level == known && level != POWER));
                    if is_looser {
                        loosest = Some((level, index));
                    }
                    wants_operand = true;
                }
                _ => return None,
            }
        }
        index += 1;
    }
    if wants_operand {
        return None;
    }
    match loosest {
        Some((POWER, _)) if has_sign => None,
        Some((_, operator)) => Some(Top::Binary(operator)),
        None if has_sign || has_await => None,
        None => trailer,
    }
}

/// The index after an operand without its trailers.
fn operand_end(tokens: &[Token], index: usize, end: usize) -> Option<usize> {
    match &tokens[index].kind {
        Kind::Name(name) if is_operand_name(name) => Some(index + 1),
        Kind::Literal => Some(index + 1),
        Kind::Text => {
            let more = tokens[index..end].iter().take_while(|token| token.kind == Kind::Text).count();
            Some(index + more)
        }
        Kind::Open(_, closing) => Some(closing + 1),
        _ => None,
    }
}

fn is_operand_name(name: &str) -> bool {
    const KEYWORDS: &[&str] = &[
        "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except", "finally", "for",
        "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with",
        "yield",
    ];
    !KEYWORDS.contains(&name)
}

/// One or two characters from the operator on. The second one counts when it stands before the right operand, whatever it is: as
/// in CPython, an opening bracket around the operand passes for it.
fn operator_anchors(lines: &[Vec<char>], tokens: &[Token], operator: usize, end: usize) -> Anchors {
    let left = tokens[operator].start;
    let (inner, _) = strip_parentheses(tokens, operator + 1, end);
    let operand = tokens[inner].start;
    let mut right = Place { line: left.line, column: left.column + 1 };
    if right < operand
        && let Some(second) = lines[right.line].get(right.column)
        && !super::lines::is_space(*second)
        && !matches!(second, '\\' | '#')
    {
        right.column += 1;
    }
    Anchors { left, right }
}

/// Whether the lines of a traceback entry are a `return f(…)` or `name = f(…)` of which all of the call is marked, from character
/// `start` of the first line to character `end` of the last: then no marks are shown. Nor are they under lines without code.
pub(super) fn is_plain_call_statement(lines: &[Vec<char>], start: usize, end: usize) -> bool {
    let is_indented = lines.first().and_then(|line| line.first()).is_some_and(|first| super::lines::is_space(*first));
    if is_indented {
        return false;
    }
    let Some(tokens) = scan(lines) else {
        return false;
    };
    if tokens.iter().all(|token| token.kind == Kind::LineEnd) {
        return true;
    }
    let ends_statement = |token: &Token| matches!(token.kind, Kind::LineEnd | Kind::Symbol(";"));
    let mut statement_end = 0;
    while statement_end < tokens.len() && !ends_statement(&tokens[statement_end]) {
        statement_end = match tokens[statement_end].kind {
            Kind::Open(_, closing) => closing + 1,
            _ => statement_end + 1,
        };
    }
    let is_return = matches!(tokens.first(), Some(Token { kind: Kind::Name(name), .. }) if name == "return");
    let value_start = if is_return { Some(1) } else { after_single_target(&tokens[..statement_end]) };
    let Some(value_start) = value_start else {
        return false;
    };
    let range = strip_parentheses(&tokens, value_start, statement_end);
    let Some(Top::Call(bracket)) = top(&tokens, range) else {
        return false;
    };
    if is_return {
        let (inner, inner_end) = strip_parentheses(&tokens, range.0, bracket);
        if inner + 1 != inner_end || !matches!(tokens[inner].kind, Kind::Name(_)) {
            return false;
        }
    }
    let (first, last) = (tokens[range.0].start, tokens[range.1 - 1].end);
    first.line == 0
        && last.line + 1 == lines.len()
        && byte_column(&lines[first.line], first.column) == start
        && byte_column(&lines[last.line], last.column) == end
}

/// The index after `name =`, where the value of an assignment to one name begins.
fn after_single_target(tokens: &[Token]) -> Option<usize> {
    let equals = tokens.iter().position(|token| token.kind == Kind::Symbol("="))?;
    match strip_parentheses(tokens, 0, equals) {
        (start, end) if start + 1 == end => match &tokens[start].kind {
            Kind::Name(name) if is_operand_name(name) => Some(equals + 1),
            _ => None,
        },
        _ => None,
    }
}

/// The position in bytes, which CPython compares with one in characters.
fn byte_column(line: &[char], column: usize) -> usize {
    line[..column.min(line.len())].iter().map(|character| character.len_utf8()).sum()
}
