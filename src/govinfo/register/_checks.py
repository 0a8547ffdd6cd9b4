"""
What can be wrong or odd in records as a whole: references, circles, impossible and unlikely dates.

Every check takes the records that stand after corrections and yields problems: errors, which
stop an assessment, and questions, which a clerk should look at.
"""

from __future__ import annotations

from collections import ChainMap, Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import Final, TypeAlias

from govinfo.errors import Problem, Severity
from govinfo.instants import official_day
from govinfo.records import (
    LISTS,
    AdoptionEvent,
    AnyRecord,
    Commission,
    Correction,
    Figure,
    Finding,
    Handling,
    Lapse,
    LeaderInstruction,
    Matter,
    Merit,
    Person,
    Review,
    Submission,
    Target,
    Unit,
)
from govinfo.records._references import references
from govinfo.register._called import in_words
from govinfo.register._claim_checks import odd_claims
from govinfo.register._corrections import Place, Trail
from govinfo.register._figure_checks import odd_figures
from govinfo.register._finding_checks import odd_findings
from govinfo.register._lookalikes import as_it_looks, spelled_out
from govinfo.register._matter_checks import odd_matters
from govinfo.register._review_checks import circles_of_merging, odd_reviews
from govinfo.register._target_checks import odd_targets
from govinfo.register._twice_checks import odd_adoptions, sent_twice
from govinfo.texts import Text, Worded, Words
from govinfo.texts._near import Suggestions, complain, meant

Standing: TypeAlias = Mapping[str, Sequence[tuple[int, AnyRecord]]]
"""The records that stand, by list, each with its place in it."""

KINDS: Final[Mapping[str, Words]] = {name: Words(cls.label, name.removesuffix("s")) for name, cls in LISTS.items()}
"""The word for one record of each list."""


def check_ids(ids: Mapping[str, Sequence[Place]], corrections: Sequence[tuple[int, str]]) -> Iterator[Problem]:
    """Yield ids that are used twice or that look alike, and corrections of nothing."""
    folded: dict[str, str] = {}
    for id_, places in ids.items():
        for name, i in places[1:]:
            message = Text("id {id} is used already, at {other}; ids are unique over all records", id=id_, other=_path(*places[0]))
            yield Problem(path=f"{_path(name, i)}.id", record=id_, message=message)
        other = folded.setdefault(as_it_looks(id_), id_)
        if other != id_:
            if other.casefold() == id_.casefold():
                message = Text("id {id} differs from {other} only in capitals; is it another record?", id=id_, other=other)
            else:
                message = Text(
                    "id {id} differs from {other} only in how its characters are written (width, accents, what is invisible); "
                    "is it another record?",
                    id=spelled_out(id_),
                    other=spelled_out(other),
                )
            yield _question(f"{_path(*places[0])}.id", id_, message)
    near = Suggestions()
    for i, of in corrections:
        if of not in ids:
            yield Problem(path=f"$.corrections[{i}].of", message=_missing(Text("record"), of, ids, near))


def check_standing(standing: Standing, trail: Sequence[Trail], corrections: Sequence[Correction]) -> Iterator[Problem]:
    """Yield what is wrong or odd in the records that stand, which may name *corrections*."""
    by_id: dict[str, dict[str, AnyRecord]] = {
        name: {record.id: record for _, record in rows if record.id is not None} for name, rows in standing.items()
    }
    by_id["corrections"] = {correction.id: correction for correction in corrections}
    voided = {entry.record: entry for entry in trail}
    errors = list(_check_references(standing, by_id, voided))
    yield from errors
    yield from _check_circles(standing, by_id)
    yield from circles_of_merging(standing["reviews"])
    if not errors:  # the odd can only be told where every reference holds
        known = ChainMap(*by_id.values())
        odd = (
            _check_oddities(standing, by_id),
            odd_matters(standing, by_id),
            odd_reviews(standing, by_id),
            odd_claims(standing, by_id, voided),
        )
        yield from (in_words(problem, known.get) for problem in chain(*odd))


