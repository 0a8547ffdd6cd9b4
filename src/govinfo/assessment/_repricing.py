"""
What other prices would give (重新定价), told from kept counts in milliseconds, without looking at a record again.

It answers for points, money and ranks. Where an amount decides which lines count (a cap, the greatest
of several, a tally of totals) the answer would be another assessment: then it is refused.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from typing import Final, TypeAlias, final

from attrs import evolve, frozen

from govinfo._doors import checked
from govinfo._frozen import Frozen
from govinfo.assessment._assess import Assessment
from govinfo.assessment._ledger import Column
from govinfo.assessment._sharing import in_whole_fen, shares, together
from govinfo.assessment._standing import ranks_in_groups
from govinfo.errors import Problem, RulebookError
from govinfo.exact import Exact, exact, money
from govinfo.formulas import Formula
from govinfo.labels import Status
from govinfo.records import Contribution, Merit
from govinfo.rulebook import By, Cap, Keep, Price, Rulebook, Subjects
from govinfo.rulebook._accounts import MONEY
from govinfo.rulebook._consequences import barred
from govinfo.rulebook._covering import Posting
from govinfo.rulebook._program import compile_rulebook
from govinfo.rulebook._rulebook import active
from govinfo.rulebook._tally import TallyProgram
from govinfo.rulebook._void import VoidProgram
from govinfo.texts import Text

Key: TypeAlias = tuple[str, tuple[str, ...], tuple[Contribution, ...]]
"""A price, whose share it is and the units among which it is shared; no one's and none where one unit has it alone."""


_TOTALS: Final = frozenset({"points", "awarded", "deducted", "yuan", "targets_met"})
"""The names of formulas that other prices may change: a target may be one of points."""


_SUMS: Final = ("points", MONEY.name)
"""The accounts by which units may be ranked as they stand."""


@final
@frozen(eq=False)
class PriceCounts:
    """
    How often each unit earned each price (计数): all that other prices need to know.

    Attributes:
        rulebook: the rulebook under which they were counted.
        counts: by unit, how often a price was earned alone or in which company.
        rest: by unit and account, what other rules gave.
        before: by unit, what it had: its name and group, and what no price changes.

    >>> from govinfo.assessment import kept_counts
    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> isinstance(kept_counts(year), PriceCounts)
    True
    """

    rulebook: Rulebook
    counts: Mapping[str, Mapping[Key, int]]
    rest: Mapping[str, Mapping[str, Exact]]
    before: Mapping[str, Repriced]


@final
@frozen(kw_only=True)
class Repriced:
    """
    The totals of one unit under other prices (重新定价结果).

    Attributes:
        eligible: whether nothing bars it from commendation; None where what may bar it looks at totals: assess again.

    >>> from decimal import Decimal
    >>> Repriced(subject="agri", name="农业农村局", points=60, yuan=Decimal("325.00"), rank=1).rank
    1
    """

    subject: str
    name: str
    points: Exact
    yuan: Decimal
    rank: int
    group: str | None = None
    eligible: bool | None = None


@checked
def kept_counts(assessment: Assessment) -> PriceCounts:
    """
    Count how often every unit of *assessment* earned every price.

    Raises:
        RulebookError: some rule of the rulebook chooses lines by their amount, or looks at totals, or units are
            ranked by a formula that does; assess again instead.

    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> counts = kept_counts(year)
    >>> counts.rulebook.id
    'district-model'
    """
    rulebook = assessment.rulebook
    problems = [
        Problem(path=path, message=Text("depends on amounts; assess the records again"))
        for path in dict.fromkeys((*_choosing(rulebook), *_looking_at_totals(rulebook)))
    ]
    if len(assessment.versions) > 1:
        problems.append(Problem(path=rulebook.id, message=Text("several versions were in force; assess the records again")))
    if problems:
        raise RulebookError(problems)
    counts: dict[str, Mapping[Key, int]] = {}
    rest: dict[str, Mapping[str, Exact]] = {}
    for card in assessment.units:
        counted, other = _counted(card._column)  # noqa: SLF001  # the engine's own
        counts[card.subject], rest[card.subject] = Frozen(counted), Frozen(other)
    before = {
        card.subject: Repriced(
            subject=card.subject,
            name=card.name,
            points=card.points,
            yuan=card.yuan,
            rank=card.rank,
            group=card.group,
            eligible=card.eligible,
        )
        for card in assessment.units
    }
    return PriceCounts(rulebook, Frozen(counts), Frozen(rest), Frozen(before))


