"""What a unit is: a factor and powers of the base units. NMODL's constants such as `F = (faraday) (coulomb)` need it.

The spelling is that of the unix `units` program: `mA/cm2`, `k-mole`, `10000 coulomb`, `/ms`; words may be plural and
carry prefixes (milli, micro …). Everything behind the first `/` up to the next one is divided by; `-` and blanks
multiply; digits behind a word are its power; `1-3` and `1e-3` are the same. The constants of nature have their CODATA
2019 values; LEGACY has those of NEURON before. Some words surprise, as they do there: (g) is the acceleration of a
fall, (rad) a dose.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from ..errors import RanvierError
from ..source import Span

_PREFIXES = {
    "yotta": 1e24,
    "zetta": 1e21,
    "exa": 1e18,
    "peta": 1e15,
    "tera": 1e12,
    "giga": 1e9,
    "mega": 1e6,
    "meg": 1e6,
    "kilo": 1e3,
    "hecto": 1e2,
    "deka": 1e1,
    "deci": 1e-1,
    "centi": 1e-2,
    "milli": 1e-3,
    "micro": 1e-6,
    "nano": 1e-9,
    "pico": 1e-12,
    "femto": 1e-15,
    "atto": 1e-18,
}
_BASE = "meter kilogram second coulomb kelvin candela circle bit dollar".split()
_DERIVED = {
    "m": "meter",
    "metre": "meter",
    "kg": "kilogram",
    "gram": "0.001 kilogram",
    "gm": "gram",
    "g": "9.80665 meter/second2",
    "sec": "second",
    "s": "second",
    "coul": "coulomb",
    "degC": "kelvin",
    "degK": "kelvin",
    "K": "kelvin",
    "micron": "1e-6 meter",
    "um": "micron",
    "cm": "centimeter",
    "mm": "millimeter",
    "nm": "nanometer",
    "km": "kilometer",
    "angstrom": "1e-10 meter",
    "inch": "2.54 cm",
    "foot": "12 inch",
    "ms": "millisecond",
    "us": "microsecond",
    "minute": "60 second",
    "min": "minute",
    "hour": "60 minute",
    "hr": "hour",
    "day": "24 hour",
    "week": "7 day",
    "year": "365.24219879 day",
    "yr": "year",
    "ns": "nanosecond",
    "newton": "kilogram-meter/second2",
    "nt": "newton",
    "dyne": "1e-5 newton",
    "pascal": "newton/meter2",
    "atmosphere": "101325 pascal",
    "atm": "atmosphere",
    "bar": "1e5 pascal",
    "torr": "133.322 pascal",
    "poise": "0.1 pascal-second",
    "joule": "newton-meter",
    "j": "joule",
    "erg": "1e-7 joule",
    "cal": "4.1868 joule",
    "calorie": "cal",
    "watt": "joule/second",
    "amp": "coulomb/second",
    "ampere": "amp",
    "volt": "watt/amp",
    "v": "volt",
    "ohm": "volt/amp",
    "mho": "/ohm",
    "siemens": "/ohm",
    "farad": "coulomb/volt",
    "henry": "second2/farad",
    "weber": "volt-second",
    "tesla": "weber/meter2",
    "hertz": "/second",
    "hz": "/second",
    "hz'": "/second",
    "V": "volt",
    "C": "coulomb",
    "N": "newton",
    "Hz": "hertz",
    "radian": "0.15915494309189535 circle",
    "rad": "0.01 meter2/second2",
    "gauss": "1e-4 tesla",
    "mV": "millivolt",
    "mA": "milliamp",
    "nA": "nanoamp",
    "liter": "1000 cm3",
    "l": "liter",
    "cc": "cm3",
    "litre": "liter",
    "degree": "0.002777777777777778 circle",
    "steradian": "radian2",
    "mole": "6.02214076e23",
    "mol": "mole",
    "molar": "mole/liter",
    "e": "1.602176634e-19 coulomb",
    "ev": "e-volt",
    "eV": "ev",
    "electronvolt": "ev",
    "faraday": "e-mole",
    "boltzmann": "1.380649e-23 joule/kelvin",
    "k": "boltzmann",
    "gasconstant": "k-mole",
    "h": "6.62607015e-34 joule-second",
    "planck": "h",
    "hbar": "0.15915494309189535 planck",
    "c": "299792458 meter/second",
    "pi": "3.141592653589793",
    "avogadro": "6.02214076e23",
    "percent": "0.01",
    "fuzz": "1",
}
LEGACY = {
    "mole": "6.022169e23",
    "e": "1.6021917e-19 coulomb",
    "ev": "e-volt",
    "eV": "e-volt",
    "electronvolt": "e-volt",
    "faraday": "96485.309 coulomb",
    "boltzmann": "1.38064852e-23 joule/kelvin",
    "k": "boltzmann",
    "gasconstant": "8.3144598 joule/kelvin",
    "planck": "6.626e-34 joule-second",
    "hbar": "1.055e-34 joule-second",
}
"""The constants of nature as NEURON had them before 2019: for the `defined` of `unit`."""
LARGEST_POWER = 99
TINY = 5e-324
_WORD = re.compile(
    r"\s*(?:(?P<divide>/)|-?\s*(?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+|[-+]\d+)?)|-?\s*(?P<name>[A-Za-z_%]+)(?:\^?(?P<power>\d+))?|[-*.])"
)


class Unit(NamedTuple):
    """`factor` times the product of base units to their `powers`."""

    factor: float
    powers: tuple[int, ...] = (0,) * len(_BASE)

    def times(self, other: Unit, sign: int = 1) -> Unit:
        factor = self.factor * other.factor if sign > 0 else self.factor / (other.factor or TINY)
        return Unit(factor, tuple(a + sign * b for a, b in zip(self.powers, other.powers, strict=True)))


_ONE = Unit(1.0)


def unit(text: str, defined: Mapping[str, str] | None = None) -> Unit | None:
    """The unit that a text names; None if it holds an unknown word. `defined` has the file's own definitions."""
    result, sign, at = _ONE, 1, 0
    text = text.strip()
    while at < len(text):
        match = _WORD.match(text, at)
        if not match:
            return None
        at = match.end()
        if match["divide"]:
            sign = -1
            continue
        if match["number"]:
            word, count = Unit(float(re.sub(r"(?<=[\d.])(?=[-+])", "e", match["number"]))), 1
        elif match["name"]:
            word, count = _word(match["name"], defined or {}), int(match["power"] or 1)
        else:
            continue
        if word is None or not 0 < word.factor < math.inf or count > LARGEST_POWER:
            return None
        for _ in range(count):
            result = result.times(word, sign)
            if not 0 < result.factor < math.inf:
                return None
    return result


