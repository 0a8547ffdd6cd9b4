"""Where somebody stands, as a sentence (得分与名次): in what the regulation reckons, and its rank where the regulation ranks."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal
from typing import Protocol

from govinfo.exact import Exact, exact
from govinfo.papers._ranking import ranking_words
from govinfo.papers._wording import Wording
from govinfo.rulebook import Rulebook, Subjects


class Standing(Protocol):
    """What a scorecard and an answer sheet both say of somebody."""

    @property
    def points(self) -> Exact:
        """What was awarded less what was deducted."""
        ...

    @property
    def awarded(self) -> Exact:
        """The points added."""
        ...

    @property
    def deducted(self) -> Exact:
        """The points taken away."""
        ...

    @property
    def yuan(self) -> Exact | Decimal:
        """The money."""
        ...

    @property
    def score(self) -> Exact | None:
        """The value that ranks."""
        ...

    @property
    def rank(self) -> int:
        """The place."""
        ...


def standing_words(book: Rulebook, accounts: Collection[str], who: Standing, among: int, say: Wording, *, person: bool = False) -> str:
    """Return what somebody has and where it ranks; nothing where the regulation knows no points, no money and no ranks."""
    by = book.standing.persons_by if person else book.standing.by
    numbers: list[str] = []
    if "points" in accounts:
        words = "{points} points, which are {awarded} awarded less {deducted} deducted"
        values = {"points": who.points, "awarded": who.awarded, "deducted": who.deducted}
        numbers.append(say(words, **{name: say.number(value) for name, value in values.items()}))
    if by not in {"points", "yuan"} and who.score is not None:
        title = ranking_words(book, by, say, Subjects.PERSONS if person else Subjects.UNITS)
        numbers.append(say("{what} {value}", what=title, value=say.number(who.score)))
    if "points" in accounts or by != "points":
        numbers.append(say("rank {rank} of {among}", rank=who.rank, among=among))
    money = say("{yuan} yuan", yuan=say.amount("yuan", exact(who.yuan))) if "yuan" in accounts else ""
    return say.clauses((say.phrases(numbers), money))
