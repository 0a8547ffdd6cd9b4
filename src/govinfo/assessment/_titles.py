"""What readers call measures, totals, figures and criteria (名称)."""

from __future__ import annotations

from typing import Final

from govinfo.rulebook import Rulebook
from govinfo.rulebook._words import Titled
from govinfo.texts import Language
from govinfo.texts._languages import either
from govinfo.texts._titles import titled

TITLES: Final = {
    "points": "积分",
    "awarded": "加分合计",
    "deducted": "扣分合计",
    "yuan": "奖金合计",
    "targets_met": "各项目标任务均已完成",
    "group": "考核类别",
}
"""What readers call the totals that formulas may name."""


def title_of(rulebook: Rulebook, word: str, lang: Language) -> str:
    """Return what readers call a measure, a total, a figure or a criterion."""
    words: tuple[Titled, ...] = (
        *rulebook.measures,
        *rulebook.figures,
        *rulebook.criteria,
        *rulebook.parts,
        *rulebook.groups,
    )
    for declared in words:
        if declared.id == word:
            return titled(declared, otherwise=word).text(lang)
    return either(TITLES.get(word, word), word, lang)
