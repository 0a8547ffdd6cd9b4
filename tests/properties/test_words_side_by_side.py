"""Words that read alike are one word everywhere, others never are, and nobody's record changes what another unit's word means."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, timedelta, timezone
from typing import Final, TypeAlias, final

from attrs import frozen
from hypothesis import given, settings
from hypothesis import strategies as st
from offices import head

from govinfo import Assessment, Period, Records, assess, build_register, decode_rulebook
from govinfo.importing import import_tables
from govinfo.records import AdoptionEvent, Contribution, Submission, TagValue, Unit
from govinfo.rulebook import Condition, Price
from govinfo.rulebook._conditions import holds

Place: TypeAlias = str | int

CLASSES: Final[tuple[tuple[TagValue, ...], ...]] = (
    (1, "1", "１"),
    ("01", "０1"),
    ("1.0",),
    ("10", 10),
    (True, "true", "TRUE", "是", "✓", "√"),
    (False, "false", "否", "×"),
    (0, "0"),
    ("front", "ｆｒｏｎｔ"),
    ("Front",),
    ("Ⅰ", "I"),
)
"""Values by the word they are, as a reader tells them apart; put together by hand."""

VALUES: Final = [value for several in CLASSES for value in several]
PLACES: Final[list[Place]] = [value for value in VALUES if not isinstance(value, bool)]
YEAR: Final = Period.parse("2024")
NOON: Final = datetime(2024, 3, 1, 12, tzinfo=timezone(timedelta(hours=8)))


def word(value: TagValue | None) -> int | None:
    """Return the number of the class that holds a value of this type, None where nothing was given."""
    return next((place for place, several in enumerate(CLASSES) if any(type(one) is type(value) and one == value for one in several)), None)


@final
@frozen
class Use:
    """One adoption: the page it stands on and the value of its tag."""

    position: Place | None
    tag: TagValue | None


@final
@frozen
class Asked:
    """What the rules ask for: a page, the value of a tag, and a second page that the index holds too."""

    position: Place
    tag: TagValue
    other: Place

    @property
    def text(self) -> str:
        """The rulebook: each thing asked by a condition, by its contrary and by a formula."""
        page, tag, other = (json.dumps(value, ensure_ascii=False) for value in (self.position, self.tag, self.other))
        quoted = [str(value).lower() if isinstance(value, bool) else str(value) for value in (self.position, self.tag)]
        wanted = {
            "page": f"when = {{ position = {page} }}",
            "other-page": f"when = {{ position = {other} }}",
            "no-page": f"when = {{ position = {{ not = {page} }} }}",
            "page-by-formula": f"provided = \"position == '{quoted[0]}'\"",
            "page-in-list": f"provided = \"position in ('{quoted[0]}', 'nowhere')\"",
            "no-page-by-formula": f"provided = \"position != '{quoted[0]}'\"",
            "tag": f"when = {{ tags.page = {tag} }}",
            "no-tag": f"when = {{ tags.page = {{ not = {tag} }} }}",
            "tag-by-formula": f"provided = \"tag('page') == '{quoted[1]}'\"",
            "nothing": 'when = { position = "" }',
            "nothing-by-formula": "provided = \"position == ''\"",
        }
        rules = [
            f'[[price]]\nid = "{id_}"\nclause = "一"\ntitle = "计分"\nof = "adoption"\namount = 1\nstacks = true\n{asks}\n'
            for id_, asks in wanted.items()
        ]
        return head("b") + '[publications]\ndaily = { title = "日报", level = "city" }\n' + "".join(rules)

    def expected(self, use: Use) -> set[str]:
        """Return the rules that price a use, by the classes alone."""
        page = word(use.position) == word(self.position)
        tag = word(use.tag) == word(self.tag)
        rules = {"page", "page-by-formula", "page-in-list"} if page else {"no-page", "no-page-by-formula"}
        rules |= {"tag", "tag-by-formula"} if tag else {"no-tag"}
        rules |= {"other-page"} if word(use.position) == word(self.other) else set()
        return rules | ({"nothing", "nothing-by-formula"} if use.position is None else set())


USES: Final = st.lists(st.builds(Use, st.none() | st.sampled_from(PLACES), st.none() | st.sampled_from(VALUES)), min_size=1, max_size=3)
ASKED: Final = st.builds(Asked, st.sampled_from(PLACES), st.sampled_from(VALUES), st.sampled_from(PLACES))


def records_of(**units: Sequence[Use]) -> Records:
    """Return for each unit an item and its uses."""
    adoptions = [
        AdoptionEvent(
            id=f"{unit}-{n}",
            submission=f"{unit}-s",
            publication="daily",
            on=date(2024, 4, n + 1),
            position=use.position,
            tags={} if use.tag is None else {"page": use.tag},
        )
        for unit, uses in units.items()
        for n, use in enumerate(uses)
    ]
    return Records(
        units=tuple(Unit(id=unit, name=unit) for unit in units),
        submissions=tuple(Submission(id=f"{unit}-s", units=(Contribution(unit=unit),), submitted_at=NOON) for unit in units),
        adoptions=tuple(adoptions),
    )


def priced(assessment: Assessment, unit: str) -> Counter[str]:
    """Return how often each rule priced a record of a unit."""
    return Counter(line.rule for line in assessment.unit(unit).lines)


@settings(max_examples=300, deadline=None)
@given(ASKED, USES, USES)
def test_no_record_of_one_unit_changes_what_a_word_of_another_means(asked: Asked, mine: list[Use], others: list[Use]) -> None:
    """Condition, contrary, formula and index agree on every record, together as alone, with the classes made by hand."""
    rulebook = decode_rulebook(asked.text)
    together = assess(build_register(records_of(a=mine, b=others)), rulebook, YEAR)
    alone = assess(build_register(records_of(a=mine)), rulebook, YEAR)

    expected = Counter(rule for use in mine for rule in asked.expected(use))
    assert priced(together, "a") == priced(alone, "a") == expected
    assert priced(together, "b") == Counter(rule for use in others for rule in asked.expected(use))
    assert together.unit("a").lines == alone.unit("a").lines


@settings(max_examples=200, deadline=None)
@given(ASKED, USES)
def test_a_condition_holds_of_just_what_the_index_hands_out(asked: Asked, uses: list[Use]) -> None:
    """Asked one by one, the conditions of every price hold for the records that it prices."""
    rulebook = decode_rulebook(asked.text)
    assessment = assess(build_register(records_of(a=uses)), rulebook, YEAR)

    def meets(condition: Condition, use: Use) -> bool:
        return holds(condition, use.position if condition.attribute == "position" else use.tag)

    prices = [rule for rule in rulebook.rules if isinstance(rule, Price) and rule.provided is None]
    found = Counter(price.id for price in prices for use in uses if all(meets(condition, use) for condition in price.when))
    assert Counter({rule: n for rule, n in priced(assessment, "a").items() if "formula" not in rule and "list" not in rule}) == found


@settings(max_examples=150, deadline=None)
@given(ASKED, USES)
def test_what_a_ledger_says_is_what_was_meant(asked: Asked, uses: list[Use]) -> None:
    """A CSV file knows no types, and yet each cell is the word that the record was."""
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(["编号", "报送编号", "刊物", "采用日期", "版位", "标签：page"])
    for n, use in enumerate(uses):
        cells = ["" if value is None else str(value).upper() if isinstance(value, bool) else value for value in (use.position, use.tag)]
        rows.writerow([f"a-{n}", "a-s", "daily", f"2024-04-{n + 1:02}", *cells])
    files = {"单位": "编号,名称\na,a\n", "报送": "编号,报送单位,报送时间\na-s,a,2024-03-01 12:00\n", "采用": text.getvalue()}
    read = import_tables([(f"{name}.csv", content.encode()) for name, content in files.items()])
    assessment = assess(build_register(read), decode_rulebook(asked.text), YEAR)

    assert priced(assessment, "a") == Counter(rule for use in uses for rule in asked.expected(use))
