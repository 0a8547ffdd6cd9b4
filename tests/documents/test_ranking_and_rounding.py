"""The value of a formula that ranks has a column, points have the decimals of the regulation, and grades decide who is commended."""

from __future__ import annotations

import json
from datetime import datetime

import pytest
from attrs import evolve

from govinfo import Assessment, Period, Records, Rulebook, RulebookError, assess, build_register
from govinfo.codec import decode_rulebook, encode_circular, encode_commendation
from govinfo.errors import InvalidValueError
from govinfo.instants import OFFICIAL_ZONE
from govinfo.papers import (
    Amount,
    Grid,
    Paper,
    Paragraph,
    answer_paper,
    assessment_paper,
    card_paper,
    circular_paper,
    commendation_paper,
    commended_paper,
    notice_paper,
    paper_csv,
    paper_text,
    statement_paper,
)
from govinfo.papers._paper import cell_text, grids_of
from govinfo.papers._workbook import number_format
from govinfo.records import Contribution, Submission, Unit
from govinfo.reports import answer_sheet, circular, commendation, grades, statement
from govinfo.rulebook import Seats

HEAD = """schema = 1
id = "rounding"
title = "考核办法"
[source]
issuer = "某局"
title = "考核办法"
[measures.sent]
title = "报送条数"
count = "submission"
"""
PRICE = """[[price]]
id = "item"
clause = "一"
title = "报送信息"
of = "submission"
amount = "10 / 3"
"""
RANKED = '[standing]\nby = "ratio(points, sent, 0) + sent"\n'
GRADED = """[[notice]]
id = "good"
clause = "六"
title = "评为优秀"
provided = "sent >= 2"
side = "favourable"
grade = "优秀"
grade_en = "excellent"
[[notice]]
id = "passed"
clause = "六"
title = "评为合格"
provided = "sent < 2"
grade = "合格"
"""


def book(*parts: str) -> Rulebook:
    """Return a rulebook with these tables."""
    return decode_rulebook("".join((HEAD, *parts)).encode())


def assessed(*parts: str) -> Assessment:
    """Assess one office that sent two items and one that sent one."""
    sent = tuple(
        Submission(id=f"s{n}", units=(Contribution(unit=unit),), submitted_at=datetime(2024, 3, 5, 9, tzinfo=OFFICIAL_ZONE))
        for n, unit in enumerate(("a", "a", "b"))
    )
    records = Records(units=(Unit(id="a", name="甲局"), Unit(id="b", name="乙局")), submissions=sent)
    return assess(build_register(records), book(*parts), Period.parse("2024"))


def shown(grid: Grid, title: str) -> list[str]:
    """Return what is read in a column, the sums below."""
    place = [column.title for column in grid.columns].index(title)
    return [cell_text(row[place]) for row in (*grid.rows, *grid.sums)]


def ranking(paper: Paper) -> Grid:
    """Return the first table of a paper."""
    blocks = (*paper.body, *(block for one in paper.attachments for block in one.blocks))
    return grids_of(blocks)[0]


def test_the_value_of_a_formula_that_ranks_has_a_column() -> None:
    """Two items of 10/3: 20/3 ÷ 2 + 2 = 16/3; one: 10/3 + 1 = 13/3. Called by the rulebook's title."""
    year = assessed(PRICE, RANKED, 'title = "综合得分"\n')
    made = circular(year)

    assert [(card.subject, str(card.score)) for card in year.units] == [("a", "16/3"), ("b", "13/3")]
    assert shown(ranking(circular_paper(made)), "综合得分") == ["5.33", "4.33", ""]
    assert shown(ranking(assessment_paper(year)), "综合得分") == ["5.33", "4.33"]
    assert shown(ranking(commendation_paper(commendation(year, units=Seats(number=1)))), "综合得分") == ["5.33", "4.33"]
    assert "综合得分居前的单位：甲局（5.33）、乙局（4.33）。" in paper_text(circular_paper(made))
    assert [unit["score"] for unit in json.loads(encode_circular(made))["units"]] == ["16/3", "13/3"]


def test_without_a_title_the_formula_stands_there_in_words() -> None:
    """Never an id, never a formula."""
    grid = ranking(circular_paper(circular(assessed(PRICE, RANKED))))

    assert grid.columns[2].title == "（积分 ÷ 报送条数（除数为0的计0）） + 报送条数"


@pytest.mark.parametrize("by", ["points", "sent"])
def test_what_ranks_and_is_told_anyway_has_no_second_column(by: str) -> None:
    """A total or a measure stands in its own column; JSON says it once too."""
    made = circular(assessed(PRICE, f'[standing]\nby = "{by}"\n'))
    titles = [column.title for column in ranking(circular_paper(made)).columns]

    assert len(titles) == len(set(titles)) == (5 if by == "points" else 6)
    assert "score" not in json.loads(encode_circular(made))["units"][0]


def test_points_are_written_with_the_decimals_of_the_regulation() -> None:
    """One decimal: 20/3 is 6.7, 10/3 is 3.3, their sum 10.0; what is only counted stays whole, and the table says what was done."""
    paper = circular_paper(circular(assessed("[settings]\nshow = ['sent']\ndecimals = 1\n", PRICE)))
    grid = ranking(paper)

    assert shown(grid, "积分") == ["6.7", "3.3", "10.0"]
    assert shown(grid, "报送条数") == ["2", "1", "3"]
    assert grid.notes == ("数值四舍五入保留1位小数，合计按准确数计算。",)
    assert "积分居前的单位：甲局（6.7分）、乙局（3.3分）。" in paper_text(paper)


