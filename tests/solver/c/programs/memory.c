#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <math.h>
typedef struct { int rows, columns; double **at; } matrix;
typedef struct { int isz; double **pv; int *plen; } ListVec;
static matrix *made(int rows, int columns) {
  matrix *m = malloc(sizeof *m); int i;
  m->rows = rows; m->columns = columns; m->at = (double **)calloc(rows, sizeof(double *));
  for (i = 0; i < rows; i++) m->at[i] = (double *)calloc(columns, sizeof(double));
  return m;
}
static void gone(matrix **m) { int i; for (i = 0; i < (*m)->rows; i++) free((*m)->at[i]); free((*m)->at); free(*m); *m = 0; }
static unsigned int *room = NULL, size = 0;
static unsigned int *wanted(unsigned int n) { if (n > size) { size = n + 10; room = (unsigned int *)realloc(room, size * sizeof(unsigned int)); } return room; }
static int descending(const void *a, const void *b) { double x = *(double *)a, y = *(double *)b; return x < y ? 1 : x > y ? -1 : 0; }
int main() {
  matrix *m = made(3, 4); double *p, sorted[] = {3, 1, 4, 1.5, 9, 2.6}, **pp, x; int i, j, *q; unsigned int *w; char *bytes; void *v; double dummy[10], *wv[2]; short pair[2] = {1, 2};
  for (i = 0; i < 3; i++) for (j = 0; j < 4; j++) m->at[i][j] = i * 10 + j;
  printf("%g %g %g\n", m->at[2][3], **m->at, *(m->at[1] + 2));
  p = m->at[1]; printf("%g ", *++p); printf("%g %ld\n", p[-1], (long)(p - m->at[1])); p += 2; *p-- = -1; printf("%g %g\n", m->at[1][3], *p);
  pp = &m->at[0]; pp++; (*pp)[0] = 77; printf("%g %d\n", m->at[1][0], pp > &m->at[0]); gone(&m); printf("%d\n", m == NULL);
  qsort(sorted, sizeof(sorted) / sizeof(sorted[0]), sizeof(double), descending); for (i = 0; i < 6; i++) printf("%g ", sorted[i]); printf("\n");
  w = wanted(3); for (i = 0; i < 3; i++) w[i] = i + 1u; w = wanted(50); printf("%u %u %d\n", w[2], size, room == w);
  x = 1.0; bytes = (char *)&x; printf("%d %d\n", bytes[7], bytes[6] & 0xff); v = &x; printf("%g %g\n", *(double *)v, ((double *)v)[0]);
  *(int *)v = 7; q = (int *)&x; printf("%d %x\n", q[0], q[1]); wv[0] = dummy; wv[1] = dummy + 5; for (i = 0; i < 10; i++) dummy[i] = i; printf("%g %g\n", wv[1][2], *wv[0]);
  memcpy(dummy + 2, sorted, 3 * sizeof(double)); printf("%g %g %g\n", dummy[1], dummy[2], dummy[4]); printf("%d %d\n", *(pair + 1), 1[pair]);
  { double local[2][3], *flat = &local[0][0]; for (i = 0; i < 6; i++) flat[i] = i; printf("%g %g %lu\n", local[1][0], local[0][2], sizeof(local[0])); }
  { int n = 4; char *names[] = {"a", "b", "c", 0}, **name; for (name = names; *name; name++) n += **name == 'b'; printf("%d\n", n); }
  { const double *const fixed = sorted; double (*row)[3] = (double (*)[3])sorted; printf("%g %g %g\n", fixed[0], row[1][0], (*row)[2]); }
  free(w); printf("%d %d\n", isnan(sqrt(-1.0)) != 0, isinf(1e308 * 10) != 0); return 0;
}
// expect: 23 0 12
// expect: 11 10 1
// expect: -1 12
// expect: 77 1
// expect: 1
// expect: 9 4 3 2.6 1.5 1
// expect: 3 60 1
// expect: 63 240
// expect: 1 1
// expect: 7 3ff00000
// expect: 7 0
// expect: 1 9 3
// expect: 2 2
// expect: 3 2 24
// expect: 5
// expect: 9 2.6 3
// expect: 1 1
