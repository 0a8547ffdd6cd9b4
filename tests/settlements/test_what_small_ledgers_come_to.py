"""Small ledgers in which something used to be guessed, dropped or counted twice: what they come to, worked out by hand."""

from __future__ import annotations

import json
from typing import Any

import pytest

from govinfo import Assessment, Period, assess, build_register, decode_records, decode_rulebook
from govinfo.assessment import explain_record
from govinfo.errors import RulebookError
from govinfo.testing import laws

HEAD = 'schema = 1\nid = "b"\ntitle = "考核办法"\nsource = { issuer = "市政府办公室", title = "考核办法" }\n'
PUB = '[publications]\nd = { title = "要情", level = "district" }\n'
SENT = '[measures.sent]\ntitle = "报送条数"\ncount = "submission"\n'
ADOPTED = '[measures.adopted]\ntitle = "采用条数"\ncount = "adoption"\ndistinct = true\n'
UNITS = [{"id": "a", "name": "甲局"}, {"id": "c", "name": "丙局"}]
PERSONS = [{"id": "p", "name": "张三", "unit": "a"}, {"id": "q", "name": "李四", "unit": "c"}]


def rule(table: str, *rows: str) -> str:
    """Return a rule."""
    return f'[[{table}]]\nid = "{table}"\nclause = "一"\ntitle = "规则"\n' + "".join(f"{row}\n" for row in rows)


def item(id_: str, on: str, *units: str, **fields: Any) -> dict[str, Any]:
    """Return an item."""
    return {"id": id_, "units": list(units) or ["a"], "submitted_at": f"{on}T09:00:00+08:00"} | fields


def used(id_: str, of: str, on: str, **fields: Any) -> dict[str, Any]:
    """Return an adoption."""
    return {"id": id_, "submission": of, "publication": "d", "on": on} | fields


def come_to(rules: str, period: str = "2024", head: str = HEAD, **lists: Any) -> Assessment:
    """Return the assessment of a ledger of two units and two persons."""
    document = {"format": "govinfo.records/1", "units": UNITS, "persons": PERSONS} | lists
    return assess(build_register(decode_records(json.dumps(document))), decode_rulebook(head + rules), Period.parse(period))


TWO: dict[str, Any] = {
    "submissions": [item("s1", "2024-03-01"), item("s2", "2024-03-02")],
    "adoptions": [used("x1", "s1", "2024-03-05"), used("x2", "s2", "2024-03-06")],
    "targets": [{"unit": "a", "measure": "adopted", "per": "year", "at_least": 3}],
}
MISSED = 'provided = "not met(adopted)"'


@pytest.mark.parametrize("table", ["bar", "notice"])
def test_bars_and_notices_see_a_target_of_the_year(table: str) -> None:
    """Two of three adopted: the unit is named with what it reached; the other, which has no target, is not."""
    found = come_to(PUB + ADOPTED + rule(table, MISSED), **TWO)
    told = {card.subject: [reason.text("zh") for reason in (*card.barred, *card.notices)] for card in found.units}
    assert told == {"a": ["一：规则（采用条数任务未完成（2，任务 3））"], "c": []}


def test_a_tally_of_the_whole_sees_a_target_of_the_year() -> None:
    """Five points less for the one that has a target and missed it."""
    found = come_to(PUB + ADOPTED + rule("tally", 'each = "whole"', MISSED, "amount = -5"), **TWO)
    assert [found.unit(id_).points for id_ in ("a", "c")] == [-5, 0]


