"""Why a record earned nothing: the nearest rule and what kept the record from it, in the words of the reader."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from attrs import evolve
from offices import assessed, head

from govinfo import Assessment, Period, Records, assess, build_register, decode_rulebook
from govinfo.assessment._whynot import RecordAnswer, explain_record
from govinfo.errors import UnknownNameError
from govinfo.labels import Action, Grain, LeaderRank, Level
from govinfo.records import (
    About,
    AdoptionEvent,
    Contribution,
    Correction,
    Finding,
    Lapse,
    LeaderInstruction,
    Submission,
    Target,
    Unit,
)

HEAD = (
    head()
    + """
[publications]
gazette = { title = "公报", title_en = "the gazette", level = "city" }
digest = { title = "要情", level = "district" }
weekly = { title = "周报", level = "district" }
[forms]
item = "单条"
brief = { title = "简讯", title_en = "short note" }
[kinds]
advice = "建议"
work = "工作"
[criteria.useful]
title = "有参考价值"
title_en = "useful"
about = ["submission"]
least = 1
most = 3
"""
)
ADOPTED = """
[[price]]
id = "gazette"
clause = "一"
title = "公报采用"
title_en = "in the gazette"
of = "adoption"
when = { publication = "gazette", form = "item", kinds = "advice" }
amount = 10
"""
YEAR = Period.parse("2024")
ITEM = Submission(id="s", units=(Contribution(unit="u"),), submitted_at=datetime(2024, 1, 5, 1, tzinfo=UTC), form="item", kinds=("advice",))
USED = AdoptionEvent(id="a", submission="s", publication="gazette", on=date(2024, 3, 1))


def of_one(rules: str, item: Submission = ITEM, **lists: Any) -> Assessment:
    """Assess one item and what happened to it."""
    return assessed(HEAD + rules, units=(Unit(id="u", name="甲单位"),), submissions=(item,), **lists)


def told(answer: RecordAnswer) -> list[tuple[str, str]]:
    """What there is to say, in Chinese and in English."""
    return [(reason.text("zh"), reason.text("en")) for reason in answer.reasons]


@pytest.mark.parametrize(
    ("item", "used", "zh", "en"),
    [
        (
            ITEM,
            evolve(USED, form="brief"),
            "最接近的是 一 公报采用：信息形式为“简讯”，规则要求为“单条”",
            "nearest is 一 in the gazette: form is short note, asked for is item",
        ),
        (
            evolve(ITEM, form=None),
            USED,
            "最接近的是 一 公报采用：信息形式为“未填写”，规则要求为“单条”",
            "nearest is 一 in the gazette: form is not given, asked for is item",
        ),
        (
            evolve(ITEM, kinds=("work",)),
            USED,
            "最接近的是 一 公报采用：信息类别为“工作”，规则要求为“建议”",
            "nearest is 一 in the gazette: kinds is work, asked for is advice",
        ),
        (
            evolve(ITEM, kinds=()),
            evolve(USED, publication="weekly"),
            "最接近的是 一 公报采用：刊物为“周报”，规则要求为“公报”、信息类别为“未填写”，规则要求为“建议”",
            "nearest is 一 in the gazette: publication is weekly, asked for is the gazette, kinds is not given, asked for is advice",
        ),
    ],
)
def test_the_condition_that_failed_is_told(item: Submission, used: AdoptionEvent, zh: str, en: str) -> None:
    """With what the record says and what the rule asks for."""
    assessment = of_one(ADOPTED, item, adoptions=(used,))
    answer = explain_record(assessment, "a")

    assert "a" in assessment.unpriced
    assert told(answer) == [(zh, en)]
    assert answer.near is not None
    assert (answer.near.rule, answer.near.clause, answer.near.title, answer.near.title_en) == (
        "gazette",
        "一",
        "公报采用",
        "in the gazette",
    )
    assert (answer.record, answer.lines) == ("a", ())


def price(id_: str, when: str, amount: str = "1", of: str = "adoption", more: str = "") -> str:
    """A price that adds up with any other."""
    return f'[[price]]\nid = "{id_}"\nclause = "{id_}条"\ntitle = "规则{id_}"\nof = "{of}"\nwhen = {when}\nstacks = true\namount = {amount}\n{more}'


def nearest(rules: str, of: str = "a", **lists: Any) -> list[tuple[str, str]]:
    """What is said of a record that earned nothing."""
    return told(explain_record(of_one(rules, **lists), of))


def test_rules_that_fail_in_the_same_place_are_told_as_one() -> None:
    """Whichever publication the other rules would have taken."""
    rules = price("甲", '{ publication = "gazette" }') + price("乙", '{ publication = ["digest", "gazette"] }')

    assert nearest(rules, adoptions=(evolve(USED, publication="weekly"),)) == [
        (
            "最接近的是 甲条 规则甲：刊物为“周报”，规则要求为“公报、要情”",
            "nearest is 甲条 规则甲: publication is weekly, asked for is the gazette, digest",
        )
    ]


def test_of_several_rules_the_one_with_the_fewest_failures_is_the_nearest() -> None:
    """One failure is nearer than two; of equals the one that fails later, then the one that stands first."""
    two = price("甲", '{ publication = "gazette", form = "brief" }')
    one = price("乙", '{ form = "item", publication = "gazette" }')
    late = price("丙", '{ form = "item", urgent = false, publication = "gazette" }')
    used = (evolve(USED, publication="weekly"),)

    assert [words.split("：")[0] for words, _ in nearest(two + one, adoptions=used)] == ["最接近的是 乙条 规则乙"]
    assert [words.split("：")[0] for words, _ in nearest(one + late, adoptions=used)] == ["最接近的是 丙条 规则丙"]
    assert [words.split("：")[0] for words, _ in nearest(one + one.replace("乙", "丁"), adoptions=used)] == ["最接近的是 乙条 规则乙"]


def test_what_a_rule_does_not_want_is_told_as_such() -> None:
    """A negated condition is never joined with others."""
    rules = price("甲", '{ publication = { not = ["weekly", "digest"] } }') + price("乙", '{ publication = "gazette", form = "brief" }')

    assert nearest(rules, adoptions=(evolve(USED, publication="weekly"),)) == [
        (
            "最接近的是 甲条 规则甲：刊物为“周报”，规则要求不为“周报、要情”",
            "nearest is 甲条 规则甲: publication is weekly, asked for is anything but weekly, digest",
        )
    ]


def test_truths_levels_and_numbers_are_told_in_words() -> None:
    """Yes and no, the level's name, the plain number."""
    assert nearest(price("甲", "{ urgent = true }"), adoptions=(USED,)) == [
        ("最接近的是 甲条 规则甲：紧急信息为“否”，规则要求为“是”", "nearest is 甲条 规则甲: urgent is no, asked for is yes")
    ]
    assert nearest(price("甲", '{ level = "province" }'), adoptions=(USED,)) == [
        ("最接近的是 甲条 规则甲：层级为“市级”，规则要求为“省级”", "nearest is 甲条 规则甲: level is city, asked for is province")
    ]
    assert nearest(price("甲", "{ contributors = [2, 3] }"), adoptions=(USED,)) == [
        ("最接近的是 甲条 规则甲：供稿单位数为“1”，规则要求为“2、3”", "nearest is 甲条 规则甲: contributors is 1, asked for is 2, 3")
    ]
    lapse = Lapse(id="l", unit="u", kind="urgent-late", on=date(2024, 2, 1))
    assert nearest(price("甲", '{ kind = "untrue" }', of="lapse"), "l", lapses=(lapse,)) == [
        (
            "最接近的是 甲条 规则甲：过错种类为“紧急信息迟报”，规则要求为“信息失实”",
            "nearest is 甲条 规则甲: kind is urgent-late, asked for is untrue",
        ),
        ("没有规则使用“紧急信息迟报”这一种类；这一记录不起作用", "no rule looks at what is of the kind urgent-late; it does nothing"),
    ]


