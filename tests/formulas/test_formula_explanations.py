"""How a value is explained, in the words of a clerk."""

from __future__ import annotations

import ast
from fractions import Fraction
from pathlib import Path

import pytest

import govinfo.formulas
from govinfo.formulas import FixedEnv, Kind, Scope, explain, parse
from govinfo.labels import Grain
from govinfo.texts._chinese import CHINESE as EVERY_ROOM
from govinfo.texts._chinese._formulas import CHINESE

NUMBER, TEXT, TRUTH = Kind.NUMBER, Kind.TEXT, Kind.TRUTH


TITLES = {
    "sent": "报送条数",
    "points": "得分",
    "characters": "字数",
    "deducted": "扣分",
    "form": "形式",
    "item": "单条",
    "brief": "简讯",
    "composite": "综合信息",
    "leadership": "领导重视",
}


def _month(number: int, sent: int) -> tuple[Grain, FixedEnv]:
    return Grain.MONTH, FixedEnv(label=f"2024-{number:02}", names={"sent": sent, "met(sent)": sent >= 2}, titles=TITLES)


YEAR = FixedEnv(
    label="2024",
    names={
        "sent": 9,
        "points": 120,
        "characters": 2300,
        "deducted": -30,
        "form": "brief",
        "composite": True,
        "target(sent)": 12,
        "finding(leadership)": False,
        "targeted(sent)": True,
        "figure(fee)": 0,
        "tag(page)": "front",
    },
    sub=(_month(1, 3), _month(2, 1), _month(3, 2), _month(4, 3)),
    titles=TITLES,
)


