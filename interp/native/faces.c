/* Sections as Python sees them, and their attributes: interp/python_names/sections.py, exchange.py */

void *PyObject_GetIter(void *);
long PyObject_Size(void *);

long reference_target, Model_mechanism_data, Exchange_classes, HocObjectOfPython__hoc, Section_divisions, MechanismData_name;
long Division_mechanisms;
void *type_str, *type_list, *type_PySection, *type_PySegment, *name_of;
void *python_PySection_insert, *python_PySection_connect, *python_PySection_children, *python_PySection_subtree;
void *python_PySection_wholetree, *python_Exchange_section, *python_Exchange_object, *python_PySection_parentseg, *python_PySection_eq;
void *not_implemented, *name_area, *name_Section, *name__exchange, *python_PySegment_area, *python_PySegment_iter;
void *python_PySegment_point_processes, *python_Exchange_living, *python_Exchange_point_reference;

/* The section that one of Python stands for, if it exists. */
static void *living(void *self)
{
    void *section = slot(self, PySection__section);
    return exists(section) ? section : 0;
}

/* --- what is done with a section --- */

void *PySection_insert(void *self, void **given, long count)
{
    void *section = living(self), *data;
    int done = UNUSUAL;
    if (section && count == 1 && type_of(given[0]) == type_str) {
        data = PyDict_GetItemWithError(slot(slot(section, Section_model), Model_mechanism_data), given[0]);
        if (data) done = PyDict_Contains(slot(section, Section_rows), data) ? DONE : insert_mechanism(section, data);
    }
    if (done == FAILED) return 0;
    return done == DONE ? kept(self) : unusual(python_PySection_insert, self, given, count);
}

static int is_a(void *object, void *class) { return type_of(object) == class || PyType_IsSubtype(type_of(object), class); }

/* An end of a section as it was given; -1 for what is none. */
static long end_of(void *given)
{
    double end = is_number(given) ? PyFloat_AsDouble(given) : -1;
    if (end == -1) PyErr_Clear();
    return end == 0 || end == 1 ? (long)end : -1;
}

void *PySection_connect(void *self, void **given, long count)
{
    void *section = living(self), *parent = 0, *x = 0;
    long end = 0;
    int done = UNUSUAL;
    if (section && count > 0 && count < 3 && is_a(given[0], type_PySegment)) {
        parent = slot(given[0], PySegment__section);
        x = kept(slot(given[0], PySegment_x));
        if (count == 2) end = end_of(given[1]);
    } else if (section && count > 0 && count < 4 && is_a(given[0], type_PySection)) {
        parent = slot(given[0], PySection__section);
        x = count == 1 ? PyFloat_FromDouble(1) : is_number(given[1]) ? PyFloat_FromDouble(PyFloat_AsDouble(given[1])) : 0;
        if (count == 3) end = end_of(given[2]);
    }
    if (!x) PyErr_Clear();
    else if (end >= 0 && exists(parent)) done = connect_root(section, parent, x, end);
    if (x) Py_DecRef(x);
    if (done == FAILED) return 0;
    return done == DONE ? kept(self) : unusual(python_PySection_connect, self, given, count);
}

/* --- the objects of sections --- */

/* Which there is as long as someone has it; NULL if nobody does. */
static void *face(void *section)
{
    void *face = slot(section, Section_face), *found;
    if (type_of(face) != reference) return 0;
    found = slot(face, reference_target);
    return found != none ? kept(found) : 0;
}

void *Exchange_section(void *self, void **given, long count)
{
    void *found = count == 1 && type_of(given[0]) == type_Section ? face(given[0]) : 0;
    return found ? found : unusual(python_Exchange_section, self, given, count);
}

/* An object of hoc: of a class that Python knows already. */
void *Exchange_object(void *self, void **given, long count)
{
    void *class = count == 1 ? PyDict_GetItemWithError(slot(self, Exchange_classes), type_of(given[0])) : 0, *made;
    if (!class) return PyErr_Occurred() ? 0 : unusual(python_Exchange_object, self, given, count);
    made = PyType_GenericAlloc(class, 0);
    if (made) put(made, HocObjectOfPython__hoc, kept(given[0]));
    return made;
}

