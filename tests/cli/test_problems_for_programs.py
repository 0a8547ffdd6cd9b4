"""Problems as one JSON document on standard error: each with its code and its place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from small_year import DISTRICT, SMALL, Run

EMPTY = '{"format": "govinfo.records/1"}'


def told(err: str) -> dict[str, Any]:
    """Return the document, which is one line."""
    assert err.count("\n") == 1
    document: dict[str, Any] = json.loads(err)
    return document


def places(document: dict[str, Any]) -> list[tuple[Any, ...]]:
    """Return code and place of every problem."""
    return [tuple(problem[name] for name in ("code", "file", "path", "line", "column", "record")) for problem in document["problems"]]


@pytest.mark.parametrize(
    ("name", "content", "place"),
    [
        (
            "a.json",
            '{"format": "govinfo.records/1", "units": [{"id": "a", "nane": "x", "name": "y"}]}',
            ("unknown-field", "$.units[0].nane", None, None, "a"),
        ),
        ("a.json", '{"format": "govinfo.records/1"\n x}', ("not-json", "$", 2, 2, None)),
        ("a.jsonl", '{"format": "govinfo.records/1"}\n{"type": "unit", "id": "x"}', ("missing-field", "$.name", 2, None, "x")),
    ],
)
def test_a_file_that_cannot_be_taken(run: Run, tmp_path: Path, name: str, content: str, place: tuple[Any, ...]) -> None:
    """Alone a file is told by the call, beside others by the path; line and column are there where they are known."""
    bad, good = tmp_path / name, tmp_path / "good.json"
    bad.write_text(content, encoding="utf-8")
    good.write_text(EMPTY, encoding="utf-8")
    for files in ((bad,), (good, bad)):
        ran = run("check", *files, "--problems", "json")

        assert ran.status == 1
        assert places(told(ran.err)) == [(place[0], str(bad), *place[1:])]


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ("a = = 1", ("not-toml", "$", 1, 5)),
        ('schema = 1\nid = "x"\ntitle = "办法"\n[source]\nissuer = "办"\ntitle = "法"\n[pubs]\n', ("unknown-field", "$.pubs", 7, 1)),
    ],
)
def test_a_rulebook_that_cannot_be_taken(run: Run, small: Path, tmp_path: Path, content: str, place: tuple[Any, ...]) -> None:
    """The file is the rulebook's, not the one of the records."""
    rulebook = tmp_path / "mine.toml"
    rulebook.write_text(content, encoding="utf-8")
    ran = run("assess", small, "--rulebook", rulebook, "--period", "2024", "--problems", "json")

    assert ran.status == 1
    assert places(told(ran.err)) == [(place[0], str(rulebook), *place[1:], None)]


def test_a_cell_is_a_line_and_a_column(run: Run, tmp_path: Path) -> None:
    """Row 3 of column A."""
    ledger = tmp_path / "units.csv"
    ledger.write_text("id,name\na,甲\na,乙\n", encoding="utf-8")
    ran = run("import", ledger, "--problems", "json")

    assert ran.status == 1
    assert places(told(ran.err)) == [("duplicate-id", str(ledger), f"{ledger} A3 (id)", 3, 1, None)]


def test_questions_and_what_is_open_stand_in_the_document(run: Run, small: Path) -> None:
    """The paper is the same as without; what is open is a sentence of the document."""
    ran, plain = (run("assess", small, *DISTRICT, "--lang", "en", *more) for more in (("--problems", "json"), ()))
    document = told(ran.err)

    assert (ran.status, ran.out) == (0, plain.out)
    assert {problem["severity"] for problem in document["problems"]} <= {"question"}
    assert document["open"] in plain.err


def test_where_nothing_is_wrong_the_document_says_so(run: Run, tmp_path: Path) -> None:
    """A program need not guess what an empty standard error means."""
    empty = tmp_path / "empty.json"
    empty.write_text(EMPTY, encoding="utf-8")

    assert told(run("check", empty, "--problems", "json").err) == {"problems": [], "open": None}


def test_what_a_terminal_would_act_on_is_written_as_json_writes_it(run: Run, tmp_path: Path) -> None:
    """A control character of the data stays one in the string, and does not stand in the line."""
    bad = tmp_path / "a.json"
    bad.write_text(json.dumps({**SMALL, "units": [{"id": "a", "name": "x", "\u202e\x9b": 1}]}), encoding="utf-8")
    err = run("check", bad, "--problems", "json").err

    assert "\u202e" not in err
    assert "\x9b" not in err
    assert any("202e" in problem["path"] + problem["message"] for problem in told(err)["problems"])


def test_a_question_that_a_rulebook_leaves_has_its_place(run: Run, small: Path, tmp_path: Path) -> None:
    """Two prices whose formulas may hold together: asked where the first of them begins, by whatever command."""
    rulebook = tmp_path / "mine.toml"
    head = 'schema = 1\nid = "x"\ntitle = "办法"\n[source]\nissuer = "办"\ntitle = "法"\n[clauses."一"]\ncovered = "rule"\n'
    rule = '[[price]]\nid = "{id}"\nclause = "一"\ntitle = "报送"\nof = "submission"\nprovided = "{provided}"\namount = 1\n'
    rules = rule.format(id="p", provided="characters > 5") + rule.format(id="q", provided="pictures > 1")
    rulebook.write_text(head + rules, encoding="utf-8")

    for call in (("rulebooks", rulebook), ("check", small, "--rulebook", rulebook)):
        [problem] = [one for one in told(run(*call, "--problems", "json").err)["problems"] if one["code"] == "prices-may-meet"]

        assert (problem["file"], problem["line"], problem["column"]) == (str(rulebook), 9, 1)


def test_versions_that_contradict_each_other_are_told_at_their_days(run: Run, small: Path, tmp_path: Path) -> None:
    """Both begin on one day: told at the day of the later file; the third says no day, and is told where it begins."""
    text = 'schema = 1\nid = "{id}"\ntitle = "办法"\n{day}[source]\nissuer = "办"\ntitle = "法"\n'
    day = "in_force = 2024-01-01\n"
    names: list[str] = []
    for id_, dated in (("one", day), ("two", day), ("three", "")):
        file = tmp_path / f"{id_}.toml"
        file.write_text(text.format(id=id_, day=dated), encoding="utf-8")
        names += ["--rulebook", str(file)]
    ran = run("assess", small, *names, "--period", "2024", "--problems", "json")

    assert ran.status == 1
    assert [(one["path"], one["file"], one["line"], one["column"]) for one in told(ran.err)["problems"]] == [
        ("three", str(tmp_path / "three.toml"), 1, 1),
        ("two", str(tmp_path / "two.toml"), 4, 12),
    ]
