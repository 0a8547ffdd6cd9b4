"""TOML read within bounds: what the standard library takes very long for, or takes at any size, is refused before or after it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from typing import Final, cast

from govinfo.codec._json import decode_text
from govinfo.codec._problems import Refusal, item, member
from govinfo.errors import InvalidValueError
from govinfo.exact import MAX_DIGITS
from govinfo.texts import Text

MOST_CHARACTERS: Final = 1 << 20
"""The longest file; a hundred times what any regulation needs."""

_PLACE: Final = re.compile(r"line (?P<line>[0-9]+), column (?P<column>[0-9]+)\)")
_LARGEST: Final = 10**MAX_DIGITS
# Python's reader takes a time that grows with the square of a key's length.
_LONG_KEY: Final = re.compile(r"""(?<![\w-])(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){50}""")


def parse_toml(text: str | bytes, number: Callable[[str], object], *, least: str = "schema = 1") -> dict[str, object]:
    """
    Return the tables of a TOML file.

    Args:
        text: the file; bytes are UTF-8.
        number: reads a decimal as it is written.
        least: how such a file begins, told where there is nothing in it.

    Raises:
        Refusal: it is no TOML, or is beyond what is read.

    >>> parse_toml("a = 1", str)
    {'a': 1}
    """
    decoded = decode_text(text, least=least)
    if len(decoded) > MOST_CHARACTERS:
        raise Refusal(Text("is longer than {most} characters: split it", most=MOST_CHARACTERS))
    if _LONG_KEY.search(decoded):
        raise Refusal(Text("is not TOML: a number is too long or tables are nested too deep"))
    try:
        document = tomllib.loads(decoded.replace("\r\n", "\n"), parse_float=number)
    except tomllib.TOMLDecodeError as error:
        raise Refusal(_not_toml(str(error), decoded.replace("\r\n", "\n"))) from None
    except InvalidValueError as error:
        raise Refusal(error.message) from None
    except (ValueError, RecursionError):
        raise Refusal(Text("is not TOML: a number is too long or tables are nested too deep")) from None
    _refuse_long_numbers(document)
    return document


def _not_toml(words: str, text: str) -> Text:
    """Return what the standard library says, with the line and column it tells as numbers beside it."""
    reason, _, place = words.rpartition(" (at ")
    found = _PLACE.match(place)
    if found is not None:
        return Text("is not TOML: {reason}", reason=reason[:200], line=int(found["line"]), column=int(found["column"]))
    line, column = text.count("\n") + 1, len(text) - text.rfind("\n")
    return Text("is not TOML: {reason}", reason=(reason or words)[:200], line=line, column=column)


def _refuse_long_numbers(document: dict[str, object]) -> None:
    waiting: list[tuple[str, object]] = [("", document)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, dict):
            waiting += [(path + member(name), inner) for name, inner in cast("dict[str, object]", value).items()]
        elif isinstance(value, list):
            waiting += [(path + item(place), inner) for place, inner in enumerate(cast("list[object]", value))]
        elif isinstance(value, int) and abs(value) >= _LARGEST:
            expected = Text("a number of at most {digits} characters", digits=MAX_DIGITS)
            raise Refusal(Text("{what} must be {expected}", what=path.removeprefix("."), expected=expected))