/* What a list of Python's sections stands for. */
void *Exchange_living(void *self, void **given, long count)
{
    void *class = attribute(self, name_Section), *one, *section;
    void *made = class && count == 1 && type_of(given[0]) == type_list ? PySequence_List(given[0]) : 0;
    long i;
    for (i = 0; made && i < PyList_Size(made); i++) {
        one = PyList_GetItem(made, i);
        section = type_of(one) == class ? living(one) : 0;
        if (section) {
            PyList_SetItem(made, i, kept(section));
        } else {
            Py_DecRef(made);
            made = 0;
        }
    }
    return made || PyErr_Occurred() ? made : unusual(python_Exchange_living, self, given, count);
}

/* syn._ref_g */
void *Exchange_point_reference(void *self, void **given, long count)
{
    void *point = count == 2 && is_point_process(given[0]) ? slot(given[0], PointProcessObject_point) : 0, *table, *column;
    if (point) {
        table = slot(slot(point, PointProcess_data), MechanismData_table);
        column = PyDict_GetItemWithError(slot(table, Table_columns), given[1]);
        if (column) return reference_to(self, pointer_at(table, column, whole(slot(point, PointProcess_handle))));
        if (PyErr_Occurred()) return 0;
    }
    return unusual(python_Exchange_point_reference, self, given, count);
}

/* Those of the sections of a list, in their place. */
static void *faces(void *self, void *sections)
{
    long i;
    void *found;
    for (i = 0; sections && i < PyList_Size(sections); i++) {
        found = face(PyList_GetItem(sections, i));
        if (!found) found = PyObject_CallMethodObjArgs(self, name_of, PyList_GetItem(sections, i), (void *)0);
        if (!found) {
            Py_DecRef(sections);
            return 0;
        }
        PyList_SetItem(sections, i, found);
    }
    return sections;
}

/* A section and those that hang on it, each before its children. */
static void *below(void *root)
{
    void *found = PyList_New(0), *waiting = PyList_New(0), *children, *next = root;
    long count = 0, i, size;
    int failed = !found || !waiting;
    while (!failed && next) {
        failed = PyList_Append(found, next) != 0;
        children = slot(next, Section_children);
        for (i = PyList_Size(children); i-- > 0 && !failed; count++) {
            next = PyList_GetItem(children, i);
            size = PyList_Size(waiting);
            failed = (count < size ? PyList_SetItem(waiting, count, kept(next)) : PyList_Append(waiting, next)) != 0;
        }
        next = count ? PyList_GetItem(waiting, --count) : 0;
    }
    if (waiting) Py_DecRef(waiting);
    if (failed && found) Py_DecRef(found);
    return failed ? 0 : found;
}

void *PySection_children(void *self, void **given, long count)
{
    void *section = living(self);
    if (!section || count) return unusual(python_PySection_children, self, given, count);
    return faces(self, PySequence_List(slot(section, Section_children)));
}

void *PySection_subtree(void *self, void **given, long count)
{
    void *section = living(self);
    return section && !count ? faces(self, below(section)) : unusual(python_PySection_subtree, self, given, count);
}

void *PySection_wholetree(void *self, void **given, long count)
{
    void *section = living(self);
    if (!section || count) return unusual(python_PySection_wholetree, self, given, count);
    while (slot(section, Section_parent) != none) section = slot(section, Section_parent);
    return faces(self, below(section));
}

void *PySection_parentseg(void *self, void **given, long count)
{
    void *section = living(self), *parent = section && !count ? slot(section, Section_parent) : 0, *sec, *x, *made;
    if (parent == none) return kept(none);
    sec = parent ? face(parent) : 0;
    if (!sec) return unusual(python_PySection_parentseg, self, given, count);
    x = slot(section, Section_parent_x);
    made = segment(sec, parent, x);
    Py_DecRef(sec);
    return made;
}

void *PySection_eq(void *self, void **given, long count)
{
    if (count != 1) return unusual(python_PySection_eq, self, given, count);
    if (self == given[0]) return kept(true);
    return kept(is_a(given[0], type_PySection) ? false : not_implemented);
}

/* --- nseg, L, Ra --- */

/* What does it in Python. */
struct attribute {
    void *get, *set;
};

void *nseg_get(void *self, void *given)
{
    struct attribute *of = given;
    void *section = living(self);
    return section ? kept(slot(section, Section_nodes)) : by_python(of->get, self);
}

