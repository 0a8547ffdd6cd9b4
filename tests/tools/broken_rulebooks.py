"""Strategies for rulebooks in which one thing is wrong, with what it is and where it must be told."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from types import MappingProxyType
from typing import Any, Final, TypeAlias, TypeVar, final

from attrs import frozen
from hypothesis import strategies as st
from mistakes import FORMULAS, PLAIN, WORDS, Row, raw, written
from mistakes_of_sense import FORM, SENSE

from govinfo.testing._declared import clauses_of
from govinfo.testing._rulebooks import rulebook_documents
from govinfo.testing._toml import Document
from govinfo.texts._near import nearest

T = TypeVar("T")
Pick: TypeAlias = Callable[[Sequence[Any]], Any]
TABLES: Final = ("price", "keep", "tally", "cap", "void", "bar", "notice", "deadline", "duty")
NEEDED: Final = frozenset(
    {"id", "clause", "title", "of", "amount", "rules", "per", "each", "provided", "unit", "number", "anchor", "limit", "grain", "month"}
)


@final
@frozen(kw_only=True)
class BrokenRulebook:
    """
    A rulebook in which one thing is wrong.

    Attributes:
        text: the rulebook file.
        what: the name of the mistake, one of `MISTAKES`.
        because: what is wrong, as a sentence.
        path: where it must be told: the rule or table and the field.
        also: where it shows besides, for it is told at each of the places that make it up.
        got: what is there and should not be, as the message shows it; empty where something is missing.
        meant: the word that was meant, where one is near.
    """

    text: str
    what: str
    because: str
    path: str
    got: str
    meant: str | None
    also: tuple[str, ...] = ()


Told: TypeAlias = tuple[str, str, str | None]
"""Where a mistake must be told, what is there, and what was meant."""


def broken_rulebooks(what: str | None = None, **options: Any) -> st.SearchStrategy[BrokenRulebook]:
    """
    Rulebooks in which exactly one thing is wrong (有一处错误的考核办法), with what it is and where it must be told.

    Args:
        what: the mistake, one of `MISTAKES`; None for any.
        options: those of `rulebook_texts`, for the rulebook that is broken.

    Raises:
        ValueError: there is no such mistake.

    """
    if what is not None and what not in MISTAKES:
        raise ValueError(f"{what} is no mistake; the nearest is {nearest(what, MISTAKES)}")
    return st.builds(
        _broken,
        rulebook_documents(**options),
        st.sampled_from(list(MISTAKES)) if what is None else st.just(what),
        st.lists(st.integers(0, 19), max_size=3),
    )


def _broken(document: Document, what: str, drawn: Sequence[int]) -> BrokenRulebook:
    broken = deepcopy(document)
    numbers = iter(drawn)

    def pick(choices: Sequence[T]) -> T:
        return choices[next(numbers, 0) % len(choices)]

    because, make = MISTAKES[what]
    path, got, meant = make(broken, pick)
    return BrokenRulebook(text=written(broken), what=what, because=because, path=path, got=got, meant=meant, also=ALSO.get(what, ()))


def _new(document: Document, table: str, fields: Mapping[str, Any]) -> int:
    """Add a plain rule with some fields written otherwise, and what it is about; return its place."""
    if table in {"keep", "cap", "void"}:
        _new(document, "price", {})
    if table == "price":
        _without_stars(document)
    if table == "duty":
        _new(document, "deadline", {})
    if "clauses" in document:  # a clause of its own: what is quoted has not its numbers
        document["clauses"].setdefault("新条", {"covered": "people"})
    rule = {"id": f"new-{table}", "clause": "新条", "title": "新"} | PLAIN[table] | dict(fields)
    several = document.setdefault(table, [])
    several.append({name: value for name, value in rule.items() if value is not None})
    return len(several) - 1


def _without_stars(document: Document) -> None:
    """Let every keep of all prices name those that there are, so that a new one is none of them."""
    prices = [price["id"] for price in document.get("price", ())]
    for keep in document.get("keep", ()):
        keep["rules"] = prices if keep["rules"] == ["*"] else keep["rules"]


def _of_row(row: Row) -> Callable[[Document, Pick], Told]:
    def make(document: Document, _: Pick) -> Told:
        fields = deepcopy(row.fields)
        tables: dict[str, Any] = {**row.tables, **({} if row.table else fields)}
        for name, words in tables.items():
            own: Any = document.get(name)
            added: Any = deepcopy(words)
            document[name] = {**own, **added} if isinstance(own, dict) and isinstance(added, dict) else added
        if not row.table:
            return row.at, row.got, row.meant
        if "readings" in row.tables:
            _new(document, "notice", {"id": "uses", "under": {"each-way": "one"}})
        place = _new(document, row.table, fields)
        id_ = document[row.table][place]["id"]
        head = row.at if row.at.startswith("$") else ".".join(filter(None, (id_, row.at)))
        if row.early and not row.at.startswith("$"):
            head = f"{row.table}[{place}] ({id_}).{row.at}"
        return head, row.got, row.meant

    return make


def _a_rule(document: Document, pick: Pick) -> tuple[str, int, Document]:
    """Return a rule of the rulebook with its place, a new one where there is none."""
    there = [(table, place) for table in TABLES for place in range(len(document.get(table, ())))]
    if not there:
        there = [("price", _new(document, "price", {}))]
    table, place = pick(there)
    return table, place, document[table][place]


def _field_misspelt(document: Document, pick: Pick) -> Told:
    table, place, rule = _a_rule(document, pick)
    names = [name for name in rule if name not in NEEDED and name != "under" and len(name) > 3]
    if not names:
        names = ["count_start" if table == "deadline" else "title_en"]  # a deadline has no English title
        rule[names[0]] = True if table == "deadline" else "new"
    name = pick(names)
    wrong = name + name[-1]
    rule[wrong] = rule.pop(name)
    return f"{table}[{place}] ({rule['id']}).{wrong}", "", name


def _field_missing(document: Document, pick: Pick) -> Told:
    table, place, rule = _a_rule(document, pick)
    name = pick(["clause", *(name for name in ("title", "of", "amount", "each", "rules", "per") if name in rule and table != "deadline")])
    del rule[name]
    return f"{table}[{place}] ({rule['id']}).{name}", "", None


def _head_missing(document: Document, pick: Pick) -> Told:
    name = pick(["title", "id", "source", "issuer"])
    if name == "issuer":
        del document["source"][name]
        return "$.source.issuer", "", None
    del document[name]
    return f"$.{name}", "", None


def _schema_missing(document: Document, _: Pick) -> Told:
    del document["schema"]
    return "$", "schema", None


def _same_id(document: Document, pick: Pick) -> Told:
    table = pick(["tally", "notice", "price"])
    _new(document, table, {})
    _new(document, table, {})
    return f"new-{table}", "id", None


def _same_price(document: Document, _: Pick) -> Told:
    # All others say that they add, so that only the new ones meet.
    for price in document.get("price", ()):
        price["stacks"] = True
    for id_ in ("one", "other"):
        _new(document, "price", {"id": id_, "stacks": None})
    return "one", "other", None


def _listed(document: Document) -> Document:
    """Return the table of clauses, which lists every one that is cited."""
    rules = {table: document[table] for table in TABLES if document.get(table)}
    clauses: Document = document.setdefault("clauses", clauses_of(rules, {}, quoted=False))
    return clauses


def _clause_unlisted(document: Document, _: Pick) -> Told:
    _listed(document)
    _new(document, "tally", {"clause": "九十九"})
    return "new-tally.clause", "九十九", None


def _clause_uncited(document: Document, _: Pick) -> Told:
    _listed(document)["九十九"] = {"covered": "rule"}
    return "clauses.九十九", "no rule", None


def _clause_of_no_deadline(document: Document, _: Pick) -> Told:
    _listed(document)["九十九"] = {"covered": "deadline"}
    return "clauses.九十九", "none cites it", None


def _number_unquoted(document: Document, pick: Pick) -> Told:
    _listed(document)["九十九"] = {"covered": "rule", "text": "每条计5分。"}
    amount = pick([55, "55 + 5", "-55"])
    _new(document, "tally", {"clause": "九十九", "amount": amount})
    return "new-tally.amount", "55", None


def _duties_alike(document: Document, _: Pick) -> Told:
    _new(document, "duty", {"id": "one"})
    document["duty"].append(document["duty"][-1] | {"id": "other"})
    return "one", "other", None


def _deadline_misspelt(document: Document, _: Pick) -> Told:
    _new(document, "duty", {"id": "proper"})
    duty = document["duty"][-1]
    document["duty"].append(duty | {"id": "new-duty", "stage": "second", "limit": "new-deadlin"})
    return "new-duty.limit", "new-deadlin", "new-deadline"


def _deadline_left_out(document: Document, _: Pick) -> Told:
    _new(document, "duty", {"id": "proper"})
    duty = {name: value for name, value in document["duty"][-1].items() if name != "limit"}
    document["duty"].append(duty | {"id": "new-duty", "stage": "second"})
    return "new-duty.limit", "[[deadline]]", None


def _measures_in_a_circle(document: Document, _: Pick) -> Told:
    circle = {"one": {"title": "甲", "formula": "other"}, "other": {"title": "乙", "formula": "one"}}
    document["measures"] = document.get("measures", {}) | circle
    return "measures.one.formula", "itself", None


def _text_cut(document: Document, _: Pick) -> Told:
    document["title"] = raw('"考核办法')
    return "$", "TOML", None


MISTAKES: Final[Mapping[str, tuple[str, Callable[[Document, Pick], Told]]]] = MappingProxyType(
    {
        "misspelt-field": ("a field of a rule is misspelt", _field_misspelt),
        "missing-field": ("a rule lacks a field that it must have", _field_missing),
        "missing-in-the-head": ("the head lacks what it must have", _head_missing),
        "missing-schema": ("the file does not say of which form it is", _schema_missing),
        "not-toml": ("a value is not written as TOML", _text_cut),
        "same-id": ("two rules have one id", _same_id),
        "same-price": ("two prices meet on the same records, and nothing says how they combine", _same_price),
        "unlisted-clause": ("a rule cites a clause that is not listed", _clause_unlisted),
        "uncited-clause": ("a clause is said to be covered by a rule, and none cites it", _clause_uncited),
        "clause-of-no-deadline": ("a clause is said to be covered by a deadline, and none cites it", _clause_of_no_deadline),
        "number-not-quoted": ("an amount does not occur in the sentence of its clause", _number_unquoted),
        "misspelt-deadline": ("a duty stands under no deadline that there is", _deadline_misspelt),
        "duty-without-deadline": ("a duty names no deadline", _deadline_left_out),
        "measures-in-a-circle": ("two measures are computed from each other", _measures_in_a_circle),
        "duties-alike": ("two duties apply to the same records", _duties_alike),
        **{name: (row.because, _of_row(row)) for name, row in (*FORMULAS.items(), *WORDS.items(), *SENSE.items(), *FORM.items())},
    }
)
"""By name, what is wrong as a sentence, and what makes it so."""

ALSO: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType({"measures-in-a-circle": ("measures.other.formula",)})
"""By mistake, where it shows besides."""
