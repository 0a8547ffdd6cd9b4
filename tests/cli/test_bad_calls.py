"""Bad calls and bad data: told in words with the next step, never a traceback, never half a result."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from small_year import DISTRICT, SMALL, Run

from govinfo.cli._demo import COMMAND
from govinfo.cli._progress import Bar
from govinfo.texts import Text


def with_row(name: str, row: object) -> dict[str, Any]:
    """Return the small year with one more row."""
    records = deepcopy(SMALL)
    records[name] = [*records.get(name, []), row]
    return records


UNIT = {"id": "u", "name": "某局"}
ADOPTION = {"id": "x", "submission": "s1", "publication": "zhengwu", "on": "2024-03-05"}
FINDING = {"id": "f", "criterion": "untrue-consequence", "about": {"lapse": "l2"}, "on": "2024-07-01"}
CORRECTION = {"action": "void", "on": "2024-07-01", "reason": "误", "by": "办公室"}


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ("", "$: "),
        (" \n", "$: "),
        (b"\xff\xfe{}", "$: "),
        ("[" * 100_000, "$: "),
        ("{", "$: "),
        ('{"format": "govinfo.records/1"} x', "$: "),
        ("[]", "$: "),
        ({"format": "govinfo.records/2"}, "$.format: "),
        ({"format": "govinfo.records/1", "unit": []}, "$.unit: "),
        (with_row("units", {**UNIT, "name": 5}), "$.units[2].name: "),
        (with_row("units", {**UNIT, "nmae": "x"}), "$.units[2].nmae: "),
        (with_row("units", {**UNIT, "id": "agri"}), "$.units[2].id: "),
        (with_row("units", {**UNIT, "parent": "u"}), "$.units[2].parent: "),
        (with_row("units", {**UNIT, "name": "x" * 5_000_000}), "$.units[2].name: "),
        (with_row("adoptions", {**ADOPTION, "fee": 0.5}), "$.adoptions[5].fee: "),
        (with_row("adoptions", {**ADOPTION, "on": "2024-02-30"}), "$.adoptions[5].on: "),
        (with_row("adoptions", {**ADOPTION, "submission": "s9"}), "$.adoptions[5].submission: "),
        (with_row("adoptions", {**ADOPTION, "publication": "zhengwo"}), "$.adoptions[5].publication: "),
        (
            with_row("submissions", {"id": "s3", "units": ["agri"], "submitted_at": "2024-03-01T09:00:00"}),
            "$.submissions[2].submitted_at: ",
        ),
        (with_row("findings", {**FINDING, "amount": 120}), "$.findings[0].amount: "),
        (with_row("corrections", {**CORRECTION, "id": "c1", "of": "c1"}), "$.corrections[1].of: "),
        (with_row("corrections", {**CORRECTION, "id": "c2", "of": "nothing"}), "$.corrections[1].of: "),
    ],
    ids=lambda value: value if isinstance(value, str) and value.startswith("$") else "",
)
def test_bad_data_ends_with_1_and_a_path(run: Run, write: Callable[..., Path], content: object, place: str) -> None:
    """Each problem on a line of its own behind its path, in both languages, and how many at the end."""
    path = write(content)
    chinese, english = run("assess", path, *DISTRICT), run("assess", path, *DISTRICT, "--lang", "en")

    assert (chinese.status, english.status) == (1, 1)
    assert chinese.out == english.out == ""
    assert any(line.startswith(place) for line in english.err.splitlines())
    assert chinese.err.splitlines()[-1].endswith("处错误，未作考核")
    assert english.err.splitlines()[-1].endswith("errors; nothing was assessed")
    assert english.err.isascii() or "某局" in english.err or content == b"\xff\xfe{}"
    assert run("check", path, "--rulebook", "district-model").status == 1
    assert max(map(len, english.err.splitlines())) < 2000


def test_circles_of_corrections_and_parents(run: Run, write: Callable[..., Path]) -> None:
    """Two that name each other are told, not followed for ever."""
    records = with_row("corrections", {**CORRECTION, "id": "c2", "of": "c3"})
    records["corrections"] = [*records["corrections"], {**CORRECTION, "id": "c3", "of": "c2"}]
    parents = with_row("units", {**UNIT, "parent": "v"})
    parents["units"] = [*parents["units"], {"id": "v", "name": "另一局", "parent": "u"}]

    assert run("assess", write(records), *DISTRICT).status == 1
    assert run("assess", write(parents), *DISTRICT).status == 1


def test_all_problems_of_all_files_are_told(run: Run, write: Callable[..., Path]) -> None:
    """The second file is read although the first is bad."""
    one = write({"format": "govinfo.records/1", "units": [{"id": "a b", "name": 1}]}, "one.json")
    other = write("", "other.json")
    ran = run("check", one, other, "--lang", "en")

    assert ran.status == 1
    assert [line.split(": ")[0] for line in ran.err.splitlines()[:-1]] == [str(one), str(one), str(other)]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["asess"], "did you mean assess?"),
        (["assess"], "missing: RECORDS"),
        (["assess", "{small}", "--rulebook", "district-model"], "missing: --period"),
        (["assess", "{small}", *DISTRICT, "--frmat", "json"], "unknown arguments: --frmat; did you mean --format?"),
        (
            ["assess", "{small}", "--rulebok", "district-model", "--period", "2024"],
            "unknown arguments: --rulebok; did you mean --rulebook?",
        ),
        (["assess", "{small}", *DISTRICT, "--strct=yes"], "did you mean --strict?"),
        (["assess", "{small}", *DISTRICT, "--xyz", "json"], "unknown arguments: --xyz json; see"),
        (["--versoin", "demo"], "did you mean --version?"),
        (
            ["assess", "{small}", *DISTRICT, "--format", "xml"],
            "--format must be one of text, markdown, csv, html, xlsx, docx, json, pdf, got xml",
        ),
        (["assess", "{small}", *DISTRICT, "--format", "jsn"], "did you mean json?"),
        (["assess", "{small}", *DISTRICT, "--unit"], "--unit needs a value"),
        (["assess", "{small}", *DISTRICT, "--output", ""], "--output needs a value"),
        (["assess", "{small}", *DISTRICT, "--unit", "agrl"], "did you mean agri?"),
        (["assess", "{small}", *DISTRICT, "--reading", "monthly-task"], "ID=OPTION"),
        (["assess", "{small}", *DISTRICT, "--reading", "montly-task=each-month"], "did you mean monthly-task?"),
        (["assess", "{small}", *DISTRICT, "--reading", "monthly-task=every-month"], "did you mean each-month?"),
        (
            ["assess", "{small}", *DISTRICT, "--reading", "person-share=first-author", "--reading", "person-share=equal-split"],
            "chosen twice",
        ),
        (["assess", "{small}", "--rulebook", "distrikt-model", "--period", "2024"], "did you mean district-model?"),
        (["assess", "{small}", "--rulebook", "district-model", "--period", "2024-13"], "--period: must be a period such as"),
        (["assess", "{small}", "--rulebook", "district-model", "--period", "２０２４"], "--period: must be a period such as"),
        (["assess", "{small}", "--rulebook", "no/such.toml", "--period", "2024"], "there is no such file"),
        (["assess", "no-such.json", *DISTRICT], "there is no such file"),
        (["assess", "{folder}", *DISTRICT], "it is a folder"),
        (["assess", "{small}", "{small}", *DISTRICT], "is given twice"),
        (["assess", "a\0b", *DISTRICT], "cannot read"),
        (["assess", "x" * 5000, *DISTRICT], "cannot read"),
        (["assess", "{small}", "--rulebook", "x" * 5000, "--period", "2024"], "no shipped rulebook"),
        (["assess", "{small}", *DISTRICT, "--output", "{small}"], "would be overwritten"),
        (["assess", "{small}", *DISTRICT, "--output", "{folder}"], "it is a folder"),
        (["assess", "{small}", *DISTRICT, "--output", "{folder}/no/file"], "cannot write"),
        (["explain", "{small}", *DISTRICT], "one of --unit --person --record is required"),
        (["explain", "{small}", *DISTRICT, "--unit", "agri", "--person", "p1"], "cannot be given together"),
        (["explain", "{small}", *DISTRICT, "--record", "a77"], "no record has the id a77"),
        (["explain", "{small}", *DISTRICT, "--person", "p11"], "did you mean p1?"),
        (["rulebooks", "nothing-like-it"], "no shipped rulebook"),
        (["compare", "{small}", *DISTRICT], "missing: --with"),
        (["compare", "{small}", *DISTRICT, "--with", "district-model", "--reading", "nope=1"], "has no reading nope"),
        (["schema", "everything"], "must be one of"),
        (["demo", "--lang", "fr"], "--lang must be zh, en, a tag of one of them such as zh-CN, or a catalogue (FILE.toml), got fr"),
    ],
)
def test_bad_calls_end_with_2_and_the_next_step(run: Run, small: Path, tmp_path: Path, arguments: list[str], words: str) -> None:
    """One line on standard error, nothing on standard output."""
    given = [argument.replace("{small}", str(small)).replace("{folder}", str(tmp_path)) for argument in arguments]
    before = small.read_bytes()
    chinese, english = run(*given), run("--lang", "en", *given)

    assert (chinese.status, english.status) == (2, 2)
    assert chinese.out == english.out == ""
    assert len(chinese.err.splitlines()) == len(english.err.splitlines()) == 1
    assert words in english.err
    assert chinese.err.startswith("错误：")
    assert small.read_bytes() == before
    assert max(len(chinese.err), len(english.err)) < 1000


def test_no_command_shows_the_help(run: Run) -> None:
    """On standard error, since nothing was done."""
    ran = run()

    assert (ran.status, ran.out) == (2, "")
    assert "assess" in ran.err


def test_a_bad_rulebook_file_is_told_as_data(run: Run, small: Path, write: Callable[..., Path]) -> None:
    """Every problem with the file's name."""
    path = write('schema = 1\nid = "x"\ntitel = "x"\n[source]\nissuer = "x"\n', "bad.toml")
    ran = run("assess", small, "--rulebook", path, "--period", "2024", "--lang", "en")

    assert ran.status == 1
    assert all(line.startswith(f"{path}: ") for line in ran.err.splitlines()[:-1])
    assert len(ran.err.splitlines()) == 4


