"""
The notices of the State Council's General Office on holidays (放假安排通知), 2013 to 2026, as data.

Only what departs from Monday to Friday is listed. A line is a notice: the year it is for, the day by
which it was public at the latest, its page, its number where known, the weekdays at rest, the weekend
days worked. A second line for a year amends the first; a day with a minus sign is taken back. A day
with eight digits lies in the year before.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Final, final

from attrs import frozen

# The days are transcribed from the notices themselves, not from another library. The pages of the notices for 2025
# and 2026 bear no usable day: these two are dated by when they were known elsewhere at the latest.
_NOTICES: Final = """
2013|2012-12-10|2012-12/10/content_1353|国办发明电〔2012〕33号|0101 0102 0103 0211 0212 0213 0214 0215 0404 0405 0429 0430 0501 \
0610 0611 0612 0919 0920 1001 1002 1003 1004 1007|0105 0106 0216 0217 0407 0427 0428 0608 0609 0922 0929 1012
2014|2013-12-11|2014-01/02/content_1194|国办发明电〔2013〕28号|0101 0131 0203 0204 0205 0206 0407 0501 0502 0602 0908 1001 \
1002 1003 1006 1007|\
0126 0208 0504 0928 1011
2015|2014-12-16|2014-12/16/content_9302|国办发明电〔2014〕28号|0101 0102 0218 0219 0220 0223 0224 0406 0501 0622 1001 1002 1005 \
1006 1007|0104 0215 0228 1010
2015|2015-05-13|2015-05/13/content_9742|国发明电〔2015〕1号|0903 0904|0906
2016|2015-12-10|2015-12/10/content_10394|国办发明电〔2015〕18号|0101 0208 0209 0210 0211 0212 0404 0502 0609 0610 0915 0916 1003 \
1004 1005 1006 1007|\
0206 0214 0612 0918 1008 1009
2017|2016-12-01|2016-12/01/content_5141603|国办发明电〔2016〕17号|0102 0127 0130 0131 0201 0202 0403 0404 0501 0529 0530 1002 \
1003 1004 1005 1006|\
0122 0204 0401 0527 0930
2018|2017-11-30|2017-11/30/content_5243579|国办发明电〔2017〕12号|0101 0215 0216 0219 0220 0221 0405 0406 0430 0501 0618 0924 1001 \
1002 1003 1004 1005|\
0211 0224 0408 0428 0929 0930
2019|2018-12-06|2018-12/06/content_5346276|国办发明电〔2018〕15号|20181231 0101 0204 0205 0206 0207 0208 0405 0501 0607 0913 1001 1002 \
1003 1004 1007|20181229 0202 0203 0929 1012
2019|2019-03-22|2019-03/22/content_5375877|国办发明电〔2019〕3号|0502 0503|0428 0505
2020|2019-11-21|2019-11/21/content_5454164|国办发明电〔2019〕16号|0101 0124 0127 0128 0129 0130 0406 0501 0504 0505 0625 0626 \
1001 1002 1005 1006 1007 1008|0119 0201 0426 0509 0628 0927 1010
2020|2020-01-26|2020-01/27/content_5472352|国办发明电〔2020〕1号|0131|-0201
2021|2020-11-25|2020-11/25/content_5564127|国办发明电〔2020〕27号|0101 0211 0212 0215 0216 0217 0405 0503 0504 0505 0614 0920 0921 \
1001 1004 1005 1006 1007|0207 0220 0425 0508 0918 0926 1009
2022|2021-10-25|2021-10/25/content_5644835|国办发明电〔2021〕11号|0103 0131 0201 0202 0203 0204 0404 0405 0502 0503 0504 0603 0912 \
1003 1004 1005 1006 1007|0129 0130 0402 0424 0507 1008 1009
2023|2022-12-08|2022-12/08/content_5730844|国办发明电〔2022〕16号|0102 0123 0124 0125 0126 0127 0405 0501 0502 0503 0622 0623 0929 \
1002 1003 1004 1005 1006|0128 0129 0423 0506 0625 1007 1008
2024|2023-10-25|202310/content_6911528|国办发明电〔2023〕7号|0101 0212 0213 0214 0215 0216 0404 0405 0501 0502 0503 0610 0916 0917 \
1001 1002 1003 1004 1007|0204 0218 0407 0428 0511 0914 0929 1012
2025|2024-11-12|202411/content_6986383|国办发明电〔2024〕12号|0101 0128 0129 0130 0131 0203 0204 0404 0501 0502 0505 0602 1001 1002 \
1003 1006 1007 1008|\
0126 0208 0427 0928 1011
2026|2025-11-04|202511/content_7047091|国办发明电〔2025〕7号|0101 0102 0216 0217 0218 0219 0220 0223 0406 0501 0504 0505 0619 0925 \
1001 1002 1005 1006 1007|0104 0214 0228 0509 0920 1010
"""


@final
@frozen(kw_only=True)
class Notice:
    """
    One notice on the holidays of a year, or an amendment of it.

    Attributes:
        year: the year it is for.
        known_by: the day by which it was public at the latest.
        path: the path of its page on the State Council's site.
        number: its document number (文号), None where the sources at hand do not give it.
        rests: the weekdays it gives.
        works: the weekend days it takes.
        withdrawn: the days of an earlier notice that it takes back.
    """

    year: int
    known_by: date
    path: str
    number: str | None
    rests: tuple[date, ...]
    works: tuple[date, ...]
    withdrawn: tuple[date, ...]


@cache
def notices() -> tuple[Notice, ...]:
    """
    Return every notice in the order in which they became known; read from the text at the first call.

    >>> [notice.number for notice in notices() if notice.year == 2020]
    ['国办发明电〔2019〕16号', '国办发明电〔2020〕1号']
    """
    return tuple(_read(line) for line in _NOTICES.strip().splitlines())


def _read(line: str) -> Notice:
    year, known_by, path, number, rests, works = line.split("|")
    return Notice(
        year=int(year),
        known_by=date.fromisoformat(known_by),
        path=f"/zhengce/zhengceku/{path}.htm",
        number=number or None,
        rests=_days(year, rests),
        works=_days(year, works),
        withdrawn=tuple(day for words in (rests, works) for day in _days(year, words, withdrawn=True)),
    )


def _days(year: str, words: str, *, withdrawn: bool = False) -> tuple[date, ...]:
    plain = (word.removeprefix("-") for word in words.split() if word.startswith("-") is withdrawn)
    return tuple(date.fromisoformat(word if len(word) == 8 else year + word) for word in plain)
