"""What blocks do with variables of every kind; the figures are those that NEURON 9.0.2 gave for the same models."""

import importlib.util
from pathlib import Path

import numpy as np
import pytest
from ranvier.lang.errors import RanvierError, Unsupported
from ranvier.lang.source import Source
from ranvier.solver.ir.evaluate import evaluate
from ranvier.solver.ir.spec import verify
from ranvier.solver.mechanism.build import from_source, load

spec = importlib.util.spec_from_file_location("single", Path(__file__).with_name("single.py"))
single = importlib.util.module_from_spec(spec)
spec.loader.exec_module(single)


MODS = Path(__file__).resolve().parents[3] / "stdlib" / "mod"


def mechanism(text):
    record = from_source(Source(text, "test.mod"))
    for kernel in record.kernels.values():
        verify(kernel)
    return record


def node_with(*texts, count=1, **more):
    node = single.Node([(mechanism(text), count) for text in texts], **more)
    return node, *node.rows


def values(rows, *names):
    return [rows.columns[name].tolist() if rows.count > 1 else rows.columns[name][0] for name in names]


LEAK = "NEURON { SUFFIX leak NONSPECIFIC_CURRENT i } PARAMETER { v } ASSIGNED { i } BREAKPOINT { i = 0.001*(v + 70) }"


def test_a_mechanism_without_current_runs_with_the_states():
    text = """NEURON { SUFFIX nocur RANGE x, n, tt, vv }
    ASSIGNED { x n tt v vv }
    INITIAL { x = 5 n = 0 }
    BREAKPOINT { x = 7 n = n + 1 tt = t vv = v }"""
    node, leak, rows = node_with(LEAK, text)
    assert "current" not in rows.record.signatures
    node.initialize()
    assert values(rows, "x", "n", "tt", "vv") == [5, 0, 0, 0]
    node.step()
    assert values(rows, "x", "n", "tt", "vv") == [7, 1, 0.025, node.v]


def test_a_current_that_is_not_linear_is_evaluated_twice():
    text = """NEURON { SUFFIX curx NONSPECIFIC_CURRENT i RANGE x, n, vv, g, ns }
    PARAMETER { g = 0.001 }
    ASSIGNED { x n v vv i ns }
    INITIAL { n = 0 ns = 0 }
    BREAKPOINT { SOLVE count x = 7 n = n + 1 vv = v i = g*(v+70)*(v+70) }
    PROCEDURE count() { ns = ns + 1 }"""
    node, leak, rows = node_with(LEAK.replace("leak", "pas"), text)
    node.initialize()
    assert values(rows, "x", "n", "vv", "i", "ns") == [7, 2, -65, 0.025, 0]
    node.step()
    assert node.v == pytest.approx(-65.58822376031789, rel=1e-13)
    assert values(rows, "n", "vv", "i", "ns") == [4, -65, 0.025, 1]
    node.step()
    assert node.v == pytest.approx(-66.06741613918715, rel=1e-13)
    assert values(rows, "i") == [pytest.approx(0.019463769589023638, rel=1e-13)]


def test_globals_keep_what_the_last_instance_gave():
    text = """NEURON { SUFFIX glob NONSPECIFIC_CURRENT i RANGE id, seen, n0 GLOBAL g, acc, h }
    PARAMETER { id = 1 v g = 0 }
    ASSIGNED { acc seen i n0 h[3] }
    STATE { st[2] m }
    LOCAL fl
    INITIAL { g = id acc = acc + 1 fl = fl + 1 seen = fl n0 = m h[1] = id st[1] = 4 }
    BREAKPOINT { SOLVE s METHOD cnexp i = 0 }
    DERIVATIVE s { g = id*10 m' = -m }"""
    node, rows = node_with(text, count=3)
    rows.columns["id"][:] = 1, 2, 3
    node.initialize()
    globals_ = {name: array.tolist() for name, array in rows.globals.items()}
    assert (globals_["g"], globals_["acc"], globals_["h"]) == ([3], [3], [0, 3, 0])
    assert values(rows, "seen", "n0") == [[1, 2, 3], [0, 0, 0]]
    assert rows.columns["st"].tolist() == [0, 0, 0, 4, 4, 4]
    node.initialize()
    assert rows.globals["acc"][0] == 6
    assert values(rows, "seen") == [[4, 5, 6]]
    node.step()
    assert rows.globals["g"][0] == 30


