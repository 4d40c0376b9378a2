/* Tables, and the rows that handles stand for: solver/model/tables.py */

void *PyObject_CallMethodObjArgs(void *, void *, ...);
int PyDict_Next(void *, long *, void **, void **);

long array_allocated;
long Table_position, Table_owner, Table_used, Table_capacity, Table_holes, Table_columns;
long Column_view, Column_size, MechanismData_table;
void *name_append, *name__grow, *python_Table_release;

static void put_whole(void *object, long at, long number) { put(object, at, PyLong_FromLong(number)); }

static int *whole_numbers(void *array) { return items(array); }

/* Call a method with one number; whether that went well. */
static int tell(void *object, void *name, long number)
{
    void *given = PyLong_FromLong(number), *done = PyObject_CallMethodObjArgs(object, name, given, (void *)0);
    Py_DecRef(given);
    if (done) Py_DecRef(done);
    return done != 0;
}

/* How many numbers an array has room for behind its own. */
static long room(void *array) { return *(long *)((char *)array + array_allocated) - length(array); }

/* Put `first`, `first + step`, … behind the others in an array of ints. Where it has no room Python appends one, which
   makes some. Whether that went well. */
static int extend(void *array, long count, long first, long step)
{
    while (count > 0) {
        long size = length(array), more = room(array), i;
        if (more > 0) {
            if (more > count) more = count;
            for (i = 0; i < more; i++) whole_numbers(array)[size + i] = (int)(first + i * step);
            *(long *)((char *)array + array_length) = size + more;
        } else {
            more = 1;
            if (!tell(array, name_append, first)) return 0;
        }
        first += more * step;
        count -= more;
    }
    return 1;
}

/* Rows with default values, one for each owner (the first one, and how far it is from one to the next): the handle of
   the first; -1 after an error (Table.append). */
static long new_rows(void *table, long count, long owner, long step)
{
    long used = whole(slot(table, Table_used)), handle = length(slot(table, Table_position));
    if (used + count > whole(slot(table, Table_capacity)) && !tell(table, name__grow, used + count)) return -1;
    if (!extend(slot(table, Table_position), count, used, 1)) return -1;
    if (!extend(slot(table, Table_owner), count, owner, step)) return -1;
    put_whole(table, Table_used, used + count);
    return handle;
}

/* Other rows in the place of old ones (Table.replace). */
static long other_rows(void *table, long first, long owner, long step, void *sources, void *heirs)
{
    long count = PyList_Size(sources), old = PyList_Size(heirs), made = new_rows(table, count, owner, step);
    long capacity = whole(slot(table, Table_capacity)), next = 0, row, offset, i, k;
    int *position = whole_numbers(slot(table, Table_position)) + first, *owners = whole_numbers(slot(table, Table_owner));
    void *name, *column;
    if (made < 0) return -1;
    row = whole_numbers(slot(table, Table_position))[made]; /* they lie side by side */
    while (PyDict_Next(slot(table, Table_columns), &next, &name, &column)) {
        double *values = memory(slot(column, Column_view));
        for (k = whole(slot(column, Column_size)); k > 0; k--, values += capacity)
            for (i = 0; i < count; i++)
                values[row + i] = values[position[old == 1 ? 0 : whole(PyList_GetItem(sources, i))]];
    }
    for (i = 0; i < old; i++) {
        long heir = whole(PyList_GetItem(heirs, i));
        owners[position[i]] = -1;
        position[i] = (int)(heir >= 0 ? -2 - (made + heir) : -1);
    }
    put_whole(table, Table_holes, whole(slot(table, Table_holes)) + old);
    return made;
}

/* The rows of these handles die (Table.release). */
static void release(void *table, long handle, long count)
{
    int *position = whole_numbers(slot(table, Table_position)) + handle, *owner = whole_numbers(slot(table, Table_owner));
    long holes = 0, i;
    for (i = 0; i < count; i++) {
        int row = position[i];
        if (row < 0) continue;
        position[i] = -1;
        if (owner[row] == -1) continue;
        owner[row] = -1;
        holes++;
    }
    if (holes) put_whole(table, Table_holes, whole(slot(table, Table_holes)) + holes);
}

void *Table_release(void *self, void **given, long count)
{
    long handle, rows;
    if ((count == 1 || count == 2) && type_of(given[0]) == type_int && (count == 1 || type_of(given[1]) == type_int)) {
        handle = whole(given[0]);
        rows = count == 2 ? whole(given[1]) : 1;
        if (handle >= 0 && rows >= 0 && handle + rows <= length(slot(self, Table_position))) {
            release(self, handle, rows);
            return kept(none);
        }
    }
    return unusual(python_Table_release, self, given, count);
}
