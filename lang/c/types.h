/* Types that C text of VERBATIM blocks finds declared. */
typedef unsigned long size_t; typedef long ssize_t; typedef long time_t; typedef long clock_t; typedef long off_t;
typedef int pid_t; typedef unsigned int uint32_t; typedef int int32_t; typedef unsigned long uint64_t;
typedef long int64_t; typedef unsigned char uint8_t; typedef unsigned short uint16_t; typedef unsigned int u_int; typedef short int16_t; typedef signed char int8_t; typedef long intptr_t;
typedef unsigned long uintptr_t; typedef long ptrdiff_t; typedef unsigned short u_short; typedef unsigned long u_long;
typedef unsigned int mode_t; typedef _Bool bool;
typedef unsigned char u_char; typedef unsigned int uint; typedef unsigned long ulong; typedef unsigned short ushort;
typedef uint8_t u_int8_t; typedef uint16_t u_int16_t; typedef uint32_t u_int32_t; typedef uint64_t u_int64_t;
typedef unsigned long uintmax_t; typedef long intmax_t;
typedef struct FILE_ FILE; typedef struct Symlist_ Symlist; typedef struct Arrayinfo_ Arrayinfo;
typedef struct Object Object; typedef struct cTemplate cTemplate; typedef struct Symbol Symbol;
typedef union Objectdata { double *pval, *_pval; char** ppstr; Object** pobj; void* _pvoid; } Objectdata;
struct Symbol {
  char* name; short type, subtype; int flags_;
  union { int oboff; double *pval, *_pval; char** ppstr; Object** pobj; cTemplate* ctemplate; } u;
  unsigned s_varn; Arrayinfo* arayinfo; Symbol* next;
};
struct cTemplate { Symbol* sym; };
struct Object { int refcount; int index; union { void* this_pointer; Objectdata* dataspace; } u; cTemplate* ctemplate; };
typedef struct Rand_ Rand; typedef struct IvocVect_ IvocVect; typedef struct Instance_ Instance_;
typedef union Datum { double *pval, *_pval; void* _pvoid; int i; long l; Object* obj; } Datum;
typedef struct Prop {
  struct Prop* next; short _type, unused1; int dparam_size; Instance_* param; Datum* dparam; long _alignment; Object* ob;
} Prop;
typedef struct Section Section; typedef struct Node Node;
typedef struct Point_process {
  Section* sec; Node* node; Prop* _prop; Object* ob; void *presyn_, *nvi_, *_vnt;
} Point_process;
typedef struct NrnThread { double _t, _dt; } NrnThread;
typedef struct OcListImpl_ OcList; typedef long va_list[4];
typedef unsigned short nrnran123_unused_; typedef struct nrnran123_State_ nrnran123_State;
struct timespec { time_t tv_sec; long tv_nsec; };
struct timeval { time_t tv_sec; long tv_usec; };
struct timezone { int tz_minuteswest; int tz_dsttime; };
struct tm { int tm_sec, tm_min, tm_hour, tm_mday, tm_mon, tm_year, tm_wday, tm_yday, tm_isdst; long tm_gmtoff; char* tm_zone; };
typedef struct Node { double *_v, *_area; Section* sec; int sec_node_index_; Prop* prop; } Node;
typedef struct Section {
  struct Section *parentsec, *child, *sibling; Node *parentnode, **pnode; short nnode, npt3d; int order; Prop* prop; char* name_;
} Section;
