//! `list.sort`: the stable merge sort of CPython, comparison by comparison, for keys whose comparison may run Python; and
//! Rust's own stable sort for keys that are all small integers, floats or texts.
//!
//! While a list is sorted it is empty, and its values are in a vector of the sort's own; so nothing that a key function or a
//! comparison does (mutate the list, raise, switch greenlets) can reach what is being sorted. What is sorted is the order, a vector of
//! places in the vector of keys, which stays as it is: an order is at all times a permutation, also after an exception.

use std::cmp::Ordering;

use crate::object::list::List;
use crate::object::protocol::{call, compare};
use crate::object::tuple::Tuple;
use crate::object::ty::flags;
use crate::object::value::Value;
use crate::object::{CompareOp, Interp, Outcome, Str};

/// Runs shorter than a number between half of this and this are extended by insertion.
const LONGEST_SHORT_RUN: usize = 64;
/// One side has to win so many times in a row before galloping starts.
const GALLOP_THRESHOLD: usize = 7;

/// Sorts a list in place. May run Python.
pub fn sort(interp: &Interp, list: &List, key: Option<&Value>, is_reversed: bool) -> Outcome<()> {
    let mut values = list.items.take();
    let outcome = sort_values(interp, &mut values, key, is_reversed);
    // A list that was touched has memory of its own again.
    let is_modified = list.items.capacity_bytes() > 0;
    drop(list.items.replace(values));
    outcome?;
    if is_modified { Err(interp.value_error("list modified during sort")) } else { Ok(()) }
}

/// Sorts values that nobody else can reach. May run Python; after an exception they are in some order.
pub fn sort_values(interp: &Interp, values: &mut Vec<Value>, key: Option<&Value>, is_reversed: bool) -> Outcome<()> {
    let Some(key) = key else {
        return sort_plain(interp, values, is_reversed);
    };
    let mut keys = Vec::with_capacity(values.len());
    for value in values.iter() {
        keys.push(call::call_positional(interp, key, std::slice::from_ref(value))?);
    }
    let (order, outcome) = sorted_order(interp, &keys, is_reversed)?;
    permute(values, &order);
    // Keys go in their sorted order, which their finalisers can tell.
    if keys.first().is_some_and(|key| interp.type_of(key).has_flag(flags::MUTABLE)) {
        permute(&mut keys, &order);
    }
    outcome
}

fn sort_plain(interp: &Interp, values: &mut Vec<Value>, is_reversed: bool) -> Outcome<()> {
    let Some(compare) = Comparison::of(interp, values) else {
        let (order, outcome) = sorted_order(interp, values, is_reversed)?;
        permute(values, &order);
        return outcome;
    };
    match compare {
        Comparison::Texts => {
            let length = u32::try_from(values.len()).map_err(|_| interp.memory_error(""))?;
            let order = text_order(values, length, is_reversed);
            permute(values, &order);
        }
        _ if is_reversed => values.sort_by(|one, other| compare.between(other, one)),
        _ => values.sort_by(|one, other| compare.between(one, other)),
    }
    Ok(())
}

/// The places of texts in sorted order. Most comparisons are decided by the first eight bytes, which stand beside the places.
fn text_order(texts: &[Value], length: u32, is_reversed: bool) -> Vec<u32> {
    let bytes_at = |place: u32| text_bytes(&texts[place as usize]);
    let start_of = |place: u32| {
        let bytes = bytes_at(place);
        let mut start = [0; 8];
        let count = bytes.len().min(8);
        start[..count].copy_from_slice(&bytes[..count]);
        u64::from_be_bytes(start)
    };
    let mut entries: Vec<(u64, u32)> = (0..length).map(|place| (start_of(place), place)).collect();
    let between = |one: &(u64, u32), other: &(u64, u32)| one.0.cmp(&other.0).then_with(|| bytes_at(one.1).cmp(bytes_at(other.1)));
    match is_reversed {
        false => entries.sort_by(between),
        true => entries.sort_by(|one, other| between(other, one)),
    }
    entries.into_iter().map(|(_, place)| place).collect()
}