def _check_references(standing: Standing, by_id: Mapping[str, Mapping[str, AnyRecord]], voided: Mapping[str, Trail]) -> Iterator[Problem]:
    near: dict[tuple[str, ...], Suggestions] = defaultdict(Suggestions)
    known: dict[tuple[str, ...], Mapping[str, AnyRecord]] = {(name,): several for name, several in by_id.items()}
    for name, rows in standing.items():
        records = [record for _, record in rows]
        for reference in references(name):
            if reference.into not in known:
                known[reference.into] = ChainMap(*(dict(by_id[into]) for into in reference.into))
        broken = [reference for reference in references(name) if not _all_known(reference.ids(records), known[reference.into])]
        if broken:  # told record by record, in their order
            named = ((i, record, reference) for i, record in rows for reference in broken)
            for i, record, reference in named:
                for inside, id_ in reference.named(record):
                    if id_ not in known[reference.into]:
                        message = _dangling(id_, reference.into, by_id, known[reference.into], voided, near[reference.into])
                        yield Problem(path=_path(name, i) + inside, record=record.id, message=message)
    yield from _check_subjects(standing, by_id)


def _all_known(ids: Iterable[str | None], known: Mapping[str, AnyRecord]) -> bool:
    wanted = set(ids)
    wanted.discard(None)
    return known.keys() >= wanted


def _dangling(
    id_: str,
    into: Sequence[str],
    by_id: Mapping[str, Mapping[str, AnyRecord]],
    known: Mapping[str, AnyRecord],
    voided: Mapping[str, Trail],
    near: Suggestions,
) -> Text:
    """Return why an id names no record of the lists *into*."""
    kind = either_of(into)
    if id_ in voided:
        by = voided[id_].by
        return Text("{kind} {id} is voided by {correction}; correct this record too", kind=kind, id=id_, correction=by)
    elsewhere = next((KINDS[other] for other, records in by_id.items() if id_ in records), None)
    if elsewhere is not None:
        return Text("{id} is a {other}, not a {kind}", id=id_, other=elsewhere, kind=kind)
    return _missing(kind, id_, known, near)


def either_of(lists: Sequence[str]) -> Words:
    """Return the words for one record of one of several lists."""
    chinese, english = ([word.text(lang) for word in (KINDS[name] for name in lists)] for lang in ("zh", "en"))
    last = f"或{chinese[-1]}" if chinese[1:] else chinese[-1]
    return Words("、".join(chinese[:-1]) + last, ", ".join(english[:-1]) + (" or " if english[1:] else "") + english[-1])


def _check_subjects(standing: Standing, by_id: Mapping[str, Mapping[str, AnyRecord]]) -> Iterator[Problem]:
    groups = {unit.group for unit in by_id["units"].values() if isinstance(unit, Unit)}
    for i, target in standing["targets"]:
        if isinstance(target, Target) and target.group is not None and target.group not in groups:
            message = Text("no unit belongs to group {group}; the target binds nobody", group=target.group)
            yield _question(f"{_path('targets', i)}.group", target.id, message)
    for i, finding in standing["findings"]:
        if isinstance(finding, Finding) and finding.about.record is not None and finding.about.unit is not None:
            yield from _check_part(i, finding, by_id)


def _check_part(i: int, finding: Finding, by_id: Mapping[str, Mapping[str, AnyRecord]]) -> Iterator[Problem]:
    about = finding.about
    record = by_id[f"{about.kind}s"].get(about.record or "")
    if isinstance(record, (AdoptionEvent, LeaderInstruction, Review)):
        matter = record.matter if isinstance(record, LeaderInstruction) else None
        record = by_id["submissions"].get(record.submission or "") or by_id["matters"].get(matter or "")
    units: tuple[str | None, ...] = ()
    if isinstance(record, (Submission, Matter)):
        units = tuple(part.unit for part in record.units)
    elif isinstance(record, (Lapse, Handling, Merit)):
        units = (record.unit,)
    if record is not None and about.unit not in units:
        message = Text("{unit} has no part in {record}; its units are {units}", unit=about.unit, record=about.record, units=units)
        yield Problem(path=f"{_path('findings', i)}.about.unit", record=finding.id, message=message)


