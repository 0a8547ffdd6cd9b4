"""Limit rules: what a rulebook may say, what it leaves to the Civil Code, and what makes no sense."""

from __future__ import annotations

import pickle
import tomllib
from typing import Any

import pytest
from cattrs import Converter
from cattrs.errors import BaseValidationError

from govinfo.calendars import Roll
from govinfo.deadlines import ANCHORS, COUNTED, Limit, LimitUnit
from govinfo.errors import InvalidValueError
from govinfo.labels import Grain

RULES = """
[[deadline]]
id = "ordinary"
title = "一般批示件"
clause = "三"
unit = "day"
number = 7
anchor = "received"
assumed = true
because = "原文“七日”未写明工作日"
reminders = [3, 1]

[[deadline]]
id = "disclosure"
clause = "第三十三条"
unit = "working-day"
number = 20
anchor = "received"
extension_number = 20
extension_times = 1
approver = "政府信息公开工作机构负责人"

[[deadline]]
id = "phone"
clause = "五"
unit = "minute"
number = 30
anchor = "told"

[[deadline]]
id = "summary"
clause = "七"
unit = "date"
month = 12
day = 15
roll = "previous"
close = "17:30"

[[deadline]]
id = "figures"
clause = "八"
unit = "period-end"
grain = "month"
months_after = 1
day = 15
"""


def limit(**settings: Any) -> Limit:
    """Return a limit of seven days with other settings."""
    facts: dict[str, Any] = {"id": "r", "clause": "三", "unit": LimitUnit.DAY, "number": 7, "anchor": "received"}
    return Limit(**facts | settings)


def named(**settings: Any) -> Limit:
    """Return a named date."""
    return Limit(**({"id": "r", "clause": "三", "unit": LimitUnit.DATE} | settings))


def test_tables_of_a_file_become_limits_as_they_stand() -> None:
    """Plain fields: no hook is needed, and writing gives back the same rule."""
    converter = Converter(forbid_extra_keys=True)
    limits = converter.structure(tomllib.loads(RULES)["deadline"], tuple[Limit, ...])

    assert ["ordinary", "disclosure", "phone", "summary", "figures"] == [rule.id for rule in limits]
    assert (3, 1) == limits[0].reminders
    assert (LimitUnit.DATE, Roll.PREVIOUS, Grain.MONTH) == (limits[3].unit, limits[3].roll, limits[4].grain)
    assert limits == converter.structure(converter.unstructure(limits), tuple[Limit, ...])
    assert limits == pickle.loads(pickle.dumps(limits))


@pytest.mark.parametrize("extra", ['units = "day"', "Number = 7", 'unit = "week"', 'roll = "forward"', 'number = "seven"'])
def test_a_misspelt_setting_is_refused(extra: str) -> None:
    """Neither an unknown field nor an unknown word passes silently."""
    text = 'id = "r"\nclause = "三"\nanchor = "received"\n' + extra + ('\nunit = "day"' if "unit =" not in extra else "")
    text += "\nnumber = 7" if "number =" not in extra else ""

    with pytest.raises(BaseValidationError):
        Converter(forbid_extra_keys=True).structure(tomllib.loads(text), Limit)


def test_what_is_left_out_is_as_the_civil_code_has_it() -> None:
    """The start day does not count and days roll on; the start hour counts and hours never roll; both are told as silent."""
    assert (False, Roll.NEXT, ("count_start", "roll")) == (limit().counts_start, limit().rolls, limit().silent)
    hours = limit(unit=LimitUnit.HOUR, roll=Roll.NONE)
    assert (True, Roll.NONE, ("count_start",)) == (hours.counts_start, hours.rolls, hours.silent)
    assert (Roll.NONE, ("roll",)) == (named(month=12).rolls, named(month=12).silent)
    assert () == limit(count_start=False, roll=Roll.NEXT).silent
    assert Roll.NONE is limit(backward=True).rolls


def test_reminders_left_out_are_one_working_day_ahead() -> None:
    """Limits in days remind the working day before, hours never; stated ones go farthest first."""
    assert ((1,), ()) == (limit().reminds, limit(unit=LimitUnit.HOUR).reminds)
    assert ((5, 3, 1), ()) == (limit(reminders=[1, 5, 3]).reminds, limit(reminders=[]).reminds)


