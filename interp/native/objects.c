/* What the other files use: CPython's functions, and where an object keeps what.

   An object is void *. A global `long List_own` is where in a List the slot `own` lies; `type_NetCon` and so on are the
   classes. Python gives them their values when it loads this (see __init__.py). */

void *PyFloat_FromDouble(double);
double PyFloat_AsDouble(void *);
void *PyLong_FromLong(long);
long PyLong_AsLong(void *);
int PyList_Append(void *, void *);
long PyList_Size(void *);
void *PyList_GetItem(void *, long);
void *PyTuple_GetItem(void *, long);
void *PyTuple_Pack(long, ...);
void *PyDict_GetItemWithError(void *, void *);
int PyType_IsSubtype(void *, void *);
void *PyType_GenericAlloc(void *, long);
void *PyObject_CallNoArgs(void *);
void *PyObject_CallFunctionObjArgs(void *, ...);
void *PyObject_VectorcallDict(void *, void **, unsigned long, void *);
void *PyObject_GetAttr(void *, void *);
void *PyErr_Occurred(void);
void PyErr_Clear(void);
void Py_IncRef(void *);
void Py_DecRef(void *);

long type_at, array_items, array_length, view_memory;
void *none, *true, *false, *type_float, *type_int, *type_ObjectCell, *type_HocObject;
long HocObject_machine, HocObject_index, HocObject_token, ObjectCell_value;

/* 1e-11: how near to the next whole number a subscript counts as it */
double epsilon = 1e-11;

static void *slot(void *object, long at) { return *(void **)((char *)object + at); }

static void *type_of(void *object) { return slot(object, type_at); }

static int is_float(void *object) { return type_of(object) == type_float; }

static int is_number(void *object) { return is_float(object) || type_of(object) == type_int; }

/* The slot holds a reference of its own to `value` from now on. */
static void put(void *object, long at, void *value)
{
    void *old = slot(object, at);
    *(void **)((char *)object + at) = value;
    if (old) Py_DecRef(old);
}

static void *kept(void *object)
{
    Py_IncRef(object);
    return object;
}

static long whole(void *number) { return PyLong_AsLong(number); }

/* Where the elements of an array.array and of a memoryview lie. */
static void *items(void *array) { return slot(array, array_items); }
static long length(void *array) { return *(long *)((char *)array + array_length); }
static void *memory(void *view) { return slot(view, view_memory); }

/* The object in an objref, or what is given itself. */
static void *value_of(void *given)
{
    return type_of(given) == type_ObjectCell ? slot(given, ObjectCell_value) : given;
}

/* An attribute, borrowed from who has it; NULL without an error if there is none. */
static void *attribute(void *object, void *name)
{
    void *found = PyObject_GetAttr(object, name);
    if (found) Py_DecRef(found);
    else PyErr_Clear();
    return found;
}

static int is_hoc_object(void *given)
{
    return given && given != none && PyType_IsSubtype(type_of(given), type_HocObject);
}

/* What is unusual, or wrong, the method in Python deals with. */
static void *unusual(void *method, void *self, void **given, long count)
{
    void *all[8];
    long i;
    if (count > 7) count = 7;
    all[0] = self;
    for (i = 0; i < count; i++) all[i + 1] = given[i];
    return PyObject_VectorcallDict(method, all, count + 1, 0);
}