def _check_circles(standing: Standing, by_id: Mapping[str, Mapping[str, AnyRecord]]) -> Iterator[Problem]:
    links = [(name, reference.path) for name in standing for reference in references(name) if reference.into == (name,)]
    for name, link in links:
        known = by_id[name]
        safe: set[str] = set()
        for i, record in standing[name]:
            path: dict[str, None] = {}
            id_: str | None = record.id
            while id_ is not None and id_ in known and id_ not in safe and id_ not in path:
                path[id_] = None
                id_ = getattr(known[id_], link)
            if id_ is not None and id_ in path:
                circle = tuple(path)[tuple(path).index(id_) :]
                message = Text("{link} goes round in a circle: {circle}", link=link, circle=(*circle[:8], id_))
                yield Problem(path=f"{_path(name, i)}.{link}", record=record.id, message=message)
            safe.update(path)


def _check_oddities(standing: Standing, by_id: Mapping[str, Mapping[str, AnyRecord]]) -> Iterator[Problem]:
    items: dict[str, Submission] = {id_: record for id_, record in by_id["submissions"].items() if isinstance(record, Submission)}
    units: dict[str, Unit] = {id_: record for id_, record in by_id["units"].items() if isinstance(record, Unit)}
    persons: dict[str, Person] = {id_: record for id_, record in by_id["persons"].items() if isinstance(record, Person)}
    sent = {id_: item.on for id_, item in items.items()}
    adopted = {record.submission for _, record in standing["adoptions"] if isinstance(record, AdoptionEvent)}
    yield from odd_adoptions(standing["adoptions"], sent)
    yield from sent_twice(standing["submissions"])
    for i, record in standing["submissions"]:
        assert isinstance(record, Submission)
        yield from _odd_submission(_path("submissions", i), record, sent[record.id], units, persons, by_id["commissions"])
    for i, record in standing["instructions"]:
        assert isinstance(record, LeaderInstruction)
        yield from _odd_instruction(_path("instructions", i), record, sent, adopted, by_id["instructions"])
    for i, record in standing["lapses"]:
        assert isinstance(record, Lapse)
        yield from _odd_lapse(_path("lapses", i), record, units, persons)
    yield from odd_findings([(i, record) for i, record in standing["findings"] if isinstance(record, Finding)])
    yield from _odd_units(standing, units)
    yield from odd_targets([(i, record) for i, record in standing["targets"] if isinstance(record, Target)], units)
    yield from odd_figures([(i, record) for i, record in standing["figures"] if isinstance(record, Figure)], units)


def _odd_submission(
    path: str,
    item: Submission,
    sent: date,
    units: Mapping[str, Unit],
    persons: Mapping[str, Person],
    commissions: Mapping[str, AnyRecord],
) -> Iterator[Problem]:
    contributing = {contribution.unit for contribution in item.units}
    for n, contribution in enumerate(item.units):
        if not units[contribution.unit].exists_on(sent):
            message = Text("{unit} does not exist on {day}", unit=contribution.unit, day=sent)
            yield _question(f"{path}.units[{n}]", item.id, message)
    light = tuple(one.unit for one in item.units if one.weight is None)
    if 0 < len(light) < len(item.units):
        message = Text("weights are given for some of the units only; {units} then count as 1", units=light)
        yield _question(f"{path}.units", item.id, message)
    for n, author in enumerate(item.author_ids):
        unit = persons[author].unit_on(sent)
        if unit not in contributing:
            message = Text(
                "{person} belongs to {unit}, which did not contribute; where authors share by their units {person} has none",
                person=author,
                unit=unit,
            )
            yield _question(f"{path}.authors[{n}]", item.id, message)
    if item.happened_at is not None and item.happened_at > item.submitted_at:
        message = Text("sent before what it reports happened on {day}", day=official_day(item.happened_at))
        yield _question(f"{path}.happened_at", item.id, message)
    commission = commissions.get(item.commission or "")
    if isinstance(commission, Commission) and contributing.isdisjoint(commission.units):
        message = Text("answers a commission to {units}, none of which contributed", units=commission.units)
        yield _question(f"{path}.commission", item.id, message)


