"""
JSON read strictly: what the standard library lets pass is marked where it stands.

Floats, NaN, the infinities and endless integers become `Refused`, an object that names a field
twice becomes a `FlawedObject`; nothing downstream accepts either, so each is refused with its path.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from json import JSONDecodeError
from json.encoder import encode_basestring
from typing import Final, cast

from govinfo.codec._problems import FlawedObject, Refusal, Refused
from govinfo.errors import DecodeError, Problem, check_type
from govinfo.exact import MAX_DIGITS
from govinfo.texts import Text

BLANKS: Final = " \t\r\n"
"""What JSON calls white space."""

_REASONS: Final = (
    ("Expecting property name", "a field name in double quotes is expected here"),
    ("Expecting ':'", "a colon is expected here"),
    ("Expecting ','", "a comma or the closing bracket is expected here"),
    ("Unterminated string", "the string that begins here never ends"),
    ("Invalid control character", "a control character stands in a string; write it as an escape"),
    ("Invalid \\", "an escape in a string is not one that JSON has"),
    ("Extra data", "something follows after the end"),
    ("Illegal trailing comma", "a value is expected here; a comma may be left over"),
    ("Expecting value", "a value is expected here; a comma may be left over"),
)


def _object(pairs: list[tuple[str, object]]) -> dict[str, object] | FlawedObject:
    fields = dict(pairs)
    if len(fields) == len(pairs):
        return fields
    times = Counter(name for name, _ in pairs)
    return FlawedObject(fields, tuple(name for name in fields if times[name] > 1))


def _integer(text: str) -> int | Refused:
    return int(text) if len(text) <= MAX_DIGITS else Refused(text, "long")


def _float(text: str) -> Refused:
    return Refused(text, "float")


def _constant(text: str) -> Refused:
    return Refused(text, "constant")


_DECODER: Final = json.JSONDecoder(object_pairs_hook=_object, parse_int=_integer, parse_float=_float, parse_constant=_constant)


_WORKBOOKS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")


def decode_text(data: str | bytes, *, least: str = "{}") -> str:
    r"""
    Return the text of a document: UTF-8, with or without a byte order mark, and not empty; the *least* it holds is told.

    Raises:
        Refusal: not UTF-8, or nothing in it.
        WrongTypeError: neither a text nor bytes.

    >>> decode_text(b"\xef\xbb\xbf{}")
    '{}'
    """
    check_type("text", data, (str, bytes), "a str or bytes: the content of the file")
    if isinstance(data, bytes):
        if data.startswith(_WORKBOOKS):
            raise Refusal(Text("is a workbook or another packed file, and no text: a ledger is read by import, which writes records"))
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            byte = f"0x{data[error.start]:02x}"
            raise Refusal(
                Text("is not UTF-8: byte {byte} at offset {offset}; save the file as UTF-8", byte=byte, offset=error.start)
            ) from None
    else:
        text = data
    text = text.removeprefix("\ufeff")
    if not text or text.isspace():
        raise Refusal(Text("is empty: write at least {least}", least=least))
    return text


def parse_first(text: str, *, line: int = 1) -> tuple[object, int]:
    """
    Read the JSON value at the beginning of *text*; return it and where it ends.

    Args:
        text: what to read.
        line: the number of its first line, for messages.

    Raises:
        Refusal: no JSON there, or nested beyond what is read.
    """
    start = 0 if text[:1] == "{" else len(text) - len(text.lstrip(BLANKS))
    try:
        return _DECODER.raw_decode(text, start)
    except JSONDecodeError as error:
        raise _not_json(text, error.pos, error.msg, line) from None
    except RecursionError:
        raise Refusal(Text("is nested too deeply: records need fewer than ten levels of brackets")) from None


def parse(text: str, *, line: int = 1) -> object:
    """
    Read *text* as exactly one JSON value; *line* is the number of its first line, for messages.

    Raises:
        Refusal: no JSON, more than one value, or nested beyond what is read.

    >>> parse('{"value": 0.5}')
    {'value': Refused(text='0.5', kind='float')}
    """
    value, end = parse_first(text, line=line)
    rest = text[end:].lstrip(BLANKS) if end < len(text) else ""
    if rest:
        raise _not_json(text, len(text) - len(rest), "Extra data", line)
    return value


def read_json(text: str | bytes, path: str = "$") -> object:
    """
    Read a document as exactly one JSON value, with what is never accepted marked, so that `structure_all` refuses it.

    Args:
        text: the JSON; bytes are UTF-8.
        path: where it stands, in front of the problem's path.

    Raises:
        DecodeError: it is no JSON.
    """
    try:
        return parse(decode_text(text))
    except Refusal as refusal:
        raise DecodeError([Problem(path=path, message=refusal.message)]) from None


def pretty(value: object, indent: int = 2) -> str:
    r"""
    Write plain data as JSON for people, each member on a line of its own; what `json.dumps` writes with *indent*, sooner.

    >>> pretty({"a": ["政", 1, True], "b": {}})
    '{\n  "a": [\n    "政",\n    1,\n    true\n  ],\n  "b": {}\n}'
    """
    pieces: list[str] = []
    _lay_out(value, "\n", " " * indent, pieces.append)
    return "".join(pieces)


def _lay_out(value: object, line: str, step: str, write: Callable[[str], object]) -> None:
    # The standard library lays out in Python, a generator inside a generator for each bracket.
    inner = line + step
    if isinstance(value, str):
        write(encode_basestring(value))
    elif isinstance(value, dict) and value:
        mark = "{" + inner
        for name, member in cast("dict[str, object]", value).items():
            if type(member) is str:
                write(f"{mark}{encode_basestring(name)}: {encode_basestring(member)}")
            else:
                write(f"{mark}{encode_basestring(name)}: ")
                _lay_out(member, inner, step, write)
            mark = "," + inner
        write(line + "}")
    elif isinstance(value, (list, tuple)) and value:
        mark = "[" + inner
        for member in cast("list[object]", value):
            if type(member) is str:
                write(mark + encode_basestring(member))
            else:
                write(mark)
                _lay_out(member, inner, step, write)
            mark = "," + inner
        write(line + "]")
    else:
        write(json.dumps(value, ensure_ascii=False))


def _not_json(text: str, position: int, message: str, first: int) -> Refusal:
    reason = next((words for start, words in _REASONS if message.startswith(start)), "a value is expected here; a comma may be left over")
    line = text.count("\n", 0, position) + first
    column = position - text.rfind("\n", 0, position)
    return Refusal(Text("is not JSON at line {line}, column {column}: {reason}", line=line, column=column, reason=Text(reason)))
