"""The same period of several years (历年同期): what was sent and adopted in each, counted in one walk over the records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from govinfo.assessment import Assessment
from govinfo.periods import Period
from govinfo.records import AdoptionEvent
from govinfo.reports._tallies import Counts, ordered_counts

MOST_YEARS: Final = 5
"""How many years a trend shows at most."""


def counts_over_years(assessment: Assessment, periods: Sequence[Period]) -> tuple[tuple[Period, Counts], ...]:
    """
    Return what all units sent and had adopted in each of several periods, an item of several units once.

    Who issues what the others are assessed by is left out, as in the period assessed; a unit that was dissolved since then still counts.
    """
    listed, units = {card.subject for card in assessment.units}, {unit.id: unit for unit in assessment.register.records.units}
    outside = {
        id_ for id_, answering in assessment.answering.items() if answering not in listed and units[answering].exists_in(assessment.period)
    }
    sent, events = Counter[int](), [Counter[str]() for _ in periods]
    adopted: list[set[str]] = [set() for _ in periods]
    own = frozenset(assessment.rulebook.settings.own_papers)
    rows = assessment.register.rows["submissions"]
    for item, day in zip(rows.items, rows.days, strict=True):
        if own.isdisjoint(item.kinds) and any(part.unit not in outside for part in item.units):
            sent.update(place for place, period in enumerate(periods) if day in period)
    rows = assessment.register.rows["adoptions"]
    for record, item, day in zip(rows.records, rows.items, rows.days, strict=True):
        if isinstance(record, AdoptionEvent) and any(part.unit not in outside for part in item.units):
            for place, period in enumerate(periods):
                if day in period:
                    adopted[place].add(record.submission)
                    events[place][record.publication] += 1
    return tuple(
        (period, ordered_counts(assessment.rulebook, sent[place], len(adopted[place]), events[place]))
        for place, period in enumerate(periods)
    )