def _odd_instruction(
    path: str, record: LeaderInstruction, sent: Mapping[str, date], adopted: set[str], instructions: Mapping[str, AnyRecord]
) -> Iterator[Problem]:
    item = record.submission
    if item is not None and record.on < sent[item]:
        message = Text("written on {on}, before {item} was sent on {sent}", on=record.on, item=item, sent=sent[item])
        yield _question(f"{path}.on", record.id, message)
    if item is not None and item not in adopted:
        message = Text("an instruction on {item}, which no publication adopted", item=record.submission)
        yield _question(f"{path}.submission", record.id, message)
    earlier = instructions.get(record.follows or "")
    about = (record.submission, record.matter)
    if isinstance(earlier, LeaderInstruction) and ((earlier.submission, earlier.matter) != about or earlier.on > record.on):
        message = Text("follows {other}, which is later or on another item", other=earlier.id)
        yield _question(f"{path}.follows", record.id, message)


def _odd_lapse(path: str, lapse: Lapse, units: Mapping[str, Unit], persons: Mapping[str, Person]) -> Iterator[Problem]:
    if not units[lapse.unit].exists_on(lapse.on):
        yield _question(f"{path}.unit", lapse.id, Text("{unit} does not exist on {day}", unit=lapse.unit, day=lapse.on))
    for n, person in enumerate(lapse.persons):
        unit = persons[person].unit_on(lapse.on)
        if unit != lapse.unit:
            message = Text("{person} belongs to {unit}, not to the unit of the lapse", person=person, unit=unit)
            yield _question(f"{path}.persons[{n}]", lapse.id, message)


def _odd_units(standing: Standing, units: Mapping[str, Unit]) -> Iterator[Problem]:
    for i, record in standing["units"]:
        unit = units[record.id or ""]
        successor = units.get(unit.successor or "")
        path = f"{_path('units', i)}.successor"
        if successor is None:
            continue
        if unit.until is None:
            yield _question(path, unit.id, Text("{unit} has a successor but no last day; say until when it existed", unit=unit.id))
        elif successor.since is not None and successor.since != unit.until:
            message = Text(
                "{unit} ends on {until}, its successor {other} begins on {since}; the days between belong to both or to none",
                unit=unit.id,
                until=unit.until,
                other=successor.id,
                since=successor.since,
            )
            yield _question(path, unit.id, message)
    names = Counter(unit.name for unit in units.values() if unit.until is None)
    for i, record in standing["units"]:
        unit = units[record.id or ""]
        if unit.until is None and names[unit.name] > 1:
            yield _question(f"{_path('units', i)}.name", unit.id, Text("another unit is called {name} too", name=unit.name))


def _question(path: str, record: str | None, message: Text) -> Problem:
    return Problem(path=path, record=record, message=message, severity=Severity.QUESTION)


def _missing(kind: Worded, id_: str, known: Mapping[str, object], near: Suggestions) -> Text:
    advice = meant(near.of(id_, known)) or Text("add it or correct the reference")
    return complain(Text("there is no {kind} {id}", kind=kind, id=id_), advice)


def _path(name: str, i: int) -> str:
    return f"$.{name}[{i}]"
