"""What is said of two formulas before any record is seen holds for every record."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from govinfo.formulas import FixedEnv, Kind, Scope, evaluate, parse
from govinfo.formulas._exclusive import Truth, truth

SCOPE = Scope(names={"n": Kind.NUMBER, "m": Kind.NUMBER, "t": Kind.TRUTH, "w": Kind.TEXT})
NUMBERS = st.integers(0, 3)
WORDS = st.sampled_from(("a", "A", "1", "１", "true", "是", "1.0", ""))
SIGNS = st.sampled_from(("<", "<=", ">", ">=", "==", "!="))
NAMES = st.sampled_from(("n", "m"))

ATOMS = st.one_of(
    st.builds("{} {} {}".format, NAMES, SIGNS, NUMBERS),
    st.builds("{} {} {}".format, NUMBERS, SIGNS, NAMES),
    st.builds("{} <= {} < {}".format, NUMBERS, NAMES, NUMBERS),
    st.builds("w {} '{}'".format, st.sampled_from(("==", "!=")), WORDS),
    st.builds("w {} ('{}', 'z')".format, st.sampled_from(("in", "not in")), WORDS),
    st.sampled_from(("t", "not t", "n + 1 > m", "not (n < 2)", "true")),
)
FORMULAS = st.recursive(ATOMS, lambda inner: st.builds("({} {} {})".format, inner, st.sampled_from(("and", "or")), inner), max_leaves=5)
ENVS = st.fixed_dictionaries({"n": NUMBERS, "m": NUMBERS, "t": st.booleans(), "w": WORDS}).map(lambda names: FixedEnv(names=names))


def known(text: str) -> Truth:
    """Return what is known where a formula holds."""
    return truth(parse(text, SCOPE, Kind.TRUTH))


@settings(max_examples=400, deadline=None)
@given(FORMULAS, FORMULAS, st.lists(ENVS, min_size=5, max_size=20))
def test_what_excludes_each_other_never_holds_together(one: str, other: str, envs: list[FixedEnv]) -> None:
    """And what follows holds wherever the other does."""
    mine, its = known(one), known(other)
    for env in envs:
        first, second = (evaluate(parse(text, SCOPE, Kind.TRUTH), env) for text in (one, other))
        assert not (mine.excludes(its) and first and second)
        assert not (mine.follows_from(its) and second and not first)
    assert mine.excludes(its) is its.excludes(mine)


def test_too_many_alternatives_are_not_looked_at() -> None:
    """Thirty-two of them say nothing; what is joined to them still does."""
    many = " and ".join(f"(n == {n} or m == {n})" for n in range(5))

    assert not known(many).excludes(known("n == 7 and m == 7"))
    assert known(f"t and {many}").excludes(known("not t"))
    assert known("(n == 1 or m == 1) and (n == 2 or m == 2)").excludes(known("n == 7 and m == 7"))
