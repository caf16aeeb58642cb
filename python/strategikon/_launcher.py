"""Finds the program."""

import os
import shutil
from pathlib import Path

from ._errors import StrategikonProcessError

_NAME = "strategikon"


def find(home=None):
    """Return the path of the launcher.

    It is looked for in the folder ``home``, or else in that of the variable ``STRATEGIKON_HOME``, on
    the ``PATH``, and in the repository that this file is part of.
    """
    for said, folder in (("home", home), ("STRATEGIKON_HOME", os.environ.get("STRATEGIKON_HOME"))):
        if folder:
            for candidate in (Path(folder) / _NAME, Path(folder) / "bin" / _NAME):
                if _runs(candidate):
                    return str(candidate.resolve())
            raise StrategikonProcessError(f"{said}={folder} has no program 'strategikon' that can be executed")
    found = shutil.which(_NAME)
    if found:
        return found
    checkout = Path(__file__).resolve().parents[2] / _NAME
    if _runs(checkout):
        return str(checkout)
    raise StrategikonProcessError(
        "The program 'strategikon' was not found. Set STRATEGIKON_HOME to its folder, or put it on the PATH"
    )


def _runs(file):
    return file.is_file() and os.access(file, os.X_OK)
