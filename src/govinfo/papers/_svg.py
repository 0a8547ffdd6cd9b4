"""
Charts as inline SVG (图), drawn from exact numbers, readable without colour and without a style sheet.

Every bar bears its value in words; what is below zero is hatched and bears a minus sign, and parts and lines differ
by texture, dash and mark. A chart has a title and a description for those who cannot see it, and the same figures
stand in a table of the paper.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from govinfo.papers._charts import TEXTURES, Chart, ChartKind, Texture, told
from govinfo.papers._svg_shapes import INK, Drawn, bars, columns, lines, markup, progress, spans, stacked, texture_of, words
from govinfo.papers._wording import Wording
from govinfo.texts import Language

_WIDE: Final = 720
_FACES: Final = "SimHei,'黑体',STHeiti,'Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Microsoft YaHei',sans-serif"
_FAULT: Final = "#9c2a2a"
_LEGEND: Final = 20
_IN_A_ROW: Final = 2
_LONGEST: Final = 44

_DRAWN: Final[Mapping[ChartKind, Callable[[Chart, int], Drawn]]] = {
    ChartKind.BARS: bars,
    ChartKind.COLUMNS: columns,
    ChartKind.PROGRESS: progress,
    ChartKind.STACKED: stacked,
    ChartKind.LINES: lines,
    ChartKind.SPANS: spans,
}

_PATTERNS: Final[Mapping[Texture, str]] = {
    Texture.HATCHED: '<path d="M-1 1l2-2M0 6l6-6M5 7l2-2" stroke="{fault}" stroke-width="1.5"/>',
    Texture.DOTTED: f'<circle cx="3" cy="3" r="1.2" fill="{INK}"/>',
    Texture.CROSSED: f'<path d="M0 3h6M3 0v6" stroke="{INK}" stroke-width=".8"/>',
    Texture.LINED: f'<path d="M0 3h6" stroke="{INK}" stroke-width="1.5"/>',
}
"""What a texture repeats, on white; hatching alone is what finds fault, and red where there is colour."""


def chart_svg(chart: Chart, number: int, lang: Language = "zh") -> str:
    """
    Return a chart as an SVG element.

    Args:
        chart: what to draw.
        number: of the chart in its document, so that its ids are its own.
        lang: the reader's language.
    """
    drawn = _DRAWN[chart.kind](chart, number)
    legend = "".join(_legend(chart, number)) if chart.kind is ChartKind.STACKED else ""
    below = -(-len(chart.series) // _IN_A_ROW) * _LEGEND if legend else 0
    fault = INK if chart.kind is ChartKind.STACKED else _FAULT
    patterns = "".join(
        _pattern(texture, number, fault) for texture in _PATTERNS if f"url(#{_id(texture, number)})" in drawn.shapes + legend
    )
    return "".join(
        (
            f'<svg class="chart" viewBox="0 0 {_WIDE} {drawn.height + below}" role="img"',
            f' aria-labelledby="t{number} d{number}" font-size="13" font-family="{_FACES}" fill="{INK}">',
            f'<title id="t{number}">{markup(chart.title)}</title><desc id="d{number}">{markup(told(chart, Wording(lang)))}</desc>',
            f"<defs>{patterns}</defs>" if patterns else "",
            f'<g transform="translate(0 {below})">{drawn.shapes}</g>' if below else drawn.shapes,
            legend,
            "</svg>",
        )
    )


def _legend(chart: Chart, number: int) -> Iterator[str]:
    """Yield what every texture stands for, above the chart."""
    for place, (name, texture) in enumerate(zip(chart.series, TEXTURES, strict=False)):
        left, top = _WIDE // _IN_A_ROW * (place % _IN_A_ROW) + 8, place // _IN_A_ROW * _LEGEND + 4
        yield f'<rect x="{left}" y="{top}" width="14" height="12" {texture_of(texture, number)}/>'
        yield words(left + 20, top + 11, name, columns=_LONGEST)


def _id(texture: Texture, number: int) -> str:
    return f"{texture.value}{number}"


def _pattern(texture: Texture, number: int, fault: str) -> str:
    head = f'<pattern id="{_id(texture, number)}" width="6" height="6" patternUnits="userSpaceOnUse">'
    return f'{head}<rect width="6" height="6" fill="#fff"/>{_PATTERNS[texture].format(fault=fault)}</pattern>'
