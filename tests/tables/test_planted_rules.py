"""Single changes planted in shipped rulebooks, one each in twenty of them: the file is refused or an example comes out otherwise."""

from __future__ import annotations

from importlib.resources import files
from typing import Final

import pytest

from govinfo import decode_rulebook, shipped_rulebook
from govinfo.errors import RulebookError
from govinfo.examples import decode_examples, run_example
from govinfo.rulebook import Side

DATA = files("govinfo").joinpath("data")
PLANTED: Final = {
    # a number
    "luan-2013": ("amount = 40", "amount = 41"),
    "quanzhou-tax-2007": ("at_least = 10", "at_least = 9"),
    "zibo-agri-machinery": ("150, 35", "151, 35"),
    "county-urgent-reports-2018": ("number = 40", "number = 41"),
    "petition-regulation-2005": ("extension_number = 30", "extension_number = 31"),
    "jiangsu-sports-2012": ("bulletins >= 6", "bulletins > 6"),
    # a condition
    "beilun-education": ('level = ["district", "city", "province"]', 'level = ["district", "city"]'),
    "jiamusi-supervision": ("group != 'no-task'", "group == 'no-task'"),
    "zhejiang-city-commissions": ("and instructions > 0", "or instructions > 0"),
    "chuxiong-drc": ('when = { publication = "province", channel = ["转报", "forwarded"] }', 'when = { publication = "province" }'),
    "disclosure-regulation-2019": ('owed_by = { group = "departments" }', 'owed_by = { group = "governments" }'),
    # a period
    "town-office-rule": ('each = "month"', 'each = "quarter"'),
    "dongming-township-2012": ('per = "month"', 'per = "week"'),
    "baoji-emergency-departments": ('each = "year"', 'each = "month"'),
    "hongxing-street-pool": ("some(quarter, central < 1)", "some(year, central < 1)"),
    # a share
    "company-fees": ('share = "equal"', 'share = "each"'),
    "wenshang-construction-2011": ('share = "equal"', 'share = "first"'),
    "yongkang-health-2009": ('article = "equal"', 'article = "each"'),
    # what follows
    "zhoushan-coop-2013": ("not met(points) or not met(upper)", "not met(points) and not met(upper)"),
    "zhaoqing-websites-2019": ("earned('deductions') <= 80", "earned('deductions') < 80"),
}
FAVOURABLE: Final = {
    "changzhou-land-2008", "jiaxing-2008", "jilin-land-openness-2001", "luohu-property-2014", "quanzhou-tax-2007", "zhejiang-city-commissions",
}  # fmt: skip
"""The shipped rulebooks that praise anybody in a notice."""


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_change_is_noticed(name: str) -> None:
    """When the file is read, or by an example."""
    text = DATA.joinpath("rulebooks").joinpath(f"{name}.toml").read_text("utf-8")
    was, planted = PLANTED[name]
    assert was in text
    try:
        rulebook = decode_rulebook(text.replace(was, planted, 1))
    except RulebookError:
        return
    examples = decode_examples(DATA.joinpath("examples").joinpath(f"{name}.toml").read_bytes())

    assert any(run_example(example, rulebook) for example in examples)


def test_who_is_praised_is_praised_by_his_regulation() -> None:
    """Whoever fell short is never among those who are praised: each rulebook that praises is known by name."""
    names = sorted(path.name.removesuffix(".toml") for path in DATA.joinpath("rulebooks").iterdir())

    assert {name for name in names if any(notice.side is Side.FAVOURABLE for notice in shipped_rulebook(name).notices)} == FAVOURABLE
