"""Charts (图) as values: what is drawn, of exact numbers, each told in words beside; how it is drawn is each format's own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, final

from attrs import frozen

from govinfo._doors import typed
from govinfo.exact import Exact, exact
from govinfo.labels import Labelled
from govinfo.papers._wording import Wording


class ChartKind(Labelled):
    """
    How a chart is drawn (图形).

    >>> [kind.value for kind in ChartKind]
    ['bars', 'columns', 'progress', 'stacked', 'lines', 'spans']
    """

    BARS = "bars", "条形图"
    COLUMNS = "columns", "柱形图"
    PROGRESS = "progress", "进度图"
    STACKED = "stacked", "堆积条形图"
    LINES = "lines", "折线图"
    SPANS = "spans", "时间轴"


class Texture(Labelled):
    """
    How a bar is filled (填充), so that it is told from others without colour.

    >>> [texture.value for texture in Texture]
    ['plain', 'hatched', 'open', 'dotted', 'crossed', 'lined']
    """

    PLAIN = "plain", "实心"
    HATCHED = "hatched", "斜线"
    OPEN = "open", "空心"
    DOTTED = "dotted", "点"
    CROSSED = "crossed", "网格"
    LINED = "lined", "横线"


TEXTURES: Final = tuple(Texture)
"""The fillings of the parts of a stacked bar, in their order."""


MOST_BARS: Final = 60
"""How many bars a chart has that shows the first of a ranking: more are no picture, and stand in the table beside it."""


@final
@frozen(kw_only=True, field_transformer=typed)
class ChartPoint:
    """
    One bar of a chart.

    Attributes:
        shown: the value in words, printed beside the bar.
        of: the full length of a bar that shows progress.
        parts: what it is made of, or its value in each series; one for each name in `series` of the chart.
        start: the day on which a span begins, as days are numbered; its `value` is the day on which it ends.
        texture: how it is filled.

    >>> ChartPoint(label="农业农村局", value=60, shown="60分").shown
    '60分'
    """

    label: str
    value: Exact
    shown: str
    of: Exact | None = None
    parts: tuple[Exact, ...] = ()
    start: Exact | None = None
    texture: Texture = Texture.PLAIN


@final
@frozen(kw_only=True, field_transformer=typed)
class Chart:
    """
    A chart (图) of figures that a grid of the same paper holds too.

    Attributes:
        series: what the parts of each bar, or the lines, are called; of spans what their begin, their end and their length is called.
        mark: a day marked on spans, as days are numbered, such as the one on which they are looked at.
        marked: what is said of it.
        ticks: the days that the scale of spans names, and what they are called.

    >>> point = ChartPoint(label="农业农村局", value=60, shown="60分")
    >>> Chart(kind=ChartKind.BARS, title="得分", points=(point,)).points[0].value
    60
    """

    kind: ChartKind
    title: str
    points: tuple[ChartPoint, ...]
    series: tuple[str, ...] = ()
    mark: Exact | None = None
    marked: str = ""
    ticks: tuple[tuple[Exact, str], ...] = ()


def first_of(title: str, many: int, say: Wording) -> str:
    """Return the title of a chart that shows the first of so many, and says so where it does not show all."""
    return title if many <= MOST_BARS else say("{title} (the first {n})", title=title, n=MOST_BARS)


def told(chart: Chart, say: Wording) -> str:
    """Return all that a chart shows in words, for those who do not see it."""
    rows = [say("{name}: {value}", name=point.label, value=_told(chart, point, say)) for point in chart.points]
    return say.clauses([*([chart.marked] if chart.marked else []), *rows])


def _told(chart: Chart, point: ChartPoint, say: Wording) -> str:
    parts = say.phrases(
        say("{name} {value}", name=name, value=say.number(part))
        for name, part in zip(chart.series, point.parts, strict=False)
        if part or chart.kind is ChartKind.LINES
    )
    if chart.kind is ChartKind.LINES:
        return parts
    return say("{value} ({parts})", value=point.shown, parts=parts) if parts else point.shown


def composed(rows: Sequence[tuple[str, dict[str, Exact]]], names: Sequence[tuple[str, str]], title: str, say: Wording) -> Chart | None:
    """
    Return what sums are made of as a chart: the largest parts by themselves, all others as one; None where there is but one part.

    Args:
        rows: for each bar its name and its parts by their ids.
        names: the ids of the parts in their order, and what they are called.
        title: of the chart.
        say: the reader's language.
    """
    weight: dict[str, Exact] = {id_: exact(sum(max(parts.get(id_, 0), -parts.get(id_, 0)) for _, parts in rows)) for id_, _ in names}
    known = [(id_, name) for id_, name in names if weight[id_]]
    if len(known) < 2 or not rows:  # one part is no composition
        return None
    most = len(TEXTURES)
    kept = {id_ for id_, _ in (known if len(known) <= most else sorted(known, key=lambda one: -weight[one[0]])[: most - 1])}
    shown = [one for one in known if one[0] in kept]
    rest = [id_ for id_, _ in known if id_ not in kept]
    points: list[ChartPoint] = []
    for name, parts in rows:
        values = [parts.get(id_, 0) for id_, _ in shown] + ([exact(sum(parts.get(id_, 0) for id_ in rest))] if rest else [])
        whole = exact(sum(values))
        points.append(ChartPoint(label=name, value=whole, shown=say.number(whole), parts=tuple(values)))
    series = (*(name for _, name in shown), *((say("other clauses"),) if rest else ()))
    return Chart(kind=ChartKind.STACKED, title=title, points=tuple(points), series=series)
