"""How rules are told in both languages where that is alike for several types: amounts, declared words, conditions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from functools import partial
from typing import Final

from govinfo.errors import FormulaError
from govinfo.exact import Exact
from govinfo.formulas import Kind, Scope, parse
from govinfo.formulas._in_words import in_words
from govinfo.labels import Complexity, LapseKind, LeaderRank, Level, ReviewOutcome, Role
from govinfo.records import TagValue
from govinfo.rulebook._accounts import ACCOUNTS
from govinfo.rulebook._book import Book
from govinfo.rulebook._conditions import TAG, Condition, Facts, attribute
from govinfo.rulebook._duties import DutyKind
from govinfo.rulebook._results import Result
from govinfo.rulebook._rule_type import Said
from govinfo.rulebook._titles import formula_title, posted
from govinfo.rulebook._words import Titled
from govinfo.texts import Text, Words
from govinfo.texts._titles import titled

_LABELS: Final = (Complexity, DutyKind, LapseKind, LeaderRank, Level, Result, ReviewOutcome, Role)
_INNER: Final = str.maketrans("“”", "‘’")
"""The marks of what is quoted inside a quotation."""


def formula_said(book: Book, source: str, scope: Scope, kind: Kind = Kind.TRUTH, facts: Facts | None = None) -> Said:
    """Return a formula in words; one that cannot be read, as an editor may hold it, as it stands."""
    try:
        formula = parse(source, scope, kind)
    except FormulaError:
        return source
    title = partial(formula_title, book, facts)
    return Words(in_words(formula, title, "zh"), in_words(formula, title, "en"))


def amount_said(book: Book, account: str, amount: Exact | str, scope: Scope, facts: Facts | None = None) -> Said:
    """Return an amount with its unit, or its formula in words."""
    if isinstance(amount, str):
        return formula_said(book, amount, scope, Kind.NUMBER, facts)
    return ACCOUNTS[account].said(amount)


def word_said(known: Iterable[Titled], id_: str) -> Said:
    """Return the title of a declared word by its id, the id where none is declared."""
    found = next((word for word in known if word.id == id_), None)
    return id_ if found is None else titled(found)


def rules_said(book: Book, patterns: Sequence[str]) -> tuple[Said, ...]:
    """Return the titles of the rules that patterns name, each once and marked, since a title may be a sentence with commas."""
    found = (titled(rule) for pattern in patterns for rule in posted(book) if fnmatchcase(rule.id, pattern))
    return tuple(dict.fromkeys(Words(f"“{one.zh.translate(_INNER)}”", f'"{one.en}"') for one in found))


def covers_said(book: Book, rules: Sequence[str], parts: Sequence[str]) -> Iterator[Said]:
    """Yield which rules and parts a settlement is about."""
    if rules:
        yield Text("{name}: {values}", name=Text("Rules"), values=rules_said(book, rules))
    if parts:
        yield Text("{name}: {values}", name=Text("Parts"), values=tuple(word_said(book.parts, part) for part in parts))


def attribute_said(book: Book, facts: Facts, name: str) -> Said:
    """Return what readers call an attribute of records of a kind; a tag by its title where the rulebook gives it one."""
    tag = next((one for one in book.tags if TAG + one.id == name), None)
    if tag is not None and tag.title is not None:
        return Words(tag.title, tag.title_en or tag.id)
    found = attribute(facts, name)
    return name if found is None else Words(found.title, name.removeprefix(TAG))


def condition_said(book: Book, facts: Facts, condition: Condition) -> Said:
    """Return a condition on records of a kind."""
    found = attribute(facts, condition.attribute)
    name = attribute_said(book, facts, condition.attribute)
    known = _known(book, condition.attribute, None if found is None else found.words)
    if condition.negated and all(isinstance(value, bool) for value in condition.values):  # who reads "is not no" has to think twice
        rest = [value for value in (True, False) if value not in condition.values]
        return Text("{name}: {values}", name=name, values=(*(_value(known, value) for value in rest), Text("not given")))
    values = tuple(_value(known, value) for value in condition.values)
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
    labels = {label.value: label for labels in _LABELS for label in labels}
    return labels.get(str(value), str(value))
