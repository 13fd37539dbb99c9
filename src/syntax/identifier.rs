//! Which characters make names, and the form in which names are compared.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use crate::text::diagnostic::SyntaxError;
use crate::text::printable::is_printable;
use crate::text::span::Span;

/// Refuses a name with characters that no name may have. `offset` is where the name starts.
pub(crate) fn check(name: &str, offset: u32) -> Result<(), SyntaxError> {
    if name.is_ascii() {
        return Ok(());
    }
    for (index, character) in name.char_indices() {
        let is_allowed =
            if index == 0 { character == '_' || unicode_ident::is_xid_start(character) } else { unicode_ident::is_xid_continue(character) };
        if !is_allowed {
            return Err(unexpected_character(character, offset + index as u32));
        }
    }
    Ok(())
}

/// The form of `name` in which it is compared: NFKC.
pub(crate) fn normalised(name: &str) -> Cow<'_, str> {
    if name.is_ascii() { Cow::Borrowed(name) } else { Cow::Owned(name.nfkc().collect()) }
}

/// The error for a character that starts no token.
#[cold]
pub(crate) fn unexpected_character(character: char, offset: u32) -> SyntaxError {
    let code = u32::from(character);
    let message = if is_printable(code) {
        format!("invalid character '{character}' (U+{code:04X})")
    } else {
        format!("invalid non-printable character U+{code:04X}")
    };
    SyntaxError::new(Span::at(offset), message)
}
