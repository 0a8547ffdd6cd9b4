"""
Charts of office files (办公文档中的图): the program's own, drawn from cells, so that they follow what is edited.

A workbook has the cells on the sheet of the chart; a Word document bears them in a small workbook of its own.
What is told apart is so by pattern, dash and mark, which is left when it is printed in black and white.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from govinfo.errors import load_extra
from govinfo.exact import Exact, exact
from govinfo.papers._cells import exact_cell, put_text
from govinfo.papers._charts import TEXTURES, Chart, ChartKind, ChartPoint, Texture
from govinfo.papers._inert import inert
from govinfo.papers._office import reproducible
from govinfo.texts import Language
from govinfo.texts._languages import either

_WIDE: Final = 15.6
_LEAST: Final = 7.0
_MOST: Final = 21.0
_ROW: Final = 0.7
_HEAD: Final = 3.0
_FILL: Final = "1F5F8B"
_INK: Final = "1C1C1C"
_PATTERNS: Final[Mapping[Texture, str]] = {
    Texture.HATCHED: "wdUpDiag",
    Texture.DOTTED: "pct20",
    Texture.CROSSED: "smGrid",
    Texture.LINED: "horz",
}
_DASHES: Final = ("solid", "dash", "sysDot", "lgDashDot", "sysDash", "dot")
_MARKS: Final = ("circle", "square", "triangle", "diamond", "x", "star")
_SERIAL: Final = 693594
"""What lies between the number of a day and the serial number that a workbook has for it."""

_NAMED: Final = frozenset({ChartKind.PROGRESS, ChartKind.STACKED, ChartKind.SPANS})
"""The kinds whose bars do not bear their values, which therefore stand beside the names."""


_SERIES: Final[Mapping[ChartKind, tuple[int, ...]]] = {ChartKind.PROGRESS: (3, 2), ChartKind.SPANS: (2, 4)}
"""Which columns are drawn, where it is not all of them in their order: the whole behind what was reached, the length after the begin."""


def height_of(chart: Chart) -> float:
    """Return how high a chart is drawn, in centimetres."""
    upright = chart.kind in {ChartKind.COLUMNS, ChartKind.LINES}
    return 8.0 if upright else min(max(_LEAST, _ROW * len(chart.points) + _HEAD + 0.6 * len(chart.series)), _MOST)


def add_chart(sheet: Any, chart: Chart, lang: Language) -> None:
    """Write the figures of a chart into a sheet, and below them the chart of these cells."""
    days = either('yyyy"年"m"月"d"日"', "yyyy-mm-dd", lang)
    for place, title in enumerate(_titles(chart), start=2):
        put_text(sheet.cell(row=1, column=place), title)
    for row, point in enumerate(chart.points, start=2):
        label = f"{point.label} {point.shown}" if chart.kind in _NAMED else point.label
        put_text(sheet.cell(row=row, column=1), label)
        for place, value in enumerate(_values(chart, point), start=2):
            cell = sheet.cell(row=row, column=place)
            cell.value = exact_cell(value)
            if chart.kind is ChartKind.SPANS and place < 4:  # the first two are days
                cell.number_format = days
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 34, 14
    made = _drawn(sheet, chart)
    if chart.kind is ChartKind.SPANS:
        made.y_axis.number_format = days
    sheet.add_chart(made, f"A{len(chart.points) + 3}")


def _titles(chart: Chart) -> Sequence[str]:
    return chart.series or (chart.title,)


def _values(chart: Chart, point: ChartPoint) -> Iterator[Exact]:
    if chart.kind is ChartKind.SPANS:
        start = point.value if point.start is None else point.start
        yield from (exact(start - _SERIAL), exact(point.value - _SERIAL), exact(max(point.value - start, 1)))
    elif chart.series:
        yield from point.parts
    else:
        yield point.value
        if chart.kind is ChartKind.PROGRESS and point.of is not None:
            yield point.of


def _drawn(sheet: Any, chart: Chart) -> Any:
    drawing = load_extra("openpyxl.chart", "openpyxl", "office")
    last = len(chart.points) + 1
    made = drawing.LineChart() if chart.kind is ChartKind.LINES else drawing.BarChart()
    made.title = inert(chart.title)
    made.width, made.height = _WIDE, height_of(chart)
    columns = _SERIES.get(chart.kind) or tuple(range(2, len(_titles(chart)) + 2))
    for column in columns:
        reference = drawing.Reference(sheet, min_col=column, min_row=1, max_row=last)
        made.add_data(reference, titles_from_data=True)
    made.set_categories(drawing.Reference(sheet, min_col=1, min_row=2, max_row=last))
    made.x_axis.delete = made.y_axis.delete = False
    if not chart.series:
        made.legend = None
    else:
        made.legend.position = "b"
    if chart.kind is ChartKind.LINES:
        for place, series in enumerate(made.series):
            _line(series, place)
    else:
        made.type = "col" if chart.kind is ChartKind.COLUMNS else "bar"
        made.gapWidth = 60
        _bars(made, chart)
    if chart.kind not in _NAMED:
        _labelled(made)
    return made


def _bars(made: Any, chart: Chart) -> None:
    if made.type == "bar":
        made.x_axis.scaling.orientation = "maxMin"  # the first stands on top
    made.x_axis.tickLblPos = "low"  # beside the picture, also where bars go to the left
    if chart.kind is ChartKind.PROGRESS:
        made.overlap = 100
        _fill(made.series[0].graphicalProperties, Texture.OPEN)
        _fill(made.series[-1].graphicalProperties, Texture.PLAIN)
    elif chart.kind is ChartKind.STACKED:
        made.grouping, made.overlap = "stacked", 100
        for series, texture in zip(made.series, TEXTURES, strict=False):
            _fill(series.graphicalProperties, texture)
            series.invertIfNegative = False
    elif chart.kind is ChartKind.SPANS:
        made.grouping, made.overlap, made.legend = "stacked", 100, None
        made.series[0].graphicalProperties.noFill = True
        made.series[0].graphicalProperties.line.noFill = True
        days = [value for point in chart.points for value in (point.value, point.value if point.start is None else point.start)]
        made.y_axis.scaling.min, made.y_axis.scaling.max = int(min(days)) - _SERIAL, int(max(days)) - _SERIAL + 1
        _points(made.series[1], [point.texture for point in chart.points])
    else:
        _points(made.series[0], [Texture.HATCHED if point.value < 0 else point.texture for point in chart.points])


def _points(series: Any, textures: Sequence[Texture]) -> None:
    """Fill the bars of a series, those that differ one by one."""
    data_point = load_extra("openpyxl.chart.marker", "openpyxl", "office").DataPoint
    _fill(series.graphicalProperties, Texture.PLAIN)
    series.invertIfNegative = False
    for place, texture in enumerate(textures):
        if texture is not Texture.PLAIN:
            own = data_point(idx=place, invertIfNegative=False)
            own.graphicalProperties = load_extra("openpyxl.chart.shapes", "openpyxl", "office").GraphicalProperties()
            _fill(own.graphicalProperties, texture)
            series.dPt.append(own)


def _fill(properties: Any, texture: Texture) -> None:
    fill = load_extra("openpyxl.drawing.fill", "openpyxl", "office")
    properties.line.solidFill = _INK
    if texture in _PATTERNS:
        ink, white = fill.ColorChoice(srgbClr=_INK), fill.ColorChoice(srgbClr="FFFFFF")
        properties.pattFill = fill.PatternFillProperties(prst=_PATTERNS[texture], fgClr=ink, bgClr=white)
    else:
        properties.solidFill = "FFFFFF" if texture is Texture.OPEN else _FILL


def _line(series: Any, place: int) -> None:
    series.smooth = False
    series.graphicalProperties.line.solidFill = _INK
    series.graphicalProperties.line.dashStyle = _DASHES[place % len(_DASHES)]
    series.marker.symbol, series.marker.size = _MARKS[place % len(_MARKS)], 7
    series.marker.graphicalProperties.solidFill = "FFFFFF" if place % 2 else _INK
    series.marker.graphicalProperties.line.solidFill = _INK


def _labelled(made: Any) -> None:
    made.dataLabels = load_extra("openpyxl.chart.label", "openpyxl", "office").DataLabelList()
    labels = made.dataLabels
    labels.showVal = True
    labels.showSerName = labels.showCatName = labels.showLegendKey = labels.showPercent = False


def chart_of_its_own(chart: Chart, lang: Language) -> tuple[bytes, bytes]:
    """
    Return a chart for a document that is no workbook: its XML, the figures in it too, and the workbook that it is edited in.

    Raises:
        MissingExtraError: openpyxl is not installed.
    """
    openpyxl = load_extra("openpyxl", "openpyxl", "office")
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Sheet1"
    add_chart(sheet, chart, lang)
    out = io.BytesIO()
    book.save(out)
    with zipfile.ZipFile(io.BytesIO(out.getvalue())) as read:
        xml = read.read("xl/charts/chart1.xml")
    kept = openpyxl.Workbook()
    kept.properties.created = datetime(2000, 1, 1)  # noqa: DTZ001  # the format knows no zone
    kept.active.title = "Sheet1"
    for row in sheet.iter_rows():
        for cell in row:
            copy = kept.active.cell(row=cell.row, column=cell.column)
            copy.value, copy.data_type, copy.number_format = cell.value, cell.data_type, cell.number_format
    out = io.BytesIO()
    kept.save(out)
    return _remembered(xml, sheet), reproducible(out.getvalue())


def _remembered(xml: bytes, sheet: Any) -> bytes:
    """Return the XML of a chart with what stands in its cells beside every reference: a document shows it without reading the workbook."""
    cells = load_extra("openpyxl.utils.cell", "openpyxl", "office")
    oxml = load_extra("docx.oxml", "python-docx", "office")
    space = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
    root = oxml.parse_xml(xml)
    for kind, cache in (("numRef", "numCache"), ("strRef", "strCache")):
        for reference in root.iter(f"{space}{kind}"):
            for old in reference.findall(f"{space}{cache}"):
                reference.remove(old)
            left, top, right, bottom = cells.range_boundaries(reference.find(f"{space}f").text.rpartition("!")[2])
            known = [sheet.cell(row=row, column=column).value for row in range(top, bottom + 1) for column in range(left, right + 1)]
            made = reference.makeelement(f"{space}{cache}")
            made.append(made.makeelement(f"{space}ptCount", {"val": str(len(known))}))
            for place, value in enumerate(known):
                point = made.makeelement(f"{space}pt", {"idx": str(place)})
                shown = point.makeelement(f"{space}v")
                shown.text = "" if value is None else str(value)
                point.append(shown)
                made.append(point)
            reference.append(made)
    return bytes(load_extra("lxml.etree", "lxml", "office").tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
