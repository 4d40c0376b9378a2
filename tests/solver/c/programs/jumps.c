#include <stdio.h>
enum state { START, MIDDLE = 4, END }; typedef enum { A = 1, B = A << 3, C = B | 2 } flags;
static int machine(const char *s) { enum state at = START; int n = 0; for (;;) { switch (at) { case START: if (*s == 'a') at = MIDDLE; else if (!*s) return n; break; case MIDDLE: n++; if (*s == 'b') at = END; if (!*s) return -n; break; case END: { int k = 2; while (k--) { if (k == 0) continue; n += 10; } at = START; if (!*s) return n; } default: break; } s++; } }
static int nested(int n) { int i, j, found = 0; for (i = 0; i < n; i++) { for (j = 0; ; j++) { if (j > i) break; if ((i + j) % 5 == 4) { found = i * 10 + j; goto done; } if (j == 3) continue; } } done: return found; }
static int backwards(int n) { int sum = 0; top: if (n <= 0) goto bottom; sum += n--; if (sum < 1000) goto top; bottom: return sum; }
static const char *name(int c) { switch (c) { case 'a': case 'e': return "vowel"; case '0': case '7': return "digit"; default: return c > 'z' ? "high" : "other"; case -1: return "end"; } }
static int duff(int n) { int count = 0, k = (n + 3) / 4; switch (n % 4) { case 0: do { count++; case 3: count++; case 2: count++; case 1: count++; } while (--k > 0); } return count; }
static long big(long x) { switch (x) { case 1L << 40: return 1; case 5: return 2; } return 3; }
int main() { int i = 0, t; flags f = C; printf("%d %d %d\n", machine("xabyab"), machine("a"), machine("")); printf("%d %d\n", nested(10), backwards(10)); printf("%s %s %s %s\n", name('e'), name('7'), name('q'), name(-1));
  for (t = 1; t < 9; t++) printf("%d ", duff(t)); printf("%d %d\n", f, END); printf("%ld %ld %ld\n", big(1L << 40), big(5), big(0)); do { if (i == 2) { i += 5; continue; } i++; } while (i < 8); printf("%d\n", i);
  { int x = 3, y = x > 2 ? x < 5 ? 1 : 2 : 3; printf("%d\n", y); } switch (3) { printf("never"); case 3: { int z = 4; printf("%d ", z); } } if (i) ; else printf("no"); for (i = 3, t = 0; i--; t += i); printf("%d %d\n", i, t); return 0; }
// expect: 22 -1 0
// expect: 22 55
// expect: vowel digit other end
// expect: 1 2 3 4 5 6 7 8 10 5
// expect: 1 2 3
// expect: 8
// expect: 1
// expect: 4 -1 3
