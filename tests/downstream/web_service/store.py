"""The database: one row for each record, written once, never changed and never removed."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any, Final

from attrs import evolve
from sqlalchemy import DateTime, Dialect, Engine, TypeDecorator, create_engine, event, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from govinfo import Problem, Records, Rulebook, check_records, decode_records
from govinfo.codec import FORMAT, encode_record
from govinfo.errors import RegisterError, Severity
from govinfo.instants import end_of_day
from govinfo.records import AnyRecord
from govinfo.vocabulary import check_vocabulary

_PLACE: Final = re.compile(r"\$\.([a-z]+)\[([0-9]+)\]")


class Instant(TypeDecorator[datetime]):
    """An instant, kept in UTC, since SQLite has no zones."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Write it."""
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Read it."""
        return None if value is None else value.replace(tzinfo=UTC)


class Base(DeclarativeBase):
    """The tables."""


class Row(Base):
    """One record as it was posted: `line` is what `encode_record` writes, the rest is there to be asked for."""

    __tablename__ = "records"

    number: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)  # the id; a target or figure without one is its own line
    kind: Mapped[str] = mapped_column(index=True)
    line: Mapped[str]
    recorded_at: Mapped[datetime] = mapped_column(Instant, index=True)


class ConflictError(Exception):
    """Records whose ids are taken: (id, whether the stored record says the same)."""

    def __init__(self, taken: list[tuple[str, bool]]) -> None:
        """Keep them."""
        super().__init__(taken)
        self.taken = taken


def open_database(url: str) -> Engine:
    """Return an engine whose transactions come one after the other, so that what was checked is what is stored."""
    engine = create_engine(url, connect_args={"timeout": 30})

    @event.listens_for(engine, "connect")
    def leave_transactions_to_us(connection: Any, _: object) -> None:
        connection.isolation_level = None

    @event.listens_for(engine, "begin")
    def lock_at_once(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    Base.metadata.create_all(engine)
    return engine


def stored(session: Session, known_on: date | None = None) -> Records:
    """Return every record, or those that the service held at the end of a day."""
    lines = select(Row.line).order_by(Row.number)
    if known_on is not None:
        lines = lines.where(Row.recorded_at < end_of_day(known_on))
    return decode_records("\n".join([json.dumps({"format": FORMAT}), *session.scalars(lines)]))


def store(session: Session, posted: Records, house: Rulebook, now: Callable[[], datetime]) -> tuple[Problem, ...]:
    """
    Store what was posted, all of it or nothing, and return what is odd about it.

    Raises:
        ConflictError: ids are taken.
        RegisterError: the records do not hold together with those that are there, or use a word that the regulation does not know.
    """
    held = {row.key: row.line for row in session.execute(select(Row.key, Row.line))}
    rows = [(record, encode_record(record)) for record in posted]
    nameless = Counter(line for record, line in rows if record.id is None)
    held |= {line: line for line, times in nameless.items() if times > 1}  # posted twice at once
    taken = [(key, held[key] == line) for key, line in ((_key(record, line), line) for record, line in rows) if key in held]
    if taken:
        raise ConflictError(taken)
    # What was posted stands in front, so that a path leads to the same place as in the document.
    found = [*check_records(posted + stored(session)), *check_vocabulary(posted, house)]
    problems = [_placed(problem, posted) for problem in found]
    error = RegisterError.unless_none(problems)
    if error is not None:
        raise error
    at = now()  # asked under the lock, so that what came later never bears an earlier time
    session.add_all(Row(key=_key(record, line), kind=json.loads(line)["type"], line=line, recorded_at=at) for record, line in rows)
    return tuple(problem for problem in problems if problem.severity is Severity.QUESTION and not problem.path.startswith("stored "))


def _key(record: AnyRecord, line: str) -> str:
    return record.id or line


def _placed(problem: Problem, posted: Records) -> Problem:
    """Say of a problem behind what was posted which stored record it is about."""
    place = _PLACE.match(problem.path)
    if place is None or int(place[2]) < len(getattr(posted, place[1])):
        return problem
    return evolve(problem, path=f"stored {problem.record}{problem.path[place.end() :]}")
