/* Point processes: interp/point_processes.py, solver/model/point_processes.py */

long Maker_machine, Maker_model, Maker_stack, Maker_cls, Maker_instances, PointMaker_data, PointMaker_artificial;
long Model_streams_made, MechanismData_placed, MechanismData_placements;
long PointProcess_model, PointProcess_data, PointProcess_handle, PointProcess_section, PointProcess_x, PointProcess_object;
long PointProcessObject_point;
long Model_range_variables, RangeVariable_table, RangeVariable_column, MechanismVariable_data;
long Pointer_table, Pointer_column, Pointer_handle, Pointer_index, Pointer_changed;
void *name_insert_ions, *type_PointProcess, *type_Voltage, *type_MechanismVariable, *type_Pointer;
void *python_PointMaker_new, *python_Section_pointer;

/* --- a new object --- */

long Instances_next_index, Instances_token, Instances_of_nobody, Instances_references, Instances_new;

/* A new object of a class with its number, which begins anew when no object is left (interp/values.py, Instances). */
static void *new_object(void *instances, void *class, void *machine)
{
    void *token = slot(instances, Instances_token), *made, *index;
    long number, others = *(unsigned *)token; /* that hold it: Python's getrefcount is itself one more */
    if (slot(instances, Instances_references) != none) return PyObject_CallNoArgs(slot(instances, Instances_new));
    made = PyType_GenericAlloc(class, 0);
    if (!made) return 0;
    index = slot(instances, Instances_next_index);
    number = others + 1 == whole(slot(instances, Instances_of_nobody)) ? 0 : whole(index);
    put(made, HocObject_machine, kept(machine));
    put(made, HocObject_index, number == 0 ? PyLong_FromLong(0) : kept(index));
    put(made, HocObject_token, kept(token));
    put_whole(instances, Instances_next_index, number + 1);
    return made;
}

/* --- point processes --- */

/* A new instance has streams of random numbers of its own: 1, 0, the stream's number, 0; the three again
   (MechanismData.begin_stream). */
static int begin_streams(void *model, void *data, long handle)
{
    void *streams = slot(data, MechanismData_streams), *table = slot(data, MechanismData_table), *column;
    long capacity = whole(slot(table, Table_capacity)), row = whole_numbers(slot(table, Table_position))[handle], i;
    for (i = 0; i < PyTuple_Size(streams); i++) {
        long number = whole(slot(model, Model_streams_made)) + 1;
        double *state;
        column = PyDict_GetItemWithError(slot(table, Table_columns), PyTuple_GetItem(streams, i));
        if (!column) return FAILED;
        state = (double *)memory(slot(column, Column_view)) + row;
        state[0] = state[4 * capacity] = 1;
        state[capacity] = state[3 * capacity] = state[5 * capacity] = 0;
        state[2 * capacity] = state[6 * capacity] = number;
        put_whole(model, Model_streams_made, number);
    }
    return DONE;
}

/* One that is nowhere (owner -2: UNPLACED) */
static void *new_point(void *model, void *data)
{
    void *made;
    long handle = new_rows(slot(data, MechanismData_table), 1, -2, 0);
    if (handle < 0 || !begin_streams(model, data, handle)) return 0;
    made = PyType_GenericAlloc(type_PointProcess, 0);
    if (!made) return 0;
    put(made, PointProcess_model, kept(model));
    put(made, PointProcess_data, kept(data));
    put_whole(made, PointProcess_handle, handle);
    put(made, PointProcess_section, kept(none));
    put(made, PointProcess_x, PyFloat_FromDouble(0.0));
    put(made, PointProcess_object, kept(none));
    say(model, Model_structure_changed);
    return made;
}

/* MechanismData.note_placement */
static int note_placement(void *data, long handle)
{
    void *placed = slot(data, MechanismData_placed); /* of 64 bits each */
    long number = whole(slot(data, MechanismData_placements)) + 1;
    put_whole(data, MechanismData_placements, number);
    while (length(placed) <= handle)
        if (!tell(placed, name_append, 0)) return 0;
    ((long *)items(placed))[handle] = number;
    return 1;
}

