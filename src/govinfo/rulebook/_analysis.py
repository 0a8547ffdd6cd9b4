"""
What can be found wrong with a rulebook before anything is assessed: silence is the common failure of rule engines.

Unknown words, rules that nobody can tell apart, readings that change nothing, policies about no
rule, numbers that the quoted clause does not contain.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final, TypeAlias

from govinfo._doors import checked
from govinfo.errors import Problem, Severity
from govinfo.exact import Exact, format_exact, parse_exact, size
from govinfo.formulas import Formula, numbers_in
from govinfo.rulebook._conditions import Facts, holds
from govinfo.rulebook._countable import countable_problems
from govinfo.rulebook._duty_checks import duty_problems
from govinfo.rulebook._growth import growth_problems
from govinfo.rulebook._overlaps import overlap_problems
from govinfo.rulebook._placed import formula_problems, placed_formulas
from govinfo.rulebook._problems import flaw, together, unknown
from govinfo.rulebook._rulebook import Rulebook
from govinfo.rulebook._rules import Bar, Cap, Each, Keep, Notice, Persons, Price, Rule, Share, Tally, Void
from govinfo.rulebook._scopes import TOTALS
from govinfo.rulebook._settlement_checks import (
    circle_problems,
    cover_problems,
    is_speakable,
    keep_problems,
    measure_problems,
    naming_problems,
)
from govinfo.rulebook._vocabularies import condition_problems
from govinfo.rulebook._words import Coverage, Under
from govinfo.texts import Text, show, word_of

Anything: TypeAlias = Rule | Bar | Notice
ACCOUNTS: Final = ("points", "yuan")
"""The accounts that lines are posted to."""

_ID: Final = re.compile(r"[\w-]{1,100}\Z")
_NUMBER: Final = re.compile(r"[0-9]+(?:\.[0-9]+)?", re.ASCII)


def rulebook_problems(rulebook: Rulebook) -> Iterator[Problem]:
    """Yield everything wrong with *rulebook*, under whatever reading it shows."""
    everything: tuple[Anything, ...] = (*rulebook.rules, *rulebook.bars, *rulebook.notices)
    if not all(is_speakable(measure.id) for measure in rulebook.measures):  # then no formula can be read
        for measure in rulebook.measures:
            yield from measure_problems(rulebook, measure)
        return
    formulas = tuple(placed_formulas(rulebook))
    yield from formula_problems(rulebook)
    yield from growth_problems(rulebook)
    yield from naming_problems(rulebook, formulas)
    yield from _check_ids(everything)
    yield from _check_readings(rulebook, everything, formulas)
    yield from _check_clauses(rulebook, everything, formulas)
    for rule in everything:
        if isinstance(rule, Price):
            yield from condition_problems(rulebook, f"{rule.id}.when", rule.of, rule.when)
            yield from _check_price(rulebook, rule)
        if isinstance(rule, (Price, Tally, Cap, Void)):
            yield from unknown(f"{rule.id}.account", rule.account, ACCOUNTS, "account")
        if isinstance(rule, (Price, Tally)) and rule.part is not None:
            yield from unknown(f"{rule.id}.part", rule.part, [part.id for part in rulebook.parts], "part")
        if isinstance(rule, Keep):
            yield from keep_problems(rulebook, rule)
        if isinstance(rule, (Cap, Void)):
            yield from cover_problems(rulebook, rule)
        if isinstance(rule, Tally) and rule.pool is not None and rule.each is Each.ITEM:
            yield flaw(f"{rule.id}.pool", Text("a pool is divided among units; an item has its units already: name a span"))
    for measure in rulebook.measures:
        yield from measure_problems(rulebook, measure)
    for measure_id in rulebook.settings.show:
        yield from unknown("settings.show", measure_id, [measure.id for measure in rulebook.measures], "measure")
    yield from circle_problems(rulebook, formulas)
    yield from duty_problems(rulebook)
    yield from countable_problems(rulebook)
    yield from _check_criteria(rulebook)
    yield from _check_words(rulebook, everything)
    yield from _check_declared(rulebook)
    yield from (problem for problem in overlap_problems(rulebook) if problem.severity is Severity.ERROR)
    if not 1 <= rulebook.settings.first_month <= 12:
        yield flaw("settings.first_month", Text("must be a month from 1 to 12, got {got}", got=rulebook.settings.first_month))


@checked
def rulebook_questions(rulebook: Rulebook) -> tuple[Problem, ...]:
    """
    Return what is possible in *rulebook* but odd: what its writer may have meant otherwise.

    >>> from govinfo.shipped import shipped_rulebook
    >>> rulebook_questions(shipped_rulebook("district-model"))
    ()
    """
    return tuple(problem for problem in overlap_problems(rulebook) if problem.severity is Severity.QUESTION)


def unpriced_forms(rulebook: Rulebook) -> Iterator[tuple[str, str]]:
    """Yield every declared publication and form that no price on adoptions covers under any reading."""
    prices = [rule for rule in rulebook.rules if isinstance(rule, Price) and rule.of is Facts.ADOPTION]
    for publication in rulebook.publications:
        for form in rulebook.forms:
            values: dict[str, str | bool] = {
                "publication": publication.id,
                "form": form.id,
                "level": publication.level.value,
                "composite": False,
            }
            if not any(_may_hold(price, values) for price in prices):
                yield publication.id, form.id


def _may_hold(price: Price, values: Mapping[str, str | bool]) -> bool:
    return all(condition.attribute not in values or holds(condition, values[condition.attribute]) for condition in price.when)


def _check_ids(everything: Sequence[Anything]) -> Iterator[Problem]:
    by_id: dict[str, list[Anything]] = defaultdict(list)
    for rule in everything:
        if any(together(rule.under, other.under) for other in by_id[rule.id]):
            yield flaw(rule.id, Text("two rules with this id hold under the same readings; give one another id"))
        by_id[rule.id].append(rule)


def _check_readings(rulebook: Rulebook, everything: Sequence[Anything], formulas: Sequence[tuple[str, Formula]]) -> Iterator[Problem]:
    known = {reading.id: [option.id for option in reading.options] for reading in rulebook.readings}
    used: set[str] = set()
    holders: list[tuple[str, Under]] = [(rule.id, rule.under) for rule in everything]
    holders += [("persons", persons.under) for persons in rulebook.persons]
    for id_, under in holders:
        for reading, options in under:
            used.add(reading)
            if reading not in known:
                yield from unknown(f"{id_}.under", reading, list(known), "reading")
                continue
            for option in options:
                yield from unknown(f"{id_}.under.{reading}", option, known[reading], "option")
    used |= {read.word for _, formula in formulas for read in formula.reads if read.lookup == "reading"}
    for declared in rulebook.readings:
        if not declared.options:
            yield flaw(f"readings.{declared.id}.options", Text("a reading needs at least one option"))
        if len(declared.options) > 1 and declared.id not in used:
            yield flaw(f"readings.{declared.id}", Text("no rule depends on this reading; use it in a rule or take it out"))
    yield from _check_persons(rulebook.persons)


def _check_persons(several: Sequence[Persons]) -> Iterator[Problem]:
    for persons in several:
        if persons.deductions is not None:
            yield from unknown("persons.deductions", persons.deductions, ("named", "unit"), "policy")
    if any(together(one.under, other.under) for one, other in combinations(several, 2)):
        yield flaw("persons", Text("two of these tables hold under the same readings; keep one"))


def _check_clauses(rulebook: Rulebook, everything: Sequence[Anything], formulas: Sequence[tuple[str, Formula]]) -> Iterator[Problem]:
    listed = Counter(clause.id for clause in rulebook.clauses)
    for clause, times in listed.items():
        if times > 1:
            yield flaw(f"clauses.{clause}", Text("the clause is listed {n} times; list it once", n=times))
    if not listed:
        return
    cited = {clause for rule in everything for clause in rule.clause.split("、")}
    for rule in everything:
        for clause in rule.clause.split("、"):
            yield from unknown(f"{rule.id}.clause", clause, list(listed), "clause")
    texts = {clause.id: clause.text for clause in rulebook.clauses}
    for clause_row in rulebook.clauses:
        if clause_row.covered is Coverage.RULE and clause_row.id not in cited:
            yield flaw(f"clauses.{clause_row.id}", Text("is said to be covered by a rule, but no rule cites it"))
    by_source = {formula.source: formula for _, formula in formulas}
    for rule in everything:
        if isinstance(rule, (Price, Tally)) and "、" not in rule.clause:
            yield from _check_quote(rule, texts.get(rule.clause), by_source)


def _check_quote(rule: Price | Tally, text: str | None, formulas: Mapping[str, Formula]) -> Iterator[Problem]:
    if text is None:
        return
    quoted = {parse_exact(number) for number in _NUMBER.findall(text)}
    numbers: tuple[Exact, ...] = ()
    if isinstance(rule.amount, str):
        numbers = numbers_in(formulas[rule.amount]) if rule.amount in formulas else ()
    else:
        numbers = (size(rule.amount),)
    for number in numbers:
        if number not in {0, 1, *quoted}:
            message = Text("{number} does not occur in the quoted clause {clause}", number=format_exact(number), clause=rule.clause)
            yield flaw(f"{rule.id}.amount", message)


def _check_price(rulebook: Rulebook, rule: Price) -> Iterator[Problem]:
    if rule.decide is None:
        return
    criteria = {criterion.id: criterion for criterion in rulebook.criteria}
    yield from unknown(f"{rule.id}.decide", rule.decide, list(criteria), "criterion")
    if rule.decide in criteria:
        criterion = criteria[rule.decide]
        if rule.of.value not in criterion.about:
            message = Text(
                "findings on {criterion} are about {about}, not about {of}",
                criterion=criterion.id,
                about=criterion.about,
                of=rule.of.value,
            )
            yield flaw(f"{rule.id}.decide", message)
        if criterion.least is None:
            yield flaw(f"{rule.id}.decide", Text("{criterion} has no amount; give it least and most", criterion=criterion.id))


def _check_declared(rulebook: Rulebook) -> Iterator[Problem]:
    """Yield the declared words that conditions and formulas could not tell from others of their table."""
    for table in ("publications", "forms", "kinds", "groups", "lapses", "criteria"):
        known: dict[str, str] = {}
        for declared in getattr(rulebook, table):
            other = known.setdefault(word_of(declared.id), declared.id)
            if other != declared.id:
                yield flaw(f"{table}.{declared.id}", Text("is the same word as {other} to every rule; give it another id", other=other))


def _check_words(rulebook: Rulebook, everything: Sequence[Anything]) -> Iterator[Problem]:
    for rule in everything:
        if not _ID.match(rule.id):
            yield flaw(rule.id or "$", Text("an id is made of letters, digits, - and _, got {got}", got=show(rule.id)))
        for field, value in (("clause", rule.clause), ("title", rule.title)):
            if not value.strip():
                yield flaw(f"{rule.id}.{field}", Text("must not be empty"))
        if isinstance(rule, (Keep, Tally, Cap, Void)) and not 0 <= rule.step < 100:
            yield flaw(f"{rule.id}.step", Text("must be a step from 0 to 99"))
        if isinstance(rule, Price) and rulebook.groups:
            for group in rule.groups:
                yield from unknown(f"{rule.id}.groups", group, [known.id for known in rulebook.groups], "group")
        if isinstance(rule, Keep) and not rule.rules:
            yield flaw(f"{rule.id}.rules", Text("must not be empty"))
    yield from unknown("settings.named_after", rulebook.settings.named_after, ("start", "end"), "word")
    if rulebook.commend is not None:
        measures = [*(measure.id for measure in rulebook.measures), *TOTALS]
        for word in rulebook.commend.further:
            yield from unknown("commend.further", word, measures, "measure")
        for group, _ in rulebook.commend.groups if rulebook.groups else ():
            yield from unknown("commend.groups", group, [known.id for known in rulebook.groups], "group")
    for persons in rulebook.persons:
        if persons.awards is Share.WEIGHT:
            yield flaw("persons.awards", Text("authors have no weights; share each, equal or first"))


def _check_criteria(rulebook: Rulebook) -> Iterator[Problem]:
    kinds = ("unit", "person", "submission", "adoption", "instruction", "lapse")
    for criterion in rulebook.criteria:
        for about in criterion.about:
            yield from unknown(f"criteria.{criterion.id}.about", about, kinds, "subject")
        if criterion.least is not None and criterion.most is not None and criterion.least > criterion.most:
            message = Text(
                "the range is upside down: least {least}, most {most}",
                least=format_exact(criterion.least),
                most=format_exact(criterion.most),
            )
            yield flaw(f"criteria.{criterion.id}", message)
