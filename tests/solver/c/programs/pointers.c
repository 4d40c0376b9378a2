#include <stdio.h>
#include <stdlib.h>
#include <string.h>
typedef struct { int id; double xy[2]; char *name; struct node *next; } Rec;
struct node { Rec rec; struct node *next; union { int i; double d; } u; };
static Rec table[2] = {{1, {1.5, 2.5}, "one"}, {2, {3.5}, "two"}};
static double grid[2][3] = {{1, 2, 3}, {4, 5, 6}};
static const char *words[] = {"alpha", "beta", 0};
static char buffer[8] = "xyz";
static int compare(const void *a, const void *b) { return *(const int *)a - *(const int *)b; }
static double apply(double (*f)(double), double x) { return f(x); }
static double half(double x) { return x / 2; }
static void swap(int *a, int *b) { int t = *a; *a = *b; *b = t; }
int main() {
  int numbers[5] = {5, 3, 9, 1}, i, *p = numbers, a = 1, b = 2;
  struct node *head = NULL, *n;
  double *m = (double *)malloc(4 * sizeof(double)), *q;
  double (*op)(double) = half;
  Rec copy;
  for (i = 0; i < 3; i++) {
    n = (struct node *)calloc(1, sizeof(struct node));
    n->rec.id = i; n->next = head; n->u.d = 0.5 * i; head = n;
  }
  for (n = head; n; n = n->next) printf("%d %g;", n->rec.id, n->u.d);
  printf("\n");
  qsort(numbers, 5, sizeof(int), compare);
  for (p = numbers; p < numbers + 5; ++p) printf("%d ", *p);
  printf("%ld\n", (long)(p - numbers));
  for (i = 0; i < 4; i++) m[i] = i * i;
  q = m + 1; *q++ += 10; q[1] = -1;
  printf("%g %g %g %g\n", m[0], m[1], m[2], m[3]);
  printf("%g %g %g\n", grid[1][2], *(grid[0] + 1), (*(grid + 1))[0]);
  for (i = 0; words[i]; i++) printf("%s %c ", words[i], words[i][1]);
  copy = table[1]; copy.xy[1] = 9; strcpy(buffer, copy.name);
  printf("%s %g %g %d %lu\n", buffer, table[1].xy[1], copy.xy[1], (int)strlen(words[0]), sizeof(table) / sizeof(Rec));
  swap(&a, &b);
  printf("%d %d %g %g\n", a, b, apply(half, 5), op(3));
  printf("%d\n", memcmp("ab", "ac", 2) < 0 && strcmp("b", "a") > 0);
  free(m);
  return 0;
}
// expect: 2 1;1 0.5;0 0;
// expect: 0 1 3 5 9 5
// expect: 0 11 4 -1
// expect: 6 2 4
// expect: alpha l beta e two 0 9 5 2
// expect: 2 1 2.5 1.5
// expect: 1
