#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <stddef.h>
typedef struct point { double x, y; } point;
typedef struct { point from, to; char tag[6]; int n; } edge;
struct mixed { char a; double b; short c; int d; char e; };
typedef struct { unsigned int kind : 3; unsigned int level : 5; int sign : 4; unsigned char flag : 1; } bits;
typedef struct list { struct list *next, *before; int value; } list;
union number { int i; unsigned char bytes[4]; float f; };
struct outer { int id; union { int i; double d; }; struct { int u, v; } in[2]; };
static point add(point a, point b) { point c; c.x = a.x + b.x; c.y = a.y + b.y; return c; }
static edge turned(edge e) { point p = e.from; e.from = e.to; e.to = p; strcpy(e.tag, "turn"); return e; }
static double length2(const edge *e) { double dx = e->to.x - e->from.x, dy = e->to.y - e->from.y; return dx * dx + dy * dy; }
static list *push(list *head, int value) {
  list *made = (list *)malloc(sizeof(*made));
  made->value = value; made->next = head; made->before = 0;
  if (head) head->before = made;
  return made;
}
static struct mixed table[] = {{'a', 1.5, 2, 3, 'b'}, {.d = 7, .b = -1}, {'z'}};
static edge fixed = {{0, 1}, {3, 5}, "fixed", 2};
static point path[3] = {[1] = {1, 2}, [2] = {.y = 4}};
static point (*combine)(point, point) = add;
int main() {
  edge e = {{1, 2}, {4, 6}, "abc", 1}, f, *p = &e;
  point sum, *q;
  bits b;
  list *head = NULL, *each;
  union number n;
  struct outer o = {1, {2}, {{3, 4}, {5, 6}}};
  int k;
  f = e; f.to.x = 10;
  printf("%g %g %s %lu %lu\n", length2(p), length2(&f), f.tag, sizeof(edge), sizeof(struct mixed));
  sum = add(e.from, e.to);
  printf("%g %g %g\n", sum.x, sum.y, add(sum, sum).y);
  f = turned(e);
  printf("%g %g %s %s %g\n", f.from.x, f.to.y, f.tag, e.tag, combine(e.from, turned(f).to).x);
  for (k = 0; k < 3; k++) printf("%d %g %d %d %d;", table[k].a, table[k].b, table[k].c, table[k].d, table[k].e);
  printf("\n%s %g %g %g %g\n", fixed.tag, length2(&fixed), path[0].x, path[1].y, path[2].y);
  memset(&b, 0, sizeof(b));
  b.kind = 5; b.level = 33; b.sign = -3; b.flag = 3; b.kind++;
  printf("%d %d %d %d %lu\n", b.kind, b.level, b.sign, b.flag, sizeof(bits));
  for (k = 0; k < 4; k++) head = push(head, k * k);
  for (each = head; each; each = each->next) printf("%d%s", each->value, each->next ? "," : "\n");
  for (each = head; each->next; each = each->next);
  for (; each; each = each->before) printf("%d ", each->value);
  n.f = 1.0f; printf("%d %d", n.i == 0x3f800000, n.bytes[3]);
  n.i = 0x01020304; printf(" %d %d\n", n.bytes[0], n.bytes[3]);
  o.d = 0.25; o.in[1].v += 10;
  printf("%d %g %d %d\n", o.id, o.d, o.in[0].u, o.in[1].v);
  q = &((edge *)p)->to; q->x = 8; printf("%g %lu %lu\n", e.to.x, offsetof(struct mixed, d), sizeof(((edge *)0)->tag));
  *p = fixed; p->from = (point){7, 8}; printf("%g %g %s\n", e.from.y, (*p).to.x, e.tag);
  return 0;
}
// expect: 25 97 abc 48 32
// expect: 5 8 16
// expect: 4 2 turn abc 5
// expect: 97 1.5 2 3 98;0 -1 0 7 0;122 0 0 0 0;
// expect: fixed 25 0 2 4
// expect: 6 1 -3 1 4
// expect: 9,4,1,0
// expect: 0 1 4 9 1 63 4 1
// expect: 1 0.25 3 16
// expect: 8 20 6
// expect: 8 3 fixed
