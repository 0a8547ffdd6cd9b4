"""Tables of Word documents (文档表格): as wide as the text, columns by their content, headings that repeat, rows that stay whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final
from xml.sax.saxutils import escape

from govinfo.errors import load_extra
from govinfo.papers._inert import inert
from govinfo.papers._paper import Grid, cell_text
from govinfo.papers._widths import EASY, PADDING, natural_widths, needed, shared_widths, twips
from govinfo.papers._word_parts import HEAD_FACE, LATIN_FACE, TEXT_FACE, Parts
from govinfo.texts import Language

_WORDS: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SIZES: Final = (12, 10.5, 9, 7.5)
"""The sizes of letters in tables in points; the largest is taken in which nothing need be broken that must not be."""


def add_table(document: Any, parts: Parts, grid: Grid, lang: Language, room: int, *, kept: bool = False) -> None:
    """Add a table to a document, as wide as *room* in twentieths of a point, its end *kept* with what follows, as a signature."""
    natural = natural_widths(grid, lang, spaced=True)
    size = next((size for size in _SIZES if size >= EASY and needed(natural, size) <= room), None)
    if size is None:
        natural = natural_widths(grid, lang, names=0, spaced=True)
        size = next((size for size in _SIZES if needed(natural, size) <= room), _SIZES[-1])
    widths = shared_widths([(twips(least, size), twips(best, size)) for least, best in natural], room)
    table = document.add_table(rows=0, cols=len(grid.columns))
    table.style = "Table Grid"
    table.autofit = False
    # Word keeps the widths of the cells, LibreOffice and WPS those of the grid: both are said
    for column, wide in zip(table.columns, widths, strict=True):
        column.width = parts.shared.Twips(wide)
    properties = table._tbl.tblPr  # noqa: SLF001  # there is no other way
    for old in properties.findall(parts.name("w:tblW")):
        properties.remove(old)
    properties.insert_element_before(parts.made("w:tblW", w=room, type="dxa"), "w:jc", "w:tblLayout", "w:tblCellMar", "w:tblLook")
    margins = parts.made("w:tblCellMar")
    margins.extend([parts.made("w:left", w=PADDING, type="dxa"), parts.made("w:right", w=PADDING, type="dxa")])
    properties.insert_element_before(margins, "w:tblLook")
    # a year of a large office has rows by the hundred thousand: they are written as they stand in the file, and read once
    rows = [_row(grid, [column.title for column in grid.columns], widths, size, head=True, bold=True)]
    last = len(grid.rows) - 1
    rows += [
        _row(grid, [cell_text(cell, lang) for cell in row], widths, size, kept=kept and place == last)
        for place, row in enumerate(grid.rows)
    ]
    rows += [_row(grid, [cell_text(cell, lang) for cell in row], widths, size, bold=True, kept=kept) for row in grid.sums]
    parse = load_extra("docx.oxml", "python-docx", "office").parse_xml
    table._tbl.extend(list(parse(f'<w:tbl xmlns:w="{_WORDS}">{"".join(rows)}</w:tbl>')))  # noqa: SLF001  # there is no other way


def _row(
    grid: Grid, texts: Sequence[str], widths: Sequence[int], size: float, *, head: bool = False, bold: bool = False, kept: bool = False
) -> str:
    fonts = f'w:ascii="{LATIN_FACE}" w:hAnsi="{LATIN_FACE}" w:eastAsia="{HEAD_FACE if bold else TEXT_FACE}"'
    letters = f'<w:rPr><w:rFonts {fonts}/><w:b w:val="0"/><w:color w:val="000000"/><w:sz w:val="{round(2 * size)}"/></w:rPr>'
    cells: list[str] = []
    keep = "<w:keepNext/>" if kept else ""
    for text, wide, column in zip(texts, widths, grid.columns, strict=True):
        whole = "<w:noWrap/>" if (column.number or column.whole) and not head else ""
        side = "center" if head else "right" if column.number else "left"
        cells.append(
            f'<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="{wide}"/>{whole}<w:vAlign w:val="center"/></w:tcPr>'
            f'<w:p><w:pPr>{keep}<w:spacing w:before="0" w:after="0"/><w:jc w:val="{side}"/></w:pPr>'
            f"<w:r>{letters}{_text(text)}</w:r></w:p></w:tc>"
        )
    repeated = "<w:tblHeader/>" if head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{''.join(cells)}</w:tr>"


def _text(text: str) -> str:
    """Return what a run shows, harmlessly."""
    parts = (f'<w:t xml:space="preserve">{escape(inert(part))}</w:t>' if part else "" for part in text.split("\t"))
    return "<w:tab/>".join(parts)
