NEURON { POINT_PROCESS Flags RANGE id, mode, thr, jump }
PARAMETER { id = 0 mode = 0 thr = 2 jump = 0 }
ASSIGNED { v }
INITIAL { net_send(.1, 10) }
NET_RECEIVE(w) {
  printf("F%g t=%.12g v=%.9g flag=%g\n", id, t, v, flag)
  if (flag == 10) {
    if (mode < 4) { WATCH (t > thr) 1  WATCH (t > thr + 1e-6) 2  WATCH (t > thr + .4) 3  WATCH (t > thr) 4 }
    if (mode == 4) { WATCH (v > thr) 2  WATCH (v < thr) 3 }
  }
  if (flag == 1) {
    if (mode == 1) { WATCH (t > thr + 1) 5 }
    if (mode == 2) { WATCH (t > thr + 1) 5  WATCH (t > thr + .3) 6 }
    if (mode == 3) { net_send(.2, 7) }
  }
  if (flag == 7) { WATCH (t > thr + .4) 3 }
  if (flag == 0) {
    v = v + jump
    if (mode < 4) { WATCH (t > thr) 8  WATCH (t < thr) 9 }
  }
}
