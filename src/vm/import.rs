//! Imports: where modules come from, and how a dotted name becomes a module.
//!
//! A module is looked for, in this order, as CPython does: in `sys.modules`; among the native modules that CPython has built in; in the
//! folders of `sys.path` (or of the package's `__path__`) through the host; and last in the library that is frozen into the program, which
//! stands where CPython has its library folder.

use crate::object::dict::Dict;
use crate::object::interp::CompileMode;
use crate::object::protocol::{attribute, iterate, text, truth};
use crate::object::raise::field;
use crate::object::{Args, Interp, Outcome, Raised, Ref, Str, Value};
use crate::types::module;

/// Where the code of a module is.
enum Found {
    /// Written in Rust.
    Native(fn(&Interp, &Ref<Dict>)),
    /// Text that the program carries.
    Frozen { source: &'static str, is_package: bool },
    /// A file.
    File { path: String, is_package: bool },
    /// A folder without `__init__.py`.
    Namespace { path: String },
}

/// Imports a module by its absolute name and gives the module of the last component. May run Python.
pub fn import_module(interp: &Interp, name: &str) -> Outcome {
    let mut parent: Option<Value> = None;
    let mut end = 0;
    loop {
        end = name[end..].find('.').map_or(name.len(), |dot| end + dot);
        let module = import_component(interp, &name[..end], parent.as_ref())?;
        if end == name.len() {
            return Ok(module);
        }
        parent = Some(module);
        end += 1;
    }
}

/// Imports one component, whose parent package is imported already.
fn import_component(interp: &Interp, name: &str, parent: Option<&Value>) -> Outcome {
    let key = interp.intern(name);
    if let Some(module) = interp.modules.get_text(&key) {
        if module.is_none() {
            return Err(not_found(interp, name, &format!("import of {name} halted; None in sys.modules")));
        }
        return Ok(module);
    }
    let search_path = match parent {
        None => None,
        Some(parent) => Some(package_path(interp, name, parent)?),
    };
    let Some(found) = find(interp, name, search_path.as_ref())? else {
        return Err(not_found(interp, name, &format!("No module named '{name}'")));
    };
    let module = load(interp, name, &key, &found)?;
    if let (Some(parent), Some((_, child))) = (parent, name.rsplit_once('.')) {
        attribute::set(interp, parent, &interp.intern(child), Some(&module))?;
    }
    Ok(module)
}

#[cold]
fn not_found(interp: &Interp, name: &str, message: &str) -> Raised {
    let exception = interp.exception(&interp.exceptions.module_not_found_error, vec![interp.text(message).into_value()]);
    exception.set_field(field::NAME, Some(interp.text(name).into_value()));
    interp.raise(exception.into_value())
}

/// The `__path__` of a package, in which its submodules are looked for.
fn package_path(interp: &Interp, name: &str, parent: &Value) -> Outcome {
    match attribute::try_get(interp, parent, &interp.names.path)? {
        Some(path) => Ok(path),
        None => {
            let package = name.rsplit_once('.').map_or("", |(package, _)| package);
            Err(not_found(interp, name, &format!("No module named '{name}'; '{package}' is not a package")))
        }
    }
}

fn find(interp: &Interp, name: &str, search_path: Option<&Value>) -> Outcome<Option<Found>> {
    if let Some((_, populate)) = crate::builtins::MODULES.iter().find(|(known, _)| *known == name && is_built_in(name)) {
        return Ok(Some(Found::Native(*populate)));
    }
    let folders = match search_path {
        Some(path) => iterate::collect(interp, path)?,
        None => crate::builtins::sys::path(interp)?,
    };
    let tail = name.rsplit_once('.').map_or(name, |(_, tail)| tail);
    let mut namespace = None;
    for folder in folders.iter().filter_map(|folder| folder.to_ref::<Str>()) {
        let folder = folder.to_lossy();
        let base = if folder.is_empty() { tail.to_owned() } else { format!("{}/{tail}", folder.trim_end_matches('/')) };
        let (package, file) = (format!("{base}/__init__.py"), format!("{base}.py"));
        if interp.host.is_file(&package) {
            return Ok(Some(Found::File { path: package, is_package: true }));
        }
        if interp.host.is_file(&file) {
            return Ok(Some(Found::File { path: file, is_package: false }));
        }
        if namespace.is_none() && interp.host.is_directory(&base) {
            namespace = Some(Found::Namespace { path: base });
        }
    }
    if let Some((_, populate)) = crate::builtins::MODULES.iter().find(|(known, _)| *known == name) {
        return Ok(Some(Found::Native(*populate)));
    }
    if let Some(module) = crate::stdlib::find(name) {
        return Ok(Some(Found::Frozen { source: module.source, is_package: module.is_package }));
    }
    Ok(namespace)
}

/// A module's text, for whoever runs it under another name.
pub(crate) struct Located {
    /// The text; empty for a package.
    pub source: Vec<u8>,
    /// The file name that it shows.
    pub file: String,
    /// Whether it is a package.
    pub is_package: bool,
}

/// Looks for the text of a module whose parent package is imported already. A native module has none.
pub(crate) fn locate(interp: &Interp, name: &str) -> Outcome<Option<Located>> {
    let search_path = match name.rsplit_once('.') {
        None => None,
        Some((parent, _)) => {
            let parent = import_module(interp, parent)?;
            Some(package_path(interp, name, &parent)?)
        }
    };
    let located = match find(interp, name, search_path.as_ref())? {
        None | Some(Found::Native(_)) => return Ok(None),
        Some(Found::Namespace { path }) => Located { source: Vec::new(), file: path, is_package: true },
        Some(Found::Frozen { source, is_package }) => {
            Located { source: source.as_bytes().to_vec(), file: frozen_file_name(name, is_package), is_package }
        }
        Some(Found::File { path, is_package: true }) => Located { source: Vec::new(), file: path, is_package: true },
        Some(Found::File { path, is_package: false }) => match interp.host.read_file(&path) {
            Ok(source) => Located { source, file: path, is_package: false },
            Err(error) => return Err(interp.import_error(format!("cannot read {path}: {error}"))),
        },
    };
    Ok(Some(located))
}

/// Whether CPython has the module built in, so that no file can take its place.
fn is_built_in(name: &str) -> bool {
    name.starts_with('_') || ["sys", "builtins", "gc", "time", "itertools", "atexit", "errno", "marshal"].contains(&name)
}

/// Makes the module, enters it into `sys.modules` and runs its body; a body that raises leaves no entry.
fn load(interp: &Interp, name: &str, key: &Ref<Str>, found: &Found) -> Outcome {
    let module = module::make(interp, name);
    let value = module.value();
    let Some(dict) = module.dict.get() else { return Err(interp.system_error("a module without a namespace")) };
    let set = |field: &Ref<Str>, content: Value| drop(dict.set_text(field, content));
    let (is_package, file) = match found {
        Found::Native(_) => (false, None),
        Found::Frozen { is_package, .. } => (*is_package, Some(frozen_file_name(name, *is_package))),
        Found::File { path, is_package } => (*is_package, Some(path.clone())),
        Found::Namespace { .. } => (true, None),
    };
    let package = if is_package { name } else { name.rsplit_once('.').map_or("", |(package, _)| package) };
    set(&interp.names.package, interp.intern(package).into_value());
    let spec = module_spec(interp, name)?;
    set(&interp.names.spec, spec.clone());
    if let Found::Namespace { .. } = found {
        set(&interp.names.file, Value::NONE);
    }
    if let Some(file) = &file {
        let file = interp.text(file).into_value();
        let is_found = matches!(found, Found::File { .. });
        let origin = if is_found { file.clone() } else { interp.intern("frozen").into_value() };
        attribute::set(interp, &spec, &interp.intern("origin"), Some(&origin))?;
        attribute::set(interp, &spec, &interp.intern("has_location"), Some(&Value::bool(is_found)))?;
        set(&interp.names.file, file);
    } else if matches!(found, Found::Native(_)) {
        attribute::set(interp, &spec, &interp.intern("origin"), Some(interp.intern("built-in").as_value()))?;
    }
    if is_package {
        let folder = match (found, &file) {
            (Found::Namespace { path }, _) => path.clone(),
            (_, Some(file)) => file.rsplit_once('/').map_or(String::new(), |(folder, _)| folder.to_owned()),
            _ => String::new(),
        };
        let path = interp.list(vec![interp.text(folder).into_value()]).into_value();
        attribute::set(interp, &spec, &interp.intern("submodule_search_locations"), Some(&path))?;
        set(&interp.names.path, path);
    }
    drop(interp.modules.set_text(key, value.clone()));
    if let Err(raised) = run_body(interp, &dict, found, file.as_deref()) {
        drop(interp.modules.remove_text(key));
        return Err(raised);
    }
    if let Some(spec) = dict.get_text(&interp.names.spec).filter(|spec| !spec.is_none()) {
        attribute::set(interp, &spec, &interp.intern("_initializing"), Some(&Value::FALSE))?;
    }
    // The body may have put something else into `sys.modules`.
    Ok(interp.modules.get_text(key).unwrap_or(value))
}

/// What `__spec__` tells of every module: its name, where it was found, and whether the body is still running.
pub(crate) fn module_spec(interp: &Interp, name: &str) -> Outcome {
    let spec = crate::object::protocol::call::call_positional(interp, interp.types.simple_namespace.as_value(), &[])?;
    attribute::set(interp, &spec, &interp.intern("name"), Some(interp.intern(name).as_value()))?;
    let package = name.rsplit_once('.').map_or("", |(package, _)| package);
    attribute::set(interp, &spec, &interp.intern("parent"), Some(interp.intern(package).as_value()))?;
    for absent in ["loader", "origin", "submodule_search_locations", "cached"] {
        attribute::set(interp, &spec, &interp.intern(absent), Some(&Value::NONE))?;
    }
    attribute::set(interp, &spec, &interp.intern("has_location"), Some(&Value::FALSE))?;
    attribute::set(interp, &spec, &interp.intern("_initializing"), Some(&Value::TRUE))?;
    Ok(spec)
}

/// Whether a module's body is still running.
fn is_initialising(interp: &Interp, module: &Value) -> Outcome<bool> {
    let Some(spec) = attribute::try_get(interp, module, &interp.names.spec)? else { return Ok(false) };
    let flag = attribute::try_get(interp, &spec, &interp.intern("_initializing"))?;
    Ok(flag.is_some_and(|flag| flag.as_bool() == Some(true)))
}

/// The file name that modules of the frozen library show.
fn frozen_file_name(name: &str, is_package: bool) -> String {
    let path = name.replace('.', "/");
    if is_package { format!("<frozen>/{path}/__init__.py") } else { format!("<frozen>/{path}.py") }
}

fn run_body(interp: &Interp, dict: &Ref<Dict>, found: &Found, file: Option<&str>) -> Outcome<()> {
    let file = file.unwrap_or("<unknown>");
    let source = match found {
        Found::Native(populate) => {
            populate(interp, dict);
            return Ok(());
        }
        Found::Namespace { .. } => return Ok(()),
        Found::Frozen { source, .. } => std::borrow::Cow::Borrowed(source.as_bytes()),
        Found::File { path, .. } => match interp.host.read_file(path) {
            Ok(bytes) => std::borrow::Cow::Owned(bytes),
            Err(error) => return Err(interp.import_error(format!("cannot read {path}: {error}"))),
        },
    };
    let code = super::run::compile(interp, &source, file, CompileMode::Exec)?;
    super::run::run_code(interp, code, dict.clone(), None).map(drop)
}

/// `__import__(name, globals=None, locals=None, fromlist=(), level=0)`. May run Python.
pub fn import_function(interp: &Interp, args: &Args<'_>) -> Outcome {
    let Some(name) = args[0].to_ref::<Str>() else {
        return Err(interp.type_error("module name must be a string"));
    };
    let level = crate::object::protocol::number::to_i64(interp, &args[4])?;
    let name = name.to_lossy().into_owned();
    let absolute = match level {
        0 if name.is_empty() => return Err(interp.value_error("Empty module name")),
        0 => name.clone(),
        level if level < 0 => return Err(interp.value_error("level must be >= 0")),
        level => resolve(interp, &name, &args[1], level)?,
    };
    let module = import_module(interp, &absolute)?;
    let has_wanted = !args[3].is_none() && truth::is_true(interp, &args[3])?;
    if has_wanted {
        import_wanted(interp, &absolute, &module, &args[3])?;
        return Ok(module);
    }
    let head_length = name.find('.').unwrap_or(name.len());
    if level > 0 && name.is_empty() {
        return Ok(module);
    }
    // Without a list of names the first component is what the statement binds.
    let cut = name.len() - head_length;
    import_module(interp, &absolute[..absolute.len() - cut])
}

/// The absolute name of a relative import.
fn resolve(interp: &Interp, name: &str, globals: &Value, level: i64) -> Outcome<String> {
    let package = package_of(interp, globals)?;
    if package.is_empty() {
        return Err(interp.import_error("attempted relative import with no known parent package"));
    }
    let mut base = package.as_str();
    for _ in 1..level {
        match base.rsplit_once('.') {
            Some((parent, _)) => base = parent,
            None => return Err(interp.import_error("attempted relative import beyond top-level package")),
        }
    }
    Ok(if name.is_empty() { base.to_owned() } else { format!("{base}.{name}") })
}

fn package_of(interp: &Interp, globals: &Value) -> Outcome<String> {
    if globals.is_none() {
        return Err(interp.key_error(interp.text("'__name__' not in globals").as_value()));
    }
    let Some(globals) = globals.cast::<Dict>() else { return Err(interp.type_error("globals must be a dict")) };
    let entry = |name: &Ref<Str>| globals.get_text(name).and_then(|value| value.to_ref::<Str>());
    if let Some(package) = entry(&interp.names.package) {
        return Ok(package.to_lossy().into_owned());
    }
    let Some(name) = entry(&interp.names.name) else { return Err(interp.key_error(interp.names.name.as_value())) };
    let name = name.to_lossy().into_owned();
    if globals.get_text(&interp.names.path).is_some() {
        return Ok(name);
    }
    Ok(name.rsplit_once('.').map_or(String::new(), |(package, _)| package.to_owned()))
}

/// Imports those of the wanted names that are submodules of a package.
fn import_wanted(interp: &Interp, absolute: &str, module: &Value, wanted: &Value) -> Outcome<()> {
    if attribute::try_get(interp, module, &interp.names.path)?.is_none() {
        return Ok(());
    }
    for name in iterate::collect(interp, wanted)? {
        let Some(name) = name.to_ref::<Str>() else {
            let kind = interp.type_of(&name).name();
            return Err(interp.type_error(format!("Item in ``from list'' must be str, not {kind}")));
        };
        if name.as_bytes() == b"*" {
            if let Some(all) = attribute::try_get(interp, module, &interp.names.all)? {
                import_wanted(interp, absolute, module, &all)?;
            }
            continue;
        }
        if attribute::try_get(interp, module, &interp.intern_text(&name))?.is_some() {
            continue;
        }
        let full = format!("{absolute}.{}", name.to_lossy());
        if let Err(raised) = import_module(interp, &full) {
            forgive_missing(interp, raised, &full)?;
        }
    }
    Ok(())
}

/// A wanted name that is no submodule is reported later, by `import_from`.
fn forgive_missing(interp: &Interp, raised: Raised, full: &str) -> Outcome<()> {
    if !interp.raised_is(&raised, &interp.exceptions.module_not_found_error) {
        return Err(raised);
    }
    let exception = interp.take_raised(raised);
    let missing = exception.cast::<crate::object::exception::Exception>().and_then(|payload| payload.field(field::NAME));
    let is_this = missing.and_then(|name| name.to_ref::<Str>()).is_some_and(|name| name.as_bytes() == full.as_bytes());
    if is_this { Ok(()) } else { Err(interp.raise_again(exception)) }
}

/// `from module import name`.
pub(super) fn import_from(interp: &Interp, module: &Value, name: &Ref<Str>) -> Outcome {
    if let Some(found) = attribute::try_get(interp, module, name)? {
        return Ok(found);
    }
    let module_name = attribute::try_get(interp, module, &interp.names.name)?.and_then(|name| name.to_ref::<Str>());
    if let Some(module_name) = &module_name {
        let full = format!("{}.{}", module_name.to_lossy(), name.to_lossy());
        if let Some(found) = interp.modules.get_text(&interp.intern(&full)) {
            return Ok(found);
        }
    }
    Err(cannot_import(interp, module, module_name.as_deref(), name)?)
}

#[cold]
fn cannot_import(interp: &Interp, module: &Value, module_name: Option<&Str>, name: &Ref<Str>) -> Outcome<Raised> {
    let file = attribute::try_get(interp, module, &interp.names.file)?.filter(|file| file.cast::<Str>().is_some());
    let module_text = module_name.map_or_else(|| "<unknown module name>".into(), |name| name.to_lossy().into_owned());
    let location = match &file {
        Some(file) => text::str(interp, file)?.to_lossy().into_owned(),
        None => "unknown location".to_owned(),
    };
    let message = if is_initialising(interp, module)? {
        format!(
            "cannot import name '{}' from partially initialized module '{module_text}' (most likely due to a circular import) ({location})",
            name.to_lossy()
        )
    } else {
        format!("cannot import name '{}' from '{module_text}' ({location})", name.to_lossy())
    };
    let exception = interp.exception(&interp.exceptions.import_error, vec![interp.text(message).into_value()]);
    exception.set_field(field::NAME, Some(interp.text(module_text).into_value()));
    exception.set_field(field::OBJECT, file);
    exception.set_field(crate::types::exception_fields::NAME_FROM, Some(name.value()));
    Ok(interp.raise(exception.into_value()))
}