def test_a_formula_that_does_not_hold_is_told_with_its_values() -> None:
    """Asked only where the plain conditions hold."""
    rules = price("甲", '{ publication = "gazette" }', more='provided = "characters >= 200"\n')

    assert nearest(rules, item=evolve(ITEM, characters=120), adoptions=(USED,)) == [
        (
            "最接近的是 甲条 规则甲：不符合条件：否（字数 120 < 200）",
            "nearest is 甲条 规则甲: its condition does not hold: no (characters 120 < 200)",
        )
    ]
    assert "120" not in nearest(rules, item=evolve(ITEM, characters=120), adoptions=(evolve(USED, publication="digest"),))[0][1]


WORTH = price("甲", "{}", '"decided"', "submission", 'decide = "useful"\n')


def finding(**fields: Any) -> Finding:
    """A finding on the item."""
    return Finding(id="f", criterion="useful", about=About(submission="s"), on=date(2024, 2, 1), **fields)


def test_what_an_assessor_refused_is_told_at_the_record_and_at_the_finding() -> None:
    """And what nobody has decided yet is awaited."""
    assert nearest(WORTH, "s", findings=(finding(met=False),)) == [
        ("最接近的是 甲条 规则甲：经认定，不属于“有参考价值”", "nearest is 甲条 规则甲: it was found that useful is not met")
    ]
    assert nearest(WORTH, "f", findings=(finding(met=False),)) == [
        ("用于认定 s 的甲条：不符合，不予计分", "decides 甲条 for s: not met, nothing is posted"),
    ]
    assert nearest(WORTH, "s") == [
        ("按 甲条，尚待“有参考价值”的认定，并写明数额（1 至 3）", "awaits a finding on useful with an amount from 1 to 3, under 甲条")
    ]


