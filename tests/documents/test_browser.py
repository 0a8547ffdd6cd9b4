"""The HTML in a real browser: nothing runs over the edge, on a screen or on A4."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from golden_papers import REPORTS, rendered
from paper_samples import papers, register, sample

from govinfo.papers import answer_paper, paper_html
from govinfo.reports import answer_sheet

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
MEASURE = "<script>document.title = document.documentElement.scrollWidth + ' of ' + window.innerWidth</script></body>"
WIDTHS = (1280, 794)
"""A common screen, and A4 at 96 dots an inch."""

pytestmark = pytest.mark.skipif(BROWSER is None, reason="needs chromium, which is not installed")


def measured(text: str, width: int, folder: Path) -> tuple[int, int]:
    """Return how wide a document is in a window of a given width, and how wide the window is."""
    page = folder / "page.html"
    open_to_scripts = re.sub(r"<meta http-equiv[^>]*>", "", text).replace("</body>", MEASURE)
    page.write_text(open_to_scripts, "utf-8")
    assert BROWSER is not None
    command = [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}",
               f"--window-size={width},1000", "--dump-dom", page.as_uri()]  # fmt: skip
    done = subprocess.run(command, capture_output=True, check=True, timeout=120)  # noqa: S603  # our own page
    found = re.search(r"<title>(\d+) of (\d+)</title>", done.stdout.decode("utf-8"))
    assert found is not None
    return int(found[1]), int(found[2])


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("report", REPORTS)
def test_nothing_runs_over_the_edge(report: str, width: int, tmp_path: Path) -> None:
    """The papers of the sample year, tables and charts and all."""
    wide, window = measured(rendered(report, "html"), width, tmp_path)

    assert wide <= window


def test_the_answer_sheet_does_not_run_over_the_edge(tmp_path: Path) -> None:
    """Every line of a unit with its reason, on A4."""
    wide, window = measured(paper_html(answer_paper(answer_sheet(sample("2024"), unit="agri"))), 794, tmp_path)

    assert wide <= window


def test_endless_names_do_not_run_over_the_edge_either(tmp_path: Path) -> None:
    """A name without a blank is broken."""
    text = paper_html(papers(register())[0]).replace("甲局", "x" * 400)
    wide, window = measured(text, 794, tmp_path)

    assert wide <= window
