"""What the tests share."""

import os
import sys
import unittest
from pathlib import Path

PYTHON = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PYTHON))

#: Set where no test may be skipped.
REQUIRED = os.environ.get("STRATEGIKON_REQUIRE_PYTHON") == "1"

try:
    import torch
except ImportError:
    if REQUIRED:
        raise
    torch = None

needs_torch = unittest.skipIf(torch is None, "torch is not installed")

from strategikon import Session, _launcher


class SessionCase(unittest.TestCase):
    """Tests that share one session, with the program that STRATEGIKON_HOME or PATH names."""

    @classmethod
    def setUpClass(cls):
        cls.session = Session(threads=1)
        cls.addClassCleanup(cls.session.close)


def launcher():
    return _launcher.find()


def temporary_folders():
    """Return the folders of all sessions on this machine that have not ended."""
    return {str(path) for parent in ("/dev/shm", "/tmp") for path in Path(parent).glob("strategikon-*")}


def is_running(pid):
    """Return whether a process is there that has not ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False
