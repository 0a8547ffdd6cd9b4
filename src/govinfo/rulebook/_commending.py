"""Who may be commended (评先名额): how many, of which groups, and what happens where several share the last place."""

from __future__ import annotations

from fractions import Fraction
from typing import final

from attrs import frozen

from govinfo._doors import typed
from govinfo.errors import InvalidValueError
from govinfo.exact import Exact, exact, round_half_up
from govinfo.labels import Labelled


class LastPlace(Labelled):
    """
    What happens when several share the last place (末位并列).

    >>> [one.value for one in LastPlace]
    ['all', 'none', 'further']
    """

    ALL = "all", "并列者均入选"
    NONE = "none", "并列者均不入选"
    FURTHER = "further", "依次比较其他指标"


@final
@frozen(kw_only=True, field_transformer=typed)
class Seats:
    """
    How many are to be commended (名额): a number, or a percentage of all in the group, rounded half up.

    Raises:
        InvalidValueError: none or both are given, or one is out of range.

    >>> Seats(number=3).of(14), Seats(percent=20).of(14)
    (3, 3)
    """

    number: int | None = None
    percent: Exact | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse what says nothing, or two things."""
        if (self.number is None) == (self.percent is None):
            raise InvalidValueError(
                "seats", [self.number, None if self.percent is None else str(self.percent)], "given once: a number or a percentage"
            )
        if self.number is not None and (type(self.number) is not int or self.number < 0):
            raise InvalidValueError("seats", self.number, "a whole number, zero or more")
        if self.percent is not None and not 0 <= exact(self.percent) <= 100:
            raise InvalidValueError("seats", str(self.percent), "a percentage from 0 to 100")

    def of(self, among: int) -> int:
        """Return how many of so many."""
        if self.number is not None:
            return self.number
        return int(round_half_up(exact(Fraction(self.percent or 0) * among / 100)))


@final
@frozen(kw_only=True, field_transformer=typed)
class Commend:
    """
    How many units and persons the regulation commends (评先办法).

    Attributes:
        clause: where the regulation says so.
        units: the seats of all units together, or, *by_group*, of every group that has none of its own.
        persons: the seats of persons; None for no persons.
        by_group: whether every group is considered by itself.
        groups: the seats of single groups, by their ids.
        last_place: what happens where several share the last place.
        further: the measures that then decide, in order.
        grades: the grades whose holders are commended, all of them or as many as there are seats.

    >>> from govinfo.rulebook import Seats
    >>> Commend(clause="七", units=Seats(number=3)).clause
    '七'
    """

    clause: str | None = None
    units: Seats | None = None
    persons: Seats | None = None
    by_group: bool = False
    groups: tuple[tuple[str, Seats], ...] = ()
    last_place: LastPlace = LastPlace.ALL
    further: tuple[str, ...] = ()
    grades: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Refuse measures without the policy that needs them, and the policy without measures."""
        if (self.last_place is LastPlace.FURTHER) != bool(self.further):
            raise InvalidValueError("further", list(self.further), "measures beside the policy further, and only beside it")
