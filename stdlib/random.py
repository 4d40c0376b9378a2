"""Random: numbers of many distributions out of reproducible streams."""

from __future__ import annotations

from functools import cached_property
from math import trunc
from typing import TYPE_CHECKING, Any
from weakref import ref

import numpy as np

from ..interp.registry import MISSING, hoc_class, method, quicker
from ..interp.values import HocObject, Pointer
from ..lang.errors import RanvierError
from ..solver.mechanism.random_numbers import GLOBAL
from . import random_distributions as distributions
from .random_distributions import between, one_of
from .random_generators import ACG, MLCG, Isaac64
from .random_streams import CounterStream, MCellRan4, Random123, SharedIndices, Stream, mcell_ran4

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..interp.machine import Machine

PIECE = 1 << 20  # numbers that are drawn before Ctrl-C is heard
_LARGEST = 0xFFFFFFFF
_FIRST_TYPE = 0  # the type of initialization handlers that run first among those after t = 0


def shared_indices(machine: Machine) -> SharedIndices:
    """What the random streams of a machine have in common."""
    found = vars(machine).get("_random_indices")
    if found is None:
        found = machine._random_indices = SharedIndices(memoryview(machine.simulation.services.random_state))
    return found


def checked_index(value: float, title: str) -> int:
    """A 32-bit index."""
    if not 0 <= value <= _LARGEST:
        raise RanvierError(f"{title} takes whole numbers from 0 to {_LARGEST}, not {value:g}")
    return int(value)


