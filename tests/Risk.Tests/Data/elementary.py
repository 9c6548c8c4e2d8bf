"""Writes elementary.csv: function, arguments, and the exact value as the sum of two doubles (106 bits).

python3 elementary.py > elementary.csv        needs mpmath (Debian: python3-mpmath); fixed seed.
"""
import math
import random
from mpmath import mp, mpf, exp, expm1, log, log1p, sin, cos, tan, atan, power, sqrt, erfinv, findroot, ncdf, nstr

mp.dps = 60
random.seed(1)
N = 300


def split(value):
    high = float(value)
    low = float(value - mpf(high)) if math.isfinite(high) else 0.0
    return high, low


def row(name, arguments, value):
    high, low = split(value)
    print(",".join([name] + [repr(a) for a in arguments] + [repr(high), repr(low)]))


def spread(low, high, n=N):
    """Half of the points uniform in value, half in the logarithm of their distance from 0, either sign where allowed."""
    points = [random.uniform(low, high) for _ in range(n // 2)]
    top = max(abs(low), abs(high))
    while len(points) < n:
        x = random.choice([-1, 1]) * top * 10 ** random.uniform(-18, 0)
        if low <= x <= high:
            points.append(x)
    return points


def normal_quantile(u):
    u = mpf(u)
    v = u if u < mpf(1) / 2 else 1 - u
    if v == mpf(1) / 2:
        return mpf(0)
    start = -sqrt(-2 * log(v)) if v < 0.1 else -sqrt(mpf(2)) * erfinv(1 - 2 * v)
    z = findroot(lambda z: log(ncdf(z)) - log(v), start) if v < 0.1 else start
    return z if u < mpf(1) / 2 else -z


for name, function, points in [
    ("exp", exp, spread(-708, 709.7)),
    ("expm1", expm1, spread(-60, 709) + spread(-2, 2)),
    ("log", log, [2.0 ** random.uniform(-1022, 1023) for _ in range(N)] + [1 + x for x in spread(-0.5, 1)]
     + [5e-324, 1e-310, 2.2250738585072014e-308, 1.7976931348623157e308]),
    ("log1p", log1p, spread(-0.999, 3) + [10 ** random.uniform(-18, 300) for _ in range(N)]
     + [-1 + 10 ** random.uniform(-15, -1) for _ in range(N // 2)]),
    ("sin", sin, spread(-7, 7) + spread(-67108864, 67108864) + [float(k * mp.pi / 2) for k in range(-20, 2000, 37) if k]),
    ("cos", cos, spread(-7, 7) + spread(-67108864, 67108864) + [float(k * mp.pi / 2) for k in range(-20, 2000, 37)]),
    ("tan", tan, spread(-7, 7) + spread(-67108864, 67108864) + [float(k * mp.pi / 2) for k in range(-20, 2000, 37) if k]),
    ("atan", atan, spread(-7, 7) + [10 ** random.uniform(-18, 300) for _ in range(N)]),
]:
    for x in points:
        row(name, [x], function(mpf(x)))

count = 0
while count < 2 * N:
    x = 10 ** random.uniform(-300, 300) if count % 3 == 0 else random.uniform(0, 3) if count % 3 == 1 else 1 + random.uniform(-1, 1) * 10 ** random.uniform(-12, 0)
    if x <= 0 or x == 1:
        continue
    y = random.uniform(-1, 1) * min(700 / abs(math.log(x)), 1e9) if count % 2 else random.choice([-1, 1]) * random.uniform(0, 6)
    if abs(y * math.log(x)) < 700:
        row("pow", [x, y], power(mpf(x), mpf(y)))
        count += 1

for u in ([random.random() for _ in range(N)] + [10 ** random.uniform(-15.9, 0) for _ in range(N)]
          + [1 - 10 ** random.uniform(-15.9, 0) for _ in range(N // 2)] + [2.0 ** -53, 1 - 2.0 ** -53, 0.015, 0.985, 0.5 + 2.0 ** -52]):
    row("normalQuantile", [u], normal_quantile(u))


def annuities(k, t):
    y = mpf(k) * mpf(t)
    if y == 0:
        return mpf(t), mpf(t) ** 2 / 2
    return -expm1(-y) / mpf(k), (1 - exp(-y) * (1 + y)) / mpf(k) ** 2


mp.dps = 120
for i in range(2 * N):
    t = random.choice([10 ** random.uniform(-6, 2), random.uniform(0, 30)])
    k = random.choice([-1, 1]) * random.choice([10 ** random.uniform(-20, 0), random.uniform(0, 50) / t])
    if abs(k * t) <= 50:
        level, ramp = annuities(k, t)
        row("annuity", [k, t], level)
        row("rampAnnuity", [k, t], ramp)