int nseg_set(void *self, void *value, void *given)
{
    struct attribute *of = given;
    void *section = living(self);
    int done = UNUSUAL;
    long nseg;
    if (section && value && type_of(value) == type_int) {
        nseg = whole(value);
        if (nseg == whole(slot(section, Section_nodes))) return 0;
        if (nseg >= 1 && nseg <= 32767) done = change_nseg(section, value);
        else PyErr_Clear();
    }
    return done == UNUSUAL ? put_by_python(of->set, self, value) : done ? 0 : -1;
}

/* A positive number of a section without 3-D points. */
static void *positive_get(void *self, long at, struct attribute *of)
{
    void *section = living(self);
    if (!section || slot(section, Section_points) != none) return by_python(of->get, self);
    return kept(slot(section, at));
}

static int positive_set(void *self, void *value, long at, struct attribute *of)
{
    void *section = living(self);
    double number;
    if (!section || slot(section, Section_points) != none || !as_number(value, &number) || !(number > 0))
        return put_by_python(of->set, self, value);
    put(section, at, is_float(value) ? kept(value) : PyFloat_FromDouble(number));
    geometry_changed(section);
    return 0;
}

void *length_get(void *self, void *of) { return positive_get(self, Section__length, of); }
int length_set(void *self, void *value, void *of) { return positive_set(self, value, Section__length, of); }
void *resistivity_get(void *self, void *of) { return positive_get(self, Section__resistivity, of); }
int resistivity_set(void *self, void *value, void *of) { return positive_set(self, value, Section__resistivity, of); }

/* --- range variables --- */

/* The handle at a section's segment 0; -1 if the mechanism is not there. */
static long first_handle(struct variable *of, void *section)
{
    void *first = of->data == none ? slot(section, Section_first)
                                   : PyDict_GetItemWithError(slot(section, Section_rows), of->data);
    return first ? whole(first) : -1;
}

/* The number at a place (0: the first segment). */
static double *at(struct variable *of, void *section, long place)
{
    long first = section && place >= 0 ? first_handle(of, section) : -1;
    return first >= 0 ? number(of, first + place) : 0;
}

static double *in_the_middle(struct variable *of, void *section)
{
    return at(of, section, section ? whole(slot(section, Section_nodes)) / 2 : -1);
}

void *along_get(void *self, void *of) { return read(in_the_middle(of, living(self)), self, of); }

int along_set(void *self, void *value, void *given)
{
    struct variable *of = given;
    void *section = living(self);
    long first = section ? first_handle(of, section) : -1, i;
    double put;
    if (first < 0 || !as_number(value, &put)) return put_by_python(of->set, self, value);
    for (i = whole(slot(section, Section_nodes)); i-- > 0;) *number(of, first + i) = put;
    return 0;
}

/* The node where a section begins; -1 if it has none yet. */
static long start_node(void *section)
{
    void *parent;
    while ((parent = slot(section, Section_parent)) != none) {
        double x = PyFloat_AsDouble(slot(section, Section_parent_x));
        if (x > 0 && x < 1) return whole(slot(parent, Section_first)) + (long)(x * whole(slot(parent, Section_nodes)));
        if (x != whole(slot(parent, Section_child_end))) return whole(slot(parent, Section_end));
        section = parent;
    }
    return whole(slot(section, Section_root_node));
}

/* v, also at both ends */
void *voltage_get(void *self, void *of) { return along_get(self, of); }

int voltage_set(void *self, void *value, void *given)
{
    struct variable *of = given;
    void *section = living(self);
    long start = section ? start_node(section) : -1;
    double put;
    if (start < 0 || !as_number(value, &put)) return put_by_python(of->set, self, value);
    *number(of, start) = *number(of, whole(slot(section, Section_end))) = put;
    return along_set(self, value, of);
}

/* diam, where no 3-D points decide */
static void *cylinder(void *section) { return exists(section) && slot(section, Section_points) == none ? section : 0; }

void *diameter_get(void *self, void *of)
{
    return read(in_the_middle(of, cylinder(slot(self, PySection__section))), self, of);
}

int diameter_set(void *self, void *value, void *given)
{
    struct variable *of = given;
    void *section = cylinder(slot(self, PySection__section));
    if (!section || !value || !is_number(value)) return put_by_python(of->set, self, value);
    if (along_set(self, value, of)) return -1;
    geometry_changed(section);
    return 0;
}

