//! The hash table behind `dict` and `set`: entries in insertion order, an index by hash beside them.
#![allow(unsafe_code, reason = "interior mutability without guards, so that nothing can be borrowed while script code runs")]
//!
//! Up to `LINEAR_LIMIT` entries are searched one by one; beyond, a SwissTable maps hashes to entry numbers. Deleting leaves a hole; holes
//! are squeezed out when the entries would grow. The table itself never compares by script code: `probe` answers for
//! identical keys and for texts, and otherwise names a candidate whose equality the caller has to find out; `is_unchanged` tells
//! the caller whether it can go on after that candidate.
//!
//! Invariants:
//! 1. No method returns, or passes to a caller's closure, a reference into the table, so no two methods of one table are ever active at once.
//! 2. Values that a method removes are returned or dropped after the table is valid again.
//! 3. With an index, it holds exactly the numbers of the live entries, under their hashes.

use std::cell::{Cell, UnsafeCell};

use hashbrown::HashTable;

use super::header::Visit;
use super::string::Str;
use super::value::Value;

/// Tables of up to this many entries (holes included) have no index.
const LINEAR_LIMIT: usize = 8;

struct Entry<V> {
    hash: i64,
    /// `None` marks a hole.
    content: Option<(Value, V)>,
}

struct Inner<V> {
    entries: Vec<Entry<V>>,
    index: Option<Box<HashTable<u32>>>,
    live: usize,
}

/// See the module documentation.
pub struct Table<V> {
    inner: UnsafeCell<Inner<V>>,
    /// Changes whenever a key is added or removed.
    stamp: Cell<u32>,
    /// Changes whenever probing may meet the entries in another order than before, as it does when they get other numbers or another index.
    generation: Cell<u32>,
}

/// Where to go on probing: after the entry with this number, or at the start.
#[derive(Clone, Copy, Default)]
pub struct Probe(Option<usize>);

/// Answer of one probing step.
pub enum Found {
    /// The entry with this number has the key.
    Entry(usize),
    /// This entry has the hash; whether its key is equal the caller must find out, by script code perhaps.
    Candidate(usize, Value),
    /// No (further) entry has the key.
    Nothing,
}

/// Answer of a lookup that compares nothing by script code.
pub enum Quick {
    /// The entry with this number has the key.
    Entry(usize),
    /// There is a key with the hash whose equality script code may have to find out.
    Uncertain,
    /// No entry has the key.
    Nothing,
}

