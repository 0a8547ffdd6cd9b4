"""
The mutants (变异体): every small change that mutmut makes to the modules that count points, days and money.

mutmut writes each changed function beside its original in one file. Here a mutant is switched on by giving the original
function the changed one's code, so that the other functions run as fast as ever, and nothing needs to be imported again.
"""

from __future__ import annotations

import ast
import hashlib
import re
import shutil
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from difflib import SequenceMatcher, unified_diff
from fnmatch import fnmatchcase
from functools import cache, wraps
from pathlib import Path
from textwrap import dedent
from types import FunctionType
from typing import Any

from attrs import frozen
from mutmut.configuration import config
from mutmut.mutation import trampoline
from mutmut.mutation.file_mutation import mutate_file_contents

ROOT = Path(__file__).parents[2]
PLACES: dict[str, tuple[FunctionType, FunctionType]] = {}
"""The name of a mutant: the function that it changes, and the changed one."""

_TABLES: list[tuple[FunctionType, dict[str, FunctionType]]] = []


@frozen
class Copy:
    """One function that mutmut wrote, a mutant or the original: in which file it stands, from which line to which."""

    path: Path
    first: int
    last: int

    def text(self) -> list[str]:
        """Return its lines."""
        return _lines(self.path)[self.first - 1 : self.last]

    def body(self) -> list[str]:
        """Return its lines from the first of the function on, without the name that mutmut gave it."""
        lines = self.text()
        start = next(at for at, line in enumerate(lines) if _is_head(line))
        return [re.sub(r"def \w+", "def it", lines[start]), *lines[start + 1 :]]

    def digest(self) -> str:
        """Return what is the same as long as the function says the same."""
        return hashlib.sha256("\n".join(self.body()).rstrip().encode()).hexdigest()[:12]


@cache
def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines()


def write_tree(tree: Path, only: str) -> dict[str, Copy]:
    """Copy the package into *tree* with the modules named *only* changed; return all copies of their functions by name."""
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(ROOT / "src", tree, ignore=shutil.ignore_patterns("__pycache__"))
    paths = [path for path in sorted(tree.rglob("*.py")) if config().should_mutate(Path("src") / path.relative_to(tree))]
    paths = [path for path in paths if fnmatchcase(_module(path, tree), only)]
    with ProcessPoolExecutor() as pool:
        changed = pool.map(_change, paths)
    return {f"{_module(path, tree)}.{name}": copy for path, copies in zip(paths, changed, strict=True) for name, copy in copies.items()}


def _change(path: Path) -> dict[str, Copy]:
    """Rewrite one file with its mutants in it, and return them and their originals."""
    changed = mutate_file_contents(str(path), path.read_text("utf-8"))
    path.write_text(changed.code, "utf-8")
    return {name: Copy(path, span.start, span.end) for name, span in changed.line_span_by_function_name.items()}


def _module(path: Path, tree: Path) -> str:
    """Return the name that the file is imported by."""
    return ".".join(path.relative_to(tree).with_suffix("").parts).removesuffix(".__init__")


def import_from(tree: Path, alone: str | None = None) -> None:
    """Let `govinfo` be imported from *tree*, its functions as they were, but for the mutant *alone* if one is named."""

    def remember(copies: dict[str, FunctionType], is_classmethod: bool = False) -> Callable[[FunctionType], Callable[..., Any]]:
        """Take the place of what mutmut puts around a function, which would be asked at each call."""
        return lambda function: _switching(function, copies, alone) if alone else _noted(function, copies)

    trampoline.wrap_in_trampoline = remember
    sys.path.insert(0, str(tree))


def _noted(function: FunctionType, copies: dict[str, FunctionType]) -> FunctionType:
    """Keep the function and its changed copies, which mutmut adds below it."""
    _TABLES.append((function, copies))
    return function


def _switching(function: FunctionType, copies: dict[str, FunctionType], alone: str) -> Callable[..., Any]:
    """Return the function, or what does as its mutant *alone*, from the moment on at which mutmut has added that."""
    module, _, name = alone.rpartition(".")
    if function.__module__ != module or function.__name__ not in name:
        return function

    @wraps(function)
    def switched(*args: Any, **kwargs: Any) -> Any:
        return copies.get(name, function)(*args, **kwargs)

    return switched


def note_places() -> None:
    """Note the mutants of every function that has been imported."""
    for function, copies in _TABLES:
        for name, copy in copies.items():
            PLACES[f"{function.__module__}.{name}"] = (function, _plain(copy))


def _plain(copy: Any) -> FunctionType:
    """Return the function below a class or static method."""
    plain = getattr(copy, "__func__", copy)
    assert isinstance(plain, FunctionType)
    return plain


def difference(mutant: str, copies: dict[str, Copy]) -> str:
    """Return what the mutant changes, as a diff of the function."""
    before, after = copies[original_of(mutant)].body(), copies[mutant].body()
    return "\n".join(list(unified_diff(before, after, lineterm="", n=0))[2:])


def changed_lines(mutant: str, copies: dict[str, Copy]) -> tuple[str, set[int]]:
    """Return the file of the function that is run, and those of its lines of which the mutant changes the statement."""
    function, _ = PLACES[mutant]
    original = copies[original_of(mutant)]
    before, after = original.body(), copies[mutant].body()
    matched = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    changed = {line + 1 for kind, first, last, _, _ in matched if kind != "equal" for line in range(first, max(last, first + 1))}
    first = function.__code__.co_firstlineno
    start = next(line for line in range(first, first + 9) if _is_head(_lines(original.path)[line - 1]))
    [whole] = ast.parse(dedent("\n".join(before))).body
    return str(original.path), {start + line - 1 for at in changed for line in _statement(whole, at)}


def _statement(whole: ast.stmt, line: int) -> range:
    """Return the lines of the innermost statement at *line*, without those inside it; the whole body for its head."""
    inner = [
        node
        for node in ast.walk(whole)
        if isinstance(node, ast.stmt) and node is not whole and node.lineno <= line <= (node.end_lineno or 0)
    ]
    if not inner:
        return range(whole.lineno + 1, (whole.end_lineno or 0) + 1)
    own = max(inner, key=lambda node: (node.lineno, -(node.end_lineno or 0)))
    nested = [node.lineno for node in ast.walk(own) if isinstance(node, ast.stmt) and node is not own]
    return range(own.lineno, min(nested, default=(own.end_lineno or 0) + 1))


def _is_head(line: str) -> bool:
    return line.lstrip().startswith("def ")


def original_of(mutant: str) -> str:
    """Return the name of the function that the mutant was made of."""
    return f"{mutant.rpartition('__mutmut_')[0]}__mutmut_orig"


def switch_on(mutant: str) -> None:
    """Make the mutant what its function does, in this process."""
    function, changed = PLACES[mutant]
    function.__code__ = changed.__code__
    function.__defaults__ = changed.__defaults__
    function.__kwdefaults__ = changed.__kwdefaults__
