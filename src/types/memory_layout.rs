//! Where the items of a memoryview are in the memory that it looks at. Knows no values.

use smallvec::{SmallVec, smallvec};

use super::memory_format::Format;
use super::slice::Fitted;

/// The places of items: dimensions with their lengths, and the distances of neighbours in bytes.
#[derive(Clone, Debug)]
pub struct Layout {
    /// How an item is kept.
    pub format: Format,
    /// Byte offset of the first item.
    pub offset: usize,
    /// Number of items in each dimension.
    pub shape: SmallVec<[usize; 1]>,
    /// Distance in bytes of neighbours in each dimension.
    pub strides: SmallVec<[i64; 1]>,
}

impl Layout {
    /// Items one after another in so many bytes.
    pub fn of_bytes(format: Format, bytes: usize) -> Layout {
        let size = format.size();
        Layout { format, offset: 0, shape: smallvec![bytes / size], strides: smallvec![size as i64] }
    }

    /// Items without gaps in dimensions of these lengths, the last one varying fastest.
    pub fn of_shape(format: Format, offset: usize, shape: &[usize]) -> Layout {
        Layout { format, offset, shape: shape.into(), strides: dense_strides(format.size(), shape.iter().rev()).rev().collect() }
    }

    /// Number of items.
    pub fn item_count(&self) -> usize {
        self.shape.iter().product()
    }

    /// Bytes of all items.
    pub fn byte_count(&self) -> usize {
        self.item_count() * self.format.size()
    }

    /// Whether the items follow one another without gaps, the last dimension varying fastest.
    pub fn is_c_contiguous(&self) -> bool {
        self.is_dense(self.shape.iter().zip(&self.strides).rev())
    }

    /// Whether the items follow one another without gaps, the first dimension varying fastest.
    pub fn is_f_contiguous(&self) -> bool {
        self.is_dense(self.shape.iter().zip(&self.strides))
    }

    fn is_dense<'a>(&self, dimensions: impl Iterator<Item = (&'a usize, &'a i64)> + Clone) -> bool {
        if self.shape.contains(&0) {
            return true;
        }
        let dense = dense_strides(self.format.size(), dimensions.clone().map(|(length, _)| length));
        // The stride of a dimension with one item is never used.
        dimensions.zip(dense.collect::<SmallVec<[i64; 1]>>()).all(|((length, stride), dense)| *length == 1 || *stride == dense)
    }

    /// The place and length of the bytes when there are no gaps between them.
    pub fn contiguous_range(&self) -> Option<(usize, usize)> {
        self.is_c_contiguous().then(|| (self.offset, self.byte_count()))
    }

    /// The layout of a slice of the only dimension.
    pub fn slice(&self, slice: Fitted) -> Layout {
        let stride = self.strides[0];
        let start = if slice.count == 0 { 0 } else { slice.start };
        let offset = self.offset as i64 + start * stride;
        let stride = stride.saturating_mul(slice.step);
        Layout { format: self.format, offset: offset as usize, shape: smallvec![slice.count], strides: smallvec![stride] }
    }

    /// The byte offset of the item at a place in each dimension; all are within bounds.
    pub fn offset_at(&self, places: &[usize]) -> usize {
        let distances = places.iter().zip(&self.strides).map(|(place, stride)| *place as i64 * stride);
        (self.offset as i64 + distances.sum::<i64>()) as usize
    }

    /// The byte offsets of all items, the last dimension varying fastest.
    pub fn offsets(&self) -> impl Iterator<Item = usize> + '_ {
        let mut places: SmallVec<[usize; 4]> = smallvec![0; self.shape.len()];
        (0..self.item_count()).map(move |_| {
            let offset = self.offset_at(&places);
            for (place, length) in places.iter_mut().zip(&self.shape).rev() {
                *place += 1;
                if *place < *length {
                    break;
                }
                *place = 0;
            }
            offset
        })
    }

    /// The items in `memory` one after another, the last dimension varying fastest.
    pub fn gather(&self, memory: &[u8]) -> Vec<u8> {
        if let Some((start, length)) = self.contiguous_range() {
            return memory[start..start + length].to_vec();
        }
        let mut items = Vec::with_capacity(self.byte_count());
        self.offsets().for_each(|offset| items.extend_from_slice(&memory[offset..offset + self.format.size()]));
        items
    }

    /// The items in `memory` one after another, the first dimension varying fastest.
    pub fn gather_columns(&self, memory: &[u8]) -> Vec<u8> {
        let mut turned = self.clone();
        turned.shape.reverse();
        turned.strides.reverse();
        turned.gather(memory)
    }
}

/// The strides of dimensions without gaps, from the one that varies fastest on.
fn dense_strides<'a>(size: usize, lengths: impl Iterator<Item = &'a usize>) -> std::vec::IntoIter<i64> {
    let mut stride = size as i64;
    let mut strides = Vec::new();
    for length in lengths {
        strides.push(stride);
        stride *= *length as i64;
    }
    strides.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_and_columns_are_told_apart() {
        let layout = Layout::of_shape(Format::BYTE, 0, &[2, 3]);
        assert_eq!(layout.strides.as_slice(), [3, 1]);
        assert!(layout.is_c_contiguous() && !layout.is_f_contiguous());
        assert_eq!(layout.gather(b"abcdef"), b"abcdef");
        assert_eq!(layout.gather_columns(b"abcdef"), b"adbecf");
    }

    #[test]
    fn slices_of_slices_stay_in_place() {
        let whole = Layout::of_bytes(Format::BYTE, 6);
        let even = whole.slice(Fitted { start: 0, stop: 6, step: 2, count: 3 });
        let backward = even.slice(Fitted { start: 2, stop: -1, step: -1, count: 3 });
        assert_eq!(even.gather(b"abcdef"), b"ace");
        assert_eq!(backward.gather(b"abcdef"), b"eca");
        assert!(backward.contiguous_range().is_none());
        assert!(whole.slice(Fitted { start: 6, stop: 6, step: 1, count: 0 }).gather(b"abcdef").is_empty());
    }
}
