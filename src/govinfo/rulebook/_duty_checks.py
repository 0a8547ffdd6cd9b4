"""What can be found wrong with the deadlines and duties of a rulebook before anything is due."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import combinations
from typing import TypeAlias

from govinfo.deadlines import Limit, LimitUnit
from govinfo.deadlines._limits import COUNTED
from govinfo.errors import Problem
from govinfo.labels import Grain, LapseKind
from govinfo.rulebook._conditions import TAG, Attribute, Condition, can_meet
from govinfo.rulebook._duties import Duty, DutyKind, duty_attribute, duty_attributes, unit_attribute, unit_attributes
from govinfo.rulebook._problems import flaw, together, unknown
from govinfo.rulebook._rulebook import Rulebook
from govinfo.rulebook._vocabularies import value_problems
from govinfo.rulebook._words import Coverage
from govinfo.texts import Text

_Finder: TypeAlias = Callable[[str], Attribute | None]

_RECORDS = frozenset({DutyKind.HANDLING, DutyKind.MATTER, DutyKind.COMMISSION, DutyKind.URGENT, DutyKind.ITEM})
_OWN_TIME = frozenset({DutyKind.HANDLING, DutyKind.MATTER, DutyKind.COMMISSION})
_INSTANTS = frozenset({DutyKind.URGENT, DutyKind.ITEM})
_COMMON_YEAR = 2023
_MONTHS_OF = {Grain.TWO_MONTHS: 2, Grain.QUARTER: 3, Grain.HALF_YEAR: 6, Grain.YEAR: 12}
_STARTS: Mapping[DutyKind, tuple[str, ...]] = {
    DutyKind.URGENT: ("happened_at", "submitted_at"),
    DutyKind.ITEM: ("happened_at", "submitted_at"),
    DutyKind.HANDLING: ("received_at", "on"),
    DutyKind.MATTER: ("arose_at", "received_at"),
    DutyKind.COMMISSION: ("asked_at", "received_at"),
}
_ENDS: Mapping[DutyKind, tuple[str, ...]] = {
    DutyKind.URGENT: ("submitted_at",),
    DutyKind.ITEM: ("submitted_at",),
    DutyKind.MATTER: ("done_at", "received_at"),
}


def duty_problems(rulebook: Rulebook) -> Iterator[Problem]:
    """
    Yield everything wrong with the deadlines and duties of *rulebook*, under whatever reading it shows.

    >>> from govinfo.rulebook import Source
    >>> duty = Duty(id="d", clause="三", title="办理", of=DutyKind.HANDLING, limit="ordinary")
    >>> book = Rulebook(id="b", title="办法", source=Source(issuer="市政府", title="办法"), duties=(duty,))
    >>> [str(problem) for problem in duty_problems(book)]
    ['d.limit: there is no deadline ordinary; none is declared']
    """
    limits = {limit.id: limit for limit in rulebook.deadlines}
    for id_, times in Counter(limit.id for limit in rulebook.deadlines).items():
        if times > 1:
            yield flaw(id_, Text("{n} deadlines have this id; give each its own", n=times))
    used = {duty.limit for duty in rulebook.duties}
    for limit in rulebook.deadlines:
        yield from _check_period_day(rulebook, limit)
        if limit.id not in used:
            yield flaw(limit.id, Text("no duty stands under this deadline; add a [[duty]] or take it out"))
    yield from _check_ids(rulebook)
    yield from _check_clauses(rulebook)
    for duty in rulebook.duties:
        yield from _check_limit(rulebook, duty, limits)
        find = partial(duty_attribute, duty.of)
        yield from _check_conditions(rulebook, f"{duty.id}.when", duty.when, find, duty_attributes(duty.of))
        yield from _check_conditions(rulebook, f"{duty.id}.owed_by", duty.owed_by, unit_attribute, unit_attributes())
        yield from _check_words(rulebook, duty)
        yield from _check_fields(duty)
    yield from _check_overlaps(rulebook.duties)
    yield from _check_lights(rulebook)


def _check_period_day(rulebook: Rulebook, limit: Limit) -> Iterator[Problem]:
    """Yield the error that a report is due on a day that one of the months in which it falls due does not have."""
    first = rulebook.settings.first_month
    length = None if limit.grain is None else _MONTHS_OF.get(limit.grain)
    if limit.unit is not LimitUnit.PERIOD_END or length is None or limit.day is None or not 1 <= first <= 12:
        return
    months = sorted({(first - 2 + length * n + (limit.months_after or 0)) % 12 + 1 for n in range(1, 12 // length + 1)})
    lacking = tuple(str(month) for month in months if limit.day > monthrange(_COMMON_YEAR, month)[1])
    if lacking:
        message = Text(
            "there is no day {day} in every month in which it falls due (month {months}); name an earlier day, or leave it out for the "
            "end of the month",
            day=limit.day, months=lacking,
        )  # fmt: skip
        yield flaw(f"{limit.id}.day", message)


def _check_lights(rulebook: Rulebook) -> Iterator[Problem]:
    """Yield thresholds below zero, and lights that one behind them always hides."""
    for place, light in enumerate(rulebook.lights):
        path = f"lights.{light.id}"
        for name in ("left", "late", "urged"):
            value = getattr(light, name)
            if value is not None and value < 0:
                yield flaw(f"{path}.{name}", Text("must be a whole number, 0 or more, got {got}", got=value))
        if place and light.left is None and light.late is None and light.urged is None:
            yield flaw(path, Text("has no threshold and hides the lights before it; put it first"))


def _check_ids(rulebook: Rulebook) -> Iterator[Problem]:
    for one, other in combinations(rulebook.duties, 2):
        if one.id == other.id and together(one.under, other.under):
            yield flaw(one.id, Text("two rules with this id hold under the same readings; give one another id"))
    taken = {rule.id for rule in (*rulebook.rules, *rulebook.bars, *rulebook.notices)}
    for duty in rulebook.duties:
        if duty.id in taken:
            yield flaw(duty.id, Text("a rule has this id already; give the duty another one"))
    known = {reading.id: [option.id for option in reading.options] for reading in rulebook.readings}
    for duty in rulebook.duties:
        for reading, options in duty.under:
            yield from unknown(f"{duty.id}.under", reading, list(known), "reading")
            for option in options if reading in known else ():
                yield from unknown(f"{duty.id}.under.{reading}", option, known[reading], "option")


def _check_clauses(rulebook: Rulebook) -> Iterator[Problem]:
    listed = [clause.id for clause in rulebook.clauses]
    if not listed:
        return
    items: tuple[Duty | Limit, ...] = (*rulebook.duties, *rulebook.deadlines)
    # A limit that rests on another text cites the clauses of that text.
    own = [item for item in items if not (isinstance(item, Limit) and item.basis is not None)]
    for item in own:
        for clause in item.clause.split("、"):
            yield from unknown(f"{item.id}.clause", clause, listed, "clause")
    cited = {clause for item in own for clause in item.clause.split("、")}
    for row in rulebook.clauses:
        if row.covered is Coverage.DEADLINE and row.id not in cited:
            yield flaw(f"clauses.{row.id}", Text("is said to be covered by a deadline, but none cites it"))


def _check_limit(rulebook: Rulebook, duty: Duty, limits: Mapping[str, Limit]) -> Iterator[Problem]:
    path = f"{duty.id}.limit"
    if duty.limit is None:
        if duty.of not in _OWN_TIME:
            yield flaw(path, Text("must name a [[deadline]]; only handlings, matters and commissions may have a due time of their own"))
        return
    yield from unknown(path, duty.limit, tuple(limits), "deadline")
    limit = limits.get(duty.limit)
    if limit is None:
        return
    counted = limit.unit in COUNTED
    if duty.of in _RECORDS and not counted:
        yield flaw(path, Text("{limit} names a day; a {of} needs a limit counted from its start", limit=limit.id, of=duty.of))
    if duty.start == "on" and (limit.unit.timed or limit.next_day_after is not None):
        yield flaw(f"{duty.id}.start", Text("gives a day; {limit} needs the instant at which it was received", limit=limit.id))
    if duty.series and counted and limit.number == 0:
        yield flaw(f"{duty.id}.series", Text("{limit} is over when it begins; a series needs one that runs", limit=limit.id))
    if duty.of is DutyKind.REPORT and counted:
        yield flaw(path, Text("{limit} is counted; a report needs a day of the year or of its period", limit=limit.id))
    if duty.of is DutyKind.TASK and counted:
        issued = rulebook.source.issued or rulebook.in_force
        if issued is None or limit.unit.timed or limit.next_day_after is not None:
            message = Text("{limit} can only be counted in days, from the rulebook's issue; give source.issued or in_force", limit=limit.id)
            yield flaw(path, message)


def _check_conditions(
    rulebook: Rulebook, path: str, conditions: Sequence[Condition], find: _Finder, names: Sequence[str]
) -> Iterator[Problem]:
    for condition in conditions:
        found = find(condition.attribute)
        if found is None:
            yield from unknown(path, condition.attribute, [*names, TAG + "…"], "attribute")
            continue
        yield from value_problems(f"{path}.{condition.attribute}", condition, found, _words(rulebook, found))


def _words(rulebook: Rulebook, found: Attribute) -> tuple[str, ...] | None:
    if found.words is None or isinstance(found.words, tuple):
        return found.words
    # A rulebook of limits alone need not declare the forms, kinds and groups of another one.
    return tuple(word.id for word in getattr(rulebook, found.words)) or None


def _check_words(rulebook: Rulebook, duty: Duty) -> Iterator[Problem]:
    if duty.excuse is not None:
        yield from unknown(f"{duty.id}.excuse", duty.excuse, [criterion.id for criterion in rulebook.criteria], "criterion")
    lapses = (*(kind.value for kind in LapseKind), *(word.id for word in rulebook.lapses))
    for lapse in duty.lapses:
        yield from unknown(f"{duty.id}.lapses", lapse, lapses, "kind of lapse")


def _check_fields(duty: Duty) -> Iterator[Problem]:
    for name, got, allowed in (("start", duty.start, _STARTS.get(duty.of, ())), ("done", duty.done, _ENDS.get(duty.of, ()))):
        path = f"{duty.id}.{name}"
        if got is None:
            continue
        if not allowed:
            yield flaw(path, Text("has no meaning for a {of}; leave it out", of=duty.of))
        elif duty.of not in _INSTANTS:
            yield from unknown(path, got, allowed, "instant")
        elif not (got.startswith(TAG) and len(got) > len(TAG)):
            yield from unknown(path, got, [*allowed, TAG + "…"], "instant")
    if duty.since is not None and duty.until is not None and duty.until <= duty.since:
        yield flaw(f"{duty.id}.until", Text("must be later than since, which is {day}", day=duty.since))
    dated = duty.of in _RECORDS
    if duty.series and (duty.stage is None or duty.limit is None or duty.done is not None):
        yield flaw(f"{duty.id}.series", Text("needs a stage of its own and a limit, and ends with the work"))
    meaningful = {
        "series": duty.of in {DutyKind.HANDLING, DutyKind.MATTER} or not duty.series,
        "since": dated or duty.since is None,
        "until": dated or duty.until is None,
        "ladder": duty.of is DutyKind.HANDLING or not duty.ladder,
        "signed": duty.of in {DutyKind.HANDLING, DutyKind.MATTER} or not duty.signed,
        "lead": duty.of is DutyKind.TASK or not duty.lead,
        "responsible": duty.of is DutyKind.TASK or not duty.responsible,
        "concerned": duty.of is DutyKind.TASK or not duty.concerned,
    }
    for name, fits in meaningful.items():
        if not fits:
            yield flaw(f"{duty.id}.{name}", Text("has no meaning for a {of}; leave it out", of=duty.of))
    if duty.ladder_en and len(duty.ladder_en) != len(duty.ladder):
        yield flaw(f"{duty.id}.ladder_en", Text("must have as many steps as ladder, which has {n}", n=len(duty.ladder)))
    if duty.of is DutyKind.ITEM and not duty.when:
        yield flaw(f"{duty.id}.when", Text("say which items; without conditions every submission would owe it"))
    if duty.of is DutyKind.TASK and not (duty.lead or duty.responsible or duty.concerned or duty.owed_by):
        yield flaw(f"{duty.id}.lead", Text("say whose task it is: lead, responsible or owed_by"))
    if len(set(duty.reminders)) != len(duty.reminders) or not all(1 <= days <= 366 for days in duty.reminders):
        yield flaw(f"{duty.id}.reminders", Text("working days ahead, each from 1 to 366 and named once"))


def _check_overlaps(duties: Sequence[Duty]) -> Iterator[Problem]:
    for one, other in combinations(duties, 2):
        alike = one.of is other.of and one.of in _RECORDS and one.stage == other.stage and together(one.under, other.under)
        if not alike or _one_after_the_other(one, other) or _one_after_the_other(other, one):
            continue
        if can_meet(one.when, other.when) and can_meet(one.owed_by, other.owed_by) and not _narrower(one, other):
            message = Text("applies to the same records as {other}; tell them apart by when, owed_by or stage", other=other.id)
            yield flaw(one.id, message)


def _one_after_the_other(one: Duty, other: Duty) -> bool:
    return one.until is not None and other.since is not None and one.until <= other.since


def _narrower(one: Duty, other: Duty) -> bool:
    """Whether the earlier duty asks all that the later one asks and more, so that the later one is the rest."""
    when, owed = set(one.when), set(one.owed_by)
    rest_when, rest_owed = set(other.when), set(other.owed_by)
    shorter = (one.since, one.until) != (None, None) == (other.since, other.until)
    return rest_when <= when and rest_owed <= owed and (rest_when < when or rest_owed < owed or shorter)
