NEURON {
    SUFFIX fragments
    RANGE x
    POINTER kept
}

ASSIGNED {
    x
    many[2]
    kept
}

VERBATIM
static double _la;
static double _lf;
static double c_kept_;
static double many[2];
extern double c_field_x;
enum { c_datum_c_kept_ = 2 };

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



#define _p_kept (*(double**)&c_kept_)
#define kept (*_p_kept)

#line 3 "mod"

static double twice(double y) { return 2*y; }




long fragment_0(void) {
#line 7 "mod"

    if (_la > 3) return x;
    _lf = twice(_la);
    
}
#line 1 "entry"
long enter_0(double* slots) {
  long kept_instance = c_instance; double kept__la = _la; double kept__lf = _lf;
  long code;
  if (c_failed) return 0;
  c_instance = slots[1]; _la = slots[3]; _lf = slots[4];
  code = c_protected(fragment_0);
  if (code >= 0) { slots[3] = _la; slots[4] = _lf; }
  slots[0] = code > 0 ? code : 0; slots[2] = fragment_result;
  c_instance = kept_instance; _la = kept__la; _lf = kept__lf;
  return 0;
}

long fragment_1(void) {
#line 14 "mod"
{
  {
    many[1] = x;
  }
}

}
#line 1 "entry"
long enter_1(double* slots) {
  long kept_instance = c_instance; double kept_many[2]; memcpy(kept_many, many, 16);
  long code;
  if (c_failed) return 0;
  c_instance = slots[1]; memcpy(many, slots + 3, 16);
  code = c_protected(fragment_1);
  if (code >= 0) { memcpy(slots + 3, many, 16); }
  slots[0] = code > 0 ? code : 0; slots[2] = fragment_result;
  c_instance = kept_instance; memcpy(many, kept_many, 16);
  return 0;
}

long fragment_2(void) {
#line 14 "mod"
{
  return (*((double **) (&c_kept_))) != 0;
}

}
#line 1 "entry"
long enter_2(double* slots) {
  long kept_instance = c_instance; double kept_c_kept_ = c_kept_;
  long code;
  if (c_failed) return 0;
  c_instance = slots[1]; c_kept_ = slots[3];
  code = c_protected(fragment_2);
  if (code >= 0) { slots[3] = c_kept_; }
  slots[0] = code > 0 ? code : 0; slots[2] = fragment_result;
  c_instance = kept_instance; c_kept_ = kept_c_kept_;
  return 0;
}
ENDVERBATIM

LOCAL c_slots_[5]

FUNCTION f(a) {
    c_slots_[3] = a
    c_slots_[4] = f
    c_run_(0, 1)
    f = c_slots_[4]
    IF (c_slots_[0] == 1) {
        f = c_slots_[2]
        VERBATIMreturn 0;ENDVERBATIM
    }
    f = f + 1
}

PROCEDURE p() {
    c_slots_[3] = c_address_("kept")
    c_run_(2, 0)
    IF (c_slots_[2] != 0) {
        FROM c_element_ = 0 TO 1 {
            c_slots_[3 + c_element_] = many[c_element_]
        }
        c_run_(1, 1)
        FROM c_element_ = 0 TO 1 {
            many[c_element_] = c_slots_[3 + c_element_]
        }
    } ELSE {
        x = 5
    }
}
