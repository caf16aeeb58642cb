"""Builds the wheel with Python alone, always with the same bytes: python3 python/make_wheel.py [FOLDER]."""

import base64
import hashlib
import re
import sys
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
METADATA = """\
Metadata-Version: 2.1
Name: {name}
Version: {version}
Summary: {description}
Requires-Python: {requires-python}
Requires-Dist: {dependencies}
License: Apache-2.0
Description-Content-Type: text/markdown

{readme}"""
WHEEL = "Wheel-Version: 1.0\nGenerator: make_wheel.py\nRoot-Is-Purelib: true\nTag: py3-none-any\n"


def make(folder):
    """Write the wheel into a folder, which is made if it is missing, and return its path."""
    project = read_project()
    stem = f"{project['name']}-{project['version']}"
    information = f"{stem}.dist-info"
    entries = {
        f"strategikon/{file.name}": file.read_bytes() for file in sorted((HERE / "strategikon").glob("*.py"))
    }
    entries[f"{information}/LICENSE"] = (HERE.parent / "LICENSE").read_bytes()
    readme = (HERE / "README.md").read_text(encoding="utf-8")
    entries[f"{information}/METADATA"] = METADATA.format(**project, readme=readme).encode()
    entries[f"{information}/WHEEL"] = WHEEL.encode()
    record = [f"{name},sha256={digest(content)},{len(content)}" for name, content in entries.items()]
    entries[f"{information}/RECORD"] = "\n".join([*record, f"{information}/RECORD,,", ""]).encode()
    folder.mkdir(parents=True, exist_ok=True)
    wheel = folder / f"{stem}-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            entry = zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0))
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return wheel


def read_project():
    """Return what pyproject.toml says of the project, one line a key. Python 3.9 has no reader for it."""
    text = (HERE / "pyproject.toml").read_text(encoding="utf-8").split("[project]")[1]
    pairs = re.findall(r'(?m)^([a-z-]+) = \[?"(.*?)"\]?$', text)
    return dict(pairs)


def digest(content):
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()


if __name__ == "__main__":
    print(make(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "dist"))
