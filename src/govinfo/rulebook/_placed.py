"""The formulas of a rulebook where they stand: read once, with what is wrong with those that cannot be read."""

from __future__ import annotations

from collections.abc import Iterator

from govinfo.errors import FormulaError, Problem
from govinfo.formulas import Formula, Kind, Scope, parse
from govinfo.rulebook._rulebook import Rulebook
from govinfo.rulebook._rules import Keep
from govinfo.rulebook._scopes import scope_of_measure, scope_of_pool, scope_of_rule, scope_of_totals
from govinfo.texts import Text


def formula_problems(rulebook: Rulebook) -> Iterator[Problem]:
    """Yield what is wrong with any formula of *rulebook*, under whatever reading it stands."""
    return (told(path, result) for _, _, path, result in read_all(rulebook) if isinstance(result, FormulaError))


def placed_formulas(rulebook: Rulebook) -> Iterator[tuple[str, Formula]]:
    """Yield every formula of *rulebook* that can be read, with its rule and field."""
    return ((path, result) for _, _, path, result in read_all(rulebook) if isinstance(result, Formula))


def read_formulas(rulebook: Rulebook) -> Iterator[Formula]:
    """Yield every formula of *rulebook* that can be read."""
    return (formula for _, formula in placed_formulas(rulebook))


def told(path: str, error: FormulaError) -> Problem:
    """Return what is wrong with the formula at *path*."""
    return Problem(path=path, message=Text("column {column}: {message}", column=error.column, message=error.message))


def read_all(rulebook: Rulebook) -> Iterator[tuple[object, str, str, Formula | FormulaError]]:
    """Yield every formula, or what is wrong with it: with what holds it, the name of its field, and its path."""
    for holder, id_, name, source, scope in _sources(rulebook):
        try:
            yield holder, name, f"{id_}.{name}", parse(source, scope, Kind.TRUTH if name == "provided" else Kind.NUMBER)
        except FormulaError as error:
            yield holder, name, f"{id_}.{name}", error


def _sources(rulebook: Rulebook) -> Iterator[tuple[object, str, str, str, Scope]]:
    scopes: dict[tuple[object, ...], Scope] = {}  # most rules of a rulebook may name the same
    for rule in (*rulebook.rules, *rulebook.bars, *rulebook.notices):
        if isinstance(rule, Keep):
            continue
        given = [(name, getattr(rule, name, None)) for name in ("provided", "amount", "pool", "most", "least", "first")]
        formulas = [(name, source) for name, source in given if isinstance(source, str)]
        if not formulas:
            continue
        alike = (*(getattr(rule, name, None) for name in ("of", "each", "persons")), getattr(rule, "decide", None) is None)
        scope = scopes[alike] = scopes.get(alike) or scope_of_rule(rulebook, rule)
        for name, source in formulas:
            yield rule, rule.id, name, source, scope_of_pool(rulebook) if name == "pool" else scope
    for measure in rulebook.measures:
        for name, given_source in (("weigh", measure.weigh), ("formula", measure.formula)):
            if given_source is not None:
                yield measure, f"measures.{measure.id}", name, given_source, scope_of_measure(rulebook, measure)
    yield rulebook.standing, "standing", "by", rulebook.standing.by, scope_of_totals(rulebook)
