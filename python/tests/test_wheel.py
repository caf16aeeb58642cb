"""The wheel is whole, and what it installs is this package."""

import csv
import importlib.util
import io
import re
import subprocess
import sys
import tempfile
import unittest
import zipfile
from pathlib import Path

from support import PYTHON

spec = importlib.util.spec_from_file_location("make_wheel", PYTHON / "make_wheel.py")
make_wheel = importlib.util.module_from_spec(spec)
spec.loader.exec_module(make_wheel)


class Wheel(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.wheel = make_wheel.make(self.folder / "dist")

    def test_it_can_be_imported(self):
        out = subprocess.run(
            [sys.executable, "-c", "import strategikon; print(strategikon.__file__, strategikon.aggregate.__name__)"],
            env={"PYTHONPATH": str(self.wheel)}, cwd=self.folder, check=True, capture_output=True, text=True,
        )
        self.assertEqual(f"{self.wheel}/strategikon/__init__.py aggregate\n", out.stdout)

    def test_every_file_is_recorded(self):
        with zipfile.ZipFile(self.wheel) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
        record = next(name for name in files if name.endswith("/RECORD"))
        rows = list(csv.reader(io.StringIO(files[record].decode())))
        self.assertEqual(set(files), {name for name, _, _ in rows})
        for name, sha, size in rows:
            if name != record:
                self.assertEqual((f"sha256={make_wheel.digest(files[name])}", str(len(files[name]))), (sha, size))
        modules = {f"strategikon/{file.name}" for file in (PYTHON / "strategikon").glob("*.py")}
        self.assertLessEqual(modules, set(files))
        metadata = files[record.replace("RECORD", "METADATA")].decode()
        self.assertIn("\nRequires-Python: >=3.9\nRequires-Dist: numpy>=1.20\n", metadata)

    def test_it_has_the_same_bytes_again(self):
        self.assertEqual(self.wheel.read_bytes(), make_wheel.make(self.folder / "again").read_bytes())

    def test_its_version_is_the_programs(self):
        pom = (PYTHON.parent / "pom.xml").read_text(encoding="utf-8")
        version = re.search(r"<artifactId>strategikon</artifactId>\s*<version>(.*?)</version>", pom).group(1)
        self.assertEqual(version.replace("-SNAPSHOT", ".dev0"), make_wheel.read_project()["version"])


if __name__ == "__main__":
    unittest.main()
