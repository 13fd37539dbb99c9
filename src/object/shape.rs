//! Hidden classes: which attribute an instance keeps at which index.
//!
//! Each type has a root shape; setting a new attribute moves an instance along a transition to a child. Shapes are owned by
//! their parent, the root by its type, and so live as long as any instance that uses them.

use std::cell::RefCell;
use std::rc::Rc;

use super::header::Ref;
use super::string::Str;

/// Instances with more attributes than this keep them in a dict.
pub(crate) const MAX_SHAPE_LENGTH: usize = 64;

/// The list of attribute names of instances that got them in the same order.
pub struct Shape {
    names: Box<[Ref<Str>]>,
    children: RefCell<Vec<Rc<Shape>>>,
}

impl Shape {
    /// The shape of an instance without attributes.
    pub(crate) fn root() -> Rc<Shape> {
        Rc::new(Shape { names: Box::new([]), children: RefCell::new(Vec::new()) })
    }

    /// Number of attributes.
    pub(crate) fn len(&self) -> usize {
        self.names.len()
    }

    /// Names in the order they were set.
    pub(crate) fn names(&self) -> &[Ref<Str>] {
        &self.names
    }

    /// Index of an interned name.
    #[inline]
    pub(crate) fn index_of(&self, name: &Ref<Str>) -> Option<usize> {
        self.names.iter().position(|known| known.is(name))
    }

    /// The shape with one more interned name, or `None` when there would be too many attributes.
    pub(crate) fn child(&self, name: &Ref<Str>) -> Option<Rc<Shape>> {
        if self.names.len() >= MAX_SHAPE_LENGTH {
            return None;
        }
        let mut children = self.children.borrow_mut();
        if let Some(child) = children.iter().find(|child| child.names[self.names.len()].is(name)) {
            return Some(child.clone());
        }
        let names = self.names.iter().chain([name]).cloned().collect();
        let child = Rc::new(Shape { names, children: RefCell::new(Vec::new()) });
        children.push(child.clone());
        Some(child)
    }
}
