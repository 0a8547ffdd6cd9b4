"""The accounts that lines are posted to (计分账户): each says once how its amounts are rounded, divided, written and called."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Final, final

from attrs import frozen

from govinfo.exact import FEN, Exact, format_exact, format_money, round_half_up, split
from govinfo.texts import Text


@final
@frozen(kw_only=True, eq=False)
class Account:
    """
    An account of a rulebook.

    Attributes:
        name: what rules call it.
        said: an amount with its unit, in words.
        written: an amount as files and papers write it.
        quantum: the smallest amount that can be posted; None where amounts are exact.
    """

    name: str
    said: Callable[[Exact], Text]
    written: Callable[[Exact], str]
    quantum: Exact | None = None

    def rounded(self, amount: Exact) -> Exact:
        """Return *amount* as it can be posted, half of the smallest amount rounded up."""
        return amount if self.quantum is None else round_half_up(amount, self.quantum)

    def divided(self, amount: Exact, weights: Sequence[Exact]) -> Sequence[Exact]:
        """Return what each has of *amount* in the proportion of *weights*, together the whole."""
        return split(amount, weights, self.quantum)


@lru_cache(maxsize=1024)  # a rulebook has few amounts, each in many lines
def _points(amount: Exact) -> Text:
    return Text("{amount} points", amount=format_exact(amount))


@lru_cache(maxsize=1024)
def _yuan(amount: Exact) -> Text:
    return Text("{amount} yuan", amount=format_money(amount))


POINTS: Final = Account(
    name="points",
    said=_points,
    written=format_exact,
)
"""What ranks: exact, shared without a rest."""

MONEY: Final = Account(
    name="yuan",
    said=_yuan,
    written=format_money,
    quantum=FEN,
)
"""What is paid: in whole fen."""

ACCOUNTS: Final[Mapping[str, Account]] = MappingProxyType({one.name: one for one in (POINTS, MONEY)})
"""Every account, by its name."""
