"""
A second, naive reading of the rulebook `district-model`, to hold the engine against.

Written from the regulation and its reference page alone, one clause after the other, with loops over
lists and nothing clever: slow on purpose, and without a line of the engine in it. It takes records
that are consistent (ids unique, references exist, words declared) and does not check them.

What `assess` returns::

    {"units":   {id: {"points", "awarded", "deducted", "rank", "eligible", "yuan", "payouts", "lines"}},
     "persons": {id: {"points", "awarded", "deducted", "rank", "eligible", "yuan", "payouts"}},
     "pending": [lapse and adoption ids], "unpriced": [ids], "outside": [ids],
     "superseded": [ids of lapses with a superseded line], "superseded_findings": [ids], "gone": [ids taken away by corrections]}

`payouts` has every half-year that shares a day with the period, also at zero. `lines` is a Counter of
`(account, clause, amount, on, ids)` of the counted lines, deductions below zero; `ids` is sorted and
holds the record that earned the line, the submission of an adoption or instruction, and the finding
that decided the amount; lines of the quota and of the feedback of 五(四) have no ids.

A unit that was renamed or merged before the period is over hands everything on: its lines, the findings about
it, its targets, its persons. It has no card then, and the unit that answers for it is one unit: what each
contributing unit gets it gets once, parts of a division are put together.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from fractions import Fraction
from typing import Any, NamedTuple, cast
from zoneinfo import ZoneInfo

from attrs import evolve

from govinfo.exact import Exact, exact
from govinfo.labels import Action, Grain, Level
from govinfo.periods import Period
from govinfo.records import AdoptionEvent, Correction, Finding, Lapse, LeaderInstruction, Person, Records, Target, Unit

__all__ = ["DEFAULTS", "OPTIONS", "assess", "corrected"]

OPTIONS: dict[str, tuple[str, ...]] = {
    "monthly-task": ("once-a-year", "each-month"),
    "composite-price": ("replaces", "adds"),
    "composite-instruction": ("each-unit", "lead-only"),
    "composite-money": ("equal-split", "each-unit"),
    "several-circulars": ("all", "highest"),
    "journal-item": ("same", "composite-only"),
    "circular-points": ("no-points",),
    "criticism-feedback": ("no", "yes"),
    "person-share": ("equal-split", "first-author", "each-in-full"),
    "person-deductions": ("named", "unit"),
}
"""The readings and their options, the default first."""

DEFAULTS = {reading: options[0] for reading, options in OPTIONS.items()}

SHANGHAI = ZoneInfo("Asia/Shanghai")
CITY = ("city-report", "city-gazette")
PROVINCE = ("province-report", "province-gazette")

Line = dict[str, Any]


def shanghai_day(instant: datetime) -> date:
    """The day that an instant falls on in Shanghai."""
    return instant.astimezone(SHANGHAI).date()


# ---------------------------------------------------------------- corrections


def corrected(records: Records) -> tuple[Records, list[str]]:
    """Records as the corrections leave them, and the ids of those taken away."""
    if not records.corrections:
        return records, []
    # A correction may itself be voided or replaced, by a correction that may be too.
    in_force = [c for c in (after_corrections(c, records.corrections) for c in records.corrections) if c is not None]
    gone: set[str] = set()
    kept: dict[str, list[Any]] = {}
    for name in ("units", "persons", "commissions", "submissions", "adoptions", "instructions", "handlings", "lapses", "findings"):
        kept[name] = []
        for record in getattr(records, name):
            last = last_correction(record.id, in_force)
            if last is None:
                kept[name].append(record)
            elif last.action is Action.VOID:
                gone.add(record.id)
            else:
                kept[name].append(last.replacement)
    for name in ("targets", "figures"):
        kept[name] = []
        for record in getattr(records, name):
            last = last_correction(record.id, in_force) if record.id is not None else None
            if last is None:
                kept[name].append(record)
            elif last.action is Action.REPLACE:
                kept[name].append(last.replacement)
            else:
                gone.add(record.id)
    # What rests on a record that is gone goes too, until nothing more goes.
    while True:
        before = len(gone)
        gone |= {a.id for a in kept["adoptions"] if a.submission in gone}
        gone |= {i.id for i in kept["instructions"] if i.submission in gone}
        gone |= {h.id for h in kept["handlings"] if h.instruction in gone}
        gone |= {f.id for f in kept["findings"] if f.about.record in gone}
        if len(gone) == before:
            break
    for name, some in kept.items():
        kept[name] = [record for record in some if record.id is None or record.id not in gone]
    return Records(**cast("dict[str, Any]", kept)), sorted(gone)


def after_corrections(correction: Correction, corrections: tuple[Correction, ...]) -> Correction | None:
    others = [after_corrections(other, corrections) for other in corrections if other.of == correction.id]
    last = last_correction(correction.id, [other for other in others if other is not None])
    if last is None:
        return correction
    return cast("Correction | None", last.replacement)


def last_correction(record_id: str, in_force: list[Correction]) -> Correction | None:
    mine = [c for c in in_force if c.of == record_id]
    return max(mine, key=lambda c: (c.on, c.id)) if mine else None


# ---------------------------------------------------------------- units that answer for others


class Part(NamedTuple):
    """A unit's part in an item, under the name of the unit that answers for it; several parts may be one unit's."""

    unit: str
    lead: bool


class Item(NamedTuple):
    """A submission."""

    id: str
    units: tuple[Part, ...]
    submitted_at: datetime
    form: str | None
    authors: tuple[str, ...]


class Book(NamedTuple):
    """The records under the names of the units that answer."""

    units: tuple[Unit, ...]
    persons: tuple[Person, ...]
    submissions: tuple[Item, ...]
    adoptions: tuple[AdoptionEvent, ...]
    instructions: tuple[LeaderInstruction, ...]
    lapses: tuple[Lapse, ...]
    findings: tuple[Finding, ...]
    targets: tuple[Target, ...]
    answers: dict[str, str]  # by the last successor of a unit, the one that answers for it


def answering(units: tuple[Unit, ...], period: Period, roll_up: bool) -> dict[str, str]:
    """By unit the one that answers for it at the end of the period: the last of its successors, with roll-up the topmost above."""
    result: dict[str, str] = {}
    for unit in units:
        at, passed = unit, [unit.id]
        while True:
            above = None
            if at.until is not None and at.until < period.end and at.successor is not None:
                above = at.successor
            elif roll_up:
                above = at.parent
            if above is None or above in passed:
                break
            passed.append(above)
            at = next(other for other in units if other.id == above)
        result[unit.id] = at.id
    return result


def exists_in(unit: Unit, span: Period) -> bool:
    return any(exists_on(unit, day) for day in (span.start, span.last_day, unit.since) if day is not None and day in span)


def exists_on(unit: Unit, day: date) -> bool:
    return not (unit.since is not None and day < unit.since) and not (unit.until is not None and day >= unit.until)


def handed_on(records: Records, period: Period, roll_up: bool) -> tuple[Book, dict[str, list[Unit]]]:
    """
    The records as they read when every unit is called by the name of the one that answers for it.

    And by unit that answers: those it answers for, itself among them, as they were.
    """
    names = answering(records.units, period, roll_up)
    successors = answering(records.units, period, roll_up=False)
    owners: dict[str, list[Unit]] = {unit.id: [] for unit in records.units if names[unit.id] == unit.id}
    for unit in records.units:
        owners[names[unit.id]].append(unit)
    renamed = Book(
        units=tuple(unit for unit in records.units if unit.id in owners),
        persons=tuple(evolve(person, unit=names[person.unit]) for person in records.persons),
        submissions=tuple(
            Item(item.id, tuple(Part(names[part.unit], part.lead) for part in item.units), item.submitted_at, item.form, item.author_ids)
            for item in records.submissions
        ),
        adoptions=records.adoptions,
        instructions=records.instructions,
        lapses=tuple(evolve(lapse, unit=names[lapse.unit]) for lapse in records.lapses),
        findings=tuple(
            finding
            if finding.about.unit is None or finding.about.record is None
            else evolve(finding, about=evolve(finding.about, unit=successors[finding.about.unit]))
            for finding in records.findings
        ),
        targets=records.targets,
        answers=names,
    )
    return renamed, owners


def once(units: list[str]) -> list[str]:
    """Each unit once, in order."""
    return list(dict.fromkeys(units))


# ---------------------------------------------------------------- findings


def day_of_finding(finding: Finding, records: Book) -> date:
    """The day a finding belongs to: that of the record it is about, else its own."""
    about = finding.about
    if about.adoption is not None:
        return next(a.on for a in records.adoptions if a.id == about.adoption)
    if about.instruction is not None:
        return next(i.on for i in records.instructions if i.id == about.instruction)
    if about.lapse is not None:
        return next(lapse.on for lapse in records.lapses if lapse.id == about.lapse)
    if about.submission is not None:
        return next(shanghai_day(s.submitted_at) for s in records.submissions if s.id == about.submission)
    return finding.on


def order(finding: Finding) -> tuple[bool, date, str]:
    """What says neither that something was found nor how much takes no other judgement's place."""
    return (finding.met is not None or finding.amount is not None, finding.on, finding.id)


