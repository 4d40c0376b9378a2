: What a C text declares, whose brace another closes, is known to the statements between and behind.
NEURON { POINT_PROCESS Chosen RANGE kind, given, twice }
PARAMETER { kind = 0 }
ASSIGNED { given twice }

INITIAL {
  given = choose(kind)
  twice = given + choose(1)
}

FUNCTION choose(which) {
VERBATIM
  double value; int count = 3;
  if (_lwhich > 1) {
    return 7.5;
  } else if (_lwhich > 0) {
    value = 2.25 * count;
  } else {
ENDVERBATIM
    value = 100 + count
    count = count - 1
VERBATIM
  }
ENDVERBATIM
  choose = value + count
}
