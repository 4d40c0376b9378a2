/* POSIX threads: what a thread would do is done when it is created, in the order of the program. */
typedef unsigned long pthread_t; typedef struct { long room[8]; } pthread_attr_t, pthread_mutex_t, pthread_mutexattr_t;
#define PTHREAD_CREATE_JOINABLE 0
#define PTHREAD_CREATE_DETACHED 1
#define PTHREAD_MUTEX_INITIALIZER {{0}}
static int pthread_create(pthread_t* thread, const pthread_attr_t* attributes, void* (*work)(void*), void* given) {
  *thread = (pthread_t)work(given);
  return 0;
}
static int pthread_join(pthread_t thread, void** result) {
  if (result) *result = (void*)thread;
  return 0;
}
static pthread_t pthread_self(void) { return 0; }
#define pthread_attr_init(a) 0
#define pthread_attr_destroy(a) 0
#define pthread_attr_setdetachstate(a, state) 0
#define pthread_mutex_init(m, a) 0
#define pthread_mutex_destroy(m) 0
#define pthread_mutex_lock(m) 0
#define pthread_mutex_unlock(m) 0
#define pthread_exit(result) return (result)
