//! The forms of the command line: what each prints, and its exit status. The expectations are those of CPython 3.13 run in `tests/cli`, except for
//! the options and messages that are the interpreter's own.

use std::io::Write as _;
use std::os::unix::process::ExitStatusExt as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

fn morelia(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_morelia"))
        .args(arguments)
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the interpreter starts");
    // A program that does not read its input may be gone by now.
    let _ = child.stdin.take().expect("a pipe").write_all(input.as_bytes());
    child.wait_with_output().expect("the interpreter ends")
}

/// Runs and compares standard output, standard error and exit status.
fn expect(arguments: &[&str], input: &str, (out, err, status): (&str, &str, i32)) {
    let output = morelia(arguments, input);
    assert_eq!(String::from_utf8_lossy(&output.stdout), out, "{arguments:?}");
    assert_eq!(String::from_utf8_lossy(&output.stderr), err, "{arguments:?}");
    assert_eq!(output.status.code(), Some(status), "{arguments:?}");
}

#[test]
fn programs_on_the_command_line() {
    expect(&["-c", "import sys; print(sys.argv); sys.exit(3)", "a", "-b"], "", ("['-c', 'a', '-b']\n", "", 3));
    expect(&["-c", "import sys; sys.exit('bye')"], "", ("", "bye\n", 1));
    let traceback = "Traceback (most recent call last):\n  File \"<string>\", line 1, in <module>\n    1/0\n    ~^~\nZeroDivisionError: division by zero\n";
    expect(&["-c", "1/0"], "", ("", traceback, 1));
    expect(&["-c", "def"], "", ("", "  File \"<string>\", line 1\n    def\n       ^\nSyntaxError: invalid syntax\n", 1));
}

#[test]
fn modules_packages_and_folders() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli");
    let file = folder.join("module.py");
    expect(&["-m", "module", "x"], "", (&format!("__main__ ['{}', 'x']\n", file.display()), "", 0));
    expect(&["-m", "package", "1"], "", ("init package\nmain __main__ package ['1']\n", "", 0));
    expect(&["package", "1"], "", ("main __main__  ['1']\n", "", 0));
    expect(&["module.py", "-c"], "", ("__main__ ['module.py', '-c']\n", "", 0));
    let missing = morelia(&["-m", "no_such_module"], "");
    assert!(String::from_utf8_lossy(&missing.stderr).ends_with(": No module named no_such_module\n"));
    assert_eq!(missing.status.code(), Some(1));
    let missing = folder.join("no_such_file.py");
    let message = format!("morelia: can't open file '{}': [Errno 2] No such file or directory\n", missing.display());
    expect(&["no_such_file.py"], "", ("", &message, 2));
}

#[test]
fn programs_from_standard_input() {
    let traceback = "Traceback (most recent call last):\n  File \"<stdin>\", line 2, in <module>\nZeroDivisionError: division by zero\n";
    for arguments in [&["-", "a"][..], &["-"], &[]] {
        let argv = if arguments.is_empty() { "['']".to_owned() } else { format!("{arguments:?}").replace('"', "'") };
        expect(arguments, "import sys; print(sys.argv)\n1/0\n", (&format!("{argv}\n"), traceback, 1));
    }
}

#[test]
fn an_interrupt_ends_the_process_by_its_signal() {
    let output = morelia(&["-c", "raise KeyboardInterrupt"], "");
    assert_eq!(output.status.signal(), Some(libc::SIGINT));
    assert!(String::from_utf8_lossy(&output.stderr).ends_with("KeyboardInterrupt\n"));
}

#[test]
fn options_and_tools() {
    expect(&["--version"], "", (concat!("Morelia ", env!("CARGO_PKG_VERSION"), " (Python 3.13)\n"), "", 0));
    let help = morelia(&["--help"], "");
    assert!(String::from_utf8_lossy(&help.stdout).starts_with("usage: morelia ") && help.status.success());
    let unknown = morelia(&["-x"], "");
    assert!(String::from_utf8_lossy(&unknown.stderr).starts_with("Unknown option: -x\n"));
    assert_eq!(unknown.status.code(), Some(2));
    let listing = morelia(&["dis", "module.py"], "");
    assert!(String::from_utf8_lossy(&listing.stdout).starts_with("code <module> module, line 1") && listing.status.success());
    let tree = morelia(&["ast", "module.py"], "");
    assert!(String::from_utf8_lossy(&tree.stdout).starts_with("Module(") && tree.status.success());
}

/// Runs tests under `discovery`; the report stands on standard error, with the time of the run taken out.
fn expect_tests(arguments: &[&str], (out, err, status): (&str, &str, i32)) {
    let output = morelia(arguments, "");
    let root = format!("{}/", env!("CARGO_MANIFEST_DIR"));
    let report: String = String::from_utf8_lossy(&output.stderr)
        .lines()
        .map(|line| match line.split_once(" in ") {
            Some((count, _)) if line.starts_with("Ran ") => format!("{count}\n"),
            _ => format!("{}\n", line.replace(&root, "")),
        })
        .collect();
    assert_eq!(String::from_utf8_lossy(&output.stdout), out, "{arguments:?}");
    assert_eq!(report, err, "{arguments:?}");
    assert_eq!(output.status.code(), Some(status), "{arguments:?}");
}

