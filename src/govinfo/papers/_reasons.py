"""Reasons as clerks write them (理由措辞): days and periods in words, like periods told together, punctuation in full width."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, cast

from govinfo.assessment import Reason
from govinfo.papers._figures import period_in_words
from govinfo.papers._wording import Wording, full_width
from govinfo.periods import Period
from govinfo.texts import Text
from govinfo.texts._text import plain

_MISSED: Final = "{period} {measure} {reached}, target {target}"
"""How the assessment tells a target that was missed."""

_MOST: Final = 3
"""How many missed periods of one target are told one by one."""

_LOOSE: Final = re.compile(r"(?<=[\u4e00-\u9fff]) (?=-?[0-9])|(?<=[0-9]) (?=[\u4e00-\u9fff])")


def reason_words(reason: Reason, say: Wording) -> str:
    """Return a reason in words: its clause and title, and the facts as a clerk writes them."""
    title = say.title(reason, reason.rule)
    facts = say.clauses(_facts(reason.because, say))
    if not facts:
        return say("{clause}: {title}", clause=reason.clause, title=title)
    return say("{clause}: {title} ({because})", clause=reason.clause, title=title, because=facts)


def spoken(words: str, say: Wording) -> str:
    """
    Return a sentence of the engine as it stands in a paper.

    >>> spoken("2024年第二季度采用条数 0 < 1、2024年积分 80 < 90", Wording("zh"))
    '2024年第二季度采用条数0 < 1、2024年积分80 < 90'
    """
    return words if say.lang != "zh" else full_width(_LOOSE.sub("", words))


def _facts(because: Text, say: Wording) -> Iterator[str]:
    several = dict(because.values).get("reasons")
    facts: tuple[object, ...] = cast("tuple[object, ...]", several) if isinstance(several, tuple) else (because,)
    alike: dict[tuple[str, str, int], list[tuple[Period, str]]] = {}
    for fact in facts:
        if isinstance(fact, Text) and fact.template == _MISSED:
            values = dict(fact.values)
            alike.setdefault(_kind(values, say), []).append((cast("Period", values["period"]), str(values["reached"])))
    told: set[tuple[str, str, int]] = set()
    for fact in facts:
        if not (isinstance(fact, Text) and fact.template == _MISSED):
            yield spoken(plain(fact, say.lang), say)
            continue
        key = _kind(dict(fact.values), say)
        if key in told:
            continue
        told.add(key)
        yield from _targets(key[0], key[1], alike[key], say)


def _kind(values: Mapping[str, object], say: Wording) -> tuple[str, str, int]:
    """Return what targets have in common that are told together: what is counted, how much is owed, for how long."""
    return plain(values["measure"], say.lang), str(values["target"]), len(cast("Period", values["period"]).name)


def _targets(measure: str, target: str, missed: Sequence[tuple[Period, str]], say: Wording) -> Iterator[str]:
    """Yield the periods in which one target was missed, each by itself where they are few, else all in one."""
    if len(missed) <= _MOST:
        for period, reached in missed:
            words = period_in_words(period, say.lang)
            yield say("{measure} in {period} {reached}, target {target}", measure=measure, period=words, reached=reached, target=target)
        return
    words = say("{measure} below the target of {target} in {n} periods ({periods})", measure=measure, target=target, n=len(missed),
                periods=in_a_row([period_in_words(period, say.lang) for period, _ in missed]))  # fmt: skip
    yield words


def in_a_row(periods: Sequence[str]) -> tuple[str, ...]:
    """
    Return periods in words, the year said once where it stays the same.

    >>> in_a_row(["2024年1月", "2024年2月", "2025年1月"])
    ('2024年1月', '2月', '2025年1月')
    """
    shown: list[str] = []
    last = ""
    for words in periods:
        year, mark, _ = words.partition("年")
        shown.append(words.removeprefix(year + mark) if mark and year == last else words)
        last = year if mark else ""
    return tuple(shown)
