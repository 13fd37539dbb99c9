//! The hash table of `set` and `frozenset`: open addressing as CPython's, so that members whose hashes are CPython's (numbers, tuples of
//! numbers, …) come out in CPython's order.
//!
//! Every place of the table is free, removed or taken. A probe looks at a place and up to `LINEAR_PROBES` following ones, then
//! jumps on by a recurrence that uses all bits of the hash. The table never compares keys by more than identity: `probe` names a
//! candidate of equal hash, and the caller finds out whether it is equal, by script code perhaps, which may change the table; what
//! the caller has to check then is said at `is_unchanged`. No method hands out references or runs script code.

use std::cell::Cell;

use crate::object::Visit;
use crate::object::cell::VecCell;
use crate::object::value::Value;

/// Fewest places of a table.
const SMALLEST: usize = 8;
/// Places looked at beside the first one.
const LINEAR_PROBES: usize = 9;
/// Bits of the hash that each jump brings in.
const PERTURB_SHIFT: u32 = 5;
/// Above this many members a table grows twofold instead of fourfold.
const LARGE: usize = 50_000;
/// Hash recorded with a removed place; no key has it.
const NO_HASH: i64 = -1;

#[derive(Clone)]
struct Place {
    hash: i64,
    /// `None` when free, the absent marker when removed.
    key: Option<Value>,
}

const FREE: Place = Place { hash: 0, key: None };

impl Place {
    fn is_live(&self) -> bool {
        self.key.as_ref().is_some_and(|key| !key.is_absent_marker())
    }
}

/// See the module documentation.
pub struct SetTable {
    /// Empty, or a power of two places, at least one of them free.
    places: VecCell<Place>,
    /// Places that are not free.
    filled: Cell<usize>,
    /// Members.
    live: Cell<usize>,
    /// Where `pop` looks first.
    finger: Cell<usize>,
    /// Changes whenever the places are others.
    generation: Cell<u32>,
}

/// Where a search stands.
#[derive(Clone, Copy)]
pub struct Probe {
    /// Start of the present stretch.
    index: usize,
    /// The next place is this far from it.
    offset: usize,
    perturb: u64,
    /// The last removed place that was passed: where the key goes if it is not a member.
    removed: Option<usize>,
}

impl Probe {
    /// A search that has not begun.
    pub fn new(table: &SetTable, hash: i64) -> Probe {
        Probe { index: hash as usize & table.mask(), offset: 0, perturb: hash as u64, removed: None }
    }

    /// Goes on to the next place of a table with this mask.
    fn advance(&mut self, mask: usize) {
        let stretch = if self.index + LINEAR_PROBES <= mask { LINEAR_PROBES } else { 0 };
        if self.offset < stretch {
            self.offset += 1;
            return;
        }
        self.perturb >>= PERTURB_SHIFT;
        self.index = self.index.wrapping_mul(5).wrapping_add(1).wrapping_add(self.perturb as usize) & mask;
        self.offset = 0;
    }
}

/// Answer of one step of a search.
pub enum Found {
    /// The member at this place is the key itself.
    Same(usize),
    /// The member at this place has the same hash.
    Candidate(usize, Value),
    /// The key is not a member; this place, free or removed, is for it.
    Free(usize),
}

impl SetTable {
    /// An empty table.
    pub const fn new() -> SetTable {
        SetTable {
            places: VecCell::new(Vec::new()),
            filled: Cell::new(0),
            live: Cell::new(0),
            finger: Cell::new(0),
            generation: Cell::new(0),
        }
    }

    /// Bytes that the places occupy.
    pub fn capacity_bytes(&self) -> usize {
        self.places.capacity_bytes()
    }

