"""Numbers of NEURON's Random, each stream and distribution: the first ones and the 10,000th (NEURON's Python)."""

import json
import pathlib

from neuron import h

DISTRIBUTIONS = [
    ("uniform", 0, 1), ("uniform", -5, 12.5), ("discunif", 1, 6), ("discunif", -3.7, 4.2), ("normal", 0, 1),
    ("normal", -2, 9), ("lognormal", 5, 2), ("binomial", 20, 0.5), ("poisson", 3), ("poisson", 0.2), ("negexp", 2.5),
    ("erlang", 5, 2), ("geometric", 0.8), ("hypergeo", 1, 3), ("weibull", 2, 3),
]  # fmt: skip
STREAMS = [("Random123", 1, 2, 3), ("Random123", 4000000000, 7, 0), ("MCellRan4", 5, 0), ("MCellRan4", 123456, 78)]


def sample(stream, distribution):
    random = h.Random()
    getattr(random, stream[0])(*stream[1:])
    numbers = [getattr(random, distribution[0])(*distribution[1:])]
    numbers += [random.repick() for _ in range(9999)]
    return {
        "stream": stream,
        "distribution": distribution,
        "first": [x.hex() for x in numbers[:20]],
        "last": numbers[-1].hex(),
        "sum": sum(numbers).hex(),
        "position": random.seq(),
    }


records = [sample(stream, distribution) for stream in STREAMS for distribution in DISTRIBUTIONS]
pathlib.Path(__file__).with_name("random.json").write_text("[\n" + ",\n".join(json.dumps(r) for r in records) + "\n]\n")
