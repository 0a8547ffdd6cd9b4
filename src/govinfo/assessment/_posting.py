"""Lines posted one by one: shared among units, decided by an assessor, or priced by what only one record has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from itertools import chain
from operator import attrgetter
from typing import Final, final

from attrs import Factory, define, frozen

from govinfo.assessment._awards import COUNTS, Award, Fate, day_of, facts_of, id_of
from govinfo.assessment._environments import RecordEnv, lacking, matching
from govinfo.assessment._ledger import Ledger
from govinfo.assessment._lines import NOTHING, Beside, Line
from govinfo.assessment._matching import amount_of, as_truth
from govinfo.assessment._pending import Gap, Gaps, Pending, needs_of
from govinfo.assessment._people import People
from govinfo.assessment._sharing import ShareOf, amount_text, is_for, parts_of, shares, together
from govinfo.exact import Exact, exact
from govinfo.formulas import Formula, Unknown, evaluate, explain
from govinfo.formulas._possible import every
from govinfo.labels import Status
from govinfo.periods import Period
from govinfo.records import About, AnyRecord, Contribution, Finding, Merit, Person, Unit
from govinfo.register import Item, Register, Rows
from govinfo.rulebook import Facts, Price, Subjects, Succession
from govinfo.rulebook._program import PriceProgram, Program
from govinfo.rulebook._words import range_text
from govinfo.texts import Text, Worded
from govinfo.texts._titles import titled

LISTS: Final = {
    Facts.SUBMISSION: "submissions",
    Facts.ADOPTION: "adoptions",
    Facts.INSTRUCTION: "instructions",
    Facts.LAPSE: "lapses",
    Facts.MERIT: "merits",
    Facts.REVIEW: "reviews",
    Facts.MATTER: "matters",
}
"""The lists of records that are priced as they happened, by kind; findings are judged apart."""


@final
@define(eq=False)
class Leftovers:
    """
    The records that no line rests on, by the reason (未计分的记录).

    Attributes:
        gaps: the decisions and facts that are still owed.
        silent: the ids of what earned nothing and is in no list: reviews, which say what became of another record, and what only
            persons are paid for and names nobody.
        used: the ids of the findings that some line rests on, or that took one back.
        met: the records that two prices priced of which nothing says how they combine, with the prices.
        cited: the ids of what lines of tallies rest on.
    """

    gaps: Gaps = Factory(Gaps)
    unpriced: list[str] = Factory(list[str])
    outside: list[str] = Factory(list[str])
    silent: set[str] = Factory(set[str])
    used: set[str] = Factory(set[str])
    met: list[tuple[str, Price, Price]] = Factory(list[tuple[str, Price, Price]])
    cited: set[str] = Factory(set[str])


@final
@frozen(eq=False)
class Books:
    """
    What an assessment works with: the program, the register, the ledger being written, the records left over.

    Attributes:
        program: the version in force at the end of the period; it says what is measured, how units rank, who shares.
        versions: every version with the days for which it prices and settles.
        duties: what the duties of the rulebook came to in the period.
        people: the persons, with the lines that they have by themselves.
    """

    program: Program
    versions: tuple[tuple[Period, Program], ...]
    register: Register
    ledger: Ledger
    duties: Rows
    people: People
    left: Leftovers = Factory(Leftovers)

    def rows(self, facts: Facts) -> Rows:
        """Return the facts of a kind that are priced as they happened."""
        if facts is Facts.DUTY:
            return self.duties
        return self._sent if facts is Facts.SUBMISSION else self.register.rows[LISTS[facts]]

    @cached_property
    def _sent(self) -> Rows:
        """The items that count as sent: those that are no papers of the office's own."""
        rows, own = self.register.rows[LISTS[Facts.SUBMISSION]], frozenset(self.program.rulebook.settings.own_papers)
        return rows if not own else rows.where([own.isdisjoint(item.kinds) for item in rows.items])

    def program_on(self, day: date) -> Program:
        """Return the version in force on *day*, a day of the period."""
        return next(program for span, program in self.versions if day in span)

    @cached_property
    def judged(self) -> Sequence[Sequence[Finding]]:
        """
        The findings on each criterion and subject, the latest last.

        A unit, or its part in a record, is one subject with those it took over from.
        """
        units = {unit.id: unit for unit in self.register.records.units}
        inherit = self.program.rulebook.settings.succession is Succession.INHERIT
        together: dict[tuple[str, object], list[tuple[Finding, ...]]] = {}
        for (criterion, subject), findings in self.register.findings.items():
            about = findings[0].about
            if about.unit is not None and inherit:
                unit = units[about.unit]
                while unit.successor is not None and unit.until is not None and unit.until < self.ledger.period.end:
                    unit = units[unit.successor]  # the register holds no circles
                together.setdefault((criterion, (about.record, unit.id)), []).append(findings)
            else:
                together[criterion, subject] = [findings]
        latest_last = attrgetter("order")
        return [several[0] if len(several) == 1 else sorted(chain(*several), key=latest_last) for several in together.values()]

    @property
    def groups(self) -> Mapping[str, str | Unknown | None]:
        """The group of every unit: where it has none, the word that stands for that, unknown where it must be given."""
        return self.people.groups

    def parts(self, rule: Price, record: AnyRecord, item: Item) -> Sequence[Contribution]:
        """Return the units or persons among which a price is shared; a merit of persons alone is theirs, where persons are assessed."""
        if not is_personal(rule, record):
            return parts_of(self.register, record, item)
        return self.people.parts(record, item) if self.program.persons is not None else ()


