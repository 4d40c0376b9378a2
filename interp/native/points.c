/* 3-D points: solver/model/points.py; in Python: interp/python_names/section_points.py */

long PySet_Size(void *);

long Points_x, Points_y, Points_z, Points_diameter, Points__arc, Points_spines, Points_changes, Points_placed;
void *python_Section_settled, *python_PySection_n3d, *python_PySection_pt3dadd, *python_PySection_pt3dchange;
void *python_PySection_x3d, *python_PySection_y3d, *python_PySection_z3d, *python_PySection_diam3d;

enum { DEEPEST = 1000 };

static float *numbers_of(void *points, long at) { return items(slot(points, at)); }

static long count_of(void *points) { return length(slot(points, Points_x)); }

/* --- where they lie --- */

static int equal(void *tuple, long i, void *number) { return whole(PyTuple_GetItem(tuple, i)) == whole(number); }

/* Whether nothing changed since a child was placed at its parent (WithPoints.place3d). */
static int is_placed(void *points, void *child, void *parent, void *others)
{
    void *placed = slot(points, Points_placed);
    return PyTuple_Size(placed) == 5 && equal(placed, 0, slot(points, Points_changes))
        && PyTuple_GetItem(placed, 1) == others && equal(placed, 2, slot(others, Points_changes))
        && PyFloat_AsDouble(PyTuple_GetItem(placed, 3)) == PyFloat_AsDouble(slot(child, Section_parent_x))
        && equal(placed, 4, slot(parent, Section_child_end));
}

/* The number of sections from here on; 0 if one has no points or has to be placed. */
static long settled(void *section, long depth)
{
    void *points = slot(section, Section_points), *children = slot(section, Section_children), *child, *its;
    long count = PyList_Size(children), all = 1, below, i;
    if (points == none || count_of(points) == 0 || depth > DEEPEST) return 0;
    for (i = 0; i < count; i++) {
        child = PyList_GetItem(children, i);
        its = slot(child, Section_points);
        if (its == none || !is_placed(its, child, section, points)) return 0;
        below = settled(child, depth + 1);
        if (!below) return 0;
        all += below;
    }
    return all;
}

void *Section_settled(void *self, void **given, long count)
{
    return count ? unusual(python_Section_settled, self, given, count) : PyLong_FromLong(settled(self, 0));
}

/* --- reading and changing --- */

static void *points_of(void *self)
{
    void *section = living(self), *points = section ? slot(section, Section_points) : 0;
    return points != none ? points : 0;
}

void *PySection_n3d(void *self, void **given, long count)
{
    void *points = points_of(self);
    if (!points || count) return unusual(python_PySection_n3d, self, given, count);
    return PyLong_FromLong(count_of(points));
}

/* Which point is meant; -1 for none. */
static long index_of(void *points, void *given)
{
    long index = type_of(given) == type_int ? whole(given) : -1;
    if (index >= 0 && index < count_of(points)) return index;
    PyErr_Clear();
    return -1;
}

static void *coordinate(void *self, void **given, long count, long at, void *python)
{
    void *points = count == 1 ? points_of(self) : 0;
    long index = points ? index_of(points, given[0]) : -1;
    return index >= 0 ? PyFloat_FromDouble(numbers_of(points, at)[index]) : unusual(python, self, given, count);
}

void *PySection_x3d(void *self, void **given, long count)
{
    return coordinate(self, given, count, Points_x, python_PySection_x3d);
}

void *PySection_y3d(void *self, void **given, long count)
{
    return coordinate(self, given, count, Points_y, python_PySection_y3d);
}

void *PySection_z3d(void *self, void **given, long count)
{
    return coordinate(self, given, count, Points_z, python_PySection_z3d);
}

void *PySection_diam3d(void *self, void **given, long count)
{
    return coordinate(self, given, count, Points_diameter, python_PySection_diam3d);
}

/* x, y, z and a diameter that is no spine's, as numbers. */
static int as_point(void **given, double *point)
{
    return as_number(given[0], point) && as_number(given[1], point + 1) && as_number(given[2], point + 2)
        && as_number(given[3], point + 3) && point[3] >= 0;
}

static void put_point(void *section, void *points, long index, double *point)
{
    numbers_of(points, Points_x)[index] = (float)point[0];
    numbers_of(points, Points_y)[index] = (float)point[1];
    numbers_of(points, Points_z)[index] = (float)point[2];
    numbers_of(points, Points_diameter)[index] = (float)point[3];
    put(points, Points__arc, kept(none));
    put_whole(points, Points_changes, whole(slot(points, Points_changes)) + 1);
    geometry_changed(section);
}

static int has_room(void *points, long at) { return room(slot(points, at)) > 0; }
static void lengthen(void *points, long at) { *(long *)((char *)slot(points, at) + array_length) += 1; }

void *PySection_pt3dadd(void *self, void **given, long count)
{
    void *points = count == 4 ? points_of(self) : 0;
    long last = points ? count_of(points) : 0;
    double point[4];
    if (!points || !as_point(given, point) || !has_room(points, Points_x) || !has_room(points, Points_y)
        || !has_room(points, Points_z) || !has_room(points, Points_diameter))
        return unusual(python_PySection_pt3dadd, self, given, count);
    lengthen(points, Points_x);
    lengthen(points, Points_y);
    lengthen(points, Points_z);
    lengthen(points, Points_diameter);
    put_point(slot(self, PySection__section), points, last, point);
    return kept(none);
}

void *PySection_pt3dchange(void *self, void **given, long count)
{
    void *points = count == 5 ? points_of(self) : 0;
    long index = points && !PySet_Size(slot(points, Points_spines)) ? index_of(points, given[0]) : -1;
    double point[4];
    if (index < 0 || !as_point(given + 1, point)) return unusual(python_PySection_pt3dchange, self, given, count);
    put_point(slot(self, PySection__section), points, index, point);
    return kept(none);
}
