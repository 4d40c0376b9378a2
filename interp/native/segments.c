/* Segments in Python, their mechanisms and variables: interp/python_names/segments.py and sections.py */

int PyList_SetItem(void *, long, void *);
void *PyObject_GetIter(void *);

long PySection__section, PySegment_sec, PySegment__section, PySegment_x, PySegment__first, PySegment__handle;
long PyMechanism__segment, PyMechanism__handle;
void *no_first, *segments_name, *python_PySection_call, *python_PySection_iter;

/* The class of sections of the newest machine, as long as there is one, and that of their segments. */
void *section_class, *segment_class;

static void *segments_of(void *section)
{
    void *class;
    if (type_of(section) == section_class) return segment_class;
    class = PyObject_GetAttr(type_of(section), segments_name);
    if (class) Py_DecRef(class);
    return class;
}

/* `at`: the number of its segment, or -1 for an end */
static void *segment(void *sec, void *section, void *x, long at)
{
    void *class = segments_of(sec), *made = class ? PyType_GenericAlloc(class, 0) : 0;
    if (!made) return 0;
    put(made, PySegment_sec, kept(sec));
    put(made, PySegment__section, kept(section));
    put(made, PySegment_x, kept(x));
    if (at < 0) {
        put(made, PySegment__first, kept(no_first));
    } else {
        void *first = slot(section, Section_first);
        put(made, PySegment__first, kept(first));
        put(made, PySegment__handle, PyLong_FromLong(whole(first) + at));
    }
    return made;
}

void *PySection_call(void *self, void **given, long count)
{
    void *section = slot(self, PySection__section);
    double x;
    if (count == 1 && is_float(given[0]) && section && slot(section, Section_exists) == true) {
        x = PyFloat_AsDouble(given[0]);
        if (x > 0 && x < 1) return segment(self, section, given[0], (long)(x * whole(slot(section, Section_nodes))));
        if (x == 0 || x == 1) return segment(self, section, given[0], -1);
    }
    return unusual(python_PySection_call, self, given, count);
}

void *PySection_iter(void *self, void **given, long count)
{
    void *section = slot(self, PySection__section), *all, *x, *made;
    long i, nodes;
    if (!section || slot(section, Section_exists) != true) return unusual(python_PySection_iter, self, given, count);
    nodes = whole(slot(section, Section_nodes));
    all = PyList_New(nodes);
    for (i = 0; all && i < nodes; i++) {
        x = PyFloat_FromDouble((i + 0.5) / nodes);
        made = segment(self, section, x, i);
        Py_DecRef(x);
        if (!made) {
            Py_DecRef(all);
            return 0;
        }
        PyList_SetItem(all, i, made);
    }
    made = all ? PyObject_GetIter(all) : 0;
    if (all) Py_DecRef(all);
    return made;
}

/* What belongs to an attribute: where its numbers are, and what in Python reads and assigns it in all other cases. */
struct variable {
    void *table, *column, *get, *set;
};

static double *number(struct variable *of, void *handle)
{
    void *position = slot(of->table, Table_position);
    long at = whole(handle), row = at >= 0 && at < length(position) ? ((int *)items(position))[at] : -1;
    return row >= 0 ? (double *)memory(slot(of->column, Column_view)) + row : 0;
}

/* v, cm: of the segment's node, while the section has the segments of that time */
static double *of_node(struct variable *of, void *segment)
{
    void *section = slot(segment, PySegment__section), *first = slot(segment, PySegment__first);
    return section && first == slot(section, Section_first) ? number(of, slot(segment, PySegment__handle)) : 0;
}

static void *read(double *place, void *self, struct variable *of)
{
    return place ? PyFloat_FromDouble(*place) : PyObject_CallFunctionObjArgs(of->get, self, (void *)0);
}

static int assign(double *place, void *self, void *value, struct variable *of)
{
    void *done;
    double number;
    if (place && value && is_number(value)) {
        number = PyFloat_AsDouble(value);
        if (number != -1 || !PyErr_Occurred()) {
            *place = number;
            return 0;
        }
        PyErr_Clear(); /* an int that is too large */
    }
    done = PyObject_CallFunctionObjArgs(of->set, self, value ? value : none, (void *)0);
    if (!done) return -1;
    Py_DecRef(done);
    return 0;
}

void *node_get(void *self, void *of) { return read(of_node(of, self), self, of); }
int node_set(void *self, void *value, void *of) { return assign(of_node(of, self), self, value, of); }

/* of a mechanism of a segment */
static double *of_row(struct variable *of, void *self)
{
    void *handle = slot(self, PyMechanism__handle);
    return handle ? number(of, handle) : 0;
}

void *row_get(void *self, void *of) { return read(of_row(of, self), self, of); }
int row_set(void *self, void *value, void *of) { return assign(of_row(of, self), self, value, of); }

/* seg.hh */
struct mechanism {
    void *data, *class, *get;
};

void *mechanism_get(void *self, void *given)
{
    struct mechanism *of = given;
    void *section = slot(self, PySegment__section), *first = slot(self, PySegment__first), *row, *made;
    if (section && first == slot(section, Section_first)) {
        row = PyDict_GetItemWithError(slot(section, Section_rows), of->data);
        if (row && (made = PyType_GenericAlloc(of->class, 0))) {
            put(made, PyMechanism__segment, kept(self));
            put(made, PyMechanism__handle,
                PyLong_FromLong(whole(row) + whole(slot(self, PySegment__handle)) - whole(first)));
            return made;
        }
        if (PyErr_Occurred()) return 0;
    }
    return PyObject_CallFunctionObjArgs(of->get, self, (void *)0);
}
