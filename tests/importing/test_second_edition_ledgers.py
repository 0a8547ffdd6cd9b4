"""Ledgers of the second edition kept in spreadsheets: merits, matters, reviews, targets for everyone, what is handled."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from govinfo.errors import DecodeError
from govinfo.importing import import_tables
from govinfo.labels import Per, ReviewOutcome, Role
from govinfo.records import Assignee, Contributor

FILES = {
    "units.csv": "编号,名称\na,甲局\nb,乙局\n",
    "人员.csv": "编号,姓名,单位\np,张三,甲局\nq,李四,乙局\n",
    "报送.csv": "编号,报送单位,报送时间,作者,个人权重\ns1,甲局,2024-03-05 09:30,张三、李四,3、2\n",
    "加分事项.csv": "编号,加分种类,日期,单位,人员,层级,次数\nm1,helped,2024-05-06,甲局,张三,市级,2\n",
    "事项.csv": "编号,事项种类,承办单位,承办分工,发生时间,文号\nt1,task,甲局、乙局,牵头、责任,2024-03-05 09:30,督字1号\n",
    "审稿.csv": "编号,报送编号,审稿日期,审稿结果,理由\nr1,s1,2024-03-06,退回,数据不实\n",
    "目标任务.csv": "全体,指标,周期,任务数,适用期间\n是,sent,整个期间,9,2024-07-16/2024-09-01\n",
    "办理.csv": "编号,办理对象,办理单位,收到时间,截止时间\nh1,t1,甲局,2024-03-06 09:00,2024-03-10\n",
}


def files(**changed: str) -> list[tuple[str, bytes]]:
    """Return the files above, some with other rows."""
    return [(name, changed.get(name.partition(".")[0], text).encode()) for name, text in FILES.items()]


def test_lists_of_the_second_edition_are_read_from_spreadsheets() -> None:
    """Names stand for ids, roles and outcomes are written by their Chinese words, one weight and one role for each that is named."""
    read = import_tables(files())
    assert read.submissions[0].authors == (Contributor(person="p", weight=3), Contributor(person="q", weight=2))
    assert (read.merits[0].unit, read.merits[0].persons, read.merits[0].times) == ("a", (Contributor(person="p"),), 2)
    assert read.matters[0].units == (Assignee(unit="a", role=Role.LEAD), Assignee(unit="b", role=Role.RESPONSIBLE))
    assert read.reviews[0].outcome is ReviewOutcome.RETURNED
    assert (read.targets[0].everyone, read.targets[0].per) == (True, Per.PERIOD)
    # a day alone means its end
    assert (read.handlings[0].of, read.handlings[0].due_at) == ("t1", datetime(2024, 3, 10, 16, tzinfo=UTC))


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"事项": FILES["事项.csv"].replace("牵头、责任", "牵头、主办")}, "事项.csv D2 (承办分工)"),
        ({"事项": FILES["事项.csv"].replace("牵头、责任", "牵头")}, "事项.csv D2 (承办分工)"),
        ({"审稿": FILES["审稿.csv"].replace("退回", "退稿")}, "审稿.csv D2 (审稿结果)"),
        ({"报送": FILES["报送.csv"].replace("3、2", "3")}, "报送.csv E2 (个人权重)"),
    ],
)
def test_a_bad_cell_is_told_by_its_place(changed: dict[str, str], words: str) -> None:
    """A role that is none, too few of them, an outcome that is none, too few weights."""
    with pytest.raises(DecodeError) as caught:
        import_tables(files(**changed))
    assert [problem.path for problem in caught.value.problems] == [words]
