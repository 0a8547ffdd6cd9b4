"""What nobody said (未知): a value of the language, neither zero nor false."""

from __future__ import annotations

from typing import Final, NoReturn, final

from attrs import frozen

from govinfo.formulas._bounds import ANY_NUMBER, Interval


@final
@frozen
class Unknown:
    """
    What the facts do not tell (未知): a length, a fee, a figure, a decided amount, a judgement that is still owed.

    `unknown and false` is false, `unknown or true` is true; sums and comparisons with it are unknown; `min`, `max`,
    `step` and `if` are known where every value that it can have gives the same.

    Attributes:
        within: between which numbers it lies, where it is a number.

    >>> from govinfo.formulas import FixedEnv, Kind, Scope, evaluate, parse
    >>> scope = Scope(names={"characters": Kind.NUMBER})
    >>> evaluate(parse("characters > 500 or true", scope, Kind.TRUTH), FixedEnv(names={"characters": UNKNOWN}))
    True
    >>> evaluate(parse("10 + max(characters, 2)", scope, Kind.NUMBER), FixedEnv(names={"characters": UNKNOWN}))
    Unknown(within=Interval(least=12, greatest=None))
    """

    within: Interval = ANY_NUMBER

    def __bool__(self) -> NoReturn:
        """
        Refuse to be taken for true or false.

        Raises:
            TypeError: always; ask whether a value is an `Unknown`.
        """
        raise TypeError("unknown is neither true nor false")

    def __str__(self) -> str:
        """Return the word for it, with the limits where there are any."""
        return "unknown" if self.within == ANY_NUMBER else f"unknown ({self.within})"


UNKNOWN: Final = Unknown()
"""Unknown, with nothing known of it."""


@final
class Met(Exception):  # noqa: N818  # it is no error: a formula that is evaluated in the fast way has met what is unknown
    """Evaluating in the fast way has met something unknown: the careful way takes over."""
