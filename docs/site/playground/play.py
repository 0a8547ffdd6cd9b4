"""What the page asks of the library: the command line itself, over files that exist in memory only."""

from __future__ import annotations

import json
import sys
import tomllib
from importlib.resources import files
from io import BytesIO, TextIOWrapper
from pathlib import Path

from govinfo import decode_rulebook, shipped_rulebooks
from govinfo.cli import main
from govinfo.codec import locate_problems
from govinfo.errors import Problem, ProblemsError
from govinfo.rulebook import rulebook_questions
from govinfo.texts import Language

DATA = files("govinfo").joinpath("data")


def shipped() -> str:
    """Return the shipped rulebooks, each by its name and its title; none is read whole, which would take seconds."""
    return json.dumps([[name, tomllib.loads(rulebook(name).partition("\n[")[0])["title"]] for name in shipped_rulebooks()])


def rulebook(name: str) -> str:
    """Return the text of a shipped rulebook."""
    return DATA.joinpath("rulebooks").joinpath(f"{name}.toml").read_text("utf-8")


def sample() -> str:
    """Return the sample year."""
    return DATA.joinpath("sample-year.json").read_text("utf-8")


def check(text: str, lang: Language) -> str:
    """Return what is wrong or odd in the text of a rulebook, each with its place, and the readings where it can be read."""
    try:
        book = decode_rulebook(text)
    except ProblemsError as error:
        return json.dumps({"problems": [told(problem, lang) for problem in error.problems], "readings": []})
    problems = [told(problem, lang) for problem in locate_problems(rulebook_questions(book), text)]
    readings = [[f"{reading.id}={option.id}", reading.question, option.title] for reading in book.readings for option in reading.options]
    return json.dumps({"problems": problems, "readings": readings})


def told(problem: Problem, lang: Language) -> dict[str, object]:
    """Return one problem."""
    return {"line": problem.line, "column": problem.column, "severity": problem.severity.value, "text": problem.message.text(lang)}


def run(words: str) -> str:
    """Carry out a call of the command line and return what it printed."""
    out, err = TextIOWrapper(BytesIO(), "utf-8"), TextIOWrapper(BytesIO(), "utf-8")
    before = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = out, err
    try:
        status = main(json.loads(words))
    finally:
        sys.stdout, sys.stderr = before
    return json.dumps({"status": status, "out": printed(out), "err": printed(err)})


def printed(stream: TextIOWrapper) -> str:
    """Return what was written to a stream."""
    stream.flush()
    content = stream.buffer
    assert isinstance(content, BytesIO)
    return content.getvalue().decode("utf-8")


def put(name: str, text: str) -> None:
    """Write a file that the calls read."""
    Path(name).write_text(text, "utf-8")
