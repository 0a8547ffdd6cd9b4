"""The papers of the sample year are what somebody read and found right."""

from __future__ import annotations

import pytest
from golden_papers import FOLDER, FORMATS, REPORTS, rendered

NEEDS = {"xlsx.txt": "openpyxl", "docx.txt": "docx"}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("report", REPORTS)
def test_the_paper_is_the_one_that_was_read(report: str, form: str) -> None:
    """In every format; what changed is to be read before the file is written anew."""
    if form in NEEDS:
        pytest.importorskip(NEEDS[form], reason="needs the extra office")

    assert (FOLDER / f"{report}.{form}").read_text("utf-8") == rendered(report, form)