@checked
def reprice(counts: PriceCounts, rulebook: Rulebook) -> tuple[Repriced, ...]:
    """
    Return what every unit would have under *rulebook*, by rank, then id.

    Args:
        counts: from `kept_counts`.
        rulebook: the same rulebook with other plain numbers as the amounts of its prices.

    Raises:
        RulebookError: it differs in anything else; assess the records again.

    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> book = shipped_rulebook("district-model")
    >>> counts = kept_counts(assess(build_register(sample_year()), book, Period.parse("2024")))
    >>> reprice(counts, book)[0].points
    835
    """
    prices = _repriced_rules(counts.rulebook, rulebook)
    totals: dict[str, dict[str, Exact]] = {}
    worked_out: dict[Key, Exact] = {}  # most units have the same few prices, each rounded once
    for unit, own in counts.counts.items():
        sums = dict(counts.rest[unit])
        for key, times in own.items():
            price = prices[key[0]]
            share = worked_out.get(key)
            if share is None:
                share = worked_out[key] = _share(price, key[1], key[2])
            sums[price.account] = sums.get(price.account, 0) + times * share
        totals[unit] = sums
    points = {unit: exact(sums.get("points", 0)) for unit, sums in totals.items()}
    before = counts.before
    by = rulebook.standing.by
    if by in _SUMS:
        scores = {unit: exact(sums.get(by, 0)) for unit, sums in totals.items()}
        ranked = ranks_in_groups(
            scores, {unit: own.group for unit, own in before.items()}, rulebook.standing.ties, grouped=rulebook.standing.grouped
        )
    else:  # a formula in which no total occurs: what it comes to does not change
        ranked = {unit: own.rank for unit, own in before.items()}
    barred_by_totals = any(_reads_totals(bar.condition) for bar in compile_rulebook(rulebook).bars if Subjects.UNITS in barred(bar.rule))
    found = [
        evolve(
            before[unit],
            points=points[unit],
            yuan=money(sums.get(MONEY.name, 0)),
            rank=ranked[unit],
            eligible=None if barred_by_totals else before[unit].eligible,
        )
        for unit, sums in totals.items()
    ]
    return tuple(sorted(found, key=lambda one: (one.rank, one.subject)))


def _counted(column: Column) -> tuple[Counter[Key], dict[str, Exact]]:
    counted: Counter[Key] = Counter()
    rest: dict[str, Exact] = {}

    def count(rule: Posting, amount: Exact, owners: tuple[str, ...], among: tuple[Contribution, ...], times: int) -> None:
        if isinstance(rule, Price) and not isinstance(rule.amount, str):
            counted[rule.id, owners, among] += times
        else:
            rest[rule.account] = rest.get(rule.account, 0) + amount

    for plan, times in Counter(column.plans).items():
        for award in plan.awards:
            if award.fate.status is Status.COUNTED and not award.places:
                count(award.rule, award.amount * times, (), (), times)
    for line in (*column.shared(), *column.lines):
        if line.status is Status.COUNTED:
            count(line.cites, line.amount, line.owners, line.among, line.record.times if isinstance(line.record, Merit) else 1)
    return counted, rest


def _share(price: Price, owners: tuple[str, ...], parts: tuple[Contribution, ...]) -> Exact:
    assert not isinstance(price.amount, str)
    if not owners:
        return in_whole_fen(price.account, price.amount)
    return together(price, [one for one in shares(price, price.amount, parts) if one[0] in owners])[0]


def _choosing(rulebook: Rulebook) -> list[str]:
    """Return the rules that choose lines by their amounts."""
    return [rule.id for rule in active(rulebook, "rules") if isinstance(rule, Cap) or (isinstance(rule, Keep) and rule.by is By.SIZE)]


def _looking_at_totals(rulebook: Rulebook) -> list[str]:
    """Return the tallies whose formulas look at what others gave, and the ranking where it does."""
    program = compile_rulebook(rulebook)
    found: list[str] = []
    for settlement in program.settlements:
        formulas: tuple[object, ...] = ()
        if isinstance(settlement, TallyProgram):
            formulas = (settlement.condition, settlement.amount, settlement.pool)
        elif isinstance(settlement, VoidProgram):
            formulas = (settlement.condition,)
        if any(_reads_totals(formula) for formula in formulas):
            found.append(settlement.rule.id)
    if rulebook.standing.by not in _SUMS and _reads_totals(program.by):
        found.append("standing.by")
    if program.then and (rulebook.standing.by in _SUMS or any(map(_reads_totals, program.then))):
        found.append("standing.then")
    if rulebook.standing.provided != "true":
        found.append("standing.provided")
    return found


def _reads_totals(formula: object) -> bool:
    """Whether a formula looks at what rules gave, itself or through the targets it asks about."""
    return isinstance(formula, Formula) and any(read.lookup in {"earned", "lines"} or read.word in _TOTALS for read in formula.reads)


def _repriced_rules(before: Rulebook, after: Rulebook) -> dict[str, Price]:
    def plain(rulebook: Rulebook) -> Rulebook:
        return evolve(
            rulebook,
            in_force=None,
            rules=tuple(
                evolve(rule, amount=0) if isinstance(rule, Price) and not isinstance(rule.amount, str) else rule for rule in rulebook.rules
            ),
        )

    if plain(before) != plain(after):
        message = Text("differs in more than the plain amounts of prices; assess the records again")
        raise RulebookError([Problem(path=after.id, message=message)])
    return {rule.id: rule for rule in active(after, "rules") if isinstance(rule, Price)}