def latest(findings: list[Finding]) -> Finding | None:
    return max(findings, key=order) if findings else None


def findings_on_unit(criterion: str, unit: Unit, owners: list[Unit], records: Book, period: Period) -> list[Finding]:
    """The latest on a unit and those it took over from; where units roll up to it, each of them is judged by itself."""
    result: list[Finding] = []
    known = [f for f in records.findings if f.criterion == criterion and f.about.record is None and f.on in period]
    for subject in once([last_successor(owner, owners, period) for owner in owners]):
        own = [owner.id for owner in owners if last_successor(owner, owners, period) == subject]
        last = latest([f for f in known if f.about.unit in own])
        if last is not None:
            result.append(last)
    return result


def last_successor(unit: Unit, owners: list[Unit], period: Period) -> str:
    if unit.until is None or unit.until >= period.end or unit.successor is None:
        return unit.id
    return last_successor(next(other for other in owners if other.id == unit.successor), owners, period)


def finding_on_lapse(lapse: Lapse, records: Book) -> Finding | None:
    return latest([f for f in records.findings if f.criterion == "untrue-consequence" and f.about.lapse == lapse.id])


def findings_on_parts(adoption: AdoptionEvent, unit: str, records: Book) -> list[Finding]:
    """The latest on each part in an item for which a unit answers; where units roll up to it, each of them is judged by itself."""
    known = [f for f in records.findings if f.criterion == "main-contributor" and f.about.adoption == adoption.id]
    parts = once([f.about.unit for f in known if f.about.unit is not None and records.answers[f.about.unit] == unit])
    found = [latest([f for f in known if f.about.unit == part]) for part in parts]
    return [one for one in found if one is not None]


