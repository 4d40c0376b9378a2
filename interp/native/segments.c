/* Segments in Python, their mechanisms and variables: interp/python_names/segments.py and sections.py */

int PyList_SetItem(void *, long, void *);

long PySection__section, PySegment_sec, PySegment__section, PySegment_x, PySegment__first, PySegment__handle;
long PyMechanism__segment, PyMechanism__handle, Reference__exchange, Reference__cell;
void *type_Reference, *no_first, *name_segment_class, *python_PySection_call;

/* The class of sections of the newest machine, as long as there is one, and that of their segments. */
void *section_class, *segment_class;

static void *segments_of(void *section)
{
    void *class;
    if (type_of(section) == section_class) return segment_class;
    class = PyObject_GetAttr(type_of(section), name_segment_class);
    if (class) Py_DecRef(class);
    return class;
}

/* `first`: the handle of the section's segment 0; `at`: the number of its segment, or -1 for an end */
static void *segment(void *sec, void *section, void *x, void *first, long at)
{
    void *class = segments_of(sec), *made = class ? PyType_GenericAlloc(class, 0) : 0;
    if (!made) return 0;
    put(made, PySegment_sec, kept(sec));
    put(made, PySegment__section, kept(section));
    put(made, PySegment_x, kept(x));
    if (at < 0) {
        put(made, PySegment__first, kept(no_first));
    } else {
        put(made, PySegment__first, kept(first));
        put(made, PySegment__handle, PyLong_FromLong(whole(first) + at));
    }
    return made;
}

/* The segment that holds x; NULL without an error if x is no position in a section. */
static void *segment_at(void *sec, void *section, void *position)
{
    void *first = slot(section, Section_first);
    double x = PyFloat_AsDouble(position);
    if (x > 0 && x < 1) return segment(sec, section, position, first, (long)(x * whole(slot(section, Section_nodes))));
    return x == 0 || x == 1 ? segment(sec, section, position, first, -1) : 0;
}

void *PySection_call(void *self, void **given, long count)
{
    void *section = slot(self, PySection__section), *made = 0;
    if (count == 1 && is_float(given[0]) && section && slot(section, Section_exists) == true)
        made = segment_at(self, section, given[0]);
    return made || PyErr_Occurred() ? made : unusual(python_PySection_call, self, given, count);
}

/* What belongs to an attribute: where its numbers are, the mechanism that has it (or None), and what in Python reads and
   assigns it in all other cases. */
struct variable {
    void *table, *column, *data, *get, *set;
};

static double *number(struct variable *of, long handle)
{
    void *position = slot(of->table, Table_position);
    long row = handle >= 0 && handle < length(position) ? whole_numbers(position)[handle] : -1;
    return row >= 0 ? (double *)memory(slot(of->column, Column_view)) + row : 0;
}

/* The value of a number; 0 if it is none, or too large. */
static int as_number(void *value, double *number)
{
    double converted;
    if (!value || !is_number(value)) return 0;
    converted = PyFloat_AsDouble(value);
    if (converted == -1 && PyErr_Occurred()) {
        PyErr_Clear();
        return 0;
    }
    *number = converted;
    return 1;
}

static void *by_python(void *get, void *self) { return PyObject_CallFunctionObjArgs(get, self, (void *)0); }

static int put_by_python(void *set, void *self, void *value)
{
    void *done = PyObject_CallFunctionObjArgs(set, self, value ? value : none, (void *)0);
    if (done) Py_DecRef(done);
    return done ? 0 : -1;
}

/* v, cm: of the segment's node, while the section has the segments of that time */
static double *of_node(struct variable *of, void *segment)
{
    void *section = slot(segment, PySegment__section), *first = slot(segment, PySegment__first);
    return section && first == slot(section, Section_first) ? number(of, whole(slot(segment, PySegment__handle))) : 0;
}

static void *read(double *place, void *self, struct variable *of)
{
    return place ? PyFloat_FromDouble(*place) : by_python(of->get, self);
}

static int assign(double *place, void *self, void *value, struct variable *of)
{
    return place && as_number(value, place) ? 0 : put_by_python(of->set, self, value);
}

void *node_get(void *self, void *of) { return read(of_node(of, self), self, of); }
int node_set(void *self, void *value, void *of) { return assign(of_node(of, self), self, value, of); }

/* of a mechanism of a segment */
static double *of_row(struct variable *of, void *self)
{
    void *handle = slot(self, PyMechanism__handle);
    return handle ? number(of, whole(handle)) : 0;
}

void *row_get(void *self, void *of) { return read(of_row(of, self), self, of); }
int row_set(void *self, void *value, void *of) { return assign(of_row(of, self), self, value, of); }

/* seg._ref_v, seg.hh._ref_m */
struct referred {
    void *variable, *exchange, *get;
};

static void *reference_to(void *exchange, void *pointer)
{
    void *made = pointer ? PyType_GenericAlloc(type_Reference, 0) : 0;
    if (made) {
        put(made, Reference__exchange, kept(exchange));
        put(made, Reference__cell, kept(pointer));
    }
    if (pointer) Py_DecRef(pointer);
    return made;
}

void *node_reference_get(void *self, void *given)
{
    struct referred *of = given;
    void *section = slot(self, PySegment__section), *first = slot(self, PySegment__first);
    if (!section || first != slot(section, Section_first)) return by_python(of->get, self);
    return reference_to(of->exchange, pointer_to(of->variable, whole(slot(self, PySegment__handle))));
}

void *row_reference_get(void *self, void *given)
{
    struct referred *of = given;
    void *handle = slot(self, PyMechanism__handle);
    if (!handle || !has_row(slot(of->variable, RangeVariable_table), whole(handle))) return by_python(of->get, self);
    return reference_to(of->exchange, pointer_to(of->variable, whole(handle)));
}

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
    return by_python(of->get, self);
}
