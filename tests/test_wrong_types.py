"""Arguments of another Python type are refused at the doors, with what would have been right."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

import pytest

from govinfo import (
    Period,
    Records,
    assess,
    build_register,
    check_records,
    choose,
    decode_records,
    decode_rulebook,
    encode_records,
    shipped_rulebook,
)
from govinfo.codec import decode_assessment, decode_payout
from govinfo.errors import (
    DecodeError,
    FormulaError,
    GovinfoError,
    InvalidValueError,
    MissingExtraError,
    Problem,
    UnknownCalendarYear,
    UnknownNameError,
    WrongTypeError,
    load_extra,
)
from govinfo.examples import decode_examples
from govinfo.importing import import_tables
from govinfo.texts import Text

LINES: Final[Any] = (line for line in ["{}"])
DISTRICT: Final = shipped_rulebook("district-model")
NONE: Final = build_register(Records())
YEAR: Final = Period.parse("2024")

CALLS: Final[dict[str, tuple[Callable[[], object], str]]] = {
    **{
        read.__name__: (lambda read=read: read(LINES), "text must be a str or bytes: the content of the file, got generator")  # type: ignore[misc]  # one of several
        for read in (decode_records, decode_rulebook, decode_assessment, decode_payout, decode_examples)
    },
    "a path": (lambda: decode_records(Path("a.json")), "text must be a str or bytes: the content of the file, got "),  # type: ignore[arg-type]
    "build_register": (lambda: build_register({"units": []}), "records must be the Records that decode_records returns, got dict"),  # type: ignore[arg-type]
    "check_records": (lambda: check_records([]), "records must be the Records that decode_records returns, got list"),  # type: ignore[arg-type]
    "encode_records": (lambda: encode_records([]), "records must be the Records that decode_records returns, got list"),  # type: ignore[arg-type]
    "assess records": (lambda: assess(Records(), DISTRICT, YEAR), "register must be the Register that build_register returns, got Records"),  # type: ignore[arg-type]
    "assess by name": (lambda: assess(NONE, "district-model", YEAR), "rulebook must be a Rulebook, or a list of its versions, got str"),  # type: ignore[arg-type]
    "assess a word": (lambda: assess(NONE, DISTRICT, "2024"), 'period must be a Period, such as rulebook.period("2024"), got str'),  # type: ignore[arg-type]
    "choose": (lambda: choose("district-model", {}), "rulebook must be the Rulebook that decode_rulebook or shipped_rulebook returns, got str"),  # type: ignore[arg-type]
    "choose a list": (lambda: choose(DISTRICT, []), "readings must be a mapping from readings to options, got list"),  # type: ignore[arg-type]
    "Period.parse": (lambda: Period.parse(None), 'period must be a str such as "2024-Q1", got NoneType'),  # type: ignore[arg-type]
    "rulebook.period": (lambda: DISTRICT.period(2024), 'period must be a str such as "2024-Q1", got int'),  # type: ignore[arg-type]
    "Period of texts": (lambda: Period("2024-01-01", "2025-01-01"), "start must be a date, such as date(2024, 3, 5), got str"),  # type: ignore[arg-type]
    "Period of instants": (lambda: Period(date(2024, 1, 1), datetime(2024, 1, 2)), "end must be a date, such as date(2024, 3, 5), got datetime"),
    "import_tables": (lambda: import_tables([("units.csv", "id,name")]), "data must be the bytes of the file, got str"),  # type: ignore[list-item]
}  # fmt: skip


@pytest.mark.parametrize("name", CALLS)
def test_another_type_is_refused_with_what_would_have_been_right(name: str) -> None:
    """As an error of the library that is a TypeError too."""
    call, words = CALLS[name]
    with pytest.raises(TypeError) as caught:
        call()

    assert isinstance(caught.value, GovinfoError)
    assert str(caught.value).startswith(words)


def test_the_error_survives_pickling() -> None:
    """With its parts, as every other error."""
    error = WrongTypeError("text", int, "a str")
    again = pickle.loads(pickle.dumps(error))

    assert (again.what, again.got, str(again)) == ("text", int, "text must be a str, got int")


@pytest.mark.parametrize(
    ("error", "zh", "en"),
    [
        (InvalidValueError("day", "x", "zero or more"), 'day 应为零或正数，实为 "x"', 'day must be zero or more, got "x"'),
        (FormulaError(Text("a colon is expected here"), 3), "第 3 列：此处应为冒号", "column 3: a colon is expected here"),
        (UnknownNameError(Text("not given")), "未填写", "not given"),
        (DecodeError([Problem(path="$", message=Text("not given"))]), "$: 未填写", "$: not given"),
        (WrongTypeError("text", int, "zero or more"), "text 应为零或正数，实为 int", "text must be zero or more, got int"),
        (GovinfoError("plain words"), "plain words", "plain words"),
    ],
)
def test_every_error_tells_itself_in_both_languages(error: GovinfoError, zh: str, en: str) -> None:
    """An application catches one class and shows one text."""
    assert (error.text(), error.text("zh"), error.text("en"), str(error)) == (zh, zh, en, en)


def test_what_an_installed_package_itself_lacks_is_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not the package that is there: installing that again would not help."""
    (tmp_path / "half_a_package.py").write_text("import its_other_half.inside", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)

    with pytest.raises(MissingExtraError) as caught:
        load_extra("half_a_package", "half-a-package", "office")

    assert (caught.value.package, caught.value.extra) == ("its_other_half", "office")


def test_a_missing_package_is_named() -> None:
    """An application may tell it in words of its own."""
    with pytest.raises(MissingExtraError) as caught:
        load_extra("no_such_module.inside", "no-such-package", "ics")

    assert (caught.value.package, caught.value.extra) == ("no-such-package", "ics")


def test_a_year_without_a_notice_and_a_missing_package_are_told_in_chinese() -> None:
    """With the next step."""
    assert "2050" in UnknownCalendarYear(2050, (2013, 2026)).text()
    assert 'pip install "govinfo-core[office]"' in MissingExtraError("openpyxl", "office").text()
    assert UnknownCalendarYear(2050, (2013, 2026)).text() != str(UnknownCalendarYear(2050, (2013, 2026)))


def test_a_wrong_argument_is_told_in_chinese() -> None:
    """The whole sentence, not its frame alone."""
    with pytest.raises(WrongTypeError) as caught:
        decode_records(None)  # type: ignore[arg-type]  # what must be refused

    assert caught.value.text() == "text 应为文件内容（str 或 bytes），实为 NoneType"
