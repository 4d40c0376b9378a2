/* Areas and axial resistances of sections without 3-D points, and where sections begin: solver/model/geometry.py,
   sections.py */

void *name_diam, *name_area, *name_ri, *python_Section_update_geometry, *python_Section_start_node;

static const double PI = 3.141592653589793, SHORTEST = 1e-9, FAR = 1e30;

static double *column_of(void *table, void *name)
{
    void *column = PyDict_GetItemWithError(slot(table, Table_columns), name);
    return column ? memory(slot(column, Column_view)) : 0;
}

/* Whether nothing becomes infinite that is computed of a number, or zero. */
static int is_moderate(double number) { return number > 1 / FAR && number < FAR; }

static int are_moderate(double *numbers, int *rows, long count)
{
    while (count--)
        if (!is_moderate(numbers[rows[count]])) return 0;
    return 1;
}

/* Diameters, length and resistivity are as they should be (geometry._from_cylinders). */
static int from_cylinders(void *section)
{
    void *nodes = slot(slot(section, Section_model), Model_nodes), *points = slot(section, Section_points);
    void *length = slot(section, Section__length), *resistivity = slot(section, Section__resistivity);
    double *diam = column_of(nodes, name_diam), *area = column_of(nodes, name_area), *ri = column_of(nodes, name_ri);
    int *position = whole_numbers(slot(nodes, Table_position)), *rows = position + whole(slot(section, Section_first));
    long count = whole(slot(section, Section_nodes)), turned = whole(slot(section, Section_child_end)), i;
    double dx, resistance, half, before = 0;
    if ((points != none && count_of(points)) || !is_float(length) || !is_float(resistivity)) return UNUSUAL;
    dx = PyFloat_AsDouble(length) / count;
    resistance = 0.01 * PyFloat_AsDouble(resistivity) * (dx / 2);
    if (!(PyFloat_AsDouble(length) >= SHORTEST) || !is_moderate(dx) || !is_moderate(resistance)
        || !are_moderate(diam, rows, count))
        return UNUSUAL;
    for (i = 0; i < count; i++) { /* from the parent's side */
        int row = rows[turned ? count - 1 - i : i];
        double d = diam[row];
        area[row] = PI * d * dx;
        half = resistance / (PI * d * d / 4);
        ri[row] = 1 / (1 / (before + half));
        before = half;
    }
    ri[position[whole(slot(section, Section_end))]] = 1 / (1 / before);
    put(section, Section_stale, kept(false));
    return DONE;
}

void *Section_update_geometry(void *self, void **given, long count)
{
    int done = count == 0 && slot(self, Section_exists) == true ? from_cylinders(self) : UNUSUAL;
    return told(done, python_Section_update_geometry, self, given, count);
}

/* The node where a root begins; it may have to be made. */
static void *root_node(void *section)
{
    void *nodes = slot(slot(section, Section_model), Model_nodes);
    double *cm;
    long made;
    if (whole(slot(section, Section_root_node)) < 0) {
        made = new_rows(nodes, 1, 0, 0);
        cm = column_of(nodes, name_cm);
        if (made < 0 || !cm) return 0;
        put_whole(section, Section_root_node, made);
        cm[whole_numbers(slot(nodes, Table_position))[made]] = 0;
        structure_changed(section);
    }
    return kept(slot(section, Section_root_node));
}

void *Section_start_node(void *self, void **given, long count)
{
    void *section = self, *x;
    double at;
    if (count == 0 && slot(self, Section_exists) == true) {
        while (slot(section, Section_parent) != none) {
            x = slot(section, Section_parent_x);
            section = slot(section, Section_parent);
            at = is_float(x) ? PyFloat_AsDouble(x) : -1;
            if (at > 0 && at < 1)
                return PyLong_FromLong(whole(slot(section, Section_first)) + (long)(at * whole(slot(section, Section_nodes))));
            if (at != 0 && at != 1) return unusual(python_Section_start_node, self, given, count);
            if (at != whole(slot(section, Section_child_end))) return kept(slot(section, Section_end));
        }
        return root_node(section);
    }
    return unusual(python_Section_start_node, self, given, count);
}