def test_output_over_the_rulebook_is_refused(run: Run, small: Path, write: Callable[..., Path]) -> None:
    """A rulebook file is read from too."""
    path = write("schema = 1", "mine.toml")

    assert run("assess", small, "--rulebook", path, "--period", "2024", "--output", path).status == 2
    assert run("rulebooks", path, "--output", path).status == 2
    assert path.read_bytes() == b"schema = 1"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser may read and write everything")
def test_what_may_not_be_read_or_written(run: Run, small: Path, tmp_path: Path) -> None:
    """Permission denied is told as such."""
    small.chmod(0)

    assert "没有权限" in run("assess", small, *DISTRICT).err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs the full device")
def test_a_device_is_written_to_and_not_replaced(run: Run, small: Path) -> None:
    """The full device fails, the null device stays what it is."""
    assert "cannot write /dev/full" in run("assess", small, *DISTRICT, "--lang", "en", "--output", "/dev/full").err
    assert run("assess", small, *DISTRICT, "--output", os.devnull).status == 0
    assert Path(os.devnull).is_char_device()


def test_names_are_inert_in_every_format(run: Run, write: Callable[..., Path]) -> None:
    """A name full of commands for terminals, browsers and spreadsheets is shown and does nothing."""
    evil = "=1|<b>x</b>\n\x1b[3m\u202e**b**"
    records = deepcopy(SMALL)
    records["units"][0]["name"] = evil
    path = write(records)
    printed = {name: run("assess", path, *DISTRICT, "--format", name).out for name in ("text", "csv", "markdown", "json")}

    assert all("\x1b" not in out and "\u202e" not in out for name, out in printed.items() if name != "json")
    assert r"=1|<b>x</b> \x1b[3m\u202e**b**" in printed["text"]
    assert r"\=1\|&lt;b&gt;x&lt;/b&gt; \\x1b\[3m\\u202e\*\*b\*\*" in printed["markdown"]
    assert "'=1|<b>x" in printed["csv"]
    assert json.loads(printed["json"])["units"][0]["name"] == evil
    assert "\x1b" not in run("explain", path, *DISTRICT, "--unit", "agri").out


