NEURON { POINT_PROCESS Watcher RANGE thr, mode, n }
PARAMETER { thr=-20 mode=0 n=0}
ASSIGNED { v }
INITIAL { n=0 net_send(0, 1) }
NET_RECEIVE(w) {
 printf("watch t=%.12g v=%.8g flag=%g\n", t, v, flag)
 if (mode==0) {
  if (flag==1) { WATCH (v > thr) 2 WATCH (v < -70) 3 }
  if (flag==2) { net_event(t) WATCH (v < thr) 4 }
  if (flag==4) { WATCH (v > thr) 2 }
 }
 if (mode==1) {
  if (flag==1) { WATCH (v > thr) 2 }
  if (flag==2) { n = n+1 net_event(t) }
 }
 if (mode==2) {
  if (flag==1) { WATCH (v > -100) 2 WATCH (v < thr) 3 WATCH (v > thr) 4  WATCH (v > thr+10) 5 }
  if (flag==4) { if (n == 0) {WATCH (v < thr) 3 }  n = n + 1 }
 }
 if (mode==3) {
  if (flag==1) { WATCH (v > thr) 2 }
  if (flag==2) { WATCH (v > thr) 2 net_send(0.3, 6) WATCH (v > 0) 7 }
 }
 if (mode==4) {
  if (flag==1) { WATCH (v > thr) 2 WATCH (t > 1) 8 WATCH (n > 0.5) 9}
  if (flag==0) { n = 1 WATCH (n > 0.5) 9 WATCH (v > thr) 2}
 }
}
