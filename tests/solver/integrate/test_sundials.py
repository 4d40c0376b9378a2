"""Where SUNDIALS is not to be had, the variable step by IDA is refused with one error that says why."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from ranvier.lang.errors import RanvierError
from ranvier.repl.session import new_machine
from ranvier.solver.integrate import sundials

PROGRAM = "create s\nobjref cv\ncv = new CVode()\n{cv.active(1) cv.use_daspk(1)}\n{finitialize(-65)}\n"


def refusal() -> RanvierError:
    sundials.libraries.cache_clear()
    with pytest.raises(RanvierError) as caught:
        new_machine().execute(PROGRAM)
    sundials.libraries.cache_clear()
    return caught.value


@pytest.mark.skipif(sys.version_info >= (3, 11), reason="it is for earlier versions of Python")
def test_it_needs_python_3_11() -> None:
    assert refusal().message == "the variable step by IDA needs Python 3.11 or later"


@pytest.mark.skipif(sys.version_info < (3, 11), reason="the variable step by IDA needs Python 3.11 or later")
@pytest.mark.parametrize("package", [None, SimpleNamespace(origin=None)])
def test_it_needs_the_package(package: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sundials, "find_spec", lambda name: package)
    error = refusal()
    assert error.message == "the variable step by IDA needs SUNDIALS, which the package scikit-sundae brings"
    assert error.hint == 'pip install "scikit-sundae==1.2.0"'


@pytest.mark.skipif(sys.version_info < (3, 11), reason="the variable step by IDA needs Python 3.11 or later")
def test_a_package_without_libraries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = SimpleNamespace(origin=str(tmp_path / "sksundae" / "__init__.py"))
    monkeypatch.setattr(sundials, "find_spec", lambda name: package)
    assert refusal().message.startswith("no SUNDIALS libraries beside ")
