/* What C prints goes where hoc's output goes; NEURON's memory is the C library's. */
static void* _thread; static void** _tqitem; extern NrnThread* nrn_threads;
#define _nt nrn_threads
static char c_buffer[65536]; int c_write_(const char*); extern long c_failed;
#define printf(...) (snprintf(c_buffer, sizeof(c_buffer), __VA_ARGS__), c_write_(c_buffer))
#define fprintf(f, ...) ((f) == stdout || (f) == stderr ? printf(__VA_ARGS__) : (fprintf)((f), __VA_ARGS__))
#define emalloc malloc
#define ecalloc calloc
#define erealloc realloc
#define hoc_Emalloc malloc
#define hoc_Ecalloc calloc
#define hoc_Erealloc realloc
#define hoc_malchk() ((void)0)
#define hoc_free free
#define puts(s) printf("%s\n", s)
#define putchar(c) printf("%c", c)
#define fputs(s, f) fprintf(f, "%s", s)
#define fputc(c, f) fprintf(f, "%c", c)
#define putc(c, f) fprintf(f, "%c", c)
#define vprintf(form, list) (vsnprintf(c_buffer, sizeof(c_buffer), form, list), c_write_(c_buffer))
