"""
Instants (时刻) and the one official time: which day an instant falls on, and when a day is over.

An instant is a `datetime` with its offset from UTC, between 1901 and 2998.
"""

from __future__ import annotations

from govinfo.instants._moments import end_of_day, localise, official_day
from govinfo.instants._zone import OFFICIAL_ZONE

__all__ = ["OFFICIAL_ZONE", "end_of_day", "localise", "official_day"]
