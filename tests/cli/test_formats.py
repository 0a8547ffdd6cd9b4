"""Every command that prints a paper prints it in every format."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Sequence
from html.parser import HTMLParser
from pathlib import Path

import pytest

from govinfo.cli import main
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
    "demo": ("demo",),
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
