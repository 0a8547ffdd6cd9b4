"""Charts of every kind: they show what the tables hold, in every format, told in words, and read without colour."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from functools import cache
from xml.etree import ElementTree as ET  # read is what this library wrote

import pytest
from paper_samples import book, records, small

from govinfo import Period, build_register
from govinfo.calendars import official
from govinfo.duties import duty_states
from govinfo.instants import OFFICIAL_ZONE
from govinfo.papers import (
    Chart,
    ChartKind,
    ChartPoint,
    Grid,
    Paper,
    Texture,
    circular_paper,
    deadlines_paper,
    paper_docx,
    paper_html,
    paper_xlsx,
)
from govinfo.papers._charts import MOST_BARS, composed, first_of
from govinfo.papers._svg import chart_svg
from govinfo.papers._wording import Wording
from govinfo.records import AdoptionEvent, Commission, Contribution, Records, Submission, Unit
from govinfo.reports import circular, circular_of
from govinfo.rulebook import DutyKind
from govinfo.shipped import shipped_rulebook

SAY = Wording("zh")


def charts_of(paper: Paper) -> list[Chart]:
    """Return every chart of a paper."""
    blocks = [*paper.body, *(block for attachment in paper.attachments for block in attachment.blocks)]
    return [block for block in blocks if isinstance(block, Chart)]


@cache
def three_years() -> Paper:
    """One unit sends 2, 1 and 3 items in the second quarters of three years, of which 1, 0 and 2 are adopted."""
    sent: list[Submission] = []
    adopted: list[AdoptionEvent] = []
    for year, many, taken in ((2022, 2, 1), (2023, 1, 0), (2024, 3, 2)):
        sent.append(
            Submission(
                id=f"first-{year}",
                units=(Contribution(unit="u1"),),
                submitted_at=datetime(year, 1, 2, 9, tzinfo=OFFICIAL_ZONE),
                form="item",
            )
        )
        for n in range(many):
            at = datetime(year, 5, 2 + n, 9, tzinfo=OFFICIAL_ZONE)
            sent.append(Submission(id=f"s-{year}-{n}", units=(Contribution(unit="u1"),), submitted_at=at, form="item"))
            if n < taken:
                adopted.append(AdoptionEvent(id=f"a-{year}-{n}", submission=f"s-{year}-{n}", publication="zhengwu", on=at.date()))
    register = build_register(Records(units=(Unit(id="u1", name="甲局"),), submissions=tuple(sent), adoptions=tuple(adopted)))
    return circular_paper(circular_of(register, book(), Period.parse("2024-Q2")))


def test_a_trend_shows_the_same_period_of_the_last_years() -> None:
    """Counted by hand: 2, 1, 3 sent and 1, 0, 2 adopted; the table beside it says the same."""
    chart = next(one for one in charts_of(three_years()) if one.kind is ChartKind.LINES)
    table = next(
        block for one in three_years().attachments for block in one.blocks if isinstance(block, Grid) and block.caption == chart.title
    )

    assert (chart.title, chart.series) == ("历年同期", ("报送条数", "采用条数"))
    assert [(point.label, point.parts) for point in chart.points] == [
        ("2022年第二季度", (2, 1)),
        ("2023年第二季度", (1, 0)),
        ("2024年第二季度", (3, 2)),
    ]
    assert [tuple(getattr(cell, "value", cell) for cell in row) for row in table.rows] == [
        ("2022年第二季度", 2, 1, 50),
        ("2023年第二季度", 1, 0, 0),
        ("2024年第二季度", 3, 2, pytest.approx(66.67)),
    ]


def test_two_years_are_no_trend() -> None:
    """What is compared with last year already is not drawn again."""
    assert not [one for one in charts_of(circular_paper(circular(small("2024-Q2")))) if one.kind is ChartKind.LINES]


def test_what_points_are_made_of_sums_to_them() -> None:
    """Every bar by its clauses, whose parts are those of the table of clauses."""
    made = circular(small("2024-Q2"))
    chart = next(one for one in charts_of(circular_paper(made)) if one.kind is ChartKind.STACKED)

    assert [(point.label, sum(point.parts), point.value) for point in chart.points] == [
        (unit.name, unit.points, unit.points) for unit in made.units
    ]
    assert len(chart.series) == len({len(point.parts) for point in chart.points} and chart.points[0].parts)


def test_small_parts_stand_together() -> None:
    """Seven clauses are more than there are textures: the largest five by themselves, the others as one; one clause is no composition."""
    names = [(str(n), f"条款{n}") for n in range(1, 8)]
    chart = composed([("甲局", {str(n): n * 10 for n in range(1, 8)}), ("乙局", {"1": -5})], names, "构成", SAY)

    assert chart is not None
    assert chart.series == ("条款3", "条款4", "条款5", "条款6", "条款7", "其他条款")
    assert [point.parts for point in chart.points] == [(30, 40, 50, 60, 70, 30), (0, 0, 0, 0, 0, -5)]
    assert composed([("甲局", {"1": 10})], names, "构成", SAY) is None


def test_parts_are_told_apart_by_texture_and_in_words() -> None:
    """Six parts, six textures, each named; the description has every number."""
    parts = tuple(range(1, 7))
    chart = Chart(
        kind=ChartKind.STACKED,
        title="构成",
        points=(ChartPoint(label="甲", value=21, shown="21", parts=parts),),
        series=tuple(f"条款{n}" for n in parts),
    )
    svg = chart_svg(chart, 3)

    assert len(set(re.findall(r'<rect x="[^"]+" y="[^"]+" width="[^"]+" height="16" fill="([^"]+)"', svg))) == 6
    assert all(f">条款{n}</text>" in svg for n in parts)
    assert '<desc id="d3">甲：21（条款1 1，' in svg.replace("条款11", "条款1 1")
    assert {texture.value for texture in Texture} == {"plain", "hatched", "open", "dotted", "crossed", "lined"}


@cache
def time_line() -> Paper:
    """A commission of 1 March due on the 15th and answered on the 10th, and one of 1 April due on the 10th and not answered on the 20th."""
    asked = [datetime(2024, month, 1, 9, tzinfo=OFFICIAL_ZONE) for month in (3, 4)]
    due = [datetime(2024, 3, 15, 18, tzinfo=OFFICIAL_ZONE), datetime(2024, 4, 10, 18, tzinfo=OFFICIAL_ZONE)]
    several = tuple(
        Commission(id=f"c{n}", by=records().instructions[0].level, units=("u1",), asked_at=asked[n], due_at=due[n], title=f"约稿{n}")
        for n in range(2)
    )
    answer = Submission(
        id="s1", units=(Contribution(unit="u1"),), submitted_at=datetime(2024, 3, 10, 9, tzinfo=OFFICIAL_ZONE), form="item", commission="c0"
    )
    register = build_register(Records(units=(Unit(id="u1", name="甲局", group="division"),), commissions=several, submissions=(answer,)))
    rulebook, at = shipped_rulebook("provincial-drc-2016"), datetime(2024, 4, 20, 9, tzinfo=OFFICIAL_ZONE)
    states = [one for one in duty_states(register, rulebook, official(), at) if one.duty.of is DutyKind.COMMISSION]
    return deadlines_paper(states, register, rulebook, at)


def test_deadlines_stand_on_a_time_line() -> None:
    """From the day asked to the last day; what is late is hatched and says so, what is done is filled; the day of looking is marked."""
    (chart,) = charts_of(time_line())
    by_label = {point.label: point for point in chart.points}
    late, done = by_label["甲局，约稿1"], by_label["甲局，约稿0"]

    assert chart.title == "时限进度图（截至2024年4月20日9:00）"
    assert (late.start, late.value, late.texture, late.shown) == (738977, 738986, Texture.HATCHED, "逾期10天")  # 2024-04-01, 2024-04-10
    assert (done.start, done.value, done.texture) == (738946, 738960, Texture.PLAIN)  # 2024-03-01, 2024-03-15
    assert (chart.mark, [name for _, name in chart.ticks]) == (738996, ["2024年4月"])
    assert "2024年4月20日9:00" in chart_svg(chart, 1)


def test_a_word_document_has_its_charts_with_figures_and_words() -> None:
    """One part a chart, drawn from a workbook inside, the same numbers in the part itself, and a text for those who do not see it."""
    openpyxl = pytest.importorskip("openpyxl", reason="needs the extra office")
    pytest.importorskip("docx", reason="needs the extra office")
    paper = three_years()
    with zipfile.ZipFile(io.BytesIO(paper_docx(paper))) as file:
        names, document = file.namelist(), ET.fromstring(file.read("word/document.xml"))  # noqa: S314
        drawn = [ET.fromstring(file.read(f"word/charts/chart{n}.xml")) for n in range(1, len(charts_of(paper)) + 1)]  # noqa: S314
        books = [openpyxl.load_workbook(io.BytesIO(file.read(f"word/embeddings/chart{n}.xlsx"))) for n in range(1, len(drawn) + 1)]
    said = [one.attrib["descr"] for one in document.iter() if one.tag.endswith("}docPr")]
    place = next(n for n, one in enumerate(charts_of(paper)) if one.kind is ChartKind.LINES)
    values = [one.text for one in drawn[place].iter() if one.tag.endswith("}v")]

    assert sum(name.startswith("word/charts/chart") for name in names) == len(charts_of(paper)) == len(said)
    assert said[place] == "2022年第二季度：报送条数2，采用条数1；2023年第二季度：报送条数1，采用条数0；2024年第二季度：报送条数3，采用条数2"
    assert values[:8] == ["报送条数", "2022年第二季度", "2023年第二季度", "2024年第二季度", "2", "1", "3", "采用条数"]
    assert [[cell.value for cell in row] for row in books[place].active.iter_rows(min_row=2)] == [
        ["2022年第二季度", 2, 1],
        ["2023年第二季度", 1, 0],
        ["2024年第二季度", 3, 2],
    ]


def test_a_workbook_has_a_chart_of_its_own_for_every_kind() -> None:
    """Lines for a trend, stacked bars for parts and spans, dates as dates."""
    openpyxl = pytest.importorskip("openpyxl", reason="needs the extra office")
    drawn: dict[str, str] = {}
    for paper in (three_years(), time_line(), circular_paper(circular(small("2024-Q2")))):
        with zipfile.ZipFile(io.BytesIO(paper_xlsx(paper))) as file:
            drawn |= {chart.title: file.read(f"xl/charts/chart{n}.xml").decode() for n, chart in enumerate(charts_of(paper), start=1)}
    sheet = openpyxl.load_workbook(io.BytesIO(paper_xlsx(time_line()))).worksheets[-1]
    found = {row[0].value: [row[1].value, row[2].value, row[3].value] for row in sheet.iter_rows(min_row=2, max_row=3)}

    assert "<lineChart>" in drawn["历年同期"]
    assert '<grouping val="stacked"' in drawn["各单位积分构成"]
    assert ":pattFill" in drawn["各单位积分构成"]
    assert '<grouping val="stacked"' in drawn["时限进度图（截至2024年4月20日9:00）"]
    assert found["甲局，约稿1 逾期10天"] == [datetime(2024, 4, 1), datetime(2024, 4, 10), 9]


def test_a_page_draws_them_without_its_style_sheet() -> None:
    """Every shape bears its own fill, so that a template or a printer of pages draws the same."""
    svg = re.findall(r"<svg.*?</svg>", paper_html(three_years()))

    assert svg
    assert all("class=" not in one.removeprefix('<svg class="chart"') for one in svg)
    assert all("fill=" in shape for one in svg for shape in re.findall(r"<rect[^>]*>|<polyline[^>]*>|<circle[^>]*>", one))


def test_a_ranking_of_many_draws_the_first_and_says_so() -> None:
    """More bars than can be seen stand in the table alone."""
    assert first_of("各单位积分", MOST_BARS, SAY) == "各单位积分"
    assert first_of("各单位积分", MOST_BARS + 1, SAY) == "各单位积分（前60位）"