/// The bytes of a text. Generalised UTF-8 sorts as its code points do.
fn text_bytes(text: &Value) -> &[u8] {
    text.cast::<Str>().map_or(&[], Str::as_bytes)
}

/// The places of the keys in sorted order. An exception of a comparison is inside, with the order reached so far.
fn sorted_order(interp: &Interp, keys: &[Value], is_reversed: bool) -> Outcome<(Vec<u32>, Outcome<()>)> {
    let Ok(length) = u32::try_from(keys.len()) else {
        return Err(interp.memory_error(""));
    };
    let mut order: Vec<u32> = (0..length).collect();
    if let Some(compare) = Comparison::of(interp, keys) {
        if let Comparison::Texts = compare {
            return Ok((text_order(keys, length, is_reversed), Ok(())));
        }
        let key = |place: &u32| &keys[*place as usize];
        match is_reversed {
            false => order.sort_by(|one, other| compare.between(key(one), key(other))),
            true => order.sort_by(|one, other| compare.between(key(other), key(one))),
        }
        return Ok((order, Ok(())));
    }
    if is_reversed {
        // Equal items keep their order: reversing before and after the sort does that.
        order.reverse();
    }
    let are_tuples = keys.iter().all(|key| interp.types.tuple.is_type_of(key));
    let (scratch, pending, gallop_threshold) = (Vec::new(), Vec::new(), GALLOP_THRESHOLD);
    let mut merge_sort = MergeSort { interp, keys, are_tuples, order, scratch, pending, gallop_threshold };
    let outcome = merge_sort.run();
    let mut order = merge_sort.order;
    if is_reversed {
        order.reverse();
    }
    Ok((order, outcome))
}

fn permute(values: &mut Vec<Value>, order: &[u32]) {
    let mut places: Vec<Option<Value>> = std::mem::take(values).into_iter().map(Some).collect();
    values.extend(order.iter().map(|place| places[*place as usize].take().expect("an order is a permutation")));
}

/// A comparison that runs no Python.
#[derive(Clone, Copy)]
enum Comparison {
    Integers,
    Floats,
    Texts,
}

impl Comparison {
    /// The comparison that fits all keys, if there is one. NaN has no place in an order that Rust's sort accepts.
    fn of(interp: &Interp, keys: &[Value]) -> Option<Comparison> {
        let first = keys.first()?;
        let is_text = |key: &Value| interp.types.str.is_type_of(key);
        if first.is_small_int() {
            keys.iter().all(Value::is_small_int).then_some(Comparison::Integers)
        } else if first.is_float() {
            keys.iter().all(|key| key.as_float().is_some_and(|number| !number.is_nan())).then_some(Comparison::Floats)
        } else {
            keys.iter().all(is_text).then_some(Comparison::Texts)
        }
    }

    #[inline(always)]
    fn between(self, one: &Value, other: &Value) -> Ordering {
        match self {
            Comparison::Integers => one.as_small_int().cmp(&other.as_small_int()),
            Comparison::Floats => one.as_float().partial_cmp(&other.as_float()).unwrap_or(Ordering::Equal),
            Comparison::Texts => text_bytes(one).cmp(text_bytes(other)),
        }
    }
}

/// A sorted stretch of the order.
#[derive(Clone, Copy)]
struct Run {
    start: usize,
    length: usize,
    /// Depth of the boundary to the next run in the ideal merge tree (Munro and Wild's powersort).
    power: u32,
}

struct MergeSort<'a> {
    interp: &'a Interp,
    keys: &'a [Value],
    /// All keys are exactly tuples.
    are_tuples: bool,
    order: Vec<u32>,
    /// Copy of the shorter of two runs that are merged.
    scratch: Vec<u32>,
    pending: Vec<Run>,
    gallop_threshold: usize,
}

/// Which of the two vectors a run to be searched is in.
#[derive(Clone, Copy)]
enum Place {
    Order,
    Scratch,
}

