"""The work of a paper grows as what it prints: twice the units and twice the records are twice the steps, which are counted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import cache, partial

import pytest
from paper_samples import book
from work import calls

from govinfo import Assessment, Period, assess, build_register
from govinfo.codec import encode_circular, encode_statements
from govinfo.instants import OFFICIAL_ZONE
from govinfo.labels import Grain
from govinfo.papers import (
    circular_paper,
    commendation_paper,
    paper_html,
    paper_text,
    payout_paper,
    reconciliation_paper,
    statement_paper,
)
from govinfo.records import AdoptionEvent, Claim, Contribution, Records, Submission, Target, Unit
from govinfo.reports import circular, commendation, payout_list, reconcile, statements
from govinfo.rulebook import Seats

SMALL = 12
EACH = 6


@cache
def assessed(units: int) -> Assessment:
    """Assess a half-year in which every unit sends six items, of which four are adopted, has a target, and every third claims more."""
    ids = [f"u{n:03}" for n in range(units)]
    sent: list[Submission] = []
    adopted: list[AdoptionEvent] = []
    for id_ in ids:
        for n in range(EACH):
            at = datetime(2024, 1, 3, 9, tzinfo=OFFICIAL_ZONE) + timedelta(days=25 * n)
            sent.append(Submission(id=f"s-{id_}-{n}", units=(Contribution(unit=id_),), submitted_at=at, form="item"))
            if n % 3:
                adopted.append(AdoptionEvent(id=f"a-{id_}-{n}", submission=f"s-{id_}-{n}", publication="zhengwu", on=at.date()))
    register = build_register(
        Records(
            units=tuple(Unit(id=id_, name=f"第{id_}局") for id_ in ids),
            submissions=tuple(sent),
            adoptions=tuple(adopted),
            targets=tuple(Target(id=f"t-{id_}", unit=id_, measure="sent", per=Grain.MONTH, at_least=1) for id_ in ids),
            claims=tuple(
                Claim(id=f"k-{id_}", unit=id_, on=date(2024, 7, 3), period=Period.parse("2024-H1"), points=90) for id_ in ids[::3]
            ),
        )
    )
    return assess(register, book(), Period.parse("2024-H1"))


def _told(found: Assessment) -> object:
    return [paper_html(statement_paper(found, one)) for one in statements(found)]


JOBS: dict[str, Callable[[Assessment], object]] = {
    "circular": lambda found: paper_html(circular_paper(circular(found))),
    "circular in text": lambda found: paper_text(circular_paper(circular(found))),
    "circular in JSON": lambda found: encode_circular(circular(found)),
    "payout": lambda found: paper_html(payout_paper(payout_list(found))),
    "commendation": lambda found: paper_html(commendation_paper(commendation(found, units=Seats(percent=20)))),
    "statements of all": _told,
    "statements of all in JSON": lambda found: encode_statements(statements(found)),
    "claims": lambda found: paper_html(reconciliation_paper(found, reconcile(found, found.register.records.claims))),
}


@pytest.mark.parametrize("name", JOBS)
def test_twice_as_much_is_twice_the_work(name: str) -> None:
    """What is the same for any number of units makes the factor smaller than two; looking through all for each would make it four."""
    job = JOBS[name]
    job(assessed(2))  # what is made once for all

    few, many = (calls(partial(job, assessed(units))) for units in (SMALL, 2 * SMALL))

    assert many < 2.3 * few
