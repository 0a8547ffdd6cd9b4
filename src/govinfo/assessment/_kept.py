"""
Records of a part that are kept as they are (逐条保留的记录), and those that every part may repeat.

Units, persons, commissions, targets and figures are of the whole: each part says those that it needs. Everything else
belongs to one part, together with whatever names it or is named by it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from hashlib import blake2b
from typing import Any, Final

from govinfo._doors import checked
from govinfo.errors import InvalidValueError, Problem, RegisterError
from govinfo.records import LISTS, AnyRecord, Correction, Records
from govinfo.records._lists import list_of
from govinfo.records._references import references
from govinfo.texts import Text

SHARED: Final = ("units", "persons", "commissions", "targets", "figures")
"""The lists that every part may repeat."""

_ALWAYS: Final = ("lapses", "findings", "merits", "matters")
"""The lists of which there are few records: all are kept."""

_UNUSED: Final = ("claims",)
"""The list that no assessment looks at."""


@checked
def parts_of_records(records: Records, n: int) -> tuple[Records, ...]:
    """
    Divide records into *n* parts that can be tallied each by itself: whole items, each with what every part may repeat.

    Where a record belongs is told by its id, or by the smallest of those that it hangs together with.

    Raises:
        InvalidValueError: *n* is no whole number of at least 1.

    >>> from govinfo import sample_year
    >>> parts = parts_of_records(sample_year(), 2)
    >>> sum(len(part.adoptions) for part in parts) == len(sample_year().adoptions)
    True
    """
    if type(n) is not int or n < 1:
        raise InvalidValueError("n", n, "a whole number of at least 1")
    shared = shared_of(records)
    apart = {correction.id for correction in shared.corrections}
    own = {name: getattr(records, name) for name in LISTS if name not in SHARED}
    own["corrections"] = tuple(one for one in records.corrections if one.id not in apart)
    together = _together([record for several in own.values() for record in several])
    parts: list[dict[str, list[AnyRecord]]] = [{name: [] for name in own} for _ in range(n)]
    for name, several in own.items():
        for record in several:
            parts[number_of(together(str(record.id))) % n][name].append(record)
    return tuple(shared + Records(**{name: tuple(several) for name, several in part.items()}) for part in parts)  # type: ignore[arg-type]


def number_of(id_: str) -> int:
    """Return an id as a number of 64 bits, the same in every process; hardly ever do two ids have the same one."""
    return int.from_bytes(blake2b(id_.encode(), digest_size=8).digest(), "big")


def shared_of(given: Records) -> Records:
    """Return the records that every part may repeat, with what corrects them."""
    ids = {record.id for name in SHARED for record in getattr(given, name)} - {None}
    corrected = {correction.id: correction.of for correction in given.corrections}
    own = tuple(correction for correction in given.corrections if _root(corrected, correction.of) in ids)
    return Records(**{name: getattr(given, name) for name in SHARED}, corrections=own)


def _root(corrected: Mapping[str, str], id_: str) -> str:
    seen: set[str] = set()
    while id_ in corrected and id_ not in seen:
        seen.add(id_)
        id_ = corrected[id_]
    return id_


def kept_of(given: Records, seeds: Collection[str], *, everything: bool = False) -> Records:
    """
    Return the records that are kept as they are: those of *seeds*, those that always are, and all that hangs together with them.

    Args:
        given: the records of a part as they were read.
        seeds: the ids of records that cannot be told from counts.
        everything: whether none can.
    """
    own = {name: getattr(given, name) for name in LISTS if name not in {*SHARED, *_UNUSED}}
    shared = shared_of(given)
    apart = {correction.id for correction in shared.corrections} | {claim.id for claim in given.claims}
    own["corrections"] = tuple(one for one in given.corrections if one.id not in apart and one.of not in apart)
    if not everything:
        seeds = {*seeds, *(record.id for name in _ALWAYS for record in own[name])}
        if not seeds:
            return Records()
        together = _together([record for several in own.values() for record in several])
        wanted = {together(id_) for id_ in seeds}
        own = {name: tuple(record for record in several if together(record.id) in wanted) for name, several in own.items()}
    return Records(**own)


def _together(records: Collection[AnyRecord]) -> Any:
    """Return the function that says by an id what a record hangs together with: the same for all that name each other."""
    above: dict[str, str] = {str(record.id): str(record.id) for record in records}

    def top(id_: str) -> str:
        while above.get(id_, id_) != id_:
            above[id_] = above[above[id_]]
            id_ = above[id_]
        return id_

    for record in records:
        for other in _named(record):
            if other in above:
                one, two = top(str(record.id)), top(other)
                if one != two:
                    above[max(one, two)] = min(one, two)
    return top


def _named(record: AnyRecord) -> Iterator[str]:
    for reference in references(list_of(record)):
        for _, id_ in reference.named(record):
            yield id_
    if isinstance(record, Correction):
        yield record.of
        if record.replacement is not None:
            yield from _named(record.replacement)


def same_everywhere(one: Records, other: Records) -> Records:
    """
    Return the shared records of two parts, each once.

    Raises:
        RegisterError: a record is said in two ways.
    """
    problems: list[Problem] = []
    lists: dict[str, tuple[AnyRecord, ...]] = {}
    for name in (*SHARED, "corrections"):
        ours, theirs = getattr(one, name), getattr(other, name)
        if ours == theirs:
            lists[name] = ours
            continue
        known = {record.id: record for record in ours if record.id is not None}
        more: list[AnyRecord] = []
        for record in theirs:
            if record.id is None:
                continue
            if record.id not in known:
                more.append(record)
            elif known[record.id] != record:
                problems.append(_differs(name, str(record.id)))
        lists[name] = (*ours, *more, *_without_id(ours, theirs))
    if problems:
        raise RegisterError(problems)
    return Records(**lists)  # type: ignore[arg-type]  # each list as it was


def _without_id(ours: Iterable[AnyRecord], theirs: Iterable[AnyRecord]) -> Iterator[AnyRecord]:
    """Yield what the other part says more often than this one: records without an id are told apart by what they say."""
    left = [record for record in ours if record.id is None]
    for record in theirs:
        if record.id is None:
            if record in left:
                left.remove(record)
            else:
                yield record


def _differs(name: str, id_: str) -> Problem:
    return Problem(path=f"{name}.{id_}", record=id_, message=Text("another part says otherwise of {record}", record=id_))
