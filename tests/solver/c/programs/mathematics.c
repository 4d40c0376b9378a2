#include <stdio.h>
#include <stdlib.h>
#include <math.h>
#include <float.h>
#define N 5
static double gammln(double xx) { double x, tmp, ser; static double cof[3] = {76.18, -86.5, 24.01}; int j; x = xx - 1.0; tmp = x + 5.5; tmp -= (x + 0.5) * log(tmp); ser = 1.0; for (j = 0; j <= 2; j++) { x += 1.0; ser += cof[j] / x; } return -tmp + log(2.50662827465 * ser); }
static float single(float x) { return x / 3; }
int main() {
  double x[N], y[N] = {2, 4, 6, 8, 10.5}, sx = 0, sy = 0, sxy = 0, sxx = 0, r; int k, e; long seed = 5; float f = 1;
  for (k = 0; k < N; k++) { x[k] = k; sx += x[k]; sy += y[k]; sxy += x[k] * y[k]; sxx += x[k] * x[k]; }
  printf("%.10g %.10g\n", (N * sxy - sx * sy) / (N * sxx - sx * sx), gammln(4.5));
  printf("%.10g %.10g %.10g %.10g\n", pow(2, 0.5), exp(1), log10(50), atan2(1, -1)); printf("%.10g %.10g %.10g\n", fmod(7.5, 2), floor(-1.5), ceil(-1.5));
  printf("%.10g %.10g %.10g %.10g\n", sinh(1), tanh(0.5), hypot(3, 4), cbrt(27)); printf("%.10g %.10g %.10g\n", erf(0.5), lgamma(5), expm1(1e-9)); r = frexp(10, &e); printf("%g %d %g\n", r, e, ldexp(0.5, 4)); r = modf(3.75, x); printf("%g %g %d\n", r, x[0], abs(-4));
  srand48(seed); printf("%.10g %.10g\n", drand48(), drand48()); srand(3); k = rand(); srand(3); printf("%d\n", k == rand()); srandom(7); seed = random(); srandom(7); printf("%d\n", seed == random());
  printf("%.9g %.9g %g %g\n", single(1), f / 3, round(2.5), rint(2.5)); printf("%g %d %g\n", DBL_MAX, DBL_DIG, FLT_EPSILON); printf("%.15g %.15g\n", M_PI, M_E); printf("%g %g %g\n", fabs(-2.5), fmin(1, 2), fmax(1, 2)); printf("%d %d\n", isnan(NAN), INFINITY > 1); printf("%.10g %.10g\n", j0(1.5), sqrtf(2)); printf("%g %g\n", trunc(-2.7), copysign(3, -1)); printf("%.17g\n", 0.1 + 0.2); return 0; }
// expect: 2.1 2.482019798
// expect: 1.414213562 2.718281828 1.698970004 2.35619449
// expect: 1.5 -2 -1
// expect: 1.175201194 0.4621171573 5 3
// expect: 0.5204998778 3.17805383 1.000000001e-09
// expect: 0.625 4 8
// expect: 0.75 3 4
// expect: 0.2728543017 0.5248395794
// expect: 1
// expect: 1
// expect: 0.333333343 0.333333343 3 2
// expect: 1.79769e+308 15 1.19209e-07
// expect: 3.14159265358979 2.71828182845905
// expect: 2.5 1 2
// expect: 1 1
// expect: 0.5118276717 1.414213538
// expect: -2 -3
// expect: 0.30000000000000004
