/* The path from one place to another: solver/model/paths.py */

void *name_L, *python_Section_distance_to;

static double length_of(void *section)
{
    void *length;
    double number;
    if (slot(section, Section_points) == none) return PyFloat_AsDouble(slot(section, Section__length));
    length = PyObject_GetAttr(section, name_L);
    number = length ? PyFloat_AsDouble(length) : -1;
    if (length) Py_DecRef(length);
    return number;
}

/* The node that x means: an end, or the centre of a segment. */
static double snapped(void *section, double x)
{
    long nodes = whole(slot(section, Section_nodes));
    return x <= 0 ? 0 : x >= 1 ? 1 : ((long)(x * nodes) + 0.5) / nodes;
}

/* One of two places that go up towards the root, and how many sections it has to leave. */
struct climber {
    void *section, *last;
    double x;
    long steps;
};

static long depth(void *section)
{
    long steps = 0;
    while ((section = slot(section, Section_parent)) != none) steps++;
    return steps;
}

/* Leave a section at its end towards the parent: the length of the way. */
static double climb(struct climber *of)
{
    void *section = of->section;
    double length = length_of(section), end = whole(slot(section, Section_child_end));
    double way = end * length - snapped(section, of->x) * length;
    of->x = PyFloat_AsDouble(slot(section, Section_parent_x));
    of->section = slot(section, Section_parent);
    of->steps--;
    return way < 0 ? -way : way;
}

/* How many sections each has to leave until they meet; 0 if they do not. */
static int meet(struct climber *one, struct climber *other)
{
    void *a = one->section, *b = other->section;
    long first = depth(a), second = depth(b), common;
    for (common = first; common > second; common--) one->last = a, a = slot(a, Section_parent);
    for (common = second; common > first; common--) other->last = b, b = slot(b, Section_parent);
    for (common = first < second ? first : second; a != b; common--) {
        one->last = a;
        other->last = b;
        a = slot(a, Section_parent);
        b = slot(b, Section_parent);
        if (a == none) return 0;
    }
    one->steps = first - common;
    other->steps = second - common;
    return 1;
}

/* Whether the one comes to where they meet by an earlier child than the other. */
static int is_earlier(struct climber *one, struct climber *other)
{
    void *children = slot(slot(one->last, Section_parent), Section_children), *child;
    long i;
    for (i = 0; i < PyList_Size(children); i++) {
        child = PyList_GetItem(children, i);
        if (child == one->last || child == other->last) return child == one->last;
    }
    return 0;
}

static double away(double x, double end) { return x < end ? end - x : x - end; }

void *Section_distance_to(void *self, void **given, long count)
{
    struct climber here, there, *one = &here, *other = &there;
    double total = 0, length, end, from, to, turn;
    if (count != 3 || !is_number(given[0]) || type_of(given[1]) != type_Section || !is_number(given[2]))
        return unusual(python_Section_distance_to, self, given, count);
    here.section = self;
    here.x = PyFloat_AsDouble(given[0]);
    there.section = given[1];
    there.x = PyFloat_AsDouble(given[2]);
    if (here.x != here.x || there.x != there.x) return unusual(python_Section_distance_to, self, given, count);
    if (!meet(one, other)) return kept(none);
    if (one->steps && other->steps && is_earlier(one, other)) {
        one = &there;
        other = &here;
    }
    while (one->steps || other->steps) total += climb(one->steps >= other->steps ? one : other);
    end = whole(slot(here.section, Section_child_end));
    from = snapped(here.section, here.x);
    to = snapped(here.section, there.x);
    turn = away(from, end) <= away(to, end) ? from : to;
    length = length_of(here.section);
    total += away(turn * length, from * length);
    total += away(to * length, turn * length);
    return PyErr_Occurred() ? 0 : PyFloat_FromDouble(total);
}
