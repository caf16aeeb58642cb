"""The JVM as a process that answers lines."""

import collections
import json
import os
import select
import signal
import subprocess
import sys
import threading
import time

from ._errors import StrategikonProcessError, StrategikonTimeout

_TAIL_LINES = 30


class Process:
    """Starts ``strategikon serve`` in a process group of its own, so that Ctrl-C reaches Python alone."""

    def __init__(self, launcher, arguments, timeout):
        self._pending = b""
        self._tail = collections.deque(maxlen=_TAIL_LINES)
        self._is_ready = False
        try:
            self._process = subprocess.Popen(
                [launcher, "serve", *arguments],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                bufsize=0,
                start_new_session=True,
            )
        except OSError as error:
            raise StrategikonProcessError(f"{launcher} cannot be started: {error.strerror}") from error
        self._errors = threading.Thread(target=self._read_errors, daemon=True)
        self._errors.start()
        try:
            self.version = self._receive(timeout, "start")["ready"]
        except BaseException:
            self.kill()
            raise
        self._is_ready = True

    def ask(self, request, timeout):
        """Send a request and return its answer. Whatever is raised, the process must not be asked again."""
        try:
            os.write(self._process.stdin.fileno(), json.dumps(request).encode() + b"\n")
        except BrokenPipeError:
            raise self._death() from None
        return self._receive(timeout, "answer")

    def close(self):
        """End it as its input ends, or else by force."""
        self._process.stdin.close()
        try:
            self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            pass
        self.kill()

    def kill(self):
        """End it by force, with all that it started."""
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
        self._errors.join(timeout=1)
        self.forget()

    def forget(self):
        """Close this side's ends of the pipes."""
        for pipe in (self._process.stdin, self._process.stdout, self._process.stderr):
            pipe.close()

    @property
    def pid(self):
        return self._process.pid

    def _receive(self, timeout, what):
        deadline = None if timeout is None else time.monotonic() + timeout
        out = self._process.stdout.fileno()
        while b"\n" not in self._pending:
            left = None if deadline is None else max(0.0, deadline - time.monotonic())
            if not select.select([out], [], [], left)[0]:
                raise StrategikonTimeout(f"The JVM did not {what} within {timeout} seconds; it was ended")
            more = os.read(out, 1 << 16)
            if not more:
                raise self._death()
            self._pending += more
        line, self._pending = self._pending.split(b"\n", 1)
        return json.loads(line)

    def _death(self):
        try:
            code = self._process.wait(timeout=10)
            self._errors.join(timeout=1)
        except subprocess.TimeoutExpired:
            code = None
        reason = f"killed by signal {-code}" if code is not None and code < 0 else f"exit code {code}"
        tail = "\n".join(self._tail) or "(it wrote nothing to standard error)"
        return StrategikonProcessError(f"The JVM has ended ({reason}). The last that it wrote:\n{tail}")

    def _read_errors(self):
        """Keep the last lines. Until the JVM is ready, such as while it is built, show them too."""
        try:
            for line in self._process.stderr:
                text = line.decode(errors="replace").rstrip()
                self._tail.append(text)
                if not self._is_ready and text.endswith("…"):
                    print(text, file=sys.stderr)
        except ValueError:
            pass  # The pipe was closed meanwhile.
