/* Random: stdlib/random.py. `numbers` gives uniform ones (`draw` is its next), the distribution is a pair (function,
   parameters). */

void *PyIter_Next(void *);

long Random_distribution, Random_draw, Random_numbers;
void *between, *one_of;
void *python_Random_hoc_repick, *python_Random_hoc_uniform, *python_Random_hoc_discunif;

/* low + width * u, or first + whole(count * u); NULL after an error */
static void *next(void *numbers, void *parameters, int whole_numbers)
{
    double first = PyFloat_AsDouble(PyTuple_GetItem(parameters, 0));
    double width = PyFloat_AsDouble(PyTuple_GetItem(parameters, 1));
    double number;
    void *drawn = PyIter_Next(numbers);
    if (!drawn) return 0;
    number = PyFloat_AsDouble(drawn);
    Py_DecRef(drawn);
    return PyFloat_FromDouble(whole_numbers ? first + (double)(long)(width * number) : first + width * number);
}

void *Random_hoc_repick(void *self, void **given, long count)
{
    void *numbers = slot(self, Random_numbers), *distribution = slot(self, Random_distribution), *function;
    if (numbers && distribution) {
        function = PyTuple_GetItem(distribution, 0);
        if (function == between || function == one_of)
            return next(numbers, PyTuple_GetItem(distribution, 1), function == one_of);
        return PyObject_CallFunctionObjArgs(
            function, slot(self, Random_draw), PyTuple_GetItem(distribution, 1), (void *)0);
    }
    return unusual(python_Random_hoc_repick, self, given, count);
}

/* The distribution with these parameters, which often is the present one; then its first number. */
static void *choose(void *self, void *numbers, void *function, double first, double width)
{
    void *now = slot(self, Random_distribution), *parameters, *low, *range;
    if (now && PyTuple_GetItem(now, 0) == function) {
        parameters = PyTuple_GetItem(now, 1);
        if (PyFloat_AsDouble(PyTuple_GetItem(parameters, 0)) == first
            && PyFloat_AsDouble(PyTuple_GetItem(parameters, 1)) == width)
            return next(numbers, parameters, function == one_of);
    }
    low = PyFloat_FromDouble(first);
    range = PyFloat_FromDouble(width);
    parameters = PyTuple_Pack(2, low, range);
    put(self, Random_distribution, PyTuple_Pack(2, function, parameters));
    Py_DecRef(low);
    Py_DecRef(range);
    Py_DecRef(parameters);
    return next(numbers, parameters, function == one_of);
}

void *Random_hoc_uniform(void *self, void **given, long count)
{
    void *numbers = slot(self, Random_numbers);
    double low, high;
    if (count == 2 && numbers && is_float(given[0]) && is_float(given[1])) {
        low = PyFloat_AsDouble(given[0]);
        high = PyFloat_AsDouble(given[1]);
        if (low <= high) return choose(self, numbers, between, low, high - low);
    }
    return unusual(python_Random_hoc_uniform, self, given, count);
}

void *Random_hoc_discunif(void *self, void **given, long count)
{
    void *numbers = slot(self, Random_numbers);
    double low, high;
    if (count == 2 && numbers && is_float(given[0]) && is_float(given[1])) {
        low = PyFloat_AsDouble(given[0]);
        high = PyFloat_AsDouble(given[1]);
        if (low >= -1e15 && low <= high && high <= 1e15 && low == (double)(long)low && high == (double)(long)high)
            return choose(self, numbers, one_of, low, high - low + 1);
    }
    return unusual(python_Random_hoc_discunif, self, given, count);
}
