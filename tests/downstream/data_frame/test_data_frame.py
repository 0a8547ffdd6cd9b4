"""What goes into the frames comes out of them, exactly, in pandas and in polars."""

from __future__ import annotations

import runpy
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pytest
from frames import Frame, line_rows, parts, records_of, rows_of, score_rows, share_of
from hypothesis import given, settings
from polars.testing import assert_frame_equal
from tables import LINES, SCORES, check_sums, in_pandas, in_polars, pivot_pandas, pivot_polars, sums_pandas, sums_polars

from govinfo import Assessment, Period, Scorecard, shipped_rulebook
from govinfo.errors import DecodeError
from govinfo.exact import exact
from govinfo.records import AdoptionEvent, Submission
from govinfo.testing import assessments

Make = Callable[[dict[str, list[Any]]], Frame]
BOTH = pytest.mark.parametrize("make", [pd.DataFrame, pl.DataFrame], ids=["pandas", "polars"])


def adoption(make: Make, **cells: Any) -> AdoptionEvent:
    """Return the record that one row of adoptions is."""
    row = {"编号": "a1", "报送编号": "s1", "刊物": "zhengwu", "采用日期": date(2024, 3, 5)} | cells
    return records_of({"adoptions": make({column: [cell] for column, cell in row.items()})}).adoptions[0]


def submission(make: Make, **cells: Any) -> Submission:
    """Return the record that one row of submissions is."""
    row = {"编号": "s1", "报送单位": "agri", "报送时间": "2024-03-01 09:30"} | cells
    return records_of({"submissions": make({column: [cell] for column, cell in row.items()})}).submissions[0]


def refused(ledgers: dict[str, Frame]) -> list[str]:
    """Return what is said of ledgers that are none."""
    with pytest.raises(DecodeError) as caught:
        records_of(ledgers)
    return [str(problem) for problem in caught.value.problems]


def test_the_notebook_gives_what_was_worked_out_by_hand() -> None:
    """
    Two items: one of agri alone by three authors, in Zhengwu and in the city's report; one brief of both units in Zhengwu.

    agri:  10 + 50 + 10 = 70 points; 20 + 100 + 10/2 = 125 yuan. water: 10 points, 10/2 = 5 yuan.
    Each author: 10/3 + 50/3 = 20 points. 20 yuan are 6.67, 6.67, 6.66 and 100 yuan 33.34, 33.33, 33.33: 40.01, 40.00, 39.99.
    """
    made = runpy.run_path(str(Path(__file__).with_name("notebook.py")))
    units, persons = made["units"], made["persons"]
    assert units[["subject", "points", "yuan"]].to_numpy().tolist() == [["agri", "70", Decimal("125.00")], ["water", "10", Decimal("5.00")]]
    assert persons.select("subject", "points", "parts", "yuan").rows() == [
        ("p1", "20", 6000, Decimal("40.01")),
        ("p2", "20", 6000, Decimal("40.00")),
        ("p3", "20", 6000, Decimal("39.99")),
    ]
    assert made["by_month"].to_dict("index") == {
        "三(一)3": {"2024-03": 10, "2024-04": 0},
        "三(一)4": {"2024-03": 50, "2024-04": 0},
        "三(一)6": {"2024-03": 0, "2024-04": 20},
    }
    # 3 x 10/3 and 3 x 50/3 points, in parts of 1/300: a third of a point, and a hundredth of a yuan
    assert made["by_month_of_persons"].rows() == [("三(一)3", 3000), ("三(一)4", 15000)]
    assert made["lines_of_persons"].filter(pl.col("account") == "points")["amount"].unique(maintain_order=True).to_list() == [
        "10/3",
        "50/3",
    ]
    assert made["records"].adoptions[0].on == date(2024, 3, 5)  # written in full-width digits
    assert made["records"].adoptions[1].fee == Fraction(3334, 100)


@BOTH
@pytest.mark.parametrize("cell", ["2024-03-05", "２０２４-０３-０５", date(2024, 3, 5), datetime(2024, 3, 5)])
def test_a_day_is_a_day_however_the_frame_has_it(make: Make, cell: object) -> None:
    """As text, full-width too, as a date, and as the midnight that pandas makes of one."""
    assert adoption(make, 采用日期=cell).on == date(2024, 3, 5)


