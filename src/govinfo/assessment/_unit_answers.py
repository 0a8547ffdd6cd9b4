"""What each lookup tells of a unit in a span: one table of answers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from govinfo.exact import Exact, exact
from govinfo.formulas import UNKNOWN, Interval, Unknown, Value
from govinfo.formulas._possible import as_interval, compared, from_interval
from govinfo.records import Finding, Target

if TYPE_CHECKING:
    from govinfo.assessment._measures import UnitEnv


def _targeted(env: UnitEnv, word: str, _: Exact | None) -> Value:
    return bool(env.binding(word))


def _met(env: UnitEnv, word: str, _: Exact | None) -> Value | Unknown:
    return env.measures.met(env.unit, env.binding(word))


def _target(env: UnitEnv, word: str, _: Exact | None) -> Value:
    owed: dict[Target, Exact] = {}
    for target, _span in env.binding(word):  # one of a shorter sub-period is owed in each of them
        owed[target] = owed.get(target, 0) + target.at_least
    return exact(max(owed.values(), default=0))


def _rank(env: UnitEnv, word: str, _: Exact | None) -> Value | Unknown:
    known, unknown = env.measures.others.ordered(word, env.unit, env.period)
    own = env.measures.others.of_all(word, env.period)[env.unit]
    if not unknown and not isinstance(own, Unknown):
        return 1 + len(known) - bisect_right(known, own)
    place = as_interval(own)
    others = [*map(as_interval, known), *(other.within for other in unknown)]
    better = [compared(">", other, place) for other in others]
    if not known:
        return Unknown(Interval(1))
    return from_interval(Interval(1 + sum(one is True for one in better), 1 + sum(one is not False for one in better)))


def _figure(env: UnitEnv, word: str, default: Exact | None) -> Value | Unknown:
    figure = env.measures.figure(env.unit, word, env.period)
    return or_default(None if figure is None else figure.value, default)


def _is_owed(env: UnitEnv, criterion: str) -> bool:
    """Whether the latest judgement that a criterion must be given in the period is still owed; few criteria must be judged."""
    measures = env.measures
    due = measures.books.program.criteria[criterion].due
    if due is None:
        return False
    spans = [part for part in measures.parts(env.period, due) if measures.lives(env.unit, part)]
    if not spans:  # the period is part of one in which it must be judged
        spans = list(env.period.touching(due, first_month=measures.books.program.rulebook.settings.first_month))
    found = measures.findings(env.unit, criterion, spans[-1])
    return not found or not found[-1].decides


def _finding(env: UnitEnv, word: str, _: Exact | None) -> Value | Unknown:
    if _is_owed(env, word):
        return UNKNOWN
    inside = env.measures.findings(env.unit, word, env.period)
    return bool(inside) and inside[-1].met is True


def _decided(env: UnitEnv, word: str, default: Exact | None) -> Value | Unknown:
    return decided_in(env.measures.findings(env.unit, word, env.period)[-1:], default)


def or_default(value: Exact | None, default: Exact | None) -> Value | Unknown:
    """Return a number, where there is none its written default, and where there is no default either, unknown."""
    if value is not None:
        return value
    return UNKNOWN if default is None else default


def decided_in(findings: Sequence[Finding], default: Exact | None) -> Value | Unknown:
    """Return the amount that the latest of some findings with an amount decided; what was found not to be met comes to nothing."""
    amount = next((finding.amount for finding in reversed(findings) if finding.amount is not None and finding.met is not False), None)
    if amount is None and findings and findings[-1].met is False:
        return 0
    return or_default(amount, default)


ANSWERS: Final[Mapping[str, Callable[[UnitEnv, str, Exact | None], Value | Unknown]]] = MappingProxyType(
    {
        "targeted": _targeted,
        "met": _met,
        "target": _target,
        "rank": _rank,
        "figure": _figure,
        "finding": _finding,
        "decided": _decided,
        "earned": lambda env, word, _: exact(sum(env.measures.earned(env.unit, word, env.period))),
        "lines": lambda env, word, _: len(env.measures.earned(env.unit, word, env.period)),
        "everyone": lambda env, word, _: env.measures.others.everyone(word, env.period),
        "best": lambda env, word, _: env.measures.others.best(word, env.period),
        "reading": lambda env, word, _: env.measures.books.program.rulebook.options[word],
    }
)
"""What each lookup tells of a unit in a span."""