@pytest.mark.parametrize(
    ("source", "kind", "english", "chinese"),
    [
        ("20", NUMBER, "20", "20"),
        ("deducted", NUMBER, "-30 (deducted -30)", "-30（扣分 -30）"),
        ("max(0, 80 + deducted)", NUMBER, "max(0, 80 + (-30)) = 50 (deducted -30)", "最大值(0, 80 + (-30)) = 50（扣分 -30）"),
        (
            "300 + 100 * ceil((characters - 1000) / 1000) if characters > 1000 else 300",
            NUMBER,
            "300 + 100 × 2 = 500 (characters 2300 > 1000; ceil((characters 2300 - 1000) ÷ 1000) = 2)",
            "300 + 100 × 2 = 500（字数 2300 > 1000；向上取整((字数 2300 - 1000) ÷ 1000) = 2）",
        ),
        (
            "20 if every(month, sent >= 2) else 0",
            NUMBER,
            "0 (not in every month: 2024-02 sent 1 < 2)",
            "0（未做到每月均符合：2024-02 报送条数 1 < 2）",
        ),
        (
            "20 if every(month, met(sent)) else 0",
            NUMBER,
            "0 (not in every month: 2024-02 target of sent missed)",
            "0（未做到每月均符合：2024-02 报送条数任务未完成）",
        ),
        ("20 if every(month, sent >= 1) else 0", NUMBER, "20 (holds in every month (4))", "20（每月均符合（共 4 期））"),
        ("some(month, sent == 1)", TRUTH, "holds in some month: 2024-02 sent = 1", "按每月计，符合的有：2024-02 报送条数 = 1"),
        ("some(month, sent > 5)", TRUTH, "no (holds in no month (4))", "否（每月均不符合（共 4 期））"),
        (
            "-5 * count(month, sent > 2)",
            NUMBER,
            "-5 × 2 = -10 (by month, holds in 2 of 4: 2024-01, 2024-04)",
            "-5 × 2 = -10（按每月计，4 期中 2 期符合：2024-01、2024-04）",
        ),
        (
            "longest(month, sent >= 2)",
            NUMBER,
            "2 (by month, holds 2 times in a row: 2024-03 to 2024-04)",
            "2（按每月计，最长连续 2 期符合：2024-03至2024-04）",
        ),
        (
            "total(month, sent)",
            NUMBER,
            "9 (total by month 9: 2024-01 3, 2024-02 1, 2024-03 2, 2024-04 3)",
            "9（按每月合计 9：2024-01为3、2024-02为1、2024-03为2、2024-04为3）",
        ),
        ("most(week, sent)", NUMBER, "0 (no week to look at: 0)", "0（按每周计没有完整周期，计 0）"),
        ("count(month, sent > 5)", NUMBER, "0 (holds in no month (4))", "0（每月均不符合（共 4 期））"),
        ("longest(month, sent > 5)", NUMBER, "0 (holds in no month (4))", "0（每月均不符合（共 4 期））"),
        (
            "longest(month, sent >= 3)",
            NUMBER,
            "1 (by month, holds 1 times in a row: 2024-01 to 2024-01)",
            "1（按每月计，最长连续 1 期符合：2024-01至2024-01）",
        ),
        ("some(month, sent >= 1)", TRUTH, "holds in every month (4)", "每月均符合（共 4 期）"),
        ("step(points, 100, 10, 120, 25)", NUMBER, "25 (points 120 reaches 120: 25)", "25（得分 120，达到 120 档，计 25）"),
        ("points * (2 / 3)", NUMBER, "120 × (2 ÷ 3) = 80 (points 120)", "120 × (2 ÷ 3) = 80（得分 120）"),
        ("points / 2 * 3", NUMBER, "120 ÷ 2 × 3 = 180 (points 120)", "120 ÷ 2 × 3 = 180（得分 120）"),
        ("points - 5 + sent", NUMBER, "120 - 5 + 9 = 124 (points 120; sent 9)", "120 - 5 + 9 = 124（得分 120；报送条数 9）"),
        ("points - (5 + sent)", NUMBER, "120 - (5 + 9) = 106 (points 120; sent 9)", "120 - (5 + 9) = 106（得分 120；报送条数 9）"),
        ("points + (5 + sent)", NUMBER, "120 + 5 + 9 = 134 (points 120; sent 9)", "120 + 5 + 9 = 134（得分 120；报送条数 9）"),
        ("step(points, 0, 10, 100, 25)", NUMBER, "25 (points 120 reaches 100: 25)", "25（得分 120，达到 100 档，计 25）"),
        ("step(points, 200, 10)", NUMBER, "0 (points 120 is below 200: 0)", "0（得分 120，未达到 200，计 0）"),
        (
            "form == 'item' and not composite",
            TRUTH,
            "no (form brief ≠ item; composite: yes)",
            "否（形式 简讯 ≠ 单条；综合信息：是）",
        ),
        (
            "form == 'brief' and sent < target(sent)",
            TRUTH,
            "form = brief; sent 9 < target of sent 12",
            "形式 = 简讯；报送条数 9 < 报送条数任务 12",
        ),
        ("form not in ('item', 'brief')", TRUTH, "no (form brief is one of item, brief)", "否（形式 简讯，属于单条、简讯）"),
        ("form in ('item', 'research')", TRUTH, "no (form brief is none of item, research)", "否（形式 简讯，不属于单条、research）"),
        ("0 < sent < 5", TRUTH, "no (sent 9 ≥ 5)", "否（报送条数 9 ≥ 5）"),
        ("0 < sent < 10", TRUTH, "0 < sent 9 < 10", "0 < 报送条数 9 < 10"),
        (
            "finding('leadership') or targeted(sent)",
            TRUTH,
            "a target of sent is set",
            "报送条数已下达任务",
        ),
        ("not finding('leadership')", TRUTH, "not found: leadership", "未认定：领导重视"),
        (
            "(sent + points) / 3 >= 50",
            TRUTH,
            "no ((sent 9 + points 120) ÷ 3 = 43 < 50)",
            "否（(报送条数 9 + 得分 120) ÷ 3 = 43 < 50）",
        ),
        ("10 - (points - sent)", NUMBER, "10 - (120 - 9) = -101 (points 120; sent 9)", "10 - (120 - 9) = -101（得分 120；报送条数 9）"),
        ("2 + ratio(points, figure('fee'), 5)", NUMBER, "2 + 5 = 7 (fee 0, nothing to divide by)", "2 + 5 = 7（fee 0，除数为 0）"),
        ("round(points / 7, 1)", NUMBER, "round(120 ÷ 7, 1) = 17.1 (points 120)", "四舍五入(120 ÷ 7, 1) = 17.1（得分 120）"),
        ("'item' if composite else form", TEXT, "item (composite: yes)", "单条（综合信息：是）"),
        ("tag('page') == 'front'", TRUTH, "tag page = front", "标签“page” = front"),
        (
            "2 if points < 100 else 5 if points < 200 else 8",
            NUMBER,
            "5 (points 120 ≥ 100; points 120 < 200)",
            "5（得分 120 ≥ 100；得分 120 < 200）",
        ),
    ],
)
def test_explanations(scope: Scope, source: str, kind: Kind, english: str, chinese: str) -> None:
    """The arithmetic with its values, and facts that are true and decided."""
    told = explain(parse(source, scope, kind), YEAR)
    assert (told.text("en"), told.text("zh"), told.text(), str(told)) == (english, chinese, chinese, english)


