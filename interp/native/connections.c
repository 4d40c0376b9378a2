/* NetCon and the rows that connections are: stdlib/netcon.py, stdlib/parallel_network.py, solver/model/network.py */

long Machine_model, Model_network, Network_connections, Network_weights, Network_changed, NetCon_row;
long Records_count, Records_capacity, Records_views;
long Connections_source, Connections_active, Connections_delay, Connections_mechanism, Connections_instance;
long Connections_first_weight, Weights_weight;
long Source_index, Source_count, Source_point, Source_pointer, PointProcess_data, PointProcess_handle;
long MechanismData_weight_count, MechanismData_target_number, MechanismData_table;
long Pointer_table, Pointer_column, Pointer_handle, Column_alive;
void *type_Pointer, *python_NetCon_hocset_delay, *python_NetCon_hocset_weight;

static void *network_of(void *object)
{
    return slot(slot(slot(object, HocObject_machine), Machine_model), Model_network);
}

static void *column(void *records, long name) { return memory(slot(slot(records, Records_views), name)); }

/* Which row a NetCon is; -1 if it is none yet. */
static long row_of(void *self, void *connections)
{
    void *row = slot(self, NetCon_row);
    return row && whole(row) < whole(slot(connections, Records_count)) ? whole(row) : -1;
}

void *NetCon_hocset_delay(void *self, void **given, long count)
{
    if (count == 1 && is_float(given[0])) {
        void *connections = slot(network_of(self), Network_connections);
        double delay = PyFloat_AsDouble(given[0]), *delays = column(connections, Connections_delay);
        long row = row_of(self, connections);
        if (row >= 0 && delay >= 0) {
            delays[row] = delay;
            return kept(none);
        }
    }
    return unusual(python_NetCon_hocset_delay, self, given, count);
}

void *NetCon_hocset_weight(void *self, void **given, long count)
{
    if (count == 1 && is_float(given[0])) {
        void *network = network_of(self), *connections = slot(network, Network_connections);
        long *first = column(connections, Connections_first_weight), row = row_of(self, connections);
        double *weights = column(slot(network, Network_weights), Weights_weight);
        if (row >= 0) {
            weights[first[row]] = PyFloat_AsDouble(given[0]);
            return kept(none);
        }
    }
    return unusual(python_NetCon_hocset_weight, self, given, count);
}

/* --- a new object, and a new connection --- */

long Instances_next_index, Instances_token, Instances_of_nobody, Instances_references;

/* A new object of a class with its number, which begins anew when no object is left (interp/values.py, Instances);
   NULL without an error if Python has to make it. */
static void *new_object(void *instances, void *class, void *machine)
{
    void *token = slot(instances, Instances_token), *made, *index;
    long number;
    if (slot(instances, Instances_references) != none) return 0;
    index = slot(instances, Instances_next_index);
    number = whole(index);
    if (*(unsigned *)token + 1 == whole(slot(instances, Instances_of_nobody))) number = 0;
    made = PyType_GenericAlloc(class, 0);
    if (!made) return 0;
    put(made, HocObject_machine, kept(machine));
    put(made, HocObject_index, number == 0 ? PyLong_FromLong(0) : kept(index));
    put(made, HocObject_token, kept(token));
    put(instances, Instances_next_index, PyLong_FromLong(number + 1));
    return made;
}

/* The next row of a table; -1 if it has to grow, which Python does. */
static long next_row(void *records, long rows)
{
    long row = whole(slot(records, Records_count));
    if (row + rows > whole(slot(records, Records_capacity))) return -1;
    put(records, Records_count, PyLong_FromLong(row + rows));
    return row;
}

/* A connection from a source to a point process with NET_RECEIVE, delay 1, weight 0: its row, or -1 (Network.connect). */
static long connect(void *network, void *source, void *point)
{
    void *connections = slot(network, Network_connections), *weights = slot(network, Network_weights);
    void *data = slot(point, PointProcess_data);
    long rows = whole(slot(data, MechanismData_weight_count)), row, first;
    long at = whole(slot(connections, Records_count));
    if (at + 1 > whole(slot(connections, Records_capacity))) return -1;
    first = next_row(weights, rows);
    if (first < 0) return -1;
    row = next_row(connections, 1);
    ((int *)column(connections, Connections_source))[row] = whole(slot(source, Source_index));
    ((int *)column(connections, Connections_mechanism))[row] = whole(slot(data, MechanismData_target_number));
    ((int *)column(connections, Connections_instance))[row] = whole(slot(point, PointProcess_handle));
    ((long *)column(connections, Connections_first_weight))[row] = first;
    put(source, Source_count, PyLong_FromLong(whole(slot(source, Source_count)) + 1));
    put(network, Network_changed, kept(true));
    return row;
}

/* Whether a row of a table is there. */
static int has_row(void *table, long handle) { return ((int *)items(slot(table, Table_position)))[handle] >= 0; }

/* Whether what a source watches is certainly still there. */
static int lives(void *source)
{
    void *point = slot(source, Source_point), *pointer = slot(source, Source_pointer);
    if (point != none)
        return has_row(slot(PyTuple_GetItem(point, 0), MechanismData_table), whole(PyTuple_GetItem(point, 1)));
    if (pointer == none) return 1;
    return type_of(pointer) == type_Pointer && slot(slot(pointer, Pointer_column), Column_alive) == true
        && has_row(slot(pointer, Pointer_table), whole(slot(pointer, Pointer_handle)));
}

long Machine_simulation, Machine_instances, Simulation_gids, Gids_own, PointProcessObject_point;
void *type_NetCon, *type_PointProcessObject, *python_ParallelContext_hoc_gid_connect;

void *ParallelContext_hoc_gid_connect(void *self, void **given, long count)
{
    void *machine = slot(self, HocObject_machine), *own, *gid, *source, *target, *point, *instances, *made;
    long row;
    double number = count == 2 && is_float(given[0]) ? PyFloat_AsDouble(given[0]) : -1;
    if (number >= 0 && number < 2147483648.0) {
        target = value_of(given[1]);
        own = slot(slot(slot(machine, Machine_simulation), Simulation_gids), Gids_own);
        gid = PyLong_FromLong((long)number);
        source = PyDict_GetItemWithError(own, gid);
        Py_DecRef(gid);
        instances = PyDict_GetItemWithError(slot(machine, Machine_instances), type_NetCon);
        if (source && source != none && instances && target
            && PyType_IsSubtype(type_of(target), type_PointProcessObject) && lives(source)) {
            point = slot(target, PointProcessObject_point);
            if (point && whole(slot(slot(point, PointProcess_data), MechanismData_target_number)) >= 0) {
                made = new_object(instances, type_NetCon, machine);
                if (made) {
                    void *index = slot(made, HocObject_index);
                    row = connect(network_of(self), source, point);
                    if (row >= 0) { /* one number for both, usually */
                        put(made, NetCon_row, row == whole(index) ? kept(index) : PyLong_FromLong(row));
                        return made;
                    }
                    put(instances, Instances_next_index, kept(index)); /* it goes to the one that Python makes */
                    Py_DecRef(made);
                }
            }
        }
        if (PyErr_Occurred()) return 0;
    }
    return unusual(python_ParallelContext_hoc_gid_connect, self, given, count);
}
