# Paths from one place to another: the same with native methods and without.
from random import Random

from neuron import h

random = Random(7)
parts, alone = [h.Section(name=f"part[{i}]") for i in range(25)], h.Section(name="alone")
for i, part in enumerate(parts):
    part.L, part.nseg = 10 + 3.7 * i, 1 + i % 4
    if i:
        part.connect(parts[random.randrange(i)], random.choice((0, 0.3, 0.5, 1, 1)), random.choice((0, 0, 0, 1)))
for i in range(5):
    parts[7].pt3dadd(3 * i, i * i, 1, 2)
places = (0, 0.1, 0.5, 0.77, 1)
for one in parts:
    print(one, one.parentseg(), one.trueparentseg(), [seg.area() for seg in one.allseg()])
    for _ in range(12):
        other, x, y = random.choice(parts), random.choice(places), random.choice(places)
        print(other, x, y, h.distance(one(x), other(y)), h.distance(other(y), one(x)))
    h.distance(0, one(random.choice(places)))
    print([h.distance(part(0.3)) for part in parts], h.distance(alone(0.5)))
print(h.distance(parts[3](0.5), alone(0)), h.distance(alone(0), alone(1)))
for arguments in ((), (1,), (parts[0](0), 1), (parts[0], parts[1]), (parts[0](0), parts[1](0), 3), (2, parts[0](0))):
    try:
        print(h.distance(*arguments))
    except Exception as error:
        print(type(error).__name__, error)
parts[7].L = 33
print(h.distance(parts[0](0), parts[7](1)), parts[7](0.5).area())
gone, place = parts.pop(), parts[0](0)
h.delete_section(sec=gone)
for call in (lambda: gone(0), gone.parentseg, lambda: h.distance(place, gone(1)), lambda: h.distance(place, place)):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
