#include <stdio.h>
#define MAX(a, b) ((a) > (b) ? (a) : (b))
#define STR(x) #x
#define XSTR(x) STR(x)
#define JOIN(a, b) a##b
#define SWAP(T, a, b) do { T t_ = a; a = b; b = t_; } while (0)
#define LOOP(i, n) for (i = 0; i < (n); i++)
#define LOG(...) printf(__VA_ARGS__)
#define SIZE 4
#define LONGER first + \
  second
#ifndef FLAG
#define FLAG 1
#endif
#if FLAG && SIZE > 3 && !defined(OTHER)
#define CHOSEN "yes"
#elif SIZE
#define CHOSEN "maybe"
#else
#define CHOSEN "no"
#endif
#undef OTHER
/* a comment
   over lines */
#if 0
this is no C at all '
#endif
#define EMPTY
#define x(y) y + 1
int JOIN(glob, al) = SIZE * 2; // to the end
int main() { int i, first = 1, second = 2, JOIN(lo, cal) = 7; EMPTY
  printf("%d %s %s %s\n", MAX(first, second), STR(a + b), XSTR(SIZE), CHOSEN); SWAP(int, first, second); LOG("%d %d %d\n", first, second, LONGER); LOOP(i, SIZE) LOG("%d", i); LOG("\n"); printf("%d %d %d\n", global, local, x(5));
#ifdef SIZE
  LOG("%s\n", "size");
#endif
#if defined(__STDC__) && (1 << 2) == 4
  LOG("std\n");
#endif
  return 0; }
// expect: 2 a + b 4 yes
// expect: 2 1 3
// expect: 0123
// expect: 8 7 6
// expect: size
// expect: std
