"""What rulebooks may say of limits and duties is written down, and nothing is in the reference that is not there."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import fields

from govinfo import shipped_rulebook, shipped_rulebooks
from govinfo.deadlines import Limit
from govinfo.rulebook import Duty, DutyKind

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "limits.md"


@pytest.mark.parametrize("kind", [Limit, Duty])
def test_every_key_is_in_the_reference(kind: type) -> None:
    """Of deadlines and of duties."""
    page = PAGE.read_text("utf-8")

    assert [] == [spec.name for spec in fields(kind) if f"`{spec.name}`" not in page]


def test_every_kind_of_duty_is_in_the_reference() -> None:
    """With whose clock and whose end."""
    assert [] == [kind.value for kind in DutyKind if f"| `{kind.value}` |" not in PAGE.read_text("utf-8")]


def test_at_least_ten_regulations_bring_limits_and_say_where_they_come_from() -> None:
    """Every shipped limit belongs to a rulebook with an issuer and a title; where it was filled in, it says why."""
    books = [shipped_rulebook(name) for name in shipped_rulebooks()]
    limits = [limit for book in books for limit in book.deadlines]

    assert 10 <= sum(bool(book.deadlines) for book in books)
    assert all(book.source.issuer and book.source.title for book in books if book.deadlines)
    assert all(limit.because for limit in limits if limit.assumed)
