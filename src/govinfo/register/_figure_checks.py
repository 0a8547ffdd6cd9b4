"""What is odd about figures: those of merged units that say different things."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from govinfo.errors import Problem, Severity
from govinfo.exact import Exact
from govinfo.periods import Period
from govinfo.records import Figure, Unit
from govinfo.texts import Text


def odd_figures(rows: Sequence[tuple[int, Figure]], units: Mapping[str, Unit]) -> Iterator[Problem]:
    """Yield the figures of units that became one, where they differ and it has none of its own: none of them holds for it."""
    handed_on: dict[tuple[str, str, Period | None], dict[Exact, tuple[int, Figure]]] = defaultdict(dict)
    own: set[tuple[str, str, Period | None]] = set()
    for i, figure in rows:
        if figure.unit is not None:
            own.add((figure.unit, figure.name, figure.period))
            heir = _last(figure.unit, units)
            if heir != figure.unit:
                handed_on[heir, figure.name, figure.period].setdefault(figure.value, (i, figure))
    for (heir, name, period), several in handed_on.items():
        if len(several) > 1 and (heir, name, period) not in own:
            i, figure = list(several.values())[-1]
            before = tuple(one.unit for _, one in several.values())
            message = Text(
                "{units} became {unit} and differ in {name}, so that none of it holds; give {unit} one of its own",
                units=before,
                unit=heir,
                name=name,
            )
            yield Problem(path=f"$.figures[{i}].value", record=figure.id, message=message, severity=Severity.QUESTION)


def _last(unit: str, units: Mapping[str, Unit]) -> str:
    passed: list[str] = []
    at: str | None = unit
    while at is not None and at not in passed:
        passed.append(at)
        at = units[at].successor if units[at].until is not None else None
    return passed[-1]
