"""Every shape found in regulations stands in the cookbook once, and every example there comes out as computed by hand."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen

from govinfo import Rulebook, decode_rulebook
from govinfo.calendars import official
from govinfo.cli import main
from govinfo.deadlines import Deadline, due
from govinfo.examples import decode_examples, run_example

HOW_TO = Path(__file__).parents[1] / "docs" / "how-to"
ZH = HOW_TO.parent / "zh" / "how-to"
PAGES = sorted((HOW_TO / "cookbook").glob("*.md"))
_BLOCK = re.compile(r"^```toml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
OUT = "Stays out: "
SHAPES = Path(__file__).with_name("shapes.txt").read_text("utf-8").splitlines()


@frozen
class Entry:
    """One entry: the shape, what is said about it, its blocks."""

    shape: str
    text: str
    blocks: tuple[str, ...]


def entries(page: Path) -> list[Entry]:
    """Return the entries of a page in their order."""
    _, *parts = re.split(r"^## ", page.read_text("utf-8"), flags=re.MULTILINE)
    return [Entry(part.splitlines()[0], part, tuple(_BLOCK.findall(part))) for part in parts]


ENTRIES = [entry for page in PAGES for entry in entries(page)]
RULED = [entry for entry in ENTRIES if OUT not in entry.text]
HEAD_BLOCKS = _BLOCK.findall((HOW_TO / "rulebook-cookbook.md").read_text("utf-8"))
HEAD = HEAD_BLOCKS[0]


def by_shape(found: list[Entry]) -> dict[str, Entry]:
    """Return entries by a short name for the report of the tests."""
    return {entry.shape: entry for entry in found}


def rulebook_of(entry: Entry) -> Rulebook:
    """Return the shared head and the entry's fragment, read as one rulebook."""
    return decode_rulebook(HEAD + "\n" + entry.blocks[0], name=entry.shape)


def test_every_shape_has_exactly_one_entry() -> None:
    """The inventory and the cookbook are the same list."""
    assert len(SHAPES) == 131
    assert Counter(entry.shape for entry in ENTRIES) == Counter(SHAPES)


@pytest.mark.parametrize("page", sorted((ZH / "cookbook").glob("*.md")), ids=lambda page: page.name)
def test_a_chinese_page_shows_the_same(page: Path) -> None:
    """The same sentences, fragments and examples in the same order, explained in Chinese, behind the same head."""
    theirs, ours = (entries(folder / "cookbook" / page.name) for folder in (HOW_TO, ZH))

    assert [entry.blocks for entry in ours] == [entry.blocks for entry in theirs]
    assert [re.findall("^> .*$", entry.text, re.MULTILINE) for entry in ours] == [
        re.findall("^> .*$", entry.text, re.MULTILINE) for entry in theirs
    ]
    assert all(re.search("[\u4e00-\u9fff]", entry.shape) for entry in ours)
    assert _BLOCK.findall((ZH / "rulebook-cookbook.md").read_text("utf-8")) == HEAD_BLOCKS


def test_the_index_names_every_page() -> None:
    """No group is left out of the table."""
    index = (HOW_TO / "rulebook-cookbook.md").read_text("utf-8")

    assert [page.name for page in PAGES if f"(cookbook/{page.name})" not in index] == []


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.shape)
def test_an_entry_quotes_a_sentence_and_is_complete(entry: Entry) -> None:
    """A sentence as a regulation has it; then a fragment and an example, or the reason why there is neither."""
    assert re.search(r"^> .*[\u4e00-\u9fff].*。$", entry.text, re.MULTILINE)
    assert len(entry.blocks) == (0 if OUT in entry.text else 2)


@pytest.mark.parametrize("entry", RULED, ids=lambda entry: entry.shape)
def test_an_example_says_how_its_result_was_computed(entry: Entry) -> None:
    """A number without its arithmetic could have been copied from what was printed."""
    assert re.search(r"^# ", entry.blocks[1], re.MULTILINE)


@pytest.mark.parametrize("entry", [entry for entry in RULED if "[[example]]" in entry.blocks[1]], ids=lambda entry: entry.shape)
def test_an_entry_comes_out_as_computed_by_hand(entry: Entry) -> None:
    """The fragment is a rulebook behind the shared head, and its example agrees."""
    read = rulebook_of(entry)
    examples = decode_examples("schema = 1\n" + entry.blocks[1], name=entry.shape)

    assert [len(example.expect) > 0 for example in examples] == [True]
    assert [difference.text("en") for example in examples for difference in run_example(example, read)] == []


@pytest.mark.parametrize("entry", [entry for entry in RULED if "[[due]]" in entry.blocks[1]], ids=lambda entry: entry.shape)
def test_a_deadline_falls_where_it_was_counted_to(entry: Entry) -> None:
    """Every `[[due]]` names the last day, or the instant, at which its limit ends."""
    read = rulebook_of(entry)
    limits = {limit.id: limit for limit in read.deadlines}
    rows: list[dict[str, Any]] = tomllib.loads(entry.blocks[1])["due"]

    for row in rows:
        start = row.get("start")
        facts: dict[str, Any] = {}
        if isinstance(start, datetime):
            facts["started_at"] = start
        elif isinstance(start, date):
            facts["started_on"] = start
        if "period" in row:
            facts["period"] = read.period(row["period"])
        found = due(Deadline(limit=limits[row["limit"]], **facts), official())
        if "cutoff" in row:
            assert found.cutoff == row["cutoff"]
        else:
            assert found.last_day == row["last_day"]
    assert {row["limit"] for row in rows} == set(limits)


GUIDE = (HOW_TO / "write-a-rulebook.md").read_text("utf-8")
GUIDED = _BLOCK.findall(GUIDE)


def test_the_guide_ends_with_a_rulebook_that_passes_its_examples() -> None:
    """The blocks of the page, one after the other, are the two files; every rule and every reading is tried."""
    read = decode_rulebook("".join(GUIDED[:-1]), name="health.toml")
    examples = decode_examples("schema = 1\n" + GUIDED[-1], name="health-examples.toml")

    assert [difference.text("en") for example in examples for difference in run_example(example, read)] == []
    assert {pair for example in examples for pair in example.readings} == {("reward-twice", "highest")}


def test_the_guide_shows_what_the_command_line_prints(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The good file, a number that the clause does not hold, and a limit that was forgotten."""
    monkeypatch.chdir(tmp_path)
    good = "".join(GUIDED[:-1])
    forgotten = re.sub(r"\[\[cap\]\].*?least = -20\n", "", good, flags=re.DOTALL).replace(
        '"五(三)" = { covered = "rule"', '"五(三)" = { covered = "gap"'
    )
    shown = re.findall(r"^```text\n\$ govinfo (.*?)\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
    Path("health-examples.toml").write_text("schema = 1\n" + GUIDED[-1], "utf-8")

    for (command, wanted), text in zip(shown, (good, good.replace("amount = -5", "amount = -15"), forgotten), strict=True):
        Path("health.toml").write_text(text, "utf-8")
        main(command.split())
        out, err = capsys.readouterr()
        said = (err + out).splitlines()
        assert [line for line in wanted.splitlines() if line not in said] == []
