"""What it means that a record does not say something: answered once in the rulebook, asked until it is."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from offices import head

from govinfo import Assessment, Period, Records, assess, build_register, decode_rulebook
from govinfo.errors import RegisterError, RulebookError
from govinfo.records import AdoptionEvent, Contribution, Submission, Tags, Unit
from govinfo.rulebook import rulebook_questions

YEAR = Period.parse("2024")
WORDS = '[publications]\ndigest = { title = "信息摘报", level = "district" }\n[forms]\nitem = "单条"\nbrief = "简讯"\n'
PRICE = '[[price]]\nid = "{id}"\nclause = "三"\ntitle = "{id}"\nof = "adoption"\nwhen = {when}\namount = {amount}\n'


def rulebook(*parts: str) -> str:
    """Return the text of a rulebook that gives 10 for an item and 4 for a brief, with some further tables."""
    item = PRICE.format(id="item", when='{ form = "item" }', amount=10)
    return head() + WORDS + "".join(parts) + item + PRICE.format(id="brief", when='{ form = "brief" }', amount=4)


def assessed(text: str, form: str | None = None, **tags: str) -> Assessment:
    """Assess one adoption of an item of u."""
    records = Records(
        units=(Unit(id="u", name="甲局"),),
        submissions=(Submission(id="s", units=(Contribution(unit="u"),), submitted_at=datetime(2024, 3, 1, tzinfo=UTC), form=form),),
        adoptions=(AdoptionEvent(id="a", submission="s", publication="digest", on=date(2024, 3, 5), tags=Tags(tags)),),
    )
    return assess(build_register(records), decode_rulebook(text), YEAR)


def test_a_word_stands_for_what_a_record_does_not_say() -> None:
    """Without a form it is a brief: 4."""
    text = rulebook('[absent]\nform = "brief"\n')

    assert assessed(text).unit("u").points == 4
    assert assessed(text, "item").unit("u").points == 10
    assert rulebook_questions(decode_rulebook(text)) == ()


def test_what_must_be_given_keeps_the_rules_waiting() -> None:
    """Either rule may be the one; the card is not complete, and both tell what to enter where."""
    result = assessed(rulebook('[absent]\nform = "must-be-given"\n'))

    assert (result.unit("u").points, result.unit("u").complete, result.unpriced) == (0, False, ("s",))
    assert [(one.rule, one.about, one.subject) for one in result.pending] == [("brief", "a", "u"), ("item", "a", "u")]
    assert result.pending[0].needs.text() == "a的信息形式（请在该记录中补填）"
    assert assessed(rulebook('[absent]\nform = "must-be-given"\n'), "item").unit("u").complete


def test_what_is_not_answered_is_asked_and_is_no_word() -> None:
    """As it always was, nothing matches; the question is told with the assessment, once."""
    result = assessed(rulebook())

    assert (result.unit("u").points, result.unpriced) == (0, ("a", "s"))
    [question] = result.questions
    assert question.path == "absent.form"
    assert "信息形式" in question.message.text()
    assert assessed(rulebook('[absent]\nform = ""\n')).questions == ()


def test_a_condition_that_asks_for_nothing_given_answers_itself() -> None:
    """It says what it means that there is no page."""
    text = head() + WORDS + PRICE.format(id="any", when='{ position = ["1", ""] }', amount=3)

    assert rulebook_questions(decode_rulebook(text)) == ()
    assert assessed(text).unit("u").points == 3


def test_a_group_that_must_be_given_is_asked_of_the_unit() -> None:
    """A price for bureaus: whether u is one nobody knows."""
    groups = '[groups]\nbureau = "部门"\ntown = "乡镇"\n'
    text = head() + WORDS + groups + '[absent]\ngroup = "must-be-given"\n' + PRICE.format(id="p", when="{}", amount=5)
    result = assessed(text + 'groups = ["bureau"]\n', "item")

    assert [(one.rule, one.about, one.subject) for one in result.pending] == [("p", "a", "u")]
    assert result.pending[0].needs.text() == "甲局的考核类别（请在单位名录中补填）"
    other = assessed(text.replace('"must-be-given"', '"bureau"') + 'groups = ["bureau"]\n', "item")
    assert (other.unit("u").points, other.unit("u").group) == (5, "bureau")


@pytest.mark.parametrize(
    ("table", "path", "told"),
    [
        ('[absent]\nform = "breif"\n', "absent.form", "brief"),
        ('[absent]\nforn = "brief"\n', "absent.forn", "form"),
        ('[absent]\nform = "must-be-gven"\n', "absent.form", "must-be-given"),
    ],
)
def test_what_is_misspelt_there_is_refused_with_the_nearest_word(table: str, path: str, told: str) -> None:
    """A word nobody declared, an attribute nobody knows."""
    with pytest.raises(RulebookError) as caught:
        decode_rulebook(rulebook(table))
    [problem] = caught.value.problems
    assert problem.path == path
    assert told in str(problem.message)


def test_a_tag_whose_words_matter_refuses_another_word() -> None:
    """II is declared; a fullwidth one is the same word, Ⅲ and 2 are none."""
    text = rulebook('[absent]\nform = ""\n[tags.grade]\ntitle = "灾害等级"\nwords = ["I", { id = "II", title = "二级" }]\n')
    text += PRICE.format(id="second", when='{ "tags.grade" = "II" }', amount=2) + "stacks = true\n"

    assert assessed(text, "item", grade="ＩＩ").unit("u").points == 12
    with pytest.raises(RegisterError) as caught:
        assessed(text, "item", grade="III")
    [problem] = caught.value.problems
    assert (problem.record, "II" in str(problem.message)) == ("a", True)
    with pytest.raises(RulebookError, match=r"tags\.grade"):
        decode_rulebook(text.replace('"tags.grade" = "II"', '"tags.grade" = "III"'))


def test_a_tag_that_must_be_given_keeps_the_rules_waiting() -> None:
    """Tags are marks, unless the rulebook says otherwise."""
    text = rulebook('[absent]\nform = ""\n"tags.grade" = "must-be-given"\n[tags.grade]\nwords = ["I", "II"]\n')
    text += PRICE.format(id="second", when='{ "tags.grade" = "II" }', amount=2) + "stacks = true\n"

    assert [one.rule for one in assessed(text, "item").pending] == ["second"]
    assert assessed(text, "item", grade="I").pending == ()
