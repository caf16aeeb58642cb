"""What users call vectors: arrays, tensors, lists of them, state dicts."""

import sys
import threading
from collections.abc import Mapping, Sequence
from os import cpu_count

import numpy

from ._errors import StrategikonError

_SMALL = 1 << 20
_MOST_THREADS = 4


class Vectors:
    """The m vectors of d numbers that a user gave.

    ``count`` is m and ``dimension`` is d; ``sizes`` are those of the arrays that a vector consists of;
    ``matrix`` is the (m, d) array, or None for lists.
    """

    def __init__(self, rows, matrix, restore):
        self._rows = rows
        self.matrix = matrix
        self.count = len(rows)
        self.sizes = [part.size for part in rows[0] if part.size > 0]
        self.dimension = sum(self.sizes)
        self.restore = restore

    @staticmethod
    def of(given):
        """Read (m, d) arrays and tensors, and sequences of what each of the m workers sends."""
        if is_tensor(given) or isinstance(given, numpy.ndarray):
            return _matrix(given)
        if not isinstance(given, Sequence) or isinstance(given, (str, bytes)):
            raise StrategikonError(
                f"Expected an (m, d) array or a list of m vectors, not {type(given).__name__}"
            )
        if len(given) == 0:
            raise StrategikonError("Expected at least one vector, got none")
        if isinstance(given[0], Mapping):
            return _state_dicts(given)
        if _is_array(given[0]):
            return _parts([[vector] for vector in given], lambda parts: parts[0])
        if isinstance(given[0], Sequence) and len(given[0]) > 0 and _is_array(given[0][0]):
            return _parts(given, list)
        try:
            return _matrix(numpy.array(given))
        except ValueError as error:
            raise StrategikonError("The vectors have different lengths") from error

    def fill(self, out):
        """Copy all vectors into an (m, d) float32 array, exactly."""
        threads = min(self.count, _MOST_THREADS, cpu_count() or 1) if out.size > _SMALL else 1
        failures = []

        def work(first):
            try:
                for i in range(first, self.count, threads):
                    self._fill_row(i, out[i])
            except BaseException as error:  # raised again below, by the caller's thread
                failures.append(error)

        helpers = [threading.Thread(target=work, args=(k,)) for k in range(1, threads)]
        for helper in helpers:
            helper.start()
        work(0)
        for helper in helpers:
            helper.join()
        if failures:
            raise failures[0]

    def _fill_row(self, i, out):
        begin = 0
        for part in self._rows[i]:
            _copy(part, out[begin : begin + part.size].reshape(part.shape), i)
            begin += part.size


def is_tensor(value):
    """Return whether it is a tensor of torch, which is not imported for that."""
    torch = sys.modules.get("torch")
    return torch is not None and isinstance(value, torch.Tensor)


def vector(given, name):
    """Return one vector, or several, as a float32 array of one or two dimensions."""
    array = _numpy(given) if _is_array(given) else numpy.array(given)
    _require_numbers(array)
    if array.ndim not in (1, 2) or array.size == 0:
        raise StrategikonError(f"{name} has shape {array.shape}; expected (d,) or (k, d)")
    out = numpy.empty(array.shape, "<f4")
    _copy(array, out, name)
    return out


def _matrix(given):
    array = _numpy(given)
    _require_numbers(array)
    if array.ndim != 2 or array.size == 0:
        raise StrategikonError(f"The vectors have shape {array.shape}; expected (m, d)")
    return Vectors([[row] for row in array], array, lambda result: _like(given, result))


def _parts(rows, join):
    """Read rows that each consist of arrays, with the same shapes in all rows."""
    arrays = [[_numpy(part) for part in row] for row in rows]
    shapes = [part.shape for part in arrays[0]]
    for i, row in enumerate(arrays):
        for part in row:
            _require_numbers(part)
        if [part.shape for part in row] != shapes:
            raise StrategikonError(
                f"Vector {i} has the shapes {[part.shape for part in row]}, but vector 0 has {shapes}"
            )
    if sum(part.size for part in arrays[0]) == 0:
        raise StrategikonError("The vectors have no coordinates")

    def restore(result):
        ends = numpy.cumsum([part.size for part in arrays[0]])[:-1]
        pieces = numpy.split(result, ends, axis=-1)
        return join(
            [
                _like(like, piece.reshape(piece.shape[:-1] + shape))
                for like, piece, shape in zip(rows[0], pieces, shapes)
            ]
        )

    return Vectors(arrays, None, restore)


def _state_dicts(dicts):
    """Read floating entries as coordinates; others, such as counters, must be the same in all."""
    names = list(dicts[0])
    for i, one in enumerate(dicts):
        if not isinstance(one, Mapping) or set(one) != set(names):
            raise StrategikonError(f"State dict {i} has other keys than state dict 0")
    floating = [name for name in names if _numpy(dicts[0][name]).dtype.kind == "f"]
    for name in names:
        if name not in floating:
            for i, one in enumerate(dicts):
                if not numpy.array_equal(_numpy(one[name]), _numpy(dicts[0][name])):
                    raise StrategikonError(
                        f"'{name}' holds no floats and differs between state dicts 0 and {i}; leave it out"
                    )

    def restore(parts):
        result = type(dicts[0])() if type(dicts[0]) is not dict else {}
        pieces = dict(zip(floating, parts))
        for name in names:
            old = dicts[0][name]
            if name not in pieces:
                result[name] = old.clone() if is_tensor(old) else numpy.copy(old)
            elif is_tensor(old):
                result[name] = pieces[name].to(old.dtype)
            else:
                result[name] = pieces[name].astype(old.dtype)
        return result

    return _parts([[one[name] for name in floating] for one in dicts], restore)


def _is_array(value):
    return isinstance(value, numpy.ndarray) or is_tensor(value)


def _numpy(value):
    """Return an array of the same numbers, without a copy if possible."""
    if is_tensor(value):
        tensor = value.detach().cpu()
        # NumPy has no bfloat16; float32 has all its numbers.
        return (tensor.float() if str(tensor.dtype) == "torch.bfloat16" else tensor).numpy()
    return numpy.asarray(value)


def _like(given, result):
    """Return a result as a tensor on the same device if a tensor was given."""
    if is_tensor(given):
        return sys.modules["torch"].from_numpy(result).to(given.device)
    return result


def _require_numbers(array):
    if array.dtype.kind not in "fiub":
        raise StrategikonError(f"The vectors hold values of type {array.dtype}; expected real numbers")


def _copy(source, out, name):
    if source.dtype == out.dtype:
        numpy.copyto(out, source)
        return
    with numpy.errstate(over="ignore", invalid="ignore"):
        numpy.copyto(out, source, casting="unsafe")
        same = (out.astype(source.dtype) == source) | (source != source)
    if not same.all():
        where = f"Vector {name}" if isinstance(name, int) else name
        raise StrategikonError(
            f"{where} is {source.dtype} and has numbers that float32 lacks, such as"
            f" {source[~same].flat[0]}. Round it yourself: astype('float32')"
        )
