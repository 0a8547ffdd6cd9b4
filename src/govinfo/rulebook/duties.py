"""Duties with dates (时限义务): which records owe something, under which limit, and who must act next when it is late."""

from __future__ import annotations

from typing import final

from attrs import frozen

from govinfo.labels import Labelled
from govinfo.rulebook.conditions import Condition
from govinfo.rulebook.words import Under

__all__ = ["Duty", "DutyKind"]


class DutyKind(Labelled):
    """What owes something by a day or an instant (义务种类)."""

    HANDLING = "handling", "批示件办理"
    COMMISSION = "commission", "约稿"
    URGENT = "urgent", "紧急信息报送"
    REPORT = "report", "定期报告"
    TASK = "task", "交办任务"


@final
@frozen(kw_only=True)
class Duty:
    """
    One duty of a regulation (义务): what it is of, when it applies, and the limit under which it stands.

    Attributes:
        of: what owes it.
        limit: the id of the `[[deadline]]` that says until when.
        when: conditions on the record; the first duty whose conditions hold applies.
    """

    id: str
    clause: str
    title: str
    of: DutyKind
    limit: str
    when: tuple[Condition, ...] = ()
    title_en: str | None = None
    under: Under = ()
