"""Spoiled files and senseless calls: told in words, with exit status 0, 1 or 2, and never as a mistake of our own."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from govinfo import Period, Records, assess, build_register, encode_records, sample_year, shipped_rulebook, shipped_rulebooks
from govinfo.cli import main
from govinfo.codec import (
    decode_assessment,
    decode_payout,
    decode_records,
    decode_rulebook,
    encode_assessment,
    encode_payout,
    encode_records_lines,
)
from govinfo.errors import GovinfoError
from govinfo.examples import decode_examples
from govinfo.formulas import FixedEnv, Kind, Scope, evaluate, parse
from govinfo.importing import import_tables
from govinfo.reports import payout_list
from govinfo.texts import LANGUAGES, Text

MISTAKE: Final = "this is a mistake in govinfo, please report it: {reason}"
MISTAKES: Final = ("Traceback", *(Text(MISTAKE, reason="").text(lang) for lang in LANGUAGES))
"""What the command line says when something went wrong that nobody thought of."""

COMMANDS: Final = (
    "assess",
    "explain",
    "check",
    "rulebooks",
    "compare",
    "deadlines",
    "circular",
    "payout",
    "commend",
    "import",
    "schema",
    "demo",
)
OPTIONS: Final = (
    "--rulebook", "--period", "--reading", "--unit", "--person", "--record", "--format", "--lang", "--with", "--with-reading", "--at", "--circular",
    "--earlier", "--units", "--persons", "--by-group", "--group", "--last-place", "--further", "--title", "--issuer", "--number", "--to", "--date",
    "--template", "--test", "--help", "--version", "--",
)  # fmt: skip
WORDS: Final = (
    "district-model", "luan-2013", "2024", "2024-H1", "2024-13", "2024-02-30/2024-03-01", "0000", "9999", "text", "json", "csv", "markdown", "html", "xlsx", "docx",
    "ics", "zh", "en", "agri", "monthly-task=each-month", "=", "2024-03-05T09:30:00+08:00", "2024-03-05", "20%", "999%", "-1", "1e9", "records", "rulebook",
    "adopted", "all", "none", "", " ", "\x00", "\ud800", "２０２４", "农业农村局", "x" * 300, "{reason}", "%s", "/", "/nowhere/there.toml",
)  # fmt: skip
FEW: Final = settings(max_examples=60, deadline=None)


@cache
def first_records() -> Records:
    """Return the first few records of every list of the sample year that hold together: fifty or so."""
    year = sample_year()
    items = year.submissions[:12]
    ids = {item.id for item in items}
    authors = {author for item in items for author in item.author_ids}
    instructions = tuple(one for one in year.instructions if one.submission in ids and (one.follows is None))[:4]
    commissions = {item.commission for item in items}
    return Records(
        units=year.units,
        persons=tuple(person for person in year.persons if person.id in authors)[:12],
        commissions=tuple(commission for commission in year.commissions if commission.id in commissions),
        submissions=items,
        adoptions=tuple(adoption for adoption in year.adoptions if adoption.submission in ids)[:12],
        instructions=instructions,
        lapses=tuple(lapse for lapse in year.lapses if lapse.submission is None and lapse.commission is None)[:3],
        targets=year.targets[:2],
        figures=year.figures[:2],
    )


@cache
def rulebook_texts() -> tuple[bytes, ...]:
    """Return the files of shipped rulebooks, the shortest and the one that serves as the model."""
    folder = files("govinfo") / "data" / "rulebooks"
    texts = sorted(((folder / f"{id_}.toml").read_bytes() for id_ in shipped_rulebooks()), key=len)
    return (*texts[:12], (folder / "district-model.toml").read_bytes())


@cache
def seeds() -> dict[str, bytes]:
    """Return unspoiled files of records, by name."""
    return {
        "records.json": encode_records(first_records()).encode(),
        "records.jsonl": "".join(encode_records_lines(first_records())).encode(),
    }


@st.composite
def spoiled(draw: st.DrawFn, whole: bytes) -> bytes:
    """Return *whole* after a few accidents: cut off, a part lost, repeated or moved, bytes flipped, foreign bytes, rows and words exchanged."""
    data = whole
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 60)))
        match draw(st.sampled_from(("cut", "lose", "repeat", "move", "flip", "insert", "lines", "number", "whole"))):
            case "cut":
                data = data[:start]
            case "lose":
                data = data[:start] + data[end:]
            case "repeat":
                data = data[:end] + data[start:end] * draw(st.integers(1, 40)) + data[end:]
            case "move":
                rest = data[:start] + data[end:]
                to = draw(st.integers(0, len(rest)))
                data = rest[:to] + data[start:end] + rest[to:]
            case "flip" if start < len(data):
                data = data[:start] + bytes([data[start] ^ 1 << draw(st.integers(0, 7))]) + data[start + 1 :]
            case "insert":
                foreign = draw(
                    st.sampled_from(
                        (
                            b"\x00",
                            b"\xff\xfe",
                            b"\xef\xbb\xbf",
                            b'"',
                            b"{",
                            b"[" * 2000,
                            b"}",
                            b"null",
                            b"1e999",
                            b"-",
                            b"\r",
                            "\u2028".encode(),
                            "９".encode(),
                            b"=",
                        )
                    )
                )
                data = data[:start] + foreign + data[start:]
            case "lines":
                lines = data.split(b"\n")
                one, other = (draw(st.integers(0, len(lines) - 1)) for _ in "ab")
                lines[one], lines[other] = lines[other], lines[one]
                data = b"\n".join(lines)
            case "number":
                digits = [place for place, byte in enumerate(data[start : start + 400], start) if 48 <= byte <= 57]
                if digits:
                    place = draw(st.sampled_from(digits))
                    data = (
                        data[:place]
                        + draw(st.sampled_from((b"-1", b"0", b"99999999999999999999", b"0.1", b"1/0", b"1/3", b"true")))
                        + data[place + 1 :]
                    )
            case _:
                data = data + data
    return data


def call(*arguments: str) -> int:
    """Call the command line inside this process; whatever it is told, it answers in words and with a status of its own."""
    out, err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8"), io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with redirect_stdout(out), redirect_stderr(err):
        status = main(list(arguments))
    for stream in (out, err):
        stream.flush()
    told = err.buffer.getvalue().decode("utf-8")  # type: ignore[attr-defined]  # the bytes in memory

    assert status in {0, 1, 2}, (arguments, status)
    assert not any(mistake in told for mistake in MISTAKES), (arguments, told)
    assert status == 0 or told.strip(), arguments
    return status


def only_our_errors(read: Callable[[], object]) -> None:
    """Let reading fail with our own errors only, each with words."""
    try:
        read()
    except GovinfoError as error:
        assert str(error).strip()


def test_the_unspoiled_files_are_good() -> None:
    """What is spoiled below is whole before: every command takes it, so that accidents are not hidden behind one early error."""
    with TemporaryDirectory() as folder:
        for name, data in seeds().items():
            path = Path(folder, name)
            path.write_bytes(data)

            assert call("check", str(path), "--rulebook", "district-model") == 0
            assert call("payout", str(path), "--rulebook", "district-model", "--period", "2024-H1") == 0
    assert 45 <= len(first_records()) <= 70


@FEW
@given(st.data())
def test_spoiled_records_are_refused_in_words(data: st.DataObject) -> None:
    """As JSON and as JSON Lines, by the reader itself: read, or refused with our own error."""
    for whole in seeds().values():
        bad = data.draw(spoiled(whole))
        only_our_errors(lambda bad=bad: decode_records(bad))


@FEW
@given(st.data())
def test_a_spoiled_rulebook_is_refused_in_words(data: st.DataObject) -> None:
    """A rulebook is read, or refused with our own error."""
    bad = data.draw(st.sampled_from(rulebook_texts()).flatmap(spoiled))

    only_our_errors(lambda: decode_rulebook(bad))


@settings(max_examples=40, deadline=None)
@given(st.data(), st.sampled_from(("check", "assess", "explain", "compare", "deadlines", "circular", "payout", "commend")))
def test_every_command_takes_spoiled_files(data: st.DataObject, command: str) -> None:
    """Records that are spoiled under a whole rulebook, or whole records under a spoiled rulebook."""
    name = data.draw(st.sampled_from(sorted(seeds())))
    law = rulebook_texts()[-1]
    bad_rulebook = data.draw(st.booleans())
    records = seeds()[name] if bad_rulebook else data.draw(spoiled(seeds()[name]))
    rulebook = data.draw(spoiled(law)) if bad_rulebook else law
    further = {
        "check": (), "deadlines": ("--at", "2024-06-30T12:00:00+08:00"), "explain": ("--period", "2024", "--record", "a1"),
        "compare": ("--period", "2024", "--with", "luan-2013"),
    }.get(command, ("--period", "2024-H1"))  # fmt: skip
    with TemporaryDirectory() as folder:
        places = {Path(folder, name): records, Path(folder, "own.toml"): rulebook}
        for path, content in places.items():
            path.write_bytes(content)
        first, second = map(str, places)

        call(command, first, "--rulebook", second, *further, "--lang", data.draw(st.sampled_from(("zh", "en"))))


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(COMMANDS),
    st.lists(st.sampled_from(OPTIONS) | st.sampled_from(WORDS) | st.text(max_size=12), max_size=9),
    st.booleans(),
)
def test_a_senseless_call_is_answered(command: str, words: list[str], with_records: bool) -> None:
    """Any command with any options and words, beside a file of records or not; what is written goes nowhere."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "records.json")
        path.write_bytes(seeds()["records.json"])
        given_words = [word for word in words if not word.startswith("--output") and word != "-"]

        call(command, *([str(path)] if with_records else []), *given_words)


