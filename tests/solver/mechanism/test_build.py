"""Loading: by content, from the cache, and what is said of files that cannot be used."""

import pytest
from ranvier.lang.errors import RanvierError
from ranvier.lang.source import Source
from ranvier.solver import options
from ranvier.solver.mechanism import build

TEXT = """NEURON { SUFFIX tiny RANGE g NONSPECIFIC_CURRENT i }
PARAMETER { g = %s v } ASSIGNED { i } BREAKPOINT { i = g*v }"""


@pytest.fixture
def cache_folder(tmp_path):
    options.set("cache", str(tmp_path / "cache"))
    yield tmp_path
    options.set("cache", None)


def test_known_by_content(cache_folder, monkeypatch):
    (cache_folder / "a.mod").write_text(TEXT % 1)
    (cache_folder / "b.mod").write_text(TEXT % 1)
    [first] = build.load([cache_folder / "a.mod"])
    build.prepare([first])
    monkeypatch.setattr(build, "_parsed", None)  # nothing is parsed from here on
    [again] = build.load([cache_folder / "b.mod"])
    build.prepare([again])
    assert (again.name, again.fields, again.signatures) == (first.name, first.fields, first.signatures)
    assert again.address("current") != 0
    assert again.source.endswith("b.mod")


def test_another_text_is_another_mechanism(cache_folder):
    values = [build.from_source(Source(TEXT % g, "x.mod")).fields[0].default for g in (1, 2)]
    assert values == [1, 2]


def test_a_damaged_record_is_made_anew(cache_folder):
    build.from_source(Source(TEXT % 3, "x.mod"))
    for entry in (cache_folder / "cache").iterdir():
        entry.write_bytes(b"nonsense")
    assert build.from_source(Source(TEXT % 3, "x.mod")).fields[0].default == 3


def test_a_missing_file(tmp_path):
    with pytest.raises(RanvierError, match="cannot read .*none.mod: No such file"):
        build.load([tmp_path / "none.mod"])


def test_files_that_are_included_are_part_of_the_content(cache_folder, monkeypatch):
    (cache_folder / "rest.inc").write_text('INCLUDE "last.inc" BREAKPOINT { i = g*v }')
    (cache_folder / "x.mod").write_text('NEURON { SUFFIX tiny RANGE g NONSPECIFIC_CURRENT i }\nINCLUDE "rest.inc"\n')
    for g in (1, 2):
        (cache_folder / "last.inc").write_text(f"PARAMETER {{ g = {g} v }} ASSIGNED {{ i }}")
        assert build.load([cache_folder / "x.mod"])[0].fields[0].default == g
    monkeypatch.setattr(build, "_parsed", None)  # nothing is parsed from here on
    assert build.load([cache_folder / "x.mod"])[0].fields[0].default == 2
