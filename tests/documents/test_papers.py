"""Papers in every format: names do nothing, numbers are the assessment's, the HTML can be read by everybody."""

from __future__ import annotations

import csv
import io
import json
import re
from fractions import Fraction
from html.parser import HTMLParser

import pytest
from golden_papers import docx_words
from paper_samples import NASTY, book, nasty, papers, register, sample, small

from govinfo import Period, assess
from govinfo.codec import encode_circular
from govinfo.exact import exact
from govinfo.papers import (
    Paper,
    answer_paper,
    circular_paper,
    commendation_paper,
    paper_csv,
    paper_html,
    paper_markdown,
    paper_text,
    payout_paper,
    statistics_paper,
)
from govinfo.papers._charts import Chart, ChartKind, ChartPoint
from govinfo.papers._inert import csv_text, inert, markdown_text
from govinfo.papers._paper import Amount, Cell, Grid, GridColumn, Heading, Style
from govinfo.papers._svg import chart_svg
from govinfo.reports import answer_sheet, circular_of, commendation, payout_list, statistics_of
from govinfo.rulebook import Seats

FIRST = range(0, len(NASTY), 3)  # three units bear three names each time
VOID = {"meta", "br", "hr", "img", "input", "link"}


class Reader(HTMLParser):
    """What stands in an HTML document: its tags, attributes and words; tags that do not close are told."""

    def __init__(self, text: str) -> None:
        """Read *text*."""
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag."""
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag that closes itself."""
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        """Every tag closes the one opened last."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Keep words."""
        self.words.append(data)


def grids_of_paper(paper: Paper) -> list[Grid]:
    """Return every table of a paper."""
    blocks = [*paper.body, *(block for attachment in paper.attachments for block in attachment.blocks)]
    return [block for block in blocks if isinstance(block, Grid)]


PLAIN = papers(register())


@pytest.mark.parametrize("first", FIRST)
def test_names_are_inert_in_html(first: int) -> None:
    """The same tags and attributes as with plain names, and the names as words; only a title breaks between other parts, and a long name is broken."""
    for paper, plain in zip(papers(nasty(first)), PLAIN, strict=True):
        read, expected = Reader(paper_html(paper)), Reader(paper_html(plain))

        assert [tag for tag in read.tags if tag != "span"] == [tag for tag in expected.tags if tag != "span"]
        named, plainly = ([(tag, name) for tag, name, value in one.attributes if value != "w"] for one in (read, expected))
        assert named == plainly
        assert "script" not in read.tags
    assert inert(NASTY[first]) in "\n".join(Reader(paper_html(papers(nasty(first))[0])).words)


@pytest.mark.parametrize("first", FIRST)
def test_names_are_inert_in_text_and_markdown(first: int) -> None:
    """Nothing acts on a terminal, no name becomes a row, a heading or a link."""
    for paper, plain in zip(papers(nasty(first)), PLAIN, strict=True):
        text, markdown = paper_text(paper), paper_markdown(paper)

        assert all(character.isprintable() or character in "\n\u3000" for character in text + markdown)
        assert markdown.count("\n|") == paper_markdown(plain).count("\n|")
        assert markdown.count("\n#") == paper_markdown(plain).count("\n#")
        assert not re.search(r"<script|(?<!\\)\]\(http", markdown)
    assert markdown_text(NASTY[first]) in paper_markdown(papers(nasty(first))[0])


@pytest.mark.parametrize("first", FIRST)
def test_names_are_inert_in_csv(first: int) -> None:
    """Each row has as many cells as the heading, and no cell is a formula but a negative number."""
    for paper in papers(nasty(first)):
        heading, *rows = csv.reader(io.StringIO(paper_csv(paper)))

        assert rows
        for row in rows:
            assert len(row) == len(heading)
            assert not [cell for cell in row if cell[:1] in "=+-@\t" and cell and not re.fullmatch(r"-?[0-9./]+", cell)]


@pytest.mark.parametrize("first", FIRST)
def test_names_are_whole_in_json(first: int) -> None:
    """JSON gives back what was given."""
    kept = nasty(first)
    read = json.loads(encode_circular(circular_of(kept, book(), Period.parse("2024-Q2"))))

    assert {unit["name"] for unit in read["units"]} == {unit.name for unit in kept.records.units}


