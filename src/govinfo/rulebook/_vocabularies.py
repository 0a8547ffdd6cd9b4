"""The words that attributes may hold, and whether conditions ask for them (用语检查)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from govinfo.errors import Problem
from govinfo.labels import LapseKind
from govinfo.rulebook._book import Book
from govinfo.rulebook._conditions import ATTRIBUTES, TAG, Attribute, Condition, Facts, attribute
from govinfo.rulebook._duties import DutyKind
from govinfo.rulebook._problems import flaw, unknown
from govinfo.texts import Text
from govinfo.texts._shown import show
from govinfo.texts._word import word_of

WHAT: Final[Mapping[str, str]] = {
    "publications": "publication",
    "forms": "form",
    "kinds": "kind",
    "groups": "group",
    "lapses": "kind of lapse",
    "merits": "kind of merit",
    "matters": "kind of matter",
    "figures": "figure",
    "criteria": "criterion",
    "measures": "measure",
}
"""What one word of each vocabulary is called; a vocabulary that stands not here is called a word."""


def vocabulary(book: Book, words: str | tuple[str, ...] | None) -> tuple[str, ...] | None:
    """Return the words that an attribute may hold, None where the rulebook leaves them open."""
    if words is None or isinstance(words, tuple):
        return words
    if words == "duty_kinds":
        return tuple(kind.value for kind in DutyKind)
    declared = tuple(word.id for word in getattr(book, words))
    if words == "lapses":
        return (*(kind.value for kind in LapseKind), *declared)
    if words in {"kinds", "groups", "figures", "matters"} and not declared:
        return None
    return declared


def words_of(book: Book, name: str, found: Attribute) -> tuple[str, ...] | None:
    """Return the words that an attribute may hold, those of a declared tag among them; None where they are open."""
    if name.startswith(TAG):
        return next((tuple(word.id for word in tag.words) for tag in book.tags if TAG + tag.id == name), None)
    return vocabulary(book, found.words)


def condition_problems(book: Book, path: str, facts: Facts, conditions: Sequence[Condition]) -> Iterator[Problem]:
    """Yield the conditions on attributes that such facts have not, and on words that nobody declared."""
    for condition in conditions:
        found = attribute(facts, condition.attribute)
        if found is None:
            yield from unknown(path, condition.attribute, [*ATTRIBUTES[facts], TAG + "…"], "attribute")
            continue
        yield from value_problems(f"{path}.{condition.attribute}", condition, found, words_of(book, condition.attribute, found))


def value_problems(where: str, condition: Condition, found: Attribute, known: Sequence[str] | None) -> Iterator[Problem]:
    """Yield the values of a condition that its attribute can never have; a number stands for the text of its digits."""
    kinds = {"text": (str, int), "number": (int,), "truth": (bool,)}[found.kind.value]
    words = None if known is None else frozenset(map(word_of, known))
    for value in condition.values:
        if not condition.attribute.startswith(TAG) and type(value) not in kinds:
            yield flaw(where, Text("must be a {kind}, got {got}", kind=Text(found.kind.value), got=show(value)))
        elif known is not None and words is not None and word_of(value) not in words:
            yield from unknown(where, str(value), known, "word")
