"""How the engine is held against the naive second reading of the founding regulation."""

from __future__ import annotations

from collections import Counter
from typing import Any

from attrs import evolve
from oracle import assess as expect

from govinfo import Period, Records, assess, build_register, choose, shipped_rulebook
from govinfo.assessment import Assessment
from govinfo.labels import Action, Status

__all__ = ["compare"]


def result_of(records: Records, period: Period, chosen: dict[str, str], *, roll_up: bool = False) -> Assessment:
    """Assess the records under the founding regulation as it is chosen to be read."""
    rulebook = choose(shipped_rulebook("district-model"), chosen)
    rulebook = evolve(rulebook, settings=evolve(rulebook.settings, roll_up=roll_up))
    return assess(build_register(records), rulebook, period)


def compare(records: Records, period: Period, chosen: dict[str, str], *, roll_up: bool = False) -> None:
    """Hold every figure of the engine against the oracle's."""
    expected = expect(records, period, chosen, roll_up=roll_up)
    result = result_of(records, period, chosen, roll_up=roll_up)
    units = {card.subject: card for card in result.units}

    assert set(expected["units"]) == set(units)
    for id_, own in expected["units"].items():
        card = units[id_]

        assert (own["points"], own["awarded"], own["deducted"], own["rank"]) == (card.points, card.awarded, card.deducted, card.rank), id_
        assert own["eligible"] == card.eligible
        assert (own["yuan"], own["payouts"]) == (card.yuan, dict(card.payouts))
        lapses = {lapse.id: {lapse.submission, lapse.commission} for lapse in result.register.records.lapses}
        lines: Counter[tuple[object, ...]] = Counter()
        for line in card.lines:
            if line.status is Status.COUNTED:
                facts = set(line.facts)
                for lapse in facts & set(lapses):
                    facts -= lapses[lapse]
                ids = () if line.measures else tuple(sorted(facts))
                lines[line.account, line.clause, line.amount, line.on, ids] += 1
        assert own["lines"] == lines
        assert card.points == sum(line.amount for line in card.lines if line.status is Status.COUNTED and line.account == "points")
    persons = {card.subject: card for card in result.persons}
    for id_, own in expected["persons"].items():
        card = persons[id_]

        assert (own["points"], own["awarded"], own["deducted"], own["rank"]) == (card.points, card.awarded, card.deducted, card.rank)
        assert (own["eligible"], own["yuan"], own["payouts"]) == (card.eligible, card.yuan, dict(card.payouts))
        counted = [line for line in card.lines if line.status is Status.COUNTED]
        assert card.points == sum(line.amount for line in counted if line.account == "points")
        assert card.yuan == sum(line.amount for line in counted if line.account == "yuan")
    _compare_lists(expected, result)


def _compare_lists(expected: dict[str, Any], result: Assessment) -> None:
    """Hold what earned nothing against the oracle's lists; items are in none of these, and findings may be superseded."""
    standing = result.register.records
    events = {record.id for record in (*standing.adoptions, *standing.instructions, *standing.lapses)}

    assert expected["pending"] == sorted({pending.about for pending in result.pending})  # several rules may wait for one record
    assert set(expected["outside"]) & events == set(result.outside) & events
    assert set(expected["unpriced"]) & events == set(result.unpriced) & events
    beaten = {fact for card in result.units for line in card.lines if line.status is Status.SUPERSEDED for fact in line.facts}
    assert set(expected["superseded"]) == beaten & {lapse.id for lapse in standing.lapses}
    assert set(expected["gone"]) <= {entry.record for entry in result.trail if entry.action is Action.VOID}
