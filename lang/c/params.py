"""Memory that is made when C text looks at it: the variables of an instance by their numbers, `point->_prop->param[3]`,
and those of a template's object, `object->u.dataspace`."""

from __future__ import annotations

from typing import Any


def numbered(tree: Any) -> Any:
    """The tree with `PROP->param[k]` as `*c_param_(PROP, k)` and `OBJECT->u.dataspace` as `c_dataspace_(OBJECT)`,
    functions of the interface."""
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
            return c_ast.UnaryOp("*", _call("c_param_", [prop, node.subscript], node), node.coord)
        case c_ast.StructRef(
            name=c_ast.StructRef(name=thing, type="->", field=c_ast.ID(name="u")), field=c_ast.ID(name="dataspace")
        ):
            return _call("c_dataspace_", [thing], node)
    return node


def _call(name: str, arguments: list[Any], node: Any) -> Any:
    from pycparser import c_ast

    return c_ast.FuncCall(c_ast.ID(name, node.coord), c_ast.ExprList(arguments, node.coord), node.coord)


def _is_prop(node: Any) -> bool:
    """Whether it is a Prop by its name: `prop`, or the `_prop` of a Point_process."""
    from pycparser import c_ast

    name = node.field.name if isinstance(node, c_ast.StructRef) else getattr(node, "name", "")
    return isinstance(name, str) and name.strip("_") == "prop"