def test_deeds_without_an_item_add_up_and_the_quarters_come_to_the_year() -> None:
    """Helped for 2 in the second quarter and for 5 in the fourth: 7; two prizes of 400 yuan: 800."""
    rules = (
        '[merits]\nhelp = "帮助"\nprize = "获奖"\n'
        + rule("price", 'of = "merit"', 'when = { kind = "help" }', 'amount = "decided"')
        + rule("price", 'of = "merit"', 'when = { kind = "prize" }', 'account = "yuan"', "amount = 400").replace('"price"', '"prize"')
    )
    merits = [
        {"id": "m1", "kind": "help", "on": "2024-05-06", "unit": "a", "amount": 2},
        {"id": "m2", "kind": "help", "on": "2024-11-06", "unit": "a", "amount": 5},
        *({"id": f"z{n}", "kind": "prize", "on": "2024-11-06", "unit": "a"} for n in (1, 2)),
    ]
    year = come_to(rules, merits=merits).unit("a")
    quarters = [come_to(rules, f"2024-Q{n}", merits=merits).unit("a") for n in (1, 2, 3, 4)]
    assert (year.points, year.yuan) == (7, 800)
    assert [card.points for card in quarters] == [0, 2, 0, 5]


def test_a_finding_on_an_item_may_count_on_a_day_of_its_own() -> None:
    """Sent in December, selected in January, where it counts."""
    rules = '[criteria.good]\ntitle = "入选"\nabout = ["submission"]\n'
    rules += rule("price", 'of = "finding"', 'when = { criterion = "good", met = true }', "amount = 3")
    finding = {"id": "f", "criterion": "good", "about": {"submission": "s1"}, "on": "2024-01-10", "met": True, "counts_on": "2024-01-10"}
    lists: dict[str, Any] = {"submissions": [item("s1", "2023-12-30")], "findings": [finding]}
    assert [come_to(rules, year, **lists).unit("a").points for year in ("2023", "2024")] == [0, 3]


def test_what_is_not_given_is_owed_and_no_number() -> None:
    """A fee, a length, a conversion figure: no line of nothing, and the card says that it waits."""
    fee = rule("price", 'of = "adoption"', 'account = "yuan"', 'amount = "fee"')
    length = rule("price", 'of = "adoption"', 'amount = "10 if characters >= 500 else 5"').replace('"price"', '"length"')
    found = come_to(PUB + fee + length, submissions=TWO["submissions"], adoptions=TWO["adoptions"])
    card = found.unit("a")
    assert (card.lines, card.complete, {pending.rule for pending in found.pending}) == ((), False, {"price", "length"})
    converted = come_to(SENT + rule("tally", 'each = "year"', "amount = \"sent * figure('rate')\""), submissions=TWO["submissions"])
    assert [(pending.subject, pending.needs.text("zh")) for pending in converted.pending] == [
        ("a", "甲局2024年的“rate”（请在基础数据中补填）")
    ]


def test_records_before_the_regulation_was_in_force_are_not_paid_unless_it_is_retroactive() -> None:
    """
    Of two adoptions of 2008 at 50 yuan one came before 1 August, and the item too: 50, and the early one is listed with the reason.

    A retroactive regulation pays both; before it was in force at all nothing is paid; in a year in which it holds throughout
    nothing is asked.
    """
    head = HEAD.replace("source", "in_force = 2008-08-01\nsource")
    rules = PUB + rule("price", 'of = "adoption"', 'account = "yuan"', "amount = 50")
    lists: dict[str, Any] = {
        "submissions": [item("s1", "2008-07-01")],
        "adoptions": [used("x", "s1", "2008-07-20"), used("y", "s1", "2008-08-20")],
    }
    found = come_to(rules, "2008", head, **lists)
    asked = [(one.code, one.message.text("zh")) for one in found.questions]
    told = "考核办法自2008年8月1日起施行，考核期内此前的2条记录不计分；如也适用于这些记录，请在办法中写明（settings.retroactive）"
    assert asked == [("before-in-force", told)]
    assert (found.unit("a").yuan, found.unpriced) == (50, ("x",))
    assert [reason.text("zh") for reason in explain_record(found, "x").reasons] == ["考核办法自2008年8月1日起施行，此前的不计分"]

    backdated = come_to("[settings]\nretroactive = true\n" + rules, "2008", head, **lists)
    assert (backdated.unit("a").yuan, backdated.unpriced, backdated.questions) == (100, (), ())
    early = come_to(rules, "2008-H1", head, **lists | {"adoptions": [used("x", "s1", "2008-06-20")]})
    assert (early.unit("a").yuan, early.unpriced) == (0, ("x",))
    assert come_to(rules, "2009", head, **lists).questions == ()


