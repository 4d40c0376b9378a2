"""No gap can hide: every name of NEURON is in the inventory, there or absent with its reason.

inventory.json holds NEURON 9.0.2's names (its symbol table and its programmer's reference), and how many of 188
published models use a name, where that is 3 or more.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from ranvier.interp import registry
from ranvier.repl.inventory import inventory
from ranvier.repl.main import main

DATA = json.loads((Path(__file__).parent / "inventory.json").read_text())
MOST_ABSENT = 0.10


def neuron() -> set[tuple[str | None, str]]:
    """NEURON's names as (class or None, name)."""
    found = {(None, name) for names in DATA["names"].values() for name in names}
    return (
        found
        | {(None, name) for name in DATA["members"]}
        | {(owner, member) for owner, members in DATA["members"].items() for member in members}
    )


@pytest.fixture(scope="module")
def status() -> dict[tuple[str | None, str], str]:
    return {(record["owner"], record["name"]): record["status"] for record in inventory()}


def test_every_name_is_there_or_absent(status):
    assert sorted(map(str, neuron() - status.keys())) == []


def test_few_are_absent(status):
    absent = [name for name in neuron() if status.get(name) == "absent"]
    assert len(absent) <= MOST_ABSENT * len(neuron()), sorted(map(str, absent))


def test_what_models_use_is_there(status):
    assert {name for name in DATA["models"] if status.get((None, name)) == "absent"} == set()


def test_an_absent_name_says_why():
    for record in inventory():
        assert record.keys() >= {"name", "kind", "owner", "status", "doc"}
        assert record["status"] == "there" or record["doc"]


def test_the_command_prints_the_list(capsys):
    assert main(["--inventory"]) == 0
    records = json.loads(capsys.readouterr().out)
    found = {(record["owner"], record["name"]): record for record in records}
    assert len(found) == len(records)
    assert found[None, "proc"]["kind"] == "keyword"
    assert found["IClamp", "amp"]["status"] == "there"
    assert found[None, "gnabar_hh"]["doc"] == "in S/cm2"
    assert (found[None, "continuerun"]["kind"], found[None, "continuerun"]["file"]) == ("proc", "stdrun.hoc")


def test_what_is_there_is_not_called_absent(status):
    both = [key for key in registry.absences if status.get(key) == "there"]
    assert both == []
