"""The Python in the documentation runs, and prints what the page says."""

import contextlib
import io
import os
import re
import tempfile
import unittest

import numpy

import flower_stand_in
from support import PYTHON, torch

import strategikon

BLOCK = re.compile(r"```python\n(.*?)```(?:\n\n```text\n(.*?)```)?", re.DOTALL)


class Pages(unittest.TestCase):
    def setUp(self):
        flower_stand_in.install()
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.addCleanup(os.chdir, os.getcwd())
        self.addCleanup(strategikon.close)
        os.chdir(folder.name)
        numpy.save("gradients.npy", numpy.random.default_rng(5).standard_normal((27, 100), "float32"))

    def test_the_guide(self):
        self.assertEqual(7, self.run_blocks("docs/guide/python.md"))

    def test_the_readmes(self):
        self.run_blocks("README.md")
        self.assertEqual(1, self.run_blocks("python/README.md"))

    def run_blocks(self, page):
        """Run a page's blocks, one after the other, and return how many there are."""
        blocks = BLOCK.findall((PYTHON.parent / page).read_text(encoding="utf-8"))
        names = {}
        for code, expected in blocks:
            if "import torch" in code and torch is None:
                continue
            printed = io.StringIO()
            with self.subTest(page=page, code=code), contextlib.redirect_stdout(printed):
                exec(compile(code, page, "exec"), names)
            self.assertEqual(expected, printed.getvalue(), code)
        return len(blocks)


if __name__ == "__main__":
    unittest.main()
