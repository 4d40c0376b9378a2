"""Matrix: products, equations, inverses, eigenvalues."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from ..interp.registry import method
from ..interp.values import Pointer
from ..lang.errors import RanvierError
from ..solver.interrupts import aside
from .matrix_storage import MatrixStorage

if TYPE_CHECKING:
    from .matrix import Matrix
    from .vector import Vector

# Coefficients of the Padé approximant of degree 13, exact to double precision up to a norm of 5.37 (Higham 2005).
_PADE = [math.comb(13, k) * math.factorial(26 - k) / math.factorial(26) for k in range(14)]
_PADE_NORM = 5.37


class MatrixAlgebra(MatrixStorage):
    """Methods of Matrix that treat it as one. A target, if given, takes the result; else it is new."""

    factored: np.ndarray | None = None

    @method
    def mulv(self, vector: Vector, target: Vector | None = None) -> Vector:
        """m.mulv(v, target): the product of m and a Vector."""
        self._sized(len(vector.data), self.shape[1], "mulv")
        return self.vector(aside(np.matmul, self.cells, vector.values), target)

    @method
    def mulm(self, other: Matrix, target: Matrix | None = None) -> Matrix:
        """m.mulm(n, target): the product of m and n."""
        self._sized(other.shape[0], self.shape[1], "mulm")
        return self.made(aside(np.matmul, self.cells, other.cells), target)

    @method
    def add(self, other: Matrix, target: Matrix | None = None) -> Matrix:
        """m.add(n, target): the sum of m and n, in the target if given, else in m itself."""
        if other.shape != self.shape:
            raise RanvierError(f"Matrix.add: the sizes {self.shape} and {other.shape} differ")
        return (target or self).assign(self.cells + other.cells)

    @method
    def muls(self, factor: float, target: Matrix | None = None) -> Matrix:
        """m.muls(x): multiplies each element by a number. Returns m."""
        return (target or self).assign(self.cells * factor)

    @method
    def zero(self) -> Matrix:
        """m.zero(): sets all elements to 0. Returns m."""
        return self.assign(np.zeros(self.shape))

    @method
    def ident(self) -> Matrix:
        """m.ident(): sets the main diagonal to 1, all else to 0. Returns m."""
        return self.assign(np.eye(*self.shape))

    @method
    def transpose(self, target: Matrix | None = None) -> Matrix:
        """m.transpose(): the rows as columns."""
        return self.made(self.cells.T, target)

    def _sized(self, size: int, wanted: int, title: str) -> None:
        if size != wanted:
            raise RanvierError(f"Matrix.{title}: the sizes do not fit: {wanted} are needed, not {size}")

    def _square(self, title: str) -> np.ndarray:
        rows, columns = self.shape
        if rows != columns:
            raise RanvierError(f"Matrix.{title} needs a square matrix, this is {rows} x {columns}")
        return self.cells

    @method
    def solv(self, right: Vector, *options: object) -> Vector:
        """m.solv(b, target, 1): the Vector x with m*x = b. With a 1 the factors of the last call are used again, even
        if elements have changed since. An error if m is singular.
        """
        target = next((option for option in options if not isinstance(option, (int, float))), None)
        again = any(isinstance(option, (int, float)) and option for option in options)
        cells = self._square("solv")
        self._sized(len(right.data), len(cells), "solv")
        if not again or self.factored is None or self.factored.shape != cells.shape:
            self.factored = np.array(cells)
        try:
            return self.vector(aside(np.linalg.solve, self.factored, right.values), target)
        except np.linalg.LinAlgError:
            raise RanvierError("Matrix.solv: the matrix is singular") from None

    @method
    def inverse(self, target: Matrix | None = None) -> Matrix:
        """m.inverse(target): the matrix whose product with m is the identity. An error if m is singular."""
        try:
            return self.made(aside(np.linalg.inv, self._square("inverse")), target)
        except np.linalg.LinAlgError:
            raise RanvierError("Matrix.inverse: the matrix is singular") from None

    @method
    def det(self, exponent: Pointer) -> float:
        """m.det(&e): the determinant as mantissa (1 to 10, or 0), which is the result, times 10^e."""
        sign, logarithm = aside(np.linalg.slogdet, self._square("det"))
        power = 0 if sign == 0 else math.floor(logarithm / math.log(10.0) + 1e-13)
        scale = float(np.max(np.abs(self.cells))) or 1.0
        size = len(self.cells)
        # The determinant of the scaled matrix does not overflow as easily, and keeps the digits that a logarithm loses.
        determinant = float(aside(np.linalg.det, self.cells / scale)) if sign else 0.0
        exponent.set(float(power))
        return determinant * math.exp(size * math.log(scale) - power * math.log(10.0)) if determinant else 0.0

    @method
    def pow(self, exponent: int, target: Matrix | None = None) -> Matrix:
        """m.pow(i, target): m multiplied by itself, i >= 0 times."""
        if exponent < 0:
            raise RanvierError(f"Matrix.pow: the exponent must be 0 or more, not {exponent}")
        return self.made(aside(np.linalg.matrix_power, self._square("pow"), exponent), target)

    @method
    def exp(self, target: Matrix | None = None) -> Matrix:
        """m.exp(target): e^m = 1 + m + m*m/2 + m*m*m/6 + …"""
        return self.made(aside(_exponential, self._square("exp")), target)

    @method
    def svd(self, left: Matrix | None = None, right: Matrix | None = None) -> Vector:
        """m.svd(u, v): the singular values, largest first, and sets orthogonal u and v: u^T * diagonal * v = m."""
        u, values, v = aside(np.linalg.svd, self.cells)
        if left is not None:
            left.assign(u.T)
        if right is not None:
            right.assign(v)
        return self.vector(values, None)

    @method
    def symmeig(self, vectors: Matrix) -> Vector:
        """m.symmeig(q): the eigenvalues of a symmetric matrix, ascending; the columns of q become the eigenvectors."""
        values, columns = aside(np.linalg.eigh, self._square("symmeig"))
        vectors.assign(columns)
        return self.vector(values, None)


def _exponential(cells: np.ndarray) -> np.ndarray:
    """By scaling, a Padé approximant of degree 13, and squaring."""
    norm = np.linalg.norm(cells, 1)
    if not np.isfinite(norm):
        raise RanvierError("Matrix.exp: an element is not finite")
    halvings = max(0, math.ceil(math.log2(norm / _PADE_NORM))) if norm else 0
    scaled = cells / 2.0**halvings
    power = np.eye(len(cells))
    even, odd = np.zeros_like(power), np.zeros_like(power)
    for k, coefficient in enumerate(_PADE):
        target = odd if k % 2 else even
        target += coefficient * power
        power = power @ scaled
    result = np.linalg.solve(even - odd, even + odd)
    for _ in range(halvings):
        result = result @ result
    return result
