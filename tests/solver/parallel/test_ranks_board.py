"""Tasks, messages and collectives over ranks."""

from .ranks import program


def lines(ranks, text, folder):
    """What is printed, sorted: ranks print when they like."""
    status, out, errors = program(ranks, text, folder)
    assert not (status or errors), errors
    return sorted(line for line in out.splitlines() if not line.startswith("\t"))


def test_collectives(tmp_path):
    text = """
    objref a, b, counts
    strdef s
    a = new Vector(3, pc.id)
    b = new Vector()
    counts = new Vector(3, 1)
    {pc.allreduce(a, 1)}
    {pc.allgather(pc.id * 2, b)}
    sum = pc.allreduce(pc.id + 1, 1)
    largest = pc.allreduce(pc.id, 2)
    least = pc.allreduce(pc.id, 3)
    if (pc.id == 1) s = "text" else s = ""
    {length = pc.broadcast(s, 1)}
    reduced = a.x[2]
    gathered = b.x[2]
    if (pc.id == 2) b.resize(0)
    {pc.broadcast(b, 1)}
    a = new Vector(3)
    {a.indgen(1)  a.add(10 * pc.id)}
    {pc.alltoall(a, counts, b)}
    strdef line
    sprint(line, "%d %g %g %g %g %g %s %d", pc.id, sum, largest, least, reduced, gathered, s, length)
    printf("%s %g %g %g\\n", line, b.x[0], b.x[1], b.x[2])
    {pc.barrier()}
    """
    assert lines(3, text, tmp_path) == [
        "0 6 2 0 3 4 text 4 0 10 20",
        "1 6 2 0 3 4 text 4 1 11 21",
        "2 6 2 0 3 4 text 4 2 12 22",
    ]


TASKS = """
begintemplate Squares
  public f
  func f() { return $1 ^ 2 + $o2.sum }
endtemplate Squares
objref o, w
strdef s
o = new Squares()
w = new Vector(2, 0.5)
x = 0
func inner() { return x + $1 }
func outer() { local sum
  sum = 0
  for i = 1, $1 pc.submit("inner", i)
  while (pc.working()) sum += pc.retval()
  return sum
}
func waits() {
  pc.take("question", &x)
  pc.post("answer", 2 * x, "yes", w)
  return x
}
{pc.runworker()}
"""


def test_tasks(tmp_path):
    text = """
    for i = 1, 5 pc.submit(i, o, "f", i, w)
    {pc.submit("outer", 3)}
    sum = 0
    while ((i = pc.working()) != 0) { sum += pc.retval()  if (pc.userid() < 0) print pc.upkscalar(), pc.retval(), i }
    print sum
    {pc.done()}
    """
    status, out, errors = program(3, TASKS + text, tmp_path)
    assert not (status or errors), errors
    assert out.split("\n")[-3:] == ["3 6 25 ", "66 ", ""]


def test_messages(tmp_path):
    text = """
    {pc.context("x = 7\\n")}
    {pc.submit("hoc_ac_ = waits()\\n")}
    {pc.post("question", 21)}
    y = 0
    {pc.take("answer", &y, s, w)}
    print y, s, w.sum(), pc.look("answer"), pc.working(), pc.retval(), pc.working()
    {pc.done()}
    """
    assert lines(2, TASKS + text, tmp_path)[-1] == "42 yes1 0 20 21 0 "


def test_workers_end_with_the_first(tmp_path):
    """Without done()."""
    assert lines(3, '{pc.runworker()}\nprint "here"', tmp_path) == ["here"]


def test_subworlds(tmp_path):
    text = """
    {pc.subworlds(2)}
    func f() { return 1000 * $1 + 100 * pc.nhost() + 10 * pc.allreduce(pc.id(), 1) + (pc.id_bbs() > -1) }
    printf("%d %d %d %d\\n", pc.id_world(), pc.id(), pc.id_bbs(), pc.nhost_bbs())
    {pc.runworker()}
    for i = 1, 3 pc.submit("f", i)
    sum = 0
    while (pc.working()) sum += pc.retval()
    print sum
    {pc.done()}
    """
    assert lines(4, text, tmp_path) == ["0 0 0 2", "1 1 -1 -1", "2 0 1 2", "3 1 -1 -1", "6633 "]


