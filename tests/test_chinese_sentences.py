"""Every Chinese sentence about the sample year and the shipped examples: no machine notation, no id that has a title, full-width marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import govinfo
from govinfo import Assessment, Period, Rulebook, assess, build_register, sample_year, shipped_rulebook, shipped_rulebooks
from govinfo.assessment import explain_record
from govinfo.duties import duty_questions
from govinfo.examples import decode_examples
from govinfo.rulebook import check_vocabulary, choose, rulebook_questions

EXAMPLES = Path(govinfo.__file__).parent / "data" / "examples"
MACHINE = re.compile(r"(?<![\w/-])\d{4}-(?:\d{2}|[HQ]\d)(?:-\d{2})?(?![\w-])|\d{2}:\d{2}:\d{2}|\+08:00|\b(?:true|false|null)\b", re.ASCII)
HALF = re.compile(r"[\u4e00-\u9fff”》）][,;:?!]|[,;:?!][\u4e00-\u9fff“《（]")
WORD = re.compile(r"(?<![\w.-])[A-Za-z][\w-]*(?![\w-])", re.ASCII)
TAG = re.compile(r"标签“[^”]*”(?:为“[^”]*”，规则要求不?为“[^”]*”)?")
"""A tag and its words, which have no titles where the rulebook declares none."""

TABLES = ("publications", "forms", "kinds", "groups", "criteria", "measures", "figures", "parts", "merits", "matters", "lapses")
RULES = ("rules", "bars", "notices", "duties")


def sentences(found: Assessment) -> Iterator[str]:
    """Yield what an assessment tells: lines, reasons, what is pending, every question, and why records earned nothing."""
    for card in (*found.units, *found.persons):
        yield from (line.why("zh") for line in card.lines)
        yield from (reason.text("zh") for reason in (*card.barred, *card.notices))
    yield from (pending.needs.text("zh") for pending in found.pending)
    asked = (*found.questions, *check_vocabulary(found.register.records, found.rulebook), *duty_questions(found.register, found.rulebook))
    yield from (question.message.text("zh") for question in asked)
    yield from (question.message.text("zh") for question in rulebook_questions(found.rulebook))
    for record in (*found.unpriced, *found.outside)[:20]:
        yield from (reason.text("zh") for reason in explain_record(found, record).reasons)


def titles(found: Assessment) -> dict[str, str]:
    """Return everything that has an id and a title."""
    book: Rulebook = found.rulebook
    titled = {one.id: one.title for table in (*TABLES, *RULES) for one in getattr(book, table)}
    records = found.register.records
    titled |= {one.id: one.name for one in (*records.units, *records.persons)}
    titled |= {one.id: one.title for one in (*records.submissions, *records.merits, *records.matters, *records.commissions) if one.title}
    return {id_: title for id_, title in titled.items() if id_ not in title}


def faults(found: Assessment) -> list[str]:
    """Return the sentences in which something is not as a clerk writes it."""
    known = set(titles(found))
    wrong = (
        one
        for one in dict.fromkeys(sentences(found))
        if MACHINE.search(one) or HALF.search(one) or known & set(WORD.findall(TAG.sub("", one)))
    )
    return list(wrong)


@cache
def year(period: str) -> Assessment:
    """Return the assessment of the sample year."""
    return assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse(period))


@pytest.mark.parametrize("period", ["2024", "2024-H1", "2024-05"])
def test_every_sentence_of_the_sample_year_reads_as_a_clerk_writes_it(period: str) -> None:
    """A year, a half and a month."""
    assert faults(year(period)) == []


@pytest.mark.parametrize("name", shipped_rulebooks())
def test_every_sentence_of_the_shipped_examples_reads_as_a_clerk_writes_it(name: str) -> None:
    """Under its own rulebook, each example in its own readings."""
    path = EXAMPLES / f"{name}.toml"
    examples = decode_examples(path.read_bytes(), name=path.name) if path.exists() else ()
    for example in examples:
        book = choose(shipped_rulebook(name), dict(example.readings))
        assert faults(assess(build_register(example.records), book, book.period(example.period))) == []
