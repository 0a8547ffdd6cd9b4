"""An assessment of a register that has grown is the assessment made anew, and looks only at those concerned where it may."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from govinfo import Period, assess, build_register, sample_year, shipped_rulebook, shipped_rulebooks
from govinfo.assessment import Assessment, _reassess, comparing, reassess
from govinfo.errors import RegisterError
from govinfo.records import LISTS, AdoptionEvent, Correction, Records
from govinfo.register import Register
from govinfo.testing import records as drawn
from govinfo.testing.laws._show import picture

YEAR = Period.parse("2024")
DISTRICT = shipped_rulebook("district-model")
ALONE = [name for name in shipped_rulebooks() if not comparing(shipped_rulebook(name))]


def everything(assessment: Assessment) -> list[object]:
    """Return all that an assessment says."""
    measures = [(card.subject, dict(card.measures), card.rank, card.provisional) for card in (*assessment.units, *assessment.persons)]
    left = [assessment.pending, assessment.unpriced, assessment.outside, assessment.trail, assessment.questions]
    targets = [(card.subject, assessment.targets_of(card.subject)) for card in assessment.units]
    return [picture(assessment), measures, *left, targets, [card.subject for card in assessment.units], dict(assessment.answering)]


def split(records: Records, share: int) -> Records:
    """Return the last records of the lists that grow."""
    names = ("submissions", "adoptions", "instructions", "lapses", "findings", "corrections", "reviews", "merits")
    return Records(**{name: getattr(records, name)[len(getattr(records, name)) * share // 4 :] for name in names})  # type: ignore[arg-type]


def looked_at(monkeypatch: pytest.MonkeyPatch, seen: list[Register]) -> None:
    """Keep every register that is assessed from now on."""
    again = _reassess.assess_again

    def kept(assessment: Assessment, register: Register) -> Assessment:
        seen.append(register)
        return again(assessment, register)

    monkeypatch.setattr(_reassess, "assess_again", kept)


def hold(records: Records, name: str, share: int) -> None:
    """Hold what grew against what was made anew."""
    rulebook = shipped_rulebook(name)
    more = split(records, share)
    before = evolve(records, **{of: tuple(one for one in getattr(records, of) if one not in getattr(more, of)) for of in LISTS})
    try:
        old = assess(build_register(before), rulebook, YEAR)
    except RegisterError:
        return
    grown = old.register.with_records(more)
    assert everything(reassess(old, grown)) == everything(assess(build_register(before + more), rulebook, YEAR))


@settings(max_examples=40, deadline=None)
@given(drawn(DISTRICT), st.integers(0, 3))
def test_reassessing_is_assessing(records: Records, share: int) -> None:
    """Whatever is added: items, adoptions, lapses, findings, corrections."""
    hold(records, "district-model", share)


@settings(max_examples=20, deadline=None)
@given(st.sampled_from(ALONE).flatmap(lambda name: st.tuples(drawn(shipped_rulebook(name)), st.just(name))), st.integers(1, 3))
def test_reassessing_is_assessing_under_any_shipped_rulebook(case: tuple[Records, str], share: int) -> None:
    """Those by which nobody's score depends on others."""
    hold(*case, share)


def test_a_correction_and_then_an_adoption_are_two_steps() -> None:
    """Each step looks at its own unit; what was assessed in the first stays."""
    old = assess(build_register(sample_year()), DISTRICT, YEAR)
    first = old.register.records.adoptions[0]
    void = Correction(id="fix", of=first.id, action="void", on=date(2024, 7, 1), reason="重复", by="李")
    one = reassess(old, old.register.with_records(Records.of([void])))
    more = AdoptionEvent(id="new", submission=one.register.records.submissions[9].id, publication="zhengwu", on=date(2024, 7, 2))
    two = reassess(one, one.register.with_records(Records.of([more])))

    assert everything(two) == everything(assess(build_register(sample_year() + Records.of([void, more])), DISTRICT, YEAR))


def test_only_those_concerned_are_assessed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a year of many units the records of one."""
    old = assess(build_register(sample_year()), DISTRICT, YEAR)
    grown = old.register.with_records(
        Records.of([AdoptionEvent(id="new", submission=old.register.records.submissions[9].id, publication="zhengwu", on=date(2024, 7, 2))])
    )
    seen: list[Register] = []
    looked_at(monkeypatch, seen)
    reassess(old, grown)

    assert len(seen) == 1
    assert len(seen[0].records) < len(grown.records) / 4


def test_where_units_are_compared_everybody_is_assessed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """And the rulebook says through which rule; so it is with a register that did not grow from the one assessed."""
    assert comparing(DISTRICT) == ()
    assert comparing(shipped_rulebook("hongxing-street-pool")) == ("pool", "standing")
    old = assess(build_register(sample_year()), DISTRICT, YEAR)
    other = build_register(sample_year())
    seen: list[Register] = []
    looked_at(monkeypatch, seen)

    assert everything(reassess(old, other)) == everything(old)
    assert seen == [other]
