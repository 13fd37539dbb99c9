//! Owns the length of a vector: squares are summed with twice the precision, and the root is corrected.

use super::parts::{exponent_of, scale_by_power};
use super::sums::{exact_product, fast_two_sum};

/// The Euclidean length of the vector with these coordinates, which are not negative.
pub fn norm(coordinates: &mut [f64]) -> f64 {
    let largest = coordinates.iter().fold(0.0_f64, |largest, coordinate| largest.max(*coordinate));
    if largest.is_infinite() {
        return largest;
    }
    if coordinates.iter().any(|coordinate| coordinate.is_nan()) {
        return f64::NAN;
    }
    if largest == 0.0 || coordinates.len() <= 1 {
        return largest;
    }
    let exponent = exponent_of(largest);
    if exponent < -1023 {
        // The scale would overflow; subnormal coordinates become normal ones first.
        coordinates.iter_mut().for_each(|coordinate| *coordinate /= f64::MIN_POSITIVE);
        let largest = largest / f64::MIN_POSITIVE;
        return f64::MIN_POSITIVE * scaled(coordinates, exponent_of(largest));
    }
    scaled(coordinates, exponent)
}

fn scaled(coordinates: &[f64], exponent: i32) -> f64 {
    let scale = scale_by_power(1.0, -exponent);
    // The sum starts at 1, which is at least each square, so that the fast addition loses nothing.
    let (mut sum, mut below_products, mut below_sums) = (1.0, 0.0, 0.0);
    let mut add_square = |factor: f64, other: f64| {
        let (product, low) = exact_product(factor, other);
        let (total, lost) = fast_two_sum(sum, product);
        sum = total;
        below_products += low;
        below_sums += lost;
        total - 1.0 + (below_products + below_sums)
    };
    let mut squares = 0.0;
    for coordinate in coordinates {
        let coordinate = coordinate * scale;
        squares = add_square(coordinate, coordinate);
    }
    let root = squares.sqrt();
    let rest = add_square(-root, root);
    (root + rest / (2.0 * root)) / scale
}
