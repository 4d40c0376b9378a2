from __future__ import annotations

from ranvier.lang.hoc.nodes import Binary, Block, Break, Call, Continue, ExpressionStatement, Name, Number, String
from ranvier.lang.source import Source, Span
from ranvier.lang.tree import Rewriter, Visitor, walk

SUM = Binary("+", Name("a"), Call(Name("f"), (Number(1.0), Name("b"))))


def test_nodes_are_equal_wherever_they_stand():
    assert Name("a", span=Span(Source("a"), 0, 1)) == Name("a")
    assert hash(Name("a", span=Span(Source("a"), 0, 1))) == hash(Name("a"))
    assert Name("a") != Name("b")


def test_nodes_of_another_kind_are_others():
    assert Name("a") != String("a") and Name("a") != "a"
    assert Continue() == Continue() != Break() and len({Continue(), Continue(), Break()}) == 2


def test_nodes_show_their_fields():
    assert repr(Call(Name("f", span=Span(Source("f"), 0, 1)), ())) == "Call(target=Name(name='f'), arguments=())"


def test_walk_gives_parents_first_in_the_order_of_the_text():
    shown = [type(node).__name__ if isinstance(node, (Binary, Call)) else node for node in walk(SUM)]
    assert shown == ["Binary", Name("a"), "Call", Name("f"), Number(1.0), Name("b")]


def test_visitor_goes_on_where_it_has_no_method():
    class Names(Visitor):
        def __init__(self):
            self.found = []

        def visit_Name(self, node):
            self.found.append(node.name)

    names = Names()
    names.visit(SUM)
    assert names.found == ["a", "f", "b"]


def test_rewriter_replaces_and_shares_what_stays():
    class Doubled(Rewriter):
        def rewrite_Number(self, node):
            return Number(2 * node.value)

    changed = Doubled().rewrite(SUM)
    assert changed == Binary("+", Name("a"), Call(Name("f"), (Number(2.0), Name("b"))))
    assert changed.left is SUM.left
    unchanged = Binary("+", Name("a"), Name("b"))
    assert Doubled().rewrite(unchanged) is unchanged


def test_rewriter_drops_and_splices():
    class DropAndRepeat(Rewriter):
        def rewrite_ExpressionStatement(self, node):
            return None if node.expression == Name("drop") else (node, node)

    drop, keep = ExpressionStatement(Name("drop")), ExpressionStatement(Name("keep"))
    assert DropAndRepeat().rewrite(Block((drop, keep))) == Block((keep, keep))


def test_rewriter_keeps_spans():
    class Renamed(Rewriter):
        def rewrite_Name(self, node):
            return Name("c", span=node.span)

    span = Span(Source("a+b"), 0, 3)
    changed = Renamed().rewrite(Binary("+", Name("a"), Name("b"), span=span))
    assert changed == Binary("+", Name("c"), Name("c"))
    assert changed.span == span
