"""The elementary functions, compiled, against mpmath: largest error over wide samples, and the edges as C has them."""

import math

import mpmath
import numpy as np
import pytest
from ranvier.solver.ir import nodes as ir
from ranvier.solver.ir.math_functions import FUNCTIONS
from ranvier.solver.ir.nodes import Type
from ranvier.solver.target import cpu
from ranvier.solver.target.arrays import Slots, aligned
from ranvier.solver.target.driver import Driver

COUNT = 400
TWO_ARGUMENTS = ("pow", "atan2", "fmod")
NAMES = (
    "exp", "expm1", "log", "log10", "sin", "cos", "tan", "sinh", "cosh", "tanh", "asin", "acos", "atan", "erf",
    *TWO_ARGUMENTS,
)  # fmt: skip
inf, nan = math.inf, math.nan


def apply_kernel(name: str) -> ir.Kernel:
    """`out[i] = name(x[i])` or `name(x[i], y[i])`."""
    i, arrays = ir.Local("i", Type.i64), "xy"[: 1 + (name in TWO_ARGUMENTS)]
    arguments = tuple(ir.Load(ir.Arg(a, Type.f64_array), i, Type.f64) for a in arrays)
    store = ir.Store(ir.Arg("out", Type.f64_array), i, ir.Call(name, arguments, Type.f64))
    loop = ir.Parallel(i, ir.Const(0, Type.i64), ir.Arg("last", Type.i64), ir.Block((store,)))
    parameters = (ir.Parameter("last", Type.i64), *(ir.Parameter(a, Type.f64_array) for a in arrays))
    return ir.Kernel(name, (*parameters, ir.Parameter("out", Type.f64_array, True)), ir.Block((loop,)))


@pytest.fixture(scope="module")
def module() -> cpu.Module:
    return cpu.compile([apply_kernel(name) for name in NAMES])


def native(module: cpu.Module, name: str, *arguments: np.ndarray) -> np.ndarray:
    size = len(arguments[0])
    arrays = {key: aligned(size) for key in "xy"[: len(arguments)]}
    for array, values in zip(arrays.values(), arguments, strict=True):
        array[:] = values
    out = aligned(size)
    Driver([(module.address(name), Slots(module[name], {"last": size, "out": out, **arrays}))]).run(1)
    return out


def samples(seed: int = 1) -> dict[str, list[tuple[np.ndarray, ...]]]:
    random = np.random.default_rng(seed)

    def between(a: float, b: float) -> np.ndarray:
        return random.uniform(a, b, COUNT)

    def decades(a: float, b: float) -> np.ndarray:
        return 10 ** random.uniform(a, b, COUNT)

    def signed(a: float, b: float) -> np.ndarray:
        return random.choice([-1.0, 1.0], COUNT) * decades(a, b)

    whole_turns = math.pi / 2 * random.integers(-100000, 100000, COUNT)
    angles = [(between(-10, 10),), (signed(0, 15),), (whole_turns,)]
    logarithms = [(decades(-308, 308),), (between(0.5, 2),), (1 + signed(-16, -1),), (decades(-323, -308),)]
    return {
        "exp": [(between(-745, 709.78),), (between(-1, 1),), (between(-745, -700),)],
        "expm1": [(between(-40, 709.7),), (between(-1, 1),), (signed(-20, 0),)],
        "log": logarithms, "log10": logarithms, "sin": angles, "cos": angles, "tan": angles,
        "sinh": [(between(-710.4, 710.4),), (between(-1, 1),), (signed(-20, 2),)],
        "cosh": [(between(-710.4, 710.4),), (between(-1, 1),)],
        "tanh": [(between(-23, 23),), (between(-1, 1),), (signed(-20, 1),)],
        "asin": [(between(-1, 1),), (1 - decades(-16, -1),), (signed(-20, -0.1),)],
        "acos": [(between(-1, 1),), (-1 + decades(-16, -1),), (signed(-20, -0.1),)],
        "atan": [(between(-10, 10),), (signed(-20, 20),)],
        "erf": [(between(-7, 7),), (between(1.9, 2.1),), (signed(-20, 0),)],
        "atan2": [(between(-1, 1), between(-1, 1)), (signed(-300, 300), signed(-300, 300))],
        "pow": [
            (decades(-3, 3), between(-50, 50)), (between(0.5, 2), between(-700, 700)),
            (1 + signed(-12, -3), signed(0, 9)), (between(0, 10), random.integers(-5, 10, COUNT)),
            (decades(-300, 300), between(-1.02, 1.02)),
        ],
        "fmod": [
            (signed(-3, 3), signed(-3, 3)), (decades(0, 200), decades(0, 200)), (decades(-320, 0), decades(-320, -300)),
        ],
    }  # fmt: skip


