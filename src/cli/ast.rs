//! `morelia ast`: the syntax tree of a program, as CPython's `ast.dump` shows it.

use std::io::{Read, Write};
use std::process::ExitCode;

use morelia::syntax::dump::{Attributes, dump};
use morelia::syntax::parse::{Mode, parse};
use morelia::text::diagnostic::render;
use morelia::text::source::Source;

use super::arguments::AstRequest;
use super::{complain, timing};

/// Prints trees, or measures.
pub fn run(request: &AstRequest) -> ExitCode {
    let (files, has_attributes) = match request {
        AstRequest::Time { folders } => return timing::report(folders),
        AstRequest::Print { files, has_attributes } => (files, *has_attributes),
    };
    let attributes = if has_attributes { Attributes::Shown } else { Attributes::Hidden };
    let mut status = ExitCode::SUCCESS;
    for path in files {
        if let Err(message) = show(path, attributes) {
            complain(&message);
            status = ExitCode::FAILURE;
        }
    }
    status
}

fn show(path: &str, attributes: Attributes) -> Result<(), String> {
    let bytes = read(path)?;
    let source = Source::from_bytes(path, &bytes).map_err(|error| format!("{error}\n"))?;
    let tree = parse(&source, Mode::Exec).map_err(|error| render(&source, &error))?;
    let text = dump(&tree, &source, attributes).map_err(|error| format!("{error}\n"))?;
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes()).and_then(|()| out.write_all(b"\n")).map_err(|error| format!("{error}\n"))
}

/// The bytes of a file, or of standard input for `-`.
pub(super) fn read(path: &str) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let read = if path == "-" {
        std::io::stdin().read_to_end(&mut bytes)
    } else {
        std::fs::File::open(path).and_then(|mut file| file.read_to_end(&mut bytes))
    };
    read.map(|_| bytes).map_err(|error| format!("morelia: can't open file '{path}': {error}\n"))
}