def was_decided(lapse: Lapse, records: Book) -> bool:
    """Whether a decision on a lapse gave way to a later one, or to the finding that it was of no consequence."""
    last = finding_on_lapse(lapse, records)
    some = [f for f in records.findings if f.criterion == "untrue-consequence" and f.about.lapse == lapse.id and f != last]
    waits = last is not None and last.met is not False and last.amount is None
    return lapse.kind == "untrue" and not waits and any(f.met is not False and f.amount is not None for f in some)


def was_found(owners: list[Unit], records: Book, period: Period) -> bool:
    """Whether a unit ever met a criterion of leadership in the period: where a later finding says nothing, a line that gave way is left."""
    own = {owner.id for owner in owners}
    known = [f for f in records.findings if f.criterion in {"leadership", "leadership-neglect"} and f.about.unit in own]
    return any(f.met and f.about.record is None and f.on in period for f in known)


def superseded_findings(records: Book, period: Period) -> list[str]:
    result: list[str] = []
    for finding in records.findings:
        if day_of_finding(finding, records) not in period:
            continue
        for other in records.findings:
            same = other.criterion == finding.criterion and other.about.key == finding.about.key
            if same and day_of_finding(other, records) in period and order(other) > order(finding):
                result.append(finding.id)
                break
    return sorted(result)


