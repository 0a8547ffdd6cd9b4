"""What readers call measures, totals, figures and criteria (名称)."""

from __future__ import annotations

from collections.abc import Sequence
from fnmatch import fnmatchcase
from typing import Any, Final

from govinfo.labels import Complexity, Labelled, LapseKind, LeaderRank, Level, ReviewOutcome, Role
from govinfo.rulebook._book import Book
from govinfo.rulebook._conditions import Facts, attribute
from govinfo.rulebook._results import Result
from govinfo.rulebook._words import Titled
from govinfo.texts import Language, Text
from govinfo.texts._languages import either
from govinfo.texts._titles import asked, titled

TITLES: Final = {
    "points": "积分",
    "awarded": "加分合计",
    "deducted": "扣分合计",
    "yuan": "奖金合计",
    "targets_met": "各项目标任务均已完成",
    "group": "考核类别",
}
"""What readers call the totals that formulas may name."""


_OF_RECORDS: Final = {"decided": "认定数额", "adoptions": "采用次数", "instructions": "批示次数", "points": "该条得分", "yuan": "该条奖金"}
"""What readers call that which formulas about single records or items may name beside their attributes."""

_LABELS: Final[tuple[type[Labelled], ...]] = (Level, LapseKind, LeaderRank, Complexity, ReviewOutcome, Role, Result)
"""The closed vocabularies of records, whose words formulas compare."""


def formula_title(book: Book, facts: Facts | None, word: str, lang: Language) -> str:
    """
    Return what readers call a word of a formula that says something of every unit, person or record.

    Args:
        book: whose formula.
        facts: the kind of records that the formula is about; None where it is about units or persons.
        word: a name or a word of a lookup, or `reading=option`.
        lang: the language of the reader.
    """
    id_, chosen, option = word.partition("=")
    reading = next((one for one in book.readings if one.id == id_), None)
    if reading is not None:
        found = next((one for one in reading.options if chosen and one.id == option), None)
        return (asked(reading) if found is None else titled(found)).text(lang)
    own = None if facts is None else attribute(facts, word)
    known = own.title if own is not None else _OF_RECORDS.get(word) if facts is not None else None
    if known is not None:
        return either(known, word, lang)
    tag = next((one for one in book.tags if one.id == word and one.title is not None), None)
    return title_of(book, word, lang) if tag is None else either(tag.title or word, tag.title_en or word, lang)


def posted(book: Book) -> Sequence[Any]:
    """Return the rules that post lines: those that have an amount."""
    return [rule for rule in book.rules if getattr(rule, "amount", None) is not None]


def title_of(rulebook: Book, word: str, lang: Language) -> str:
    """Return what readers call a measure, a total, a figure, a criterion, a rule, or a word that records hold."""
    words: tuple[Titled, ...] = (
        *rulebook.measures,
        *rulebook.figures,
        *rulebook.criteria,
        *rulebook.parts,
        *rulebook.groups,
        *rulebook.publications,
        *rulebook.forms,
        *rulebook.kinds,
        *rulebook.merits,
        *rulebook.matters,
        *rulebook.lapses,
        *(one for tag in rulebook.tags for one in tag.words),
    )
    for declared in words:
        if declared.id == word:
            return titled(declared, otherwise=word).text(lang)
    rules = [rule for rule in posted(rulebook) if fnmatchcase(rule.id, word)]
    if rules:
        title = titled(rules[0], otherwise=word)
        return (title if len({rule.id for rule in rules}) == 1 else Text("{title} and others", title=title)).text(lang)
    label = next((one for labels in _LABELS for one in labels if one.value == word), None)
    if label is not None:
        return label.text(lang)
    return either(TITLES.get(word, word), word, lang)
