"""What the laws are tried on: generated records under every shipped rulebook, in any reading, over periods of any length."""

from __future__ import annotations

from functools import cache
from typing import Any, final

from attrs import frozen
from hypothesis import strategies as st

from govinfo import Assessment, Period, Records, Rulebook, assess, build_register, choose, shipped_rulebook, shipped_rulebooks
from govinfo.testing import disjoint_records, readings, records
from govinfo.testing._records import permuted
from govinfo.testing._values import periods_around

__all__ = ["Case", "assessed", "cases", "pairs", "shuffled"]

YEAR = Period.parse("2024")


@final
@frozen
class Case:
    """Records, a rulebook by its name, the readings chosen, and a period; what is shown of it stays small."""

    records: Records
    name: str
    chosen: dict[str, str]
    period: Period

    @property
    def rulebook(self) -> Rulebook:
        """The rulebook as it is read."""
        return choose(shipped_rulebook(self.name), self.chosen)

    @property
    def parts(self) -> tuple[Records, Rulebook, Period]:
        """What the laws of records take."""
        return self.records, self.rulebook, self.period


@cache
def cases(name: str | None = None, **options: Any) -> st.SearchStrategy[Case]:
    """Records under a shipped rulebook in any reading; without a name under any of them."""
    if name is None:
        return st.sampled_from(shipped_rulebooks()).flatmap(lambda one: cases(one, **options))
    rulebook = shipped_rulebook(name)
    return st.builds(Case, records(rulebook, **options), st.just(name), readings(rulebook), periods_around(YEAR))


def pairs(name: str) -> st.SearchStrategy[tuple[Case, Records]]:
    """A case, and other records that have nothing in common with its own."""
    rulebook = shipped_rulebook(name)
    both = disjoint_records(rulebook, size=4)
    return st.tuples(both, readings(rulebook), periods_around(YEAR)).map(
        lambda drawn: (Case(drawn[0][0], name, drawn[1], drawn[2]), drawn[0][1])
    )


def shuffled(name: str | None = None) -> st.SearchStrategy[tuple[Case, Records]]:
    """A case, and its records in another order."""
    return cases(name).flatmap(lambda case: st.tuples(st.just(case), permuted(case.records)))


def assessed(case: Case) -> Assessment:
    """Assess the records of a case."""
    return assess(build_register(case.records), case.rulebook, case.period)