#[inline(always)]
fn spread(hash: i64) -> u64 {
    // The language's hashes of integers are the integers; SwissTable wants entropy in the top bits too.
    (hash as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ (hash as u64 >> 32)
}

/// Whether two keys with equal hashes are equal, when that is certain without script code.
#[inline(always)]
fn is_certainly_equal(one: &Value, other: &Value) -> Option<bool> {
    if one.is(other) {
        return Some(true);
    }
    if !one.is_object() && !other.is_object() && one.is_small_int() && other.is_small_int() {
        return Some(false);
    }
    let (one_text, other_text) = (one.cast::<Str>()?, other.cast::<Str>()?);
    let exact = one.object_type().is_some_and(|ty| ty.is_exact_str()) && other.object_type().is_some_and(|ty| ty.is_exact_str());
    if exact { Some(one_text.as_bytes() == other_text.as_bytes()) } else { None }
}

impl<V: Clone> Table<V> {
    /// An empty table.
    pub const fn new() -> Table<V> {
        let inner = Inner { entries: Vec::new(), index: None, live: 0 };
        Table::with(inner)
    }

    const fn with(inner: Inner<V>) -> Table<V> {
        Table { inner: UnsafeCell::new(inner), stamp: Cell::new(0), generation: Cell::new(0) }
    }

    #[inline(always)]
    fn inner(&self) -> &Inner<V> {
        // SAFETY: invariant 1.
        unsafe { &*self.inner.get() }
    }

    #[inline(always)]
    #[allow(clippy::mut_from_ref, reason = "interior mutability; invariant 1")]
    fn inner_mut(&self) -> &mut Inner<V> {
        // SAFETY: invariant 1.
        unsafe { &mut *self.inner.get() }
    }

    /// Number of keys.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.inner().live
    }

    /// Whether there are no keys.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Changes whenever a key is added or removed (not when a value is replaced).
    #[inline(always)]
    pub fn stamp(&self) -> u32 {
        self.stamp.get()
    }

    fn touch(&self) {
        self.stamp.set(self.stamp.get().wrapping_add(1));
    }

    /// For `is_unchanged`.
    pub fn generation(&self) -> u32 {
        self.generation.get()
    }

    fn reorder(&self) {
        self.generation.set(self.generation.get().wrapping_add(1));
    }

    /// Whether a search that met the candidate `number` at this generation can go on after it. Keys that were added or removed
    /// elsewhere do not hinder it, as they do not hinder CPython's: a comparison that always changes the table must not make a lookup endless.
    pub fn is_unchanged(&self, generation: u32, number: usize, candidate: &Value) -> bool {
        self.generation() == generation && self.has_key_at(number, candidate)
    }

    /// Number of entries, holes included: the bound of entry numbers.
    #[inline(always)]
    pub fn entry_bound(&self) -> usize {
        self.inner().entries.len()
    }

    /// The key and value of an entry; `None` for a hole or beyond the bound.
    #[inline(always)]
    pub fn entry(&self, number: usize) -> Option<(Value, V)> {
        self.inner().entries.get(number)?.content.clone()
    }

    /// The hash and key of an entry.
    pub fn hashed_key(&self, number: usize) -> Option<(i64, Value)> {
        let entry = self.inner().entries.get(number)?;
        entry.content.as_ref().map(|(key, _)| (entry.hash, key.clone()))
    }

    /// The value of an entry if its key is identical to `key`. For inline caches.
    #[inline(always)]
    pub fn value_if_key(&self, number: usize, key: &Value) -> Option<V> {
        match &self.inner().entries.get(number)?.content {
            Some((known, value)) if known.is(key) => Some(value.clone()),
            _ => None,
        }
    }

    /// Whether the entry is still the one with this key.
    pub fn has_key_at(&self, number: usize, key: &Value) -> bool {
        matches!(self.inner().entries.get(number), Some(Entry { content: Some((known, _)), .. }) if known.is(key))
    }

    /// The next live entry from `number` on: its number, key and value.
    #[inline]
    pub fn next_entry(&self, number: usize) -> Option<(usize, Value, V)> {
        let entries = self.inner().entries.get(number..)?;
        let (skipped, content) = entries.iter().enumerate().find_map(|(at, entry)| Some((at, entry.content.as_ref()?)))?;
        Some((number + skipped, content.0.clone(), content.1.clone()))
    }

    /// The last live entry before `bound`.
    pub fn previous_entry(&self, bound: usize) -> Option<(usize, Value, V)> {
        let entries = self.inner().entries.get(..bound.min(self.entry_bound()))?;
        let (number, content) = entries.iter().enumerate().rev().find_map(|(at, entry)| Some((at, entry.content.as_ref()?)))?;
        Some((number, content.0.clone(), content.1.clone()))
    }

    /// Looks for the key with this hash, from `probe` on.
    #[inline]
    pub fn probe(&self, key: &Value, hash: i64, probe: &mut Probe) -> Found {
        let inner = self.inner();
        let check = |number: usize| -> Option<Found> {
            let entry = &inner.entries[number];
            if entry.hash != hash {
                return None;
            }
            let (known, _) = entry.content.as_ref()?;
            match is_certainly_equal(known, key) {
                Some(true) => Some(Found::Entry(number)),
                Some(false) => None,
                None => Some(Found::Candidate(number, known.clone())),
            }
        };
        let found = match &inner.index {
            None => (probe.0.map_or(0, |last| last + 1)..inner.entries.len()).find_map(check),
            Some(index) => {
                let mut numbers = index.iter_hash(spread(hash)).map(|number| *number as usize);
                if let Some(last) = probe.0 {
                    numbers.by_ref().find(|number| *number == last);
                }
                numbers.find_map(check)
            }
        };
        if let Some(Found::Candidate(number, _)) = &found {
            probe.0 = Some(*number);
        }
        found.unwrap_or(Found::Nothing)
    }

    /// As the first step of `probe`, without remembering where to go on: a candidate is only told of.
    #[inline]
    pub fn find(&self, key: &Value, hash: i64) -> Quick {
        let inner = self.inner();
        let mut answer = Quick::Nothing;
        let mut is_met = |number: usize| {
            let entry = &inner.entries[number];
            if entry.hash != hash {
                return false;
            }
            let Some((known, _)) = &entry.content else { return false };
            match is_certainly_equal(known, key) {
                Some(true) => answer = Quick::Entry(number),
                Some(false) => return false,
                None => answer = Quick::Uncertain,
            }
            true
        };
        match &inner.index {
            None => {
                (0..inner.entries.len()).find(|number| is_met(*number));
            }
            Some(index) => {
                index.find(spread(hash), |number| is_met(*number as usize));
            }
        }
        answer
    }

    /// Finds an exact text key; runs no script code. Keys of other types that would equal the text are not considered
    /// (instances of `str` subclasses with their own `__eq__`); those that do not define it are compared by content.
    #[inline]
    pub fn find_text(&self, key: &Value, text: &Str) -> Option<usize> {
        let hash = text.hash();
        let matches = |entry: &Entry<V>| {
            entry.hash == hash
                && entry
                    .content
                    .as_ref()
                    .is_some_and(|(known, _)| known.is(key) || known.cast::<Str>().is_some_and(|known| known.as_bytes() == text.as_bytes()))
        };
        let inner = self.inner();
        match &inner.index {
            None => inner.entries.iter().position(matches),
            Some(index) => index.find(spread(hash), |number| matches(&inner.entries[*number as usize])).map(|number| *number as usize),
        }
    }

    /// The value of an entry that exists.
    #[inline(always)]
    pub fn value_at(&self, number: usize) -> Option<V> {
        self.inner().entries.get(number)?.content.as_ref().map(|(_, value)| value.clone())
    }

    /// Replaces the value of an entry that exists; the old one is returned.
    #[inline(always)]
    pub fn replace_value(&self, number: usize, value: V) -> Option<V> {
        let content = self.inner_mut().entries.get_mut(number)?.content.as_mut()?;
        Some(std::mem::replace(&mut content.1, value))
    }

    /// Adds a key that the caller knows is not there; its entry number is returned.
    pub fn add(&self, key: Value, hash: i64, value: V) -> usize {
        self.touch();
        let inner = self.inner_mut();
        if inner.entries.len() == inner.entries.capacity() && inner.live < inner.entries.len() - inner.entries.len() / 4 {
            inner.squeeze();
            self.reorder();
        }
        if inner.is_index_full() {
            self.reorder();
        }
        let number = inner.entries.len();
        inner.entries.push(Entry { hash, content: Some((key, value)) });
        inner.live += 1;
        inner.index_new(number, hash);
        number
    }

    /// Removes an entry; its key and value are returned.
    pub fn remove(&self, number: usize) -> Option<(Value, V)> {
        let inner = self.inner_mut();
        let entry = inner.entries.get_mut(number)?;
        let content = entry.content.take()?;
        let hash = entry.hash;
        inner.live -= 1;
        if let Some(index) = &mut inner.index
            && let Ok(place) = index.find_entry(spread(hash), |known| *known as usize == number)
        {
            place.remove();
        }
        while matches!(inner.entries.last(), Some(Entry { content: None, .. })) {
            inner.entries.pop();
        }
        self.touch();
        Some(content)
    }

    /// Empties the table; the contents are dropped after it is empty.
    pub fn clear(&self) {
        self.touch();
        self.reorder();
        let old = std::mem::replace(self.inner_mut(), Inner { entries: Vec::new(), index: None, live: 0 });
        drop(old);
    }

    /// A copy without holes.
    pub fn copy(&self) -> Table<V> {
        let inner = self.inner();
        let entries: Vec<Entry<V>> = inner
            .entries
            .iter()
            .filter(|entry| entry.content.is_some())
            .map(|entry| Entry { hash: entry.hash, content: entry.content.clone() })
            .collect();
        let live = entries.len();
        let mut copy = Inner { entries, index: None, live };
        copy.rebuild_index();
        Table::with(copy)
    }

    /// Makes room for `more` keys.
    pub fn reserve(&self, more: usize) {
        self.reorder();
        let inner = self.inner_mut();
        inner.entries.reserve(more);
        let entries = &inner.entries;
        if let Some(index) = &mut inner.index {
            index.reserve(more, |known| spread(entries[*known as usize].hash));
        }
    }

    /// Exchanges the contents with another table.
    pub fn swap(&self, other: &Table<V>) {
        self.touch();
        other.touch();
        self.reorder();
        other.reorder();
        if !std::ptr::eq(self, other) {
            std::mem::swap(self.inner_mut(), other.inner_mut());
        }
    }

    /// Bytes that the table occupies beside its payload.
    pub fn capacity_bytes(&self) -> usize {
        let inner = self.inner();
        let index = inner.index.as_ref().map_or(0, |index| index.capacity() * 5);
        inner.entries.capacity() * size_of::<Entry<V>>() + index
    }

    /// Calls `visit` for each key and value.
    pub(crate) fn traverse(&self, visit: &mut Visit<'_>, value: impl Fn(&V, &mut Visit<'_>)) {
        for (key, content) in self.inner().entries.iter().filter_map(|entry| entry.content.as_ref()) {
            visit.value(key);
            value(content, visit);
        }
    }
}

