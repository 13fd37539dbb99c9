//! Case conversions and character classes of `str`.

use crate::engines::unicode;
use crate::object::value::Value;
use crate::object::{Args, Interp, Outcome};

use super::str::{str_of, text_value};

macro_rules! conversions {
    ($( $name:ident, $text:literal; )*) => {
        $(
            #[doc = concat!("`str.", $text, "`.")]
            pub(super) fn $name(interp: &Interp, args: &Args<'_>) -> Outcome {
                Ok(text_value(interp, unicode::$name(str_of(&args[0]).as_bytes())))
            }
        )*
    };
}

macro_rules! predicates {
    ($( $name:ident, $engine:ident, $text:literal; )*) => {
        $(
            #[doc = concat!("`str.", $text, "`.")]
            pub(super) fn $name(_interp: &Interp, args: &Args<'_>) -> Outcome {
                Ok(Value::bool(unicode::$engine(str_of(&args[0]).as_bytes())))
            }
        )*
    };
}

conversions! {
    capitalize, "capitalize";
    casefold, "casefold";
    lower, "lower";
    swapcase, "swapcase";
    title, "title";
    upper, "upper";
}

predicates! {
    is_alnum, is_alnum, "isalnum";
    is_alpha, is_alpha, "isalpha";
    is_decimal, is_decimal, "isdecimal";
    is_digit, is_digit, "isdigit";
    is_identifier, is_identifier, "isidentifier";
    is_lower, is_lower, "islower";
    is_numeric, is_numeric, "isnumeric";
    is_printable, is_all_printable, "isprintable";
    is_space, is_whitespace, "isspace";
    is_title, is_title, "istitle";
    is_upper, is_upper, "isupper";
}
