"""Tables of Word documents (文档表格): as wide as the text, columns by their content, headings that repeat, rows that stay whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from govinfo.papers._paper import Grid, cell_text
from govinfo.papers._widths import EASY, PADDING, natural_widths, needed, shared_widths, twips
from govinfo.papers._word_parts import HEAD_FACE, TEXT_FACE, Parts
from govinfo.texts import Language

_SIZES: Final = (12, 10.5, 9, 7.5)
"""The sizes of letters in tables in points; the largest is taken in which nothing need be broken that must not be."""


def add_table(document: Any, parts: Parts, grid: Grid, lang: Language, room: int) -> None:
    """Add a table to a document, as wide as *room* in twentieths of a point."""
    natural = natural_widths(grid, lang)
    size = next((size for size in _SIZES if size >= EASY and needed(natural, size) <= room), None)
    if size is None:
        natural = natural_widths(grid, lang, names=0)
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
    _row(table, parts, grid, [column.title for column in grid.columns], widths, size, head=True, bold=True)
    for row in grid.rows:
        _row(table, parts, grid, [cell_text(cell, lang) for cell in row], widths, size)
    for row in grid.sums:
        _row(table, parts, grid, [cell_text(cell, lang) for cell in row], widths, size, bold=True)


def _row(
    table: Any,
    parts: Parts,
    grid: Grid,
    texts: Sequence[str],
    widths: Sequence[int],
    size: float,
    *,
    head: bool = False,
    bold: bool = False,
) -> None:
    row = table.add_row()
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001  # there is no other way
    properties.append(parts.made("w:cantSplit"))
    if head:
        properties.append(parts.made("w:tblHeader"))
    for cell, text, wide, column in zip(row.cells, texts, widths, grid.columns, strict=True):
        cell.width = parts.shared.Twips(wide)
        cell.vertical_alignment = 1  # in the middle
        if (column.number or column.whole) and not head:
            cell._tc.get_or_add_tcPr().insert_element_before(parts.made("w:noWrap"), "w:tcMar", "w:vAlign")  # noqa: SLF001  # there is no other way
        paragraph = cell.paragraphs[0]
        paragraph.alignment = parts.align.CENTER if head else parts.align.RIGHT if column.number else parts.align.LEFT
        shape = paragraph.paragraph_format
        shape.space_before = shape.space_after = parts.shared.Pt(0)
        parts.run(paragraph, text, HEAD_FACE if bold else TEXT_FACE, size)
