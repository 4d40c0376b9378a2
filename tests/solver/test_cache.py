"""The cache on disk: content, damage, bounds, places that cannot be written."""

import os
import time

import pytest
from ranvier.solver import cache, options


@pytest.fixture
def folder(tmp_path):
    options.set("cache", str(tmp_path / "made" / "here"))
    yield tmp_path / "made" / "here"
    options.set("cache", None)


def test_put_and_get(folder):
    key = cache.digest("a", b"b")
    assert cache.get(key) is None
    cache.put(key, b"content")
    cache.put(key, b"content")
    assert cache.get(key) == b"content"
    assert [p.suffix for p in folder.iterdir()] == [".entry"]


def test_digest_tells_parts_apart():
    assert cache.digest("ab", "c") != cache.digest("a", "bc")


def test_damage_is_as_good_as_nothing(folder):
    cache.put("k", b"content")
    path = folder / "k.entry"
    path.write_bytes(path.read_bytes()[:-1] + b"X")
    assert cache.get("k") is None and not path.exists()
    (folder / "short.entry").write_bytes(b"x")
    assert cache.get("short") is None


def test_oldest_entries_go_first(folder):
    for k in range(5):
        cache.put(f"k{k}", bytes(1000))
        os.utime(folder / f"k{k}.entry", (k, time.time() - 100 + k))
    (folder / "left.tmp").write_bytes(b"")
    os.utime(folder / "left.tmp", (0, 0))
    cache.prune(folder, 3100)
    assert sorted(p.name for p in folder.iterdir()) == ["k2.entry", "k3.entry", "k4.entry"]


def test_no_cache_and_no_place(tmp_path):
    (tmp_path / "file").write_text("")
    for place in ("off", str(tmp_path / "file" / "below")):
        options.set("cache", place)
        cache.put("k", b"content")
        assert cache.get("k") is None
    options.set("cache", None)


def test_digest_of_sources(tmp_path):
    for name, text in (("one", "1"), ("same", "1"), ("other", "22")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.py").write_text(text)
        (tmp_path / name / "unread.txt").write_text(name)
    one, same, other = (cache.digest_of_sources(tmp_path / name) for name in ("one", "same", "other"))
    assert one == same != other
    cache.digest_of_sources.cache_clear()
    assert cache.digest_of_sources(tmp_path / "one") == one
    (tmp_path / "one" / "a.py").write_text("22")
    cache.digest_of_sources.cache_clear()
    assert cache.digest_of_sources(tmp_path / "one") == other
