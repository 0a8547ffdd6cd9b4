"""Every problem has a code, every code a page: what programs hold on to while sentences are worded anew."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import govinfo
from govinfo import Records, check_records, decode_rulebook
from govinfo._codes import BY_TEMPLATE, CARRIERS, TEMPLATES, UNNAMED, code_of
from govinfo.errors import RulebookError
from govinfo.records import Person, Unit
from govinfo.texts import Text
from govinfo.texts._chinese import CHINESE
from govinfo.texts._near import complain, hint

SOURCES = Path(govinfo.__file__).parent
DOCS = Path(__file__).parent.parent / "docs"
PAGES = [DOCS / "reference" / "problems.md", DOCS / "zh" / "reference" / "problems.md"]
TOLD_BY = {"Problem", "flaw", "FormulaError"}
"""What takes the sentence of a problem."""


def literals(node: ast.AST) -> Iterator[str]:
    """Yield the template of a sentence written out where a problem is made."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Text" and node.args:
        first = node.args[0]
        if isinstance(first, ast.Constant) and isinstance(first.value, str):
            yield first.value


def told() -> Iterator[str]:
    """Yield every template that stands directly in a call that makes a problem."""
    for path in sorted(SOURCES.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in TOLD_BY:
                for part in (*node.args, *(keyword.value for keyword in node.keywords)):
                    yield from literals(part)


def test_every_sentence_written_where_a_problem_is_made_has_a_code() -> None:
    """A new problem needs a new line in the table of codes, or one more sentence under an old one."""
    found = set(told()) - CARRIERS

    assert len(found) > 60
    assert found - set(BY_TEMPLATE) == set()


def test_no_sentence_has_two_codes_and_every_one_its_chinese() -> None:
    """Each template stands once, and is one that the catalogue knows."""
    templates = [template for several in TEMPLATES.values() for template in several]

    assert len(set(templates)) == len(templates)
    assert [template for template in templates if template not in CHINESE] == []


def test_codes_are_plain_words() -> None:
    """Lower-case words with hyphens between: they stand in files and addresses."""
    assert [code for code in TEMPLATES if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", code)] == []


@pytest.mark.parametrize("page", PAGES, ids=["en", "zh"])
def test_the_page_lists_every_code_with_its_sentence(page: Path) -> None:
    """Whoever meets a code finds it, in both languages."""
    rows = [line for line in page.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]

    def cell(words: str) -> str:
        return words.replace("|", "\\|")

    assert rows == [f"| `{code}` | {cell(several[0])} | {cell(CHINESE[several[0]])} |" for code, several in sorted(TEMPLATES.items())]


def test_a_sentence_inside_another_gives_its_code() -> None:
    """The column of a formula, and the suggestion behind a complaint, say nothing of the kind of problem."""
    inner = complain(Text("there is no name {word} here", word="sen"), hint("sen", ["sent"]))

    assert code_of(Text("column {column}: {message}", column=4, message=inner)) == "formula-word"
    assert code_of(Text("what an application says")) == UNNAMED


def test_a_reference_to_nothing_is_known_by_its_code() -> None:
    """A person of a unit that is not there."""
    records = Records(units=(Unit(id="agri", name="农业农村局"),), persons=(Person(id="li", name="李明", unit="argi"),))

    assert [(problem.code, problem.path) for problem in check_records(records)] == [("no-such-record", "$.persons[0].unit")]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("schema = ", ["not-toml"]),
        ('schema = 1\nid = "x"\ntitle = "办法"\n[source]\nissuer = "办"\ntitle = "法"\n[pubs]\n', ["unknown-field"]),
        (
            'schema = 1\nid = "x"\ntitle = "办法"\n[source]\nissuer = "办"\ntitle = "法"\n[standing]\nby = "piont"\n',
            ["formula-word"],
        ),
    ],
)
def test_a_rulebook_that_cannot_be_taken_says_why_by_code(text: str, codes: list[str]) -> None:
    """A file that is no TOML, a table that nobody knows, a formula with a misspelt name."""
    with pytest.raises(RulebookError) as caught:
        decode_rulebook(text)

    assert [problem.code for problem in caught.value.problems] == codes
