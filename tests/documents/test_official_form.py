"""Word documents in the form of GB/T 9704: head, number, rule, title by sense, signature, foot, faces, widths that every program keeps."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from paper_samples import small

from govinfo.papers import Attachment, Grid, GridColumn, Heading, Letterhead, Paper, Paragraph, circular_paper, paper_text, with_letterhead
from govinfo.papers._layout import title_lines, width
from govinfo.papers._paper import Amount
from govinfo.papers._widths import natural_widths, shared_widths
from govinfo.reports import circular

docx = pytest.importorskip("docx", reason="needs the extra office")

from docx.oxml.ns import qn  # noqa: E402

from govinfo.papers import paper_docx  # noqa: E402  # after what it needs

SIGNED = Letterhead(
    head="某区人民政府办公室文件",
    number="区政办〔2024〕5号",
    issuer="区政府办公室",
    day=date(2024, 7, 5),
    contact="联系人：张三，电话：12345678",
    copies="区委办公室，区政协办公室",
    printed=date(2024, 7, 6),
)


def opened(paper: Paper) -> Any:
    """Return the document that a paper is written as."""
    return docx.Document(io.BytesIO(paper_docx(paper)))


def test_the_parts_stand_in_their_order() -> None:
    """Head, number, title, addressees at the beginning; signature, whom to ask, and the foot at the end of all."""
    grid = Grid(caption="表", columns=(GridColumn("单位"),), rows=(("甲局",),))
    paper = Paper(title="通报", lang="zh", main=grid, addressees="各单位：", body=(Paragraph("正文。"),),
                  attachments=(Attachment(title="表", blocks=(grid,)),))  # fmt: skip
    read = opened(with_letterhead(paper, SIGNED))
    words = [line.text for line in read.paragraphs if line.text]

    assert words == [
        "某区人民政府办公室文件", "区政办〔2024〕5号", "通报", "各单位：", "正文。", "附件：表",
        "区政府办公室", "2024年7月5日", "（联系人：张三，电话：12345678）", "附件", "表",
    ]  # fmt: skip
    assert [[cell.text for cell in row.cells] for row in read.tables[-1].rows] == [
        ["抄送：区委办公室，区政协办公室。", "抄送：区委办公室，区政协办公室。"],
        ["区政府办公室", "2024年7月6日印发"],
    ]


def test_the_head_is_red_and_so_is_its_rule() -> None:
    """The only red in the document; without a head there is none."""
    xml = opened(with_letterhead(circular_paper(circular(small("2024-Q2"))), SIGNED)).element.xml
    plain = opened(circular_paper(circular(small("2024-Q2")))).element.xml

    assert xml.count("FF0000") == 2
    assert "FF0000" not in plain
    assert "4F81BD" not in plain


def test_the_day_stands_four_characters_from_the_right_and_the_issuer_above_its_middle() -> None:
    """2024年7月5日 is 4.5 characters wide, 区政府办公室 6: it reaches 0.75 of a character beyond the day on both sides."""
    read = opened(with_letterhead(circular_paper(circular(small("2024-Q2"))), SIGNED))
    by_words = {line.text: line.paragraph_format for line in read.paragraphs}

    assert by_words["2024年7月5日"].right_indent.pt == 4 * 16
    # the digits and the dot-less figures are half a character each: 6 of 11 columns are digits
    assert by_words["区政府办公室"].right_indent.pt == pytest.approx((4 + (width("2024年7月5日") - 12) / 4) * 16, abs=0.1)


def test_words_are_chinese_and_faces_are_named_for_them() -> None:
    """Word checks the spelling of Chinese, and every run says its Chinese face."""
    read = opened(circular_paper(circular(small("2024-Q2"))))
    languages = {one.get(qn("w:eastAsia")) for one in read.styles.element.iter(qn("w:lang"))}
    runs = list(read.element.body.iter(qn("w:r")))
    faces = [run.find(f"{qn('w:rPr')}/{qn('w:rFonts')}") for run in runs]

    assert languages == {"zh-CN"}
    assert {face.get(qn("w:eastAsia")) for face in faces} == {"方正小标宋简体", "仿宋_GB2312", "黑体"}


def test_a_heading_of_the_second_level_is_in_kaiti() -> None:
    """As the standard has it: 黑体, then 楷体."""
    paper = Paper(title="通报", lang="zh", main=Grid(caption="", columns=(), rows=()), body=(Heading("一、甲"), Heading("（一）乙", 2)))
    read = opened(paper)
    runs = [run for run in read.element.body.iter(qn("w:r")) if run.text]
    faces = {run.text: next(run.iter(qn("w:rFonts"))).get(qn("w:eastAsia")) for run in runs}

    assert (faces["一、甲"], faces["（一）乙"]) == ("黑体", "楷体_GB2312")


def test_tables_are_as_wide_as_the_text_for_every_program() -> None:
    """Word reads the widths of cells, LibreOffice those of the grid: both are the same and sum to the text, upright or lying."""
    read = opened(circular_paper(circular(small("2024-Q2"))))

    tables = list(read.element.body.iter(qn("w:tbl")))

    assert tables
    for table in tables:
        rows = list(table.iter(qn("w:tr")))
        in_grid = [int(one.get(qn("w:w"))) for one in table.iter(qn("w:gridCol"))]
        in_cells = [[int(one.get(qn("w:w"))) for one in row.iter(qn("w:tcW"))] for row in rows]

        assert sum(in_grid) in {8844, 12755}
        assert {tuple(row) for row in in_cells} == {tuple(in_grid)}
        assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in rows)
        assert [row.trPr.find(qn("w:tblHeader")) is not None for row in rows] == [True, *[False] * (len(rows) - 1)]


def test_pages_lie_only_where_a_table_needs_it() -> None:
    """Eight columns of long names do not fit on an upright page; the other attachment stands."""
    narrow = Grid(caption="甲", columns=(GridColumn("单位"),), rows=(("甲局",),))
    wide = Grid(caption="乙", columns=tuple(GridColumn(f"列{n}") for n in range(8)), rows=(("住房和城乡建设局",) * 8,))
    attachments = tuple(Attachment(title=grid.caption, blocks=(grid,)) for grid in (narrow, wide, narrow))
    read = opened(Paper(title="通报", lang="zh", main=narrow, attachments=attachments))

    assert [round(section.page_width.mm) for section in read.sections] == [210, 297, 210]


def test_page_numbers_stand_outside() -> None:
    """At the right of odd pages and the left of even ones."""
    section = opened(circular_paper(circular(small("2024-Q2")))).sections[0]

    assert [footer.paragraphs[0].alignment for footer in (section.footer, section.even_page_footer)] == [2, 0]
    assert [run.text for run in section.footer.part.element.iter(qn("w:r"))] == ["— ", "1", " —"]


def test_the_same_is_said_in_text() -> None:
    """Head first, foot last."""
    lines = paper_text(with_letterhead(evolve(circular_paper(circular(small("2024-Q2"))), attachments=()), SIGNED)).splitlines()

    assert lines[3:5] == ["某区人民政府办公室文件", ""]
    assert lines[-5:] == ["（联系人：张三，电话：12345678）", "", "抄送：区委办公室，区政协办公室。", "", "区政府办公室 2024年7月6日印发"]


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("政务信息工作考核规定", ["政务信息工作考核规定"]),
        ("关于2024年第二季度政务信息工作情况的通报", ["关于2024年第二季度", "政务信息工作情况的通报"]),
        ("2024年政务信息工作先进单位和先进个人建议名单", ["2024年政务信息工作", "先进单位和先进个人建议名单"]),
        ("关于2024年1月16日至2024年3月15日政务信息工作情况的通报", ["关于2024年1月16日至2024年3月15日", "政务信息工作情况的通报"]),
    ],
)
def test_a_title_breaks_by_its_sense(title: str, lines: list[str]) -> None:
    """No period and no word in two, no line with one word alone."""
    assert title_lines(title, 40) == lines


@given(st.text("关于2024年第季度政务信息工作情况的通报，、a ", min_size=1, max_size=90))
def test_the_lines_of_a_title_are_the_title(title: str) -> None:
    """Whatever it says; and none is wider than the page, save where a word is."""
    lines = title_lines(title, 40)

    assert "".join("".join(lines).split()) == "".join(title.split())
    assert max(map(width, lines)) <= 42


@given(st.lists(st.tuples(st.integers(1, 50), st.integers(0, 50)), min_size=1, max_size=12), st.integers(100, 9000))
def test_widths_sum_to_the_room(columns: list[tuple[int, int]], room: int) -> None:
    """Exactly, whatever the columns ask for."""
    widths = shared_widths([(least, least + more) for least, more in columns], room)

    assert sum(widths) == room
    if sum(least for least, _ in columns) <= room:
        assert all(wide >= least for wide, (least, _) in zip(widths, columns, strict=True))


def test_numbers_and_days_are_never_broken() -> None:
    """What they need is their full width; a sentence makes room."""
    grid = Grid(
        caption="",
        columns=(GridColumn("金额", number=True), GridColumn("日期"), GridColumn("理由")),
        rows=((Amount(123456789012), date(2024, 12, 31), "很长的理由" * 20),),
    )

    assert [least for least, _ in natural_widths(grid, "zh")] == [12, width("2024年12月31日"), 8]
