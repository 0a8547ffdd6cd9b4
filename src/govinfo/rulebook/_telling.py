"""How rules are told in both languages where that is alike for several types: amounts, declared words, conditions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from govinfo.exact import Exact
from govinfo.labels import Complexity, LapseKind, LeaderRank, Level, ReviewOutcome, Role
from govinfo.records import TagValue
from govinfo.rulebook._accounts import ACCOUNTS
from govinfo.rulebook._book import Book
from govinfo.rulebook._conditions import TAG, Condition, Facts, attribute
from govinfo.rulebook._duties import DutyKind
from govinfo.rulebook._rule_type import Said
from govinfo.rulebook._words import Titled
from govinfo.texts import Text, Words
from govinfo.texts._titles import titled


def amount_said(account: str, amount: Exact | str) -> Said:
    """Return an amount with its unit, a formula as it stands."""
    return amount if isinstance(amount, str) else ACCOUNTS[account].said(amount)


def word_said(known: Iterable[Titled], id_: str) -> Said:
    """Return the title of a declared word by its id, the id where none is declared."""
    found = next((word for word in known if word.id == id_), None)
    return id_ if found is None else titled(found)


def covers_said(book: Book, rules: Sequence[str], parts: Sequence[str]) -> Iterator[Said]:
    """Yield which rules and parts a settlement is about."""
    if rules:
        yield Text("{name}: {values}", name=Text("Rules"), values=tuple(rules))
    if parts:
        yield Text("{name}: {values}", name=Text("Parts"), values=tuple(word_said(book.parts, part) for part in parts))


def condition_said(book: Book, facts: Facts, condition: Condition) -> Said:
    """Return a condition on records of a kind."""
    found = attribute(facts, condition.attribute)
    name = condition.attribute if found is None else Words(found.title, condition.attribute)
    known = _known(book, condition.attribute, None if found is None else found.words)
    values = tuple(_value(known, value) for value in condition.values)
    for tag in book.tags:
        if TAG + tag.id == condition.attribute and tag.title is not None:
            name = Words(tag.title, tag.title_en or tag.title)
    return Text("{name} is not {values}" if condition.negated else "{name}: {values}", name=name, values=values)


def _known(book: Book, attribute: str, words: str | tuple[str, ...] | None) -> Sequence[Titled]:
    """Return the declared words that an attribute may hold: those of its own vocabulary, or of all where it has none."""
    if attribute.startswith(TAG):
        declared = next((tag.words for tag in book.tags if TAG + tag.id == attribute), None)
        if declared is not None:
            return declared
    if isinstance(words, str):
        found: Sequence[Titled] = getattr(book, words, ())
        return found
    if words is not None or attribute == "rank":
        return ()
    return (*book.publications, *book.forms, *book.kinds, *book.groups, *book.lapses, *book.merits, *book.matters, *book.criteria)


def _value(known: Sequence[Titled], value: TagValue) -> Said:
    if isinstance(value, bool):
        return Text("Yes") if value else Text("No")
    if value == "":
        return Text("not given")
    for word in known:
        if word.id == value:
            return titled(word)
    labels = {
        label.value: label for labels in (Complexity, DutyKind, LapseKind, LeaderRank, Level, ReviewOutcome, Role) for label in labels
    }
    return labels.get(str(value), str(value))
