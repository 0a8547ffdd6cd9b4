"""The words that rules know of attributes whose words nobody declares (开放用语): tags, pages, grades, channels."""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import Final, TypeAlias

from govinfo.formulas import Kind
from govinfo.formulas._formula import texts_in
from govinfo.rulebook._conditions import TAG, Facts, attribute
from govinfo.rulebook._price import Price
from govinfo.rulebook._rulebook import Rulebook
from govinfo.rulebook._spans import Each, span_of
from govinfo.rulebook._words import Measure
from govinfo.texts._word import word_of

Place: TypeAlias = tuple[str, str]
"""A list of records and what is asked of its records: a field, or `tags.` and a key."""

MARKS: Final = frozenset({"true", "false"})
"""The words for yes and no."""

_LISTS: Final[Mapping[Facts, str]] = MappingProxyType(
    {
        Facts.SUBMISSION: "submissions",
        Facts.ADOPTION: "adoptions",
        Facts.INSTRUCTION: "instructions",
        Facts.LAPSE: "lapses",
        Facts.MERIT: "merits",
        Facts.REVIEW: "reviews",
        Facts.MATTER: "matters",
    }
)
_NUMBER: Final = re.compile(r"[0-9]{1,20}(?:\.[0-9]{1,20})?\Z", re.ASCII)
_DIGITS: Final = re.compile(r"[0-9]+", re.ASCII)
_LEAST: Final = 4
_CLOSE: Final = 0.85


def known_words(rulebook: Rulebook) -> dict[Place, frozenset[str]]:
    """
    Return by place the words that conditions and formulas of *rulebook* compare it with; what none looks at is left out.

    >>> from govinfo.shipped import shipped_rulebook
    >>> known_words(shipped_rulebook("meizhou-emergency"))
    {('adoptions', 'tags.media'): frozenset({'true'})}
    """
    found: dict[Place, set[str]] = defaultdict(set)
    for facts, name, words in _asked(rulebook):
        for place in _places(facts, name):
            found[place] |= words
    return {place: frozenset(words - {""}) for place, words in sorted(found.items()) if words - {""}}


def _asked(rulebook: Rulebook) -> Iterator[tuple[Facts, str, frozenset[str]]]:
    for own in rulebook.formulas:
        holder = own.holder
        facts = _facts_of(holder)
        if facts is None:
            continue
        if isinstance(holder, (Price, Measure)):
            yield from ((facts, condition.attribute, condition.words) for condition in holder.when)
        for formula in own.read.values():
            for read, texts in texts_in(formula):
                if read.lookup in {None, "tag"}:
                    yield facts, read.word if read.lookup is None else TAG + read.word, frozenset(map(word_of, texts))


def _facts_of(holder: object) -> Facts | None:
    """Return the kind of records that the conditions and formulas of a rule or measure speak of."""
    if isinstance(holder, Price):
        return holder.of
    if isinstance(holder, Measure):
        return holder.count
    return Facts.SUBMISSION if span_of(holder) is Each.ITEM else None


def _places(facts: Facts, name: str) -> Iterator[Place]:
    """Yield where records hold an attribute whose words are open; none for others."""
    found = attribute(facts, name)
    if found is None or found.kind is not Kind.TEXT or found.words is not None:
        return
    for field in found.fields:
        of, _, inside = field.partition(".")
        place = "submissions" if of == "item" else _LISTS.get(facts)
        if place is not None:
            yield place, name if name.startswith(TAG) else inside


def nearly(word: str, known: frozenset[str]) -> str | None:
    """
    Return the known word that *word* is most likely meant to be: one in other capitals, the same number, or a slip of the pen.

    >>> nearly("01", frozenset({"1", "2"})), nearly("Front", frozenset({"front"})), nearly("frontt", frozenset({"front"}))
    ('1', 'front', 'front')
    >>> nearly("第二版", frozenset({"第一版"})), nearly("12", frozenset({"1"})), nearly("III", frozenset({"II"}))
    (None, None, None)
    """
    for other in sorted(known):
        if word.casefold() == other.casefold() or (_NUMBER.match(word) and _NUMBER.match(other) and Fraction(word) == Fraction(other)):
            return other
    if len(word) < _LEAST:
        return None
    alike = [other for other in sorted(known) if len(other) >= _LEAST and _DIGITS.findall(word) == _DIGITS.findall(other)]
    return next(iter(difflib.get_close_matches(word[:80], alike, n=1, cutoff=_CLOSE)), None)
