"""The value that ranks (排名依据): where a formula ranks, its value has a column of its own beside the ranks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from govinfo.exact import Exact
from govinfo.formulas import Kind
from govinfo.papers._paper import Style, points
from govinfo.papers._tables import Column
from govinfo.papers._wording import Wording
from govinfo.reports._accounts import score_told
from govinfo.rulebook import Measure, Rulebook, Subjects
from govinfo.rulebook._scopes import scope_of_standing
from govinfo.rulebook._telling import formula_said
from govinfo.texts._text import plain


def ranking_words(book: Rulebook, source: str, say: Wording, whom: Subjects = Subjects.UNITS) -> str:
    """Return what ranks: the title that the rulebook gives it, else the formula in words."""
    standing = book.standing
    if source == standing.by and standing.title is not None:
        return say.either(standing.title, standing.title_en)
    return plain(formula_said(book, source, scope_of_standing(book, whom), Kind.NUMBER), say.lang)


class Scored(Protocol):
    """Whoever is ranked by a value."""

    @property
    def score(self) -> Exact | None:
        """The value that ranks; None where it is not known."""
        ...


def score_columns(book: Rulebook, say: Wording) -> Iterator[Column[Scored]]:
    """Yield the column of the value that ranks the units, where it stands in no other."""
    if score_told(book):
        yield Column(ranking_words(book, book.standing.by, say), lambda row: points(row.score), number=True, width=6)


def style_of(measure: Measure | None) -> Style:
    """Return how a measure is written: what is only counted is a whole number, whatever decimals points have."""
    return Style.COUNT if measure is not None and measure.count is not None and measure.weigh is None else Style.POINTS
