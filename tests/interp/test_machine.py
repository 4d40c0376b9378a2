"""The machine from Python: names, expressions, statements, pointers, objects, and what a changed name does."""

from __future__ import annotations

import gc

import pytest
from ranvier.lang.errors import RanvierError
from ranvier.solver.model.sections import Section

COUNTER = """
begintemplate Counter
public n, up, s, soma, list, this_one
strdef s
objref list, this
double work[4]
create soma
proc init() { n = $1 }
proc up() { n += 1 }
obfunc this_one() { return this }
endtemplate Counter
"""


def test_evaluate_value_pointer_and_call(run, machine):
    run('x = 5\nstrdef s\ns = "abc"\nfunc twice() { return 2 * $1 }\ndouble a[3]\ncreate soma\n')
    assert machine.evaluate("x^2 + 1") == 26.0
    assert machine.value("s") == "abc"
    assert machine.call("twice", 4.0) == 8.0
    machine.pointer("x").set(7.0)
    assert machine.evaluate("x") == 7.0
    machine.pointer("a[2]").set(3.0)
    assert machine.evaluate("a[2]") == 3.0
    pointer = machine.pointer("soma.v(.5)")
    pointer.set(-70.0)
    assert machine.evaluate("soma.v(.5)") == -70.0


def test_statement_runs_again_and_sees_what_changed(run, machine):
    run("x = 0\nproc step() { x += 1 }\n")
    step = machine.statement("step()")
    step()
    run("proc step() { x += 10 }\n")
    step()
    assert machine.evaluate("x") == 11.0


def test_statement_in_an_object(run, machine):
    run(COUNTER + "objref c\nc = new Counter(5)\n")
    owner = machine.value("c")
    machine.statement("n = n * 2", owner)()
    assert machine.evaluate("c.n") == 10.0


def test_code_is_bound_again_when_a_name_changes_its_kind(run):
    assert run("proc p() { print x }\nx = 1\np()\ndouble x[3]\nx[0] = 8\np()\n") == "1 \n8 \n"
    run("objref o\nproc q() { print o }\n")
    assert run("q()\nobjref o[2]\nq()") == "NULLobject \nNULLobject \n"


def test_a_function_defined_later_is_found(run):
    assert run("proc a() { b($1) }\nproc b() { print $1 }\na(3)\nproc b() { print -$1 }\na(3)") == "3 \n-3 \n"


def test_names(machine, run):
    run("x = 1\nobjref o\nproc p() { y = undefined_one }\n")
    assert machine.name_kind("x") == 5.0
    assert machine.name_kind("o") == 2.0
    assert machine.name_kind("p") == 1.0
    assert machine.name_kind("undefined_one") == 1.0
    assert machine.name_kind("nothing") == 0.0
    assert machine.lookup("nothing") is None


def test_objects_die_with_their_last_reference_and_take_their_sections(run, machine):
    gc.disable()
    try:
        run(COUNTER + "objref a, b\na = new Counter(1)\nb = a\n")
        assert [section.name for section in machine.model.sections] == ["Counter[0].soma"]
        run("objref a\n")
        assert len(machine.model.sections) == 1
        run("objref b\n")
        assert machine.model.sections == []
        assert run("a = new Counter(2)\nprint a") == "Counter[0] \n"
    finally:
        gc.enable()


def test_unref_is_called_when_an_object_dies(run):
    text = 'begintemplate U\nproc unref() { print "gone", $1 }\nendtemplate U\nobjref u\nu = new U()\nobjref u\n'
    assert run(text) == "gone0 \n"


def test_objects_by_name(run, machine):
    run(COUNTER + "objref c[2]\nfor i = 0, 1 c[i] = new Counter(i)\n")
    assert run("print Counter[1].n, Counter[0]") == "1 Counter[0] \n"
    assert machine.value("Counter[1]") is machine.value("c[1]")
    assert [str(each) for each in machine.objects_of("Counter")] == ["Counter[0]", "Counter[1]"]
    with pytest.raises(RanvierError, match="not a class"):
        machine.objects_of("Nothing")


def test_private_members_stay_private(run, machine):
    run(COUNTER + "objref c\nc = new Counter(5)\n")
    with pytest.raises(RanvierError, match="work not a public member of Counter"):
        run("print c.work[1]")
    with pytest.raises(RanvierError, match="nothing not a public member"):
        run("c.nothing = 1")


def test_members_by_reference(run):
    text = 'proc name_it() { $s1 = "given" }\nproc fill() { $o1 = $o2 }\nproc add() { $&1 += 5 }\nobjref c\n'
    run(COUNTER + text + "c = new Counter(5)\n")
    assert run("name_it(c.s)\nprint c.s") == "given \n"
    assert run("fill(c.list, c)\nprint c.list") == "Counter[0] \n"
    assert run("add(&c.n)\nprint c.n") == "10 \n"
    run("objref c\n")


def test_sections_of_python(run, machine):
    run("create a, b[2]\naccess a\n")
    section = machine.section_named("b[1]")
    assert isinstance(section, Section)
    with machine.accessing(section):
        assert machine.current_section().name == "b[1]"
    assert machine.current_section().name == "a"
    machine.delete_section(section)
    with pytest.raises(RanvierError, match="does not exist|deleted"):
        run("b[1].L = 3")
    assert run("print b[0].L") == "100 \n"


def test_two_machines_know_nothing_of_each_other(machine, run):
    from ranvier.interp.machine import Machine
    from ranvier.solver.model import Model

    other = Machine(Model())
    run(COUNTER + "x = 3\ncreate s\n")
    assert other.lookup("x") is None
    assert other.lookup("Counter") is None
    assert other.model.sections == []


def test_is_original(machine, run, tmp_path):
    library = tmp_path / "library.hoc"
    library.write_text("proc init() { }\nproc run() { init() }\n")
    machine.run_file(library, library=True)
    assert machine.is_original("init")
    run("proc init() { print 1 }")
    assert not machine.is_original("init")
    assert machine.is_original("run")


def test_load_file_runs_a_file_once_and_from_its_own_folder(machine, tmp_path, monkeypatch):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "one.hoc").write_text("n += 1\nexecute_count = n\n")
    monkeypatch.chdir(tmp_path)
    machine.execute("n = 0\n")
    assert machine.load_file("sub/one.hoc")
    assert machine.load_file("sub/one.hoc")
    assert machine.evaluate("n") == 1.0
    assert machine.load_file("sub/one.hoc", again=True)
    assert machine.evaluate("n") == 2.0
    assert not machine.load_file("none.hoc")


def test_line_ends_of_all_kinds_and_bytes_that_are_no_text(machine, tmp_path):
    program = tmp_path / "old.hoc"
    program.write_bytes(b"x = 1 // \xb5m\r\ny = 2\rz = 3\n")
    machine.run_file(program)
    assert machine.evaluate("x + y + z") == 6.0
