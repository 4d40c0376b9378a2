"""The C text that every file of C fragments has, whatever the model: how fragments are entered and left."""

HERE = "_pnt = c_points[c_instance]; _p = _pnt->_prop->param; _ppvar = _pnt->_prop->dparam;"

ENTERING = """
extern double fragment_result;
int _setjmp(void*); void longjmp(void*, int);
void c_initial_(long);
extern double* c_columns[]; extern double* c_globals[];
static long c_instance; extern void* c_jump;
static void c_leave(void) { longjmp(c_jump, 1); }
static long c_protected(long (*fragment)(void)) {
  long buffer[64]; long code; void* outer = c_jump;
  c_jump = buffer;
  if (_setjmp(buffer)) code = -1; else code = fragment();
  c_jump = outer;
  return code;
}
double c_method_(double (*method)(void*), void* object) {
  long buffer[64]; double result = 0; void* outer = c_jump;
  c_jump = buffer;
  if (!_setjmp(buffer)) result = method(object);
  c_jump = outer;
  return result;
}
"""
"""How a fragment is left early: an error in NEURON's interface sets c_failed and goes back to where it was entered."""

CALLING = """
enum { c_KERNEL, c_GIVEN, c_AT_INSTANCE_, c_RESULT, c_MESSAGES, c_PLACES };
void c_bind_(const char*, long*); void c_print_(void);
static double c_function_(const char* name, long* entry, double* given, long count) {
  long *slots, k;
  if (!entry[c_KERNEL]) c_bind_(name, entry);
  slots = (long*)entry[c_GIVEN];
  if (entry[c_AT_INSTANCE_] >= 0) slots[entry[c_AT_INSTANCE_]] = c_instance;
  for (k = 0; k < count; k++) if (entry[c_PLACES + k] >= 0) ((double*)slots)[entry[c_PLACES + k]] = given[k];
  *(double*)entry[c_RESULT] = 0.0;
  ((long (*)(long*))entry[c_KERNEL])(slots);
  if (*(long*)entry[c_MESSAGES]) c_print_();
  if (c_failed) c_leave();
  return *(double*)entry[c_RESULT];
}
"""
"""How C text calls a FUNCTION or PROCEDURE. Its entry is filled at the first call (solver/integrate/c_interface.py):
the kernel, its arguments, where among them the instance stands, where the result and the number of messages lie, and
where the parameters stand."""