def post_price(
    books: Books,
    facts: Facts,
    price: PriceProgram,
    record: AnyRecord,
    item: Item,
    parts: Sequence[Contribution],
    env: RecordEnv,
    *,
    sure: bool = True,
) -> bool:
    """
    Post what one matching price gives for *record*; return whether it gave anything or awaits a decision or a fact.

    Args:
        sure: whether it matches as far as can be told without its formulas that vary.
    """
    rule = price.rule
    met: list[bool | Unknown] = [True if sure else matching(rule.when, env)]
    if price.condition is not None and (price.varied or not sure or rule.decide is not None):
        met.append(as_truth(evaluate(price.condition, env)))
    if every(met) is False:
        return False
    if rule.decide is not None:
        return _post_decided(books, facts, price, record, item, parts, env, sure=sure)
    amount, words = _given(price, record, env)
    if every(met) is not True or isinstance(amount, Unknown):
        conditions = () if sure else rule.when
        needs = lacking(env, id_of(record), (price.condition, price.amount), conditions)
        return wait(books, rule, record, item, parts, needs, competes=price.competes or bool(price.keeps))
    return post_award(books, rule, record, item, parts, amount, words)


def _post_decided(
    books: Books,
    facts: Facts,
    price: PriceProgram,
    record: AnyRecord,
    item: Item,
    parts: Sequence[Contribution],
    env: RecordEnv,
    *,
    sure: bool,
) -> bool:
    """Post what a price gives that a finding must decide; each finding makes a line, and the latest of them counts."""
    rule = price.rule
    assert rule.decide is not None
    findings = books.register.findings.get((rule.decide, About(**{facts.value: record.id}).key))
    owed: list[Worded] = []
    if not findings or (findings[-1].met is not False and findings[-1].amount is None):
        criterion = books.program_on(day_of(record)).criteria[rule.decide]
        owed = [Text("a finding on {criterion} with an amount{range}", criterion=titled(criterion), range=range_text(criterion))]
        findings = None
    last_known = env if not findings or findings[-1].amount is None else env.decided(findings[-1].amount)
    formulas = () if findings and findings[-1].met is False else (price.condition, price.amount)
    gaps = list(lacking(last_known, id_of(record), formulas, () if sure else rule.when))
    if owed:
        gaps = [words for words in gaps if words != env.lacks("decided", id_of(record))]
    if findings is None or gaps:
        return wait(books, rule, record, item, parts, (*owed, *gaps), competes=price.competes or bool(price.keeps))
    last = findings[-1]
    posted = False
    for finding in findings:
        if finding.met is False or finding.amount is None:
            continue
        decided = env.decided(finding.amount)
        if price.asks_decided and price.condition is not None and evaluate(price.condition, decided) is not True:
            continue
        amount, words = _given(price, record, decided)
        if isinstance(amount, Unknown):
            continue  # an earlier finding that no longer counts
        beaten = Fate(Status.SUPERSEDED, instead=rule, on=last.id, withdrawn=last.met is False)
        fate = COUNTS if finding is last else beaten
        if post_award(books, rule, record, item, parts, amount, words, because=(finding.id,), fate=fate):
            posted = True
            books.left.used.add(finding.id)
    return posted


def wait(
    books: Books, rule: Price, record: AnyRecord, item: Item, parts: Sequence[Contribution], needs: Iterable[Worded], *, competes: bool
) -> bool:
    """
    Note what a price of a record still needs, for every unit that would have a line; return whether any would.

    Where the line competes with others, those of all contributing units may change.
    """
    day = finding_day(books.register, record) if isinstance(record, Finding) else day_of(record)
    about = id_of(record)
    words = needs_of(needs)
    personal = is_personal(rule, record)
    concerned = {one[0] for one in shares(rule, 0, parts, personal=personal)} if not competes else {part.unit for part in parts}
    could = [one for one in sorted(concerned) if is_for(rule, books.people.group(one) if personal else books.groups[one]) is not False]
    subjects = dict.fromkeys(one if personal else books.ledger.columns[one].unit for one in could)
    for subject in subjects:
        nothing = Line(subject, Award(rule, 0), record, item, beside=Beside(day=day, note=words))
        books.left.gaps.add(
            Pending(rule=rule.id, clause=rule.clause, about=about, subject=subject, needs=words),
            Gap(unit=subject, account=None if competes else rule.account, days=Period(day, day + timedelta(days=1)), line=nothing),
        )
    return bool(subjects)


