//! The part of the library that is written in the language. The files beside this one are frozen into the program by `build.rs`.

/// A module of the frozen library.
pub struct FrozenModule {
    /// Absolute name.
    pub name: &'static str,
    /// Its text.
    pub source: &'static str,
    /// Whether it is a package's `__init__`.
    pub is_package: bool,
}

include!(concat!(env!("OUT_DIR"), "/stdlib.rs"));

/// The frozen module with this absolute name.
pub fn find(name: &str) -> Option<&'static FrozenModule> {
    let place = MODULES.binary_search_by(|module| module.name.cmp(name)).ok()?;
    Some(&MODULES[place])
}