/* What a mechanism uses of ions is there from now on. */
static int insert_ions(void *section, void *data)
{
    void *uses = slot(data, MechanismData_uses), *done;
    long i;
    if (uses != none) {
        for (i = 0; i < PyTuple_Size(uses); i++)
            if (!insert_ion(section, PyTuple_GetItem(uses, i))) return FAILED;
        return DONE;
    }
    done = PyObject_CallMethodObjArgs(slot(section, Section_model), name_insert_ions, section, data, (void *)0);
    if (!done) return FAILED;
    Py_DecRef(done);
    return DONE;
}

/* Put a new one into the segment that holds x, which is between 0 and 1. */
static int locate(void *point, void *section, double x)
{
    void *data = slot(point, PointProcess_data), *table = slot(data, MechanismData_table);
    long handle = whole(slot(point, PointProcess_handle)), nodes = whole(slot(section, Section_nodes));
    long segment = (long)(x * nodes);
    put(point, PointProcess_section, kept(section));
    put(point, PointProcess_x, PyFloat_FromDouble((segment + 0.5) / nodes));
    if (PyDict_SetItem(slot(section, Section_point_processes), point, none) || !note_placement(data, handle)) return 0;
    whole_numbers(slot(table, Table_owner))[whole_numbers(slot(table, Table_position))[handle]]
        = whole(slot(section, Section_first)) + segment;
    return insert_ions(section, data);
}

/* The accessed section, if there is one. */
static void *accessed(void *stack)
{
    long depth = PyList_Size(stack);
    void *section = depth > 0 ? PyList_GetItem(stack, depth - 1) : 0;
    return section && type_of(section) == type_Section && slot(section, Section_exists) == true ? section : 0;
}

/* A new object of a point process; in a section, or nowhere (0) */
static void *placed_object(void *maker, void *section, double x)
{
    void *point, *made;
    made = new_object(slot(maker, Maker_instances), slot(maker, Maker_cls), slot(maker, Maker_machine));
    if (!made) return 0;
    point = new_point(slot(maker, Maker_model), slot(maker, PointMaker_data));
    if (point) {
        put(made, PointProcessObject_point, point);
        if (!section || locate(point, section, x)) return made;
    }
    Py_DecRef(made);
    return 0;
}

void *PointMaker_new(void *self, void **given, long count)
{
    void *section;
    double x;
    if (count == 0 || slot(self, PointMaker_artificial) == true) return placed_object(self, 0, 0);
    section = accessed(slot(self, Maker_stack));
    x = is_float(given[0]) ? PyFloat_AsDouble(given[0]) : 0;
    if (section && x > 0 && x < 1) return placed_object(self, section, x);
    return unusual(python_PointMaker_new, self, given, count);
}

/* --- pointers to what segments have --- */

static void *pointer_at(void *table, void *column, long handle)
{
    void *made = PyType_GenericAlloc(type_Pointer, 0);
    if (!made) return 0;
    put(made, Pointer_table, kept(table));
    put(made, Pointer_column, kept(column));
    put_whole(made, Pointer_handle, handle);
    put_whole(made, Pointer_index, 0);
    put(made, Pointer_changed, kept(none));
    return made;
}

static void *pointer_to(void *variable, long handle)
{
    return pointer_at(slot(variable, RangeVariable_table), slot(variable, RangeVariable_column), handle);
}

/* The handle of a variable's first row in a section; NULL for what Python has to look at. */
static void *first_of(void *variable, void *section)
{
    if (type_of(variable) == type_Voltage) return slot(section, Section_first);
    if (type_of(variable) != type_MechanismVariable) return 0;
    return PyDict_GetItemWithError(slot(section, Section_rows), slot(variable, MechanismVariable_data));
}

void *Section_pointer(void *self, void **given, long count)
{
    void *variable, *first;
    double x = count == 2 && is_float(given[1]) ? PyFloat_AsDouble(given[1]) : 0;
    if (x > 0 && x < 1 && slot(self, Section_exists) == true) {
        variable = PyDict_GetItemWithError(slot(slot(self, Section_model), Model_range_variables), given[0]);
        first = variable ? first_of(variable, self) : 0;
        if (first) return pointer_to(variable, whole(first) + (long)(x * whole(slot(self, Section_nodes))));
        if (PyErr_Occurred()) return 0;
    }
    return unusual(python_Section_pointer, self, given, count);
}
