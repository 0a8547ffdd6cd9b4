"""Which of the rules that post lines are meant where a settlement or a formula names rules and parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from typing import Protocol, TypeAlias

from govinfo.errors import Problem
from govinfo.formulas import Formula
from govinfo.rulebook._book import Book
from govinfo.rulebook._posts import account_problems
from govinfo.rulebook._price import Price
from govinfo.rulebook._problems import flaw, unknown
from govinfo.rulebook._tally import Tally
from govinfo.texts import Text

Posting: TypeAlias = Price | Tally
"""A rule that posts lines."""


class Covering(Protocol):
    """A settlement about some rules and parts of one account."""

    @property
    def id(self) -> str:
        """Its id."""
        ...

    @property
    def rules(self) -> tuple[str, ...]:
        """The ids of the rules, a trailing `*` standing for any ending."""
        ...

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts whose rules are meant."""
        ...

    @property
    def account(self) -> str:
        """The account to which they post."""
        ...


def posting(rules: Iterable[object]) -> Iterator[Posting]:
    """Yield the rules that post lines."""
    return (rule for rule in rules if isinstance(rule, (Price, Tally)))


def covered(book: Book, rules: Sequence[str], parts: Sequence[str], account: str | None = None) -> frozenset[str]:
    """
    Return the ids of the prices and tallies that patterns and parts name; with neither, all of them.

    Args:
        book: whose rules.
        rules: ids, a `*` standing for anything.
        parts: ids of parts.
        account: only rules posted to this account.
    """
    found: set[str] = set()
    for rule in posting(book.rules):
        if account in {None, rule.account}:
            named = any(fnmatchcase(rule.id, pattern) for pattern in rules) or rule.part in parts
            if named or not (rules or parts):
                found.add(rule.id)
    return frozenset(found)


def covered_by(book: Book, rule: Covering) -> frozenset[str]:
    """Return the ids of the rules that a settlement is about."""
    return covered(book, rule.rules, rule.parts, rule.account)


def cover_problems(book: Book, rule: Covering) -> Iterator[Problem]:
    """Yield what is wrong with the account, the rules and the parts that a settlement names."""
    yield from account_problems(rule.id, rule.account)
    ids = [other.id for other in posting(book.rules)]
    for pattern in rule.rules:
        if not any(fnmatchcase(id_, pattern) for id_ in ids):
            yield from unknown(f"{rule.id}.rules", pattern, ids, "rule")
    for part in rule.parts:
        yield from unknown(f"{rule.id}.parts", part, [other.id for other in book.parts], "part")
    if not covered_by(book, rule):
        yield flaw(
            f"{rule.id}.account", Text("none of these rules posts to {account}; name the account they post to", account=rule.account)
        )


def naming_problems(book: Book, formulas: Iterable[tuple[str, Formula]]) -> Iterator[Problem]:
    """Yield what `earned('x')` and `lines('x')` in the *formulas* name that is neither a rule nor a part."""
    known = [*(rule.id for rule in posting(book.rules)), *(part.id for part in book.parts)]
    for path, formula in formulas:
        for read in formula.reads:
            if read.lookup in {"earned", "lines"} and not covered(book, (read.word,), (read.word,)):
                yield from unknown(path, read.word, known, "rule")
