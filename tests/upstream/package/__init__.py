"""Takes the place of `greenlet.tests.__init__`: what greenlet's test files import from their package, without what Morelia has no use for.

The original counts threads and asks for the process's memory; here there is one thread, and living greenlets can be counted exactly.
"""

import gc
import os
import subprocess
import sys
import unittest

from . import leakcheck

PY312 = sys.version_info[:2] >= (3, 12)
PY313 = sys.version_info[:2] >= (3, 13)
PY314 = sys.version_info[:2] >= (3, 14)
WIN = sys.platform.startswith("win")
RUNNING_ON_MANYLINUX = False
RUNNING_ON_FREETHREAD_BUILD = False


class CheckedTests(type):
    """Wraps each test method in the check for left greenlets."""

    def __new__(cls, name, bases, namespace):
        for key, value in namespace.items():
            if key.startswith("test") and callable(value):
                namespace[key] = leakcheck.wrap(value)
        return super().__new__(cls, name, bases, namespace)


class TestCase(unittest.TestCase, metaclass=CheckedTests):
    # Tests set it when they know that a greenlet stays.
    expect_greenlet_leak = False

    def setUp(self):
        super().setUp()
        gc.collect()
        self.greenlets_before_test = self.count_greenlets()

    def tearDown(self):
        if not getattr(self, "skipTearDown", False):
            gc.collect()
            super().tearDown()

    def wait_for_pending_cleanups(self, initial_active_threads=None, initial_main_greenlets=None):
        gc.collect()

    def count_greenlets(self):
        return len(leakcheck.living_greenlets())

    def count_objects(self, kind=list, exact_kind=True):
        gc.collect()
        return sum(type(value) is kind if exact_kind else isinstance(value, kind) for value in gc.get_objects())

    def get_expected_returncodes_for_aborted_process(self):
        import signal

        return (-signal.SIGABRT, -signal.SIGSEGV)

    def get_process_uss(self):
        """Bytes that belong to this process alone."""
        try:
            with open("/proc/self/smaps_rollup") as lines:
                private = [int(line.split()[1]) for line in lines if line.startswith("Private_")]
        except OSError as error:
            raise unittest.SkipTest("the system does not tell the memory of a process") from error
        return 1024 * sum(private)

    def run_script(self, script_name, show_output=True):
        script = os.path.join(os.path.dirname(__file__), script_name)
        try:
            return subprocess.check_output([sys.executable, script], encoding="utf-8", stderr=subprocess.STDOUT)
        except subprocess.CalledProcessError as error:
            if show_output:
                print(f"{script} failed:\n{error.output}")
            raise

    def assertScriptRaises(self, script_name, exitcodes=None):
        with self.assertRaises(subprocess.CalledProcessError) as caught:
            self.run_script(script_name, show_output=False)
        self.assertIn(caught.exception.returncode, exitcodes or self.get_expected_returncodes_for_aborted_process())
        return caught.exception
