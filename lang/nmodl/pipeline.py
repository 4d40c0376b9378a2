"""The passes in their order, and the form that a file has after them.

`lower(file)` gives a `File` again (it prints as text), in which nothing is left but what follows. Everything about
names is in `symbols.analyse(lowered)`: the lowered file declares all that its code uses.

**Blocks** of a lowered file. Declarations: `NeuronBlock`, `UnitsBlock`, `DeclarationBlock`, `LocalBlock` as in the
source, with hidden variables added (below). Code, each at most once unless it says otherwise:

- `StatementBlock("INITIAL")`: at `finitialize`, once per instance. Begins with `m = m0` for every STATE.
- `StatementBlock("STATE_UPDATE")`: what a time step does to the states (the SOLVE of BREAKPOINT, worked out:
  cnexp, euler, derivimplicit…, or a PROCEDURE). If the mechanism has no current at all, the other statements of
  BREAKPOINT follow here, and there is no BREAKPOINT. Its name is the METHOD of a PROCEDURE: `after_cvode`, `cvode_t`.
- `StatementBlock("STATE_DERIVATIVE")` and `("STATE_SOLVE")`: the states for the variable step, both or none,
  `("STATE_SYNONYMS")`, which goes with them, and
  `("DISCONTINUITIES")`: its times of at_time (see `passes/variable_step`).
- `StatementBlock("BREAKPOINT")`: the currents, with their conductances, evaluated once per call. Besides the
  model's own variables it assigns hidden instance variables: `current_` (the sum of the ionic and nonspecific
  currents, or of the electrode currents), `conductance_` (its derivative to v) and `d<i>_dv_` for each written ion
  current `<i>` (as `dina_dv_`). Where a current is not plainly linear in v, the text evaluates it twice, at v + 0.001
  and at v, as NEURON does; the second `v` is a local. Mechanisms without currents have none.
- `StatementBlock("TABLE_FILL", name)`, one for each TABLE: run for **one** instance only (the first, `first, last` =
  0, 1), before STATE_UPDATE and before BREAKPOINT; before INITIAL only if `Symbols.threadsafe`. (Otherwise INITIAL
  fills the tables itself when it comes to use them: that is when NEURON does so, and what INITIAL assigned before
  counts.) It finds out by itself whether the table is to be computed anew. It writes the table's arrays, its other
  hidden globals, and whatever the model's own statements assign.
- `StatementBlock("DIFFUSION")`: volumes and diffusion constants of the states that diffuse (`passes/diffusion`).
- `NetReceive`: `body` at an event, the parameters being the connection's weights (assignable); `flag` is the event's
  flag, a plain number that may be read. `initial` is always there: at `finitialize`, once per connection (where the
  model has no INITIAL in NET_RECEIVE it sets all weights but the first to 0, as NEURON does).
- `StatementBlock("WATCH")`: before conditions are looked at, computes how far each is beyond its threshold (see
  `passes/watch`).
- `Procedure`, one for each PROCEDURE and FUNCTION of the model: for calls from outside (hoc). No block of the lowered
  file calls them: all are inlined. In a FUNCTION, assigning to its own name sets the value; it is 0 before.
- `StatementBlock("BEFORE BREAKPOINT")` and the other BEFORE/AFTER, CONSTRUCTOR, DESTRUCTOR.

**Statements** in them: `Assign` (target `Name` or `Index`), `CallStatement` (those of `known.EFFECTS`, printf and
fail_ only), `Local`, `If` (both branches are `Body`; no else: None), `While`, `From`, `Body`. Nothing else: no SOLVE,
no TABLE, no Verbatim, no Prime, no calls of the model's own functions.

- `CallStatement` of `c_run_(k)`: fragment k of the file's C, see `passes/verbatim`.
- `CallStatement` of `netcon_put_`, and `Call` of the other `known.CONNECTIONS`: what became of FOR_NETCONS.
- `Local` stands first in the outermost body, at most once. The names of the locals and of the FROM variables are
  distinct from each other and from every other name that the block uses. All are scalars or arrays of f64. A local that
  is read before it is assigned is 0.
- `From`: the variable is an integer, known only in the loop's body (read as a number); `first`, `last` and `step`
  are truncated to integers; the loop includes `last`; `step` None is 1. It is evaluated once, before the loop.
- `Index.index` is truncated to an integer.

**Expressions**: `Number` (`value`; units are gone), `Name`, `Index`, `Unary` - and !, `Binary` (all of f64;
comparisons and `&& ||` give 1 or 0 and treat any number but 0 as true; `^` is pow; `&& ||` may be evaluated whole:
nothing in them has an effect or traps), `Call` of the functions in `known.PURE` (mathematics), `known.RANDOM`
(exprand …), `known.STREAMS` (the argument names a variable of role "random") and `nrn_pointing`, and `String` in
printf. `at_time` is gone (written out with t and dt). Names of UNITS, CONSTANT and DEFINE are `Number`s.

**Names.** `Name.name` is, in this order: a local or FROM variable; a parameter of the NetReceive or Procedure; a
variable of `Symbols.variables`. A `Variable` says where it lives (`scope`):

- "instance": a column of the mechanism (RANGE or hidden). `role` "ion" if USEION names it: read ones are copied
  in before a block, written ones out after it. `size` > 0: an array.
- "global": one number (or array) for all instances. `role` "table" for the arrays that TABLE_FILL writes,
  "hidden" for the rest of the passes' own; file-level LOCALs are "local". TABLE code reads `usetable`, a visible global
  that is 1 by default: as it does not change within a launch, a kernel may be specialised on it.
- "pointer": POINTER, one address per instance.
- "node": `v`, `area`, `diam`: of the node the instance sits on. "clock": `t`, `dt`, `celsius`.
  Assigning one of these changes a private copy until the block's end.

What the blocks read and write, and which variables a block always assigns before it reads them (so that a global or
a hidden column can be a mere local of the loop, with the last instance's value stored afterwards), is told by
`analysis`: `assigned(body)`, `used(body)`, `read_first(body)`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from ..errors import RanvierError, together
from . import check
from . import nodes as n
from .passes import (
    c_functions,
    called_derivatives,
    cnexp,
    conditionals,
    constants,
    current,
    derivimplicit,
    diffusion,
    discrete,
    euler,
    events,
    fold,
    function_tables,
    include,
    inline,
    kinetic,
    lag,
    legacy_units,
    linear,
    locals,
    merge,
    netcons,
    nonlinear,
    old_words,
    partial,
    primes,
    random,
    returns,
    runge,
    scop_functions,
    scop_methods,
    solve,
    solved_procedures,
    stale_ions,
    start_values,
    tables,
    threadsafe,
    variable_step,
    verbatim,
    watch,
)


def _check(file: n.File) -> n.File:
    check.check(file)
    return file


PASSES: list[tuple[str, Callable[[n.File], n.File]]] = [
    ("include", include.run),
    ("merge", merge.run),
    ("legacy_units", legacy_units.run),
    ("old_words", old_words.run),
    ("start_values", start_values.run),
    ("threadsafe", threadsafe.run),
    ("usetable", tables.declare_usetable),
    ("conditionals", conditionals.run),
    ("c_functions", c_functions.run),
    ("verbatim", verbatim.run),
    ("returns", returns.run),
    ("called_derivatives", called_derivatives.run),
    ("function_tables", function_tables.run),
    ("scop_functions", scop_functions.run),
    ("netcons", netcons.run),
    ("locals", locals.run),
    ("partial", partial.run),
    ("lag", lag.run),
    ("random", random.run),
    ("check", _check),
    ("primes", primes.run),
    ("constants", constants.run),
    ("variable_step", variable_step.run),
    ("discrete", discrete.run),
    ("events", events.run),
    ("watch", watch.run),
    ("arithmetic", cnexp.take_apart),
    ("cnexp", cnexp.run),
    ("euler", euler.run),
    ("runge", runge.run),
    ("scop_methods", scop_methods.run),
    ("solved_procedures", solved_procedures.run),
    ("tables", tables.run),
    ("inline", inline.run),
    ("derivimplicit", derivimplicit.run),
    ("diffusion", diffusion.run),
    ("kinetic", kinetic.run),
    ("linear", linear.run),
    ("nonlinear", nonlinear.run),
    ("solve", solve.run),
    ("stale_ions", stale_ions.run),
    ("current", current.run),
    ("fold", fold.run),
]


OPTIONAL = {"legacy_units", "arithmetic"}
"""Passes that run only if they are asked for."""


def lower(file: n.File, after: str = "", asked: Collection[str] = ()) -> n.File:
    """The file after all passes (of the OPTIONAL ones those that are asked for), or after the named one. Of a mistake
    found up to `check` others are told with it."""
    found: list[RanvierError] = []
    for name, run in PASSES:
        if name in OPTIONAL and name not in (*asked, after):
            continue
        try:
            file = run(file)
        except RanvierError as error:
            found.append(error)
        if found and name not in BEFORE_CHECK:
            raise together(found)
        if name == after:
            break
    return file


BEFORE_CHECK = set("old_words threadsafe usetable returns function_tables netcons locals partial lag".split())
"""Passes after which the others up to `check` can go on whatever was wrong."""
