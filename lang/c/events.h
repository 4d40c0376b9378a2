/* Instances, and events that C text sends or delivers itself. `c_links` is filled by solver/integrate/c_events.py: the
kernel that takes requests over, its arguments and where in them two stand; the tables of handlers and of what is
launched for them (solver/kernels/events.py); the queue's state; the weights; the handler of each mechanism. */
enum { c_TAKE, c_TAKE_SLOTS, c_AT_WHICH, c_AT_FIRST_WEIGHT, c_HANDLERS, c_LAUNCHES, c_STATE, c_WEIGHTS, c_TYPES };
enum { c_SLOTS, c_AT_INSTANCE, c_AT_WEIGHT, c_AT_FLAG, c_ROWS, c_REQUESTED = 8, c_KIND, c_ROW, c_TIME, c_FLAG, c_ROOM };
enum { c_HANDLER = 6, c_WEIGHT = 7, c_HANDLER_SIZE = 18 };
extern long c_links[]; void c_attend_(long); void c_no_events_(long);
static Point_process* _pnt; static Datum* _ppvar; static void* _p; static long c_instance;
static void c_become_(long* instance) { if (instance) c_instance = *instance; }
static void _hoc_setdata(void* point) {
  _pnt = (Point_process*)point; _ppvar = _pnt->_prop->dparam; _p = _pnt->_prop->param;
}
static long c_which_(Point_process* point) {
  long which = -1;
  if (point) which = c_links[c_TAKE] ? c_links[c_TYPES + point->_prop->_type] : -1;
  if (which < 0) c_no_events_((long)point);
  return which;
}
static long c_first_weight_(double* weights) { return weights ? ((long)weights - c_links[c_WEIGHTS]) / 8 : 0; }
static void c_take_(long which, long weight) {
  long* slots = (long*)c_links[c_TAKE_SLOTS]; long code;
  if (which < 0) return;
  slots[c_links[c_AT_WHICH]] = which; slots[c_links[c_AT_FIRST_WEIGHT]] = weight;
  while ((code = ((long (*)(long*))c_links[c_TAKE])(slots)) != 0) c_attend_(code);
}
static void c_request_(Point_process* point, long kind, double* weights, double time, double flag) {
  long which = c_which_(point), *handler = (long*)c_links[c_HANDLERS] + c_HANDLER_SIZE * which, *count, n;
  long* state = (long*)c_links[c_STATE];
  c_take_(state[c_HANDLER], state[c_WEIGHT]);
  count = (long*)handler[c_REQUESTED]; n = *count;
  ((long*)handler[c_KIND])[n] = kind; ((long*)handler[c_ROW])[n] = *(long*)point->_prop->param;
  ((double*)handler[c_TIME])[n] = time; ((double*)handler[c_FLAG])[n] = flag;
  *count = n + 1;
  c_take_(which, c_first_weight_(weights));
}
static void c_receive_(Point_process* point, double* weights, double flag) {
  long which = c_which_(point), *handler = (long*)c_links[c_HANDLERS] + c_HANDLER_SIZE * which;
  long* state = (long*)c_links[c_STATE], *launch = (long*)c_links[c_LAUNCHES] + 2 * which, *slots = (long*)launch[1];
  long outer = state[c_HANDLER], outer_weight = state[c_WEIGHT], given[3], place[3], kept[3]; int k;
  if (!launch[0]) return;
  c_take_(outer, outer_weight);
  given[0] = *(long*)point->_prop->param; given[1] = c_first_weight_(weights); given[2] = *(long*)&flag;
  for (k = 0; k < 3; k++) {
    place[k] = handler[c_AT_INSTANCE + k];
    if (place[k] >= 0) { kept[k] = slots[place[k]]; slots[place[k]] = given[k]; }
  }
  state[c_HANDLER] = which; state[c_WEIGHT] = given[1];
  ((long (*)(long*))launch[0])(slots);
  c_take_(which, given[1]);
  state[c_HANDLER] = outer; state[c_WEIGHT] = outer_weight;
  for (k = 0; k < 3; k++) if (place[k] >= 0) slots[place[k]] = kept[k];
}
typedef void (*c_receiver_)(Point_process*, double*, double);
#define c_four_(x) x, x, x, x
static c_receiver_ pnt_receive[256] = {c_four_(c_four_(c_four_(c_four_(c_receive_))))};
#define net_send(item, weights, point, time, flag) c_request_((Point_process*)(point), 0, (weights), (time), (flag))
#define net_event(point, time) c_request_((Point_process*)(point), 1, (double*)0, (time), 0.0)
#define net_move(item, point, time) c_request_((Point_process*)(point), 2, (double*)0, (time), 0.0)
#define artcell_net_send net_send
#define artcell_net_move net_move
#define nrn_net_send net_send
#define nrn_net_event net_event
#define nrn_net_move net_move