# ---------------------------------------------------------------- prices


def form_of(adoption: AdoptionEvent, submission: Item) -> str | None:
    return adoption.form if adoption.form is not None else submission.form


def journal_points(publication: str, form: str | None) -> tuple[str, int] | None:
    """The clause and the points of one adoption, apart from what 三(一)6 says of composite items."""
    if publication == "zhengwu" and form == "item":
        return "三(一)3", 10
    if publication == "zhengwu" and form == "brief":
        return "三(一)3", 5
    if publication == "daily-digest":
        return "三(一)3", 10
    if publication in CITY and form == "item":
        return "三(一)4", 50
    if publication in CITY and form == "research":
        return "三(一)4", 100
    if publication in PROVINCE and form == "item":
        return "三(一)5", 100
    if publication in PROVINCE and form == "research":
        return "三(一)5", 300
    if publication == "today":
        return "三(一)7", 5
    return None


def adoption_yuan(publication: str, form: str | None, composite: bool, journal_item: str) -> tuple[str, int] | None:
    """The clause and the yuan of one adoption."""
    if publication == "zhengwu" and form == "item":
        if journal_item == "composite-only" and not composite:
            return None
        return "四(一)", 20
    if publication == "zhengwu" and form == "brief":
        return "四(一)", 10
    if publication == "daily-digest":
        return "四(一)", 20
    if publication == "today":
        return "四(二)", 10
    if publication == "zhengban-tongbao" and form == "research":
        return "四(三)", 100
    if publication in CITY and form == "item":
        return "四(四)", 100
    if publication in CITY and form == "research":
        return "四(四)", 300
    if publication in PROVINCE and form == "item":
        return "四(五)", 200
    if publication in PROVINCE and form == "research":
        return "四(五)", 500
    return None


def instruction_points(instruction: LeaderInstruction) -> tuple[str, int] | None:
    if instruction.level is Level.DISTRICT:
        return "三(一)8", 20
    if instruction.level is Level.CITY:
        return "三(一)9", 40
    if instruction.level is Level.PROVINCE:
        return "三(一)10", 80
    return None


def instruction_yuan(instruction: LeaderInstruction) -> tuple[str, int] | None:
    if instruction.level is Level.DISTRICT:
        return "四(六)", 100
    if instruction.level is Level.CITY:
        return "四(七)", 300
    if instruction.level is Level.PROVINCE:
        return "四(八)", 500
    return None


def lapse_points(lapse: Lapse) -> tuple[str, int] | None:
    """The clause and the deduction of a lapse whose price is fixed."""
    late = lapse.kind == "urgent-late"
    lost = lapse.kind in ("urgent-omitted", "urgent-concealed")
    if lapse.by is Level.PROVINCE and late:
        return "三(二)4", 100
    if lapse.by is Level.PROVINCE and lost:
        return "三(二)4", 200
    if lapse.by is Level.CITY and late:
        return "三(二)5", 50
    if lapse.by is Level.CITY and lost:
        return "三(二)5", 100
    if lapse.by is Level.DISTRICT and late:
        return "三(二)6", 30
    if lapse.by is Level.DISTRICT and lost:
        return "三(二)6", 60
    if lapse.by is Level.DISTRICT and lapse.kind in ("commission-late", "commission-missed"):
        return "三(二)7", 50
    if lapse.by is Level.DISTRICT and lapse.kind == "criticised":
        return "三(二)8", 100
    return None


# ---------------------------------------------------------------- measures and targets


def sent(unit: Unit, span: Period, records: Book) -> int:
    return sum(1 for s in records.submissions if unit.id in [c.unit for c in s.units] and shanghai_day(s.submitted_at) in span)


def adopted(unit: Unit, span: Period, records: Book) -> int:
    used: set[str] = set()
    for adoption in records.adoptions:
        submission = next(s for s in records.submissions if s.id == adoption.submission)
        if adoption.on in span and unit.id in [c.unit for c in submission.units]:
            used.add(submission.id)
    return len(used)


