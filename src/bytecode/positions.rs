//! The table from words of code to source positions, packed for size and read at tracebacks.
//!
//! The table is cut into chunks of `CHUNK_WORDS` words, so that a lookup reads one chunk only:
//!
//! ```text
//! u32 LE number of chunks | u32 LE offset of each chunk in the entries | entries
//! entry: length in words | line - line before (zigzag) | end_line - line (zigzag) | column | end_column - column (zigzag)
//! ```
//!
//! All numbers of an entry are little-endian base 128. The line before the first entry of a chunk is 0. A table may come
//! from anywhere: reading a damaged one gives some position, never a panic.

use crate::bytecode::code::Position;

const CHUNK_WORDS: u32 = 128;

/// Collects positions in order of words.
#[derive(Default)]
pub struct Builder {
    /// Runs of equal positions: length in words and the position.
    runs: Vec<(u32, Position)>,
}

impl Builder {
    /// The next `words` words have this position.
    pub fn push(&mut self, words: u32, position: Position) {
        match self.runs.last_mut() {
            Some((length, last)) if *last == position => *length += words,
            _ => self.runs.push((words, position)),
        }
    }

    /// The packed table.
    #[must_use]
    pub fn finish(self) -> Box<[u8]> {
        let mut entries = Vec::new();
        let mut offsets = Vec::new();
        let (mut word, mut line) = (0, 0);
        for (mut length, position) in self.runs {
            while length > 0 {
                let room = CHUNK_WORDS - word % CHUNK_WORDS;
                if room == CHUNK_WORDS {
                    offsets.push(entries.len() as u32);
                    line = 0;
                }
                let taken = length.min(room);
                push_entry(&mut entries, taken, line, position);
                line = position.line;
                word += taken;
                length -= taken;
            }
        }
        let mut table = Vec::with_capacity(4 + 4 * offsets.len() + entries.len());
        table.extend((offsets.len() as u32).to_le_bytes());
        table.extend(offsets.into_iter().flat_map(u32::to_le_bytes));
        table.extend(entries);
        table.into()
    }
}

/// The position of the instruction that holds `word`; all zero when the table does not know.
#[must_use]
pub fn position_at(table: &[u8], word: u32) -> Position {
    let chunk = word / CHUNK_WORDS;
    let Some(mut reader) = chunk_reader(table, chunk) else { return Position::default() };
    let mut end = chunk * CHUNK_WORDS;
    while let Some((length, position)) = reader.next_entry() {
        end = end.saturating_add(length);
        if word < end {
            return position;
        }
    }
    Position::default()
}

/// The line of the instruction that holds `word`; 0 when the table does not know.
#[must_use]
pub fn line_at(table: &[u8], word: u32) -> u32 {
    position_at(table, word).line
}

/// All runs of equal positions of a code of `words` words, in order: first word, word after the last, position.
pub fn runs(table: &[u8], words: u32) -> impl Iterator<Item = (u32, u32, Position)> {
    (0..words.div_ceil(CHUNK_WORDS)).flat_map(move |chunk| {
        let mut reader = chunk_reader(table, chunk);
        let mut start = chunk * CHUNK_WORDS;
        let limit = words.min(start + CHUNK_WORDS);
        std::iter::from_fn(move || {
            if start >= limit {
                return None;
            }
            let (length, position) = reader.as_mut()?.next_entry()?;
            let first = start;
            start = start.saturating_add(length.max(1));
            Some((first, start.min(limit), position))
        })
    })
}

fn u32_at(table: &[u8], index: usize) -> Option<u32> {
    let bytes = table.get(index.checked_mul(4)?..)?.first_chunk::<4>()?;
    Some(u32::from_le_bytes(*bytes))
}

fn chunk_reader(table: &[u8], chunk: u32) -> Option<Reader<'_>> {
    let chunks = u32_at(table, 0)?;
    if chunk >= chunks {
        return None;
    }
    let offset = u32_at(table, 1 + chunk as usize)? as usize;
    let entries = 4usize.checked_add(4 * chunks as usize)?;
    Some(Reader { rest: table.get(entries.checked_add(offset)?..)?, line: 0 })
}

struct Reader<'a> {
    rest: &'a [u8],
    line: u32,
}

impl Reader<'_> {
    fn next_entry(&mut self) -> Option<(u32, Position)> {
        let length = self.next_number()?;
        self.line = self.line.wrapping_add_signed(self.next_signed()?);
        let end_line = self.line.wrapping_add_signed(self.next_signed()?);
        let column = self.next_number()?;
        let end_column = column.wrapping_add_signed(self.next_signed()?);
        Some((length, Position { line: self.line, end_line, column, end_column }))
    }

    fn next_number(&mut self) -> Option<u32> {
        let mut value: u32 = 0;
        for shift in (0..32).step_by(7) {
            let (&byte, rest) = self.rest.split_first()?;
            self.rest = rest;
            value |= u32::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }

    fn next_signed(&mut self) -> Option<i32> {
        let number = self.next_number()?;
        Some((number >> 1) as i32 ^ -((number & 1) as i32))
    }
}

fn push_entry(entries: &mut Vec<u8>, length: u32, line_before: u32, position: Position) {
    push_number(entries, length);
    push_difference(entries, line_before, position.line);
    push_difference(entries, position.line, position.end_line);
    push_number(entries, position.column);
    push_difference(entries, position.column, position.end_column);
}

fn push_difference(entries: &mut Vec<u8>, from: u32, to: u32) {
    let difference = to.wrapping_sub(from) as i32;
    push_number(entries, (difference << 1 ^ difference >> 31) as u32);
}

fn push_number(entries: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        entries.push(value as u8 | 0x80);
        value >>= 7;
    }
    entries.push(value as u8);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(seed: u32) -> Position {
        let line = seed * 7 % 1000;
        Position { line, end_line: line + seed % 3, column: seed * 31 % 300, end_column: seed * 17 % 400 }
    }

    #[test]
    fn every_word_finds_its_position() {
        let mut builder = Builder::default();
        let mut expected = Vec::new();
        for seed in 0..500 {
            let words = seed % 5 + 1;
            builder.push(words, sample(seed));
            expected.extend(std::iter::repeat_n(sample(seed), words as usize));
        }
        let table = builder.finish();
        for (word, &position) in expected.iter().enumerate() {
            assert_eq!(position_at(&table, word as u32), position);
        }
        let count = expected.len() as u32;
        assert_eq!(position_at(&table, count), Position::default());
        let mut at = 0;
        for (start, end, position) in runs(&table, count) {
            assert_eq!(start, at);
            assert!((start..end).all(|word| expected[word as usize] == position));
            at = end;
        }
        assert_eq!(at, count);
    }

    #[test]
    fn damaged_tables_are_read_without_panic() {
        let mut builder = Builder::default();
        for seed in 0..300 {
            builder.push(2, sample(seed));
        }
        let table = builder.finish();
        for index in 0..table.len() {
            let mut damaged = table.to_vec();
            damaged[index] ^= 0xFF;
            for word in (0..700).step_by(13) {
                let _ = position_at(&damaged, word);
                let _ = position_at(&damaged[..index], word);
            }
            runs(&damaged, 600).count();
        }
    }
}
