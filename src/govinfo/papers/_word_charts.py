"""Charts of Word documents (文档中的图): the program's own, with the figures behind them and a text for those who cannot see them."""

from __future__ import annotations

from typing import Any, Final

from govinfo.errors import load_extra
from govinfo.papers._charts import Chart, told
from govinfo.papers._inert import inert
from govinfo.papers._office_charts import chart_of_its_own, height_of
from govinfo.papers._word_parts import LATIN_FACE, TEXT_FACE, Parts
from govinfo.papers._wording import Wording
from govinfo.texts import Language

_CHART: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_REFERENCE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CHART_TYPE: Final = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_SHEET_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_PER_CM: Final = 360_000
_WIDE_CM: Final = 15.6
_LONGEST: Final = 4000
_LETTERS: Final = 900
_SMALL: Final = 700
_MANY: Final = 28

_INLINE: Final = (
    '<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">'
    '<wp:extent cx="{wide}" cy="{high}"/><wp:docPr id="{number}"/><wp:cNvGraphicFramePr/>'
    f'<a:graphic xmlns:a="{_DRAWING}"><a:graphicData uri="{_CHART}">'
    f'<c:chart xmlns:c="{_CHART}" xmlns:r="{_REFERENCE}" r:id="{{chart}}"/></a:graphicData></a:graphic></wp:inline>'
)
_FACES: Final = (
    f'<c:txPr xmlns:c="{_CHART}" xmlns:a="{_DRAWING}"><a:bodyPr/><a:p><a:pPr><a:defRPr sz="{{size}}" b="0">'
    f'<a:solidFill><a:srgbClr val="000000"/></a:solidFill><a:latin typeface="{LATIN_FACE}"/><a:ea typeface="{TEXT_FACE}"/>'
    '</a:defRPr></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>'
)
_EDITED: Final = f'<c:externalData xmlns:c="{_CHART}" xmlns:r="{_REFERENCE}" r:id="{{book}}"><c:autoUpdate val="0"/></c:externalData>'


def add_picture(document: Any, parts: Parts, chart: Chart, number: int, lang: Language) -> None:
    """Add a chart to a document as a paragraph of its own, the *number*-th of its charts."""
    if not chart.points:
        return
    packuri = load_extra("docx.opc.packuri", "python-docx", "office").PackURI
    part_of = load_extra("docx.opc.part", "python-docx", "office").Part
    parse = load_extra("docx.oxml", "python-docx", "office").parse_xml
    write = load_extra("lxml.etree", "lxml", "office").tostring
    xml, book = chart_of_its_own(chart, lang)
    package = document.part.package
    sheet = part_of(packuri(f"/word/embeddings/chart{number}.xlsx"), _SHEET_TYPE, book, package)
    part = part_of(packuri(f"/word/charts/chart{number}.xml"), _CHART_TYPE, b"", package)
    root = parse(xml)
    size = _SMALL if len(chart.points) > _MANY else _LETTERS
    root.append(parse(_FACES.format(size=size)))
    root.append(parse(_EDITED.format(book=part.relate_to(sheet, f"{_REFERENCE}/package"))))
    part._blob = write(root, xml_declaration=True, encoding="UTF-8", standalone=True)  # noqa: SLF001  # there is no other way
    wide, high = round(_WIDE_CM * _PER_CM), round(height_of(chart) * _PER_CM)
    inline = parse(_INLINE.format(wide=wide, high=high, number=100 + number, chart=document.part.relate_to(part, f"{_REFERENCE}/chart")))
    said = next(one for one in inline if one.tag.endswith("}docPr"))
    said.set("name", f"Chart {number}")
    said.set("title", inert(chart.title))
    words = inert(told(chart, Wording(lang)))
    said.set("descr", words if len(words) <= _LONGEST else words[:_LONGEST] + "…")
    paragraph = document.add_paragraph()
    drawing = load_extra("docx.oxml", "python-docx", "office").OxmlElement("w:drawing")
    drawing.append(inline)
    parts.run(paragraph, "", TEXT_FACE, _LETTERS / 100)._r.append(drawing)  # noqa: SLF001  # there is no other way
