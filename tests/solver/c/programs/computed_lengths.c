#include <stdio.h>
double total(int n) {
  double a[n];
  int i;
  for (i = 0; i < n; i++) a[i] = i * 0.5;
  double sum = 0;
  for (i = 0; i < n; i++) sum += a[i];
  return sum + sizeof a;
}
int main() {
  int n = 4, m = 3, i, j;
  printf("%g %g\n", total(n), total(100));
  double table[n][3], other[n + 1][m], last[2][m];
  for (i = 0; i < n; i++) for (j = 0; j < m; j++) { table[i][j] = 10 * i + j; other[i + 1][j] = table[i][j] / 4; }
  last[1][m - 1] = 7;
  printf("%g %g %g %g\n", table[3][2], other[4][1], *other[2], last[1][2]);
  printf("%lu %lu %lu %d\n", sizeof table, sizeof other, sizeof other[0], (int)(&other[3][0] - &other[1][0]));
  printf("%d %g\n", (int)(&other[4] - &other[1]), (*(other + 3))[2]);
  for (i = 1; i < 200000; i += 2) {
    char text[i], line[n];
    text[i - 1] = 'x'; line[0] = 'a';
    if (i == 99999) { printf("%c%c %lu\n", text[i - 1], line[0], sizeof text); continue; }
    n = 4 + i % 3;
  }
  while (1) { float f[n]; f[n - 1] = 2; printf("%g\n", f[n - 1]); break; }
  return 0;
}
// expect: 35 3275
// expect: 32 7.75 2.5 7
// expect: 96 120 24 6
// expect: 3 5.5
// expect: xa 99999
// expect: 2
