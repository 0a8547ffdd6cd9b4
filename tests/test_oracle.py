"""The naive second reading of `district-model` against the worked examples, with numbers written by hand."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from oracle import OPTIONS, assess

from govinfo.labels import Action, Grain, Level
from govinfo.periods import Period
from govinfo.records import (
    About,
    AdoptionEvent,
    Contribution,
    Correction,
    Finding,
    Lapse,
    LeaderInstruction,
    Person,
    Records,
    Submission,
    Target,
    Unit,
)
from govinfo.shipped import shipped_rulebook
from govinfo.testing import readings
from govinfo.testing import records as drawn_records
from govinfo.testing._values import periods_around

YEAR = Period.parse("2024")
U = Unit(id="u", name="农业农村局")
V = Unit(id="v", name="水利局")
W = Unit(id="w", name="教育局")
SENT_ON = datetime(2024, 3, 1, 9, tzinfo=timezone(timedelta(hours=8)))


def item(ident: str = "s1", units: str = "u", form: str = "item", at: datetime = SENT_ON, **more: Any) -> Submission:
    """A submission of the units named by single letters."""
    return Submission(id=ident, units=tuple(Contribution(unit=unit) for unit in units), submitted_at=at, form=form, **more)


def used(ident: str, publication: str, on: date = date(2024, 3, 5), submission: str = "s1", form: str | None = None) -> AdoptionEvent:
    """An adoption of the one submission."""
    return AdoptionEvent(id=ident, submission=submission, publication=publication, on=on, form=form)


def wrote(ident: str, level: Level) -> LeaderInstruction:
    """An instruction on the one submission."""
    return LeaderInstruction(id=ident, submission="s1", level=level, on=date(2024, 4, 1))


def lapse(ident: str, kind: str, by: Level | None, on: date = date(2024, 5, 1), **more: Any) -> Lapse:
    """A lapse of unit `u`."""
    return Lapse(id=ident, unit="u", kind=kind, by=by, on=on, **more)


def decided(amount: int, ident: str = "f1", on: date = date(2024, 6, 1), met: bool | None = True) -> Finding:
    """What the assessor decided about the lapse `l1`."""
    return Finding(id=ident, criterion="untrue-consequence", about=About(lapse="l1"), on=on, met=met, amount=amount)


def card(result: dict[str, Any], unit: str = "u") -> tuple[Any, Any]:
    """Points and yuan of a unit."""
    return result["units"][unit]["points"], result["units"][unit]["yuan"]


def test_one_item_in_zhengwu() -> None:
    """Example 1: 10 points and 20 yuan, with the record and its item cited."""
    result = assess(Records(units=(U,), submissions=(item(),), adoptions=(used("a1", "zhengwu"),)), YEAR)
    assert card(result) == (10, 20)
    assert result["units"]["u"]["lines"] == {
        ("points", "三(一)3", 10, date(2024, 3, 5), ("a1", "s1")): 1,
        ("yuan", "四(一)", 20, date(2024, 3, 5), ("a1", "s1")): 1,
    }
    assert result["units"]["u"]["payouts"] == {"2024-H1": 20, "2024-H2": 0}


def test_the_same_item_in_two_publications() -> None:
    """Example 2: the item in the city report too, 60 points and 120 yuan."""
    records = Records(units=(U,), submissions=(item(),), adoptions=(used("a1", "zhengwu"), used("a2", "city-report")))
    assert card(assess(records, YEAR)) == (60, 120)


def test_research_with_three_instructions() -> None:
    """Example 3: 460 points and 1600 yuan."""
    records = Records(
        units=(U,),
        submissions=(item(form="research"),),
        adoptions=(used("a1", "province-report"),),
        instructions=(wrote("i1", Level.CITY), wrote("i2", Level.CITY), wrote("i3", Level.PROVINCE)),
    )
    assert card(assess(records, YEAR)) == (460, 1600)


def test_brief_of_two_units() -> None:
    """Example 4: 10 points each and 10 yuan in two halves."""
    records = Records(units=(U, V), submissions=(item(units="uv", form="brief"),), adoptions=(used("a1", "zhengwu"),))
    result = assess(records, YEAR)
    assert [card(result, unit) for unit in "uv"] == [(10, 5), (10, 5)]


def test_more_for_the_main_contributor() -> None:
    """Example 5: a finding of 5 about the adoption and `u` gives 15 and 10."""
    more = Finding(id="f1", criterion="main-contributor", about=About(adoption="a1", unit="u"), on=date(2024, 3, 9), met=True, amount=5)
    records = Records(units=(U, V), submissions=(item(units="uv", form="brief"),), adoptions=(used("a1", "zhengwu"),), findings=(more,))
    result = assess(records, YEAR)
    assert [card(result, unit)[0] for unit in "uv"] == [15, 10]
    single = Records(units=(U, V), submissions=(item(form="brief"),), adoptions=(used("a1", "zhengwu"),), findings=(more,))
    assert assess(single, YEAR)["unpriced"] == ["f1"]


def test_item_of_three_units() -> None:
    """Example 6: 10 each, and the remainder fen to the first contributor."""
    records = Records(units=(U, V, W), submissions=(item(units="wuv"),), adoptions=(used("a1", "city-report"),))
    result = assess(records, YEAR)
    assert [card(result, unit) for unit in "wuv"] == [(10, Fraction("33.34")), (10, Fraction("33.33")), (10, Fraction("33.33"))]


def monthly(missing_in: int | None = None) -> Records:
    """Two items sent a month, one of them used by the district's website, and one item less in one month."""
    submissions: list[Submission] = []
    adoptions: list[AdoptionEvent] = []
    for month in range(1, 13):
        for number in range(1 if month == missing_in else 2):
            submissions.append(item(f"s{month}-{number}", at=datetime(2024, month, 10 + number, 1, tzinfo=UTC)))
        adoptions.append(used(f"a{month}", "today", date(2024, month, 20), f"s{month}-0"))
    targets = (
        Target(unit="u", measure="sent", per=Grain.MONTH, at_least=2),
        Target(unit="u", measure="adopted", per=Grain.MONTH, at_least=1),
    )
    return Records(units=(U,), submissions=tuple(submissions), adoptions=tuple(adoptions), targets=targets)


