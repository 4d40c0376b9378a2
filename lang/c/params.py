"""Variables of an instance by their numbers: `point->_prop->param[3]`."""

from __future__ import annotations

from typing import Any


def numbered(tree: Any) -> Any:
    """The tree with `PROP->param[k]` as `*c_param_(PROP, k)`, a function of the interface."""
    for slot in tree.__slots__:
        child = getattr(tree, slot, None)
        if isinstance(child, list):
            setattr(tree, slot, [numbered(one) if _is_node(one) else one for one in child])
        elif slot != "coord" and _is_node(child):
            setattr(tree, slot, numbered(child))
    return _place(tree)


def _is_node(thing: Any) -> bool:
    from pycparser import c_ast

    return isinstance(thing, c_ast.Node)


def _place(node: Any) -> Any:
    from pycparser import c_ast

    match node:
        case c_ast.ArrayRef(name=c_ast.StructRef(name=prop, type="->", field=c_ast.ID(name="param"))) if _is_prop(prop):
            arguments = c_ast.ExprList([prop, node.subscript], node.coord)
            return c_ast.UnaryOp(
                "*", c_ast.FuncCall(c_ast.ID("c_param_", node.coord), arguments, node.coord), node.coord
            )
    return node


def _is_prop(node: Any) -> bool:
    """Whether it is a Prop by its name: `prop`, or the `_prop` of a Point_process."""
    from pycparser import c_ast

    name = node.field.name if isinstance(node, c_ast.StructRef) else getattr(node, "name", "")
    return isinstance(name, str) and name.strip("_") == "prop"
