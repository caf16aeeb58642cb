"""The JVM behind a session: how it is found, and how it ends in all ways that things end."""

import errno
import gc
import os
import select
import signal
import subprocess
import sys
import tempfile
import textwrap
import threading
import unittest
from pathlib import Path
from unittest import mock

import numpy

from support import PYTHON, SessionCase, is_running, temporary_folders

import strategikon
from strategikon import Session, StrategikonError, StrategikonProcessError, StrategikonTimeout, _launcher

READY = """echo '{"ready": "stand-in", "protocol": 1}'"""
NINE = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]


class WithStandIn(unittest.TestCase):
    """Tests with a launcher that is a few lines of shell."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.home = Path(folder.name)
        self.before = temporary_folders()

    def launcher(self, script):
        file = self.home / "strategikon"
        file.write_text("#!/bin/sh\n" + script + "\n")
        file.chmod(0o755)
        return str(self.home)

    def fails(self, script, **options):
        with self.assertRaises(StrategikonError) as caught:
            with Session(self.launcher(script), **options) as session:
                session.aggregate(NINE, "mean", f=0)
        self.assertEqual(self.before, temporary_folders())
        return caught.exception

    def test_it_is_looked_for(self):
        self.launcher("exit 0")
        found = str((self.home / "strategikon").resolve())
        with mock.patch.dict(os.environ, {"STRATEGIKON_HOME": str(self.home)}):
            self.assertEqual(found, _launcher.find())
        with mock.patch.dict(os.environ, {"PATH": str(self.home)}):
            os.environ.pop("STRATEGIKON_HOME", None)
            self.assertEqual(str(self.home / "strategikon"), _launcher.find())
        with mock.patch.dict(os.environ, {"PATH": "/nowhere"}):
            os.environ.pop("STRATEGIKON_HOME", None)
            self.assertEqual(str(PYTHON.parent / "strategikon"), _launcher.find())
            with mock.patch.object(_launcher, "__file__", "/nowhere/python/strategikon/_launcher.py"):
                with self.assertRaisesRegex(StrategikonProcessError, "Set STRATEGIKON_HOME to its folder"):
                    _launcher.find()
        with self.assertRaisesRegex(StrategikonProcessError, "^home=/nowhere has no program 'strategikon'"):
            Session("/nowhere")

    def test_a_launcher_that_fails_is_quoted(self):
        error = self.fails("echo 'strategikon: needs a JDK, 17 or later' >&2; exit 1")
        self.assertIsInstance(error, StrategikonProcessError)
        self.assertIn("exit code 1", str(error))
        self.assertIn("strategikon: needs a JDK, 17 or later", str(error))

    def test_a_jvm_that_dies_is_reported_with_its_last_words(self):
        error = self.fails(READY + "; read line; echo 'out of everything' >&2; kill -9 $$")
        self.assertIn("killed by signal 9", str(error))
        self.assertTrue(str(error).endswith("out of everything"), error)
        self.assertIn("exit code 3", str(self.fails(READY + "; read line; exit 3")))

    def test_time_runs_out(self):
        self.assertIsInstance(self.fails("exec sleep 1000", start_timeout=0.1), StrategikonTimeout)
        error = self.fails(READY + "; exec sleep 1000", timeout=0.1)
        self.assertIsInstance(error, TimeoutError)
        self.assertEqual("The JVM did not answer within 0.1 seconds; it was ended", str(error))

    def test_a_session_ends_once(self):
        session = Session(self.launcher(READY + "; read line"))
        pid = session._process.pid
        session.close()
        session.close()
        self.assertTrue(session.closed)
        self.assertFalse(is_running(pid))
        self.assertEqual(self.before, temporary_folders())
        with self.assertRaisesRegex(StrategikonProcessError, "The session is closed"):
            session.aggregate(NINE, "mean", f=0)

    def test_a_forgotten_session_ends(self):
        session = Session(self.launcher(READY + "; read line"))
        pid = session._process.pid
        del session
        gc.collect()
        self.assertFalse(is_running(pid))
        self.assertEqual(self.before, temporary_folders())

    def test_ctrl_c_leaves_nothing(self):
        asked = self.home / "asked"
        os.mkfifo(asked)
        home = self.launcher(f"{READY}; read line; echo $$ >{asked}; exec sleep 1000")
        python = run_python(
            f"""
            import signal, strategikon
            signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored in jobs in the background
            session = strategikon.Session({home!r})
            try:
                session.aggregate([[1, 2]], "mean", f=0)
            except KeyboardInterrupt:
                print("interrupted", session.closed, flush=True)
            """
        )
        pid = int(asked.read_text())
        python.send_signal(signal.SIGINT)
        out, err = python.communicate()
        self.assertEqual("interrupted True\n", out, err)
        self.assertFalse(is_running(pid))
        self.assertEqual(self.before, temporary_folders())

    def test_no_room_for_vectors(self):
        real = os.posix_fallocate

        def full(file, offset, size):
            if size > 4096 and os.readlink(f"/proc/self/fd/{file}").startswith(refusing):
                raise OSError(errno.ENOSPC, "No space left on device")
            real(file, offset, size)

        with Session(self.launcher(READY + "; read line")) as session:
            with mock.patch.object(os, "posix_fallocate", full):
                refusing = session._folders.paths[0]
                array = session.array(1000, 10)
                self.assertEqual((1000, 10), array.shape)
                self.assertEqual([], os.listdir(refusing))
                refusing = "/"
                with self.assertRaisesRegex(StrategikonError, "No room for vectors of 40,128 bytes: .*No space left"):
                    session.array(1000, 10)


class WithTheProgram(SessionCase):
    def test_errors_do_not_end_a_session(self):
        for _ in range(3):
            with self.assertRaises(StrategikonError):
                self.session.aggregate(NINE, "nothing", f=0)
            self.assertEqual([4, 5, 6], self.session.aggregate(NINE, "mean", f=0).tolist())

    def test_threads_share_a_session(self):
        results = {}

        def work(i):
            for j in range(5):
                X = numpy.full((3, 50 + i), 10 * i + j, "float32")
                results[i, j] = self.session.aggregate(X, "median", f=1)

        threads = [threading.Thread(target=work, args=(i,)) for i in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(20, len(results))
        for (i, j), result in results.items():
            self.assertEqual([10 * i + j] * (50 + i), result.tolist())

    def test_a_forked_process_leaves_its_parents_session_alone(self):
        child = os.fork()
        if child == 0:
            code = 1
            try:
                self.session.aggregate(NINE, "mean", f=0)
            except StrategikonProcessError as error:
                self.session.close()
                closed = self.session._process._process.stdin.closed
                code = 0 if closed and "forked" in str(error) else 2
            finally:
                os._exit(code)
        self.assertEqual(0, os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
        self.assertEqual([4, 5, 6], self.session.aggregate(NINE, "mean", f=0).tolist())

    def test_the_functions_session_begins_again_and_ends_with_the_program(self):
        before = temporary_folders()
        python = run_python(
            f"""
            import os, signal, strategikon
            print(strategikon.aggregate({NINE}, "mean", f=0))
            pid = strategikon.session()._process.pid
            os.kill(pid, signal.SIGKILL)
            try:
                strategikon.aggregate({NINE}, "mean", f=0)
            except strategikon.StrategikonProcessError as error:
                print("killed by signal 9" in str(error))
            print(strategikon.aggregate({NINE}, "median", f=0))
            print(strategikon.session()._process.pid, flush=True)
            """
        )
        out, err = python.communicate()
        first, died, second, pid = out.splitlines()
        self.assertEqual(("[4. 5. 6.]", "True", "[4. 5. 6.]"), (first, died, second), err)
        self.assertFalse(is_running(int(pid)))
        self.assertEqual(before, temporary_folders())

    def test_a_killed_python_leaves_nothing(self):
        before = temporary_folders()
        python = run_python(
            """
            import strategikon, time
            strategikon.aggregate([[1, 2]], "mean", f=0)
            print(strategikon.session()._process.pid, flush=True)
            time.sleep(1000)
            """
        )
        jvm = int(python.stdout.readline())
        self.assertLess(before, temporary_folders())
        handle = os.pidfd_open(jvm)
        python.kill()
        python.communicate()
        select.select([handle], [], [])  # It ends as its input does.
        os.close(handle)
        self.assertEqual(before, temporary_folders())


def run_python(script):
    """Start a program that finds the package."""
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(script)],
        env={**os.environ, "PYTHONPATH": str(PYTHON)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


if __name__ == "__main__":
    unittest.main()