@settings(max_examples=30, deadline=None)
@given(st.data(), st.sampled_from(("assess", "explain", "compare", "circular", "payout", "commend", "deadlines")))
def test_a_nearly_sensible_call_is_answered(data: st.DataObject, command: str) -> None:
    """Every required option is there, with one odd word after an option that the command may have."""
    words = st.sampled_from(WORDS)
    needed = (
        {"--rulebook": "district-model", "--at": "2024-06-30T12:00:00+08:00"}
        if command == "deadlines"
        else {"--rulebook": "district-model", "--period": "2024-Q1"}
    )
    needed |= {"explain": {"--unit": "agri"}, "compare": {"--with": "luan-2013"}}.get(command, {})
    needed[data.draw(st.sampled_from(OPTIONS[:-4]) | st.sampled_from(sorted(needed)))] = data.draw(words)
    with TemporaryDirectory() as folder:
        path = Path(folder, "records.json")
        path.write_bytes(seeds()["records.json"])

        call(command, str(path), *(part for pair in needed.items() for part in pair))


def ledger() -> dict[str, bytes]:
    """Return a small ledger as CSV files that hold together."""
    return {
        "单位.csv": "编号,名称,层级\nagri,农业农村局,区\nwater,水利局,区\n".encode(),
        "人员.csv": "编号,姓名,单位\np1,赵一,农业农村局\n".encode(),
        "报送.csv": "编号,报送单位,权重,牵头单位,报送时间,标题,作者,信息形式,紧急,字数,标签：栏目\ns1,农业农村局、水利局,2、1/2,水利局,2024年3月5日 9:30,春耕,赵一,item,是,1200,头条\n".encode(),
        "adoptions.csv": b"id,submission,publication,on,fee\na1,s1,zhengwu,2024-03-08,0.5\n",
    }