def test_where_the_regulation_says_nothing_only_what_has_no_end_is_rounded() -> None:
    """To two decimals, and said; the sum is a whole number and stays one."""
    grid = ranking(circular_paper(circular(assessed(PRICE))))
    whole = ranking(circular_paper(circular(assessed(PRICE.replace("10 / 3", "5")))))

    assert (shown(grid, "积分"), grid.notes) == (["6.67", "3.33", "10"], ("数值四舍五入保留2位小数，合计按准确数计算。",))
    assert (shown(whole, "积分"), whole.notes) == (["10", "5", "15"], ())


def test_what_a_spreadsheet_goes_on_with_stays_exact() -> None:
    """The rows of CSV bear the fraction beside the number."""
    assert "10/3" in paper_csv(assessment_paper(assessed("[settings]\ndecimals = 0\n", PRICE)))


def test_a_workbook_writes_them_so_too() -> None:
    """By a number format, so that the cell keeps its value."""
    points = next(
        cell for row in ranking(circular_paper(circular(assessed("[settings]\ndecimals = 1\n", PRICE)))).rows for cell in row[2:3]
    )

    assert isinstance(points, Amount)
    assert number_format(points) == "0.0"


@pytest.mark.parametrize("decimals", ["-1", "5"])
def test_decimals_out_of_range_are_refused(decimals: str) -> None:
    """With what would be right."""
    with pytest.raises(RulebookError, match=r"settings\.decimals"):
        book(f"[settings]\ndecimals = {decimals}\n", PRICE)


def test_a_regulation_may_commend_by_grade() -> None:
    """Whoever is excellent is proposed, without seats; the other has another grade."""
    made = commendation(assessed('[commend]\nclause = "七"\ngrades = ["优秀"]\n', GRADED))
    told = paper_text(commendation_paper(made))

    assert [(one.name, one.outcome.value, one.grade) for one in made.units[0].candidates] == [
        ("甲局", "proposed", "优秀"),
        ("乙局", "other-grade", "合格"),
    ]
    assert made.persons is None
    assert "下列等次的均予表彰：优秀。" in told
    assert "甲局。拟表彰1个，参评范围2个。" in told
    assert "积分" not in told
    assert json.loads(encode_commendation(made))["grades"] == ["优秀"]


def test_the_papers_of_a_commendation_by_grade_name_the_grade() -> None:
    """In the title and in the list: the circular and the public notice."""
    made = commendation(assessed(GRADED), grades=["优秀"])
    day = datetime(2025, 1, 6, tzinfo=OFFICIAL_ZONE).date()

    assert commended_paper(made).title == "关于表彰2024年政务信息工作优秀等次单位的通报"
    assert notice_paper(made, day, day).title == "关于2024年政务信息工作拟表彰优秀等次单位的公示"
    for paper in (commended_paper(made), notice_paper(made, day, day)):
        assert shown(ranking(paper), "等次") == ["优秀"]
    assert commended_paper(made, "en").title == "Circular commending the units of the grade excellent of government information work, 2024"


def test_seats_choose_among_those_of_a_grade() -> None:
    """Both are good here, one seat: the first by rank."""
    both = GRADED.replace("sent >= 2", "sent >= 1").replace("sent < 2", "sent < 1")
    made = commendation(assessed(PRICE, both), grades=["优秀"], units=Seats(number=1))

    assert [one.name for one in made.units[0].proposed] == ["甲局"]


def test_a_grade_that_nobody_gives_is_refused() -> None:
    """In the call with those that there are, in the rulebook with its place."""
    with pytest.raises(InvalidValueError, match="优秀, 合格"):
        commendation(assessed(GRADED), grades=["优良"])
    with pytest.raises(RulebookError, match=r"commend\.grades"):
        book('[commend]\ngrades = ["优良"]\n', GRADED)


def test_grades_of_units_are_no_grades_of_persons() -> None:
    """A notice about units gives persons none."""
    assert grades(assessed(GRADED), persons=True).lists == ()


def test_a_proposal_by_rank_names_the_grade_as_well() -> None:
    """Where the rulebook gives any; without one no column stands empty."""
    graded = commendation_paper(commendation(assessed(PRICE, GRADED), units=Seats(number=1)))
    plain = commendation_paper(commendation(assessed(PRICE), units=Seats(number=1)))

    assert shown(ranking(graded), "等次") == ["优秀", "合格"]
    assert [column.title for column in ranking(plain).columns] == ["名次", "单位", "积分", "结果", "尚差积分"]
    assert evolve(graded, body=()).title == "2024年政务信息工作先进单位建议名单"


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ((PRICE,), "积分6.67分（加分6.67分，扣分0分），列第1名（共2名）。"),
        ((PRICE, RANKED, 'title = "综合得分"\n'), "积分6.67分（加分6.67分，扣分0分），综合得分5.33，列第1名（共2名）。"),
        (('[standing]\nby = "sent"\n',), "报送条数2，列第1名（共2名）。"),
        ((PRICE.replace("10 / 3", "20") + 'account = "yuan"\n', '[standing]\nby = "yuan"\n'), "列第1名（共2名）；奖励40.00元。"),
        ((GRADED,), ""),
    ],
)
def test_a_statement_says_only_what_the_regulation_reckons_in(parts: tuple[str, ...], words: str) -> None:
    """Points, the value that ranks, money; where there is neither and no rank, nothing is said of a place."""
    year = assessed(*parts)
    papers = (statement_paper(year, statement(year, unit="a")), answer_paper(answer_sheet(year, unit="a")))

    for paper in papers:
        said = [block.words for block in paper.body if isinstance(block, Paragraph)]
        assert (words in said) is bool(words)
        assert words or not any("名" in one or "积分" in one for one in said)
    assert words.rstrip("。") in paper_text(card_paper(year, year.unit("a"))).replace("\n", "")
