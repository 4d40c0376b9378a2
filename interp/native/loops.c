/* `for seg in sec`, `for sec in h.allsec()`: interp/python_names/sections.py, exchange.py. The classes of the iterators are
   made when this is loaded: `next_of_segments` is what that of segments_iterator does. */

void PyObject_Free(void *);

void *name_section, *segments_iterator, *sections_iterator;
void *python_PySection_iter, *python_Exchange_sections;

/* `owner`: the section in Python, or what makes these; `those`: the section of the model, or a list of them */
struct iterator {
    long references;
    void *type, *owner, *those;
    long at, count;
};

static void *iterator(void *type, void *owner, void *those)
{
    struct iterator *made = PyType_GenericAlloc(type, 0);
    if (!made) return 0;
    made->owner = kept(owner);
    made->those = kept(those);
    return made;
}

void end_of_iterators(void *given)
{
    struct iterator *self = given;
    void *type = self->type;
    Py_DecRef(self->owner);
    Py_DecRef(self->those);
    PyObject_Free(self);
    Py_DecRef(type);
}

void *next_of_segments(void *given)
{
    struct iterator *self = given;
    void *x, *made;
    if (self->at >= self->count) return 0;
    x = PyFloat_FromDouble((self->at + 0.5) / self->count);
    made = segment(self->owner, self->those, x);
    self->at++;
    if (x) Py_DecRef(x);
    return made;
}

void *PySection_iter(void *self, void **given, long count)
{
    void *section = living(self);
    struct iterator *made;
    if (!section) return unusual(python_PySection_iter, self, given, count);
    made = iterator(segments_iterator, self, section);
    if (made) made->count = whole(slot(section, Section_nodes));
    return made;
}

/* Those that exist when their turn comes. */
void *next_of_sections(void *given)
{
    struct iterator *self = given;
    while (self->at < PyList_Size(self->those)) {
        void *section = PyList_GetItem(self->those, self->at++), *found;
        if (!exists(section)) continue;
        found = face(section);
        return found ? found : PyObject_CallMethodObjArgs(self->owner, name_section, section, (void *)0);
    }
    return 0;
}

void *Exchange_sections(void *self, void **given, long count)
{
    if (count == 1 && type_of(given[0]) == type_list) return iterator(sections_iterator, self, given[0]);
    return unusual(python_Exchange_sections, self, given, count);
}
