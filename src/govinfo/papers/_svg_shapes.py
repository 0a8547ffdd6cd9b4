"""What charts are drawn of (图形): bars, columns, parts, lines, spans of days, as shapes with everything they need written in them."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Final, final

from attrs import frozen

from govinfo.exact import Exact, exact, format_exact, round_half_up
from govinfo.papers._charts import TEXTURES, Chart, ChartPoint, Texture
from govinfo.papers._inert import inert
from govinfo.papers._layout import width

INK: Final = "#1c1c1c"
_FILL: Final = "#1f5f8b"
_AXIS: Final = "#767676"
_WIDE: Final = 720
_LABEL: Final = 210
_VALUE: Final = 110
_ROOM: Final = _WIDE - _LABEL - _VALUE
_ROW: Final = 28
_BAR: Final = 16
_HIGH: Final = 180
_LONGEST_LABEL: Final = 30  # terminal columns: fifteen Chinese characters
_LONGEST_SHOWN: Final = 18
_MOST_NAMED: Final = 14
_DASHES: Final = ("", "8 4", "2 3", "10 3 2 3", "5 5", "1 4")


@final
@frozen
class Drawn:
    """Shapes, and how high they stand."""

    shapes: str
    height: int


def markup(text: str) -> str:
    r"""
    Return *text* as HTML or SVG that shows exactly this text and does nothing.

    >>> markup('<b onclick="x()">&\u202e')
    '&lt;b onclick=&quot;x()&quot;&gt;&amp;\\u202e'
    """
    return html.escape(inert(text))


def words(x: Exact, y: Exact, text: str, *, columns: int, anchor: str = "start") -> str:
    """Return a text of at most so many columns of a terminal."""
    where = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return f'<text x="{_px(x)}" y="{_px(y)}"{where}>{markup(_cut(text, columns))}</text>'


def texture_of(texture: Texture, number: int) -> str:
    """Return the attributes that fill a shape."""
    fill = {Texture.PLAIN: _FILL, Texture.OPEN: "#fff"}.get(texture, f"url(#{texture.value}{number})")
    return f'fill="{fill}" stroke="{INK}" stroke-width=".5"'


def bars(chart: Chart, number: int) -> Drawn:
    """Draw one bar a point, from zero to the right, below zero to the left."""
    least, span = _range(point.value for point in chart.points)
    zero = _LABEL + _ROOM * -least / span
    shapes = [_axis(zero, len(chart.points))]
    for place, point in enumerate(chart.points):
        long = abs(Fraction(point.value)) / span * _ROOM
        texture = Texture.HATCHED if point.value < 0 else point.texture
        bar = _rect(zero - long if point.value < 0 else zero, place, long, texture, number)
        shapes.append(_row(place, point, bar, max(zero if point.value < 0 else zero + long, zero)))
    return Drawn("".join(shapes), _tall(chart.points))


def progress(chart: Chart, number: int) -> Drawn:
    """Draw for every point what was reached of the whole."""
    shapes = [_axis(_LABEL, len(chart.points))]
    for place, point in enumerate(chart.points):
        reached = max(min(Fraction(point.value) / point.of if point.of else Fraction(point.value), Fraction(1)), Fraction(0))
        whole = f'<rect x="{_LABEL}" y="{_top(place)}" width="{_ROOM}" height="{_BAR}" fill="#fff" stroke="{_AXIS}"/>'
        shapes.append(_row(place, point, whole + _rect(_LABEL, place, reached * _ROOM, point.texture, number), _LABEL + _ROOM))
    return Drawn("".join(shapes), _tall(chart.points))


def stacked(chart: Chart, number: int) -> Drawn:
    """Draw the parts of every point one after the other, those below zero to the left."""
    ends = [end for point in chart.points for end in (sum(part for part in point.parts if part > 0), sum(p for p in point.parts if p < 0))]
    least, span = _range(ends)
    zero = _LABEL + _ROOM * -least / span
    shapes = [_axis(zero, len(chart.points))]
    for place, point in enumerate(chart.points):
        right = left = zero
        drawn: list[str] = []
        for name, part, texture in zip(chart.series, point.parts, TEXTURES, strict=False):
            long = abs(Fraction(part)) / span * _ROOM
            if not part:
                continue
            left -= long if part < 0 else 0
            told = f"<title>{markup(point.label)} {markup(name)} {markup(format_exact(_shown(part)))}</title>"
            drawn.append(f"<g>{told}{_rect(left if part < 0 else right, place, long, texture, number)}</g>")
            right += long if part > 0 else 0
        shapes.append(_row(place, point, "".join(drawn), right))
    return Drawn("".join(shapes), _tall(chart.points))


def columns(chart: Chart, number: int) -> Drawn:
    """Draw one column a point, from zero upwards, below zero downwards."""
    points = chart.points
    least, span = _range(point.value for point in points)
    zero, step = 20 + _HIGH * (1 + least / span), Fraction(_WIDE, max(len(points), 1))
    shapes = [f'<line x1="0" y1="{_px(zero)}" x2="{_WIDE}" y2="{_px(zero)}" stroke="{_AXIS}"/>']
    every = -(-len(points) // _MOST_NAMED)
    for place, point in enumerate(points):
        long = abs(Fraction(point.value)) / span * _HIGH
        top, centre = zero if point.value < 0 else zero - long, step * place + step / 2
        fill = texture_of(Texture.HATCHED if point.value < 0 else point.texture, number)
        bar = f'<rect x="{_px(centre - step / 3)}" y="{_px(top)}" width="{_px(step * 2 / 3)}" height="{_px(long)}" {fill}/>'
        # a value below zero is written above the axis, where there is room
        named = _named(point, centre, zero if point.value < 0 else top) if place % every == 0 else ""
        shapes.append(f"<g><title>{markup(point.label)} {markup(point.shown)}</title>{bar}{named}</g>")
    return Drawn("".join(shapes), _HIGH + 50)


def lines(chart: Chart, _: int) -> Drawn:
    """Draw one line a series over the points, each with dashes of its own and its name at its end."""
    points = chart.points
    least, span = _range(part for point in points for part in point.parts)
    room = Fraction(_WIDE - _VALUE - 60, max(len(points) - 1, 1))
    zero = 20 + _HIGH * (1 + least / span)
    shapes = [f'<line x1="0" y1="{_px(zero)}" x2="{_WIDE}" y2="{_px(zero)}" stroke="{_AXIS}"/>']
    shapes += [words(40 + room * place, _HIGH + 42, point.label, columns=14, anchor="middle") for place, point in enumerate(points)]
    taken: list[Fraction] = []
    for place, (name, dashes) in enumerate(zip(chart.series, _DASHES, strict=False)):
        at = [(40 + room * n, zero - Fraction(point.parts[place]) / span * _HIGH) for n, point in enumerate(points)]
        path = " ".join(f"{_px(x)},{_px(y)}" for x, y in at)
        shapes.append(f'<polyline points="{path}" fill="none" stroke="{INK}" stroke-width="2" stroke-dasharray="{dashes or "none"}"/>')
        for (x, y), point in zip(at, points, strict=True):
            shapes.append(f'<circle cx="{_px(x)}" cy="{_px(y)}" r="3.5" fill="{"#fff" if place else INK}" stroke="{INK}"/>')
            shapes.append(words(x, y - 8, format_exact(_shown(point.parts[place])), columns=10, anchor="middle"))
        if at:
            x, y = at[-1]
            while any(abs(y - other) < 16 for other in taken):  # names that would stand on each other move apart
                y += 16
            taken.append(y)
            shapes.append(words(x + 14, y + 4, name, columns=_LONGEST_SHOWN))
    return Drawn("".join(shapes), _HIGH + 60)


def spans(chart: Chart, number: int) -> Drawn:
    """Draw from which day to which every point lasts, on one scale of months, with a mark on a day."""
    days: list[Exact] = [*(point.value for point in chart.points), *(point.start for point in chart.points if point.start is not None)]
    days += [chart.mark] if chart.mark is not None else []
    first, last = int(min(days, default=1)), int(max(days, default=1))
    whole = max(last - first, 1)

    def across(day: Exact) -> Exact:
        return _LABEL + Fraction((day - first) * _ROOM, whole)

    below = _ROW * len(chart.points) + 24
    shapes = [
        f'<line x1="{_px(across(day))}" y1="20" x2="{_px(across(day))}" y2="{below}" stroke="{_AXIS}" stroke-dasharray="1 3"/>'
        + words(across(day), below + 16, name, columns=11, anchor="middle")
        for day, name in chart.ticks
    ]
    for place, point in enumerate(chart.points):
        start = point.value if point.start is None else point.start
        long = max(across(point.value) - across(start), 3)
        bar = _rect(across(start), place, long, point.texture, number, down=16)
        shapes.append(_row(place, point, bar, max(across(start) + long, _LABEL + _ROOM), down=16))
    if chart.mark is not None:
        x = _px(across(chart.mark))
        shapes.append(f'<line x1="{x}" y1="18" x2="{x}" y2="{below}" stroke="{INK}" stroke-width="2" stroke-dasharray="6 3"/>')
        shapes.append(words(across(chart.mark), 13, chart.marked, columns=40, anchor="middle"))
    return Drawn("".join(shapes), below + 24)


def _range(values: Iterable[Exact]) -> tuple[Fraction, Fraction]:
    """Return the least value, zero at most, and how much lies between it and the greatest."""
    known = [Fraction(value) for value in values]
    least = min([*known, Fraction(0)])
    return least, max([*known, Fraction(0)]) - least or Fraction(1)


def _row(place: int, point: ChartPoint, bar: str, after: Exact, *, down: int = 0) -> str:
    """Return a bar with its name before and its value behind it."""
    middle = _top(place) + _BAR - 3 + down
    label = words(_LABEL - 8, middle, point.label, columns=_LONGEST_LABEL, anchor="end")
    value = words(after + 6, middle, point.shown, columns=_LONGEST_SHOWN)
    return f"<g><title>{markup(point.label)} {markup(point.shown)}</title>{label}{bar}{value}</g>"


def _named(point: ChartPoint, centre: Exact, above: Exact) -> str:
    shown = words(centre, above - 5, point.shown, columns=10, anchor="middle")
    return shown + words(centre, _HIGH + 42, point.label, columns=10, anchor="middle")


def _rect(left: Exact, place: int, long: Exact, texture: Texture, number: int, *, down: int = 0) -> str:
    where = f'x="{_px(left)}" y="{_top(place) + down}" width="{_px(long)}" height="{_BAR}"'
    return f"<rect {where} {texture_of(texture, number)}/>"


def _axis(x: Exact, rows: int) -> str:
    return f'<line x1="{_px(x)}" y1="2" x2="{_px(x)}" y2="{_ROW * max(rows, 1) + 4}" stroke="{_AXIS}"/>'


def _top(place: int) -> int:
    return place * _ROW + 8


def _tall(points: Sequence[ChartPoint]) -> int:
    return _ROW * max(len(points), 1) + 10


def _shown(value: Exact) -> Exact:
    return round_half_up(value, Fraction(1, 100)) if "/" in format_exact(value) else value


def _cut(text: str, columns: int) -> str:
    line = inert(text)
    if width(line) <= columns:
        return line
    while line and width(line) > columns - 2:
        line = line[: max(len(line) - max((width(line) - columns) // 2, 1), 0)]
    return line + "…"


def _px(value: Exact) -> str:
    return format_exact(round_half_up(exact(value), Fraction(1, 10)))
