//! `__build_class__`: what a class statement calls.

use crate::object::header::Ref;
use crate::object::protocol::{attribute, call, item, text};
use crate::object::string::Str;
use crate::object::tuple::Tuple;
use crate::object::ty::Type;
use crate::object::{Args, Interp, Method, Outcome, Value};

use super::cell::CellObject;
use super::class_build::calculate_metaclass;

/// The row for the module `builtins`.
pub const BUILD_CLASS: Method = Method::function("__build_class__", "*args, **kwargs", build_class);

/// Enters the function into the namespace of `builtins`.
pub fn install(interp: &Interp) {
    let function = interp.module_function(&Value::NONE, &BUILD_CLASS);
    drop(interp.builtins.set_text(&interp.names.build_class, function));
}

/// The arguments of a class statement, resolved.
struct Statement {
    name: Value,
    bases: Value,
    metaclass: Value,
    /// The keywords without `metaclass`: values and names.
    keywords: Vec<Value>,
    keyword_names: Option<Ref<Tuple>>,
}

impl Statement {
    /// Calls with `values`, then the keywords.
    fn call(&self, interp: &Interp, callee: &Value, values: &[Value]) -> Outcome {
        let mut all = values.to_vec();
        all.extend(self.keywords.iter().cloned());
        call::call(interp, callee, &Args::with_names(&all, self.keyword_names.as_ref()))
    }
}

fn build_class(interp: &Interp, args: &Args<'_>) -> Outcome {
    let [function, name, given_bases @ ..] = args.positional() else {
        return Err(interp.type_error("__build_class__: not enough arguments"));
    };
    if name.cast::<Str>().is_none() {
        return Err(interp.type_error("__build_class__: name is not a string"));
    }
    let given_bases = interp.tuple(given_bases.to_vec());
    let bases = resolve_bases(interp, &given_bases)?;
    let is_resolved = bases.is_some();
    let bases = bases.unwrap_or_else(|| given_bases.clone());
    let (metaclass, keywords, keyword_names) = split_keywords(interp, args, &bases)?;
    let statement = Statement { name: name.clone(), bases: bases.value(), metaclass, keywords, keyword_names };
    let namespace = prepare(interp, &statement)?;
    let Some(run) = interp.hooks.run_class_body.get() else {
        return Err(interp.type_error("__build_class__: func must be a function"));
    };
    let cell = run(interp, function, &namespace)?;
    if is_resolved {
        item::set(interp, &namespace, interp.names.orig_bases.as_value(), given_bases.as_value())?;
    }
    let class = statement.call(interp, &statement.metaclass, &[statement.name.clone(), statement.bases.clone(), namespace])?;
    check_cell(interp, &cell, &class, name)?;
    Ok(class)
}

/// The bases with each that is no class replaced by what its `__mro_entries__` gives; `None` when there is none.
fn resolve_bases(interp: &Interp, given: &Ref<Tuple>) -> Outcome<Option<Ref<Tuple>>> {
    let mut resolved: Vec<Value> = Vec::with_capacity(given.len());
    let mut has_changed = false;
    for base in given.items() {
        if base.cast::<Type>().is_some() {
            resolved.push(base.clone());
            continue;
        }
        let Some(method) = attribute::try_get(interp, base, &interp.names.mro_entries)? else {
            resolved.push(base.clone());
            continue;
        };
        let entries = call::call_positional(interp, &method, &[given.value()])?;
        let Some(entries) = entries.cast::<Tuple>() else {
            return Err(interp.type_error("__mro_entries__ must return a tuple"));
        };
        resolved.extend(entries.items().iter().cloned());
        has_changed = true;
    }
    Ok(has_changed.then(|| interp.tuple(resolved)))
}

type Keywords = (Value, Vec<Value>, Option<Ref<Tuple>>);

/// The metaclass, and the other keywords.
fn split_keywords(interp: &Interp, args: &Args<'_>, bases: &Tuple) -> Outcome<Keywords> {
    let mut metaclass = None;
    let (mut names, mut values) = (Vec::new(), Vec::new());
    for (name, value) in args.keywords() {
        if name.cast::<Str>().is_some_and(|name| name.as_bytes() == interp.names.metaclass.as_bytes()) {
            metaclass = Some(value.clone());
        } else {
            names.push(name.clone());
            values.push(value.clone());
        }
    }
    let metaclass = match (metaclass, bases.items().first()) {
        (Some(metaclass), _) => metaclass,
        (None, Some(base)) => interp.type_of(base).value(),
        (None, None) => interp.types.type_.value(),
    };
    // Something other than a class is called as it is.
    let metaclass = match metaclass.to_ref::<Type>() {
        Some(ty) => calculate_metaclass(interp, &ty, bases.items())?.into_value(),
        None => metaclass,
    };
    let names = (!names.is_empty()).then(|| interp.tuple(names));
    Ok((metaclass, values, names))
}

fn prepare(interp: &Interp, statement: &Statement) -> Outcome {
    let Some(prepare) = attribute::try_get(interp, &statement.metaclass, &interp.names.prepare)? else {
        return Ok(interp.dict().into_value());
    };
    let namespace = statement.call(interp, &prepare, &[statement.name.clone(), statement.bases.clone()])?;
    if interp.type_of(&namespace).slots.getitem.get().is_none() {
        let metaclass = statement.metaclass.cast::<Type>().map_or_else(|| "<metaclass>".to_owned(), Type::name);
        let actual = interp.type_of(&namespace).name();
        return Err(interp.type_error(format!("{metaclass}.__prepare__() must return a mapping, not {actual}")));
    }
    Ok(namespace)
}

/// The cell of `__class__` must have been filled by `type.__new__`, with this class.
fn check_cell(interp: &Interp, cell: &Value, class: &Value, name: &Value) -> Outcome<()> {
    let (Some(cell), Some(_)) = (cell.cast::<CellObject>(), class.cast::<Type>()) else {
        return Ok(());
    };
    match cell.content.get() {
        Some(content) if content.is(class) => Ok(()),
        None => {
            let (name, class) = (text::repr_string(interp, name)?, text::repr_string(interp, class)?);
            Err(interp
                .runtime_error(format!("__class__ not set defining {name} as {class}. Was __classcell__ propagated to type.__new__?")))
        }
        Some(content) => {
            let (content, name) = (text::repr_string(interp, &content)?, text::repr_string(interp, name)?);
            let class = text::repr_string(interp, class)?;
            Err(interp.type_error(format!("__class__ set to {content} defining {name} as {class}")))
        }
    }
}
