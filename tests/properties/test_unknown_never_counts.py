"""Law 11: what is unknown never becomes a number, on drawn rulebooks, on drawn records, and on the examples of every shipped rulebook."""

from __future__ import annotations

from pathlib import Path

import pytest
from drawing import Case, cases
from hypothesis import given, settings
from hypothesis import strategies as st

import govinfo
from govinfo import Period, Rulebook, shipped_rulebook, shipped_rulebooks
from govinfo.examples import decode_examples
from govinfo.rulebook import choose
from govinfo.testing import laws, records, rulebooks

EXAMPLES = Path(govinfo.__file__).parent / "data" / "examples"


@settings(max_examples=30, deadline=None)
@given(cases())
def test_a_number_taken_away_leaves_a_card_as_it_is_or_incomplete(case: Case) -> None:
    """Under every shipped rulebook, on records that fit it."""
    laws.check_unknown_never_counts(*case.parts)


@settings(max_examples=60, deadline=None)
@given(st.data(), rulebooks())
def test_no_drawn_rulebook_counts_what_is_taken_away(data: st.DataObject, book: Rulebook) -> None:
    """Prices, tallies, caps, voids, keeps, pools, bars and ranks that ask for anything they can ask for."""
    laws.check_unknown_never_counts(data.draw(records(book, period=Period.parse("2024"))), book, Period.parse("2024"))


@pytest.mark.parametrize("name", shipped_rulebooks())
def test_no_shipped_example_counts_what_is_taken_away(name: str) -> None:
    """Every figure, length, fee, decision and due judgement of the examples in turn, none left out."""
    path = EXAMPLES / f"{name}.toml"
    if path.exists():
        for example in decode_examples(path.read_bytes(), name=path.name):
            rulebook = choose(shipped_rulebook(name), dict(example.readings))
            laws.check_unknown_never_counts(example.records, rulebook, rulebook.period(example.period), most=None)
