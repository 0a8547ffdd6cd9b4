"""
The mutants that need not be run, since something that only reads the code refuses them.

mypy reads each mutant beside the function it was made of. An error that it finds in the original too, or outside of all
functions, comes from how the copies are laid out and says nothing about a mutant. And a sentence that was changed is no
key of the Chinese catalogue any more: `tests/test_chinese.py` reads the sources for that.
"""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from textwrap import dedent

from mutants import ROOT, Copy, original_of

_LAID_OUT = {"no-redef"}  # copies of one function define its attributes and overloads again
_MYPY = ["--config-file=", "--strict", "--no-warn-unused-ignores", "--output=json"]


def by_types(tree: Path, copies: dict[str, Copy]) -> set[str]:
    """Return the names of the mutants below *tree* that mypy finds fault with."""
    command = [sys.executable, "-m", "mypy", *_MYPY, str(tree / "govinfo")]
    printed = subprocess.run(command, capture_output=True, check=False, encoding="utf-8", cwd=tree).stdout  # noqa: S603
    by_line = defaultdict(set)
    for line in filter(None, printed.splitlines()):
        error = json.loads(line)
        if error["severity"] == "error" and error["code"] not in _LAID_OUT:
            by_line[tree / error["file"], error["line"]].add(error["message"])
    faults = {
        name: {fault for line in range(copy.first, copy.last + 1) for fault in by_line.get((copy.path, line), ())}
        for name, copy in copies.items()
    }
    return {name for name, found in faults.items() if found - faults[original_of(name)]}


def by_words(copies: dict[str, Copy]) -> set[str]:
    """Return the names of the mutants that change a sentence of the catalogue."""
    catalogue = {word for path in (ROOT / "src" / "govinfo" / "chinese").glob("*.py") for word in _strings(path.read_text("utf-8"))}
    originals = {name: _strings(dedent("\n".join(copy.text()))) for name, copy in copies.items() if name == original_of(name)}
    return {name for name, copy in copies.items() if (originals[original_of(name)] & catalogue) - _strings(dedent("\n".join(copy.text())))}


def _strings(source: str) -> set[str]:
    """Return the texts of several words that are written in a piece of code."""
    found = {node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return {text for text in found if " " in text}