def test_quota_met_in_every_month() -> None:
    """Example 7: 12 times 5 for the website, and 20 for the quota."""
    result = assess(monthly(), YEAR)
    assert result["units"]["u"]["points"] == 80
    assert result["units"]["u"]["eligible"] is True
    assert assess(monthly(), YEAR, {"monthly-task": "each-month"})["units"]["u"]["points"] == 60 + 12 * 20


def test_quota_missed_in_one_month() -> None:
    """Example 7: no 20, and 30 off; by the other reading 11 months at 20 and one at 30 off."""
    result = assess(monthly(missing_in=7), YEAR)
    assert result["units"]["u"]["points"] == 60 - 30
    assert result["units"]["u"]["eligible"] is False
    assert assess(monthly(missing_in=7), YEAR, {"monthly-task": "each-month"})["units"]["u"]["points"] == 60 + 11 * 20 - 30


def test_quota_of_the_year_waits_for_the_whole_year() -> None:
    """A half-year posts nothing of a rule per year, and its months by the other reading."""
    half = Period.parse("2024-H2")
    assert assess(monthly(missing_in=7), half)["units"]["u"]["points"] == 30
    assert assess(monthly(missing_in=7), half, {"monthly-task": "each-month"})["units"]["u"]["points"] == 30 + 5 * 20 - 30


def test_urgent_report_late() -> None:
    """Example 8: 50 off for the city's circular, 30 more for the district's; by the other reading only the larger."""
    city = lapse("l1", "urgent-late", Level.CITY, tags={"subject": "flood"})
    district = lapse("l2", "urgent-late", Level.DISTRICT, tags={"subject": "flood"})
    assert assess(Records(units=(U,), lapses=(city,)), YEAR)["units"]["u"]["points"] == -50
    both = Records(units=(U,), lapses=(district, city))
    assert assess(both, YEAR)["units"]["u"]["points"] == -80
    highest = assess(both, YEAR, {"several-circulars": "highest"})
    assert highest["units"]["u"]["points"] == -50
    assert highest["superseded"] == ["l2"]
    assert highest["unpriced"] == []


