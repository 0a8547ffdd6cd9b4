"""The figures and findings that a formula looked up: what a line rests on beside its targets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from govinfo.assessment._item_environments import ItemEnv
from govinfo.assessment._measures import UnitEnv
from govinfo.formulas import Env, Formula


def looked_up(formulas: Iterable[Formula], env: Env) -> tuple[str, ...]:
    """Return the ids of the figures and findings that *formulas* read in *env*, sub-periods among them."""
    found: set[str] = set()
    for formula in formulas:
        for read in formula.reads:
            if read.lookup in {"figure", "finding", "decided"}:
                for place in [env] if read.grain is None else env.parts(read.grain):
                    found.update(_ids(read.lookup, read.word, place))
    return tuple(sorted(found))


def _ids(lookup: str, word: str, env: Env) -> Iterator[str]:
    if isinstance(env, ItemEnv):
        if lookup != "figure":
            yield from (finding.id for finding in env.findings(word))
    elif isinstance(env, UnitEnv):
        if lookup == "figure":
            figure = env.measures.figure(env.unit, word, env.period)
            if figure is not None and figure.id is not None:
                yield figure.id
            return
        inside = env.measures.findings(env.unit, word, env.period)
        if inside:
            yield inside[-1].id
