"""Native code does what the evaluator says; loops become vectors; nothing is fused or reordered on its own."""

import os
import re
import subprocess
import sys

import hypothesis.strategies as st
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from ranvier.solver import cache, options
from ranvier.solver.ir import nodes as ir
from ranvier.solver.ir.evaluate import evaluate
from ranvier.solver.ir.nodes import Type
from ranvier.solver.ir.read import read
from ranvier.solver.ir.restricted_python import kernel, parallel
from ranvier.solver.ir.rewrite import simplify
from ranvier.solver.ir.show import show
from ranvier.solver.ir.spec import IllegalIR, verify
from ranvier.solver.ir.types import f64_array, i64
from ranvier.solver.target import cpu, cpu_text, llvm, workers
from ranvier.solver.target.arrays import Slots, aligned
from ranvier.solver.target.driver import Driver


def launch(kernel: ir.Kernel, **bindings: object) -> int:
    module = cpu.compile([kernel])
    return Driver([(module.address(kernel.name), Slots(module[kernel.name], bindings))]).run(1).code


def test_kernels_do_what_the_evaluator_says(kernels):
    v, node = aligned(5), aligned(100, "i4")
    v[:], node[:] = [-80, -65, -40, 0, 30], np.arange(100) * 7 % 5
    results = []
    for run in (lambda k, **b: evaluate(k, b, shuffle=3), launch):
        h = aligned(100)
        run(kernels.gate.ir, first=3, last=90, node=node, v=v, h=h)
        results.append(h.tolist())
    assert results[0] == results[1] and results[0][2] == results[0][90] == 0
    steps = aligned(40, "i8")
    assert launch(kernels.collatz.ir, count=40, steps=steps) == 111 and steps[27] == 111
    x = aligned(5)
    x[:] = [1, 2, 3, -4, 5]
    launch(kernels.backward.ir, x=x, n=5)
    assert x.tolist() == [5, 6, 4, 1, 5]


# --- random programs ---

F64, I64, I1 = Type.f64, Type.i64, Type.i1
INDEX = ir.Local("i", I64)
NUMBERS = [0.0, -0.0, 1.0, -1.5, 0.1, 1e300, 1e-300, 3e-320, float("inf"), float("nan"), 2.5, 7.0]


def array(name: str, type: Type) -> ir.Arg:
    return ir.Arg(name, type)


LEAVES = {
    F64: st.one_of(
        st.sampled_from(NUMBERS).map(lambda v: ir.Const(v, F64)),
        st.sampled_from([ir.Load(array("x", Type.f64_array), INDEX, F64), ir.Local("t", F64)]),
    ),
    I64: st.one_of(
        st.integers(-(2**63), 2**63 - 1).map(lambda v: ir.Const(v, I64)),
        st.sampled_from([ir.Load(array("k", Type.i64_array), INDEX, I64), INDEX]),
    ),
    I1: st.booleans().map(lambda v: ir.Const(v, I1)),
}


def expressions(type: Type, depth: int) -> st.SearchStrategy[ir.Expression]:
    if depth == 0:
        return LEAVES[type]
    f, i, b = (expressions(t, depth - 1) for t in (F64, I64, I1))
    own = {F64: f, I64: i, I1: b}[type]
    forms = [LEAVES[type], st.builds(ir.Select, b, own, own, st.just(type))]
    if type is F64:
        unary, binary = ["neg", "abs", "sqrt", "floor", "ceil", "round"], ["add", "sub", "mul", "div", "min", "max"]
        forms.append(st.builds(ir.Fma, f, f, f, st.just(F64)))
        forms.append(st.builds(ir.Cast, i, st.just(F64)))
        forms.append(st.builds(ir.Bitcast, i, st.just(F64)))
    elif type is I64:
        unary, binary = ["neg", "abs", "not"], ["add", "sub", "mul", "and", "or", "xor", "min", "max"]
        shift = st.integers(0, 63).map(lambda v: ir.Const(v, I64))
        forms.append(st.builds(ir.Binary, st.sampled_from(["shl", "shr", "ushr"]), i, shift, st.just(I64)))
        divisor = st.sampled_from([1, 2, 3, 8, 1000003]).map(lambda v: ir.Const(v, I64))
        forms.append(st.builds(ir.Binary, st.sampled_from(["div", "rem"]), i, divisor, st.just(I64)))
    else:
        unary, binary = ["not"], ["and", "or", "xor"]
        comparison = st.sampled_from(["eq", "ne", "lt", "le", "gt", "ge"])
        forms += [st.builds(ir.Compare, comparison, f, f), st.builds(ir.Compare, comparison, i, i)]
    forms.append(st.builds(ir.Unary, st.sampled_from(unary), own, st.just(type)))
    forms.append(st.builds(ir.Binary, st.sampled_from(binary), own, own, st.just(type)))
    return st.one_of(forms)


