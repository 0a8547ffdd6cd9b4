"""The one table of rule types, and what goes through it."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from govinfo.codec import decode_rulebook, rulebook_schema
from govinfo.rulebook import Bar, Notice, Price, Rulebook, choose
from govinfo.rulebook._open_words import known_words
from govinfo.rulebook._rule_type import RuleType
from govinfo.rulebook._rule_types import RULE_TYPES, Settlement, type_of
from govinfo.shipped import shipped_rulebook

HEAD = 'schema = 1\nid = "x"\ntitle = "办法"\n[source]\nissuer = "区政府办"\ntitle = "办法"\n'
PRICED = '[[price]]\nid = "sent"\nclause = "一"\ntitle = "报送"\nof = "submission"\namount = 1\n'


def test_every_type_of_rule_stands_in_the_table_once() -> None:
    """A type that is in the union and not in the table could be written and never read."""
    kinds = [one.kind for one in RULE_TYPES]

    assert kinds == [Price, *get_args(Settlement), Bar, Notice]
    assert len({one.table for one in RULE_TYPES}) == len(kinds)


@pytest.mark.parametrize("kind", RULE_TYPES, ids=lambda kind: kind.table)
def test_every_type_of_rule_has_its_table_in_the_schema(kind: RuleType[Any, Any]) -> None:
    """The schema takes the tables from the types."""
    assert kind.table in rulebook_schema()["properties"]


def test_a_rulebook_reads_its_formulas_once() -> None:
    """What asks for them again gets the same ones."""
    book = shipped_rulebook("district-model")

    assert book.formulas is book.formulas
    assert book == choose(book, {})
    assert [own.holder for own in book.formulas if own.kind is not None] == [*book.rules, *book.bars, *book.notices]
    assert all(own.kind is type_of(own.holder) for own in book.formulas if own.kind is not None)


def test_a_rule_is_found_by_its_formulas_though_another_reading_has_its_id() -> None:
    """Formulas belong to a rule and not to its id, which repeats under other readings."""
    readings = '[readings.r]\nquestion = "如何计分"\noptions = { few = "少", many = "多" }\n'
    rules = "".join(
        f'[[tally]]\nid = "t"\nclause = "二"\ntitle = "结算"\neach = "year"\namount = "{amount}"\nunder = {{ r = "{option}" }}\n'
        for option, amount in (("few", "points"), ("many", "points * 2"))
    )
    book = decode_rulebook(HEAD + readings + PRICED + rules)

    assert [own.read["amount"].source for own in book.formulas if own.path == "t"] == ["points", "points * 2"]


def cap(most: str) -> Rulebook:
    """Return a rulebook whose cap bounds what an item earns."""
    return decode_rulebook(
        f'{HEAD}{PRICED}[[cap]]\nid = "c"\nclause = "二"\ntitle = "封顶"\neach = "item"\nrules = ["sent"]\nmost = "{most}"\n'
    )


def test_a_cap_of_an_item_knows_the_words_it_compares() -> None:
    """A tag that only a cap looks at is looked at."""
    assert known_words(cap("3")) == {}
    assert known_words(cap("5 if tag('page') == 'front' else 3")) == {("submissions", "tags.page"): frozenset({"front"})}
