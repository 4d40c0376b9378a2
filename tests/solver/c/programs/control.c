#include <stdio.h>
#define SQUARE(x) ((x) * (x))
#define REPEAT(n, what) for (int k_ = 0; k_ < (n); k_++) { what; }
enum color { RED, GREEN = 5, BLUE };
static int calls(void) { static int count = 3; return count++; }
static int fib(int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }
static int loud(int x) { printf("<%d>", x); return x; }
double old(a, b) double a; int b; { return a + b; }
int main() {
  int i, j, sum = 0;
  for (i = 0; i < 10; i++) { if (i == 3) continue; if (i == 7) break; sum += i; }
  printf("%d %d\n", i, sum);
  while (sum > 0) { sum -= 5; if (sum < 8) break; }
  do { sum++; } while (sum < 10);
  printf("%d\n", sum);
  for (i = 0; i < 7; i++) {
    switch (i) {
    case 0: printf("zero "); break;
    case 1:
    case 2: printf("small ");
    case GREEN: printf("falls "); break;
    default: printf("other ");
    }
  }
  printf("\n");
  i = 0;
again:
  if (++i < 4) goto again;
  for (i = 0; i < 3; i++)
    for (j = 0; j < 3; j++)
      if (i * j == 2) goto out;
out:
  printf("%d %d\n", i, j);
  printf("%d", calls()); printf("%d%d\n", calls(), BLUE);
  printf(" %d", loud(0) && loud(1)); printf(" %d", loud(2) || loud(3)); printf(" %d\n", loud(0) ? 1 : loud(5));
  printf("%d %g %d\n", fib(12), old(1.5, 2), SQUARE(1 + 2));
  REPEAT(3, printf("r"))
#if defined(NOTHING) || 1 > 2
  printf("never\n");
#else
  printf("\n");
#endif
  { int i = 42; printf("%d ", i); }
  printf("%d\n", i);
  return 0;
}
// expect: 7 18
// expect: 10
// expect: zero small falls small falls other other falls other
// expect: 1 2
// expect: 346
// expect: <0> 0<2> 1<0><5> 5
// expect: 144 3.5 9
// expect: rrr
// expect: 42 1
