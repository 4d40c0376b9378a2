"""Ions: what `na_ion` and its kind are made of, how their potentials and concentrations are treated, and the
equations of Nernst and of Goldman, Hodgkin and Katz.

How an ion is treated in a section is its *style*, one number as hoc's `ion_style` gives it:
concentration + 4 reset + 8 potential + 32 nernst at start + 64 nernst at each step + 128 inside written +
256 outside written, where concentration and potential are 0 unused, 1 parameter, 2 assigned, 3 state.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import lru_cache

from ...lang.errors import RanvierError
from .. import options
from ..ir.math_functions import c_exp, c_log
from ..ir.restricted_python import func, kernel, parallel
from ..ir.types import f64, f64_array, i64
from .fields import Field, Global, IonUse, Mechanism
from .native import SharedCode, recall_parameters, signature

FARADAY, GAS_CONSTANT = 96485.3321233100184, 8.31446261815324  # C/mol, J/(mol K)
if options.get("legacy_units"):
    FARADAY, GAS_CONSTANT = 96485.309, 8.3134  # not hoc's R, in NEURON neither
ZERO_CELSIUS = 273.15  # K

VALENCES = {"na": 1.0, "k": 1.0, "ca": 2.0}
INSIDE = {"na": 10.0, "k": 54.4, "ca": 5e-5}  # mM; 1 for any other ion
OUTSIDE = {"na": 140.0, "k": 2.5, "ca": 2.0}
POTENTIAL = {"na": 50.0, "k": -77.0, "ca": 12.5 * math.log(2.0 / 5e-5)}  # mV; 0 for any other ion

RESET, NERNST_AT_START, NERNST_AT_STEP, INSIDE_WRITTEN, OUTSIDE_WRITTEN = 4, 32, 64, 128, 256


# --- equations ---


def thermal_voltage(celsius: float) -> float:
    """RT/F, mV."""
    return 1000.0 * GAS_CONSTANT * (celsius + ZERO_CELSIUS) / FARADAY


def nernst(inside: float, outside: float, valence: float, celsius: float) -> float:
    """The reversal potential, mV; ±1e6 where a concentration is not positive, 0 for an uncharged particle."""
    if valence == 0.0:
        return 0.0
    if inside <= 0.0:
        return 1e6
    if outside <= 0.0:
        return -1e6
    return thermal_voltage(celsius) / valence * math.log(outside / inside)


def ghk(v: float, inside: float, outside: float, valence: float, celsius: float) -> float:
    """The current through a membrane of unit permeability (cm/s), mA/cm2; concentrations in mM."""
    x = valence * v / thermal_voltage(celsius)
    return 0.001 * valence * FARADAY * (inside * _bernoulli(-x) - outside * _bernoulli(x))


def _bernoulli(x: float) -> float:
    """x / (exp(x) - 1), as a line near 0."""
    return 1.0 - x / 2.0 if abs(x) < 1e-4 else x / (math.exp(x) - 1.0)


# --- styles ---


@lru_cache(maxsize=1000)
def promoted(style: int, use: IonUse) -> int:
    """The style of an ion in a section once a mechanism that uses it so was inserted there."""
    inside, outside, potential = f"{use.ion}i", f"{use.ion}o", f"e{use.ion}"
    concentration = max(_rank(use, inside), _rank(use, outside), style % 4)
    reversal = max(_rank(use, potential), style // 8 % 4)
    if concentration == style % 4 and not _concerns(use, inside, outside, potential):
        return style
    written = style & (INSIDE_WRITTEN | OUTSIDE_WRITTEN)
    written |= INSIDE_WRITTEN if inside in use.write else 0
    written |= OUTSIDE_WRITTEN if outside in use.write else 0
    computed = concentration > 0 and reversal < 3
    if computed:
        reversal = 2
    at_start = NERNST_AT_START if computed else 0
    is_state = concentration == 3
    at_step = NERNST_AT_STEP if computed and is_state else 0
    return concentration + (RESET if is_state else 0) + 8 * reversal + at_start + at_step + written


def _rank(use: IonUse, name: str) -> int:
    return 3 if name in use.write else 1 if name in use.read else 0


def _concerns(use: IonUse, *names: str) -> bool:
    return any(_rank(use, name) for name in names)


def chosen(style: int, concentration: int, potential: int, at_start: int, at_step: int, reset: int) -> int:
    """The style that `ion_style(ion, c_style, e_style, einit, eadvance, cinit)` sets."""
    written = style & (INSIDE_WRITTEN | OUTSIDE_WRITTEN)
    return concentration + 4 * reset + 8 * potential + 32 * at_start + 64 * at_step + written


# --- the mechanism ---


def ion_mechanism(ion: str, valence: float | None = None) -> Mechanism:
    """The record of `<ion>_ion`: e, inside, outside, current, its derivative, and per instance its style."""
    if valence is None:
        valence = VALENCES.get(ion, 0.0)
    names = {"potential": f"e{ion}", "inside": f"{ion}i", "outside": f"{ion}o", "current": f"i{ion}"}
    fields = (
        Field(names["potential"], default=POTENTIAL.get(ion, 0.0), role="parameter", unit="mV"),
        Field(names["inside"], default=INSIDE.get(ion, 1.0), role="parameter", unit="mM"),
        Field(names["outside"], default=OUTSIDE.get(ion, 1.0), role="parameter", unit="mM"),
        Field(names["current"], unit="mA/cm2"),
        Field(f"di{ion}_dv_", unit="S/cm2"),
        Field("style", role="hidden", visible=False),
    )
    globals_ = (
        Global(f"{ion}i0", default=INSIDE.get(ion, 1.0), unit="mM"),
        Global(f"{ion}o0", default=OUTSIDE.get(ion, 1.0), unit="mM"),
        Global("valence", default=valence, visible=False, role="hidden"),
    )
    bindings = {name: f"field.{real}" for name, real in names.items()}
    bindings |= {"derivative": f"field.di{ion}_dv_", "style": "field.style", "valence": "global.valence"}
    bindings |= {"inside_0": f"global.{ion}i0", "outside_0": f"global.{ion}o0"}
    recall_parameters(KERNELS)
    signatures = {key: signature(one, bindings) for key, one in KERNELS.items()}
    return Mechanism(
        name=f"{ion}_ion", kind="ion", fields=fields, globals=globals_, valence=valence,
        signatures=signatures, code=CODE,
    )  # fmt: skip


def valences(mechanisms: Iterable[Mechanism]) -> dict[str, float]:
    """Every ion that the mechanisms use, with its valence."""
    found: dict[str, tuple[float, str]] = {}
    for mechanism in mechanisms:
        for use in mechanism.ions:
            old = found.get(use.ion)
            if use.valence is None:
                if old is None:
                    found[use.ion] = (VALENCES.get(use.ion, 0.0), "")
            elif old is not None and old[1] and old[0] != use.valence:
                raise RanvierError(
                    f"the ion {use.ion} has valence {old[0]:g} in {old[1]} but {use.valence:g} in {mechanism.name}"
                )
            else:
                found[use.ion] = (use.valence, mechanism.name)
    return {ion: valence for ion, (valence, _) in found.items()}


# --- its kernels; `style` holds whole numbers ---


@func
def nernst_potential(inside: f64, outside: f64, valence: f64, celsius: f64) -> f64:
    """`nernst` for kernels."""
    ratio = 1.0 if inside <= 0.0 or outside <= 0.0 else outside / inside
    potential = 1000.0 * GAS_CONSTANT * (celsius + ZERO_CELSIUS) / FARADAY / valence * c_log(ratio)
    potential = -1e6 if outside <= 0.0 else potential
    potential = 1e6 if inside <= 0.0 else potential
    return potential if valence != 0.0 else 0.0


@func
def bernoulli(x: f64) -> f64:
    """x / (exp(x) - 1), as a line near 0."""
    near = abs(x) < 1e-4
    quotient = x / (c_exp(x) - 1.0)
    return 1.0 - x / 2.0 if near else quotient


@func
def ghk_current(v: f64, inside: f64, outside: f64, valence: f64, celsius: f64) -> f64:
    """`ghk` for kernels."""
    x = valence * v / (1000.0 * GAS_CONSTANT * (celsius + ZERO_CELSIUS) / FARADAY)
    return 0.001 * valence * FARADAY * (inside * bernoulli(-x) - outside * bernoulli(x))


@kernel
def initialize_ion(
    first: i64, last: i64, style: f64_array, potential: f64_array, inside: f64_array, outside: f64_array,
    inside_0: f64_array, outside_0: f64_array, valence: f64_array, clock: f64_array,
):  # fmt: skip
    """Concentrations to their initial values and potentials by Nernst, where the style says so."""
    for i in parallel(first, last):
        bits = i64(style[i])
        reset = (bits & RESET) != 0
        c_in = inside_0[0] if reset else inside[i]
        c_out = outside_0[0] if reset else outside[i]
        inside[i] = c_in
        outside[i] = c_out
        computed = nernst_potential(c_in, c_out, valence[0], clock[2])
        potential[i] = computed if (bits & NERNST_AT_START) != 0 else potential[i]


@kernel
def ion_current(
    first: i64, last: i64, style: f64_array, potential: f64_array, inside: f64_array, outside: f64_array,
    current: f64_array, derivative: f64_array, valence: f64_array, clock: f64_array,
):  # fmt: skip
    """At the beginning of each evaluation of the currents: no current yet, and potentials that follow the
    concentrations."""
    for i in parallel(first, last):
        computed = nernst_potential(inside[i], outside[i], valence[0], clock[2])
        potential[i] = computed if (i64(style[i]) & NERNST_AT_STEP) != 0 else potential[i]
        current[i] = 0.0
        derivative[i] = 0.0


KERNELS = {"initialize": initialize_ion, "current": ion_current}
CODE = SharedCode(KERNELS)
