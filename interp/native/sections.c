/* Sections of the model: solver/model/sections.py and model.py */

int PyDict_SetItem(void *, void *, void *);
int PyDict_Contains(void *, void *);
long PyDict_Size(void *);
void *PyDict_New(void);
void *PySequence_List(void *);
void *PyList_New(long);
int PyList_Insert(void *, long, void *);
long PyTuple_Size(void *);

long Model_nodes, Model_section_set, Model_next_section, Model_structure_changed, Model_diam_changed;
long Model_keeps_at_nodes;
long Section_model, Section__name, Section_prefix, Section_face, Section_number, Section__cell, Section_exists;
long Section_nodes, Section_first, Section_end, Section_root_node, Section__length, Section__resistivity;
long Section__rallbranch, Section_parent, Section_parent_x, Section_child_end, Section_children, Section_rows;
long Section_points, Section_point_processes, Section_stale, Section_style, Section_divisions;
long Division_mechanisms, Division_sources, Division_heirs;
long MechanismData_streams, MechanismData_keeps_at_nodes, MechanismData_is_distributed, MechanismData_uses;
void *type_Section, *type_Division, *type_MechanismData, *new_section, *reference, *refined, *name_cm, *name_style, *name_insert_ion;
void *python_Model_create_section, *python_Section_connect, *python_Section_insert_new, *python_Section__change_nseg;

enum { MOST_DIVISIONS = 30, DONE = 1, FAILED = 0, UNUSUAL = -1 };

static void say(void *object, long at) { put(object, at, kept(true)); }

static void structure_changed(void *section) { say(slot(section, Section_model), Model_structure_changed); }

static void geometry_changed(void *section)
{
    say(section, Section_stale);
    say(slot(section, Section_model), Model_diam_changed);
}

static void copy(void *to, void *from, long at) { put(to, at, kept(slot(from, at))); }

/* The slots of a new section that are the same in all. */
static void begin(void *section)
{
    copy(section, new_section, Section_prefix);
    copy(section, new_section, Section_face);
    copy(section, new_section, Section_nodes);
    copy(section, new_section, Section_root_node);
    copy(section, new_section, Section__length);
    copy(section, new_section, Section__resistivity);
    copy(section, new_section, Section__rallbranch);
    copy(section, new_section, Section_parent);
    copy(section, new_section, Section_parent_x);
    copy(section, new_section, Section_child_end);
    copy(section, new_section, Section_points);
    copy(section, new_section, Section_stale);
    copy(section, new_section, Section_exists);
    copy(section, new_section, Section_style);
    copy(section, new_section, Section_divisions);
    put(section, Section_children, PyList_New(0));
    put(section, Section_rows, PyDict_New());
    put(section, Section_point_processes, PyDict_New());
}

void *Model_create_section(void *self, void **given, long count)
{
    void *nodes = slot(self, Model_nodes), *made, *column, *cell;
    long first;
    if (count < 1 || count > 2) return unusual(python_Model_create_section, self, given, count);
    made = PyType_GenericAlloc(type_Section, 0);
    if (!made) return 0;
    begin(made);
    put(made, Section_model, kept(self));
    put(made, Section__name, kept(given[0]));
    first = new_rows(nodes, 2, 0, 0);
    cell = count == 2 && given[1] != none ? PyObject_CallFunctionObjArgs(reference, given[1], (void *)0) : kept(none);
    if (cell) put(made, Section__cell, cell);
    column = PyDict_GetItemWithError(slot(nodes, Table_columns), name_cm);
    if (first < 0 || !cell || !column || PyDict_SetItem(slot(self, Model_section_set), made, none)) {
        Py_DecRef(made);
        return 0;
    }
    put_whole(made, Section_first, first);
    put_whole(made, Section_end, first + 1);
    ((double *)memory(slot(column, Column_view)))[whole_numbers(slot(nodes, Table_position))[first + 1]] = 0;
    put(made, Section_number, kept(slot(self, Model_next_section)));
    put_whole(self, Model_next_section, whole(slot(self, Model_next_section)) + 1);
    say(self, Model_structure_changed);
    say(self, Model_diam_changed);
    return made;
}

