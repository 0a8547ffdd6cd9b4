"""Hostile names once more, all in one ledger, in every paper that a command prints and in every format it prints it in."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import zipfile
from datetime import date, datetime
from functools import cache
from xml.etree import ElementTree as ET  # read is what this library wrote

import pytest
from attrs import evolve

from govinfo import Period, Records, assess, build_register, shipped_rulebook
from govinfo.assessment import compare, explain_record, tally, totals
from govinfo.calendars import official
from govinfo.codec import decode_rulebook
from govinfo.duties import duty_states, handling_circular
from govinfo.instants import OFFICIAL_ZONE
from govinfo.labels import Level
from govinfo.papers import (
    Paper,
    answer_paper,
    assessment_paper,
    card_paper,
    circular_paper,
    commendation_paper,
    commended_paper,
    comparison_paper,
    deadlines_paper,
    grades_paper,
    handling_paper,
    inert,
    notice_paper,
    paper_csv,
    paper_docx,
    paper_html,
    paper_json,
    paper_markdown,
    paper_text,
    paper_xlsx,
    payout_paper,
    record_paper,
    register_paper,
    rulebook_paper,
    statement_paper,
    totals_paper,
)
from govinfo.records import AdoptionEvent, Commission, Contribution, LeaderInstruction, Person, Submission, Unit
from govinfo.reports import answer_sheet, circular, commendation, grades, payout_list, statement
from govinfo.rulebook import DutyKind, Seats

NAMES = (
    "<img src=x onerror=alert(1)>&amp;</td></svg>",
    '=HYPERLINK("http://x.y","点")',
    "+1+1",
    "-1+1",
    "@SUM(1+1)",
    "龘" * 200,
    "张\U0002ebf0",
    "甲\u202e乙\u200f局",
)
AT = datetime(2024, 5, 1, 9, tzinfo=OFFICIAL_ZONE)
RULES = """schema = 1
id = "hostile"
title = "<b>办法</b>=1+1"
[source]
issuer = "=1+1<script>"
title = "@办法"
[publications]
paper = { title = "+刊物<i>", level = "district" }
[measures.sent]
title = "-报送"
count = "submission"
[[price]]
id = "points"
clause = "=一"
title = "-采用<b>"
of = "adoption"
amount = 10
[[price]]
id = "yuan"
clause = "二"
title = "=奖励"
of = "adoption"
account = "yuan"
amount = 20
share = "equal"
[[notice]]
id = "good"
clause = "三"
title = "+评为"
provided = "sent >= 1"
side = "favourable"
grade = "=优秀"
[[duty]]
id = "answer"
of = "commission"
clause = "四"
title = "@约稿"
[persons]
awards = "equal"
"""


def _records() -> Records:
    """Every name is that of a unit, of its person, of an item, of who wrote on it, and of a commission."""
    several = list(enumerate(NAMES))
    return Records(
        units=tuple(Unit(id=f"u{n}", name=name) for n, name in several),
        persons=tuple(Person(id=f"p{n}", name=name, unit=f"u{n}") for n, name in several),
        submissions=tuple(
            Submission(id=f"s{n}", units=(Contribution(unit=f"u{n}"),), submitted_at=AT.replace(day=2), authors=(f"p{n}",), title=name)
            for n, name in several
        ),
        adoptions=tuple(AdoptionEvent(id=f"a{n}", submission=f"s{n}", publication="paper", on=date(2024, 5, 3)) for n, _ in several),
        instructions=tuple(
            LeaderInstruction(id=f"i{n}", submission=f"s{n}", level=Level.DISTRICT, leader=name, on=date(2024, 5, 4)) for n, name in several
        ),
        commissions=tuple(
            Commission(id=f"c{n}", by=Level.DISTRICT, units=(f"u{n}",), asked_at=AT, due_at=AT.replace(day=20), title=name)
            for n, name in several
        ),
    )


@cache
def papers() -> dict[str, Paper]:
    """Return a paper of every command that prints one."""
    book, records, period = decode_rulebook(RULES.encode()), _records(), Period.parse("2024")
    register = build_register(records)
    year = assess(register, book, period)
    proposal = commendation(year, units=Seats(number=8), persons=Seats(number=8))
    states = duty_states(register, book, official(), AT)
    held = handling_circular(states, period, of=DutyKind.COMMISSION)
    return {
        "assess": assessment_paper(year),
        "explain": card_paper(year, year.units[0]),
        "explain --record": record_paper(year, explain_record(year, "a0")),
        "compare": comparison_paper(compare(year, assess(register, evolve(book, rules=book.rules[:1]), period))),
        "circular": circular_paper(circular(year)),
        "payout": payout_paper(payout_list(year)),
        "commend": commendation_paper(proposal),
        "commend --paper circular": commended_paper(proposal),
        "commend --paper notice": notice_paper(proposal, date(2025, 1, 6), date(2025, 1, 10)),
        "grades": grades_paper(grades(year)),
        "statement": statement_paper(year, statement(year, unit="u0")),
        "answer": answer_paper(answer_sheet(year, unit="u0")),
        "tally": totals_paper(totals(tally(records, book, period))),
        "deadlines": deadlines_paper(states, register, book, AT),
        "deadlines --circular": handling_paper(held, register, book, at=AT),
        "deadlines --register": register_paper(states, register, book, period, AT),
        "rulebooks": rulebook_paper(book),
        "rulebooks district": rulebook_paper(shipped_rulebook("district-model")),
    }


PAPERS = (
    "assess", "explain", "explain --record", "compare", "circular", "payout", "commend", "commend --paper circular",
    "commend --paper notice", "grades", "statement", "answer", "tally", "deadlines", "deadlines --circular", "deadlines --register",
    "rulebooks", "rulebooks district",
)  # fmt: skip
ABOUT_ALL = frozenset(PAPERS) - {"explain", "explain --record", "statement", "answer", "rulebooks", "rulebooks district"}


def test_no_paper_is_forgotten() -> None:
    """Each of them is tried below."""
    assert set(papers()) == set(PAPERS)


@pytest.mark.parametrize("name", PAPERS)
def test_in_text_markdown_and_json(name: str) -> None:
    """Nothing acts on a terminal, no markup of another stands in Markdown, and JSON has the names as they were given."""
    paper = papers()[name]
    text, markdown = paper_text(paper), paper_markdown(paper)
    given = json.dumps(json.loads(paper_json(paper)), ensure_ascii=False)

    assert [one for one in set(text + markdown) if not (one.isprintable() or one in "\n\u3000\U0002ebf0")] == []
    assert not re.search(r"<(?:img|script|b|i)\b", markdown)
    if name in ABOUT_ALL:
        squeezed = re.sub(r"\s|-{2,}", "", text)
        assert [one for one in NAMES if re.sub(r"\s", "", inert(one)) not in squeezed and len(one) < 30] == []
        assert [
            one
            for one in NAMES
            if json.dumps(inert(one), ensure_ascii=False)[1:-1] not in given and json.dumps(one, ensure_ascii=False)[1:-1] not in given
        ] == []


@pytest.mark.parametrize("name", PAPERS)
def test_in_csv(name: str) -> None:
    """Every row is as long as the heading; what begins like a formula is a number or is made harmless."""
    heading, *rows = csv.reader(io.StringIO(paper_csv(papers()[name])))

    assert {len(row) for row in rows} <= {len(heading)}
    assert [cell for row in rows for cell in row if re.match(r"[=@]|[+-](?![0-9.,]+%?$)", cell)] == []


@pytest.mark.parametrize("name", PAPERS)
def test_in_pages(name: str) -> None:
    """Names are text and no tags."""
    page = paper_html(papers()[name])
    tags = {tag.lower() for tag in re.findall(r"<([a-zA-Z][a-zA-Z0-9]*)", page)}

    assert not tags & {"img", "script", "b", "i"}
    assert "\u202e" not in page
    if name in ABOUT_ALL:
        assert [one for one in NAMES if html.escape(inert(one)) not in page] == []


@pytest.mark.parametrize("name", PAPERS)
def test_in_office_files(name: str) -> None:
    """Whole in Word, no formula in a workbook but our own sums."""
    openpyxl = pytest.importorskip("openpyxl", reason="needs the extra office")
    pytest.importorskip("docx", reason="needs the extra office")
    paper = papers()[name]
    cells = [cell for sheet in openpyxl.load_workbook(io.BytesIO(paper_xlsx(paper))).worksheets for row in sheet for cell in row]
    with zipfile.ZipFile(io.BytesIO(paper_docx(paper))) as file:
        body = ET.fromstring(file.read("word/document.xml"))  # noqa: S314
    said = "\n".join("".join(run.itertext()) for run in body.iter() if run.tag.endswith("}p"))

    assert all(re.fullmatch(r"=(?:SUM|SUBTOTAL)\(.*\)", cell.value) for cell in cells if cell.data_type == "f")
    if name in ABOUT_ALL:
        assert [one for one in NAMES if inert(one) not in said] == []
