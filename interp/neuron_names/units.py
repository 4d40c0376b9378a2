"""Units: how many of hoc's own units (ms, mV, µm, mM) one of each is."""

mM = 1
uM = μM = 1e-3
nM = 1e-6
M = 1e3

ms = 1
us = μs = 1e-3
s = sec = 1e3
minute = 60 * s
hour = 60 * minute
day = 24 * hour

mV = 1
uV = μV = 1e-3
V = 1e3

um = μm = 1
nm = 1e-3
mm = 1_000
cm = 10_000
m = 1_000_000
