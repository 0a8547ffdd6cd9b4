"""
What is told, held in two halves: place and code where it is tested, the sentences of a room in one file.

A test compares what `coded` returns; the sentences that it heard are compared, when the test is over, with
`wording.json` of its folder. A sentence that was reworded changes that file alone, which is written anew by

    GOVINFO_WORDING=write python -m pytest tests/rulebooks

and is to be read before it is kept.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from attrs import evolve

from govinfo.errors import Problem

__all__ = ["coded", "compared"]

_HEARD: list[str] = []


def coded(problems: Iterable[Problem]) -> list[str]:
    """Return for each problem its place and its code; how it is said is noted."""
    told = list(problems)
    said = [evolve(problem, line=None, column=None) for problem in told]  # a line more above it rewords no sentence
    _HEARD.extend(f"{problem.text('en')} | {problem.text('zh')}" for problem in said)
    return [f"{problem.path}: {problem.code}" for problem in told]


@contextmanager
def compared(path: Path, test: str) -> Iterator[None]:
    """Hold what is heard while a test runs against what the file of its folder says for it."""
    _HEARD.clear()
    yield
    heard, file = list(_HEARD), path.with_name("wording.json")
    if not heard:
        return
    kept: dict[str, list[str]] = json.loads(file.read_text("utf-8")) if file.exists() else {}
    name = f"{path.name}::{test}"
    if os.environ.get("GOVINFO_WORDING") == "write":
        kept[name] = heard
        file.write_text(json.dumps(dict(sorted(kept.items())), ensure_ascii=False, indent=1) + "\n", "utf-8", newline="\n")
    assert kept.get(name) == heard, "if it is to be said so: GOVINFO_WORDING=write python -m pytest, and read what changed"
