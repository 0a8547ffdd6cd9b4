"""Strategies for rulebooks: generated regulations that load, as text and as values."""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from typing import Any, Final, TypeAlias, TypeVar

from hypothesis import strategies as st

from govinfo._doors import checked
from govinfo.codec import decode_rulebook
from govinfo.errors import InvalidValueError, check_type
from govinfo.exact import Exact
from govinfo.labels import Grain, Level
from govinfo.rulebook import By, Each, Facts, Rulebook, Share, Side, Succession, Ties, Told
from govinfo.rulebook._rule_types import RULE_TYPES
from govinfo.rulebook._scopes import scope_of_totals
from govinfo.testing._declared import CRITERIA, MEASURES, OPENED, WORDS, clauses_of, declared, head_of, readings_of
from govinfo.testing._formulas import number_formula, words_of
from govinfo.testing._parts import Drawn, at
from govinfo.testing._rules import LIMITS, NOTHING, RULES, Making, combined
from govinfo.testing._toml import Document, toml_text
from govinfo.testing._values import one_of_them
from govinfo.texts import Text

RuleT = TypeVar("RuleT")

Strategy: TypeAlias = st.SearchStrategy[Any]
Fields: TypeAlias = dict[str, Strategy]

PLAIN_FACTS: Final = (Facts.ADOPTION, Facts.SUBMISSION, Facts.INSTRUCTION, Facts.LAPSE, Facts.FINDING)
AMOUNTS: Final[tuple[Exact, ...]] = (1, 5, 10, 2, 100, 3, -1, -5, -30, Fraction(1, 2), Fraction(-5, 2), 0)
FEATURES: Final = ("formulas", "measures", "readings", "clauses", "settlements", "money", "persons", "commending", "duties")
SETTINGS: Final[tuple[Document, ...]] = (
    {},
    {"show": 0},
    {"payout": Grain.QUARTER.value},
    {"succession": Succession.SEPARATE.value},
    {"roll_up": True},
    {"first_month": 12, "named_after": "end"},
    {"first_month": 4, "payout": Grain.YEAR.value, "show": 1},
    {"roll_up": True, "succession": Succession.SEPARATE.value},
)
STANDINGS: Final[tuple[Document, ...]] = ({}, {"ties": Ties.DENSE.value}, {"grouped": True}, {"ties": Ties.DENSE.value, "grouped": True})
READ: Final = tuple((which, how) for which in range(2) for how in range(6))
PERSONS: Final[tuple[Document, ...]] = (
    {},
    {"awards": "equal"},
    {"awards": "each", "deductions": "named"},
    {"awards": "first-of-unit", "deductions": "unit"},
    {"awards": "first"},
    {"awards": "3:2", "deductions": "named"},
    {"awards": "weight"},
    {"deductions": "named"},
)
COMMEND: Final[tuple[Document, ...]] = ({}, {"units": 2}, {"units": "20%", "persons": 1}, {"units": 1, "by_group": True})


@checked
def rulebook_texts(
    *,
    size: int = 4,
    formulas: bool = True,
    measures: bool = True,
    readings: bool = True,
    clauses: bool = True,
    settlements: bool = True,
    money: bool = True,
    persons: bool = True,
    commending: bool = True,
    duties: bool = True,
) -> st.SearchStrategy[str]:
    """
    Texts of rulebook files that load (考核办法文件): declared words, rules of every type, readings, clauses.

    A failing test prints such a text as the lines that it is, to be read, and pasted where a rulebook is read.

    Args:
        size: how many prices there are at most; there are about half as many of each other type of rule.
        formulas: whether amounts are formulas too; conditions always are.
        measures: whether measures are declared and computed.
        readings: whether some rules depend on readings.
        clauses: whether the clauses are listed, and quoted.
        settlements: whether there are tallies, keeps, caps and voids.
        money: whether some rules post yuan.
        persons: whether persons are scored.
        commending: whether there are bars, notices and seats.
        duties: whether there are duties under deadlines, and prices on what they come to.

    >>> from hypothesis import Phase, find, settings
    >>> few = dict.fromkeys(("formulas", "measures", "readings", "clauses", "settlements", "money", "commending", "duties"), False)
    >>> quick = settings(phases=[Phase.generate, Phase.shrink])
    >>> print(find(rulebook_texts(size=1, **few), lambda text: "[[price]]" in text, settings=quick))
    schema = 1
    id = "generated"
    title = "考核办法"
    <BLANKLINE>
    [source]
    issuer = "办公室"
    title = "考核办法"
    <BLANKLINE>
    [publications]
    bulletin = { title = "《每日要情》", level = "district" }
    <BLANKLINE>
    [[price]]
    id = "price-1"
    clause = "一(1)"
    title = "计分1"
    of = "adoption"
    amount = 1
    <BLANKLINE>
    """
    features = {"formulas": formulas, "measures": measures, "readings": readings, "clauses": clauses, "settlements": settlements}
    features |= {"money": money, "persons": persons, "commending": commending, "duties": duties}
    return rulebook_documents(size=size, **features).map(toml_text)


