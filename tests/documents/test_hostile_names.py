"""Names with markup, formulas, two hundred characters, rare characters, marks that turn the text: shown whole and doing nothing, everywhere."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from functools import cache
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree as ET  # read is what this library wrote

import pytest
from paper_samples import book

from govinfo import Period, Register, assess, build_register
from govinfo.calendars import official
from govinfo.codec import encode_circular, encode_deadlines, encode_payout, encode_reconciliation, encode_statements
from govinfo.duties import DutyState, duty_states
from govinfo.instants import OFFICIAL_ZONE
from govinfo.labels import Decision, Level
from govinfo.papers import (
    Paper,
    circular_paper,
    commendation_paper,
    deadlines_paper,
    inert,
    markdown_text,
    paper_csv,
    paper_docx,
    paper_html,
    paper_markdown,
    paper_text,
    paper_xlsx,
    payout_paper,
    reconciliation_paper,
    statement_paper,
)
from govinfo.papers._calendar_file import deadlines_calendar
from govinfo.records import AdoptionEvent, Claim, Commission, Contribution, LeaderInstruction, Person, Records, Submission, Unit
from govinfo.reports import circular_of, commendation, payout_list, reconcile, statement
from govinfo.rulebook import Seats

NAMES = {
    "markup": "<img src=x onerror=alert(1)>&amp;</td></svg>",
    "formula": '=HYPERLINK("http://x.y","点")',
    "200 characters": "龘" * 200,
    "extension I": "张\U0002ebf0",
    "right to left": "甲\u202e乙\u200f局",
}
AT = datetime(2024, 5, 1, 9, tzinfo=OFFICIAL_ZONE)


@cache
def told(name: str) -> tuple[dict[str, Paper], dict[str, str], tuple[Sequence[DutyState], Register]]:
    """Return every paper, every report as JSON, and the duties, about a unit, a person, an item, a leader and a commission called so."""
    word = NAMES[name]
    register = build_register(
        Records(
            units=(Unit(id="u1", name=word), Unit(id="u2", name="乙局")),
            persons=(Person(id="p1", name=word, unit="u1"),),
            submissions=(
                Submission(
                    id="s1",
                    units=(Contribution(unit="u1"),),
                    submitted_at=datetime(2024, 4, 5, 9, tzinfo=OFFICIAL_ZONE),
                    authors=("p1",),
                    form="item",
                    title=word,
                ),
            ),
            adoptions=(AdoptionEvent(id="a1", submission="s1", publication="zhengwu", on=date(2024, 4, 10), form="item"),),
            instructions=(LeaderInstruction(id="i1", submission="s1", level=Level.DISTRICT, leader=word, on=date(2024, 4, 12)),),
            commissions=(Commission(id="c1", by=Level.DISTRICT, units=("u1",), asked_at=AT, due_at=AT.replace(day=20), title=word),),
            claims=(
                Claim(
                    id="k1",
                    unit="u1",
                    on=date(2024, 7, 3),
                    period=Period.parse("2024-H1"),
                    points=100,
                    reason=word,
                    decision=Decision.DISMISSED,
                    decided_on=date(2024, 7, 8),
                    decided_by=word,
                ),
            ),
        )
    )
    half = assess(register, book(), Period.parse("2024-H1"))
    made = circular_of(register, book(), Period.parse("2024-H1"), since=date(2024, 7, 5))
    sheet, held = statement(half, unit="u1"), reconcile(half, register.records.claims)
    states = duty_states(register, book(), official(), AT)
    papers = {
        "circular": circular_paper(made),
        "payout": payout_paper(payout_list(half)),
        "commendation": commendation_paper(commendation(half, units=Seats(number=1), persons=Seats(number=1))),
        "statement": statement_paper(half, sheet),
        "claims": reconciliation_paper(half, held),
        "deadlines": deadlines_paper(states, register, book(), AT),
    }
    encoded = {
        "circular": encode_circular(made),
        "payout": encode_payout(payout_list(half)),
        "statement": encode_statements([sheet]),
        "claims": encode_reconciliation(half, held),
        "deadlines": encode_deadlines(states, register, book(), AT),
    }
    return papers, encoded, (states, register)


REPORTS = ("circular", "payout", "commendation", "statement", "claims", "deadlines")
BOTH = [(name, report) for name in NAMES for report in REPORTS]


@pytest.mark.parametrize(("name", "report"), BOTH)
def test_in_text_and_markdown(name: str, report: str) -> None:
    """No character that acts on a terminal; of a name that is broken into lines none is lost."""
    word, paper = NAMES[name], told(name)[0][report]
    text, markdown = paper_text(paper), paper_markdown(paper)

    assert all(character.isprintable() or character in "\n\u3000" or character == "\U0002ebf0" for character in text + markdown)
    assert text.count("龘") % 200 == 0
    assert markdown_text(word) in markdown
    assert "<img" not in markdown
    if len(word) < 30:
        squeezed = re.sub(r"\s", "", text)
        assert re.sub(r"\s", "", inert(word)) in squeezed


@pytest.mark.parametrize(("name", "report"), BOTH)
def test_in_csv(name: str, report: str) -> None:
    """One cell of a row as long as the heading, and no cell is a formula."""
    heading, *rows = csv.reader(io.StringIO(paper_csv(told(name)[0][report])))

    assert {len(row) for row in rows} == {len(heading)}
    assert not [cell for row in rows for cell in row if cell[:1] in {"=", "@"}]
    assert any(inert(NAMES[name]) in cell for row in rows for cell in row)


class Shown(HTMLParser):
    """What a page shows, and of which tags it is made."""

    def __init__(self, page: str) -> None:
        """Read a page."""
        super().__init__()
        self.text: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the tag and its attributes."""
        self.tags.add(tag)
        self.attributes |= {key for key, _ in attrs}

    def handle_data(self, data: str) -> None:
        """Keep the text."""
        self.text.append(data)


