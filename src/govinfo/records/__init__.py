"""
The facts (事实): small frozen values that say what happened, when and to whom.

Nothing here computes. A record checks what must be true of it alone; what must be true of
records together is the business of `govinfo.register`.
"""

from __future__ import annotations

from govinfo.records._fields import Tags, TagValue
from govinfo.records._items import AdoptionEvent, Commission, Contribution, LeaderInstruction, Review, Submission
from govinfo.records._judgements import About, Claim, Correction, Finding, Lapse, Record
from govinfo.records._lists import LISTS, AnyRecord, Priced, Records
from govinfo.records._matters import Assignee, Handling, Matter
from govinfo.records._merits import Merit
from govinfo.records._parts import Contributor, Extension, Interruption, ProgressReport, Urging
from govinfo.records._subjects import Figure, Move, Person, Target, Unit

__all__ = [
    "LISTS",
    "About",
    "AdoptionEvent",
    "AnyRecord",
    "Assignee",
    "Claim",
    "Commission",
    "Contribution",
    "Contributor",
    "Correction",
    "Extension",
    "Figure",
    "Finding",
    "Handling",
    "Interruption",
    "Lapse",
    "LeaderInstruction",
    "Matter",
    "Merit",
    "Move",
    "Person",
    "Priced",
    "ProgressReport",
    "Record",
    "Records",
    "Review",
    "Submission",
    "TagValue",
    "Tags",
    "Target",
    "Unit",
    "Urging",
]
