"""Worked examples as values (算例): records, and what was computed from them by hand."""

from __future__ import annotations

from datetime import date, datetime
from typing import final

from attrs import field, frozen

from govinfo._doors import typed
from govinfo.deadlines import Stage
from govinfo.duties import Result
from govinfo.exact import Exact
from govinfo.records import Records


@final
@frozen(kw_only=True, field_transformer=typed)
class Expected:
    """
    What must come out for one unit or person (应得结果); what is None is not compared.

    Attributes:
        subject: the id of the unit or person.
        score: the value of the formula that ranks.
        rank: the place, within its group where each group is ranked by itself.
        complete: whether nothing is pending.
        bars: the ids of the bars that keep it from commendation, all of them.
        notices: the ids of the notices that follow, all of them.
        parts: the points of parts, by the part's id.
        rules: what counts of rules, in points or yuan, by the rule's id.
        measures: what was counted of measures, by their ids.
        payouts: the yuan of payout periods, by their names.
        lines: how many lines there are, those that do not count among them.

    >>> Expected(subject="agri", points=5).points
    5
    """

    subject: str
    points: Exact | None = None
    awarded: Exact | None = None
    deducted: Exact | None = None
    yuan: Exact | None = None
    score: Exact | None = None
    rank: int | None = None
    eligible: bool | None = None
    complete: bool | None = None
    bars: tuple[str, ...] | None = None
    notices: tuple[str, ...] | None = None
    parts: tuple[tuple[str, Exact], ...] = ()
    rules: tuple[tuple[str, Exact], ...] = ()
    measures: tuple[tuple[str, Exact], ...] = ()
    payouts: tuple[tuple[str, Exact], ...] = ()
    lines: int | None = None


@final
@frozen(kw_only=True, field_transformer=typed)
class ExpectedPending:
    """
    One decision or fact that must still be waited for (应待认定).

    Attributes:
        rule: the id of the rule that waits.
        about: the id of the record, or, of a rule about a span, of the subject.

    >>> ExpectedPending(rule="worth", about="s1").about
    's1'
    """

    rule: str
    about: str


@final
@frozen(kw_only=True, field_transformer=typed)
class ExpectedDuty:
    """
    What must come out for one duty (应有时限); what is None is not compared.

    Attributes:
        duty: which one: the id of the record and that of the unit with a colon between, and the stage behind them where there are several.
        last_day: the last day, extensions and pauses included.
        stage: where it stands, such as `running`.
        result: how it ended, such as `late`.
        late_days: by how many days.
        late_minutes: by how many minutes.
        owed: whether there is such a duty at all.

    >>> from datetime import date
    >>> ExpectedDuty(duty="handle-urgent", last_day=date(2024, 3, 8)).last_day
    datetime.date(2024, 3, 8)
    """

    duty: str
    last_day: date | None = None
    stage: Stage | None = None
    result: Result | None = None
    late_days: int | None = None
    late_minutes: int | None = None
    owed: bool | None = None


@final
@frozen(kw_only=True, field_transformer=typed)
class Example:
    """
    One worked example (算例).

    Attributes:
        period: the period as the rulebook names it.
        at: the instant at which duties are looked at; left out, the end of the period.
        due: where duties stand, as counted by hand.
        readings: the option chosen for readings; all others are read by their first option.
        expect: what was computed by hand.
        pending: every decision and fact that is waited for; None where that is not compared.
        unpriced: the ids of all records that no rule prices; None where that is not compared.
        outside: the ids of all records outside the period; None where that is not compared.
        commended: the ids of all units and persons that are proposed; None where that is not compared.

    >>> Example(id="joint", title="联合报送平均分摊", period="2024").period
    '2024'
    """

    id: str
    title: str
    period: str
    title_en: str | None = None
    at: datetime | None = None
    readings: tuple[tuple[str, str], ...] = ()
    records: Records = field(factory=Records)
    expect: tuple[Expected, ...] = ()
    due: tuple[ExpectedDuty, ...] = ()
    pending: tuple[ExpectedPending, ...] | None = None
    unpriced: tuple[str, ...] | None = None
    outside: tuple[str, ...] | None = None
    commended: tuple[str, ...] | None = None
