"""The command `reconcile` (对账): what units and persons claim, held against the records."""

from __future__ import annotations

from argparse import Namespace
from functools import partial
from pathlib import PurePath
from typing import Final

from attrs import evolve

from govinfo.assessment import Assessment, find_person, find_unit
from govinfo.cli import _options as options
from govinfo.cli._assessed import assessed_as
from govinfo.cli._command import Answer, Command, Form
from govinfo.cli._files import read_file, refuse_overwriting
from govinfo.cli._papers import office, printed, signed
from govinfo.cli._progress import Bar
from govinfo.codec import decode_records, encode_reconciliation
from govinfo.errors import DecodeError, Problem, UnknownNameError
from govinfo.importing import import_tables
from govinfo.importing._columns import list_named
from govinfo.papers import reconciliation_paper
from govinfo.records import Claim, Records
from govinfo.reports import reconcile
from govinfo.texts import Text

_TABLES: Final = frozenset({".csv", ".xlsx", ".xlsm", ".xls"})


def _arguments(form: Form) -> None:
    options.assessed(form)
    form.ask("the claims: CSV, a workbook with the sheet of claims, or a file of records", "claims", metavar="CLAIMS")
    printed(form)


def _run(arguments: Namespace, bar: Bar) -> Answer:
    refuse_overwriting(arguments.output, [arguments.claims])
    claims = _read(arguments.claims).claims
    if not claims:
        raise DecodeError([Problem(path=arguments.claims, message=Text("holds no claim: fill in at least one"))])
    found = assessed_as(arguments, bar)
    made = reconcile(found.assessment, _known(found.assessment, claims, arguments.claims), records=found.sources.records)
    if arguments.format == "json":
        return found.answer(encode_reconciliation(found.assessment, made, arguments.lang))
    return found.answer(signed(reconciliation_paper(found.assessment, made, arguments.lang), arguments))


def _read(path: str) -> Records:
    """
    Return what a file of claims holds; a table that bears another name is one of claims.

    Raises:
        DecodeError: it cannot be read, with every problem.
    """
    content, name = read_file(path), PurePath(path)
    if name.suffix.casefold() not in _TABLES:
        return decode_records(content, name=path)
    if name.suffix.casefold() == ".csv" and list_named(name.stem) is None:
        name = name.with_name(f"{Claim.label}.csv")
    return office(partial(import_tables, [(str(name), content)]))


def _known(assessment: Assessment, claims: tuple[Claim, ...], path: str) -> list[Claim]:
    """
    Return claims with the ids of those who make them, who may be named.

    Raises:
        DecodeError: somebody is called by no id and no name, each at its claim.
    """
    known: list[Claim] = []
    problems: list[Problem] = []
    for i, claim in enumerate(claims):
        try:
            if claim.person is not None:
                known.append(evolve(claim, person=find_person(assessment, claim.person)))
            elif claim.unit in assessment.answering:
                known.append(claim)
            else:
                known.append(evolve(claim, unit=find_unit(assessment, claim.unit or "")))
        except UnknownNameError as error:
            field = "unit" if claim.person is None else "person"
            problems.append(Problem(path=f"{path}: $.claims[{i}].{field}", record=claim.id, message=error.message))
    if problems:
        raise DecodeError(problems)
    return known


COMMAND: Final = Command(_arguments, _run)
