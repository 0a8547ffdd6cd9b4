"""What must be given and is not, in the conditions of duties: nobody can say whether they are owed, and nothing is guessed."""

from __future__ import annotations

from typing import Any

import pytest
from offices import book, register, stand

from govinfo import Period, assess
from govinfo.duties import duty_questions
from govinfo.rulebook import rulebook_questions

PERIOD = Period.parse("2026-03")
FORMS = '[forms]\nminutes = "会议纪要"\nnews = "动态"\n'
LIMIT = '[[deadline]]\nid = "day"\nclause = "四"\ntitle = "一日"\nunit = "day"\nnumber = 1\nanchor = "event"\n'
PRICE = '[[price]]\nid = "late"\nclause = "四"\ntitle = "迟报"\nof = "duty"\nwhen = { result = "late" }\namount = -5\n'
GROUPS = '[groups]\ntowns = "乡镇"\ndepartments = "部门"\n'


def duty(*conditions: str, of: str = "item", **more: str) -> str:
    """Return a duty of an item under its conditions."""
    rows = [
        f'{name} = "{value}"'
        for name, value in ({"id": "minutes", "clause": "四", "title": "纪要报审", "of": of, "limit": "day"} | more).items()
    ]
    return "\n".join(["[[duty]]", *rows, *conditions]) + "\n"


ITEM = {"id": "s1", "units": ["agri"], "happened_at": "2026-03-02T09:00:00", "submitted_at": "2026-03-06T09:00:00", "title": "专题会议"}


def must(name: str, *tables: str) -> Any:
    """Return a rulebook in which an attribute must be given."""
    return book(f'[absent]\n{name} = "must-be-given"\n' + FORMS + GROUPS + LIMIT + "".join(tables))


@pytest.mark.parametrize(("form", "late", "complete"), [("minutes", -5, True), ("news", 0, True), (None, 0, False)])
def test_an_item_that_does_not_say_its_form_is_neither_late_nor_no_minutes(form: str | None, late: int, complete: bool) -> None:
    """Sent on the fourth day: late where it is minutes, nothing where it is news; without a form the card waits."""
    records = register(submissions=[ITEM | ({} if form is None else {"form": form})])
    rulebook = must("form", duty('when = { form = "minutes" }'), PRICE)
    card = assess(records, rulebook, PERIOD).unit("agri")
    assert (card.points, card.complete) == (late, complete)


def test_the_question_and_the_pending_decision_say_what_is_missing() -> None:
    """With the deadlines as a question, with the assessment as a pending decision, both at the item."""
    records = register(submissions=[ITEM])
    rulebook = must("form", duty('when = { form = "minutes" }'), PRICE)
    [question] = duty_questions(records, rulebook)
    assert (question.code, question.record, question.message.text("zh")) == (
        "duty-undecided",
        "s1",
        "未填写信息形式，无法判断是否适用“纪要报审”",
    )
    [pending] = [one for one in assess(records, rulebook, PERIOD).pending if one.subject == "agri"]
    assert (pending.rule, pending.about, pending.needs.text("zh")) == ("minutes", "s1", "“专题会议”的信息形式（请在该记录中补填）")
    assert stand(records, rulebook, "2026-03-09T09:00:00") == ()


def test_no_later_duty_of_the_same_stage_takes_the_place_of_one_that_may_be_owed() -> None:
    """The first is for minutes, the second for all the rest: of an item without a form neither is known to be owed."""
    rulebook = must("form", duty('when = { urgent = false, form = "minutes" }'), duty("when = { urgent = false }", id="rest"), PRICE)
    assert stand(register(submissions=[ITEM]), rulebook, "2026-03-09T09:00:00") == ()
    assert [one.duty.id for one in stand(register(submissions=[ITEM | {"form": "news"}]), rulebook, "2026-03-09T09:00:00")] == ["rest"]


def test_a_unit_without_a_group_is_asked_for_it() -> None:
    """A duty of towns: whether the bureau that names no group is one, it must say."""
    units = [{"id": "agri", "name": "农业农村局"}]
    records = register(submissions=[ITEM], units=units)
    rulebook = must("group", duty('owed_by = { group = "towns" }', "when = { urgent = false }"), PRICE)
    [question] = [one for one in duty_questions(records, rulebook) if one.record == "s1"]
    assert question.message.text("zh") == "未填写考核类别，无法判断是否适用“纪要报审”"


def test_what_a_duty_asks_for_and_absent_does_not_name_is_a_question_at_load() -> None:
    """As of prices; an answer under absent asks nothing."""
    plain = FORMS + LIMIT + duty('when = { form = "minutes" }')
    assert [one.path for one in rulebook_questions(book(plain))] == ["absent.form"]
    assert rulebook_questions(book('[absent]\nform = ""\n' + plain)) == ()


JUDGED = """
[[price]]
id = "sent"
clause = "五"
title = "报送"
of = "submission"
amount = 1
[criteria.good]
title = "质量好"
about = ["submission"]
due = "month"
[[price]]
id = "good"
clause = "五"
title = "好信息"
of = "finding"
when = { criterion = "good", met = true }
amount = 3
"""
BY_FORMULA = (
    JUDGED[: JUDGED.rindex("[[price]]")]
    + """
[[tally]]
id = "good"
clause = "五"
title = "好信息"
each = "item"
provided = "finding('good')"
amount = 3
"""
)


@pytest.mark.parametrize("rules", [JUDGED, BY_FORMULA])
@pytest.mark.parametrize(("met", "points", "complete"), [(True, 4, True), (False, 1, True), (None, 1, False)])
def test_an_item_that_must_be_judged_waits_until_it_is(rules: str, met: bool | None, points: int, complete: bool) -> None:
    """One point for the item, three more where it is good, none where it is found not to be, nothing known while nobody has looked."""
    about = {"criterion": "good", "about": {"submission": "s1"}, "on": "2026-03-09"}
    records = register(submissions=[ITEM], findings=[] if met is None else [{"id": "f1", "met": met} | about])
    found = assess(records, book(rules), PERIOD)
    card = found.unit("agri")
    assert (card.points, card.complete) == (points, complete)
    if met is None:
        assert {one.needs.text("zh") for one in found.pending} == {"对“专题会议”“质量好”的认定"}
