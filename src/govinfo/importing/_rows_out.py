"""What an assessment came to as plain rows (结果行), ready for a frame, a table of a database, or JSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Final, TypeAlias

from govinfo._doors import checked
from govinfo.assessment import Assessment, Line, Scorecard, find_person, find_unit
from govinfo.duties import DutyState
from govinfo.exact import MAX_DIGITS, Exact, format_exact
from govinfo.reports import ItemOutcome
from govinfo.texts import Language
from govinfo.texts._languages import sentences
from govinfo.texts._titles import titled

Value: TypeAlias = str | int | bool | Decimal | date | datetime | None
"""What a row holds."""

ResultRow: TypeAlias = dict[str, Value]
"""One row: its columns by name, the same and in the same order in every row of one call."""

_PAYOUT: Final = "yuan_"


@checked
def score_rows(assessment: Assessment, lang: Language = "zh", *, persons: bool = False) -> list[ResultRow]:
    """
    Return one row for every scorecard, by rank.

    Points are `Decimal` where they are finite, else text such as `10/3`; money is `Decimal` in yuan. Every measure that the rulebook
    shows has a column of its name, every payout period one named `yuan_` and the period.

    Args:
        assessment: what is told.
        lang: the language of reasons.
        persons: those of persons instead of those of units.

    >>> from govinfo import assess, build_register, sample_year, shipped_rulebook
    >>> district = shipped_rulebook("district-model")
    >>> row = score_rows(assess(build_register(sample_year()), district, district.period("2024-Q1")))[0]
    >>> row["rank"], row["subject"], row["points"]
    (1, 'water', Decimal('225'))
    """
    return [_score(card, lang) for card in (assessment.persons if persons else assessment.units)]


@checked
def line_rows(assessment: Assessment, lang: Language = "zh", *, unit: str | None = None, person: str | None = None) -> list[ResultRow]:
    """
    Return one row for every line of the units, or of one unit or person, by id or name; those that do not count too.

    Args:
        assessment: what is told.
        lang: the language of titles and reasons.
        unit: whose lines alone.
        person: whose lines alone.

    Raises:
        UnknownNameError: nobody is called so.

    >>> from govinfo import assess, build_register, sample_year, shipped_rulebook
    >>> district = shipped_rulebook("district-model")
    >>> rows = line_rows(assess(build_register(sample_year()), district, district.period("2024-Q1")), unit="agri")
    >>> sum(row["amount"] for row in rows if (row["account"], row["status"]) == ("points", "counted"))
    Decimal('90')
    """
    cards: Sequence[Scorecard] = assessment.units
    if person is not None:
        cards = [assessment.person(find_person(assessment, person))]
    elif unit is not None:
        cards = [assessment.unit(find_unit(assessment, unit))]
    return [_line(card, line, lang) for card in cards for line in card.lines]


@checked
def deadline_rows(states: Iterable[DutyState], lang: Language = "zh") -> list[ResultRow]:
    """
    Return one row for every duty as `duty_states` tells it: who owes what until when, and where it stands.

    >>> from datetime import UTC, datetime
    >>> from govinfo import build_register, sample_year, shipped_rulebook
    >>> from govinfo.calendars import official
    >>> from govinfo.duties import duty_states
    >>> register = build_register(sample_year())
    >>> states = duty_states(register, shipped_rulebook("district-model"), official(), datetime(2024, 7, 1, tzinfo=UTC))
    >>> [(row["unit"], row["stage"], row["late_days"]) for row in deadline_rows(states)][0]
    ('commerce', 'overdue', 103)
    """
    return [_duty(found, lang) for found in states]


@checked
def outcome_rows(found: Iterable[ItemOutcome], lang: Language = "zh") -> list[ResultRow]:
    """
    Return one row for every item as `outcomes` tells what became of it.

    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> from govinfo.reports import outcomes
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> row = outcome_rows(outcomes(year))[0]
    >>> row["item"], row["became"], row["became_text"]
    ('s-2023', 'adopted', '采用')
    """
    return [
        {
            "item": one.item,
            "title": one.title,
            "units": "、".join(one.units),
            "authors": "、".join(one.authors),
            "on": one.on,
            "became": one.became.value,
            "became_text": one.became.text(lang),
            "into": one.into,
            "publications": "、".join(adoption.publication for adoption in one.adoptions),
            "instructions": len(one.instructions),
            "points": as_decimal(one.of("points")),
            "yuan": as_decimal(one.of("yuan")),
            "pending": sentences((needs.text(lang) for needs in one.pending), lang) or None,
        }
        for one in found
    ]


def _score(card: Scorecard, lang: Language) -> ResultRow:
    row: ResultRow = {
        "rank": card.rank,
        "subject": card.subject,
        "name": card.name,
        "group": card.group,
        "points": as_decimal(card.points),
        "awarded": as_decimal(card.awarded),
        "deducted": as_decimal(card.deducted),
        "yuan": card.yuan,
        **{_PAYOUT + name: amount for name, amount in card.payouts.items()},
        **{name: as_decimal(value) for name, value in card.measures.items()},
        "complete": card.complete,
        "eligible": card.eligible,
        "barred": sentences((reason.text(lang) for reason in card.barred), lang) or None,
        "notices": sentences((reason.text(lang) for reason in card.notices), lang) or None,
    }
    return row


def _line(card: Scorecard, line: Line, lang: Language) -> ResultRow:
    return {
        "id": line.id,
        "subject": card.subject,
        "name": card.name,
        "on": line.on,
        "clause": line.clause,
        "rule": line.rule,
        "title": titled(line).text(lang),
        "part": line.part,
        "account": line.account,
        "amount": as_decimal(line.amount),
        "status": line.status.value,
        "facts": "、".join(line.facts),
        "why": line.why(lang),
    }


def _duty(found: DutyState, lang: Language) -> ResultRow:
    due = found.due
    return {
        "id": found.id,
        "unit": found.unit,
        "duty": found.duty.id,
        "title": titled(found.duty).text(lang),
        "about": found.about,
        "period": None if found.period is None else found.period.name,
        "stage": found.state.stage.value,
        "result": found.result.value,
        "last_day": None if due is None else due.last_day,
        "cutoff": None if due is None else due.cutoff,
        "days_left": found.state.days_left,
        "workdays_left": found.state.workdays_left,
        "late_days": found.late_days,
        "reminded": found.reminded,
        "facts": "、".join(found.facts),
    }


def as_decimal(value: Exact) -> Decimal | str:
    """
    Return an exact number as a `Decimal` where its digits end, else as the text of its fraction.

    >>> from fractions import Fraction
    >>> as_decimal(135), as_decimal(Fraction(1, 8)), as_decimal(Fraction(10, 3))
    (Decimal('135'), Decimal('0.125'), '10/3')
    """
    text = format_exact(value)
    return text if "/" in text or len(text) > MAX_DIGITS else Decimal(text)