@pytest.mark.parametrize("first", FIRST)
def test_names_are_inert_in_workbooks(first: int) -> None:
    """Texts are texts: no formula anywhere."""
    openpyxl = pytest.importorskip("openpyxl", reason="needs the extra office")
    from govinfo.papers._workbook import paper_xlsx  # noqa: PLC0415

    paper = papers(nasty(first))[0]
    data = paper_xlsx(paper)
    cells = [cell for sheet in openpyxl.load_workbook(io.BytesIO(data)).worksheets for row in sheet for cell in row]

    assert {cell.data_type for cell in cells} <= {"s", "inlineStr", "n", "f"}
    assert all(re.fullmatch(r"=SUM\([A-Z]+2:[A-Z]+[0-9]+\)", cell.value) for cell in cells if cell.data_type == "f")
    assert inert(NASTY[first]).strip() in {str(cell.value).strip() for cell in cells}
    assert data == paper_xlsx(paper)


@pytest.mark.parametrize("first", FIRST)
def test_names_are_inert_in_word_documents(first: int) -> None:
    """And the document is the same whenever it is made."""
    pytest.importorskip("docx", reason="needs the extra office")
    from govinfo.papers._word import paper_docx  # noqa: PLC0415

    paper = papers(nasty(first))[0]
    data = paper_docx(paper)

    assert data == paper_docx(paper)
    assert inert(NASTY[first]) in docx_words(data)


def test_the_numbers_of_a_workbook_are_those_of_the_assessment() -> None:
    """Read back: points, ranks, yuan as numbers."""
    openpyxl = pytest.importorskip("openpyxl", reason="needs the extra office")
    from govinfo.papers._workbook import paper_xlsx  # noqa: PLC0415

    assessment = sample("2024")
    paper = circular_paper(circular_of(assessment.register, book(), Period.parse("2024")))
    sheet = openpyxl.load_workbook(io.BytesIO(paper_xlsx(paper))).worksheets[1]
    heading, *rows = sheet.iter_rows(values_only=True)
    places = {title: place for place, title in enumerate(heading)}

    assert {row[places["编号"]]: row[places["积分"]] for row in rows} == {card.subject: card.points for card in assessment.units}
    assert {row[places["编号"]]: row[places["名次"]] for row in rows} == {card.subject: card.rank for card in assessment.units}
    assert sheet.freeze_panes == "D2"

    made = payout_list(sample("2024-H1"))
    sheet = openpyxl.load_workbook(io.BytesIO(paper_xlsx(payout_paper(made)))).worksheets[1]
    heading, *rows = sheet.iter_rows(values_only=True)
    place = heading.index("金额（元）")
    assert sum(round(row[place] * 100) for row in rows) == 617_000


def test_the_tables_of_a_word_document_are_those_of_the_paper() -> None:
    """Every table, every row; the title in size two and centred."""
    docx = pytest.importorskip("docx", reason="needs the extra office")
    from govinfo.papers._word import paper_docx  # noqa: PLC0415

    read = docx.Document(io.BytesIO(paper_docx(PLAIN[0])))
    grids = [block for attachment in PLAIN[0].attachments for block in attachment.blocks if isinstance(block, Grid)]

    assert [len(table.rows) for table in read.tables] == [1 + len(grid.rows) + len(grid.sums) for grid in grids]
    assert read.paragraphs[0].text == "关于2024年第二季度\n政务信息工作情况的通报"
    assert read.paragraphs[0].runs[0].font.size.pt == 22
    section = read.sections[0]
    assert (round(section.page_width.mm), round(section.top_margin.mm), round(section.left_margin.mm)) == (210, 37, 28)


@pytest.mark.parametrize("paper", [*PLAIN[:2], *PLAIN[3:4]], ids=("circular", "payout", "answer"))
def test_every_sum_row_is_the_sum_of_its_column(paper: Paper) -> None:
    """Where a table has a row called a sum, in every column of amounts that can be added."""
    grids = [block for block in (*paper.body, *(one for each in paper.attachments for one in each.blocks)) if isinstance(block, Grid)]
    checked = 0
    for grid in grids:
        if not grid.sums:
            continue
        for place, cell in enumerate(grid.sums[0]):
            column = [row[place] for row in grid.rows if not any(one == "小计" for one in row)]
            if (
                isinstance(cell, Amount)
                and cell.style.value not in {"percent", "change"}
                and all(isinstance(one, Amount) or one == "" for one in column)
            ):
                numbers = [one.value or 0 for one in column if isinstance(one, Amount)]
                counted = numbers if "计入" not in str(grid.sums[0]) else None
                if counted is not None:
                    assert cell.value == exact(sum(counted))
                    checked += 1
    assert checked