@checked
def rulebooks(**options: Any) -> st.SearchStrategy[Rulebook]:
    """
    Rulebooks (考核办法), read from the texts of `rulebook_texts`, whose *options* these are.

    >>> from hypothesis import Phase, find, settings
    >>> first = settings(phases=[Phase.generate])
    >>> book = find(rulebooks(settlements=False), lambda book: any(isinstance(rule.amount, str) for rule in book.rules), settings=first)
    >>> {type(rule).__name__ for rule in book.rules} & {"Tally", "Keep", "Cap", "Void"}
    set()
    """
    return rulebook_texts(**options).map(decode_rulebook)


@checked
def rules(kind: type[RuleT]) -> st.SearchStrategy[RuleT]:
    """
    Rules of one type as they stand in generated rulebooks: prices, keeps, tallies, caps, voids, bars, notices, duties.

    Args:
        kind: the type of rule, such as `Price`.

    >>> from hypothesis import Phase, find, settings
    >>> from govinfo.rulebook import Cap
    >>> found = find(rules(Cap), lambda cap: cap.most is None, settings=settings(phases=[Phase.generate]))
    >>> type(found).__name__, found.least is None
    ('Cap', False)
    """
    check_type("kind", kind, type, "a type of rule, such as Price")
    name = kind.__name__.lower()
    documents = rulebook_documents(duties=name == "duty", commending=name in {"bar", "notice"})
    return documents.map(partial(_rules_of, kind=kind)).flatmap(one_of_them)


def _rules_of(document: Document, kind: type[RuleT]) -> list[RuleT]:
    if kind.__name__.lower() not in document:
        return []
    book = decode_rulebook(toml_text(document))
    everything: list[Any] = [*book.rules, *book.bars, *book.notices, *book.duties]
    return [rule for rule in everything if isinstance(rule, kind)]


