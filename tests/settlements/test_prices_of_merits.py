"""What was done without an item, and what became of an item beside adoption: priced, counted, explained."""

from __future__ import annotations

import json
from typing import Any

import pytest

from govinfo import Period, assess, build_register, decode_records, decode_rulebook
from govinfo.assessment import Assessment, Scorecard, explain_record
from govinfo.errors import RegisterError, RulebookError
from govinfo.rulebook import check_vocabulary
from govinfo.testing.laws import check_every_record_accounted_for

HEAD = """
schema = 1
id = "b"
title = "考核办法"
source = { issuer = "市政府办公室", title = "考核办法" }
[merits]
helped = "支援其他单位"
prize = "获奖"
"""
HELPED = """
[[price]]
id = "helped"
clause = "三"
title = "支援加分"
of = "merit"
when = { kind = "helped" }
amount = 2
"""
UNITS = [{"id": "a", "name": "甲局"}, {"id": "b", "name": "乙局"}]
PERSONS = [{"id": "p", "name": "张三", "unit": "a"}, {"id": "q", "name": "李四", "unit": "b"}]
ITEM = {"id": "s1", "units": ["a"], "submitted_at": "2024-03-05T09:30:00+08:00"}


def assessed(rulebook: str, **lists: list[dict[str, Any]]) -> Assessment:
    """Return the assessment of 2024 of the units and persons above and some more records."""
    document = {"format": "govinfo.records/1", "units": UNITS, "persons": PERSONS, **lists}
    return assess(build_register(decode_records(json.dumps(document))), decode_rulebook(HEAD + rulebook), Period.parse("2024"))


def merit(id_: str, **fields: Any) -> dict[str, Any]:
    """Return a merit of help given, on 6 May 2024, of the first unit where nothing else is said."""
    whose = {} if "persons" in fields else {"unit": "a"}
    return {"id": id_, "kind": "helped", "on": "2024-05-06"} | whose | fields


def lines(card: Scorecard) -> list[tuple[str, str, str]]:
    """Return the lines of a card: rule, amount and arithmetic."""
    return [(line.rule, str(line.amount), line.note.text("zh")) for line in card.lines]


def test_two_merits_on_one_day_both_count() -> None:
    """Help was given twice on 6 May and once in July: 2 + 2 + 2 points."""
    found = assessed(HELPED, merits=[merit("m1"), merit("m2"), merit("m3", on="2024-07-01")])
    assert (found.unit("a").points, found.unit("b").points) == (6, 0)
    assert found.unpriced == ()


def test_times_multiply_what_is_given_once() -> None:
    """Three times 2 points are 6, and the line says so."""
    found = assessed(HELPED, merits=[merit("m1", times=3)])
    assert lines(found.unit("a")) == [("helped", "6", "2分 × 3次；6分")]
    check_every_record_accounted_for(found)


def test_a_formula_that_names_times_says_itself_what_they_are_worth() -> None:
    """The first time is worth 2 points, every further one 1: three times are 4."""
    rule = HELPED.replace("amount = 2", 'amount = "1 + times"')
    assert assessed(rule, merits=[merit("m1", times=3)]).unit("a").points == 4


def test_a_decided_amount_stands_in_the_merit() -> None:
    """The assessor decided 4 points; the formula asks for what was decided."""
    rule = HELPED.replace("amount = 2", 'amount = "decided"')
    assert assessed(rule, merits=[merit("m1", amount=4), merit("m2", amount="1.5")]).unit("a").points == decode_exact("5.5")


def decode_exact(text: str) -> Any:
    """Return an exact number."""
    from fractions import Fraction  # noqa: PLC0415

    return Fraction(text)


def test_a_finding_may_decide_what_a_merit_is_worth() -> None:
    """Until somebody finds, the decision is pending; then 3 points."""
    rule = HELPED + 'decide = "worth"\n[criteria.worth]\ntitle = "贡献"\nabout = ["merit"]\nleast = 0\nmost = 5\n'
    rule = rule.replace("amount = 2", 'amount = "decided"')
    assert [one.about for one in assessed(rule, merits=[merit("m1")]).pending] == ["m1"]
    judged = [{"id": "f1", "criterion": "worth", "about": {"merit": "m1"}, "on": "2024-06-01", "amount": 3}]
    assert assessed(rule, merits=[merit("m1")], findings=judged).unit("a").points == 3


def test_a_merit_of_a_unit_reaches_the_persons_it_names() -> None:
    """2 points of the unit are shared by its persons whom the merit names; the other unit's person gets nothing of it."""
    found = assessed(HELPED + '[persons]\nawards = "equal"\n', merits=[merit("m1", unit="a", persons=["p"])])
    assert [card.points for card in (found.unit("a"), found.person("p"), found.person("q"))] == [2, 2, 0]


