"""The text of GPU targets is made on any machine; nothing in it is left to a library."""

import subprocess
import sys
from pathlib import Path

import pytest
from ranvier.solver.ir.math_functions import FUNCTIONS, exp, tanh
from ranvier.solver.ir.read import read
from ranvier.solver.ir.restricted_python import atomic_add, kernel, parallel
from ranvier.solver.ir.types import f64_array, i32_array, i64
from ranvier.solver.target import amdgcn, gpu, nvptx

ROOT = Path(__file__).resolve().parents[3]
targets = pytest.mark.parametrize("target", [nvptx, amdgcn], ids=["nvptx", "amdgcn"])


@kernel
def everything(first: i64, last: i64, node: i32_array, v: f64_array, h: f64_array, total: f64_array):
    for i in parallel(first, last):
        x = v[node[i]]
        h[i] = exp(x) + tanh(x) ** x
        atomic_add(total, 0, x)


def test_ptx():
    text = nvptx.compile([everything])
    assert ".visible .entry everything(" in text and "tid.x" in text and "ex2" not in text
    assert "fma.rn.f64" in text and "atom" in text
    assert ".extern" not in text and "call" not in text


def test_amdgcn():
    text = amdgcn.compile([everything])
    assert ".amdhsa_kernel everything" in text and "v_fma_f64" in text and "atomic" in text
    assert ".private_segment_fixed_size: 0" in text, "its locals are in registers"
    assert "s_swappc" not in text, "it calls nothing"


@targets
def test_all_math_functions_compile(target):
    calls = [
        f"x[i] = @{name}({', '.join(['x[i]'] * len(f.parameters))})"
        for name, f in FUNCTIONS.items()
        if all(p.type.value == "f64" for p in f.parameters)
    ]
    body = " ".join(calls)
    text = target.compile([read("kernel k(n: i64, x: f64[] writes) { parallel i = 0 to n { " + body + " } }")])
    assert ".extern" not in text and "s_swappc" not in text


@pytest.mark.parametrize("target, instruction", [(nvptx, "bar.sync"), (amdgcn, "s_barrier")])
def test_barrier(target, instruction):
    assert instruction in target.compile([read("kernel k(n: i64) { barrier }")])


@targets
@pytest.mark.parametrize(
    "body",
    [
        "x[0] = 1.0 parallel i = 0 to n { x[i] = 1.0 }",
        "for j = 0 to n { parallel i = 0 to n { x[i] = 1.0 } }",
        "return 1",
    ],
)
def test_what_a_gpu_cannot_do_is_refused(target, body):
    with pytest.raises(gpu.NotForGPU):
        target.compile([read("kernel k(n: i64, x: f64[] writes) { " + body + "}")])


def test_mechanisms():
    """All kernels of all our mechanisms without C."""
    script = Path(__file__).with_name("gpu_text.py")
    done = subprocess.run(
        [sys.executable, script, ROOT / "stdlib", ROOT / "tests"], capture_output=True, text=True, timeout=600
    )
    assert done.returncode == 0, done.stdout + done.stderr
