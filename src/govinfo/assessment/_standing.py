"""Ranks, eligibility and what else follows from the totals (排名与评先)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias, final

from attrs import frozen

from govinfo.assessment._measures import UnitEnv
from govinfo.exact import Exact, format_exact
from govinfo.formulas import Env, Unknown, evaluate, explain
from govinfo.rulebook import Notice, Side, Ties
from govinfo.rulebook._consequences import ConditionProgram
from govinfo.texts import Language, Text, Words
from govinfo.texts._titles import titled


@final
@frozen(kw_only=True)
class Reason:
    """
    Why somebody is barred, or what else follows (理由): the clause, its words, and the facts.

    Attributes:
        rule: the id of the bar or notice.
        side: whether it praises, only says, or finds fault, as every bar does.

    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> bars = [reason for card in year.units for reason in card.barred]
    >>> bars[0].clause
    '五(四)'
    """

    rule: str
    clause: str
    title: str
    because: Text
    title_en: str | None = None
    side: Side = Side.UNFAVOURABLE

    def text(self, lang: Language = "zh") -> str:
        """Return the reason as one line."""
        return Text("{clause}: {title} ({because})", clause=self.clause, title=titled(self), because=self.because).text(lang)


Score: TypeAlias = Exact | tuple[Exact, ...]
"""By what is ranked: a number, or several of which the later ones decide between equals."""


def ranks(given: Mapping[str, Score | None], ties: Ties) -> dict[str, int]:
    """
    Return everybody's rank, the greatest score first; equal scores share a rank, and those whose score is unknown the last.

    >>> ranks({"a": 5, "b": 7, "c": 7, "d": 1}, Ties.SKIP)
    {'a': 3, 'b': 1, 'c': 1, 'd': 4}
    >>> ranks({"a": (5, 1), "b": (5, 2)}, Ties.SKIP)
    {'a': 2, 'b': 1}
    """
    scores = {id_: score if score is None or isinstance(score, tuple) else (score,) for id_, score in given.items()}
    places: dict[tuple[Exact, ...], int] = {}
    known = sorted((score for score in scores.values() if score is not None), reverse=True)
    for place, score in enumerate(known, start=1):
        places.setdefault(score, place if ties is Ties.SKIP else len(places) + 1)
    last = 1 + (len(known) if ties is Ties.SKIP else len(places))
    return {id_: last if score is None else places[score] for id_, score in scores.items()}


def ranks_in_groups(scores: Mapping[str, Score | None], groups: Mapping[str, str | None], ties: Ties, *, grouped: bool) -> dict[str, int]:
    """
    Return everybody's rank as a rulebook ranks them: together, or each group by itself.

    >>> ranks_in_groups({"a": 5, "b": 7}, {"a": "town", "b": "bureau"}, Ties.SKIP, grouped=True)
    {'a': 1, 'b': 1}
    """
    if not grouped:
        return ranks(scores, ties)
    ranked: dict[str, int] = {}
    for group in dict.fromkeys(groups.values()):
        ranked |= ranks({id_: score for id_, score in scores.items() if groups[id_] == group}, ties)
    return ranked


def reasons(programs: Sequence[ConditionProgram], env: Env, waits: Callable[[ConditionProgram], None]) -> tuple[Reason, ...]:
    """
    Return the reason of every bar or notice whose condition is true in *env*.

    Args:
        waits: is told of every one whose condition is unknown.
    """
    found: list[Reason] = []
    for program in programs:
        met = evaluate(program.condition, env)
        if isinstance(met, Unknown):
            waits(program)
        if met is not True:
            continue
        because: tuple[object, ...] = (explain(program.condition, env),)
        if isinstance(env, UnitEnv) and "targets_met" in program.condition.names:
            missed = env.measures.missed(env.unit)
            because = tuple(
                Text(
                    "{period} {measure} {reached}, target {target}",
                    period=part,
                    measure=Words(env.title(target.measure, "zh"), env.title(target.measure, "en")),
                    reached=format_exact(reached),
                    target=format_exact(target.at_least),
                )
                for target, part, reached in missed
            )
        rule = program.rule
        side = rule.side if isinstance(rule, Notice) else Side.UNFAVOURABLE
        words = Text("{reasons}", reasons=because)
        found.append(Reason(rule=rule.id, clause=rule.clause, title=rule.title, title_en=rule.title_en, because=words, side=side))
    return tuple(found)
