"""
Charts as inline SVG (图): bars, columns and progress, drawn from exact numbers, readable without colour.

Every bar bears its value in words; what is below zero is hatched and bears a minus sign. A chart has a title
and a description for those who cannot see it, and the same figures stand in a table of the paper.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from govinfo.exact import Exact, exact, format_exact, round_half_up
from govinfo.papers._inert import inert
from govinfo.papers._layout import width
from govinfo.papers._paper import Chart, ChartKind, ChartPoint
from govinfo.papers._wording import Wording
from govinfo.texts import Language

_WIDE: Final = 720
_LABEL: Final = 210
_VALUE: Final = 110
_ROW: Final = 28
_BAR: Final = 16
_HIGH: Final = 180
_FONT: Final = 13
_LONGEST_LABEL: Final = 30  # terminal columns: fifteen Chinese characters
_LONGEST_SHOWN: Final = 18
_MOST_NAMED: Final = 14


def markup(text: str) -> str:
    r"""
    Return *text* as HTML or SVG that shows exactly this text and does nothing.

    >>> markup('<b onclick="x()">&\u202e')
    '&lt;b onclick=&quot;x()&quot;&gt;&amp;\\u202e'
    """
    return html.escape(inert(text))


def chart_svg(chart: Chart, number: int, lang: Language = "zh") -> str:
    """
    Return a chart as an SVG element.

    Args:
        chart: what to draw.
        number: of the chart in its document, so that its ids are its own.
        lang: the reader's language.
    """
    say = Wording(lang)
    if chart.kind is ChartKind.COLUMNS:
        height, shapes = _HIGH + 50, list(_columns(chart.points, number))
    else:
        height, shapes = _ROW * max(len(chart.points), 1) + 10, list(_bars(chart, number))
    told = say.clauses(say("{name}: {value}", name=point.label, value=point.shown) for point in chart.points)
    return "".join(
        (
            f'<svg class="chart" viewBox="0 0 {_WIDE} {height}" role="img" aria-labelledby="t{number} d{number}">',
            f'<title id="t{number}">{markup(chart.title)}</title><desc id="d{number}">{markup(told)}</desc>',
            f'<defs><pattern id="h{number}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">',
            '<rect width="6" height="6" fill="#fff"/><rect width="3" height="6" fill="#9c2a2a"/></pattern></defs>',
            *shapes,
            "</svg>",
        )
    )


def _bars(chart: Chart, number: int) -> Iterator[str]:
    points = chart.points
    room = _WIDE - _LABEL - _VALUE
    if chart.kind is ChartKind.PROGRESS:
        least, span = Fraction(0), Fraction(1)
    else:
        least = Fraction(min((point.value for point in points), default=0))
        least = min(least, Fraction(0))
        span = max(Fraction(max((point.value for point in points), default=0)), Fraction(0)) - least or Fraction(1)
    zero = _LABEL + room * -least / span
    yield f'<line class="axis" x1="{_px(zero)}" y1="2" x2="{_px(zero)}" y2="{_ROW * max(len(points), 1) + 4}"/>'
    for place, point in enumerate(points):
        top = place * _ROW + 8
        middle = top + _BAR - 3
        value = Fraction(point.value) / point.of if chart.kind is ChartKind.PROGRESS and point.of else Fraction(point.value)
        if chart.kind is ChartKind.PROGRESS:
            value = max(min(value, Fraction(1)), Fraction(0))
            yield f'<rect class="whole" x="{_LABEL}" y="{top}" width="{room}" height="{_BAR}"/>'
        long = abs(value) / span * room
        start = zero - long if value < 0 else zero
        fill = f' style="fill:url(#h{number})"' if value < 0 else ""
        yield f"<g><title>{markup(point.label)} {markup(point.shown)}</title>"
        yield f'<text x="{_LABEL - 8}" y="{middle}" text-anchor="end">{markup(_cut(point.label, _LONGEST_LABEL))}</text>'
        yield f'<rect class="bar" x="{_px(start)}" y="{top}" width="{_px(long)}" height="{_BAR}"{fill}/>'
        after = _LABEL + room if chart.kind is ChartKind.PROGRESS else max(start + long, zero)
        yield f'<text x="{_px(after + 6)}" y="{middle}">{markup(_cut(point.shown, _LONGEST_SHOWN))}</text></g>'


def _columns(points: tuple[ChartPoint, ...], number: int) -> Iterator[str]:
    least = min(min((Fraction(point.value) for point in points), default=Fraction(0)), Fraction(0))
    span = max(max((Fraction(point.value) for point in points), default=Fraction(0)), Fraction(0)) - least or Fraction(1)
    zero = 20 + _HIGH * (1 + least / span)
    step = Fraction(_WIDE, max(len(points), 1))
    every = -(-len(points) // _MOST_NAMED)
    yield f'<line class="axis" x1="0" y1="{_px(zero)}" x2="{_WIDE}" y2="{_px(zero)}"/>'
    for place, point in enumerate(points):
        long = abs(Fraction(point.value)) / span * _HIGH
        top = zero if point.value < 0 else zero - long
        fill = f' style="fill:url(#h{number})"' if point.value < 0 else ""
        centre = step * place + step / 2
        yield f"<g><title>{markup(point.label)} {markup(point.shown)}</title>"
        yield f'<rect class="bar" x="{_px(centre - step / 3)}" y="{_px(top)}" width="{_px(step * 2 / 3)}" height="{_px(long)}"{fill}/>'
        if place % every == 0:
            # a value below zero is written above the axis, where there is room
            above = zero if point.value < 0 else top
            yield f'<text x="{_px(centre)}" y="{_px(above - 5)}" text-anchor="middle">{markup(_cut(point.shown, 10))}</text>'
            yield f'<text x="{_px(centre)}" y="{_HIGH + 42}" text-anchor="middle">{markup(_cut(point.label, 10))}</text>'
        yield "</g>"


def _cut(text: str, columns: int) -> str:
    line = inert(text)
    if width(line) <= columns:
        return line
    while line and width(line) > columns - 2:
        line = line[: max(len(line) - max((width(line) - columns) // 2, 1), 0)]
    return line + "…"


def _px(value: Exact) -> str:
    return format_exact(round_half_up(exact(value), Fraction(1, 10)))
