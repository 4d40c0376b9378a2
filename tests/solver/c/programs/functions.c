#include <stdio.h>
#include <stdarg.h>
#include <math.h>
typedef double (*rule)(double);
typedef int (*order)(const void *, const void *);
struct method { const char *name; rule f; double (*g)(double, int); };
static double square(double x) { return x * x; }
static double times(double x, int n) { return n ? x + times(x, n - 1) : 0; }
static double plus_one(x) double x; { return x + 1; }
static struct method methods[] = {{"square", square, times}, {"sqrt", sqrt, 0}, {"exp", &exp, NULL}};
static rule choose(int k) { return k == 0 ? square : k == 1 ? cos : plus_one; }
static double (*returned(int k))(double) { return methods[k].f; }
static int even(int);
static int odd(int n) { return n == 0 ? 0 : even(n - 1); }
static int even(int n) { return n == 0 ? 1 : odd(n - 1); }
static double total(int count, ...) {
  va_list given; double sum = 0; int k;
  va_start(given, count);
  for (k = 0; k < count; k++) sum += va_arg(given, double);
  va_end(given);
  return sum;
}
static void say(const char *form, ...) {
  char text[64]; va_list given;
  va_start(given, form); vsnprintf(text, sizeof text, form, given); va_end(given);
  printf("[%s]\n", text);
}
static void fill(double *out, int n, rule f) { while (n--) out[n] = (*f)(n); }
static int counted(void) { static int times = 10; return times++; }
static int *slot(int k) { static int slots[4]; return &slots[k]; }
static void nothing() {}
static double trace(double m[][3], int n) { double sum = 0; int i; for (i = 0; i < n; i++) sum += m[i][i]; return sum; }
static double volume(double m[2][2][2]) { return m[1][1][1] - m[0][1][0]; }
static implicit(k) int k; { return 2 * k; }
int main() {
  double values[4], m[3][3] = {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}, cube[2][2][2] = {{{1, 2}, {3, 4}}, {{5, 6}, {7, 8}}};
  int k;
  double (*table[3])(double) = {sin, cos, tan};
  order compare = 0;
  for (k = 0; k < 3; k++) printf("%s %g\n", methods[k].name, methods[k].f(0.25));
  printf("%g %g %g %g\n", methods[0].g(1.5, 4), choose(0)(3), choose(2)(3), returned(1)(16));
  printf("%d %d %g\n", even(10), odd(10), total(4, 1.0, 2.5, 3.0, -0.5));
  say("%d %s %.2f", 7, "words", 2.0 / 3); say("none");
  fill(values, 4, square); printf("%g %g %g\n", values[1], values[2], values[3]);
  for (k = 0; k < 3; k++) printf("%.6f ", table[k](1));
  printf("%d%d %d\n", counted(), 0, (counted(), counted()));
  *slot(2) = 5; ++*slot(2); slot(0)[1] = 9; printf("%d %d %d\n", *slot(1), *slot(2), *slot(3));
  nothing(); if (!compare) printf("no compare %d\n", methods[1].g == NULL);
  printf("%g %g %d %d\n", trace(m, 3), volume(cube), implicit(21), 0);
  return 0;
}
// expect: square 0.0625
// expect: sqrt 0.5
// expect: exp 1.28403
// expect: 6 9 4 4
// expect: 1 0 6
// expect: [7 words 0.67]
// expect: [none]
// expect: 1 4 9
// expect: 0.841471 0.540302 1.557408 120 11
// expect: 9 6 0
// expect: no compare 1
// expect: 15 5 42 0
