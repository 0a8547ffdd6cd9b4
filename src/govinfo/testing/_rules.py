"""
How the rules of a generated rulebook are made of what was drawn.

As with records, what is drawn is independent: one dictionary per rule in which whatever it refers
to is a position, taken modulo the number of things there are. A rule that would have nothing to be
about is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import combinations
from types import MappingProxyType
from typing import Any, Final, TypeAlias, cast, final

from attrs import frozen

from govinfo.rulebook import Bar, Cap, Each, Facts, Notice, Price, Rulebook, Share, Subjects, Tally, Void
from govinfo.rulebook._conditions import ATTRIBUTES, MANY
from govinfo.rulebook._rule_types import scope_of_rule
from govinfo.rulebook._scopes import scope_of_pool
from govinfo.testing._declared import OPENED, READINGS, condition
from govinfo.testing._formulas import Words, number_formula, truth_formula, words_of
from govinfo.testing._parts import Drawn, at
from govinfo.testing._toml import Document
from govinfo.texts._word import word_of

Scoped: TypeAlias = Price | Tally | Cap | Void | Bar | Notice
NOTHING: Final[Drawn] = {"when": (), "groups": (), "rules": (), "clause": 0} | dict.fromkeys(
    ("provided", "decide", "part", "reading", "pool", "first", "persons", "floor", "side", "told", "for")
)
"""What is drawn for a rule where nothing is said."""

CLAUSES: Final = tuple("一二三四五六七八九十")


@final
@frozen
class Making:
    """
    The rules made so far, and the words they use.

    Attributes:
        rules: by the name of their table; it grows while rules are made.
    """

    head: Rulebook
    rules: dict[str, list[Document]]

    @property
    def posting(self) -> list[Document]:
        """The rules that post lines."""
        return [*self.rules["price"], *self.rules["tally"]]

    def words(self, rule: Scoped) -> Words:
        """Return what the formulas of a rule may say."""
        known = [other["id"] for other in self.posting] + [part.id for part in self.head.parts]
        return words_of(scope_of_rule(self.head, rule), {**OPENED, "earned": known, "lines": known})


def combined(rules: Mapping[str, list[Document]]) -> None:
    """Say of every price that may meet an earlier one on the same record that it adds to it, unless a keep chooses between them."""
    for one, other in combinations(rules["price"], 2):
        alike = all(one.get(name) == other.get(name) for name in ("of", "account", "for")) and not one.get("stacks")
        keeps = [keep["rules"] for keep in rules["keep"] if keep.get("for") == one.get("for")]
        kept = any(chosen == ["*"] or {one["id"], other["id"]} <= set(chosen) for chosen in keeps)
        if alike and not kept and not _apart(one.get("when", {}), other.get("when", {})):
            other["stacks"] = True


def _apart(one: Document, other: Document) -> bool:
    """Whether both ask one attribute for other words; what is turned round may ask for any."""
    return any(
        not isinstance(one[name], dict) and not isinstance(other[name], dict) and _words(one[name]).isdisjoint(_words(other[name]))
        for name in one
        if name in other and name not in MANY
    )


def _words(value: Any) -> set[Any]:
    return set(map(word_of, value)) if isinstance(value, list) else {word_of(value)}  # pyright: ignore[reportUnknownArgumentType]  # a list of a document


def _named(kind: str, title: str, drawn: Drawn, made: Making) -> Document:
    """Return the head of a rule: its id, its clause (of its own, one that is cited already, or two) and its title."""
    number = len(made.rules[kind]) + 1
    place = sum(map(len, made.rules.values()))
    own = f"{at(CLAUSES, place)}({number})"
    cited = [rule["clause"] for several in made.rules.values() for rule in several if "、" not in rule["clause"]]
    clause = drawn["clause"]
    if clause and cited:
        own = at(cited, clause) if clause < 3 or at(cited, clause) == own else f"{own}、{at(cited, clause)}"
    return {"id": f"{kind}-{number}", "clause": own, "title": f"{title}{number}"}


def _with_reading(rule: Document, drawn: Drawn) -> Document:
    """Return the rule with what it makes of a reading: it holds under one option, or says another amount under each."""
    if drawn["reading"] is None:
        return rule
    place, how = drawn["reading"]
    id_ = at(list(READINGS), place)
    options = list(READINGS[id_]["options"])
    if how % 2 or "amount" not in rule:
        return rule | {"under": {id_: at(options, how // 2)}}
    others = dict(zip(options, (rule["amount"], 0, 1), strict=False))
    return rule | {"amount": {"reading": id_} | others}


def _amount(drawn: Any, words: Words) -> Any:
    return number_formula(cast("list[int]", drawn), words) if isinstance(drawn, list) else drawn


def _optional(drawn: Drawn, *names: str) -> Document:
    return {name: drawn[name] for name in names if drawn.get(name) is not None}


def _price(drawn: Drawn, made: Making) -> Document | None:
    facts: Facts = drawn["of"]
    head = made.head
    rule = _named("price", "计分", drawn, made) | {"of": facts.value}
    when = dict(condition(head, facts, one) for one in drawn["when"])
    if facts is Facts.FINDING and head.criteria:
        # What is found is priced criterion by criterion, as regulations do.
        when = {"criterion": at(head.criteria, drawn["decide"] or 0).id} | when
    rule |= {"when": when} if when else {}
    judged = [one.id for one in head.criteria if one.least is not None and facts.value in one.about]
    if judged and drawn["decide"] is not None:
        rule["decide"] = at(judged, drawn["decide"])
    words = made.words(Price(id="x", clause="x", title="x", of=facts, amount=0, decide=rule.get("decide")))
    if drawn["provided"] is not None:
        rule["provided"] = truth_formula(drawn["provided"], words)
    rule["amount"] = "decided" if "decide" in rule and not isinstance(drawn["amount"], list) else _amount(drawn["amount"], words)
    groups = list(dict.fromkeys(at(head.groups, place).id for place in drawn["groups"])) if head.groups else []
    rule |= {"groups": groups} if groups else {}
    share = drawn.get("share") if drawn["for"] is None or drawn.get("share") != Share.LEAD.value else None
    whom = {} if facts is Facts.DUTY else _for(drawn)
    return _with_reading(rule | _optional({**drawn, "share": share}, "account", "share") | whom | _part(drawn, head), drawn)


def _for(drawn: Drawn) -> Document:
    """Return whom a rule is about, where that is not units."""
    return {} if drawn["for"] is None else {"for": drawn["for"]}


def _whom(drawn: Drawn) -> Subjects:
    return Subjects.UNITS if drawn["for"] is None else Subjects(drawn["for"])


def _part(drawn: Drawn, head: Rulebook) -> Document:
    return {"part": at(head.parts, drawn["part"]).id} if head.parts and drawn["part"] is not None else {}


def _keep(drawn: Drawn, made: Making) -> Document | None:
    prices = made.rules["price"]
    if not prices:
        return None
    chosen = list({rule["id"]: rule for rule in (at(prices, place) for place in drawn["rules"])}.values()) or prices
    kinds = [ATTRIBUTES[Facts(rule["of"])] for rule in chosen]
    common = [name for name in sorted(kinds[0]) if name not in MANY and all(name in kind for kind in kinds)]
    known = ["record", "item", "day", *common]
    second, first = divmod(drawn["per"], 21)
    per = list(dict.fromkeys((at(known, first), *([at(known, second)] if second else []))))
    rules = [rule["id"] for rule in chosen] if drawn["rules"] else ["*"]
    rule = _named("keep", "取舍", drawn, made) | {"rules": rules, "per": per}
    return _with_reading(rule | _optional(drawn, "best", "by", "across", "step") | _for(drawn), {**drawn, "reading": _under(drawn)})


def _under(drawn: Drawn) -> tuple[int, int] | None:
    """Return the reading of a rule that can only hold or not hold."""
    return None if drawn["reading"] is None else (drawn["reading"][0], drawn["reading"][1] * 2 + 1)


def _tally(drawn: Drawn, made: Making) -> Document | None:
    each: Each = drawn["each"]
    words = made.words(Tally(id="x", clause="x", title="x", each=each, amount=0, for_=_whom(drawn)))
    rule = _named("tally", "结算", drawn, made) | {"each": each.value}
    if drawn["provided"] is not None:
        rule["provided"] = truth_formula(drawn["provided"], words)
    rule["amount"] = _amount(drawn["amount"], words)
    if drawn["pool"] is not None and each is not Each.ITEM:
        rule["pool"] = _amount(drawn["pool"], words_of(scope_of_pool(made.head), OPENED))
    return _with_reading(rule | _optional(drawn, "account", "step") | _for(drawn) | _part(drawn, made.head), drawn)


def _covering(drawn: Drawn, made: Making) -> Document | None:
    """Return which rules a cap or void is about: some of one account, a part, or all."""
    posting = made.posting
    if not posting:
        return None
    chosen = list({rule["id"]: rule for rule in (at(posting, place) for place in drawn["rules"])}.values())
    account = (chosen or posting)[0].get("account", "points")
    covers: Document = {"account": account} if account != "points" else {}
    if chosen:
        covers["rules"] = [rule["id"] for rule in chosen]
    parts = {rule["part"] for rule in posting if rule.get("account", "points") == account and "part" in rule}
    if parts and drawn["part"] is not None and not chosen:
        covers["parts"] = [at(sorted(parts), drawn["part"])]
    return covers


def _cap(drawn: Drawn, made: Making) -> Document | None:
    covers = _covering(drawn, made)
    if covers is None:
        return None
    words = made.words(Cap(id="x", clause="x", title="x", each=drawn["each"], for_=_whom(drawn)))
    rule = _named("cap", "封顶", drawn, made) | {"each": drawn["each"].value} | covers
    rule["least" if drawn["floor"] else "most"] = _amount(drawn["bound"], words)
    return _with_reading(rule | _optional(drawn, "step") | _for(drawn), {**drawn, "reading": _under(drawn)})


def _void(drawn: Drawn, made: Making) -> Document | None:
    covers = _covering(drawn, made)
    if covers is None:
        return None
    words = made.words(Void(id="x", clause="x", title="x", each=drawn["each"], provided="true", for_=_whom(drawn)))
    rule = _named("void", "取消", drawn, made) | {"each": drawn["each"].value, "provided": truth_formula(drawn["provided"], words)} | covers
    if drawn["first"] is not None:
        rule["first"] = _amount(drawn["first"], words)
    return _with_reading(rule | _optional(drawn, "gains", "step") | _for(drawn), {**drawn, "reading": _under(drawn)})


def _bar(drawn: Drawn, made: Making) -> Document | None:
    words = made.words(Bar(id="x", clause="x", title="x", provided="true", persons=bool(drawn["persons"]), for_=_whom(drawn)))
    rule = _named("bar", "不得参评", drawn, made) | {"provided": truth_formula(drawn["provided"], words)}
    return _with_reading(rule | _optional(drawn, "persons") | _for(drawn), {**drawn, "reading": _under(drawn)})


def _notice(drawn: Drawn, made: Making) -> Document | None:
    words = made.words(Notice(id="x", clause="x", title="x", provided="true", for_=_whom(drawn)))
    rule = _named("notice", "通报", drawn, made) | {"provided": truth_formula(drawn["provided"], words)}
    rule |= {name: drawn[name] for name in ("side", "told") if drawn[name] is not None}
    return _with_reading(rule | _for(drawn), {**drawn, "reading": _under(drawn)})


_HOURS: Final[Document] = {
    "hours": [{"close": "18:00", "since": "06-01", "until": "09-30"}, {"close": "12:00", "weekdays": [5]}],
}
LIMITS: Final[Mapping[str, tuple[Document, ...]]] = MappingProxyType(
    {
        "handling": (
            {"unit": "day", "number": 7, "anchor": "received"},
            {"unit": "working-day", "number": 10, "anchor": "received"},
            {"unit": "working-day", "number": 3, "anchor": "received", "close": "17:30", "next_day_after": "17:30"} | _HOURS,
            {"unit": "month", "number": 1, "anchor": "received", "month_end": True, "rest_run": 3, "close": "17:30", "office_hours": True},
            {"unit": "day", "number": 7, "anchor": "received", "at_least": True},
        ),
        "urgent": (
            {"unit": "hour", "number": 2, "anchor": "event"},
            {"unit": "minute", "number": 30, "anchor": "event"},
            {"unit": "hour", "number": 4, "anchor": "event", "reminder_minutes": [60, 15]},
        ),
        "commission": ({"unit": "day", "number": 3, "anchor": "assigned"},),
        "report": (
            {"unit": "period-end", "grain": "quarter", "months_after": 1, "day": 5},
            {"unit": "period-end", "grain": "month"},
            {"unit": "date", "month": 1, "day": 20, "grain": "year", "close": "17:30"} | _HOURS,
            {"unit": "period-end", "grain": "week", "weekdays": [4], "working_days": True},
        ),
        "task": ({"unit": "date", "month": 11, "day": 30},),
    }
)
"""By kind of duty, the limits under which it may stand."""


def _duty(drawn: Drawn, made: Making) -> Document | None:
    kind = drawn["of"]
    if kind in [duty["of"] for duty in made.rules["duty"]]:
        return None
    limit = _named("deadline", "时限", {"clause": 0}, made) | at(LIMITS[kind], drawn["limit"])
    made.rules["deadline"].append(limit)
    duty = _named("duty", "义务", drawn, made) | {"of": kind, "limit": limit["id"]}
    if kind == "report":
        duty["when"] = {"urgent": False}
    if kind == "task":
        duty |= {"lead": ["u1"], "when": {"tags.page": "task"}}
    return duty


RULES: Final[Mapping[str, Callable[[Drawn, Making], Document | None]]] = MappingProxyType(
    {
        "duty": _duty,
        "price": _price,
        "tally": _tally,
        "keep": _keep,
        "cap": _cap,
        "void": _void,
        "bar": _bar,
        "notice": _notice,
    }
)
"""By the name of their table, in the order in which rules can be about each other: what makes a rule of what was drawn."""