@pytest.mark.parametrize("paper", PLAIN, ids=("circular", "payout", "commend", "answer", "statistics"))
def test_the_html_can_be_read_by_everybody(paper: Paper) -> None:
    """Language, one main heading, headers of rows and columns, names and descriptions of charts, ids once, nothing from elsewhere."""
    text = paper_html(paper)
    read = Reader(text)
    ids = [value for _, name, value in read.attributes if name == "id"]
    named = [value for tag, name, value in read.attributes if (tag, name) == ("svg", "aria-labelledby")]

    assert ("html", "lang", "zh-CN") in read.attributes
    assert read.tags.count("h1") == 1
    assert read.tags.count("caption") >= read.tags.count("table") - 1
    assert {value for tag, name, value in read.attributes if (tag, name) == ("th", "scope")} == {"col", "row"}
    assert read.tags.count("th") == sum(tag == "th" and name == "scope" for tag, name, _ in read.attributes)
    assert len(set(ids)) == len(ids)
    assert all(set(value.split()) <= set(ids) for value in named)
    assert len(named) == read.tags.count("svg")
    assert not [value for _, name, value in read.attributes if name in {"src", "href"} and not value.startswith("#")]
    assert not re.search(r"url\((?!#)|@import|https?://", text)


@pytest.mark.parametrize(
    "text",
    [
        "3-5",
        "10/3",
        "2024-03",
        "2024年3月",
        "3月5日",
        "MARCH1",
        "sept2",
        "5 Mar",
        "9:30",
        "1.2.2024",
        "１／２",
        "上午9时",
        "3 - 5",
        "1 1/2",
    ],
)
def test_no_text_is_taken_for_a_day(text: str) -> None:
    """Clauses, ids and periods that a spreadsheet would turn into days of its own get an apostrophe."""
    assert csv_text(text) == f"'{text}"


@pytest.mark.parametrize(
    "text", ["三(一)3", "2024", "3.5", "2024-Q2", "a-1", "may be", "第3期", "10÷3", "甲局", "", "。", "Marchand", "u-05"]
)
def test_what_is_no_day_stays_as_it_is(text: str) -> None:
    """Words, plain numbers and ids with letters."""
    assert csv_text(text) == text


@pytest.mark.parametrize("part", ["1", "am.", "a.m.", "mar", "june", "sept", "9-", "上午", "﷽"])
def test_a_text_that_is_nearly_a_day_is_soon_known_to_be_none(part: str) -> None:
    """However often it begins like one, no way of reading it is tried twice."""
    text = (part * 60)[:59] + "x"

    assert csv_text(text) == text


def test_a_fraction_is_a_number_with_what_it_is_exactly_beside_it() -> None:
    """A spreadsheet adds 3.333333 up and takes 10/3 for the third of October."""
    columns = (GridColumn("单位"), GridColumn("积分", number=True), GridColumn("累计", number=True))
    rows: tuple[tuple[Cell, ...], ...] = (
        ("甲局", Amount(Fraction(10, 3), Style.POINTS), Amount(Fraction(-1, 6), Style.POINTS)),
        ("乙局", Amount(5, Style.POINTS), Amount(Fraction(1, 8), Style.POINTS)),
    )
    paper = Paper(title="表", lang="zh", main=Grid(caption="", columns=columns, rows=rows, fractions=True))

    assert paper_csv(paper) == "单位,积分,累计,准确值\n甲局,3.333333,-0.166667,积分＝10÷3；累计＝−1÷6\n乙局,5,0.125,\n"


def test_what_a_heading_says_its_table_does_not_say_again() -> None:
    """Points by clause stood above the table twice; the hearer of a page still has the caption, unseen."""
    paper = answer_paper(answer_sheet(sample("2024-Q2"), unit="agri"))
    heading = next(block.words for block in paper.body if isinstance(block, Heading))

    assert heading == "积分按条款小计"
    assert paper_text(paper).count(heading) == 1
    assert paper_markdown(paper).count(heading) == 1
    text = paper_html(paper)
    assert f'<caption class="said">{heading}</caption>' in text
    assert "<figcaption>积分按条款小计</figcaption>" not in text


