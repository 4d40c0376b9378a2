"""A block with `usetable` known: 1 where its tables are used, 0 where their functions are computed."""

from __future__ import annotations

from ...lang.errors import RanvierError
from ...lang.nmodl import nodes as mod
from ...lang.tree import Rewriter


class WithUsetable(Rewriter):
    """Gives `usetable` a value, and drops the branches that are then never taken."""

    def __init__(self, usetable: float) -> None:
        self.usetable = mod.Number(usetable)

    def rewrite_Name(self, node: mod.Name) -> mod.Node:
        return self.usetable if node.name == "usetable" else node

    def rewrite_Assign(self, node: mod.Assign) -> mod.Node:
        if node.target is self.usetable:
            hint = "programs of hoc set it, as usetable_ and the mechanism's suffix"
            raise RanvierError("a mechanism that assigns to usetable is not supported", node.span, hint)
        return node

    def rewrite_Unary(self, node: mod.Unary) -> mod.Node:
        if node.op == "!" and isinstance(node.operand, mod.Number):
            return mod.Number(float(not node.operand.value))
        return node

    def rewrite_Binary(self, node: mod.Binary) -> mod.Node:
        if node.op in ("==", "!=") and isinstance(node.left, mod.Number) and isinstance(node.right, mod.Number):
            return mod.Number(float((node.left.value == node.right.value) == (node.op == "==")))
        return node

    def rewrite_If(self, node: mod.If) -> mod.Node:
        if not isinstance(node.condition, mod.Number):
            return node
        return node.then if node.condition.value else node.otherwise or mod.Body(())
