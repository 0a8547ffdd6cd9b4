"""Rows of a program are read as the cells of a file are, with the same problems by row and column."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any

import pytest

from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
from govinfo.errors import DecodeError, InvalidValueError, MissingExtraError
from govinfo.importing import as_decimal, import_tables, line_rows, records_from_rows, score_rows
from govinfo.instants import OFFICIAL_ZONE
from govinfo.labels import Level
from govinfo.records import About, Contribution, Records, Unit

DISTRICT = shipped_rulebook("district-model")
UNITS = Records(units=(Unit(id="agri", name="农业农村局"), Unit(id="water", name="水利局")))
SENT: dict[str, object] = {"id": "s1", "units": "agri", "submitted_at": datetime(2024, 3, 5, 9, 30)}


class Row(Mapping[str, object]):
    """A row as a driver of a database has it: a mapping, and no dict."""

    def __init__(self, **cells: object) -> None:
        """Take the cells."""
        self.cells = cells

    def __getitem__(self, key: str) -> object:
        """Return a cell."""
        return self.cells[key]

    def __iter__(self) -> Iterator[str]:
        """Iterate over the columns."""
        return iter(self.cells)

    def __len__(self) -> int:
        """Return the number of columns."""
        return len(self.cells)


class Form(Enum):
    """A choice of a framework."""

    BRIEF = "brief"


def test_values_of_a_database_become_those_of_records() -> None:
    """Naive instants are official time, others keep theirs; lists, choices, numbers and ids of any type."""
    row = Row(
        id=uuid.UUID(int=5),
        units=["农业农村局", "water"],
        weights=[Decimal("1.50"), 2],
        submitted_at=datetime(2024, 3, 5, 9, 30),
        happened_at=datetime(2024, 3, 5, 1, tzinfo=UTC),
        form=Form.BRIEF,
        kinds=["a", "b"],
        characters=800.0,
        urgent=True,
        tags={"shelf": "x", "page": None},
    )
    (item,) = records_from_rows("submissions", [row], beside=UNITS).submissions

    assert item.id == "00000000-0000-0000-0000-000000000005"
    assert item.units == (Contribution(unit="agri", weight=Fraction(3, 2)), Contribution(unit="water", weight=2))
    assert (item.submitted_at, item.happened_at) == (datetime(2024, 3, 5, 9, 30, tzinfo=OFFICIAL_ZONE), datetime(2024, 3, 5, 1, tzinfo=UTC))
    assert (item.form, item.kinds, item.characters, item.urgent, dict(item.tags)) == ("brief", ("a", "b"), 800, True, {"shelf": "x"})


def test_what_has_parts_of_its_own_is_given_whole() -> None:
    """As a file of records has it: subjects, parts with weights."""
    finding = {"id": "f", "criterion": "c", "about": {"unit": "agri"}, "on": date(2024, 3, 5), "met": True}
    item = SENT | {"units": [{"unit": "agri", "weight": 3}, "water"]}

    assert records_from_rows("findings", [finding]).findings[0].about == About(unit="agri")
    assert records_from_rows("submissions", [item]).submissions[0].units[0].weight == 3
    assert records_from_rows("单位", [{"id": "u", "name": "局", "level": Level.CITY}]).units[0].level is Level.CITY


def test_rows_and_files_say_the_same_of_the_same_cells() -> None:
    """The sentences are those of files; the place is the row of the list and the column of the row."""
    cells = {"id": "a 1", "submission": "s1", "publication": "内参", "on": "昨天", "fee": "十元", "characters": "多"}
    table = f"{','.join(cells)}\n{','.join(cells.values())}\n"
    with pytest.raises(DecodeError) as of_file:
        import_tables([("adoptions.csv", table.encode())], rulebook=DISTRICT)
    with pytest.raises(DecodeError) as of_rows:
        records_from_rows(
            "adoptions", [{"id": "a0", "submission": "s", "publication": "政务", "on": "2024-03-08"}, cells], rulebook=DISTRICT
        )

    assert [problem.message for problem in of_rows.value.problems] == [problem.message for problem in of_file.value.problems]
    assert [problem.path for problem in of_rows.value.problems] == [
        f"$.adoptions[1].{name}" for name in ("publication", "on", "fee", "characters", "id")
    ]


@pytest.mark.parametrize(
    ("row", "columns", "path", "code"),
    [
        ({"ident": "s1"}, {}, "$.submissions[0].ident", "unknown-column"),
        (SENT | {"created": 1}, {}, "$.submissions[0].created", "unknown-column"),
        (SENT | {"编号": "s1"}, {}, '$.submissions[0]["编号"]', "repeated-column"),
        (SENT, {"nothing": "title"}, "$.submissions", "unknown-column"),
        (SENT | {"characters": 1.5}, {}, "$.submissions[0].characters", "bad-cell"),
        (SENT | {"title": ["a", "b"]}, {}, "$.submissions[0].title", "bad-cell"),
        (SENT | {"title": object()}, {}, "$.submissions[0].title", "bad-cell"),
        (SENT | {"submitted_at": date(2024, 3, 5)}, {}, "$.submissions[0].submitted_at", "bad-cell"),
        (SENT | {"title": date(2024, 3, 5)}, {}, "$.submissions[0].title", "bad-cell"),
        (SENT | {"units": ["nobody"]}, {}, "$.submissions[0].units", "unknown-name"),
        (SENT | {"form": "单条"}, {}, "$.submissions[0].form", "undeclared-word"),
        ({"id": "s1", "units": "agri"}, {}, "$.submissions[0].submitted_at", "missing-field"),
    ],
)
def test_a_bad_row_is_told_by_its_number_and_column(row: Any, columns: Any, path: str, code: str) -> None:
    """Unknown columns too: nothing of a row is dropped unless somebody says so."""
    with pytest.raises(DecodeError) as caught:
        records_from_rows("submissions", [row], columns, rulebook=DISTRICT, beside=UNITS)

    assert [(problem.path, problem.code) for problem in caught.value.problems] == [(path, code)]
    assert caught.value.problems[0].message.text("zh") != caught.value.problems[0].message.text("en")


def test_columns_are_named_and_left_out() -> None:
    """In English or Chinese, tags too; one that is left out needs no type."""
    columns = {"sent": "报送时间", "who": "units", "shelf": "tag:shelf", "created": "-"}
    row = {"id": 7, "who": "agri", "sent": "2024年3月5日9时30分", "shelf": "x", "created": object()}

    (item,) = records_from_rows("submissions", iter([row]), columns).submissions
    assert (item.id, item.units[0].unit, dict(item.tags)) == ("7", "agri", {"shelf": "x"})


def test_there_must_be_such_a_list() -> None:
    """With all that there are."""
    with pytest.raises(InvalidValueError, match="name must be one of units, persons"):
        records_from_rows("adoption", [])


def test_a_frame_needs_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """Plain rows do not."""
    monkeypatch.setitem(__import__("sys").modules, "narwhals", None)

    class Frame:
        def __arrow_c_stream__(self) -> None:
            """Show what it is."""

    with pytest.raises(MissingExtraError, match=r"narwhals.*govinfo-core\[frames\]"):
        records_from_rows("units", Frame())
    assert records_from_rows("units", []) == Records()


def test_the_rows_of_an_assessment_add_up_to_its_cards() -> None:
    """Every card a row, every line a row; numbers are Decimal where they are finite."""
    year = assess(build_register(sample_year()), DISTRICT, Period.parse("2024"))
    scores, lines = score_rows(year), line_rows(year)

    assert [(row["subject"], row["rank"], row["points"], row["yuan"]) for row in scores] == [
        (card.subject, card.rank, as_decimal(card.points), card.yuan) for card in year.units
    ]
    assert len(lines) == sum(len(card.lines) for card in year.units)
    assert [row["amount"] for row in line_rows(year, unit="农业农村局")] == [as_decimal(line.amount) for line in year.unit("agri").lines]
    assert {tuple(row) for row in scores} == {tuple(scores[0])}
    assert score_rows(year, "en")[-1]["barred"] != score_rows(year)[-1]["barred"]
    assert [row["subject"] for row in score_rows(year, persons=True)] == [card.subject for card in year.persons]
