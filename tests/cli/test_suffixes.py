"""Where no format is asked for, the suffix of the file that is written decides."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from small_year import DISTRICT, Run

from govinfo.papers._csv import BYTE_ORDER_MARK


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("a.txt", "《"),
        ("a.md", "# 《"),
        ("a.markdown", "# 《"),
        ("a.csv", BYTE_ORDER_MARK + "对象类型,"),
        ("a.html", "<!DOCTYPE html>"),
        ("A.HTM", "<!DOCTYPE html>"),
        ("a.json", "{"),
        ("a", "《"),
    ],
)
def test_the_suffix_decides(run: Run, small: Path, tmp_path: Path, name: str, begins: str) -> None:
    """Large letters are as good as small ones; a file without a suffix is text."""
    ran = run("assess", small, *DISTRICT, "--output", tmp_path / name)

    assert ran.status == 0
    assert (tmp_path / name).read_text("utf-8").startswith(begins)


@pytest.mark.parametrize(("name", "holds"), [("a.xlsx", "xl/workbook.xml"), ("a.docx", "word/document.xml")])
def test_the_suffix_decides_between_office_files(run: Run, small: Path, tmp_path: Path, name: str, holds: str) -> None:
    """Word is not told to open a text."""
    assert run("assess", small, *DISTRICT, "--output", tmp_path / name).status == 0
    assert holds in zipfile.ZipFile(tmp_path / name).namelist()


def test_what_is_asked_for_goes_before_the_suffix(run: Run, small: Path, tmp_path: Path) -> None:
    """A clerk may call a table what the next program wants."""
    assert run("assess", small, *DISTRICT, "--format", "csv", "--output", tmp_path / "a.dat").status == 0
    assert (tmp_path / "a.dat").read_text("utf-8").startswith(BYTE_ORDER_MARK)


@pytest.mark.parametrize(("name", "lang", "said"), [
    ("a.doc", "zh", "--output：扩展名 .doc 不对应任何输出形式；可用的有：.txt、.md、.markdown、.csv、.html、.htm、.xlsx、.docx、.pdf、.json，或用 --format 指定"),
    ("a.ics", "en", "--output: .ics is the suffix of no format; known are .txt, .md, .markdown, .csv, .html, .htm, .xlsx, .docx, .pdf, .json, or name one with --format"),
])  # fmt: skip
def test_an_unknown_suffix_is_a_wrong_call(run: Run, small: Path, tmp_path: Path, name: str, lang: str, said: str) -> None:
    """Nothing is written, and what would have been right is said; a calendar is known to the command that has one."""
    ran = run("assess", small, *DISTRICT, "--output", tmp_path / name, "--lang", lang)

    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err
    assert not (tmp_path / name).exists()