def test_net_manager(tmp_path):
    """The first process runs the network; the others do their part when they are asked to."""
    text = """
    {load_file("netparmpi.hoc")}
    objref pnm, stimulus, begin
    pnm = new ParallelNetManager(4)
    {pnm.round_robin()}
    for i = 0, 3 if (pnm.gid_exists(i)) pnm.register_cell(i, new IntFire1())
    for i = 0, 3 pnm.nc_append(i, (i + 1) % 4, -1, 2, 3)
    if (pnm.gid_exists(0)) {
      stimulus = new NetStim()
      {stimulus.start = 1  stimulus.number = 1}
      begin = new NetCon(stimulus, pnm.pc.gid2cell(0))
      {begin.weight = 2  begin.delay = 0.5}
    }
    {pnm.want_all_spikes()}
    {pnm.pc.runworker()}
    tstop = 12
    {pnm.prun()  pnm.gatherspikes()}
    for i = 0, pnm.spikevec.size() - 1 printf("%g %d\\n", pnm.spikevec.x[i], pnm.idvec.x[i])
    {pnm.prstat(1)}
    {pnm.pc.done()}
    """
    printed = lines(2, text, tmp_path)
    assert [line for line in printed if "\t" not in line] == ["1.5 0", "10.5 3", "4.5 1", "7.5 2", "end of prstat"]
    assert [line.split()[:5] for line in printed if line[0] in "01" and "\t" in line] == [
        ["0", "1", "2", "4", "2"],
        ["1", "1", "2", "4", "2"],
    ]


def test_networks_as_tasks(tmp_path):
    """Each group of ranks simulates networks of its own, as one process does."""
    text = """
    {pc.subworlds(SIZE)}
    objref cells[3], connections, nc, nil, begin, stimulus, times, numbers
    connections = new List()
    for g = 0, 2 if (g % pc.nhost() == pc.id()) {
      {pc.set_gid2node(g, pc.id())}
      cells[g] = new IntFire1()
      cells[g].refrac = 0.5
      {pc.cell(g, new NetCon(cells[g], nil))}
    }
    for g = 0, 2 if (pc.gid_exists(g)) {
      nc = pc.gid_connect((g + 2) % 3, cells[g])
      nc.delay = 1
      connections.append(nc)
    }
    if (pc.gid_exists(0)) {
      stimulus = new NetStim()
      {stimulus.start = 1  stimulus.number = 1  stimulus.noise = 0}
      begin = new NetCon(stimulus, cells[0])
      {begin.weight = 2  begin.delay = 1}
    }
    times = new Vector()
    numbers = new Vector()
    {pc.spike_record(-1, times, numbers)}
    {load_file("stdrun.hoc")}
    func network() { local i  // a weight, a duration
      for i = 0, connections.count() - 1 connections.o(i).weight = $1
      pc.set_maxstep(10)
      stdinit()
      pc.psolve($2)
      return pc.allreduce(times.size(), 1) + pc.allreduce(times.sum(), 1) / 1000
    }
    {pc.runworker()}
    for i = 1, 4 {pc.submit(i, "network", i / 2, 10 + i)}
    objref found
    found = new Vector(5)
    while (pc.working()) found.x[pc.userid()] = pc.retval()
    {found.printf("%g ")}
    {pc.done()}
    """
    alone = lines(1, text.replace("SIZE", "1"), tmp_path)
    assert float(alone[0].split()[4]) > 8
    assert lines(4, text.replace("SIZE", "2"), tmp_path) == alone
    assert lines(2, text.replace("SIZE", "1"), tmp_path) == alone
