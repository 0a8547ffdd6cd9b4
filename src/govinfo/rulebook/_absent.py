"""
What it means that a record does not say something: a word that then stands for it, or that it must be given (未填写的含义).

An attribute that rules look at, that records need not have, and of which the rulebook does not say what its absence means, is a question.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from govinfo.errors import Problem, Severity
from govinfo.formulas import UNKNOWN, Kind, Unknown
from govinfo.rulebook._book import Book
from govinfo.rulebook._conditions import ATTRIBUTES, OF_HANDLING, OF_MATTER, OF_UNIT, TAG, Attribute, Condition, Facts, attribute
from govinfo.rulebook._duties import Duty, DutyKind, duty_attribute
from govinfo.rulebook._formulas import OwnFormulas
from govinfo.rulebook._price import Price
from govinfo.rulebook._problems import flaw, unknown
from govinfo.rulebook._rulebook import Rulebook
from govinfo.rulebook._spans import Each, span_of
from govinfo.rulebook._vocabularies import vocabulary
from govinfo.rulebook._words import Measure
from govinfo.texts import Text, Words
from govinfo.texts._word import word_of

MUST_BE_GIVEN: Final = "must-be-given"
"""Stands under `[absent]` for what a record must say: where it does not, the rules that ask for it wait."""

_MAY_BE_ABSENT: Final[Mapping[str, frozenset[Facts] | None]] = MappingProxyType(
    {
        "form": None,
        "channel": None,
        "rank": None,
        "position": None,
        "grade": None,
        "leader": None,
        "level": frozenset({Facts.MERIT, Facts.MATTER}),
    }
)
"""The attributes of words that records need not have, with the kinds of records where that is so; None for all that have them."""

_GROUP: Final = "group"


def absent_words(rulebook: Book) -> Mapping[str, str | Unknown]:
    """Return by attribute the word that stands for it where a record does not say, or unknown where it must be given."""
    return {name: UNKNOWN if word == MUST_BE_GIVEN else word for name, word in rulebook.absent if word}


def absent_problems(rulebook: Rulebook) -> Iterator[Problem]:
    """Yield what is wrong under `[absent]`: attributes that no record can lack, and words that nobody declared."""
    known = [*_MAY_BE_ABSENT, _GROUP, "complexity", "role", TAG + "…"]
    for name, word in rulebook.absent:
        path = f"absent.{name}"
        if name.startswith(TAG):
            words = next((tuple(one.id for one in tag.words) for tag in rulebook.tags if TAG + tag.id == name), None)
        elif name in known:
            words = vocabulary(rulebook, _attribute(name).words)
        else:
            yield from unknown(path, name, known, "attribute")
            continue
        if words is not None and word not in {"", MUST_BE_GIVEN} and word_of(word) not in set(map(word_of, words)):
            yield from unknown(path, word, [*words, MUST_BE_GIVEN], "word")
        if word == MUST_BE_GIVEN and name in {"complexity", "role"}:
            yield flaw(path, Text("a limit and a duty need a word here: name the one that stands for it"))


def absent_questions(rulebook: Rulebook) -> Iterator[Problem]:
    """Yield the attributes that rules look at and `[absent]` does not name, each once."""
    answered = {name for name, _ in rulebook.absent}
    for name, title in sorted(dict(_looked_at(rulebook)).items()):
        if name not in answered:
            message = Text(
                'rules ask for the {what}, which records may leave out; write under [absent] {name} = "{must}", a word, or "" for none',
                what=Words(title, name),
                name=name,
                must=MUST_BE_GIVEN,
            )
            yield Problem(path=f"absent.{name}", message=message, severity=Severity.QUESTION)


def _looked_at(rulebook: Rulebook) -> Iterator[tuple[str, str]]:
    for own in rulebook.formulas:
        facts = _facts_of(own.holder)
        if isinstance(own.holder, (Price, Measure)) and facts is not None:
            yield from ((condition.attribute, _title(facts, condition)) for condition in own.holder.when if _may_lack(facts, condition))
        if isinstance(own.holder, Price) and own.holder.groups:
            yield _GROUP, OF_UNIT[_GROUP].title
        yield from _named(own, facts)
    for duty in rulebook.duties:
        yield from ((one.attribute, _titled(duty, one)) for one in duty.when if _leaves_out(duty, one))
        if any(condition.attribute == _GROUP and "" not in condition.words for condition in duty.owed_by):
            yield _GROUP, OF_UNIT[_GROUP].title


def _leaves_out(duty: Duty, condition: Condition) -> bool:
    """Whether a duty asks for something that its record need not have, and does not say itself what that means."""
    name, found = condition.attribute, duty_attribute(duty.of, condition.attribute)
    kinds = _MAY_BE_ABSENT.get(name, frozenset())
    asked = kinds is None or (duty.of is DutyKind.MATTER and Facts.MATTER in kinds)
    return asked and found is not None and found.kind is Kind.TEXT and "" not in condition.words


def _titled(duty: Duty, condition: Condition) -> str:
    found = duty_attribute(duty.of, condition.attribute)
    return condition.attribute if found is None else found.title


def _named(own: OwnFormulas, facts: Facts | None) -> Iterator[tuple[str, str]]:
    for formula in own.read.values():
        for read in formula.reads:
            if read.lookup is not None:
                continue
            if facts is None and read.word == _GROUP:
                yield _GROUP, OF_UNIT[_GROUP].title
            elif facts is not None and read.word in _MAY_BE_ABSENT and _is_word(facts, read.word):
                yield read.word, ATTRIBUTES[facts][read.word].title


def _facts_of(holder: object) -> Facts | None:
    if isinstance(holder, Price):
        return holder.of
    if isinstance(holder, Measure):
        return holder.count
    return Facts.SUBMISSION if span_of(holder) is Each.ITEM else None


def _may_lack(facts: Facts, condition: Condition) -> bool:
    """Whether a condition asks for something that a record need not have, and does not say itself what that means."""
    return _is_word(facts, condition.attribute) and "" not in condition.words


def _is_word(facts: Facts, name: str) -> bool:
    kinds = _MAY_BE_ABSENT.get(name, frozenset())
    found = attribute(facts, name)
    return (kinds is None or facts in kinds) and found is not None and found.kind is Kind.TEXT


def _title(facts: Facts, condition: Condition) -> str:
    return ATTRIBUTES[facts][condition.attribute].title


def _attribute(name: str) -> Attribute:
    """Return any attribute that is called so; their words are the same."""
    tables = (*ATTRIBUTES.values(), OF_UNIT, OF_HANDLING, OF_MATTER)
    return next(table[name] for table in tables if name in table)
