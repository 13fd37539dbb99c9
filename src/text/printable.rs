//! Which code points the language shows as they are, rather than as escapes.

use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory};

/// Whether `repr` shows `code` as it is: neither a separator (but for the space), a control, a format
/// character, a surrogate, nor private or unassigned.
#[must_use]
pub fn is_printable(code: u32) -> bool {
    if code < 0x7F {
        return code >= 0x20;
    }
    char::from_u32(code).is_some_and(|character| {
        !matches!(character.general_category_group(), GeneralCategoryGroup::Other | GeneralCategoryGroup::Separator)
    })
}
