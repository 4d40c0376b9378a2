"""LAG x BY p: the variable `lag_x_p` becomes what x was a time p ago, between two evaluations on the line.

What x was at the last STEPS different times is kept for each instance; before the first it was what it was then.
"""

from __future__ import annotations

from dataclasses import replace

from ...errors import RanvierError
from ...tree import Rewriter, walk
from .. import nodes as n
from ..analysis import locals_of
from ..explicit import with_kept
from ..trees import Names, Rename, body, file_names, insert_before_code, map_bodies, split_locals
from ..written import written

STEPS = 1000
LOOK_BACK = f"""LOCAL then_, at_, next_, back_
    then_ = t - by_
    IF (count_ == 0 || t > times_[fmod(count_ + {STEPS - 1}, {STEPS})]) {{ count_ = count_ + 1 }}
    at_ = fmod(count_ + {STEPS - 1}, {STEPS})
    times_[at_] = t
    values_[at_] = x
    back_ = 1
    next_ = at_
    WHILE (back_ < count_ && back_ < {STEPS} && times_[at_] > then_) {{
        next_ = at_
        at_ = fmod(at_ + {STEPS - 1}, {STEPS})
        back_ = back_ + 1
    }}
    IF (times_[at_] > then_ && count_ > {STEPS}) {{
        fail_("LAG goes back further than {STEPS} steps")
    }}
    result_ = values_[at_]
    IF (times_[at_] <= then_ && times_[next_] > times_[at_]) {{
        result_ = values_[at_] + (values_[next_] - values_[at_])*(then_ - times_[at_])/(times_[next_] - times_[at_])
    }}
"""


def run(file: n.File) -> n.File:
    lags = [node for node in walk(file) if isinstance(node, n.Lag)]
    if not lags:
        return file
    names = Names(file_names(file))
    results: dict[str, n.Lag] = {}
    for lag in lags:
        if not isinstance(lag.by, n.Name):
            raise RanvierError("LAG … BY wants the name of a PARAMETER or CONSTANT", lag.span)
        name = f"lag_{lag.name}_{lag.by.name}"
        if name in results:
            raise RanvierError(f"{name} is there already: LAG {lag.name} BY {lag.by.name} stands twice", lag.span)
        results[name] = lag
    work = _Lags(names)
    file = map_bodies(file, work.changed)
    file = insert_before_code(file, n.LocalBlock(tuple(n.LocalName(name) for name in results)))
    return with_kept(file, work.columns)


class _Lags(Rewriter):
    def __init__(self, names: Names) -> None:
        self.names = names
        self.columns: dict[str, int] = {}
        self.locals: list[n.LocalName] = []

    def changed(self, code: n.Body, block: n.Block) -> n.Body:
        self.names = Names(self.names.taken | locals_of(code))
        self.locals = []
        declared, statements = split_locals(self.rewrite(code))
        return replace(body(statements, (*declared, *self.locals)), span=code.span) if self.locals else code

    def rewrite_Lag(self, node: n.Lag) -> n.Body:
        result = f"lag_{node.name}_{node.by.name}"
        own, statements = written(LOOK_BACK, "LAG")
        fresh = {local.name: self.names.fresh(local.name) for local in own}
        kept = {name: self.names.fresh(f"{result}_{name}") for name in ("count_", "times_", "values_")}
        self.columns |= {name: 0 if part == "count_" else STEPS for part, name in kept.items()}
        rename = Rename({"x": node.name, "by_": node.by.name, "result_": result, **fresh, **kept})
        self.locals += [rename.rewrite(local) for local in own]
        return n.Body(tuple(rename.rewrite(statement) for statement in statements), span=node.span)
