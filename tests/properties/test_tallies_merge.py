"""Law 14: tallies merge: parts in any division and order give the totals of the whole, byte by byte."""

from __future__ import annotations

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from drawing import YEAR, Case, cases
from hypothesis import given, settings
from hypothesis import strategies as st

from govinfo import Period, Records, Rulebook, assess, build_register
from govinfo.assessment import totals
from govinfo.calendars import official
from govinfo.cli import _divided, _streamed
from govinfo.cli._progress import Bar
from govinfo.codec import encode_records_lines, encode_totals
from govinfo.testing import laws, records, rulebooks
from govinfo.testing._values import periods_around

DRAWN = rulebooks().flatmap(lambda book: st.tuples(records(book), st.just(book), periods_around(YEAR)))


@settings(max_examples=25, deadline=None)
@given(cases("district-model"), st.integers(1, 9))
def test_parts_of_a_district_add_up(case: Case, n: int) -> None:
    """The model district's records, in any reading, period and division."""
    laws.check_tallies_merge(*case.parts, n=n)


@settings(max_examples=50, deadline=None)
@given(cases(), st.integers(1, 9))
def test_parts_add_up_under_any_shipped_rulebook(case: Case, n: int) -> None:
    """The same under every shipped rulebook, whatever of it must be kept record by record."""
    laws.check_tallies_merge(*case.parts, n=n)


@settings(max_examples=25, deadline=None)
@given(DRAWN, st.integers(1, 9))
def test_parts_add_up_under_drawn_rulebooks(drawn: tuple[Records, Rulebook, Period], n: int) -> None:
    """The same under rulebooks that nobody wrote."""
    given_records, rulebook, period = drawn
    laws.check_tallies_merge(given_records, rulebook, period, n=n)


@settings(max_examples=15, deadline=None)
@given(cases())
def test_drawn_records_in_parts_are_assessed_as_a_whole(case: Case) -> None:
    """Whatever the records and the rulebook, nothing is lost between parts."""
    first, *rest = encode_records_lines(case.records)
    Random(7).shuffle(rest)
    whole = encode_totals(totals(assess(build_register(case.records), case.rulebook, case.period)))
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(_divided, "PART_BYTES", 256)
        path = Path(folder) / "drawn.jsonl"
        path.write_text("".join([first, *rest]), encoding="utf-8")
        made = _streamed.totals_of_files([str(path)], [case.rulebook], case.period, official(), Bar(None, "zh"))

    assert encode_totals(made) == whole
