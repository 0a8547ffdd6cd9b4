"""Targets that no rule looks at (无规则引用的任务): they bind nobody, and nobody would notice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Final

from govinfo.errors import Problem, Severity
from govinfo.formulas import Read
from govinfo.formulas._nodes import Kin
from govinfo.labels import Grain
from govinfo.records import Records
from govinfo.rulebook._consequences import Bar, Notice, barred
from govinfo.rulebook._rulebook import Rulebook
from govinfo.rulebook._spans import span_of
from govinfo.rulebook._subjects import Subjects, whom
from govinfo.texts import Text

_TARGETS: Final = frozenset({"met", "target", "targeted"})
_EVERY: Final = "targets_met"


def targets_without_rule(records: Records, rulebook: Rulebook) -> Iterator[Problem]:
    """Yield the targets of *records* at which no rule of *rulebook* looks, in any reading: each is a question."""
    if not records.targets:
        return
    read = _read(rulebook)
    corrected = {correction.of for correction in records.corrections}
    declared = {measure.id for measure in rulebook.measures} | {"points"}
    for i, target in enumerate(records.targets):
        whose = Subjects.UNITS if target.person is None else Subjects.PERSONS
        if target.id in corrected or target.measure not in declared or (whose, _EVERY) in read:
            continue
        grains = read.get((whose, target.measure), frozenset[Grain | None]())
        if not grains or not (None in grains or target.per.grain is None or target.per.grain in grains):
            message = Text("no rule looks at targets of {measure} {per}; the target binds nobody", measure=target.measure, per=target.per)
            yield Problem(path=f"$.targets[{i}]", record=target.id, message=message, severity=Severity.QUESTION)


def _read(rulebook: Rulebook) -> Mapping[tuple[Subjects, str], AbstractSet[Grain | None]]:
    """
    Return by whose they are and by measure the sub-periods in which formulas look at targets, None for all of them.

    `targets_met` looks at every one.
    """
    found: dict[tuple[Subjects, str], set[Grain | None]] = defaultdict(set)
    for own in rulebook.formulas:
        each = span_of(own.holder)
        for formula in own.read.values():
            for read in formula.reads:
                for whose in _asked(own.holder, read):
                    if read.lookup in _TARGETS:
                        own_span = None if each is None else each.grain
                        found[whose, read.word].add(read.grain if isinstance(read.grain, Grain) else own_span)
                    elif read.lookup is None and read.word == _EVERY:
                        found[whose, _EVERY].add(None)
    return found


def _asked(holder: object, read: Read) -> tuple[Subjects, ...]:
    """Return whose targets a formula looks at: those of whom its rule is about, or of whom it asks."""
    if isinstance(read.grain, Kin):
        return (Subjects.PERSONS,) if read.grain is Kin.PERSONS else (Subjects.UNITS,)
    return barred(holder) if isinstance(holder, Bar | Notice) else (whom(holder),)
