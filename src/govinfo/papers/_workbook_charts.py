"""Charts of workbooks (表内图): the spreadsheet's own, drawn from cells beside them, so that they follow what is edited."""

from __future__ import annotations

from typing import Any, Final

from govinfo.errors import load_extra
from govinfo.papers._cells import exact_cell, put_text
from govinfo.papers._inert import inert
from govinfo.papers._paper import Chart, ChartKind

_WIDE: Final = 20
_LEAST: Final = 7
_ROW: Final = 0.7


def add_chart(sheet: Any, chart: Chart) -> None:
    """Write the figures of a chart into a sheet, and beside them the chart of these cells."""
    drawing = load_extra("openpyxl.chart", "openpyxl", "office")
    progress = chart.kind is ChartKind.PROGRESS
    for row, point in enumerate(chart.points, start=2):
        put_text(sheet.cell(row=row, column=1), point.label)
        sheet.cell(row=row, column=2).value = exact_cell(point.value)
        if progress and point.of is not None:
            sheet.cell(row=row, column=3).value = exact_cell(point.of)
    put_text(sheet.cell(row=1, column=2), chart.title)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 34, 14
    made = drawing.BarChart()
    made.type = "col" if chart.kind is ChartKind.COLUMNS else "bar"
    made.title, made.legend = inert(chart.title), None
    made.width, made.height = _WIDE, max(_LEAST, _ROW * len(chart.points) + 3)
    last = len(chart.points) + 1
    reference = drawing.Reference
    made.add_data(reference(sheet, min_col=2, max_col=3 if progress else 2, min_row=1, max_row=last), titles_from_data=True)
    made.set_categories(reference(sheet, min_col=1, min_row=2, max_row=last))
    made.dataLabels = load_extra("openpyxl.chart.label", "openpyxl", "office").DataLabelList()
    labels = made.dataLabels
    labels.showVal = True
    labels.showSerName = labels.showCatName = labels.showLegendKey = labels.showPercent = False
    made.x_axis.delete = made.y_axis.delete = False
    if made.type == "bar":
        made.x_axis.scaling.orientation = "maxMin"  # the first stands on top
    sheet.add_chart(made, f"A{last + 2}")
