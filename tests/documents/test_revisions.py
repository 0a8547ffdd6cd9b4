"""A circular tells what was corrected and decided since the last one, and whose points, money and rank that altered."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from jsonschema import Draft202012Validator
from paper_samples import VOID_A3, book, claimed_half, records, register

from govinfo import Period, build_register, encode_records
from govinfo.cli import main
from govinfo.codec import circular_schema, encode_circular
from govinfo.papers import circular_paper, paper_text
from govinfo.records import Records
from govinfo.reports import circular_of, revision

QUARTER = Period.parse("2024-Q3")


def test_a_correction_made_since_is_told_with_what_it_altered() -> None:
    """
    In July the first unit was told of 10 + 10 + 50 + 20 = 90 points, and 10 for the item that two units sent: 100 in the half-year.

    In August its adoption of 50 points and 100 yuan was voided; all keep their places.
    """
    made = revision(register(VOID_A3), book(), Period.parse("2024-H1"), date(2024, 7, 5))

    assert [(one.correction.id, one.record.id, one.title) for one in made.corrections] == [("k1", "a3", None)]
    assert [(one.unit, one.points_before, one.points, one.rank_before, one.rank) for one in made.units] == [("u1", 100, 50, 1, 1)]
    assert [one.yuan_before - one.yuan for one in made.units if one.yuan_before is not None] == [100]


def test_what_was_known_when_it_was_told_is_no_news() -> None:
    """The correction was made on 1 August: of a paper of that day or later nothing changed."""
    made = revision(register(VOID_A3), book(), Period.parse("2024-H1"), date(2024, 8, 1))

    assert made.nothing
    told = paper_text(circular_paper(circular_of(register(VOID_A3), book(), QUARTER, since=date(2024, 8, 1))))
    assert "2024年8月1日以来，已通报的情况没有更正，也没有处理的申诉。" in told


def test_the_circular_says_it_in_words_and_tables() -> None:
    """In the text how much, in an attachment what; without the day of the last paper nothing is said of it."""
    told = paper_text(circular_paper(circular_of(register(VOID_A3), book(), QUARTER, since=date(2024, 7, 5))))

    assert "2024年7月5日以来，更正记录1条，处理申诉0件。" in told
    assert "2024年上半年的积分、奖金或名次因此变动的单位1个。" in told
    assert "刊物登记有误" in told
    assert "更正与申诉处理情况" not in paper_text(circular_paper(circular_of(register(VOID_A3), book(), QUARTER)))


def test_a_claim_decided_since_is_told() -> None:
    """Dismissed on 8 July: news to the paper of 5 July, none to that of the 8th; one that is not decided is none."""
    kept = claimed_half().register

    made = [revision(kept, book(), Period.parse("2024-H1"), date(2024, 7, day)) for day in (5, 8)]

    assert [[one.claim.id for one in found.claims] for found in made] == [["k2"], []]
    assert "7月8日，考核办，不成立" in paper_text(circular_paper(circular_of(kept, book(), QUARTER, since=date(2024, 7, 5))))


def test_a_unit_that_was_not_told_of_has_nothing_before() -> None:
    """A unit whose only fact was voided and restored is told as it was; one that was put in by a correction has a dash."""
    first = evolve(VOID_A3, id="k9", of="a3", on=date(2024, 8, 2))
    again = evolve(VOID_A3, id="k8", of="k9", on=date(2024, 8, 3))

    assert revision(register(first, again), book(), Period.parse("2024-H1"), date(2024, 7, 5)).units == ()


@pytest.mark.parametrize("since", [date(2024, 7, 5), date(2024, 8, 1)])
def test_it_fits_the_schema(since: date) -> None:
    """With corrections and claims, and without."""
    made = circular_of(
        build_register(claimed_half().register.given + Records(corrections=(evolve(VOID_A3, id="k7"),))), book(), QUARTER, since=since
    )
    document = json.loads(encode_circular(made))

    assert document["revised"]["since"] == since.isoformat()
    validator: Any = Draft202012Validator(circular_schema())
    assert [error.message for error in validator.iter_errors(document)] == []


def test_the_command_takes_the_day_of_the_last_paper(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As a day; what is none is told."""
    path = tmp_path / "small.json"
    path.write_text(encode_records(records(corrections=(VOID_A3,))), "utf-8")
    call = ["circular", str(path), "--rulebook", "district-model", "--period", "2024-Q3", "--since"]

    assert main([*call, "2024-07-05"]) == 0
    assert "2024年7月5日以来，更正记录1条" in capsys.readouterr().out
    assert main([*call, "last week"]) == 2
    assert "--since" in capsys.readouterr().err
