"""The words that generated rulebooks declare, and what is made of them besides rules: measures, criteria, readings, clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any, Final, cast

from govinfo.exact import format_exact
from govinfo.labels import Level
from govinfo.rulebook import Criterion, Facts, Measure, Publication, Reading, Rulebook, Source, Word
from govinfo.rulebook._conditions import ATTRIBUTES, TAG, Attribute, attribute
from govinfo.rulebook._scopes import scope_of_measure
from govinfo.rulebook._vocabularies import vocabulary
from govinfo.testing._formulas import number_formula, words_of
from govinfo.testing._parts import Drawn, at
from govinfo.testing._toml import Document
from govinfo.testing._values import NEIGHBOURS

WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "publications": {"bulletin": "《每日要情》", "gazette": "《政务公报》", "digest": "《信息摘报》", "website": "门户网站"},
    "forms": {"item": "单条信息", "brief": "简讯", "research": "综合调研"},
    "kinds": {"experience": "经验", "problem": "问题"},
    "groups": {"office": "部门", "town": "乡镇"},
    "lapses": {"careless": "差错", "untimely": "拖延"},
    "figures": {"headcount": "编制数", "budget": "经费"},
    "parts": {"basic": "基础分", "bonus": "附加分"},
}
"""By table, the words that may be declared and their titles."""

CRITERIA: Final[Mapping[str, Document]] = {
    "leadership": {"title": "领导重视", "about": ["unit", "person"]},
    "quality": {"title": "质量", "about": ["submission", "adoption", "instruction", "lapse"], "least": 0, "most": 10},
    "service": {"title": "工作成效", "about": ["unit"], "least": 1},
    "source": {"title": "取材较多", "about": ["adoption"], "unit": True, "least": 0, "most": 5},
}
MEASURES: Final[Mapping[str, Document]] = {
    "sent": {"title": "报送条数", "count": "submission"},
    "adopted": {"title": "采用条数", "count": "adoption"},
    "noted": {"title": "批示次数", "count": "instruction"},
    "faults": {"title": "过错次数", "count": "lapse"},
}
READINGS: Final[Mapping[str, Document]] = {
    "how-counted": {"question": "按年计还是逐次计?", "options": {"yearly": "按年计", "each-time": "逐次计"}},
    "who-counts": {"question": "由谁得分?", "options": {"first-unit": "第一单位", "all-units": "各单位", "lead-unit": "牵头单位"}},
}
OPENED: Final[Mapping[str, Sequence[str]]] = {"tag": ("page",), "figure": ("headcount",), "group": ("office", "town")}
"""What formulas say where a rulebook knows any word."""

NUMBERS: Final = (1, 2, 500, 0)
_NUMBER: Final = re.compile(r"[0-9]+(?:\.[0-9]+)?", re.ASCII)


def declared(drawn: Drawn) -> Document:
    """Return the tables of words, criteria and measures that were drawn."""
    tables: Document = {}
    for table, words in WORDS.items():
        if table == "publications":
            # Adoptions name a publication, so that whoever looks at them declares one.
            levels: Sequence[Level] = drawn.get(table, ()) or ((Level.DISTRICT,) if _looks_at(drawn, Facts.ADOPTION) else ())
            some: Document = {
                id_: {"title": title, "level": level.value} for (id_, title), level in zip(words.items(), levels, strict=False)
            }
        else:
            some = dict(list(words.items())[: drawn.get(table, 0)])
        if some:
            tables[table] = some
    judged: Sequence[int] = drawn.get("criteria", ()) or ((0,) if _looks_at(drawn, Facts.FINDING) else ())
    criteria = {at(list(CRITERIA), number): dict(at(list(CRITERIA.values()), number)) for number in judged}
    if criteria:
        tables["criteria"] = criteria
    measures: Document = {}
    for number, details in enumerate(drawn.get("measures", ())):
        id_, measure = at(list(MEASURES), number), dict(at(list(MEASURES.values()), number))
        head = head_of(tables, readings=drawn["readings"])
        when = dict(condition(head, Facts(measure["count"]), one) for one in details["when"])
        measures[id_] = measure | ({"when": when} if when else {})
        measures[id_] |= {name: True for name in ("distinct", "shared") if details[name]}
        if details["weigh"] is not None:
            counted = Measure(id=id_, title=id_, count=Facts(measure["count"]))
            measures[id_]["weigh"] = number_formula(details["weigh"], words_of(scope_of_measure(head, counted), OPENED))
    if drawn.get("computed") is not None and measures:
        head = head_of(tables | {"measures": measures}, readings=drawn["readings"])
        known = words_of(scope_of_measure(head, Measure(id="rate", title="率", formula="1")), OPENED)
        measures["rate"] = {"title": "综合指标", "formula": number_formula(drawn["computed"], known)}
    return tables | ({"measures": measures} if measures else {})


def _looks_at(drawn: Drawn, facts: Facts) -> bool:
    """Whether a price or a measure that was drawn looks at records of this kind."""
    counted = (at(list(MEASURES.values()), number)["count"] for number in range(len(drawn.get("measures", ()))))
    return facts in {price["of"] for price in drawn.get("price", ())} or facts.value in set(counted)


def head_of(tables: Mapping[str, Document], *, readings: bool) -> Rulebook:
    """Return a rulebook that declares what *tables* declare, and with *readings* every one, so that formulas can use its words."""

    def words(name: str) -> tuple[Word, ...]:
        return tuple(Word(id=id_, title=title) for id_, title in tables.get(name, {}).items())

    return Rulebook(
        id="head",
        title="办法",
        source=Source(issuer="办公室", title="办法"),
        publications=tuple(
            Publication(id=id_, title=one["title"], level=Level(one["level"])) for id_, one in tables.get("publications", {}).items()
        ),
        forms=words("forms"),
        kinds=words("kinds"),
        groups=words("groups"),
        lapses=words("lapses"),
        figures=words("figures"),
        parts=words("parts"),
        criteria=tuple(
            Criterion(id=id_, title=one["title"], about=tuple(one["about"]), least=one.get("least"))
            for id_, one in tables.get("criteria", {}).items()
        ),
        measures=tuple(
            Measure(id=id_, title=one["title"], formula=one.get("formula"), weigh=one.get("weigh"))
            for id_, one in tables.get("measures", {}).items()
        ),
        readings=tuple(
            Reading(id=id_, question=one["question"], options=tuple(Word(id=option, title=option) for option in one["options"]))
            for id_, one in (READINGS.items() if readings else ())
        ),
    )


def condition(head: Rulebook, facts: Facts, drawn: int) -> tuple[str, Any]:
    """Return one condition on *facts*: an attribute that has words here, and a value, several, or all but one."""
    rest, which = divmod(drawn, 30)
    rest, one = divmod(rest, 6)
    negated, other = divmod(rest, 3)
    known: dict[str, tuple[Attribute, Sequence[Any]]] = {}
    for name, found in ATTRIBUTES[facts].items():
        answers = _answers(head, found)
        if answers:
            known[name] = found, answers
    page = attribute(facts, f"{TAG}page")
    if page is not None:
        known[f"{TAG}page"] = page, NEIGHBOURS
    name = at(list(known), which)
    _, answers = known[name]
    several = list(dict.fromkeys((at(answers, one), at(answers, one + other))))
    value = several[0] if len(several) == 1 else several
    return name, {"not": value} if negated else value


def _answers(head: Rulebook, found: Attribute) -> Sequence[Any]:
    """Return values worth asking for."""
    if found.kind.value == "truth":
        return (True, False)
    if found.kind.value == "number":
        return NUMBERS
    words = vocabulary(head, found.words)
    if words is not None:
        return words
    return ("net", "paper", "1", "01") if found.words is None else ()


def readings_of(rules: Mapping[str, list[Document]]) -> Document:
    """Return the readings on which *rules* depend."""
    said = repr(rules)
    return {id_: dict(reading) for id_, reading in READINGS.items() if f"'{id_}'" in said}


def clauses_of(rules: Mapping[str, list[Document]], criteria: Document, *, quoted: bool) -> Document:
    """Return the clauses that *rules* cite, quoted with all numbers of theirs and of *criteria*, and one that is left to people."""
    numbers: dict[str, dict[str, None]] = {}
    by_rule: set[str] = set()
    for kind, several in rules.items():
        for rule in several:
            for clause in rule["clause"].split("、"):
                own = [value for name, value in rule.items() if name not in {"id", "clause", "title"}]
                numbers.setdefault(clause, {}).update(dict.fromkeys(_numbers([own, criteria])))
                if kind not in {"duty", "deadline"}:
                    by_rule.add(clause)
    clauses: Document = {}
    for clause, found in numbers.items():
        clauses[clause] = {"covered": "rule" if clause in by_rule else "deadline"}
        if quoted:
            clauses[clause]["text"] = f"按{'、'.join(found)}计。" if found else "按规定办理。"
    return clauses | {"附则": {"covered": "people"}}


def _numbers(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for one in cast("Document", value).values():
            yield from _numbers(one)
    elif isinstance(value, (list, tuple)):
        for one in cast("list[Any]", value):
            yield from _numbers(one)
    elif isinstance(value, (str, int, Fraction)):
        yield from _NUMBER.findall(value if isinstance(value, str) else format_exact(value))
