//! The module `posix`: what `os` asks of the host. The rest of `os` is written in the language.

use crate::object::dict::Dict;
use crate::object::native::Method;
use crate::object::protocol::number;
use crate::object::{Args, Interp, Outcome, Ref, Str, Value};
use crate::types::bytes::{bytes_of, bytes_value};

use super::{descriptors, enter_functions, file, processes};

const FUNCTIONS: &[Method] = &[
    Method::function("fspath", "path", |interp, args| file::file_system_path(interp, &args[0])),
    Method::function("getcwd", "", |interp, _| {
        let folder = interp.host.current_directory().map_err(|error| interp.host_error(&error, None))?;
        Ok(interp.text(folder).into_value())
    }),
    Method::function("getpid", "", |interp, _| Ok(interp.int(i64::from(interp.host.process_identifier())))),
    Method::function("listdir", "path=None", list_directory),
    Method::function("mkdir", "path, mode=511, *, dir_fd=None", |interp, args| {
        on_path(interp, &args[0], "mkdir", |path| interp.host.make_directory(path))
    }),
    Method::function("rmdir", "path, *, dir_fd=None", |interp, args| {
        on_path(interp, &args[0], "rmdir", |path| interp.host.remove_directory(path))
    }),
    Method::function("remove", "path, *, dir_fd=None", |interp, args| {
        on_path(interp, &args[0], "remove", |path| interp.host.remove_file(path))
    }),
    Method::function("unlink", "path, *, dir_fd=None", |interp, args| {
        on_path(interp, &args[0], "unlink", |path| interp.host.remove_file(path))
    }),
    Method::function("rename", "src, dst, *, src_dir_fd=None, dst_dir_fd=None", rename),
    Method::function("urandom", "size, /", random_bytes),
    Method::function("strerror", "code, /", |interp, args| {
        let number = number::to_i64(interp, &args[0])?;
        let number = i32::try_from(number).map_err(|_| interp.overflow_error("Python int too large to convert to C int"))?;
        Ok(interp.text(crate::object::host::error_text(&std::io::Error::from_raw_os_error(number))).into_value())
    }),
    Method::function("_is_file", "path, /", |interp, args| {
        let path = path_argument(interp, &args[0], "stat")?;
        Ok(Value::bool(interp.host.is_file(&path)))
    }),
    Method::function("_is_directory", "path, /", |interp, args| {
        let path = path_argument(interp, &args[0], "stat")?;
        Ok(Value::bool(interp.host.is_directory(&path)))
    }),
    Method::function("_size", "path, /", |interp, args| {
        let path = path_argument(interp, &args[0], "stat")?;
        let content = interp.host.read_file(&path).map_err(|error| interp.host_error(&error, Some(&args[0])))?;
        Ok(interp.int_from_usize(content.len()))
    }),
];

const NUMBERS: &[(&str, i32)] = &[
    ("O_RDONLY", libc::O_RDONLY),
    ("O_WRONLY", libc::O_WRONLY),
    ("O_RDWR", libc::O_RDWR),
    ("O_APPEND", libc::O_APPEND),
    ("O_CREAT", libc::O_CREAT),
    ("O_EXCL", libc::O_EXCL),
    ("O_TRUNC", libc::O_TRUNC),
    ("O_CLOEXEC", libc::O_CLOEXEC),
    ("O_NONBLOCK", libc::O_NONBLOCK),
    ("O_NOFOLLOW", libc::O_NOFOLLOW),
    ("O_DIRECTORY", libc::O_DIRECTORY),
    ("WNOHANG", libc::WNOHANG),
];

/// Fills the namespace.
pub fn populate(interp: &Interp, dict: &Ref<Dict>) {
    for functions in [FUNCTIONS, descriptors::FUNCTIONS, processes::FUNCTIONS] {
        enter_functions(interp, dict, functions);
    }
    for (name, number) in NUMBERS {
        drop(dict.set_text(&interp.intern(name), Value::int_from_i32(*number)));
    }
    let environment = interp.dict();
    for (name, value) in interp.host.environment_all() {
        drop(environment.set_text(&interp.text(name), interp.text(value).into_value()));
    }
    drop(dict.set_text(&interp.intern("environ"), environment.into_value()));
}

/// A path as text. May run Python.
fn path_argument(interp: &Interp, value: &Value, function: &str) -> Outcome<String> {
    let path = match file::file_system_path(interp, value) {
        Ok(path) => path,
        Err(raised) if interp.raised_is(&raised, &interp.exceptions.type_error) => {
            drop(interp.take_raised(raised));
            let kind = interp.type_of(value).name();
            return Err(interp.type_error(format!("{function}: path should be string, bytes or os.PathLike, not {kind}")));
        }
        Err(raised) => return Err(raised),
    };
    let path = match path.cast::<Str>() {
        Some(text) => text.to_lossy().into_owned(),
        None => String::from_utf8_lossy(&bytes_of(&path).unwrap_or_default()).into_owned(),
    };
    if path.contains('\0') {
        return Err(interp.value_error(format!("{function}: embedded null character in path")));
    }
    Ok(path)
}

fn on_path(interp: &Interp, value: &Value, function: &str, act: impl FnOnce(&str) -> std::io::Result<()>) -> Outcome {
    let path = path_argument(interp, value, function)?;
    act(&path).map_err(|error| interp.host_error(&error, Some(value)))?;
    Ok(Value::NONE)
}

fn list_directory(interp: &Interp, args: &Args<'_>) -> Outcome {
    let path = if args[0].is_none() { ".".to_owned() } else { path_argument(interp, &args[0], "listdir")? };
    let names =
        interp.host.list_directory(&path).map_err(|error| interp.host_error(&error, Some(&args[0]).filter(|path| !path.is_none())))?;
    Ok(interp.list(names.into_iter().map(|name| interp.text(name).into_value()).collect()).into_value())
}

fn rename(interp: &Interp, args: &Args<'_>) -> Outcome {
    let (from, to) = (path_argument(interp, &args[0], "rename")?, path_argument(interp, &args[1], "rename")?);
    let renamed = interp.host.rename(&from, &to);
    renamed.map_err(|error| {
        let raised = interp.host_error(&error, Some(&args[0]));
        let exception = interp.take_raised(raised);
        let second = interp.intern("filename2");
        match crate::object::protocol::attribute::set(interp, &exception, &second, Some(&args[1])) {
            Ok(()) => interp.raise_again(exception),
            Err(raised) => raised,
        }
    })?;
    Ok(Value::NONE)
}

fn random_bytes(interp: &Interp, args: &Args<'_>) -> Outcome {
    let size = number::to_i64(interp, &args[0])?;
    let Ok(size) = usize::try_from(size) else { return Err(interp.value_error("negative argument not allowed")) };
    if !crate::types::sequence::is_allocatable(interp, size) {
        return Err(interp.out_of_memory());
    }
    let mut bytes = vec![0; size];
    interp.host.entropy(&mut bytes).map_err(|error| interp.host_error(&error, None))?;
    Ok(bytes_value(interp, bytes))
}
