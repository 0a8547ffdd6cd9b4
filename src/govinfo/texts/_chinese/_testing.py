"""The Chinese of what the laws say about what they are given."""

from __future__ import annotations

from typing import Final

CHINESE: Final[dict[str, str]] = {
    "a law: {laws}": "一项规律：{laws}",
    "one of the features {names}": "下列特性之一：{names}",
    "an id or group that the first records do not have": "前一份记录中没有的编号或类别",
    "the same records in another order": "同样的记录，仅次序不同",
}
