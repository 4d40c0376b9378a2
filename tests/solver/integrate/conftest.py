"""Mechanisms written by hand as kernels, so that the steps are tested apart from the NMODL compiler."""

from __future__ import annotations

import dataclasses

import pytest
from ranvier.solver.integrate.simulation import Simulation
from ranvier.solver.ir import nodes as ir
from ranvier.solver.ir.math_functions import exp
from ranvier.solver.ir.restricted_python import func, kernel, parallel
from ranvier.solver.ir.types import f64, f64_array, i32_array, i64
from ranvier.solver.mechanism.fields import Contributions, Field, Global, IonUse, Mechanism
from ranvier.solver.mechanism.ions import ion_mechanism
from ranvier.solver.model import Model
from ranvier.solver.target import cpu


class HandmadeCode:
    """Kernels of restricted Python; a parameter `field_g` stands for `field.g`, `ion_na_ena` for `ion.na.ena`."""

    def __init__(self, kernels: dict) -> None:
        self.kernels = {key: one.ir for key, one in kernels.items()}
        self._module = None

    def address(self, key: str, name: str) -> int:
        if self._module is None:
            self._module = cpu.compile(list(self.kernels.values()))
        return self._module.address(name)

    def signatures(self) -> dict[str, ir.Kernel]:
        return {
            key: dataclasses.replace(one, parameters=tuple(_renamed(p) for p in one.parameters), body=ir.Block(()))
            for key, one in self.kernels.items()
        }


def _renamed(parameter: ir.Parameter) -> ir.Parameter:
    name = parameter.name
    for prefix, count in (("field_", 1), ("global_", 1), ("node_", 1), ("row_", 1), ("ion_", 2)):
        if name.startswith(prefix):
            name = name.replace("_", ".", count)
    return dataclasses.replace(parameter, name=name)


def handmade(name: str, kind: str, kernels: dict, **more: object) -> Mechanism:
    code = HandmadeCode(kernels)
    return Mechanism(name=name, kind=kind, signatures=code.signatures(), code=code, **more)


# --- pas ---


@kernel
def pas_current(
    first: i64, last: i64, node: i32_array, node_v: f64_array, field_g: f64_array, field_e: f64_array,
    field_i: f64_array, field_conductance_: f64_array,
):  # fmt: skip
    for k in parallel(first, last):
        field_i[k] = field_g[k] * (node_v[node[k]] - field_e[k])
        field_conductance_[k] = field_g[k]


def pas() -> Mechanism:
    fields = (Field("g", default=0.001), Field("e", default=-70.0), Field("i"), Field("conductance_", visible=False))
    return handmade("pas", "density", {"current": pas_current}, fields=fields,
                    contributions=Contributions("i", "conductance_"))  # fmt: skip


# --- a current clamp ---


@kernel
def clamp_current(
    first: i64, last: i64, clock: f64_array, field_delay: f64_array, field_dur: f64_array, field_amp: f64_array,
    field_i: f64_array, field_conductance_: f64_array,
):  # fmt: skip
    for k in parallel(first, last):
        on = clock[0] >= field_delay[k] and clock[0] < field_delay[k] + field_dur[k]
        field_i[k] = field_amp[k] if on else 0.0
        field_conductance_[k] = 0.0


def clamp() -> Mechanism:
    names = ("delay", "dur", "amp", "i", "conductance_")
    return handmade("Clamp", "point", {"current": clamp_current}, fields=tuple(Field(n) for n in names),
                    contributions=Contributions("i", "conductance_", electrode=True))  # fmt: skip


# --- Hodgkin and Huxley's squid axon, rates computed exactly ---


@func
def ratio(x: f64, y: f64) -> f64:
    small = abs(x / y) < 1e-6
    safe = y if small else x
    return y * (1.0 - x / y / 2.0) if small else safe / (exp(safe / y) - 1.0)


@func
def opening(a: f64, b: f64) -> f64:
    return a / (a + b)


