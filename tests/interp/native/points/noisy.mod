: Each has random numbers of its own.
NEURON {
    ARTIFICIAL_CELL Noisy
    RANDOM numbers
    RANGE last
}
ASSIGNED { last }
INITIAL { last = random_uniform(numbers) }
NET_RECEIVE(weight) { last = random_uniform(numbers) }
