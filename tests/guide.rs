//! Runs the programs in `docs/greenlets.md`. Each is followed by a block with its output, and the table of stack movements by what
//! `tests/figures/stack_moves.py` prints.

use std::path::Path;
use std::process::{Command, Stdio};

fn guide() -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/greenlets.md");
    std::fs::read_to_string(path).expect("the guide can be read")
}

/// The fenced blocks, in order: language and text.
fn blocks(text: &str) -> Vec<(&str, String)> {
    let mut blocks = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(language) = line.strip_prefix("```") {
            let body = lines.by_ref().take_while(|line| *line != "```");
            blocks.push((language, body.map(|line| format!("{line}\n")).collect()));
        }
    }
    blocks
}

/// Runs the interpreter in a folder and returns what it printed; it must succeed and report no error.
fn run(folder: &Path, script: &str) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_morelia"));
    let output = command.current_dir(folder).arg(script).stdin(Stdio::null()).output().expect("the interpreter starts");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && errors.is_empty(), "{script}: {errors}");
    String::from_utf8(output.stdout).expect("text")
}

#[test]
fn programs_print_what_the_guide_says() {
    let text = guide();
    let blocks = blocks(&text);
    let programs: Vec<usize> = (0..blocks.len()).filter(|&index| blocks[index].0 == "python").collect();
    assert_eq!(programs.len(), 6, "a program is new or missing");
    let folder = std::env::temp_dir().join(format!("morelia-guide-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a temporary folder");
    let folder = folder.canonicalize().expect("it is there");
    for index in programs {
        let (language, expected) = blocks.get(index + 1).expect("the output follows");
        assert_eq!(*language, "text", "the output follows");
        std::fs::write(folder.join("guide.py"), &blocks[index].1).expect("the program can be written");
        // Reports name a script by its whole path.
        let printed = run(&folder, "guide.py").replace(&format!("{}/", folder.display()), "");
        assert_eq!(printed, *expected, "{}", blocks[index].1);
    }
    std::fs::remove_dir_all(folder).expect("the folder can go");
}

/// A row of the table: the step, its kind, and six figures.
fn rows(table: &str) -> Vec<(String, Vec<u64>)> {
    let row = |line: &str| {
        let (step, figures) = line.split_at(31);
        (step.to_owned(), figures.split_whitespace().map(|figure| figure.parse().expect("a figure")).collect())
    };
    table.lines().skip(1).map(row).collect()
}

/// How many bytes a frame takes depends on the processor and on the build; what is copied and what stays does not.
#[test]
fn the_stack_moves_as_the_guide_says() {
    let text = guide();
    let blocks = blocks(&text);
    let (_, table) = blocks.iter().find(|(_, body)| body.starts_with("step ")).expect("the table is there");
    let printed = run(Path::new(env!("CARGO_MANIFEST_DIR")), "tests/figures/stack_moves.py");
    let (told, found) = (rows(table), rows(&printed));
    assert_eq!(found.len(), 8);
    assert_eq!(printed.lines().next(), table.lines().next());
    for ((step, figures), (told_step, told_figures)) in found.iter().zip(&told) {
        assert_eq!(step, told_step);
        let moved = |figures: &[u64]| figures.iter().map(|&figure| figure > 0).collect::<Vec<_>>();
        assert_eq!(moved(figures), moved(told_figures), "{step}: {figures:?}");
    }
    let [saved, restored, in_heap_of_main] = [found[6].1[0], found[7].1[1], found[6].1[3]];
    assert!(saved == restored && saved == in_heap_of_main, "what main has in the heap is what was copied");
}