/* --- the tree --- */

/* How far from the parent's start it is connected, relative to its length. */
static double distance_from(void *parent, double x) { return whole(slot(parent, Section_child_end)) ? 1 - x : x; }

static double distance(void *section)
{
    return distance_from(slot(section, Section_parent), PyFloat_AsDouble(slot(section, Section_parent_x)));
}

/* Connect a root, that does not turn round, where that makes no loop (Section.connect). */
static int connect_root(void *section, void *parent, void *x, long end)
{
    void *nodes = slot(slot(section, Section_model), Model_nodes), *children, *above;
    double from, at = is_float(x) ? PyFloat_AsDouble(x) : -1;
    long low = 0, high, middle;
    if (type_of(parent) != type_Section || !(at >= 0 && at <= 1) || slot(section, Section_parent) != none
        || end != whole(slot(section, Section_child_end)))
        return UNUSUAL;
    for (above = parent; above != none; above = slot(above, Section_parent))
        if (above == section) return UNUSUAL;
    from = distance_from(parent, at);
    children = slot(parent, Section_children);
    high = PyList_Size(children);
    if (high && distance(PyList_GetItem(children, 0)) >= from) high = 0; /* the newest comes before its equals */
    while (low < high) {
        middle = (low + high) / 2;
        if (distance(PyList_GetItem(children, middle)) < from) low = middle + 1;
        else high = middle;
    }
    if (PyList_Insert(children, low, section)) return FAILED;
    put(section, Section_parent, kept(parent));
    put(section, Section_parent_x, kept(x));
    if (whole(slot(section, Section_root_node)) >= 0) {
        release(nodes, whole(slot(section, Section_root_node)), 1);
        put_whole(section, Section_root_node, -1);
    }
    geometry_changed(section);
    structure_changed(section);
    return DONE;
}

static void *told(int done, void *python, void *self, void **given, long count)
{
    return done == UNUSUAL ? unusual(python, self, given, count) : done ? kept(none) : 0;
}

void *Section_connect(void *self, void **given, long count)
{
    int usual = count == 3 && type_of(given[2]) == type_int;
    int done = usual ? connect_root(self, given[0], given[1], whole(given[2])) : UNUSUAL;
    return told(done, python_Section_connect, self, given, count);
}

/* --- mechanisms --- */

static int insert_rows(void *section, void *data)
{
    void *handle;
    long first = new_rows(slot(data, MechanismData_table), whole(slot(section, Section_nodes)),
                          whole(slot(section, Section_first)), 1);
    int failed;
    if (first < 0) return FAILED;
    handle = PyLong_FromLong(first);
    failed = PyDict_SetItem(slot(section, Section_rows), data, handle);
    Py_DecRef(handle);
    structure_changed(section);
    return failed ? FAILED : DONE;
}

/* A mechanism that was just inserted uses an ion: (it, how, the style that it has if no other uses it). */
static int insert_ion(void *section, void *use)
{
    void *ion = PyTuple_GetItem(use, 0), *rows = slot(section, Section_rows), *table, *column, *done;
    double *last;
    long i;
    if (PyDict_Contains(rows, ion)) {
        done = PyObject_CallMethodObjArgs(slot(section, Section_model), name_insert_ion, section, ion,
                                          PyTuple_GetItem(use, 1), PyTuple_GetItem(use, 2), (void *)0);
        if (done) Py_DecRef(done);
        return done ? DONE : FAILED;
    }
    if (!insert_rows(section, ion)) return FAILED;
    table = slot(ion, MechanismData_table);
    column = PyDict_GetItemWithError(slot(table, Table_columns), name_style);
    if (!column) return FAILED;
    last = (double *)memory(slot(column, Column_view)) + whole(slot(table, Table_used)) - 1; /* of the new rows */
    for (i = whole(slot(section, Section_nodes)); i-- > 0;) *last-- = PyFloat_AsDouble(PyTuple_GetItem(use, 2));
    return DONE;
}

