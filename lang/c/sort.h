/* NEURON's sort of indices by the numbers that they stand for: by merging, equal numbers stay in their order. */
static void sort_part_(double* values, int* order, int* room, int count, int (*compare)(double, double)) {
  int half = count / 2, left = 0, right = half, k;
  if (count < 2) return;
  sort_part_(values, order, room, half, compare);
  sort_part_(values, order + half, room, count - half, compare);
  for (k = 0; k < count; k++) {
    int from_right = left == half || (right < count && compare(values[order[right]], values[order[left]]) < 0);
    room[k] = order[from_right ? right++ : left++];
  }
  memcpy(order, room, count * sizeof(int));
}
static int nrn_mlh_gsort(double* values, int* order, int count, int (*compare)(double, double)) {
  int* room = (int*)malloc((count > 0 ? count : 1) * sizeof(int));
  sort_part_(values, order, room, count, compare);
  free(room);
  return 0;
}
