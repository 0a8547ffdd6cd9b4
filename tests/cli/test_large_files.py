"""Files of JSON Lines read part by part: the same as of one piece, whatever hangs together across parts."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from random import Random

import pytest
from small_year import Run

from govinfo import sample_year
from govinfo.cli import _divided, _streamed
from govinfo.codec import decode_records_lines, encode_records, encode_records_lines
from govinfo.records import AdoptionEvent, Records

CALL = ("--rulebook", "district-model", "--period", "2024")


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts of two kilobytes, and any file larger than what is read at once."""
    monkeypatch.setattr(_divided, "PART_BYTES", 2048)
    monkeypatch.setattr(_streamed, "MOST_BYTES", 1)


def shuffled(records: Records) -> list[str]:
    """The lines of records, in an order in which nothing stands where it would be looked for."""
    first, *rest = encode_records_lines(records)
    Random(7).shuffle(rest)
    return [first, *rest]


@pytest.fixture
def year(tmp_path: Path) -> Path:
    """The sample year as JSON Lines in any order."""
    path = tmp_path / "year.jsonl"
    path.write_text("".join(shuffled(sample_year())), encoding="utf-8")
    return path


@pytest.mark.usefixtures("small_parts")
def test_totals_of_parts_are_those_of_the_whole(run: Run, year: Path, tmp_path: Path) -> None:
    """The sample year, with findings, corrections and persons, in more than fifty parts and in one piece: the same bytes."""
    whole = tmp_path / "year.json"
    whole.write_text(encode_records(sample_year()), encoding="utf-8")
    status, told, _ = run("assess", year, *CALL, "--totals", "--format", "json")

    assert status == 0
    assert told == run("assess", whole, *CALL, "--totals", "--format", "json")[1]


@pytest.mark.usefixtures("small_parts")
def test_a_unit_of_a_large_file_is_explained_from_its_rows(run: Run, year: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every line, and the rank among all, as of one piece."""
    status, told, _ = run("explain", year, *CALL, "--unit", "农业农村局")
    monkeypatch.setattr(_streamed, "MOST_BYTES", 1 << 30)

    assert (status, told) == (0, run("explain", year, *CALL, "--unit", "agri")[1])


@pytest.mark.usefixtures("small_parts")
def test_a_list_of_every_line_of_a_large_file_is_refused(run: Run, year: Path) -> None:
    """Totals are told, lines one unit at a time."""
    assert run("assess", year, *CALL)[0] == 0
    status, told, said = run("assess", year, *CALL, "--format", "csv", "--lang", "en")

    assert (status, told) == (2, "")
    assert "add --totals, or call explain --unit" in said


@pytest.mark.usefixtures("small_parts")
def test_lines_of_one_unit_are_not_told_where_units_are_compared(run: Run, year: Path) -> None:
    """A pool is shared by all: the rule is named."""
    status, _, said = run("explain", year, "--rulebook", "hongxing-street-pool", "--period", "2024", "--unit", "agri", "--lang", "en")

    assert status == 2
    assert "pool compare units" in said


@pytest.mark.usefixtures("small_parts")
def test_what_is_wrong_is_told_at_its_line(run: Run, tmp_path: Path) -> None:
    """A field that is none, and an id that stands twice in different parts."""
    rows = [
        {"format": "govinfo.records/1"},
        {"type": "unit", "id": "u", "name": "甲"},
        {"type": "submission", "id": "s", "units": ["u"], "submitted_at": "2024-01-01T09:00:00+08:00"},
        {"type": "lapse", "id": "s", "unit": "u", "kind": "urgent-late", "on": "2024-01-02"},
        {"type": "adoption", "id": "a", "submission": "s", "publication": "zhengwu", "onn": "2024-01-02"},
    ]
    path = tmp_path / "wrong.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    status, _, said = run("assess", path, *CALL, "--lang", "en")

    assert status == 1
    assert "line 4: $.id: id s is used already, at line 3: $.id" in said
    path.write_text("\n".join(json.dumps(row) for row in (*rows[:3], rows[4])), encoding="utf-8")
    status, _, said = run("assess", path, *CALL, "--lang", "en")
    assert status == 1
    assert "line 4: $.on: is missing" in said


@pytest.mark.usefixtures("small_parts")
def test_a_reference_to_nothing_is_told_at_its_place(run: Run, tmp_path: Path) -> None:
    """As it is where everything is read at once: by the list and the place in it."""
    adoption = AdoptionEvent(id="a", submission="nothing", publication="zhengwu", on=date(2024, 1, 2))
    path = tmp_path / "wrong.jsonl"
    path.write_text("".join(encode_records_lines(sample_year() + Records(adoptions=(adoption,)))), encoding="utf-8")
    status, _, said = run("assess", path, *CALL, "--lang", "en")

    assert status == 1
    assert f"$.adoptions[{len(sample_year().adoptions)}].submission: there is no submission nothing" in said


def test_lines_are_read_some_at_a_time() -> None:
    """No more than so many records are held, and together they are all."""
    several = list(decode_records_lines(encode_records_lines(sample_year()), size=100))

    assert max(map(len, several)) == 100
    assert sum(several[1:], several[0]) == sample_year()
