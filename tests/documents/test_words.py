"""Every word of a paper has its Chinese, those that stand in tables of words too."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from golden_papers import FOLDER

import govinfo.papers
from govinfo.texts._chinese import CHINESE

SOURCES = sorted(Path(govinfo.papers.__file__).parent.glob("*.py"))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_every_sentence_of_a_paper_has_its_chinese(path: Path) -> None:
    """What is given to `say` as it stands."""
    calls = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
    said = [call.args[0] for call in calls if isinstance(call.func, ast.Name) and call.func.id == "say" and call.args]
    words = {part.value for one in said if isinstance(one, ast.Constant) for part in [one]}

    assert [] == sorted(str(word) for word in words if word not in CHINESE)


@pytest.mark.parametrize("name", ["circular.txt", "payout.txt", "commend.txt", "circular.csv", "commend.csv"])
def test_no_english_is_left_in_a_chinese_paper(name: str) -> None:
    """Nothing but the ids of units, persons, groups and rules is in Latin letters."""
    text = (FOLDER / name).read_text("utf-8")

    assert [] == re.findall(r"[A-Z][a-z]{3,}|[a-z]{3,} [a-z]{2,}", text)
