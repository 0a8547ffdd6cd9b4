"""The circular of commendation and the public notice before it, as a clerk calls for them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from govinfo import encode_records, sample_year
from govinfo.cli import main

Said = Callable[..., tuple[int, str, str]]


@pytest.fixture
def commend(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Said:
    """Return what calls `commend` for the sample year."""
    path = tmp_path / "year.json"
    path.write_text(encode_records(sample_year()), "utf-8")

    def run(*arguments: str) -> tuple[int, str, str]:
        status = main(["commend", str(path), "--rulebook", "district-model", "--period", "2024", *arguments])
        out, err = capsys.readouterr()
        return status, "".join(out.splitlines()), err

    return run


def test_the_circular_of_commendation(commend: Said) -> None:
    """Two units and one person: by which clause, how many, and their names in lists."""
    status, words, _ = commend("--units", "2", "--persons", "1", "--paper", "circular")

    assert status == 0
    assert words.startswith("关于表彰2024年政务信息工作先进单位和先进个人的通报")
    assert "决定对教育局等2个单位、水利局信息员甲等1名个人予以表彰。" in words
    assert words.index("附件1：先进单位名单") < words.index("农业农村局") < words.index("附件2：先进个人名单")
    assert "不得参评" not in words


def test_the_public_notice_counts_working_days(commend: Said) -> None:
    """Five from Friday 24 January 2025: 26 January is worked, 28 January to 4 February is the Spring Festival, 25 January is a Saturday."""
    status, words, _ = commend("--units", "2", "--paper", "notice", "--from", "2025-01-24")

    assert status == 0
    assert words.startswith("关于2024年政务信息工作拟表彰先进单位的公示")
    assert "公示时间：2025年1月24日至2025年2月6日（5个工作日）。" in words


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--paper", "notice"), "--paper notice 须与 --from 同时使用"),
        (("--paper", "notice", "--from", "2025-13-24"), "--from"),
        (("--paper", "notice", "--from", "2025-01-24", "--days", "0"), "--days 应为 1 至 99 的整数，实为 0"),
        (("--paper", "poster"), "proposal、notice、circular"),
    ],
)
def test_a_wrong_call_is_told(commend: Said, arguments: tuple[str, ...], said: str) -> None:
    """Exit status 2, and what would be right."""
    status, words, err = commend("--units", "2", *arguments)

    assert (status, words) == (2, "")
    assert said in err