@st.composite
def programs(draw) -> ir.Kernel:
    """A PARALLEL with a local, an IF, a sequential loop and a store."""
    t = ir.Local("t", F64)
    body = [ir.Assign(t, ir.Load(array("x", Type.f64_array), INDEX, F64))]
    body.append(ir.Assign(t, draw(expressions(F64, 3))))
    then, otherwise = (ir.Block((ir.Assign(t, draw(expressions(F64, 2))),)) for _ in range(2))
    body.append(ir.If(draw(expressions(I1, 2)), then, draw(st.sampled_from([otherwise, None]))))
    if draw(st.booleans()):
        step = ir.Block((ir.Assign(t, draw(expressions(F64, 2))),))
        body.append(ir.For(ir.Local("j", I64), ir.Const(0, I64), ir.Const(3, I64), step))
    body.append(ir.Store(array("out", Type.f64_array), INDEX, t))
    loop = ir.Parallel(INDEX, ir.Const(0, I64), ir.Arg("n", I64), ir.Block(tuple(body)))
    parameters = (
        ir.Parameter("n", I64), ir.Parameter("x", Type.f64_array), ir.Parameter("k", Type.i64_array),
        ir.Parameter("out", Type.f64_array, True),
    )  # fmt: skip
    return ir.Kernel("program", parameters, ir.Block((loop,)))


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(programs())
def test_random_programs(program):
    n = 11
    verify(program)
    assert show(read(show(program))) == show(program)
    x, k = aligned(n), aligned(n, "i8")
    x[:] = [0.0, -0.0, 1.5, -2.25, np.inf, -np.inf, np.nan, 1e-310, 1e308, -3.0, 0.1]
    k[:] = [0, 1, -1, 2**62, -(2**63), 2**63 - 1, 7, -8, 1000, 3, 2]
    results = []
    for run in (evaluate, lambda p, b: evaluate(simplify(p), b), lambda p, b: launch(p, **b)):
        out = aligned(n)
        run(program, {"n": n, "x": x, "k": k, "out": out})
        out[np.isnan(out)] = np.nan  # whatever its bits
        results.append(out.tobytes())
    assert results[0] == results[1] == results[2], show(program)


# --- what LLVM makes of it ---


def optimised(kernel: ir.Kernel) -> str:
    return str(llvm.optimised(cpu_text.llvm_text([kernel]), llvm.machine()))


def test_loops_are_vectorized(kernels):
    assert "vector.body" in optimised(kernels.gate.ir)  # with a gather and an exp
    scatter = read(
        "kernel k(n: i64, node: i32[], x: f64[] writes, y: f64[]) {"
        " parallel i = 0 to n { j = i64(node[i]) x[j] = x[j] + (y[i] > 0.0 ? @exp(y[i]) : @log(neg(y[i]))) } }"
    )
    assert "vector.body" in optimised(scatter)


def test_no_contraction_and_no_reordering():
    text = optimised(read("kernel k(x: f64[] writes) { x[0] = x[1] * x[2] + x[3] x[4] = x[1] + x[2] - x[1] }"))
    assert not re.search(r"\b(llvm\.fma|fmuladd|fast|reassoc|contract|nnan|ninf|nsz)\b", text)
    x = aligned(5)
    x[:4] = [0, 1 + 2**-30, 1 + 2**-30, -1 - 2**-29]
    launch(read("kernel k(x: f64[] writes) { x[0] = x[1] * x[2] + x[3] }"), x=x)
    assert x[0] == 0


# --- the cache ---


@pytest.fixture
def own_cache(tmp_path):
    options.set("cache", str(tmp_path))
    yield tmp_path
    options.set("cache", None)


@kernel
def doubled(n: i64, x: f64_array):
    for i in parallel(0, n):
        x[i] = 2.0 * x[i]


