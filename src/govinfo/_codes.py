"""
The code of every problem: a short English name that programs and tests hold on to while its sentence may be worded anew.

A code belongs to the English templates of the sentences that tell of it. Where one sentence only
carries another, as the column of a formula does, the code is that of the sentence inside.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from govinfo.texts import Text

UNNAMED: Final = "other"
"""The code of a sentence that has none: an application's own."""

CARRIERS: Final = frozenset(
    {
        "column {column}: {message}",
        "{complaint}; {hint}",
    }
)
"""The templates that only carry another sentence."""

TEMPLATES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        # how a document is written
        "not-json": ("is not JSON at line {line}, column {column}: {reason}",),
        "not-toml": ("is not TOML: {reason}", "is not TOML: a number is too long or tables are nested too deep"),
        "not-utf8": ("is not UTF-8: byte {byte} at offset {offset}; save the file as UTF-8", "is no text in UTF-8 or GB 18030"),
        "workbook-for-text": ("is a workbook or another packed file, and no text: a ledger is read by import, which writes records",),
        "not-a-workbook": (
            "has no sheet: save it anew as xlsx",
            "is a binary workbook (xlsb): save it as xlsx or CSV, or install python-calamine",
            "is a web page under the name of a workbook: open it in a spreadsheet program and save it as xlsx",
            "is a workbook of an old form (XML): open it in a spreadsheet program and save it as xlsx",
            "is an OpenDocument file (ods): save it as xlsx or CSV, or install python-calamine",
            "is an archive without a workbook in it: name a file saved as xlsx or CSV",
            "is locked with a password: open it, take the password off, and save it as xlsx",
            "is {kind} and no table: name a file saved as xlsx or CSV",
            "is no workbook that can be read: {reason}",
            "is an old workbook (xls): save it as xlsx or CSV, or install python-calamine",
            "is a workbook that defines words of its own: save it anew",
            "is a workbook that is far larger inside than its file: save it anew",
        ),
        "too-deep": (
            "is nested too deeply: records need fewer than ten levels of brackets",
            "is nested too deeply: at most {most} replacements inside each other",
        ),
        "too-long": (
            "has very many rows that hold almost nothing: take out those that are no records",
            "holds more than {most} characters: shorten it",
            "is longer than {most} characters: split it",
            "has {n} entries, more than {most}: split it",
            "has more than {most} cells: split it",
            "the examples have more than {most} records: split the file",
        ),
        "too-many-problems": ("has more problems than these {most}: mend these first",),
        "not-readable": ("cannot be read: {reason}",),
        "half-a-character": ("must be a text of whole characters, got half of a surrogate pair in {got}: write the character itself",),
        "nul-character": ("must be a text without the character U+0000, got {got}: take it out",),
        # what stands where
        "unknown-field": ("is no known field",),
        "missing-field": ("is missing: this field is required", "is missing: begin with {beginning}", "not given"),
        "repeated-field": ("is given more than once in one object: keep one of them",),
        "null": ("must not be null: leave the field out",),
        "float": ("must be {expected}, got the float {got}: write it as a string, {string}",),
        "wrong-value": (
            "must be {expected}, got {got}",
            "{what} must be {expected}, got {got}",
            "{what} must be {expected}",
            "must be a {kind}, got {got}",
            "must be a month from 1 to 12, got {got}",
            "must be a whole number from 0 to {most}, got {got}",
            "must be a step from 0 to 99",
            "must not be empty",
            "is empty: write at least {least}",
            "at least one line must be kept, got {got}",
            "working days ahead, each from 1 to 366 and named once",
            "an id is made of letters, digits, - and _, got {got}",
        ),
        "wrong-word": ("must be one of {known}, got {got}",),
        "wrong-list": (
            "is no payout list: its format must be {format}",
            "reads as a record of no list, and no record here bears the id {of}",
        ),
        "wrong-translation": (
            "is no sentence of the library",
            "must have the places {places}, as the English sentence has",
        ),
        "wrong-schema": ("schema must be {schema}, the form this version reads; begin with schema = {schema}",),
        "misplaced-record": ("does not belong into the first line, which holds the format alone: give each record a line",),
        # cells and sheets
        "unknown-column": (
            "{heading} heads no known column",
            "the rows have no column {heading}",
            "stands in a column without a heading",
        ),
        "repeated-column": ("{heading} heads a column already",),
        "unknown-sheet": (
            "is named after no list of records",
            "has no heading that the map knows",
            "has no row of headings that looks like a ledger's, such as {headings}",
            "looks like a table of numbers with {heads} across, but {place} holds {got}, which is no number",
        ),
        "unmapped-column": ("the map does not say what {heading} is", "has no column {heading}, of which the map speaks"),
        "wrong-map": (
            "the map has no column {heading}",
            "must hold a table [[table]] for each form of ledger",
            "must say what heads and what cells the other columns have",
            "must say of at least one column what it is",
            'must be a list and a column such as "submissions.title", or "-", got {got}',
            "there is no list {got}",
            "must be a text, a number, a day or true or false, got {got}",
            "must be a text or a list of texts, got {got}",
            "must be a text without blanks, got {got}",
            "must be a whole number from {least} to {most}, got {got}",
            "must be true or false, got {got}",
            'must be a time such as "09:00" or "24:00", got {got}',
            "must be a table, got {got}",
            "two columns are said to be the {heading} of one record",
        ),
        "open-in-map": ('is still open: decide it, and write it in the place of the "?"',),
        "no-item-in-row": (
            "says that there is a {kind}, but not of which {other}: fill in the columns of that, or merge them with the row above",
        ),
        "other-period": (
            "holds {n} of {all} records, which are dated from {first} to {last}: is this period meant?",
            "holds no record: nothing is recorded that a rule could look at",
        ),
        "as-named": (
            "takes {n} units as they are named in the ledger: {names}; is each another one?",
            "takes {n} persons as they are named in the ledger: {names}; is each another one?",
        ),
        "open-quotation": (
            "begins with a quotation mark that is never closed: write “ and ”, or take it out",
            "begins with a quotation mark that takes in whole rows: close it, write “ and ”, or take it out",
            "begins with a quotation mark, and text follows where the quotation ends: write “ and ”, or take them out",
        ),
        "nothing-in-it": (
            "holds no record: fill in at least one row under a heading",
            "holds no claim: fill in at least one",
            "is empty: not even a heading stands in it",
        ),
        "row-above-heading": ("is above the heading, which stands in row {row}: delete all rows above the heading",),
        "merged-cells": (
            "is merged with cells that mean something else: take them apart and fill in each",
            "is merged, but every row needs an id of its own: take the cells apart and fill in each",
            "is one number merged over {n} rows: take the cells apart and write what belongs in each",
            "differs from row {row}, although the title is merged with it: one item has one of it",
        ),
        "bad-cell": (
            "holds a time without a day",
            "holds something that is neither text, number nor day",
            "holds the number {number}, shown as a day that no calendar has",
            "must be a number, got {got}",
            "must be a day such as 2024-03-05, got {got}",
            "must be a day with a time such as 2024-03-05 09:30, got {got}",
            "must be a number such as 12, 0.5 or 10/3, got {got}",
            "must be yes or no, got {got}",
            "must be a day without a time, got {got}",
            "holds a day where a period is expected: write it as a text such as 2024-03, got {got}",
            "holds a day where a text is expected: set the cell to text and write it anew, got {got}",
            "holds a formula without a value: open the workbook in a spreadsheet program and save it",
            "holds the error {error} of a formula",
            'holds the float {got}, which is no exact number: give a Decimal, or a text such as "0.5"',
            "holds a {kind}, which no record holds",
            "must be one value, got a list of {n}",
            "must give one {what} for each of {n} {kind}s, got {got}",
        ),
        "unknown-name": ("nobody is called {got}: neither as id nor as name",),
        "ambiguous-name": (
            "{got} may be one or several: set several apart by 、",
            "several are called {got}; give one of the ids {ids}",
            "{got} may be more than one {what}; write one of the ids {ids}",
        ),
        # records together
        "duplicate-id": (
            "id {id} is used already, at {other}; ids are unique over all records",
            "the id {id} is given twice, first at {first}",
            "two examples bear the id {id}; give one another",
        ),
        "in-two-parts": (
            "is the id of a record in another part too; give each record an id of its own, and count each file once",
            "{n} records stand in two parts; count each file once",
        ),
        "said-otherwise": ("another part says otherwise of {record}",),
        "needs-days": ("needs days told apart: tally every part with by_day",),
        "no-such-record": (
            "there is no {kind} {id}",
            "{id} is a {other}, not a {kind}",
        ),
        "voided-record": ("{kind} {id} is voided by {correction}; correct this record too",),
        "wrong-replacement": ("the replacement belongs to {got}, the record it replaces to {list}",),
        "correction-circle": ("correction {id} is part of a circle of corrections; void one of them by a new correction",),
        "corrects-later": ("corrects {other}, which is dated later, on {on}",),
        "circle": ("{link} goes round in a circle: {circle}",),
        "no-part-in-it": ("{unit} has no part in {record}; its units are {units}",),
        "unknown-claimed": ("claims {record}, which is no record here",),
        "dismissed-but-corrected": ("was dismissed, and names correction {correction} all the same",),
        "merged-into-nothing": ("{item} was merged, but nothing says into which item",),
        "adopted-after-all": ("adopted on {on}, though {item} was {outcome} on {day} ({review})",),
        "not-existing-then": ("{unit} does not exist on {day}",),
        "successor-without-end": ("{unit} has a successor but no last day; say until when it existed",),
        # questions about records
        "similar-id": (
            (
                "id {id} differs from {other} only in how its characters are written (width, accents, what is invisible); "
                "is it another record?"
            ),
            "id {id} differs from {other} only in capitals; is it another record?",
        ),
        "entered-twice": (
            "the same adoption of {item} stands at {other} too; is it entered twice?",
            "{item}, sent by the same units on the same day, stands at {id} too; is it entered twice?",
        ),
        "used-before-sent": (
            "adopted on {on}, before {item} was sent on {sent}",
            "written on {on}, before {item} was sent on {sent}",
            "reviewed on {on}, before {item} was sent on {sent}",
        ),
        "sent-before-it-happened": ("sent before what it reports happened on {day}",),
        "received-before-given": ("received before the instruction of {on} was given", "received before {of} began on {day}"),
        "instruction-on-unused": ("an instruction on {item}, which no publication adopted",),
        "missing-weight": ("weights are given for some of the units only; {units} then count as 1",),
        "author-of-another-unit": (
            "{person} belongs to {unit}, which did not contribute; where authors share by their units {person} has none",
            "{person} belongs to {unit}, not to the unit of the lapse",
            "{person} belongs to {unit}, not to the unit of the merit",
        ),
        "answer-of-others": ("answers a commission to {units}, none of which contributed",),
        "wrong-follow-up": ("follows {other}, which is later or on another item",),
        "amount-not-counted": ("an amount is decided although the criterion is not met; the amount does not count",),
        "finding-decides-nothing": ("says neither whether it is met nor an amount, so that the finding of {day} stays in force",),
        "figures-differ": ("{units} became {unit} and differ in {name}, so that none of it holds; give {unit} one of its own",),
        "several-targets": ("several targets of {measure} bind the same unit; every one of them must be met",),
        "days-between": ("{unit} ends on {until}, its successor {other} begins on {since}; the days between belong to both or to none",),
        "counted-beside-its-deadline": (
            "names no submission, commission or duty; lateness found by its deadline could be counted beside it",
        ),
        "calendar-of-nobody": ("has days of its own in the calendar, but stands in no record",),
        "duty-undecided": ("does not say its {what}, on which it rests whether {duty} is owed",),
        "no-duty-for-it": ("no duty of {rulebook} says until when it is due",),
        "no-due-time": ("says no due time, and neither does the regulation: give its due_at",),
        "odd-handling": (
            "asked for more time on {got}, before it was received on {day}; one of the two is wrong",
            "is due on {got}, before it was received on {day}; one of the two is wrong",
            "is a second handling of {of} by {unit}: only {first} is looked at",
            "was done before it began afresh at {at}: what was done then no longer counts",
            "a pause moves no due time that was said itself, and no limit in hours: extend it, or give another due_at",
        ),
        "clock-never-starts": ("is not given, so that its clock never starts",),
        # records and rulebook
        "unknown-tag-word": (
            "no rule asks for {what} {got}",
            "rules ask only whether {what} is marked: write true or false, got {got}",
            "{what} is marked {got}, and rules ask for the words {known}",
        ),
        "undeclared-word": ("the rulebook declares no {what} {got}; {hint}", "the rulebook has no {what} {got}"),
        "amount-out-of-range": ("{criterion}: an amount{range} can be decided, got {got}",),
        "target-binds-nobody": (
            "no unit of group {group} exists in {period}; the target binds nowhere",
            "{unit} does not exist in {period}; the target binds nowhere",
            "{unit} exists from {since} on; the target of {period} does not bind it, unless it is set for the unit itself",
            "no unit belongs to group {group}; the target binds nobody",
        ),
        "settles-nobody": ('settles lines of units, and what it is about gives to persons alone; write for = "persons"',),
        "unit-without-group": ("{unit} belongs to no group, so that it owes no target of any; give its group",),
        "target-unread": ("no rule looks at targets of {measure} {per}; the target binds nobody",),
        "figure-unread": (
            "no rule looks at the figure {what}; it does nothing",
            "rules look at the figure {what} of {others} only, not of {own}; it does nothing",
            "rules look at the figure {what} {spans}, and {period} holds none of these; it does nothing",
        ),
        "finding-unread": (
            "no rule looks at findings on {criterion} about a {about}; it does nothing",
            "rules look at whether {criterion} is met, which this finding does not say; it does nothing",
            "rules look at the amount decided on {criterion}, which this finding does not say; it does nothing",
            "a finding on {criterion} decides about the whole {about}, not about one unit's part in it; it does nothing",
        ),
        "record-unread": (
            "no rule looks at what is of the kind {kind}; it does nothing",
            "{kind} is of persons alone, and the rulebook assesses units only; it does nothing",
        ),
        "commission-unread": ("no duty and no rule of {rulebook} looks at commissions; it does nothing",),
        "target-of-part-of-its-period": (
            "no whole {per} lies in {period}; the target is owed once in these days",
            "{unit} exists from {since} on; the target of {period} binds it in full",
        ),
        "task-of-nobody": ("{task} names {unit}, but no unit has this id, name or group",),
        "task-of-whom": (
            "{task} binds those of {group} that it concerns, and no record says which: give them a tag with the id of the task, and yes",
        ),
        "before-in-force": (
            (
                "{rulebook} is in force from {day} on, and does not price the {n} records of the period dated before it; where it is "
                "meant to hold for them, say settings.retroactive = true"
            ),
        ),
        "no-version-in-force": (
            "no version is in force on {day}, the first day assessed",
            "say from which day this version is in force (in_force = 2024-07-01)",
        ),
        "versions-clash": ("{other} is in force from {day} too", "versions must count their years and payouts alike"),
        "no-such-reading": ("{rulebook} has no reading {got}; {hint}",),
        # rulebooks
        "unknown-word": ("there is no {what} {got}; {hint}",),
        "duplicate-rule": (
            "is the same word as {other} to every rule; give it another id",
            "two rules with this id hold under the same readings; give one another id",
            "two of these tables hold under the same readings; keep one",
            "a rule has this id already; give the duty another one",
            "{n} deadlines have this id; give each its own",
        ),
        "overlapping-prices": (
            "prices the same records as {other}; say stacks = true on the one that is added, or keep the best by a [[keep]]",
        ),
        "nothing-declared": ("looks at records ({facts}) of which none can be: {table} declares nothing; add it",),
        "prices-may-meet": (
            (
                "may price the same records as {other}, where both formulas hold; say stacks = true on the one that is "
                "added, keep the best by a [[keep]], or let the formulas exclude each other"
            ),
            "more prices with formulas of their own may meet than are compared; tell them apart by when",
        ),
        "accounts-compared": ("compares points with money, as if one of each were the same; write a [[keep]] for each account",),
        "absence-open": (
            'rules ask for the {what}, which records may leave out; write under [absent] {name} = "{must}", a word, or "" for none',
        ),
        "absence-needs-word": ("a limit and a duty need a word here: name the one that stands for it",),
        "judged-without-subject": ('only units, persons and items are judged every {grain}; say about = ["unit"] or ["submission"]',),
        "tag-word": ("tag {tag} is never {got}; {hint}",),
        "prices-met": ("{clause} {title} and {other_clause} {other} both price it, and the rulebook does not say how they combine",),
        "overlapping-duties": ("applies to the same records as {other}; tell them apart by when, owed_by or stage",),
        "number-not-in-clause": (
            (
                "{number} does not occur in the quoted clause {clause}; mend it, or list it under the clause's numbers, "
                "with a note that says where it comes from"
            ),
        ),
        "repeated-clause": ("the clause is listed {n} times; list it once",),
        "uncited-clause": (
            "is said to be covered by a rule, but no rule cites it",
            "is said to be covered by a deadline, but none cites it",
        ),
        "unused-target": ("no rule looks at what was owed; ask for it in a rule, or take the target out",),
        "unused-reading": ("no rule depends on this reading; use it in a rule or take it out",),
        "reading-without-options": ("a reading needs at least one option",),
        "option-without-value": ("says nothing for the options {options} of the reading",),
        "deadline-read-in-two-ways": ("a deadline is read in one way: write one for each option, and let the duty choose, {example}",),
        "wrong-subject": ("findings on {criterion} are about {about}, not about {of}",),
        "criterion-without-amount": ("{criterion} has no amount; give it least and most",),
        "range-upside-down": ("the range is upside down: least {least}, most {most}",),
        "not-of-persons": (
            "among authors nobody leads; share each, equal, weight or first",
            "what a duty came to names a unit and no person; price a lapse or a finding for persons",
        ),
        "children-rolled-up": (
            "with roll_up units below another have no score of their own, so that children(...) finds none; leave one of both out",
        ),
        "share-of-no-item": ("only what is given for an item is shared: write each = {item}, or leave share out",),
        "pool-of-items": ("a pool is divided among units; an item has its units already: name a span",),
        "keep-of-nothing": ("name what lines belong together, such as item",),
        "two-bounds": ("give either most or least; two bounds are two caps",),
        "wrong-account": ("none of these rules posts to {account}; name the account they post to",),
        "measure-counted-and-computed": (
            "a measure is either counted (count = ...) or computed (formula = ...)",
            "a computed measure counts no records; when, distinct, weigh and shared belong to counted ones",
        ),
        "measure-name": ("the id of a measure stands in formulas: ASCII letters, digits and _, and no word that means something there",),
        "measure-circle": ("the measure is computed from itself; take one of the measures apart",),
        "too-much-work": (
            "builds on more than {most} computed measures, one upon the other",
            "multiplies {n} values of unknown size, more than {most}; take it apart",
            "more than {most} tallies look at the totals in turn",
        ),
        "wrong-deadline": (
            (
                "there is no day {day} in every month in which it falls due (month {months}); name an earlier day, or "
                "leave it out for the end of the month"
            ),
            "must name a [[deadline]]; only handlings, matters and commissions may have a due time of their own",
            "{limit} can only be counted in days, from the rulebook's issue; give source.issued or in_force",
            "{limit} is counted; a report needs a day of the year or of its period",
            "{limit} names a day; a {of} needs a limit counted from its start",
            "no duty stands under this deadline; add a [[duty]] or take it out",
        ),
        "report-of-which-year": (
            (
                "names a day early in the year for {duty}: a report on the year before is due at unit = {unit}, grain = "
                "{grain} with months_after; one on the year in which the day lies says so by grain = {grain}"
            ),
        ),
        "wrong-duty": (
            "has no meaning for a {of}; leave it out",
            "must be later than since, which is {day}",
            "needs a stage of its own and a limit, and ends with the work",
            "{limit} is over when it begins; a series needs one that runs",
            "must be a whole number, 0 or more, got {got}",
            "has no threshold and hides the lights before it; put it first",
            "gives a day; {limit} needs the instant at which it was received",
            "must have as many steps as ladder, which has {n}",
            "say which items; without conditions every submission would owe it",
            "say whose task it is: lead, responsible or owed_by",
        ),
        # formulas
        "formula-too-long": (
            "a formula has at most {most} characters, this one has {n}",
            "a number has at most {most} digits",
            "a formula is nested at most {most} deep; split the rule",
        ),
        "formula-grammar": (
            "a number is written like 1000 or 0.5, got {got}",
            "a point stands only inside a number such as 0.5",
            "an operator or a comma is missing before {word}",
            "formulas have no powers; multiply instead",
            "the formula cannot be read here; check operators, commas and brackets",
            "the formula is empty; write a number, a condition or a quoted word",
            "the formula stops here; a value is missing",
            "{word} is no word of formulas",
            "{wrong} has no meaning in a formula",
            "this bracket is never closed; add a )",
            "this bracket was never opened; remove it or add a (",
            "this quotation mark is never closed, or a \\ or a line break stands inside it",
            "write {right} instead of {wrong}",
            "{word} is a function; write its arguments in brackets behind it",
            "{word} takes exactly {n} arguments, got {got}",
            "{wrong} can stand only inside quotation marks",
            "{wrong} is not an ordinary digit; write {right}",
        ),
        "formula-type": (
            "a text is needed here; write it in quotation marks: '{word}'",
            "a {wanted} is needed here, and this is a {got}",
            "a formula is written as a string, got {got}",
        ),
        "formula-period": (
            "the period of this formula is not made of {grain}; it can be {known}",
            "this formula has no sub-periods; {word} cannot stand here",
            "there is no sub-period {word}",
        ),
        "formula-steps": ("the thresholds of step go upwards",),
        "formula-divisor": ("this divisor can be 0; write ratio(a, b, otherwise) instead of a / b",),
        "formula-word": (
            "there is no function {word} here",
            "there is no name {word} here",
            "{function} does not know {word}",
            "{what} is never {word}",
            "{word}(...) stands only in formulas about a person, and asks about its unit",
            "{word}(...) stands only in formulas about a unit, and asks about its persons",
            "{word}(...) stands only in formulas about a unit, and asks about the units below it",
            "the first argument of {word} is one of {known}",
        ),
        # repricing, examples, payout lists
        "assess-again": (
            "depends on amounts; assess the records again",
            "differs in more than the plain amounts of prices; assess the records again",
            "several versions were in force; assess the records again",
        ),
        "example-differs": ("{what} is {got}, not {expected}",),
        "example-missing": (
            "no example has a line of this rule; add one",
            "no example comes out otherwise with other numbers than {what}; add one that does",
            "no example comes out otherwise without these conditions: {what}; add one in which they do not hold",
            "no example depends on it that these may not hold: {what}; add one",
            "no example depends on it that these hold: {what}; add one",
        ),
        "example-incomplete": (
            "names no day; give it one, or the example a day of its own: on = 2024-03-05",
            "no unit and no person of the example bears the id {id}; put it among the records",
            "takes either submission or the units of an item of its own, not both",
        ),
        "sum-differs": (
            "is {capitals}, but the sum is {right}",
            "is {amount}, but the entries sum to {total}",
            "is {amount}, but {due} due less {paid} paid is another sum",
        ),
    }
)
"""By code, the templates that tell of it."""

BY_TEMPLATE: Final[Mapping[str, str]] = MappingProxyType(
    {template: code for code, templates in TEMPLATES.items() for template in templates}
)
"""The code of every template."""


def code_of(sentence: Text) -> str:
    """
    Return the code of a sentence that tells of a problem.

    >>> code_of(Text("must not be empty"))
    'wrong-value'
    >>> code_of(Text("column {column}: {message}", column=3, message=Text("the thresholds of step go upwards")))
    'formula-steps'
    """
    if sentence.template in CARRIERS:
        return next((code_of(value) for _, value in sentence.values if isinstance(value, Text)), UNNAMED)
    return BY_TEMPLATE.get(sentence.template, UNNAMED)