@pytest.mark.parametrize(("name", "report"), BOTH)
def test_in_pages_and_their_charts(name: str, report: str) -> None:
    """Text and no tag; a chart cuts a long label, and has it whole in its title."""
    page = paper_html(told(name)[0][report])
    shown = Shown(page)
    charts = re.findall(r"<svg.*?</svg>", page)

    assert inert(NAMES[name]) in "\n".join(shown.text)
    assert not shown.tags & {"img", "script", "b"}
    assert not [key for key in shown.attributes if key.startswith("on")]
    assert all(html.escape(inert(NAMES[name])) in chart for chart in charts if report in {"commendation", "deadlines"})
    for chart in charts:
        ET.fromstring(chart)  # noqa: S314  # well formed


@pytest.mark.parametrize(("name", "report"), BOTH)
def test_in_office_files(name: str, report: str) -> None:
    """Well formed, the name whole in it, and nothing but our own sums is a formula."""
    openpyxl = pytest.importorskip("openpyxl", reason="needs the extra office")
    pytest.importorskip("docx", reason="needs the extra office")
    paper, word = told(name)[0][report], inert(NAMES[name])
    cells = [cell for sheet in openpyxl.load_workbook(io.BytesIO(paper_xlsx(paper))).worksheets for row in sheet for cell in row]
    with zipfile.ZipFile(io.BytesIO(paper_docx(paper))) as file:
        parts = {one: ET.fromstring(file.read(one)) for one in file.namelist() if one.endswith(".xml")}  # noqa: S314
    said = "\n".join("".join(run.itertext()) for run in parts["word/document.xml"].iter() if run.tag.endswith("}p"))

    assert any(word in str(cell.value) for cell in cells)
    assert all(re.fullmatch(r"=(?:SUM|SUBTOTAL)\(.*\)", cell.value) for cell in cells if cell.data_type == "f")
    assert word in said


@pytest.mark.parametrize("name", NAMES)
def test_in_json(name: str) -> None:
    """As it was given, character for character."""
    for text in told(name)[1].values():
        assert NAMES[name] in _strings(json.loads(text))


def _strings(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set().union(*map(_strings, value.values()))
    if isinstance(value, list):
        return set().union(*map(_strings, value))
    return {value} if isinstance(value, str) else set()


@pytest.mark.parametrize("name", NAMES)
def test_in_a_calendar_file(name: str) -> None:
    """Lines that are folded are whole again, none is longer than it may be, and a name begins no entry of its own."""
    icalendar = pytest.importorskip("icalendar", reason="needs the extra ics")
    _, _, (states, register) = told(name)
    text = deadlines_calendar(states, register, book(), official(), AT)
    read = icalendar.Calendar.from_ical(text)

    assert all(len(line.encode()) <= 75 for line in text.splitlines())
    assert [str(event["SUMMARY"]).count(inert(NAMES[name])) for event in read.walk("VEVENT")] == [2]