#[test]
fn tests_are_found_and_run() {
    let line = "-".repeat(70);
    let failure = |name: &str| {
        format!(
            "{}\nFAIL: test_fails ({name}.Bad.test_fails)\n{line}\nTraceback (most recent call last):\n  \
             File \"tests/cli/discovery/test_bad.py\", line 6, in test_fails\n    self.assertEqual(1, 2)\n    \
             ~~~~~~~~~~~~~~~~^^^^^^\nAssertionError: 1 != 2\n\n{line}\nRan 3 tests\n\nFAILED (failures=1)\n",
            "=".repeat(70)
        )
    };
    let unittest = |arguments: &[&str], out: &str, err: &str, status| {
        expect_tests(&[&["-m", "unittest"], arguments].concat(), (out, err, status));
    };
    unittest(&["discover", "-s", "discovery"], "", &format!("F..\n{}", failure("test_bad")), 1);
    unittest(&["discover", "discovery", "-k", "test_[ab]"], "", &format!("F..\n{}", failure("test_bad")), 1);
    unittest(&["discovery.test_good", "discovery.test_bad.Bad.test_fails", "-q"], "", &failure("discovery.test_bad"), 1);
    let none = format!("\n{line}\nRan 0 tests\n\nNO TESTS RAN\n");
    unittest(&["discover", "discovery", "check*.py"], "imported\n", &none, 5);
    let verbose = format!(
        "test_a (discovery.test_good.Good.test_a) ... ok\ntest_b (discovery.test_good.Good.test_b)\nDescribed ... ok\n\n{line}\n\
         Ran 2 tests\n\nOK\n"
    );
    unittest(&["discovery/test_good.py", "-v"], "", &verbose, 0);
    let main = format!("test_b (__main__.Good.test_b)\nDescribed ... ok\n\n{line}\nRan 1 test\n\nOK\n");
    expect_tests(&["discovery/test_good.py", "Good.test_b", "-v"], ("", &main, 0));
    let wrong = morelia(&["-m", "unittest", "--nonsense"], "");
    assert!(String::from_utf8_lossy(&wrong.stderr).ends_with("morelia -m unittest: error: unrecognized arguments: --nonsense\n"));
    assert_eq!(wrong.status.code(), Some(2));
}

#[test]
fn options_that_programs_pass_on() {
    let options = ["-uBEs", "-S", "-q", "-I", "-X", "one=1", "-Xtwo", "-W", "ignore"];
    let show = "import sys; print(sys._xoptions, sys.warnoptions, sys.argv, sys.path)";
    let arguments: Vec<&str> = options.into_iter().chain(["-c", show, "-u"]).collect();
    expect(&arguments, "", ("{'one': '1', 'two': True} ['ignore'] ['-c', '-u'] []\n", "", 0));
    let warn = "import warnings; warnings.warn('text')";
    expect(&["-W", "ignore", "-c", warn], "", ("", "", 0));
    let error = morelia(&["-Werror", "-c", warn], "");
    assert!(String::from_utf8_lossy(&error.stderr).ends_with("UserWarning: text\n"));
    assert_eq!(error.status.code(), Some(1));
}

#[test]
fn output_and_the_sudden_end() {
    expect(&["-c", "import os; print('kept back'); os._exit(3)"], "", ("", "", 3));
    expect(&["-u", "-c", "import os; print('written'); os._exit(3)"], "", ("written\n", "", 3));
    let aborted = morelia(&["-X", "faulthandler", "-c", "import os\ndef f(): os.abort()\nf()"], "");
    assert_eq!(aborted.status.signal(), Some(libc::SIGABRT));
    let text = String::from_utf8_lossy(&aborted.stderr);
    assert!(text.starts_with("Fatal Python error: Aborted\n\nCurrent thread 0x"), "{text}");
    assert!(text.ends_with("\n  File \"<string>\", line 2 in f\n  File \"<string>\", line 3 in <module>\n"), "{text}");
    assert_eq!(morelia(&["-c", "import os; os.abort()"], "").stderr, b"");
}

#[test]
fn signals_end_waits_for_processes() {
    let script = "import os, subprocess\np = subprocess.Popen(['sleep', '5'], stdout=-1)\nk = subprocess.Popen(['sh', '-c', f'sleep 0.2; kill -INT {os.getpid()}'])\ntry: p.communicate()\nfinally: p.kill(); print(p.wait(), k.wait())";
    let output = morelia(&["-c", script], "");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "-9 0\n");
    assert!(String::from_utf8_lossy(&output.stderr).ends_with("KeyboardInterrupt\n"));
    assert_eq!(output.status.signal(), Some(libc::SIGINT));
}
