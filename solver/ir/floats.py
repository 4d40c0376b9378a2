"""Numbers that the elementary functions are made with."""

INFINITY = float("inf")
NAN = float("nan")
TO_INTEGER = 6755399441055744.0  # 1.5 * 2**52: adding it leaves the rounded integer in the low bits
