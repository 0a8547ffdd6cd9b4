"""The founding regulation beyond its totals: what is owed, what is listed, what is barred, and why not."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from govinfo import Assessment, Period, Records, assess, build_register, shipped_rulebook
from govinfo.assessment._comparison import compare
from govinfo.assessment._whynot import explain_record
from govinfo.errors import RegisterError, UnknownNameError
from govinfo.labels import Level, Status
from govinfo.records import About, AdoptionEvent, Contribution, Finding, Lapse, LeaderInstruction, Submission, Unit
from govinfo.rulebook import check_vocabulary, choose

BOOK = shipped_rulebook("district-model")
ITEM = Submission(id="s1", units=(Contribution(unit="u"),), submitted_at=datetime(2024, 2, 28, 1, tzinfo=UTC), form="item")
BOTH = Submission(
    id="s2", units=(Contribution(unit="u"), Contribution(unit="v")), submitted_at=datetime(2024, 2, 28, 1, tzinfo=UTC), form="brief"
)


def result(period: str = "2024", readings: dict[str, str] | None = None, **lists: Any) -> Assessment:
    """Assess a few records of the units u and v."""
    units = (Unit(id="u", name="甲单位"), Unit(id="v", name="乙单位"))
    records = Records(units=units, submissions=(ITEM, BOTH), **lists)
    return assess(build_register(records), choose(BOOK, readings or {}), Period.parse(period))


def adoption(
    id_: str, publication: str = "zhengwu", *, item: str = "s1", on: date = date(2024, 3, 5), form: str | None = None
) -> AdoptionEvent:
    """An adoption, of the single item unless said otherwise."""
    return AdoptionEvent(id=id_, submission=item, publication=publication, on=on, form=form)


def test_an_untrue_item_without_a_finding_is_pending_and_costs_nothing_yet() -> None:
    """三(二)3: no line, one decision owed, with the range in words."""
    assessment = result(lapses=(Lapse(id="l1", unit="u", kind="untrue", on=date(2024, 3, 1)),))

    assert assessment.unit("u").lines == ()
    (pending,) = assessment.pending
    assert (pending.rule, pending.clause, pending.about) == ("untrue", "三(二)3", "l1")
    assert pending.needs.text("en") == "a finding on serious consequence of an untrue item with an amount from 50 to 100"


@pytest.mark.parametrize(("amount", "refused"), [(50, False), (100, False), (49, True), (101, True), (120, True)])
def test_an_amount_outside_the_range_is_refused(amount: int, refused: bool) -> None:  # a table of cases
    """三(二)3: 50 to 100, both included."""
    lapse = Lapse(id="l1", unit="u", kind="untrue", on=date(2024, 3, 1))
    finding = Finding(id="f1", criterion="untrue-consequence", about=About(lapse="l1"), on=date(2024, 3, 2), amount=amount)
    records = Records(units=(Unit(id="u", name="甲单位"),), lapses=(lapse,), findings=(finding,))

    problems = [str(problem) for problem in check_vocabulary(records, BOOK)]
    assert bool(problems) is refused
    if refused:
        assert problems == [
            f"$.findings[0].amount: serious consequence of an untrue item: an amount from 50 to 100 can be decided, got {amount}"
        ]
        with pytest.raises(RegisterError):
            assess(build_register(records), BOOK, Period.parse("2024"))


def test_what_no_rule_prices_is_listed_with_the_nearest_rule() -> None:
    """Example 13: a brief in a city journal; the form is what failed."""
    assessment = result(adoptions=(adoption("a1", "city-report", form="brief"),))
    answer = explain_record(assessment, "a1")

    assert assessment.unpriced == ("a1",)
    assert answer.lines == ()
    assert answer.near is not None
    assert (answer.near.clause, answer.near.rule) == ("三(一)4", "city-item")
    assert [text.text("en") for text in answer.near.failed] == ["form is brief, asked for is single item, research"]


def test_an_adoption_of_the_next_year_is_outside() -> None:
    """Example 11, seen from the year before."""
    assessment = result(adoptions=(adoption("a1", on=date(2025, 1, 1)), adoption("a2", on=date(2024, 12, 31))))

    assert assessment.outside == ("a1",)
    assert assessment.unit("u").points == 10
    assert explain_record(assessment, "a1").reasons[0].text("en") == "its day, 2025-01-01, lies outside 2024"


def test_a_replaced_price_stays_visible_as_superseded() -> None:
    """三(一)6: the clerk sees the 5 of the brief and what counts instead."""
    assessment = result(adoptions=(adoption("a1", item="s2"),))
    lines = {line.rule: line for line in assessment.unit("u").lines}

    assert (lines["zhengwu-brief"].amount, lines["zhengwu-brief"].status) == (5, Status.SUPERSEDED)
    assert lines["zhengwu-brief"].superseded_by == ("composite", "a1")
    assert (lines["composite"].amount, lines["composite"].status) == (10, Status.COUNTED)


def test_of_several_findings_the_latest_counts() -> None:
    """By its day, then by its id; the earlier is superseded."""
    findings = (
        Finding(id="f1", criterion="leadership", about=About(unit="u"), on=date(2024, 5, 1), met=True),
        Finding(id="f2", criterion="leadership", about=About(unit="u"), on=date(2024, 6, 1), met=False),
        Finding(id="f3", criterion="leadership", about=About(unit="v"), on=date(2024, 6, 1), met=True),
    )
    assessment = result(findings=findings)

    assert [assessment.unit(unit).points for unit in "uv"] == [0, 20]
    assert [line.status for line in assessment.unit("u").lines] == [Status.SUPERSEDED]


def test_deductions_of_200_bar_and_call_for_a_circular() -> None:
    """五(四): both consequences, each with its clause and the arithmetic."""
    lapse = Lapse(id="l1", unit="u", kind="urgent-omitted", on=date(2024, 3, 1), by=Level.PROVINCE)
    card = result(lapses=(lapse,)).unit("u")

    assert [(reason.clause, reason.rule) for reason in card.barred] == [("五(四)", "deductions-of-100")]
    assert [(reason.clause, reason.rule) for reason in card.notices] == [("五(四)", "circular-of-criticism")]
    assert not card.eligible


def test_equal_points_share_a_rank_and_the_next_rank_skips() -> None:
    """五(三): 1, 1, 3."""
    units = tuple(Unit(id=id_, name=f"{id_}单位") for id_ in "abc")
    items = tuple(Submission(id=f"s{id_}", units=(Contribution(unit=id_),), submitted_at=ITEM.submitted_at, form="item") for id_ in "bc")
    records = Records(units=units, submissions=items, adoptions=(adoption("a1", item="sb"), adoption("a2", item="sc")))
    assessment = assess(build_register(records), BOOK, Period.parse("2024"))

    assert [(card.subject, card.rank) for card in assessment.units] == [("b", 1), ("c", 1), ("a", 3)]


def test_a_renamed_unit_hands_its_year_to_its_successor() -> None:
    """What was earned under the old name counts for the new one, which alone is ranked."""
    old = Unit(id="old", name="农业局", until=date(2024, 7, 1), successor="new")
    new = Unit(id="new", name="农业农村局", since=date(2024, 7, 1))
    item = Submission(id="s", units=(Contribution(unit="old"),), submitted_at=ITEM.submitted_at, form="item")
    records = Records(units=(old, new), submissions=(item,), adoptions=(adoption("a1", item="s"),))
    register = build_register(records)

    assert [(card.subject, card.points) for card in assess(register, BOOK, Period.parse("2024")).units] == [("new", 10)]
    assert [(card.subject, card.points) for card in assess(register, BOOK, Period.parse("2024-H1")).units] == [("old", 10)]


def test_comparison_tells_which_rule_changes_what() -> None:
    """The reading `adds` gives each unit of a composite brief its 5 beside the 10."""
    lists = {"adoptions": (adoption("a1", item="s2"),)}
    comparison = compare(result(**lists), result(readings={"composite-price": "adds"}, **lists))
    change = comparison.units[0]

    assert (change.subject, change.points, change.unchanged) == ("u", 5, False)
    assert [(rule.clause, rule.rule, rule.before, rule.after) for rule in change.rules] == [("三(一)3", "zhengwu-brief", 0, 5)]


def test_the_level_of_an_instruction_that_no_clause_names_is_told() -> None:
    """A national leader's instruction is unpriced, and the answer says what the rules ask for."""
    instruction = LeaderInstruction(id="i1", submission="s1", level=Level.NATIONAL, on=date(2024, 3, 9))
    assessment = result(adoptions=(adoption("a1"),), instructions=(instruction,))

    assert assessment.unpriced == ("i1",)
    assert [text.text("en") for text in explain_record(assessment, "i1").near.failed] == [  # type: ignore[union-attr]  # it has one
        "level is national, asked for is district, city, province"
    ]


def test_an_unknown_record_is_refused_with_the_nearest() -> None:
    """Nobody gets an empty answer for a typing mistake."""
    with pytest.raises(UnknownNameError, match="no record has the id a11; did you mean a1\\?"):
        explain_record(result(adoptions=(adoption("a1"),)), "a11")
