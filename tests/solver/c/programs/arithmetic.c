#include <stdio.h>
int main() {
  int i = 7, j = -7;
  unsigned u = 7u;
  unsigned char c = 250;
  short s = 32767;
  long big = 1;
  float f = 0.1f;
  double d = 0.1;
  printf("%d %d %d %d\n", i / 2, j / 2, j % 3, i % -3);
  printf("%d %d\n", j < u, (int)(j < (int)u));
  c += 10; s++;
  printf("%d %d\n", c, s);
  printf("%d %u %d\n", j >> 1, ((unsigned)j) >> 28, 1 << 10);
  printf("%ld %ld\n", big << 40, 0xFFFFFFFFFFL & 0xFF00FF00FFL);
  printf("%.9g %.17g %d\n", f, d, f == d);
  printf("%d %d %d\n", ~5, !5, !!5);
  printf("%d %d\n", (int)3.99, (int)-3.99);
  printf("%d %g\n", 7 / 2, 7 / 2.);
  printf("%d\n", i++); printf("%d\n", ++i);
  printf("%d\n", (i = 3, i + 1));
  i += 4; i -= 1; i *= 3; i /= 2; i %= 5; i |= 8; i &= 12; i ^= 1; i <<= 2; i >>= 1;
  printf("%d\n", i);
  printf("%d %d %d\n", 'a', '\n', '\101');
  printf("%d %d %d\n", 010, 0x1F, 1 ? 2 : 3);
  printf("%lu %lu %lu %lu\n", sizeof(int), sizeof(char*), sizeof(double), sizeof "abc");
  printf("%g\n", 1 ? 2 : 3.5);
  return 0;
}
// expect: 3 -3 -1 1
// expect: 0 1
// expect: 4 -32768
// expect: -4 15 1024
// expect: 1099511627776 1095233372415
// expect: 0.100000001 0.10000000000000001 0
// expect: -6 0 1
// expect: 3 -3
// expect: 3 3.5
// expect: 7
// expect: 9
// expect: 4
// expect: 26
// expect: 97 10 65
// expect: 8 31 2
// expect: 4 8 8 4
// expect: 2
