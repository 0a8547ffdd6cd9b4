"""The official zone where the machine has no zone data: the same offsets, from a table of the library's own."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from copy import deepcopy
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from govinfo.instants._zone import _CHANGES, OFFICIAL_ZONE, _OfficialTime

OWN = _OfficialTime()
SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.mark.parametrize("change", _CHANGES, ids=str)
def test_every_change_of_the_clocks_is_that_of_the_zone_data(change: datetime) -> None:
    """Three hours around it, every ten minutes: the wall clock, its offset, its letters, and which of two showings it is."""
    for minutes in range(-180, 181, 10):
        instant = (change + timedelta(minutes=minutes)).replace(tzinfo=UTC)
        own, given = instant.astimezone(OWN), instant.astimezone(SHANGHAI)
        assert (own.isoformat(), own.fold, own.tzname(), own.dst()) == (given.isoformat(), given.fold, given.tzname(), given.dst())
        wall = given.replace(tzinfo=None)
        for fold in (0, 1):
            mine, theirs = wall.replace(tzinfo=OWN, fold=fold), wall.replace(tzinfo=SHANGHAI, fold=fold)
            assert mine.utcoffset() == theirs.utcoffset()


@pytest.mark.parametrize("year", range(1900, 3000, 7))
def test_every_year_has_the_offsets_of_the_zone_data(year: int) -> None:
    """A day of each month: there is no change that the table does not have."""
    for month in range(1, 13):
        instant = datetime(year, month, 15, 5, tzinfo=UTC)
        assert instant.astimezone(OWN).isoformat() == instant.astimezone(SHANGHAI).isoformat()


def test_the_table_survives_pickling_as_the_official_zone() -> None:
    """Instants in it may be sent to another process, with zone data or without."""
    assert pickle.loads(pickle.dumps(OWN)) is OFFICIAL_ZONE
    assert deepcopy(OWN) is OFFICIAL_ZONE
    assert (str(OWN), str(OFFICIAL_ZONE)) == ("Asia/Shanghai", "Asia/Shanghai")


def test_the_library_works_on_a_machine_without_zone_data(tmp_path: Path) -> None:
    """Neither the system's nor the data package: it counts the same points, and the same summer of 1988."""
    hide = "import sys; sys.modules['tzdata'] = None\n"
    program = hide + (
        "import pickle\n"
        "from datetime import UTC, datetime\n"
        "from zoneinfo import ZoneInfo, ZoneInfoNotFoundError\n"
        "try:\n    ZoneInfo('Asia/Shanghai')\nexcept ZoneInfoNotFoundError:\n    print('none')\n"
        "from govinfo import Period, assess, build_register, sample_year, shipped_rulebook\n"
        "from govinfo.instants import localise\n"
        "from govinfo.instants import OFFICIAL_ZONE\n"
        "book = shipped_rulebook('district-model')\n"
        "print(assess(build_register(sample_year()), book, Period.parse('2024')).units[0].points)\n"
        "start = localise('start', datetime(1988, 4, 17, 13))\n"
        "print(start.isoformat(), pickle.loads(pickle.dumps(start)) == start, str(OFFICIAL_ZONE))\n"
    )
    environment = os.environ | {"PYTHONTZPATH": ""}
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, env=environment, cwd=tmp_path)  # noqa: S603  # our own program

    assert ran.stderr == ""
    assert ran.stdout.splitlines() == ["none", "835", "1988-04-17T13:00:00+09:00 True Asia/Shanghai"]
