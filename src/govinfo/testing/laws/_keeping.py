"""Which laws a rulebook need not keep, told from its rules."""

from __future__ import annotations

from govinfo.rulebook import Rulebook
from govinfo.rulebook._laws import Law, laws


def comparing_rules(rulebook: Rulebook) -> tuple[str, ...]:
    """
    Return the ids of the rules by which one unit's records change what becomes of another unit; with none the merging law holds.

    >>> from govinfo.shipped import shipped_rulebook
    >>> comparing_rules(shipped_rulebook("district-model"))
    ()
    """
    return _breaking(rulebook, Law.ADDITIVE)


def lowering_rules(rulebook: Rulebook) -> tuple[str, ...]:
    """
    Return the ids of the rules through which an adoption or instruction more may lower a score; with none law 6 holds.

    It is careful: a rule that it names may be harmless, one that it does not name is.

    >>> from govinfo.shipped import shipped_rulebook
    >>> lowering_rules(shipped_rulebook("district-model"))
    ()
    """
    return _breaking(rulebook, Law.MONOTONE)


def _breaking(rulebook: Rulebook, law: Law) -> tuple[str, ...]:
    return next(answer.rules for answer in laws(rulebook) if answer.law is law)
