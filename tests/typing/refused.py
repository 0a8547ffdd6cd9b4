"""What must not type-check: each line is an error for mypy and for pyright, and both complain where one is not."""

from __future__ import annotations

from datetime import datetime

from govinfo import Assessment, Period, Records, Register, Rulebook, assess, build_register, decode_records, encode_records
from govinfo.labels import Level, Status


def wrong_road(records: Records, register: Register, rulebook: Rulebook, period: Period) -> None:
    """A step left out, or a word where a value belongs."""
    assess(records, rulebook, period)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # not registered
    assess(register, "district-model", period)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # a name is no rulebook
    assess(register, rulebook, "2024")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # a name is no period
    build_register({"units": []})  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # not decoded
    encode_records([])  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # a list is no Records
    decode_records(line for line in "{}")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # neither a text nor bytes
    Period.parse(2024)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # a number is no name


def wrong_values(assessment: Assessment) -> None:
    """Results are frozen and their words are closed."""
    assessment.units = ()  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]  # frozen
    assessment.unit("agri").lines[0].status = Status.COUNTED  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]  # frozen
    Level.COUNTY  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]  # noqa: B018  # no such level
    Period(datetime(2024, 1, 1), "2025")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # a text is no day