def measure(target: Target, unit: Unit, span: Period, records: Book, lines: list[Line]) -> Exact:
    if target.measure == "sent":
        return sent(unit, span, records)
    if target.measure == "adopted":
        return adopted(unit, span, records)
    assert target.measure == "points"
    points: list[Exact] = [one["amount"] for one in lines if one["unit"] == unit.id and one["account"] == "points" and one["on"] in span]
    return sum(points)


Owed = tuple[Target, Period]
"""A target and a span in which it must be met."""


def owed(owners: list[Unit], inside: Period, records: Book) -> list[Owed]:
    """
    What a unit owes inside a period, for itself and those it answers for.

    A target set for a unit binds in every sub-period in which that unit exists; one set for a group or everybody only those that exist
    from the first day. A target for days of its own that are one span, or in which no whole sub-period lies, binds in these days.
    """
    result: list[Owed] = []
    for unit in owners:
        for target in records.targets:
            if target.unit != unit.id and not target.everyone and (target.group is None or target.group != unit.group):
                continue
            length = None if target.per == "period" else Grain(target.per.value)
            spans = [] if length is None else [s for s in inside.parts(length) if target.period is None or target.period.includes(s)]
            if target.period is not None and (length is None or not target.period.parts(length)):
                spans = [target.period] if inside.includes(target.period) else []
            for span in spans:
                if exists_in(unit, span) if target.unit is not None else exists_on(unit, span.start):
                    result.append((target, span))
    return result


def monthly_targets(owners: list[Unit], month: Period, records: Book) -> list[Owed]:
    """The targets of items sent and adopted that apply to a unit in a month."""
    return [(t, span) for t, span in owed(owners, month, records) if t.per == "month" and t.measure in ("sent", "adopted")]


def month_met(unit: Unit, owners: list[Unit], month: Period, records: Book) -> bool:
    return all(measure(t, unit, span, records, []) >= t.at_least for t, span in monthly_targets(owners, month, records))


def month_missed_sent(unit: Unit, owners: list[Unit], month: Period, records: Book) -> bool:
    return any(t.measure == "sent" and sent(unit, span, records) < t.at_least for t, span in monthly_targets(owners, month, records))


def all_targets_met(unit: Unit, owners: list[Unit], period: Period, records: Book, lines: list[Line]) -> bool:
    return all(measure(t, unit, span, records, lines) >= t.at_least for t, span in owed(owners, period, records))


# ---------------------------------------------------------------- the lines


def line(unit: str, account: str, clause: str, amount: Exact, on: date, ids: list[str], **more: Any) -> Line:
    known: Line = {"submission": None, "lapse": None}
    return {**known, "unit": unit, "account": account, "clause": clause, "amount": exact(amount), "on": on, "ids": sorted(ids), **more}


def money_lines(submission: Item, price: tuple[str, int], on: date, ids: list[str], chosen: dict[str, str]) -> list[Line]:
    clause, yuan = price
    units = [c.unit for c in submission.units]
    if chosen["composite-money"] == "each-unit":
        parts = dict.fromkeys(units, yuan)
    else:
        parts = dict.fromkeys(units, 0)
        for unit, part in zip(units, fen_shares(yuan, len(units)), strict=True):
            parts[unit] = exact(parts[unit] + part)
    return [line(unit, "yuan", clause, part, on, ids, submission=submission) for unit, part in parts.items()]


def fen_shares(yuan: Exact, number: int) -> list[Exact]:
    """Whole fen for everybody, and the fen that are left one by one to the first in order."""
    hundredfold = Fraction(yuan) * 100
    assert hundredfold.denominator == 1
    fen, left = divmod(hundredfold.numerator, number)
    return [exact(Fraction(fen + (1 if i < left else 0), 100)) for i in range(number)]