def test_parallel_where_globals_are_assigned_first_and_serial_where_they_carry_over():
    text = """NEURON { SUFFIX p GLOBAL minf, count RANGE m } ASSIGNED { minf count v } STATE { m }
    INITIAL { minf = v m = minf }
    BREAKPOINT { SOLVE s METHOD cnexp } DERIVATIVE s { count = count + 1 m' = -m }"""
    kernels = mechanism(text).kernels
    assert type(kernels["initialize"].body.statements[0]).__name__ == "Parallel"
    assert type(kernels["state"].body.statements[0]).__name__ == "For"


def test_own_share_of_a_current():
    text = """NEURON { SUFFIX ch USEION na READ ena WRITE ina RANGE ina, g, x, y }
    PARAMETER { g = .001 }
    ASSIGNED { v ena ina x y }
    BREAKPOINT { x = ina ina = g*(v-ena) y = ina }"""
    node, one, two = node_with(text, text.replace("ch", "ch2").replace(".001", ".003"))
    node.ions["na"].columns["ena"][0] = 63.55150321937486
    node.initialize()
    assert values(one, "ina", "y") == pytest.approx([-0.12855150321937486] * 2)
    assert values(two, "ina") == pytest.approx([-0.3856545096581246])
    assert node.ions["na"].columns["ina"][0] == pytest.approx(-0.5142060128774995)
    assert node.ions["na"].columns["dina_dv_"][0] == pytest.approx(0.004)
    assert {f.name for f in one.record.fields if f.visible} == {"g", "ina", "x", "y"}


READS_TOTAL = """NEURON { SUFFIX chr USEION na READ ina, nai WRITE nai RANGE x, y }
    ASSIGNED { v x y ina }
    STATE { nai }
    BREAKPOINT { SOLVE st METHOD cnexp x = ina }
    DERIVATIVE st { nai' = 0 y = ina }"""


def test_a_total_current_is_read():
    channel = """NEURON { SUFFIX ch USEION na WRITE ina } PARAMETER { v } ASSIGNED { ina } BREAKPOINT { ina = 0.25 }"""
    node, _, rows = node_with(channel, READS_TOTAL)
    node.initialize()
    assert values(rows, "x", "y") == [0, 0]
    node.step()
    assert values(rows, "x", "y") == [0.25, 0.25]


def test_a_concentration_that_is_a_state():
    text = """NEURON { SUFFIX caw USEION ca READ cai, ica, cao, eca WRITE cai RANGE a, ee, c2 }
    ASSIGNED { ica cao eca a ee c2 }
    STATE { cai }
    INITIAL { a = cai ee = eca c2 = cao }
    BREAKPOINT { SOLVE s METHOD cnexp }
    DERIVATIVE s { cai' = (1e-3 - cai)/10 a = cai ee = eca }"""
    node, rows = node_with(text)
    calcium = node.ions["ca"]
    assert calcium.columns["style"][0] == 247
    calcium.globals["cai0"][0] = 7e-3
    node.initialize()
    assert values(rows, "a", "ee", "c2") == pytest.approx([0.007, 68.08932454639657, 2.0], rel=1e-14)
    node.step()
    assert calcium.columns["cai"][0] == pytest.approx(0.00698501873438476, rel=1e-14)
    assert values(rows, "ee") == pytest.approx([68.08932454639657], rel=1e-14)
    node.step()
    assert calcium.columns["cai"][0] == pytest.approx(0.006970074875156093, rel=1e-14)
    assert values(rows, "ee") == pytest.approx([68.11512115536547], rel=1e-14)


