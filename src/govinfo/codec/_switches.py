"""
Readings inside a rulebook file: wherever a value stands, a switch may stand instead.

A switch is a table `{ reading = "ID", OPTION = VALUE, ... }` with a value for every option. A table
that holds switches is expanded into one variant for each combination of their options, each
holding only under those options.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Final, TypeAlias, cast

from govinfo.codec._problems import Refusal, Refusals, unknown_word
from govinfo.texts import Text

Table: TypeAlias = dict[str, object]

MOST_VARIANTS: Final = 256
"""How many variants one table may have."""


def variants(table: Table, readings: Mapping[str, tuple[str, ...]]) -> list[tuple[dict[str, tuple[str, ...]], Table]]:
    """
    Return every variant of *table* with the options under which it holds.

    Args:
        table: a rule or another table of a rulebook file, with its `under` taken out.
        readings: the options of every reading.

    Raises:
        Refusals: a switch names an unknown reading or option, or leaves an option out.
    """
    problems: list[tuple[str, Exception]] = []
    used: dict[str, tuple[str, ...]] = {}
    for path, switch in _switches(table, ""):
        reading = switch["reading"]
        if not isinstance(reading, str) or reading not in readings:
            problems.append((f"{path}.reading", unknown_word(reading, readings)))
            continue
        used[reading] = readings[reading]
        problems += [
            (f"{path}.{option}", unknown_word(option, readings[reading]))
            for option in switch
            if option not in {"reading", *readings[reading]}
        ]
        missing = [option for option in readings[reading] if option not in switch]
        if missing:
            problems.append((path, Refusal(Text("says nothing for the options {options} of the reading", options=tuple(missing)))))
    count = 1
    for options in used.values():
        count *= len(options)
    if count > MOST_VARIANTS:
        problems.append(("", Refusal(Text("has {n} variants, more than {most}; split it into several rules", n=count, most=MOST_VARIANTS))))
    if problems:
        raise Refusals(problems)
    result: list[tuple[dict[str, tuple[str, ...]], Table]] = []
    for combination in product(*used.values()):
        taken = dict(zip(used, combination, strict=True))
        variant = cast("Table", _resolved(table, taken))
        result.append(({reading: (option,) for reading, option in taken.items()}, variant))
    return result


def _switches(value: object, path: str) -> Iterator[tuple[str, Table]]:
    if isinstance(value, dict):
        table = cast("Table", value)
        if "reading" in table:
            yield path, table
        for key, inner in table.items():
            yield from _switches(inner, f"{path}.{key}")
    elif isinstance(value, list):
        for i, inner in enumerate(cast("list[object]", value)):
            yield from _switches(inner, f"{path}[{i}]")


def _resolved(value: object, taken: Mapping[str, str]) -> object:
    if isinstance(value, dict):
        table = cast("Table", value)
        if "reading" in table:
            return _resolved(table[taken[cast("str", table["reading"])]], taken)
        return {key: _resolved(inner, taken) for key, inner in table.items()}
    if isinstance(value, list):
        return [_resolved(inner, taken) for inner in cast("list[object]", value)]
    return value
