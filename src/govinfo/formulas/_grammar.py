"""From Python's syntax tree to typed parts: whatever is not listed here is refused."""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from typing import Final, final

from attrs import evolve, frozen

from govinfo.errors import FormulaError
from govinfo.exact import parse_exact
from govinfo.formulas import _calls
from govinfo.formulas._bounds import Interval, bounds_of
from govinfo.formulas._functions import comparing
from govinfo.formulas._lexer import MAX_DEPTH, check_signs, number_at
from govinfo.formulas._lookups import Lookup
from govinfo.formulas._nodes import (
    AllOf,
    Among,
    AnyOf,
    Choice,
    Comparison,
    Constant,
    Kin,
    Kind,
    LookUp,
    Name,
    Negated,
    Node,
    Not,
    Product,
    Sum,
    Value,
)
from govinfo.formulas._scope import Scope
from govinfo.labels import Grain
from govinfo.texts import Text
from govinfo.texts._near import complain, hint
from govinfo.texts._shown import show
from govinfo.texts._word import word_of

_OPERATORS: Final[Mapping[type[ast.cmpop], str]] = {
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Eq: "==",
    ast.NotEq: "!=",
}


def read(source: str, scope: Scope, wants: Kind) -> Node:
    """
    Return the typed parts of a formula.

    Raises:
        FormulaError: the formula cannot be read, names what the scope has not, or is of another kind.

    >>> read("2", Scope(), Kind.NUMBER)
    Constant(value=2, kind=<Kind.NUMBER: 'number'>)
    """
    check_signs(source)
    line = source.translate({9: " ", 10: " ", 13: " "})
    start = len(line) - len(line.lstrip(" "))
    try:
        tree = ast.parse(line[start:], mode="eval").body
    except SyntaxError as error:
        column = start + min(max(error.offset or 1, 1), len(line) - start + 1)
        raise FormulaError(_why(line), column) from None
    except (ValueError, RecursionError, MemoryError):
        raise FormulaError(Text("a formula is nested at most {most} deep; split the rule", most=MAX_DEPTH), 1) from None
    reader = Reader(
        source=line,
        start=start,
        names=dict(scope.names),
        words=dict(scope.words),
        lookups={lookup.name: lookup for lookup in scope.lookups},
        bounds=scope.limits,
        grains=scope.grains,
        kin=dict(scope.kin),
        grain=None,
        depth=0,
    )
    return reader.part(tree, wants)


def _why(line: str) -> Text:
    words = line.replace("(", " ").replace(")", " ").split()
    if words.count("if") > words.count("else"):
        return Text("every if needs an else: write 20 if met(sent) else 0")
    return Text("the formula cannot be read here; check operators, commas and brackets")