def test_a_figure_of_a_year_holds_in_its_months_for_the_whole_group() -> None:
    """Two a month for three months."""
    rules = rule("tally", 'each = "month"', "amount = \"figure('base', 0)\"")
    units = [{"id": "a", "name": "甲局", "group": "g"}]
    figure = {"group": "g", "name": "base", "value": 2, "period": "2023"}
    assert come_to(rules, "2023-Q1", units=units, persons=[], figures=[figure]).unit("a").points == 6


def test_a_finding_about_a_person_gives_the_person_what_the_rule_says() -> None:
    """Five points, and nobody else has any."""
    rules = '[criteria.praised]\ntitle = "表扬"\nabout = ["person"]\n[persons]\nawards = "equal"\n'
    rules += rule("price", 'of = "finding"', 'when = { criterion = "praised", met = true }', "amount = 5")
    finding = {"id": "f", "criterion": "praised", "about": {"person": "p"}, "on": "2024-03-05", "met": True}
    found = come_to(rules, findings=[finding])
    assert [found.person(id_).points for id_ in ("p", "q")] == [5, 0]
    assert [card.points for card in found.units] == [0, 0]
    laws.check_persons_share(found)  # what nobody's unit has is no share of its lines


def test_a_finding_read_for_a_sum_that_nobody_shares_in_is_listed() -> None:
    """The unit is found to have served, but nothing of it was adopted: no part of the sum, no line, and the finding is told."""
    rules = PUB + ADOPTED + '[criteria.service]\ntitle = "成效"\nabout = ["unit"]\n'
    rules += rule("tally", 'each = "year"', "provided = \"finding('service')\"", 'amount = "adopted"', "pool = 100", 'account = "yuan"')
    finding = {"id": "f", "criterion": "service", "about": {"unit": "a"}, "on": "2024-03-05", "met": True}
    found = come_to(rules, findings=[finding])
    assert (found.unit("a").lines, found.unpriced) == ((), ("f",))

    shared = come_to(rules, findings=[finding], submissions=[item("s", "2024-03-01")], adoptions=[used("x", "s", "2024-03-04")])
    assert (shared.unit("a").yuan, shared.unpriced) == (100, ("s",))  # the adoption is counted; nothing counts or prices the item


def test_a_sum_is_shared_by_weights_that_are_no_money() -> None:
    """One item and three, each an eighth: 100 yuan are shared as 25 and 75."""
    rules = SENT + rule("tally", 'each = "year"', 'amount = "sent / 8"', "pool = 100", 'account = "yuan"')
    items = [item("s1", "2024-03-01"), *(item(f"s{n}", "2024-03-01", "c") for n in (2, 3, 4))]
    found = come_to(rules, submissions=items)
    assert [found.unit(id_).yuan for id_ in ("a", "c")] == [25, 75]


@pytest.mark.parametrize(
    ("reader", "points"),
    [
        (rule("void", 'each = "year"', 'rules = ["price"]', "provided = \"finding('untrue')\""), 0),
        (rule("bar", "provided = \"finding('untrue')\""), 5),
        (rule("notice", "provided = \"finding('untrue')\""), 5),
        (rule("cap", 'each = "year"', 'rules = ["price"]', "most = \"3 if finding('untrue') else 10\""), 3),
    ],
    ids=["void", "bar", "notice", "cap"],
)
def test_a_finding_that_acts_without_a_line_of_its_own_is_not_listed_as_unpriced(reader: str, points: int) -> None:
    """What was sent earns 5; that it was untrue takes it back, bars, is told, or limits it to 3: it is used, and the rule is named."""
    rules = '[criteria.untrue]\ntitle = "失实"\nabout = ["unit"]\n' + rule("price", 'of = "submission"', "amount = 5") + reader
    finding = {"id": "f", "criterion": "untrue", "about": {"unit": "a"}, "on": "2024-05-01", "met": True}
    found = come_to(rules, submissions=[item("s", "2024-03-01")], findings=[finding])
    assert (found.unit("a").points, found.unpriced) == (points, ())
    assert [reason.text("zh") for reason in explain_record(found, "f").reasons] == ["本身不计分；下列规则据此认定：一规则"]
    laws.check_every_record_accounted_for(found)


