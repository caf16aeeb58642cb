"""One JVM that answers many calls."""

import contextlib
import operator
import os
import sys
import threading
import time
import warnings
import weakref

import numpy

from . import _launcher
from ._errors import StrategikonError, StrategikonProcessError, StrategikonWarning
from ._process import Process
from ._shared import Folders, address
from ._vectors import Vectors, vector


class Session:
    """Keeps one JVM alive. Use it as a context manager, or close it.

    Several threads may share a session; their calls wait for each other. A process that was forked
    cannot use its parent's session.

    home: the folder of the program; see the guide for where it is looked for otherwise.
    threads: how many threads the JVM computes with; None for all processors. No result depends on it.
    timeout: the most seconds that a call may take; None for no limit. The session ends if it is over.
    start_timeout: the same for the start, which may include building the program.
    plugins: jars or folders of jars with rules and attacks of your own.
    """

    def __init__(self, home=None, *, threads=None, timeout=None, start_timeout=900, plugins=()):
        launcher = _launcher.find(home)
        self.timeout = timeout
        #: Seconds of the last call: copy, read, compute, write, wait and total.
        self.seconds = {}
        self._threads = threads
        self._lock = threading.RLock()
        self._pid = os.getpid()
        self._inputs = None
        self._output = None
        self._arrays = {}
        self._folders = Folders()
        arguments = [word for path in self._folders.paths for word in ("--scratch", path)]
        arguments += [word for path in plugins for word in ("--plugins", str(path))]
        try:
            self._process = Process(launcher, arguments, start_timeout)
        except BaseException:
            self._folders.delete()
            raise
        #: Runs once: when it is called, when nobody has the session any more, or at exit.
        self._end = weakref.finalize(self, _end, self._process, self._folders, self._pid)
        _sessions.add(self)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    @property
    def closed(self):
        """Whether the session can no longer be used by this process."""
        return not self._end.alive or os.getpid() != self._pid

    @property
    def version(self):
        """The program's name and version."""
        return self._process.version

    def close(self):
        """End the JVM and delete the files. A second call does nothing."""
        if os.getpid() == self._pid:
            with self._lock:
                self._end()

    def array(self, count, dimension):
        """Return a new float32 array of shape (count, dimension) that the JVM sees too.

        Vectors that are written into it, and given to a method as this array, are not copied by Python.
        """
        shape = (_count(count, "count"), _count(dimension, "dimension"))
        if 0 in shape:
            raise StrategikonError(f"An array of shape {shape} has no values")
        with self._use():
            shared = self._folders.create(shape)
            array = shared.array
            key = shared.address
            self._arrays[key] = shared.path, shape
            # Views keep the memory alive, and with it the file.
            weakref.finalize(shared.memory, _forget, self._arrays, key, shared.path, self._pid)
            return array

    def aggregate(self, X, rule, f, *, non_finite="reject", server_gradient=None, layers=None, seed=0):
        """Return the aggregate of m vectors of which f may be Byzantine: d float32 numbers.

        X: an (m, d) array or tensor, or a list of what each worker sends: arrays, lists of arrays, or
            state dicts. The result has the form of one of them.
        rule: a spec such as "krum" or "nnm | trimmed-mean".
        non_finite: "reject" leaves vectors with NaN or infinities out, and each counts as one of the f;
            "fail" refuses them; "propagate" gives them to the rule.
        server_gradient: for rules and guards that see a sample of the server's: its gradient, (d,), or
            those of its k pieces, (k, d).
        layers: for rules that look at layers: how many coordinates each has; None for the arrays of lists
            and state dicts, and for one layer of all coordinates otherwise.
        seed: of rules that draw at random. Give another one in each step.
        """
        request = {"op": "aggregate", "rule": rule, "byzantine": _count(f, "f")}
        request |= {"non-finite": non_finite, "seed": _count(seed, "seed"), "layers": _layers(layers)}
        with self._use():
            vectors, result = self._vectors(X, request, server_gradient, 1)
            return vectors.restore(result)

    def attack(self, X, attack, f, *, rule=None, server_gradient=None, layers=None, seed=0):
        """Return the f Byzantine vectors that an attack sends: float32, of shape (f, d).

        X: the honest vectors, in any form that aggregate takes. For lists, each array of the result has
            f as its first dimension.
        attack: a spec such as "ipm(epsilon=0.5)".
        rule: the rule to defeat, for attacks that adapt to it.
        """
        f = _count(f, "f")
        request = {"op": "attack", "attack": attack, "byzantine": f}
        request |= {"rule": rule, "seed": _count(seed, "seed"), "layers": _layers(layers)}
        with self._use():
            vectors, result = self._vectors(X, request, server_gradient, max(f, 1))
            return vectors.restore(result.reshape(f, -1))

    def audit(
        self, X, rule, f, *, reference=None, server_gradient=None, layers=None, declared=(), least_q=False, seed=0
    ):
        """Return how far f attackers can push a rule, given honest vectors: a dictionary.

        Its keys are those of the command's JSON. For a list of rules it is a list of dictionaries.

        X: the honest vectors, in any form that aggregate takes. The attackers come on top of them.
        reference: the vector r of the inner products; None for the honest mean.
        declared: other numbers that the rule is told of the f.
        least_q: whether to look for the least number of attackers that turns the rule uphill.
        """
        rules = [rule] if isinstance(rule, str) else list(rule)
        request = {"op": "audit", "rule": rules, "byzantine": _count(f, "f")}
        request |= {"seed": _count(seed, "seed"), "least-q": bool(least_q), "layers": _layers(layers)}
        request |= {"declared": [_count(q, "declared") for q in declared]}
        with self._use():
            with contextlib.ExitStack() as files:
                if reference is not None:
                    request["reference"] = files.enter_context(self._file(reference, "reference"))
                answer = self._ask_about(Vectors.of(X), request, server_gradient, files)
        audits = answer["result"] if isinstance(answer["result"], list) else [answer["result"]]
        for audit in audits:
            del audit["source"]  # The name of a temporary file.
            if reference is not None:
                audit["reference"] = "given"
        return audits[0] if isinstance(rule, str) else audits

    def catalogue(self, family=None):
        """Return what specs can name: a list of dictionaries.

        family: rules, pre-aggregators, guards, attacks, models, layers, splits, compressions or
            datasets; None for all.
        """
        with self._use():
            return self._ask({"op": "list", "family": family})["result"]

    def _vectors(self, X, request, server_gradient, count):
        """Ask for so many vectors; return those that were given, and a copy of the result."""
        start = time.perf_counter()
        vectors = Vectors.of(X)
        shape = (vectors.dimension,) if count == 1 else (count, vectors.dimension)
        if self._output is None or self._output.array.shape != shape:
            self._output = self._replace(self._output, shape)
        request["out"] = self._output.path
        with contextlib.ExitStack() as files:
            self._ask_about(vectors, request, server_gradient, files)
        copied = time.perf_counter()
        result = self._output.array.astype(numpy.float32)
        end = time.perf_counter()
        self.seconds["copy"] += end - copied
        self.seconds["total"] = end - start
        return vectors, result

    def _ask_about(self, vectors, request, server_gradient, files):
        """Ask about vectors, which are copied unless they lie in an array of this session."""
        begin = time.perf_counter()
        if server_gradient is not None:
            request["server-gradient"] = files.enter_context(self._file(server_gradient, "server_gradient"))
        if request["layers"] is None and len(vectors.sizes) > 1:
            request["layers"] = _layers(vectors.sizes)
        request["file"] = self._place(vectors)
        request["threads"] = self._threads
        begin_wait = time.perf_counter()
        answer = self._ask(request)
        waited = time.perf_counter() - begin_wait
        inside = answer["seconds"]
        self.seconds = {"copy": begin_wait - begin, **inside, "wait": waited - sum(inside.values())}
        self.seconds["total"] = time.perf_counter() - begin
        return answer

    def _place(self, vectors):
        shape = (vectors.count, vectors.dimension)
        given = vectors.matrix
        if given is not None and given.dtype == numpy.dtype("<f4") and given.flags.c_contiguous:
            path, known = self._arrays.get(address(given), (None, None))
            if known == shape:
                return path
        if self._inputs is None or self._inputs.array.shape != shape:
            self._inputs = self._replace(self._inputs, shape)
        vectors.fill(self._inputs.array)
        return self._inputs.path

    def _replace(self, old, shape):
        if old is not None:
            old.delete()
        return self._folders.create(shape)

    @contextlib.contextmanager
    def _file(self, given, name):
        """Put one vector, or several, into a file for one call."""
        values = vector(given, name)
        shared = self._folders.create(values.shape)
        try:
            shared.array[...] = values
            yield shared.path
        finally:
            shared.delete()

    def _ask(self, request):
        try:
            answer = self._process.ask(request, self.timeout)
        except BaseException:
            # Also on Ctrl-C: what the JVM answers to this request must not become another's answer.
            self._process.kill()
            self.close()
            raise
        if not answer["ok"]:
            raise StrategikonError(answer["error"])
        for note in answer["notes"]:
            warnings.warn(note, StrategikonWarning, stacklevel=_users_level())
        return answer

    @contextlib.contextmanager
    def _use(self):
        # Asked before the lock, which may have been held when this process was forked.
        if os.getpid() != self._pid:
            raise StrategikonProcessError("A session cannot be used by a forked process; open one there")
        with self._lock:
            if self.closed:
                raise StrategikonProcessError("The session is closed")
            yield


_sessions = weakref.WeakSet()


def _forget_parents():
    """In a forked process: the parent's JVM must notice when the parent, alone, has ended."""
    for session in list(_sessions):
        session._process.forget()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_parents)


def _end(process, folders, pid):
    if os.getpid() == pid:
        process.close()
        folders.delete()


def _forget(arrays, key, path, pid):
    arrays.pop(key, None)
    if os.getpid() == pid:
        with contextlib.suppress(OSError):
            os.unlink(path)


def _users_level():
    """Return the stack level of the first caller that is no file of this package."""
    package = os.path.dirname(__file__)
    frame, level = sys._getframe(1), 1
    while frame.f_back and (
        os.path.dirname(frame.f_code.co_filename) == package or frame.f_globals["__name__"] == "contextlib"
    ):
        frame, level = frame.f_back, level + 1
    return level


def _layers(sizes):
    """Return sizes as the program takes them; None if none are given."""
    return None if sizes is None else ",".join(str(_count(size, "layers")) for size in sizes)


def _count(value, name):
    try:
        return operator.index(value)
    except TypeError:
        raise StrategikonError(f"{name} must be a whole number, not {value!r}") from None