static int is_plain(void *data)
{
    return PyTuple_Size(slot(data, MechanismData_streams)) == 0 && slot(data, MechanismData_keeps_at_nodes) != true;
}

/* A density mechanism (or ion) that is not there (Section.insert_new). */
static int insert_mechanism(void *section, void *data)
{
    void *uses = slot(data, MechanismData_uses);
    long i;
    if (uses == none || slot(data, MechanismData_is_distributed) != true || !is_plain(data)) return UNUSUAL;
    for (i = 0; i < PyTuple_Size(uses); i++)
        if (!is_plain(PyTuple_GetItem(PyTuple_GetItem(uses, i), 0))) return UNUSUAL;
    if (!insert_rows(section, data)) return FAILED;
    for (i = 0; i < PyTuple_Size(uses); i++)
        if (!insert_ion(section, PyTuple_GetItem(uses, i))) return FAILED;
    return DONE;
}

void *Section_insert_new(void *self, void **given, long count)
{
    int done = count == 1 && type_of(given[0]) == type_MechanismData ? insert_mechanism(self, given[0]) : UNUSUAL;
    return told(done, python_Section_insert_new, self, given, count);
}

/* --- nseg --- */

static void *division(void *section, void *sources, void *heirs)
{
    void *made = PyType_GenericAlloc(type_Division, 0);
    if (!made) return 0;
    put_whole(made, Division_mechanisms, PyDict_Size(slot(section, Section_rows)));
    put(made, Division_sources, kept(sources));
    put(made, Division_heirs, kept(heirs));
    return made;
}

static int divide(void *section, void *sources, void *heirs)
{
    void *all = PySequence_List(slot(section, Section_divisions)), *made;
    int failed = 0;
    if (!all) return FAILED;
    if (PyList_Size(all) < MOST_DIVISIONS) {
        made = division(section, sources, heirs);
        failed = !made || PyList_Append(all, made);
        if (made) Py_DecRef(made);
    }
    put(section, Section_divisions, all);
    return failed ? FAILED : DONE;
}

/* Another number of segments, where no point process moves and no mechanism has more than rows (Section._change_nseg). */
static int change_nseg(void *section, void *nseg)
{
    void *model = slot(section, Section_model), *rows = slot(section, Section_rows), *data, *handle, *plan, *sources, *heirs;
    long next = 0, first;
    int failed;
    if (slot(model, Model_keeps_at_nodes) == true || PyDict_Size(slot(section, Section_point_processes))) return UNUSUAL;
    while (PyDict_Next(rows, &next, &data, &handle))
        if (!is_plain(data)) return UNUSUAL;
    plan = PyObject_CallFunctionObjArgs(refined, slot(section, Section_nodes), nseg, slot(section, Section_child_end), (void *)0);
    if (!plan) return FAILED;
    sources = PyTuple_GetItem(plan, 0);
    heirs = PyTuple_GetItem(plan, 1);
    failed = !divide(section, sources, heirs);
    first = failed ? -1 : other_rows(slot(model, Model_nodes), whole(slot(section, Section_first)), 0, 0, sources, heirs);
    if (first >= 0) put_whole(section, Section_first, first);
    failed = first < 0;
    next = 0;
    while (!failed && PyDict_Next(rows, &next, &data, &handle)) {
        long row = other_rows(slot(data, MechanismData_table), whole(handle), first, 1, sources, heirs);
        handle = PyLong_FromLong(row);
        failed = row < 0 || PyDict_SetItem(rows, data, handle);
        Py_DecRef(handle);
    }
    Py_DecRef(plan);
    if (failed) return FAILED;
    put(section, Section_nodes, kept(nseg));
    structure_changed(section);
    geometry_changed(section);
    return DONE;
}

void *Section__change_nseg(void *self, void **given, long count)
{
    int done = count == 1 && type_of(given[0]) == type_int ? change_nseg(self, given[0]) : UNUSUAL;
    return told(done, python_Section__change_nseg, self, given, count);
}
