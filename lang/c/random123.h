/* Streams of random numbers (philox 4x32, ten rounds) with identifiers; solver/mechanism/random_numbers.py has the same
   for RANDOM variables. */
extern long c_random_state[];
struct nrnran123_State_ { unsigned counter[4]; unsigned words[4]; int which; };
typedef struct nrnran123_array4x32 { unsigned v[4]; } nrnran123_array4x32;
static void nrnran123_words_(unsigned* c, unsigned* r) {
  unsigned c0 = c[0], c1 = c[1], c2 = c[2], c3 = c[3], key0 = (unsigned)c_random_state[4], key1 = 0;
  int k;
  for (k = 0; k < 10; k++) {
    unsigned long product0 = 0xD2511F53ul * c0, product1 = 0xCD9E8D57ul * c2;
    c0 = (unsigned)(product1 >> 32) ^ c1 ^ key0;
    c2 = (unsigned)(product0 >> 32) ^ c3 ^ key1;
    c1 = (unsigned)product1;
    c3 = (unsigned)product0;
    key0 += 0x9E3779B9u;
    key1 += 0xBB67AE85u;
  }
  r[0] = c0; r[1] = c1; r[2] = c2; r[3] = c3;
}
static void nrnran123_set_globalindex(unsigned index) { c_random_state[4] = index; }
static unsigned nrnran123_get_globalindex(void) { return (unsigned)c_random_state[4]; }
static void nrnran123_setseq(nrnran123_State* s, unsigned seq, char which) {
  s->which = which > 3 || which < 0 ? 0 : which;
  s->counter[0] = seq;
  nrnran123_words_(s->counter, s->words);
}
static void nrnran123_getseq(nrnran123_State* s, unsigned* seq, char* which) {
  *seq = s->counter[0];
  *which = (char)s->which;
}
static void nrnran123_setids_(nrnran123_State* s, unsigned id1, unsigned id2, unsigned id3) {
  s->counter[1] = id3; s->counter[2] = id1; s->counter[3] = id2;
  nrnran123_setseq(s, 0, 0);
}
static nrnran123_State* nrnran123_newstream3(unsigned id1, unsigned id2, unsigned id3) {
  nrnran123_State* s = (nrnran123_State*)malloc(sizeof(nrnran123_State));
  nrnran123_setids_(s, id1, id2, id3);
  return s;
}
static nrnran123_State* nrnran123_newstream(unsigned id1, unsigned id2) { return nrnran123_newstream3(id1, id2, 0); }
static void nrnran123_deletestream(nrnran123_State* s) { free(s); }
static void nrnran123_getids(nrnran123_State* s, unsigned* id1, unsigned* id2) {
  *id1 = s->counter[2]; *id2 = s->counter[3];
}
static void nrnran123_getids3(nrnran123_State* s, unsigned* id1, unsigned* id2, unsigned* id3) {
  *id1 = s->counter[2]; *id2 = s->counter[3]; *id3 = s->counter[1];
}
static void nrnran123_setids(nrnran123_State* s, unsigned id1, unsigned id2, unsigned id3) {
  nrnran123_setids_(s, id1, id2, id3);
}
static unsigned nrnran123_ipick(nrnran123_State* s) {
  unsigned value = s->words[s->which++];
  if (s->which > 3) {
    s->counter[0]++;
    nrnran123_setseq(s, s->counter[0], 0);
  }
  return value;
}
static double nrnran123_uint2dbl(unsigned value) { return ((double)value + 1.0) * (1.0 / 4294967297.0); }
static double nrnran123_dblpick(nrnran123_State* s) { return nrnran123_uint2dbl(nrnran123_ipick(s)); }
static double nrnran123_uniform(nrnran123_State* s) { return nrnran123_dblpick(s); }
static double nrnran123_negexp(nrnran123_State* s) { return -log(nrnran123_dblpick(s)); }
static double nrnran123_normal(nrnran123_State* s) {
  double x, y, square;
  do {
    x = 2.0 * nrnran123_dblpick(s) - 1.0;
    y = 2.0 * nrnran123_dblpick(s) - 1.0;
    square = x * x + y * y;
  } while (square == 0.0 || square > 1.0);
  return x * sqrt(-2.0 * log(square) / square);
}
static nrnran123_array4x32 nrnran123_iran3(unsigned seq, unsigned id1, unsigned id2, unsigned id3) {
  nrnran123_array4x32 r;
  unsigned c[4];
  c[0] = seq; c[1] = id3; c[2] = id1; c[3] = id2;
  nrnran123_words_(c, r.v);
  return r;
}
static nrnran123_array4x32 nrnran123_iran(unsigned seq, unsigned id1, unsigned id2) {
  return nrnran123_iran3(seq, id1, id2, 0);
}