def _given(price: PriceProgram, record: AnyRecord, env: RecordEnv) -> tuple[Exact | Unknown, Worded | None]:
    """Return what a price gives for a record, as often as it was done, and its arithmetic."""
    once = amount_of(price.amount, env)
    if isinstance(once, Unknown):
        return once, None
    words = arithmetic(price.amount, env)
    if not price.multiplied or not isinstance(record, Merit) or record.times == 1:
        return once, words
    one = words or amount_text(price.rule.account, once)
    return exact(once * record.times), Text("{amount} × {n} times", amount=one, n=record.times)


def post_award(
    books: Books,
    rule: Price,
    record: AnyRecord,
    item: Item,
    parts: Sequence[Contribution],
    amount: Exact,
    arithmetic: Worded | None = None,
    *,
    because: tuple[str, ...] = (),
    fate: Fate = COUNTS,
) -> bool:
    """
    Post what each contributing unit, or each author, gets of *amount*; return whether anybody got a line.

    A unit that answers for several of them gets one line.
    """
    day = finding_day(books.register, record) if isinstance(record, Finding) else None
    facts = (*because, *facts_of(record, item)) if because else None
    if fate.withdrawn and fate.on is not None:
        facts = tuple(dict.fromkeys((*(facts or facts_of(record, item)), fate.on)))  # what took it back is told with it
        books.left.used.add(fate.on)
    beside = NOTHING if day is None and facts is None else Beside(day=day, facts=facts)
    personal = is_personal(rule, record)
    columns = books.people.own if personal else books.ledger.columns
    awards, unknown = shared_out(books, rule, amount, parts, arithmetic, fate, personal=personal)
    waiting = False
    for one in unknown:
        needs = (Text("the group of {unit}, to be entered with the unit", unit=name_of(books.register, one)),)
        waiting |= wait(books, rule, record, item, [part for part in parts if part.unit == one], needs, competes=True)
    for unit, award in awards.items():
        columns[unit].post(Line(unit, award, record, item, fate, beside))
    return bool(awards) or waiting


def shared_out(
    books: Books,
    rule: Price,
    amount: Exact,
    parts: Sequence[Contribution],
    arithmetic: Worded | None,
    fate: Fate,
    *,
    personal: bool,
) -> tuple[Mapping[str, Award], Sequence[str]]:
    """Return what each of several has of *amount*, by the one who answers for them, and those of whose group nobody knows."""
    columns = books.people.own if personal else books.ledger.columns
    by_unit: dict[str, list[ShareOf]] = {}
    unknown: list[str] = []
    for one in shares(rule, amount, parts, personal=personal):
        belongs = is_for(rule, books.people.group(one[0]) if personal else books.groups[one[0]])
        if belongs is True:
            by_unit.setdefault(columns[one[0]].unit, []).append(one)
        elif belongs is not False:
            unknown.append(one[0])
    awards: dict[str, Award] = {}
    for unit, several in by_unit.items():
        share, note = together(rule, several)
        owners = {owner for owner, _, _ in several} if len(parts) > 1 and not personal else ()
        places = tuple(place for place, part in enumerate(parts) if part.unit in owners)
        awards[unit] = Award(rule, share, note, arithmetic, fate, places)
    return awards, unknown


def name_of(register: Register, subject: str) -> str:
    """Return the name of a unit or person."""
    record = register.by_id[subject]
    return record.name if isinstance(record, (Unit, Person)) else subject


def is_personal(rule: Price, record: AnyRecord) -> bool:
    """Whether what a price gives for a record goes to persons and not to units: the rule says so, or the record is about persons only."""
    if isinstance(record, Finding) and record.about.person is not None:
        return True
    return rule.for_ is Subjects.PERSONS or (isinstance(record, Merit) and record.unit is None)


def finding_day(register: Register, finding: Finding) -> date:
    """Return the day on which a finding counts: the one it names, else that of the record it is about, its own where it is about none."""
    if finding.counts_on is not None:
        return finding.counts_on
    about = finding.about.record
    return finding.on if about is None else day_of(register.by_id[about])


def arithmetic(amount: Exact | Formula, env: RecordEnv) -> Worded | None:
    """Return the arithmetic of an amount that is a formula, in words."""
    return explain(amount, env) if isinstance(amount, Formula) else None
