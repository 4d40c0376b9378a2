"""Code that is loaded without LLVM. What most kernels are is tested by all other tests."""

import ctypes
import os
import subprocess
import sys

import pytest
from ranvier.solver.target import image, llvm

TEXT = """
@"count" = global i64 40
@"constants" = internal constant [2 x double] [double 1.5, double 2.5]
@"second" = global ptr getelementptr (i8, ptr @"constants", i64 8)
@"functions" = global [2 x ptr] [ptr @"next", ptr @"far"]
@"room" = internal global [1000 x i64] zeroinitializer
declare double @"pow"(double, double)
declare i64 @"far"(i64)
define i64 @"next"() {
    %old = load i64, ptr @"count"
    %new = add i64 %old, 1
    store i64 %new, ptr @"count"
    store i64 %new, ptr getelementptr ([1000 x i64], ptr @"room", i64 0, i64 999)
    ret i64 %new
}
define double @"power"(double %x) {
    %second = load ptr, ptr @"second"
    %y = load double, ptr %second
    %r = call double @"pow"(double %x, double %y)
    ret double %r
}
define i64 @"twice"(i64 %x) {
    %place = getelementptr [2 x ptr], ptr @"functions", i64 0, i64 1
    %function = load ptr, ptr %place
    %a = call i64 %function(i64 %x)
    %b = call i64 @"far"(i64 %a)
    ret i64 %b
}
"""
NAMES = ["next", "power", "twice", "count"]
FAR = ctypes.CFUNCTYPE(ctypes.c_long, ctypes.c_long)(lambda x: x + 100)


@pytest.fixture
def code():
    made = llvm.object_code(TEXT, NAMES)
    if not made.startswith(image.MAGIC):
        pytest.skip("this system's object files are loaded by LLVM")
    return made


def given():
    return {"far": ctypes.cast(FAR, ctypes.c_void_p).value}


def test_functions_globals_and_symbols_from_elsewhere(code):
    places = llvm.load(code, NAMES, given())
    following = ctypes.CFUNCTYPE(ctypes.c_long)(places["next"])
    assert [following(), following()] == [41, 42]
    assert ctypes.c_long.from_address(places["count"]).value == 42
    assert ctypes.CFUNCTYPE(ctypes.c_double, ctypes.c_double)(places["power"])(2.0) == 2**2.5
    assert ctypes.CFUNCTYPE(ctypes.c_long, ctypes.c_long)(places["twice"])(1) == 201


def test_each_load_has_memory_of_its_own(code):
    first, second = (llvm.load(code, NAMES, given()) for _ in range(2))
    ctypes.CFUNCTYPE(ctypes.c_long)(first["next"])()
    assert [ctypes.c_long.from_address(places["count"]).value for places in (first, second)] == [41, 40]


def test_a_forked_process_has_globals_of_its_own(code):
    places = llvm.load(code, NAMES, given())
    child = os.fork()
    if child == 0:
        ctypes.CFUNCTYPE(ctypes.c_long)(places["next"])()
        os._exit(0)
    os.waitpid(child, 0)
    assert ctypes.c_long.from_address(places["count"]).value == 40


def test_a_symbol_that_is_nowhere(code):
    with pytest.raises(RuntimeError, match="far"):
        llvm.load(code, NAMES)


def test_llvm_loads_what_is_no_image(code, monkeypatch):
    monkeypatch.setattr(image, "linked", lambda code: code)
    plain = llvm.object_code(TEXT, NAMES)
    assert not plain.startswith(image.MAGIC)
    places = llvm.load(plain, NAMES, given())
    assert ctypes.CFUNCTYPE(ctypes.c_long, ctypes.c_long)(places["twice"])(1) == 201


@pytest.mark.parametrize("other", [b"", b"\xcf\xfa\xed\xfe" + bytes(60), b"\x7fELF\x02\x01" + bytes(12) + b"\xb7\0"])
def test_other_formats_stay_as_they_are(other):
    assert image.linked(other) == other


def test_a_warm_start_needs_no_llvm(code, tmp_path):
    program = (
        "import sys\nfrom ranvier.solver.target import cpu\n"
        f"print(cpu.compile_text({TEXT.replace('far', 'labs')!r}, {NAMES!r})['next'] > 0)\n"
        "print('llvmlite.binding' in sys.modules)"
    )
    environment = {**os.environ, "RANVIER_CACHE": str(tmp_path)}
    command = [sys.executable, "-c", program]
    told = [subprocess.run(command, capture_output=True, text=True, env=environment).stdout for _ in range(2)]
    assert told == ["True\nTrue\n", "True\nFalse\n"]
