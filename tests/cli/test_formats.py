"""Every command that prints a paper prints it in every format."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Sequence
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import pytest

from govinfo.cli import main
from govinfo.cli._schema import SCHEMAS
from govinfo.codec import encode_records
from govinfo.shipped import sample_year

YEAR = ("--rulebook", "district-model", "--period", "2024")
CALLS = {
    "assess": ("assess", "RECORDS", *YEAR),
    "one unit": ("assess", "RECORDS", *YEAR, "--unit", "finance"),
    "a card": ("explain", "RECORDS", *YEAR, "--unit", "agri"),
    "two cards": ("explain", "RECORDS", *YEAR, "--person", "finance-1", "--person", "finance-2"),
    "a record": ("explain", "RECORDS", *YEAR, "--record", "l-finance-late"),
    "compare": ("compare", "RECORDS", *YEAR, "--with", "district-model", "--with-reading", "monthly-task=each-month"),
    "rulebooks": ("rulebooks",),
    "a rulebook": ("rulebooks", "district-model"),
    "deadlines": ("deadlines", "RECORDS", "--rulebook", "heze-supervision-2006", "--at", "2024-06-01"),
    "handling": ("deadlines", "RECORDS", "--rulebook", "heze-supervision-2006", "--circular", "2024-H1"),
    "register": ("deadlines", "RECORDS", "--rulebook", "heze-supervision-2006", "--register", "2024-H1", "--at", "2024-07-01"),
    "demo": ("demo",),
    "reckon": ("reckon", "--number", "15", "--unit", "working-day", "--from", "2024-03-05"),
    "circular": ("circular", "RECORDS", "--rulebook", "district-model", "--period", "2024-Q2"),
    "payout": ("payout", "RECORDS", "--rulebook", "district-model", "--period", "2024-H1"),
    "statement": ("statement", "RECORDS", *YEAR, "--unit", "agri"),
    "statistics": ("statistics", "RECORDS", *YEAR),
    "commend": ("commend", "RECORDS", *YEAR, "--units", "3", "--persons", "3"),
}
NO_DAY = re.compile(r"[0-9]{1,4}[-/][0-9]{1,2}|[0-9]{1,2}[-/][0-9]{1,2}[-/][0-9]{2,4}|[0-9]{1,2}:[0-9]{2}")
"""What a spreadsheet takes for a day or a time of day; a day in full is one."""


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample year as a file."""
    path = tmp_path_factory.mktemp("formats") / "records.json"
    path.write_text(encode_records(sample_year()), "utf-8")
    return path


def written(call: Sequence[str], records: Path, form: str, output: Path) -> bytes:
    """Return what a command writes into a file in a format."""
    given = [str(records) if word == "RECORDS" else word for word in call]
    assert main([*given, "--format", form, "--output", str(output)]) == 0
    return output.read_bytes()


@pytest.mark.parametrize("name", CALLS)
def test_every_paper_in_every_format(name: str, records: Path, tmp_path: Path) -> None:
    """The title stands in each of them; rows of a spreadsheet are as long as its heading."""
    pytest.importorskip("openpyxl", reason="needs the extra office")
    pytest.importorskip("docx", reason="needs the extra office")
    made = {form: written(CALLS[name], records, form, tmp_path / form) for form in ("text", "markdown", "csv", "html", "xlsx", "docx")}
    title = made["text"].decode().split("\n", 1)[0]
    rows = list(csv.reader(io.StringIO(made["csv"].decode("utf-8-sig"))))
    parser = HTMLParser()
    parser.feed(made["html"].decode())
    sheets = zipfile.ZipFile(io.BytesIO(made["xlsx"])).namelist()

    assert made["markdown"].decode().startswith("# ")
    assert f"<h1>{title}</h1>" in re.sub("</?span>", "", made["html"].decode())
    # a long title stands on two lines
    assert title in re.sub(r"<[^>]+>", "", zipfile.ZipFile(io.BytesIO(made["docx"])).read("word/document.xml").decode())
    assert {len(row) for row in rows} == {len(rows[0])}
    assert not [cell for row in rows for cell in row if NO_DAY.fullmatch(cell) or cell[:1] in {"=", "+", "@"}]
    assert "xl/worksheets/sheet2.xml" in sheets
    assert made["xlsx"] == written(CALLS[name], records, "xlsx", tmp_path / "again")


CHECKED = {
    "check": ("check", "RECORDS", "--rulebook", "district-model"),
    "trial": ("rulebooks", "--test", "district-model"),
}
"""Commands whose text is a sentence, beside the problems on standard error: in every other format the problems stand in a table."""


@pytest.mark.parametrize("name", [*CALLS, *CHECKED])
def test_every_command_that_prints_prints_json(name: str, records: Path, tmp_path: Path) -> None:
    """Of the format that is its own or of `govinfo.paper/1`; the suffix of the file asks for it as well as the option."""
    call = (CALLS | CHECKED)[name]
    made = json.loads(written(call, records, "json", tmp_path / "made"))
    kind, _, version = str(made["format"]).removeprefix("govinfo.").partition("/")
    given = [str(records) if word == "RECORDS" else word for word in call]

    assert version == "1"
    if kind in SCHEMAS:
        jsonschema.Draft202012Validator(SCHEMAS[kind]()).validate(made)
    assert main([*given, "--output", str(tmp_path / "by-suffix.json")]) == 0
    assert json.loads((tmp_path / "by-suffix.json").read_text("utf-8")) == made


def test_what_a_check_found_is_a_table_in_every_other_format(tmp_path: Path) -> None:
    """An adoption of nothing: one error, told as a row with its code; the status says that the data has problems."""
    path = tmp_path / "records.json"
    path.write_text(
        '{"format": "govinfo.records/1", "adoptions": [{"id": "a1", "submission": "s1", "publication": "zhengwu", "on": "2024-03-05"}]}',
        "utf-8",
    )
    output = tmp_path / "found.json"

    assert main(["check", str(path), "--output", str(output)]) == 1
    made = json.loads(output.read_text("utf-8"))
    assert [row[:4] for row in made["rows"]["rows"]] == [["错误", "$.adoptions[0].submission", "a1", "no-such-record"]]
    assert made["body"][0] == {"kind": "list", "items": ["已检查 1 条记录：1 处错误，0 处疑问"]}
