"""Whatever in a rulebook cites a clause (条款落实), and whether what is listed is cited."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from govinfo.errors import Problem
from govinfo.rulebook._problems import flaw, unknown
from govinfo.rulebook._rulebook import Rulebook
from govinfo.rulebook._words import Coverage
from govinfo.texts import Text

WORDS: Final = (
    "publications", "forms", "kinds", "groups", "lapses", "merits", "matters", "figures", "parts", "criteria",
)  # fmt: skip
"""The tables of declared words, each of which may say by which clause there is such a word."""


def citing(rulebook: Rulebook) -> Iterator[tuple[str, object, str]]:
    """
    Yield whatever cites a clause beside limits and duties: its path, itself and what it cites.

    >>> from govinfo.shipped import shipped_rulebook
    >>> [(path, clause) for path, _, clause in citing(shipped_rulebook("district-model")) if path == "zhengwu-item"]
    [('zhengwu-item', '三(一)3')]
    """
    holders: list[tuple[str, object]] = [(own.path, own.holder) for own in rulebook.formulas]  # rules, measures, the ranking
    holders += [("settings", rulebook.settings), ("commend", rulebook.commend), *(("persons", one) for one in rulebook.persons)]
    holders += [(one.id, one) for one in rulebook.quotas]
    holders += [(f"{table}.{word.id}", word) for table in WORDS for word in getattr(rulebook, table)]
    holders += [(f"readings.{one.id}.options.{option.id}", option) for one in rulebook.readings for option in one.options]
    for path, holder in holders:
        clause: str | None = getattr(holder, "clause", None)
        if clause is not None:
            yield path, holder, clause


def clause_problems(rulebook: Rulebook) -> Iterator[Problem]:
    """Yield the clauses that are cited and not listed, listed twice, or said to be carried out by what does not cite them."""
    listed = Counter(clause.id for clause in rulebook.clauses)
    for clause, times in listed.items():
        if times > 1:
            yield flaw(f"clauses.{clause}", Text("the clause is listed {n} times; list it once", n=times))
    if not listed:
        return
    cited: set[str] = set()
    for path, _, clauses in citing(rulebook):
        for clause in clauses.split("、"):
            cited.add(clause)
            yield from unknown(f"{path}.clause", clause, list(listed), "clause")
    for row in rulebook.clauses:
        if row.covered is Coverage.RULE and row.id not in cited:
            yield flaw(f"clauses.{row.id}", Text("is said to be covered by a rule, but no rule cites it"))
