"""What goes into the frames comes out of them, exactly, in pandas, polars and Arrow."""

from __future__ import annotations

import runpy
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from govinfo import Assessment, Period, Records, assess, build_register, sample_year, shipped_rulebook
from govinfo.errors import DecodeError, WrongTypeError
from govinfo.importing import deadline_rows, line_rows, records_from_rows, score_rows
from govinfo.records import AdoptionEvent, Submission

Make = Callable[[dict[str, list[Any]]], object]
BOTH = pytest.mark.parametrize("make", [pd.DataFrame, pl.DataFrame], ids=["pandas", "polars"])
NOTEBOOK = Path(__file__).with_name("notebook.py")


def adoption(make: Make, **cells: Any) -> AdoptionEvent:
    """Return the record that one row of adoptions is."""
    row = {"编号": "a1", "报送编号": "s1", "刊物": "zhengwu", "采用日期": date(2024, 3, 5)} | cells
    return records_from_rows("adoptions", make({column: [cell] for column, cell in row.items()})).adoptions[0]


def submission(make: Make, **cells: Any) -> Submission:
    """Return the record that one row of submissions is."""
    row = {"编号": "s1", "报送单位": "agri", "报送时间": "2024-03-01 09:30"} | cells
    return records_from_rows("submissions", make({column: [cell] for column, cell in row.items()})).submissions[0]


def year() -> Assessment:
    """Return the sample year, assessed."""
    return assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))


def test_the_notebook_gives_what_was_worked_out_by_hand() -> None:
    """
    Two items: one of agri alone by three authors, in Zhengwu and in the city's report; one brief of both units in Zhengwu.

    agri:  10 + 50 + 10 = 70 points; 20 + 100 + 10/2 = 125 yuan. water: 10 points, 10/2 = 5 yuan.
    """
    made = runpy.run_path(str(NOTEBOOK))
    scores, by_clause = made["scores"], made["by_clause"]

    assert {unit: (scores.loc[unit, "points"], scores.loc[unit, "yuan"]) for unit in scores.index} == {
        "agri": (Decimal(70), Decimal("125.00")),
        "water": (Decimal(10), Decimal("5.00")),
    }
    assert by_clause["agri", "points"].to_dict() == {"三(一)3": 10, "三(一)4": 50, "三(一)6": 10}
    assert made["records"].adoptions[0].on == date(2024, 3, 5)  # written in full-width digits
    assert made["records"].adoptions[1].fee == Fraction(3334, 100)


def test_the_recipe_stays_short() -> None:
    """From files to scores and back: at most fifteen lines of code."""
    code = [line for line in NOTEBOOK.read_text("utf-8").splitlines() if line.strip() and not line.startswith(("#", '"""'))]

    assert len(code) <= 15


def test_every_kind_of_frame_and_plain_rows_give_the_same_records() -> None:
    """Pandas, polars, lazy polars, Arrow, dicts."""
    rows = [
        {"id": 1, "submission": "s1", "publication": "《政务》", "on": date(2024, 3, 8), "fee": Decimal("30.50"), "shelf": "x"},
        {"id": 2, "submission": "s1", "publication": "政务", "on": date(2024, 3, 9), "fee": None, "shelf": None},
    ]
    options: dict[str, Any] = {"columns": {"shelf": "tag:shelf"}, "rulebook": shipped_rulebook("district-model")}
    read = records_from_rows("adoptions", rows, **options)

    assert [(one.id, one.publication, one.fee, dict(one.tags)) for one in read.adoptions] == [
        ("1", "zhengwu", Fraction(61, 2), {"shelf": "x"}),
        ("2", "zhengwu", None, {}),
    ]
    for frame in (pd.DataFrame(rows), pl.DataFrame(rows), pl.DataFrame(rows).lazy(), pa.Table.from_pylist(rows)):
        assert records_from_rows("adoptions", frame, **options) == read


@BOTH
@pytest.mark.parametrize("cell", ["2024-03-05", "２０２４-０３-０５", date(2024, 3, 5), datetime(2024, 3, 5)])
def test_a_day_is_a_day_however_the_frame_has_it(make: Make, cell: object) -> None:
    """As text, full-width too, as a date, and as the midnight that pandas makes of one."""
    assert adoption(make, 采用日期=cell).on == date(2024, 3, 5)


@BOTH
@pytest.mark.parametrize(
    "cell", ["2024-03-31 23:30", "2024-03-31T11:30:00-04:00", datetime(2024, 3, 31, 23, 30), datetime(2024, 3, 31, 15, 30, tzinfo=UTC)]
)
def test_a_time_is_that_of_the_clock_on_the_wall_unless_it_says_otherwise(make: Make, cell: object) -> None:
    """The same instant in every spelling."""
    assert submission(make, 报送时间=cell).submitted_at == datetime(2024, 3, 31, 15, 30, tzinfo=UTC)


@BOTH
def test_every_bad_row_is_named_by_its_number_and_column(make: Make) -> None:
    """All at once; rows are counted as the frame counts them."""
    frame = make(
        {
            "编号": ["a1", "a2", "a3"],
            "报送编号": ["s1", "s1", "s1"],
            "刊物": ["zhengwu", None, "zhengwu"],
            "采用日期": ["2024-03-05", "2024-02-30", "昨天"],
        }
    )
    with pytest.raises(DecodeError) as caught:
        records_from_rows("adoptions", frame)
    assert sorted(problem.path for problem in caught.value.problems) == [
        '$.adoptions[1]["刊物"]',
        '$.adoptions[1]["采用日期"]',
        '$.adoptions[2]["采用日期"]',
    ]


@BOTH
def test_a_float_is_refused_and_an_exact_fee_is_kept(make: Make) -> None:
    """33.34 as a float is some other number; as text and as Decimal it is itself; a whole number beside a gap is whole."""
    assert adoption(make, 稿费=Decimal("33.34")).fee == adoption(make, 稿费="33.34").fee == Fraction(3334, 100)
    assert adoption(make, 稿费=20.0).fee == 20
    with pytest.raises(DecodeError, match=r"\$\.adoptions\[0\]\[.稿费.\]: holds the float 33\.34, which is no exact number"):
        adoption(make, 稿费=33.34)


@BOTH
def test_empty_cells_are_fields_left_out(make: Make) -> None:
    """None, blanks; and in pandas NaN, NaT and NA."""
    assert submission(make, 标题="  ", 作者=None).title is None
    for nothing in (float("nan"), pd.NaT, pd.NA):
        assert submission(pd.DataFrame, 标题=nothing).title is None
    assert records_from_rows("units", make({"编号": [], "名称": []})) == Records()


def test_results_go_back_into_frames_without_a_float() -> None:
    """Points and money are Decimal; the sums of lines are those of the cards."""
    assessment = year()
    lines = pd.DataFrame(line_rows(assessment))
    counted = lines[(lines["status"] == "counted") & (lines["account"] == "points")].groupby("subject")["amount"].sum()

    assert {card.subject: card.points for card in assessment.units if card.points} == {
        unit: total for unit, total in counted.items() if total
    }
    assert pl.DataFrame(score_rows(assessment)).schema["yuan"] == pl.Decimal(38, 2)
    assert deadline_rows([]) == []


@pytest.mark.parametrize("rows", ["abc", 5, None, {"a": 1}, [1], pd.Series([1])], ids=str)
def test_what_are_no_rows_is_refused(rows: object) -> None:
    """With what would have been right."""
    with pytest.raises(WrongTypeError, match="rows must be rows, each a mapping from columns to values, or a frame"):
        records_from_rows("units", rows)
