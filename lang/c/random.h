/* Numbers of MCell's generator: two rounds of the pseudo-DES (solver/mechanism/random_numbers.py has the same). */
extern long c_random_state[];
static unsigned mcell_round_(unsigned left, unsigned right, unsigned first, unsigned second) {
  unsigned mixed = right ^ first, low = mixed & 0xffff, high = mixed >> 16;
  mixed = low * low + ~(high * high);
  return left ^ ((((mixed >> 16) | (mixed << 16)) ^ second) + low * high);
}
static unsigned mcell_iran4(unsigned* index) {
  unsigned left = (unsigned)c_random_state[1], right = (*index)++;
  return mcell_round_(right, mcell_round_(left, right, 0xBAA96887u, 0x4B0F3B58u), 0x1E17D32Cu, 0xE874F0C3u);
}
static double mcell_ran4a(unsigned* index) { return mcell_iran4(index) / 4294967296.0; }
static double mcell_ran4(unsigned* index, double* numbers, unsigned count, double range) {
  unsigned k;
  for (k = 0; k < count; k++) numbers[k] = range * mcell_ran4a(index);
  return count ? numbers[0] : 0.0;
}
