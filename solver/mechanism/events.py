"""What a mechanism asks of the event queue while it runs, written into a list that the queue takes over.

`event.count` i64[1]: requests so far; `event.capacity` i64: how many fit; for each request `event.kind` i64[] (SEND,
EVENT, MOVE, UNWATCH, WATCH + k), `event.instance` i64[] (whose), `event.time` f64[] (when, ms, absolute; of WATCH how
far condition k is beyond its threshold), `event.flag` f64[]. A request that does not fit is counted but not written:
the list must be longer than what one launch can ask.
"""

from __future__ import annotations

SEND, EVENT, MOVE, UNWATCH, WATCH = range(5)
"""`net_send(delay, flag)` to itself, `net_event(time)` to all it is connected to, `net_move(time)` of the last send; no
condition of the instance is watched any more; condition k is, from now on."""

TOLD = ".told"
"""Ends the key of a twin of NET_RECEIVE that calls `event.told` (i64, an address) at each net_event."""