def test_ion_variables_that_are_only_written():
    text = """NEURON { SUFFIX wo USEION ca WRITE cai RANGE a USEION na READ ina WRITE ena, nao RANGE b, c }
    ASSIGNED { cai a ina ena b nao c v }
    INITIAL { a = cai b = ena c = nao }
    BREAKPOINT { SOLVE s }
    PROCEDURE s() { a = cai b = ena c = nao cai = cai + 1 ena = ena + 1 nao = nao + 1 }"""
    node, rows = node_with(text)
    sodium, calcium = node.ions["na"].columns, node.ions["ca"].columns

    def look():
        return [*values(rows, "a", "b", "c"), calcium["cai"][0], sodium["ena"][0], sodium["nao"][0]]

    node.initialize()
    assert look() == [5e-5, 0, 140, 5e-5, 0, 140]
    node.step()
    assert look() == [5e-5, 0, 140, 1.00005, 1, 141]
    node.step()
    assert look() == [1.00005, 1, 141, 2.00005, 2, 142]


def test_a_concentration_written_with_the_currents():
    text = """NEURON { SUFFIX wc USEION k WRITE ki, ik RANGE a NONSPECIFIC_CURRENT i }
    ASSIGNED { ki a ik i v }
    INITIAL { a = ki }
    BREAKPOINT { a = ki ki = ki + 1 ik = 0 i = v*v*0 }"""
    node, rows = node_with(text)
    node.initialize()
    assert [*values(rows, "a"), node.ions["k"].columns["ki"][0]] == [55.4, 56.4]
    node.step()
    assert [*values(rows, "a"), node.ions["k"].columns["ki"][0]] == [57.4, 58.4]


def test_functions_called_from_outside():
    text = """NEURON { SUFFIX f RANGE r GLOBAL q } PARAMETER { r = 2 q = 3 } ASSIGNED { v }
    FUNCTION double(x) { double = 2*x }
    FUNCTION twice(x, y) { twice = double(x) + r*y }
    PROCEDURE set(x) { q = x r = x + 1 }
    FUNCTION nothing(x) { if (x > 0) { nothing = 5 } }"""
    node, rows = node_with(text, count=2)
    needs = {f.name: f.needs_instance for f in rows.record.functions.values()}
    assert needs == {"double": False, "twice": True, "set": True, "nothing": False}
    assert node.call(rows, "double", 4.0) == 8
    assert node.call(rows, "twice", 1.0, 10.0, instance=1) == 22
    node.call(rows, "set", 7.0, instance=1)
    assert rows.globals["q"][0] == 7
    assert values(rows, "r") == [[2, 8]]
    assert node.call(rows, "nothing", -1.0) == 0


def test_tables_follow_what_they_depend_on():
    text = """NEURON { SUFFIX tab RANGE y GLOBAL k } PARAMETER { k = 1 } ASSIGNED { y v }
    INITIAL { y = f(v) }
    FUNCTION f(x) { TABLE DEPEND k FROM -100 TO 100 WITH 50 f = k*exp(x/50) }"""
    node, rows = node_with(text)
    node.initialize(-63.0)
    table = np.exp(np.linspace(-100, 100, 51) / 50)
    interpolated = np.interp(-63.0, np.linspace(-100, 100, 51), table)
    assert values(rows, "y") == pytest.approx([interpolated], rel=1e-13)
    rows.globals["k"][0] = 2
    node.initialize(-63.0)
    assert values(rows, "y") == pytest.approx([2 * interpolated], rel=1e-13)
    rows.globals["usetable"][0] = 0
    node.initialize(-63.0)
    assert values(rows, "y") == pytest.approx([2 * np.exp(-63 / 50)], rel=1e-14)
    assert node.call(rows, "f", 200.0) == pytest.approx(2 * np.exp(4))
    rows.globals["usetable"][0] = 1
    assert node.call(rows, "f", 200.0) == pytest.approx(2 * np.exp(2))


