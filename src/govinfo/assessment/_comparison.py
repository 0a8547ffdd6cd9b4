"""What another reading, version or rulebook would change, told by subject and by clause (对比)."""

from __future__ import annotations

from decimal import Decimal
from typing import final

from attrs import frozen

from govinfo._doors import checked
from govinfo.assessment._assess import Assessment
from govinfo.assessment._cards import Scorecard
from govinfo.exact import Exact, exact
from govinfo.labels import Status


@final
@frozen(kw_only=True)
class RuleChange:
    """
    What one rule gives a subject before and after.

    >>> RuleChange(clause="三(一)3", rule="zhengwu-item", title="《政务》采用单条信息", account="points", before=10, after=20).after
    20
    """

    clause: str
    rule: str
    title: str
    account: str
    before: Exact
    after: Exact
    title_en: str | None = None


@final
@frozen(kw_only=True)
class Change:
    """
    What changes for one unit or person (变化); a side on which it does not appear is None.

    Attributes:
        rules: the rules that give another amount, by account, clause and rule.

    >>> from govinfo.assessment import compare
    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> compare(year, year).units[0].unchanged
    True
    """

    subject: str
    name: str
    before: Scorecard | None
    after: Scorecard | None
    rules: tuple[RuleChange, ...]

    @property
    def points(self) -> Exact:
        """How many points it gains; below zero where it loses."""
        return exact((self.after.points if self.after else 0) - (self.before.points if self.before else 0))

    @property
    def yuan(self) -> Decimal:
        """How much money it gains."""
        return (self.after.yuan if self.after else Decimal("0.00")) - (self.before.yuan if self.before else Decimal("0.00"))

    @property
    def unchanged(self) -> bool:
        """Whether points, money, rank and eligibility are the same."""
        one, other = self.before, self.after
        if one is None or other is None:
            return False
        return not self.rules and (one.rank, one.eligible) == (other.rank, other.eligible)


@final
@frozen(kw_only=True)
class Comparison:
    """
    Two assessments side by side (对比结果): every unit and person, by the rank after, then id.

    >>> from govinfo.assessment import compare
    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> len(compare(year, year).units) == len(year.units)
    True
    """

    before: Assessment
    after: Assessment
    units: tuple[Change, ...]
    persons: tuple[Change, ...]


@checked
def compare(before: Assessment, after: Assessment) -> Comparison:
    """
    Hold *after* against *before*: the same records under another reading, version or rulebook.

    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> [change.points for change in compare(year, year).units if not change.unchanged]
    []
    """
    return Comparison(
        before=before,
        after=after,
        units=_changes(before.units, after.units),
        persons=_changes(before.persons, after.persons),
    )


def _changes(before: tuple[Scorecard, ...], after: tuple[Scorecard, ...]) -> tuple[Change, ...]:
    old = {card.subject: card for card in before}
    new = {card.subject: card for card in after}
    changes = [_change(old.get(id_), new.get(id_)) for id_ in dict.fromkeys((*new, *old))]
    return tuple(changes)


def _change(before: Scorecard | None, after: Scorecard | None) -> Change:
    card = after or before
    assert card is not None
    sums: dict[tuple[str, str, str], list[Exact]] = {}
    titles: dict[tuple[str, str, str], tuple[str, str | None]] = {}
    for side, one in enumerate((before, after)):
        for line in one.lines if one is not None else ():
            if line.status is Status.COUNTED:
                key = (line.account, line.clause, line.rule)
                sums.setdefault(key, [0, 0])[side] += line.amount
                titles[key] = (line.title, line.title_en)
    rules = tuple(
        RuleChange(
            account=key[0],
            clause=key[1],
            rule=key[2],
            title=titles[key][0],
            title_en=titles[key][1],
            before=exact(both[0]),
            after=exact(both[1]),
        )
        for key, both in sorted(sums.items())
        if both[0] != both[1]
    )
    return Change(subject=card.subject, name=card.name, before=before, after=after, rules=rules)