@pytest.mark.parametrize(
    ("lapses", "findings", "deducted", "eligible", "with_feedback"),
    [
        ((lapse("l1", "criticised", Level.DISTRICT),), (), 100, False, 100),
        ((lapse("l1", "untrue", None), lapse("l2", "urgent-late", Level.DISTRICT)), (decided(69),), 99, True, 99),
        ((lapse("l1", "urgent-concealed", Level.PROVINCE),), (), 200, False, 300),
    ],
)
def test_deductions_bar_from_commendation(
    lapses: tuple[Lapse, ...], findings: tuple[Finding, ...], deducted: int, eligible: bool, with_feedback: int
) -> None:
    """Example 9: 100 exactly bars, 99 does not, and the circular of 200 changes points by one reading only."""
    records = Records(units=(U,), lapses=lapses, findings=findings)
    assert [assess(records, YEAR)["units"]["u"][key] for key in ("deducted", "eligible")] == [deducted, eligible]
    assert assess(records, YEAR, {"criticism-feedback": "yes"})["units"]["u"]["deducted"] == with_feedback


def test_untrue_item() -> None:
    """Example 10: pending without a finding, 70 off with one, nothing where there was no serious consequence."""
    untrue = lapse("l1", "untrue", None)
    open_case = assess(Records(units=(U,), lapses=(untrue,)), YEAR)
    assert (open_case["units"]["u"]["lines"], open_case["pending"], open_case["unpriced"]) == ({}, ["l1"], [])
    assert assess(Records(units=(U,), lapses=(untrue,), findings=(decided(70),)), YEAR)["units"]["u"]["points"] == -70
    later = (decided(70), decided(60, "f2", date(2024, 6, 2), met=False))
    cleared = assess(Records(units=(U,), lapses=(untrue,), findings=later), YEAR)
    assert cleared["units"]["u"]["points"] == 0
    assert cleared["pending"] == []
    assert cleared["superseded_findings"] == ["f1"]
    assert cleared["unpriced"] == ["f1", "f2"]  # the lapse is decided: its line was taken back
    assert cleared["superseded"] == ["l1"]
    harmless = assess(Records(units=(U,), lapses=(untrue,), findings=(later[1],)), YEAR)
    assert (harmless["unpriced"], harmless["superseded"], harmless["pending"]) == (["f2", "l1"], [], [])


def test_adoption_counts_for_the_year_of_its_day() -> None:
    """Example 11: an adoption of 2025 is outside 2024, whenever the item was sent."""
    records = Records(units=(U,), submissions=(item(),), adoptions=(used("a1", "zhengwu", date(2025, 1, 1)),))
    result = assess(records, YEAR)
    assert (card(result), result["outside"], result["unpriced"]) == ((0, 0), ["a1"], [])
    assert card(assess(records, Period.parse("2025"))) == (10, 20)


def test_composite_in_the_district_circular() -> None:
    """Example 12: 10 points for each unit, and 100 yuan split."""
    records = Records(units=(U, V), submissions=(item(units="uv", form="research"),), adoptions=(used("a1", "zhengban-tongbao"),))
    result = assess(records, YEAR)
    assert [card(result, unit) for unit in "uv"] == [(10, 50), (10, 50)]


def test_form_without_a_price() -> None:
    """Example 13: a brief in the city report is listed as unpriced."""
    records = Records(units=(U,), submissions=(item(form="brief"),), adoptions=(used("a1", "city-report"),))
    result = assess(records, YEAR)
    assert (card(result), result["unpriced"]) == ((0, 0), ["a1"])


def test_readings_of_composite_items() -> None:
    """Of two units, the second leads: who gets what by each reading."""
    units = (Contribution(unit="u"), Contribution(unit="v", lead=True))
    records = Records(
        units=(U, V),
        submissions=(Submission(id="s1", units=units, submitted_at=SENT_ON, form="item"),),
        adoptions=(used("a1", "zhengwu"),),
        instructions=(wrote("i1", Level.DISTRICT),),
    )

    def both(**readings: str) -> list[tuple[Any, Any]]:
        result = assess(records, YEAR, {name.replace("_", "-"): option for name, option in readings.items()})
        return [card(result, unit) for unit in "uv"]

    assert both() == [(30, 60), (30, 60)]
    assert both(composite_price="adds") == [(40, 60), (40, 60)]
    assert both(composite_instruction="lead-only") == [(10, 60), (30, 60)]
    assert both(composite_money="each-unit") == [(30, 120), (30, 120)]
    assert both(journal_item="composite-only") == [(30, 60), (30, 60)]