@hoc_class("Random")
class Random(HocObject):
    """new Random(seed): random numbers. Choose the stream (Random123, MCellRan4; ACG, MLCG and Isaac64 as NEURON 8 had
    them), then a distribution, which gives the first number; r.repick() gives the next. At first the distribution is
    normal with mean 0 and variance 1.
    """

    __slots__ = ("distribution", "draw", "numbers", "__dict__")  # native code finds them

    def __init__(self, machine: Machine, seed: float = 0.0, size: float = 55.0) -> None:
        _check_size("Random", size)
        self.shared = shared = shared_indices(machine)
        self.first = (_word(seed), int(size), 0), shared.global_index
        self.draw: distributions.Uniform01 | None = None
        self.distribution = distributions.normal(0.0, 1.0)

    @cached_property
    def stream(self) -> Stream:
        """Made when it is first needed: most programs choose another."""
        return Random123(*self.first)

    def _first_draw(self) -> distributions.Uniform01:
        self._draw_from(self.stream)
        return self.draw  # type: ignore[return-value]

    @cached_property
    def played(self) -> list[Pointer]:
        """The variables that get numbers in a run."""
        return []

    def _draw_from(self, stream: Stream) -> None:
        self.stream = stream
        self.draw, self.numbers = stream.uniform, stream.numbers

    # -- streams

    @method("Random123")
    def choose_random123(self, id1: float = 0.0, id2: float = 0.0, id3: float = 0.0) -> float:
        """r.Random123(id1, id2, id3): the Random123 stream (philox4x32) of these identifiers (0 to 2^32-1), from the
        start. Gives 0.
        """
        ids = tuple(checked_index(value, "Random.Random123") for value in (id1, id2, id3))
        self._draw_from(Random123(ids, self.shared.global_index))  # type: ignore[arg-type]
        return 0.0

    @method("Random123_globalindex")
    def random123_globalindex(self, index: float | None = None) -> float:
        """r.Random123_globalindex(i): sets (or just gives) the index common to all Random123 streams made after."""
        if index is not None:
            self.shared.global_index = checked_index(index, "Random.Random123_globalindex")
            self.machine.simulation.services.random_state[GLOBAL] = self.shared.global_index
        return float(self.shared.global_index)

    @method("MCellRan4")
    def choose_mcell_ran4(self, high_index: float = 0.0, low_index: float = 0.0) -> float:
        """r.MCellRan4(high, low): the stream of the mcell_ran4 generator that starts at high, each 0 to 2^32-1. Without
        low (or 0) the one of mcell_ran4_init counts; without high one is chosen. Gives the high index.
        """
        high = checked_index(high_index, "Random.MCellRan4")
        low = checked_index(low_index, "Random.MCellRan4")
        self.shared.mcell_streams += 1
        if high == 0:
            high = int(mcell_ran4(self.shared.mcell_streams, self.shared.low_index) * 2.0**32)
        self._draw_from(MCellRan4(high, low, self.shared))
        return float(high)

    @method("ACG")
    def choose_acg(self, seed: float = 0.0, size: float = 55.0) -> float:
        """r.ACG(seed, size): the additive generator with a shuffled table of at least this size (7 to 98). Gives 1."""
        _check_size("Random.ACG", size)
        self._draw_from(ACG(_word(seed), int(size)))
        return 1.0

    @method("MLCG")
    def choose_mlcg(self, seed1: float = 0.0, seed2: float = 0.0) -> float:
        """r.MLCG(seed1, seed2): two linear congruential generators combined. Gives 1."""
        self._draw_from(MLCG(_word(seed1), _word(seed2)))
        return 1.0

    @method("Isaac64")
    def choose_isaac64(self, seed: float = 0.0) -> float:
        """r.Isaac64(seed): the ISAAC generator with 64-bit words. Without one (or 0) it is chosen. Gives the seed."""
        self.shared.isaac_streams += 1
        if _word(seed) == 0:
            seed = -1.0 - self.shared.isaac_streams
        self._draw_from(Isaac64(_word(seed)))
        return float(_word(seed))

    @method
    def seq(self, position: float | None = None) -> float:
        """r.seq(n): goes to the number n of the stream; without n gives the place of the next number. Only of Random123
        and MCellRan4 streams.
        """
        if not isinstance(self.stream, CounterStream):
            raise RanvierError(f"Random.seq: a stream of {type(self.stream).__name__} has no places")
        if position is not None:
            if not 0 <= position < self.stream.length:
                raise RanvierError(f"Random.seq takes 0 to {self.stream.length - 1}, not {position:g}")
            self.stream.seek(int(position))
        return float(self.stream.position)

    # -- numbers

    @method
    def repick(self) -> float:
        """r.repick(): the next number of the distribution."""
        function, parameters = self.distribution
        return function(self.draw or self._first_draw(), parameters)

    @quicker(repick)
    def _quicker_repick(checked: Callable[..., float]) -> Callable[..., float]:  # noqa: N805
        def repick(self: Random, *given: object) -> float:
            function, parameters = self.distribution
            return function(self.draw or self._first_draw(), parameters)

        return repick

    def picks(self, count: int) -> np.ndarray:
        """So many numbers."""
        of_array = distributions.of_array(self.distribution)
        if of_array is not None:
            pieces = [min(PIECE, count - start) for start in range(0, count, PIECE)]
            return np.concatenate([of_array(self.stream.uniforms(size)) for size in pieces or [0]])
        return np.array([self.repick() for _ in range(count)], dtype=np.float64)

    def _choose(self, distribution: distributions.Distribution) -> float:
        self.distribution = function, parameters = distribution
        return function(self.draw or self._first_draw(), parameters)

    @method
    def uniform(self, low: float, high: float) -> float:
        """r.uniform(low, high): evenly between two numbers. Gives the first."""
        return self._choose(distributions.uniform(low, high))

    @quicker(uniform)
    def _quicker_uniform(checked: Callable[..., float]) -> Callable[..., float]:  # noqa: N805
        def uniform(self: Random, low: Any = MISSING, high: Any = MISSING, *rest: object) -> float:
            if type(low) is type(high) is float and low <= high:
                self.distribution = between, (low, width := high - low)
                return low + width * (self.draw or self._first_draw())()
            return checked(self, low, high)

        return uniform

    @method
    def discunif(self, low: float, high: float) -> float:
        """r.discunif(low, high): whole numbers from low to high, both included. Gives the first."""
        return self._choose(distributions.discrete_uniform(low, high))

    @quicker(discunif)
    def _quicker_discunif(checked: Callable[..., float]) -> Callable[..., float]:  # noqa: N805
        def discunif(self: Random, low: Any = MISSING, high: Any = MISSING, *rest: object) -> float:
            if type(low) is type(high) is float and low.is_integer() and high.is_integer() and low <= high:
                self.distribution = one_of, (low, count := high - low + 1.0)
                return low + trunc(count * (self.draw or self._first_draw())())
            return checked(self, low, high)

        return discunif

    @method
    def normal(self, mean: float, variance: float) -> float:
        """r.normal(mean, variance): Gauss's distribution. Gives the first number."""
        return self._choose(distributions.normal(mean, variance))

    @method
    def lognormal(self, mean: float, variance: float) -> float:
        """r.lognormal(mean, variance): numbers whose logarithm is normal. Gives the first."""
        return self._choose(_made("lognormal", distributions.lognormal, mean, variance))

    @method
    def poisson(self, mean: float) -> float:
        """r.poisson(mean): numbers of events of a Poisson process. Gives the first."""
        return self._choose(distributions.poisson(mean))

    @method
    def binomial(self, trials: float, probability: float) -> float:
        """r.binomial(n, p): how many of n trials succeed, each with probability p. Gives the first number."""
        if trials < 0 or not 0 <= probability <= 1:
            raise RanvierError(f"Random.binomial takes n >= 0 and p from 0 to 1, not {trials:g} and {probability:g}")
        return self._choose(distributions.binomial(trials, probability))

    @method
    def negexp(self, mean: float) -> float:
        """r.negexp(mean): exponentially distributed, as the intervals of a Poisson process. Gives the first number."""
        return self._choose(distributions.negative_exponential(mean))

    @method
    def erlang(self, mean: float, variance: float) -> float:
        """r.erlang(mean, variance): the Erlang distribution. Gives the first number."""
        return self._choose(distributions.erlang(mean, variance))

    @method
    def geometric(self, mean: float) -> float:
        """r.geometric(mean): how many uniform numbers it takes until one is not below the mean (0 to 1). Gives the
        first.
        """
        if not 0 <= mean < 1:
            raise RanvierError(f"Random.geometric: the mean must be 0 to below 1, not {mean:g}")
        return self._choose(distributions.geometric(mean))

    @method
    def hypergeo(self, mean: float, variance: float) -> float:
        """r.hypergeo(mean, variance): a mixture of two exponential distributions. Gives the first number."""
        return self._choose(_made("hypergeo", distributions.hypergeometric, mean, variance))

    @method
    def weibull(self, alpha: float, beta: float) -> float:
        """r.weibull(alpha, beta): (-beta log(1-u))^(1/alpha). Gives the first number."""
        return self._choose(_made("weibull", distributions.weibull, alpha, beta))

    # -- in a run

    @method
    def play(self, target: Pointer) -> float:
        """r.play(&x): x gets a new number at finitialize and before every step, as long as r exists."""
        simulation = self.machine.simulation
        if not self.played:
            for hooks in (simulation.handlers[_FIRST_TYPE], simulation.before_step):
                hooks.append(_Player(self, hooks))
        self.played.append(target)
        return 0.0


class _Player:
    """A hook that gives each played variable a number, and takes itself away when the Random is gone."""

    def __init__(self, random: Random, hooks: list) -> None:
        self.random = ref(random)
        self.hooks = hooks

    def __call__(self) -> None:
        random = self.random()
        if random is None:
            self.hooks.remove(self)
            return
        random.played = [pointer for pointer in random.played if getattr(pointer, "alive", True)]
        for pointer in random.played:
            pointer.set(random.repick())


def _word(seed: float) -> int:
    """A number as C makes it a 32-bit word."""
    return int(seed) & _LARGEST if abs(seed) < 2.0**63 else 0


def _check_size(title: str, size: float) -> None:
    if not 7 <= size <= 98:
        raise RanvierError(f"{title}: the size must be 7 to 98, not {size:g}")


def _made(title: str, make: Any, *parameters: float) -> distributions.Distribution:
    """A distribution; parameters that it can not have give an error."""
    try:
        return make(*parameters)
    except (ValueError, ZeroDivisionError):
        text = ", ".join(f"{parameter:g}" for parameter in parameters)
        raise RanvierError(f"Random.{title}: there is no such distribution with the parameters {text}") from None
