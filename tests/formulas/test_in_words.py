"""A formula in words: what it says of every unit, as a regulation would have it, in both languages."""

from __future__ import annotations

import pytest

from govinfo.formulas import Kind, Lookup, Scope, parse
from govinfo.formulas._in_words import in_words
from govinfo.formulas._lookups import FIGURE, MET, READING, TARGET
from govinfo.formulas._nodes import Kin
from govinfo.labels import Grain
from govinfo.texts import Language

ZH = {
    "sent": "报送条数", "late": "迟报次数", "points": "积分", "group": "考核类别", "towns": "乡镇", "composite": "综合信息",
    "head": "人数", "how": "如何计？", "how=each": "逐月计",
}  # fmt: skip
_LOOKUPS: tuple[Lookup, ...] = (
    MET.knowing(["sent"]), TARGET.knowing(["sent"]), FIGURE.knowing(["head"]), READING.knowing({"how": ["each", "once"]}),
)  # fmt: skip
_NAMES = {
    "sent": Kind.NUMBER,
    "late": Kind.NUMBER,
    "points": Kind.NUMBER,
    "composite": Kind.TRUTH,
    "group": Kind.TEXT,
    "targets_met": Kind.TRUTH,
}
_PERSONS = Scope(names={"points": Kind.NUMBER})
SCOPE = Scope(names=_NAMES, lookups=_LOOKUPS, grains=frozenset(Grain), kin=((Kin.PERSONS, _PERSONS),))


def said(source: str, kind: Kind, lang: Language = "zh") -> str:
    """Return a formula in words."""
    return in_words(parse(source, SCOPE, kind), lambda word, lang: ZH[word] if lang == "zh" else word, lang)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("sent >= 3", "报送条数达到3"),
        ("not sent >= 3", "报送条数不足3"),
        ("3 < sent", "报送条数超过3"),
        ("1 <= sent < 4", "报送条数达到1且报送条数不足4"),
        ("sent > 1 and not (late > 0 or composite)", "报送条数超过1且迟报次数不超过0且综合信息：否"),
        ("sent > 1 and (late == 0 or composite)", "报送条数超过1且（迟报次数为0或综合信息：是）"),
        ("group == 'towns'", "考核类别为乡镇"),
        ("group in ('towns', '')", "考核类别为下列之一：乡镇、未填写"),
        ("not targets_met", "目标任务未全部完成"),
        ("met(sent)", "报送条数任务已完成"),
        ("not met(sent)", "报送条数任务未完成"),
        ("reading('how') == 'each'", "口径“如何计？”为逐月计"),
        ("every(month, met(sent))", "每月均符合“报送条数任务已完成”"),
        ("some(quarter, sent == 0)", "按每季度计，至少一期符合“报送条数为0”"),
        ("not every(month, sent > 0)", "未做到每月均符合“报送条数超过0”"),
        ("persons(some, points < 0)", "本单位人员中至少有一个符合“积分不足0”"),
    ],
)
def test_conditions(source: str, words: str) -> None:
    """The contrary of a condition is said, not put behind a no."""
    assert said(source, Kind.TRUTH) == words


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("points", "积分"),
        ("10 * (sent - late)", "10 × （报送条数 - 迟报次数）"),
        ("sent - (late - 1)", "报送条数 - （迟报次数 - 1）"),
        ("ratio(sent, target(sent), 0)", "报送条数 ÷ 报送条数任务（除数为0的计0）"),
        ("20 if sent >= 3 else 5", "报送条数达到3的，20；其余的，5"),
        ("round(points, 1)", "积分（四舍五入保留1位小数）"),
        ("min(sent, 4)", "最小值(报送条数、4)"),
        ("step(sent, 1, 5, 10, 20)", "按报送条数分档：达到1计5；达到10计20"),
        ("figure('head', 1)", "人数（未填写的按1计）"),
        ("total(month, min(sent, 4))", "按每月计，最小值(报送条数、4)的合计"),
        ("count(year, true)", "按每年计的完整期数"),
        ("persons(total, points)", "本单位人员积分的合计"),
    ],
)
def test_amounts(source: str, words: str) -> None:
    """With brackets where they change what is meant."""
    assert said(source, Kind.NUMBER) == words


def test_in_english_too() -> None:
    """By the ids of what has no title."""
    assert said("sent >= 3 and not late > 1", Kind.TRUTH, "en") == "sent at least 3 and late at most 1"
    assert said("20 if met(sent) else 5", Kind.NUMBER, "en") == "target of sent met: 20; otherwise 5"
