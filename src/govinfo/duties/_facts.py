"""What duties read from records: instants in tags, attributes for conditions, units and their successors."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cache
from operator import attrgetter
from typing import Any, Final, TypeAlias, final

from attrs import field, frozen

from govinfo.errors import InvalidValueError, Problem
from govinfo.formulas import UNKNOWN, Unknown
from govinfo.formulas._possible import every
from govinfo.instants._moments import official_day, require_instant
from govinfo.labels import Level
from govinfo.periods import Period
from govinfo.records import Assignee, Commission, Handling, LeaderInstruction, Matter, Submission, Tags, Unit
from govinfo.register import Register
from govinfo.rulebook import Condition, Duty, DutyKind, Rulebook
from govinfo.rulebook._absent import MUST_BE_GIVEN
from govinfo.rulebook._conditions import TAG, Attribute, holds
from govinfo.rulebook._duties import duty_attribute, unit_attribute
from govinfo.texts import Text
from govinfo.texts._shown import spelled
from govinfo.texts._word import word_of

FULFILS: Final = "duty"
"""The tag by which a submission says which report or task it fulfils (所完成的任务)."""

PERIOD: Final = "period"
"""The tag by which a submission says which period it reports on (报告期)."""

REMINDED: Final = "reminded-at"
"""The tag that says when a unit was reminded (催办时间); `reminded-at-UNIT` for one of several."""

EXCUSED: Final = "excused"
"""The tag that says why lateness is not held against a unit (免责原因); `excused-UNIT` for one of several."""

NUMBER: Final = "number"
"""The tag by which an instruction or its handling says under which number it is registered (批示件编号)."""

IN_CHARGE: Final = "person"
"""The tag by which a handling, or what is handled, says who is in charge of it in the unit (责任人)."""

AnyOwing: TypeAlias = Submission | Handling | Commission | Matter
"""Whatever record owes something by itself."""

_Reader: TypeAlias = tuple[Attribute, tuple[tuple[str, Callable[[Any], Any]], ...]]
"""An attribute, and what reads the fields it is made of, each with the record that has it."""

_NO_PART: Final = Assignee(unit="-")
_NO_LEVELS: Final[Mapping[str, Level]] = {}


@final
@frozen(kw_only=True)
class DutyFacts:
    """
    A register as duties read it, and the problems met on the way.

    Attributes:
        matters: the matters by their ids.
        handlings: what was handled, by its id: the handlings of it, the earliest received first.
        problems: what was wrong in tags; reading goes on, and whoever asked raises them all at the end.
    """

    register: Register
    rulebook: Rulebook
    units: Mapping[str, Unit]
    instructions: Mapping[str, LeaderInstruction]
    matters: Mapping[str, Matter]
    handlings: Mapping[str, tuple[Handling, ...]]
    duties: tuple[Duty, ...]
    problems: dict[tuple[str, str], Problem] = field(factory=dict[tuple[str, str], Problem])

    @classmethod
    def of(cls, register: Register, rulebook: Rulebook) -> DutyFacts:
        """Index *register* for the duties of *rulebook*."""
        options = rulebook.options
        duties = (duty for duty in rulebook.duties if all(options.get(reading) in allowed for reading, allowed in duty.under))
        handlings: dict[str, list[Handling]] = {}
        for handling in sorted(register.records.handlings, key=lambda one: (one.received_at, one.id)):
            handlings.setdefault(handling.of, []).append(handling)
        return cls(
            register=register,
            rulebook=rulebook,
            matters={matter.id: matter for matter in register.records.matters},
            handlings={of: tuple(several) for of, several in handlings.items()},
            units={unit.id: unit for unit in register.records.units},
            instructions={one.id: one for one in register.records.instructions},
            duties=tuple(duties),
        )

    def fits(self, duty: Duty, record: AnyOwing, unit: str, part: Assignee | None = None) -> bool | Unknown:
        """
        Whether *duty* holds on the day of the record, and its conditions on the record, on the unit and on its part in a matter.

        Unknown where that rests on what must be given and is not.
        """
        if not _in_time_of(duty, record):
            return False
        owes = self.owes(duty, unit)
        return owes if owes is False else every([owes, self.matches(duty, record, part)])

    def lacking(self, duty: Duty, record: AnyOwing | None, unit: str, part: Assignee | None = None) -> tuple[str, ...]:
        """Return the attributes that must be given and are not, of the record or the unit."""
        asked: list[tuple[Condition, DutyKind | None, Mapping[str, object]]] = []
        asked += ((condition, None, {"record": self.units.get(unit)}) for condition in duty.owed_by)
        if record is not None:
            places = self._places(record, part)
            asked += ((condition, duty.of, places) for condition in duty.when)
        rows = ((one.attribute, self._holds(one, _reader(kind, one.attribute), places)) for one, kind, places in asked)
        return tuple(dict.fromkeys(name for name, held in rows if isinstance(held, Unknown)))

    def _holds(self, condition: Condition, reader: _Reader | None, places: Mapping[str, object]) -> bool | Unknown:
        if reader is None:
            return False
        found, fields = reader
        value = found.derive(_NO_LEVELS, tuple(read(places[of]) for of, read in fields))
        if value is None:
            word = dict(self.rulebook.absent).get(condition.attribute)
            if word == MUST_BE_GIVEN and "" not in condition.words:
                return UNKNOWN
            value = word or None
        return holds(condition, value)

    def of_group(self, group: str) -> tuple[Unit, ...]:
        """Return the units of a group."""
        return tuple(unit for unit in self.units.values() if unit.group == group)

    def handling_of(self, record: str, unit: str) -> Handling | None:
        """Return the handling of a record by a unit or by one that took its place; the earliest where there are several."""
        several = self.handlings.get(record)
        if several is None:
            return None
        own = self.lineage(unit)
        return next((handling for handling in several if handling.unit in own), None)

    def owes(self, duty: Duty, unit: str) -> bool | Unknown:
        """Whether the conditions of *duty* on the unit hold."""
        if not duty.owed_by:
            return True
        places = {"record": self.units.get(unit)}
        return every([self._holds(condition, _reader(None, condition.attribute), places) for condition in duty.owed_by])

    def matches(self, duty: Duty, record: AnyOwing, part: Assignee | None = None) -> bool | Unknown:
        """Whether the conditions of *duty* on the record hold."""
        places = self._places(record, part)
        return every([self._holds(condition, _reader(duty.of, condition.attribute), places) for condition in duty.when])

    def _places(self, record: AnyOwing, part: Assignee | None) -> Mapping[str, object]:
        """Return what conditions on a record look at."""
        places: dict[str, object] = {"record": record, "part": part or _NO_PART}
        if isinstance(record, Submission):
            places["item"] = self.register.items[record.id]
        elif isinstance(record, Handling):
            places["instruction"] = self.instructions.get(record.of)
        return places

    def chosen(self, duties: Sequence[Duty], record: AnyOwing, unit: str, part: Assignee | None = None) -> Iterator[Duty]:
        """
        Yield the duties that a record and its unit owe: of each stage the first whose conditions hold.

        Where that is unknown of one before it, none is known to be owed.
        """
        stages: set[str | None] = set()
        for duty in duties:
            if duty.stage not in stages and (fits := self.fits(duty, record, unit, part)) is not False:
                stages.add(duty.stage)
                if fits is True:
                    yield duty

    def lineage(self, unit: str) -> frozenset[str]:
        """Return a unit and those that took its place; what they did fulfils what it owed."""
        line: set[str] = set()
        at: str | None = unit
        while at is not None and at not in line:
            line.add(at)
            found = self.units.get(at)
            at = found.successor if found is not None else None
        return frozenset(line)

    def instant(self, record: AnyOwing, name: str, unit: str | None = None) -> datetime | None:
        """Return the instant in a field of the record or a tag, the unit's own tag first; None where there is none."""
        if not name.startswith(TAG):
            value: datetime | None = getattr(record, name)
            return value
        key, text = _of_unit(record.tags, name.removeprefix(TAG), unit)
        if text is None:
            return None
        try:
            return require_instant(key, datetime.fromisoformat(text) if isinstance(text, str) else text)
        except InvalidValueError as error:
            message = error.message
        except ValueError:
            message = InvalidValueError(key, text, 'an instant with its offset, such as "2024-03-05T09:30:00+08:00"').message
        self._refuse(record.id, key, message)
        return None

    def period(self, record: Submission | Matter) -> Period | None:
        """Return the period that a submission says it reports on; None where it says none."""
        text = record.tags.get(PERIOD)
        if text is None:
            return None
        try:
            return self.rulebook.period(word_of(text))
        except InvalidValueError as error:
            self._refuse(record.id, PERIOD, error.message)
            return None

    def excuse(self, duty: Duty, unit: str, about: Sequence[tuple[str, str]], at: datetime, tags: Tags | None = None) -> str | None:
        """
        Return why lateness is excused: a tag of the record, or the finding that the duty names; None where nothing excuses.

        Findings dated after the day of *at* are not known yet.
        """
        said = _of_unit(tags, EXCUSED, unit)[1] if tags is not None else None
        if said is not None and word_of(said) not in {"", "false", "0"}:
            return spelled(said)
        if duty.excuse is None:
            return None
        keys = [(kind, id_, beside) for kind, id_ in about for beside in ((unit, None) if kind != "unit" else (None,))]
        day = official_day(at)
        for key in keys:
            findings = [finding for finding in self.register.findings.get((duty.excuse, key), ()) if finding.on <= day]
            if findings:
                last = findings[-1]
                return (last.reason or last.text or duty.excuse) if last.met is not False else None
        return None

    def _refuse(self, record: str, key: str, message: Text) -> None:
        self.problems[record, key] = Problem(path=f"{record}.tags.{key}", record=record, message=message)


