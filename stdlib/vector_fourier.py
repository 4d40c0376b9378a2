"""Vector: Fourier transforms, convolution, correlation and spectra.

A transform of n = 2^k real numbers is kept in n numbers: the constant, the highest cosine (n/2 waves), then cosine and
sine sums of 1, 2, … waves. The forward transform sums x cos and x sin; the inverse gives n/2 times the original.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from ..interp.registry import method
from ..lang.errors import RanvierError
from ..solver.interrupts import aside
from .vector_storage import VectorStorage

if TYPE_CHECKING:
    from .vector import Vector


class VectorFourier(VectorStorage):
    """Methods of Vector that go through the frequency domain; sizes are filled with zeros to a power of 2."""

    @method
    def fft(self, first: object, sign: float = 1.0) -> Vector:
        """v.fft(w, sign) or v.fft(sign): the Fourier transform of w (or of v), for sign 1 (default) or the inverse, -1.

        v.x[0] is the sum (the 0 frequency), v.x[1] the highest cosine, v.x[2k], v.x[2k+1] the cosine and sine of k
        waves. The inverse gives n/2 times what was transformed. Returns v.
        """
        source: VectorStorage = self
        if isinstance(first, VectorStorage):
            source = first
        elif isinstance(first, (int, float)):
            sign = first
        else:
            raise RanvierError("Vector.fft takes a Vector or a number, the sign")
        if not -1 <= sign <= 1:
            raise RanvierError(f"Vector.fft: the sign must be 1 or -1, not {sign:g}")
        if not source.data:
            raise RanvierError("Vector.fft: the Vector is empty")
        padded = _padded(source.values, len(source.data))
        return self.assign(aside(_inverse if sign == -1 else _forward, padded))  # type: ignore[return-value]

    @method
    def convlv(self, source: Vector, response: Vector, sign: int = 1) -> Vector:
        """v.convlv(w, response, sign): w convolved with a response, for sign -1 deconvolved.

        The response is in wrap-around order: times 0, 1, … n/2, then the negative ones up to -1. Returns v.
        """
        if not source.data or not response.data:
            raise RanvierError("Vector.convlv: a Vector is empty")
        return self.assign(aside(_convolved, source.values, response.values, sign))  # type: ignore[return-value]

    @method
    def filter(self, source: Vector, response: Vector) -> Vector:
        """v.filter(w, f): w convolved with the transform of f, a digital filter given by frequency. Returns v."""
        if not source.data or not response.data:
            raise RanvierError("Vector.filter: a Vector is empty")
        return self.assign(aside(_filtered, source.values, response.values))  # type: ignore[return-value]

    @method
    def correl(self, first: Vector, second: Vector | None = None) -> Vector:
        """v.correl(w, u): the cross-correlation of w and u (or of w with itself), circular: lags 0, 1, … then the
        negative ones. Returns v.
        """
        second = second or first
        if not first.data and not second.data:
            raise RanvierError("Vector.correl: the Vectors are empty")
        return self.assign(aside(_correlated, first.values, second.values))  # type: ignore[return-value]

    @method
    def spctrm(self, source: Vector) -> Vector:
        """v.spctrm(w): the power spectral density of w, from overlapping segments under a triangular window.

        The first m elements of v are set, m the power of 2 from size/8 on; v grows to m if it is smaller. Returns v.
        """
        if not source.data:
            raise RanvierError("Vector.spctrm: the Vector is empty")
        density = aside(_spectrum, source.values)
        if len(self.data) < len(density):
            self.set_size(len(density))
        self.values[: len(density)] = density
        return self  # type: ignore[return-value]


def _power_of_two(size: int) -> int:
    return 1 << max(0, size - 1).bit_length()


def _padded(values: np.ndarray, size: int) -> np.ndarray:
    padded = np.zeros(_power_of_two(size))
    padded[: len(values)] = values
    return padded


def _forward(values: np.ndarray) -> np.ndarray:
    """The transform in the packed order."""
    if len(values) == 1:
        return values
    transform = np.fft.rfft(values)
    packed = np.empty(len(values))
    packed[0], packed[1] = transform[0].real, transform[-1].real
    packed[2::2], packed[3::2] = transform[1:-1].real, 0.0 - transform[1:-1].imag
    return packed


def _inverse(packed: np.ndarray) -> np.ndarray:
    """The inverse of the packed order, n/2 times too large."""
    if len(packed) == 1:
        return packed / 2
    transform = np.empty(len(packed) // 2 + 1, dtype=complex)
    transform[0], transform[-1] = packed[0], packed[1]
    transform[1:-1] = packed[2::2] - 1j * packed[3::2]
    return np.fft.irfft(transform, len(packed)) * (len(packed) / 2)


def _convolved(values: np.ndarray, response: np.ndarray, sign: int) -> np.ndarray:
    size = max(len(values), len(response))
    signal = np.fft.rfft(_padded(values, size))
    kernel = np.fft.rfft(_wrapped(response, _power_of_two(size)))
    return _real(signal * kernel if sign == 1 else _divided(signal, kernel))


def _filtered(values: np.ndarray, response: np.ndarray) -> np.ndarray:
    size = max(len(values), len(response))
    signal = np.fft.rfft(_padded(values, size))
    spectrum = np.fft.rfft(_padded(response, size))
    in_time = np.concatenate((spectrum.real, spectrum.imag[-2:0:-1]))
    kernel = np.fft.rfft(_wrapped(in_time[: len(response)], len(in_time)))
    return _real(signal * kernel)


def _correlated(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    size = max(len(first), len(second))
    a, b = (np.fft.rfft(_padded(values, size)) for values in (first, second))
    return _real(a * np.conj(b))


def _real(transform: np.ndarray) -> np.ndarray:
    size = max(1, 2 * (len(transform) - 1))
    return np.fft.irfft(transform, size) if size > 1 else transform.real


def _wrapped(response: np.ndarray, size: int) -> np.ndarray:
    """A response in wrap-around order, stretched to a size: its second half goes to the end."""
    negative = (len(response) - 1) // 2
    wrapped = np.zeros(size)
    positive = (len(response) + 1) // 2
    wrapped[:positive] = response[:positive]
    if negative:
        wrapped[size - negative :] = response[len(response) - negative :]
    return wrapped


def _divided(signal: np.ndarray, kernel: np.ndarray) -> np.ndarray:
    if np.any(kernel == 0):
        raise RanvierError("Vector.convlv: the response has a frequency with no amplitude, it can not be divided by")
    return signal / kernel


def _spectrum(values: np.ndarray) -> np.ndarray:
    size = len(values)
    bins = _power_of_two(max(1, size // 8))
    pairs = math.ceil((size / bins - 1) / 2)
    window = 1.0 - np.abs(np.arange(2 * bins) / bins - 1.0)
    samples = np.zeros(max(size, (2 * pairs + 1) * bins))
    samples[:size] = values
    power = np.zeros(bins)
    for segment in range(2 * pairs):
        piece = samples[segment * bins : (segment + 2) * bins]
        power += np.abs(np.fft.rfft(piece * window)[:bins]) ** 2
    power[1:] *= 2
    with np.errstate(all="ignore"):
        return power / (pairs * np.sum(window**2) * 4 * bins)
