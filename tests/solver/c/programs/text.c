#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <ctype.h>
static char *reversed(char *s) { int i, n = strlen(s); char c; for (i = 0; i < n / 2; i++) { c = s[i]; s[i] = s[n - 1 - i]; s[n - 1 - i] = c; } return s; }
static int words(const char *s) { int n = 0, in = 0; for (; *s; s++) { if (isspace(*s)) in = 0; else if (!in) { in = 1; n++; } } return n; }
int main() {
  char a[40] = "one two  three", b[] = "copy", line[100], *p, *end, names[3][8] = {"x", "yy", "zzz"}; int i, n; double d; float g; char w[20];
  const char *long_one = "a string " "in two pieces";
  printf("%d %s %lu %lu\n", words(a), reversed(b), sizeof b, strlen(long_one));
  for (p = strtok(a, " "); p; p = strtok(NULL, " ")) printf("<%s>", p); printf("\n");
  n = sscanf("12 3.5 name 7", "%d %lf %s %d", &i, &d, w, &n); printf("%d %d %g %s\n", n, i, d, w);
  sscanf("0.25,x", "%f", &g); printf("%g %s\n", g, strchr("a=b", '=') + 1);
  sprintf(line, "%5d|%-5d|%05.1f|%+d|%e|%x|%o|%c|%%|%10s|%-4s|", 42, 42, 2.25, 3, 12345.678, 255, 8, 'c', "right", "l"); printf("%s\n", line);
  printf("%.3s %*d %lu\n", "truncated", 6, 99, strlen(line)); printf("%d %g %ld\n", atoi("12abc"), atof("1e-3"), strtol("ff", &end, 16)); printf("%d\n", *end == 0);
  strcpy(line, "ab"); strcat(line, "cd"); strncat(line, "efgh", 2); printf("%s %d %d\n", line, strcmp(line, "abcdef"), strncmp(line, "abX", 2));
  printf("%s %s %d\n", strstr("find the needle", "needle"), strrchr("a/b/c", '/'), strstr("x", "y") == NULL);
  for (i = 0; i < 3; i++) printf("%s%c", names[i], i < 2 ? ' ' : '\n');
  for (p = line; *p; p++) *p = toupper(*p); puts(line); p = strdup(line); p[0] = '_'; printf("%s %s\n", p, line); free(p);
  memcpy(w, "0123456789", 11); memmove(w + 2, w, 5); printf("%s %d\n", w, memcmp(w, "0101", 4)); memset(w, '-', 4); printf("%s\n", w);
  snprintf(w, 5, "%s", "too long"); printf("%s %d\n", w, isdigit('5') != 0 && isalpha('5') == 0); printf("%s\n", i == 3 ? "three" : "other");
  putchar('x'); putchar('\n'); fprintf(stdout, "%s %g\n", "to stdout", 1.5); fputs("line\n", stdout); fflush(stdout);
  return 0;
}
// expect: 3 ypoc 5 22
// expect: <one><two><three>
// expect: 4 12 3.5 name
// expect: 0.25 b
// expect:    42|42   |002.2|+3|1.234568e+04|ff|10|c|%|     right|l   |
// expect: tru     99 60
// expect: 12 0.001 255
// expect: 1
// expect: abcdef 0 0
// expect: needle /c 1
// expect: x yy zzz
// expect: ABCDEF
// expect: _BCDEF ABCDEF
// expect: 0101234789 0
// expect: ----234789
// expect: too  1
// expect: three
// expect: x
// expect: to stdout 1.5
// expect: line
