"""
Papers as Word documents (公文): A4 with the margins, sizes and faces of an official document, tables as tables.

The layout follows GB/T 9704-2012: the title in size two, the text in Fangsong size three with 28 points a
line, headings in Heiti, the issuer and the day at the right, attachments on pages of their own. Needs the
extra `office` (python-docx).
"""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any, Final

from govinfo._doors import checked
from govinfo.errors import load_extra
from govinfo.papers._figures import day_in_words
from govinfo.papers._inert import inert
from govinfo.papers._office import reproducible
from govinfo.papers._paper import Bullets, Chart, Grid, Heading, Paper, PaperBlock, cell_text, under_headings
from govinfo.papers._wording import Wording
from govinfo.texts._languages import base_of

_TITLE_FACE: Final = "方正小标宋简体"
_TEXT_FACE: Final = "仿宋_GB2312"
_HEAD_FACE: Final = "黑体"
_LATIN_FACE: Final = "Times New Roman"
_TITLE: Final = 22
_TEXT: Final = 16
_CELL: Final = 10.5
_WIDTH_MM: Final = 156
_INDENTED: Final = frozenset({"zh"})
"""The languages whose paragraphs begin two characters to the right."""


@checked
def paper_docx(paper: Paper) -> bytes:
    """
    Return *paper* as a Word document; charts are left out, their figures stand in its tables.

    Raises:
        MissingExtraError: python-docx is not installed.
    """
    return reproducible(_Writer(paper).bytes())


class _Writer:
    """What writes one document."""

    def __init__(self, paper: Paper) -> None:
        """Lay out the page."""
        self.paper = paper
        self.say = Wording(paper.lang)
        self.shared = load_extra("docx.shared", "python-docx", "office")
        self.align = load_extra("docx.enum.text", "python-docx", "office").WD_ALIGN_PARAGRAPH
        self.oxml = load_extra("docx.oxml", "python-docx", "office").OxmlElement
        self.qn = load_extra("docx.oxml.ns", "python-docx", "office").qn
        self.document = load_extra("docx", "python-docx", "office").Document()
        section = self.document.sections[0]
        section.page_width, section.page_height = self.shared.Mm(210), self.shared.Mm(297)
        section.top_margin, section.bottom_margin = self.shared.Mm(37), self.shared.Mm(35)
        section.left_margin, section.right_margin = self.shared.Mm(28), self.shared.Mm(26)
        self._number_pages(section)
        core = self.document.core_properties
        core.title, core.author = inert(paper.title)[:255], (inert(paper.issuer) or "govinfo")[:255]
        core.created = core.modified = datetime(2000, 1, 1)  # noqa: DTZ001  # the format knows no zone
        core.comments = ""

    def bytes(self) -> bytes:
        """Write everything and return the file."""
        paper = self.paper
        self._line(paper.title, face=_TITLE_FACE, size=_TITLE, align="CENTER", style="Title")
        if paper.number:
            self._line(paper.number, align="CENTER")
        if paper.addressees:
            self._line(paper.addressees)
        for block, said in under_headings(paper.body, paper.title):
            self._block(block, said)
        for number, attachment in enumerate(paper.attachments, start=1):
            lead = self.say("Attachments:") if number == 1 else ""
            self._line(f"{lead}{number}. {attachment.title}", indent=True)
        for part in (paper.issuer, day_in_words(paper.day, paper.lang) if paper.day else ""):
            if part:
                self._line(part, align="RIGHT")
        for number, attachment in enumerate(paper.attachments, start=1):
            self.document.add_page_break()
            self._line(self.say("Attachment {n}", n=number), face=_HEAD_FACE)
            self._line(attachment.title, face=_TITLE_FACE, size=_TITLE, align="CENTER", style="Heading 1")
            for block, said in under_headings(attachment.blocks, attachment.title):
                self._block(block, said)
        out = io.BytesIO()
        self.document.save(out)
        return out.getvalue()

    def _block(self, block: PaperBlock, said: str) -> None:
        if isinstance(block, Chart):
            return
        if isinstance(block, Grid):
            if block.caption and block.caption != said:
                self._line(block.caption, face=_HEAD_FACE, size=12, align="CENTER")
            self._table(block)
            for note in block.notes:
                self._line(note, size=_CELL)
        elif isinstance(block, Heading):
            self._line(block.words, face=_HEAD_FACE, indent=True, style="Heading 2")
        elif isinstance(block, Bullets):
            for item in block.items:
                self._line(item, indent=True)
        else:
            self._line(block.words, indent=True)

    def _line(
        self, text: str, *, face: str = _TEXT_FACE, size: float = _TEXT, align: str = "LEFT", indent: bool = False, style: str = "Normal"
    ) -> None:
        paragraph = self.document.add_paragraph(style=style)
        shape = paragraph.paragraph_format
        shape.space_before = shape.space_after = self.shared.Pt(0)
        shape.line_spacing = self.shared.Pt(28 if size >= _TEXT else 18) if size < _TITLE else self.shared.Pt(36)
        shape.alignment = getattr(self.align, align)
        if indent and base_of(self.paper.lang) in _INDENTED:
            shape.first_line_indent = self.shared.Pt(2 * size)
        self._run(paragraph, text, face, size)

    def _run(self, paragraph: Any, text: str, face: str, size: float, *, bold: bool = False) -> None:
        run = paragraph.add_run(inert(text))
        run.font.name = _LATIN_FACE
        run.font.size = self.shared.Pt(size)
        run.font.bold = bold
        run.font.color.rgb = self.shared.RGBColor(0, 0, 0)
        run._element.get_or_add_rPr().get_or_add_rFonts().set(self.qn("w:eastAsia"), face)  # noqa: SLF001  # there is no other way

    def _table(self, grid: Grid) -> None:
        table = self.document.add_table(rows=0, cols=len(grid.columns))
        table.style = "Table Grid"
        table.autofit = False
        whole = sum(column.width for column in grid.columns)
        widths = [self.shared.Mm(max(_WIDTH_MM * column.width // whole, 8)) for column in grid.columns]
        self._row(table, [column.title for column in grid.columns], widths, [False] * len(widths), bold=True, head=True)
        right = [column.number for column in grid.columns]
        for row in grid.rows:
            self._row(table, [cell_text(cell, self.paper.lang) for cell in row], widths, right)
        for row in grid.sums:
            self._row(table, [cell_text(cell, self.paper.lang) for cell in row], widths, right, bold=True)

    def _row(self, table: Any, texts: list[str], widths: list[Any], right: list[bool], *, bold: bool = False, head: bool = False) -> None:
        row = table.add_row()
        properties = row._tr.get_or_add_trPr()  # noqa: SLF001  # there is no other way
        properties.append(self.oxml("w:cantSplit"))
        if head:
            properties.append(self.oxml("w:tblHeader"))
        for cell, text, width, at_right in zip(row.cells, texts, widths, right, strict=True):
            cell.width = width
            paragraph = cell.paragraphs[0]
            paragraph.alignment = self.align.CENTER if head else self.align.RIGHT if at_right else self.align.LEFT
            self._run(paragraph, text, _HEAD_FACE if bold else _TEXT_FACE, _CELL, bold=bold)

    def _number_pages(self, section: Any) -> None:
        paragraph = section.footer.paragraphs[0]
        paragraph.alignment = self.align.CENTER
        self._run(paragraph, "— ", _TEXT_FACE, 14)
        field = self.oxml("w:fldSimple")
        field.set(self.qn("w:instr"), "PAGE")
        paragraph._p.append(field)  # noqa: SLF001  # there is no other way
        self._run(paragraph, " —", _TEXT_FACE, 14)
