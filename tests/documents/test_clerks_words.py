"""Reasons, days and periods as clerks write them: no machine notation in a Chinese paper."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from fractions import Fraction

import pytest
from attrs import evolve
from golden_papers import FOLDER
from hypothesis import given
from hypothesis import strategies as st
from paper_samples import book, register, sample

from govinfo import assess
from govinfo.assessment import Reason
from govinfo.papers import assessment_paper, deadlines_paper, paper_text, payout_paper
from govinfo.papers._figures import period_in_words
from govinfo.papers._paper import Amount, Style, cell_text
from govinfo.papers._reasons import reason_words, spoken
from govinfo.papers._wording import Wording, full_width
from govinfo.periods import Period
from govinfo.reports import payout_list
from govinfo.texts import Text, Words

ZH, EN = Wording("zh"), Wording("en")


def missed(period: str, reached: str, target: str = "2") -> Text:
    """Return a missed target as an assessment tells it."""
    return Text(
        "{period} {measure} {reached}, target {target}",
        period=Period.parse(period),
        measure=Words("报送条数", "sent"),
        reached=reached,
        target=target,
    )


def reason(*because: object) -> Reason:
    """Return a reason with its facts."""
    return Reason(rule="r", clause="五(三)", title="未达到考核目标,不参加评先", because=Text("{reasons}", reasons=because))


def test_few_periods_are_told_one_by_one() -> None:
    """Each with what was reached in it."""
    words = reason_words(reason(missed("2024-05", "0"), missed("2024-Q2", "1", "3"), missed("2024-01-01/2024-03-01", "1", "3")), ZH)

    assert (
        words
        == "五(三)：未达到考核目标，不参加评先（2024年5月报送条数0，任务2；2024年第二季度报送条数1，任务3；2024年1月至2月报送条数1，任务3）"
    )


def test_many_periods_of_one_target_are_told_together() -> None:
    """The measure, the target and the number once, the year once a year."""
    several = [missed(f"2024-{month:02}", "0") for month in (9, 10, 11, 12)] + [missed("2025-01", "1")]

    assert reason_words(reason(*several), ZH) == (
        "五(三)：未达到考核目标，不参加评先（报送条数有5期未达到任务2（2024年9月、10月、11月、12月、2025年1月））"
    )
    assert "sent below the target of 2 in 5 periods (September 2024, " in reason_words(reason(*several), EN)


@pytest.mark.parametrize(
    ("machine", "clerk"),
    [
        ("2024年上半年积分 80 < 90", "2024年上半年积分80 < 90"),
        ("2024年积分任务未完成（80，任务 90）", "2024年积分任务未完成（80，任务90）"),
        ("2024年3月5日报送,迟 1 天", "2024年3月5日报送，迟1天"),
        ("编号 s-2024-03-05", "编号 s-2024-03-05"),
    ],
)
def test_a_sentence_of_the_engine_stands_in_a_paper_as_papers_have_it(machine: str, clerk: str) -> None:
    """No blank between a character and a number, full-width marks between characters; an id stays as it is."""
    assert spoken(machine, ZH) == clerk
    assert spoken(machine, EN) == machine


@pytest.mark.parametrize(
    ("period", "zh", "en"),
    [
        ("2024-01-01/2024-03-01", "2024年1月至2月", "January 2024 to February 2024"),
        ("2024-11-01/2025-02-01", "2024年11月至2025年1月", "November 2024 to January 2025"),
        ("2024-12-16/2025-01-16", "2024年12月16日至2025年1月15日", "16 December 2024 to 15 January 2025"),
    ],
)
def test_spans_without_a_name(period: str, zh: str, en: str) -> None:
    """Whole months as months; a year that stays the same is said once in Chinese."""
    assert (period_in_words(Period.parse(period)), period_in_words(Period.parse(period), "en")) == (zh, en)


def test_titles_have_full_width_punctuation() -> None:
    """Only between Chinese characters: numbers and Latin words keep theirs."""
    assert full_width("未达到,不参加;见《规定》:如下?") == "未达到，不参加；见《规定》：如下?"
    assert full_width("1,000条;a:b") == "1,000条;a:b"


def test_a_fraction_is_rounded_to_two_decimals() -> None:
    """40/3 is 13.33; what it is exactly stands in the spreadsheet's own column."""
    assert (ZH.number(40), ZH.number(Fraction(1, 8)), ZH.number(Fraction(-40, 3))) == ("40", "0.125", "-13.33")
    assert cell_text(Amount(Fraction(40, 3), Style.POINTS)) == "13.33"


def test_no_machine_notation_is_left_in_chinese_papers() -> None:
    """No day with hyphens, no 2024-H1, no exact fraction with an approximation, no half-width comma between characters."""
    texts = [
        (FOLDER / f"{name}.{form}").read_text("utf-8")
        for name in ("circular", "payout", "commend")
        for form in ("txt", "md", "html", "docx.txt")
    ]
    texts.append(paper_text(assessment_paper(sample("2024"))))

    for text in texts:
        body = re.sub(r"<style>.*?</style>|<[^>]*>", "", text, flags=re.DOTALL)
        assert [] == re.findall(r"\b\d{4}-(?:\d{2}|[HQ]\d)\b|≈|[\u4e00-\u9fff],[\u4e00-\u9fff]", body)


@given(st.dates(date(1901, 1, 1), date(2998, 12, 31)))
def test_every_day_is_spoken(day: date) -> None:
    """As a paper is dated, in whatever sentence of the library it stands; in English by its name."""
    sentence = Text("In force since {day}", day=day)
    assert sentence.text("zh").startswith(f"{day.year}年{day.month}月{day.day}日")
    assert sentence.text("en") == f"In force since {day.isoformat()}"


@pytest.mark.parametrize(
    ("title", "marked"),
    [("《政务信息考核办法》", "《政务信息考核办法》"), ("《条例》实施细则", "《〈条例〉实施细则》"), ("考核办法", "《考核办法》")],
)
def test_a_title_is_marked_once(title: str, marked: str) -> None:
    """A rulebook whose title bears marks already gets none around them, and those inside become single ones."""
    found = evolve(book(), title=title, title_en=None)
    half = assess(register(), found, Period.parse("2024-H1"))
    told = [
        payout_paper(payout_list(half)),
        assessment_paper(half),
        deadlines_paper((), register(), found, datetime(2024, 7, 1, tzinfo=UTC)),
    ]

    for paper in told:
        text = paper_text(paper).replace("\n", "").replace(" ", "")
        assert marked in text
        assert "《《" not in text
