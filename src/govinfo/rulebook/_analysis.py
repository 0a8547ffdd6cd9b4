"""
What can be found wrong with a rulebook before anything is assessed: silence is the common failure of rule engines.

Unknown words, rules that nobody can tell apart, readings that change nothing, policies about no
rule, numbers that the quoted clause does not contain.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final, TypeAlias

from attrs import fields

from govinfo._doors import checked
from govinfo.errors import Problem, Severity
from govinfo.exact import format_exact
from govinfo.formulas._nodes import Kin
from govinfo.records import About
from govinfo.rulebook._absent import absent_problems, absent_questions
from govinfo.rulebook._cited import clause_problems
from govinfo.rulebook._conditions import Facts, holds
from govinfo.rulebook._consequences import Bar, Notice
from govinfo.rulebook._countable import countable_problems
from govinfo.rulebook._covering import covered, naming_problems, posting
from govinfo.rulebook._duty_checks import duty_problems
from govinfo.rulebook._formulas import formula_problems, placed_formulas
from govinfo.rulebook._growth import growth_problems
from govinfo.rulebook._keep import By, Keep, compared_accounts
from govinfo.rulebook._measure_checks import circle_problems, is_speakable, measure_problems
from govinfo.rulebook._overlaps import overlap_problems
from govinfo.rulebook._price import Price
from govinfo.rulebook._problems import flaw, together, unknown
from govinfo.rulebook._quotas import Quota, quota_problems
from govinfo.rulebook._quotes import quote_problems
from govinfo.rulebook._rule_types import Rule, type_of
from govinfo.rulebook._rulebook import Rulebook
from govinfo.rulebook._scopes import TOTALS
from govinfo.rulebook._settings import MOST_DECIMALS, Persons
from govinfo.rulebook._subjects import Subjects
from govinfo.rulebook._tally import Tally
from govinfo.rulebook._words import Under
from govinfo.texts import Text
from govinfo.texts._shown import show
from govinfo.texts._word import word_of

Anything: TypeAlias = Rule | Bar | Notice | Quota

_ID: Final = re.compile(r"[\w-]{1,100}\Z")


def rulebook_problems(rulebook: Rulebook) -> Iterator[Problem]:
    """Yield everything wrong with *rulebook*, under whatever reading it shows."""
    if not all(is_speakable(measure.id) for measure in rulebook.measures):  # then no formula can be read
        return _check_measures(rulebook)
    return (problem for check in _CHECKS for problem in check(rulebook))


@checked
def rulebook_questions(rulebook: Rulebook) -> tuple[Problem, ...]:
    """
    Return what is possible in *rulebook* but odd: what its writer may have meant otherwise.

    >>> from govinfo.shipped import shipped_rulebook
    >>> rulebook_questions(shipped_rulebook("district-model"))
    ()
    """
    overlaps = (problem for problem in overlap_problems(rulebook) if problem.severity is Severity.QUESTION)
    return (*overlaps, *absent_questions(rulebook), *_mixed_accounts(rulebook), *_about_nobody(rulebook))


def _mixed_accounts(rulebook: Rulebook) -> Iterator[Problem]:
    """Yield the keeps that ask which is more, points or money."""
    for rule in rulebook.rules:
        if isinstance(rule, Keep) and rule.by is By.SIZE and len(compared_accounts(rule, rulebook.rules)) > 1:
            yield Problem(
                path=f"{rule.id}.rules",
                message=Text("compares points with money, as if one of each were the same; write a [[keep]] for each account"),
                severity=Severity.QUESTION,
            )


def _about_nobody(rulebook: Rulebook) -> Iterator[Problem]:
    """Yield the settlements of units' lines that are about rules for persons alone, whose lines no unit has."""
    for rule in rulebook.rules:
        if not isinstance(rule, (Price, Tally)) and rule.for_ is Subjects.UNITS:  # it posts no lines: it settles those of others
            parts = () if isinstance(rule, Keep) else rule.parts
            ids = covered(rulebook, rule.rules, parts)
            several = [one for one in posting(rulebook.rules) if one.id in ids]
            if several and all(one.for_ is Subjects.PERSONS for one in several):
                yield Problem(
                    path=f"{rule.id}.for",
                    message=Text('settles lines of units, and what it is about gives to persons alone; write for = "persons"'),
                    severity=Severity.QUESTION,
                )


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


def _check_ids(rulebook: Rulebook) -> Iterator[Problem]:
    by_id: dict[str, list[Anything]] = defaultdict(list)
    for rule in _everything(rulebook):
        if any(together(rule.under, other.under) for other in by_id[rule.id]):
            yield flaw(rule.id, Text("two rules with this id hold under the same readings; give one another id"))
        by_id[rule.id].append(rule)


def _check_readings(rulebook: Rulebook) -> Iterator[Problem]:
    known = {reading.id: [option.id for option in reading.options] for reading in rulebook.readings}
    used: set[str] = set()
    holders: list[tuple[str, Under]] = [(rule.id, rule.under) for rule in _everything(rulebook)]
    holders += [("persons", persons.under) for persons in rulebook.persons]
    for id_, under in holders:
        for reading, options in under:
            used.add(reading)
            if reading not in known:
                yield from unknown(f"{id_}.under", reading, list(known), "reading")
                continue
            for option in options:
                yield from unknown(f"{id_}.under.{reading}", option, known[reading], "option")
    used |= {reading for duty in rulebook.duties for reading, _ in duty.under}  # whose own readings are checked with them
    used |= {read.word for _, formula in placed_formulas(rulebook.formulas) for read in formula.reads if read.lookup == "reading"}
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


