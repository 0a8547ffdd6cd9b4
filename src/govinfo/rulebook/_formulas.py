"""The formulas of a rulebook where they stand: read once, with what is wrong with those that cannot be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, final

from attrs import evolve, frozen

from govinfo._frozen import Frozen
from govinfo.errors import FormulaError, Problem
from govinfo.formulas import Formula, Kind, Scope, parse
from govinfo.rulebook._book import Book
from govinfo.rulebook._rule_type import SOURCES, Formulas, RuleType
from govinfo.rulebook._rule_types import type_of
from govinfo.rulebook._scopes import scope_of_measure, scope_of_standing
from govinfo.rulebook._subjects import Subjects
from govinfo.rulebook._words import Under
from govinfo.texts import Text


@final
@frozen(eq=False)
class OwnFormulas:
    """
    The formulas of one rule or measure, or of the ranking.

    Attributes:
        holder: the rule, the measure or the standing in which they stand.
        path: where that is.
        read: those that can be read, by the names of their fields.
        wrong: what is wrong with the others.
        under: the readings under which they stand.
        kind: the type of the rule; None for a measure and the ranking.
    """

    holder: object
    path: str
    read: Formulas
    wrong: Mapping[str, FormulaError]
    under: Under = ()
    kind: RuleType[Any, Any] | None = None


def read_all(book: Book, rules: Sequence[Any]) -> tuple[OwnFormulas, ...]:
    """Read the formulas of *rules*, bars and notices among them, of every measure, and the one that ranks, in this order."""
    found: list[OwnFormulas] = []
    scopes: dict[tuple[object, ...], Scope] = {}  # most rules of a rulebook may name the same
    for rule in rules:
        kind = type_of(rule)
        alike = (kind.table, *(getattr(rule, name) for name in kind.scoped_by))
        sources = {name: source for name in SOURCES if isinstance(source := getattr(rule, name, None), str)}
        for name in sources:
            if (name, *alike) not in scopes:
                scopes[name, *alike] = kind.scope(book, rule, name)
        own = _read(rule, rule.id, sources, {name: scopes[name, *alike] for name in sources})
        found.append(evolve(own, under=rule.under, kind=kind))
    for measure in book.measures:
        sources = {name: source for name, source in (("weigh", measure.weigh), ("formula", measure.formula)) if source is not None}
        found.append(_read(measure, f"measures.{measure.id}", sources, dict.fromkeys(sources, scope_of_measure(book, measure))))
    sources = {"by": book.standing.by, "provided": book.standing.provided, "persons_by": book.standing.persons_by}
    of_units = scope_of_standing(book)
    scopes_of = {"by": of_units, "provided": of_units, "persons_by": scope_of_standing(book, Subjects.PERSONS)}
    for place, then in enumerate(book.standing.then):
        sources[f"then[{place}]"], scopes_of[f"then[{place}]"] = then, scopes_of["by"]
    found.append(_read(book.standing, "standing", sources, scopes_of))
    return tuple(found)


def formula_problems(several: Iterable[OwnFormulas]) -> Iterator[Problem]:
    """Yield what is wrong with any formula, under whatever reading it stands."""
    for own in several:
        for name, error in own.wrong.items():
            field, _, place = name.partition("[")
            written = getattr(own.holder, field)
            formula = written[int(place[:-1])] if place else written
            message = Text("column {column}: {message}", column=error.column, message=error.message, formula=formula)
            yield Problem(path=f"{own.path}.{name}", message=message)


def placed_formulas(several: Iterable[OwnFormulas]) -> Iterator[tuple[str, Formula]]:
    """Yield every formula that can be read, with its rule and field."""
    return ((f"{own.path}.{name}", formula) for own in several for name, formula in own.read.items())


def _read(holder: object, path: str, sources: Mapping[str, str], scopes: Mapping[str, Scope]) -> OwnFormulas:
    read: dict[str, Formula] = {}
    wrong: dict[str, FormulaError] = {}
    for name, source in sources.items():
        try:
            read[name] = parse(source, scopes[name], Kind.TRUTH if name == "provided" else Kind.NUMBER)
        except FormulaError as error:
            wrong[name] = error
    return OwnFormulas(holder, path, Frozen(read), Frozen(wrong))