def rulebook_documents(*, size: int = 4, **features: bool) -> st.SearchStrategy[Document]:
    """
    What `rulebook_texts` writes, before it is written.

    Raises:
        InvalidValueError: there is no such feature.
    """
    for name in features:
        if name not in FEATURES:
            raise InvalidValueError("option", name, Text("one of the features {names}", names=FEATURES))
    features = dict.fromkeys(FEATURES, True) | features
    rules = _strategies(**features)
    half = max(1, size // 2)
    sizes = {one.table: half if one.kept == "rules" else 1 for one in RULE_TYPES} | {"duty": half, "price": size}
    wanted = {"duty": features["duties"], "bar": features["commending"], "notice": features["commending"], "price": True}
    drawn: Fields = {name: st.integers(0, len(words)) for name, words in WORDS.items()}
    drawn["publications"] = st.lists(st.sampled_from(Level), max_size=len(WORDS["publications"]))
    drawn["criteria"] = st.lists(st.integers(0, len(CRITERIA) - 1), max_size=3, unique=True)
    if features["measures"]:
        drawn["measures"] = st.lists(
            st.fixed_dictionaries(
                {
                    "when": _conditions(),
                    "distinct": st.booleans(),
                    "shared": st.booleans(),
                    "weigh": st.none() | seeds() if features["formulas"] else st.none(),
                }
            ),
            max_size=len(MEASURES),
        )
        if features["formulas"]:
            drawn["computed"] = st.none() | seeds()
    for name in RULES:
        if wanted.get(name, features["settlements"]):
            drawn[name] = st.lists(rules[name], max_size=sizes[name])
    drawn["readings"] = st.just(features["readings"])
    drawn["settings"] = st.sampled_from(SETTINGS)
    drawn["standing"] = st.sampled_from(STANDINGS)
    drawn["by"] = st.none() | seeds() if features["formulas"] else st.none()
    if features["persons"]:
        drawn["persons"] = st.sampled_from(PERSONS)
    if features["commending"]:
        drawn["commend"] = st.sampled_from(COMMEND)
    if features["clauses"]:
        drawn["clauses"] = st.sampled_from((None, "listed", "quoted"))
    return st.fixed_dictionaries(drawn).map(_document)


def seeds() -> st.SearchStrategy[list[int]]:
    """Return the strategy of what formulas are made of; see `govinfo.testing._formulas`."""
    return st.lists(st.integers(0, 99), max_size=8)


def _conditions() -> Strategy:
    return st.lists(st.integers(0, 30 * 6 * 3 * 2 - 1), max_size=2)


def _strategies(**features: bool) -> dict[str, Strategy]:
    """Return for each type of rule the strategies of what is drawn for it."""
    position = st.integers(0, 5)
    positions = st.lists(position, max_size=3)
    plain = st.sampled_from(AMOUNTS)
    amount = plain | seeds() if features["formulas"] else plain
    persons: Fields = {"for": st.just("persons")} if features["persons"] else {}
    any_rule: Fields = {"clause": st.integers(1, 3)} | ({"reading": st.sampled_from(READ)} if features["readings"] else {})
    any_rule |= persons
    account: Fields = {"account": st.just("yuan")} if features["money"] else {}
    posting: Fields = {"provided": seeds(), "part": position} | account
    turn: Fields = {"step": st.sampled_from((1, 5))}
    covering: Fields = {"rules": positions, "part": position} | turn
    each: Fields = {"each": st.sampled_from((Each.YEAR, Each.MONTH, Each.ITEM, Each.WHOLE, Each.QUARTER, *Each))}
    facts = (*PLAIN_FACTS, Facts.DUTY) if features["duties"] else PLAIN_FACTS
    pricing: Fields = {
        "when": _conditions(),
        "share": st.sampled_from([share.value for share in Share]),
        "decide": position,
        "groups": positions,
    }
    keeping: Fields = {"best": st.just(2), "by": st.sampled_from([by.value for by in By]), "across": st.just(value=True)} | turn
    telling: Fields = {"side": st.sampled_from([side.value for side in Side]), "told": st.sampled_from([told.value for told in Told])}
    return {
        "price": _rule({"of": st.sampled_from(facts), "amount": amount}, posting | pricing | any_rule),
        "keep": _rule({"rules": positions, "per": st.integers(0, 21 * 21 - 1)}, keeping | any_rule),
        "tally": _rule({"amount": amount} | each, posting | turn | {"pool": amount} | any_rule),
        "cap": _rule({"bound": amount} | each, {"floor": st.just(value=True)} | covering | any_rule),
        "void": _rule({"provided": seeds()} | each, {"gains": st.just(value=False), "first": amount} | covering | any_rule),
        "bar": _rule({"provided": seeds()}, {"persons": st.just(value=True)} | any_rule),
        "notice": _rule({"provided": seeds()}, telling | any_rule),
        "duty": _rule(
            {"of": st.sampled_from(list(LIMITS)), "limit": position}, {name: one for name, one in any_rule.items() if name != "for"}
        ),
    }


def _rule(always: Fields, extras: Fields) -> Strategy:
    """
    Return what is drawn for a rule: a few fields that it always has, and some of the others.

    So the plainest rule is made of so few numbers that hypothesis takes it out as a whole.
    """
    some = st.one_of([st.tuples(st.just(name), strategy) for name, strategy in extras.items()])
    return st.fixed_dictionaries(always | {"extras": st.lists(some, max_size=4)})


def _document(drawn: Drawn) -> Document:
    tables = declared(drawn)
    head = head_of(tables, readings=drawn["readings"])
    made = Making(head, {name: [] for name in (*(one.table for one in RULE_TYPES), "deadline", "duty")})
    for name, make in RULES.items():
        for one in drawn.get(name, ()):
            rule = make({**NOTHING, **one, **dict(one["extras"])}, made)
            if rule is not None:
                made.rules[name].append(rule)
    combined(made.rules)
    rules = {name: several for name, several in made.rules.items() if several}
    document: Document = {"schema": 1, "id": "generated", "title": "考核办法", "source": {"issuer": "办公室", "title": "考核办法"}}
    document |= _options(drawn, head) | tables
    readings = readings_of(rules | {"others": [document.get("standing", {}), document.get("measures", {})]})
    if readings:
        document["readings"] = readings
    if drawn.get("clauses") is not None and rules:
        document["clauses"] = clauses_of(rules, tables.get("criteria", {}), quoted=drawn["clauses"] == "quoted")
    return document | rules


def _options(drawn: Drawn, head: Any) -> Document:
    """Return the tables of what else is fixed, those that say something."""
    settings = dict(drawn["settings"])
    if "show" in settings:
        settings["show"] = [at(head.measures, settings["show"]).id] if head.measures else []
    standing = dict(drawn["standing"])
    if drawn["by"] is not None:
        standing["by"] = number_formula(drawn["by"], words_of(scope_of_totals(head), OPENED))
    tables = {"settings": settings, "standing": standing, "persons": drawn.get("persons"), "commend": drawn.get("commend")}
    return {name: table for name, table in tables.items() if table}
