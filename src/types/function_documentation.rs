//! `__doc__` of the functions of `builtins`, by their names. Other native functions have none.

use crate::object::{Interp, Value};

const TEXTS: &[(&str, &str)] = &[
    ("abs", "Return the distance of a number from zero."),
    ("all", "Return True when no item of the iterable is false, also when there are no items."),
    ("any", "Return True when an item of the iterable is true."),
    ("bin", "Return the binary digits of an integer, after 0b."),
    ("callable", "Return whether calling the object can work: it is a function, a class, or has __call__."),
    ("chr", "Return the text of the one character with this code point."),
    ("dir", "Return the sorted names of the attributes of an object, or those of the current scope."),
    ("divmod", "Return the pair (x//y, x%y)."),
    ("eval", "Evaluate an expression in the given namespaces."),
    ("exec", "Run statements in the given namespaces."),
    ("format", "Return the value as text, formatted by __format__."),
    ("getattr", "Return the named attribute of an object, or the default when there is none."),
    ("globals", "Return the namespace of the current module."),
    ("hasattr", "Return whether the object has an attribute with this name."),
    ("hash", "Return the hash of an object; objects that are equal have equal ones."),
    ("hex", "Return the hexadecimal digits of an integer, after 0x."),
    ("id", "Return the identity of an object, which no other object has as long as it lives."),
    ("input", "Read a line from standard input, without its line feed, after printing the prompt."),
    ("isinstance", "Return whether an object is an instance of a class, or of one in a tuple of classes."),
    ("issubclass", "Return whether a class is derived from another one, or from one in a tuple of classes."),
    ("iter", "Return an iterator over the object, or over the results of a callable until the sentinel."),
    ("len", "Return the number of items that an object holds."),
    ("locals", "Return the variables of the current scope."),
    ("max", "Return the largest item of the iterable, or the largest argument."),
    ("min", "Return the smallest item of the iterable, or the smallest argument."),
    ("next", "Return the next item of an iterator, or the default at its end."),
    ("oct", "Return the octal digits of an integer, after 0o."),
    ("ord", "Return the code point of a text of one character."),
    ("pow", "Return base to the power of exp, modulo mod when that is given."),
    ("print", "Write the values to a stream, sys.stdout by default, with sep between them and end after them."),
    ("repr", "Return the text that stands for an object in source code or in a log."),
    ("round", "Return the number rounded to ndigits decimals; to an integer without them."),
    ("setattr", "Set the named attribute of an object."),
    ("sorted", "Return a list of the items of the iterable in ascending order."),
    ("sum", "Return start plus all items of the iterable."),
    ("vars", "Return the __dict__ of an object; without argument, the variables of the current scope."),
];

/// `__doc__` of the function with this name, when it is one of `builtins`.
pub(super) fn text(interp: &Interp, name: &str) -> Value {
    match TEXTS.binary_search_by(|(known, _)| (*known).cmp(name)) {
        Ok(place) => interp.text(TEXTS[place].1).into_value(),
        Err(_) => Value::NONE,
    }
}
