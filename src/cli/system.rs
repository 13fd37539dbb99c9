//! Processes and file descriptors of this process, for scripts.
#![allow(unsafe_code, reason = "calls into libc")]
//!
//! Invariants:
//! 1. Every pointer passed to libc points to memory that lives through the call and is as long as the call is told.
//! 2. Between fork and exec the child only makes calls that POSIX allows there, and allocates nothing.
//! 3. A descriptor that a script names is the script's: nothing in this program relies on descriptors above 2, but for the duplicate of
//!    the standard output, whose loss is an error of a write.

use std::ffi::{CString, OsStr, OsString};
use std::io;
use std::os::fd::{BorrowedFd, OwnedFd};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};
use std::time::Duration;

use morelia::{Disposition, Poll, Spawn, System};

use super::signal;

/// See the module documentation.
pub struct Local;

impl System for Local {
    fn spawn(&self, request: &Spawn<'_>) -> io::Result<i32> {
        spawn(request)
    }

    fn wait(&self, process: i32, is_blocking: bool) -> io::Result<Option<(i32, i32)>> {
        let mut status = 0;
        // SAFETY: invariant 1.
        match checked(unsafe { libc::waitpid(process, &mut status, if is_blocking { 0 } else { libc::WNOHANG }) })? {
            0 => Ok(None),
            ended => Ok(Some((ended, status))),
        }
    }

    fn send_signal(&self, process: i32, signal: i32) -> io::Result<()> {
        // SAFETY: takes numbers alone.
        checked(unsafe { libc::kill(process, signal) }).map(drop)
    }

    fn exit(&self, status: i32) -> io::Error {
        // SAFETY: does not return.
        unsafe { libc::_exit(status) }
    }

    fn abort(&self) -> io::Error {
        std::process::abort()
    }

    fn parent(&self) -> io::Result<u32> {
        Ok(std::os::unix::process::parent_id())
    }

    fn set_signal(&self, signal: i32, disposition: Disposition) -> io::Result<Disposition> {
        signal::set(signal, disposition)
    }

    fn signal(&self, signal: i32) -> io::Result<Disposition> {
        signal::get(signal)
    }

    fn take_signals(&self) -> u64 {
        signal::take()
    }

    fn set_timer(&self, intervals: Option<(Duration, Duration)>) -> io::Result<(Duration, Duration)> {
        signal::set_timer(intervals)
    }

    fn pipe(&self) -> io::Result<(i32, i32)> {
        let mut ends = [0; 2];
        // SAFETY: invariant 1.
        checked(unsafe { libc::pipe(ends.as_mut_ptr()) })?;
        keep_from_children(ends[0])?;
        keep_from_children(ends[1])?;
        Ok((ends[0], ends[1]))
    }

    fn open(&self, path: &OsStr, flags: i32, mode: u32) -> io::Result<i32> {
        let path = c_string(path)?;
        // SAFETY: invariant 1.
        checked(unsafe { libc::open(path.as_ptr(), flags | libc::O_CLOEXEC, mode) })
    }

    fn set_mode(&self, path: &OsStr, mode: u32) -> io::Result<()> {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode))
    }

    fn read(&self, descriptor: i32, bytes: &mut [u8]) -> io::Result<usize> {
        // SAFETY: invariant 1.
        size(unsafe { libc::read(descriptor, bytes.as_mut_ptr().cast(), bytes.len()) })
    }

    fn write(&self, descriptor: i32, bytes: &[u8]) -> io::Result<usize> {
        // SAFETY: invariant 1.
        size(unsafe { libc::write(descriptor, bytes.as_ptr().cast(), bytes.len()) })
    }

    fn seek(&self, descriptor: i32, offset: i64, whence: i32) -> io::Result<i64> {
        // SAFETY: takes numbers alone.
        match unsafe { libc::lseek(descriptor, offset, whence) } {
            -1 => Err(io::Error::last_os_error()),
            position => Ok(position),
        }
    }

    fn truncate(&self, descriptor: i32, length: i64) -> io::Result<()> {
        // SAFETY: takes numbers alone.
        checked(unsafe { libc::ftruncate(descriptor, length) }).map(drop)
    }

    fn duplicate(&self, descriptor: i32, to: Option<i32>) -> io::Result<i32> {
        match to {
            // SAFETY: takes numbers alone; invariant 3.
            None => checked(unsafe { libc::fcntl(descriptor, libc::F_DUPFD_CLOEXEC, 0) }),
            // SAFETY: the same.
            Some(to) => checked(unsafe { libc::dup2(descriptor, to) }),
        }
    }

    fn close(&self, descriptor: i32) -> io::Result<()> {
        // SAFETY: invariant 3.
        checked(unsafe { libc::close(descriptor) }).map(drop)
    }

    fn is_terminal(&self, descriptor: i32) -> bool {
        // SAFETY: takes a number alone.
        unsafe { libc::isatty(descriptor) == 1 }
    }

    fn poll(&self, descriptors: &mut [Poll], timeout: Option<Duration>) -> io::Result<()> {
        let entry = |poll: &Poll| {
            let events = if poll.is_writing { libc::POLLOUT } else { libc::POLLIN };
            libc::pollfd { fd: poll.descriptor, events, revents: 0 }
        };
        let mut entries: Vec<libc::pollfd> = descriptors.iter().map(entry).collect();
        // A part of a millisecond is waited for as a whole one, lest the caller asks again and again.
        let milliseconds = timeout.map_or(-1, |time| i32::try_from(time.as_micros().div_ceil(1000)).unwrap_or(i32::MAX));
        // SAFETY: invariant 1.
        checked(unsafe { libc::poll(entries.as_mut_ptr(), entries.len() as libc::nfds_t, milliseconds) })?;
        for (poll, entry) in descriptors.iter_mut().zip(&entries) {
            poll.is_ready = entry.revents != 0;
        }
        Ok(())
    }
}

