/* NetCon and the rows that connections are: stdlib/netcon.py, solver/model/network.py */

long Machine_model, Model_network, NetCon_row;
long Network_connections, Network_weights, Network_sources, Network_source_list, Network_by_point, Network_by_variable;
long Network_nowhere, Network_changed, Network_kept_rows;
long Records_count, Records_capacity, Records_views;
long Connections_source, Connections_active, Connections_delay, Connections_mechanism, Connections_instance;
long Connections_first_weight, Weights_weight, Sources_threshold, Sources_gid;
long Source_network, Source_index, Source_pointer, Source_point, Source_section, Source_count, Source_recorder;
long Source_statement, Source_tells;
long MechanismData_weight_count, MechanismData_target_number, MechanismData_receives, MechanismData_watched;
long Column_alive;
void *name_never_sends, *name_number_of;
void *type_Source, *type_NetCon, *type_PointProcessObject;
void *python_NetCon_hocset_delay, *python_NetCon_hocset_weight, *python_NetCon_del, *python_NetConMaker_new;

static void *network_of(void *machine) { return slot(slot(machine, Machine_model), Model_network); }

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
        void *connections = slot(network_of(slot(self, HocObject_machine)), Network_connections);
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
        void *network = network_of(slot(self, HocObject_machine)), *connections = slot(network, Network_connections);
        long *first = column(connections, Connections_first_weight), row = row_of(self, connections);
        double *weights = column(slot(network, Network_weights), Weights_weight);
        if (row >= 0) {
            weights[first[row]] = PyFloat_AsDouble(given[0]);
            return kept(none);
        }
    }
    return unusual(python_NetCon_hocset_weight, self, given, count);
}

/* --- sources --- */

/* Whether a row of a table is there. */
static int has_row(void *table, long handle) { return whole_numbers(slot(table, Table_position))[handle] >= 0; }

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

/* The source of a row; `none` if it has none, NULL if Python has to look at it. */
static void *source_of(void *network, long row)
{
    int index = ((int *)column(slot(network, Network_connections), Connections_source))[row];
    void *source = index < 0 ? none : PyList_GetItem(slot(network, Network_source_list), index);
    return source == none || lives(source) ? source : 0;
}

/* Rows of defaults; the first of them, or -1 after an error (Records.append). */
static long next_rows(void *records, long count)
{
    long row = whole(slot(records, Records_count)), needed = row + count;
    if (needed > whole(slot(records, Records_capacity)) && !tell(records, name__grow, needed)) return -1;
    put_whole(records, Records_count, needed);
    return row;
}

/* A new source, which a dictionary has by a key from now on; the key's reference goes. */
static void *new_source(void *network, void *pointer, void *point, void *section, void *known, void *key)
{
    long index = next_rows(slot(network, Network_sources), 1);
    void *made = index < 0 ? 0 : PyType_GenericAlloc(type_Source, 0);
    int failed = 1;
    if (made) {
        put(made, Source_network, kept(network));
        put_whole(made, Source_index, index);
        put(made, Source_pointer, kept(pointer));
        put(made, Source_point, kept(point));
        put(made, Source_section, kept(section));
        put_whole(made, Source_count, 0);
        put(made, Source_recorder, kept(none));
        put(made, Source_statement, kept(none));
        put(made, Source_tells, kept(false));
        say(network, Network_changed);
        failed = PyList_Append(slot(network, Network_source_list), made) || PyDict_SetItem(known, key, made);
        Py_DecRef(made); /* these hold it */
    }
    Py_DecRef(key);
    return failed ? 0 : made;
}

/* The source that watches a variable of the accessed section, or of a point process; NULL without an error if Python has
   to find or refuse it. */
static void *source_of_variable(void *network, void *pointer, void *section)
{
    void *known = slot(network, Network_by_variable), *key, *found;
    long first, at = whole(slot(pointer, Pointer_handle));
    if (!section || slot(pointer, Pointer_table) != slot(slot(section, Section_model), Model_nodes)) return 0;
    first = whole(slot(section, Section_first));
    if (at < first || at >= first + whole(slot(section, Section_nodes))) return 0;
    key = PyTuple_Pack(3, slot(pointer, Pointer_column), slot(pointer, Pointer_handle), slot(pointer, Pointer_index));
    if (!key) return 0;
    found = PyDict_GetItemWithError(known, key);
    if (!found && !PyErr_Occurred()) return new_source(network, pointer, none, section, known, key);
    Py_DecRef(key);
    return found;
}

/* The source that a point process is. */
static void *source_of_point(void *network, void *object)
{
    void *point = slot(object, PointProcessObject_point), *data, *known = slot(network, Network_by_point), *key, *found;
    void *never = PyObject_GetAttr(type_of(object), name_never_sends);
    if (never) Py_DecRef(never);
    if (never != false || !point) return 0;
    data = slot(point, PointProcess_data);
    key = PyTuple_Pack(2, data, slot(point, PointProcess_handle));
    if (!key) return 0;
    found = PyDict_GetItemWithError(known, key);
    if (!found && !PyErr_Occurred() && slot(data, MechanismData_watched) == false && whole(slot(data, MechanismData_target_number)) >= 0)
        return new_source(network, none, key, slot(point, PointProcess_section), known, key);
    Py_DecRef(key);
    return found;
}

/* --- connections --- */

static int is_point_process(void *given)
{
    return given && given != none && PyType_IsSubtype(type_of(given), type_PointProcessObject);
}