impl<V: Clone> Default for Table<V> {
    fn default() -> Self {
        Table::new()
    }
}

impl<V> Inner<V> {
    /// Whether one more entry may rebuild the index.
    #[inline]
    fn is_index_full(&self) -> bool {
        match &self.index {
            Some(index) => index.len() == index.capacity(),
            None => self.entries.len() == LINEAR_LIMIT,
        }
    }

    fn squeeze(&mut self) {
        self.entries.retain(|entry| entry.content.is_some());
        self.rebuild_index();
    }

    fn rebuild_index(&mut self) {
        self.index = None;
        if self.entries.len() > LINEAR_LIMIT {
            let mut index = HashTable::with_capacity(self.entries.len() * 2);
            for (number, entry) in self.entries.iter().enumerate().filter(|(_, entry)| entry.content.is_some()) {
                index.insert_unique(spread(entry.hash), number as u32, |_| unreachable_rehash());
            }
            self.index = Some(Box::new(index));
        }
    }

    fn index_new(&mut self, number: usize, hash: i64) {
        match &mut self.index {
            Some(index) => {
                let entries = &self.entries;
                index.insert_unique(spread(hash), number as u32, |known| spread(entries[*known as usize].hash));
            }
            None if self.entries.len() > LINEAR_LIMIT => self.rebuild_index(),
            None => {}
        }
    }
}

/// The index was made with room for all entries, so inserting them does not rehash.
fn unreachable_rehash() -> u64 {
    0
}