@cache
def workbook() -> bytes:
    """Return the same ledger as a workbook."""
    openpyxl = pytest.importorskip("openpyxl", reason="needs the extra office")
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, data in ledger().items():
        sheet = book.create_sheet(name.removesuffix(".csv"))
        for line in data.decode().splitlines():
            sheet.append(line.split(","))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_the_unspoiled_ledgers_are_good() -> None:
    """Both say the same."""
    read = import_tables(ledger().items())

    assert len(read) == 5
    assert len(import_tables([("ledger.xlsx", workbook())])) == 5
    assert decode_records(encode_records(read)) == read


@FEW
@given(st.data())
def test_a_spoiled_ledger_is_refused_in_words(data: st.DataObject) -> None:
    """A CSV file among whole ones."""
    tables = ledger()
    name = data.draw(st.sampled_from(sorted(tables)))
    tables[name] = data.draw(spoiled(tables[name]))

    only_our_errors(lambda: import_tables(tables.items()))


# Opening a workbook is slow: a fixed set of examples, none of them shrunk.
ONCE: Final = settings(max_examples=60, deadline=None, phases=(Phase.generate,), report_multiple_bugs=False, derandomize=True)


def with_part(name: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return the workbook with one of the parts inside it changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook())) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, change(old.read(part)) if part == name else old.read(part))
    return out.getvalue()


