"""What is still owed before a rule can be applied (待认定、待补录): decisions and facts, each with where to enter it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, final

from attrs import Factory, define, evolve, frozen

from govinfo.periods import Period
from govinfo.texts import Text, Worded

if TYPE_CHECKING:
    from govinfo.assessment._lines import Line


@final
@frozen(kw_only=True)
class Pending:
    """
    A decision or a fact that is still owed before a rule can be applied (待认定).

    Attributes:
        rule: the id of the rule that waits.
        about: the id of the record to be judged or completed; of a rule about a span, the id of the subject.
        subject: the id of the unit or person whose score waits.
        needs: what must be decided or entered, of whom, for when, and where, in words.
        period: the span that the rule looks at, where it looks at one.

    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> [type(one).__name__ for one in year.pending[:1]]
    ['Pending']
    """

    rule: str
    clause: str
    about: str
    subject: str
    needs: Text
    period: Period | None = None


@final
@frozen(kw_only=True)
class Gap:
    """
    Where the ledger may still change: a unit, an account and the days.

    Attributes:
        account: the account that may change; None for any.
        line: the line that would be there, had its amount been known; None where that cannot be told.
    """

    unit: str
    account: str | None
    days: Period
    line: Line | None = None


@final
@define(eq=False)
class Gaps:
    """Everything that is owed, and where the ledger may still change because of it."""

    _pending: dict[tuple[str, str, str, Period | None], Pending] = Factory(dict[tuple[str, str, str, Period | None], Pending])
    _gaps: dict[str, list[Gap]] = Factory(dict[str, list[Gap]])

    def add(self, pending: Pending, gap: Gap | None = None) -> None:
        """Note what is owed, once, and where it may change the ledger."""
        self._pending.setdefault((pending.rule, pending.about, pending.subject, pending.period), pending)
        if gap is not None:
            self._gaps.setdefault(gap.unit, []).append(gap)

    @property
    def pending(self) -> list[Pending]:
        """Everything that is owed, by record, rule, span and unit."""
        return sorted(
            self._pending.values(),
            key=lambda one: (one.about, one.rule, "" if one.period is None else f"{one.period.start} {one.period.end}", one.subject),
        )

    @property
    def gaps(self) -> Iterator[Gap]:
        """Where the ledger may still change."""
        return chain.from_iterable(self._gaps.values())

    @property
    def subjects(self) -> frozenset[str]:
        """The units and persons whose score waits for something."""
        return frozenset((*(one.subject for one in self._pending.values()), *self._gaps))

    def hand_on(self, reached_by: Callable[[Gap], Iterable[str]]) -> None:
        """Note the persons whose lines may change because what reaches them from their units waits."""
        for gap in tuple(self.gaps):
            for person in reached_by(gap):
                self._gaps.setdefault(person, []).append(evolve(gap, unit=person, account=None))

    def open(self, unit: str, account: str, within: Period) -> bool:
        """Whether what a unit has on an account in some days may still change."""
        gaps = self._gaps.get(unit, ())
        return any(gap.account in {None, account} and gap.days.intersection(within) is not None for gap in gaps)


def needs_of(several: Iterable[Worded]) -> Text:
    """Return what is missing as one text, each thing once."""
    once = {words.text("en"): words for words in several}
    return Text("{several}", several=tuple(once.values()))
