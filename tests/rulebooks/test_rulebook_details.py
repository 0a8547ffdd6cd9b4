"""What is told of a rulebook, word for word: all mistakes side by side and nothing else; and what is just within bounds."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from attrs import evolve
from test_malformed import BASE, READING, cap, keep, price, problems_of, tally

from govinfo import Records, RulebookError, build_register, choose, decode_rulebook
from govinfo.calendars import official
from govinfo.deadlines import Limit, LimitUnit
from govinfo.duties import duty_states
from govinfo.errors import InvalidValueError, UnknownNameError
from govinfo.labels import Complexity, Level
from govinfo.records import Contribution, Handling, LeaderInstruction, Submission, Unit
from govinfo.rulebook import Clause, Condition, Coverage, Duty, DutyKind, Seats
from govinfo.rulebook._analysis import rulebook_problems, unpriced_forms
from govinfo.rulebook._duty_checks import duty_problems

SMALL = decode_rulebook(BASE)
QUOTED = '[clauses]\n"一" = { covered = "rule", text = "采用计10分，报送计2.5分" }\n'
OF_ITEMS = "adopted, authors, carriers, channel, characters, commissioned, composite, contributors"
OF_ONE_WORD = OF_ITEMS.replace("carriers, ", "")
LAPSES = "commission-late, commission-missed, criticised, untrue, urgent-concealed, urgent-late, urgent-omitted"
WAY = '[readings.way]\nquestion = "?"\noptions = { x = "甲", y = "乙" }\n'

SENTENCES: dict[str, tuple[str, list[str]]] = {
    # words that are declared elsewhere
    "a shown measure": ('[settings]\nshow = ["sent", "snet"]\n', ["settings.show: there is no measure snet; did you mean sent?"]),
    "more words than are listed": (
        "[groups]\n" + "".join(f'{letter} = "类"\n' for letter in "mlkjihgfedcba") + price(groups='["a", "zzz"]'),
        ["p.groups: there is no group zzz; known are a, b, c, d, e, f, g, h, i, j, k, l"],
    ),
    "readings of persons": (
        READING + '[[persons]]\nawards = "equal"\nunder = { zzz = "a", how = "c" }\n',
        ["persons.under: there is no reading zzz; known are how", "persons.under.how: there is no option c; known are a, b"],
    ),
    "each word to decide ties": (
        '[commend]\nlast_place = "further"\nfurther = ["sent", "yuan", "pionts", "zzz"]\n',
        [
            "commend.further: there is no measure pionts; did you mean points?",
            "commend.further: there is no measure zzz; known are awarded, deducted, points, sent, yuan",
        ],
    ),
    "each group of a price": (
        '[groups]\na = "甲"\nb = "乙"\n' + price(groups='["a", "c", "b", "d"]'),
        ["p.groups: there is no group c; known are a, b", "p.groups: there is no group d; known are a, b"],
    ),
    "the subject of a decision": (
        '[criteria.plan]\ntitle = "方案"\nabout = ["unit", "lapse"]\nleast = 0\n' + price(decide='"plan"'),
        ["p.decide: findings on plan are about unit, lapse, not about submission"],
    ),
    "a decision without an amount": (
        '[criteria.mark]\ntitle = "质量"\nabout = ["submission"]\n' + price(decide='"mark"'),
        ["p.decide: mark has no amount; give it least and most"],
    ),
    # conditions
    "two conditions": (
        price(when='{ zzz = 1, form = "itm", characters = "7", urgent = "yes" }'),
        [
            f"p.when: there is no attribute zzz; known are {OF_ITEMS}, form, in_time, kinds, pictures",
            "p.when.form: there is no word itm; did you mean item?",
            'p.when.characters: must be a number, got "7"',
            'p.when.urgent: must be a truth, got "yes"',
        ],
    ),
    "a truth for a text": (
        price(when="{ channel = true }"),
        ["p.when.channel: must be a text, got true"],
    ),
    "each word of a condition": (
        price(when='{ form = ["item", "itm", "zzz"] }'),
        ["p.when.form: there is no word itm; did you mean item?", "p.when.form: there is no word zzz; known are item"],
    ),
    # empty words and steps
    "a clause and a title of nothing": (tally(clause='" "', title='""'), ["x.clause: must not be empty", "x.title: must not be empty"]),
    "a step before the first": (tally(step="-1"), ["x.step: must be a step from 0 to 99"]),
    "a step after the last": (keep(step="100"), ["k.step: must be a step from 0 to 99"]),
    # clauses
    "numbers of a quoted clause": (
        QUOTED + tally(clause='"一"', amount='"7 * sent + 2.5 * sent + 1"') + tally(id='"y"', clause='"一"', amount="2"),
        ["x.amount: 7 does not occur in the quoted clause 一", "y.amount: 2 does not occur in the quoted clause 一"],
    ),
    "a formula that cannot be read beside a quoted clause": (
        QUOTED + tally(clause='"一"', amount='"7 * snet"'),
        ['x.amount: column 5: there is no name "snet" here; did you mean sent?'],
    ),
    "the second clause of a rule": (
        '[clauses]\n"一" = { covered = "rule" }\n' + tally(clause='"一、八、九"'),
        ["x.clause: there is no clause 八; known are 一", "x.clause: there is no clause 九; known are 一"],
    ),
    "a clause that no rule cites": (
        '[clauses]\n"一" = { covered = "rule" }\n"二" = { covered = "rule" }\n"三" = { covered = "people" }\n',
        ["clauses.二: is said to be covered by a rule, but no rule cites it"],
    ),
    # keeps
    "a keep per two misspelt words": (
        keep(rules='["late"]', per='["record", "zzz", "item", "yyy", "day", "by", "tags.page"]', best="0")
        + price(id='"late"', of='"lapse"'),
        [
            "k.per: there is no attribute zzz; known are by, day, item, kind, persons, record, tags.…",
            "k.per: there is no attribute yyy; known are by, day, item, kind, persons, record, tags.…",
            "k.best: at least one line must be kept, got 0",
        ],
    ),
    "a keep per what only some of its records have": (
        keep(rules='["city", "late"]', per='["kind"]') + price(id='"late"', of='"lapse"'),
        ["k.per: there is no attribute kind; did you mean kinds?"],
    ),
    "two keeps of no rule": (
        keep(rules='["city", "zzz", "z*"]'),
        ["k.rules: there is no price zzz; known are city", "k.rules: there is no price z*; known are city"],
    ),
    # caps and voids
    "each rule and part of a cap": (
        '[parts]\nbonus = "加分"\n' + cap(rules='["city", "ctiy", "zzz"]', parts='["bonus", "bnous", "zzz"]'),
        [
            "c.rules: there is no rule ctiy; did you mean city?",
            "c.rules: there is no rule zzz; known are city",
            "c.parts: there is no part bnous; did you mean bonus?",
            "c.parts: there is no part zzz; known are bonus",
        ],
    ),
    "a cap with two bounds": (cap(least="1"), ["c: give either most or least; two bounds are two caps"]),
    "a cap of another account": (
        cap(account='"yuan"'),
        ["c.account: none of these rules posts to yuan; name the account they post to"],
    ),
    # measures
    "a computed measure with a weight": (
        '[measures.m]\ntitle = "m"\nformula = "sent"\nweigh = "1"\n',
        ["measures.m: a computed measure counts no records; when, distinct, weigh and shared belong to counted ones"],
    ),
    "a computed measure that is shared": (
        '[measures.m]\ntitle = "m"\nformula = "sent"\nshared = true\n',
        ["measures.m: a computed measure counts no records; when, distinct, weigh and shared belong to counted ones"],
    ),
    "a computed measure of single items": (
        '[measures.m]\ntitle = "m"\nformula = "sent"\ndistinct = true\n',
        ["measures.m: a computed measure counts no records; when, distinct, weigh and shared belong to counted ones"],
    ),
    "a computed measure under conditions": (
        '[measures.m]\ntitle = "m"\nformula = "sent"\nwhen = { urgent = true }\n',
        ["measures.m: a computed measure counts no records; when, distinct, weigh and shared belong to counted ones"],
    ),
    "a measure of nothing": (
        '[measures.m]\ntitle = "m"\n',
        ["measures.m: a measure is either counted (count = ...) or computed (formula = ...)"],
    ),
    "a measure of records under wrong conditions": (
        '[measures.m]\ntitle = "m"\ncount = "adoption"\nwhen = { publication = "ctiy", zzz = 1, grade = true }\n',
        [
            "measures.m.when.publication: there is no word ctiy; did you mean city?",
            f"measures.m.when: there is no attribute zzz; known are {OF_ITEMS}, fee, form, grade, in_time",
            "measures.m.when.grade: must be a text, got true",
        ],
    ),
    # formulas, each at its place
    "a weight": (
        '[measures.m]\ntitle = "m"\ncount = "adoption"\nweigh = "ch"\n',
        [f'measures.m.weigh: column 1: there is no name "ch" here; known are {OF_ONE_WORD}, fee, form, grade, in_time, level and 5 more'],
    ),
    "a computed measure": (
        '[measures.m]\ntitle = "m"\nformula = "1 + snet"\n',
        ['measures.m.formula: column 5: there is no name "snet" here; did you mean sent?'],
    ),
    "a pool of what one unit did": (
        tally(pool='"100 * sent"', account='"yuan"'),
        ['x.pool: column 7: there is no name "sent" here; none is known here'],
    ),
    "the greatest sum": (cap(most='"1 + snet"'), ['c.most: column 5: there is no name "snet" here; did you mean sent?']),
    "the least sum": (cap(most="", least='"1 + snet"'), ['c.least: column 5: there is no name "snet" here; did you mean sent?']),
    "how many lines are taken back": (
        '[[void]]\nid = "v"\nclause = "三"\ntitle = "v"\neach = "year"\nprovided = "snet > 1"\nfirst = "1 + snet"\n',
        [
            'v.provided: column 1: there is no name "snet" here; did you mean sent?',
            'v.first: column 5: there is no name "snet" here; did you mean sent?',
        ],
    ),
    "a notice": (
        '[[notice]]\nid = "n"\nclause = "三"\ntitle = "n"\nprovided = "sent"\n',
        ["n.provided: column 1: a truth is needed here, and this is a number"],
    ),
}


def said_of(tables: str, base: str = BASE) -> list[str]:
    """What is wrong with a rulebook of these, nothing where it is read."""
    try:
        decode_rulebook(base + tables)
    except RulebookError as error:
        return [str(problem) for problem in error.problems]
    return []


@pytest.mark.parametrize("case", SENTENCES)
def test_all_that_is_wrong_is_told_and_nothing_else(case: str) -> None:
    """Every mistake with its place, in the order of the file."""
    tables, expected = SENTENCES[case]

    assert problems_of(BASE + tables) == expected


@pytest.mark.parametrize(
    "tables",
    [
        '[settings]\nshow = ["sent"]\n',
        '[readings.one]\nquestion = "?"\noptions = { a = "甲" }\n',  # it can be read in one way only
        '[criteria.r]\ntitle = "r"\nabout = ["unit"]\nleast = 3\nmost = 3\n',  # always three
        tally(step="0") + keep(step="99"),
        keep(per='["record"]') + keep(id='"k2"', per='["item"]') + keep(id='"k3"', per='["day"]') + keep(id='"k4"', per='["tags.page"]'),
        QUOTED
        + "".join(
            tally(id=f'"t{n}"', clause='"一"', amount=amount)
            for n, amount in enumerate(("0", "1", '"2.5"', '"-2.5"', "2.5", "-2.5", "-10"))
        ),
        QUOTED + tally(clause='"一"', amount='"10 * sent + 2.5 - 1"'),
        # of several clauses at once no number is looked for, whatever the list says of them
        QUOTED.replace("}", '}\n"二" = { covered = "rule", text = "计7分" }\n"一、二" = { covered = "people", text = "计3分" }')
        + tally(clause='"一、二"', amount="9"),
    ],
)
def test_what_is_just_within_bounds_is_read(tables: str) -> None:
    """Nothing is said."""
    assert decode_rulebook(BASE + tables).id == "small"


def test_the_months_a_year_can_begin_in() -> None:
    """From the first to the twelfth."""
    for month in (1, 12):
        assert decode_rulebook(BASE + f"[settings]\nfirst_month = {month}\n").settings.first_month == month
    for month in (0, 13):
        assert problems_of(BASE + f"[settings]\nfirst_month = {month}\n") == [
            f"settings.first_month: must be a month from 1 to 12, got {month}"
        ]


def test_a_clause_is_listed_once() -> None:
    """A rulebook that was put together, and not read from a file, may list it twice or three times."""
    clauses = tuple(Clause(id=id_, covered=Coverage.RULE) for id_ in "一一")

    assert [str(problem) for problem in rulebook_problems(evolve(SMALL, clauses=clauses))] == [
        "clauses.一: the clause is listed 2 times; list it once"
    ]


@pytest.mark.parametrize(
    ("one", "other", "meets"),
    [
        ('{ way = "x" }', '{ way = "y" }', False),
        ('{ way = "x" }', '{ way = ["x", "y"] }', True),
        ('{ way = "x" }', '{ how = "a" }', True),  # each under a reading of its own
        ('{ way = "x" }', "", True),
        ("", '{ way = "x" }', True),
        ('{ way = "x", how = "a" }', '{ how = "b" }', False),
        ('{ way = "x", how = "a" }', '{ how = "a", way = "y" }', False),
    ],
)
def test_an_id_belongs_to_one_rule_of_each_reading(one: str, other: str, meets: bool) -> None:
    """Two rules that never hold together may share it."""
    both = tally(under='{ way = ["x", "y"], how = ["a", "b"] }', id='"all"')
    tables = READING + WAY + both + tally(under=one) + tally(under=other)

    told = ["x: two rules with this id hold under the same readings; give one another id"]
    assert said_of(tables) == (told if meets else [])


def test_the_forms_that_no_adoption_is_priced_for() -> None:
    """City takes items; county takes briefs where they are urgent, and joint items, which are another matter."""
    tables = """
