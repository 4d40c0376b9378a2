/* Constants of the C library, and macros that NEURON's translator would have brought. */
#define NULL ((void*)0)
#define EOF (-1)
#define BUFSIZ 8192
#define SEEK_SET 0
#define SEEK_CUR 1
#define SEEK_END 2
#define INT_MAX 2147483647
#define INT_MIN (-2147483647-1)
#define UINT_MAX 4294967295U
#define LONG_MAX 9223372036854775807L
#define LONG_MIN (-9223372036854775807L-1)
#define RAND_MAX 2147483647
#define DBL_MAX 1.7976931348623157e308
#define DBL_MIN 2.2250738585072014e-308
#define DBL_EPSILON 2.2204460492503131e-16
#define FLT_MAX 3.4028234663852886e38f
#define M_PI 3.14159265358979323846
#define M_PI_2 1.57079632679489661923
#define M_E 2.7182818284590452354
#define F_OK 0
#define R_OK 4
#define W_OK 2
#define CLOCKS_PER_SEC 1000000L
#define PATH_MAX 4096
#define HUGE_VAL 1e999
#define INFINITY 1e999
#define errno (*__errno_location())
#define NRN_VERSION_GTEQ_8_2_0 1
#define NRN_VERSION_GTEQ_9_0_0 1
#define NRN_VERSION_GTEQ(a,b,c) 1
#define _threadargs_
#define _threadargscomma_
#define _threadargsproto_
#define _threadargsprotocomma_
#define __STDC__ 1
#define RANVIER 1
#define inline
#define __inline__
#define __restrict
#define restrict
#define __attribute__(x)
#define __extension__
#define SIGHUP 1
#define SIGINT 2
#define SIGTERM 15
#define SIG_IGN ((void (*)(int))1)
#define SIG_DFL ((void (*)(int))0)
