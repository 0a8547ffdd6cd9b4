"""
Reports as JSON (报表数据): `govinfo.circular/1` and `govinfo.commendation/1`.

Numbers are strings, exact; what is not known is left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final, cast

from govinfo._doors import checked
from govinfo.assessment import Reason
from govinfo.codec._claims import line_of, reconciled
from govinfo.codec._json import pretty
from govinfo.exact import format_exact, format_money
from govinfo.periods import Period
from govinfo.reports._accounts import score_told
from govinfo.reports._adopted import AdoptedItem
from govinfo.reports._circular_persons import PersonResult
from govinfo.reports._circular_values import Circular, EarlierResult, UnitResult
from govinfo.reports._commendations import Candidate, Commendation, GroupProposal
from govinfo.reports._revisions import RevisedUnit, Revision
from govinfo.reports._tallies import ClauseSum, Counts, Quota
from govinfo.texts import Language
from govinfo.texts._languages import either

CIRCULAR_FORMAT: Final = "govinfo.circular/1"
"""What the field `format` of a circular says."""

COMMENDATION_FORMAT: Final = "govinfo.commendation/1"
"""What the field `format` of a proposal for commendation says."""


@checked
def encode_circular(circular: Circular, lang: Language = "zh") -> str:
    """
    Write a circular as JSON.

    >>> import json
    >>> from govinfo.reports import circular
    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> json.loads(encode_circular(circular(year)))["period"]
    {'name': '2024', 'start': '2024-01-01', 'end': '2025-01-01'}
    """
    return dump(
        {
            "format": CIRCULAR_FORMAT,
            "rulebook": circular.rulebook.id,
            "period": days_of(circular.period),
            "year": days_of(circular.year),
            "unsettled": [
                {
                    "rule": one.rule,
                    "clause": one.clause,
                    "title": either(one.title, one.title_en, lang),
                    "each": one.each.value,
                }
                for one in circular.unsettled
            ],
            "before": circular.before and days_of(circular.before),
            "year_before": circular.year_before and days_of(circular.year_before),
            "total": _counts(circular.total) | {"points": format_exact(circular.points)},
            "office": _counts(circular.office),
            "office_before": circular.office_before and _counts(circular.office_before),
            "office_year_before": circular.office_year_before and _counts(circular.office_year_before),
            "years": [{"period": days_of(period)} | _counts(counts) for period, counts in circular.years[:-1]] or None,
            "revised": None if circular.revised is None else _revision(circular.revised, lang),
            "sent_nothing": [unit.unit for unit in circular.silent],
            "adopted_nothing": [unit.unit for unit in circular.unadopted],
            "named": [unit.unit for unit in circular.short],
            "accounts": sorted(circular.accounts),
            "pending": [
                {"rule": one.rule, "clause": one.clause, "about": one.about, "needs": one.needs.text(lang)} for one in circular.pending
            ],
            "questions": circular.questions,
            "units": [_unit(unit, lang, scored=score_told(circular.rulebook)) for unit in circular.units],
            "persons": [_person(person, lang) for person in circular.persons] or None,
        }
    )


def _unit(unit: UnitResult, lang: Language, *, scored: bool) -> dict[str, object]:
    return {
        "unit": unit.unit,
        "name": unit.name,
        "group": unit.group,
        **_counts(unit.counts),
        "points": format_exact(unit.points),
        "awarded": format_exact(unit.awarded),
        "deducted": format_exact(unit.deducted),
        "rank": unit.rank,
        "score": format_exact(unit.score) if scored and unit.score is not None else None,
        "complete": None if unit.complete else False,
        "climbed": unit.climbed,
        "cumulative": format_exact(unit.cumulative),
        "cumulative_rank": unit.cumulative_rank,
        "before": unit.before and _earlier(unit.before),
        "year_before": unit.year_before and _earlier(unit.year_before),
        "yuan": format_money(unit.yuan),
        "measures": {name: format_exact(value) for name, value in unit.measures if value is not None},
        "items": [_item(item) for item in unit.items],
        "year_months": {month.period.name: format_exact(month.points) for month in unit.year_months},
        "months": {month.period.name: format_exact(month.points) for month in unit.months},
        "clauses": [_clause(one, lang) for one in unit.clauses],
        "quotas": [_quota(quota, lang) for quota in unit.quotas],
        "deductions": [line_of(line, lang) for line in unit.deductions],
        "barred": _reasons(unit.barred, lang),
        "notices": _reasons(unit.notices, lang),
        "notice_sides": [notice.side.value for notice in unit.notices],
    }


def _revision(made: Revision, lang: Language) -> dict[str, object]:
    return {
        "since": made.since.isoformat(),
        "period": days_of(made.period),
        "corrections": [
            {
                "id": one.correction.id,
                "of": one.correction.of,
                "action": one.correction.action.value,
                "on": one.correction.on.isoformat(),
                "reason": one.correction.reason,
                "by": one.correction.by,
            }
            for one in made.corrections
        ],
        "claims": [reconciled(one, lang) for one in made.claims],
        "units": [_revised(one) for one in made.units],
    }


def _revised(one: RevisedUnit) -> dict[str, object]:
    return {
        "unit": one.unit,
        "name": one.name,
        "points": format_exact(one.points),
        "points_before": None if one.points_before is None else format_exact(one.points_before),
        "rank": one.rank,
        "rank_before": one.rank_before,
        "yuan": format_money(one.yuan),
        "yuan_before": None if one.yuan_before is None else format_money(one.yuan_before),
    }


def _item(item: AdoptedItem) -> dict[str, object]:
    return {
        "submission": item.submission,
        "title": item.title,
        "publications": list(item.publications),
        "leaders": [{"level": level.value, "leader": leader} for level, leader in item.leaders],
        "commissioned": item.commissioned,
        "points": format_exact(item.points),
        "yuan": format_money(item.yuan),
    }


def _person(person: PersonResult, lang: Language) -> dict[str, object]:
    return {
        "person": person.person,
        "name": person.name,
        "unit": person.unit,
        "points": format_exact(person.points),
        "rank": person.rank,
        "cumulative": format_exact(person.cumulative),
        "cumulative_rank": person.cumulative_rank,
        "quotas": [_quota(quota, lang) for quota in person.quotas],
        "barred": _reasons(person.barred, lang),
        "notices": _reasons(person.notices, lang),
        "notice_sides": [notice.side.value for notice in person.notices],
    }


def _counts(counts: Counts) -> dict[str, object]:
    return {
        "sent": counts.sent,
        "adopted": counts.adopted,
        "events": counts.events,
        "rate": None if counts.rate is None else format_exact(counts.rate),
        "by_publication": dict(counts.by_publication),
    }


def _earlier(earlier: EarlierResult) -> dict[str, object]:
    return _counts(earlier.counts) | {"points": format_exact(earlier.points), "rank": earlier.rank}


def _clause(one: ClauseSum, lang: Language) -> dict[str, object]:
    title = either(one.title, one.title_en, lang)
    return {"clause": one.clause, "rule": one.rule, "title": title, "lines": one.lines, "amount": format_exact(one.amount)}


def _quota(quota: Quota, lang: Language) -> dict[str, object]:
    return {
        "measure": quota.measure,
        "title": either(quota.title, quota.title_en, lang),
        "per": quota.per.value,
        "period": quota.period.name,
        "reached": format_exact(quota.reached),
        "target": format_exact(quota.target),
        "state": quota.state.value,
    }


def _reasons(reasons: Iterable[Reason], lang: Language) -> list[str]:
    return [reason.text(lang) for reason in reasons]


def days_of(period: Period) -> dict[str, object]:
    """Return a period as it is written: its name and its days, the last excluded."""
    return {"name": period.name, "start": period.start.isoformat(), "end": period.end.isoformat()}


@checked
def encode_commendation(made: Commendation, lang: Language = "zh") -> str:
    """
    Write a proposal for commendation as JSON.

    >>> import json
    >>> from govinfo.reports import commendation
    >>> from govinfo.rulebook import Seats
    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> json.loads(encode_commendation(commendation(year, units=Seats(number=3))))["period"]
    {'name': '2024', 'start': '2024-01-01', 'end': '2025-01-01'}
    """
    return dump(
        {
            "format": COMMENDATION_FORMAT,
            "rulebook": made.rulebook.id,
            "period": days_of(made.period),
            "last_place": made.last_place.value,
            "further": list(made.further),
            "grades": list(made.grades) or None,
            "units": [_group(group, lang) for group in made.units],
            "persons": None if made.persons is None else _group(made.persons, lang),
            "follows": [
                {"unit": one.unit, "person": one.person, "name": one.name, "reason": one.reason.text(lang), "side": one.reason.side.value}
                for one in made.follows
            ],
        }
    )


def _group(group: GroupProposal, lang: Language) -> dict[str, object]:
    return {
        "group": group.group,
        "among": group.among,
        "seats": group.seats,
        "proposed": [one.subject for one in group.proposed],
        "candidates": [_candidate(one, lang) for one in group.candidates],
    }


def _candidate(one: Candidate, lang: Language) -> dict[str, object]:
    return {
        "id": one.subject,
        "name": one.name,
        "unit": one.unit,
        "rank": one.rank,
        "grade": one.grade,
        "points": format_exact(one.points),
        "outcome": one.outcome.value,
        "lacking": None if one.lacking is None else format_exact(one.lacking),
        "further": {measure: format_exact(value) for measure, value in one.further},
        "reasons": _reasons(one.reasons, lang),
    }


def dump(document: dict[str, object]) -> str:
    """Return a document as JSON, what is None left out."""
    return pretty(_without_none(document)) + "\n"


def _without_none(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_none(one) for key, one in cast("dict[str, Any]", value).items() if one is not None}
    if isinstance(value, list):
        return [_without_none(one) for one in cast("Iterable[Any]", value)]
    return value
