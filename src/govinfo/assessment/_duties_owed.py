"""What the duties of a rulebook came to, laid out as facts that rules price; what no calendar tells yet is pending."""

from __future__ import annotations

from typing import cast

from govinfo.assessment._pending import Pending
from govinfo.calendars import WorkCalendar
from govinfo.deadlines import Stage
from govinfo.duties._facts import DutyFacts
from govinfo.duties._outcomes import outcomes_of, states_at_end
from govinfo.duties._undecided import undecided, unnamed
from govinfo.periods import Period
from govinfo.records import AnyRecord
from govinfo.register import Register, Rows
from govinfo.register._called import called
from govinfo.register._items import NO_ITEM
from govinfo.rulebook import Facts
from govinfo.rulebook._program import Program
from govinfo.texts import Text


def duties_owed(program: Program, register: Register, calendar: WorkCalendar, period: Period) -> tuple[Rows, list[Pending]]:
    """
    Return what duties came to in *period*, and the decisions that wait for a calendar not yet known.

    An outcome that a lapse recorded by hand tells of already is left to the lapse. Rulebooks that neither
    price nor count duties cost nothing here.

    Raises:
        RegisterError: a tag that a duty reads as an instant or a period is none.
    """
    if not program.prices[Facts.DUTY] and Facts.DUTY not in program.counted:
        return Rows((), (), ()), []
    states = states_at_end(register, program.rulebook, calendar, period)
    outcomes = [outcome for outcome in outcomes_of(states, register) if outcome.counts and outcome.on in period]
    pending = [
        Pending(
            rule=state.duty.id,
            clause=state.duty.clause,
            about=state.about or state.id,
            subject=state.unit,
            needs=Text("the working days of {year}: no notice is known", year=state.state.needs),
        )
        for state in states
        if state.state.stage is Stage.UNKNOWN
    ]
    facts = DutyFacts.of(register, program.rulebook)
    pending += (
        Pending(
            rule=one.duty.id,
            clause=one.duty.clause,
            about=one.about,
            subject=one.unit,
            needs=Text("{what} of {record}, to be entered there", what=one.lacks, record=called(one.about, register.by_id.get(one.about))),
        )
        for one in (*undecided(facts), *unnamed(facts))
        if one.began is None or one.began < period.end
    )
    # An outcome has an id, a unit and a day, which is all that pricing asks of a record.
    records = cast("tuple[AnyRecord, ...]", tuple(outcomes))
    return Rows(records, (NO_ITEM,) * len(outcomes), tuple(outcome.on for outcome in outcomes)), pending
