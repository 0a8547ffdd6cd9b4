"""The one official time (北京时间): which day an instant falls on."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

__all__ = ["OFFICIAL_ZONE", "official_day"]

OFFICIAL_ZONE: Final = ZoneInfo("Asia/Shanghai")
"""The zone in which offices live."""


def official_day(instant: datetime) -> date:
    """
    Return the day on which an aware *instant* falls in the official zone.

    >>> from datetime import UTC
    >>> official_day(datetime(2024, 2, 29, 16, 30, tzinfo=UTC))
    datetime.date(2024, 3, 1)
    """
    return instant.astimezone(OFFICIAL_ZONE).date()
