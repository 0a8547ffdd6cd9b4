"""
One file that runs on any Python 3.11 or later, without rights and without a network: `python release/make_pyz.py dist/govinfo.pyz`.

It is an archive as the standard library's zipapp makes them, of the package and what it requires, taken from the installation that runs
this script. Archives of the same installation are the same bytes: every file in them bears one date, that of SOURCE_DATE_EPOCH.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
import zipfile
from collections.abc import Iterator, Sequence
from importlib.metadata import Distribution
from pathlib import Path
from typing import BinaryIO

from _installed import NAME, closure

import govinfo

MAIN = """\
import sys

if sys.version_info < (3, 11):
    sys.exit("govinfo needs Python 3.11 or later, this is " + sys.version.split()[0])
from govinfo.__main__ import main

sys.exit(main())
"""
EARLIEST = 315532800  # 1980-01-01: an archive knows no earlier day
COMPILED = (".so", ".pyd", ".dll", ".dylib")
LEFT_OUT = ("RECORD", "INSTALLER", "REQUESTED", "direct_url.json")
"""What an installation notes about itself."""


def main(words: Sequence[str]) -> int:
    """Write the archive; nothing is written where a package could not run from inside it."""
    parser = argparse.ArgumentParser(description="one file that runs on any Python 3.11 or later")
    parser.add_argument("output", type=Path)
    parser.add_argument(
        "--with", dest="more", action="append", default=[], metavar="PACKAGE", help="another installed package, such as openpyxl"
    )
    given = parser.parse_args(words)
    found = {one.name: one for name in (NAME, *given.more) for one in closure(name)}
    compiled = [f"{one.name}: {path}" for one in found.values() for path in one.files or () if path.suffix in COMPILED]
    if compiled:
        sys.stderr.write("not pure Python, and so not to be run from an archive:\n" + "\n".join(compiled) + "\n")
        return 1
    entries = {"__main__.py": MAIN.encode()} | dict(package(Path(govinfo.__file__).parent))
    for one in found.values():
        entries |= dict(metadata(one) if one.name == NAME else files(one))
    given.output.parent.mkdir(parents=True, exist_ok=True)
    with given.output.open("wb") as file:
        file.write(b"#!/usr/bin/env python3\n")
        write(file, entries)
    given.output.chmod(0o755)
    return 0


def package(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the package itself, installed or in a checkout."""
    for path in folder.rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            yield path.relative_to(folder.parent).as_posix(), path.read_bytes()


def metadata(one: Distribution) -> Iterator[tuple[str, bytes]]:
    """Yield what says which version it is, and its licence."""
    folder = f"{one.name.replace('-', '_')}-{one.version}.dist-info"
    for path in one.files or ():
        if path.name == "METADATA" or "licenses" in path.parts:
            yield f"{folder}/{path.name}", Path(str(one.locate_file(path))).read_bytes()


def files(one: Distribution) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a package as it is installed, without programs and caches."""
    for path in one.files or ():
        if ".." not in path.parts and "__pycache__" not in path.parts and path.name not in LEFT_OUT:
            yield path.as_posix(), Path(str(one.locate_file(path))).read_bytes()


def write(file: BinaryIO, entries: dict[str, bytes]) -> None:
    """Write the entries in the order of their names, all with one date."""
    stamp = max(int(os.environ.get("SOURCE_DATE_EPOCH", EARLIEST)), EARLIEST)
    with zipfile.ZipFile(file, "w") as archive:
        for name in sorted(entries):
            info = zipfile.ZipInfo(name, time.gmtime(stamp)[:6])
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, entries[name])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
