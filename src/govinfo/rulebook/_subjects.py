"""Whom a rule is about (适用对象): units, or persons; whatever can be said of one can be said of the other."""

from __future__ import annotations

from govinfo.labels import Labelled


class Subjects(Labelled):
    """
    Whom a rule is about (适用对象).

    >>> [one.value for one in Subjects]
    ['units', 'persons']
    """

    UNITS = "units", "单位"
    PERSONS = "persons", "个人"


def whom(rule: object) -> Subjects:
    """Return whom a rule is about."""
    found = getattr(rule, "for_", Subjects.UNITS)
    return found if isinstance(found, Subjects) else Subjects.UNITS
