//! Reads the files of cases that the reference implementation printed: `@` and a head, `|` and input lines, `>` and expected lines.

/// One case.
pub(super) struct Case<'a> {
    pub(super) head: &'a str,
    pub(super) input: Vec<&'a str>,
    pub(super) expected: String,
}

/// The cases of a file. Expected lines are unescaped and end with line ends.
pub(super) fn cases(text: &str) -> Vec<Case<'_>> {
    let mut cases: Vec<Case<'_>> = Vec::new();
    for line in text.lines() {
        let (mark, rest) = line.split_at(1);
        match (mark, cases.last_mut()) {
            ("@", _) => cases.push(Case { head: rest.strip_prefix(' ').unwrap_or(rest), input: Vec::new(), expected: String::new() }),
            ("|", Some(case)) => case.input.push(rest),
            (">", Some(case)) => {
                case.expected.push_str(&unescape(rest));
                case.expected.push('\n');
            }
            _ => panic!("malformed line {line:?}"),
        }
    }
    cases
}

/// Undoes the escapes for what is not printable ASCII.
pub(super) fn unescape(text: &str) -> String {
    let mut output = String::new();
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        if character != '\\' {
            output.push(character);
            continue;
        }
        let digits = match characters.next() {
            Some('n') => {
                output.push('\n');
                continue;
            }
            Some('t') => {
                output.push('\t');
                continue;
            }
            Some('\\') => {
                output.push('\\');
                continue;
            }
            Some('x') => 2,
            Some('u') => 4,
            Some('U') => 8,
            other => panic!("unknown escape {other:?}"),
        };
        let code: String = characters.by_ref().take(digits).collect();
        let point = u32::from_str_radix(&code, 16).expect("hexadecimal digits");
        output.push(char::from_u32(point).expect("a code point"));
    }
    output
}
