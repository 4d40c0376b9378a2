"""A kernel of Jupyter: the bar of a run, and what is left when it is interrupted."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest
from ranvier.repl import session

PATIENCE = 60  # s

BEGIN = """
from ranvier import h
from ranvier.solver import progress
progress.QUIET = progress.INTERVAL = 0.0
h.load_file("stdrun.hoc")
soma = h.Section(name="soma")
soma.insert("hh")
_ = h.finitialize(-65)
"""


@pytest.fixture
def kernel(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    pytest.importorskip("ipykernel")
    from jupyter_client.manager import start_new_kernel

    paths = [str(session.ROOT.parent), *filter(None, [os.environ.get("PYTHONPATH")])]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(paths))
    manager, client = start_new_kernel(kernel_name="python3")
    yield manager, client
    client.stop_channels()
    manager.shutdown_kernel(now=True)


def told(kernel: Any, code: str, interrupted: bool = False) -> list[tuple[str, Any]]:
    """The outputs of a cell; `interrupted`: the kernel is, when the first has come."""
    manager, client = kernel
    asked, found = client.execute(code), []
    while True:
        message = client.get_iopub_msg(timeout=PATIENCE)
        kind, content = message["msg_type"], message["content"]
        if message["parent_header"].get("msg_id") != asked:
            continue
        if kind == "status" and content["execution_state"] == "idle":
            return found
        if kind not in ("status", "execute_input"):
            found.append((kind, content))
            if interrupted and len(found) == 1:
                manager.interrupt_kernel()


def test_a_bar_and_an_interrupt(kernel: Any) -> None:
    assert told(kernel, BEGIN) == []
    shown = told(kernel, "h.continuerun(1e9)", interrupted=True)
    assert shown[0][0] == "display_data" and "<progress" in shown[0][1]["data"]["text/html"]
    assert {kind for kind, _ in shown[1:-1]} == {"update_display_data"}
    assert shown[-2][1]["data"]["text/html"] == ""
    assert shown[-1][0] == "error" and shown[-1][1]["ename"] == "KeyboardInterrupt"
    then = told(kernel, "progress.QUIET = 100\nt = h.t\nh.continuerun(t + 1)\nprint(0 < t < 1e9, round(h.t - t, 6))")
    assert [content["text"] for _, content in then] == ["True 1.0\n"]
