"""The sentences that are kept beside the tests belong to tests that there are, and no folder keeps one for nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

FILES = sorted(Path(__file__).parent.glob("*/wording.json"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parent.name)
def test_every_sentence_belongs_to_a_test(path: Path) -> None:
    """A test that was renamed or taken out takes its sentences along."""
    for name in json.loads(path.read_text("utf-8")):
        module, _, test = name.partition("::")
        assert f"def {test.partition('[')[0]}(" in path.with_name(module).read_text("utf-8"), name
