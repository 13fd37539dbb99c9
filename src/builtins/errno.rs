//! The module `errno`: the operating system's numbers of errors.

use crate::object::dict::Dict;
use crate::object::protocol::item;
use crate::object::{Interp, Ref};

macro_rules! numbers {
    ($( $name:ident )*) => {
        const NUMBERS: &[(&str, i32)] = &[("EDEADLOCK", libc::EDEADLK), $( (stringify!($name), libc::$name), )*];
    };
}

// Those that Linux and macOS both have.
numbers! {
    E2BIG EACCES EADDRINUSE EADDRNOTAVAIL EAFNOSUPPORT EAGAIN EALREADY EBADF EBADMSG EBUSY ECANCELED ECHILD ECONNABORTED ECONNREFUSED
    ECONNRESET EDEADLK EDESTADDRREQ EDOM EDQUOT EEXIST EFAULT EFBIG EHOSTDOWN EHOSTUNREACH EIDRM EILSEQ EINPROGRESS EINTR EINVAL EIO
    EISCONN EISDIR ELOOP EMFILE EMLINK EMSGSIZE EMULTIHOP ENAMETOOLONG ENETDOWN ENETRESET ENETUNREACH ENFILE ENOBUFS ENODATA ENODEV
    ENOENT ENOEXEC ENOLCK ENOLINK ENOMEM ENOMSG ENOPROTOOPT ENOSPC ENOSR ENOSTR ENOSYS ENOTBLK ENOTCONN ENOTDIR ENOTEMPTY
    ENOTRECOVERABLE ENOTSOCK ENOTSUP ENOTTY ENXIO EOPNOTSUPP EOVERFLOW EOWNERDEAD EPERM EPFNOSUPPORT EPIPE EPROTO EPROTONOSUPPORT
    EPROTOTYPE ERANGE EREMOTE EROFS ESHUTDOWN ESOCKTNOSUPPORT ESPIPE ESRCH ESTALE ETIME ETIMEDOUT ETOOMANYREFS ETXTBSY EUSERS
    EWOULDBLOCK EXDEV
}

/// Fills the namespace.
pub fn populate(interp: &Interp, dict: &Ref<Dict>) {
    let names = interp.dict();
    for (name, number) in NUMBERS {
        let number = interp.int(i64::from(*number));
        drop(dict.set_text(&interp.intern(name), number.clone()));
        // Integers hash and compare without scripts, so nothing here fails. Of two names for a number the first stands.
        if let Ok(false) = item::contains(interp, names.as_value(), &number) {
            drop(item::set(interp, names.as_value(), &number, interp.intern(name).as_value()));
        }
    }
    drop(dict.set_text(&interp.intern("errorcode"), names.into_value()));
}
