"""The figures and findings that a formula looked up: what a line rests on beside its targets."""

from __future__ import annotations

from collections.abc import Iterable

from govinfo.assessment._item_environments import ItemEnv
from govinfo.assessment._measures import UnitEnv
from govinfo.assessment._posting import Books
from govinfo.formulas import Env, Formula


def cite(books: Books, formulas: Iterable[object], env: Env) -> None:
    """Note that the figures and findings that *formulas* read in *env* were used: they need not be listed as what no rule prices."""
    books.left.cited.update(looked_up((formula for formula in formulas if isinstance(formula, Formula)), env))


def looked_up(formulas: Iterable[Formula], env: Env) -> tuple[str, ...]:
    """Return the ids of the figures and findings that *formulas* read in *env*, sub-periods among them."""
    found: set[str] = set()
    for formula in formulas:
        for read in formula.reads:
            if read.lookup is not None:
                for place in [env] if read.grain is None else env.parts(read.grain):
                    assert isinstance(place, (ItemEnv, UnitEnv))  # what settlements look at
                    found.update(place.rests_on(read.lookup, read.word))
    return tuple(sorted(found))
