"""The small parts of Word documents (文档部件): faces, rules, page numbers, and styles without the colours of the template."""

from __future__ import annotations

from typing import Any, Final, final

from attrs import frozen

from govinfo.errors import load_extra
from govinfo.papers._inert import inert

TEXT_FACE: Final = "仿宋_GB2312"
HEAD_FACE: Final = "黑体"
LATIN_FACE: Final = "Times New Roman"
_PAGE_FACE: Final = "宋体"
_PAGE: Final = 14
_RED: Final = "FF0000"
_STYLES: Final = ("Normal", "Title", "Heading 1", "Heading 2", "Heading 3")


@final
@frozen
class Parts:
    """The modules of python-docx, and what is made of them."""

    shared: Any
    align: Any
    tabs: Any
    element: Any
    name: Any

    @classmethod
    def loaded(cls) -> Parts:
        """
        Return the parts.

        Raises:
            MissingExtraError: python-docx is not installed.
        """
        text = load_extra("docx.enum.text", "python-docx", "office")
        return cls(
            load_extra("docx.shared", "python-docx", "office"),
            text.WD_ALIGN_PARAGRAPH,
            text,
            load_extra("docx.oxml", "python-docx", "office").OxmlElement,
            load_extra("docx.oxml.ns", "python-docx", "office").qn,
        )

    def made(self, tag: str, **values: object) -> Any:
        """Return an element with attributes of its own name space."""
        element = self.element(tag)
        for name, value in values.items():
            element.set(self.name(f"w:{name}"), str(value))
        return element

    def run(self, paragraph: Any, text: str, face: str, size: float, *, bold: bool = False) -> Any:
        """Add words to a paragraph, harmlessly, and return their run."""
        run = paragraph.add_run("\t".join(map(inert, text.split("\t"))))
        run.font.name = LATIN_FACE
        run.font.size = self.shared.Pt(size)
        run.font.bold = bold
        run.font.color.rgb = self.shared.RGBColor(0, 0, 0)
        run._element.get_or_add_rPr().get_or_add_rFonts().set(self.name("w:eastAsia"), face)  # noqa: SLF001  # there is no other way
        return run

    def rule(self, paragraph: Any, side: str, *, red: bool = False, thick: bool = False) -> None:
        """Draw a rule above or below a paragraph as wide as the text: red below the head, thick or thin around the foot."""
        properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001  # there is no other way
        borders = properties.find(self.name("w:pBdr"))
        if borders is None:
            borders = self.made("w:pBdr")
            properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")
        size = 18 if red else 8 if thick else 6  # eighths of a point
        borders.append(self.made(f"w:{side}", val="single", sz=size, space=4, color=_RED if red else "000000"))

    def foot(self, document: Any, copies: str, printer: str, printed: str, size: float) -> None:
        """Add the foot at the end of a document: thick rules around it, a thin one inside, all as wide as the text, and on one page."""
        table = document.add_table(rows=2 if copies else 1, cols=2)
        properties = table._tbl.tblPr  # noqa: SLF001  # there is no other way
        borders = self.made("w:tblBorders")
        borders.extend([self.made(f"w:{side}", val="single", sz=wide) for side, wide in (("top", 8), ("bottom", 8), ("insideH", 6))])
        properties.insert_element_before(borders, "w:tblLayout", "w:tblLook")
        last = table.rows[-1].cells
        cells = [(last[0], printer, "LEFT"), (last[1], printed, "RIGHT")]
        if copies:
            first = table.rows[0].cells
            cells.append((first[0].merge(first[1]), copies, "LEFT"))
        for cell, words, side in cells:
            paragraph = cell.paragraphs[0]
            paragraph.alignment = getattr(self.align, side)
            shape = paragraph.paragraph_format
            shape.left_indent = shape.right_indent = self.shared.Pt(size)
            shape.keep_with_next = words == copies
            self.run(paragraph, words, TEXT_FACE, size)

    def plain_styles(self, document: Any) -> None:
        """Take the rules, colours and faces of the template out of the styles, and say that the words are Chinese."""
        for name in _STYLES:
            style = document.styles[name]
            for tag in ("w:pBdr", "w:numPr"):
                for one in style.element.iter(self.name(tag)):
                    one.getparent().remove(one)
            style.font.name = LATIN_FACE
            style.font.color.rgb = self.shared.RGBColor(0, 0, 0)
            style.font.bold = style.font.italic = False
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                fonts.attrib.pop(self.name(f"w:{theme}"), None)
            fonts.set(self.name("w:eastAsia"), TEXT_FACE)
        for language in document.styles.element.iter(self.name("w:lang")):
            language.set(self.name("w:eastAsia"), "zh-CN")

    def number_pages(self, document: Any, section: Any) -> None:
        """Number the pages outside: at the right of odd pages, at the left of even ones, one character from the edge."""
        document.settings.odd_and_even_pages_header_footer = True
        for footer, side in ((section.footer, "RIGHT"), (section.even_page_footer, "LEFT")):
            paragraph = footer.paragraphs[0]
            paragraph.alignment = getattr(self.align, side)
            shape = paragraph.paragraph_format
            setattr(shape, "right_indent" if side == "RIGHT" else "left_indent", self.shared.Pt(_PAGE))
            self.run(paragraph, "— ", _PAGE_FACE, _PAGE)
            field = self.made("w:fldSimple", instr="PAGE")
            shown = self.run(paragraph, "1", _PAGE_FACE, _PAGE)._element  # noqa: SLF001  # there is no other way
            field.append(shown)
            paragraph._p.append(field)  # noqa: SLF001  # there is no other way
            self.run(paragraph, " —", _PAGE_FACE, _PAGE)
