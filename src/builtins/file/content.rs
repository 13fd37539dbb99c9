//! The bytes of an open file, in memory, and their way to the host.
//!
//! The host reads and writes whole files. What is written is kept until the file is flushed; then the host gets what was appended, or
//! everything when bytes that it has already were changed.

use std::cell::Cell;

use crate::object::cell::VecCell;
use crate::object::protocol::iterate;
use crate::object::{Interp, Outcome, Raised, Value};
use crate::types::sequence;

use super::mode::{Mode, Opening};

/// The payload of every file object; the types differ in what they do with it.
pub struct File {
    /// What `open` was given as the file.
    pub name: Value,
    path: String,
    /// How the file was opened.
    pub mode: Mode,
    /// Present in text files.
    pub text: Option<TextSettings>,
    bytes: VecCell<u8>,
    /// May lie behind the end.
    position: Cell<usize>,
    /// Bytes that the host has.
    stored: Cell<usize>,
    /// Of those, how many from the start are as they are here.
    unchanged: Cell<usize>,
    is_closed: Cell<bool>,
    /// Text files: whether the iteration forbids `tell`.
    pub is_iterating: Cell<bool>,
    /// Text files: whether what is left to read is known to be in the encoding.
    pub is_checked: Cell<bool>,
}

/// How a text file turns bytes into text.
pub struct TextSettings {
    /// `encoding`, as it was given.
    pub encoding: String,
    /// `errors`.
    pub errors: String,
    /// What line ends become, and what they are.
    pub newline: crate::builtins::newline::Newline,
}

impl crate::object::Payload for File {
    fn needs_finaliser(&self) -> bool {
        !self.is_closed.get() && self.is_dirty()
    }

    fn traverse(&self, visit: &mut crate::object::Visit<'_>) {
        visit.value(&self.name);
    }
}

impl File {
    /// Opens a file of the host.
    pub fn open(interp: &Interp, name: Value, path: String, mode: Mode, text: Option<TextSettings>) -> Outcome<File> {
        let host = &interp.host;
        let refused = |error: std::io::Error| interp.host_error(&error, Some(&name));
        let bytes = match mode.opening {
            Opening::Read => host.read_file(&path).map_err(refused)?,
            Opening::Write => host.write_file(&path, &[], false).map(|()| Vec::new()).map_err(refused)?,
            Opening::Create => host.create_file(&path).map(|()| Vec::new()).map_err(refused)?,
            Opening::Append => {
                host.write_file(&path, &[], true).map_err(refused)?;
                host.read_file(&path).map_err(refused)?
            }
        };
        if !interp.heap.has_room(bytes.len()) {
            return Err(interp.out_of_memory());
        }
        if mode.is_updating && mode.opening == Opening::Read {
            // Whether the file can be written shows at once, as when the operating system opens it for both.
            host.write_file(&path, &[], true).map_err(refused)?;
        }
        let length = bytes.len();
        let position = if mode.opening == Opening::Append { length } else { 0 };
        Ok(File {
            name,
            path,
            mode,
            text,
            bytes: VecCell::new(bytes),
            position: Cell::new(position),
            stored: Cell::new(length),
            unchanged: Cell::new(length),
            is_closed: Cell::new(false),
            is_iterating: Cell::new(false),
            is_checked: Cell::new(false),
        })
    }

    /// Whether the file was closed.
    pub fn is_closed(&self) -> bool {
        self.is_closed.get()
    }

    /// Where the next byte is read or written.
    pub fn position(&self) -> usize {
        self.position.get()
    }

    /// Moves there.
    pub fn move_to(&self, position: usize) {
        self.position.set(position);
    }

    /// Number of bytes.
    pub fn len(&self) -> usize {
        self.bytes.len()
    }

    /// Shows what is left to read to a function that runs no script code.
    pub fn rest<R>(&self, look: impl FnOnce(&[u8]) -> R) -> R {
        self.bytes.read(|bytes| look(bytes.get(self.position.get()..).unwrap_or(&[])))
    }