@BOTH
def test_a_day_with_a_time_is_refused_with_its_row(make: Make) -> None:
    """Half past nine is no midnight, and midnight in London is none here."""
    for cell in (datetime(2024, 3, 5, 9, 30), datetime(2024, 3, 5, tzinfo=UTC)):
        frame = make({"编号": ["a1"], "报送编号": ["s1"], "刊物": ["zhengwu"], "采用日期": [cell]})
        [said] = refused({"adoptions": frame})
        assert said.startswith('adoptions[0].on: must be a day such as "2024-03-05", got "2024-03-05T')


@BOTH
@pytest.mark.parametrize(
    "cell",
    [
        "2024-03-31 23:30",
        "２０２４-０３-３１ ２３：３０",
        "2024-03-31T11:30:00-04:00",
        datetime(2024, 3, 31, 23, 30),
        datetime(2024, 3, 31, 15, 30, tzinfo=UTC),
    ],
)
def test_a_time_is_that_of_the_clock_on_the_wall_in_shanghai_unless_it_says_otherwise(make: Make, cell: object) -> None:
    """The same instant in every spelling."""
    assert submission(make, 报送时间=cell).submitted_at == datetime(2024, 3, 31, 15, 30, tzinfo=UTC)


def test_a_column_of_another_zone_keeps_its_instants() -> None:
    """Both libraries have columns with a zone."""
    columns = {"编号": ["s1"], "报送单位": ["agri"], "报送时间": [datetime(2024, 3, 31, 15, 30, tzinfo=UTC)]}
    in_pd = pd.DataFrame(columns)
    in_pd["报送时间"] = in_pd["报送时间"].dt.tz_convert("America/New_York")
    in_pl = pl.DataFrame(columns).with_columns(pl.col("报送时间").dt.convert_time_zone("Asia/Urumqi"))
    for frame in (in_pd, in_pl):
        assert records_of({"submissions": frame}).submissions[0].submitted_at == datetime(2024, 3, 31, 15, 30, tzinfo=UTC)


@BOTH
def test_a_time_that_the_clocks_showed_twice_or_never_is_refused(make: Make) -> None:
    """Summer time ended in Shanghai on 11 September 1988 at 2 o'clock, and began on 17 April at 2 o'clock."""
    frame = make({"编号": ["s0", "s1"], "报送单位": ["agri", "agri"], "报送时间": ["1988-09-11 01:30", "1988-04-17 02:30"]})
    said = refused({"submissions": frame})
    assert [line.partition(":")[0] for line in said] == ["submissions[0]", "submissions[1]"]
    assert "showed this one twice" in said[0]


@BOTH
def test_every_bad_row_of_every_ledger_is_named(make: Make) -> None:
    """All at once; rows are counted as the frame counts them."""
    adoptions = make(
        {
            "编号": ["a1", "a2", "a 3"],
            "报送编号": ["s1", "s1", "s1"],
            "刊物": ["zhengwu", None, "zhengwu"],
            "采用日期": ["2024-03-05", "2024-02-30", "2024-03-05"],
        }
    )
    units = make({"编号": ["agri"], "名稱": ["农业农村局"]})
    assert [line.partition(": ")[0] for line in refused({"adoptions": adoptions, "units": units})] == [
        "adoptions[1].publication",
        "adoptions[1].on",
        "adoptions[2].id",
        "units.名稱",
    ]


@BOTH
def test_a_float_is_refused_and_an_exact_fee_is_kept(make: Make) -> None:
    """33.34 as a float is some other number; as text and as Decimal it is itself."""
    assert adoption(make, 稿费=Decimal("33.34")).fee == adoption(make, 稿费="33.34").fee == adoption(make, 稿费="３３．３４").fee
    assert adoption(make, 稿费="33.34").fee == Fraction(3334, 100)
    assert adoption(make, 稿费=20).fee == 20
    with pytest.raises(DecodeError, match=r"adoptions\[0\]\.fee: .*got the float 33\.34: write it as a string"):
        adoption(make, 稿费=33.34)


def test_whole_numbers_with_a_gap_need_a_type_that_has_gaps() -> None:
    """Pandas makes floats of 1200 and nothing; its Int64 and polars do not."""
    columns = {"编号": ["s1", "s2"], "报送单位": ["agri", "agri"], "报送时间": ["2024-03-01 09:30"] * 2, "字数": [1200, None]}
    assert "must be a whole number, got 1200.0" in refused({"submissions": pd.DataFrame(columns)})[0]
    for frame in (pd.DataFrame(columns).astype({"字数": "Int64"}), pl.DataFrame(columns)):
        assert [record.characters for record in records_of({"submissions": frame}).submissions] == [1200, None]


