//! temporary
use crate::object::native::Method;
pub const FUNCTIONS: &[Method] = &[];
