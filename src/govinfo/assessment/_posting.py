"""Lines posted one by one: shared among units, decided by an assessor, or priced by what only one record has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import chain
from operator import attrgetter
from typing import Final, final

from attrs import Factory, define, frozen

from govinfo.assessment._environments import RecordEnv
from govinfo.assessment._ledger import Column, Ledger, Posting, day_of, duties_of, facts_of, id_of, note_of
from govinfo.assessment._matching import amount_of
from govinfo.assessment._people import People
from govinfo.assessment._sharing import ShareOf, amount_text, is_for, parts_of, shares, together
from govinfo.exact import Exact, exact
from govinfo.formulas import Formula, evaluate, explain
from govinfo.labels import Status
from govinfo.periods import Period
from govinfo.records import About, AnyRecord, Contribution, Finding, Merit
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
@frozen(kw_only=True)
class Pending:
    """
    A decision that an assessor still owes (待认定).

    Attributes:
        rule: the id of the rule that waits.
        about: the id of the record to be judged.
        needs: what must be decided, in words.
    """

    rule: str
    clause: str
    about: str
    needs: Text


@final
@define(eq=False)
class Leftovers:
    """
    The records that no line rests on, by the reason (未计分的记录).

    Attributes:
        used: the ids of the findings that some line rests on, or that took one back.
        met: the records that two prices priced of which nothing says how they combine, with the prices.
        cited: the ids of what lines of tallies rest on.
    """

    pending: list[Pending] = Factory(list[Pending])
    unpriced: list[str] = Factory(list[str])
    outside: list[str] = Factory(list[str])
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
        latest_last = attrgetter("on", "id")
        return [several[0] if len(several) == 1 else sorted(chain(*several), key=latest_last) for several in together.values()]

    @property
    def groups(self) -> Mapping[str, str | None]:
        """The group of every unit."""
        return self.people.groups

    def parts(self, rule: Price, record: AnyRecord, item: Item) -> Sequence[Contribution]:
        """Return the units or persons among which a price is shared; a merit of persons alone is theirs, where persons are assessed."""
        if not is_personal(rule, record):
            return parts_of(self.register, record, item)
        return self.people.parts(record, item) if self.program.persons is not None else ()


def post_price(
    books: Books, facts: Facts, price: PriceProgram, record: AnyRecord, item: Item, parts: Sequence[Contribution], env: RecordEnv
) -> bool:
    """Post what one matching price gives for *record*; return whether it gave anything or awaits a decision."""
    rule = price.rule
    if rule.decide is None:
        if price.varied and price.condition is not None and evaluate(price.condition, env) is not True:
            return False
        return post_award(books, rule, record, item, parts, *_given(price, record, env))
    if price.condition is not None and not price.asks_decided and evaluate(price.condition, env) is not True:
        return False
    findings = books.register.findings.get((rule.decide, About(**{facts.value: record.id}).key))
    if not findings or (findings[-1].met is not False and findings[-1].amount is None):
        criterion = books.program_on(day_of(record)).criteria[rule.decide]
        needs = Text("a finding on {criterion} with an amount{range}", criterion=titled(criterion), range=range_text(criterion))
        books.left.pending.append(Pending(rule=rule.id, clause=rule.clause, about=id_of(record), needs=needs))
        return True
    last = findings[-1]
    posted = False
    for finding in findings:
        if finding.met is False or finding.amount is None:
            continue
        decided = env.decided(finding.amount)
        if price.asks_decided and price.condition is not None and evaluate(price.condition, decided) is not True:
            continue
        amount, words = _given(price, record, decided)
        beaten_by = None if finding is last else (rule, last.id)
        because = (finding.id,)
        withdrawn = beaten_by is not None and last.met is False
        posting = (books, rule, record, item, parts, amount, words, because, beaten_by)
        if post_award(*posting, withdrawn=withdrawn):
            posted = True
            books.left.used.add(finding.id)
    return posted


def _given(price: PriceProgram, record: AnyRecord, env: RecordEnv) -> tuple[Exact, Worded | None]:
    """Return what a price gives for a record, as often as it was done, and its arithmetic."""
    once, words = amount_of(price.amount, env), arithmetic(price.amount, env)
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
    because: tuple[str, ...] = (),
    superseded_by: tuple[Price, str] | None = None,
    *,
    withdrawn: bool = False,
) -> bool:
    """
    Post what each contributing unit, or each author, gets of *amount*; return whether anybody got a line.

    A unit that answers for several of them gets one line.
    """
    day = finding_day(books.register, record) if isinstance(record, Finding) else day_of(record)
    facts = (*because, *facts_of(record, item))
    if withdrawn and superseded_by is not None:
        facts = tuple(dict.fromkeys((*facts, superseded_by[1])))  # what took it back is told with it
        books.left.used.add(superseded_by[1])
    personal = is_personal(rule, record)
    columns: Mapping[str, Column] = books.people.own if personal else books.ledger.columns
    by_unit: dict[str, list[ShareOf]] = {}
    for one in shares(rule, amount, parts, personal=personal):
        if is_for(rule, books.people.group(one[0]) if personal else books.groups[one[0]]):
            by_unit.setdefault(columns[one[0]].unit, []).append(one)
    for unit, several in by_unit.items():
        share, note = together(rule, several)
        columns[unit].postings.append(
            Posting(
                rule=rule,
                amount=share,
                day=day,
                note=note_of(record, note, arithmetic),
                facts=facts,
                measures=duties_of(record),
                record=record,
                item=item,
                owners=tuple(owner for owner, _, _ in several) if len(parts) > 1 else (),
                status=Status.COUNTED if superseded_by is None else Status.SUPERSEDED,
                superseded_by=superseded_by,
                withdrawn=withdrawn,
            )
        )
    return bool(by_unit)


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
