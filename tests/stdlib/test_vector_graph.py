"""Vectors on a Graph: the lines that NEURON's getline and line_info gave for the same program."""

PROGRAM = """
objref g, a, b, x, y
g = new Graph(0)
{g.size(0, 10, -1, 1)}
{a = new Vector()  a.indgen(0, 4, 1)  b = a.c.mul(2)  x = new Vector()  y = new Vector()}
"""
LINES = "i = -1  while ((i = g.getline(i, x, y)) != -1) { print i, y.label, x.size  x.printf  y.printf }"
PENS = "i = -1  while ((i = g.line_info(i, x)) != -1) { print i, x.label  x.printf }"


def test_lines(hoc):
    hoc(PROGRAM)
    hoc('{a.label("AA")  a.plot(g)  a.plot(g, b)  a.line(g, .5, 3, 2)  a.line(g, 3, 2)}\n')
    assert hoc("{" + LINES + "}\n") == (
        "1 AA 5 \n0\t1\t2\t3\t4\t\n\n0\t1\t2\t3\t4\t\n\n"
        "3 AA 5 \n0\t2\t4\t6\t8\t\n\n0\t1\t2\t3\t4\t\n\n"
        "5 AA 5 \n0\t0.5\t1\t1.5\t2\t\n\n0\t1\t2\t3\t4\t\n\n"
        "7 AA 5 \n0\t1\t2\t3\t4\t\n\n0\t1\t2\t3\t4\t\n\n"
    )
    assert hoc("{" + PENS + "}\n") == (
        "1 AA \n1\t1\t0.8\t0.9\t2\t\n\n3 AA \n1\t1\t0.8\t0.9\t2\t\n\n"
        "5 AA \n3\t2\t0.8\t0.9\t2\t\n\n7 AA \n3\t2\t0.8\t0.9\t2\t\n\n"
    )


def test_plot_follows_and_line_does_not(hoc):
    hoc(PROGRAM)
    hoc("{a.plot(g)  a.line(g)  a.x[2] = 77  g.flush()}\n")
    hoc("{g.getline(-1, x, y)}\n")
    assert hoc("print y.x[2]\n") == "77 \n"
    hoc("{g.getline(0, x, y)}\n")
    assert hoc("print y.x[2]\n") == "2 \n"


def test_error_bars_and_marks(hoc, machine):
    hoc(PROGRAM)
    hoc('{a.ploterr(g, b, a, 10)  a.mark(g, b, "o", 5, 2, 1)  a.mark(g, .5, "S")}\n')
    assert hoc("{" + LINES.replace("print i,", "print i, x.x[0], y.x[1],") + "}\n").startswith("0 0 0  2 \n")
    graph = machine.value("g")
    marks = [item for item in graph.scene.items if type(item).__name__ == "Mark"]
    assert len(marks) == 10 + 10
    assert [(m.x, m.y) for m in marks[2:4]] == [(2.0, 0.0), (2.0, 2.0)]
    assert [(m.x, m.y) for m in marks[-2:]] == [(1.5, 3.0), (2.0, 4.0)]


def test_a_vector_that_is_gone_leaves_the_graph(hoc):
    hoc(PROGRAM)
    hoc("{a.plot(g)}\nobjref a\n{g.flush()}\n")
    hoc("{g.getline(-1, x, y)}\n")
    assert hoc("print x.size\n") == "0 \n"
