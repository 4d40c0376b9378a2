NEURON { POINT_PROCESS Rcv RANGE n, last, lastw, lastf, lastt }
PARAMETER { n=0 last=0 lastw=0 lastf=0 lastt=0 }
INITIAL { n=0 net_send(0.5, 3) }
NET_RECEIVE(w, a, b) {
 INITIAL { a = 7 + w printf("netinit t=%g w=%g\n", t, w) }
 if (flag==3) { printf("recv self t=%.15g\n", t) } else {
 printf("recv t=%.15g w=%g a=%g b=%g flag=%g\n", t, w, a, b, flag)
 n = n+1
 b = b + 1
 if (flag==0 && w>0) { net_send(1, 2) }
 }
}
