//! Owns the case and character class methods of `bytes` and `bytearray`, which know ASCII alone.

/// The class of a byte for the `is…` methods.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// `isalpha`
    Alphabetic,
    /// `isdigit`
    Digit,
    /// `isalnum`
    Alphanumeric,
    /// `isspace`
    Space,
}

/// Whether `value` is not empty and all its bytes are of the class.
pub fn is_all(value: &[u8], class: Class) -> bool {
    let is_member = |byte: &u8| match class {
        Class::Alphabetic => byte.is_ascii_alphabetic(),
        Class::Digit => byte.is_ascii_digit(),
        Class::Alphanumeric => byte.is_ascii_alphanumeric(),
        Class::Space => matches!(byte, 9..=13 | 32),
    };
    !value.is_empty() && value.iter().all(is_member)
}

/// `isupper`
pub fn is_upper(value: &[u8]) -> bool {
    value.iter().any(u8::is_ascii_uppercase) && !value.iter().any(u8::is_ascii_lowercase)
}

/// `islower`
pub fn is_lower(value: &[u8]) -> bool {
    value.iter().any(u8::is_ascii_lowercase) && !value.iter().any(u8::is_ascii_uppercase)
}

/// `istitle`: capitals only start words, small letters only go on with them.
pub fn is_title(value: &[u8]) -> bool {
    let mut found = false;
    let mut inside_word = false;
    for byte in value {
        let is_letter = byte.is_ascii_alphabetic();
        if is_letter && byte.is_ascii_uppercase() == inside_word {
            return false;
        }
        inside_word = is_letter;
        found |= is_letter;
    }
    found
}

/// `title`
pub fn title(value: &[u8]) -> Vec<u8> {
    let mut inside_word = false;
    let convert = |byte: &u8| {
        let converted = if inside_word { byte.to_ascii_lowercase() } else { byte.to_ascii_uppercase() };
        inside_word = byte.is_ascii_alphabetic();
        converted
    };
    value.iter().map(convert).collect()
}

/// `capitalize`
pub fn capitalize(value: &[u8]) -> Vec<u8> {
    let mut result = value.to_ascii_lowercase();
    if let Some(first) = result.first_mut() {
        first.make_ascii_uppercase();
    }
    result
}

/// `swapcase`
pub fn swapcase(value: &[u8]) -> Vec<u8> {
    let swap = |byte: &u8| if byte.is_ascii_alphabetic() { byte ^ 0x20 } else { *byte };
    value.iter().map(swap).collect()
}