def test_long_lists_of_sub_periods_are_cut() -> None:
    """Fifty weeks are not listed one by one."""
    weeks = tuple((Grain.WEEK, FixedEnv(label=f"w{n}", names={"sent": 0})) for n in range(50))
    scope = Scope(names={"sent": NUMBER}, grains=frozenset({Grain.WEEK}))
    told = explain(parse("every(week, sent > 0)", scope, TRUTH), FixedEnv(sub=weeks))
    assert told.en.endswith("w11 sent 0 ≤ 0 and 38 more)")
    assert told.zh.endswith("另有 38 项）")


def test_every_sentence_has_its_chinese() -> None:
    """No template of the package lacks a Chinese one, and the places are the same in both."""
    folder = Path(govinfo.formulas.__file__).parent
    used: set[str] = set()
    for path in folder.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
                name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
                at = {"Text": 0, "say": 0, "joined": 0, "InvalidValueError": 2}.get(name)
                if at is not None:
                    used |= {
                        part.value for part in ast.walk(node.args[at]) if isinstance(part, ast.Constant) and isinstance(part.value, str)
                    }
            if path.name == "_lookups.py" and isinstance(node, ast.keyword) and node.arg in {"phrase", "yes", "no"}:
                used |= {part.value for part in ast.walk(node.value) if isinstance(part, ast.Constant) and isinstance(part.value, str)}
            if path.name == "_in_words.py" and isinstance(node, ast.Constant) and isinstance(node.value, str) and "\n" not in node.value:
                used |= {node.value} if "{" in node.value or node.value in CHINESE else set()
            if path.name == "_phrases.py" and isinstance(node, ast.Dict):
                used |= {
                    value.value
                    for value in node.values
                    if isinstance(value, ast.Constant) and isinstance(value.value, str) and "{" in value.value
                }
    assert used - set(EVERY_ROOM) == set()  # what several rooms say stands in one of them
    assert set(CHINESE) - used == set()
    for english, words in CHINESE.items():
        assert sorted(_places(english)) == sorted(_places(words)), english


def _places(template: str) -> list[str]:
    return [part.split("}")[0] for part in template.split("{")[1:]]


ENV = FixedEnv(
    label="2024",
    names={
        "sent": 9,
        "points": 120,
        "headcount": 4,
        "form": "brief",
        "composite": False,
        "figure(fee)": Fraction(10, 3),
        "figure(last-year)": 0,
    },
    titles={
        "sent": "报送条数",
        "points": "得分",
        "headcount": "人数",
        "form": "形式",
        "item": "单条",
        "brief": "简讯",
        "composite": "综合信息",
    },
)


