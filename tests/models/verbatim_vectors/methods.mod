NEURON { SUFFIX nothing }
VERBATIM
extern FILE* hoc_obj_file_arg(int);
static double rd(void* vv) { double* x; int n, k; FILE* f = hoc_obj_file_arg(1);
  n = vector_instance_px(vv, &x); 
  fread(&k, sizeof(int), 1, f); vector_resize(vv, k); x = vector_vec(vv); return fread(x, sizeof(double), k, f); }
static double wr(void* vv) { double* x; int n = vector_instance_px(vv, &x); FILE* f = hoc_obj_file_arg(1);
  fwrite(&n, sizeof(int), 1, f); fwrite(x, sizeof(double), n, f); return n; }
static double slope(void* vv) { double* x; int n = vector_instance_px(vv, &x); double *y; 
  if (ifarg(1)) { int m = vector_arg_px(1, &y); if (m != n) hoc_execerror("slope: sizes", "differ"); return y[0]; }
  return x[n-1] - x[0]; }
ENDVERBATIM
PROCEDURE install_it() {
VERBATIM
 install_vector_method("rdit", rd);
 install_vector_method("writ", wr);
 install_vector_method("slope", slope);
ENDVERBATIM
}
