"""Tests run with native methods from the start, which else only large models have; programs that a test starts as
processes of their own have them as users do."""

from __future__ import annotations

from hypothesis import HealthCheck, settings
from ranvier.interp import native
from ranvier.repl import session


def pytest_configure() -> None:
    settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.load_profile("any machine")
    session.import_library()
    native.load()
