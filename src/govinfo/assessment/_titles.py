"""What readers call measures, totals, figures and criteria (名称)."""

from __future__ import annotations

from typing import Final

from govinfo.labels import Complexity, Labelled, LapseKind, LeaderRank, Level, ReviewOutcome, Role
from govinfo.rulebook import Rulebook
from govinfo.rulebook._covering import covered, posting
from govinfo.rulebook._words import Titled
from govinfo.texts import Language, Text
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


_LABELS: Final[tuple[type[Labelled], ...]] = (Level, LapseKind, LeaderRank, Complexity, ReviewOutcome, Role)
"""The closed vocabularies of records, whose words formulas compare."""


def title_of(rulebook: Rulebook, word: str, lang: Language) -> str:
    """Return what readers call a measure, a total, a figure, a criterion, a rule, or a word that records hold."""
    words: tuple[Titled, ...] = (
        *rulebook.measures,
        *rulebook.figures,
        *rulebook.criteria,
        *rulebook.parts,
        *rulebook.groups,
        *rulebook.publications,
        *rulebook.forms,
        *rulebook.kinds,
        *rulebook.merits,
        *rulebook.matters,
        *rulebook.lapses,
        *(one for tag in rulebook.tags for one in tag.words),
    )
    for declared in words:
        if declared.id == word:
            return titled(declared, otherwise=word).text(lang)
    meant = covered(rulebook, (word,), ()) if "*" in word else frozenset({word})
    rules = [rule for rule in posting(rulebook.rules) if rule.id in meant]
    if rules:
        title = titled(rules[0], otherwise=word)
        return (title if len({rule.id for rule in rules}) == 1 else Text("{title} and others", title=title)).text(lang)
    label = next((one for labels in _LABELS for one in labels if one.value == word), None)
    if label is not None:
        return label.text(lang)
    return either(TITLES.get(word, word), word, lang)
