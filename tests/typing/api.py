"""What type checkers see of the public names; read by mypy and pyright, never run."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import assert_type

from govinfo import (
    Assessment,
    GovinfoError,
    Line,
    Period,
    Problem,
    Records,
    Register,
    Rulebook,
    Scorecard,
    assess,
    build_register,
    check_records,
    choose,
    decode_records,
    decode_rulebook,
    encode_records,
    sample_year,
    shipped_rulebook,
    shipped_rulebooks,
)
from govinfo.errors import ProblemsError
from govinfo.labels import Level, Status
from govinfo.records import Contribution, Tags, Unit
from govinfo.texts import Text


def road() -> None:
    """Every step of the main job, and what it gives."""
    assert_type(sample_year(), Records)
    records = decode_records("")
    assert_type(records, Records)
    assert_type(decode_records(b"", name="a.json"), Records)
    assert_type(encode_records(records), str)
    assert_type(records + records, Records)
    assert_type(check_records(records), tuple[Problem, ...])
    register = build_register(records, known_on=date(2024, 6, 30))
    assert_type(register, Register)
    assert_type(shipped_rulebooks(), tuple[str, ...])
    rulebook = choose(shipped_rulebook("district-model"), {"composite-price": "adds"})
    assert_type(rulebook, Rulebook)
    assert_type(decode_rulebook(""), Rulebook)
    assert_type(rulebook.period("2024"), Period)
    assert_type(assess(register, rulebook, Period.parse("2024")), Assessment)


def results(assessment: Assessment) -> None:
    """What an assessment holds."""
    assert_type(assessment.units, tuple[Scorecard, ...])
    assert_type(assessment.readings, Mapping[str, str])
    card = assessment.unit("agri")
    assert_type(card, Scorecard)
    assert_type(card.points, int | Fraction)
    assert_type(card.yuan, Decimal)
    assert_type(card.payouts, Mapping[str, Decimal])
    assert_type(card.rank, int)
    assert_type(card.eligible, bool)
    line = card.lines[0]
    assert_type(line, Line)
    assert_type(line.amount, int | Fraction)
    assert_type(line.status, Status)
    assert_type(line.facts, tuple[str, ...])
    assert_type(line.why("zh"), str)


def words(problem: Problem, error: ProblemsError) -> None:
    """What is told, and in which languages."""
    assert_type(problem.message, Text)
    assert_type(problem.text("en"), str)
    assert_type(error.problems, tuple[Problem, ...])
    assert_type(Level.CITY.label, str)
    problem.text("fr")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # no such language


def values(unit: Unit) -> None:
    """Values are frozen and made by keyword."""
    assert_type(unit.tags, Tags)
    assert_type(unit.level, Level | None)
    unit.name = "x"  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]  # frozen
    Unit("agri", "x")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # by keyword only
    Contribution(unit="agri", weight=0.5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # no floats


def caught() -> GovinfoError | None:
    """One class catches everything that is raised on purpose."""
    try:
        return None
    except GovinfoError as error:
        return error
