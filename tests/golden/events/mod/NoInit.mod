NEURON { ARTIFICIAL_CELL NoInit RANGE n }
PARAMETER { n=0 }
INITIAL { printf("NoInit INITIAL\n") }
NET_RECEIVE(w, a, b) {
 printf("noinit t=%.15g w=%g a=%g b=%g flag=%g\n", t, w, a, b, flag)
 n=n+1
 a = a+1
 if (flag==0) { net_event(t+0.3)  net_send(2,1) }
 if (flag==1) { net_send(1,5) }
 if (w==9 && flag==0) { net_move(t+0.1) }
}
