"""parse → print → parse is the identity, over generated trees."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from ranvier.lang.hoc import nodes as n
from ranvier.lang.hoc import parse, print_program
from ranvier.lang.source import Source
from ranvier.lang.tree import Node, walk


def or_else(condition, fallback):
    """A mapping that keeps what meets the condition and makes something else of the rest."""
    return lambda item: item if condition(item) else fallback(item)


words = st.text("abcxyzABC_019", min_size=1, max_size=5).map(lambda word: "n" + word)
words = words | st.sampled_from(["v", "t", "_", "printx", "e1"])
some_words = st.lists(words, min_size=1, max_size=3).map(tuple)
names = words.map(n.Name)
numbers = st.floats(min_value=0, allow_nan=False).map(n.Number)
strings = st.text(st.characters(max_codepoint=255), max_size=8).map(n.String)
indices = st.none() | st.integers(1, 20)
arguments = st.builds(n.Argument, st.sampled_from(["", "s", "o"]), indices)
pointer_arguments = st.builds(n.Argument, st.just("&"), indices)

operators = st.sampled_from("+ - * / % ^ == != < > <= >= && ||".split())
changes = st.sampled_from(["=", "+=", "-=", "*=", "/="])


def few(strategy, least=0, most=3):
    return st.lists(strategy, min_size=least, max_size=most).map(tuple)


def one(strategy):
    return strategy.map(lambda item: (item,))


def values(e):
    return e | strings | st.builds(n.New, words, few(e))


def subscripts(target, e):
    return st.builds(n.Subscript, target, few(e, least=1, most=2))


def is_place(node: Node) -> bool:
    if isinstance(node, n.Subscript):
        return not isinstance(node.target, n.Argument)
    return isinstance(node, (n.Name, n.Member))


def places(e):
    return e.map(or_else(is_place, lambda _: n.Name("s")))


def primaries(e):
    return e.map(or_else(lambda node: is_place(node) or isinstance(node, n.Call), lambda _: n.Name("p")))


def members(e):
    return st.builds(n.Member, primaries(e) | arguments, words)


def calls(e):
    one_argument = values(e) | st.builds(n.AddressOf, primaries(e) | pointer_arguments)
    return st.builds(n.Call, places(e), few(one_argument))


def larger_expressions(e):
    return st.one_of(
        st.builds(n.Unary, st.sampled_from("-!"), e),
        st.builds(n.Binary, operators, e, e),
        st.builds(n.Assign, primaries(e) | arguments | pointer_arguments, changes, e),
        st.builds(n.Assign, primaries(e), st.just("="), st.builds(n.New, words, few(values(e)))),
        calls(e),
        members(e),
        subscripts(names | members(e), e),
        st.builds(n.Subscript, pointer_arguments, one(e)),
        st.builds(n.Read, primaries(e)),
    )


expressions = st.recursive(names | numbers | arguments | pointer_arguments, larger_expressions, max_leaves=8)
items = expressions | strings
declarators = few(st.builds(n.Declarator, words, few(expressions, most=2)), least=1)
arrays = few(st.builds(n.Declarator, words, few(expressions, least=1, most=2)), least=1)
sections = places(expressions)
arcs = st.builds(n.Arc, expressions, expressions)


simple_statements = st.one_of(
    items.map(n.ExpressionStatement),
    st.builds(n.Assign, primaries(expressions), changes, expressions).map(n.Parentheses).map(n.ExpressionStatement),
    st.builds(n.Assign, primaries(expressions), st.just("="), strings).map(n.ExpressionStatement),
    st.builds(n.Assign, st.builds(n.Call, sections, one(arcs)), changes, arcs).map(n.ExpressionStatement),
    few(items, least=1).map(n.Print),
    one(words).map(n.Delete),
    st.sampled_from([n.Debug(), n.Break(), n.Continue(), n.Stop(), n.IteratorStatement()]),
    st.builds(n.Return, st.none() | values(expressions)),
    st.builds(n.DependentVariable, few(names | subscripts(names, expressions), least=1)),
    some_words.map(n.StringDeclaration),
    declarators.map(n.ObjectDeclaration),
    arrays.map(n.DoubleDeclaration),
    declarators.map(n.Create),
    sections.map(n.Access),
    st.builds(n.Connect, sections, expressions, sections, expressions),
    st.builds(n.Connect, sections, expressions, st.none(), numbers),
    st.builds(n.SetPointer, primaries(expressions), primaries(expressions)),
    words.map(n.Insert),
    words.map(n.Uninsert),
    st.builds(n.Equation, primaries(expressions), numbers | names, numbers | names, st.just(False)),
    st.builds(n.Equation, primaries(expressions), st.none(), numbers | names, st.just(True)),
    st.builds(n.Equation, primaries(expressions), numbers | names, st.none(), st.just(True)),
)


def begins_with_a_word(statement: n.Statement) -> bool:
    return print_program(statement)[0] not in "(-!."


def larger_statements(s):
    """Statements of statements; what follows an expression or a place directly must begin with a word or a brace."""
    follows = s.map(or_else(begins_with_a_word, lambda statement: n.Block((statement,))))
    block = few(s).map(n.Block)
    selection = strings | primaries(expressions) | arguments
    return st.one_of(
        block,
        st.builds(n.If, expressions, block, st.none() | s),
        st.builds(n.If, expressions, s, st.none()),
        st.builds(n.While, expressions, s),
        st.builds(n.For, st.none() | s, expressions, st.none() | s, s),
        st.builds(n.ForRange, names | subscripts(names, expressions), expressions, expressions, follows),
        st.builds(n.ForSegments, names, st.none() | expressions, s),
        st.builds(n.ForIterator, calls(expressions), s),
        st.builds(n.ForAll, s),
        st.builds(n.ForSec, selection, follows),
        st.builds(n.IfSec, selection, follows),
        st.builds(n.SectionStatement, sections, follows),
    )


def procedures(s):
    """A definition, its body perhaps beginning with locals."""
    locals_ = st.tuples(
        one(some_words.map(lambda words: n.Local(tuple(n.Declarator(word, ()) for word in words)))) | st.just(()),
        one(some_words.map(n.LocalObject)) | st.just(()),
        few(s),
    )
    body = locals_.map(lambda parts: n.Block(sum(parts, ())))
    return st.builds(n.Procedure, st.sampled_from(["proc", "func", "obfunc", "iterator"]), words, body)


statements = st.recursive(simple_statements, larger_statements, max_leaves=6)
definitions = procedures(statements)
templates = st.builds(
    n.Template, words, few(statements | definitions | some_words.map(n.Public) | some_words.map(n.External))
)
programs = few(statements | definitions | templates).map(n.Program)


@settings(max_examples=200)
@given(expressions)
def test_expressions(expression):
    program = n.Program((n.Print((expression,)),))
    assert parse(Source(print_program(program))) == program


@settings(max_examples=200)
@given(programs)
def test_programs(program):
    printed = print_program(program)
    again = parse(Source(printed))
    assert again == program, printed
    assert all(node.span is not None for node in walk(again))
    assert print_program(again) == printed
