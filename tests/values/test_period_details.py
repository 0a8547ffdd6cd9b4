"""Numbers and periods at their edges: nought, parts of one, and years that begin in January unless something else is said."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from govinfo import Period
from govinfo.errors import InvalidValueError
from govinfo.exact import format_exact, round_half_up, size, split
from govinfo.labels import Grain


@pytest.mark.parametrize(
    ("value", "large"),
    [
        (Fraction(1, 2), Fraction(1, 2)),
        (Fraction(-1, 2), Fraction(1, 2)),
        (1, 1),
        (-1, 1),
        (0, 0),
    ],
)
def test_parts_of_one_are_as_large_as_they_are(value: Any, large: Any) -> None:
    """A half is a half, above nought and below."""
    assert size(value) == large


def test_nought_has_no_sign() -> None:
    """However it is spelled, rounded or shared."""
    assert (format_exact(0), format_exact(Fraction(0)), format_exact(Fraction(0, 7))) == ("0", "0", "0")
    assert format_exact(round_half_up(Fraction(-1, 4))) == "0"
    assert [format_exact(part) for part in split(0, [1, 2], Fraction(1, 100))] == ["0", "0"]


def test_the_part_that_a_period_touches_is_one_of_the_calendar_year() -> None:
    """February lies in the first quarter and half of a year from January, and in others where the year begins in December."""
    february = Period.parse("2024-02")

    assert [part.name for part in february.touching(Grain.QUARTER)] == ["2024-Q1"]
    assert [part.name for part in february.touching(Grain.HALF_YEAR)] == ["2024-H1"]
    assert [part.name for part in february.touching(Grain.YEAR)] == ["2024"]
    assert [part.name for part in february.touching(Grain.QUARTER, first_month=12)] == ["2023-12-01/2024-03-01"]


def test_a_year_is_named_after_its_start_or_its_end_and_nothing_else() -> None:
    """A year from December bears the number of the year before where nothing is said."""
    assert str(Period.parse("2021", first_month=12).start) == "2021-12-01"
    assert str(Period.parse("2021", first_month=12, named_after="end").start) == "2020-12-01"
    with pytest.raises(InvalidValueError) as refused:
        Period.parse("2021", first_month=12, named_after="End")
    assert refused.value.text("en") == 'named_after must be start or end, got "End"'
    assert refused.value.text() == 'named_after 应为 start（起始年）或 end（截止年），实为 "End"'
