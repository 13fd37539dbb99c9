//! Owns the gamma function and its logarithm, by the approximation of Lanczos with the coefficients that CPython uses.
#![allow(clippy::excessive_precision, clippy::inconsistent_digit_grouping, reason = "the coefficients as they are published")]

use std::f64::consts::PI;

use super::{domain_error, range_error};
use crate::engines::fault::Fault;

/// Parameter of the approximation; its coefficients fit to it.
const G: f64 = 6.024_680_040_776_729_583_740_234_375;
const G_MINUS_HALF: f64 = 5.524_680_040_776_729_583_740_234_375;
const LOG_PI: f64 = 1.144_729_885_849_400_174_143_427_351_353_058_711_647;

/// Numerator of the rational function, lowest power first.
const NUMERATOR: [f64; 13] = [
    23_531_376_880.410_759_688_572_007_674_451_636_754_734_846_804_940,
    42_919_803_642.649_098_768_957_899_047_001_988_850_926_355_848_959,
    35_711_959_237.355_668_049_440_185_451_547_166_705_960_488_635_843,
    17_921_034_426.037_209_699_919_755_754_458_931_112_671_403_265_390,
    6_039_542_586.352_028_005_064_291_644_307_297_921_069_942_070_8,
    1_439_720_407.311_721_673_663_223_072_794_912_393_971_548_578_637_2,
    248_874_557.862_054_156_511_460_386_413_229_423_216_321_251_278_01,
    31_426_415.585_400_194_380_614_231_628_318_205_362_874_684_987_640,
    2_876_370.628_935_372_441_225_409_051_620_849_613_599_114_537_876_8,
    186_056.265_395_223_495_040_294_989_716_045_699_282_207_842_363_28,
    8_071.672_002_365_816_210_638_002_902_272_250_613_821_851_632_502_4,
    210.824_277_751_579_345_872_509_733_920_713_362_711_669_695_802_91,
    2.506_628_274_631_000_270_164_908_177_133_837_338_626_431_079_340_8,
];

/// Denominator of the rational function, lowest power first.
const DENOMINATOR: [f64; 13] = [
    0.0,
    39_916_800.0,
    120_543_840.0,
    150_917_976.0,
    105_258_076.0,
    45_995_730.0,
    13_339_535.0,
    2_637_558.0,
    357_423.0,
    32_670.0,
    1_925.0,
    66.0,
    1.0,
];

/// The gamma function of 1 to 23, which floats hold exactly.
const FACTORIALS: [f64; 23] = {
    let mut table = [1.0; 23];
    let mut index = 1;
    while index < 23 {
        table[index] = table[index - 1] * index as f64;
        index += 1;
    }
    table
};

/// The rational function of the approximation, for positive arguments.
fn rational(argument: f64) -> f64 {
    let pairs = NUMERATOR.iter().zip(&DENOMINATOR);
    // Large arguments are turned upside down, which keeps the powers from overflowing.
    let (numerator, denominator) = if argument < 5.0 {
        pairs
            .rev()
            .fold((0.0, 0.0), |(above, below), (numerator, denominator)| (above * argument + numerator, below * argument + denominator))
    } else {
        pairs.fold((0.0, 0.0), |(above, below), (numerator, denominator)| (above / argument + numerator, below / argument + denominator))
    };
    numerator / denominator
}

/// `sin(pi * argument)` without the error that the product makes for large arguments.
fn sine_of_pi_times(argument: f64) -> f64 {
    let rest = argument.abs() % 2.0;
    let sine = match (2.0 * rest).round() as i32 {
        0 => (PI * rest).sin(),
        1 => (PI * (rest - 0.5)).cos(),
        2 => (PI * (1.0 - rest)).sin(),
        3 => -(PI * (rest - 1.5)).cos(),
        _ => (PI * (rest - 2.0)).sin(),
    };
    1f64.copysign(argument) * sine
}

/// `math.gamma`.
pub fn gamma(argument: f64) -> Result<f64, Fault> {
    if !argument.is_finite() {
        return if argument.is_nan() || argument > 0.0 { Ok(argument) } else { Err(domain_error()) };
    }
    if argument == argument.floor() {
        if argument <= 0.0 {
            return Err(domain_error());
        }
        if let Some(factorial) = FACTORIALS.get(argument as usize - 1) {
            return Ok(*factorial);
        }
    }
    let magnitude = argument.abs();
    let result = if magnitude < 1e-20 {
        1.0 / argument
    } else if magnitude > 200.0 {
        if argument < 0.0 { 0.0 / sine_of_pi_times(argument) } else { f64::INFINITY }
    } else {
        by_approximation(argument, magnitude)
    };
    if result.is_infinite() { Err(range_error()) } else { Ok(result) }
}

fn by_approximation(argument: f64, magnitude: f64) -> f64 {
    let base = magnitude + G_MINUS_HALF;
    // The rounding error of the sum above.
    let lost = if magnitude > G_MINUS_HALF { (base - magnitude) - G_MINUS_HALF } else { (base - G_MINUS_HALF) - magnitude };
    let correction = lost * G / base;
    let halves = |result: f64, apply: fn(f64, f64) -> f64| {
        if magnitude < 140.0 {
            return apply(result, base.powf(magnitude - 0.5));
        }
        // The whole power would overflow where the result does not.
        let half = base.powf(magnitude / 2.0 - 0.25);
        apply(apply(result, half), half)
    };
    if argument < 0.0 {
        let result = -PI / sine_of_pi_times(magnitude) / magnitude * base.exp() / rational(magnitude);
        halves(result - correction * result, |result, power| result / power)
    } else {
        let result = rational(magnitude) / base.exp();
        halves(result + correction * result, |result, power| result * power)
    }
}

/// `math.lgamma`.
pub fn log_gamma(argument: f64) -> Result<f64, Fault> {
    if !argument.is_finite() {
        return Ok(argument.abs());
    }
    if argument == argument.floor() && argument <= 2.0 {
        return if argument <= 0.0 { Err(domain_error()) } else { Ok(0.0) };
    }
    let magnitude = argument.abs();
    if magnitude < 1e-20 {
        return Ok(-magnitude.ln());
    }
    let mut result = rational(magnitude).ln() - G;
    result += (magnitude - 0.5) * ((magnitude + G - 0.5).ln() - 1.0);
    if argument < 0.0 {
        result = LOG_PI - sine_of_pi_times(magnitude).abs().ln() - magnitude.ln() - result;
    }
    if result.is_infinite() { Err(range_error()) } else { Ok(result) }
}
