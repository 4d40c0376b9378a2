"""C text that uses memory which is not its own: an error, which tells the line in checked mode."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from ranvier.interp.machine import Machine
from ranvier.lang.errors import RanvierError
from ranvier.repl.session import new_machine
from ranvier.solver import options

MOD = """NEURON { SUFFIX nothing }
VERBATIM
#include <stdlib.h>
struct node { int i; struct node* next; };
static double table[4];
static int depth(struct node* n) { return n->next ? 1 + depth(n->next) : 1; }
ENDVERBATIM
FUNCTION bad(which) {
VERBATIM
  int k = (int)_lwhich, n, i; double *x, *block = (double*)malloc(5 * sizeof(double)), sum = 0, local[3];
  struct node* nowhere = NULL;
  switch (k) {
  case 0: block[4] = 7; table[3] = block[4]; local[0] = table[3]; free(block); return local[0];
  case 1: block[5] = 1; break;
  case 2: return table[k + 2];
  case 3: local[2 - k] = 1; break;
  case 4: return depth(nowhere);
  case 5: free(block); return *block;
  case 6: n = vector_arg_px(2, &x); for (i = 0; i < n; i++) sum += x[i]; return sum;
  case 7: n = vector_arg_px(2, &x); for (i = 0; i <= vector_buffer_size(vector_arg(2)); i++) sum += x[i]; return sum;
  case 8: x = block + 5; return *x;
  case 9: block = (double*)realloc(block, 10 * sizeof(double)); block[9] = 2; return block[9] + block[10];
  case 10: return k / (vector_arg_px(2, &x) - 3);
  }
  return 1.5;
ENDVERBATIM
}
"""


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    (tmp_path / "bad.mod").write_text(MOD)
    made = new_machine([tmp_path])
    made.execute("objref vec\nvec = new Vector(3, 2)")
    return made


@pytest.fixture
def checked(tmp_path: Path) -> Iterator[Machine]:
    options.set("check", 1)
    (tmp_path / "bad.mod").write_text(MOD)
    made = new_machine([tmp_path])
    made.execute("objref vec\nvec = new Vector(3, 2)")
    yield made
    options.set("check", None)


def line_of(text: str) -> int:
    return next(number for number, line in enumerate(MOD.splitlines(), 1) if text in line)


@pytest.mark.parametrize(
    ("call", "message", "where"),
    [
        ("bad(1)", "uses 8 bytes at byte 40 of a block of malloc (40 bytes)", "case 1:"),
        ("bad(2)", "uses element 4 of an array of 4", "case 2:"),
        ("bad(3)", "uses element -1 of an array of 3", "case 3:"),
        ("bad(4)", "a pointer that is NULL", "static int depth"),
        ("bad(5)", "a block of malloc that was freed", "case 5:"),
        ("bad(7, vec)", "uses 8 bytes at byte 24 of the numbers of Vector", "case 7:"),
        ("bad(8)", "uses 8 bytes at byte 40", "case 8:"),
        ("bad(9)", "uses 8 bytes at byte 80 of a block of malloc (80 bytes)", "case 9:"),
    ],
)
def test_checked_mode_tells_the_line(checked: Machine, call: str, message: str, where: str) -> None:
    with pytest.raises(RanvierError) as caught:
        checked.execute(call)
    assert message in caught.value.message
    assert caught.value.span is not None and caught.value.span.line == line_of(where)
    assert checked.evaluate("bad(0)") == 7.0


def test_checked_mode_leaves_alone_what_is_right(checked: Machine) -> None:
    assert checked.evaluate("bad(0)") == 7.0
    assert checked.evaluate("bad(6, vec)") == 6.0


@pytest.mark.parametrize(("call", "message"), [("bad(4)", "SIGSEGV"), ("bad(10, vec)", "divided whole numbers by 0")])
def test_a_crash_is_an_error(machine: Machine, call: str, message: str) -> None:
    for _ in range(2):
        with pytest.raises(RanvierError) as caught:
            machine.execute(call)
        assert "crashed" in caught.value.message and message in caught.value.message
    assert machine.evaluate("bad(6, vec)") == 6.0


ARRAYS = """NEURON { SUFFIX arrays RANGE x, y, k }
ASSIGNED { x[3] y[2] k }
FUNCTION read(n) { read = x[n] }
PROCEDURE write(n) {
  if (n >= 0 && x[n] < 100) { y[n] = n + 1 }
}
FUNCTION total() { LOCAL s  s = 0  FROM i = 0 TO 2 { s = s + x[i] }  total = s }
"""


@pytest.mark.parametrize("check", [0, 1])
def test_subscripts_of_nmodl(tmp_path: Path, check: int) -> None:
    options.set("check", check)
    try:
        (tmp_path / "arrays.mod").write_text(ARRAYS)
        machine = new_machine([tmp_path])
        machine.execute(
            "create soma\nsoma insert arrays\nfor i = 0, 2 soma.x_arrays[i](.5) = i + 1\nsetdata_arrays(.5)"
        )
        assert machine.evaluate("read_arrays(2)") == 3.0
        assert machine.evaluate("total_arrays()") == 6.0
        assert machine.evaluate("write_arrays(1)") == 1.0
        for call, line in (("read_arrays(1000000000)", 3), ("read_arrays(-5)", 3), ("write_arrays(2)", 5)):
            if check:
                with pytest.raises(RanvierError, match=rf"arrays.mod:{line}: element .* of ., an array of [23]"):
                    machine.evaluate(call)
            else:  # another element, and no crash
                machine.evaluate(call)
    finally:
        options.set("check", None)


KEEPS = """NEURON { SUFFIX nothing }
VERBATIM
static void* kept[2];
ENDVERBATIM
PROCEDURE keep(k) {
VERBATIM
  kept[(int)_lk] = vector_arg(2);
ENDVERBATIM
}
FUNCTION resized(k, size) {
VERBATIM
  if (_lsize >= 0) vector_resize(kept[(int)_lk], (int)_lsize);
  if (_lsize > 0) vector_vec(kept[(int)_lk])[0] = 7;
  return vector_capacity(kept[(int)_lk]);
ENDVERBATIM
}
"""


def test_a_vector_that_c_keeps(tmp_path: Path) -> None:
    """Its address is good for something when nobody else has the Vector any more, and others are left alone."""
    (tmp_path / "keeps.mod").write_text(KEEPS)
    machine = new_machine([tmp_path])
    machine.execute("objref vec, other\nvec = new Vector(3)\nkeep(0, vec)")
    machine.execute("keep(1, new Vector(4))\nother = new Vector(9)")
    assert [machine.evaluate(f"resized({k}, -1)") for k in (0, 1)] == [3, 0]
    assert [machine.evaluate(f"resized({k}, {6 + k})") for k in (0, 1)] == [6, 7]
    assert [machine.evaluate(text) for text in ("vec.size", "vec.x[0]", "other.size", "other.x[0]")] == [6, 7, 9, 0]


def test_addresses_do_not_pile_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "keeps.mod").write_text(KEEPS)
    machine = new_machine([tmp_path])
    monkeypatch.setattr("ranvier.solver.integrate.c_interface.MOST_HANDLES", 10)
    machine.execute("for i = 1, 200 keep(0, new Vector(i))")
    assert len(machine.simulation.services.c.handles) < 100
    machine.execute("objref vec\nvec = new Vector(3)\nkeep(0, vec)")
    assert machine.evaluate("resized(0, -1)") == 3


BESIDE = """NEURON { SUFFIX nothing }
FUNCTION beyond(k) {
VERBATIM
  double* x; int n = vector_arg_px(2, &x), * count = (int*)hoc_Ecalloc(2, sizeof(int));
  hoc_malchk();
  for (count[1] = 0; count[1] < n; count[1]++) x[count[1]] = _lk;
  return x[n] == 0 ? (x[n] = 1) : 2;
ENDVERBATIM
}
"""


def test_one_element_beyond_a_vector(tmp_path: Path) -> None:
    """Much C text looks at it; in NEURON it is no usual number, and nothing that others have."""
    (tmp_path / "beside.mod").write_text(BESIDE)
    machine = new_machine([tmp_path])
    machine.execute("objref vecs[200]\nfor i = 0, 199 vecs[i] = new Vector(i % 7)")
    assert [machine.evaluate(f"beyond({k}, vecs[{k}])") for k in range(200)] == 200 * [2]
    assert machine.evaluate("vecs[9].sum") == 18


SPOT = """NEURON { POINT_PROCESS Spot RANGE x, y }
PARAMETER { x = 0 y = 0 }
FUNCTION farthest() {
VERBATIM
  double own = x, far = 0;
  int i, n = *getarg(2);
  for (i = 0; i < n; i++) {
    _hoc_setdata(ob2pntproc(ivoc_list_item(*hoc_objgetarg(1), i)));
    if (fabs(x - own) > far) far = fabs(x - own);
    y = y + 1;
  }
  _lfarthest = far;
ENDVERBATIM
}
"""


def test_the_variables_of_another_instance(tmp_path: Path) -> None:
    """`_hoc_setdata` as in NEURON 8 (in 9 it is there without effect)."""
    (tmp_path / "spot.mod").write_text(SPOT)
    machine = new_machine([tmp_path])
    machine.execute("create soma\naccess soma\nobjref s, all\nall = new List()")
    machine.execute("for i = 0, 4 {\n s = new Spot(.5)\n s.x = i*i\n all.append(s)\n}")
    assert [machine.evaluate(f"all.o({k}).farthest(all, {n})") for k, n in ((1, 5), (3, 4), (4, 0))] == [15, 9, 0]
    assert [machine.evaluate(f"all.o({k}).x") for k in range(5)] == [0, 1, 4, 9, 16]
    assert [machine.evaluate(f"all.o({k}).y") for k in range(5)] == [2, 2, 2, 2, 1]


MANY_SPOTS = """NEURON { SUFFIX nothing }
FUNCTION order_of_spots() {
VERBATIM
  Object* list = *hoc_objgetarg(1);
  double sum = 0;
  int k, again;
  for (again = 0; again < 3; again++) {
    sum = 0;
    for (k = 0; k < ivoc_list_count(list); k++) {
      Point_process* point = ob2pntproc(ivoc_list_item(list, k));
      if (point->ob != ivoc_list_item(list, k)) return -1;
      sum = 3*sum + ivoc_list_item(list, k)->index;
    }
    if (again == 1 && ifarg(2)) hoc_oc(gargstr(2));
  }
  return ivoc_list_item(list, k) ? -2 : sum;
ENDVERBATIM
}
"""


def test_lists_that_c_goes_through(tmp_path: Path) -> None:
    """They are as hoc left them, however often C text asks, also when hoc runs in between."""
    (tmp_path / "spot.mod").write_text(SPOT)
    (tmp_path / "many.mod").write_text(MANY_SPOTS)
    machine = new_machine([tmp_path])
    machine.execute("create soma\naccess soma\nobjref all\nall = new List()")
    machine.execute("for i = 0, 29 all.append(new Spot(.5))")

    def order(numbers: list[int]) -> float:
        return sum(number * 3.0**k for k, number in enumerate(reversed(numbers)))

    assert machine.evaluate("order_of_spots(all)") == order(list(range(30)))
    machine.execute("all.remove(3)\nall.remove(20)")
    left = [k for k in range(30) if k not in (3, 21)]
    assert machine.evaluate("order_of_spots(all)") == order(left)
    machine.execute("finitialize(-65)")
    assert machine.evaluate('order_of_spots(all, "all.remove(0)")') == order(left[1:])
    machine.execute("all.append(new Vector())")
    with pytest.raises(RanvierError, match="is no point process"):
        machine.evaluate("order_of_spots(all)")


NAMED = """NEURON { SUFFIX nothing }
PROCEDURE show() {
VERBATIM
  Object* thing = *hoc_objgetarg(1);
  printf("%s %s\\n", *(thing->u.dataspace->ppstr), hoc_object_name(thing));
ENDVERBATIM
}
"""


def test_the_variables_of_a_templates_object(tmp_path: Path) -> None:
    """They are looked up when C text looks at them."""
    (tmp_path / "named.mod").write_text(NAMED)
    out = io.StringIO()
    machine = new_machine([tmp_path], out)
    machine.execute("begintemplate Named\npublic name\nstrdef name\nproc init() { name = $s1 }\nendtemplate Named")
    machine.execute('objref n\nn = new Named("some")\n{show(n)}\nn.name = "other"\n{show(n)}')
    assert out.getvalue() == "some Named[0]\nother Named[0]\n"
    with pytest.raises(RanvierError, match="a Vector has no dataspace"):
        machine.execute("show(new Vector())")


KEEPS_NUMBERS = """NEURON { SUFFIX nothing }
VERBATIM
static double* numbers;
ENDVERBATIM
PROCEDURE keep_numbers() {
VERBATIM
  vector_arg_px(1, &numbers);
ENDVERBATIM
}
FUNCTION kept_number(k) {
VERBATIM
  return numbers[(int)_lk];
ENDVERBATIM
}
"""


def test_numbers_that_c_keeps(tmp_path: Path) -> None:
    """They are where they were after the Vector is gone."""
    (tmp_path / "keeps.mod").write_text(KEEPS_NUMBERS)
    machine = new_machine([tmp_path])
    machine.execute("objref other\nkeep_numbers(new Vector(50, 3))\nother = new Vector(50, 8)")
    assert [machine.evaluate(f"kept_number({k})") for k in (0, 49)] == [3, 3]