def test_a_rule_is_cited_by_its_title_and_clause() -> None:
    """Without a title the id stands in."""
    assert ("一般批示件 (三)", "r (三)") == (str(limit(title="一般批示件").cited), str(limit().cited))


@pytest.mark.parametrize(
    ("settings", "field"),
    [
        ({"number": None}, "number"),
        ({"number": -1}, "number"),
        ({"number": 7.0}, "number"),
        ({"number": True}, "number"),
        ({"number": 100_001}, "number"),
        ({"anchor": None}, "anchor"),
        ({"anchor": "two words"}, "anchor"),
        ({"clause": " "}, "clause"),
        ({"unit": "day"}, "unit"),
        ({"roll": "next"}, "roll"),
        ({"roll": Roll.NEXT, "backward": True}, "roll"),
        ({"unit": LimitUnit.HOUR, "roll": Roll.NEXT}, "roll"),
        ({"unit": LimitUnit.HOUR, "number": 0}, "number"),
        ({"unit": LimitUnit.MINUTE, "close": "17:30"}, "close"),
        ({"unit": LimitUnit.HOUR, "reminders": (1,)}, "reminders"),
        ({"unit": LimitUnit.HOUR, "next_day_after": "17:30"}, "next_day_after"),
        ({"reminders": (1, 1)}, "reminders"),
        ({"reminders": (0,)}, "reminders"),
        ({"reminders": 3}, "reminders"),
        ({"reminders": "3"}, "reminders"),
        ({"reminders": ([1],)}, "reminders"),
        ({"reminders": (True,)}, "reminders"),
        ({"close": "25:00"}, "close"),
        ({"month": 3}, "month"),
        ({"grain": Grain.MONTH}, "grain"),
        ({"months_after": 1}, "months_after"),
        ({"inclusive": False}, "inclusive"),
        ({"assumed": True}, "because"),
        ({"because": "原文未写明"}, "because"),
        ({"extension_unit": LimitUnit.DAY}, "extension_unit"),
        ({"extension_unit": LimitUnit.DATE, "extension_number": 3}, "extension_unit"),
        ({"extension_number": 0}, "extension_number"),
        ({"backward": True, "next_day_after": "12:00"}, "backward"),
        ({"unit": LimitUnit.PERIOD_END, "number": None, "anchor": None}, "grain"),
        ({"unit": LimitUnit.PERIOD_END, "anchor": None, "grain": Grain.MONTH}, "number"),
    ],
)
def test_a_setting_that_makes_no_sense_is_refused(settings: dict[str, object], field: str) -> None:
    """Out of range, missing, without meaning for the unit, or against another setting: the error names the field."""
    with pytest.raises(InvalidValueError) as caught:
        limit(**settings)

    assert field == caught.value.what


@pytest.mark.parametrize(
    ("settings", "shown"),
    [
        ({"year": 2008, "month": 9, "day": 31}, "2008-09-31"),
        ({"month": 9, "day": 31}, "09-31"),
        ({"year": 2026, "month": 2, "day": 29}, "2026-02-29"),
        ({"month": 2, "day": 29}, "02-29"),
        ({"month": 2, "day": 30}, "02-30"),
        ({"month": 13, "day": 1}, "13"),
        ({"day": 15}, "null"),
    ],
)
def test_a_date_that_does_not_exist_is_refused(settings: dict[str, object], shown: str) -> None:
    """No date is cut to the month's end; the end of a month is asked for by leaving the day out."""
    with pytest.raises(InvalidValueError, match=shown):
        named(**settings)


def test_a_monthly_day_is_one_that_every_month_has() -> None:
    """A report due on the 31st of each month is refused, one due on 31 March after the year is not."""
    facts: dict[str, Any] = {"id": "r", "clause": "八", "unit": LimitUnit.PERIOD_END}

    with pytest.raises(InvalidValueError, match="1 to 28"):
        Limit(**facts, grain=Grain.MONTH, day=31)
    assert 31 == Limit(**facts, grain=Grain.YEAR, day=31, months_after=3).day


def test_every_unit_and_anchor_has_a_chinese_label() -> None:
    """The vocabularies are complete."""
    assert all(unit.label for unit in LimitUnit) and all(ANCHORS.values())
    assert set(LimitUnit) - COUNTED == {LimitUnit.DATE, LimitUnit.PERIOD_END}
