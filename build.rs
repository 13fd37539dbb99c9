//! Generates the parser from `grammar/`, freezes the modules of `src/stdlib/`, and assembles the stack switch.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

fn main() {
    println!("cargo::rerun-if-changed=grammar/python.lalrpop");
    println!("cargo::rerun-if-changed=src/stdlib");
    println!("cargo::rerun-if-changed=build.rs");
    let out_dir = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    let generated = lalrpop::Configuration::new().set_in_dir("grammar").set_out_dir(&out_dir).process();
    if let Err(error) = generated {
        panic!("grammar/python.lalrpop: {error}");
    }
    freeze(&out_dir);
    assemble_stack_switch();
}

/// Writes the table of frozen modules, sorted by name.
fn freeze(out_dir: &Path) {
    let root = Path::new(&std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets CARGO_MANIFEST_DIR")).join("src/stdlib");
    let mut modules = Vec::new();
    collect(&root, "", &mut modules);
    modules.sort();
    let mut table = String::from("/// Every frozen module, sorted by name.\npub const MODULES: &[FrozenModule] = &[\n");
    for (name, path, is_package) in modules {
        writeln!(table, "FrozenModule {{ name: {name:?}, source: include_str!({path:?}), is_package: {is_package} }},")
            .expect("a String takes everything");
    }
    table.push_str("];\n");
    std::fs::write(out_dir.join("stdlib.rs"), table).expect("OUT_DIR is writable");
}

fn collect(folder: &Path, prefix: &str, modules: &mut Vec<(String, String, bool)>) {
    for entry in std::fs::read_dir(folder).expect("src/stdlib is readable") {
        let path = entry.expect("src/stdlib is readable").path();
        let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default().to_owned();
        let name = if prefix.is_empty() { stem.clone() } else { format!("{prefix}.{stem}") };
        let text = path.to_str().expect("file names are UTF-8").to_owned();
        if path.is_dir() {
            collect(&path, &name, modules);
        } else if stem == "__init__" && text.ends_with(".py") {
            modules.push((prefix.to_owned(), text, true));
        } else if text.ends_with(".py") {
            modules.push((name, text, false));
        }
    }
}

/// Assembles the stack switch of the target.
fn assemble_stack_switch() {
    println!("cargo::rerun-if-changed=asm/x86_64.S");
    println!("cargo::rerun-if-changed=asm/aarch64.S");
    let target = |part: &str| std::env::var(format!("CARGO_CFG_TARGET_{part}")).unwrap_or_default();
    let (architecture, system) = (target("ARCH"), target("OS"));
    let source = match (architecture.as_str(), system.as_str()) {
        ("x86_64", "linux" | "macos") => "asm/x86_64.S",
        ("aarch64", "linux" | "macos") => "asm/aarch64.S",
        _ => {
            eprintln!(
                "morelia switches native stacks in assembly and has it for x86_64 and aarch64, Linux and macOS; \
                 the target {architecture}-{system} is none of them"
            );
            std::process::exit(1);
        }
    };
    cc::Build::new().file(source).compile("morelia_stack");
}
