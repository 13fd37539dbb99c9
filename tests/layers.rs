//! The arrows between the top modules: which may use which. `docs/architecture.md` draws them.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// For each module, what it may use. Unit tests inside modules are held to the same arrows.
const ARROWS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("engines", &[]),
    ("native", &[]),
    ("stdlib", &[]),
    ("syntax", &["text"]),
    ("bytecode", &["text"]),
    ("compile", &["bytecode", "syntax", "text"]),
    ("object", &["native", "engines"]),
    ("types", &["object", "engines", "report"]),
    ("report", &["object", "types", "text", "engines"]),
    ("vm", &["bytecode", "object", "types", "report", "builtins", "stdlib", "native", "engines"]),
    ("greenlet", &["object", "types", "report", "vm", "native"]),
    ("builtins", &["object", "types", "report", "vm", "greenlet", "engines"]),
    ("load", &["bytecode", "compile", "syntax", "text", "object", "types", "vm", "builtins", "greenlet"]),
    ("embed", &["load", "native", "object", "report", "vm", "types", "builtins", "greenlet"]),
];

fn rust_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("readable") {
        let path = entry.expect("readable").path();
        if path.is_dir() {
            rust_files(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

fn files_of(module: &str) -> Vec<PathBuf> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    if source.join(module).is_dir() {
        rust_files(&source.join(module), &mut files);
    }
    let single = source.join(format!("{module}.rs"));
    if single.is_file() {
        files.push(single);
    }
    assert!(!files.is_empty(), "module {module} is gone: mend the table");
    files
}

/// The top modules that the code of a file names after `crate::`, comments left out.
fn used(text: &str) -> BTreeSet<String> {
    let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    let mut modules = BTreeSet::new();
    for line in code {
        for part in line.split("crate::").skip(1) {
            let name: String = part.chars().take_while(|character| character.is_alphanumeric() || *character == '_').collect();
            modules.insert(name);
        }
    }
    modules
}

#[test]
fn arrows_point_one_way() {
    let known: BTreeSet<&str> = ARROWS.iter().map(|(module, _)| *module).collect();
    let mut wrong = Vec::new();
    for (module, allowed) in ARROWS {
        for file in files_of(module) {
            for name in used(&std::fs::read_to_string(&file).expect("UTF-8")) {
                if known.contains(name.as_str()) && name != *module && !allowed.contains(&name.as_str()) {
                    wrong.push(format!("{} uses {name}", file.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "arrows that the table does not have: {wrong:#?}");
}

#[test]
fn files_stay_readable() {
    let mut files = Vec::new();
    rust_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    assert!(files.len() > 100, "the sources were not found");
    let long: Vec<String> = files
        .iter()
        .map(|file| (file, std::fs::read_to_string(file).expect("UTF-8").lines().count()))
        .filter(|(_, lines)| *lines > 800)
        .map(|(file, lines)| format!("{}: {lines}", file.display()))
        .collect();
    assert!(long.is_empty(), "longer than 800 lines: {long:#?}");
}
