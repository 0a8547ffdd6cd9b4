"""The words in which explanations tell of signs, functions and lookups."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from govinfo.exact import format_exact
from govinfo.formulas._lookups import LOOKUPS
from govinfo.formulas._nodes import Kin, Value
from govinfo.formulas._unknown import Unknown
from govinfo.texts import Language, Text

MAX_LISTED: Final = 12
"""How many sub-periods an explanation lists: a year of months."""

SIGNS: Final[Mapping[str, str]] = MappingProxyType({"<": "<", "<=": "≤", ">": ">", ">=": "≥", "==": "=", "!=": "≠"})
"""How comparisons are printed."""

CALLS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "abs": "abs({parts})",
        "ceil": "ceil({parts})",
        "floor": "floor({parts})",
        "max": "max({parts})",
        "min": "min({parts})",
        "round": "round({parts})",
    }
)
"""How calls of listed functions are printed."""

MERGED: Final[Mapping[str, str]] = MappingProxyType(
    {
        "least": "least by {grain} {value}: {parts}",
        "mean": "mean by {grain} {value}: {parts}",
        "most": "most by {grain} {value}: {parts}",
        "total": "total by {grain} {value}: {parts}",
    }
)
"""How aggregates of numbers are printed."""

OF_SEVERAL: Final[Mapping[str, str]] = MappingProxyType(
    {
        "least": "{who}: least {value}: {parts}",
        "mean": "{who}: mean {value}: {parts}",
        "most": "{who}: most {value}: {parts}",
        "total": "{who}: total {value}: {parts}",
    }
)
"""How aggregates of numbers over subjects are printed."""

NOT_ASKED: Final[Mapping[Kin, str]] = MappingProxyType(
    {
        Kin.UNIT: "{word}(...) stands only in formulas about a person, and asks about its unit",
        Kin.PERSONS: "{word}(...) stands only in formulas about a unit, and asks about its persons",
        Kin.CHILDREN: "{word}(...) stands only in formulas about a unit, and asks about the units below it",
    }
)
"""Why a formula may not ask somebody here."""


def lookup_label(lookup: str, title: str, lang: Language) -> str:
    """
    Return what readers call that which a lookup tells of a word.

    >>> lookup_label("target", "sent", "en"), lookup_label("rank", "sent", "en")
    ('target of sent', 'rank(sent)')
    """
    entry = LOOKUPS.get(lookup)
    phrase = None if entry is None else entry.phrase
    return Text("{lookup}({title})" if phrase is None else phrase, lookup=lookup, title=title).text(lang)


def lookup_truth(lookup: str, title: str, lang: Language, *, holds: bool) -> str:
    """
    Return the fact that a lookup told.

    >>> lookup_truth("met", "sent", "en", holds=False), lookup_truth("known", "sent", "en", holds=True)
    ('target of sent missed', 'known(sent): yes')
    """
    entry = LOOKUPS.get(lookup)
    template = None if entry is None else entry.yes if holds else entry.no
    if template is None:
        return yes_or_no(lookup_label(lookup, title, lang), lang, holds=holds)
    return Text(template, title=title).text(lang)


def yes_or_no(title: str, lang: Language, *, holds: bool) -> str:
    """
    Return the fact that a truth holds or not.

    >>> yes_or_no("composite", "en", holds=False)
    'composite: no'
    """
    return Text("{title}: yes" if holds else "{title}: no", title=title).text(lang)


def plain_number(value: Value) -> str:
    """
    Return a number as files show it.

    >>> plain_number(2)
    '2'
    """
    return value if isinstance(value, str) else format_exact(value)


def shown_number(value: Value | Unknown, lang: Language) -> str:
    """
    Return a number as files show it, and of an unknown one what is known.

    >>> from govinfo.formulas._bounds import Interval
    >>> shown_number(2, "en"), shown_number(Unknown(Interval(12)), "en")
    ('2', 'unknown, at least 12')
    """
    if not isinstance(value, Unknown):
        return plain_number(value)
    least, greatest = value.within.least, value.within.greatest
    if least is None:
        return (Text("unknown") if greatest is None else Text("unknown, at most {most}", most=format_exact(greatest))).text(lang)
    if greatest is None:
        return Text("unknown, at least {least}", least=format_exact(least)).text(lang)
    return Text("unknown, from {least} to {most}", least=format_exact(least), most=format_exact(greatest)).text(lang)


def listed(items: list[str], lang: Language) -> str:
    """
    Return the items in a row, the first twelve where there are more.

    >>> listed(["a", "b"], "en")
    'a, b'
    """
    shown = tuple(items[:MAX_LISTED])
    if len(items) > MAX_LISTED:
        return Text("{parts} and {n} more", parts=shown, n=len(items) - MAX_LISTED).text(lang)
    return Text("{parts}", parts=shown).text(lang)