def test_a_decision_that_is_too_small_for_the_rule_is_told_with_its_amount() -> None:
    """Two are asked for and one was decided: the record is unpriced, and neither pending nor lost."""
    rules = WORTH + 'provided = "decided >= 2"\n'
    decided = (finding(met=True, amount=1),)

    assert nearest(rules, "s", findings=decided) == [
        (
            "最接近的是 甲条 规则甲：不符合条件：否（认定数额 1 < 2）",
            "nearest is 甲条 规则甲: its condition does not hold: no (decided 1 < 2)",
        )
    ]
    assert of_one(rules, findings=decided).unpriced == ("f", "s")
    assert [line.facts for line in of_one(rules, findings=(finding(met=True, amount=2),)).unit("u").lines] == [("f", "s")]


def test_a_price_for_units_of_another_group_is_told() -> None:
    """All else holds."""
    rules = '[groups]\ntown = "乡镇"\ncounty = { title = "区县", title_en = "counties" }\n' + price(
        "甲", "{}", more='groups = ["county"]\n'
    )
    unit = Unit(id="u", name="甲单位", group="town")
    records = Records(units=(unit,), submissions=(ITEM,), adoptions=(USED,))
    answer = explain_record(assess(build_register(records), decode_rulebook(HEAD + rules), YEAR), "a")

    assert told(answer) == [
        ("最接近的是 甲条 规则甲：考核类别为“乡镇”，规则要求为“区县”", "nearest is 甲条 规则甲: group is 乡镇, asked for is counties")
    ]
    assert "未填写" in nearest(rules, adoptions=(USED,))[0][0]


def test_what_counts_in_a_measure_only_is_told() -> None:
    """And what counts nowhere."""
    instruction = LeaderInstruction(id="i", submission="s", level=Level.CITY, on=date(2024, 3, 9))
    counted = '[measures.read]\ntitle = "批示"\ncount = "instruction"\n[[tally]]\nid = "t"\nclause = "二"\ntitle = "批示"\neach = "year"\namount = "read"\n'

    assert nearest(ADOPTED + counted, "i", instructions=(instruction,)) == [
        ("没有规则对批示计分；计入指标", "no rule prices this instruction; it counts in the measures")
    ]
    assert nearest(ADOPTED, "i", instructions=(instruction,)) == [("没有规则对批示计分", "no rule prices this instruction")]


def test_a_record_that_no_rule_can_price_is_told_as_such() -> None:
    """A target is looked up by rules."""
    target = Target(id="t", unit="u", measure="read", per=Grain.YEAR, period=YEAR, at_least=3)
    counted = '[measures.read]\ntitle = "批示"\ncount = "instruction"\n'

    assert nearest(ADOPTED + counted, "t", targets=(target,)) == [
        ("此类记录不直接计分，供规则查用", "a record of this kind is priced by no rule; rules look things up in it"),
        ("没有规则查看每年的“批示”任务；此项任务不起作用", "no rule looks at targets of 批示 year; the target binds nobody"),
    ]


def test_a_day_outside_the_period_is_told() -> None:
    """Of a finding on a record, the record's day."""
    after = evolve(USED, on=date(2025, 1, 1))
    assert nearest(ADOPTED, adoptions=(after,)) == [("日期2025年1月1日不在2024年之内", "its day, 2025-01-01, lies outside 2024")]
    assert explain_record(of_one(ADOPTED, adoptions=(after,)), "a").near is None


