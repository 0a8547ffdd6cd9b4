"""
Small offices that many tests look at: the head of a rulebook, a rulebook with a few prices, records in its words, and what comes of them.

Records and rulebooks of duties are written as their files are; those of settlements are made by hand.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

from govinfo import Assessment, Period, Records, Register, Rulebook, assess, build_register, decode_records, decode_rulebook
from govinfo.calendars import official
from govinfo.duties import DutyState, duty_states
from govinfo.exact import Exact
from govinfo.records import AdoptionEvent, Contribution, Submission, Unit

__all__ = [
    "OFFICE",
    "THREE",
    "YEAR",
    "adoption",
    "assessed",
    "at",
    "book",
    "head",
    "lines",
    "points",
    "price",
    "register",
    "result",
    "stand",
    "standing_of",
    "submission",
]

YEAR = Period.parse("2024")


def head(id_: str = "test", title: str = "办法", issuer: str = "办公室") -> str:
    """What every rulebook must begin with; keys and tables may follow."""
    return f'schema = 1\nid = "{id_}"\ntitle = "{title}"\nsource = {{ issuer = "{issuer}", title = "{title}" }}\n'


def assessed(rulebook: str | Rulebook, period: Period = YEAR, **lists: Any) -> Assessment:
    """Assess a few records under a rulebook, or the text of one."""
    read = decode_rulebook(rulebook) if isinstance(rulebook, str) else rulebook
    return assess(build_register(Records(**lists)), read, period)


def points(assessment: Assessment) -> dict[str, Exact]:
    """The points of every unit that has a card."""
    return {card.subject: card.points for card in assessment.units}


# An office of two units that settles accounts

OFFICE = """
schema = 1
id = "test"
title = "办法"
[source]
issuer = "办公室"
title = "办法"
[publications]
gazette = { title = "公报", level = "city" }
digest = { title = "要情", level = "district" }
[forms]
item = "单条"
[groups]
a = "甲类"
b = "乙类"
[parts]
adopted = "采用"
bonus = "加分"
[measures.sent]
title = "报送"
count = "submission"
[measures.used]
title = "采用"
count = "adoption"
[[price]]
id = "gazette"
clause = "一"
title = "公报采用"
of = "adoption"
when = { publication = "gazette" }
amount = 10
part = "adopted"
[[price]]
id = "digest"
clause = "二"
title = "要情采用"
of = "adoption"
when = { publication = "digest" }
amount = 4
part = "adopted"
[[price]]
id = "instruction"
clause = "三"
title = "批示"
of = "instruction"
amount = 6
part = "bonus"
[[price]]
id = "late"
clause = "四"
title = "迟报"
of = "lapse"
amount = -8
"""


def price(id_: str, amount: str, more: str = "", of: str = "submission") -> str:
    """A price with a clause of its own."""
    return f'[[price]]\nid = "{id_}"\nclause = "{id_}"\ntitle = "规则{id_}"\nof = "{of}"\namount = {amount}\n{more}'


def submission(id_: str, *units: str, day: int = 1, month: int = 1, subject: str | None = None) -> Submission:
    """An item sent at nine in the morning in Shanghai."""
    parts = tuple(Contribution(unit=unit) for unit in units)
    return Submission(id=id_, units=parts, submitted_at=datetime(2024, month, day, 1, tzinfo=UTC), subject=subject)


def adoption(id_: str, item: str, publication: str = "gazette", month: int = 3, day: int = 1) -> AdoptionEvent:
    """An adoption in 2024."""
    return AdoptionEvent(id=id_, submission=item, publication=publication, on=date(2024, month, day))


def result(rules: str, **lists: Any) -> Assessment:
    """Assess a few records of the units u and v under the rules of the office and some more."""
    return assessed(OFFICE + rules, units=(Unit(id="u", name="甲单位", group="a"), Unit(id="v", name="乙单位", group="b")), **lists)


def lines(rules: str, rule: str, **lists: Any) -> list[Any]:
    """The lines of u by one rule."""
    return [line for line in result(rules, **lists).unit("u").lines if line.rule == rule]


THREE = {
    "submissions": (submission("s1", "u"), submission("s2", "u", day=2), submission("s3", "v", day=3)),
    "adoptions": (adoption("a1", "s1"), adoption("a2", "s2", month=5), adoption("a3", "s2", "digest", 6), adoption("a4", "s3")),
}


# An office of three units that has duties

UNITS = [
    {"id": "agri", "name": "农业农村局", "level": "district", "group": "departments"},
    {"id": "water", "name": "水利局", "level": "district", "group": "departments"},
    {"id": "east", "name": "东镇", "level": "township", "group": "towns"},
]
TIMED = {
    "received_at", "done_at", "asked_at", "due_at", "submitted_at", "happened_at", "at", "arose_at", "decided_at", "restarted_at", "returned_at",
}  # fmt: skip


def at(text: str) -> datetime:
    """An instant in Beijing, from its day and time."""
    return datetime.fromisoformat(f"{text}+08:00")


def book(tables: str) -> Rulebook:
    """A rulebook of deadlines and duties."""
    return decode_rulebook(head("b", issuer="市政府") + tables)


def register(**lists: list[dict[str, Any]]) -> Register:
    """A register of records; instants may leave out their offset."""
    document: dict[str, Any] = {"format": "govinfo.records/1", "units": UNITS} | lists
    return build_register(decode_records(json.dumps(_with_offsets(document), ensure_ascii=False)))


def _with_offsets(value: Any, name: str = "") -> Any:
    if isinstance(value, dict):
        return {key: _with_offsets(one, key) for key, one in value.items()}
    if isinstance(value, list):
        return [_with_offsets(one, name) for one in value]
    return f"{value}+08:00" if name in TIMED and isinstance(value, str) and "+" not in value else value


def stand(records: Register, rulebook: Rulebook, moment: str) -> tuple[DutyState, ...]:
    """Where duties stand at an instant, under the official calendar."""
    return duty_states(records, rulebook, official(), at(moment))


def standing_of(records: Register, rulebook: Rulebook, moment: str) -> DutyState:
    """Where the one duty there is stands."""
    [found] = stand(records, rulebook, moment)
    return found
