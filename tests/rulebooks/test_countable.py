"""A rulebook that looks at records of which every one would be refused is refused itself, with the remedy."""

from __future__ import annotations

import pytest
from offices import head
from wording import coded

from govinfo import assess, build_register, decode_records, decode_rulebook, shipped_rulebook
from govinfo.errors import RulebookError

HEAD = head("b", issuer="市政府")
PRICE = '[[price]]\nid = "p"\nclause = "一"\ntitle = "采用"\nof = "{}"\namount = 5\n'
COUNT = '[measures.m]\ntitle = "条数"\ncount = "{}"\n'
PUBLICATIONS = '[publications]\ncity = { title = "市《要情》", level = "city" }\n'


@pytest.mark.parametrize(
    ("tables", "said"),
    [
        (PRICE.format("adoption"), "p.of: nothing-declared"),
        (
            COUNT.format("adoption"),
            "measures.m.count: nothing-declared",
        ),
        (PRICE.format("finding"), "p.of: nothing-declared"),
        (PRICE.format("merit"), "p.of: nothing-declared"),
        (COUNT.format("adoption") + '[standing]\nby = "m"\n', "measures.m.count: nothing-declared"),
    ],
)
def test_what_can_never_be_counted_is_told_when_the_rulebook_is_loaded(tables: str, said: str) -> None:
    """Adoptions name a publication and findings a criterion; where none is declared there are none."""
    with pytest.raises(RulebookError) as caught:
        decode_rulebook(HEAD + tables)

    assert [said] == coded(caught.value.problems)


@pytest.mark.parametrize("tables", [PUBLICATIONS + PRICE.format("adoption"), PRICE.format("submission"), COUNT.format("instruction")])
def test_what_needs_no_word_or_has_one_is_taken(tables: str) -> None:
    """With a publication; submissions and instructions need none."""
    assert "b" == decode_rulebook(HEAD + tables).id


def test_the_provincial_commission_counts_adoptions_wherever_its_account_names_them() -> None:
    """One item in each of the six places, and one of them twice: six items, six adopted."""
    places = ("dynamics", "reference", "own-sites", "provincial-offices", "ndrc-office", "state-council-office")
    items = "".join(
        f'{{"id": "s{n}", "units": ["plan"], "kinds": ["news"], "submitted_at": "2016-02-0{n}T09:00:00+08:00"}}{"," if n < 6 else ""}'
        for n in range(1, 7)
    )
    adopted = ",".join(
        f'{{"id": "a{n}", "submission": "s{min(n, 6)}", "publication": "{place}", "on": "2016-02-15"}}'
        for n, place in enumerate((*places, "reference"), start=1)
    )
    text = f'{{"format": "govinfo.records/1", "units": [{{"id": "plan", "name": "规划处", "group": "division"}}], "submissions": [{items}], "adoptions": [{adopted}]}}'
    book = shipped_rulebook("provincial-drc-2016")

    [card] = assess(build_register(decode_records(text)), book, book.period("2016-Q1")).units
    assert (6, 6) == (card.measures["sent"], card.measures["adopted"])
