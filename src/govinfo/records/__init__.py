"""
The facts (事实): small frozen values that say what happened, when and to whom.

Nothing here computes. A record checks what must be true of it alone; what must be true of
records together is the business of `govinfo.register`.
"""

from __future__ import annotations

from govinfo.records._fields import MAX_ID, MAX_TEXT, Tags, TagValue
from govinfo.records._items import (
    AdoptionEvent,
    Commission,
    Contribution,
    Extension,
    Handling,
    LeaderInstruction,
    ProgressReport,
    Submission,
)
from govinfo.records._judgements import About, Correction, Finding, Lapse, Record
from govinfo.records._lists import LISTS, AnyRecord, Priced, Records
from govinfo.records._subjects import Figure, Person, Target, Unit

__all__ = [
    "LISTS",
    "MAX_ID",
    "MAX_TEXT",
    "About",
    "AdoptionEvent",
    "AnyRecord",
    "Commission",
    "Contribution",
    "Correction",
    "Extension",
    "Figure",
    "Finding",
    "Handling",
    "Lapse",
    "LeaderInstruction",
    "Person",
    "Priced",
    "ProgressReport",
    "Record",
    "Records",
    "Submission",
    "TagValue",
    "Tags",
    "Target",
    "Unit",
]
