"""Why a formula came to its value: the arithmetic with its numbers, and the facts that decided."""

from __future__ import annotations

from typing import final

from attrs import frozen

from govinfo.formulas._evaluate import Env
from govinfo.formulas._formula import Formula, refuse_other_types
from govinfo.formulas._teller import Teller
from govinfo.texts import Language, Text
from govinfo.texts._languages import either


@final
@frozen(kw_only=True)
class Explanation:
    """
    Why a formula came to its value (计算说明), in Chinese and in English.

    Both are written at once, since the values are those of one moment.

    >>> Explanation(zh="5 + 5 = 10", en="5 + 5 = 10").zh
    '5 + 5 = 10'
    """

    zh: str
    en: str

    def text(self, lang: Language = "zh") -> str:
        """Return the explanation in *lang*."""
        return either(self.zh, self.en, lang)

    def __str__(self) -> str:
        """Return the explanation in English."""
        return self.en


def explain(formula: Formula, env: Env) -> Explanation:
    """
    Tell how a formula comes to its value in an environment.

    Numbers come as arithmetic with the values put in; conditions as the facts that decided, each
    of them true, behind a "no" where the condition does not hold; aggregates as the sub-periods that decided.

    >>> from govinfo.formulas import FixedEnv, Kind, Scope, parse
    >>> fee = parse("300 + 100 * (n - 1) if n > 1 else 300", Scope(names={"n": Kind.NUMBER}), Kind.NUMBER)
    >>> explain(fee, FixedEnv(names={"n": 3})).en
    '300 + 100 × (3 - 1) = 500 (n 3 > 1)'
    """
    try:
        return Explanation(zh=_told(formula, env, "zh"), en=_told(formula, env, "en"))
    except AttributeError:
        refuse_other_types(formula, env)
        raise


def _told(formula: Formula, env: Env, lang: Language) -> str:
    teller = Teller(env=env, lang=lang, limits=formula.limits)
    head, notes = teller.head(formula.root)
    if not notes:
        return head
    return Text("{head} ({notes})", head=head, notes=teller.joined("{first}; {second}", notes)).text(lang)
