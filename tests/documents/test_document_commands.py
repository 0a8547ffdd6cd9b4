"""The commands that make papers, as a clerk calls them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest
from golden_papers import FOLDER
from paper_samples import VOID_A3, records

from govinfo import encode_records, sample_year
from govinfo.cli import main

Call: TypeAlias = Callable[..., tuple[int, str, str]]
MODEL = ("--rulebook", "district-model")


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Call:
    """Return what calls the command line in a folder with the small half-year, before and after a correction, and the sample year."""
    monkeypatch.chdir(tmp_path)
    Path("small.json").write_text(encode_records(records()), "utf-8")
    Path("corrected.json").write_text(encode_records(records(corrections=(VOID_A3,))), "utf-8")
    Path("year.json").write_text(encode_records(sample_year()), "utf-8")

    def run(*arguments: str) -> tuple[int, str, str]:
        status = main(list(arguments))
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return status, out, err

    return run


def test_the_circular_of_the_sample_year_is_the_one_that_was_read(call: Call) -> None:
    """The command says what the library says."""
    status, out, err = call("circular", "year.json", *MODEL, "--period", "2024-Q2", "--number", "区政办〔2024〕5号", "--date", "2024-07-05")

    assert (status, err) == (0, "未决：疑问 21 条（用 check year.json --rulebook district-model 查看）、待认定 1 项（用 assess 查看）\n")
    assert out == (FOLDER / "circular.txt").read_text("utf-8")
    assert call("circular", "year.json", *MODEL, "--period", "2024-Q2", "--format", "csv")[1] == (FOLDER / "circular.csv").read_text(
        "utf-8"
    )
    assert call("payout", "year.json", *MODEL, "--period", "2024-H1", "--format", "json")[1] == (FOLDER / "payout.json").read_text("utf-8")


def test_what_the_office_says_of_its_paper_is_printed(call: Call) -> None:
    """Title, issuer, addressees, number and day."""
    head = ("--title", "情况通报", "--issuer", "某区政府办", "--to", "各镇：", "--number", "某办〔2024〕1号", "--date", "2024-07-05")
    for form in ("text", "markdown", "html"):
        _, out, _ = call("circular", "small.json", *MODEL, "--period", "2024-Q2", "--format", form, *head)

        for words in ("情况通报", "某区政府办", "各镇：", "某办〔2024〕1号", "2024年7月5日"):
            assert words in out


@pytest.mark.parametrize("command", ["circular", "payout", "commend"])
@pytest.mark.parametrize("form", ["text", "markdown", "csv", "json", "html", "xlsx", "docx"])
def test_every_paper_can_be_had_in_every_format(call: Call, command: str, form: str) -> None:
    """Into a file, in English."""
    pytest.importorskip({"xlsx": "openpyxl", "docx": "docx"}.get(form, "json"), reason="needs the extra office")
    seats = ("--units", "1", "--persons", "50%") if command == "commend" else ()
    status, out, err = call(
        command, "small.json", *MODEL, "--period", "2024-H1", "--format", form, "--lang", "en", "--output", f"out.{form}", *seats
    )

    assert (status, out, err) == (0, "", "")
    data = Path(f"out.{form}").read_bytes()
    assert len(data) > 100
    assert data.startswith(b"\xef\xbb\xbf") == (form == "csv")
    assert data.startswith(b"PK") == (form in {"xlsx", "docx"})


def test_a_later_list_pays_and_takes_back_what_changed(call: Call) -> None:
    """The list of the first half was paid before the correction."""
    assert call("payout", "small.json", *MODEL, "--period", "2024-H1", "--format", "json", "--output", "h1.json")[0] == 0

    status, out, _ = call("payout", "corrected.json", *MODEL, "--period", "2024-H2", "--earlier", "h1.json", "--format", "json")
    made = json.loads(out)

    assert status == 0
    assert (made["amount"], made["capitals"]) == ("-80.00", "负捌拾元整")
    assert [(one.get("person"), one["paid"], one["due"]) for one in made["entries"]] == [
        ("p3", "0.00", "20.00"),  # of the unit that is first in the half-year
        ("p1", "50.00", "0.00"),
        ("p2", "50.00", "0.00"),
    ]


def test_a_list_of_a_year_pays_what_that_of_its_half_did_not(call: Call) -> None:
    """The half's 6170 of the year's 13160 yuan are not paid again, and the paper says so; the same list twice is refused."""
    call("payout", "year.json", *MODEL, "--period", "2024-H1", "--format", "json", "--output", "h1.json")
    status, out, _ = call("payout", "year.json", *MODEL, "--period", "2024", "--earlier", "h1.json")

    assert status == 0
    assert "6990.00" in out
    assert "2024年上半年的发放表已发6170.00元，已发部分不再重复发放。" in out
    twice = call("payout", "year.json", *MODEL, "--period", "2024", "--earlier", "h1.json", "--earlier", "h1.json", "--lang", "en")
    assert twice[:2] == (2, "")
    assert "this one is given twice" in twice[2]


def test_a_quarter_is_not_paid_where_half_years_are(call: Call) -> None:
    """The call is refused with the half-year that it would cut (四)."""
    status, out, err = call("payout", "year.json", *MODEL, "--period", "2024-Q1")

    assert (status, out) == (2, "")
    assert err == '错误：--period 应为办法规定的整个发放期，如 2024-H1，实为 "2024-Q1"\n'


def test_a_list_that_was_altered_stops_the_next_one(call: Call) -> None:
    """With its file and its place."""
    call("payout", "small.json", *MODEL, "--period", "2024-H1", "--format", "json", "--output", "h1.json")
    Path("h1.json").write_text(Path("h1.json").read_text("utf-8").replace('"250.00"', '"260.00"'), "utf-8")
    status, out, err = call("payout", "small.json", *MODEL, "--period", "2024-H2", "--earlier", "h1.json", "--lang", "en")

    assert (status, out) == (1, "")
    assert "h1.json: $.amount: is 260.00, but the entries sum to 250.00" in err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("commend", "small.json", *MODEL, "--period", "2024"), "--units"),
        (("commend", "small.json", *MODEL, "--period", "2024", "--units", "many"), "many"),
        (("commend", "small.json", *MODEL, "--period", "2024", "--units", "101%"), "101"),
        (("commend", "small.json", *MODEL, "--period", "2024", "--group", "key"), "ID=N"),
        (("commend", "small.json", *MODEL, "--period", "2024", "--group", "key=1"), "--group"),
        (("commend", "small.json", *MODEL, "--period", "2024", "--persons", "1", "--by-group"), "--by-group"),
        (("commend", "small.json", *MODEL, "--period", "2024", "--units", "1", "--further", "luck"), "luck"),
        (("commend", "small.json", *MODEL, "--period", "2024", "--units", "1", "--last-place", "further"), "--further"),
        (("circular", "small.json", *MODEL, "--period", "2024", "--date", "5.7.2024"), "--date"),
        (("circular", "small.json", *MODEL, "--period", "2024", "--format", "pdf"), "pdf"),
        (("payout", "small.json", *MODEL, "--period", "2024-H2", "--earlier", "nothing.json"), "nothing.json"),
        (("payout", "small.json", *MODEL, "--period", "2024-H2", "--output", "small.json"), "small.json"),
        (("import",), "FILES"),
        (("import", "x.xlsx", "--template", "csv"), "--template"),
        (("import", "nothing.xlsx"), "nothing.xlsx"),
    ],
)
def test_a_wrong_call_is_told(call: Call, arguments: tuple[str, ...], told: str) -> None:
    """Status 2, nothing on standard output, in words."""
    status, out, err = call(*arguments, "--lang", "en")

    assert (status, out) == (2, "")
    assert told in err


def test_a_ledger_goes_from_a_spreadsheet_to_a_circular(call: Call) -> None:
    """Import, then report."""
    Path("单位.csv").write_text("编号,名称\nagri,农业农村局\n", "utf-8")
    Path("报送.csv").write_text("编号,报送单位,报送时间,信息形式\ns1,农业农村局,2024-04-03 9:00,item\n", "utf-8")
    Path("采用.csv").write_text("编号,报送编号,刊物,采用日期\na1,s1,zhengwu,2024-04-08\n", "utf-8")
    assert call("import", "单位.csv", "报送.csv", "采用.csv", "--output", "ledger.json") == (0, "", "")

    status, out, _ = call("circular", "ledger.json", *MODEL, "--period", "2024-Q2")

    assert status == 0
    assert "1个单位共报送政务信息1条，被采用1条、1条次，采用率100%。" in out


def test_a_bad_cell_is_told_by_the_command(call: Call) -> None:
    """Status 1 and the cell."""
    Path("units.csv").write_text("id,name,level\nagri,农业局,moon\n", "utf-8")
    status, out, err = call("import", "units.csv")

    assert (status, out) == (1, "")
    assert "units.csv C2 (level)" in err
