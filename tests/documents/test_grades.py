"""Lists of grades: who is in which by which clause, who in none, and why that is still open; in both languages and every format."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from golden_offices import land_records
from jsonschema import Draft202012Validator

from govinfo import Assessment, Period, assess, build_register, encode_records, shipped_rulebook
from govinfo.cli import main
from govinfo.codec import encode_grades, grades_schema
from govinfo.papers import grades_paper, paper_html, paper_text
from govinfo.reports import grades

BOOK = shipped_rulebook("jilin-land-openness-2001")


def graded() -> Assessment:
    """Assess five cities: excellent with 86 percent, found excellent with 79, good, failed, and one that nobody has graded."""
    return assess(build_register(land_records()), BOOK, Period.parse("2024"))


def test_everybody_is_in_one_grade_or_in_none() -> None:
    """In the order of the rulebook; satisfaction below 80 percent takes the first grade away and gives no other."""
    made = grades(graded())

    assert [(one.grade, [(member.name, member.clause) for member in one.members]) for one in made.lists] == [
        ("优秀", [("长春市国土资源局", "六(二)")]),
        ("良好", [("四平市国土资源局", "六(二)")]),
        ("合格", []),
        ("不合格", [("辽源市国土资源局", "六(二)")]),
    ]
    assert [(member.name, member.complete) for member in made.without] == [("吉林市国土资源局", True), ("通化市国土资源局", False)]


def test_whoever_meets_two_is_in_the_first() -> None:
    """The other is told beside it."""
    twice = tuple(evolve(one, provided="decided('grade') <= 2") if one.id == "good" else one for one in BOOK.notices)
    made = grades(assess(build_register(land_records()), evolve(BOOK, notices=twice), Period.parse("2024")))

    assert [(member.name, member.also) for member in made.lists[0].members] == [("长春市国土资源局", ("良好",))]
    assert [member.name for member in made.lists[1].members] == ["吉林市国土资源局", "四平市国土资源局"]
    assert "同时符合" in paper_text(grades_paper(made))


def test_the_paper_names_them_in_both_languages() -> None:
    """A sentence a grade, and one table."""
    told, english = (paper_text(grades_paper(grades(graded()), lang)) for lang in ("zh", "en"))

    assert told.startswith("2024年考核等次名单\n")
    for words in ("优秀（1个）", "长春市国土资源局。", "合格（0个）", "无。", "未定等次（2个）", "通化市国土资源局（尚待认定）"):
        assert words in told
    assert "excellent (1)" in english
    assert "Without a grade (2)" in english
    assert "<h1>2024年考核等次名单</h1>" in re.sub("</?span>", "", paper_html(grades_paper(grades(graded()))))


def test_a_rulebook_without_grades_says_so() -> None:
    """Nobody is listed as if a grade were missing."""
    model = shipped_rulebook("district-model")
    register = build_register(evolve(land_records(), findings=(), figures=()))

    assert "办法没有规定考核等次。" in paper_text(grades_paper(grades(assess(register, model, Period.parse("2024")))))


def test_the_json_fits_its_schema() -> None:
    """Also of persons, of whom there are none."""
    validator: Any = Draft202012Validator(grades_schema())
    for persons in (False, True):
        document = json.loads(encode_grades(grades(graded(), persons=persons)))
        assert [error.message for error in validator.iter_errors(document)] == []


@pytest.mark.parametrize("form", ["text", "markdown", "csv", "json", "html"])
def test_the_command_prints_them(form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the letterhead, in every format."""
    path = tmp_path / "land.json"
    path.write_text(encode_records(land_records()), "utf-8")

    assert main(["grades", str(path), "--rulebook", BOOK.id, "--period", "2024", "--format", form]) == 0
    assert "长春市国土资源局" in capsys.readouterr().out
