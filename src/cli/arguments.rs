//! What the arguments of the process mean. The script's own arguments begin where the script is named, as with CPython.

use std::ffi::OsString;

use lexopt::prelude::{Long, Short, Value, ValueExt};

/// The first line of the help, also printed after an error.
pub const USAGE: &str = "usage: morelia [option] ... [-c cmd | -m mod | file | -] [arg] ...";

/// The rest of the help.
pub const HELP: &str = "\
       morelia dis file
       morelia ast [--attributes] file ...
       morelia ast --time folder ...

-c cmd             : run the text of a program; ends the options
-m mod             : run a module as a script; ends the options
-                  : run the program that standard input holds
-u                 : write output at once
-I, -P             : do not look for modules beside the program
-W filter          : show or hide warnings: action:message:category:module:line
-X option          : set an option in sys._xoptions; faulthandler shows the calls at os.abort()
-B -E -q -s -S     : taken for the sake of programs written for CPython; nothing changes
-V, --version      : print the version
-h, --help         : print this
--stack-size bytes : native stack for scripts, 256 MiB unless given
--gc-stress        : collect garbage after every allocation
--switch-stress    : save and restore the whole native stack at every call

dis                : print the bytecode of a program
ast                : print the syntax tree of a program, or measure how long parsing takes
";

