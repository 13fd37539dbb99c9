//! What is known of an error once it has left the interpreter: plain data, which no script code can change any more.

/// An exception with everything that is shown with it: its traceback, what it was raised from, and the exceptions of a group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ErrorReport {
    /// The exception itself first, then those it refers to by index. Flat, because a chain may be as long as a script makes it.
    pub exceptions: Vec<ExceptionReport>,
}

impl ErrorReport {
    /// The exception that the report is about.
    pub fn exception(&self) -> Option<&ExceptionReport> {
        self.exceptions.first()
    }

    /// What is shown before an exception as the reason it was raised: its cause, else its context.
    pub fn origin(&self, exception: &ExceptionReport) -> Option<(Link, &ExceptionReport)> {
        let (link, index) = exception.origin?;
        self.exceptions.get(index).map(|origin| (link, origin))
    }
}

/// How an exception came from another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// `raise … from …`.
    Cause,
    /// It was raised while the other one was handled.
    Context,
}

/// One exception of a report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExceptionReport {
    /// Qualified name of the class, with the module in front unless that is `builtins` or `__main__`.
    pub type_name: String,
    /// `str(exception)`, with a suggestion after it where there is one.
    pub message: String,
    /// The traceback, outermost call first.
    pub frames: Vec<FrameReport>,
    /// `__notes__`.
    pub notes: Vec<String>,
    /// The place of a syntax error.
    pub syntax: Option<SyntaxReport>,
    /// The index of the exception it came from.
    pub origin: Option<(Link, usize)>,
    /// The members, when it is a group.
    pub group: Option<GroupReport>,
}

/// The members of an exception group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GroupReport {
    /// Number of members.
    pub count: usize,
    /// Indexes of the first members in the report, as many as are shown.
    pub members: Vec<usize>,
    /// The group is nested too deeply for its members to be shown.
    pub is_too_deep: bool,
}

/// One place of a traceback.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FrameReport {
    /// File name as the code object has it.
    pub file: String,
    /// Name of the function, class or `<module>`.
    pub function: String,
    /// First line of what was running, from 1.
    pub line: u32,
    /// Its last line.
    pub end_line: u32,
    /// Where it starts in its first line and ends in its last line, in bytes from 0; `None` when only the line is known.
    pub columns: Option<(u32, u32)>,
    /// The source lines from `line` to `end_line` without trailing white space; empty when there is no source.
    pub source: Vec<String>,
    /// How many more times the same place follows, after three that are listed one by one.
    pub repeats: usize,
}

/// The place of a syntax error. Numbers are as the exception has them: lines and offsets count from 1, offsets are in characters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SyntaxReport {
    /// `filename`.
    pub file: Option<String>,
    /// `lineno`, as text.
    pub line: Option<String>,
    /// `end_lineno`, as text.
    pub end_line: Option<String>,
    /// `text`.
    pub text: Option<String>,
    /// `offset`.
    pub offset: Option<i64>,
    /// `end_offset`.
    pub end_offset: Option<i64>,
    /// `msg`.
    pub message: Option<String>,
}
