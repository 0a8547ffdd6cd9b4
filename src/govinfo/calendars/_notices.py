"""
The notices of the State Council's General Office on holidays (放假安排通知), 2004 to 2026, as data.

Only what departs from Monday to Friday is listed. A line is a notice: the year it is for, the day by
which it was public at the latest, its page, its number, the weekdays at rest, the weekend days worked,
and its title where that is not the usual one. A second line for a year amends the first; a day with a
minus sign is taken back. A day with eight digits lies in the year before.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Final, final

from attrs import frozen

# The days are transcribed from the notices themselves, not from another library. The pages of the notices for 2025
# and 2026 bear no usable day: these two are dated by when they were known elsewhere at the latest. When those for 2004
# and 2005 were published is in no source at hand: these two bear the day on which they were issued. The pages that
# hold those for 2007 and 2008 are of March 2008; they are dated by the day on which the news agencies carried them.
_NOTICES: Final = """
2004|2003-12-18|https://www.shaanxi.gov.cn/zfxxgk/zfgb/2004/d1q_4317/200806/t20080626_1641120.html|国办发明电〔2003〕53号|\
0101 0122 0123 0126 0127 0128 0503 0504 0505 0506 0507 1001 1004 1005 1006 1007|0117 0118 0508 0509 1009 1010
2005|2004-12-17|https://zh.wikisource.org/wiki/国务院办公厅关于2005年部分节假日安排的通知|国办发明电〔2004〕52号|\
0103 0209 0210 0211 0214 0215 0502 0503 0504 0505 0506 1003 1004 1005 1006 1007|0205 0206 0430 0508 1008 1009
2006|2005-12-22|/jrzg/2005-12/22/content_133837.htm|国办发明电〔2005〕35号|0102 0103 0130 0131 0201 0202 0203 0501 0502 0503 0504 0505 \
1002 1003 1004 1005 1006|20051231 0128 0205 0429 0430 0930 1008
2007|2006-12-18|/zhengce/content/2008-03/28/content_1761.htm|国办发明电〔2006〕49号|0101 0102 0103 0219 0220 0221 0222 0223 0501 0502 \
0503 0504 0507 1001 1002 1003 1004 1005|20061230 20061231 0217 0225 0428 0429 0929 0930
2008|2007-12-18|/zhengce/content/2008-03/28/content_1645.htm|国办发明电〔2007〕52号|20071231 0101 0206 0207 0208 0211 0212 0404 0501 0502 \
0609 0915 0929 0930 1001 1002 1003|20071229 0202 0203 0504 0927 0928
2009|2008-12-10|/zhengce/content/2008-12/10/content_1572.htm|国办发明电〔2008〕42号|0101 0102 0126 0127 0128 0129 0130 0406 0501 0528 \
0529 1001 1002 1005 1006 1007 1008|0104 0124 0201 0531 0927 1010
2010|2009-12-08|/zhengce/content/2009-12/08/content_1476.htm|国办发明电〔2009〕27号|0101 0215 0216 0217 0218 0219 0405 0503 0614 0615 \
0616 0922 0923 0924 1001 1004 1005 1006 1007|0220 0221 0612 0613 0919 0925 0926 1009
2011|2010-12-10|/zhengce/content/2010-12/10/content_1423.htm|国办发明电〔2010〕40号|0103 0202 0203 0204 0207 0208 0404 0405 0502 0606 \
0912 1003 1004 1005 1006 1007|0130 0212 0402 1008 1009
2012|2011-12-06|/zhengce/content/2011-12/06/content_1411.htm|国办发明电〔2011〕45号|0102 0103 0123 0124 0125 0126 0127 0402 0403 0404 \
0430 0501 0622 1001 1002 1003 1004 1005|20111231 0121 0129 0331 0401 0428 0929
2013|2012-12-10|2012-12/10/content_1353|国办发明电〔2012〕33号|0101 0102 0103 0211 0212 0213 0214 0215 0404 0405 0429 0430 0501 \
0610 0611 0612 0919 0920 1001 1002 1003 1004 1007|0105 0106 0216 0217 0407 0427 0428 0608 0609 0922 0929 1012
2014|2013-12-11|2014-01/02/content_1194|国办发明电〔2013〕28号|0101 0131 0203 0204 0205 0206 0407 0501 0502 0602 0908 1001 \
1002 1003 1006 1007|\
0126 0208 0504 0928 1011
2015|2014-12-16|2014-12/16/content_9302|国办发明电〔2014〕28号|0101 0102 0218 0219 0220 0223 0224 0406 0501 0622 1001 1002 1005 \
1006 1007|0104 0215 0228 1010
2015|2015-05-13|2015-05/13/content_9742|国发明电〔2015〕1号|0903 0904|0906|\
国务院关于中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日调休放假的通知
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
2019|2019-03-22|2019-03/22/content_5375877|国办发明电〔2019〕3号|0502 0503|0428 0505|国务院办公厅关于调整2019年劳动节假期安排的通知
2020|2019-11-21|2019-11/21/content_5454164|国办发明电〔2019〕16号|0101 0124 0127 0128 0129 0130 0406 0501 0504 0505 0625 0626 \
1001 1002 1005 1006 1007 1008|0119 0201 0426 0509 0628 0927 1010
2020|2020-01-26|2020-01/27/content_5472352|国办发明电〔2020〕1号|0131|-0201|国务院办公厅关于延长2020年春节假期的通知
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
        path: the path of its page on the State Council's site; the whole address where another site holds it.
        number: its document number (文号), None where the sources at hand do not give it.
        title: what it is called (名称).
        rests: the weekdays it gives.
        works: the weekend days it takes.
        withdrawn: the days of an earlier notice that it takes back.
    """

    year: int
    known_by: date
    path: str
    number: str | None
    title: str
    rests: tuple[date, ...]
    works: tuple[date, ...]
    withdrawn: tuple[date, ...]

    @property
    def official(self) -> bool:
        """Whether a page of the government holds it; where it does not, the text was found in reprints only."""
        return self.path.startswith("/") or ".gov.cn/" in self.path


@cache
def notices() -> tuple[Notice, ...]:
    """
    Return every notice in the order in which they became known; read from the text at the first call.

    >>> [notice.number for notice in notices() if notice.year == 2020]
    ['国办发明电〔2019〕16号', '国办发明电〔2020〕1号']
    """
    return tuple(_read(line) for line in _NOTICES.strip().splitlines())


def _read(line: str) -> Notice:
    year, known_by, path, number, rests, works, *titles = line.split("|")
    return Notice(
        year=int(year),
        known_by=date.fromisoformat(known_by),
        path=path if path.startswith(("/", "https:")) else f"/zhengce/zhengceku/{path}.htm",
        number=number or None,
        title=titles[0] if titles else f"国务院办公厅关于{year}年部分节假日安排的通知",
        rests=_days(year, rests),
        works=_days(year, works),
        withdrawn=tuple(day for words in (rests, works) for day in _days(year, words, withdrawn=True)),
    )


def _days(year: str, words: str, *, withdrawn: bool = False) -> tuple[date, ...]:
    plain = (word.removeprefix("-") for word in words.split() if word.startswith("-") is withdrawn)
    return tuple(date.fromisoformat(word if len(word) == 8 else year + word) for word in plain)
