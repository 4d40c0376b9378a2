#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <string.h>
int main() {
  FILE *f = tmpfile(); char line[80], *got; int i, n; double x[3] = {1.5, -2, 1e10}, y[3]; short s[2] = {258, -1}, t[2]; long at; char c;
  if (!f) { printf("no file\n"); return 0; }
  for (i = 0; i < 3; i++) fprintf(f, "%d %g\n", i, i * 0.5); fputs("end", f); fputc('\n', f); putc('!', f); at = ftell(f);
  rewind(f); while (fgets(line, 80, f)) { line[strcspn(line, "\n")] = 0; printf("<%s>", line); } printf(" %d %ld\n", feof(f) != 0, at);
  rewind(f); n = fscanf(f, "%d %lf", &i, y); printf("%d %d %g %c\n", n, i, y[0], getc(f) == '\n' ? 'n' : '?'); fseek(f, at, SEEK_SET); fwrite(x, sizeof(double), 3, f); fwrite(s, sizeof(short), 2, f);
  fseek(f, at, SEEK_SET); n = fread(y, sizeof(double), 3, f); n += fread(t, 2, 5, f); printf("%d %g %g %d %d\n", n, y[1], y[2], t[0], t[1]); fseek(f, -4, SEEK_END); c = fgetc(f); ungetc(c, f); printf("%d %d\n", c, fgetc(f)); n = fclose(f); printf("%d\n", n);
  f = fopen("/nowhere/at/all", "r"); printf("%d %d\n", f == NULL, access("/nowhere", F_OK)); got = getenv("A_NAME_THAT_NOBODY_SETS"); printf("%d\n", got == 0); f = popen("echo through a pipe", "r"); if (f && fgets(line, 80, f)) printf("%s", line); pclose(f); printf("%d\n", getpid() > 0); return 0; }
// expect: <0 0><1 0.5><2 1><end><!> 1 19
// expect: 2 0 0 n
// expect: 5 -2 1e+10 258 -1
// expect: 2 2
// expect: 0
// expect: 1 -1
// expect: 1
// expect: through a pipe
// expect: 1
