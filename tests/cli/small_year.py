"""A small year made by hand, and what a call of the command line gives."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

__all__ = ["AT", "DISTRICT", "SMALL", "Ran", "Run"]

AT = "2024-03-01T09:00:00+08:00"
SMALL: dict[str, Any] = {
    "format": "govinfo.records/1",
    "units": [{"id": "agri", "name": "农业农村局"}, {"id": "archives", "name": "档案馆"}],
    "persons": [{"id": "p1", "name": "信息员甲", "unit": "agri"}],
    "submissions": [
        {"id": "s1", "units": ["agri"], "authors": ["p1"], "submitted_at": AT, "form": "item", "title": "春耕备耕进展"},
        {"id": "s2", "units": ["archives"], "submitted_at": AT, "form": "brief"},
    ],
    "adoptions": [
        {"id": "a1", "submission": "s1", "publication": "zhengwu", "on": "2024-03-05"},
        {"id": "a2", "submission": "s1", "publication": "city-report", "on": "2024-08-01"},
        {"id": "a3", "submission": "s2", "publication": "city-report", "on": "2024-04-02"},
        {"id": "a4", "submission": "s2", "publication": "zhengwu", "on": "2025-01-01"},
        {"id": "a5", "submission": "s1", "publication": "today", "on": "2024-03-06"},
    ],
    "lapses": [
        {"id": "l1", "unit": "agri", "kind": "urgent-late", "by": "district", "on": "2024-05-01"},
        {"id": "l2", "unit": "archives", "kind": "untrue", "on": "2024-06-01"},
    ],
    "corrections": [{"id": "c1", "of": "a5", "action": "void", "on": "2024-03-07", "reason": "重复登记", "by": "办公室"}],
}
"""
By hand: agri earns 10 and 50 points and loses 30, and earns 20 yuan in the first half-year and 100 in the
second; its author has the 60 points and the 120 yuan. a3 is a brief in a journal that pays for none, a4 lies
in another year, l2 awaits a decision, a5 was voided.
"""

DISTRICT = ("--rulebook", "district-model", "--period", "2024")


class Ran(NamedTuple):
    """What a call printed and how it ended."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]