    /// Number of members.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.live.get()
    }

    /// Whether there are no members.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Changes whenever the table is rebuilt, emptied or exchanged.
    pub fn generation(&self) -> u32 {
        self.generation.get()
    }

    fn mask(&self) -> usize {
        self.places.len().max(SMALLEST) - 1
    }

    /// Goes on with a search. After a candidate that is not equal, call it again with the same probe.
    #[inline]
    pub fn probe(&self, key: &Value, hash: i64, probe: &mut Probe) -> Found {
        self.places.read(|places| {
            if places.is_empty() {
                return Found::Free(probe.index);
            }
            let mask = places.len() - 1;
            loop {
                let number = probe.index + probe.offset;
                let place = &places[number];
                match &place.key {
                    None => return Found::Free(probe.removed.unwrap_or(number)),
                    Some(known) if place.hash == hash => {
                        if known.is(key) {
                            return Found::Same(number);
                        }
                        probe.advance(mask);
                        return Found::Candidate(number, known.clone());
                    }
                    Some(_) => {
                        if place.hash == NO_HASH {
                            probe.removed = Some(number);
                        }
                        probe.advance(mask);
                    }
                }
            }
        })
    }

    /// Whether a candidate is still a member at its place and the table is of the same generation: otherwise start the search anew.
    pub fn is_unchanged(&self, generation: u32, number: usize, candidate: &Value) -> bool {
        let is_same = |places: &[Place]| places.get(number).is_some_and(|place| place.key.as_ref().is_some_and(|key| key.is(candidate)));
        self.generation.get() == generation && self.places.read(is_same)
    }

    /// Adds a key at the place that a search found for it, no script code having run since.
    pub fn add_at(&self, number: usize, key: Value, hash: i64) {
        if self.places.is_empty() {
            drop(self.places.replace(vec![FREE; SMALLEST]));
        }
        let before = self.places.set(number, Place { hash, key: Some(key) });
        self.live.set(self.live.get() + 1);
        if before.is_ok_and(|before| before.key.is_some()) {
            return;
        }
        self.filled.set(self.filled.get() + 1);
        if self.filled.get() * 5 >= self.mask() * 3 {
            self.rebuild(self.grown());
        }
    }

    fn grown(&self) -> usize {
        let live = self.live.get();
        if live > LARGE { live * 2 } else { live * 4 }
    }

    /// Removes a member.
    pub fn remove_at(&self, number: usize) -> Option<Value> {
        if !self.places.get(number)?.is_live() {
            return None;
        }
        self.live.set(self.live.get() - 1);
        self.places.set(number, Place { hash: NO_HASH, key: Some(Value::ABSENT) }).ok()?.key
    }

    /// The first member at place `number` or after: its place, hash and key.
    #[inline]
    pub fn next(&self, number: usize) -> Option<(usize, i64, Value)> {
        self.places.read(|places| {
            let rest = places.get(number..)?;
            let skipped = rest.iter().position(Place::is_live)?;
            let place = &rest[skipped];
            Some((number + skipped, place.hash, place.key.clone()?))
        })
    }

    /// Removes some member, another one each time while members remain.
    pub fn pop(&self) -> Option<Value> {
        let start = self.finger.get() & self.mask();
        let (number, ..) = self.next(start).or_else(|| self.next(0))?;
        self.finger.set(number + 1);
        self.remove_at(number)
    }

    /// Makes room so that `more` members can be added without growing step by step.
    pub fn reserve(&self, more: usize) {
        if (self.filled.get() + more) * 5 >= self.mask() * 3 {
            self.rebuild((self.live.get() + more) * 2);
        }
    }

    /// Rebuilds without removed places when they are many.
    pub fn squeeze(&self) {
        if self.filled.get() - self.live.get() > self.mask() / 4 {
            self.rebuild(self.grown());
        }
    }

    /// Moves the members to a table of more than `least` places.
    fn rebuild(&self, least: usize) {
        let size = (least + 1).next_power_of_two().max(SMALLEST);
        if size == SMALLEST && self.places.len() <= SMALLEST && self.filled.get() == self.live.get() {
            return;
        }
        let mut places = vec![FREE; size];
        for place in self.places.take().into_iter().filter(Place::is_live) {
            insert_clean(&mut places, place);
        }
        drop(self.places.replace(places));
        self.filled.set(self.live.get());
        self.touch();
    }

    fn touch(&self) {
        self.generation.set(self.generation.get().wrapping_add(1));
    }

    /// Adds the members of `other` to an empty table.
    pub fn fill_from(&self, other: &SetTable) {
        debug_assert_eq!(self.filled.get(), 0);
        let is_copy = self.mask() == other.mask() && other.filled.get() == other.live.get();
        let places = if is_copy {
            other.places.to_vec()
        } else {
            let mut places = vec![FREE; self.mask() + 1];
            other
                .places
                .read(|others| others.iter().filter(|place| place.is_live()).for_each(|place| insert_clean(&mut places, place.clone())));
            places
        };
        drop(self.places.replace(places));
        self.filled.set(other.live.get());
        self.live.set(other.live.get());
        self.touch();
    }

    /// Whether every place is free.
    pub fn is_clean(&self) -> bool {
        self.filled.get() == 0
    }

    /// Empties the table; the members are dropped after it is empty.
    pub fn clear(&self) {
        self.filled.set(0);
        self.live.set(0);
        self.touch();
        drop(self.places.take());
    }

    /// Takes the members of another table in exchange for its own.
    pub fn swap(&self, other: &SetTable) {
        if std::ptr::eq(self, other) {
            return;
        }
        let places = other.places.replace(self.places.take());
        drop(self.places.replace(places));
        self.filled.swap(&other.filled);
        self.live.swap(&other.live);
        self.touch();
        other.touch();
    }

    /// Reports the members to the collector.
    pub(crate) fn traverse(&self, visit: &mut Visit<'_>) {
        self.places.read(|places| places.iter().filter_map(|place| place.key.as_ref()).for_each(|key| visit.value(key)));
    }
}

impl Default for SetTable {
    fn default() -> SetTable {
        SetTable::new()
    }
}

/// Puts a member that is not yet there into places none of which was removed.
fn insert_clean(places: &mut [Place], member: Place) {
    let mask = places.len() - 1;
    let mut probe = Probe { index: member.hash as usize & mask, offset: 0, perturb: member.hash as u64, removed: None };
    while places[probe.index + probe.offset].key.is_some() {
        probe.advance(mask);
    }
    places[probe.index + probe.offset] = member;
}
