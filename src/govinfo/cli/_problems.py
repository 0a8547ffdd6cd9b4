"""Problems as a program reads them (`--problems json`): one document, each problem with its code and its place."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Final

from govinfo.errors import Problem
from govinfo.texts import Language, Text

_IN_FILE: Final = re.compile(r"(?P<file>[^$]+?): (?:line (?P<line>[0-9]+): )?(?P<path>\$.*)", re.DOTALL)
_IN_LINE: Final = re.compile(r"line (?P<line>[0-9]+): (?P<path>\$.*)", re.DOTALL)
_IN_CELL: Final = re.compile(r"(?P<file>.+?)(?:: [^!]+!| )(?P<column>[A-Z]{1,3})?(?P<line>[0-9]+)(?: \(.*\))?", re.DOTALL)

Place = tuple[str | None, str, int | None, int | None]
"""The file, the path in it, the line and the column, as far as they are known."""


def as_json(problems: Sequence[Problem], lang: Language, files: Sequence[str], told: Text | None = None) -> str:
    """
    Return problems as a JSON document of one line, with what else is to be told beside the paper.

    Args:
        problems: in their order.
        lang: the language of the sentences.
        files: the files that were read, of which a single one need not stand in the paths.
        told: what is open.
    """
    document = {
        "problems": [_row(problem, lang, files) for problem in problems],
        "open": told.text(lang) if told is not None else None,
    }
    line = json.dumps(document, ensure_ascii=False)
    return "".join(char if char.isprintable() else json.dumps(char)[1:-1] for char in line)


def _row(problem: Problem, lang: Language, files: Sequence[str]) -> dict[str, object]:
    file, path, line, column = _place(problem)
    file, line, column = problem.file or file, problem.line or line, problem.column or column
    path = path.removeprefix(f"{file}: ")
    if path in files:
        file, path = path, "$"
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "path": path,
        "file": file or _only_file(path, files),
        "line": line,
        "column": column,
        "record": problem.record,
        "message": problem.message.text(lang),
    }


def _place(problem: Problem) -> Place:
    """Return where a problem is: what its path tells, and a line and column of which its sentence tells."""
    given: Mapping[str, object] = dict(problem.message.values)
    not_json = problem.message.template.startswith("is not JSON")
    told = {name: value for name, value in given.items() if isinstance(value, int)} if not_json else {}
    line, column = told.get("line"), told.get("column")
    inside = _IN_LINE.fullmatch(problem.path) or _IN_FILE.fullmatch(problem.path)
    if inside is not None:
        parts = inside.groupdict()
        return parts.get("file"), inside["path"], line or _number(parts.get("line")), column
    cell = _IN_CELL.fullmatch(problem.path)
    if cell is not None and not problem.path.startswith("$"):
        return cell["file"], problem.path, int(cell["line"]), None if cell["column"] is None else _column(cell["column"])
    return None, problem.path, line, column


def _number(digits: str | None) -> int | None:
    return None if digits is None else int(digits)


def _column(letters: str) -> int:
    """Return which column has such letters, counted from 1."""
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - ord("A") + 1
    return place


def _only_file(path: str, files: Sequence[str]) -> str | None:
    """Return the file where only one is read: paths into records begin with `$`, those into a rulebook with the id of a rule too."""
    return files[0] if len(files) == 1 and (path.startswith("$") or files[0].endswith(".toml")) else None
