"""The text of the C file that is made of a model's VERBATIM texts (`c_file.CFile`)."""

from __future__ import annotations

from .c_file import INITIAL, OWN_INSTANCE, CFile, Fragment
from .c_runtime import CALLING, ENTERING, HERE
from .c_trees import changes, mentions

SENDING = {"c_request_", "c_receive_", "pnt_receive"}
"""What sends and delivers events."""


def text(file: CFile) -> str:
    """The whole C file: the model's variables as static ones, the texts, and what enters each fragment."""
    names = sorted({name for fragment in file.fragments for name in fragment.slots})
    variables = [f"static {_type(file, name)} {name}{_dimension(file, name)};" for name in names]
    mentioned = sorted({name for fragment in file.fragments for name in file.names(fragment) if file.is_direct(name)})
    variables += [f"extern double {file.place(name)}{_dimension(file, name)};" for name in mentioned]
    constants = [
        f"static double {v.name} = {v.value:.17g};"
        for v in file.symbols.variables.values()
        if v.scope == "constant" and v.name not in file.declared
    ]
    functions = [_stub(file, f.name, len(f.parameters)) for f in file.symbols.functions.values()]
    if any(functions):
        functions.insert(0, CALLING)
    if file.is_called(INITIAL):
        functions.append(f"static double {INITIAL}(void) {{ c_initial_(c_instance); return 0; }}")
    entries = [_entry(file, fragment) for fragment in file.fragments]
    datums = [f"c_datum_{name} = {k}" for k, name in enumerate(file.own_order, 2)]
    told = [*datums, *_told_of_calls(file)]
    if told:
        constants.append(f"enum {{ {', '.join(told)} }};")
    return "\n".join([*variables, *constants, ENTERING, *functions, file.head(), *entries])


def _told_of_calls(file: CFile) -> list[str]:
    """What a fragment may call that works on more than its own instance, as constants of an enum."""
    beyond = {INITIAL, *SENDING, *file.symbols.functions} - file.functions.keys()
    reached = [(f.number, name) for f in file.fragments for name in sorted(file.reached(f, mentions) & beyond)]
    return [f"c_reached_{number}_{name}" for number, name in reached]


def _type(file: CFile, name: str) -> str:
    """The variable of a FROM is an int in C."""
    return "int" if name.startswith("_l") and name[2:] in file.counters else "double"


def _dimension(file: CFile, name: str) -> str:
    size = file.size_of(name)
    return f"[{size}]" if size else ""


def _stub(file: CFile, name: str, count: int) -> str:
    """A FUNCTION or PROCEDURE of the model as C calls it."""
    if name in file.functions or not file.is_called(name):
        return ""
    given = ", ".join(f"double a{k}" for k in range(count)) or "void"
    stores = " ".join(f"c_given[{k}] = a{k};" for k in range(count))
    call = f'c_function_("{name}", c_entry, c_given, {count})'
    places = f"static long c_entry[c_PLACES + {count}]; double c_given[{count + 1}];"
    return f"static double {name}({given}) {{ {places} {stores} return {call}; }}"


def _entry(file: CFile, fragment: Fragment) -> str:
    """The fragment as a function, and the function that hands it its variables."""
    k, keep, bring, take, restore = fragment.number, [], [], [], []
    for name, at in fragment.slots.items():
        size = file.size_of(name)
        if size:
            keep.append(f"double kept_{name}[{size}]; memcpy(kept_{name}, {name}, {8 * size});")
            bring.append(f"memcpy({name}, slots + {at}, {8 * size});")
            take.append(f"memcpy(slots + {at}, {name}, {8 * size});")
            restore.append(f"memcpy({name}, kept_{name}, {8 * size});")
        else:
            keep.append(f"{_type(file, name)} kept_{name} = {name};")
            bring.append(f"{name} = slots[{at}];")
            take.append(f"slots[{at}] = {name};")
            restore.append(f"{name} = kept_{name};")
    reached = file.reached(fragment, mentions)
    if reached & OWN_INSTANCE:
        keep.append("Point_process* kept_pnt = _pnt;")
        bring.append(HERE)
        restore.append("_pnt = kept_pnt; if (_pnt) { _p = _pnt->_prop->param; _ppvar = _pnt->_prop->dparam; }")
    if "stoprun" in reached:
        keep.append("int kept_stoprun = stoprun;")
        restore.append("if (stoprun != kept_stoprun) c_stopped_(stoprun);")
    changed = file.reached(fragment, changes) & {file.pointers[name] for name in file.own_pointers}
    shown = f" {_shown_pointers(file, changed)}" if changed else ""
    return f"""
long fragment_{k}(void) {{{fragment.text}}}
#line 1 "entry"
long enter_{k}(double* slots) {{
  long kept_instance = c_instance; {" ".join(keep)}
  long code;
  if (c_failed) return 0;
  c_instance = slots[1]; {" ".join(bring)}
  code = c_protected(fragment_{k});
  if (code >= 0) {{ {" ".join(take)} }}
  slots[0] = code > 0 ? code : 0; slots[2] = fragment_result;{shown}
  c_instance = kept_instance; {" ".join(restore)}
  return 0;
}}"""


def _shown_pointers(file: CFile, changed: set[str]) -> str:
    """Brings `_ppvar` up to date: C text may have put addresses into these."""
    if not any(file.reached(fragment, mentions) & OWN_INSTANCE for fragment in file.fragments):
        return "c_pointers_changed_(slots[1]);"
    datums = [(k, name) for k, name in enumerate(file.own_order, 2) if name in changed]
    stores = " ".join(f"here->_prop->dparam[{k}]._pvoid = *(void**)&{name};" for k, name in datums)
    return f"{{ Point_process* here = c_points[c_instance]; {stores} }}"
