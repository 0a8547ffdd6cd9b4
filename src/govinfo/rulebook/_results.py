"""How a duty can end (办理结果): conditions of rules ask for it, and `govinfo.duties` finds out which."""

from __future__ import annotations

from govinfo.labels import Labelled


class Result(Labelled):
    """
    How a duty ended (办理结果), the best first; open is one that has not ended.

    >>> from govinfo.duties import Result
    >>> [(result.value, result.label) for result in Result][:3]
    [('in-time', '按期'), ('after-reminder', '经催办按期'), ('excused', '逾期免责')]
    """

    IN_TIME = "in-time", "按期"
    AFTER_REMINDER = "after-reminder", "经催办按期"
    EXCUSED = "excused", "逾期免责"
    LATE = "late", "逾期"
    EARLY = "early", "不足期限"
    NEVER = "never", "逾期未办"
    OPEN = "open", "未到期"
