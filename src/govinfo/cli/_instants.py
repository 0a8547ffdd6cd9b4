"""Days and instants as a call writes them (日期和时刻参数)."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Final

from govinfo.cli._calls import CallError
from govinfo.codec._problems import Refusal
from govinfo.codec._values import read_instant
from govinfo.errors import InvalidValueError
from govinfo.instants._habits import read_day
from govinfo.instants._habits import read_instant as as_written
from govinfo.instants._moments import after
from govinfo.texts import Text

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z", re.ASCII)
_END: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T24:00(:00)?(?:Z|[+-][0-9]{2}:[0-9]{2})\Z", re.ASCII)
_NOW: Final = frozenset({"now", "现在"})
_ONE_DAY: Final = timedelta(days=1)
_SUCH_A_DAY: Final = "2024-03-05"
_SUCH_AN_INSTANT: Final = "2024-03-05T09:30:00+08:00"


def day_or_instant(name: str, text: str) -> date | datetime:
    """
    Return what an option says: a day, or an instant, for which 24:00 may be written as the law does, or `now`.

    Raises:
        CallError: it is neither.
    """
    if text in _NOW:
        return datetime.now(UTC).replace(microsecond=0)
    text = read_day(text) or text
    habitual = None if "T" in text else as_written(text)
    if habitual is not None:
        return habitual
    try:
        if _DAY.match(text):
            return date.fromisoformat(text)
        if _END.match(text):
            whole: datetime = read_instant(text.replace("T24:00", "T00:00", 1), datetime)
            return after(whole, _ONE_DAY)
        found: datetime = read_instant(text, datetime)
    except Refusal as refusal:
        raise CallError(Text("{name}: {message}", name=name, message=refusal.message)) from None
    except InvalidValueError as error:
        raise CallError(Text("{name}: {message}", name=name, message=error.message)) from None
    except ValueError:
        message = Text("no such day; write one like {day}, or an instant like {instant}", day=_SUCH_A_DAY, instant=_SUCH_AN_INSTANT)
        raise CallError(Text("{name}: {message}", name=name, message=message)) from None
    return found