LARGEST_ERROR = {
    "tan": 2.0,
    "sinh": 2.0,
    "cosh": 1.2,
    "tanh": 2.0,
    "atan2": 1.5,
    "expm1": 1.5,
    "erf": 5.0,
    "fmod": 0.0,
}  # ulp


@pytest.mark.parametrize("name", NAMES)
def test_error(module, name):
    exact = {"pow": mpmath.power, "fmod": lambda x, y: mpmath.mpf(math.fmod(x, y))}.get(name) or getattr(mpmath, name)
    with mpmath.workprec(160):
        for arguments in samples()[name]:
            for *given, result in zip(*arguments, native(module, name, *arguments), strict=True):
                expected = exact(*(mpmath.mpf(float(x)) for x in given))
                if math.isinf(float(expected)):
                    assert result == float(expected), given
                    continue
                unit = float(np.spacing(abs(float(expected))))
                assert abs(mpmath.mpf(float(result)) - expected) / unit <= LARGEST_ERROR.get(name, 1.0), (given, result)


EDGES = {
    "exp": {0.0: 1.0, 710.0: inf, inf: inf, -inf: 0.0, -746.0: 0.0, -745.13: 5e-324, nan: nan},
    "expm1": {0.0: 0.0, 710.0: inf, inf: inf, -inf: -1.0, -800.0: -1.0, 1e-300: 1e-300, nan: nan},
    "log": {1.0: 0.0, 0.0: -inf, -1.0: nan, -inf: nan, inf: inf, nan: nan},
    "log10": {1.0: 0.0, 10.0: 1.0, 1000.0: 3.0, 1e22: 22.0, 1e-5: -5.0, 0.0: -inf, -1.0: nan, inf: inf, nan: nan},
    "sin": {0.0: 0.0, inf: nan, nan: nan, 1e16: nan},
    "cos": {0.0: 1.0, inf: nan, nan: nan, 1e16: nan},
    "tan": {0.0: 0.0, inf: nan, nan: nan},
    "sinh": {0.0: 0.0, 711.0: inf, -711.0: -inf, inf: inf, -inf: -inf, nan: nan},
    "cosh": {0.0: 1.0, 711.0: inf, -711.0: inf, inf: inf, -inf: inf, nan: nan},
    "tanh": {0.0: 0.0, 30.0: 1.0, inf: 1.0, -inf: -1.0, nan: nan},
    "asin": {0.0: 0.0, 1.0: math.pi / 2, -1.0: -math.pi / 2, 1.1: nan, nan: nan},
    "acos": {1.0: 0.0, 0.0: math.pi / 2, -1.0: math.pi, 1.1: nan, nan: nan},
    "erf": {0.0: 0.0, inf: 1.0, -inf: -1.0, 1e-310: 1.12837916709551e-310, nan: nan},
    "atan": {0.0: 0.0, inf: math.pi / 2, -inf: -math.pi / 2, nan: nan},
}


@pytest.mark.parametrize("name", EDGES)
def test_edges(module, name):
    arguments = list(EDGES[name])
    results = native(module, name, np.array(arguments))
    for argument, result in zip(arguments, results, strict=True):
        expected = EDGES[name][argument]
        assert repr(abs(float(result))) == repr(abs(expected)) and (result < 0) == (expected < 0), argument


@pytest.mark.parametrize("name", TWO_ARGUMENTS)
def test_edges_of_two_arguments(module, name):
    special = np.array([0.0, 1.0, 2.0, 3.0, 0.5, 2.5, inf, nan, 1e308, 1e300, 5e-324])
    special = np.concatenate([special, -special])
    x, y = (a.ravel() for a in np.meshgrid(special, special))
    with np.errstate(all="ignore"):
        expected = {"pow": np.power, "atan2": np.arctan2, "fmod": np.fmod}[name](x, y)
    result = native(module, name, x, y)
    close = np.isclose(result, expected, rtol=0 if name == "fmod" else 4e-16, atol=0, equal_nan=True)
    wrong = ~close | (np.signbit(result) != np.signbit(expected)) & ~np.isnan(expected) & (name != "fmod")
    assert not wrong.any(), (x[wrong], y[wrong], result[wrong], expected[wrong])


@pytest.mark.parametrize("name", NAMES)
def test_evaluator_and_native_agree_to_the_bit(module, name):
    arguments = [a[:5] for a in samples(seed=2)[name][0]]
    with np.errstate(all="ignore"):
        expected = [FUNCTIONS[name](*map(float, given)) for given in zip(*arguments, strict=True)]
    assert native(module, name, *arguments).tolist() == expected
