//! How long parsing takes: `morelia ast --time FOLDER...` reads every `.py` file first, then parses all of them
//! several times and prints the median. Files that do not parse count as well.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use morelia::syntax::parse::{Mode, parse};
use morelia::text::source::Source;

const ROUNDS: usize = 5;

pub(crate) fn report(folders: &[String]) -> ExitCode {
    let mut files = Vec::new();
    for folder in folders {
        collect(Path::new(folder), &mut files);
    }
    let contents: Vec<Vec<u8>> = files.iter().filter_map(|path| std::fs::read(path).ok()).collect();
    if contents.is_empty() {
        eprintln!("no files to parse");
        return ExitCode::FAILURE;
    }
    let bytes: usize = contents.iter().map(Vec::len).sum();
    let mut seconds: Vec<f64> = (0..ROUNDS).map(|_| round(&contents)).collect();
    seconds.sort_by(f64::total_cmp);
    println!("{} files, {bytes} bytes: {:.3} s", contents.len(), seconds[ROUNDS / 2]);
    ExitCode::SUCCESS
}

fn round(contents: &[Vec<u8>]) -> f64 {
    let start = Instant::now();
    for bytes in contents {
        let tree = Source::from_bytes("", bytes).and_then(|source| parse(&source, Mode::Exec));
        std::hint::black_box(&tree);
    }
    start.elapsed().as_secs_f64()
}

/// Adds the `.py` files under `folder`, but for packages installed beside the library.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() && !path.ends_with("site-packages") {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "py") {
            files.push(path);
        }
    }
}
