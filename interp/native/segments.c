/* Segments in Python, their mechanisms and variables: interp/python_names/segments.py and sections.py */

int PyList_SetItem(void *, long, void *);

long PySection__section, PySegment_sec, PySegment__section, PySegment_x;
long PyMechanism__segment, PyMechanism__handle, Reference__exchange, Reference__cell;
void *type_Reference, *name_segment_class, *python_PySection_call;

/* The class of sections of the newest machine, as long as there is one, and that of their segments. */
void *section_class, *segment_class;

static void *segments_of(void *section)
{
    return type_of(section) == section_class ? segment_class : attribute(type_of(section), name_segment_class);
}

static int exists(void *section) { return section && slot(section, Section_exists) == true; }

static void *segment(void *sec, void *section, void *x)
{
    void *class = segments_of(sec), *made = class ? PyType_GenericAlloc(class, 0) : 0;
    if (!made) return 0;
    put(made, PySegment_sec, kept(sec));
    put(made, PySegment__section, kept(section));
    put(made, PySegment_x, kept(x));
    return made;
}

void *PySection_call(void *self, void **given, long count)
{
    void *section = slot(self, PySection__section);
    double x = count == 1 && is_float(given[0]) ? PyFloat_AsDouble(given[0]) : -1;
    if (x >= 0 && x <= 1 && exists(section)) return segment(self, section, given[0]);
    return unusual(python_PySection_call, self, given, count);
}

/* How far the row at x is from that of its section's first segment; -1 at the ends, which have none. */
static long place_at(void *section, double x)
{
    return exists(section) && x > 0 && x < 1 ? (long)(x * whole(slot(section, Section_nodes))) : -1;
}

/* That of a segment. */
static long place_of(void *self, void *section) { return place_at(section, PyFloat_AsDouble(slot(self, PySegment_x))); }

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

static void *read(double *place, void *self, struct variable *of)
{
    return place ? PyFloat_FromDouble(*place) : by_python(of->get, self);
}

static int assign(double *place, void *self, void *value, struct variable *of)
{
    return place && as_number(value, place) ? 0 : put_by_python(of->set, self, value);
}

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
    void *section = slot(self, PySegment__section);
    long place = place_of(self, section);
    if (place < 0) return by_python(of->get, self);
    return reference_to(of->exchange, pointer_to(of->variable, whole(slot(section, Section_first)) + place));
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
    void *section = slot(self, PySegment__section), *row, *made;
    long place = place_of(self, section);
    if (place >= 0) {
        row = PyDict_GetItemWithError(slot(section, Section_rows), of->data);
        if (row && (made = PyType_GenericAlloc(of->class, 0))) {
            put(made, PyMechanism__segment, kept(self));
            put_whole(made, PyMechanism__handle, whole(row) + place);
            return made;
        }
        if (PyErr_Occurred()) return 0;
    }
    return by_python(of->get, self);
}
