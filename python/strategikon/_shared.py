"""Arrays in files that Python and the JVM both map into memory."""

import io
import itertools
import mmap
import os
import shutil
import tempfile

import numpy

from ._errors import StrategikonError

_SHARED_MEMORY = "/dev/shm"


class SharedArray:
    """A float32 array that lies in a ``.npy`` file."""

    def __init__(self, path, memory, array):
        self.path = path
        self.memory = memory
        self.array = array

    @property
    def address(self):
        return address(self.array)

    def delete(self):
        """Delete the file. Memory that is still mapped stays valid."""
        delete(self.path)


class Folders:
    """Where such files lie: in shared memory, or on the disk if it does not suffice."""

    def __init__(self):
        self.paths = []
        self._numbers = itertools.count()
        for parent in (_SHARED_MEMORY, tempfile.gettempdir()):
            if os.path.isdir(parent) and os.access(parent, os.W_OK):
                self.paths.append(tempfile.mkdtemp(prefix="strategikon-", dir=parent))
        if not self.paths:
            raise StrategikonError("There is no folder for temporary files; set TMPDIR")

    def create(self, shape):
        """Return a shared array of an (m, d) or (d,) shape. Its values are zeros."""
        header = _header(shape)
        size = len(header) + 4 * int(numpy.prod(shape, dtype=object))
        reasons = []
        for folder in self.paths:
            path = os.path.join(folder, f"{next(self._numbers)}.npy")
            try:
                memory = _reserve(path, header, size)
            except OSError as error:
                delete(path)
                reasons.append(f"{folder}: {error.strerror}")
                continue
            array = numpy.frombuffer(memory, "<f4", offset=len(header)).reshape(shape)
            return SharedArray(path, memory, array)
        raise StrategikonError(f"No room for vectors of {size:,} bytes: " + "; ".join(reasons))

    def delete(self):
        for path in self.paths:
            shutil.rmtree(path, ignore_errors=True)


def address(array):
    """Return where the values of an array begin."""
    return array.__array_interface__["data"][0]


def delete(path):
    try:
        os.unlink(path)
    except OSError:
        pass  # The JVM has deleted it.


def _header(shape):
    header = io.BytesIO()
    numpy.lib.format.write_array_header_1_0(
        header, {"descr": "<f4", "fortran_order": False, "shape": tuple(shape)}
    )
    return header.getvalue()


def _reserve(path, header, size):
    """Map a file whose memory is really there: a write into a full file system would end the process."""
    file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        os.write(file, header)
        if hasattr(os, "posix_fallocate"):
            os.posix_fallocate(file, 0, size)
        else:
            _fill(file, size - len(header))
        return mmap.mmap(file, size)
    finally:
        os.close(file)


def _fill(file, count):
    zeros = bytes(1 << 20)
    while count > 0:
        count -= os.write(file, zeros[:count])
