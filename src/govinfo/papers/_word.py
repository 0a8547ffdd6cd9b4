"""
Papers as Word documents (公文): A4 with the margins, sizes and faces of an official document, tables as tables.

The layout follows GB/T 9704-2012: where the office asks for it a red head, its number and a red rule; the title
in size two, broken by sense; the text in Fangsong size three with 28 points a line, headings in Heiti and Kaiti;
attachments on pages of their own; the day four characters from the right, the issuer above its middle; the foot
at the end; page numbers outside. Needs the extra `office` (python-docx).
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final

from govinfo._doors import checked
from govinfo.errors import load_extra
from govinfo.papers._charts import Chart
from govinfo.papers._figures import day_in_words
from govinfo.papers._inert import inert
from govinfo.papers._layout import title_lines, width
from govinfo.papers._letterhead import contact, foot
from govinfo.papers._office import reproducible
from govinfo.papers._paper import Bullets, Grid, Heading, Paper, PaperBlock, under_headings
from govinfo.papers._widths import LYING, UPRIGHT, lies
from govinfo.papers._word_charts import add_picture
from govinfo.papers._word_parts import HEAD_FACE, TEXT_FACE, Parts
from govinfo.papers._word_tables import add_table
from govinfo.papers._wording import Wording
from govinfo.texts._languages import base_of, either

_TITLE_FACE: Final = "方正小标宋简体"
_KAI_FACE: Final = "楷体_GB2312"
_TITLE: Final = 22
_TEXT: Final = 16
_FOOT: Final = 14
_NOTE: Final = 10.5
_LINE: Final = 28
_HEAD: Final = 48
_WIDTH_PT: Final = 442
_RED: Final = "FF0000"
_CHARACTERS: Final = {"zh": 1.0, "en": 0.0}
"""How many characters of room the languages leave: Chinese paragraphs begin two characters to the right, English ones do not."""


@checked
def paper_docx(paper: Paper) -> bytes:
    """
    Return *paper* as a Word document; its charts are those of Word, which can be edited.

    Raises:
        MissingExtraError: python-docx is not installed.

    >>> from govinfo.papers import rulebooks_paper
    >>> from govinfo import shipped_rulebook
    >>> book = shipped_rulebook("district-model")
    >>> paper_docx(rulebooks_paper([book]))[:2]  # a Word file is an archive
    b'PK'
    """
    return reproducible(_Writer(paper).bytes())


class _Writer:
    """What writes one document."""

    def __init__(self, paper: Paper) -> None:
        """Lay out the page."""
        self.paper = paper
        self.say = Wording(paper.lang)
        self.in_body = True
        self.parts = Parts.loaded()
        self.document = load_extra("docx", "python-docx", "office").Document()
        self.parts.plain_styles(self.document)
        self.lying = False
        self.charts = 0
        self._page(self.document.sections[0], paper.body)
        self.parts.number_pages(self.document, self.document.sections[0])
        core = self.document.core_properties
        core.title, core.author = inert(paper.title)[:255], (inert(paper.issuer) or "govinfo")[:255]
        core.created = core.modified = datetime(2000, 1, 1)  # noqa: DTZ001  # the format knows no zone
        core.comments = ""

    def bytes(self) -> bytes:
        """Write everything and return the file."""
        paper = self.paper
        self._head()
        self._title(paper.title)
        if paper.addressees:
            self._line(paper.addressees)
        for block, said in under_headings(paper.body, paper.title):
            self._block(block, said)
        self.document.paragraphs[-1].paragraph_format.keep_with_next = True  # no page with a signature and nothing of the text
        self._list_of_attachments()
        self._signature()
        self.in_body = False
        for number, attachment in enumerate(paper.attachments, start=1):
            several = len(paper.attachments) > 1
            words = self.say("Attachment {n}", n=number) if several else self.say("Attachment")
            if lies(attachment.blocks, paper.lang) is self.lying:
                self._line(words, face=HEAD_FACE).paragraph_format.page_break_before = True
            else:
                self._page(self.document.add_section(), attachment.blocks)
                self._line(words, face=HEAD_FACE)
            self._title(attachment.title, style="Heading 1")
            for block, said in under_headings(attachment.blocks, attachment.title):
                self._block(block, said)
        self._foot()
        out = io.BytesIO()
        self.document.save(out)
        return out.getvalue()

    # pages

    def _page(self, section: Any, blocks: Iterable[PaperBlock]) -> None:
        mm = self.parts.shared.Mm
        self.lying = lying = lies(blocks, self.paper.lang)
        section.orientation = int(lying)
        section.page_width, section.page_height = (mm(297), mm(210)) if lying else (mm(210), mm(297))
        # a page that lies is turned to the left: its head is where the left side was
        section.top_margin, section.bottom_margin = (mm(28), mm(26)) if lying else (mm(37), mm(35))
        section.left_margin, section.right_margin = (mm(35), mm(37)) if lying else (mm(28), mm(26))
        section.footer_distance = mm(14 if lying else 23)  # the number stands seven millimetres below the text

    # the parts of the document from above

    def _head(self) -> None:
        paper = self.paper
        if not paper.head:
            if paper.number:
                self._line(paper.number, align="RIGHT")
            return
        size = min(_HEAD, 2 * _WIDTH_PT // max(width(inert(paper.head)), 1))
        self._line(paper.head, face=_TITLE_FACE, size=size, align="CENTER", red=True)
        self._line("")
        rule = self._line(paper.number or "", align="CENTER")
        self.parts.rule(rule, "bottom", red=True)
        self._line("")

    def _title(self, title: str, *, style: str = "Title") -> None:
        # the width of the text holds twenty characters of size two
        lines = title_lines(inert(title), 2 * (_WIDTH_PT // _TITLE))
        self._line("\n".join(lines), face=_TITLE_FACE, size=_TITLE, align="CENTER", style=style)
        if style == "Title":
            self._line("")

    def _list_of_attachments(self) -> None:
        attachments = self.paper.attachments
        if not attachments:
            return
        self._line("").paragraph_format.keep_with_next = True
        if len(attachments) == 1:
            only = self._line(self.say("Attachment:") + attachments[0].title, left=5, first=-3)
            only.paragraph_format.keep_with_next = True
            return
        for number, attachment in enumerate(attachments, start=1):
            lead = self.say("Attachments:") if number == 1 else ""
            line = self._line(f"{lead}{number}. {attachment.title}", left=6, first=-4 if number == 1 else -1)
            line.paragraph_format.keep_with_next = True

    def _signature(self) -> None:
        paper = self.paper
        day = day_in_words(paper.day, paper.lang) if paper.day else ""
        if paper.issuer or day:
            self._line("").paragraph_format.keep_with_next = True
        if paper.issuer:
            # the day stands four characters from the right, the issuer above its middle, and neither beyond the margin
            beside = 4 + (width(day) - width(inert(paper.issuer))) / 4 if day else 2
            self._line(paper.issuer, align="RIGHT", right=max(beside, 0)).paragraph_format.keep_with_next = True
        if day:
            self._line(day, align="RIGHT", right=4)
        if contact(paper):
            self._line(contact(paper), indent=True)

    def _foot(self) -> None:
        found = foot(self.paper)
        if found is None:
            return
        self._line("").paragraph_format.keep_with_next = True
        self.parts.foot(self.document, found.copies, found.printer, found.printed, _FOOT)

    # blocks

    def _block(self, block: PaperBlock, said: str) -> None:
        if isinstance(block, Chart):
            self._line("").paragraph_format.line_spacing = self.parts.shared.Pt(6)
            self.charts += 1
            add_picture(self.document, self.parts, block, self.charts, self.paper.lang)
        elif isinstance(block, Grid):
            if block.caption and block.caption != said:
                self._line(block.caption, face=HEAD_FACE, size=12, align="CENTER").paragraph_format.keep_with_next = True
            add_table(self.document, self.parts, block, self.paper.lang, LYING if self.lying else UPRIGHT, kept=self.in_body)
            for note in block.notes:
                self._line(note, size=_NOTE)
        elif isinstance(block, Heading):
            face = HEAD_FACE if block.level == 1 else _KAI_FACE
            style = "Heading 2" if block.level == 1 else "Heading 3"
            self._line(block.words, face=face, indent=True, style=style).paragraph_format.keep_with_next = True
        elif isinstance(block, Bullets):
            for item in block.items:
                self._line(item, indent=True)
        else:
            self._line(block.words, indent=True)

    def _line(
        self,
        text: str,
        *,
        face: str = TEXT_FACE,
        size: float = _TEXT,
        align: str = "JUSTIFY",
        indent: bool = False,
        style: str = "Normal",
        left: float = 0,
        right: float = 0,
        first: float = 0,
        red: bool = False,
    ) -> Any:
        """Add a paragraph; *left*, *right* and *first* are its indents in characters, *indent* is that of the language."""
        points = self.parts.shared.Pt
        paragraph = self.document.add_paragraph(style=style)
        shape = paragraph.paragraph_format
        shape.space_before = shape.space_after = points(0)
        shape.line_spacing = points(_LINE if size == _TEXT else size * 1.6)
        shape.alignment = getattr(self.parts.align, either(align, "LEFT" if align == "JUSTIFY" else align, self.paper.lang))
        first = first or (2 * _CHARACTERS[base_of(self.paper.lang)] if indent else 0)
        if left:
            shape.left_indent = points(left * size)
        if right:
            shape.right_indent = points(right * size)
        if first:
            shape.first_line_indent = points(first * size)
        shape.widow_control = True
        for place, part in enumerate(text.split("\n")):
            run = self.parts.run(paragraph, inert(part).replace("\\x09", "\t"), face, size)
            if place:
                run._element.insert(1, self.parts.element("w:br"))  # noqa: SLF001  # there is no other way
            if red:
                run.font.color.rgb = self.parts.shared.RGBColor.from_string(_RED)
        return paragraph
