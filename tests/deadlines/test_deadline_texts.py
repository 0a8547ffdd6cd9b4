"""Every sentence of calendars, limits and deadlines has its Chinese."""

from __future__ import annotations

import ast
import re
import string
from pathlib import Path

import govinfo
from govinfo.calendars import Roll
from govinfo.deadlines import LimitUnit, Outcome, Stage
from govinfo.texts._chinese import _deadlines

SOURCE = Path(govinfo.__file__).parent
MESSAGES = {"Text": 0, "InvalidValueError": 2, "NaiveInstantError": 2}


def templates() -> set[str]:
    """Return every English template in the sources: what Text, and the errors about values, are called with."""
    found: set[str] = set()
    for path in (path for room in ("calendars", "deadlines", "instants") for path in (SOURCE / room).glob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MESSAGES:
                said = node.args[MESSAGES[node.func.id]]
                if isinstance(said, ast.Constant) and isinstance(said.value, str):
                    found.add(said.value)
            elif (
                isinstance(node, ast.AnnAssign)
                and isinstance(node.value, ast.Constant)
                and isinstance(node.value.value, str)
                and re.search(r"\{[a-z_]+\}", node.value.value)
            ):
                found.add(node.value.value)
    return found


def places(template: str) -> set[str | None]:
    """Return the names of a template's places."""
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


def test_every_template_has_its_chinese_and_none_is_left_over() -> None:
    """The dictionary holds exactly the sentences of the sources."""
    assert templates() == set(_deadlines.CHINESE)


def test_a_translation_has_the_places_of_its_template() -> None:
    """No value is lost and none is asked for that is not there."""
    for english, chinese in _deadlines.CHINESE.items():
        assert places(english) == places(chinese), english
        assert any("\u4e00" <= char <= "\u9fff" for char in chinese) or english == "{rule} ({clause})", english


def test_every_word_has_a_label() -> None:
    """Stages, outcomes, units and directions are printed in Chinese."""
    assert all(word.label for words in (Stage, Outcome, LimitUnit, Roll) for word in words)