[publications]
city = { title = "市刊", level = "city" }
county = { title = "县刊", level = "district" }
[forms]
item = "单条"
brief = "简讯"
"""
    prices = (
        price(id='"x"', of='"adoption"', when='{ level = "city", form = "item" }'),
        price(id='"y"', of='"adoption"', when='{ publication = "county", composite = true }'),
        price(id='"z"', of='"adoption"', when='{ publication = "county", form = { not = "item" }, urgent = true }', stacks="true"),
        price(id='"w"'),
    )
    head = BASE.partition("[publications]")[0]

    assert list(unpriced_forms(decode_rulebook(head + tables + "".join(prices)))) == [("city", "brief"), ("county", "item")]


def test_an_option_that_a_reading_lacks_is_told_with_those_it_has() -> None:
    """The second of two choices too; what is right is taken besides what was chosen before."""
    own = "".join(tally(id=f'"{reading}"', under=f'{{ {reading} = "{option}" }}') for reading, option in (("how", "a"), ("way", "y")))
    book = decode_rulebook(BASE + READING + WAY + own)
    with pytest.raises(UnknownNameError) as caught:
        choose(book, {"way": "y", "how": "c"})

    assert str(caught.value) == "reading how has no option c; known are a, b"
    assert choose(choose(book, {"way": "y"}), {"how": "b"}).options == {"how": "b", "way": "y"}


def test_seats_are_given_once() -> None:
    """Both together are refused; nothing of a hundred is nothing, half a seat is one."""
    with pytest.raises(InvalidValueError) as caught:
        Seats(number=3, percent=20)

    assert str(caught.value) == 'seats must be given once: a number or a percentage, got [3, "20"]'
    assert [Seats(percent=percent).of(among) for percent, among in ((0, 100), (10, 5), (10, 4), (100, 7))] == [0, 1, 0, 7]


# Deadlines and duties


WEEK = Limit(id="week", clause="三", unit=LimitUnit.DAY, number=7, anchor="received")
HOUR = Limit(id="hour", clause="五", unit=LimitUnit.HOUR, number=1, anchor="event")
FIFTH = Limit(id="fifth", clause="六", unit=LimitUnit.DATE, month=11)
HANDLE = Duty(id="handle", clause="三", title="办理", of=DutyKind.HANDLING, limit="week")
URGENT = evolve(HANDLE, of=DutyKind.URGENT, limit="hour")
URGENT_TOO = evolve(URGENT, id="urgent")
REPORT = evolve(HANDLE, of=DutyKind.REPORT, limit="fifth")
TASK = evolve(HANDLE, of=DutyKind.TASK, lead=("甲局",))
DAY = date(2024, 1, 1)


def only(attribute: str, *values: str | int | bool, negated: bool = False) -> tuple[Condition, ...]:
    """One condition."""
    return (Condition(attribute=attribute, values=values, negated=negated),)


def told(*duties: Duty, reading: str = "") -> list[str]:
    """What is wrong with these duties, under those of the limits that they name."""
    named = {duty.limit for duty in duties}
    limits = tuple(limit for limit in (WEEK, HOUR, FIFTH) if limit.id in named)
    return [str(problem) for problem in duty_problems(evolve(decode_rulebook(BASE + reading), deadlines=limits, duties=duties))]


@pytest.mark.parametrize(
    ("duty", "expected"),
    [
        (
            evolve(HANDLE, when=(*only("zzz", "x"), *only("complexity", "ordinry", "ordinary", "zzz"), *only("further", 1))),
            [
                "handle.when: there is no attribute zzz; known are affirmative, complexity, further, leader, level, rank, tags.…",
                "handle.when.complexity: there is no word ordinry; did you mean ordinary?",
                "handle.when.complexity: there is no word zzz; known are complex, multi-party, ordinary",
                "handle.when.further: must be a truth, got 1",
            ],
        ),
        (evolve(URGENT, when=only("contributors", 2)), []),
        (evolve(URGENT, when=only("contributors", "two")), ['handle.when.contributors: must be a number, got "two"']),
        (evolve(URGENT, when=only("form", "itm")), ["handle.when.form: there is no word itm; did you mean item?"]),
        (evolve(HANDLE, owed_by=only("group", "x")), []),  # no groups are declared, so any may be meant
        (
            evolve(HANDLE, owed_by=(*only("zzz", "x"), *only("level", "town"))),
            [
                "handle.owed_by: there is no attribute zzz; known are group, level, tags.…, unit",
                "handle.owed_by.level: there is no word town; did you mean township?",
            ],
        ),
        (evolve(HANDLE, done="submitted_at"), ["handle.done: has a meaning for urgent reports and items only; leave it out"]),
        (evolve(URGENT, start="submitted_at", done="submitted_at"), []),
        (evolve(URGENT, start="tags.told", done="tags.sent"), []),
        (
            evolve(URGENT, start="zzzzzzzz", done="zzzzzzzz"),
            [
                "handle.start: there is no instant zzzzzzzz; known are happened_at, submitted_at, tags.…",
                "handle.done: there is no instant zzzzzzzz; known are submitted_at, tags.…",
            ],
        ),
        (
            evolve(URGENT, start="tags.", done="happened_at"),
            [
                "handle.start: there is no instant tags.; did you mean tags.…?",
                "handle.done: there is no instant happened_at; known are submitted_at, tags.…",
            ],
        ),
        (
            evolve(REPORT, ladder=("一",), signed=True, lead=("甲局",), responsible=("乙局",)),
            [f"handle.{name}: has no meaning for a report; leave it out" for name in ("ladder", "signed", "lead", "responsible")],
        ),
        (evolve(HANDLE, ladder=("一", "二"), ladder_en=("one", "two"), signed=True), []),
        (evolve(HANDLE, reminders=(366, 1)), []),
        (evolve(HANDLE, reminders=(367,)), ["handle.reminders: working days ahead, each from 1 to 366 and named once"]),
        (evolve(HANDLE, reminders=(3, 0)), ["handle.reminders: working days ahead, each from 1 to 366 and named once"]),
        (evolve(HANDLE, reminders=(3, 3)), ["handle.reminders: working days ahead, each from 1 to 366 and named once"]),
        (
            evolve(HANDLE, lapses=("urgnt-late", "untrue", "zzz"), excuse="rnage"),
            [
                "handle.excuse: there is no criterion rnage; did you mean range?",
                "handle.lapses: there is no kind of lapse urgnt-late; did you mean urgent-late?",
                f"handle.lapses: there is no kind of lapse zzz; known are {LAPSES}",
            ],
        ),
        (evolve(HANDLE, limit=None), ["handle.limit: must name a [[deadline]]; only a commission may leave it to its own due time"]),
        (evolve(HANDLE, of=DutyKind.COMMISSION, limit=None), []),
        (
            evolve(HANDLE, of=DutyKind.COMMISSION, limit="fifth"),
            ["handle.limit: fifth names a day; a commission needs a limit counted from its start"],
        ),
        (evolve(REPORT, limit="hour"), ["handle.limit: hour is counted; a report needs a day of the year or of its period"]),
        (evolve(HANDLE, id="city"), ["city: a rule has this id already; give the duty another one"]),
    ],
)
def test_all_that_is_wrong_with_a_duty_is_told(duty: Duty, expected: list[str]) -> None:
    """Each with its place and what would be right."""
    assert told(duty) == expected


def test_an_option_under_which_a_duty_never_holds_is_told() -> None:
    """And a reading that there is not, first."""
    duty = evolve(HANDLE, under=(("zzz", ("a",)), ("way", ("z", "x"))))

    assert told(duty, reading=WAY + tally(under='{ way = "x" }')) == [
        "handle.under: there is no reading zzz; known are way",
        "handle.under.way: there is no option z; known are x, y",
    ]


@pytest.mark.parametrize(
    ("limit", "issued", "in_force", "fits"),
    [
        (WEEK, None, None, False),
        (WEEK, DAY, None, True),
        (WEEK, None, DAY, True),
        (HOUR, DAY, DAY, False),  # nobody knows the hour of the issue
        (evolve(WEEK, next_day_after="17:00"), DAY, DAY, False),
        (FIFTH, None, None, True),  # a day of the year counts from nothing
    ],
)
def test_a_task_counts_its_days_from_the_issue_of_the_rulebook(
    limit: Limit, issued: date | None, in_force: date | None, fits: bool
) -> None:
    """From the day of issue, else from the day on which it comes into force; a day, not an instant."""
    source = evolve(SMALL.source, issued=issued)
    book = evolve(SMALL, source=source, in_force=in_force, deadlines=(limit,), duties=(evolve(TASK, limit=limit.id),))
    expected = f"handle.limit: {limit.id} can only be counted in days, from the rulebook's issue; give source.issued or in_force"

    assert [str(problem) for problem in duty_problems(book)] == ([] if fits else [expected])


@pytest.mark.parametrize(
    ("first", "second", "apart"),
    [
        (only("complexity", "ordinary", negated=True), only("complexity", "ordinary", "complex"), False),  # the complex ones
        (only("complexity", "ordinary", "complex", negated=True), only("complexity", "ordinary"), True),
        (only("complexity", "ordinary", "complex"), only("complexity", "ordinary", negated=True), False),
        (only("complexity", "ordinary"), only("complexity", "ordinary", "complex", negated=True), True),
    ],
)
def test_what_is_left_out_keeps_duties_apart(first: tuple[Condition, ...], second: tuple[Condition, ...], apart: bool) -> None:
    """Where nothing that one asks for is left by the other."""
    found = told(evolve(HANDLE, when=first), evolve(HANDLE, id="other", when=second))

    assert found == ([] if apart else ["handle: applies to the same records as other; tell them apart by when, owed_by or stage"])


def test_the_duty_of_fewer_units_comes_before_the_rest() -> None:
    """The same records, of towns first and then of all others; the other way round the second would never be owed."""
    ordinary = only("complexity", "ordinary")
    towns = evolve(HANDLE, when=ordinary, owed_by=only("level", "township"))
    rest = evolve(HANDLE, id="rest", when=ordinary)

    assert told(towns, rest) == []
    assert told(rest, towns) == ["rest: applies to the same records as handle; tell them apart by when, owed_by or stage"]


def test_duties_of_other_records_between_hide_nothing() -> None:
    """Two duties of all instructions, with one of urgent reports between them; and no duty asks of instructions what items have."""
    other = evolve(HANDLE, id="other")

    assert told(HANDLE, URGENT_TOO, other) == ["handle: applies to the same records as other; tell them apart by when, owed_by or stage"]
    [said] = told(evolve(HANDLE, when=only("composite", True)))
    assert said.startswith("handle.when: there is no attribute composite; ")


def test_an_instruction_that_follows_another_one_may_owe_more() -> None:
    """The first is to be handled within a week, what is instructed again within an hour."""
    deadlines = (WEEK, evolve(HOUR, anchor="received"))
    duties = (evolve(HANDLE, id="again", limit="hour", when=only("further", True)), evolve(HANDLE, id="first"))
    received = datetime(2024, 3, 5, 1, tzinfo=UTC)
    records = Records(
        units=(Unit(id="u", name="甲单位"),),
        submissions=(Submission(id="s", units=(Contribution(unit="u"),), submitted_at=datetime(2024, 3, 1, 1, tzinfo=UTC)),),
        instructions=(
            LeaderInstruction(id="i1", submission="s", level=Level.CITY, on=date(2024, 3, 4)),
            LeaderInstruction(id="i2", submission="s", level=Level.CITY, on=date(2024, 3, 5), follows="i1"),
        ),
        handlings=tuple(
            Handling(id=f"h{n}", instruction=f"i{n}", unit="u", received_at=received, complexity=Complexity.ORDINARY) for n in (1, 2)
        ),
    )
    states = duty_states(build_register(records), evolve(SMALL, deadlines=deadlines, duties=duties), official(), received)

    assert {state.about: state.duty.id for state in states} == {"h1": "first", "h2": "again"}


def test_a_measure_may_be_named_like_the_figure_that_it_reads() -> None:
    """It is computed from the figure and not from itself; one that names itself is."""
    staff = '[figures]\nstaff = "编制数"\n[measures.staff]\ntitle = "编制"\nformula = "{}"\n'

    assert said_of(staff.format("2 * figure('staff')")) == []
    assert said_of(staff.format("2 * staff + figure('staff')")) == [
        "measures.staff.formula: the measure is computed from itself; take one of the measures apart"
    ]


def test_a_tag_asked_for_twice_is_looked_at_twice() -> None:
    """The first rule wants a or b but not b, the second wants c: no lapse is of both. A third wants a."""
    twice = '{ kind = "untrue", "tags.page" = ["a", "b"], tags = { page = { not = "b" } } }'
    other = price(id='"y"', of='"lapse"', when='{{ kind = "untrue", "tags.page" = "{}" }}')

    assert said_of(price(id='"x"', of='"lapse"', when=twice) + other.format("c")) == []
    assert said_of(price(id='"x"', of='"lapse"', when=twice) + other.format("b")) == []
    assert said_of(price(id='"x"', of='"lapse"', when=twice) + other.format("a")) == [
        "x: prices the same records as y; say stacks = true on the one that is added, or keep the best by a [[keep]]"
    ]


@pytest.mark.parametrize("duty", [HANDLE, URGENT], ids=["handling", "urgent"])
def test_a_tag_of_no_name_is_no_attribute(duty: Duty) -> None:
    """Whatever the kind of duty."""
    [said] = told(evolve(duty, when=only("tags.", "x")))

    assert said.startswith("handle.when: there is no attribute tags.; did you mean tags.…?")


def test_a_limit_of_seats_is_given_once() -> None:
    """A number or a share, not both and not neither."""
    with pytest.raises(InvalidValueError) as neither:
        Seats()
    with pytest.raises(InvalidValueError) as both:
        Seats(number=3, percent=20)

    assert neither.value.text("en") == "seats must be given once: a number or a percentage, got [null, null]"
    assert both.value.text("en") == 'seats must be given once: a number or a percentage, got [3, "20"]'