@pytest.mark.parametrize(
    ("source", "kind", "english", "chinese"),
    [
        # a fraction holds together like a division
        ("2 * figure('fee')", NUMBER, "2 × (10/3) = 20/3 (fee 10/3)", "2 × (10/3) = 20/3（fee 10/3）"),
        ("figure('fee') * 2", NUMBER, "10/3 × 2 = 20/3 (fee 10/3)", "10/3 × 2 = 20/3（fee 10/3）"),
        ("1 + figure('fee')", NUMBER, "1 + 10/3 = 13/3 (fee 10/3)", "1 + 10/3 = 13/3（fee 10/3）"),
        ("-figure('fee')", NUMBER, "-(10/3) = -10/3 (fee 10/3)", "-(10/3) = -10/3（fee 10/3）"),
        # a ratio that can be divided is a division
        ("ratio(points, sent, 0)", NUMBER, "120 ÷ 9 = 40/3 (points 120; sent 9)", "120 ÷ 9 = 40/3（得分 120；报送条数 9）"),
        ("ratio(points, figure('fee'), 0)", NUMBER, "120 ÷ (10/3) = 36 (points 120; fee 10/3)", "120 ÷ (10/3) = 36（得分 120；fee 10/3）"),
        (
            "ratio(points + sent, headcount - 1, 0)",
            NUMBER,
            "(120 + 9) ÷ (4 - 1) = 43 (points 120; sent 9; headcount 4)",
            "(120 + 9) ÷ (4 - 1) = 43（得分 120；报送条数 9；人数 4）",
        ),
        (
            "2 * ratio(points, headcount, 0)",
            NUMBER,
            "2 × (120 ÷ 4) = 60 (points 120; headcount 4)",
            "2 × (120 ÷ 4) = 60（得分 120；人数 4）",
        ),
        # one that cannot is what stands for it
        (
            "ratio(points, figure('last-year'), sent + 1) * 2",
            NUMBER,
            "(9 + 1) × 2 = 20 (last-year 0, nothing to divide by; sent 9)",
            "(9 + 1) × 2 = 20（last-year 0，除数为 0；报送条数 9）",
        ),
        # a choice within the arithmetic is the branch that it takes, and why
        (
            "points + (100 if composite else 50)",
            NUMBER,
            "120 + 50 = 170 (composite: no; points 120)",
            "120 + 50 = 170（综合信息：否；得分 120）",
        ),
        (
            "points * (sent + 1 if composite else sent - 1)",
            NUMBER,
            "120 × (9 - 1) = 960 (composite: no; points 120; sent 9)",
            "120 × (9 - 1) = 960（综合信息：否；得分 120；报送条数 9）",
        ),
        # a choice of conditions too
        (
            "composite if points > 100 else true",
            TRUTH,
            "no (points 120 > 100; composite: no)",
            "否（得分 120 > 100；综合信息：否）",
        ),
        (
            "composite if points < 100 else not composite",
            TRUTH,
            "points 120 ≥ 100; composite: no",
            "得分 120 ≥ 100；综合信息：否",
        ),
        # a condition about nothing
        ("true", TRUTH, "yes", "是"),
        ("false", TRUTH, "no", "否"),
        ("not false", TRUTH, "yes", "是"),
        ("composite or true", TRUTH, "yes", "是"),
        # a text with what it comes from
        ("form", TEXT, "brief (form brief)", "简讯（形式 简讯）"),
        ("'brief'", TEXT, "brief", "简讯"),
        ("'item' if composite else form", TEXT, "brief (composite: no; form brief)", "简讯（综合信息：否；形式 简讯）"),
        (
            "('item' if composite else form) != 'item'",
            TRUTH,
            "composite: no; form brief; brief ≠ item",
            "综合信息：否；形式 简讯；简讯 ≠ 单条",
        ),
    ],
)
def test_explained_to_the_last_sign(scope: Scope, source: str, kind: Kind, english: str, chinese: str) -> None:
    """Nine sent, 120 points, four heads, ten thirds the fee, nothing last year; a brief, not composite."""
    told = explain(parse(source, scope, kind), ENV)

    assert (told.en, told.zh) == (english, chinese)


@pytest.mark.parametrize(
    ("n", "english", "chinese"),
    [
        (11, "m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11", "m1、m2、m3、m4、m5、m6、m7、m8、m9、m10、m11"),
        (12, "m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12", "m1、m2、m3、m4、m5、m6、m7、m8、m9、m10、m11、m12"),
        (
            13,
            "m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12 and 1 more",
            "m1、m2、m3、m4、m5、m6、m7、m8、m9、m10、m11、m12等，另有 1 项",
        ),
    ],
)
def test_a_year_of_months_is_listed_as_a_whole(n: int, english: str, chinese: str) -> None:
    """Twelve are told one by one, the thirteenth is one more."""
    scope = Scope(names={"sent": NUMBER}, grains=frozenset({Grain.MONTH}))
    months = tuple((Grain.MONTH, FixedEnv(label=f"m{at}", names={"sent": 1})) for at in range(1, n + 1))
    told = explain(parse("count(month, sent > 0)", scope, NUMBER), FixedEnv(sub=months))

    assert told.en == f"{n} (by month, holds in {n} of {n}: {english})"
    assert told.zh == f"{n}（按每月计，{n} 期中 {n} 期符合：{chinese}）"


def test_a_few_sub_periods_that_decide_are_told_with_their_numbers() -> None:
    """Of one quarter, and of two, what was reached is told; of twelve months how many they are."""
    scope = Scope(names={"sent": NUMBER}, grains=Scope.finer(Grain.YEAR))
    formula = parse("every(quarter, sent < 6)", scope, TRUTH)
    quarters = [FixedEnv(label=f"2024-Q{n}", names={"sent": n}) for n in (1, 2)]

    told = [explain(formula, FixedEnv(sub=tuple((Grain.QUARTER, one) for one in quarters[:n]))) for n in (1, 2)]
    assert [one.zh for one in told] == ["每季度（共 1 期）：2024-Q1 sent 1 < 6", "每季度均符合：2024-Q1 sent 1 < 6、2024-Q2 sent 2 < 6"]
    assert told[0].en == "holds in every quarter (1): 2024-Q1 sent 1 < 6"
