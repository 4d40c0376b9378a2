#include <stdio.h>
#include <limits.h>
#include <stdint.h>
typedef unsigned char byte;
int main() {
  unsigned int u = 0xFFFFFFFFu, w = 5; int i = -7, j = 2; long big = 1L << 40; unsigned long long ull = ~0ULL;
  short s = 32767; signed char c = -128; byte b = 200; float f = 0.1f; double d = 3.99;
  uint32_t x = 123456789, state = 1; int64_t wide = (int64_t)INT_MAX * 4; uint8_t small = 300 & 0xff; size_t n = sizeof(long);
  int k;
  printf("%u %u %u %lu\n", u + 1, u * w, u >> 28, (unsigned long)u + 1);
  printf("%d %d %d %d\n", i / j, i % j, i >> 1, -i % 4);
  printf("%ld %llu %llx\n", big, ull, ull >> 60);
  s++; c--; b += 100; printf("%d %d %d\n", s, c, b);
  printf("%d %d %d\n", w > i, (int)w > i, sizeof(int) > -1);
  printf("%.9g %.9g %d %d %d\n", f, f * 3, (int)d, (int)-d, (unsigned)d);
  printf("%ld %d %lu %d\n", wide, small, n, (char)0x1ff);
  for (k = 0; k < 5; k++) { state ^= state << 13; state ^= state >> 17; state ^= state << 5; printf("%u ", state); }
  printf("\n%d %d %d %d\n", x & 0xff, (x | 1) == x, ~x & 0xf, x ^ x);
  x <<= 3; x |= 2; x &= ~4u; x %= 1000; printf("%u %d\n", x, !x);
  printf("%d %d %d\n", 'a' + 1, '\n', '\x41'); printf("%c%c%c %s\n", 72, 'i', '\041', "tab\there \"q\" \101");
  printf("%d %d %d\n", 017, 0x1F, 1 ? -1 : 2u > 0); printf("%g %g\n", 1 / 2 * 3.0, 1 / 2.0 * 3);
  printf("%d %u %d\n", INT_MAX, UINT_MAX, CHAR_BIT); printf("%d %d\n", (5 > 3) + (2 == 2), -5 / 2 * 2 + -5 % 2);
  k = 3; k = k++ + 1; printf("%d ", k); k = 5; k += 2; printf("%d %d\n", k, (k > 3, 8));
  d = 7; d /= 2; i = 7; i /= 2; i *= 1.5; printf("%g %d\n", d, i); u = -1; printf("%u %d\n", u, u == -1);
  { long long y = -3; unsigned short h = y; printf("%lld %u %d\n", y, h, (short)40000); }
  printf("%d %d\n", (int)3e0f, (int)(1.0f / 3 * 3 == 1.0)); printf("%d\n", 3 == 3.0 && 1 || 0 && 0);
  return 0;
}
// expect: 0 4294967291 15 4294967296
// expect: -3 -1 -4 3
// expect: 1099511627776 18446744073709551615 f
// expect: -32768 127 44
// expect: 0 1 0
// expect: 0.100000001 0.300000012 3 -3 3
// expect: 8589934588 44 8 -1
// expect: 270369 67634689 2647435461 307599695 2398689233
// expect: 21 1 10 0
// expect: 314 0
// expect: 98 10 65
// expect: Hi! tab	here "q" A
// expect: 15 31 -1
// expect: 0 1.5
// expect: 2147483647 4294967295 8
// expect: 2 -5
// expect: 4 7 8
// expect: 3.5 4
// expect: 4294967295 1
// expect: -3 65533 -25536
// expect: 3 1
// expect: 1
