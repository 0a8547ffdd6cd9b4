"""
Papers (公文): what every rendering of a report is made from, numbers still numbers.

A paper has the parts of an official document: title, addressees, body, issuer, day, attachments. Texts in
it are plain; whoever renders it makes them harmless.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeAlias, final

from attrs import evolve, field, frozen

from govinfo._doors import checked
from govinfo.documents._figures import day_in_words
from govinfo.exact import Exact, format_exact, format_money
from govinfo.labels import Labelled
from govinfo.reports._inert import csv_exact, csv_number, csv_text
from govinfo.reports._pages import Block, Bullets, Column, Heading, Page, Paragraph, Table, as_markdown, as_text
from govinfo.reports._spreadsheet import csv_file
from govinfo.reports._wording import Wording
from govinfo.texts import Language


class Style(Labelled):
    """How a number is written (数字格式)."""

    COUNT = "count", "条数"
    POINTS = "points", "积分"
    YUAN = "yuan", "金额"
    PERCENT = "percent", "百分比"
    CHANGE = "change", "增减"


@final
@frozen
class Amount:
    """
    A number in a cell, exact (数值).

    Attributes:
        value: None for a number that there is not.
    """

    value: Exact | None
    style: Style = Style.COUNT


Cell: TypeAlias = str | Amount
"""A cell of a grid: words or a number."""


@final
@frozen
class GridColumn:
    """
    A column of a grid (列).

    Attributes:
        title: its heading.
        number: whether it holds numbers.
        width: about how many Chinese characters wide it is.
    """

    title: str
    number: bool = False
    width: int = 4


@final
@frozen(kw_only=True)
class Grid:
    """
    A table with a caption whose numbers are numbers (表格).

    Attributes:
        head: the column that names each row.
        sums: rows below the others, such as totals.
        notes: what must be known to read it.
        fractions: whether its numbers may be fractions without an end.
    """

    caption: str
    columns: tuple[GridColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]
    sums: tuple[tuple[Cell, ...], ...] = ()
    notes: tuple[str, ...] = ()
    fractions: bool = False
    head: int = 0


class ChartKind(Labelled):
    """How a chart is drawn (图形)."""

    BARS = "bars", "条形图"
    COLUMNS = "columns", "柱形图"
    PROGRESS = "progress", "进度图"


@final
@frozen(kw_only=True)
class ChartPoint:
    """
    One bar of a chart.

    Attributes:
        shown: the value in words, printed beside the bar.
        of: the full length of a bar that shows progress.
    """

    label: str
    value: Exact
    shown: str
    of: Exact | None = None


@final
@frozen(kw_only=True)
class Chart:
    """A chart (图) of figures that a grid of the same paper holds too."""

    kind: ChartKind
    title: str
    points: tuple[ChartPoint, ...]


PaperBlock: TypeAlias = Heading | Paragraph | Bullets | Grid | Chart
"""Whatever a paper is made of."""


@final
@frozen(kw_only=True)
class Attachment:
    """An attachment (附件)."""

    title: str
    blocks: tuple[PaperBlock, ...]


@final
@frozen(kw_only=True)
class Letterhead:
    """
    What the office adds to a report to make it a document of its own (公文要素); what is None is left as the report has it.

    Attributes:
        number: the document's number (发文字号).
        addressees: to whom it goes (主送机关).
        day: on which it is signed (成文日期).
    """

    title: str | None = None
    issuer: str | None = None
    number: str | None = None
    addressees: str | None = None
    day: date | None = None


@final
@frozen(kw_only=True)
class Paper:
    """
    A paper (公文).

    Attributes:
        main: the rows that a CSV of the paper holds.
    """

    title: str
    lang: Language
    main: Grid
    issuer: str = ""
    number: str | None = None
    addressees: str | None = None
    day: date | None = None
    body: tuple[PaperBlock, ...] = field(default=())
    attachments: tuple[Attachment, ...] = field(default=())


@checked
def with_letterhead(paper: Paper, letterhead: Letterhead) -> Paper:
    """Return *paper* with what the office says of it."""
    return evolve(
        paper,
        title=letterhead.title or paper.title,
        issuer=letterhead.issuer or paper.issuer,
        number=letterhead.number or paper.number,
        addressees=letterhead.addressees or paper.addressees,
        day=letterhead.day or paper.day,
    )


def cell_text(cell: Cell, lang: Language = "zh") -> str:
    """
    Return a cell in words; a number that there is not is a dash.

    >>> cell_text(Amount(120, Style.YUAN)), cell_text(Amount(None)), cell_text(Amount(3, Style.CHANGE)), cell_text("农业局")
    ('120.00', '—', '+3', '农业局')
    """
    if isinstance(cell, str):
        return cell
    if cell.value is None:
        return "—"
    if cell.style is Style.YUAN:
        return format_money(cell.value)
    if cell.style is Style.PERCENT:
        return f"{format_exact(cell.value)}%"
    text = Wording(lang).number(cell.value)
    return f"+{text}" if cell.style is Style.CHANGE and cell.value > 0 else text


def as_page(paper: Paper) -> Page:
    """Return *paper* as a page without charts, whose figures its tables hold."""
    say = Wording(paper.lang)
    blocks: list[Block] = []
    if paper.number:
        blocks.append(Paragraph(paper.number))
    if paper.addressees:
        blocks.append(Paragraph(paper.addressees))
    for block, said in under_headings(paper.body, paper.title):
        blocks += _plain(block, paper.lang, said)
    signature = " ".join(part for part in (paper.issuer, day_in_words(paper.day, paper.lang) if paper.day else "") if part)
    if signature:
        blocks.append(Paragraph(signature))
    for number, attachment in enumerate(paper.attachments, start=1):
        blocks.append(Heading(say("Attachment {n}: {title}", n=number, title=attachment.title)))
        for block, said in under_headings(attachment.blocks, attachment.title):
            blocks += _plain(block, paper.lang, said)
    return Page(title=paper.title, blocks=tuple(blocks))


def under_headings(blocks: Iterable[PaperBlock], title: str) -> Iterator[tuple[PaperBlock, str]]:
    """Yield every block with the words above it, *title* or the last heading, which its caption need not say again."""
    said = title
    for block in blocks:
        if isinstance(block, Heading):
            said = block.words
        yield block, said


def _plain(block: PaperBlock, lang: Language, said: str) -> Iterator[Block]:
    if isinstance(block, Chart):
        return
    if not isinstance(block, Grid):
        yield block
        return
    if block.caption and block.caption != said:
        yield Paragraph(block.caption)
    columns = tuple(Column(column.title, right=column.number, most=0 if column.number else 40) for column in block.columns)
    rows, sums = (tuple(tuple(cell_text(cell, lang) for cell in row) for row in part) for part in (block.rows, block.sums))
    yield Table(columns, rows, sums)
    if block.notes:
        yield Bullets(block.notes)


@checked
def paper_text(paper: Paper) -> str:
    """Return *paper* as text for a terminal."""
    return as_text(as_page(paper))


@checked
def paper_markdown(paper: Paper) -> str:
    """Return *paper* as Markdown."""
    return as_markdown(as_page(paper))


@checked
def paper_csv(paper: Paper) -> str:
    """
    Return the main rows of *paper* as CSV with a heading and no sums, safe to open in a spreadsheet.

    Texts that would be taken for a formula or a day get an apostrophe in front; numbers are plain, a percentage
    without its sign, a number that there is not as nothing. A fraction without an end is rounded to six
    decimals; where there may be such, a last column says what they are exactly, as `积分＝10÷3`.
    """
    main = paper.main
    more = [Wording(paper.lang)("Exact values")] if main.fractions else []
    rows = ([*map(_csv_cell, row), *([_exactly(main, row, paper.lang)] if more else [])] for row in main.rows)
    return csv_file([*(column.title for column in main.columns), *more], rows)


def _csv_cell(cell: Cell) -> str:
    if isinstance(cell, str):
        return csv_text(cell)
    if cell.value is None:
        return ""
    return format_money(cell.value) if cell.style is Style.YUAN else csv_number(cell.value)


def _exactly(grid: Grid, row: tuple[Cell, ...], lang: Language) -> str:
    found = [
        f"{column.title}{'＝' if lang == 'zh' else ' = '}{csv_exact(cell.value)}"
        for column, cell in zip(grid.columns, row, strict=True)
        if isinstance(cell, Amount) and cell.value is not None and csv_exact(cell.value)
    ]
    return csv_text(("；" if lang == "zh" else "; ").join(found))