def waited_for(pending: list[str], records: Book) -> set[str]:
    """Whose scores wait for a decision or a form: a card says so, also where the unit does not exist in the period."""
    items = {adoption.submission for adoption in records.adoptions if adoption.id in pending}
    lapses = {lapse.unit for lapse in records.lapses if lapse.id in pending}
    return lapses | {part.unit for item in records.submissions if item.id in items for part in item.units}


def waits_for_a_form(adoption: AdoptionEvent, records: Book) -> bool:
    """Whether neither the adoption nor its item says its form, where what it earns goes by that."""
    submission = next(s for s in records.submissions if s.id == adoption.submission)
    by_form = adoption.publication in {"zhengwu", "zhengban-tongbao", *CITY, *PROVINCE}
    return by_form and form_of(adoption, submission) is None


def adoption_lines(adoption: AdoptionEvent, records: Book, chosen: dict[str, str]) -> list[Line]:
    submission = next(s for s in records.submissions if s.id == adoption.submission)
    composite = len(submission.units) > 1
    form = form_of(adoption, submission)
    ids = [adoption.id, submission.id]
    lines: list[Line] = []
    for unit in once([c.unit for c in submission.units]):
        price = journal_points(adoption.publication, form)
        if price is not None and not (composite and chosen["composite-price"] == "replaces"):
            lines.append(line(unit, "points", price[0], price[1], adoption.on, ids, submission=submission))
        if composite:
            lines.append(line(unit, "points", "三(一)6", 10, adoption.on, ids, submission=submission))
            for more in findings_on_parts(adoption, unit, records):
                if more.met is not False and more.amount is not None:
                    lines.append(line(unit, "points", "三(一)6", more.amount, adoption.on, [*ids, more.id], submission=submission))
    yuan = adoption_yuan(adoption.publication, form, composite, chosen["journal-item"])
    if yuan is not None:
        lines += money_lines(submission, yuan, adoption.on, ids, chosen)
    return lines


def instruction_lines(instruction: LeaderInstruction, records: Book, chosen: dict[str, str]) -> list[Line]:
    submission = next(s for s in records.submissions if s.id == instruction.submission)
    ids = [instruction.id, submission.id]
    lines: list[Line] = []
    price = instruction_points(instruction)
    if price is not None:
        units = [c.unit for c in submission.units]
        if chosen["composite-instruction"] == "lead-only":
            leads = [c.unit for c in submission.units if c.lead]
            units = leads[:1] or units[:1]
        for unit in once(units):
            lines.append(line(unit, "points", price[0], price[1], instruction.on, ids, submission=submission))
    yuan = instruction_yuan(instruction)
    if yuan is not None:
        lines += money_lines(submission, yuan, instruction.on, ids, chosen)
    return lines


def lapse_lines(lapse: Lapse, records: Book) -> tuple[list[Line], bool]:
    """The line of a lapse, and whether an assessor still owes the decision on it."""
    if lapse.kind == "untrue":
        finding = finding_on_lapse(lapse, records)
        if finding is not None and finding.met is False:
            return [], False
        if finding is None or finding.amount is None:
            return [], True
        return [line(lapse.unit, "points", "三(二)3", -finding.amount, lapse.on, [lapse.id, finding.id], lapse=lapse)], False
    price = lapse_points(lapse)
    if price is None:
        return [], False
    return [line(lapse.unit, "points", price[0], -price[1], lapse.on, [lapse.id], lapse=lapse)], False


def only_highest_circular(lines: list[Line]) -> tuple[list[Line], list[str]]:
    """Of the urgent lapses of one unit and subject only the largest deduction is left; the lapses that gave way."""
    kept: list[Line] = []
    gave_way: list[str] = []
    for one in lines:
        if not is_circulated(one):
            kept.append(one)
            continue
        rivals = [
            other
            for other in lines
            if is_circulated(other) and other["unit"] == one["unit"] and other["lapse"].tags["subject"] == one["lapse"].tags["subject"]
        ]
        winner = min(rivals, key=lambda other: (other["amount"], other["on"], other["lapse"].id))
        if winner is one:
            kept.append(one)
        else:
            gave_way.append(one["lapse"].id)
    return kept, sorted(gave_way)


