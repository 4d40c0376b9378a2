"""Python objects handed round by ParallelContext, in one process."""

from neuron import h

pc = h.ParallelContext()
print(pc.py_allgather((1, "a")), pc.py_gather([2], 0), pc.py_broadcast({"k": 3}, 0))
print(pc.py_scatter(["x"], 0), pc.py_alltoall([(4, None)]))

# expect: [(1, 'a')] [[2]] {'k': 3}
# expect: x [(4, None)]