/// The result of a call that gives -1 for an error.
fn checked(result: i32) -> io::Result<i32> {
    if result == -1 { Err(io::Error::last_os_error()) } else { Ok(result) }
}

fn size(result: isize) -> io::Result<usize> {
    usize::try_from(result).map_err(|_| io::Error::last_os_error())
}

fn keep_from_children(descriptor: i32) -> io::Result<()> {
    // SAFETY: takes numbers alone.
    checked(unsafe { libc::fcntl(descriptor, libc::F_SETFD, libc::FD_CLOEXEC) }).map(drop)
}

fn c_string(text: &OsStr) -> io::Result<CString> {
    CString::new(text.as_bytes()).map_err(|_| io::Error::from_raw_os_error(libc::EINVAL))
}

fn c_strings(texts: &[OsString]) -> io::Result<Vec<CString>> {
    texts.iter().map(|text| c_string(text)).collect()
}

/// What libc takes as `argv` or `envp`; valid as long as the texts are.
fn pointers(texts: &[CString]) -> Vec<usize> {
    texts.iter().map(|text| text.as_ptr() as usize).chain(std::iter::once(0)).collect()
}

/// The work of the child between fork and exec. The pointers are kept as numbers, so that the closure may be sent.
struct Child {
    executables: Vec<CString>,
    arguments: Vec<usize>,
    environment: Vec<usize>,
    directory: Option<CString>,
    inherited: Vec<i32>,
    is_inheriting: bool,
    is_restoring_signals: bool,
    is_session_leader: bool,
    group: Option<i32>,
    /// Owners of what `arguments` and `environment` point to.
    _texts: [Vec<CString>; 2],
}

impl Child {
    fn new(request: &Spawn<'_>) -> io::Result<Child> {
        let texts = [c_strings(request.arguments)?, c_strings(request.environment)?];
        Ok(Child {
            executables: c_strings(request.executables)?,
            arguments: pointers(&texts[0]),
            environment: pointers(&texts[1]),
            directory: request.directory.map(c_string).transpose()?,
            inherited: request.inherited.to_vec(),
            is_inheriting: request.is_inheriting,
            is_restoring_signals: request.is_restoring_signals,
            is_session_leader: request.is_session_leader,
            group: request.group,
            _texts: texts,
        })
    }

    /// Becomes the program. Returns only to say why it could not.
    fn execute(&self) -> io::Error {
        match self.prepare() {
            Ok(()) => self.replace(),
            Err(error) => error,
        }
    }

    fn prepare(&self) -> io::Result<()> {
        // SAFETY: invariants 1 and 2.
        unsafe {
            if let Some(directory) = &self.directory {
                checked(libc::chdir(directory.as_ptr()))?;
            }
            // The standard library has made SIGPIPE usual already.
            libc::signal(libc::SIGPIPE, if self.is_restoring_signals { libc::SIG_DFL } else { libc::SIG_IGN });
            if self.is_restoring_signals {
                libc::signal(libc::SIGXFSZ, libc::SIG_DFL);
            }
            if self.is_session_leader {
                checked(libc::setsid())?;
            }
            if let Some(group) = self.group {
                checked(libc::setpgid(0, group))?;
            }
            // Where the system does not have this call, what was inherited from the parent of this process stays open.
            #[cfg(target_os = "linux")]
            if !self.is_inheriting {
                const CLOSE_ON_EXEC: libc::c_uint = 4;
                libc::syscall(libc::SYS_close_range, 3 as libc::c_uint, libc::c_uint::MAX, CLOSE_ON_EXEC);
            }
            for descriptor in &self.inherited {
                checked(libc::fcntl(*descriptor, libc::F_SETFD, 0))?;
            }
        }
        Ok(())
    }

    /// As CPython: of several failures the first one counts that is not that there is no such file, else the last one.
    fn replace(&self) -> io::Error {
        let is_absent = |number| number == libc::ENOENT || number == libc::ENOTDIR;
        let mut failure = libc::ENOENT;
        for executable in &self.executables {
            // SAFETY: invariants 1 and 2; both arrays end with a null pointer.
            unsafe { libc::execve(executable.as_ptr(), self.arguments.as_ptr().cast(), self.environment.as_ptr().cast()) };
            let number = io::Error::last_os_error().raw_os_error().unwrap_or(libc::ENOENT);
            if is_absent(failure) {
                failure = number;
            }
        }
        io::Error::from_raw_os_error(failure)
    }
}

fn spawn(request: &Spawn<'_>) -> io::Result<i32> {
    let child = Child::new(request)?;
    let name = request.executables.first().ok_or_else(|| io::Error::from_raw_os_error(libc::ENOENT))?;
    let mut command = Command::new(name);
    for (place, stream) in request.streams.iter().enumerate() {
        let Some(descriptor) = *stream else { continue };
        let stdio = Stdio::from(duplicate(descriptor)?);
        match place {
            0 => command.stdin(stdio),
            1 => command.stdout(stdio),
            _ => command.stderr(stdio),
        };
    }
    // SAFETY: invariant 2.
    unsafe { command.pre_exec(move || Err(child.execute())) };
    // Dropping the handle neither waits for the process nor ends it: that is the script's business.
    command.spawn().map(|child| child.id() as i32)
}

fn duplicate(descriptor: i32) -> io::Result<OwnedFd> {
    if descriptor < 0 {
        return Err(io::Error::from_raw_os_error(libc::EBADF));
    }
    // SAFETY: not -1, and used for the one call that fails when nothing is open there; invariant 3.
    unsafe { BorrowedFd::borrow_raw(descriptor) }.try_clone_to_owned()
}