def is_circulated(one: Line) -> bool:
    lapse = one["lapse"]
    return lapse is not None and lapse.kind.startswith("urgent-") and "subject" in lapse.tags


def quota_lines(unit: Unit, owners: list[Unit], period: Period, records: Book, chosen: dict[str, str]) -> list[Line]:
    lines: list[Line] = []
    if chosen["monthly-task"] == "each-month":
        for month in period.parts(Grain.MONTH):
            if monthly_targets(owners, month, records) and month_met(unit, owners, month, records):
                lines.append(line(unit.id, "points", "三(一)2", 20, month.last_day, []))
            if month_missed_sent(unit, owners, month, records):
                lines.append(line(unit.id, "points", "三(二)2", -30, month.last_day, []))
        return lines
    for year in period.parts(Grain.YEAR):
        months = year.parts(Grain.MONTH)
        owing = any(monthly_targets(owners, month, records) for month in months)
        if owing and all(month_met(unit, owners, month, records) for month in months):
            lines.append(line(unit.id, "points", "三(一)2", 20, year.last_day, []))
        if any(month_missed_sent(unit, owners, month, records) for month in months):
            lines.append(line(unit.id, "points", "三(二)2", -30, year.last_day, []))
    return lines


def leadership_lines(unit: Unit, owners: list[Unit], period: Period, records: Book) -> list[Line]:
    lines: list[Line] = []
    for criterion, clause, points in (("leadership", "三(一)1", 20), ("leadership-neglect", "三(二)1", -20)):
        for finding in findings_on_unit(criterion, unit, owners, records, period):
            if finding.met:
                lines.append(line(unit.id, "points", clause, points, finding.on, [finding.id]))
    return lines


def feedback_lines(unit: Unit, period: Period, lines: list[Line]) -> list[Line]:
    """The circular of 五(四) counted as one of 三(二)8."""
    result: list[Line] = []
    for year in period.parts(Grain.YEAR):
        deducted = sum(-one["amount"] for one in lines if one["unit"] == unit.id and is_deduction(one) and one["on"] in year)
        if deducted >= 200:
            result.append(line(unit.id, "points", "三(二)8", -100, year.last_day, []))
    return result


def is_deduction(one: Line) -> bool:
    return bool(one["account"] == "points" and one["amount"] < 0)


# ---------------------------------------------------------------- persons


def person_entries(records: Book, lines: list[Line], chosen: dict[str, str]) -> list[tuple[str, Line, Exact]]:
    """What each person gets of which line."""
    unit_of = {person.id: person.unit for person in records.persons}
    entries: list[tuple[str, Line, Exact]] = []
    for one in lines:
        if is_deduction(one):
            if chosen["person-deductions"] == "unit":
                named = [person.id for person in records.persons if person.unit == one["unit"]]
            else:
                named = list(one["lapse"].persons) if one["lapse"] is not None else []
            entries += [(person, one, one["amount"]) for person in named]
        elif one["submission"] is not None:
            authors = [author for author in one["submission"].authors if unit_of[author] == one["unit"]]
            if not authors:
                continue
            if chosen["person-share"] == "first-author":
                entries.append((authors[0], one, one["amount"]))
            elif chosen["person-share"] == "each-in-full":
                entries += [(author, one, one["amount"]) for author in authors]
            else:
                number = len(authors)
                whole = one["amount"]
                parts = fen_shares(whole, number) if one["account"] == "yuan" else [exact(Fraction(whole) / number)] * number
                entries += [(author, one, part) for author, part in zip(authors, parts, strict=True)]
    return entries


# ---------------------------------------------------------------- the assessment


