"""What an editor is told about a rulebook, half-written or whole."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest
from edited import TEXT, at

from govinfo._lsp._document import Document
from govinfo._lsp._features import complete, declaration, explain, in_order, read
from govinfo.rulebook import Rulebook


def asked(old: str, new: str) -> tuple[Document, int, int]:
    """Return the rulebook with one line changed and the cursor at the mark in it."""
    assert old in TEXT
    text, line, character = at(TEXT.replace(old, new))
    return Document.of(text), line, character


@pytest.fixture(scope="module")
def book() -> Rulebook:
    """The rulebook when it could last be read."""
    found, problems = read(TEXT, "mine.toml")
    assert found is not None, problems
    return found


def test_a_rulebook_that_can_be_read_has_no_problems() -> None:
    """And is given, for what its formulas may name."""
    found, problems = read(TEXT, "mine.toml")

    assert found is not None
    assert problems == ()


@pytest.mark.parametrize(
    ("old", "new", "code", "marked"),
    [
        ('publication = "bulletin" }', 'publication = "buletin" }', "unknown-word", '"buletin"'),
        ("met(sent)", "mett(sent)", "formula-word", "mett"),
        ('clause = "二"', 'clause = "三"', "unknown-word", '"三"'),
        ('amount = "3 if', 'amonut = "3 if', "unknown-field", "amonut"),
        ('id = "monthly"', 'id = "monthly', "not-toml", ""),
    ],
)
def test_a_problem_is_where_it_is(old: str, new: str, code: str, marked: str) -> None:
    """Line and column, of a word in a formula too; the sentence is the library's own."""
    text = TEXT.replace(old, new)
    found, problems = read(text, "mine.toml")
    places = [(text.split("\n")[(one.line or 1) - 1][(one.column or 1) - 1 :]) for one in in_order(problems)]

    assert found is None
    assert any(place.startswith(marked) for place in places), (problems, places)


@pytest.mark.parametrize(
    ("old", "new", "word", "about"),
    [
        ('publication = "bulletin"', 'publication = "|"', "bulletin", "《简报》"),
        ('clause = "一"', 'clause = "|"', "二", "每月完成报送任务的加3分。"),
        ("form == 'brief'", "|", "form", "信息形式"),
        ("met(sent)", "|", "met(sent)", "报送条数任务已完成"),
        ("met(sent)", "|", "every(", None),
        ("met(sent)", "|", "round()", ""),
        ('of = "adoption"', 'of = "|"', "instruction", ""),
        ('each = "month"', 'each = "|"', "quarter", ""),
        ('title_en = "adopted"\n', "|\n", "provided", None),
        ('level = "district" }', 'level = "|" }', "province", ""),
    ],
)
def test_what_may_stand_at_the_cursor_is_offered(book: Rulebook, old: str, new: str, word: str, about: str | None) -> None:
    """Declared words with their titles, clauses with their sentences, lookups with what they ask, keys not given yet."""
    offered = {one.word: one.about for one in complete(*asked(old, new), book, "zh")}

    assert [one for one in offered if one.startswith(word)], offered
    assert about is None or about == offered.get(word, about)


def test_the_headings_of_tables_are_offered() -> None:
    """Rows with two brackets, tables with one."""
    offered = {one.word for one in complete(*asked("[[tally]]", "[|"), None, "zh")}

    assert {"[[price]]", "[[cap]]", "[clauses]", "[source]"} <= offered


def test_a_key_that_is_there_is_not_offered_again(book: Rulebook) -> None:
    """A table has each key once."""
    offered = {one.word for one in complete(*asked('title_en = "adopted"\n', "|\n"), book, "zh")}

    assert "provided" in offered
    assert not {"id", "clause", "amount"} & offered


def test_nothing_is_offered_where_anything_may_stand(book: Rulebook) -> None:
    """A number, a title."""
    assert complete(*asked('title = "采用"', 'title = "|"'), book, "zh") == ()
    assert complete(*asked('of = "adoption"', "of = |"), book, "zh") == ()


@pytest.mark.parametrize("mark", ['clause = "|二"', 'clause = "二|"'])
def test_a_clause_is_told_by_its_sentence(book: Rulebook, mark: str) -> None:
    """So that nobody has to look it up."""
    assert explain(*asked('clause = "二"', mark), book, "zh") == "**二** 每月完成报送任务的加3分。"


def test_a_formula_is_told_in_words(book: Rulebook) -> None:
    """What it asks, under the rule's own words and the meaning of the key."""
    told = explain(*asked("met(sent)", "m|et(sent)"), book, "zh")

    assert "`3 if met(sent) else 0`" in told
    assert "- `met(sent)`: " in told
    assert "报送条数" in told
    assert "**二** 每月任务" in told


def test_an_attribute_in_a_formula_is_told_by_its_title(book: Rulebook) -> None:
    """The Chinese one."""
    assert "- `form`: 信息形式" in explain(*asked("form ==", "fo|rm =="), book, "zh")


def test_a_key_is_told_by_the_schema_and_its_rule_in_words(book: Rulebook) -> None:
    """As `govinfo rulebooks NAME` says it."""
    told = explain(*asked('of = "adoption"', 'o|f = "adoption"'), book, "en")

    assert told.startswith("`of`: the kind of records priced.")
    assert "**一** adopted: " in told


def test_a_word_is_told_by_its_title_while_the_file_cannot_be_read() -> None:
    """No rulebook is needed for it."""
    assert explain(*asked('publication = "bulletin"', 'publication = "bul|letin"'), None, "zh").endswith("`bulletin` 《简报》")


@pytest.mark.parametrize(
    ("old", "new", "target"),
    [
        ('clause = "二"', 'clause = "|二"', '二" = {'),
        ('publication = "bulletin"', 'publication = "bul|letin"', "bulletin = {"),
        ("met(sent)", "met(se|nt)", "sent]"),
    ],
)
def test_a_word_leads_to_where_it_is_declared(old: str, new: str, target: str) -> None:
    """The clause, the publication, the measure."""
    document, line, character = asked(old, new)
    found = declaration(document, line, character)

    assert found is not None
    row, start, end = found
    assert document.lines[row][start:].startswith(target)
    assert target.startswith(document.lines[row][start:end])


def test_a_word_that_nobody_declared_leads_nowhere() -> None:
    """There is nothing to guess."""
    assert declaration(*asked('title = "采用"', 'title = "采|用"')) is None
    assert declaration(*asked('clause = "二"', 'clause = "九|"')) is None


@pytest.mark.parametrize("name", ["district-model", "beilun-education", "meizhou-emergency"])
def test_every_place_of_a_shipped_rulebook_can_be_asked_about(name: str) -> None:
    """Whatever is asked where, an answer comes, and none of it is an error."""
    text = files("govinfo").joinpath("data", "rulebooks", f"{name}.toml").read_text("utf-8")
    found, problems = read(text, f"{name}.toml")
    document = Document.of(text)
    clauses = {clause.id for clause in found.clauses} if found else set[str]()

    assert found is not None, problems
    assert set(document.declared("clauses")) == clauses
    for row, line in enumerate(document.lines):
        for character in range(0, len(line) + 1, 7):
            complete(document, row, character, found, "zh")
            explain(document, row, character, found, "en")
            declaration(document, row, character)
        asked_of = re.match(r'clause = "', line)
        if asked_of:
            assert declaration(document, row, asked_of.end()) is not None, line
