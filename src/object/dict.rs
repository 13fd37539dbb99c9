//! The payload of `dict`, and its lookups by text, which run no script code; lookups by any key are in `protocol::mapping`.

use super::header::{Payload, Ref, Tag, Visit};
use super::string::Str;
use super::table::Table;
use super::value::Value;

/// A mapping that keeps insertion order.
#[derive(Default)]
pub struct Dict {
    /// The keys and values.
    pub table: Table<Value>,
}

impl Dict {
    /// An empty dict.
    pub fn new() -> Dict {
        Dict { table: Table::new() }
    }

    /// The value of a text key.
    #[inline]
    pub fn get_text(&self, key: &Ref<Str>) -> Option<Value> {
        let number = self.table.find_text(key.as_value(), key)?;
        self.table.value_at(number)
    }

    /// Sets the value of a text key; the old value is returned.
    pub fn set_text(&self, key: &Ref<Str>, value: Value) -> Option<Value> {
        match self.table.find_text(key.as_value(), key) {
            Some(number) => self.table.replace_value(number, value),
            None => {
                self.table.add(key.value(), key.hash(), value);
                None
            }
        }
    }

    /// Removes a text key; its value is returned.
    pub fn remove_text(&self, key: &Ref<Str>) -> Option<Value> {
        let number = self.table.find_text(key.as_value(), key)?;
        self.table.remove(number).map(|(_, value)| value)
    }
}

impl Payload for Dict {
    const TAG: Tag = Tag::Dict;
    const TRACKED: bool = true;

    fn outside_bytes(&self) -> usize {
        self.table.capacity_bytes()
    }

    fn traverse(&self, visit: &mut Visit<'_>) {
        self.table.traverse(visit, |value, visit| visit.value(value));
    }

    fn clear(&self) {
        self.table.clear();
    }
}
