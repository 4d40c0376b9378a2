"""Functions, constructors, methods and attributes of the library with arguments of any kind, on an object that fits.

    python fuzz_calls.py COUNT [FIRST]

runs calls FIRST, FIRST + 1, … What counts as a fault is the same as in fuzz_programs.py.
"""

from __future__ import annotations

import random
import sys
from functools import cache
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]
from fuzz_programs import Programs  # noqa: E402
from fuzzing import main  # noqa: E402

PER_MACHINE, PER_MODEL = 500, 10
ARGUMENTS = (
    "1", "-1", "0.5", "3", "1e9", "1e300", "nan", '"text"', '"x"', '"%g %s\\n"', "s", "nil", "vec", "vec2", "list",
    "mat", "box", "clamp", "&x", "&vec.x[1]", "&a.v(.5)", "gr", "str",
)  # fmt: skip
MODEL = """\
{load_file("stdrun.hoc")}
create a, b, c[3]
access a
connect b(0), a(1)
forall { nseg = 3  insert pas }
a { insert hh  pt3dadd(0, 0, 0, 1)  pt3dadd(10, 0, 0, 2) }
objref vec, vec2, list, mat, box, clamp, gr, str, made, nil
strdef s
nan = 0
double z[3]
begintemplate Box
public x
endtemplate Box
"""
RESET = """\
forall delete_section()
create a, b, c[3]
connect b(0), a(1)
a { insert hh  pt3dadd(0, 0, 0, 1)  pt3dadd(10, 0, 0, 2) }
vec = new Vector(5, 2)
vec2 = new Vector()
list = new List()
list.append(vec)
mat = new Matrix(3, 3)
box = new Box()
a clamp = new IClamp(.5)
gr = new Graph(0)
str = new String("abc")
s = "word"
x = 1
"""
MADE = {
    "Random": "new Random(1)", "Matrix": "new Matrix(3, 3, 1)", "NetCon": "new NetCon(&a.v(.5), nil)",
    "MechanismStandard": 'new MechanismStandard("hh")', "MechanismType": "new MechanismType(0)",
    "String": 'new String("text")', "Pointer": 'new Pointer("x")', "PtrVector": "new PtrVector(3)",
    "FInitializeHandler": 'new FInitializeHandler("x = 2")', "SymChooser": 'new SymChooser("x")',
    "LinearMechanism": "new LinearMechanism(mat, mat, vec, vec, vec)", "RangeVarPlot": 'new RangeVarPlot("v")',
    "Timer": 'new Timer("x = 1")', "StateTransitionEvent": "new StateTransitionEvent(3)",
    "ValueFieldEditor": 'new ValueFieldEditor("x", "x")', "TextEditor": 'new TextEditor("x")',
    "Vector": "new Vector(5, 2)",
}  # fmt: skip
THEN = {
    "List": "made.append(vec)\nmade.append(box)", "SectionList": "made.wholetree()", "Vector": "made.indgen()",
    "RangeVarPlot": "made.begin(0)\nmade.end(1)",
}  # fmt: skip
PARTS = {"KSState": 'made = made.add_hhstate("q")', "KSGate": "made = made.gate(0)", "KSTrans": "made = made.trans(0)"}
PARTS_OF = 'made = new KSChan()\nmade.add_hhstate("q")\n'
NOT_CALLED = {"quit", "doNotify", "nrnpython", "run_natively_", "plot_graphs_"}


@cache
def members() -> list[tuple[str, str, str]]:
    """(class, kind, name) of all that can be called: class "" for functions, kind "new" for constructors."""
    from ranvier.interp import registry
    from ranvier.repl.session import import_library

    import_library()
    found = [("", "function", name) for name in sorted(set(registry.functions) - NOT_CALLED)]
    for name, record in sorted(registry.classes.items()):
        found += [(name, "new", name), *((name, what.kind, member) for member, what in sorted(record.members.items()))]
    return found


def call(number: int, folders: tuple[str, ...] = ()) -> str:
    """The text of call number n."""
    rng = random.Random(number)
    owner, kind, name = rng.choice(members())
    given = ", ".join(rng.choice(ARGUMENTS) for _ in range(rng.choice((0, 1, 1, 1, 1, 2, 2, 2, 3, 4, 5))))
    if kind == "function":
        return f"{name}({given})"
    if kind == "new":
        return f"made = new {name}({given})"
    fresh = f"made = {MADE.get(owner, f'new {owner}()')}\n{THEN.get(owner, '')}\n"
    fresh = PARTS_OF + PARTS[owner] + "\n" if owner in PARTS else fresh
    if kind == "method" and rng.random() < 0.9:
        return f"{fresh}made.{name}({given})"
    member = f"made.{name}{rng.choice(('', '[0]', '[1][1]', '(1, 2)', '()'))}"
    return fresh + rng.choice((f"print {member}", f"print &{member}", *[f"{member} = {rng.choice(ARGUMENTS)}"] * 3))


class Calls(Programs):
    """Runs calls in a model that is made anew now and then."""

    def run(self, text: str, number: int = 0) -> list[str]:
        if self.left == 0:
            self.begin(PER_MACHINE)
            self.machine.execute(MODEL)
            self.machine.globals.find("nan").value = float("nan")
        if self.left % PER_MODEL == 0 and self.run_to_error(RESET):
            self.left = 0  # something has declared the names anew
            return self.run(text, number)
        faults = super().run(text, number)
        if "section" in text:
            self.left = 0
        return [f"{fault} [{text.splitlines()[-1]}]" for fault in faults]

    def note_slow(self, error: BaseException) -> None:
        self.fault("slow", error)


if __name__ == "__main__":
    sys.exit(main(__file__, Calls, call))
