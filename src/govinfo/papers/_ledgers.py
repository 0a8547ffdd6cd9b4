"""The register of what is handled as a paper (办理登记表): instructions, matters and commissions, each unit's work on them a row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import TypeAlias

from govinfo._doors import checked
from govinfo.deadlines._moments import Calendrical, Moment
from govinfo.duties import DutyState, Result
from govinfo.duties._facts import IN_CHARGE
from govinfo.papers._deadlines import duty_of, ends, moment
from govinfo.papers._paper import Amount, Paper, PaperBlock, Paragraph
from govinfo.papers._tables import Column, table
from govinfo.papers._wording import Wording
from govinfo.periods import Period
from govinfo.records import Commission, Handling, LeaderInstruction, Matter, ProgressReport
from govinfo.register import Register
from govinfo.rulebook import DutyKind, Rulebook
from govinfo.texts import Language
from govinfo.texts._shown import spelled

_Row: TypeAlias = tuple[int, DutyState]
_KINDS = frozenset({DutyKind.HANDLING, DutyKind.MATTER, DutyKind.COMMISSION})


@checked
def register_paper(
    states: Sequence[DutyState], register: Register, rulebook: Rulebook, period: Period, at: datetime, lang: Language = "zh"
) -> Paper:
    """
    Return the register of what began in a period: numbered, who gave it, who handles it until when, what was reported, how it ended.

    Args:
        states: as `duty_states` gives them; what belongs to reports, tasks, items and series is left out.
        register: the records.
        rulebook: the rulebook.
        period: the days in which what is registered began.
        at: the instant at which it is looked at.
        lang: the reader's language.

    >>> from datetime import UTC
    >>> from govinfo import build_register, sample_year, shipped_rulebook
    >>> book, year = shipped_rulebook("district-model"), build_register(sample_year())
    >>> register_paper((), year, book, book.period("2024"), datetime(2024, 3, 1, tzinfo=UTC)).title
    '《政务信息工作考核规定》办理登记表'
    """
    say = Wording(lang)
    rows = registered(states, period)
    numbered = list(enumerate(rows, start=1))
    title = say("Register of what is handled under {rulebook}", rulebook=say.named(rulebook))
    names = {unit.id: unit.name for unit in register.records.units}
    head = say("{span}, as it stood at {at}, Beijing time", span=period.text(lang), at=moment(at, say))
    blocks: list[PaperBlock] = [Paragraph(head)]
    columns = partial(_columns, register, names, at, say)
    if numbered:
        blocks.append(table([one for one in columns() if one.title not in _left_out(columns(), numbered, say)], numbered, head=2))
    else:
        blocks.append(Paragraph(say("Nothing was registered.")))
    return Paper(title=title, lang=lang, main=lambda: table(columns(), numbered, head=2), body=tuple(blocks))


def _left_out(columns: Sequence[Column[_Row]], rows: Sequence[_Row], say: Wording) -> set[str]:
    """Return the columns that a printed register does without: nothing in it has a number, a giver, a role, a person in charge."""
    spare = {say("Paper number"), say("Given by"), say("Role"), say("In charge")}
    return {one.title for one in columns if one.title in spare and not any(one.cell(row) for row in rows)}


def registered(states: Sequence[DutyState], period: Period) -> list[DutyState]:
    """Return what is registered of a period, by the day on which it began."""
    return sorted((one for one in states if _belongs(one, period)), key=lambda one: (one.began or period.start, one.id))


def _belongs(one: DutyState, period: Period) -> bool:
    return one.duty.of in _KINDS and one.number_in_series is None and one.began is not None and one.began in period


def _columns(register: Register, names: Mapping[str, str], at: datetime, say: Wording) -> tuple[Column[_Row], ...]:
    year = at.year
    return (
        Column(say("No."), lambda pair: Amount(pair[0]), number=True, width=2),
        Column(say("Paper number"), lambda pair: pair[1].number or "", width=6),
        Column(say("Matter"), lambda pair: pair[1].title or pair[1].about or "", width=12),
        Column(say("Given by"), lambda pair: _given(pair[1], register, year, say), width=6),
        Column(say("Unit"), lambda pair: names.get(pair[1].unit, pair[1].unit), width=8),
        Column(say("Role"), lambda pair: "" if pair[1].role is None else pair[1].role.text(say.lang), width=3),
        Column(say("In charge"), lambda pair: _in_charge(pair[1], register), width=5),
        Column(say("Duty"), lambda pair: duty_of(pair[1], say), width=9),
        Column(say("Began"), lambda pair: "" if pair[1].began is None else Calendrical(pair[1].began, year).text(say.lang), width=6),
        Column(say("Ends"), lambda pair: ends(pair[1], at, say), width=6),
        Column(say("Course"), lambda pair: _course(pair[1], register, at, say), width=14),
        Column(say("Done"), lambda pair: _done(pair[1], year, say), width=6),
        Column(say("Result"), lambda pair: pair[1].result.text(say.lang), width=5),
    )


def _given(one: DutyState, register: Register, year: int, say: Wording) -> str:
    """Return who gave it: the leader or the level of an instruction, with its day, whoever assigned or asked for a matter."""
    record = register.by_id.get(one.about or "")
    if isinstance(record, Handling):
        record = register.by_id.get(record.of)
    if isinstance(record, LeaderInstruction):
        who = record.leader or record.level.text(say.lang)
        return say("{who} ({day})", who=who, day=Calendrical(record.on, year))
    if isinstance(record, Matter):
        return record.by or ("" if record.level is None else record.level.text(say.lang))
    return record.by.text(say.lang) if isinstance(record, Commission) else ""


def _in_charge(one: DutyState, register: Register) -> str:
    """Return who is in charge in the unit, as the tag of the handling says, else that of what is handled."""
    records = [
        record for id_ in one.facts if isinstance(record := register.by_id.get(id_), (Handling, Matter, Commission, LeaderInstruction))
    ]
    records.sort(key=lambda record: not isinstance(record, Handling))
    return next((spelled(record.tags[IN_CHARGE]) for record in records if IN_CHARGE in record.tags), "")


def _course(one: DutyState, register: Register, at: datetime, say: Wording) -> str:
    """Return what was reported and when units were reminded, in its order, as far as it is known."""
    handling = next((found for id_ in one.facts if isinstance(found := register.by_id.get(id_), Handling)), None)
    steps = [(report.at, _report(report, at, say)) for report in (handling.reports if handling is not None else ())]
    steps += [(urged, say("reminded")) for urged in one.urged]
    return say.clauses(
        say("{day} {what}", day=Calendrical(Moment(when).day, at.year), what=what) for when, what in sorted(steps) if when <= at
    )


def _report(report: ProgressReport, at: datetime, say: Wording) -> str:
    words = say.phrases((report.text or say("reported"), say("signed by {name}", name=report.signed_by) if report.signed_by else ""))
    if report.returned_at is None or report.returned_at > at:
        return words
    return say("{report} (sent back)", report=words)


def _done(one: DutyState, year: int, say: Wording) -> str:
    done_at = one.deadline.done_at
    if done_at is None or one.result in {Result.OPEN, Result.NEVER} or one.state.days_left is not None:
        return ""
    return Moment(done_at, year).text(say.lang)
