/* Vector: stdlib/vector_statistics.py; in Python: interp/python_names/sequences.py. Its numbers lie in an array of doubles. */

long Vector_data;
void *python_PyVector_getitem, *python_PyVector_setitem, *python_PyVector_len;

static void *numbers(void *self)
{
    void *hoc = slot(self, HocObjectOfPython__hoc);
    return hoc ? slot(hoc, Vector_data) : 0;
}

/* The place of v[index]; NULL for what is no whole number, or not there. */
static double *place(void *self, void *index)
{
    void *data = numbers(self);
    long at, size;
    if (!data || type_of(index) != type_int) return 0;
    at = PyLong_AsLong(index);
    size = length(data);
    if (at == -1 && PyErr_Occurred()) {
        PyErr_Clear();
        return 0;
    }
    if (at < 0) at += size;
    return at >= 0 && at < size ? (double *)items(data) + at : 0;
}

void *PyVector_getitem(void *self, void **given, long count)
{
    double *at = count == 1 ? place(self, given[0]) : 0;
    return at ? PyFloat_FromDouble(*at) : unusual(python_PyVector_getitem, self, given, count);
}

void *PyVector_setitem(void *self, void **given, long count)
{
    double *at = count == 2 && is_float(given[1]) ? place(self, given[0]) : 0;
    if (!at) return unusual(python_PyVector_setitem, self, given, count);
    *at = PyFloat_AsDouble(given[1]);
    return kept(none);
}

void *PyVector_len(void *self, void **given, long count)
{
    void *data = numbers(self);
    return data ? PyLong_FromLong(length(data)) : unusual(python_PyVector_len, self, given, count);
}

void *python_Vector_hoc_max, *python_Vector_hoc_min;

enum { MANY = 2000 }; /* of which numpy finds the most quicker */

static void *most(void *self, void **given, long count, double sign, void *python)
{
    void *data = slot(self, Vector_data);
    long size = data && !count ? length(data) : 0, i;
    double *all, found;
    if (size < 1 || size > MANY) return unusual(python, self, given, count);
    all = items(data);
    found = *all;
    for (i = 1; i < size; i++)
        if (sign * all[i] > sign * found) found = all[i];
    return PyFloat_FromDouble(found);
}

void *Vector_hoc_max(void *self, void **given, long count) { return most(self, given, count, 1, python_Vector_hoc_max); }
void *Vector_hoc_min(void *self, void **given, long count) { return most(self, given, count, -1, python_Vector_hoc_min); }