def with_broken_stream(name: str) -> bytes:
    """Return the workbook with the compressed bytes of a part overwritten."""
    with zipfile.ZipFile(io.BytesIO(workbook())) as book:
        start = book.getinfo(name).header_offset + 30 + len(name)
    return workbook()[:start] + b"\xff" * 8 + workbook()[start + 8 :]


SHEET: Final = "xl/worksheets/sheet1.xml"
DAMAGES: Final[dict[str, Callable[[], bytes]]] = {
    "compressed bytes": lambda: with_broken_stream(SHEET),
    "a sheet cut off": lambda: with_part(SHEET, lambda xml: xml[: len(xml) // 2]),
    "a row without a number": lambda: with_part(SHEET, lambda xml: xml.replace(b'<row r="2"', b'<row r="x"')),
    "rows out of order": lambda: with_part(SHEET, lambda xml: xml.replace(b'<row r="2"', b'<row r="1"')),
    "a cell without a place": lambda: with_part(SHEET, lambda xml: xml.replace(b'r="B2"', b'r="2B"')),
    "a sheet that is not there": lambda: with_part("xl/workbook.xml", lambda xml: xml.replace(b'r:id="rId1"', b'r:id="rId99"')),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_workbook_is_refused_in_words(damage: str) -> None:
    """A part that cannot be read, found only when the rows are read, too."""
    with pytest.raises(GovinfoError):
        import_tables([("ledger.xlsx", DAMAGES[damage]())])


@pytest.mark.parametrize(
    ("part", "known", "unknown"),
    [(SHEET, b"<pageMargins left", b"<pageMargins lift"), ("xl/workbook.xml", b"visibility=", b"visibilety=")],
)
def test_a_workbook_with_settings_that_nobody_knows_is_read(part: str, known: bytes, unknown: bytes) -> None:
    """How wide a margin is matters to no record."""
    other = with_part(part, lambda xml: xml.replace(known, unknown))

    assert import_tables([("ledger.xlsx", other)]) == import_tables(ledger().items())


def test_a_workbook_without_a_default_style_is_read_without_a_word() -> None:
    """Many programs write none; nobody who imports a ledger is told of it by Python."""
    plain = with_part("xl/styles.xml", lambda xml: re.sub(rb"<cellStyles.*?</cellStyles>", b"", xml))
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        read = import_tables([("ledger.xlsx", plain)])

    assert read == import_tables(ledger().items())
    assert [] == [str(warning.message) for warning in told]


@ONCE
@given(st.data())
def test_a_spoiled_workbook_is_refused_in_words(data: st.DataObject) -> None:
    """The archive itself, or one of the parts inside it."""
    if data.draw(st.booleans()):
        bad = data.draw(spoiled(workbook()))
    else:
        with zipfile.ZipFile(io.BytesIO(workbook())) as book:
            parts = {part: book.read(part) for part in book.namelist()}
        name = data.draw(st.sampled_from(sorted(parts)))
        content = data.draw(spoiled(parts[name]))
        bad = with_part(name, lambda _: content)

    only_our_errors(lambda: import_tables([("ledger.xlsx", bad)]))


@pytest.mark.parametrize("name", [*ledger(), "ledger.xlsx"])
@settings(ONCE, max_examples=30)
@given(data=st.data())
def test_the_import_command_takes_spoiled_ledgers(name: str, data: st.DataObject) -> None:
    """From files with names in Chinese and English, by themselves."""
    whole = ledger().get(name) or workbook()
    with TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(data.draw(spoiled(whole)))

        call("import", str(path))


@cache
def paid() -> bytes:
    """Return the payout list of the first records."""
    register = build_register(first_records())
    return encode_payout(payout_list(assess(register, shipped_rulebook("district-model"), Period.parse("2024-H1")))).encode()


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_spoiled_earlier_list_is_refused_in_words(data: st.DataObject) -> None:
    """The payout list that a later one sets right."""
    with TemporaryDirectory() as folder:
        records, earlier = Path(folder, "records.json"), Path(folder, "paid.json")
        records.write_bytes(seeds()["records.json"])
        earlier.write_bytes(data.draw(spoiled(paid())))

        call("payout", str(records), "--rulebook", "district-model", "--period", "2024-H2", "--earlier", str(earlier))


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_spoiled_examples_of_a_rulebook_are_refused_in_words(data: st.DataObject) -> None:
    """The worked examples beside a rulebook."""
    whole = (files("govinfo") / "data" / "examples" / "luan-2013.toml").read_bytes()
    with TemporaryDirectory() as folder:
        path = Path(folder, "examples.toml")
        path.write_bytes(data.draw(spoiled(whole)))

        call("rulebooks", "luan-2013", "--test", "--examples", str(path))


@cache
def written() -> dict[str, bytes]:
    """Return an assessment and a payout list of the first records."""
    assessment = assess(build_register(first_records()), shipped_rulebook("district-model"), Period.parse("2024-H1"))
    return {"assessment": encode_assessment(assessment).encode(), "payout": encode_payout(payout_list(assessment)).encode()}


@FEW
@given(st.data())
def test_a_spoiled_assessment_or_payout_list_is_refused_in_words(data: st.DataObject) -> None:
    """By the readers themselves: read, or refused with our own error."""
    assert decode_assessment(written()["assessment"]).rulebook == decode_payout(written()["payout"]).rulebook == "district-model"
    for name, reader in (("assessment", decode_assessment), ("payout", decode_payout)):
        bad = data.draw(spoiled(written()[name]))
        only_our_errors(lambda bad=bad, reader=reader: reader(bad))


@FEW
@given(st.data())
def test_a_spoiled_file_of_examples_is_refused_in_words(data: st.DataObject) -> None:
    """By the reader itself: read, or refused with our own error."""
    whole = (files("govinfo") / "data" / "examples" / "luan-2013.toml").read_bytes()
    assert decode_examples(whole)
    bad = data.draw(spoiled(whole))

    only_our_errors(lambda: decode_examples(bad))


FORMULAS: Final = (
    "max(0, 80 + deducted)",
    "if adopted >= 3 and sent > 0 then 10 else -2.5 * (3 - adopted)",
    "count('adoption', 'publication', 'zhengwu') * 2 / headcount",
)
SCOPE: Final = Scope(names=dict.fromkeys(("deducted", "adopted", "sent", "headcount"), Kind.NUMBER))


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(FORMULAS).map(str.encode).flatmap(spoiled)
    | st.text("()+-*/<>=,.'\"0123456789 abmaxin\0\u2028９", max_size=1200).map(str.encode)
)
def test_a_spoiled_formula_is_refused_in_words(bad: bytes) -> None:
    """Read, and then evaluated without fail; or refused with our own error."""

    def read() -> None:
        formula = parse(bad.decode("utf-8", "replace"), SCOPE, Kind.NUMBER)
        evaluate(formula, FixedEnv(names=dict.fromkeys(dict(SCOPE.names), 3)))

    only_our_errors(read)