@final
@frozen(kw_only=True)
class Reader:
    """Reads the parts of one formula; what it knows of the place where the part stands."""

    source: str
    start: int
    names: Mapping[str, Kind]
    words: Mapping[str, frozenset[str]]
    lookups: Mapping[str, Lookup]
    bounds: Mapping[str, Interval]
    grains: frozenset[Grain]
    kin: Mapping[Kin, Scope]
    grain: Grain | None
    depth: int

    def at(self, tree: ast.expr) -> int:
        """Return where *tree* begins, in characters from 0; Python counts in bytes of UTF-8."""
        before = self.source[self.start :].encode()[: tree.col_offset]
        return self.start + len(before.decode())

    def within(self, grain: Grain) -> Reader:
        """Return the reader of what stands inside an aggregate over *grain*."""
        return evolve(self, grain=grain)

    def about(self, kin: Kin) -> Reader:
        """Return the reader of what is asked about somebody else, who is asked about nobody else again."""
        scope = self.kin[kin]
        return evolve(
            self,
            names=dict(scope.names),
            words=dict(scope.words),
            lookups={lookup.name: lookup for lookup in scope.lookups},
            bounds=scope.limits,
            kin={},
        )

    def error(self, tree: ast.expr, message: Text) -> FormulaError:
        """Return the error at *tree*."""
        return FormulaError(message, self.at(tree) + 1)

    def part(self, tree: ast.expr, wants: Kind) -> Node:
        """Return the part, refusing one of another kind than *wants*."""
        node = self.any_part(tree)
        if node.kind is not wants:
            if isinstance(tree, ast.Constant) and isinstance(tree.value, str) and tree.value in self.names:
                raise self.error(tree, Text("{word} is a name; write it without quotation marks", word=show(tree.value)))
            if wants is Kind.TEXT and isinstance(node, Constant) and not isinstance(node.value, str):
                raise self.error(tree, Text("a text is needed here; write it in quotation marks: '{word}'", word=ast.unparse(tree)))
            raise self.error(tree, Text("a {wanted} is needed here, and this is a {got}", wanted=wants, got=node.kind))
        return node

    def any_part(self, tree: ast.expr) -> Node:
        """Return the part, of whatever kind."""
        if self.depth >= MAX_DEPTH:
            raise self.error(tree, Text("a formula is nested at most {most} deep; split the rule", most=MAX_DEPTH))
        inner = evolve(self, depth=self.depth + 1)
        match tree:
            case ast.Constant():
                return self.constant(tree)
            case ast.Name():
                return self.name(tree)
            case ast.BinOp(op=ast.Add() | ast.Sub()):
                return inner.sum(tree)
            case ast.BinOp(op=ast.Mult() | ast.Div()):
                return inner.product(tree)
            case ast.UnaryOp(op=ast.USub()):
                return inner.negated(tree)
            case ast.UnaryOp(op=ast.Not()):
                return Not(inner.part(tree.operand, Kind.TRUTH))
            case ast.UnaryOp(op=ast.UAdd()):
                raise self.error(tree, Text("leave out the + in front: 10 is written 10"))
            case ast.BoolOp():
                parts = tuple(inner.part(value, Kind.TRUTH) for value in tree.values)
                return AllOf(parts) if isinstance(tree.op, ast.And) else AnyOf(parts)
            case ast.Compare():
                return inner.comparison(tree)
            case ast.IfExp():
                return inner.choice(tree)
            case ast.Call():
                return _calls.call(inner, tree)
            case ast.Tuple():
                raise self.error(tree, Text("a list of values stands only behind in, as in form in ('item', 'brief')"))
            case _:
                raise self.error(tree, Text("this is no part of the formula language"))

    def constant(self, tree: ast.Constant) -> Constant:
        """Return a literal; a number is taken as it is written, never through a float."""
        match tree.value:
            case bool(value):
                return Constant(value, Kind.TRUTH)
            case str(value):
                return Constant(value, Kind.TEXT)
            case _:
                return Constant(parse_exact(number_at(self.source, self.at(tree))), Kind.NUMBER)

    def name(self, tree: ast.Name) -> Node:
        """Return a name of the scope, or a truth in lower case."""
        if tree.id in {"true", "false"}:
            return Constant(tree.id == "true", Kind.TRUTH)
        kind = self.names.get(tree.id)
        if kind is not None:
            return Name(tree.id, kind)
        if _calls.is_function(self, tree.id):
            raise self.error(tree, Text("{word} is a function; write its arguments in brackets behind it", word=tree.id))
        raise self.error(tree, complain(Text("there is no name {word} here", word=show(tree.id)), hint(tree.id, self.names)))

    def sum(self, tree: ast.expr) -> Sum:
        """Return terms in a row as one sum, however many."""
        terms: list[tuple[bool, Node]] = []
        while isinstance(tree, ast.BinOp) and isinstance(tree.op, ast.Add | ast.Sub):
            terms.append((isinstance(tree.op, ast.Sub), self.part(tree.right, Kind.NUMBER)))
            tree = tree.left
        terms.append((False, self.part(tree, Kind.NUMBER)))
        return Sum(tuple(reversed(terms)))

    def product(self, tree: ast.expr) -> Product:
        """Return factors in a row as one product, refusing a divisor that can be 0."""
        factors: list[tuple[bool, Node]] = []
        while isinstance(tree, ast.BinOp) and isinstance(tree.op, ast.Mult | ast.Div):
            divides = isinstance(tree.op, ast.Div)
            factor = self.part(tree.right, Kind.NUMBER)
            if divides and bounds_of(factor, self.bounds).has_zero:
                raise self.error(tree.right, Text("this divisor can be 0; write ratio(a, b, otherwise) instead of a / b"))
            factors.append((divides, factor))
            tree = tree.left
        factors.append((False, self.part(tree, Kind.NUMBER)))
        return Product(tuple(reversed(factors)))

    def negated(self, tree: ast.UnaryOp) -> Node:
        """Return a number with its sign turned, a literal with its sign in it."""
        part = self.part(tree.operand, Kind.NUMBER)
        if isinstance(part, Constant) and not isinstance(part.value, str | bool):
            return Constant(-part.value, Kind.NUMBER)
        return Negated(part)

    def choice(self, tree: ast.IfExp) -> Choice:
        """Return a chain of conditions as one choice."""
        first = self.any_part(tree.body)
        branches = [(first, self.part(tree.test, Kind.TRUTH))]
        rest = tree.orelse
        while isinstance(rest, ast.IfExp):
            branches.append((self.part(rest.body, first.kind), self.part(rest.test, Kind.TRUTH)))
            rest = rest.orelse
        return Choice(tuple(branches), self.part(rest, first.kind), first.kind)

    def comparison(self, tree: ast.Compare) -> Node:
        """Return comparisons in a row, or one look into a list."""
        if isinstance(tree.ops[0], ast.In | ast.NotIn) and len(tree.ops) == 1:
            return self.among(tree, tree.comparators[0], inside=isinstance(tree.ops[0], ast.In))
        first = self.any_part(tree.left)
        if first.kind is Kind.TRUTH:
            raise self.error(tree.left, Text("a condition is not compared; write it alone, or not in front of it"))
        rest: list[tuple[str, Node]] = []
        before = first
        for op, right in zip(tree.ops, tree.comparators, strict=True):
            sign = _OPERATORS.get(type(op))
            if sign is None:
                raise self.error(right, Text("in stands alone: form in ('item', 'brief')"))
            node = self.part(right, first.kind)
            if first.kind is Kind.TEXT:
                if sign not in {"==", "!="}:
                    raise self.error(right, Text("texts are compared only by == and !="))
                self.check_words(right, before, [node])
                self.check_words(right, node, [before])
            rest.append((sign, node))
            before = node
        return Comparison(first, tuple(rest))

    def among(self, tree: ast.Compare, listed: ast.expr, *, inside: bool) -> Among:
        """Return a look into a literal list."""
        part = self.any_part(tree.left)
        if part.kind is Kind.TRUTH:
            raise self.error(tree.left, Text("a condition is not compared; write it alone, or not in front of it"))
        if not isinstance(listed, ast.Tuple) or not listed.elts:
            raise self.error(listed, Text("behind in stands a list of values such as ('item', 'brief'), or ('item',) for one"))
        choices: list[Value] = []
        for element in listed.elts:
            node = self.part(element, part.kind)
            if not isinstance(node, Constant):
                raise self.error(element, Text("a list holds only quoted words or numbers"))
            if any(comparing("==", part.kind)(node.value, choice) for choice in choices):
                raise self.error(element, Text("{value} is listed twice", value=show(str(node.value))))
            self.check_words(element, part, [node])
            choices.append(node.value)
        return Among(part, tuple(choices), inside)

    def check_words(self, tree: ast.expr, node: Node, others: Sequence[Node]) -> None:
        """Refuse a literal that *node* can never be, since it is most likely misspelt."""
        match node:
            case Name():
                words, what = self.words.get(node.word), node.word
            case LookUp():
                words, what = dict(self.lookups[node.lookup].known or ()).get(node.word), f"{node.lookup}({node.word})"
            case _:
                return
        for other in others:
            if words is None or not isinstance(other, Constant) or not isinstance(other.value, str):
                continue
            if word_of(other.value) not in set(map(word_of, words)):
                complaint = Text("{what} is never {word}", what=what, word=show(other.value))
                raise self.error(tree, complain(complaint, hint(other.value, words)))
