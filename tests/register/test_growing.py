"""Law 13: more records for a register make the register that all of them make, and cost what they concern."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings

from govinfo import build_register, sample_year, shipped_rulebook
from govinfo.errors import RegisterError, WrongTypeError
from govinfo.records import AdoptionEvent, Contribution, Correction, LeaderInstruction, Records, Submission, Unit
from govinfo.register import _growth, _register
from govinfo.testing import laws
from govinfo.testing import records as drawn

DAY = date(2024, 3, 8)
START = Records(
    units=(Unit(id="agri", name="农业局"), Unit(id="water", name="水利局")),
    submissions=(Submission(id="s1", units=(Contribution(unit="agri"),), submitted_at=datetime(2024, 3, 5, 1, tzinfo=UTC)),),
    adoptions=(AdoptionEvent(id="a1", submission="s1", publication="zhengwu", on=DAY),),
)
VOID = Correction(id="c1", of="a1", action="void", on=DAY, reason="重复", by="李")


@settings(max_examples=100, deadline=None)
@given(drawn(shipped_rulebook("district-model")))
def test_growing_is_building(records: Records) -> None:
    """Whatever is drawn: items, adoptions, instructions, findings, corrections of corrections."""
    laws.check_growing_is_building(records)


def test_the_sample_year_grows_by_its_last_records() -> None:
    """With everything that a year of an office holds."""
    laws.check_growing_is_building(sample_year())


def test_one_more_adoption_alters_its_item_and_nothing_else() -> None:
    """The item was adopted once, and is then carried by two publications; the question about an instruction goes."""
    asked = build_register(START + Records.of([LeaderInstruction(id="i1", submission="s1", level="city", on=DAY)]))
    grown = asked.with_records(Records.of([VOID]))
    again = grown.with_records(Records.of([AdoptionEvent(id="a2", submission="s1", publication="today", on=DAY)]))

    assert (asked.items["s1"].carriers, grown.items["s1"].carriers, again.items["s1"].carriers) == (("zhengwu",), (), ("today",))
    assert ([p.record for p in asked.questions], [p.record for p in grown.questions], [p.record for p in again.questions]) == (
        [],
        ["i1"],
        [],
    )
    assert [entry.record for entry in again.trail] == ["a1"]
    assert asked.items["s1"].carriers == ("zhengwu",)  # the register that there was is what it was


def test_branches_do_not_know_each_other() -> None:
    """Two registers grown from one may both take a record of one id."""
    start = build_register(START)
    one, other = (start.with_records(Records.of([AdoptionEvent(id="a2", submission="s1", publication=p, on=DAY)])) for p in ("x", "y"))

    assert (one.by_id["a2"], other.by_id["a2"]) != (other.by_id["a2"], one.by_id["a2"])
    assert [one.items["s1"].carriers, other.items["s1"].carriers] == [("x", "zhengwu"), ("y", "zhengwu")]


def test_only_what_is_concerned_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a year of records those of one item, and the units that they name."""
    register = build_register(sample_year())
    item = register.records.submissions[0]
    seen: list[int] = []
    examine = _register._examine  # noqa: SLF001  # what is counted is how much it is given
    monkeypatch.setattr(_register, "_examine", lambda records, known_on: seen.append(len(records)) or examine(records, known_on))
    register.with_records(Records.of([AdoptionEvent(id="new", submission=item.id, publication="zhengwu", on=DAY)]))

    assert len(seen) == 1
    assert seen[0] < len(register.records) / 20


@pytest.mark.parametrize(
    ("more", "code"),
    [
        (AdoptionEvent(id="a1", submission="s1", publication="p", on=DAY), "duplicate-id"),
        (AdoptionEvent(id="a2", submission="s9", publication="p", on=DAY), "no-such-record"),
        (Correction(id="c1", of="nothing", action="void", on=DAY, reason="x", by="y"), "no-such-record"),
    ],
)
def test_what_contradicts_the_register_is_refused_as_in_building(more: AdoptionEvent | Correction, code: str) -> None:
    """With the same problems, at the places of all records together."""
    with pytest.raises(RegisterError) as grown:
        build_register(START).with_records(Records.of([more]))
    with pytest.raises(RegisterError) as built:
        build_register(START + Records.of([more]))

    assert grown.value.problems == built.value.problems
    assert [problem.code for problem in grown.value.problems] == [code]


def test_a_register_known_on_a_day_grows_by_what_was_known_then() -> None:
    """A later correction does nothing to it."""
    early = build_register(START, known_on=date(2024, 3, 7))

    assert early.with_records(Records.of([VOID])).records == early.records
    assert build_register(START).with_records(Records()).records == early.records


def test_other_than_records_is_refused() -> None:
    """As at every door."""
    with pytest.raises(WrongTypeError, match="more must be the Records that decode_records returns, got list"):
        build_register(START).with_records([VOID])  # type: ignore[arg-type]


def test_very_much_at_once_is_built_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond some size looking for what is concerned would cost more than it saves."""
    monkeypatch.setattr(_growth, "_MOST", 0)

    assert build_register(START).with_records(Records.of([VOID])) == build_register(START + Records.of([VOID]))
