"""
Papers (公文): the one thing that every report is told in and every format is written from, numbers still numbers.

A paper has the parts of an official document: title, addressees, body, issuer, day, attachments; a page on a
screen is a paper with a title and a body. Texts in it are plain; whoever writes it makes them harmless.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Final, TypeAlias, final

from attrs import evolve, field, frozen

from govinfo._doors import typed
from govinfo.exact import Exact, exact, format_exact, format_money, format_rounded
from govinfo.labels import Labelled
from govinfo.papers._charts import Chart
from govinfo.papers._figures import day_in_words
from govinfo.papers._wording import Wording
from govinfo.texts import Language


@final
@frozen(field_transformer=typed)
class Heading:
    """
    A heading (标题) inside a paper.

    Attributes:
        level: 1 for a section, 2 for a part of it.

    >>> Heading("一、总体情况").words
    '一、总体情况'
    """

    words: str
    level: int = 1


@final
@frozen(field_transformer=typed)
class Paragraph:
    """
    A paragraph (段落).

    >>> Paragraph("各单位：").words
    '各单位：'
    """

    words: str


@final
@frozen(field_transformer=typed)
class Bullets:
    """
    A list of short texts (列表).

    >>> Bullets(("出处：办法", "文号：未见")).items
    ('出处：办法', '文号：未见')
    """

    items: tuple[str, ...]


class Style(Labelled):
    """
    How a number is written (数字格式).

    >>> [style.value for style in Style]
    ['count', 'points', 'yuan', 'percent', 'rate', 'change', 'points-change', 'yuan-change']
    """

    COUNT = "count", "条数"
    POINTS = "points", "积分"
    YUAN = "yuan", "金额"
    PERCENT = "percent", "百分比"
    RATE = "rate", "比率"
    CHANGE = "change", "增减"
    POINTS_CHANGE = "points-change", "积分增减"
    YUAN_CHANGE = "yuan-change", "金额增减"


_SIGNED: Final = frozenset({Style.CHANGE, Style.POINTS_CHANGE, Style.YUAN_CHANGE})
TWO_DECIMALS: Final = frozenset({Style.YUAN, Style.YUAN_CHANGE, Style.RATE})
"""The styles of numbers that are always written with two decimals."""


@final
@frozen(field_transformer=typed)
class Amount:
    """
    A number in a cell, exact (数值).

    Attributes:
        value: None for a number that there is not.
        decimals: with how many decimals points are written, where the regulation says so.

    >>> Amount(10).value
    10
    """

    value: Exact | None
    style: Style = Style.COUNT
    decimals: int | None = None


Cell: TypeAlias = str | date | Amount
"""A cell of a grid: words, a day or a number."""


@final
@frozen(field_transformer=typed)
class GridColumn:
    """
    A column of a grid (列).

    Attributes:
        title: its heading.
        number: whether it holds numbers.
        width: about how many Chinese characters wide it is where nothing stands in it.
        whole: whether what stands in it is never broken, as numbers never are.
        offers: what a workbook offers for a column that is filled in by hand.

    >>> GridColumn(title="得分", number=True).title
    '得分'
    """

    title: str
    number: bool = False
    width: int = 4
    whole: bool = False
    offers: tuple[str, ...] = ()


@final
@frozen(kw_only=True, field_transformer=typed)
class Grid:
    """
    A table with a caption whose numbers are numbers (表格).

    Attributes:
        head: the column that names each row.
        sums: rows below the others, such as totals.
        notes: what must be known to read it.
        fractions: whether its numbers may be fractions without an end.

    >>> columns = (GridColumn(title="单位"), GridColumn(title="得分", number=True))
    >>> grid = Grid(caption="得分", columns=columns, rows=(("农业农村局", Amount(60)),))
    >>> len(grid.columns), len(grid.rows)
    (2, 1)
    """

    caption: str
    columns: tuple[GridColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]
    sums: tuple[tuple[Cell, ...], ...] = ()
    notes: tuple[str, ...] = ()
    fractions: bool = False
    head: int = 0


PaperBlock: TypeAlias = Heading | Paragraph | Bullets | Grid | Chart
"""Whatever a paper is made of."""


@final
@frozen(kw_only=True, field_transformer=typed)
class Attachment:
    """
    An attachment (附件).

    >>> Attachment(title="附件1：分条款明细", blocks=(Paragraph("略"),)).title
    '附件1：分条款明细'
    """

    title: str
    blocks: tuple[PaperBlock, ...]


@final
@frozen(kw_only=True, field_transformer=typed)
class Paper:
    """
    A paper (公文).

    Attributes:
        main: the rows that a CSV or the first sheet of a workbook holds; a function that makes them where they are many and
            no other format wants them.
        head: the red head (发文机关标志), above a red rule.
        contact: whom to ask (附注).
        copies: to whom a copy goes (抄送机关).
        printer: who prints it (印发机关); the issuer where it is left out and the foot is printed.
        printed: on which day (印发日期); the day it is signed likewise.

    >>> grid = Grid(caption="得分", columns=(GridColumn(title="单位"),), rows=(("农业农村局",),))
    >>> paper = Paper(title="得分", lang="zh", main=grid, body=(grid,))
    >>> paper.title, paper.main.rows
    ('得分', (('农业农村局',),))
    """

    title: str
    lang: Language
    main: Grid | Callable[[], Grid]
    issuer: str = ""
    number: str | None = None
    addressees: str | None = None
    day: date | None = None
    body: tuple[PaperBlock, ...] = field(default=())
    attachments: tuple[Attachment, ...] = field(default=())
    head: str | None = None
    contact: str | None = None
    copies: str | None = None
    printer: str | None = None
    printed: date | None = None


def main_rows(paper: Paper) -> Grid:
    """Return the main rows of a paper."""
    return paper.main if isinstance(paper.main, Grid) else paper.main()


def grids_of(blocks: Iterable[PaperBlock]) -> tuple[Grid, ...]:
    """Return the tables among some blocks."""
    return tuple(block for block in blocks if isinstance(block, Grid))


def together(papers: Sequence[Paper], title: str) -> Paper:
    """Return several papers of one kind as one, each an attachment of it; a paper that is alone stays as it is."""
    if len(papers) == 1:
        return papers[0]
    mains = [main_rows(paper) for paper in papers]
    rows = tuple(row for main in mains for row in main.rows)
    attachments = tuple(Attachment(title=paper.title, blocks=paper.body) for paper in papers)
    return Paper(title=title, lang=papers[0].lang, main=evolve(mains[0], rows=rows, sums=()), attachments=attachments)


def cell_text(cell: Cell, lang: Language = "zh") -> str:
    """
    Return a cell in words; a number that there is not is a dash.

    >>> cell_text(Amount(120, Style.YUAN)), cell_text(Amount(None)), cell_text(Amount(3, Style.CHANGE)), cell_text("农业局")
    ('120.00', '—', '+3', '农业局')
    """
    if isinstance(cell, str):
        return cell
    if isinstance(cell, date):
        return day_in_words(cell, lang)
    if cell.value is None:
        return "—"
    if cell.style is Style.PERCENT:
        return f"{format_exact(cell.value)}%"
    if cell.style in TWO_DECIMALS:
        text = format_money(cell.value)
    else:
        text = Wording(lang).number(cell.value) if cell.decimals is None else format_rounded(cell.value, cell.decimals)
    return f"+{text}" if cell.style in _SIGNED and cell.value > 0 else text


def under_headings(blocks: Iterable[PaperBlock], title: str) -> Iterator[tuple[PaperBlock, str]]:
    """Yield every block with the words above it, *title* or the last heading, which its caption need not say again."""
    said = title
    for block in blocks:
        if isinstance(block, Heading):
            said = block.words
        yield block, said


def points(value: Exact | None) -> Amount:
    """Return points as a cell."""
    return Amount(value, Style.POINTS)


def yuan(value: Exact | Decimal | None) -> Amount:
    """Return money as a cell."""
    return Amount(None if value is None else exact(value), Style.YUAN)


def amount(account: str, value: Exact) -> Amount:
    """Return an amount as a cell, as its account writes it."""
    return yuan(value) if account == "yuan" else points(value)