def test_what_a_correction_took_away_is_told() -> None:
    """The adoption itself, and one that went with its item."""
    correction = Correction(id="c", of="a", action=Action.VOID, on=date(2024, 5, 1), reason="登记有误", by="办公室")
    assert nearest(ADOPTED, adoptions=(USED,), corrections=(correction,)) == [("a 经更正 c 予以作废", "void by correction c of a")]
    with_item = evolve(correction, of="s")
    assert nearest(ADOPTED, adoptions=(USED,), corrections=(with_item,)) == [("s 经更正 c 予以作废", "void by correction c of s")]


def test_what_was_earned_is_told_with_its_unit() -> None:
    """A line, and no reason."""
    answer = explain_record(of_one(ADOPTED, adoptions=(USED,)), "a")

    assert [(unit, line.amount, line.rule) for unit, line in answer.lines] == [("u", 10, "gazette")]
    assert (answer.reasons, answer.near) == ((), None)


def test_an_unknown_record_is_refused() -> None:
    """With the nearest id, or the first ones."""
    with pytest.raises(UnknownNameError) as caught:
        explain_record(of_one(ADOPTED, adoptions=(USED,)), "zzzzzz")

    assert caught.value.message.text("en") == "no record has the id zzzzzz; known are a, s, u"


def test_levels_ranks_lapses_and_criteria_are_told_by_their_titles() -> None:
    """The closed words in Chinese, the declared ones by the titles that the rulebook gives them."""
    instruction = LeaderInstruction(id="i", submission="s", level=Level.CITY, rank=LeaderRank.OTHER, on=date(2024, 3, 9))
    lapse = Lapse(id="l", unit="u", kind="slow", by=Level.CITY, on=date(2024, 2, 1))
    lapses = '[lapses]\nslow = "拖沓"\nlost = { title = "遗失", title_en = "lost it" }\n'
    criteria = '[criteria.other]\ntitle = "其他"\nabout = ["submission"]\n'
    cases = [
        (price("甲", '{ rank = "principal" }', of="instruction"), "i", "为“其他领导”，规则要求为“主要领导”"),
        (price("甲", '{ by = "province" }', of="lapse"), "l", "通报层级为“市级”，规则要求为“省级”"),
        (lapses + price("甲", '{ kind = "lost" }', of="lapse"), "l", "过错种类为“拖沓”，规则要求为“遗失”"),
        (criteria + price("甲", '{ criterion = "other" }', of="finding"), "f", "为“有参考价值”，规则要求为“其他”"),
    ]
    for rules, record, words in cases:
        records: dict[str, Any] = {"instructions": (instruction,), "findings": (finding(met=True),)}
        if "lapses" in rules or "by" in rules:
            records["lapses"] = (lapse if "lapses" in rules else evolve(lapse, kind="untrue"),)
        assert words in nearest(rules, record, **records)[0][0]


def test_a_rule_for_another_group_counts_as_one_that_fails_last() -> None:
    """Its own conditions hold; a rule whose third condition fails is nearer, one whose first fails is not."""
    groups = '[groups]\ntown = "乡镇"\ncounty = "区县"\n'
    grouped = price("甲", '{ form = "item" }', more='groups = ["county"]\n')
    third = price("乙", '{ form = "item", urgent = false, publication = "gazette" }')
    first = price("丙", '{ publication = "gazette", form = "item" }')
    both = price("丁", '{ publication = "gazette" }', more='groups = ["county"]\n')
    used = (evolve(USED, publication="weekly"),)

    assert [words.split("：")[0] for words, _ in nearest(groups + grouped + third, adoptions=used)] == ["最接近的是 乙条 规则乙"]
    assert [words.split("：")[0] for words, _ in nearest(groups + grouped + first, adoptions=used)] == ["最接近的是 甲条 规则甲"]
    assert nearest(groups + both, adoptions=used)[0][0] == "最接近的是 丁条 规则丁：刊物为“周报”，规则要求为“公报”"


def test_what_was_corrected_and_what_is_awaited_are_told_together() -> None:
    """The item was replaced, and nobody has judged the new one yet."""
    better = Correction(
        id="k", of="s", action=Action.REPLACE, on=date(2024, 3, 1), reason="错", by="科", replacement=evolve(ITEM, subject="x")
    )

    assert [zh for zh, _ in nearest(WORTH, "s", corrections=(better,))] == [
        "s 经更正 k 予以替换",
        "按 甲条，尚待“有参考价值”的认定，并写明数额（1 至 3）",
    ]


