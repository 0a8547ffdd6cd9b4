"""Papers as text and as Markdown (文本): straight columns in a terminal, and markup that no name can break; charts are left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from govinfo._doors import checked
from govinfo.papers._charts import Chart
from govinfo.papers._inert import inert, markdown_text
from govinfo.papers._layout import pad, width, wrap
from govinfo.papers._letterhead import contact, foot_words, signature
from govinfo.papers._paper import Bullets, Cell, Grid, GridColumn, Heading, Paper, PaperBlock, Paragraph, cell_text, under_headings
from govinfo.papers._wording import Wording
from govinfo.texts import Language

_LINE_WIDTH: Final = 110
_NARROWEST: Final = 40
_GAP: Final = "  "


@checked
def paper_text(paper: Paper) -> str:
    """
    Return *paper* as text whose columns stand straight in a terminal.

    >>> grid = Grid(caption="", columns=(GridColumn("单位"), GridColumn("积分", number=True)), rows=(("农业局", "135"), ("档案馆", "5")))
    >>> print(paper_text(Paper(title="得分", lang="zh", main=grid, body=(grid,))), end="")
    得分
    ====
    <BLANKLINE>
    单位    积分
    ------  ----
    农业局   135
    档案馆     5
    """
    title = inert(paper.title)
    parts: list[Iterable[str]] = [[title, "=" * width(title)]] if title else []
    parts += [_text_lines(block, paper.lang) for block in shown_blocks(paper)]
    return _joined(parts)


def _joined(parts: Iterable[Iterable[str]]) -> str:
    filled = ("\n".join(line.rstrip() for line in lines) for lines in parts)
    return "\n\n".join(lines for lines in filled if lines) + "\n"


def shown_blocks(paper: Paper) -> Iterator[PaperBlock]:
    """Yield all that a paper says below its title, one block after the other, without charts, whose figures its tables hold."""
    say = Wording(paper.lang)
    yield from (Paragraph(words) for words in (paper.head, paper.number, paper.addressees) if words)
    yield from _uncaptioned(paper.body, paper.title)
    yield from (Paragraph(words) for words in (" ".join(signature(paper)), contact(paper)) if words)
    for number, attachment in enumerate(paper.attachments, start=1):
        yield Heading(say("Attachment {n}: {title}", n=number, title=attachment.title))
        yield from _uncaptioned(attachment.blocks, attachment.title)
    yield from map(Paragraph, foot_words(paper))


def _uncaptioned(blocks: Iterable[PaperBlock], title: str) -> Iterator[PaperBlock]:
    """Yield blocks, the captions and notes of tables as blocks of their own."""
    for block, said in under_headings(blocks, title):
        if isinstance(block, Grid):
            if block.caption and block.caption != said:
                yield Paragraph(block.caption)
            yield block
            if block.notes:
                yield Bullets(block.notes)
        elif not isinstance(block, Chart):
            yield block


def _text_lines(block: PaperBlock, lang: Language) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"■ {inert(block.words)}"
    elif isinstance(block, Paragraph):
        yield from wrap(inert(block.words), _LINE_WIDTH)
    elif isinstance(block, Bullets):
        for item in block.items:
            first, *others = wrap(inert(item), _LINE_WIDTH - 2)
            yield "- " + first
            yield from ("  " + line for line in others)
    elif isinstance(block, Grid):
        yield from _table_lines(block, lang)


def _table_lines(grid: Grid, lang: Language) -> Iterator[str]:
    columns = grid.columns
    heads = [inert(column.title) for column in columns]
    rows, sums = ([_cells(columns, row, lang) for row in part] for part in (grid.rows, grid.sums))
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


def _cells(columns: Sequence[GridColumn], row: Sequence[Cell], lang: Language) -> list[list[str]]:
    """Return the lines of every cell: words are broken where their column ends, numbers are not."""
    texts = (inert(cell_text(cell, lang)) for cell in row)
    return [[text] if column.number else wrap(text, max(_NARROWEST, 2 * column.width)) for column, text in zip(columns, texts, strict=True)]


def _row_lines(columns: Sequence[GridColumn], widths: Sequence[int], cells: Sequence[Sequence[str]]) -> Iterator[str]:
    for n in range(max(len(cell) for cell in cells)):
        yield _row_line(columns, widths, [cell[n] if n < len(cell) else "" for cell in cells])


def _row_line(columns: Sequence[GridColumn], widths: Sequence[int], cells: Sequence[str]) -> str:
    return _GAP.join(pad(cell, own, right=column.number) for column, own, cell in zip(columns, widths, cells, strict=True))


@checked
def paper_markdown(paper: Paper) -> str:
    r"""
    Return *paper* as Markdown in which no text of the records can be markup.

    >>> grid = Grid(caption="", columns=(GridColumn("单位"), GridColumn("积分", number=True)), rows=(("农|业", "5"),))
    >>> print(paper_markdown(Paper(title="得分", lang="zh", main=grid, body=(grid,))), end="")
    # 得分
    <BLANKLINE>
    | 单位 | 积分 |
    | --- | ---: |
    | 农\|业 | 5 |
    """
    parts: list[Iterable[str]] = [[f"# {markdown_text(paper.title)}"]] if paper.title else []
    parts += [_markdown_lines(block, paper.lang) for block in shown_blocks(paper)]
    return "\n\n".join(lines for lines in map("\n".join, parts) if lines) + "\n"


def _markdown_lines(block: PaperBlock, lang: Language) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"##{'#' * (block.level - 1)} {markdown_text(block.words)}"
    elif isinstance(block, Paragraph):
        yield markdown_text(block.words)
    elif isinstance(block, Bullets):
        yield from (f"- {markdown_text(item)}" for item in block.items)
    elif isinstance(block, Grid):
        yield _markdown_row([column.title for column in block.columns])
        yield "| " + " | ".join("---:" if column.number else "---" for column in block.columns) + " |"
        for row in (*block.rows, *block.sums):
            yield _markdown_row([cell_text(cell, lang) for cell in row])


def _markdown_row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(markdown_text(cell) for cell in cells) + " |"
