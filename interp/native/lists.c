/* List: stdlib/list_.py */

long List_own;
void *python_List_hoc_append, *python_List_hoc_count, *python_List_hoc_object, *python_List_hoc_o;

void *List_hoc_append(void *self, void **given, long count)
{
    void *own = slot(self, List_own), *item;
    if (count == 1 && own && own != none) {
        item = value_of(given[0]);
        if (is_hoc_object(item)) {
            if (PyList_Append(own, item)) return 0;
            return PyFloat_FromDouble(PyList_Size(own));
        }
    }
    return unusual(python_List_hoc_append, self, given, count);
}

void *List_hoc_count(void *self, void **given, long count)
{
    void *own = slot(self, List_own);
    if (own && own != none) return PyFloat_FromDouble(PyList_Size(own));
    return unusual(python_List_hoc_count, self, given, count);
}

static void *element(void *self, void **given, long count, void *python)
{
    void *own = slot(self, List_own);
    double index;
    if (count == 1 && own && own != none && is_float(given[0])) {
        index = PyFloat_AsDouble(given[0]);
        if (index >= 0 && index < PyList_Size(own)) return kept(PyList_GetItem(own, (long)index));
    }
    return unusual(python, self, given, count);
}

void *List_hoc_object(void *self, void **given, long count)
{
    return element(self, given, count, python_List_hoc_object);
}

void *List_hoc_o(void *self, void **given, long count) { return element(self, given, count, python_List_hoc_o); }