def _in_time_of(duty: Duty, record: AnyOwing) -> bool:
    """Whether what a record is about began while a duty held."""
    if duty.since is None and duty.until is None:
        return True
    if isinstance(record, Submission):
        began = record.happened_at or record.submitted_at
    elif isinstance(record, Handling):
        began = record.received_at
    else:
        began = record.asked_at if isinstance(record, Commission) else record.arose_at
    day = official_day(began)
    return (duty.since is None or duty.since <= day) and (duty.until is None or day < duty.until)


def own_id(record: str, unit: str, duty: Duty) -> str:
    """Return the id of what a record owes: the same at every instant."""
    return ":".join(part for part in ("duty", record, unit, duty.stage) if part)


def _of_unit(tags: Tags, name: str, unit: str | None) -> tuple[str, Any]:
    for key in (f"{name}-{unit}", name):
        value = tags.get(key)
        if value is not None:
            return key, value
    return name, None


@cache
def _reader(kind: DutyKind | None, name: str) -> _Reader | None:
    """Return what reads an attribute of a record that owes a duty of *kind*, or of a unit; None where nothing is called so."""
    found = unit_attribute(name) if kind is None else duty_attribute(kind, name)
    if found is None:
        return None
    parts = (field_name.partition(".") for field_name in found.fields)
    return found, tuple((of, attrgetter(inside)) for of, _, inside in parts)