@BOTH
def test_empty_cells_are_fields_left_out(make: Make) -> None:
    """None, blanks; and in pandas NaN, NaT and NA."""
    assert submission(make, 标题="  ", 作者=None).authors == ()
    for nothing in (float("nan"), pd.NaT, pd.NA):
        assert submission(pd.DataFrame, 标题=nothing).title is None


@BOTH
def test_ledgers_without_rows_are_no_records(make: Make) -> None:
    """And an assessment without units is frames without rows, whose columns are whole numbers all the same."""
    assert len(records_of({"units": make({"编号": [], "名称": []})})) == 0
    empty = in_pandas(line_rows((), share_of(())), LINES)
    assert (len(empty), str(empty["parts"].dtype)) == (0, "int64")
    assert in_polars([], SCORES).schema["parts"] == pl.Int64()
    assert pivot_pandas(empty).empty
    assert pivot_polars(in_polars([], LINES)).is_empty()


def test_the_share_must_be_that_of_all_the_cards() -> None:
    """A third is no whole number of halves; nothing is rounded in silence."""
    with pytest.raises(ValueError, match="10/3 is no whole number of 1/2"):
        parts(Fraction(10, 3), 2)


def test_a_pivot_with_gaps_does_not_pass_through_floats() -> None:
    """The first whole number that a float cannot hold, in a table where every other cell is empty."""
    large = 2**53 + 1
    row = {"subject": "u", "on": date(2024, 3, 5), "account": "points", "status": "counted", "amount": "", "facts": "", "why": ""}
    rows = [row | {"month": month, "clause": clause, "parts": large} for month, clause in (("2024-03", "一"), ("2024-04", "二"))]
    cells = {("一", "2024-03"): large, ("二", "2024-04"): large}
    assert by_cell(pivot_pandas(in_pandas(rows, LINES)).reset_index().to_dict("records")) == cells
    assert by_cell(pivot_polars(in_polars(rows, LINES)).to_dicts()) == cells


def by_cell(table: Iterable[dict[Any, Any]]) -> dict[tuple[str, str], int]:
    """Return the cells of a pivot that hold something, by clause and month."""
    return {(row["clause"], str(month)): int(cell) for row in table for month, cell in row.items() if month != "clause" and cell}


def by_hand(cards: Iterable[Scorecard], share: int) -> dict[tuple[str, str], int]:
    """Add up counted points by clause and month without any frame."""
    sums: dict[tuple[str, str], Fraction] = {}
    for card in cards:
        for line in card.lines:
            if (line.account, line.status.value) == ("points", "counted"):
                key = (line.clause, f"{line.on:%Y-%m}")
                sums[key] = sums.get(key, Fraction(0)) + line.amount
    return {key: int(total * share) for key, total in sums.items() if total}


@settings(max_examples=40, deadline=None)
@given(made=assessments(shipped_rulebook("district-model"), period=Period.parse("2024")))
def test_frames_of_any_assessment_add_up_to_its_scorecards(made: Assessment) -> None:
    """Units and persons, pandas and polars, by subject and by clause and month."""
    for cards in (made.units, made.persons):
        share = share_of(cards)
        rows = line_rows(cards, share)
        in_pd, in_pl = in_pandas(rows, LINES), in_polars(rows, LINES)
        check_sums(cards, sums_pandas(in_pd), share)
        check_sums(cards, sums_polars(in_pl), share)
        assert by_cell(pivot_pandas(in_pd).reset_index().to_dict("records")) == by_hand(cards, share)
        assert by_cell(pivot_polars(in_pl).to_dicts()) == by_hand(cards, share)
        assert list(rows_of(in_pd)) == list(rows_of(in_pl)) == rows
        scores = in_polars(score_rows(cards, share), SCORES)
        assert_frame_equal(pl.from_dicts(rows_of(in_pandas(score_rows(cards, share), SCORES)), schema=SCORES), scores)
        assert [exact(Fraction(whole, share)) for whole in scores["parts"]] == [card.points for card in cards]


def test_a_sum_that_is_off_by_one_part_is_found() -> None:
    """The proof proves something."""
    made = runpy.run_path(str(Path(__file__).with_name("notebook.py")))
    sums = sums_pandas(made["lines"])
    sums["agri", "points"] += 1
    with pytest.raises(AssertionError, match="agri: the frame adds up to 71 points, the scorecard says 70"):
        check_sums(made["year"].units, sums, 1)