def test_single_item_earns_no_money_where_the_text_means_composite_ones() -> None:
    """四(一) read as composite items only: a single item keeps its points and loses its 20 yuan."""
    records = Records(units=(U,), submissions=(item(),), adoptions=(used("a1", "zhengwu"),))
    assert card(assess(records, YEAR, {"journal-item": "composite-only"})) == (10, 0)


def test_persons_share_the_lines_of_their_unit() -> None:
    """Three authors, one of another unit: the two of `u` share 10 points and 20 yuan, by each reading."""
    persons = tuple(Person(id=ident, name="信息员", unit=unit) for ident, unit in (("p1", "u"), ("p2", "v"), ("p3", "u")))
    submission = item(units="uv", authors=("p3", "p2", "p1"))
    criticised = lapse("l1", "criticised", Level.DISTRICT, persons=("p1",))
    records = Records(units=(U, V), persons=persons, submissions=(submission,), adoptions=(used("a1", "today"),), lapses=(criticised,))

    def each(**readings: str) -> list[tuple[Any, ...]]:
        result = assess(records, YEAR, {name.replace("_", "-"): option for name, option in readings.items()})["persons"]
        return [tuple(result[person][key] for key in ("awarded", "deducted", "yuan", "rank", "eligible")) for person in ("p1", "p2", "p3")]

    half = Fraction("2.5")
    assert each() == [(5, 100, half, 3, False), (10, 0, 5, 1, True), (5, 0, half, 2, True)]
    assert each(person_share="first-author") == [(0, 100, 0, 3, False), (10, 0, 5, 1, True), (10, 0, 5, 1, True)]
    assert each(person_share="each-in-full") == [(10, 100, 5, 3, False), (10, 0, 5, 1, True), (10, 0, 5, 1, True)]
    assert each(person_deductions="unit") == [(5, 100, half, 2, False), (10, 0, 5, 1, True), (5, 100, half, 2, False)]


def test_equal_points_share_a_rank() -> None:
    """Two units at 5 and one at 0: ranks 1, 1, 3."""
    records = Records(units=(W, U, V), submissions=(item(units="uv"),), adoptions=(used("a1", "today"),))
    result = assess(records, YEAR)["units"]
    assert [result[unit]["rank"] for unit in "uvw"] == [1, 1, 3]


def test_sent_counts_by_the_day_in_shanghai() -> None:
    """An item sent at 16:30 UTC on 31 January belongs to February."""
    target = Target(unit="u", measure="sent", per=Grain.MONTH, at_least=1, period=Period.parse("2024-02"))
    late = Records(units=(U,), submissions=(item(at=datetime(2024, 1, 31, 16, 30, tzinfo=UTC)),), targets=(target,))
    early = Records(units=(U,), submissions=(item(at=datetime(2024, 1, 31, 15, 30, tzinfo=UTC)),), targets=(target,))
    assert assess(late, YEAR)["units"]["u"]["points"] == 20
    assert assess(early, YEAR)["units"]["u"]["points"] == -30


def test_void_takes_away_what_rests_on_the_record() -> None:
    """A voided item takes its adoption and instruction along; a voided correction changes nothing."""
    void = Correction(id="c1", of="s1", action=Action.VOID, on=date(2024, 7, 1), reason="重复报送", by="信息科")
    undo = Correction(id="c2", of="c1", action=Action.VOID, on=date(2024, 7, 2), reason="误作废", by="信息科")
    facts = Records(units=(U,), submissions=(item(),), adoptions=(used("a1", "zhengwu"),), instructions=(wrote("i1", Level.CITY),))
    gone = assess(facts + Records(corrections=(void,)), YEAR)
    assert (card(gone), gone["gone"], gone["unpriced"]) == ((0, 0), ["a1", "i1", "s1"], [])
    assert card(assess(facts + Records(corrections=(void, undo)), YEAR)) == (50, 320)


def test_last_replacement_decides() -> None:
    """Of two replacements the later one counts: a brief, 5 points."""
    first, second = (
        Correction(id=ident, of="a1", action=Action.REPLACE, on=date(2024, 7, day), reason="形式有误", by="信息科", replacement=new)
        for ident, day, new in (("c2", 1, used("a1", "daily-digest")), ("c1", 2, used("a1", "zhengwu", form="brief")))
    )
    records = Records(units=(U,), submissions=(item(),), adoptions=(used("a1", "zhengwu"),), corrections=(second, first))
    assert card(assess(records, YEAR)) == (5, 10)


