"""Every example of the documents and docstrings runs and gives what it shows."""

from __future__ import annotations

import doctest
import importlib
import io
import os
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterable
from contextlib import redirect_stdout
from pathlib import Path

import pytest
from attrs import fields
from sybil import Document, Example, Sybil
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser

import govinfo
from govinfo.cli import main
from govinfo.cli._commands import COMMANDS
from govinfo.codec import decode_records, decode_rulebook
from govinfo.codec._rulebooks import RULES, RulebookFile
from govinfo.codec._values import key_of
from govinfo.formulas._functions import AGGREGATES, ARITIES
from govinfo.formulas._lookups import DECIDED, EARNED, EVERYONE, FIGURE, FINDING, LINES, MET, RANK, READING, TAG, TARGET, TARGETED
from govinfo.records import LISTS, Contribution, Extension, ProgressReport
from govinfo.rulebook import Clause, Criterion, Measure, Publication, Reading, Settings, Source, Standing, Word
from govinfo.rulebook._conditions import ATTRIBUTES

ROOT = Path(__file__).parents[1]
DOCUMENTS = [ROOT / "README.md", ROOT / "README.zh.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
MODULES = sorted(name for _, name, _ in pkgutil.walk_packages(govinfo.__path__, "govinfo.") if not name.endswith("__main__"))
same = doctest.OutputChecker().check_output
_LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)(?:#[^)]*)?\)")


def read_toml(example: Example) -> None:
    """Read a whole rulebook; a piece of one is only looked at by people."""
    if str(example.parsed).startswith("schema = 1\nid"):
        decode_rulebook(str(example.parsed))


def read_json(example: Example) -> None:
    """Read whole records, and keep them as a file for the commands after it."""
    if str(example.parsed).startswith('{"format": "govinfo.records/1"'):
        decode_records(str(example.parsed))
        Path("records.json").write_text(str(example.parsed), "utf-8")


def run_commands(example: Example) -> str | None:
    """Run the commands behind `$` and compare what they print; `...` stands for anything."""
    for block in re.split(r"^\$ ", str(example.parsed), flags=re.MULTILINE)[1:]:
        command, _, wanted = block.partition("\n")
        assert command.startswith(("govinfo ", "python -m govinfo")), command
        words = command.removeprefix("python -m govinfo").removeprefix("govinfo").split()
        done = subprocess.run(
            [sys.executable, "-m", "govinfo", *words],
            capture_output=True,
            check=False,
            env=os.environ | {"PYTHONIOENCODING": "utf-8", "COLUMNS": "100"},
        )
        printed = (done.stdout + done.stderr).decode("utf-8")
        if not same(wanted.rstrip() + "\n", printed.rstrip() + "\n", doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE):
            return f"{command} printed\n{printed}"
    return None


SYBIL = Sybil(
    parsers=[
        PythonCodeBlockParser(doctest_optionflags=doctest.ELLIPSIS),
        CodeBlockParser("toml", read_toml),
        CodeBlockParser("json", read_json),
        CodeBlockParser("console", run_commands),
    ],
)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_examples_of_a_document_run(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From top to bottom, in one session, in an empty directory."""
    monkeypatch.chdir(tmp_path)
    document: Document = SYBIL.parse(path)

    for example in document.examples():
        example.evaluate()


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_links_of_a_document_lead_somewhere(path: Path) -> None:
    """A page that was moved takes its links with it."""
    links = _LINK.findall(path.read_text("utf-8"))

    assert [] == [link for link in links if not (path.parent / link).exists()]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_run(name: str) -> None:
    """Messages and all: what a docstring shows is what happens."""
    said = io.StringIO()
    with redirect_stdout(said):
        failed, _ = doctest.testmod(importlib.import_module(name))

    assert failed == 0, said.getvalue()


@pytest.mark.parametrize("kind", [*LISTS.values(), Contribution, Extension, ProgressReport], ids=lambda kind: kind.__name__)
def test_every_field_of_a_record_is_in_the_reference(kind: type) -> None:
    """A field that nobody wrote down is one that nobody uses rightly."""
    page = (ROOT / "docs" / "reference" / "records.md").read_text("utf-8")

    assert [] == [spec.name for spec in fields(kind) if f"`{spec.name}`" not in page and f'"{spec.name}"' not in page]


TABLES = [RulebookFile, Source, Settings, Standing, Publication, Word, Criterion, Measure, Clause, Reading]


@pytest.mark.parametrize("kind", [*TABLES, *RULES.values()], ids=lambda kind: kind.__name__)
def test_every_key_of_a_rulebook_is_in_the_reference(kind: type) -> None:
    """The same for those who write down a regulation."""
    page = (ROOT / "docs" / "reference" / "rulebook.md").read_text("utf-8")
    written = re.sub(r"\[\[?([a-z]+)\]\]?", r"\1", page)

    assert [] == [spec.name for spec in fields(kind) if f"`{key_of(spec)}`" not in written]


def test_every_attribute_is_in_the_reference() -> None:
    """What conditions may ask is a closed list."""
    page = (ROOT / "docs" / "reference" / "rulebook.md").read_text("utf-8")

    assert [] == [name for known in ATTRIBUTES.values() for name in known if f"`{name}`" not in page]


def test_every_function_of_formulas_is_in_the_reference() -> None:
    """What formulas may call is a closed list too."""
    page = (ROOT / "docs" / "reference" / "formulas.md").read_text("utf-8")
    lookups = [MET, TARGETED, TARGET, FIGURE, FINDING, DECIDED, TAG, READING, EARNED, LINES, EVERYONE, RANK]
    words = [*ARITIES, *AGGREGATES, *(lookup.name for lookup in lookups)]

    assert [] == [word for word in words if f"`{word}(" not in page]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_option_is_in_the_reference(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What can be typed is written down."""
    page = (ROOT / "docs" / "reference" / "command-line.md").read_text("utf-8")
    main([command, "--help"])
    options = set(re.findall(r"--[a-z-]+", capsys.readouterr().out))

    assert f"| `{command}" in page
    assert [] == sorted(option for option in options if f"`{option}" not in page)


def test_the_two_commands_of_the_readme_are_those_that_are_checked() -> None:
    """A fresh clone needs one line for the main job and one for the tests."""
    checked = (ROOT / ".ci" / "run").read_text("utf-8")
    commands = commands_of((ROOT / "README.md").read_text("utf-8").splitlines())

    assert len(commands) == 2
    assert [] == [command for command in commands if command not in checked]


def test_the_quick_start_gives_the_same_two_commands() -> None:
    """The Chinese page does not fall behind."""
    english = (ROOT / "README.md").read_text("utf-8").splitlines()
    chinese = (ROOT / "docs" / "zh" / "quick-start.md").read_text("utf-8").splitlines()

    assert commands_of(english) == commands_of(chinese)


def commands_of(lines: Iterable[str]) -> list[str]:
    """Return the lines that begin from a fresh clone."""
    return [line for line in lines if line.startswith("python3 -m venv")]
