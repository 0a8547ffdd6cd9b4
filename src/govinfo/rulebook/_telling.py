"""How rules are told in both languages where that is alike for several types: amounts, declared words, conditions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from govinfo.exact import Exact
from govinfo.labels import LapseKind, Level
from govinfo.records import TagValue
from govinfo.rulebook._accounts import ACCOUNTS
from govinfo.rulebook._book import Book
from govinfo.rulebook._conditions import Condition, Facts, attribute
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
    values = tuple(_value(book, value) for value in condition.values)
    return Text("{name} is not {values}" if condition.negated else "{name}: {values}", name=name, values=values)


def _value(book: Book, value: TagValue) -> Said:
    if isinstance(value, bool):
        return Text("Yes") if value else Text("No")
    if value == "":
        return Text("not given")
    for vocabulary in (book.publications, book.forms, book.kinds, book.groups, book.lapses, book.merits, book.criteria):
        for word in vocabulary:
            if word.id == value:
                return titled(word)
    labels = {label.value: label for labels in (LapseKind, Level) for label in labels}
    return labels.get(str(value), str(value))
