//! Owns exact and nearly exact sums: `math.fsum` by partial sums without overlap, `math.sumprod` with triple precision.

use crate::engines::fault::Fault;

/// The sum of two floats and what its rounding lost.
#[inline]
fn two_sum(one: f64, other: f64) -> (f64, f64) {
    let sum = one + other;
    let other_part = sum - one;
    (sum, (one - (sum - other_part)) + (other - other_part))
}

/// As `two_sum`, for a first summand that is not smaller than the second.
#[inline]
pub(super) fn fast_two_sum(larger: f64, smaller: f64) -> (f64, f64) {
    let sum = larger + smaller;
    (sum, (larger - sum) + smaller)
}

/// The product of two floats and what its rounding lost.
#[inline]
pub(super) fn exact_product(one: f64, other: f64) -> (f64, f64) {
    let product = one * other;
    (product, one.mul_add(other, -product))
}

/// A sum of floats without rounding until the end.
#[derive(Debug, Default)]
pub struct ExactSum {
    /// Summands that do not overlap, in order of growing size.
    partials: Vec<f64>,
    /// Sum of the infinities and NaNs, and of the infinities alone.
    special: f64,
    infinities: f64,
}

impl ExactSum {
    /// Adds a float.
    pub fn add(&mut self, value: f64) -> Result<(), Fault> {
        let mut rest = value;
        let mut kept = 0;
        for index in 0..self.partials.len() {
            let partial = self.partials[index];
            let (larger, smaller) = if rest.abs() < partial.abs() { (partial, rest) } else { (rest, partial) };
            let sum = larger + smaller;
            let lost = smaller - (sum - larger);
            if lost != 0.0 {
                self.partials[kept] = lost;
                kept += 1;
            }
            rest = sum;
        }
        self.partials.truncate(kept);
        if rest.is_finite() {
            if rest != 0.0 {
                self.partials.push(rest);
            }
            return Ok(());
        }
        if value.is_finite() {
            return Err(Fault::overflow("intermediate overflow in fsum"));
        }
        if value.is_infinite() {
            self.infinities += value;
        }
        self.special += value;
        self.partials.clear();
        Ok(())
    }

    /// The sum, rounded once, ties to even.
    pub fn finish(mut self) -> Result<f64, Fault> {
        if self.special != 0.0 {
            return if self.infinities.is_nan() { Err(Fault::value("-inf + inf in fsum")) } else { Ok(self.special) };
        }
        let Some(mut high) = self.partials.pop() else {
            return Ok(0.0);
        };
        let mut low = 0.0;
        while let Some(partial) = self.partials.pop() {
            let sum = high + partial;
            low = partial - (sum - high);
            high = sum;
            if low != 0.0 {
                break;
            }
        }
        // A tie was rounded to even although the smaller partials lean to one side.
        if let Some(next) = self.partials.last()
            && (low < 0.0 && *next < 0.0 || low > 0.0 && *next > 0.0)
        {
            let doubled = low * 2.0;
            let rounded = high + doubled;
            if doubled == rounded - high {
                high = rounded;
            }
        }
        Ok(high)
    }
}

/// A sum of products with about three times the precision of a float.
#[derive(Clone, Copy, Debug, Default)]
pub struct ProductSum {
    high: f64,
    low: f64,
    tiny: f64,
}

impl ProductSum {
    /// The sum with another product.
    pub fn with(self, one: f64, other: f64) -> ProductSum {
        let (product, product_low) = exact_product(one, other);
        let (high, high_lost) = two_sum(self.high, product);
        let (low, low_lost) = two_sum(self.low, product_low);
        let (low, lost) = two_sum(low, high_lost);
        ProductSum { high, low, tiny: self.tiny + low_lost + lost }
    }

    /// Whether nothing has overflowed.
    pub fn is_finite(self) -> bool {
        self.high.is_finite()
    }

    /// The sum as a float.
    pub fn total(self) -> f64 {
        let (low, lost) = two_sum(self.low, self.tiny);
        let (high, rest) = two_sum(self.high, low);
        high + (rest + lost)
    }
}
