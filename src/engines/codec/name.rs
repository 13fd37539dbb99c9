//! Owns the names of encodings: their normal form and their aliases.

use super::Encoding;
use crate::engines::text::{code_points, collect};
use crate::engines::unicode::is_alnum;

impl Encoding {
    /// The encoding of a name (generalised UTF-8), in any case and with any punctuation; `None` when it is unknown
    /// or not one of these.
    pub fn from_name(name: &[u8]) -> Option<Self> {
        Some(match normalize(name).replace('.', "_").as_str() {
            _ if has_dotted_module(name) => return None,
            "utf_8" | "u8" | "utf" | "utf8" | "utf8_ucs2" | "utf8_ucs4" | "cp65001" => Encoding::Utf8,
            "utf_8_sig" => Encoding::Utf8Signed,
            "latin_1" | "8859" | "cp819" | "csisolatin1" | "ibm819" | "iso8859" | "iso8859_1" | "iso_8859_1" | "iso_8859_1_1987"
            | "iso_ir_100" | "l1" | "latin" | "latin1" => Encoding::Latin1,
            "ascii" | "646" | "ansi_x3_4_1968" | "ansi_x3_4_1986" | "cp367" | "csascii" | "ibm367" | "iso646_us" | "iso_646_irv_1991"
            | "iso_ir_6" | "us" | "us_ascii" => Encoding::Ascii,
            "utf_16" | "u16" | "utf16" => Encoding::Utf16,
            "utf_16_le" | "unicodelittleunmarked" | "utf_16le" => Encoding::Utf16Le,
            "utf_16_be" | "unicodebigunmarked" | "utf_16be" => Encoding::Utf16Be,
            "utf_32" | "u32" | "utf32" => Encoding::Utf32,
            "utf_32_le" | "utf_32le" => Encoding::Utf32Le,
            "utf_32_be" | "utf_32be" => Encoding::Utf32Be,
            "unicode_escape" => Encoding::UnicodeEscape,
            "raw_unicode_escape" => Encoding::RawUnicodeEscape,
            _ => return None,
        })
    }
}

/// The names of the codecs themselves, unlike aliases, are not found through dots.
fn has_dotted_module(name: &[u8]) -> bool {
    let normal = normalize(name);
    normal.contains('.')
        && matches!(
            normal.replace('.', "_").as_str(),
            "utf_8"
                | "latin_1"
                | "ascii"
                | "utf_16"
                | "utf_16_le"
                | "utf_16_be"
                | "utf_32"
                | "utf_32_le"
                | "utf_32_be"
                | "unicode_escape"
                | "raw_unicode_escape"
        )
}

/// Lower case, with runs of anything but letters, digits and dots as one underscore, none of them at the ends;
/// letters outside ASCII vanish.
fn normalize(name: &[u8]) -> String {
    let mut normal = String::with_capacity(name.len());
    let mut has_gap = false;
    for point in code_points(name) {
        let letter = u8::try_from(point).ok().filter(u8::is_ascii).map(char::from);
        if letter != Some('.') && !is_alnum(&collect([point])) {
            has_gap = true;
            continue;
        }
        if has_gap && !normal.is_empty() {
            normal.push('_');
        }
        has_gap = false;
        normal.extend(letter.map(|letter| letter.to_ascii_lowercase()));
    }
    normal
}