def test_a_merit_of_persons_counts_for_the_persons_alone() -> None:
    """No unit has it; each person has it in full, and it is accounted for."""
    found = assessed(HELPED + '[persons]\nawards = "equal"\n', merits=[merit("m1", persons=["p", "q"])])
    assert [card.points for card in (*found.units, found.person("p"), found.person("q"))] == [0, 0, 2, 2]
    assert lines(found.person("p")) == [("helped", "2", "2 名作者，各计2分")]
    assert found.unpriced == ()
    assert [line.amount for _, line in explain_record(found, "m1").lines] == [2, 2]
    check_every_record_accounted_for(found)


def test_the_weights_of_a_merit_are_those_of_its_persons() -> None:
    """10 points are shared 3 : 2 by the two persons, those of the unit's line and those that are theirs alone."""
    persons = [{"person": "p", "weight": 3}, {"person": "r", "weight": 2}]
    known = [*PERSONS, {"id": "r", "name": "王五", "unit": "a"}]
    rule = HELPED.replace("amount = 2", 'amount = 10\nshare = "weight"') + '[persons]\nawards = "weight"\n'
    of_unit = assessed(rule, persons=known, merits=[merit("m1", unit="a", persons=persons)])
    of_persons = assessed(rule, persons=known, merits=[merit("m1", persons=persons)])
    assert [[found.person(id_).points for id_ in ("p", "r")] for found in (of_unit, of_persons)] == [[6, 4], [6, 4]]


def test_a_merit_of_persons_is_unpriced_where_persons_are_not_assessed() -> None:
    """Nothing is lost in silence."""
    assert assessed(HELPED, merits=[merit("m1", persons=["p"])]).unpriced == ("m1",)


def test_the_conditions_ask_what_a_merit_says() -> None:
    """Kind, level, who granted it, its title, its times and its tags."""
    rule = HELPED.replace('kind = "helped"', 'kind = "prize", level = "city", by = "市政府", times = 2, "tags.class" = "一等"')
    good = merit("m1", kind="prize", level="city", by="市政府", times=2, tags={"class": "一等"})
    assert assessed(rule, merits=[good]).unit("a").points == 4
    other = assessed(rule, merits=[good | {"level": "district"}])
    assert other.unpriced == ("m1",)
    assert [reason.text("zh") for reason in explain_record(other, "m1").reasons] == [
        "最接近的是 三 支援加分：层级为“区县级”，规则要求为“市级”"
    ]


def test_an_unknown_kind_is_told_with_the_nearest_word() -> None:
    """A misspelt kind of merit is an error before anything is assessed; so is a rule for one, and a price without any kinds."""
    with pytest.raises(
        RegisterError, match=r"m1: kind: the rulebook declares no kind of merit helpd; did you mean helped \(支援其他单位\)\?"
    ):
        assessed(HELPED, merits=[merit("m1", kind="helpd")])
    with pytest.raises(RulebookError, match="did you mean helped"):
        decode_rulebook(HEAD + HELPED.replace('kind = "helped"', 'kind = "helpd"'))
    bare = (HEAD + HELPED).replace('[merits]\nhelped = "支援其他单位"\nprize = "获奖"\n', "").replace('when = { kind = "helped" }', "")
    with pytest.raises(RulebookError, match=r"\[merits\] declares nothing"):
        decode_rulebook(bare)


def test_matters_are_declared_where_the_rulebook_speaks_of_them() -> None:
    """A rulebook that declares kinds of matters refuses others; one that declares none does not look at them."""
    document = {
        "format": "govinfo.records/1",
        "units": UNITS,
        "matters": [{"id": "m1", "kind": "taks", "units": ["a"], "arose_at": "2024-03-05T09:30:00+08:00"}],
    }
    records = decode_records(json.dumps(document))
    assert check_vocabulary(records, decode_rulebook(HEAD)) == ()
    [problem] = check_vocabulary(records, decode_rulebook(HEAD + '[matters]\ntask = "督办任务"\n'))
    assert (problem.path, problem.message.text("zh")) == ("$.matters[0].kind", "办法没有声明事项种类 taks；是否应为 task（督办任务）？")


def test_merits_reviews_and_matters_are_counted() -> None:
    """Three times in one merit and one in another are 4; two reviews, of which one returned the item; one matter of two units."""
    rule = """
[measures]
merits = { title = "加分次数", count = "merit" }
returned = { title = "退回次数", count = "review", when = { outcome = "returned" } }
matters = { title = "事项数", count = "matter" }
[settings]
show = ["merits", "returned", "matters"]
"""
    found = assessed(
        rule,
        submissions=[ITEM],
        merits=[merit("m1", times=3), merit("m2")],
        reviews=[
            {"id": "r1", "submission": "s1", "on": "2024-03-06", "outcome": "returned"},
            {"id": "r2", "submission": "s1", "on": "2024-03-07", "outcome": "accepted"},
        ],
        matters=[{"id": "t1", "kind": "task", "units": ["a", {"unit": "b", "role": "lead"}], "arose_at": "2024-03-05T09:30:00+08:00"}],
    )
    assert [[found.measured(name, unit, found.period) for name in ("merits", "returned", "matters")] for unit in ("a", "b")] == [
        [4, 1, 1],
        [0, 0, 1],
    ]


