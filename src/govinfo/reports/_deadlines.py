"""What is due, overdue and done (时限一览), the most urgent first: as a page, a spreadsheet and JSON; and the circular of results."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime, time, timedelta
from typing import Any, Final

from govinfo._doors import checked
from govinfo.calendars import end_of_day, local_day
from govinfo.deadlines import Stage
from govinfo.deadlines._moments import Length, PeriodName
from govinfo.duties import DutyState, HandlingCircular, HandlingRow, Rate, Result
from govinfo.exact import format_exact
from govinfo.instants import OFFICIAL_ZONE
from govinfo.register import Register
from govinfo.reports._inert import csv_text
from govinfo.reports._pages import Block, Bullets, Column, Heading, Page, Paragraph, Table
from govinfo.reports._spreadsheet import csv_file
from govinfo.reports._wording import Wording
from govinfo.rulebook import Rulebook
from govinfo.texts import Language, Text

DEADLINES_FORMAT: Final = "govinfo.deadlines/1"
"""What the field `format` of the JSON says."""

_WIDEST: Final = 30
_LEFT: Final[dict[tuple[bool, bool | None], str]] = {
    (False, None): "{n} days",
    (True, None): "{n} day",
    (False, False): "{n} days ({m} working days)",
    (False, True): "{n} days ({m} working day)",
    (True, False): "{n} day ({m} working days)",
    (True, True): "{n} day ({m} working day)",
}
_INSTANT: Final = timedelta(microseconds=1)
_COLUMNS: Final = (
    "Id", "State", "Result", "Unit id", "Unit", "Matter", "Duty", "Duty title", "Clause", "Record", "For the period", "Round",
    "Original last day", "Last day", "Ends at", "Days left", "Working days left", "Minutes left", "Days late", "Minutes late", "Notes",
)  # fmt: skip


@checked
def deadlines_page(states: Sequence[DutyState], register: Register, rulebook: Rulebook, at: datetime, lang: Language = "zh") -> Page:
    """
    Return where duties stand as a page: a line of counts, then every duty with its clause and the days left.

    >>> from datetime import UTC
    >>> from govinfo import build_register, sample_year, shipped_rulebook
    >>> page = deadlines_page((), build_register(sample_year()), shipped_rulebook("district-model"), datetime(2024, 3, 1, tzinfo=UTC))
    >>> page.title
    '《政务信息工作考核规定》时限一览'
    """
    say = Wording(lang)
    names = {unit.id: unit.name for unit in register.records.units}
    title = say("Deadlines under {rulebook}", rulebook=say.title(rulebook, rulebook.id))
    blocks: list[Block] = [
        Paragraph(
            say(
                "At {at}, Beijing time; rulebook {rulebook}, {issuer}",
                at=_as_at(at),
                rulebook=rulebook.id,
                issuer=rulebook.source.issuer,
            )
        ),
        Paragraph(_counts(states, say)),
    ]
    if states:
        blocks.append(_table(states, names, say))
    noted = [(found, notes) for found in states if (notes := duty_notes(found, lang))]
    if noted:
        blocks.append(Heading(say("Notes")))
        between = "；" if lang == "zh" else "; "
        lines = (say("{name}: {reason}", name=_row_name(found, names, say), reason=between.join(notes)) for found, notes in noted)
        blocks.append(Bullets(tuple(lines)))
    return Page(title=title, blocks=tuple(blocks))


def duty_notes(found: DutyState, lang: Language = "zh") -> tuple[str, ...]:
    """Return what else there is to say of a duty: what its round demands, extensions, reminders, missing signatures, missing notices."""
    return tuple(note.text(lang) for note in _notes(found, lang))


def _notes(found: DutyState, lang: Language) -> Iterator[Text]:
    demands = found.demands(lang)
    if found.round > 1:
        if demands is not None:
            yield Text("instruction no. {n} on the matter: {demands} ({clause})", n=found.round, demands=demands, clause=found.duty.clause)
        else:
            yield Text("instruction no. {n} on the matter", n=found.round)
    if found.late_rounds:
        yield Text(
            "late in round {rounds} too; a new instruction does not cure it", rounds=tuple(str(number) for number in found.late_rounds)
        )
    for decided in found.due.requests if found.due is not None else ():
        yield decided.message
    if found.deadline.excused is not None and found.state.late:
        yield Text("not held against the unit: {reason}", reason=found.deadline.excused)
    if found.reminded:
        yield Text("a reminder went out")
    if found.state.explained and found.state.stage in {Stage.OVERDUE, Stage.DONE_LATE}:
        yield Text("explained in writing and in time")
    if found.unsigned:
        yield Text("the report on it is not signed")
    if found.state.needs is not None and found.due is None:
        # Where the last day is known, no more than the working days since it is not.
        yield Text("the holiday notice for {year} is needed to say more", year=found.state.needs)
    if found.due is not None and found.due.provisional:
        yield Text("the next holiday notice can still move the last day")
    if found.state.stage is Stage.NOT_STARTED and found.deadline.limit.anchor is not None and found.deadline.start_day is None:
        yield Text("the start of its clock is not given")


def _counts(states: Sequence[DutyState], say: Wording) -> str:
    counts = Counter(found.state.stage for found in states)
    if not counts:
        return say("Nothing is due.")
    several = (say("{stage} {n}", stage=stage, n=counts[stage]) for stage in sorted(counts, key=list(_ORDER).index))
    return say("{n} in all: {counts}", n=len(states), counts=tuple(several))


_ORDER: Final = (
    Stage.OVERDUE,
    Stage.DUE_SOON,
    Stage.RUNNING,
    Stage.PAUSED,
    Stage.UNKNOWN,
    Stage.NOT_STARTED,
    Stage.EXCUSED,
    Stage.DONE_LATE,
    Stage.DONE_IN_TIME,
)


def _table(states: Sequence[DutyState], names: dict[str, str], say: Wording) -> Table:
    columns = (
        Column(say("State")),
        Column(say("Unit"), most=_WIDEST),
        Column(say("Matter"), most=_WIDEST),
        Column(say("Duty"), most=_WIDEST),
        Column(say("Clause"), most=_WIDEST),
        Column(say("Ends")),
        Column(say("Left")),
    )
    rows = tuple(
        (
            found.state.stage.text(say.lang),
            names.get(found.unit, found.unit),
            found.title or found.about or _period(found, say.lang),
            say.title(found.duty, found.duty.id),
            found.duty.clause,
            _ends(found),
            _left(found, say),
        )
        for found in states
    )
    return Table(columns, rows)


def _row_name(found: DutyState, names: dict[str, str], say: Wording) -> str:
    """Return the row that a note belongs to: its unit and matter, and what tells it from other rows on the same matter."""
    duty = say.title(found.duty, found.duty.id)
    matter = found.title or found.about or _period(found, say.lang)
    ends = _ends(found)
    which = (duty if matter else "", say("by {ends}", ends=ends) if ends else found.state.stage.text(say.lang))
    marks = ("，" if say.lang == "zh" else ", ").join(mark for mark in which if mark)
    return say("{unit}, {matter} ({marks})", unit=names.get(found.unit, found.unit), matter=matter or duty, marks=marks)


def _period(found: DutyState, lang: Language) -> str:
    if found.period is None:
        return ""
    return PeriodName(found.period).text(lang)


def _as_at(at: datetime) -> str:
    local = at.astimezone(OFFICIAL_ZONE)
    last = (at + _INSTANT).astimezone(OFFICIAL_ZONE)
    if last.date() != local.date():
        return f"{local:%Y-%m-%d} 24:00"
    return f"{local:%Y-%m-%d %H:%M}"


def _ends(found: DutyState) -> str:
    if found.due is None:
        return ""
    limit = found.deadline.limit
    if limit.unit.timed or limit.close != "24:00":
        return _as_at(found.due.cutoff - _INSTANT) if _is_midnight(found.due.cutoff) else _as_at(found.due.cutoff)
    return found.due.last_day.isoformat()


def _is_midnight(instant: datetime) -> bool:
    return instant.astimezone(OFFICIAL_ZONE).time() == time()


def _left(found: DutyState, say: Wording) -> str:
    state = found.state
    if found.due is None:
        return ""
    timed = found.deadline.limit.unit.timed
    if state.late:
        if found.late_days and not timed:
            return say("{n} days late" if found.late_days != 1 else "{n} day late", n=found.late_days)
        return say("{length} late", length=Length(state.minutes_late))
    if state.days_left is None or state.minutes_left is None:
        return ""
    if timed:
        return say("{length} left", length=Length(state.minutes_left)) if state.minutes_left else say("less than a minute left")
    if state.days_left == 0:
        return say("due today")
    one = None if state.workdays_left is None else state.workdays_left == 1
    return say(_LEFT[state.days_left == 1, one], n=state.days_left, m=state.workdays_left)


def deadlines_csv(states: Sequence[DutyState], register: Register, lang: Language = "zh") -> str:
    """Return where duties stand as CSV with a heading; texts that a spreadsheet would take for a formula are made harmless."""
    say = Wording(lang)
    names = {unit.id: unit.name for unit in register.records.units}
    rows: list[list[str]] = []
    for found in states:
        row = _row(found, names, lang)
        texts = (
            row["id"], found.state.stage.text(lang), found.result.text(lang), row["unit"], row["name"], row["matter"],
            row["duty"], say.title(found.duty, found.duty.id), row["clause"], row["about"], row["period"],
        )  # fmt: skip
        numbers = (
            "round",
            "original_last_day",
            "last_day",
            "cutoff",
            "days_left",
            "workdays_left",
            "minutes_left",
            "late_days",
            "late_minutes",
        )
        cells = [csv_text(text or "") for text in texts] + ["" if row[name] is None else str(row[name]) for name in numbers]
        rows.append([*cells, csv_text("；".join(row["notes"]) if lang == "zh" else "; ".join(row["notes"]))])
    return csv_file([say(title) for title in _COLUMNS], rows)


def deadlines_json(states: Sequence[DutyState], register: Register, rulebook: Rulebook, at: datetime, lang: Language = "zh") -> str:
    """Return where duties stand as JSON, `govinfo.deadlines/1`; titles and notes in *lang*, everything else in words of the wire."""
    names = {unit.id: unit.name for unit in register.records.units}
    document = {
        "format": DEADLINES_FORMAT,
        "rulebook": rulebook.id,
        "at": at.astimezone(OFFICIAL_ZONE).isoformat(),
        "deadlines": [_row(found, names, lang) for found in states],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _row(found: DutyState, names: dict[str, str], lang: Language) -> dict[str, Any]:
    due = found.due
    return {
        "id": found.id,
        "of": found.duty.of.value,
        "duty": found.duty.id,
        "title": Wording(lang).title(found.duty, found.duty.id),
        "clause": found.duty.clause,
        "unit": found.unit,
        "name": names.get(found.unit, found.unit),
        "about": found.about,
        "matter": found.title,
        "period": found.period.name if found.period is not None else None,
        "role": found.role.value if found.role is not None else None,
        "stage": found.state.stage.value,
        "result": found.result.value,
        "original_last_day": str(due.original_last_day) if due is not None else None,
        "last_day": str(due.last_day) if due is not None else None,
        "cutoff": due.cutoff.isoformat() if due is not None else None,
        "provisional": due is not None and due.provisional,
        "days_left": found.state.days_left,
        "workdays_left": found.state.workdays_left,
        "minutes_left": found.state.minutes_left if found.deadline.limit.unit.timed else None,
        "late_days": found.late_days,
        "late_minutes": found.state.minutes_late,
        "done_on": _done_on(found),
        "round": found.round,
        "demands": found.demands(lang),
        "late_rounds": list(found.late_rounds),
        "reminded": found.reminded,
        "unsigned": found.unsigned,
        "needs": found.state.needs,
        "facts": list(found.facts),
        "notes": list(duty_notes(found, lang)),
    }


def _done_on(found: DutyState) -> str | None:
    done_at = found.deadline.done_at
    ended = found.state.stage.closed or (found.result is Result.EXCUSED and found.state.days_left is None)
    return str(local_day(done_at)) if done_at is not None and ended else None


def circular_page(
    circular: HandlingCircular, register: Register, rulebook: Rulebook, lang: Language = "zh", *, at: datetime | None = None
) -> Page:
    """
    Return the circular of handling results as a page; its foot says what the rates are of and how they are rounded.

    Args:
        circular: the results.
        register: the records, for the names of units.
        rulebook: the rulebook.
        lang: the reader's language.
        at: the instant at which they were looked at, told where it is given and not the end of the period.
    """
    say = Wording(lang)
    names = {unit.id: unit.name for unit in register.records.units}
    titles = ("In hand", "In time", "After a reminder", "Late", "Excused", "Overdue", "Running", "Rate in time (%)", "Rate done (%)")
    columns = (Column(say("Unit"), most=_WIDEST), *(Column(say(title), right=True) for title in titles))
    rows = tuple((names.get(row.unit or "", row.unit or ""), *_cells(row)) for row in circular.rows)
    period = circular.period
    head = say("{start} to {end}", start=period.start, end=period.last_day)
    if at is not None and at != end_of_day(period.last_day):
        head = say("{span}, as it stood at {at}, Beijing time", span=head, at=_as_at(at))
    return Page(
        title=say("Circular of handling results under {rulebook}", rulebook=say.title(rulebook, rulebook.id)),
        blocks=(
            Paragraph(head),
            Table(columns, rows, ((say("All"), *_cells(circular.overall)),)),
            Paragraph(
                say(
                    "Rate in time: done in time among those that fell due, without excused ones; rate done: done among all in hand, "
                    "without excused ones. Rounded half up to two decimals."
                )
            ),
        ),
    )


def _cells(row: HandlingRow) -> tuple[str, ...]:
    counts = (row.total, row.in_time, row.reminded, row.late, row.excused, row.overdue, row.running)
    return (*map(str, counts), *(_percent(row, rate) for rate in Rate))


def _percent(row: HandlingRow, rate: Rate) -> str:
    percent = row.percent(rate)
    if percent is None:
        return "—"
    whole, _, decimals = format_exact(percent).partition(".")
    return f"{whole}.{decimals:0<2}"
