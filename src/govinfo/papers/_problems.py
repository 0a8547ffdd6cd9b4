"""What a check found (检查结果), as a paper: every problem with its place, and what was looked at."""

from __future__ import annotations

from collections.abc import Sequence

from govinfo.errors import Problem
from govinfo.papers._paper import Bullets, Grid, GridColumn, Paper
from govinfo.papers._wording import Wording
from govinfo.texts import Language


def problems_paper(title: str, said: Sequence[str], problems: Sequence[Problem], lang: Language = "zh") -> Paper:
    """
    Return problems as a paper, one a row, below what is said of all of them.

    >>> problems_paper("检查结果", ["已检查8条记录"], []).body[0].items
    ('已检查8条记录',)
    """
    say = Wording(lang)
    columns = (
        GridColumn(title=say("Severity"), whole=True),
        GridColumn(title=say("Place"), width=12),
        GridColumn(title=say("Record")),
        GridColumn(title=say("Code"), width=8),
        GridColumn(title=say("Problem"), width=30),
    )
    rows = tuple((one.severity.text(lang), _place(one), one.record or "", one.code, one.message.text(lang)) for one in problems)
    grid = Grid(caption=say("Problems"), columns=columns, rows=rows, head=1)
    return Paper(title=title, lang=lang, main=grid, body=(Bullets(tuple(said)), *([grid] if rows else [])))


def _place(problem: Problem) -> str:
    file = f"{problem.file}: " if problem.file and not problem.path.startswith(problem.file) else ""
    return f"{file}{problem.path}"