impl MergeSort<'_> {
    #[inline]
    fn less(&self, one: u32, other: u32) -> Outcome<bool> {
        let (one, other) = (&self.keys[one as usize], &self.keys[other as usize]);
        if self.are_tuples
            && let (Some(one), Some(other)) = (one.cast::<Tuple>(), other.cast::<Tuple>())
        {
            return is_tuple_less(self.interp, one.items(), other.items());
        }
        compare::test(self.interp, one, other, CompareOp::Less)
    }

    fn run(&mut self) -> Outcome<()> {
        let total = self.order.len();
        if total < 2 {
            return Ok(());
        }
        let shortest = shortest_run(total);
        let mut start = 0;
        while start < total {
            let rest = total - start;
            let mut length = self.count_run(start, rest)?;
            if length < shortest {
                let extended = shortest.min(rest);
                self.insert_into_run(start, extended, length)?;
                length = extended;
            }
            self.merge_before(length)?;
            self.pending.push(Run { start, length, power: 0 });
            start += length;
        }
        while let count @ 2.. = self.pending.len() {
            let is_left_shorter = count > 2 && self.pending[count - 3].length < self.pending[count - 1].length;
            self.merge_pending(if is_left_shorter { count - 3 } else { count - 2 })?;
        }
        Ok(())
    }

    /// The length of the run that starts at `start`, which is made ascending.
    fn count_run(&mut self, start: usize, rest: usize) -> Outcome<usize> {
        let mut length = 1;
        while length < rest && !self.is_next_smaller(start, length)? {
            length += 1;
        }
        if length == rest {
            return Ok(length);
        }
        if length > 1 {
            if self.less(self.order[start], self.order[start + length - 1])? {
                return Ok(length);
            }
            // All equal so far: the start of a descending run as well.
            self.order[start..start + length].reverse();
        }
        length = self.descending_run(start, rest, length + 1)?;
        self.order[start..start + length].reverse();
        while length < rest && !self.is_next_smaller(start, length)? {
            length += 1;
        }
        Ok(length)
    }

    /// Extends a descending run. Stretches of equal items are reversed so that reversing the whole restores their order.
    fn descending_run(&mut self, start: usize, rest: usize, mut length: usize) -> Outcome<usize> {
        let mut equals = 0;
        while length < rest {
            if self.is_next_smaller(start, length)? {
                self.reverse_equals(start + length, &mut equals);
            } else if self.less(self.order[start + length - 1], self.order[start + length])? {
                break;
            } else {
                equals += 1;
            }
            length += 1;
        }
        self.reverse_equals(start + length, &mut equals);
        Ok(length)
    }

    fn reverse_equals(&mut self, end: usize, equals: &mut usize) {
        if *equals > 0 {
            self.order[end - *equals - 1..end].reverse();
            *equals = 0;
        }
    }

    fn is_next_smaller(&self, start: usize, length: usize) -> Outcome<bool> {
        self.less(self.order[start + length], self.order[start + length - 1])
    }

    /// Sorts `length` items from `start`, the first `sorted` of which are sorted, by binary insertion.
    fn insert_into_run(&mut self, start: usize, length: usize, sorted: usize) -> Outcome<()> {
        for next in start + sorted..start + length {
            let pivot = self.order[next];
            let (mut low, mut high) = (start, next);
            while low < high {
                let middle = usize::midpoint(low, high);
                if self.less(pivot, self.order[middle])? {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            self.order[low..=next].rotate_right(1);
        }
        Ok(())
    }

    /// Merges pending runs that lie deeper in the merge tree than the boundary to a new run of `length` items.
    fn merge_before(&mut self, length: usize) -> Outcome<()> {
        let Some(last) = self.pending.last() else {
            return Ok(());
        };
        let power = boundary_power(last.start, last.length, length, self.order.len());
        while let [.., before, _] = &self.pending[..]
            && before.power > power
        {
            self.merge_pending(self.pending.len() - 2)?;
        }
        if let Some(last) = self.pending.last_mut() {
            last.power = power;
        }
        Ok(())
    }

    /// Merges the pending runs `number` and `number + 1`.
    fn merge_pending(&mut self, number: usize) -> Outcome<()> {
        let left = self.pending[number];
        let right = self.pending.remove(number + 1);
        // The merged run keeps the left one's power until a new run sets it, as its boundary moves to the right one's end.
        self.pending[number] = Run { length: left.length + right.length, ..left };
        let skipped = self.gallop_right(self.order[right.start], Place::Order, left.start, left.length, 0)?;
        let (start, left_length) = (left.start + skipped, left.length - skipped);
        if left_length == 0 {
            return Ok(());
        }
        let last = self.order[start + left_length - 1];
        let right_length = self.gallop_left(last, Place::Order, right.start, right.length, right.length - 1)?;
        if right_length == 0 {
            return Ok(());
        }
        if left_length <= right_length {
            self.merge_low(start, left_length, right.start, right_length)
        } else {
            self.merge_high(start, left_length, right.start, right_length)
        }
    }

    #[inline(always)]
    fn at(&self, place: Place, index: usize) -> u32 {
        match place {
            Place::Order => self.order[index],
            Place::Scratch => self.scratch[index],
        }
    }

    /// Where `key` belongs in a sorted stretch, left of its equals. `hint` is a place to start from.
    fn gallop_left(&self, key: u32, place: Place, base: usize, length: usize, hint: usize) -> Outcome<usize> {
        let (mut last, mut offset) = (0, 1);
        let (mut low, mut high);
        if self.less(self.at(place, base + hint), key)? {
            let most = length - hint;
            while offset < most && self.less(self.at(place, base + hint + offset), key)? {
                (last, offset) = (offset, offset * 2 + 1);
            }
            (low, high) = (hint + last + 1, hint + offset.min(most));
        } else {
            let most = hint + 1;
            while offset < most && !self.less(self.at(place, base + hint - offset), key)? {
                (last, offset) = (offset, offset * 2 + 1);
            }
            (low, high) = (hint + 1 - offset.min(most), hint - last);
        }
        while low < high {
            let middle = low + (high - low) / 2;
            if self.less(self.at(place, base + middle), key)? {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        Ok(high)
    }

    /// Where `key` belongs in a sorted stretch, right of its equals.
    fn gallop_right(&self, key: u32, place: Place, base: usize, length: usize, hint: usize) -> Outcome<usize> {
        let (mut last, mut offset) = (0, 1);
        let (mut low, mut high);
        if self.less(key, self.at(place, base + hint))? {
            let most = hint + 1;
            while offset < most && self.less(key, self.at(place, base + hint - offset))? {
                (last, offset) = (offset, offset * 2 + 1);
            }
            (low, high) = (hint + 1 - offset.min(most), hint - last);
        } else {
            let most = length - hint;
            while offset < most && !self.less(key, self.at(place, base + hint + offset))? {
                (last, offset) = (offset, offset * 2 + 1);
            }
            (low, high) = (hint + last + 1, hint + offset.min(most));
        }
        while low < high {
            let middle = low + (high - low) / 2;
            if self.less(key, self.at(place, base + middle))? {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        Ok(high)
    }

    /// Merges two adjacent runs, the left of which is not longer, from the front.
    fn merge_low(&mut self, left: usize, left_length: usize, right: usize, right_length: usize) -> Outcome<()> {
        self.scratch.clear();
        self.scratch.extend_from_slice(&self.order[left..left + left_length]);
        let mut merge = Low { out: left, left: 0, left_rest: left_length, right, right_rest: right_length };
        let outcome = self.merge_low_steps(&mut merge);
        // What is left of the left run goes in front of what is left of the right one, which is in place; but one last item
        // of the left run, unless an exception stopped the merge, belongs behind.
        if outcome.is_ok() && merge.left_rest == 1 && merge.right_rest > 0 {
            self.order.copy_within(merge.right..merge.right + merge.right_rest, merge.out);
            self.order[merge.out + merge.right_rest] = self.scratch[merge.left];
        } else {
            let rest = &self.scratch[merge.left..merge.left + merge.left_rest];
            self.order[merge.out..merge.out + merge.left_rest].copy_from_slice(rest);
        }
        outcome
    }

    fn merge_low_steps(&mut self, merge: &mut Low) -> Outcome<()> {
        if merge.take_right(&mut self.order, 1) || merge.left_rest == 1 {
            return Ok(());
        }
        let mut threshold = self.gallop_threshold;
        loop {
            let (mut left_wins, mut right_wins) = (0, 0);
            while left_wins < threshold && right_wins < threshold {
                let is_done = if self.less(self.order[merge.right], self.scratch[merge.left])? {
                    (left_wins, right_wins) = (0, right_wins + 1);
                    merge.take_right(&mut self.order, 1)
                } else {
                    (left_wins, right_wins) = (left_wins + 1, 0);
                    merge.take_left(&mut self.order, &self.scratch, 1)
                };
                if is_done {
                    return Ok(());
                }
            }
            threshold += 1;
            loop {
                threshold -= usize::from(threshold > 1);
                self.gallop_threshold = threshold;
                left_wins = self.gallop_right(self.order[merge.right], Place::Scratch, merge.left, merge.left_rest, 0)?;
                if merge.take_left(&mut self.order, &self.scratch, left_wins) || merge.take_right(&mut self.order, 1) {
                    return Ok(());
                }
                right_wins = self.gallop_left(self.scratch[merge.left], Place::Order, merge.right, merge.right_rest, 0)?;
                if merge.take_right(&mut self.order, right_wins) || merge.take_left(&mut self.order, &self.scratch, 1) {
                    return Ok(());
                }
                if left_wins < GALLOP_THRESHOLD && right_wins < GALLOP_THRESHOLD {
                    break;
                }
            }
            threshold += 1;
            self.gallop_threshold = threshold;
        }
    }

    /// Merges two adjacent runs, the right of which is shorter, from the back.
    fn merge_high(&mut self, left: usize, left_length: usize, right: usize, right_length: usize) -> Outcome<()> {
        self.scratch.clear();
        self.scratch.extend_from_slice(&self.order[right..right + right_length]);
        let mut merge = High { end: right + right_length, left, left_rest: left_length, right_rest: right_length };
        let outcome = self.merge_high_steps(&mut merge);
        if outcome.is_ok() && merge.right_rest == 1 && merge.left_rest > 0 {
            self.order.copy_within(left..left + merge.left_rest, merge.end - merge.left_rest);
            self.order[merge.end - merge.left_rest - 1] = self.scratch[0];
        } else {
            let start = merge.end - merge.right_rest;
            self.order[start..merge.end].copy_from_slice(&self.scratch[..merge.right_rest]);
        }
        outcome
    }

    fn merge_high_steps(&mut self, merge: &mut High) -> Outcome<()> {
        if merge.take_left(&mut self.order, 1) || merge.right_rest == 1 {
            return Ok(());
        }
        let mut threshold = self.gallop_threshold;
        loop {
            let (mut left_wins, mut right_wins) = (0, 0);
            while left_wins < threshold && right_wins < threshold {
                let last_left = self.order[merge.left + merge.left_rest - 1];
                let is_done = if self.less(self.scratch[merge.right_rest - 1], last_left)? {
                    (left_wins, right_wins) = (left_wins + 1, 0);
                    merge.take_left(&mut self.order, 1)
                } else {
                    (left_wins, right_wins) = (0, right_wins + 1);
                    merge.take_right(&mut self.order, &self.scratch, 1)
                };
                if is_done {
                    return Ok(());
                }
            }
            threshold += 1;
            loop {
                threshold -= usize::from(threshold > 1);
                self.gallop_threshold = threshold;
                let key = self.scratch[merge.right_rest - 1];
                let kept = self.gallop_right(key, Place::Order, merge.left, merge.left_rest, merge.left_rest - 1)?;
                left_wins = merge.left_rest - kept;
                if merge.take_left(&mut self.order, left_wins) || merge.take_right(&mut self.order, &self.scratch, 1) {
                    return Ok(());
                }
                let key = self.order[merge.left + merge.left_rest - 1];
                let kept = self.gallop_left(key, Place::Scratch, 0, merge.right_rest, merge.right_rest - 1)?;
                right_wins = merge.right_rest - kept;
                if merge.take_right(&mut self.order, &self.scratch, right_wins) || merge.take_left(&mut self.order, 1) {
                    return Ok(());
                }
                if left_wins < GALLOP_THRESHOLD && right_wins < GALLOP_THRESHOLD {
                    break;
                }
            }
            threshold += 1;
            self.gallop_threshold = threshold;
        }
    }
}

/// `one < other` for two tuples, as their comparison has it, without the way through the operator.
fn is_tuple_less(interp: &Interp, one: &[Value], other: &[Value]) -> Outcome<bool> {
    for (left, right) in one.iter().zip(other) {
        match compare::quick(left, right, CompareOp::Less) {
            Some(true) => return Ok(true),
            Some(false) if compare::quick(left, right, CompareOp::Equal) == Some(true) => {}
            Some(false) if !left.is(right) => return Ok(false),
            _ => {
                if !compare::equal(interp, left, right)? {
                    return compare::test(interp, left, right, CompareOp::Less);
                }
            }
        }
    }
    Ok(one.len() < other.len())
}

/// State of a merge from the front; the left run is in the scratch vector.
struct Low {
    out: usize,
    left: usize,
    left_rest: usize,
    right: usize,
    right_rest: usize,
}

impl Low {
    /// Moves items of the right run out. True when the merge has only copying left to do.
    fn take_right(&mut self, order: &mut [u32], count: usize) -> bool {
        order.copy_within(self.right..self.right + count, self.out);
        self.out += count;
        self.right += count;
        self.right_rest -= count;
        self.right_rest == 0
    }

    /// Moves items of the left run out. True when the merge has only copying left to do.
    fn take_left(&mut self, order: &mut [u32], scratch: &[u32], count: usize) -> bool {
        order[self.out..self.out + count].copy_from_slice(&scratch[self.left..self.left + count]);
        self.out += count;
        self.left += count;
        self.left_rest -= count;
        // An inconsistent comparison can take all of them.
        count > 0 && self.left_rest <= 1
    }
}

/// State of a merge from the back; the right run is in the scratch vector, from its start.
struct High {
    end: usize,
    left: usize,
    left_rest: usize,
    right_rest: usize,
}

impl High {
    /// Moves items of the left run out. True when the merge has only copying left to do.
    fn take_left(&mut self, order: &mut [u32], count: usize) -> bool {
        let start = self.left + self.left_rest - count;
        order.copy_within(start..start + count, self.end - count);
        self.end -= count;
        self.left_rest -= count;
        self.left_rest == 0
    }

    /// Moves items of the right run out. True when the merge has only copying left to do.
    fn take_right(&mut self, order: &mut [u32], scratch: &[u32], count: usize) -> bool {
        order[self.end - count..self.end].copy_from_slice(&scratch[self.right_rest - count..self.right_rest]);
        self.end -= count;
        self.right_rest -= count;
        count > 0 && self.right_rest <= 1
    }
}

/// The length that short runs are extended to: `total` divided by a power of two, rounded up.
fn shortest_run(mut total: usize) -> usize {
    let mut has_rest = 0;
    while total >= LONGEST_SHORT_RUN {
        has_rest |= total & 1;
        total >>= 1;
    }
    total + has_rest
}

/// Depth in the ideal merge tree of the boundary between two adjacent runs: the first bit in which the midpoints, as fractions of
/// the total, differ.
fn boundary_power(start: usize, length: usize, next_length: usize, total: usize) -> u32 {
    let mut one = 2 * start + length;
    let mut other = one + length + next_length;
    let mut power = 0;
    loop {
        power += 1;
        if one >= total {
            one -= total;
            other -= total;
        } else if other >= total {
            return power;
        }
        one *= 2;
        other *= 2;
    }
}
