"""Rulebooks from TOML: read strictly, every problem with the rule and the field where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, TypeVar, cast, final

from attrs import evolve, field, fields, frozen

from govinfo._doors import checked
from govinfo.codec._convert import problems_in, structure_all
from govinfo.codec._located import located
from govinfo.codec._problems import Refusal, Refusals, member, must_be, unknown_field
from govinfo.codec._rulebook_values import items_of, rulebook_converter
from govinfo.codec._switches import Table, variants
from govinfo.codec._toml import parse_toml
from govinfo.deadlines import Limit
from govinfo.errors import MOST_PROBLEMS, DecodeError, Problem, RulebookError, first_problems
from govinfo.exact import Exact, parse_exact
from govinfo.rulebook import (
    Duty,
    Persons,
    Quota,
    Rulebook,
)
from govinfo.rulebook._analysis import rulebook_problems
from govinfo.rulebook._book import Declared
from govinfo.rulebook._rule_types import RULE_TYPES
from govinfo.rulebook._words import Under
from govinfo.texts import Text

SCHEMA: Final = 1
"""What the field `schema` of a rulebook file says."""

MOST_RULES: Final = 5000
"""How many rules a file may have, each counted once for every way it is read."""

MOST_MEASURES: Final = 300
"""How many measures a file may declare."""

MOST_WORDS: Final = 5000
"""How many words of one sort a file may declare, such as publications or clauses."""

_DECLARED: Final = (
    "publications", "forms", "kinds", "groups", "lapses", "merits", "matters", "figures", "parts", "criteria", "measures",
    "clauses", "readings",
)  # fmt: skip

T = TypeVar("T")


@final
@frozen(kw_only=True)
class RulebookFile(Declared):
    """
    What a rulebook file says beside its rules (考核办法文件).

    Attributes:
        schema: the version of the file's form, 1.
    """

    schema: int = field()


RULES: Final[Mapping[str, type[Any]]] = {one.table: one.kind for one in RULE_TYPES} | {
    "persons": Persons,
    "target": Quota,
    "deadline": Limit,
    "duty": Duty,
}
"""The tables of rules, each written `[[name]]` and any number of times; `persons` is written once, `[persons]`."""

_KEPT: Final[Mapping[str, str]] = {one.table: one.kept for one in RULE_TYPES} | {
    "persons": "persons",
    "target": "quotas",
    "deadline": "deadlines",
    "duty": "duties",
}
"""In which list of a rulebook the rules of a table stand."""


def decode_rulebook(text: str | bytes, *, name: str = "") -> Rulebook:
    r"""
    Read a rulebook file.

    Args:
        text: the TOML.
        name: what to call the file in front of every path.

    Raises:
        RulebookError: it is no rulebook; every problem with its table and field.

    >>> decode_rulebook('schema = 1\nid = "x"\ntitle = "办法"\n[source]\nissuer = "区政府办"\ntitle = "办法"').id
    'x'
    """
    prefix = f"{name}: " if name else ""
    try:
        document = _parse(text)
    except Refusal as refusal:
        raise RulebookError(located([Problem(path=name or "$", message=refusal.message)], text, name=name)) from None
    problems: list[Problem] = []
    rules = {kind: document.pop(kind, []) for kind in RULES}
    known = [spec.name for spec in fields(RulebookFile)]
    for name_ in [key for key in document if key not in known]:
        del document[name_]
        if len(problems) <= MOST_PROBLEMS:
            problems.append(Problem(path=f"${member(name_)}", message=unknown_field(name_, [*known, *RULES]).message))
    head: RulebookFile | None = None
    try:
        head = structure_all(RulebookFile, document, "$", converter=rulebook_converter())
    except DecodeError as error:
        problems += error.problems
    readings = {reading.id: tuple(option.id for option in reading.options) for reading in head.readings} if head is not None else {}
    read: dict[str, list[Any]] = {kind: [] for kind in RULES}
    for kind, tables in rules.items():
        for path, table in _tables(kind, tables, problems):
            if len(problems) > MOST_PROBLEMS:
                break
            read[kind] += _read_variants(RULES[kind], path, table, readings if head is not None else None, problems)
    problems += _too_many(head, read)
    if head is not None and not problems:
        kept: dict[str, list[Any]] = {name_: [] for name_ in _KEPT.values()}
        for kind, several in read.items():
            kept[_KEPT[kind]] += several
        own: dict[str, Any] = {spec.name: getattr(head, spec.name) for spec in fields(Declared)}
        own |= {name_: tuple(several) for name_, several in kept.items()}
        rulebook = Rulebook(**own)
        problems += first_problems(rulebook_problems(rulebook))
        if not problems:
            return rulebook
    told = [evolve(problem, path=prefix + problem.path) for problem in first_problems(problems)]
    raise RulebookError(locate_problems(told, text, name=name))


@checked
def locate_problems(problems: Iterable[Problem], text: str | bytes, *, name: str = "") -> tuple[Problem, ...]:
    r"""
    Return problems of a rulebook, such as the questions it leaves, each with the line and column of the file it was read from.

    Args:
        problems: with their paths, as `rulebook_questions` returns them; those of `decode_rulebook` have their places already.
        text: the file.
        name: what the file is called, in front of the paths or not.

    >>> problem = Problem(path="brief.amount", message=Text("must not be empty"))
    >>> [found] = locate_problems([problem], '[[price]]\nid = "brief"\namount = 5', name="mine.toml")
    >>> found.file, found.line, found.column
    ('mine.toml', 3, 10)
    """
    return located(problems, text, name=name, rules=tuple(RULES))


def _too_many(head: RulebookFile | None, read: Mapping[str, Sequence[object]]) -> Iterator[Problem]:
    """Yield what there is more of than is compared with each other."""
    counts = {"$": sum(map(len, read.values()))}
    if head is not None:
        counts |= {f"$.{name}": len(getattr(head, name)) for name in _DECLARED}
    for path, count in counts.items():
        most = MOST_RULES if path == "$" else MOST_MEASURES if path == "$.measures" else MOST_WORDS
        if count > most:
            yield Problem(path=path, message=Text("has {n} entries, more than {most}: split it", n=count, most=most))


def _parse(text: str | bytes) -> Table:
    document = parse_toml(text, _decimal)
    if document.get("schema") != SCHEMA:
        raise Refusal(Text("schema must be {schema}, the form this version reads; begin with schema = {schema}", schema=SCHEMA))
    return document


def _decimal(text: str) -> Exact:
    return parse_exact(text.replace("_", ""))


def _tables(kind: str, tables: object, problems: list[Problem]) -> Iterable[tuple[str, Table]]:
    if kind == "persons" and isinstance(tables, dict):
        return [("persons", cast("Table", tables))]
    listed = _listed(tables)
    if listed is None:
        problems.append(Problem(path=kind, message=must_be(Text("tables written [[{kind}]]", kind=kind), tables).message))
        return []
    return [(f"{kind}[{i}]" + (f" ({table['id']})" if isinstance(table.get("id"), str) else ""), table) for i, table in enumerate(listed)]


def _listed(tables: object) -> list[Table] | None:
    """Return a list of tables as one, None where it is something else."""
    found = items_of(tables)
    if found is None or not all(isinstance(table, dict) for table in found):
        return None
    return cast("list[Table]", found)


def _read_variants(
    kind: type[T], path: str, table: Table, readings: Mapping[str, tuple[str, ...]] | None, problems: list[Problem]
) -> list[T]:
    table = dict(table)
    under = table.pop("under", {})
    found: dict[str, Problem] = {}
    result: list[T] = []
    try:
        own = dict(structure_all(cast("Any", Under), under, f"{path}.under", converter=rulebook_converter()))
        if readings is None:  # what the readings are could not be read, so that no switch can be resolved
            return []
        for taken, variant in variants(table, readings):
            both = dict(own)
            for reading, options in taken.items():
                both[reading] = tuple(option for option in options if option in own.get(reading, options))
            if both and kind is Limit:
                # A limit stands for what one text says; two readings are two of them, between which a duty chooses.
                words = "a deadline is read in one way: write one for each option, and let the duty choose, {example}"
                one_way = Refusal(Text(words, example='limit = { reading = "ID", OPTION = "DEADLINE", ... }'))
                problems += problems_in(Refusals([("", one_way)]), path)
                return []
            if all(both.values()):
                try:
                    result.append(structure_all(kind, variant | ({"under": both} if both else {}), path, converter=rulebook_converter()))
                except DecodeError as error:
                    found |= {str(problem): problem for problem in error.problems}
    except DecodeError as error:
        found |= {str(problem): problem for problem in error.problems}
    except Refusals as refusals:
        found |= {str(problem): problem for problem in problems_in(refusals, path)}
    problems += found.values()
    return result
