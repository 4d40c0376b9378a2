/* Types that C text of VERBATIM blocks finds declared. */
typedef unsigned long size_t; typedef long ssize_t; typedef long time_t; typedef long clock_t; typedef long off_t;
typedef int pid_t; typedef unsigned int uint32_t; typedef int int32_t; typedef unsigned long uint64_t;
typedef long int64_t; typedef unsigned char uint8_t; typedef unsigned short uint16_t; typedef unsigned int u_int; typedef short int16_t; typedef signed char int8_t; typedef long intptr_t;
typedef unsigned long uintptr_t; typedef long ptrdiff_t; typedef unsigned short u_short; typedef unsigned long u_long;
typedef unsigned int mode_t; typedef _Bool bool;
typedef unsigned char u_char; typedef unsigned int uint; typedef unsigned long ulong;
typedef struct FILE_ FILE; typedef struct Symbol { char* name; short type; } Symbol; typedef struct Symlist_ Symlist;
typedef struct cTemplate { Symbol* sym; } cTemplate;
typedef struct Object { int refcount; int index; union { void* this_pointer; } u; cTemplate* ctemplate; } Object;
typedef struct Section_ Section; typedef struct Rand_ Rand; typedef struct Prop_ Prop; typedef struct IvocVect_ IvocVect;
typedef union Datum_ { double* pval; void* _pvoid; int i; long l; } Datum;
typedef struct Point_process_ Point_process; typedef struct NrnThread_ NrnThread;
typedef struct OcListImpl_ OcList; typedef long va_list[4];
typedef unsigned short nrnran123_unused_; typedef struct nrnran123_State_ nrnran123_State;
struct timespec { time_t tv_sec; long tv_nsec; };
struct timeval { time_t tv_sec; long tv_usec; };
struct timezone { int tz_minuteswest; int tz_dsttime; };
struct tm { int tm_sec, tm_min, tm_hour, tm_mday, tm_mon, tm_year, tm_wday, tm_yday, tm_isdst; long tm_gmtoff; char* tm_zone; };
