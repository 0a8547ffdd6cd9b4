"""Shares with ever greater denominators: added up exactly, and written by everything that writes numbers."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from offices import head

from govinfo import Assessment, Period, Records, assess, build_register, decode_rulebook
from govinfo.cli import main
from govinfo.codec import decode_assessment, encode_assessment, encode_records
from govinfo.records import AdoptionEvent, Contribution, Figure, Submission, Unit

TOML = (
    head("shared", issuer="市政府办")
    + """
[publications.p]
title = "公报"
level = "district"
[[price]]
id = "one"
clause = "一"
title = "采用"
of = "adoption"
amount = 1
share = "weight"
[[notice]]
id = "some"
clause = "二"
title = "有得分"
provided = "points > 0"
"""
)
WEIGHTS = [10**39 + 2 * i for i in range(120)]
PARTS = sum(Fraction(1, 1 + weight) for weight in WEIGHTS)
WRITTEN = f"{Decimal(PARTS.numerator)!s}/{Decimal(PARTS.denominator)!s}"


def records() -> Records:
    """A hundred and twenty adopted items of two units, the second of which did nearly everything."""
    day = datetime(2024, 3, 1, 1, tzinfo=UTC)
    return Records(
        units=(Unit(id="u", name="甲单位"), Unit(id="v", name="乙单位")),
        submissions=tuple(
            Submission(id=f"s{i}", units=(Contribution(unit="u", weight=1), Contribution(unit="v", weight=weight)), submitted_at=day)
            for i, weight in enumerate(WEIGHTS)
        ),
        adoptions=tuple(AdoptionEvent(id=f"a{i}", submission=f"s{i}", publication="p", on=date(2024, 3, 5)) for i in range(120)),
    )


def assessed() -> Assessment:
    """The year under the rulebook that shares by weight."""
    return assess(build_register(records()), decode_rulebook(TOML), Period.parse("2024"))


def joined(text: str) -> str:
    """Return a text as if its lines had not been broken."""
    return "".join(line.strip() for line in text.splitlines())


def test_an_assessment_with_long_fractions_is_written_and_read() -> None:
    """More digits than Python writes of itself, on both sides of the stroke."""
    assert len(WRITTEN) > 9000
    file = decode_assessment(encode_assessment(assessed()))

    assert {unit.unit: unit.points for unit in file.units}["u"] == WRITTEN


@pytest.mark.parametrize("form", ["text", "json", "csv", "markdown"])
def test_every_format_of_an_assessment_holds_them(form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And so do explanations: the notice tells the number it looked at, where the table rounds it."""
    data, book = tmp_path / "records.json", tmp_path / "shared.toml"
    data.write_text(encode_records(records()), encoding="utf-8")
    book.write_text(TOML, encoding="utf-8")

    assert main(["assess", str(data), "--rulebook", str(book), "--period", "2024", "--format", form]) == 0
    out = capsys.readouterr().out
    assert form == "csv" or WRITTEN in joined(out)


@pytest.mark.parametrize("command", ["circular", "explain"])
def test_papers_hold_them(command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A circular and the answer to one unit."""
    data, book = tmp_path / "records.json", tmp_path / "shared.toml"
    data.write_text(encode_records(records()), encoding="utf-8")
    book.write_text(TOML, encoding="utf-8")
    of = ["--unit", "u"] if command == "explain" else []

    assert main([command, str(data), "--rulebook", str(book), "--period", "2024", *of]) == 0
    assert WRITTEN in joined(capsys.readouterr().out)


def test_a_number_of_thousands_of_digits_is_refused_by_name() -> None:
    """What a program gives beyond what files hold cannot be written as a record, and an error can still name it."""
    with pytest.raises(ValueError, match="number must be a number of at most 40 characters, got"):
        encode_records(Records(figures=(Figure(unit="u", name="fees", value=10**6000),)))
    with pytest.raises(ValueError, match="weight must be above zero, got"):
        Contribution(unit="u", weight=-(10**6000))


@pytest.mark.parametrize("number", ["835\n", "1/2\n", "835\r", " 835"])
def test_a_line_feed_after_a_number_is_no_part_of_it(number: str) -> None:
    """In points as in yuan, also in those of a payout period."""
    text = encode_assessment(assessed())
    feed = number.replace("\n", "\\n").replace("\r", "\\r")
    points, yuan, payout = (
        text.replace('"deducted": "0"', f'"deducted": "{feed}"', 1),
        text.replace('"yuan": "0.00"', '"yuan": "0.00\\n"', 1),
        text.replace('"2024-H1": "0.00"', '"2024-H1": "0.00\\n"', 1),
    )
    for changed, field in ((points, "deducted"), (yuan, "yuan"), (payout, "payouts")):
        assert changed != text
        with pytest.raises(ValueError, match=rf"\$\.units\[0\]\.{field}"):
            decode_assessment(changed)
