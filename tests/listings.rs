//! Listings of compiled programs, against those that are committed.
//!
//! `BLESS=1 cargo test --test listings` writes them anew; read the difference before committing it.

use std::path::{Path, PathBuf};

use morelia::bytecode::disassemble::disassemble;
use morelia::compile::{Options, compile};
use morelia::syntax::parse::{Mode, parse};
use morelia::text::source::Source;

fn listing(path: &Path) -> String {
    let text = std::fs::read_to_string(path).expect("the program can be read");
    let source = Source::from_text("golden.py", &text).expect("the program is text");
    let ast = parse(&source, Mode::Exec).expect("the program parses");
    disassemble(&compile(&ast, &source, Options::default()).expect("the program compiles").code)
}

#[test]
fn listings_are_as_committed() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let mut programs: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("the folder is there")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "py"))
        .collect();
    programs.sort();
    assert!(programs.len() >= 5);
    for program in programs {
        let found = listing(&program);
        let golden = program.with_extension("ops");
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(&golden, &found).expect("the listing can be written");
        }
        let expected = std::fs::read_to_string(&golden).unwrap_or_default();
        assert_eq!(found, expected, "{}", program.display());
    }
}
