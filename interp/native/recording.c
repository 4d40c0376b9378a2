/* Vector.record: stdlib/vector_play.py, solver/integrate/recording.py */

int PyObject_SetAttr(void *, void *, void *);

long Machine_section_stack, Simulation_recording, Recording_recorders, Recording_runs;
long Recorder_recording, Recorder_pointer, Recorder_section, Recorder_row, Recorder_last;
void *type_Vector, *type_Recorder, *nothing_recorded, *python_Vector_hoc_record;
void *name_recorded_class, *name_links, *name__data, *name__recorder, *name__taken, *name__run, *name___class__, *name_data;

/* Recording.add */
static void *new_recorder(void *recording, void *pointer, void *section)
{
    void *made = PyType_GenericAlloc(type_Recorder, 0);
    if (!made) return 0;
    put(made, Recorder_recording, kept(recording));
    put(made, Recorder_pointer, kept(pointer));
    put(made, Recorder_section, kept(section));
    put_whole(made, Recorder_row, -1);
    put(made, Recorder_last, kept(nothing_recorded));
    if (!PyDict_SetItem(slot(recording, Recording_recorders), made, none)) return made;
    Py_DecRef(made);
    return 0;
}

/* A plain Vector records a variable of the model from now on (VectorPlay.record_of). */
static int record(void *self, void *pointer, void *class)
{
    void *machine = slot(self, HocObject_machine), *stack = slot(machine, Machine_section_stack), *zero;
    void *recording = slot(slot(machine, Machine_simulation), Simulation_recording), *recorder;
    long depth = PyList_Size(stack);
    int failed;
    recorder = new_recorder(recording, pointer, depth ? PyList_GetItem(stack, depth - 1) : none);
    if (!recorder) return FAILED;
    zero = PyLong_FromLong(0);
    failed = PyObject_SetAttr(self, name__data, slot(self, Vector_data)) || PyObject_SetAttr(self, name_data, 0)
        || PyObject_SetAttr(self, name__recorder, recorder) || PyObject_SetAttr(self, name__taken, zero)
        || PyObject_SetAttr(self, name__run, slot(recording, Recording_runs))
        || PyObject_SetAttr(self, name___class__, class);
    Py_DecRef(zero);
    Py_DecRef(recorder);
    return failed ? FAILED : DONE;
}

void *Vector_hoc_record(void *self, void **given, long count)
{
    void *class;
    if (count == 1 && type_of(given[0]) == type_Pointer && type_of(self) == type_Vector && slot(self, Vector_data)
        && attribute(self, name_links) == none) {
        class = attribute(self, name_recorded_class);
        if (class && class != none) return record(self, given[0], class) ? kept(self) : 0;
    }
    return unusual(python_Vector_hoc_record, self, given, count);
}
