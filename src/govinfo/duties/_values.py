"""What a duty came to: its deadline, its state at an instant, its round, and its result."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import ClassVar, Final, final

from attrs import frozen

from govinfo.deadlines import Deadline, Due, Stage, State
from govinfo.instants import official_day
from govinfo.labels import Role
from govinfo.periods import Period
from govinfo.rulebook import Duty
from govinfo.rulebook._results import Result
from govinfo.texts import Language, Text
from govinfo.texts._titles import demanded

_DAY: Final = timedelta(days=1)
_RESULTS: Final = {
    Stage.DONE_IN_TIME: Result.IN_TIME,
    Stage.DONE_LATE: Result.LATE,
    Stage.DONE_EARLY: Result.EARLY,
    Stage.OVERDUE: Result.NEVER,
    Stage.EXCUSED: Result.EXCUSED,
}


@final
@frozen(kw_only=True)
class DutyState:
    """
    Where one duty of one unit stands at an instant (义务状态).

    Attributes:
        id: its own id, made from the record's or the duty's and the period's, and the unit's; the same at every instant.
        duty: the duty of the rulebook, with its clause and title.
        unit: the id of the unit that owes it.
        about: the id of the record that owes it; None for reports and tasks.
        deadline: the rule and its facts.
        state: where it stands.
        period: the period of a report.
        role: what the unit is to a task or a matter.
        round: which instruction on the matter it is, 1 for the first.
        late_rounds: which earlier rounds the same unit was late in.
        reminded: whether a reminder went out before it was done.
        began: the day on which its clock began, restarted or not; None where it has not, and for reports and tasks.
        urged: when the unit was reminded, by the instant.
        returned: how many reports on it were sent back by the instant.
        unsigned: whether the report on it had to be signed and is not.
        title: what the record is called.
        number: the number of the matter's paper; of an instruction and its handling, their tag `number`.
        number_in_series: which report of a series it is, 1 for the first; None where there is no series.
        facts: the ids of the records it rests on.

    >>> from govinfo import build_register, sample_year, shipped_rulebook
    >>> from govinfo.calendars import official
    >>> from govinfo.duties import duty_states
    >>> from govinfo.instants import localise
    >>> district, at = shipped_rulebook("district-model"), localise("at", datetime(2024, 7, 1, 9))
    >>> first = duty_states(build_register(sample_year()), district, official(), at)[0]
    >>> first.id, first.unit, first.state.stage.label, first.result.label
    ('duty:c-spring:commerce', 'commerce', '逾期未办结', '逾期未办')
    """

    label: ClassVar[str] = "义务状态"

    id: str
    duty: Duty
    unit: str
    about: str | None
    deadline: Deadline
    state: State
    period: Period | None = None
    role: Role | None = None
    round: int = 1
    late_rounds: tuple[int, ...] = ()
    reminded: bool = False
    began: date | None = None
    urged: tuple[datetime, ...] = ()
    returned: int = 0
    unsigned: bool = False
    title: str | None = None
    number: str | None = None
    number_in_series: int | None = None
    facts: tuple[str, ...] = ()

    @property
    def result(self) -> Result:
        """How it ended, as far as is known at the instant."""
        found = _RESULTS.get(self.state.stage, Result.OPEN)
        return Result.AFTER_REMINDER if found is Result.IN_TIME and self.reminded else found

    @property
    def due(self) -> Due | None:
        """When it is due; None where it has not started or a year is not known yet."""
        return self.state.due

    @property
    def late_days(self) -> int:
        """
        The days late, 0 when not late.

        Of a limit in days the calendar days from the last day to the day on which it was done, or to today while it is not. Of
        one in hours or minutes the whole days gone since its instant: twenty minutes over midnight are none.
        """
        if self.due is None or not self.state.late:
            return 0
        if self.deadline.limit.unit.timed:
            return self.state.late // _DAY
        return (official_day(self.due.cutoff + self.state.late) - self.due.last_day).days

    def demands(self, lang: Language = "zh") -> str | None:
        """Return what the round demands in the regulation's words, None where it names nothing."""
        ladder = demanded(self.duty)
        return ladder[min(self.round, len(ladder)) - 1].text(lang) if ladder else None


@final
@frozen(kw_only=True)
class DutyOutcome:
    """
    What a duty came to, as a fact that a rule can price (义务结果).

    Attributes:
        id: the id of the duty's state: stable, whenever it is computed.
        duty: the id of the duty.
        of: the kind of duty.
        clause: the clause of the duty.
        unit: the id of the unit.
        on: the day it counts on: the day it was done in time, else the day on which it became late, so
            that a late outcome stays in one period however it ends.
        result: how it ended; never `open`.
        words: which duty it was, of which period, and how it ended, for readers.
        late_days: how many days late: calendar days, of a limit in hours or minutes the whole days gone.
        late_minutes: how many minutes late, a minute begun counted as one.
        role: what the unit was to a task or a matter.
        reminders: how often it was reminded.
        returned: how many reports were sent back.
        facts: the ids of the records it rests on; none where nothing was ever done.
        lapse: the id of a lapse recorded by hand that tells of the same lateness; None where there is none.

    >>> from govinfo import build_register, sample_year, shipped_rulebook
    >>> from govinfo.calendars import official
    >>> from govinfo.duties import duty_outcomes
    >>> from govinfo.instants import localise
    >>> district, at = shipped_rulebook("district-model"), localise("at", datetime(2024, 7, 1, 9))
    >>> first = duty_outcomes(build_register(sample_year()), district, official(), at)[0]
    >>> first.unit, first.words.text("zh"), first.facts
    ('agri', '区政府办公室约稿按时报送：按期', ('c-spring', 's-answer-agri'))
    """

    label: ClassVar[str] = "义务结果"

    id: str
    duty: str
    of: str
    clause: str
    unit: str
    on: date
    result: Result
    words: Text
    late_days: int = 0
    late_minutes: int = 0
    role: Role | None = None
    reminders: int = 0
    returned: int = 0
    facts: tuple[str, ...] = ()
    lapse: str | None = None

    @property
    def counts(self) -> bool:
        """Whether it counts: an outcome that a lapse records already does not, lest it be priced twice."""
        return self.lapse is None