/// What to run as a program.
#[derive(Debug)]
pub enum Input {
    /// A file, or a folder with a `__main__.py`.
    File(String),
    /// A text.
    Text(String),
    /// A module.
    Module(String),
    /// Standard input; `sys.argv[0]` is this.
    Standard(&'static str),
}

impl Default for Input {
    fn default() -> Input {
        Input::Standard("")
    }
}

/// A program with its arguments and settings.
#[derive(Debug, Default)]
pub struct Script {
    /// What to run.
    pub input: Input,
    /// Its arguments, from `sys.argv[1]` on.
    pub arguments: Vec<String>,
    /// Whether output is written at once.
    pub is_unbuffered: bool,
    /// Whether `sys.path` lacks the folder of the program.
    pub is_isolated: bool,
    /// `sys.warnoptions`.
    pub warning_options: Vec<String>,
    /// `sys._xoptions`, each as `name` or `name=value`.
    pub extra_options: Vec<String>,
    /// Bytes of native stack.
    pub stack_size: Option<usize>,
    /// See the help.
    pub is_gc_stressed: bool,
    /// See the help.
    pub is_switch_stressed: bool,
}

/// What `morelia ast` is to do.
#[derive(Debug)]
pub enum AstRequest {
    /// Print the trees of files.
    Print { files: Vec<String>, has_attributes: bool },
    /// Measure parsing the files under folders.
    Time { folders: Vec<String> },
}

/// What the process is to do.
#[derive(Debug)]
pub enum Command {
    Help,
    Version,
    Ast(AstRequest),
    Disassemble(String),
    Script(Script),
}

/// Reads the arguments of the process.
///
/// # Errors
/// A message about an argument that makes no sense.
pub fn parse() -> Result<Command, String> {
    parse_from(lexopt::Parser::from_env())
}

fn parse_from(mut parser: lexopt::Parser) -> Result<Command, String> {
    let mut script = Script::default();
    let mut is_first = true;
    while let Some(argument) = parser.next().map_err(|error| error.to_string())? {
        match argument {
            Short('h') | Long("help") => return Ok(Command::Help),
            Short('V') | Long("version") => return Ok(Command::Version),
            Short('c') => return program(script, Input::Text(option_text(&mut parser, 'c')?), parser),
            Short('m') => return program(script, Input::Module(option_text(&mut parser, 'm')?), parser),
            Short('u') => script.is_unbuffered = true,
            Short('I' | 'P') => script.is_isolated = true,
            Short('W') => script.warning_options.push(option_text(&mut parser, 'W')?),
            Short('X') => script.extra_options.push(option_text(&mut parser, 'X')?),
            Short('B' | 'E' | 'q' | 's' | 'S') => {}
            Long("stack-size") => {
                script.stack_size = Some(parser.value().and_then(|value| value.parse()).map_err(|error| error.to_string())?)
            }
            Long("gc-stress") => script.is_gc_stressed = true,
            Long("switch-stress") => script.is_switch_stressed = true,
            Value(name) if is_first && name == "dis" => return disassemble(parser),
            Value(name) if is_first && name == "ast" => return ast(parser),
            Value(name) if name == "-" => return program(script, Input::Standard("-"), parser),
            Value(name) => return program(script, Input::File(text(name)), parser),
            Short(option) => return Err(format!("Unknown option: -{option}")),
            Long(option) => return Err(format!("unknown option --{option}")),
        }
        is_first = false;
    }
    Ok(Command::Script(script))
}

/// The program and everything that follows, which is the program's business.
fn program(mut script: Script, input: Input, mut parser: lexopt::Parser) -> Result<Command, String> {
    script.input = input;
    script.arguments = parser.raw_args().map_err(|error| error.to_string())?.map(text).collect();
    Ok(Command::Script(script))
}

fn option_text(parser: &mut lexopt::Parser, option: char) -> Result<String, String> {
    // Such an option takes whatever follows, even what looks like an option.
    match parser.optional_value() {
        Some(value) => Ok(text(value)),
        None => {
            let next = parser.raw_args().ok().and_then(|mut rest| rest.next());
            next.map(text).ok_or_else(|| format!("Argument expected for the -{option} option"))
        }
    }
}

fn disassemble(mut parser: lexopt::Parser) -> Result<Command, String> {
    match parser.next().map_err(|error| error.to_string())? {
        Some(Value(path)) => Ok(Command::Disassemble(text(path))),
        _ => Err("dis: the name of a file is expected".to_owned()),
    }
}

fn ast(mut parser: lexopt::Parser) -> Result<Command, String> {
    let (mut paths, mut has_attributes, mut is_timed) = (Vec::new(), false, false);
    while let Some(argument) = parser.next().map_err(|error| error.to_string())? {
        match argument {
            Long("attributes") => has_attributes = true,
            Long("time") => is_timed = true,
            Value(path) => paths.push(text(path)),
            other => return Err(other.unexpected().to_string()),
        }
    }
    if paths.is_empty() {
        return Err("ast: the name of a file is expected".to_owned());
    }
    Ok(Command::Ast(if is_timed { AstRequest::Time { folders: paths } } else { AstRequest::Print { files: paths, has_attributes } }))
}

/// An argument as text; what is not UTF-8 is replaced.
fn text(argument: OsString) -> String {
    argument.to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::{AstRequest, Command, Input, Script, parse_from};

    fn command(arguments: &[&str]) -> Result<Command, String> {
        parse_from(lexopt::Parser::from_iter(std::iter::once("morelia").chain(arguments.iter().copied())))
    }

    fn script(arguments: &[&str]) -> Script {
        match command(arguments) {
            Ok(Command::Script(script)) => script,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_script_takes_what_follows_it() {
        let script = script(&["--gc-stress", "x.py", "-c", "--help", "-"]);
        assert!(matches!(script.input, Input::File(name) if name == "x.py"));
        assert_eq!(script.arguments, ["-c", "--help", "-"]);
        assert!(script.is_gc_stressed && !script.is_switch_stressed);
    }

    #[test]
    fn a_text_ends_the_options() {
        let from_next = script(&["-c", "--1", "-V"]);
        assert!(matches!(from_next.input, Input::Text(text) if text == "--1"));
        assert_eq!(from_next.arguments, ["-V"]);
        assert!(matches!(script(&["-cpass"]).input, Input::Text(text) if text == "pass"));
        assert!(matches!(script(&["-m", "m"]).input, Input::Module(name) if name == "m"));
    }

    #[test]
    fn options_of_cpython() {
        let script = script(&["-uBIs", "-X", "faulthandler", "-Xa=b", "-W", "error", "-Eqc", "pass", "-u"]);
        assert!(script.is_unbuffered && script.is_isolated);
        assert_eq!(script.extra_options, ["faulthandler", "a=b"]);
        assert_eq!(script.warning_options, ["error"]);
        assert_eq!(script.arguments, ["-u"]);
        assert_eq!(command(&["-X"]).unwrap_err(), "Argument expected for the -X option");
    }

    #[test]
    fn standard_input_has_two_names() {
        assert!(matches!(script(&[]).input, Input::Standard("")));
        assert!(matches!(script(&["-", "a"]).input, Input::Standard("-")));
    }

    #[test]
    fn errors_name_the_option() {
        assert_eq!(command(&["-Z"]).unwrap_err(), "Unknown option: -Z");
        assert_eq!(command(&["--nope"]).unwrap_err(), "unknown option --nope");
        assert_eq!(command(&["-c"]).unwrap_err(), "Argument expected for the -c option");
    }

    #[test]
    fn developer_commands() {
        assert!(matches!(command(&["dis", "x.py"]), Ok(Command::Disassemble(path)) if path == "x.py"));
        let Ok(Command::Ast(AstRequest::Print { files, has_attributes })) = command(&["ast", "x.py", "--attributes"]) else { panic!() };
        assert!(has_attributes && files == ["x.py"]);
        assert!(matches!(command(&["ast", "--time", "d"]), Ok(Command::Ast(AstRequest::Time { .. }))));
    }
}