def test_events():
    text = """NEURON { POINT_PROCESS ev RANGE n, last, w2 } PARAMETER { delay = 2 } ASSIGNED { n last w2 }
    INITIAL { n = 0 net_send(delay, 3) }
    NET_RECEIVE(w, plastic, when) {
        INITIAL { plastic = 1 when = -5 }
        n = n + w*plastic
        if (flag == 3) { net_event(t) net_send(1.5, 4) net_move(t + 7) }
        plastic = plastic/2
        last = flag
        w2 = when
        when = t
    }"""
    node, rows = node_with(text, count=2)
    assert rows.record.weights == ("w", "plastic", "when")
    node.initialize()
    assert node.requests() == [("send", 2, 3), ("send", 2, 3)]
    assert node.events["instance"][:2].tolist() == [0, 1]
    weights = [3.0, 9.0, 9.0]
    node.receive(rows, weights, key="net_initialize")
    assert weights == [3, 1, -5]
    node.clock[0] = 2.0
    assert node.receive(rows, weights, flag=3.0, instance=1) == [("event", 2, 0), ("send", 3.5, 4), ("move", 9, 0)]
    assert weights == [3, 0.5, 2]
    assert node.receive(rows, weights, instance=1) == []
    assert values(rows, "n", "last", "w2") == [[0, 4.5], [0, 0], [0, 2]]


def test_an_integrate_and_fire_cell():
    """The spikes and values of NEURON 9.0.2 for events of weight 0.3 at these times."""
    [record] = load([MODS / "IntFire1.mod"])
    node = single.Node([(record, 1)])
    [rows] = node.rows
    node.initialize()
    pending = [(time, 0.0) for time in (1, 2, 3, 4.5, 5, 6, 7, 8, 20, 21, 22, 23, 24)]
    spikes = []
    while pending:
        time, flag = pending.pop(0)
        node.clock[0] = time
        for kind, when, given in node.receive(rows, [0.3], flag=flag):
            if kind == "send":
                pending = sorted([*pending, (when, given)])
            else:
                spikes.append(when)
    assert spikes == [4.5, 23.0]
    assert values(rows, "m") == [0]
    assert node.call(rows, "M") == 0


def test_pointers():
    text = """NEURON { POINT_PROCESS pt POINTER p RANGE x } ASSIGNED { p x }
    INITIAL { x = p } BREAKPOINT { SOLVE s } PROCEDURE s() { p = p + 1 x = p }"""
    node, rows = node_with(text, count=2)
    target = np.array([10.0, 20.0])
    rows.pointers["p"][:] = target.ctypes.data, target.ctypes.data + 8
    node.initialize()
    assert values(rows, "x") == [[10, 20]]
    node.step()
    assert target.tolist() == [11, 21]


def test_arrays_and_loops():
    text = """DEFINE N 4
    NEURON { SUFFIX arr RANGE a, total, k } ASSIGNED { a[N] total k v }
    INITIAL { LOCAL s
        FROM i = 0 TO N-1 { a[i] = i*i }
        s = 0
        FROM i = 0 TO N-1 { s = s + a[i] }
        total = s
        k = 0
        WHILE (k < 3.5) { k = k + 1 }
        FROM i = N-1 TO 0 BY -2 { a[i] = -a[i] }
    }"""
    node, rows = node_with(text, count=2)
    node.initialize()
    assert rows.columns["a"].reshape(4, 2).T.tolist() == [[0, -1, 4, -9]] * 2
    assert values(rows, "total", "k") == [[14, 14], [4, 4]]


def test_random_numbers_go_through_the_instances_in_order():
    text = """NEURON { SUFFIX rnd RANGE x } ASSIGNED { x } INITIAL { x = exprand(2) }
    PROCEDURE seed(n) { set_seed(n) }"""
    node, rows = node_with(text, count=3)
    node.call(rows, "seed", 1.0)
    node.initialize()
    assert values(rows, "x")[0] == pytest.approx([1.0029003917659767, 0.06935800897377456, 2.2561537149453716])