def _word(name: str, defined: Mapping[str, str]) -> Unit | None:
    if name in defined and defined[name] != name:
        found = unit(defined[name], {k: v for k, v in defined.items() if k != name})
        if found is not None:
            return found
    for stem in (name, name[:-1] if name.endswith("s") else name):
        for prefix, factor in _PREFIXES.items():
            rest = stem.removeprefix(prefix)
            if rest != stem and rest in defined and name not in _DERIVED:
                word = _word(rest, {k: v for k, v in defined.items() if k != name})
                return None if word is None else Unit(factor).times(word)
    return _known(name)


@cache
def _known(name: str) -> Unit | None:
    if name in _BASE:
        return Unit(1.0, tuple(int(base == name) for base in _BASE))
    if name in _DERIVED:
        return unit(_DERIVED[name])
    if name in _PREFIXES:
        return Unit(_PREFIXES[name])
    for prefix, factor in _PREFIXES.items():
        if name.startswith(prefix) and len(name) > len(prefix):
            rest = _known(name[len(prefix) :])
            if rest is not None:
                return Unit(factor).times(rest)
    return _known(name[:-1]) if name.endswith("s") and len(name) > 1 else None


def constant(definition: str, target: str, defined: Mapping[str, str], span: Span | None = None) -> float:
    """The value of `definition` expressed in `target`, as in `F = (faraday) (coulomb)`. As in NEURON, nobody asks
    here whether that has a meaning; the units checker does."""
    units = []
    for text in (definition, target):
        found = unit(text, defined)
        if found is None:
            raise RanvierError(f"unknown unit ({text})", span)
        units.append(found)
    return units[0].factor / units[1].factor
