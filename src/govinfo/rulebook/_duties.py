"""Duties with dates (时限义务): which records owe something, under which limit, and who must act next when it is late."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final, final

from attrs import frozen

from govinfo._doors import typed
from govinfo.labels import Labelled, LapseKind
from govinfo.rulebook._conditions import (
    ATTRIBUTES,
    OF_COMMISSION,
    OF_HANDLING,
    OF_MATTER,
    OF_UNIT,
    TAG,
    Attribute,
    Condition,
    Facts,
    attribute,
)
from govinfo.rulebook._words import Under


class DutyKind(Labelled):
    """
    What owes something by a day or an instant (义务种类).

    >>> DutyKind("handling").label
    '批示件办理'
    """

    HANDLING = "handling", "批示件办理"
    MATTER = "matter", "事项办理"
    COMMISSION = "commission", "约稿"
    URGENT = "urgent", "紧急信息报送"
    ITEM = "item", "限时事项"
    REPORT = "report", "定期报告"
    TASK = "task", "交办任务"


OF_SUBMISSIONS: Final = frozenset({DutyKind.URGENT, DutyKind.ITEM, DutyKind.REPORT, DutyKind.TASK})
"""The kinds whose conditions are about submissions."""

LAPSES_OF: Final[Mapping[DutyKind, tuple[str, ...]]] = MappingProxyType(
    {
        DutyKind.URGENT: (LapseKind.URGENT_LATE.value, LapseKind.URGENT_OMITTED.value, LapseKind.URGENT_CONCEALED.value),
        DutyKind.COMMISSION: (LapseKind.COMMISSION_LATE.value, LapseKind.COMMISSION_MISSED.value),
    }
)
"""The kinds of lapse, recorded by hand, that tell of a late duty of each kind; a duty may name others."""


@final
@frozen(kw_only=True, field_transformer=typed)
class Duty:
    """
    One duty of a regulation (义务): what it is of, when it applies, and the limit under which it stands.

    Attributes:
        of: what owes it. A `handling` of an instruction, a `matter` (each unit that handles it), a `commission` (each unit asked), an
            `urgent` submission and any other `item` owe it by themselves; a `report` is owed by units for every period, a `task` once.
        limit: the id of the `[[deadline]]` that says until when; left out where the `due_at` of a handling, matter or commission says it.
            A handling's own `due_at`, and a matter's, go before it.
        when: conditions on the record; of duties of one kind and stage the first whose conditions hold applies.
            For a report and a task they say which submission fulfils it.
        owed_by: conditions on the unit: `unit`, `level`, `group`, `tags.…`.
        stage: what tells several duties of one record apart, such as `phone` and `written`.
        series: whether its limit begins anew each time until the work is done, as a report on progress every week; each is met by the next
            report of the handling that was not sent back, or by the end of the work. For handlings and matters, with a `stage` of its own.
        start: where the start of the clock is read. Of urgent reports and items: `happened_at` (left out), `submitted_at` or a tag
            `tags.…`. Of a handling: `received_at` (left out) or `on`, the day of its instruction; of a matter `arose_at` (left out) or
            `received_at`, when the unit received it; of a commission `asked_at` (left out) or `received_at`.
        done: where the end is read. Of urgent reports and items `submitted_at` (left out) or a tag; of a matter `done_at` of its handling
            (left out) or `received_at`, when the unit took it on.
        since: the first day on which what begins owes it; left out, always.
        until: the first day on which what begins owes it no longer; left out, never.
        lead: ids or names of the units that lead a task (牵头单位).
        responsible: ids, names or groups of the units that carry it out (责任单位).
        concerned: groups of which the units carry it out that the task concerns (有关单位), where the text does not say which: those that
            bear a tag with the id of the task, `true`. Where no unit of a group bears it so, nobody of the group is known to owe the task,
            and who it is is asked.
        ladder: what each round on a matter demands, the first instruction first; the last holds for all beyond.
        ladder_en: the same in English.
        signed: whether the report on a handling must be signed.
        excuse: the criterion whose finding, when met, excuses lateness.
        lapses: the kinds of lapse that record its lateness by hand; left out, those that belong to its kind.
        reminders: working days ahead at which something whose own `due_at` says until when is due soon.

    >>> from govinfo import shipped_rulebook
    >>> [duty.id for duty in shipped_rulebook("pingdingshan-instructions-2017").duties if duty.of is DutyKind.HANDLING][-2:]
    ['handle-urgent', 'handle-ordinary']
    """

    id: str
    clause: str
    title: str
    of: DutyKind
    limit: str | None = None
    when: tuple[Condition, ...] = ()
    owed_by: tuple[Condition, ...] = ()
    stage: str | None = None
    series: bool = False
    start: str | None = None
    done: str | None = None
    since: date | None = None
    until: date | None = None
    lead: tuple[str, ...] = ()
    responsible: tuple[str, ...] = ()
    concerned: tuple[str, ...] = ()
    ladder: tuple[str, ...] = ()
    ladder_en: tuple[str, ...] = ()
    signed: bool = False
    excuse: str | None = None
    lapses: tuple[str, ...] = ()
    reminders: tuple[int, ...] = (1,)
    title_en: str | None = None
    under: Under = ()

    @property
    def recorded_as(self) -> tuple[str, ...]:
        """The kinds of lapse that record its lateness by hand."""
        return self.lapses or LAPSES_OF.get(self.of, ())


_OWN: Final[Mapping[DutyKind, Mapping[str, Attribute]]] = MappingProxyType(
    {DutyKind.HANDLING: OF_HANDLING, DutyKind.MATTER: OF_MATTER, DutyKind.COMMISSION: OF_COMMISSION}
)


def duty_attribute(kind: DutyKind, name: str) -> Attribute | None:
    """
    Return what the condition *name* asks of a record that owes a duty of *kind*, None where nothing is called so.

    >>> duty_attribute(DutyKind.HANDLING, "complexity").title, duty_attribute(DutyKind.COMMISSION, "complexity")
    ('办理难度', None)
    """
    if kind in OF_SUBMISSIONS:
        return attribute(Facts.SUBMISSION, name)
    return _tag(name) or _OWN[kind].get(name)


def unit_attribute(name: str) -> Attribute | None:
    """
    Return what the condition *name* asks of a unit, None where nothing is called so.

    >>> unit_attribute("group").title
    '考核类别'
    """
    return _tag(name) or OF_UNIT.get(name)


def duty_attributes(kind: DutyKind) -> tuple[str, ...]:
    """Return the names of everything that can be asked of a record that owes a duty of *kind*, besides its tags."""
    return tuple(ATTRIBUTES[Facts.SUBMISSION] if kind in OF_SUBMISSIONS else _OWN[kind])


def unit_attributes() -> tuple[str, ...]:
    """Return the names of everything that can be asked of a unit, besides its tags."""
    return tuple(OF_UNIT)


def _tag(name: str) -> Attribute | None:
    return attribute(Facts.SUBMISSION, name) if name.startswith(TAG) else None