def test_printf():
    text = """NEURON { SUFFIX pr RANGE x } PARAMETER { x = 3 } ASSIGNED { v }
    INITIAL { printf("x is %g, v %g\\n", x, v) if (x > 2) { printf("large\\n") } }"""
    record = mechanism(text)
    assert record.messages == ("x is %g, v %g\n", "large\n")
    lists = {"count": np.zeros(1, np.int64), "which": np.zeros(9, np.int64), "values": np.zeros(72)}
    bindings = {f"message.{name}": array for name, array in lists.items()} | {"message.capacity": 9, "message.first": 0}
    bindings |= {"first": 0, "last": 2, "field.x": np.array([3.0, 1.0]), "node": np.zeros(2, np.int32)}
    evaluate(record.kernels["initialize"], {**bindings, "node.v": np.array([-65.0])})
    assert lists["count"][0] == 3
    assert lists["which"][:3].tolist() == [0, 1, 0]
    assert lists["values"].reshape(9, 8)[:3, :2].tolist() == [[3, -65], [0, 0], [1, -65]]


def test_goldman_hodgkin_katz():
    text = """NEURON { SUFFIX g USEION ca READ cai, cao WRITE ica } PARAMETER { v } ASSIGNED { cai cao ica }
    BREAKPOINT { ica = 1e-5*nrn_ghk(v, cai, cao, 2) }"""
    node, rows = node_with(text)
    node.initialize(-50.0)
    node.ions["ca"].columns["cai"][0] = 1e-4
    node.currents()
    assert values(rows, "ica") == pytest.approx([-1628.2707704980858e-5], rel=1e-13)


def test_names_that_kernels_use_too():
    text = """NEURON { SUFFIX names RANGE first, node, clock, result, stride }
    ASSIGNED { first node clock result stride v }
    INITIAL { first = v node = first + 1 clock = node + 1 result = clock + 1 stride = result + 1 }"""
    node, rows = node_with(text)
    node.initialize(-65.0)
    assert values(rows, "first", "node", "clock", "result", "stride") == [-65, -64, -63, -62, -61]


def test_refusals_name_the_place():
    with pytest.raises(RanvierError, match="test.mod:1"):
        mechanism("NEURON { SUFFIX bad } ASSIGNED { x } INITIAL { x = nothere(2) }")
    with pytest.raises(Unsupported):
        mechanism("NEURON { SUFFIX bad } ASSIGNED { x } INITIAL { x = romberg(1, 2, 3) }")
    table = "PROCEDURE rates(v) { TABLE x FROM -100 TO 100 WITH 200 x = exp(v/10) }"
    with pytest.raises(RanvierError, match="assigns to usetable"):
        mechanism(f"NEURON {{ SUFFIX bad }} ASSIGNED {{ x v }} INITIAL {{ usetable = 2 rates(v) }} {table}")


def test_parallel_kernels_do_not_depend_on_the_order():
    """The evaluator shuffles; what it gives is what native code gives."""
    text = """NEURON { SUFFIX sh RANGE m, tau GLOBAL minf } PARAMETER { tau = 3 } ASSIGNED { v minf } STATE { m }
    INITIAL { minf = 1/(1 + exp(-v/9)) m = minf*tau }
    BREAKPOINT { SOLVE s METHOD cnexp } DERIVATIVE s { minf = tau m' = (minf - m)/tau }"""
    node, rows = node_with(text, count=20)
    rows.columns["tau"][:] = np.arange(1.0, 21.0)
    node.initialize()
    node.step()
    native = values(rows, "m")[0]
    for key in ("initialize", "state"):
        kernel = rows.record.kernels[key]
        bindings = {"first": 0, "last": 20, "clock": node.clock, "node": np.zeros(20, np.int32)}
        bindings |= {f"field.{name}": array for name, array in rows.columns.items()}
        bindings |= {"node.v": np.array([-65.0]), "global.minf": rows.globals["minf"]}
        evaluate(kernel, {p.name: bindings[p.name] for p in kernel.parameters}, shuffle=3)
    assert values(rows, "m")[0] == native
    assert rows.globals["minf"][0] == 20
