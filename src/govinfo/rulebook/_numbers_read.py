"""Targets and figures that no rule looks at (无规则引用的任务和基础数据): they do nothing, and nobody would notice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Final, TypeAlias

from govinfo.errors import Problem, Severity
from govinfo.formulas import Read
from govinfo.formulas._nodes import Kin
from govinfo.labels import Grain
from govinfo.periods import Period
from govinfo.records import Figure, Records
from govinfo.rulebook._absent import MUST_BE_GIVEN
from govinfo.rulebook._consequences import Bar, Notice, barred
from govinfo.rulebook._formulas import OwnFormulas
from govinfo.rulebook._rulebook import Rulebook
from govinfo.rulebook._spans import Each, span_of
from govinfo.rulebook._subjects import Subjects, whom
from govinfo.rulebook._telling import word_said
from govinfo.rulebook._words import Measure
from govinfo.texts import Text
from govinfo.texts._near import complain, meant, nearest

_TARGETS: Final = frozenset({"met", "target", "targeted"})
_EVERY: Final = "targets_met"

_Grains: TypeAlias = AbstractSet[Grain | None]
"""The sub-periods in which something is looked at, None for the whole of what is assessed."""


def targets_without_rule(
    records: Records, rulebook: Rulebook, period: Period | None = None, but: AbstractSet[str | None] = frozenset()
) -> Iterator[Problem]:
    """
    Yield the targets of *records* at which no rule of *rulebook* looks, in any reading: each is a question.

    Args:
        records: what is said.
        rulebook: the regulation.
        period: the days that are assessed; None for any.
        but: the ids of records that were corrected.
    """
    if not records.targets:
        return
    read = _targets_read(rulebook)
    declared = {measure.id for measure in rulebook.measures} | {"points"}
    for i, target in enumerate(records.targets):
        whose = Subjects.UNITS if target.person is None else Subjects.PERSONS
        if target.id in but or target.measure not in declared or (whose, _EVERY) in read or not _concerns(target.period, period):
            continue
        grains = read.get((whose, target.measure), frozenset[Grain | None]())
        if not grains or not (None in grains or target.per.grain is None or target.per.grain in grains):
            measure = word_said(rulebook.measures, target.measure)
            message = Text("no rule looks at targets of {measure} {per}; the target binds nobody", measure=measure, per=target.per)
            yield Problem(path=f"$.targets[{i}]", record=target.id, message=message, severity=Severity.QUESTION)


def units_of_no_group(
    records: Records, rulebook: Rulebook, period: Period | None = None, but: AbstractSet[str | None] = frozenset()
) -> Iterator[Problem]:
    """
    Yield the units that belong to no group where there are targets of groups, none of which they owe: each is a question, as of targets.

    A rulebook that says under `[absent]` what a unit without a group is has answered it.
    """
    if dict(rulebook.absent).get("group", MUST_BE_GIVEN) != MUST_BE_GIVEN:
        return
    of_groups = any(target.group is not None and _concerns(target.period, period) for target in records.targets)
    if not of_groups and not any(quota.groups for quota in rulebook.quotas):
        return
    for i, unit in enumerate(records.units):
        if unit.group is None and unit.id not in but and (period is None or unit.exists_in(period)):
            message = Text("{unit} belongs to no group, so that it owes no target of any; give its group", unit=unit.name)
            yield Problem(path=f"$.units[{i}]", record=unit.id, message=message, severity=Severity.QUESTION)


def figures_without_rule(
    records: Records, rulebook: Rulebook, period: Period | None = None, but: AbstractSet[str | None] = frozenset()
) -> Iterator[Problem]:
    """Yield the figures of *records* that no rule of *rulebook* can read, in any reading: each is a question, as of targets."""
    if not records.figures:
        return
    read = _figures_read(rulebook)
    declared = {figure.id for figure in rulebook.figures}
    for i, figure in enumerate(records.figures):
        if figure.id in but or (declared and figure.name not in declared) or not _concerns(figure.period, period):
            continue  # what nobody declared is an error
        message = _unread(figure, rulebook, read, period)
        if message is not None:
            yield Problem(path=f"$.figures[{i}]", record=figure.id, message=message, severity=Severity.QUESTION)


def _unread(figure: Figure, rulebook: Rulebook, read: Mapping[tuple[Subjects, str], _Grains], period: Period | None) -> Text | None:
    """Return why no rule can read a figure, None where one can."""
    what = word_said(rulebook.figures, figure.name)
    of = {whose: read[whose, figure.name] for whose in Subjects if (whose, figure.name) in read}
    if not of:
        near = nearest(figure.name, {name for _, name in read})
        return complain(Text("no rule looks at the figure {what}; it does nothing", what=what), meant(near))
    own = Subjects.UNITS if figure.unit is not None else Subjects.PERSONS if figure.person is not None else None
    if own is not None and own not in of:
        others = next(iter(of))
        return Text("rules look at the figure {what} of {others} only, not of {own}; it does nothing", what=what, others=others, own=own)
    grains = of[own] if own is not None else frozenset[Grain | None]().union(*of.values())
    if figure.period is None or any(_holds(figure.period, grain, rulebook.settings.first_month, period) for grain in grains):
        return None
    spans = tuple(Each.WHOLE if grain is None else Each(grain.value) for grain in sorted(grains, key=_length))
    days = figure.period
    return Text(
        "rules look at the figure {what} {spans}, and {period} holds none of these; it does nothing", what=what, spans=spans, period=days
    )


def _length(grain: Grain | None) -> int:
    return len(Grain) if grain is None else list(Grain).index(grain)


def _holds(days: Period, grain: Grain | None, first_month: int, period: Period | None) -> bool:
    """Whether a figure for some days holds in a span of the length in which it is looked at."""
    if grain is None:
        return period is None or days.includes(period)
    return any(days.includes(part) for part in days.touching(grain, first_month=first_month))


def _concerns(days: Period | None, period: Period | None) -> bool:
    """Whether what is said for some days is about the period that is assessed."""
    return days is None or period is None or days.intersection(period) is not None


def _targets_read(rulebook: Rulebook) -> Mapping[tuple[Subjects, str], _Grains]:
    """
    Return by whose they are and by measure the sub-periods in which formulas look at targets, None for all of them.

    `targets_met` looks at every one.
    """
    found: dict[tuple[Subjects, str], set[Grain | None]] = defaultdict(set)
    for own, whose, read in asked(rulebook):
        if read.lookup in _TARGETS:
            found[whose, read.word].add(_grain(own, read))
        elif read.lookup is None and read.word == _EVERY:
            found[whose, _EVERY].add(None)
    return found


def _figures_read(rulebook: Rulebook) -> Mapping[tuple[Subjects, str], _Grains]:
    """
    Return by whose they are and by name the sub-periods in which formulas look at figures.

    What a computed measure reads it reads in every span in which somebody asks for the measure.
    """
    found: dict[tuple[Subjects, str], set[Grain | None]] = defaultdict(set)
    for own, whose, read in asked(rulebook):
        if read.lookup == "figure":
            found[whose, read.word] |= {None, *Grain} if isinstance(own.holder, Measure) else {_grain(own, read)}
    return found


def asked(rulebook: Rulebook) -> Iterator[tuple[OwnFormulas, Subjects, Read]]:
    """Yield what formulas about units and persons read, with whose it is: of computed measures both, where persons are looked at."""
    several = [
        (own, whose, read)
        for own in rulebook.formulas
        if not isinstance(own.holder, Measure)
        for name, formula in own.read.items()
        for read in formula.reads
        for whose in _whose(own.holder, name, read)
    ]
    yield from several
    measured = {whose for _, whose, _ in several} | {Subjects.UNITS}
    for own in rulebook.formulas:
        if isinstance(own.holder, Measure):
            yield from ((own, whose, read) for formula in own.read.values() for read in formula.reads for whose in sorted(measured))


def _grain(own: OwnFormulas, read: Read) -> Grain | None:
    each = span_of(own.holder)
    return read.grain if isinstance(read.grain, Grain) else None if each is None else each.grain


def _whose(holder: object, name: str, read: Read) -> tuple[Subjects, ...]:
    """Return whose numbers a formula looks at: those of whom its rule is about, or of whom it asks."""
    if isinstance(read.grain, Kin):
        return (Subjects.PERSONS,) if read.grain is Kin.PERSONS else (Subjects.UNITS,)
    if name == "persons_by":
        return (Subjects.PERSONS,)
    return barred(holder) if isinstance(holder, Bar | Notice) else (whom(holder),)