def test_the_sum_of_a_printed_table_stands_at_its_end_and_numbers_do_not_break() -> None:
    """A foot is printed on every page, and a grand total at the foot of a page reads like that of the page."""
    text = paper_html(PLAIN[1])

    assert "<tfoot>" not in text
    assert text.count('<tbody class="sums">') == sum(bool(grid.sums) for grid in grids_of_paper(PLAIN[1]))
    assert "td.n,.w{white-space:nowrap" in text


def test_a_chart_is_not_read_by_colour_alone() -> None:
    """Below zero is hatched and bears a minus; every bar bears its value."""
    points = (ChartPoint(label="甲", value=10, shown="10"), ChartPoint(label="乙", value=-5, shown="-5"))
    drawn = {kind: chart_svg(Chart(kind=kind, title="积分", points=points), 1) for kind in (ChartKind.BARS, ChartKind.COLUMNS)}

    for svg in drawn.values():
        assert svg.count("url(#hatched1)") == 1
        assert ">-5</text>" in svg
        assert ">10</text>" in svg
        assert "<desc" in svg


@pytest.mark.parametrize("values", [(), (0,), (0, 0), (-3,), (10**30, -(10**30)), (1, 2, 3)])
@pytest.mark.parametrize("kind", list(ChartKind))
def test_a_chart_of_odd_numbers_is_still_a_chart(values: tuple[int, ...], kind: ChartKind) -> None:
    """Nothing at all, nothing but zero, nothing but losses, enormous ones: all inside the picture."""
    points = tuple(ChartPoint(label="x" * 500, value=value, shown=str(value), of=1) for value in values)
    svg = chart_svg(Chart(kind=kind, title="t", points=points), 1)
    Reader(svg)

    for place in re.findall(r' (?:x|width)="([^"]+)"', svg):
        assert -1 <= float(place) <= 800


def test_contrast_is_enough() -> None:
    """Ink on paper, and bars on paper, by the formula of WCAG: 4.5 and 3."""
    assert contrast("1c1c1c", "ffffff") > 7
    assert contrast("1f5f8b", "ffffff") > 4.5
    assert contrast("1c1c1c", "e4e9ee") > 7
    assert contrast("767676", "ffffff") > 3


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours."""
    lights: list[float] = []
    for colour in (one, other):
        parts = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
        red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        lights.append(0.2126 * red + 0.7152 * green + 0.0722 * blue)
    return (max(lights) + 0.05) / (min(lights) + 0.05)


def test_an_empty_office_has_its_papers_too() -> None:
    """No units, no records: no report stops."""
    from govinfo import Records, build_register  # noqa: PLC0415

    nobody = assess(build_register(Records()), book(), Period.parse("2024"))
    empty = [
        circular_paper(circular_of(nobody.register, book(), nobody.period)),
        payout_paper(payout_list(nobody)),
        commendation_paper(commendation(nobody, units=Seats(number=3), persons=Seats(percent=10))),
        statistics_paper(statistics_of(nobody.register, nobody.period, "form"), "统计"),
    ]

    for paper in empty:
        Reader(paper_html(paper))
        assert paper_text(paper)
        assert paper_csv(paper).count("\n") == 1


def test_a_grid_may_stand_alone() -> None:
    """A paper needs no attachments."""
    grid = Grid(caption="表", columns=(GridColumn("甲"),), rows=(("乙",),))

    assert "| 甲 |" in paper_markdown(Paper(title="题", lang="zh", main=grid, body=(grid,)))


def test_the_small_year_says_what_was_worked_out() -> None:
    """The sentences a clerk signs."""
    text = paper_text(PLAIN[0])

    assert "2024年第二季度，3个单位共报送政务信息3条，被采用2条、3条次，采用率66.67%。" in text
    assert (
        "与2024年第一季度相比，报送条数增加2（原为1，增长200%），采用条数增加1（原为1，增长100%），采用条次增加2（原为1，增长200%）。"
        in "".join(text.splitlines())
    )
    assert "积分居前的单位：甲局（90分）、乙局（10分）。" in text
    assert "零报送单位：丙局。" in text
    assert "丙局：未完成目标任务（2024年第二季度报送条数0，任务1）" in text
    assert "贰佰伍拾元整" in paper_text(PLAIN[1])
    assert "与第1名相差90分。" in paper_text(answer_paper(answer_sheet(small("2024-H1"), unit="u2")))