def test_a_review_is_priced_by_its_outcome() -> None:
    """Returned once: one point less; a review that no rule prices is no record left over, and the item rests under a line."""
    rule = '[[price]]\nid = "returned"\nclause = "五"\ntitle = "退回扣分"\nof = "review"\nwhen = { outcome = "returned" }\namount = -1\n'
    found = assessed(
        rule,
        submissions=[ITEM],
        reviews=[
            {"id": "r1", "submission": "s1", "on": "2024-03-06", "outcome": "returned", "reason": "数据不实"},
            {"id": "r2", "submission": "s1", "on": "2024-03-07", "outcome": "accepted"},
        ],
    )
    assert [(line.facts, line.amount) for line in found.unit("a").lines] == [(("r1", "s1"), -1)]
    assert (found.unpriced, found.outside) == ((), ())
    assert [reason.text("zh") for reason in explain_record(found, "r2").reasons] == [
        "最接近的是 五 退回扣分：审稿结果为“受理”，规则要求为“退回”"
    ]
    check_every_record_accounted_for(found)


def test_a_matter_is_not_priced_by_itself() -> None:
    """What its handling came to is; the rulebook is told so."""
    rule = '[[price]]\nid = "matter"\nclause = "五"\ntitle = "事项"\nof = "matter"\namount = 1\n'
    with pytest.raises(RulebookError, match="priced by what its duties come to"):
        decode_rulebook(HEAD + rule)


def test_an_instruction_on_a_matter_earns_what_one_on_an_item_earns_to_nobody() -> None:
    """It starts clocks; no rule about instructions on items meets it, and it is not left over."""
    rule = '[[price]]\nid = "instructed"\nclause = "五"\ntitle = "批示"\nof = "instruction"\namount = 10\n'
    found = assessed(
        rule,
        matters=[{"id": "t1", "kind": "task", "units": ["a"], "arose_at": "2024-03-05T09:30:00+08:00"}],
        instructions=[{"id": "i1", "matter": "t1", "level": "city", "on": "2024-03-06"}],
    )
    assert (found.unit("a").points, found.unpriced) == (0, ())
    check_every_record_accounted_for(found)


OWN = """
[kinds]
circular = "通报"
news = "动态"
[settings]
own_papers = ["circular"]
[measures]
sent = { title = "报送条数", count = "submission" }
[[price]]
id = "sent"
clause = "一"
title = "报送"
of = "submission"
amount = 1
"""


def test_own_papers_never_count_as_sent() -> None:
    """Of two items one is the office's own circular: one is sent, and priced; the other is neither left over nor outside."""
    found = assessed(OWN, submissions=[ITEM | {"kinds": ["news"]}, ITEM | {"id": "s2", "kinds": ["circular"]}])
    assert (found.measured("sent", "a", found.period), found.unit("a").points) == (1, 1)
    assert (found.unpriced, found.outside) == ((), ())
    check_every_record_accounted_for(found)


def test_the_office_that_issues_is_not_ranked() -> None:
    """The unit called as the issuer, and one that files nothing but own papers, have no scorecard where own papers are named."""
    office = {"id": "o", "name": "市政府办公室"}
    filed = [ITEM | {"kinds": ["news"]}, ITEM | {"id": "s2", "units": ["b"], "kinds": ["circular"]}]
    document = {"format": "govinfo.records/1", "units": [*UNITS, office], "submissions": filed}
    found = assess(build_register(decode_records(json.dumps(document))), decode_rulebook(HEAD + OWN), Period.parse("2024"))
    assert [card.subject for card in found.units] == ["a"]


def test_a_kind_of_own_papers_is_declared() -> None:
    """A misspelt one would let the circulars count."""
    with pytest.raises(RulebookError, match="did you mean circular"):
        decode_rulebook(HEAD + OWN.replace('["circular"]', '["circulars"]'))


def test_a_finding_counts_on_the_day_it_names() -> None:
    """Sent in December 2023, selected in January 2024: with counts_on it counts in 2024, without in 2023."""
    rule = '[criteria.selected]\ntitle = "入选"\nabout = ["submission"]\n'
    rule += '[[price]]\nid = "selected"\nclause = "六"\ntitle = "入选"\nof = "finding"\nwhen = { met = true }\namount = 5\n'
    item = ITEM | {"submitted_at": "2023-12-30T09:30:00+08:00"}
    finding = {"id": "f1", "criterion": "selected", "about": {"submission": "s1"}, "on": "2024-01-10", "met": True}
    assert assessed(rule, submissions=[item], findings=[finding]).unit("a").points == 0
    counted = assessed(rule, submissions=[item], findings=[finding | {"counts_on": "2024-01-10"}])
    assert [(line.on.isoformat(), line.amount) for line in counted.unit("a").lines] == [("2024-01-10", 5)]
    check_every_record_accounted_for(counted)
