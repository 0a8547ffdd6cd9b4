"""A paper as PDF: set from the same page, the same every time, and told what is missing where it cannot be made."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import pytest
from paper_samples import records, small

from govinfo import encode_records
from govinfo.cli import main
from govinfo.errors import MissingExtraError
from govinfo.papers import circular_paper, paper_html, paper_pdf, payout_paper
from govinfo.reports import circular, payout_list


def test_a_page_becomes_a_pdf_that_is_the_same_every_time() -> None:
    """With its title, and nothing of when or where it was made."""
    pytest.importorskip("weasyprint", reason="needs the extra pdf")
    page = paper_html(payout_paper(payout_list(small("2024-H1"))))
    made = paper_pdf(page)

    assert made.startswith(b"%PDF-")
    assert b"CreationDate" not in made
    assert made == paper_pdf(page)


def test_nothing_is_loaded_from_elsewhere(tmp_path: Path) -> None:
    """A picture of another machine or of a file is left out, one that the page bears in itself is shown."""
    pytest.importorskip("weasyprint", reason="needs the extra pdf")
    square = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' height='9'%3E%3Cpath d='M0 0h9v9z'/%3E%3C/svg%3E"
    (tmp_path / "square.svg").write_text(unquote(square.partition(",")[2]), "utf-8")
    none = paper_pdf("<p>x</p><img src='file:///nowhere.svg'>")

    assert paper_pdf(f"<p>x</p><img src='{(tmp_path / 'square.svg').as_uri()}'><link rel='stylesheet' href='http://x.y/z.css'>") == none
    assert len(paper_pdf(f'<p>x</p><img src="{square}">')) > len(none)


@pytest.mark.parametrize("given", [("--output", "circular.pdf"), ("--format", "pdf", "--output", "circular.of-april")])
def test_the_command_writes_one(given: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the suffix or by the format, with the letterhead."""
    pytest.importorskip("weasyprint", reason="needs the extra pdf")
    monkeypatch.chdir(tmp_path)
    Path("small.json").write_text(encode_records(records()), "utf-8")

    assert main(["circular", "small.json", "--rulebook", "district-model", "--period", "2024-Q2", "--number", "1号", *given]) == 0
    assert Path(given[-1]).read_bytes().startswith(b"%PDF-")


def test_an_office_template_becomes_a_pdf_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page is filled first."""
    pytest.importorskip("weasyprint", reason="needs the extra pdf")
    pytest.importorskip("jinja2", reason="needs the extra templates")
    monkeypatch.chdir(tmp_path)
    Path("small.json").write_text(encode_records(records()), "utf-8")
    Path("ours.html").write_text("<h1>{{ title }}</h1>", "utf-8")
    call = ["circular", "small.json", "--rulebook", "district-model", "--period", "2024-Q2", "--template", "ours.html"]

    assert main([*call, "--output", "ours.pdf"]) == 0
    assert Path("ours.pdf").read_bytes().startswith(b"%PDF-")


def test_what_is_missing_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The package and how to have it; the command writes nothing and says the same."""
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    monkeypatch.chdir(tmp_path)
    Path("small.json").write_text(encode_records(records()), "utf-8")

    with pytest.raises(MissingExtraError, match="weasyprint"):
        paper_pdf(paper_html(circular_paper(circular(small("2024-Q2")))))
    assert main(["payout", "small.json", "--rulebook", "district-model", "--period", "2024-H1", "--output", "list.pdf"]) == 2
    assert "weasyprint" in capsys.readouterr().err
    assert not Path("list.pdf").exists()


def test_a_library_of_the_system_may_be_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The package is there and finds no Pango: that is named, and not a failure of the program."""

    def load(_module: str, _package: str, _extra: str) -> object:
        raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.setattr("govinfo.papers._templates.load_extra", load)

    with pytest.raises(MissingExtraError, match="pango"):
        paper_pdf("<p>x</p>")


def pages(made: bytes, folder: Path) -> list[str]:
    """Return the words of every page of a PDF, without blanks, as another program reads them."""
    reader = shutil.which("pdftotext")
    if reader is None:
        pytest.skip("needs pdftotext (poppler-utils)")
    (folder / "paper.pdf").write_bytes(made)
    read = subprocess.run([reader, "-raw", "paper.pdf", "-"], cwd=folder, capture_output=True, check=True, timeout=60)
    return ["".join(page.split()) for page in read.stdout.decode().split("\f")[:-1]]


def words_of(page: str) -> list[str]:
    """Return what stands in the titles, headings, paragraphs and cells of a page of HTML."""
    found: list[str] = re.findall(r"<(?:h[123]|p|li|td|th)\b[^>]*>(.*?)</(?:h[123]|p|li|td|th)>", page, re.DOTALL)
    return ["".join(html.unescape(re.sub("<[^>]*>", "", words)).split()) for words in found]


@pytest.mark.parametrize(("name", "many"), [("payout", 9), ("statement", 2)])
def test_a_pdf_says_what_its_page_says(name: str, many: int, tmp_path: Path) -> None:
    """Every title, name and amount of the golden page, on as many pages as were looked at; the sum stands on one of them once."""
    pytest.importorskip("weasyprint", reason="needs the extra pdf")
    page = (Path(__file__).parent / "golden" / f"{name}.html").read_text("utf-8")
    read = pages(paper_pdf(page), tmp_path)
    words = [word for word in words_of(page) if word]
    # lines broken between two pages have the number of the page between them
    told = re.sub("—[0-9]+—", "", "".join(read))

    assert len(words) > 50
    assert [word for word in words if word not in told] == []
    assert len(read) == many
    if name == "payout":
        assert sum("合计6170.00陆仟壹佰柒拾元整" in one for one in read) == 1
        signing = next(one for one in read if "制表：" in one)
        assert "区政府办公室2024年7月5日" in signing
        assert "合计6170.00" in signing
