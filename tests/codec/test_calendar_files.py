"""Calendar files: read strictly, every problem at once with its place and its code."""

from __future__ import annotations

from datetime import date

import pytest

from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
from govinfo.calendars import official, overlay
from govinfo.codec import decode_calendar
from govinfo.errors import DecodeError, InvalidValueError
from govinfo.examples import decode_examples, run_example
from govinfo.reports import circular_of

OURS = 'name = "ours"\nyears = [2027, 2003]\noff = [2027-01-01, 2026-03-03]\nwork = ["2027-01-02"]\n'


def test_a_file_is_an_overlay_of_the_official_table() -> None:
    """Days stand as TOML writes them or as texts; what is left out is empty."""
    assert decode_calendar(OURS) == overlay(
        official(), name="ours", years=[2003, 2027], off=[date(2027, 1, 1), date(2026, 3, 3)], work=[date(2027, 1, 2)]
    )
    assert decode_calendar(b'name = "as it is"') == overlay(official(), name="as it is")


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("", [("$", "wrong-value")]),
        ("name = ", [("$", "not-toml")]),
        ("off = []", [("$.name", "missing-field")]),
        ('name = ""', [("$.name", "wrong-value")]),
        ('name = "x"\nyear = [2027]', [("$.year", "unknown-field")]),
        ('name = "x"\nyears = [2028]', [("$.years", "wrong-value")]),
        ('name = "x"\nyears = ["2027"]', [("$.years[0]", "wrong-value")]),
        ('name = "x"\noff = [2027-01-01, 2026-02-03, 2003-12-31]', [("$.off[0]", "wrong-value"), ("$.off[2]", "wrong-value")]),
        ('name = "x"\noff = [2026-02-03]\nwork = [2026-02-03]', [("$.work[0]", "wrong-value")]),
        ('name = "x"\noff = [2026-02-03T09:00:00]', [("$.off[0]", "wrong-value")]),
        ('name = 3\noff = "x"\n[level.city]', [("$.name", "wrong-value"), ("$.off", "wrong-value")]),
    ],
)
def test_every_problem_is_told_with_place_and_code(text: str, problems: list[tuple[str, str]]) -> None:
    """In the order of the fields, behind the name of the file."""
    with pytest.raises(DecodeError) as caught:
        decode_calendar(text, name="days.toml")

    assert [(problem.path, problem.code) for problem in caught.value.problems] == [(f"days.toml: {path}", code) for path, code in problems]


def test_a_circular_and_an_example_take_a_calendar_along() -> None:
    """What is assessed beside an assessment is so under its calendar; another one is refused."""
    register, book, period = build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024-Q2")
    ours = decode_calendar('name = "ours"')
    example = 'schema = 1\n[[example]]\nid = "e"\ntitle = "例"\nperiod = "2024"\nexpect.agri = { points = 0 }\n'
    [tried] = decode_examples(example + 'records.units = [{ id = "agri", name = "农业农村局" }]\n')

    assert circular_of(register, book, period, calendar=ours) == circular_of(register, book, period)
    assert run_example(tried, book, calendar=ours) == ()
    with pytest.raises(InvalidValueError, match="one under the calendar given"):
        circular_of(register, book, period, assessment=assess(register, book, period), calendar=ours)
