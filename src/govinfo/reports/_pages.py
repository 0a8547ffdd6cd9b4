"""
Pages (版面): headings, paragraphs, lists and tables, and how they look as text and as Markdown.

A page holds plain texts; whoever renders it makes them harmless, so that no report can forget to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias, final

from attrs import field, frozen

from govinfo._doors import checked
from govinfo.reports._inert import inert, markdown_text
from govinfo.reports._layout import pad, width, wrap

_LINE_WIDTH: Final = 110
_GAP: Final = "  "


@final
@frozen
class Heading:
    """A heading (标题) inside a page."""

    words: str


@final
@frozen
class Paragraph:
    """A paragraph (段落)."""

    words: str


@final
@frozen
class Bullets:
    """A list of short texts (列表)."""

    items: tuple[str, ...]


@final
@frozen
class Column:
    """
    A column of a table (列).

    Attributes:
        title: its heading.
        right: whether its cells stand at the right, as numbers do.
        most: the greatest number of terminal columns it takes before its texts are broken; 0 for no bound.
    """

    title: str
    right: bool = False
    most: int = 0


@final
@frozen
class Table:
    """
    A table (表).

    Attributes:
        columns: its columns.
        rows: its rows, each with a text for every column.
        sums: rows below a line of their own, such as totals.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    sums: tuple[tuple[str, ...], ...] = ()


Block: TypeAlias = Heading | Paragraph | Bullets | Table
"""Whatever a page is made of."""


@final
@frozen(kw_only=True)
class Page:
    """A page (一页): a title and its blocks."""

    title: str
    blocks: tuple[Block, ...] = field(default=())


@checked
def as_text(page: Page) -> str:
    """
    Return *page* as text whose columns stand straight in a terminal.

    >>> table = Table((Column("单位"), Column("积分", right=True)), (("农业局", "135"), ("档案馆", "5")))
    >>> print(as_text(Page(title="得分", blocks=(table,))), end="")
    得分
    ====
    <BLANKLINE>
    单位    积分
    ------  ----
    农业局   135
    档案馆     5
    """
    title = inert(page.title)
    parts = [[title, "=" * width(title)]] if title else []
    parts += [list(_text_lines(block)) for block in page.blocks]
    return "\n\n".join("\n".join(line.rstrip() for line in lines) for lines in parts if lines) + "\n"


def _text_lines(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"■ {inert(block.words)}"
    elif isinstance(block, Paragraph):
        yield from wrap(inert(block.words), _LINE_WIDTH)
    elif isinstance(block, Bullets):
        for item in block.items:
            first, *others = wrap(inert(item), _LINE_WIDTH - 2)
            yield "- " + first
            yield from ("  " + line for line in others)
    else:
        yield from _table_lines(block)


def _table_lines(table: Table) -> Iterator[str]:
    columns = table.columns
    heads = [inert(column.title) for column in columns]
    rows = [_cells(columns, row) for row in table.rows]
    sums = [_cells(columns, row) for row in table.sums]
    widths = [width(head) for head in heads]
    for row in (*rows, *sums):
        widths = [max(least, *(width(line) for line in cell)) for least, cell in zip(widths, row, strict=True)]
    line = _GAP.join("-" * columns_of for columns_of in widths)
    yield _row_line(columns, widths, heads)
    yield line
    for row in rows:
        yield from _row_lines(columns, widths, row)
    if sums:
        yield line
        for row in sums:
            yield from _row_lines(columns, widths, row)


def _cells(columns: Sequence[Column], row: Sequence[str]) -> list[list[str]]:
    return [wrap(inert(cell), column.most) if column.most else [inert(cell)] for column, cell in zip(columns, row, strict=True)]


def _row_lines(columns: Sequence[Column], widths: Sequence[int], cells: Sequence[Sequence[str]]) -> Iterator[str]:
    for n in range(max(len(cell) for cell in cells)):
        yield _row_line(columns, widths, [cell[n] if n < len(cell) else "" for cell in cells])


def _row_line(columns: Sequence[Column], widths: Sequence[int], cells: Sequence[str]) -> str:
    return _GAP.join(pad(cell, own, right=column.right) for column, own, cell in zip(columns, widths, cells, strict=True))


@checked
def as_markdown(page: Page) -> str:
    r"""
    Return *page* as Markdown in which no text of the records can be markup.

    >>> print(as_markdown(Page(title="得分", blocks=(Table((Column("单位"), Column("积分", right=True)), (("农|业", "5"),)),))), end="")
    # 得分
    <BLANKLINE>
    | 单位 | 积分 |
    | --- | ---: |
    | 农\|业 | 5 |
    """
    parts = [[f"# {markdown_text(page.title)}"]] if page.title else []
    parts += [list(_markdown_lines(block)) for block in page.blocks]
    return "\n\n".join("\n".join(lines) for lines in parts if lines) + "\n"


def _markdown_lines(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"## {markdown_text(block.words)}"
    elif isinstance(block, Paragraph):
        yield markdown_text(block.words)
    elif isinstance(block, Bullets):
        yield from (f"- {markdown_text(item)}" for item in block.items)
    else:
        yield _markdown_row([column.title for column in block.columns])
        yield "| " + " | ".join("---:" if column.right else "---" for column in block.columns) + " |"
        for row in (*block.rows, *block.sums):
            yield _markdown_row(row)


def _markdown_row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(markdown_text(cell) for cell in cells) + " |"
