#include <stdio.h>
#include <stdint.h>
#include <sys/types.h>
static u_int32_t low = 0;
int main() {
  u_int8_t a = 300;
  u_int16_t b = 70000;
  u_int64_t c = 1;
  ushort d = 65537;
  uintmax_t e = 1;
  intmax_t f = -1;
  low = low - 1;
  printf("%u %d %d %d\n", low, a, b, d);
  printf("%d %d %d %d %d %d\n", (int) sizeof a, (int) sizeof b, (int) sizeof low, (int) sizeof c, (int) sizeof e, (int) sizeof f);
  return 0;
}
// expect: 4294967295 44 4464 1
// expect: 1 2 4 8 8 8
