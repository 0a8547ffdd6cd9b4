"""A call that is nearly right is told what would be right: the option, the command, the period."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from small_year import DISTRICT, Run

from govinfo import encode_records, sample_year


@pytest.mark.parametrize("start", [b"PK\x03\x04rest", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest"])
def test_a_workbook_in_the_place_of_records_is_pointed_to_import(run: Run, tmp_path: Path, start: bytes) -> None:
    """A new one and an old one; whatever command it is given to."""
    path = tmp_path / "good.xlsx"
    path.write_bytes(start)

    for call in (["assess", path, *DISTRICT], ["check", path]):
        ran = run(*call)
        assert ran.status == 1
        assert "是电子表格或其他压缩文件，不是文本：台账请先用 import 转为记录" in ran.err


def test_a_period_that_holds_next_to_nothing_is_asked_about(run: Run, write: Callable[..., Path]) -> None:
    """The sample year begins in 2024, but for one item of the last days of 2023."""
    path = write(encode_records(sample_year()).encode())
    asked = run("assess", path, "--rulebook", "district-model", "--period", "2023")

    assert asked.status == 0
    assert "条在此期间（记录日期为2023年" in asked.err.replace(" ", "")
    assert "考核期是否有误？" in asked.err
    assert "考核期是否有误" not in run("assess", path, "--rulebook", "district-model", "--period", "2024-Q1").err


def test_a_misspelt_option_is_named_before_what_is_missing(run: Run) -> None:
    """It is missing because it is misspelt."""
    assert "--rulebok；是否应为 --rulebook？" in run("assess", "r.json", "--rulebok", "district-model", "--period", "2024").err
    assert "--guess-map" in run("import", "x.csv", "--gues-map").err
