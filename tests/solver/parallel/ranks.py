"""Programs on several ranks, as mpiexec starts them; without an MPI the tests are skipped."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("mpi4py")
MPIEXEC = shutil.which("mpiexec", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}")
if MPIEXEC is None:
    pytest.skip("there is no mpiexec", allow_module_level=True)

COMMAND = [sys.executable, "-c", "from ranvier.repl.main import main; main()", "-mpi"]
ENVIRONMENT = os.environ | {  # Open MPI's: more ranks than cores, and as root
    "PRTE_MCA_rmaps_default_mapping_policy": ":oversubscribe",
    "OMPI_MCA_rmaps_base_oversubscribe": "1",
    "OMPI_ALLOW_RUN_AS_ROOT": "1",
    "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM": "1",
}
SECONDS = 120  # until a run counts as hanging


def start(ranks: int, *arguments: str, folder: Path | None = None, command: list[str] = COMMAND) -> subprocess.Popen:
    """A running program."""
    return subprocess.Popen(
        [MPIEXEC, "-n", str(ranks), *command, *arguments], cwd=folder, env=ENVIRONMENT, text=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def run(ranks: int, *arguments: str, folder: Path | None = None) -> tuple[int, str, str]:
    """Exit status, output and errors of a program."""
    process = start(ranks, *arguments, folder=folder)
    try:
        out, errors = process.communicate(timeout=SECONDS)
    except subprocess.TimeoutExpired:
        process.terminate()
        pytest.fail(f"the ranks hang: {process.communicate()}")
    return process.returncode, out, errors


def program(ranks: int, text: str, folder: Path) -> tuple[int, str, str]:
    """The same for a program in hoc."""
    (folder / "program.hoc").write_text("objref pc\n{pc = new ParallelContext()}\n" + text + "\nquit()\n")
    return run(ranks, "program.hoc", folder=folder)