def test_a_unit_without_a_group_is_asked_about_where_groups_owe_something() -> None:
    """
    The towns owe two adopted items, and one unit does not say what it is: it owes none, and that is asked.

    Where the rulebook says that a unit without a group is a town, it owes the two as the others do: minus five for both.
    """
    rules = SENT + ADOPTED + PUB + '[groups]\ntown = "乡镇"\n' + rule("tally", 'each = "year"', MISSED, "amount = -5")
    lists: dict[str, Any] = {
        "units": [{"id": "a", "name": "甲镇", "group": "town"}, {"id": "c", "name": "丙镇"}],
        "targets": [{"group": "town", "measure": "adopted", "per": "year", "at_least": 2}],
    }
    found = come_to(rules, **lists)
    assert [found.unit(id_).points for id_ in ("a", "c")] == [-5, 0]
    asked = [(one.code, one.record, one.message.text("zh")) for one in found.questions]
    assert asked == [("unit-without-group", "c", "丙镇没有考核类别，因此不承担任何类别的任务；请填写其类别")]

    answered = come_to('[absent]\ngroup = "town"\n' + rules, **lists)
    assert ([answered.unit(id_).points for id_ in ("a", "c")], answered.questions) == ([-5, -5], ())


def test_of_two_findings_on_one_thing_the_last_one_waits() -> None:
    """Nobody said how many pictures the thing has: the later finding waits for it, the earlier one is listed as unpriced."""
    rules = '[lapses]\nuntrue = "失实"\n[criteria.quality]\ntitle = "质量"\nabout = ["lapse"]\nleast = 0\nmost = 10\n'
    rules += rule("price", 'of = "finding"', 'when = { criterion = "quality" }', 'amount = "pictures"')
    lists: dict[str, Any] = {
        "lapses": [{"id": "l", "unit": "a", "kind": "untrue", "on": "2024-03-05"}],
        "findings": [
            {"id": f"f{day}", "criterion": "quality", "about": {"lapse": "l"}, "on": f"2024-03-0{day}", "met": True, "amount": day}
            for day in (5, 6)
        ],
    }
    found = come_to(rules, **lists)
    assert ([pending.about for pending in found.pending], found.unpriced) == (["f6"], ("f5", "l"))
    laws.check_shares_sum(found)


JOINT: dict[str, Any] = {
    "submissions": [item("s1", "2024-03-01", "a", "c", authors=["q", "p"])],
    "adoptions": [used("x1", "s1", "2024-03-05")],
}


@pytest.mark.parametrize(
    ("awards", "share", "units", "persons"),
    [
        ("first", "first", [10, 0], [0, 10]),  # the first named author, of whatever unit
        ("first-of-unit", "first", [10, 0], [10, 0]),
        ("3:2", "each", [10, 10], [4, 6]),  # the item is worth 10, of which the first named has three fifths
    ],
)
def test_the_first_and_the_ratio_go_by_the_authors_as_they_are_named(awards: str, share: str, units: list[int], persons: list[int]) -> None:
    """Li of the second unit is named first, Zhang of the first unit second."""
    rules = PUB + f'[persons]\nawards = "{awards}"\n' + rule("price", 'of = "adoption"', f'share = "{share}"', "amount = 10")
    found = come_to(rules, **JOINT)
    assert [found.unit(id_).points for id_ in ("a", "c")] == units
    assert [found.person(id_).points for id_ in ("p", "q")] == persons


