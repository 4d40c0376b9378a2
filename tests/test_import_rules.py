"""The import table of the design, held by a test: lang → nothing, solver never knows the interpreter, and so on."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# package (longest prefix wins) → prefixes it may import, besides itself
ALLOWED = {
    "lang": [],
    "interp": ["lang", "solver.model", "solver.options"],
    "interp.native": ["interp", "lang.c", "solver"],
    "solver.cache": ["solver.options"],
    "solver.options": ["lang.errors"],
    "solver.progress": ["solver.interrupts", "solver.options", "solver.parallel.world"],
    "solver.ir": ["lang.errors"],
    "solver.target": ["solver.ir", "solver.cache", "solver.options", "lang.errors"],
    "solver.kernels": ["solver.ir", "lang.errors"],
    "solver.model": ["lang.errors", "lang.source"],
    "solver.c": ["lang.c", "lang.errors", "lang.source", "solver.target.llvm_lines"],
    "solver.mechanism": [
        "lang",
        "solver.c",
        "solver.ir",
        "solver.target",
        "solver.cache",
        "solver.options",
        "solver.model.clock",
    ],
    "solver.integrate": ["solver", "lang.errors"],
    "solver.parallel": ["solver", "lang.errors"],
    "stdlib": [
        "interp.registry", "interp.values", "interp.errors", "interp.machine", "interp.per_machine", "solver",
        "lang.errors", "lang.source",
    ],  # fmt: skip
    "repl": ["", "lang", "interp", "solver", "stdlib"],
    "": ["repl", "lang.garbage"],
}  # fmt: skip

# third-party packages that may be imported only where they belong
CONFINED = {
    "ply": ["lang.ply_tables"],
    "llvmlite": ["solver.target"],
    "ctypes": ["solver.target"],
    "prompt_toolkit": ["repl.prompt"],
    "pycparser": ["lang.c", "lang.nmodl.c_file", "solver.c"],
    "pcpp": ["lang.c"],
    "mpi4py": ["solver.parallel.mpi"],
    "matplotlib": ["stdlib.gui", "repl"],
    "plotly": ["interp.python_names.plots"],
}


def modules() -> dict[str, Path]:
    found = {}
    for path in sorted(ROOT.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        if parts[0] in ("tests", "benchmarks", "build", "dist") or parts[0].startswith("."):
            continue
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found[name] = path
    return found


def imports(name: str, path: Path) -> list[tuple[str, str]]:
    """(module inside the package, third-party package) pairs; one of the two is empty."""
    package = name.split(".") if path.name == "__init__.py" else name.split(".")[:-1]
    package = [part for part in package if part]
    found = []
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            for inner in ast.walk(node):
                inner.skip = True
        if isinstance(node, ast.ImportFrom) and node.level and not hasattr(node, "skip"):
            base = package[: len(package) - node.level + 1]
            target = ".".join(base + (node.module.split(".") if node.module else []))
            found += [(f"{target}.{a.name}" if target and not node.module else target, "") for a in node.names]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.append(("", node.module.split(".")[0]))
        elif isinstance(node, ast.Import):
            found += [("", a.name.split(".")[0]) for a in node.names]
    return found


def within(name: str, prefix: str) -> bool:
    return name == prefix or (bool(prefix) and name.startswith(prefix + "."))


def owner(name: str) -> str:
    return max((p for p in ALLOWED if within(name, p) or p == ""), key=len)


@pytest.mark.parametrize("name", sorted(modules()))
def test_imports_go_only_the_allowed_way(name: str) -> None:
    home = owner(name)
    for inside, outside in imports(name, modules()[name]):
        if outside:
            allowed = CONFINED.get(outside)
            assert allowed is None or any(within(name, p) for p in allowed), f"{name} imports {outside}"
            assert outside != "ranvier", f"{name} imports ranvier absolutely"
        elif inside:
            assert within(inside, home) or any(within(inside, p) for p in ALLOWED[home]), f"{name} imports {inside}"


def test_version_needs_nothing_heavy() -> None:
    code = (
        "import ranvier, sys; ranvier.__version__; print([m for m in ('llvmlite', 'ply', 'numpy') if m in sys.modules])"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"


def test_the_command_prints_its_version_without_anything_heavy() -> None:
    code = (
        "import sys; from ranvier.repl.main import main\n"
        "try: main(['--version'])\nexcept SystemExit: pass\n"
        "print([m for m in ('llvmlite', 'ply', 'numpy') if m in sys.modules])"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.splitlines()[-1] == "[]"
