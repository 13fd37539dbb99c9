//! Where the source lines of tracebacks come from: texts that the interpreter compiled without a file, or the host's files.

use std::collections::HashMap;
use std::rc::Rc;

use crate::object::interp::Interp;
use crate::text::encoding;

/// The sources that one report needs. Files are read once per report and not kept, so a report shows them as they are now.
pub(super) struct Sources<'a> {
    interp: &'a Interp,
    files: HashMap<String, Rc<[String]>>,
}

impl<'a> Sources<'a> {
    pub(super) fn new(interp: &'a Interp) -> Sources<'a> {
        Sources { interp, files: HashMap::new() }
    }

    fn lines(&mut self, file: &str) -> Rc<[String]> {
        if let Some(lines) = self.files.get(file) {
            return lines.clone();
        }
        let registered = self.interp.sources.borrow().get(file).cloned();
        let bytes = match registered {
            Some(bytes) => Some(bytes),
            None if file.starts_with('<') && file.ends_with('>') => None,
            None => self.interp.host.read_file(file).ok().map(Rc::from),
        };
        let lines = bytes.and_then(|bytes| encoding::decode(&bytes, file).ok().map(|text| split(&text)));
        let lines: Rc<[String]> = lines.unwrap_or_default().into();
        self.files.insert(file.to_owned(), lines.clone());
        lines
    }

    /// The lines from `first` to `last`, counted from 1, without trailing white space; a line that does not exist is empty.
    pub(super) fn range(&mut self, file: &str, first: u32, last: u32) -> Vec<String> {
        let lines = self.lines(file);
        if lines.is_empty() || first == 0 {
            return Vec::new();
        }
        // Beyond the end there is nothing to show, however far the range goes on.
        let last = last.min(u32::try_from(lines.len()).unwrap_or(u32::MAX).max(first));
        let line = |number: u32| lines.get(number as usize - 1).map_or("", |line| line.trim_end_matches(super::lines::is_space)).to_owned();
        (first..=last).map(line).collect()
    }
}

/// Splits at the line ends that source files have.
fn split(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = text.replace("\r\n", "\n").replace('\r', "\n").split('\n').map(str::to_owned).collect();
    if lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    lines
}
