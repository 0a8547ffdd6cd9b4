"""
The papers of the sample year in every format, as files to be read by people and compared by tests.

`python tests/documents/golden_papers.py` writes them anew; read what changed before it is committed.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from paper_samples import book, claimed_half, sample

from govinfo import build_register, sample_year
from govinfo.codec import encode_circular, encode_commendation, encode_payout, encode_reconciliation, encode_statements
from govinfo.exact import parse_exact
from govinfo.papers import (
    Letterhead,
    Paper,
    circular_paper,
    commendation_paper,
    paper_csv,
    paper_html,
    paper_markdown,
    paper_text,
    payout_paper,
    reconciliation_paper,
    statement_paper,
    with_letterhead,
)
from govinfo.papers._word import paper_docx
from govinfo.papers._workbook import paper_xlsx
from govinfo.reports import circular_of, commendation, payout_list, reconcile, statement
from govinfo.rulebook import Seats

__all__ = ["FOLDER", "FORMATS", "REPORTS", "docx_words", "rendered", "xlsx_words"]

FOLDER: Final = Path(__file__).parent / "golden"
REPORTS: Final = ("circular", "payout", "commend", "statement", "reconcile")
FORMATS: Final = ("txt", "md", "csv", "json", "html", "xlsx.txt", "docx.txt", "en.txt")


def _papers() -> Mapping[str, tuple[Callable[[str], Paper], Callable[[], str]]]:
    circular = circular_of(build_register(sample_year()), book(), book().period("2024-Q2"))
    payout = payout_list(sample("2024-H1"))
    proposal = commendation(sample("2024"), units=Seats(number=5), persons=Seats(percent=parse_exact("20")))
    claimed = claimed_half()
    told = statement(claimed, unit="u1")
    held = reconcile(claimed, claimed.register.records.claims)
    return {
        "statement": (lambda lang: statement_paper(claimed, told, lang), lambda: encode_statements([told])),  # type: ignore[arg-type]
        "reconcile": (lambda lang: reconciliation_paper(claimed, held, lang), lambda: encode_reconciliation(claimed, held)),  # type: ignore[arg-type]
        "circular": (lambda lang: circular_paper(circular, lang), lambda: encode_circular(circular)),  # type: ignore[arg-type]
        "payout": (lambda lang: payout_paper(payout, lang), lambda: encode_payout(payout)),  # type: ignore[arg-type]
        "commend": (lambda lang: commendation_paper(proposal, lang), lambda: encode_commendation(proposal)),  # type: ignore[arg-type]
    }


def rendered(report: str, form: str) -> str:
    """Return a report of the sample year in one format; a workbook or Word document as the words in it."""
    make, encode = _papers()[report]
    signed = Letterhead(number="区政办〔2024〕5号", day=date(2024, 7, 5))
    paper = with_letterhead(make("en" if form == "en.txt" else "zh"), signed)
    if form == "json":
        return encode()
    renderings: Mapping[str, Callable[[Paper], str]] = {
        "txt": paper_text,
        "en.txt": paper_text,
        "md": paper_markdown,
        "csv": paper_csv,
        "html": paper_html,
        "xlsx.txt": lambda one: xlsx_words(paper_xlsx(one)),
        "docx.txt": lambda one: docx_words(paper_docx(one)),
    }
    return renderings[form](paper)


def xlsx_words(data: bytes) -> str:
    """Return every cell of a workbook with its type and format."""
    import openpyxl  # noqa: PLC0415  # an extra

    book = openpyxl.load_workbook(io.BytesIO(data))
    lines: list[str] = []
    for sheet in book.worksheets:
        lines.append(f"== {sheet.title} frozen at {sheet.freeze_panes}, {sheet.page_setup.orientation}")
        for row in sheet.iter_rows():
            cells = [
                f"{cell.value} [{cell.number_format}]" if cell.data_type == "n" else str(cell.value)
                for cell in row
                if cell.value is not None
            ]
            lines.append(" | ".join(cells))
    return "\n".join(lines) + "\n"


def docx_words(data: bytes) -> str:
    """Return every paragraph and table of a Word document, in order, with alignment and size."""
    import docx  # noqa: PLC0415  # an extra

    lines: list[str] = []
    for part in docx.Document(io.BytesIO(data)).iter_inner_content():
        rows: Any = getattr(part, "rows", None)
        if rows is None:
            paragraph: Any = part
            sizes = {run.font.size.pt for run in paragraph.runs if run.font.size is not None}
            lines.append(f"{paragraph.alignment} {sorted(sizes)}: {paragraph.text}")
            lines += [f"chart: {one.get('title')}; {one.get('descr')}" for one in paragraph._p.iter() if one.tag.endswith("}docPr")]  # noqa: SLF001  # there is no other way
        else:
            lines += [" | ".join(cell.text for cell in row.cells) for row in rows]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for one in REPORTS:
        for kind in FORMATS:
            (FOLDER / f"{one}.{kind}").write_text(rendered(one, kind), "utf-8", newline="\n")
