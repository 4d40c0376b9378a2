"""10,000 numbers of each generator and distribution, as NEURON's Random gives them.

    python make.py PYTHON_WITH_NEURON_9 PYTHON_WITH_NEURON_8

NEURON 8 is asked for the generators that NEURON 9 dropped. Kept are the first numbers, every 1000th, and a digest of
all in single precision (so that the last bit of a logarithm does not matter). `sample` serves the oracle test too.
"""

import hashlib
import json
import pathlib
import struct
import subprocess
import sys

COUNT, FIRST, STEP = 10000, 10, 1000
DISTRIBUTIONS = [
    ("uniform", 0, 1), ("uniform", -5, 12.5), ("discunif", 1, 6), ("discunif", -3.7, 4.2), ("normal", 0, 1),
    ("normal", -2, 9), ("lognormal", 5, 2), ("binomial", 20, 0.5), ("poisson", 3), ("poisson", 0.2), ("negexp", 2.5),
    ("erlang", 5, 2), ("geometric", 0.8), ("hypergeo", 1, 3), ("weibull", 2, 3),
]  # fmt: skip
STREAMS = {
    9: [("Random123", 1, 2, 3), ("Random123", 4000000000, 7, 0), ("MCellRan4", 5, 0), ("MCellRan4", 123456, 78)],
    8: [("ACG", 7), ("ACG", 4000000000, 98), ("MLCG", 1, 2), ("MLCG", -5, 3000000000), ("Isaac64", 1234567)],
}
ORACLE = """
import json, sys
from neuron import h
streams, distributions, count = json.loads(sys.argv[1])
for stream in streams:
    for distribution in distributions:
        random = h.Random()
        getattr(random, stream[0])(*stream[1:])
        numbers = [getattr(random, distribution[0])(*distribution[1:])]
        numbers += [random.repick() for _ in range(count - 1)]
        position = random.seq() if stream[0] in ("Random123", "MCellRan4") else None
        print(json.dumps([stream, distribution, [x.hex() for x in numbers], position]))
"""


def sample(python, version):
    """(stream, distribution, numbers, position) of each combination."""
    task = json.dumps([STREAMS[version], DISTRIBUTIONS, COUNT])
    done = subprocess.run([python, "-c", ORACLE, task], capture_output=True, text=True, check=True)
    for line in done.stdout.splitlines():
        stream, distribution, numbers, position = json.loads(line)
        yield stream, distribution, [float.fromhex(x) for x in numbers], position


def digest(numbers):
    return hashlib.blake2b(struct.pack(f"<{len(numbers)}f", *numbers), digest_size=12).hexdigest()


def record(stream, distribution, numbers, position):
    return {
        "stream": stream,
        "distribution": distribution,
        "first": numbers[:FIRST],
        "every": numbers[STEP - 1 :: STEP],
        "digest": digest(numbers),
        "position": position,
    }


if __name__ == "__main__":
    records = [record(*one) for python, version in zip(sys.argv[1:], (9, 8), strict=True)
               for one in sample(python, version)]  # fmt: skip
    place = pathlib.Path(__file__).with_name("random.json")
    place.write_text("[\n" + ",\n".join(json.dumps(r) for r in records) + "\n]\n")