def test_a_mistake_of_ours_is_told_without_a_traceback(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever happens, one line."""

    def fail(*_: object) -> None:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr("govinfo.cli._demo.COMMAND", evolve(COMMAND, run=fail))
    ran = run("demo", "--lang", "en")

    assert ran.status == 2
    assert ran.err.startswith("error: this is a mistake in govinfo, please report it: ZeroDivisionError: oops (test_bad_calls.py:")


def test_interruption_is_quiet(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C ends with 130 and says nothing."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("govinfo.cli._demo.COMMAND", evolve(COMMAND, run=interrupt))

    assert run("demo") == (130, "", "")


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """It is one."""
        return True


def test_the_bar_waits_half_a_second_and_goes_away() -> None:
    """Nothing at first, then a bar, at the end a clean line; nothing ever where there is no terminal."""
    now = [0.0]
    terminal, file = Terminal(), io.StringIO()
    for stream in (terminal, file):
        now[0] = 0.0
        bar = Bar(stream, "en", lambda: now[0])
        bar.reading(1, 10)

        assert stream.getvalue() == ""
        now[0] = 0.6
        bar.reading(5, 10)
        now[0] = 0.65
        bar.reading(6, 10)
        now[0] = 0.9
        bar.step(Text("writing the result"))
        bar.wipe()
        bar.wipe()
    assert file.getvalue() == ""
    shown = terminal.getvalue().split("\r")
    assert shown[1] == "[###############...............]  50% reading 5 of 10 records"
    assert shown[2].rstrip() == "writing the result"
    assert len(shown[2]) == len(shown[1])
    assert shown[3].strip() == shown[4] == ""


def spawn(*arguments: str, **options: Any) -> subprocess.Popen[bytes]:
    """Start the command line as a process of its own."""
    command = [sys.executable, "-m", "govinfo", *arguments]
    return subprocess.Popen(command, stderr=subprocess.PIPE, **options)  # noqa: S603  # our own command


def test_a_reader_that_goes_away_is_no_error() -> None:
    """As when the output is piped into something that reads a line only."""
    process = spawn("rulebooks", "district-model", stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.close()
    _, err = process.communicate(timeout=60)

    assert (process.returncode, err) == (0, b"")


@pytest.mark.skipif(os.name != "posix", reason="closes a descriptor as a shell does")
def test_closed_standard_output_is_told() -> None:
    """There is nowhere to print to; --output remains."""
    process = spawn("schema", "records", "--lang", "en", preexec_fn=lambda: os.close(1))
    _, err = process.communicate(timeout=60)

    assert (process.returncode, err) == (2, b"error: standard output is closed; use --output\n")


def test_records_from_standard_input_and_output_in_utf_8_whatever_the_locale() -> None:
    """Chinese comes out as UTF-8 where the environment knows ASCII only."""
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    process = spawn("assess", "-", *DISTRICT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)
    out, err = process.communicate(json.dumps(SMALL).encode(), timeout=60)

    assert (process.returncode, err.decode()) == (0, "未决：待认定 1 项（用 assess 查看）\n")
    assert "   1  农业农村局    30" in out.decode()


@pytest.mark.parametrize(
    ("rulebook", "told"),
    [
        ("政务信息考核规定", "错误：没有名为 政务信息考核规定 的自带办法；是否应为 district-model（政务信息工作考核规定）？\n"),
        (
            "《常山县政务信息工作考核办法》",
            "错误：没有名为 《常山县政务信息工作考核办法》 的自带办法；是否应为 changshan-2014（常山县政务信息工作考核办法）？\n",
        ),
    ],
)
def test_a_rulebook_called_by_its_title_is_pointed_to_its_name(run: Run, small: Path, rulebook: str, told: str) -> None:
    """Clerks know the title, with or without its marks."""
    assert run("assess", small, "--rulebook", rulebook, "--period", "2024") == (2, "", told)


@pytest.mark.parametrize(("word", "shown"), [("", '""'), ("  ", '"  "')])
def test_a_word_of_nothing_is_seen_in_the_sentence(run: Run, small: Path, word: str, shown: str) -> None:
    """Else nobody sees what is refused."""
    for option in ("--rulebook", "--format", "--unit"):
        given = {"--rulebook": "district-model", "--period": "2024"} | {option: word}
        ran = run("assess", small, *(part for pair in given.items() for part in pair))

        assert (ran.status, shown in ran.err.partition("；")[0] or ran.err.rstrip().endswith(shown)) == (2, True)


def test_a_title_nearly_right_in_the_records_is_pointed_to_its_id(run: Run, write: Callable[..., Path]) -> None:
    """A title without its marks and with a slip of the pen."""
    ran = run("check", write(with_row("adoptions", ADOPTION | {"publication": "政务信习"})), "--rulebook", "district-model")

    assert "办法没有声明刊物 政务信习；是否应为 zhengwu（《政务》）？" in ran.err