def test_compiles_once(own_cache, monkeypatch):
    compiled = []
    for name in ("object_code", "quick_code"):
        real = getattr(llvm, name)
        monkeypatch.setattr(llvm, name, lambda *a, real=real: compiled.append(a[1]) or real(*a))
    for _ in range(2):
        module = cpu.compile([doubled])
        x = aligned(9, fill=1.5)
        Driver([(module.address("doubled"), Slots(doubled, {"n": 9, "x": x}))]).run(3)
        assert x.tolist() == [12.0] * 9
    assert [names for names in compiled if "doubled" in names] == [["doubled"]]
    assert module["doubled"] == cpu.signature(doubled.ir)


WARM_START = """
import sys
from ranvier.solver.target import cpu
from ranvier.solver.target.driver import Driver
assert "llvmlite" not in sys.modules
module = cpu.compile(lambda: made.append(1), key="warm")
made = []
assert "kernel" in module and not made
for name in ("ranvier.solver.ir.nodes", "ranvier.solver.target.emit", "ranvier.solver.ir.python_reader"):
    assert name not in sys.modules, name
"""


def test_a_warm_start_reads_no_kernel(own_cache):
    cpu.compile([read("kernel kernel(x: f64[] writes) { x[0] = 1.0 }")], key="warm")
    environment = {**os.environ, "RANVIER_CACHE": str(own_cache)}
    subprocess.run([sys.executable, "-c", WARM_START], check=True, env=environment, timeout=60)


def test_a_key_spares_making_the_kernels(own_cache):
    made = []

    def make():
        made.append(1)
        return [doubled.ir]

    for _ in range(2):
        cpu.compile(make, key="some content")
    assert made == [1]
    cpu.compile(make, key="other content")
    assert made == [1, 1]


def test_many_at_once(own_cache, monkeypatch):
    monkeypatch.setattr(workers, "_processors", lambda: 3)
    monkeypatch.setattr(workers, "_may_fork", lambda: True)
    kernels = [read(f"kernel k{k}(x: f64[] writes) {{ x[0] = {k}.5 }}") for k in range(7)]
    for _ in range(2):  # compiled, then from the cache
        modules = cpu.compile_all([([kernel], None) for kernel in kernels])
        for k, module in enumerate(modules):
            x = aligned(1)
            Driver([(module.address(f"k{k}"), Slots(module[f"k{k}"], {"x": x}))]).run(1)
            assert x[0] == k + 0.5


def test_a_failure_in_a_forked_process_is_told_here(own_cache, monkeypatch):
    monkeypatch.setattr(workers, "_processors", lambda: 3)
    good = read("kernel good(x: f64[] writes) { x[0] = 1.0 }")
    bad = ir.Kernel("bad", (), ir.Block((ir.Assign(ir.Local("a", F64), ir.Const(1, I64)),)))
    with pytest.raises(IllegalIR):
        cpu.compile_all([([good], None), ([bad], None), ([doubled.ir], None)])


def test_damaged_entries_are_compiled_again(own_cache):
    cpu.compile([doubled])
    for path in own_cache.iterdir():
        path.write_bytes(path.read_bytes()[:-10])
    assert cpu.compile([doubled]).address("doubled")


def test_entries_of_another_cpu_are_not_used(own_cache, monkeypatch):
    cpu.compile([doubled])
    before = len(list(own_cache.iterdir()))
    monkeypatch.setattr(llvm, "identity", lambda: ("generic", ""))
    cpu.compile([doubled])
    assert len(list(own_cache.iterdir())) == before + 1


def test_illegal_kernels_are_named():
    bad = ir.Kernel("bad", (), ir.Block((ir.Assign(ir.Local("a", F64), ir.Const(1, I64)),)))
    with pytest.raises(IllegalIR, match="illegal Assign"):
        cpu.compile([bad])


def test_dump(tmp_path, capsys):
    options.set("dump", str(tmp_path))
    options.set("debug", 1)
    try:
        cpu.compile([doubled])
    finally:
        options.set("dump", None)
        options.set("debug", None)
    assert {p.name.split("doubled.")[1] for p in tmp_path.iterdir()} == {"ir", "ll", "opt.ll", "s"}
    assert "compiled doubled" in capsys.readouterr().err
    assert cache.folder() is not None
