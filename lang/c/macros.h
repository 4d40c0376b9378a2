/* Constants of the C library, and macros that NEURON's translator would have brought. */
#define NULL ((void*)0)
#define EOF (-1)
#define BUFSIZ 8192
#define SEEK_SET 0
#define SEEK_CUR 1
#define SEEK_END 2
#define CHAR_BIT 8
#define CHAR_MAX 127
#define CHAR_MIN (-128)
#define SCHAR_MAX 127
#define SCHAR_MIN (-128)
#define UCHAR_MAX 255
#define SHRT_MAX 32767
#define SHRT_MIN (-32768)
#define USHRT_MAX 65535
#define INT_MAX 2147483647
#define INT_MIN (-2147483647-1)
#define UINT_MAX 4294967295U
#define LONG_MAX 9223372036854775807L
#define LONG_MIN (-9223372036854775807L-1)
#define ULONG_MAX 18446744073709551615UL
#define LLONG_MAX LONG_MAX
#define LLONG_MIN LONG_MIN
#define ULLONG_MAX ULONG_MAX
#define INT32_MAX INT_MAX
#define INT32_MIN INT_MIN
#define UINT32_MAX UINT_MAX
#define INT64_MAX LONG_MAX
#define INT64_MIN LONG_MIN
#define UINT64_MAX ULONG_MAX
#define SIZE_MAX ULONG_MAX
#define MAXINT INT_MAX
#define MAXLONG LONG_MAX
#define MAXDOUBLE DBL_MAX
#define RAND_MAX 2147483647
#define DBL_MAX 1.7976931348623157e308
#define DBL_MIN 2.2250738585072014e-308
#define DBL_EPSILON 2.2204460492503131e-16
#define DBL_DIG 15
#define DBL_MANT_DIG 53
#define FLT_DIG 6
#define FLT_MIN 1.17549435082228751e-38f
#define FLT_EPSILON 1.1920928955078125e-07f
#define FLT_MAX 3.4028234663852886e38f
#define M_PI 3.14159265358979323846
#define M_PI_2 1.57079632679489661923
#define M_PI_4 0.78539816339744830962
#define M_1_PI 0.31830988618379067154
#define M_2_PI 0.63661977236758134308
#define M_2_SQRTPI 1.12837916709551257390
#define M_E 2.7182818284590452354
#define M_LOG2E 1.4426950408889634074
#define M_LOG10E 0.43429448190325182765
#define M_LN2 0.69314718055994530942
#define M_LN10 2.30258509299404568402
#define M_SQRT2 1.41421356237309504880
#define M_SQRT1_2 0.70710678118654752440
#define isfinite(x) finite(x)
#define EXIT_SUCCESS 0
#define EXIT_FAILURE 1
#define FILENAME_MAX 4096
#define L_tmpnam 20
#define X_OK 1
#define CLOCK_REALTIME 0
#define CLOCK_MONOTONIC 1
#define true 1
#define false 0
#define nullptr NULL
#define assert(x) ((x) ? (void)0 : hoc_execerror("assertion failed:", #x))
#define F_OK 0
#define R_OK 4
#define W_OK 2
#define CLOCKS_PER_SEC 1000000L
#define PATH_MAX 4096
#define HUGE_VAL 1e999
#define HUGE 1e999
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
#define SIGQUIT 3
#define SIGABRT 6
#define SIGFPE 8
#define SIGSEGV 11
#define SIGALRM 14
#define SIGTERM 15
#define SIG_IGN ((void (*)(int))1)
#define SIG_DFL ((void (*)(int))0)
#define va_arg(list, type) va_arg_((list), (type*)0)
#define offsetof(type, member) ((size_t)&(((type*)0)->member))
#define t t
#define _nrn_mechanism_get_child(sec) ((sec)->child)
#define _nrn_mechanism_get_sibling(sec) ((sec)->sibling)
#define _nrn_mechanism_get_parent(sec) ((sec)->parentsec)
#define _nrn_mechanism_get_nnode(sec) ((int)(sec)->nnode)
#define _nrn_mechanism_get_node(sec, k) ((sec)->pnode[k])
#define _nrn_mechanism_get_area(node) (*(node)->_area)
#define NODEV(node) (*(node)->_v)
#define NODEAREA(node) (*(node)->_area)
