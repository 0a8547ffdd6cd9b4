"""Targets that the regulation itself sets (办法所定任务): what everyone, or everyone of some groups, owes without a record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, final

from attrs import frozen

from govinfo._doors import typed
from govinfo.errors import InvalidValueError
from govinfo.exact import Exact, exact, format_exact
from govinfo.labels import Per
from govinfo.periods import Period
from govinfo.records import Target
from govinfo.rulebook._problems import flaw, unknown
from govinfo.rulebook._scopes import TOTALS
from govinfo.rulebook._subjects import Subjects
from govinfo.rulebook._words import Under
from govinfo.texts import Text

if TYPE_CHECKING:
    from govinfo.errors import Problem
    from govinfo.rulebook._rulebook import Rulebook


@final
@frozen(kw_only=True, field_transformer=typed)
class Quota:
    """
    A target that stands in the regulation (办法所定任务): it binds without a record, until a record says otherwise.

    Attributes:
        measure: what is counted.
        per: the sub-period in which it is owed, or that its own days are one span.
        at_least: how much is owed in each of them.
        period: the days for which it holds; left out, the whole assessment.
        groups: the groups whose units, or whose units' persons, owe it; left out, all.
        for_: who owes it.

    >>> Quota(id="short", clause="四", title="每月至少报送2条", measure="sent", per=Per.MONTH, at_least=2).target.everyone
    True
    """

    id: str
    clause: str
    title: str
    measure: str
    per: Per
    at_least: Exact
    period: Period | None = None
    groups: tuple[str, ...] = ()
    for_: Subjects = Subjects.UNITS
    title_en: str | None = None
    under: Under = ()

    def __attrs_post_init__(self) -> None:
        """Refuse what nobody can owe."""
        if exact(self.at_least) < 0:
            raise InvalidValueError("at_least", format_exact(self.at_least), "zero or more")

    @property
    def target(self) -> Target:
        """The same as a record, one of everyone."""
        return Target(everyone=True, measure=self.measure, per=self.per, at_least=self.at_least, period=self.period)

    def binds(self, group: object) -> bool:
        """Whether those of a group owe it; those whose group nobody said owe what is not for certain groups."""
        return not self.groups or group in self.groups


def quota_problems(rulebook: Rulebook) -> Iterator[Problem]:
    """Yield the quotas that count nothing that is declared, or that no rule looks at."""
    known = [*(measure.id for measure in rulebook.measures), *TOTALS]
    asked = {read.word for own in rulebook.formulas for formula in own.read.values() for read in formula.reads}
    for quota in rulebook.quotas:
        yield from unknown(f"{quota.id}.measure", quota.measure, known, "measure")
        if quota.measure in known and not {quota.measure, "targets_met"} & asked:
            yield flaw(quota.id, Text("no rule looks at what was owed; ask for it in a rule, or take the target out"))
