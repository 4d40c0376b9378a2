/* What C text asks for in its loops. A List that has been asked for many objects in one call from hoc shows them all
until that call ends: `shown` behind its Object, filled by stdlib/c_interface.py. */
extern long c_call_; void c_leave(void);
struct c_shown_ { long call, count; Object* items[1]; };
struct c_list_ { Object object; struct c_shown_* shown; };
Object* c_list_item_(Object*, int); Point_process* c_point_(Object*);
static Object* ivoc_list_item(Object* list, int index) {
  struct c_shown_* shown = list ? ((struct c_list_*)list)->shown : 0;
  if (shown && shown->call == c_call_ && index >= 0 && index < shown->count) return shown->items[index];
  return c_list_item_(list, index);
}
static Point_process* ob2pntproc(Object* object) {
  if (object && object->u.this_pointer != (void*)object) return (Point_process*)object->u.this_pointer;
  return c_point_(object);
}
