"""What is checked of every rule that posts lines: its account and its part."""

from __future__ import annotations

from collections.abc import Iterator

from govinfo.errors import Problem
from govinfo.rulebook._accounts import ACCOUNTS
from govinfo.rulebook._book import Book
from govinfo.rulebook._problems import unknown


def account_problems(id_: str, account: str) -> Iterator[Problem]:
    """Yield the error that a rule names an account that is none."""
    return unknown(f"{id_}.account", account, tuple(ACCOUNTS), "account")


def part_problems(book: Book, id_: str, part: str | None) -> Iterator[Problem]:
    """Yield the error that a rule belongs to a part that nobody declared."""
    return unknown(f"{id_}.part", part, [other.id for other in book.parts], "part") if part is not None else iter(())