def assess(entered: Records, period: Period, readings: dict[str, str] | None = None, *, roll_up: bool = False) -> dict[str, Any]:
    """
    Assess the records *entered* in *period* under the rulebook `district-model` and the chosen *readings*.

    With *roll_up* what a unit does counts for the one at the top of its branch, as an office may set it.
    """
    chosen = {**DEFAULTS, **(readings or {})}
    assert all(chosen[reading] in OPTIONS[reading] for reading in chosen)
    standing, gone = corrected(entered)
    records, owners = handed_on(standing, period, roll_up)

    lines: list[Line] = []
    pending = [adoption.id for adoption in records.adoptions if adoption.on in period and waits_for_a_form(adoption, records)]
    outside, in_period, superseded = list[str](), list[str](), list[str]()
    touched: set[str] = set()

    for unit in records.units:
        lines += leadership_lines(unit, owners[unit.id], period, records)
    for adoption in records.adoptions:
        (in_period if adoption.on in period else outside).append(adoption.id)
        if adoption.on in period:
            lines += adoption_lines(adoption, records, chosen)
    for instruction in records.instructions:
        (in_period if instruction.on in period else outside).append(instruction.id)
        if instruction.on in period:
            lines += instruction_lines(instruction, records, chosen)
    for lapse in records.lapses:
        (in_period if lapse.on in period else outside).append(lapse.id)
        if lapse.on in period:
            new, waits = lapse_lines(lapse, records)
            lines += new
            if waits:
                pending.append(lapse.id)
            if was_decided(lapse, records):
                superseded += [lapse.id]
                touched |= {lapse.unit}
    for finding in records.findings:
        (in_period if day_of_finding(finding, records) in period else outside).append(finding.id)
    # A unit that does not exist in the period has a card where something happened to it all the same.
    touched |= {one["unit"] for one in lines} | waited_for(pending, records)
    touched |= {unit.id for unit in records.units if was_found(owners[unit.id], records, period)}
    records = records._replace(units=tuple(unit for unit in records.units if exists_in(unit, period) or unit.id in touched))
    if chosen["several-circulars"] == "highest":
        lines, gave_way = only_highest_circular(lines)
        superseded = sorted({*superseded, *gave_way})
    for unit in records.units:
        lines += quota_lines(unit, owners[unit.id], period, records, chosen)
    if chosen["criticism-feedback"] == "yes":
        for unit in records.units:
            lines += feedback_lines(unit, period, lines)

    with_line = {record_id for one in lines for record_id in one["ids"]} | set(superseded)
    halves = list(period.touching(Grain.HALF_YEAR))

    units: dict[str, Any] = {}
    for unit in records.units:
        mine = [one for one in lines if one["unit"] == unit.id]
        card = totals([(one, one["amount"]) for one in mine], halves)
        card["eligible"] = card["deducted"] < 100 and all_targets_met(unit, owners[unit.id], period, records, lines)
        card["lines"] = Counter((one["account"], one["clause"], one["amount"], one["on"], tuple(one["ids"])) for one in mine)
        units[unit.id] = card

    persons: dict[str, Any] = {}
    entries = person_entries(records, lines, chosen)
    for person in records.persons:
        card = totals([(one, amount) for who, one, amount in entries if who == person.id], halves)
        card["eligible"] = card["deducted"] < 100
        persons[person.id] = card

    for cards in (units, persons):
        for card in cards.values():
            card["rank"] = 1 + sum(1 for other in cards.values() if other["points"] > card["points"])

    return {
        "units": units,
        "persons": persons,
        "pending": sorted(pending),
        "unpriced": sorted(record for record in in_period if record not in with_line and record not in pending),
        "outside": sorted(outside),
        "superseded": sorted(superseded),
        "superseded_findings": superseded_findings(records, period),
        "gone": gone,
    }


def totals(parts: list[tuple[Line, Exact]], halves: list[Period]) -> dict[str, Any]:
    awarded = sum((amount for one, amount in parts if one["account"] == "points" and amount > 0), 0)
    deducted = -sum((amount for one, amount in parts if one["account"] == "points" and amount < 0), 0)
    yuan = sum((amount for one, amount in parts if one["account"] == "yuan"), 0)
    payouts = {half.name: sum((a for one, a in parts if one["account"] == "yuan" and one["on"] in half), 0) for half in halves}
    return {"points": awarded - deducted, "awarded": awarded, "deducted": deducted, "yuan": yuan, "payouts": payouts}