def test_a_tally_per_item_is_shared_and_not_paid_twice() -> None:
    """100 yuan for the item, 50 to each of its two units."""
    rules = PUB + rule("price", 'of = "adoption"', 'share = "each"', "amount = 1")
    rules += rule("tally", 'each = "item"', 'share = "equal"', 'account = "yuan"', 'provided = "adoptions > 0"', "amount = 100")
    assert [card.yuan for card in come_to(rules, **JOINT).units] == [50, 50]


def test_a_joint_item_of_two_children_counts_once_at_their_parent() -> None:
    """One line of ten, which says why."""
    rules = PUB + "[settings]\nroll_up = true\n" + rule("price", 'of = "adoption"', 'share = "each"', "amount = 10")
    units = [{"id": "top", "name": "市局"}, *({"id": id_, "name": f"{id_}科", "parent": "top"} for id_ in ("a", "c"))]
    [card] = come_to(rules, units=units, **JOINT).units
    assert (card.points, [line.why("zh") for line in card.lines]) == (
        10,
        ["规则：2 个供稿单位，各计10分；其中2家由同一单位承继，只计一次"],
    )


def test_nothing_sent_and_three_adopted_is_no_bad_rate() -> None:
    """They were sent a quarter earlier: where nothing was sent there is no rate to be below."""
    rules = PUB + SENT + ADOPTED
    rules += rule("tally", 'each = "quarter"', 'provided = "sent > 0 and ratio(adopted, sent, 0) < 0.5"', "amount = -5")
    lists: dict[str, Any] = {
        "submissions": [item(f"s{n}", "2023-12-20") for n in (1, 2, 3)],
        "adoptions": [used(f"x{n}", f"s{n}", "2024-01-05") for n in (1, 2, 3)],
    }
    assert come_to(rules, "2024-Q1", **lists).unit("a").points == 0


@pytest.mark.parametrize(
    ("rules", "code"),
    [
        (PUB + "".join(rule("price", 'of = "adoption"', 'provided = "given(characters, 0) > 1000"', "amount = 10").replace('"price"', f'"{id_}"')
                       for id_ in ("x", "y")), "overlapping-prices"),
        (ADOPTED + '[standing]\nby = "adopted"\n', "nothing-declared"),
    ],
)  # fmt: skip
def test_a_rulebook_that_pays_twice_or_ranks_by_nothing_is_refused(rules: str, code: str) -> None:
    """Two prices under the same formula, and a ranking by adoptions where there is no publication."""
    with pytest.raises(RulebookError) as caught:
        decode_rulebook(HEAD + rules)
    assert [problem.code for problem in caught.value.problems] == [code]


def test_a_person_has_a_target_of_its_own_and_answers_for_its_section() -> None:
    """One item of two owed; and a section below five points bars those who are in it."""
    rules = SENT + '[persons]\nawards = "equal"\n' + rule("bar", 'for = "persons"', 'provided = "not met(sent)"')
    rules += (
        rule("bar", 'for = "persons"', 'provided = "unit(points) < 5"').replace('"bar"\n', '"section"\n').replace("规则", "所在科室未达标")
    )
    target = {"person": "p", "measure": "sent", "per": "year", "at_least": 2}
    found = come_to(rules, targets=[target], submissions=[item("s1", "2024-03-01", authors=["p"])])
    assert [reason.text("zh") for reason in found.person("p").barred] == [
        "一：规则（报送条数任务未完成（1，任务 2））",
        "一：所在科室未达标（所在单位积分 0；0 < 5）",
    ]
    assert len(found.person("q").barred) == 1


def test_every_quarter_tells_the_quarter_that_failed_with_its_numbers() -> None:
    """Two sent where six are asked for."""
    rules = SENT + rule("bar", 'provided = "not every(quarter, sent >= 6)"')
    found = come_to(rules, "2024-Q1", submissions=TWO["submissions"])
    assert [reason.text("zh") for reason in found.unit("a").barred] == ["一：规则（未做到每季度均符合：2024年第一季度报送条数 2 < 6）"]