def test_first_option_is_the_default() -> None:
    """Naming every default changes nothing."""
    assert assess(monthly(), YEAR) == assess(monthly(), YEAR, {reading: options[0] for reading, options in OPTIONS.items()})


@settings(max_examples=40, deadline=None)
@given(
    records=drawn_records(shipped_rulebook("district-model"), without={"succession", "corrections"}),
    period=periods_around(YEAR),
    chosen=readings(shipped_rulebook("district-model")),
)
def test_every_record_that_can_score_is_accounted_for(records: Records, period: Period, chosen: dict[str, str]) -> None:
    """Drawn records have unique ids, cards are the sum of their lines, and nothing is lost on the way."""
    ids = [record.id for record in records if record.id is not None]
    assert len(ids) == len(set(ids))
    result = assess(records, period, chosen)
    for unit in result["units"].values():
        amounts = {
            account: sum(line[2] * times for line, times in unit["lines"].items() if line[0] == account) for account in ("points", "yuan")
        }
        assert (unit["points"], unit["yuan"]) == (amounts["points"], amounts["yuan"])
        assert unit["points"] == unit["awarded"] - unit["deducted"]
        assert sum(unit["payouts"].values()) == unit["yuan"]
    cited = {ident for unit in result["units"].values() for line in unit["lines"] for ident in line[4]}
    listed = {ident for key in ("pending", "unpriced", "outside", "superseded") for ident in result[key]}
    scoring = {adoption.id for adoption in records.adoptions} | {instruction.id for instruction in records.instructions}
    scoring |= {lapse.id for lapse in records.lapses} | {finding.id for finding in records.findings}
    assert scoring <= cited | listed


R, S = (
    Unit(id="r", name="畜牧局", until=date(2024, 4, 1), successor="u"),
    Unit(id="s", name="农机局", until=date(2024, 12, 31), successor="u"),
)
"""Two units that were merged into the agriculture bureau: on 1 April, and so late that December is their last month."""


def test_merged_units_hand_everything_on() -> None:
    """A joint item of both counts once; the finding of May overtakes that of March; of three fen two are the first's, and all are one unit's."""
    findings = (
        Finding(id="f1", criterion="leadership", about=About(unit="r"), on=date(2024, 3, 1), met=True),
        Finding(id="f2", criterion="leadership", about=About(unit="s"), on=date(2024, 5, 1), met=False),
        Finding(id="f3", criterion="leadership-neglect", about=About(unit="s"), on=date(2024, 5, 1), met=True),
    )
    records = Records(units=(R, S, U, V), submissions=(item(units="rsv"),), adoptions=(used("a1", "city-report"),), findings=findings)
    result = assess(records, YEAR)

    assert set(result["units"]) == {"u", "v"}
    assert [card(result, unit) for unit in "uv"] == [(10 - 20, Fraction("66.67")), (10, Fraction("33.33"))]
    assert card(assess(records, YEAR, {"composite-money": "each-unit"})) == (-10, 100)
    before = assess(records, Period.parse("2024-Q1"))["units"]  # on 31 March nobody had been merged
    assert {unit: own["points"] for unit, own in before.items()} == {"r": 30, "s": 10, "u": 0, "v": 10}


def test_targets_bind_units_in_their_last_days_and_groups_from_their_first() -> None:
    """December, with thirty days of it left, counts for the unit itself; for its group only whoever is there on the first."""
    december = Period.parse("2024-12")
    own = Target(unit="s", measure="sent", per=Grain.MONTH, at_least=1, period=december)
    late = Unit(id="x", name="新局", group="town", since=date(2024, 12, 2))
    group = Target(group="town", measure="sent", per=Grain.MONTH, at_least=1, period=december)

    assert assess(Records(units=(S, U), targets=(own,)), YEAR)["units"]["u"]["points"] == -30
    assert assess(Records(units=(late,), targets=(group,)), YEAR)["units"]["x"]["points"] == 0
    early = Records(units=(evolve(late, since=date(2024, 12, 1)),), targets=(group,))
    assert assess(early, YEAR)["units"]["x"]["points"] == -30
    itself = Records(units=(late,), targets=(evolve(group, group=None, unit="x"),))
    assert assess(itself, YEAR)["units"]["x"]["points"] == -30
