"""PTX and AMDGCN text, verified by LLVM, of the mechanisms without C below some folders.

    python gpu_text.py FOLDER…

Prints a table by reason and what failed; exit status 1 if a mechanism that Ranvier takes gives no text.
"""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from pathlib import Path

from ranvier.lang.errors import RanvierError
from ranvier.repl.session import import_library
from ranvier.solver.mechanism import build
from ranvier.solver.target import amdgcn, emit, gpu, nvptx

TARGETS = {"PTX": nvptx, "AMDGCN": amdgcn}


def outcome(path: Path) -> str:
    """ "text for both", or why not."""
    try:
        record = build.load([path])[0]
    except RanvierError:
        return "refused on every target"
    kernels = list(record.kernels.values())
    if record.c is not None or any(emit.runs_c(kernel) for kernel in kernels):  # NetStim asks a Random of hoc
        return "has VERBATIM or calls the machine itself"
    for name, target in TARGETS.items():
        try:
            if kernels and not target.compile(kernels).strip():
                return f"failed: no {name}"
        except (gpu.NotForGPU, RuntimeError) as error:  # RuntimeError: what LLVM's verifier says
            return f"failed: {name}: {error}"
    return "text for both"


def main() -> int:
    import_library()
    table, seen = Counter(), set()
    for folder in sys.argv[1:]:
        for path in sorted(Path(folder).rglob("*.mod")):
            digest = hashlib.md5(path.read_bytes()).digest()
            if digest in seen or path.name.endswith(".after.mod"):
                continue
            seen.add(digest)
            reason = outcome(path)
            table[reason.partition(":")[0]] += 1
            if reason.startswith("failed"):
                print(f"{path}: {reason}", flush=True)
    for reason, count in table.most_common():
        print(f"{count:5d} {reason}")
    return int(table["failed"] > 0 or not table["text for both"])


if __name__ == "__main__":
    sys.exit(main())