/* The point process that an object with NET_RECEIVE is; or NULL. Connections know its mechanism then. */
static void *receiver(void *network, void *object)
{
    void *point = is_point_process(object) ? slot(object, PointProcessObject_point) : 0;
    void *data = point ? slot(point, PointProcess_data) : 0;
    if (!data || slot(data, MechanismData_receives) != true) return 0;
    if (whole(slot(data, MechanismData_target_number)) < 0) {
        void *number = PyObject_CallMethodObjArgs(network, name_number_of, data, (void *)0);
        if (!number) return 0;
        Py_DecRef(number);
    }
    return point;
}

/* A NetCon that is a new row, from a source or NULL to a point process or NULL, with delay 1 and weight 0
   (Network.connect). */
static void *new_connection(void *machine, void *instances, void *source, void *point)
{
    void *made = new_object(instances, type_NetCon, machine), *network = network_of(machine), *index;
    void *connections = slot(network, Network_connections), *data = point ? slot(point, PointProcess_data) : 0;
    long weight = next_rows(slot(network, Network_weights), data ? whole(slot(data, MechanismData_weight_count)) : 1);
    long row = next_rows(connections, 1);
    if (!made || weight < 0 || row < 0) {
        if (made) Py_DecRef(made);
        return 0;
    }
    ((long *)column(connections, Connections_first_weight))[row] = weight;
    if (source) {
        ((int *)column(connections, Connections_source))[row] = whole(slot(source, Source_index));
        put_whole(source, Source_count, whole(slot(source, Source_count)) + 1);
    }
    if (point) {
        ((int *)column(connections, Connections_mechanism))[row] = whole(slot(data, MechanismData_target_number));
        ((int *)column(connections, Connections_instance))[row] = whole(slot(point, PointProcess_handle));
    } else {
        ((int *)column(connections, Connections_active))[row] = 0;
    }
    say(network, Network_changed);
    index = slot(made, HocObject_index);
    put(made, NetCon_row, row == whole(index) ? kept(index) : PyLong_FromLong(row)); /* one number for both, usually */
    return made;
}

static int are_floats(void **given, long count)
{
    while (count--)
        if (!is_float(given[count])) return 0;
    return 1;
}

/* new NetCon(source, target [, threshold, delay, weight]); NULL without an error: Python has to make it. */
static void *connection(void *maker, void *section, void **given, long count)
{
    void *network = network_of(slot(maker, Maker_machine)), *sources = slot(network, Network_sources), *found = 0;
    void *source = value_of(given[0]), *target = value_of(given[1]), *made;
    void *point = target == none ? 0 : receiver(network, target);
    long before = whole(slot(sources, Records_count)), row, index;
    if (!source || !target || (target != none && !point)) return 0;
    if (count != 2 && !(count == 5 && are_floats(given + 2, 3) && PyFloat_AsDouble(given[3]) >= 0)) return 0;
    if (source == none) {
        found = target == none ? 0 : slot(network, Network_nowhere);
        if (found == none) return 0;
    } else {
        found = type_of(source) == type_Pointer ? source_of_variable(network, source, section)
            : is_point_process(source)          ? source_of_point(network, source)
                                                : 0;
        if (!found) return 0;
    }
    made = new_connection(slot(maker, Maker_machine), slot(maker, Maker_instances), found, point);
    if (made && count == 5) {
        void *connections = slot(network, Network_connections);
        row = whole(slot(made, NetCon_row));
        ((double *)column(connections, Connections_delay))[row] = PyFloat_AsDouble(given[3]);
        ((double *)column(slot(network, Network_weights), Weights_weight))
            [((long *)column(connections, Connections_first_weight))[row]] = PyFloat_AsDouble(given[4]);
        if (source != none) {
            index = whole(slot(found, Source_index));
            if (index >= before || slot(found, Source_point) == none)
                ((double *)column(sources, Sources_threshold))[index] = PyFloat_AsDouble(given[2]);
        }
    }
    return made;
}

void *NetConMaker_new(void *self, void **given, long count)
{
    void *made = count >= 2 ? connection(self, accessed(slot(self, Maker_stack)), given, count) : 0;
    return made || PyErr_Occurred() ? made : unusual(python_NetConMaker_new, self, given, count);
}

/* Whether a source is still needed when its last connection goes. */
static int is_used(void *network, void *source)
{
    long index = whole(slot(source, Source_index));
    return slot(source, Source_recorder) != none || slot(source, Source_statement) != none
        || source == slot(network, Network_nowhere)
        || ((int *)column(slot(network, Network_sources), Sources_gid))[index] >= 0;
}

/* Network.disconnect: the last row, of which no event knows, is there for the next connection. */
void *NetCon_del(void *self, void **given, long count)
{
    void *network, *connections, *source;
    long row, left;
    if (!slot(self, NetCon_row)) return kept(none); /* it was refused when it was made */
    network = network_of(slot(self, HocObject_machine));
    connections = slot(network, Network_connections);
    row = row_of(self, connections);
    if (row < 0) return unusual(python_NetCon_del, self, given, count);
    source = source_of(network, row);
    left = source && source != none ? whole(slot(source, Source_count)) - 1 : 0;
    if (!source || (source != none && !left && !is_used(network, source)))
        return unusual(python_NetCon_del, self, given, count);
    if (source != none) put_whole(source, Source_count, left);
    ((int *)column(connections, Connections_mechanism))[row] = -1;
    ((int *)column(connections, Connections_source))[row] = -1;
    ((int *)column(connections, Connections_active))[row] = 0;
    if (row >= whole(slot(network, Network_kept_rows)) && row == whole(slot(connections, Records_count)) - 1) {
        ((int *)column(connections, Connections_instance))[row] = 0;
        ((int *)column(connections, Connections_active))[row] = 1;
        ((double *)column(connections, Connections_delay))[row] = 1;
        put_whole(connections, Records_count, row);
    }
    say(network, Network_changed);
    return kept(none);
}
