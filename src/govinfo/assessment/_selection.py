"""Units and persons of an assessment by id or name (按名称查找)."""

from __future__ import annotations

from govinfo._doors import checked
from govinfo.assessment._assess import Assessment
from govinfo.assessment._concerned import named


@checked
def find_unit(assessment: Assessment, name: str) -> str:
    """
    Return the id of the unit whose id, or else whose name, is *name*.

    Raises:
        UnknownNameError: no unit with a scorecard is called so, or several are.

    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> find_unit(year, "农业农村局"), find_unit(year, "agri")
    ('agri', 'agri')
    """
    return named([(card.subject, card.name) for card in assessment.units], name, "no unit in the assessment is called {got}; {hint}")


@checked
def find_person(assessment: Assessment, name: str) -> str:
    """
    Return the id of the person whose id, or else whose name, is *name*.

    Raises:
        UnknownNameError: no person with a scorecard is called so, or several are.

    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> person = year.persons[0]
    >>> find_person(year, person.subject) == person.subject
    True
    """
    return named([(card.subject, card.name) for card in assessment.persons], name, "no person in the assessment is called {got}; {hint}")