def test_a_finding_lies_on_the_day_of_what_it_is_about() -> None:
    """An item of last December, judged in January: the finding is told to lie in December."""
    old = evolve(ITEM, submitted_at=datetime(2023, 12, 5, 1, tzinfo=UTC))

    assert nearest(WORTH, "f", item=old, findings=(finding(met=True, amount=2),)) == [
        ("日期2023年12月5日不在2024年之内", "its day, 2023-12-05, lies outside 2024")
    ]


def test_what_is_not_even_put_before_an_assessor_is_told() -> None:
    """The item is too short, and nobody is asked to judge it."""
    rules = WORTH + 'provided = "characters >= 200"\n'

    assert nearest(rules, "s", item=evolve(ITEM, characters=120)) == [
        (
            "最接近的是 甲条 规则甲：不符合条件：否（字数 120 < 200）",
            "nearest is 甲条 规则甲: its condition does not hold: no (characters 120 < 200)",
        )
    ]


def test_a_record_is_held_against_the_version_of_its_own_day() -> None:
    """An adoption of March is told what the version of March asks, not the one in force from July."""
    old = decode_rulebook(HEAD.replace('id = "test"', 'id = "test"\nin_force = 2020-01-01', 1) + ADOPTED)
    new = decode_rulebook(
        HEAD.replace('id = "test"', 'id = "test"\nin_force = 2024-07-01', 1) + ADOPTED.replace('"gazette", form', '"digest", form')
    )
    records = Records(
        units=(Unit(id="u", name="甲单位"),),
        submissions=(ITEM,),
        adoptions=(
            AdoptionEvent(id="march", submission="s", publication="weekly", on=date(2024, 3, 1)),
            AdoptionEvent(id="august", submission="s", publication="weekly", on=date(2024, 8, 1)),
        ),
    )
    assessment = assess(build_register(records), (old, new), YEAR)
    words = {id_: explain_record(assessment, id_).reasons[0].text("en") for id_ in ("march", "august")}

    assert words["march"].endswith("asked for is the gazette")
    assert words["august"].endswith("asked for is 要情") or words["august"].endswith("asked for is digest")


def test_a_finding_that_decides_is_told_by_the_version_of_its_day() -> None:
    """A finding of March on an item of January says no to a price that the version from July no longer has."""
    decided = """
    [[price]]
    id = "useful"
    clause = "三"
    title = "有参考价值"
    of = "submission"
    decide = "useful"
    amount = "decided"
    """
    old = decode_rulebook(HEAD.replace('id = "test"', 'id = "test"\nin_force = 2020-01-01', 1) + decided)
    new = decode_rulebook(HEAD.replace('id = "test"', 'id = "test"\nin_force = 2024-07-01', 1) + ADOPTED)
    finding = Finding(id="f", criterion="useful", about=About(submission="s"), on=date(2024, 3, 1), met=False)
    records = Records(units=(Unit(id="u", name="甲单位"),), submissions=(ITEM,), findings=(finding,))

    reasons = explain_record(assess(build_register(records), (old, new), YEAR), "f").reasons
    assert "decides 三 for s: not met, nothing is posted" in [reason.text("en") for reason in reasons]


def test_money_that_was_not_earned_is_explained_beside_the_points_that_were() -> None:
    """The gazette gives points; the fee is for the digest. Where a fee is earned too there is nothing more to say."""
    fee = """
    [[price]]
    id = "fee"
    clause = "五"
    title = "稿费"
    title_en = "fee"
    of = "adoption"
    account = "yuan"
    when = { publication = "PLACE" }
    amount = 20
    """
    without = explain_record(of_one(ADOPTED + fee.replace("PLACE", "digest"), adoptions=(USED,)), "a")
    with_fee = explain_record(of_one(ADOPTED + fee.replace("PLACE", "gazette"), adoptions=(USED,)), "a")

    assert [line.account for _, line in without.lines] == ["points"]
    assert told(without) == [
        (
            "未计奖金：最接近的是 五 稿费：刊物为“公报”，规则要求为“要情”",
            "no money: nearest is 五 fee: publication is the gazette, asked for is digest",
        )
    ]
    assert told(with_fee) == []
    assert told(explain_record(of_one(ADOPTED, adoptions=(USED,)), "a")) == []
