"""What a mechanism prints: `printf` in a block, written into a list that is printed after the launch.

`message.count` i64[1]: messages so far; `message.capacity` i64: how many fit; for each message `message.which` i64[]
(the index into the mechanism's `messages`, the formats, plus `message.first` i64, so that all mechanisms can share a
list) and in `message.values` f64[] the numbers, VALUES for each. What does not fit is counted but lost.
"""

from __future__ import annotations

VALUES = 8
ERROR = "\0"
"""A format that begins with it is an error: the run ends."""