@kernel
def hh_initialize(
    first: i64, last: i64, node: i32_array, node_v: f64_array, field_m: f64_array, field_h: f64_array,
    field_n: f64_array,
):  # fmt: skip
    for k in parallel(first, last):
        v = node_v[node[k]]
        field_m[k] = opening(0.1 * ratio(-(v + 40.0), 10.0), 4.0 * exp(-(v + 65.0) / 18.0))
        field_h[k] = opening(0.07 * exp(-(v + 65.0) / 20.0), 1.0 / (exp(-(v + 35.0) / 10.0) + 1.0))
        field_n[k] = opening(0.01 * ratio(-(v + 55.0), 10.0), 0.125 * exp(-(v + 65.0) / 80.0))


@kernel
def hh_current(
    first: i64, last: i64, node: i32_array, node_v: f64_array, row_na: i32_array, row_k: i32_array,
    ion_na_ena: f64_array, ion_k_ek: f64_array, field_m: f64_array, field_h: f64_array, field_n: f64_array,
    field_gnabar: f64_array, field_gkbar: f64_array, field_gl: f64_array, field_el: f64_array,
    field_current_: f64_array, field_conductance_: f64_array, field_ina: f64_array, field_dina_dv_: f64_array,
    field_ik: f64_array, field_dik_dv_: f64_array,
):  # fmt: skip
    for k in parallel(first, last):
        v = node_v[node[k]]
        gna = field_gnabar[k] * field_m[k] * field_m[k] * field_m[k] * field_h[k]
        gk = field_gkbar[k] * field_n[k] * field_n[k] * field_n[k] * field_n[k]
        ina = gna * (v - ion_na_ena[row_na[k]])
        ik = gk * (v - ion_k_ek[row_k[k]])
        field_ina[k] = ina
        field_dina_dv_[k] = gna
        field_ik[k] = ik
        field_dik_dv_[k] = gk
        field_current_[k] = ina + ik + field_gl[k] * (v - field_el[k])
        field_conductance_[k] = gna + gk + field_gl[k]


@func
def relaxed(x: f64, a: f64, b: f64, step: f64) -> f64:
    return x + (1.0 - exp(-step * (a + b))) * (a / (a + b) - x)


@kernel
def hh_state(
    first: i64, last: i64, clock: f64_array, node: i32_array, node_v: f64_array, field_m: f64_array,
    field_h: f64_array, field_n: f64_array,
):  # fmt: skip
    for k in parallel(first, last):
        v = node_v[node[k]]
        step = clock[1] * 3.0 ** ((clock[2] - 6.3) / 10.0)
        field_m[k] = relaxed(field_m[k], 0.1 * ratio(-(v + 40.0), 10.0), 4.0 * exp(-(v + 65.0) / 18.0), step)
        field_h[k] = relaxed(field_h[k], 0.07 * exp(-(v + 65.0) / 20.0), 1.0 / (exp(-(v + 35.0) / 10.0) + 1.0), step)
        field_n[k] = relaxed(field_n[k], 0.01 * ratio(-(v + 55.0), 10.0), 0.125 * exp(-(v + 65.0) / 80.0), step)


def hh() -> Mechanism:
    hidden = ("current_", "conductance_", "ina", "dina_dv_", "ik", "dik_dv_")
    fields = (
        Field("gnabar", default=0.12), Field("gkbar", default=0.036), Field("gl", default=0.0003),
        Field("el", default=-54.3), Field("m"), Field("h"), Field("n"), *(Field(n, visible=False) for n in hidden),
    )  # fmt: skip
    return handmade(
        "hh", "density", {"initialize": hh_initialize, "current": hh_current, "state": hh_state}, fields=fields,
        globals=(Global("spare"),), ions=(IonUse("na", ("ena",), ("ina",)), IonUse("k", ("ek",), ("ik",))),
        contributions=Contributions(
            "current_", "conductance_", (("na", "ina", "dina_dv_"), ("k", "ik", "dik_dv_"))
        ),
    )  # fmt: skip


@pytest.fixture(scope="session")
def records() -> list[Mechanism]:
    return [ion_mechanism("na"), ion_mechanism("k"), pas(), clamp(), hh()]


@pytest.fixture
def simulation(records: list[Mechanism]) -> Simulation:
    """A simulation of an empty model that knows pas, hh, Clamp and their ions."""
    model = Model()
    for record in records:
        model.register(record)
    return Simulation(model)
