/* Global numbers of sources: stdlib/parallel_network.py, solver/parallel/gids.py */

int PySet_Add(void *, void *);

long Machine_simulation, Machine_instances, Simulation_gids, Gids_model, Gids_own, Gids_sends, Gids_foreign;
long Model_is_part, Sources_does, Job_net;
void *job, *alone; /* this process belongs to these others; to none */
void *python_ParallelContext_hoc_gid_connect, *python_ParallelContext_hoc_cell;
void *python_ParallelContext_hoc_set_gid2node;

static void *gids_of(void *self)
{
    return slot(slot(slot(self, HocObject_machine), Machine_simulation), Simulation_gids);
}

/* A new reference to the gid that a number is; NULL without an error if it is none. */
static void *gid_of(void *given)
{
    double number = is_float(given) ? PyFloat_AsDouble(given) : -1;
    return number >= 0 && number < 2147483648.0 ? PyLong_FromLong((long)number) : 0;
}

static void *known(void *dictionary, void *gid)
{
    void *found = gid ? PyDict_GetItemWithError(dictionary, gid) : 0;
    if (gid) Py_DecRef(gid);
    return found;
}

void *ParallelContext_hoc_gid_connect(void *self, void **given, long count)
{
    void *machine = slot(self, HocObject_machine), *source, *point, *instances;
    if (count == 2) {
        source = known(slot(gids_of(self), Gids_own), gid_of(given[0]));
        point = receiver(network_of(machine), value_of(given[1]));
        instances = PyDict_GetItemWithError(slot(machine, Machine_instances), type_NetCon);
        if (source && source != none && point && instances && lives(source))
            return new_connection(machine, instances, source, point);
        if (PyErr_Occurred()) return 0;
    }
    return unusual(python_ParallelContext_hoc_gid_connect, self, given, count);
}

void *ParallelContext_hoc_set_gid2node(void *self, void **given, long count)
{
    void *gids = gids_of(self), *own = slot(gids, Gids_own), *gid;
    double rank = count == 2 && is_float(given[1]) ? PyFloat_AsDouble(given[1]) : -1;
    int failed;
    if (slot(job, Job_net) == alone && rank >= 0 && rank < 1 && slot(slot(gids, Gids_model), Model_is_part) == true
        && (gid = gid_of(given[0]))) {
        if (!PyDict_Contains(own, gid) && !PyDict_Contains(slot(gids, Gids_foreign), gid)) {
            failed = PyDict_SetItem(own, gid, none);
            Py_DecRef(gid);
            return failed ? 0 : PyFloat_FromDouble(0.0);
        }
        Py_DecRef(gid);
    }
    return unusual(python_ParallelContext_hoc_set_gid2node, self, given, count);
}

/* The source of a NetCon that has no gid yet; NULL if Python has to look. */
static void *unnamed_source(void *network, void *connection)
{
    void *source;
    long row;
    if (!connection || type_of(connection) != type_NetCon) return 0;
    row = row_of(connection, slot(network, Network_connections));
    source = row < 0 ? 0 : source_of(network, row);
    if (!source || source == none) return 0;
    return ((int *)column(slot(network, Network_sources), Sources_gid))[whole(slot(source, Source_index))] < 0 ? source : 0;
}

/* What a source does at a spike. (network.py) LOGS: 1, CALLS_STATEMENT: 2 */
static int does(void *source)
{
    return (slot(source, Source_recorder) != none ? 1 : 0) | (slot(source, Source_statement) != none ? 2 : 0);
}

void *ParallelContext_hoc_cell(void *self, void **given, long count)
{
    void *network = network_of(slot(self, HocObject_machine)), *gids = gids_of(self), *own = slot(gids, Gids_own);
    void *gid = slot(job, Job_net) == alone && count == 2 ? gid_of(given[0]) : 0, *sources, *source;
    long index;
    int failed;
    if (gid) {
        source = unnamed_source(network, value_of(given[1]));
        if (source && PyDict_GetItemWithError(own, gid) == none) {
            sources = slot(network, Network_sources);
            index = whole(slot(source, Source_index));
            failed = PyDict_SetItem(own, gid, source) || PySet_Add(slot(gids, Gids_sends), gid);
            ((int *)column(sources, Sources_gid))[index] = whole(gid);
            ((int *)column(sources, Sources_does))[index] = does(source);
            put(source, Source_tells, kept(false));
            Py_DecRef(gid);
            return failed ? 0 : PyFloat_FromDouble(0.0);
        }
        Py_DecRef(gid);
    }
    return unusual(python_ParallelContext_hoc_cell, self, given, count);
}