    /// Takes the bytes up to where `find` says that they end, and moves behind them.
    pub fn take(&self, find: impl FnOnce(&[u8]) -> usize) -> Vec<u8> {
        let taken = self.rest(|rest| rest[..find(rest).min(rest.len())].to_vec());
        self.position.set(self.position.get() + taken.len());
        taken
    }

    /// Writes at the position, or at the end of a file that is appended to.
    pub fn put(&self, interp: &Interp, bytes: Vec<u8>) -> Outcome<()> {
        if bytes.is_empty() {
            return Ok(());
        }
        let position = if self.mode.opening == Opening::Append { self.bytes.len() } else { self.position.get() };
        let (length, end) = (self.bytes.len(), position.saturating_add(bytes.len()));
        if !sequence::is_allocatable(interp, end.max(length)) {
            return Err(interp.out_of_memory());
        }
        if position >= length {
            self.bytes.extend(vec![0; position - length]);
            self.bytes.extend(bytes);
        } else {
            drop(self.bytes.splice(position, end.min(length), bytes));
        }
        self.unchanged.set(self.unchanged.get().min(position));
        self.position.set(end);
        Ok(())
    }

    /// Makes the file this long.
    pub fn truncate(&self, interp: &Interp, length: usize) -> Outcome<()> {
        let now = self.bytes.len();
        if length < now {
            drop(self.bytes.splice(length, now, Vec::new()));
            self.unchanged.set(self.unchanged.get().min(length));
        } else {
            if !sequence::is_allocatable(interp, length) {
                return Err(interp.out_of_memory());
            }
            self.bytes.extend(vec![0; length - now]);
        }
        Ok(())
    }

    fn is_dirty(&self) -> bool {
        self.unchanged.get() < self.stored.get() || self.bytes.len() > self.stored.get()
    }

    /// Hands what was written to the host.
    pub fn flush(&self, interp: &Interp) -> Outcome<()> {
        if !self.is_dirty() {
            return Ok(());
        }
        let stored = self.stored.get();
        let is_appended = self.unchanged.get() >= stored;
        let written = self.bytes.read(|bytes| {
            let start = if is_appended { stored } else { 0 };
            interp.host.write_file(&self.path, &bytes[start..], is_appended)
        });
        written.map_err(|error| interp.host_error(&error, None))?;
        self.stored.set(self.bytes.len());
        self.unchanged.set(self.bytes.len());
        Ok(())
    }

    /// Flushes and gives the memory back. A second time nothing happens.
    pub fn close(&self, interp: &Interp) -> Outcome<()> {
        if self.is_closed.replace(true) {
            return Ok(());
        }
        let flushed = self.flush(interp);
        drop(self.bytes.take());
        flushed
    }
}

/// A file of a script: the payload of a receiver.
pub fn file(value: &Value) -> &File {
    value.cast().expect("the receiver of a file's method is a file")
}

/// The file, which is open; else ValueError with this message.
pub fn open_file<'a>(interp: &Interp, value: &'a Value, message: &str) -> Outcome<&'a File> {
    let file = file(value);
    if file.is_closed() { Err(closed(interp, message)) } else { Ok(file) }
}

#[cold]
fn closed(interp: &Interp, message: &str) -> Raised {
    interp.value_error(message)
}

/// Closes a file whose last reference is gone. What goes wrong is reported by the caller.
pub fn finalise(interp: &Interp, this: &Value) -> Outcome<()> {
    file(this).close(interp)
}

/// `readlines(hint)`: the lines that iteration gives, until they have `hint` units together. May run Python.
pub fn collect_lines(interp: &Interp, this: &Value, hint: i64, measure: impl Fn(&Value) -> usize) -> Outcome {
    let (mut lines, mut length) = (Vec::new(), 0_usize);
    iterate::for_each(interp, this, |line| {
        length = length.saturating_add(measure(&line));
        lines.push(line);
        Ok(hint <= 0 || i64::try_from(length).is_ok_and(|length| length < hint))
    })?;
    Ok(interp.list(lines).into_value())
}
