"""What is due, overdue and done as a paper (时限一览), the most urgent first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from govinfo._doors import checked
from govinfo.calendars import WorkCalendar
from govinfo.deadlines._moments import Calendrical, Length, Moment
from govinfo.duties import DutyState, MovedDuty, light_of
from govinfo.duties._states import URGENCY
from govinfo.instants import official_day
from govinfo.papers._deadline_spans import spans_chart
from govinfo.papers._paper import Amount, Bullets, Grid, Heading, Paper, PaperBlock, Paragraph
from govinfo.papers._tables import Column, table
from govinfo.papers._wording import Wording
from govinfo.register import Register
from govinfo.reports._deadlines import duty_notes
from govinfo.rulebook import DutyKind, Rulebook
from govinfo.texts import Language

_LEFT: Final[dict[tuple[bool, bool | None], str]] = {
    (False, None): "{n} days",
    (True, None): "{n} day",
    (False, False): "{n} days ({m} working days)",
    (False, True): "{n} days ({m} working day)",
    (True, False): "{n} day ({m} working days)",
    (True, True): "{n} day ({m} working day)",
}
_INSTANT: Final = timedelta(microseconds=1)


@checked
def deadlines_paper(
    states: Sequence[DutyState],
    register: Register,
    rulebook: Rulebook,
    at: datetime,
    lang: Language = "zh",
) -> Paper:
    """
    Return where duties stand as a paper: a line of counts, then every duty with its clause and the days left.

    Args:
        states: as `duty_states` gives them.
        register: the records, for the names of units.
        rulebook: the rulebook.
        at: the instant at which they are looked at.
        lang: the reader's language.

    >>> from datetime import UTC
    >>> from govinfo import build_register, sample_year, shipped_rulebook
    >>> made = deadlines_paper((), build_register(sample_year()), shipped_rulebook("district-model"), datetime(2024, 3, 1, tzinfo=UTC))
    >>> made.title
    '《政务信息工作考核规定》时限一览'
    """
    say = Wording(lang)
    names = {unit.id: unit.name for unit in register.records.units}
    title = say("Deadlines under {rulebook}", rulebook=say.named(rulebook))
    blocks: list[PaperBlock] = [
        Paragraph(_head(rulebook, at, say)),
        Paragraph(_counts(states, say)),
    ]
    if states:
        blocks.append(_table(states, names, title, at, rulebook, say))
        rows = ((found, row_label(found, names, say), left(found, say) or found.state.stage.text(lang)) for found in states)
        blocks += spans_chart(rows, at, moment(at, say), say)
    noted = [(found, notes) for found in states if (notes := duty_notes(found, lang))]
    if noted:
        blocks.append(Heading(say("Notes")))
        lines = (say("{name}: {reason}", name=row_name(found, names, at, say), reason=say.clauses(notes)) for found, notes in noted)
        blocks.append(Bullets(tuple(lines)))
    return Paper(title=title, lang=lang, main=partial(_main, states, names, rulebook, say), body=tuple(blocks))


@checked
def moved_paper(
    moved: Sequence[MovedDuty], register: Register, rulebook: Rulebook, calendar: WorkCalendar, at: datetime, lang: Language = "zh"
) -> Paper:
    """
    Return what another calendar moves as a paper: every open duty with its last day before and now.

    >>> from datetime import UTC
    >>> from govinfo import build_register, sample_year, shipped_rulebook
    >>> from govinfo.calendars import official
    >>> year, book = build_register(sample_year()), shipped_rulebook("district-model")
    >>> moved_paper((), year, book, official(), datetime(2024, 3, 1, tzinfo=UTC)).body[1].words
    '没有时限变动。'
    """
    say = Wording(lang)
    names = {unit.id: unit.name for unit in register.records.units}
    title = say("What the calendar {name} moves", name=calendar.name)
    columns: tuple[Column[MovedDuty], ...] = (
        Column(say("Unit"), lambda pair: names.get(pair.after.unit, pair.after.unit), width=9),
        Column(say("Matter"), lambda pair: _matter(pair.after, say), width=14),
        Column(say("Duty"), lambda pair: duty_of(pair.after, say), width=9),
        Column(say("Clause"), lambda pair: pair.after.duty.clause, width=5),
        Column(say("Ended"), lambda pair: ends(pair.before, at, say) or say("not known"), width=6),
        Column(say("Ends now"), lambda pair: ends(pair.after, at, say) or say("not known"), width=6),
        Column(say("State"), lambda pair: pair.after.state.stage.text(lang), width=5),
    )
    main = table(columns, moved, head=1)
    head = Paragraph(_head(rulebook, at, say))
    return Paper(title=title, lang=lang, main=main, body=(head, main if moved else Paragraph(say("No deadline moves."))))


def _head(rulebook: Rulebook, at: datetime, say: Wording) -> str:
    """Return when duties are looked at, and the regulation under which they are owed, as a paper cites it."""
    source = rulebook.source
    if source.document is None:
        return say("At {at}, Beijing time; by {issuer}, {source}", at=moment(at, say), issuer=source.issuer, source=source.title)
    return say(
        "At {at}, Beijing time; by {issuer}, {source} ({document})",
        at=moment(at, say),
        issuer=source.issuer,
        source=source.title,
        document=source.document,
    )


def _counts(states: Sequence[DutyState], say: Wording) -> str:
    counts = Counter(found.state.stage for found in states)
    if not counts:
        return say("Nothing is due.")
    several = (say("{stage} {n}", stage=stage, n=counts[stage]) for stage in sorted(counts, key=URGENCY.__getitem__))
    return say("{n} in all: {counts}", n=len(states), counts=tuple(several))


def _table(states: Sequence[DutyState], names: Mapping[str, str], caption: str, at: datetime, rulebook: Rulebook, say: Wording) -> Grid:
    role = Column[DutyState](say("Role"), lambda found: "" if found.role is None else found.role.text(say.lang), width=4)
    light = Column[DutyState](say("Light"), lambda found: _light(found, rulebook, say), width=3)
    columns: tuple[Column[DutyState], ...] = (
        *((light,) if rulebook.lights else ()),
        Column(say("State"), lambda found: found.state.stage.text(say.lang), width=5),
        Column(say("Unit"), lambda found: names.get(found.unit, found.unit), width=9),
        *((role,) if any(found.role is not None for found in states) else ()),
        Column(say("Matter"), lambda found: _matter(found, say), width=14),
        Column(say("Duty"), lambda found: found.duty.of.text(say.lang) if found.duty.of is DutyKind.TASK else duty_of(found, say), width=9),
        Column(say("Clause"), lambda found: found.duty.clause, width=5),
        Column(say("Ends"), lambda found: ends(found, at, say), width=7),
        Column(say("Left"), lambda found: left(found, say), width=8),
    )
    return table(columns, states, caption=caption, head=1)


def _main(states: Sequence[DutyState], names: Mapping[str, str], rulebook: Rulebook, say: Wording) -> Grid:
    """Return every duty with all that is known of it: what a spreadsheet is to go on with."""
    columns: tuple[Column[DutyState], ...] = (
        Column(say("Id"), lambda found: found.id),
        Column(say("State"), lambda found: found.state.stage.text(say.lang), width=5),
        Column(say("Light"), lambda found: _light(found, rulebook, say), width=3),
        Column(say("Result"), lambda found: found.result.text(say.lang), width=5),
        Column(say("Unit id"), lambda found: found.unit),
        Column(say("Unit"), lambda found: names.get(found.unit, found.unit), width=9),
        Column(say("Role"), lambda found: "" if found.role is None else found.role.text(say.lang)),
        Column(say("Matter"), lambda found: found.title or "", width=14),
        Column(say("Duty"), lambda found: found.duty.id),
        Column(say("Duty title"), lambda found: say.title(found.duty, found.duty.id), width=9),
        Column(say("Clause"), lambda found: found.duty.clause, width=5),
        Column(say("Record"), lambda found: found.about or ""),
        Column(say("For the period"), lambda found: found.period.name if found.period is not None else ""),
        Column(say("Round"), lambda found: Amount(found.round), number=True),
        Column(say("Reminders"), lambda found: Amount(len(found.urged)), number=True),
        Column(say("Original last day"), lambda found: found.due.original_last_day if found.due is not None else "", width=5),
        Column(say("Last day"), lambda found: found.due.last_day if found.due is not None else "", width=5),
        Column(say("Ends at"), lambda found: found.due.cutoff if found.due is not None else "", width=10),
        Column(say("Days left"), lambda found: Amount(found.state.days_left), number=True),
        Column(say("Working days left"), lambda found: Amount(found.state.workdays_left), number=True),
        Column(say("Minutes left"), lambda found: Amount(_minutes_left(found)), number=True),
        Column(say("Days late"), lambda found: Amount(found.late_days), number=True),
        Column(say("Minutes late"), lambda found: Amount(found.state.minutes_late), number=True),
        Column(say("Notes"), lambda found: say.clauses(duty_notes(found, say.lang)), width=20),
    )
    return table(columns, states, head=4)


def _light(found: DutyState, rulebook: Rulebook, say: Wording) -> str:
    light = light_of(found, rulebook)
    return "" if light is None else say.title(light, light.id)


def _minutes_left(found: DutyState) -> int | None:
    return found.state.minutes_left if found.deadline.limit.unit.timed else None


def row_name(found: DutyState, names: Mapping[str, str], at: datetime, say: Wording) -> str:
    """Return the row that a note belongs to: its unit and matter, and what tells it from other rows on the same matter."""
    duty = duty_of(found, say)
    matter = found.title or found.about or period_of(found, say)
    end = ends(found, at, say)
    which = (duty if matter else "", say("by {ends}", ends=end) if end else found.state.stage.text(say.lang))
    return say("{unit}, {matter} ({marks})", unit=names.get(found.unit, found.unit), matter=matter or duty, marks=say.phrases(which))


def row_label(found: DutyState, names: Mapping[str, str], say: Wording) -> str:
    """Return what a duty is called on a time line: whose it is and what it is about."""
    return say.phrases((names.get(found.unit, found.unit), _matter(found, say) or duty_of(found, say)))


def _matter(found: DutyState, say: Wording) -> str:
    """Return what a duty is about: its record, the period of a report, of a task what there is to do."""
    return found.title or found.about or period_of(found, say) or (duty_of(found, say) if found.duty.of is DutyKind.TASK else "")


def duty_of(found: DutyState, say: Wording) -> str:
    """Return what a duty is called, of a series with the number of the report."""
    title = say.title(found.duty, found.duty.id)
    return title if found.number_in_series is None else say("{title}, no. {n}", title=title, n=found.number_in_series)


def period_of(found: DutyState, say: Wording) -> str:
    """Return the period of a report as readers call it, nothing where it is of none."""
    return "" if found.period is None else found.period.text(say.lang)


def ends(found: DutyState, at: datetime, say: Wording) -> str:
    """Return until when a duty runs, without the year where that is the one of *at*."""
    if found.due is None:
        return ""
    limit, year = found.deadline.limit, official_day(at).year
    if limit.unit.timed or limit.close != "24:00":
        return Moment(found.due.cutoff, year, end=True).text(say.lang)
    return Calendrical(found.due.last_day, year).text(say.lang)


def moment(at: datetime, say: Wording) -> str:
    """Return the instant at which duties are looked at, the last one of a day as its end."""
    return Moment(at + _INSTANT, end=True).text(say.lang) if is_last(at) else Moment(at).text(say.lang)


def is_last(at: datetime) -> bool:
    """Whether an instant is the last one of its day."""
    return official_day(at + _INSTANT) != official_day(at)


def left(found: DutyState, say: Wording) -> str:
    """Return what is left of a duty, or by how much it is late."""
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