def _check_declared(rulebook: Rulebook) -> Iterator[Problem]:
    """Yield the declared words that conditions and formulas could not tell from others of their table."""
    for table in ("publications", "forms", "kinds", "groups", "lapses", "merits", "matters", "criteria"):
        known: dict[str, str] = {}
        for declared in getattr(rulebook, table):
            other = known.setdefault(word_of(declared.id), declared.id)
            if other != declared.id:
                yield flaw(f"{table}.{declared.id}", Text("is the same word as {other} to every rule; give it another id", other=other))


def _check_words(rulebook: Rulebook) -> Iterator[Problem]:
    for rule in _everything(rulebook):
        if not _ID.match(rule.id):
            yield flaw(rule.id or "$", Text("an id is made of letters, digits, - and _, got {got}", got=show(rule.id)))
        for field, value in (("clause", rule.clause), ("title", rule.title)):
            if not value.strip():
                yield flaw(f"{rule.id}.{field}", Text("must not be empty"))
        if not 0 <= getattr(rule, "step", 0) < 100:
            yield flaw(f"{rule.id}.step", Text("must be a step from 0 to 99"))
        if rulebook.groups:
            for group in getattr(rule, "groups", ()):
                yield from unknown(f"{rule.id}.groups", group, [known.id for known in rulebook.groups], "group")
    yield from unknown("settings.named_after", rulebook.settings.named_after, ("start", "end"), "word")
    if rulebook.kinds:
        for kind in rulebook.settings.own_papers:
            yield from unknown("settings.own_papers", kind, [known.id for known in rulebook.kinds], "kind")
    if rulebook.commend is not None:
        given = [notice.grade for notice in rulebook.notices if notice.grade is not None]
        for grade in rulebook.commend.grades:
            yield from unknown("commend.grades", grade, given, "grade")
        measures = [*(measure.id for measure in rulebook.measures), *TOTALS]
        for word in rulebook.commend.further:
            yield from unknown("commend.further", word, measures, "measure")
        for group, _ in rulebook.commend.groups if rulebook.groups else ():
            yield from unknown("commend.groups", group, [known.id for known in rulebook.groups], "group")


def _check_criteria(rulebook: Rulebook) -> Iterator[Problem]:
    kinds = tuple(spec.name for spec in fields(About))
    for criterion in rulebook.criteria:
        for about in criterion.about:
            yield from unknown(f"criteria.{criterion.id}.about", about, kinds, "subject")
        if criterion.due is not None and {"unit", "person", "submission"}.isdisjoint(criterion.about):
            yield flaw(
                f"criteria.{criterion.id}.due",
                Text('only units, persons and items are judged every {grain}; say about = ["unit"] or ["submission"]', grain=criterion.due),
            )
        if criterion.least is not None and criterion.most is not None and criterion.least > criterion.most:
            message = Text(
                "the range is upside down: least {least}, most {most}",
                least=format_exact(criterion.least),
                most=format_exact(criterion.most),
            )
            yield flaw(f"criteria.{criterion.id}", message)


def _everything(rulebook: Rulebook) -> tuple[Anything, ...]:
    return (*rulebook.rules, *rulebook.bars, *rulebook.notices, *rulebook.quotas)


def _check_formulas(rulebook: Rulebook) -> Iterator[Problem]:
    return formula_problems(rulebook.formulas)


def _check_named(rulebook: Rulebook) -> Iterator[Problem]:
    return naming_problems(rulebook, placed_formulas(rulebook.formulas))


def _check_children(rulebook: Rulebook) -> Iterator[Problem]:
    if rulebook.settings.roll_up:
        for path, formula in placed_formulas(rulebook.formulas):
            if Kin.CHILDREN in formula.asks:
                message = Text(
                    "with roll_up units below another have no score of their own, so that children(...) finds none; leave one of both out"
                )
                yield flaw(path, message)


def _check_rules(rulebook: Rulebook) -> Iterator[Problem]:
    rules = (*rulebook.rules, *rulebook.bars, *rulebook.notices)
    return (problem for rule in rules for problem in type_of(rule).check(rulebook, rule))


def _check_measures(rulebook: Rulebook) -> Iterator[Problem]:
    return (problem for measure in rulebook.measures for problem in measure_problems(rulebook, measure))


def _check_shown(rulebook: Rulebook) -> Iterator[Problem]:
    for measure_id in rulebook.settings.show:
        yield from unknown("settings.show", measure_id, [measure.id for measure in rulebook.measures], "measure")


def _check_overlaps(rulebook: Rulebook) -> Iterator[Problem]:
    return (problem for problem in overlap_problems(rulebook) if problem.severity is Severity.ERROR)


def _check_decimals(rulebook: Rulebook) -> Iterator[Problem]:
    decimals = rulebook.settings.decimals
    if decimals is not None and not 0 <= decimals <= MOST_DECIMALS:
        yield flaw("settings.decimals", Text("must be a whole number from 0 to {most}, got {got}", most=MOST_DECIMALS, got=decimals))


def _check_first_month(rulebook: Rulebook) -> Iterator[Problem]:
    if not 1 <= rulebook.settings.first_month <= 12:
        yield flaw("settings.first_month", Text("must be a month from 1 to 12, got {got}", got=rulebook.settings.first_month))


_CHECKS: Final[tuple[Callable[[Rulebook], Iterator[Problem]], ...]] = (
    _check_formulas,
    growth_problems,
    _check_named,
    _check_children,
    _check_ids,
    _check_readings,
    clause_problems,
    quote_problems,
    _check_rules,
    _check_measures,
    _check_shown,
    circle_problems,
    duty_problems,
    countable_problems,
    quota_problems,
    _check_criteria,
    _check_words,
    _check_declared,
    _check_overlaps,
    absent_problems,
    _check_first_month,
    _check_decimals,
)
"""What is checked of a rulebook, in the order in which it is told."""