/* --- of one segment --- */

void *PySegment_area(void *self, void **given, long count)
{
    void *section = slot(self, PySegment__section), *nodes, *column;
    long place = place_of(self, section);
    if (count || place < 0 || slot(section, Section_stale) == true)
        return unusual(python_PySegment_area, self, given, count);
    nodes = slot(slot(section, Section_model), Model_nodes);
    column = PyDict_GetItemWithError(slot(nodes, Table_columns), name_area);
    if (!column) return 0;
    place = whole_numbers(slot(nodes, Table_position))[whole(slot(section, Section_first)) + place];
    return PyFloat_FromDouble(((double *)memory(slot(column, Column_view)))[place]);
}

/* Whether all segments of a section have its mechanisms in the same order: that of a change of nseg may differ. */
static int in_one_order(void *section)
{
    void *divisions = slot(section, Section_divisions);
    long count = PyObject_Size(divisions);
    return !count || whole(slot(PyList_GetItem(divisions, count - 1), Division_mechanisms)) == 0;
}

/* for mech in seg: the newest first */
void *PySegment_iter(void *self, void **given, long count)
{
    void *section = slot(self, PySegment__section), *rows, *data, *first, *found, *made;
    long at = 0, place;
    if (count || place_of(self, section) < 0 || !in_one_order(section))
        return unusual(python_PySegment_iter, self, given, count);
    rows = slot(section, Section_rows);
    place = PyObject_Size(rows);
    found = made = PyList_New(place);
    while (made && PyDict_Next(rows, &at, &data, &first)) {
        made = PyObject_GetAttr(self, slot(data, MechanismData_name));
        if (made) PyList_SetItem(found, --place, made);
    }
    made = made ? PyObject_GetIter(found) : 0;
    if (found) Py_DecRef(found);
    return made;
}

/* Whether sections hang on a segment: their ends are there, too. */
static int has_children_at(void *section, long place)
{
    void *children = slot(section, Section_children);
    long i;
    for (i = PyList_Size(children); i-- > 0;)
        if (place_at(section, PyFloat_AsDouble(slot(PyList_GetItem(children, i), Section_parent_x))) == place) return 1;
    return 0;
}

/* The newest first; NULL without an error if the object of one has to be looked for. */
static void *points_there(void *section, long place, void *exchange)
{
    void *points = PySequence_List(slot(section, Section_point_processes)), *found = PyList_New(0), *point, *object, *made;
    long i = points ? PyList_Size(points) : 0;
    while (found && i-- > 0) {
        point = PyList_GetItem(points, i);
        if (place_at(section, PyFloat_AsDouble(slot(point, PointProcess_x))) != place) continue;
        object = slot(point, PointProcess_object);
        object = type_of(object) == reference ? slot(object, reference_target) : none;
        made = object == none ? 0 : Exchange_object(exchange, &object, 1);
        if (!made || PyList_Append(found, made)) {
            Py_DecRef(found);
            found = 0;
        }
        if (made) Py_DecRef(made);
    }
    if (points) Py_DecRef(points);
    return found;
}

void *PySegment_point_processes(void *self, void **given, long count)
{
    void *section = slot(self, PySegment__section), *exchange = attribute(self, name__exchange), *found = 0;
    long place = count || !exchange ? -1 : place_of(self, section);
    if (place >= 0 && !has_children_at(section, place)) found = points_there(section, place, exchange);
    return found || PyErr_Occurred() ? found : unusual(python_PySegment_point_processes, self, given, count);
}

static double *inner(struct variable *of, void *self)
{
    void *section = slot(self, PySegment__section);
    return at(of, section, place_of(self, section));
}

void *inner_get(void *self, void *of) { return read(inner(of, self), self, of); }
int inner_set(void *self, void *value, void *of) { return assign(inner(of, self), self, value, of); }

void *inner_diameter_get(void *self, void *of)
{
    return read(cylinder(slot(self, PySegment__section)) ? inner(of, self) : 0, self, of);
}

int inner_diameter_set(void *self, void *value, void *given)
{
    struct variable *of = given;
    void *section = cylinder(slot(self, PySegment__section));
    double *place = section ? inner(of, self) : 0;
    if (!place || !as_number(value, place)) return put_by_python(of->set, self, value);
    geometry_changed(section);
    return 0;
}
