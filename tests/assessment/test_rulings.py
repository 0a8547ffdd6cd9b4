"""The ledger alone moves lines: settlements say what becomes of them, in rulings."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Final

import pytest
from attrs.exceptions import FrozenInstanceError

import govinfo.assessment
from govinfo.assessment._awards import Award, Fate
from govinfo.assessment._ledger import Column, Ruling, write
from govinfo.assessment._lines import Beside, Line
from govinfo.labels import Status
from govinfo.rulebook import Cap, Each, Facts, Price, Void

PRICE: Final = Price(id="price", clause="一", title="采用", of=Facts.ADOPTION, amount=5)
CAP: Final = Cap(id="cap", clause="二", title="封顶", rules=("price",), each=Each.WHOLE, most=3)
VOID: Final = Void(id="void", clause="三", title="取消", rules=("price",), each=Each.WHOLE, provided="true")


def line(amount: int = 5) -> Line:
    """A line that stands for itself."""
    return Line("u", Award(PRICE, amount), beside=Beside(day=date(2024, 3, 5), facts=("a",)))


def test_a_ruling_that_lets_a_part_count_cuts_the_line_in_two() -> None:
    """Of 5 points 3 count within the limit: a line of 3 that counts, and the rest of 2 that the cap keeps out."""
    column = Column("u")
    whole = line()
    column.post(whole)

    write({"u": column}, Ruling((whole,), Fate(Status.CAPPED, settled_by=CAP, counted=3)))

    assert [(one.amount, one.status, one.rest) for one in column.lines] == [(2, Status.CAPPED, True), (3, Status.COUNTED, False)]
    assert column.lines[0].note.text("en") == "5 points; of it 2 points"
    assert column.lines[1].note.text("en") == "5 points; of it 3 points within the limit of 二"


def test_what_a_settlement_says_of_its_own_is_posted() -> None:
    """A tally's line stands in the column of its subject."""
    column = Column("u")

    write({"u": column}, line(-2))

    assert [(one.subject, one.amount) for one in column.lines] == [("u", -2)]


def test_a_line_that_does_not_count_is_never_moved_again() -> None:
    """A second ruling on a voided line is a mistake of the engine."""
    column = Column("u")
    voided = line()
    column.post(voided)
    ruling = Ruling((voided,), Fate(Status.VOIDED, settled_by=VOID))
    write({"u": column}, ruling)

    with pytest.raises(AssertionError):
        write({"u": column}, ruling)


def test_a_line_cannot_be_changed_by_those_who_read_it() -> None:
    """Its amount follows from its award and its fate; neither can be set."""
    for name in ("amount", "status", "note", "_fate", "_award"):
        with pytest.raises((FrozenInstanceError, AttributeError)):
            setattr(line(), name, None)


def test_only_the_ledger_writes_what_became_of_a_line() -> None:
    """No other module of the room calls what moves a line, and none keeps one in a column but through `post`."""
    room = Path(govinfo.assessment.__file__).parent
    moving = {path.name for path in room.glob("*.py") if re.search(r"\bmoved\(", path.read_text(encoding="utf-8"))}
    keeping = {
        path.name for path in room.glob("*.py") if re.search(r"\.lines\.append|(self|column)\._lines\b", path.read_text(encoding="utf-8"))
    }

    assert moving == {"_lines.py", "_ledger.py"}
    assert keeping == {"_ledger.py"}


def test_the_same_line_read_twice_is_equal_whatever_became_of_its_words() -> None:
    """Lines compare by what they say; they can be held in a set."""
    assert line() == line() != line(4)
    assert len({line(), line()}) == 1
    assert repr(line()) == "Line(subject='u', rule='price', on='2024-03-05', facts=('a',), account='points', amount=5, status='counted')"
