: Procedures that call themselves.
NEURON { SUFFIX recursive RANGE depth, sum }
PARAMETER { depth = 3 }
ASSIGNED { sum }

INITIAL {
  sum = product(depth) + fibonacci(5)
}

BREAKPOINT { sum = sum + product(2) }

FUNCTION product(n) {
  LOCAL smaller
  smaller = n - 1
  if (n <= 1) { product = 1 } else { product = n * product(smaller) + 0 * smaller }
}

FUNCTION fibonacci(n) {
  if (n < 2) { fibonacci = n } else { fibonacci = fibonacci(n - 1) + fibonacci(n - 2) }
}
