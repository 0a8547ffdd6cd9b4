"""The Chinese of circulars, payout lists, commendations, statistics and answer sheets, and of spreadsheets read in."""

from __future__ import annotations

from typing import Final

__all__ = ["CHINESE"]

CHINESE: Final[dict[str, str]] = {
    # figures
    "less than {most} yuan": "小于 {most} 元的金额",
    "{first} to {last}": "{first}至{last}",
    "the first half of {year}": "{year}年上半年",
    "the second half of {year}": "{year}年下半年",
    "quarter {quarter} of {year}": "{year}年第{quarter}季度",
    "{year}": "{year}年",
}
