"""The laws of one assessment's figures: sums, citations, ranks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final

from govinfo.assessment import Assessment, Line, Scorecard
from govinfo.exact import Exact
from govinfo.labels import Status
from govinfo.rulebook import Each, Price, Tally, Ties
from govinfo.rulebook._formulas import placed_formulas
from govinfo.testing.laws._facts import TYPES, active_rules, day_of, holds_on, matches, record_of
from govinfo.testing.laws._show import broken, line_text

SUM: Final = "the total is the sum of its lines"
CITE: Final = "every line cites its clause, its facts and its day"
RANKS: Final = "equal scores have equal ranks"


def check_total_is_sum_of_lines(assessment: Assessment) -> None:
    """
    The points, what was added and taken away, the money and every payout are the sums of the counted lines (law 1).

    Raises:
        AssertionError: they are not, with the figure and the lines.

    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> check_total_is_sum_of_lines(year)  # nothing is raised
    """
    for who, card in _cards(assessment):
        counted = [line for line in card.lines if line.status is Status.COUNTED]
        points = [line.amount for line in counted if line.account == "points"]
        figures: dict[str, tuple[object, object]] = {
            "points": (card.points, sum(points)),
            "awarded": (card.awarded, sum(amount for amount in points if amount > 0)),
            "deducted": (card.deducted, -sum(amount for amount in points if amount < 0)),
            "yuan": (card.yuan, _yuan(counted)),
        }
        first_month = assessment.rulebook.settings.first_month
        for part in assessment.period.touching(assessment.rulebook.settings.payout, first_month=first_month):
            figures[f"payout {part.name}"] = (card.payouts.get(part.name), _yuan([line for line in counted if line.on in part]))
        for name, (got, expected) in figures.items():
            if got != expected or isinstance(got, float):
                broken(SUM, who, f"{name} is {got}, its lines make {expected}", [line_text(line) for line in counted])
        if sum(card.payouts.values(), Decimal(0)) != card.yuan:
            broken(SUM, who, f"the payouts {dict(card.payouts)} do not make {card.yuan}")


def _yuan(lines: Sequence[Line]) -> Exact:
    return sum(line.amount for line in lines if line.account == "yuan")


def check_lines_cite(assessment: Assessment) -> None:
    """
    Every line cites the clause of a rule that holds, at least one fact or measure, and lies on the day of its record (law 1).

    What every unit gets whatever it does, such as base marks, rests on its clause alone; what was never done
    rests on the duty to do it, which stands among the measures.

    Raises:
        AssertionError: a line does not; with the line.

    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> check_lines_cite(year)  # nothing is raised
    """
    rules = active_rules(assessment)
    for who, card in _cards(assessment):
        for line in card.lines:
            rule = rules.get(line.rule)
            if not isinstance(rule, (Price, Tally)) or (line.clause, line.account) != (rule.clause, rule.account):
                broken(CITE, who, "no rule in force says so", [line_text(line)])
            if not line.clause or not line.title or not (line.facts or line.measures or _is_flat(assessment, rule)):
                broken(CITE, who, "the line rests on nothing", [line_text(line)])
            unknown = [fact for fact in line.facts if fact not in assessment.register.by_id]
            if unknown:
                broken(CITE, who, f"the facts {unknown} do not stand", [line_text(line)])
            if line.on not in assessment.period:
                broken(CITE, who, f"the line lies outside {assessment.period.name}", [line_text(line)])
            elif not holds_on(assessment, line.on):
                broken(CITE, who, "the line lies on a day for which the regulation does not hold", [line_text(line)])
            if (line.status is Status.SUPERSEDED) is not (line.superseded_by is not None):
                broken(CITE, who, "a superseded line names what counts instead, and only such a line", [line_text(line)])
            if (line.status in {Status.CAPPED, Status.VOIDED}) is not (line.settled_by is not None):
                broken(CITE, who, "a capped or voided line names the rule that did it, and only such a line", [line_text(line)])
            if line.account == "yuan" and (line.amount * 100) % 1 != 0:
                broken(CITE, who, "money is whole fen", [line_text(line)])
            if type(line.amount) is not int and not (isinstance(line.amount, Fraction) and line.amount.denominator > 1):
                broken(CITE, who, f"{line.amount!r} is not an exact number in its one spelling", [line_text(line)])
            if isinstance(rule, Price) and rule.of not in TYPES:
                continue  # a duty's day is that of the law of deadlines
            if isinstance(rule, Price):
                _check_price_line(assessment, who, rule, line)
            elif rule.each is not Each.ITEM and line.on not in _ends(assessment, rule):
                broken(CITE, who, f"no {rule.each} ends on the day of the line", [line_text(line)])
        if list(card.lines) != sorted(card.lines, key=lambda line: (line.on, line.rule, line.facts, line.account)):
            broken(CITE, who, "the lines stand by day, rule and facts", [line_text(line) for line in card.lines])


def _is_flat(assessment: Assessment, rule: Price | Tally) -> bool:
    """Whether a tally reads nothing, so that every unit gets the same."""
    formulas = [formula for _, formula in placed_formulas(assessment.rulebook.formulas) if formula.source in {rule.provided, rule.amount}]
    return isinstance(rule, Tally) and not any(formula.reads for formula in formulas)


def _ends(assessment: Assessment, rule: Tally) -> set[date]:
    """Return the days on which lines of a tally may lie."""
    period = assessment.period
    if rule.each.grain is None:
        return {period.last_day}
    return {part.last_day for part in period.parts(rule.each.grain, first_month=assessment.rulebook.settings.first_month)}


def _check_price_line(assessment: Assessment, who: str, rule: Price, line: Line) -> None:
    record = record_of(assessment, rule, line)
    if record is None:
        broken(CITE, who, f"none of its facts is a {rule.of}", [line_text(line)])
    day = day_of(assessment.register, record)
    if line.on != day:
        broken(CITE, who, f"its record is of {day}", [line_text(line)])
    if not matches(assessment, rule.of, record, rule.when):
        broken(CITE, who, "the record does not meet the conditions of the rule", [line_text(line), repr(record)])


def check_ranks(assessment: Assessment) -> None:
    """
    Ranks are those of the tie policy: the greater score first, equal scores equal ranks; cards stand by rank (law 8).

    Who is ranked by a formula is checked for ranks that are possible, who is ranked by points for the right ones.

    Raises:
        AssertionError: they are not; with the scores and ranks.

    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> check_ranks(year)  # nothing is raised
    """
    standing = assessment.rulebook.standing
    by = standing.by if standing.provided == "true" else standing.provided  # who is not ranked stands last whatever its points
    _check_ranking("the units", assessment.units, by, standing.ties, grouped=standing.grouped)
    _check_ranking("the persons", assessment.persons, standing.persons_by, standing.ties, grouped=standing.persons_grouped)
    for what, several in (("the units", assessment.units), ("the persons", assessment.persons)):
        order = [(card.rank, card.subject) for card in several]
        if order != sorted(order):
            broken(RANKS, what, "the cards do not stand by rank, then id", order)


def _check_ranking(who: str, several: Iterable[Scorecard], by: str, ties: Ties, *, grouped: bool) -> None:
    by_group: dict[str | None, list[Scorecard]] = {}
    for card in several:
        by_group.setdefault(card.group if grouped else None, []).append(card)
    for cards in by_group.values():
        if by == "points":
            _check_scores(who, {card.subject: (card.points, card.rank) for card in cards}, ties)
        _check_possible(who, [card.rank for card in cards], ties)


def _check_scores(who: str, scores: Mapping[str, tuple[Exact, int]], ties: Ties) -> None:
    points = [score for score, _ in scores.values()]
    for subject, (score, rank) in scores.items():
        better = [other for other in points if other > score]
        expected = 1 + len(better if ties is Ties.SKIP else set(better))
        if rank != expected:
            rows = [f"{id_}: {own} points, rank {place}" for id_, (own, place) in scores.items()]
            broken(RANKS, who, f"{subject} has rank {rank}, not {expected}", rows)


def _check_possible(who: str, ranks: Sequence[int], ties: Ties) -> None:
    ordered = sorted(ranks)
    for place, rank in enumerate(ordered, start=1):
        before = ordered[place - 2] if place > 1 else 0
        next_ = place if ties is Ties.SKIP else before + 1
        if rank not in {before, next_} or rank == 0:
            broken(RANKS, who, f"rank {rank} cannot follow {before}", ordered)


def _cards(assessment: Assessment) -> list[tuple[str, Scorecard]]:
    units = [(f"unit {card.subject}", card) for card in assessment.units]
    return [*units, *((f"person {card.subject}", card) for card in assessment.persons)]
