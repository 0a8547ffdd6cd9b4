"""Every row of the page on what may do nothing: a small input that does it, and what comes of it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from govinfo import Period, assess, build_register, check_records, decode_records, decode_rulebook
from govinfo.duties import duty_questions
from govinfo.errors import ProblemsError, Severity
from govinfo.rulebook import check_vocabulary, rulebook_questions

DOCS = Path(__file__).parents[2] / "docs"
PAGES = [DOCS / "explanation" / "nothing-in-silence.md", DOCS / "zh" / "explanation" / "nothing-in-silence.md"]
HEAD = 'schema = 1\nid = "b"\ntitle = "考核办法"\nsource = { issuer = "市政府办公室", title = "考核办法" }\n'
IN_FORCE = "in_force = 2024-07-01\n"
WORDS = (
    '[publications]\nd = { title = "要情", level = "district" }\n[forms]\nminutes = "会议纪要"\n'
    '[criteria]\ngood = { title = "好", about = ["unit"], least = 0 }\n[merits]\nprize = "获奖"\n[figures]\nheads = "人数"\nbase = "基数"\n'
)
PRICE = '[[price]]\nid = "p"\nclause = "一"\ntitle = "采用"\nof = "adoption"\namount = 1\n'
LIMIT = '[[deadline]]\nid = "day"\nclause = "四"\ntitle = "一日"\nunit = "day"\nnumber = 1\nanchor = "event"\n'
DUTY = '[[duty]]\nid = "n"\nclause = "四"\ntitle = "纪要报审"\nof = "item"\nlimit = "day"\nwhen = { form = "minutes" }\n'
HANDLED = '[[duty]]\nid = "h"\nclause = "四"\ntitle = "办理"\nof = "handling"\nlimit = "day"\nwhen = { level = "city" }\n'
GROUPS = '[groups]\ndepartments = "部门"\n'
TASK = '[[deadline]]\nid = "d"\nclause = "四"\nunit = "date"\nmonth = 6\nday = 5\n[[duty]]\nid = "t"\nclause = "四"\ntitle = "任务"\nof = "task"\nlimit = "d"\n'
USED = '[[tally]]\nid = "t"\nclause = "一"\ntitle = "基数"\neach = "year"\namount = "figure(\'base\', 0)"\n'
JUDGED = '[[tally]]\nid = "j"\nclause = "一"\ntitle = "好"\neach = "year"\nprovided = "finding(\'good\')"\namount = 1\n'
UNIT = {"id": "a", "name": "甲局"}
MEMBER = UNIT | {"group": "departments"}
ITEM = {"id": "s", "units": ["a"], "submitted_at": "2024-03-01T09:00:00+08:00", "title": "汛情"}
ADOPTED = {"id": "x", "submission": "s", "publication": "d", "on": "2024-03-05"}
ORDER = {"id": "i", "submission": "s", "level": "district", "on": "2024-03-06"}
ASKED = {"id": "k", "by": "city", "units": ["a"], "asked_at": "2024-03-01T09:00:00+08:00", "due_at": "2024-03-05T09:00:00+08:00"}
HANDLING = {"id": "h1", "of": "i", "unit": "a", "received_at": "2024-03-07T09:00:00+08:00"}
FINDING = {"id": "f", "criterion": "good", "about": {"unit": "a"}, "on": "2024-03-05"}
DAYS = {"measure": "points", "per": "period", "at_least": 1, "period": "2023"}
BY_NUMBER = '[clauses]\n"一" = { covered = "rule", text = "每采用一条计2分" }\n'

FACTS: Mapping[str, tuple[str, str, dict[str, Any]]] = {
    "undeclared-word": (WORDS, "", {"adoptions": [ADOPTED | {"publication": "e"}]}),
    "unknown-tag-word": (WORDS, PRICE.replace("amount", 'when = { position = "front" }\namount'), {"adoptions": [ADOPTED | {"position": "Front"}]}),
    "target-unread": (WORDS, "", {"targets": [{"unit": "a", "measure": "points", "per": "year", "at_least": 1}]}),
    "unit-without-group": (
        "", "", {"units": [UNIT, {"id": "c", "name": "丙镇", "group": "t"}], "targets": [{"group": "t"} | DAYS]}
    ),
    "target-binds-nobody": ("", "", {"units": [UNIT | {"since": "2024-01-01"}], "targets": [{"unit": "a"} | DAYS]}),
    "figure-unread": (WORDS, USED, {"figures": [{"unit": "a", "name": "heads", "value": 1}]}),
    "figures-differ": (
        WORDS, USED,
        {"units": [UNIT, *({"id": id_, "name": id_, "until": "2024-03-01", "successor": "a"} for id_ in "uv")],
         "figures": [{"unit": id_, "name": "base", "value": n} for n, id_ in enumerate("uv")]},
    ),
    "finding-unread": (WORDS, "", {"findings": [FINDING | {"met": True}]}),
    "finding-decides-nothing": (WORDS, JUDGED, {"findings": [FINDING | {"met": True}, FINDING | {"id": "f2", "text": "再议"}]}),
    "amount-not-counted": (WORDS, JUDGED, {"findings": [FINDING | {"met": False, "amount": 1}]}),
    "record-unread": (WORDS, "", {"merits": [{"id": "m", "kind": "prize", "on": "2024-03-05", "unit": "a"}]}),
    "commission-unread": (WORDS, PRICE, {"commissions": [ASKED]}),
    "no-duty-for-it": ("", LIMIT + HANDLED, {"instructions": [ORDER], "handlings": [HANDLING]}),
    "odd-handling": (
        "", "",
        {"matters": [{"id": "i", "kind": "task", "units": ["a"], "arose_at": "2024-03-01T09:00:00+08:00"}],
         "handlings": [HANDLING, HANDLING | {"id": "h2"}]},
    ),
    "duty-undecided": ('[absent]\nform = "must-be-given"\n' + WORDS, LIMIT + DUTY, {}),
    "pending": (WORDS, PRICE.replace("amount = 1", 'amount = "fee"'), {"adoptions": [ADOPTED]}),
    "before-in-force": (IN_FORCE + WORDS, PRICE, {"adoptions": [ADOPTED]}),
    "unpriced": (WORDS, "", {"adoptions": [ADOPTED]}),
    "outside": (WORDS, PRICE, {"adoptions": [ADOPTED | {"on": "2025-03-05"}]}),
    "entered-twice": (WORDS, PRICE, {"submissions": [ITEM, ITEM | {"id": "s2"}]}),
    "missing-weight": ("", "", {"units": [UNIT, {"id": "c", "name": "丙局"}], "submissions": [ITEM | {"units": [{"unit": "a", "weight": 2}, "c"]}]}),
    "author-of-another-unit": (
        "", "",
        {"units": [UNIT, {"id": "c", "name": "丙局"}], "persons": [{"id": "q", "name": "李四", "unit": "c"}],
         "submissions": [ITEM | {"authors": ["q"]}]},
    ),
    "instruction-on-unused": ("", "", {"instructions": [ORDER]}),
    "merged-into-nothing": ("", "", {"reviews": [{"id": "r", "submission": "s", "on": "2024-03-06", "outcome": "merged"}]}),
    "unknown-claimed": ("", "", {"claims": [{"id": "k", "unit": "a", "on": "2025-01-05", "period": "2024", "record": "zz"}]}),
    "successor-without-end": ("", "", {"units": [UNIT | {"successor": "c"}, {"id": "c", "name": "丙局"}]}),
}  # fmt: skip
"""By what becomes of them: the head of a rulebook, its rules, and the records beside one unit and one item."""

BOOKS: Mapping[str, str] = {
    "unknown-field": HEAD + "[settings]\nfrist_month = 1\n",
    "absence-open": HEAD + WORDS + PRICE.replace("amount", 'when = { form = "minutes" }\namount'),
    "prices-may-meet": HEAD
    + WORDS
    + "".join(PRICE.replace('"p"', f'"{id_}"').replace("amount", f'provided = "{id_} > 1"\namount') for id_ in ("characters", "pictures")),
    "unused-reading": HEAD + '[readings.r]\nquestion = "哪个？"\n[readings.r.options]\na = "甲"\nb = "乙"\n',
    "wrong-deadline": HEAD + LIMIT,
    "nothing-declared": HEAD + '[measures]\nadopted = { title = "采用", count = "adoption" }\n',
    "number-not-in-clause": HEAD + WORDS + BY_NUMBER + PRICE.replace("amount = 1", "amount = 7"),
    "uncited-clause": HEAD + WORDS + BY_NUMBER + PRICE.replace('"一"', '"二"').replace("[[", '[clauses."二"]\ncovered = "rule"\n[['),
    "task-of-nobody": HEAD + TASK + 'lead = ["乙局"]\n',
    "task-of-whom": HEAD + GROUPS + TASK + 'concerned = ["departments"]\n',
    "settles-nobody": HEAD
    + WORDS
    + PRICE.replace("amount", 'for = "persons"\namount')
    + '[[keep]]\nid = "k"\nclause = "二"\ntitle = "择优"\nrules = ["p"]\nper = ["item"]\n',
}


def rows(page: Path) -> list[str]:
    """Return what becomes of each row of the page: its code, or where it is listed."""
    lines = [line for line in page.read_text("utf-8").splitlines() if line.startswith("| ") and "`" in line]
    return [found[0] for line in lines if (found := re.findall(r"`([a-z-]+)`", line.rsplit("|", 2)[1]))]


@pytest.mark.parametrize("page", PAGES, ids=["en", "zh"])
def test_every_row_has_its_case(page: Path) -> None:
    """And no case is without its row."""
    assert rows(page) == [*FACTS, *BOOKS]


@pytest.mark.parametrize("code", FACTS)
def test_a_fact_that_would_do_nothing_is_asked_about_listed_or_refused(code: str) -> None:
    """As the page says."""
    head, rules, lists = FACTS[code]
    top = IN_FORCE if head.startswith(IN_FORCE) else ""
    book = decode_rulebook(top + HEAD + head.removeprefix(IN_FORCE) + rules)
    records = decode_records(json.dumps({"format": "govinfo.records/1", "units": [UNIT], "submissions": [ITEM]} | lists))
    asked = [*check_records(records), *check_vocabulary(records, book)]
    told = {problem.code for problem in asked}
    if all(problem.severity is Severity.QUESTION for problem in asked):
        found = assess(build_register(records), book, Period.parse("2024"))
        told |= {problem.code for problem in (*found.questions, *duty_questions(found.register, book))}
        told |= {name for name in ("pending", "unpriced", "outside") if getattr(found, name)}
    assert code in told


@pytest.mark.parametrize("code", BOOKS)
def test_a_rule_that_would_do_nothing_is_asked_about_or_refused(code: str) -> None:
    """As the page says."""
    try:
        book = decode_rulebook(BOOKS[code])
    except ProblemsError as error:
        told = {problem.code for problem in error.problems}
    else:
        told = {
            problem.code
            for problem in (
                *rulebook_questions(book),
                *duty_questions(build_register(decode_records(json.dumps({"format": "govinfo.records/1", "units": [MEMBER]}))), book),
            )
        }
    assert code in told


def test_two_that_are_alike_and_are_two_are_asked_about_no_more() -> None:
    """Somebody looked, and says so."""
    records = {"format": "govinfo.records/1", "units": [UNIT], "submissions": [ITEM, ITEM | {"id": "s2", "tags": {"another": True}}]}
    assert check_records(decode_records(json.dumps(records))) == ()
