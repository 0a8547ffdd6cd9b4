"""What a rulebook declares beside its rules, and the rulebook as one of its rules sees it."""

from __future__ import annotations

from datetime import date

from attrs import field, frozen

from govinfo.rulebook._commending import Commend
from govinfo.rulebook._settings import Settings, Standing
from govinfo.rulebook._words import Absent, Clause, Criterion, Light, Measure, Publication, Reading, Source, TagWords, Word


@frozen(kw_only=True)
class Declared:
    """
    What a rulebook says beside its rules (考核办法的基本设定).

    Attributes:
        id: its name on the command line and in an assessment.
        in_force: the first day on which it holds; None where the text does not say.
        tags: the tags whose words matter.
        absent: what it means that a record does not say something, by attribute.
    """

    id: str
    title: str
    source: Source
    title_en: str | None = None
    in_force: date | None = None
    settings: Settings = field(factory=Settings)
    standing: Standing = field(factory=Standing)
    commend: Commend | None = None
    publications: tuple[Publication, ...] = ()
    forms: tuple[Word, ...] = ()
    kinds: tuple[Word, ...] = ()
    groups: tuple[Word, ...] = ()
    lapses: tuple[Word, ...] = ()
    merits: tuple[Word, ...] = ()
    matters: tuple[Word, ...] = ()
    figures: tuple[Word, ...] = ()
    parts: tuple[Word, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    measures: tuple[Measure, ...] = ()
    clauses: tuple[Clause, ...] = ()
    lights: tuple[Light, ...] = ()
    readings: tuple[Reading, ...] = ()
    tags: tuple[TagWords, ...] = ()
    absent: Absent = ()


@frozen(kw_only=True)
class Book(Declared):
    """
    A rulebook as one of its rules sees it: what is declared, and what other rules there are.

    Attributes:
        rules: every rule of every reading, in the order of the file.
    """

    rules: tuple[object, ...] = ()
