"""Reference values of the laws that reference-values.json does not hold: mpmath at 60 digits, for exact binary64 inputs.

python3 more_reference_values.py > more-reference-values.json
"""
import json
from mpmath import mp, mpf, mpc, exp, log, log1p, expm1, sqrt, pi, atan, tan, erfc, quad, findroot, gamma, beta, sin, euler, zeta, binomial, inf, ncdf, npdf, floor, loggamma

mp.dps = 60
PS = [1e-12, 1e-6, 0.01, 0.3, 0.5, 0.75, 0.99, 1 - 2 ** -30]
rows = []


def row(law, params, function, x, value):
    value = mpf(value)
    rows.append({"distribution": law, "params": params, "function": function, "x": x, "value": mp.nstr(value, 22), "double": float(value)})


def continuous(law, params, cdf, sf, pdf, quantile, moments=None):
    for p in PS:
        x = quantile(mpf(p))
        row(law, params, "quantile", p, x)
        at = float(x)
        if abs(at - float(quantile(mpf(1) - mpf(10) ** -55))) < 1e-12 * abs(at):
            continue  # the nearest double is the end of the support
        for name, f in (("cdf", cdf), ("sf", sf), ("pdf", pdf)):
            row(law, params, name, at, f(mpf(at)))
    far = float(quantile(1 - mpf(10) ** -40)) if sf is not None else None
    if far is not None and far < float(quantile(1 - mpf(10) ** -55)) and sf(mpf(far)) > 0:
        row(law, params, "sf", far, sf(mpf(far)))
    for name, value in (moments or {}).items():
        row(law, params, name, None, value)


def from_raw(m1, m2, m3, m4):
    v = m2 - m1 ** 2
    return {"mean": m1, "variance": v, "skewness": (m3 - 3 * m1 * m2 + 2 * m1 ** 3) / v ** 1.5,
            "excess_kurtosis": (m4 - 4 * m1 * m3 + 6 * m1 ** 2 * m2 - 3 * m1 ** 4) / v ** 2 - 3}


def by_quantile(quantile, breaks=(0.5,)):
    points = [mpf(0), *map(mpf, breaks), mpf(1)]
    raw = [quad(lambda p: quantile(p) ** k, points, maxdegree=12) for k in (1, 2, 3, 4)]
    return from_raw(*raw)


for m, s in ((0.0, 1.0), (100.0, 15.0)):
    M, S = mpf(m), mpf(s)
    continuous("Logistic", {"location": m, "scale": s}, lambda x: 1 / (1 + exp(-(x - M) / S)), lambda x: 1 / (1 + exp((x - M) / S)),
               lambda x: exp(-(x - M) / S) / (1 + exp(-(x - M) / S)) ** 2 / S, lambda p: M + S * log(p / (1 - p)), {"mean": M, "variance": S ** 2 * pi ** 2 / 3})
    continuous("Gumbel", {"location": m, "scale": s}, lambda x: exp(-exp(-(x - M) / S)), lambda x: -expm1(-exp(-(x - M) / S)),
               lambda x: exp(-(x - M) / S - exp(-(x - M) / S)) / S, lambda p: M - S * log(-log(p)),
               {"mean": M + euler * S, "variance": pi ** 2 / 6 * S ** 2, "skewness": 12 * sqrt(mpf(6)) * zeta(3) / pi ** 3})
    continuous("GumbelMinimum", {"location": m, "scale": s}, lambda x: -expm1(-exp((x - M) / S)), lambda x: exp(-exp((x - M) / S)),
               lambda x: exp((x - M) / S - exp((x - M) / S)) / S, lambda p: M + S * log(-log1p(-p)), {"mean": M - euler * S})
    continuous("Cauchy", {"location": m, "scale": s}, lambda x: (atan(-1 / ((x - M) / S)) / pi if x < M else mpf(1) / 2 + atan((x - M) / S) / pi),
               lambda x: (atan(1 / ((x - M) / S)) / pi if x > M else mpf(1) / 2 - atan((x - M) / S) / pi),
               lambda x: 1 / (pi * S * (1 + ((x - M) / S) ** 2)), lambda p: M + S * tan(pi * (p - mpf(1) / 2)))
    continuous("Laplace", {"location": m, "scale": s}, lambda x: exp((x - M) / S) / 2 if x < M else 1 - exp(-(x - M) / S) / 2,
               lambda x: exp(-(x - M) / S) / 2 if x > M else 1 - exp((x - M) / S) / 2, lambda x: exp(-abs(x - M) / S) / (2 * S),
               lambda p: M + S * log(2 * p) if p < 0.5 else M - S * log(2 * (1 - p)), {"variance": 2 * S ** 2})

for scale, shape in ((4.0, 5.0), (1.0, 30.0), (3.0, 1.5)):
    A, B = mpf(scale), mpf(shape)
    raw = [A ** k * (k * pi / B) / sin(k * pi / B) for k in (1, 2, 3, 4)] if shape > 4 else None
    continuous("LogLogistic", {"scale": scale, "shape": shape}, lambda x: 1 / (1 + (x / A) ** -B), lambda x: 1 / (1 + (x / A) ** B),
               lambda x: B / x * (x / A) ** B / (1 + (x / A) ** B) ** 2, lambda p: A * (p / (1 - p)) ** (1 / B), from_raw(*raw) if raw else {"mean": A * (pi / B) / sin(pi / B)})

for xi in (0.125, -0.25, 1e-9, 0.5):
    M, S, X = mpf(10), mpf(2), mpf(xi)
    moments = {}
    if xi < 0.25 and xi != 1e-9:
        g = [gamma(1 - k * X) for k in (0, 1, 2, 3, 4)]
        v = (g[2] - g[1] ** 2)
        moments = {"mean": M + S * (g[1] - 1) / X, "variance": S ** 2 * v / X ** 2,
                   "skewness": mp.sign(X) * (g[3] - 3 * g[1] * g[2] + 2 * g[1] ** 3) / v ** 1.5,
                   "excess_kurtosis": (g[4] - 4 * g[1] * g[3] + 6 * g[1] ** 2 * g[2] - 3 * g[1] ** 4) / v ** 2 - 3}
    t = lambda x: (1 + X * (x - M) / S) ** (-1 / X)
    continuous("GeneralizedExtremeValue", {"location": 10.0, "scale": 2.0, "shape": xi}, lambda x: exp(-t(x)), lambda x: -expm1(-t(x)),
               lambda x: t(x) ** (1 + X) * exp(-t(x)) / S, lambda p: M + S * ((-log(p)) ** -X - 1) / X, moments)
    u = lambda x: (1 + X * (x - M) / S)
    moments = {} if xi >= 0.25 else {"mean": M + S / (1 - X), "variance": S ** 2 / (1 - X) ** 2 / (1 - 2 * X),
                                     "skewness": 2 * (1 + X) * sqrt(1 - 2 * X) / (1 - 3 * X),
                                     "excess_kurtosis": 3 * (1 - 2 * X) * (2 * X ** 2 + X + 3) / (1 - 3 * X) / (1 - 4 * X) - 3}
    continuous("GeneralizedPareto", {"threshold": 10.0, "scale": 2.0, "shape": xi}, lambda x: 1 - u(x) ** (-1 / X), lambda x: u(x) ** (-1 / X),
               lambda x: u(x) ** (-1 / X - 1) / S, lambda p: M + S * ((1 - p) ** -X - 1) / X, moments)

for a, s in ((6.0, 2.0), (2.5, 1.0)):
    A, S = mpf(a), mpf(s)
    moments = {"mean": S * gamma(1 - 1 / A)}
    if a > 4:
        moments = from_raw(*[S ** k * gamma(1 - k / A) for k in (1, 2, 3, 4)])
    continuous("Frechet", {"shape": a, "scale": s}, lambda x: exp(-(x / S) ** -A), lambda x: -expm1(-(x / S) ** -A),
               lambda x: A / x * (x / S) ** -A * exp(-(x / S) ** -A), lambda p: S * (-log(p)) ** (-1 / A), moments)

for a, b in ((2.0, 5.0), (0.5, 0.5), (20.0, 0.25)):
    A, B = mpf(a), mpf(b)
    continuous("Kumaraswamy", {"a": a, "b": b}, lambda x: 1 - (1 - x ** A) ** B, lambda x: (1 - x ** A) ** B,
               lambda x: A * B * x ** (A - 1) * (1 - x ** A) ** (B - 1), lambda p: (1 - (1 - p) ** (1 / B)) ** (1 / A),
               from_raw(*[B * beta(1 + k / A, B) for k in (1, 2, 3, 4)]))

for lo, hi in ((1.0, 100.0), (5.0, 5.5)):
    L, H = mpf(lo), mpf(hi)
    W = log(H / L)
    continuous("LogUniform", {"minimum": lo, "maximum": hi}, lambda x: log(x / L) / W, lambda x: log(H / x) / W, lambda x: 1 / x / W,
               lambda p: L * exp(p * W), from_raw(*[(H ** k - L ** k) / (k * W) for k in (1, 2, 3, 4)]))

for lo, mode, hi in ((1.0, 4.0, 100.0), (2.0, 2.5, 3.0)):
    L, C, H = mpf(lo), mpf(mode), mpf(hi)
    W, U, D = log(H / L), log(C / L), log(H / C)
    quantile = lambda p: L * exp(sqrt(p * W * U)) if p < U / W else H * exp(-sqrt((1 - p) * W * D))
    density = lambda x: (2 * log(x / L) / W / U if x < C else 2 * log(H / x) / W / D) / x
    raw = [quad(lambda x: x ** k * density(x), [L, C, H]) for k in (1, 2, 3, 4)]
    continuous("LogTriangular", {"minimum": lo, "mode": mode, "maximum": hi},
               lambda x: log(x / L) ** 2 / W / U if x < C else 1 - log(H / x) ** 2 / W / D,
               lambda x: 1 - log(x / L) ** 2 / W / U if x < C else log(H / x) ** 2 / W / D, density, quantile, from_raw(*raw))

for a, b, c, d in ((0.0, 2.0, 5.0, 10.0), (-1.0, -1.0, 3.0, 3.5)):
    A, B, C, D = map(mpf, (a, b, c, d))
    h = 2 / (D - A + C - B)
    density = lambda x: h * (x - A) / (B - A) if x < B else h if x <= C else h * (D - x) / (D - C)
    cdf = lambda x: h * (x - A) ** 2 / (B - A) / 2 if x < B else h * (B - A) / 2 + h * (x - B) if x <= C else 1 - h * (D - x) ** 2 / (D - C) / 2
    quantile = lambda p: A + sqrt(2 * p * (B - A) / h) if p < h * (B - A) / 2 else D - sqrt(2 * (1 - p) * (D - C) / h) if 1 - p < h * (D - C) / 2 else B + (p - h * (B - A) / 2) / h
    raw = [quad(lambda x: x ** k * density(x), [A, B, C, D] if a < b else [A, C, D]) for k in (1, 2, 3, 4)]
    continuous("Trapezoidal", {"minimum": a, "lowerMode": b, "upperMode": c, "maximum": d}, cdf, lambda x: 1 - cdf(x), density, quantile, from_raw(*raw))

for m, s in ((3.0, 8.0), (1.0, 0.25), (2.0, 500.0)):
    M, S = mpf(m), mpf(s)
    tail = lambda z: erfc(z / sqrt(mpf(2))) / 2
    near, far = (lambda x: sqrt(S / x) * (x / M - 1)), (lambda x: sqrt(S / x) * (x / M + 1))
    cdf = lambda x: tail(-near(x)) + exp(2 * S / M) * tail(far(x))
    sf = lambda x: tail(near(x)) - exp(2 * S / M) * tail(far(x))
    density = lambda x: sqrt(S / (2 * pi * x ** 3)) * exp(-S * (x - M) ** 2 / (2 * M ** 2 * x))

    def quantile(p):
        lo, hi = mpf("1e-6"), mpf("1e5")
        for _ in range(220):
            mid = sqrt(lo * hi)
            below = cdf(mid) < p if p < 0.5 else sf(mid) > 1 - p
            lo, hi = (mid, hi) if below else (lo, mid)
        return lo

    continuous("InverseGaussian", {"mean": m, "shape": s}, cdf, sf, density, quantile, {"mean": M, "variance": M ** 3 / S, "skewness": 3 * sqrt(M / S), "excess_kurtosis": 15 * M / S})


def discrete(law, params, pmf, lowest, ks, last=None):
    for k in ks:
        row(law, params, "pmf", float(k), pmf(k))
        row(law, params, "cdf", float(k), sum(pmf(i) for i in range(lowest, k + 1)))
        top = last if last is not None else k + 4000
        row(law, params, "sf", float(k), sum(pmf(i) for i in range(k + 1, top + 1)))


for r, p in ((2.5, 0.3), (40.0, 0.75), (0.5, 0.0625)):
    R, P = mpf(r), mpf(p)
    discrete("NegativeBinomial", {"successes": r, "probability": p}, lambda k: exp(loggamma(R + k) - loggamma(R) - loggamma(k + 1)) * P ** R * (1 - P) ** k, 0, (0, 1, 5, 17, 60))
for n, good, draws in ((50, 20, 10), (1000, 10, 300), (500, 499, 250)):
    discrete("Hypergeometric", {"population": float(n), "successes": float(good), "draws": float(draws)},
             lambda k: binomial(good, k) * binomial(n - good, draws - k) / binomial(n, draws), max(0, draws - n + good),
             [k for k in (0, 1, 3, 8, 249, 250) if max(0, draws - n + good) <= k <= min(good, draws)], min(good, draws))
for mean in (12345.5,):
    M = mpf(mean)
    pmf = lambda k: exp(k * log(M) - M - loggamma(mpf(k) + 1))
    for k in (11900, 12345, 13000):
        row("Poisson", {"lam": mean}, "pmf", float(k), pmf(k))
for n, p in ((1000000.0, 0.25),):
    N, P = int(n), mpf(p)
    for k in (248000, 250000, 252000):
        row("Binomial", {"n": n, "p": p}, "pmf", float(k), exp(loggamma(mpf(N) + 1) - loggamma(mpf(k) + 1) - loggamma(mpf(N - k) + 1) + k * log(P) + (N - k) * log(1 - P)))

# Where a law ends or narrows, and far from 0: arguments of which a careless difference loses the digits.
def at(law, params, x, **functions):
    for name, f in functions.items():
        row(law, params, name, x, f(mpf(x)))


def end_of(law, place, m, s, xi, xs):
    M, S, X = mpf(m), mpf(s), mpf(xi)
    t = lambda x: (1 + X * (x - M) / S) ** (-1 / X)
    for x in xs:
        if law == "GeneralizedPareto":
            at(law, {place: m, "scale": s, "shape": xi}, x, sf=t, pdf=lambda x: t(x) ** (1 + X) / S)
        else:
            at(law, {place: m, "scale": s, "shape": xi}, x, sf=lambda x: -expm1(-t(x)), pdf=lambda x: t(x) ** (1 + X) * exp(-t(x)) / S)


end_of("GeneralizedExtremeValue", "location", 0.6006173105839591, 5.842276392464979, -0.8928302559183023, (7.1441638580914, 7.1441639183944075))
end_of("GeneralizedExtremeValue", "location", 0.0, 0.22928167768594898, -0.10335593628610232, (2.2183697029330905,))
end_of("GeneralizedPareto", "threshold", 0.0, 1.3523837860403283, -0.09975473753592594, (13.557088307812764, 13.557088309247238))
end_of("GeneralizedPareto", "threshold", 10.0, 0.3, -0.1, (12.999, 12.999999999))
for xi in (1e-12, -7.446138259480846e-11):
    X = mpf(xi)
    row("GeneralizedExtremeValue", {"location": 0.0, "scale": 1.0, "shape": xi}, "variance", None, (gamma(1 - 2 * X) - gamma(1 - X) ** 2) / X ** 2)
at("Frechet", {"shape": 3.0, "scale": 1.0613251695213918e-07}, 3.258963385142357e-08,
   cdf=lambda x: exp(-(x / mpf(1.0613251695213918e-07)) ** -3))

mp.dps = 120
for lo, hi in ((107849.56161419385, 107849.56308027229), (2.9977044624407894, 2.9977044893655957)):
    L, H = mpf(lo), mpf(hi)
    for name, value in from_raw(*[(H ** k - L ** k) / (k * log(H / L)) for k in (1, 2, 3, 4)]).items():
        row("LogUniform", {"minimum": lo, "maximum": hi}, name, None, value)
for lo, mode, hi in ((0.02637060069792124, 0.02637060075337843, 0.026370600753378434), (256078.02389270742, 256078.06890549386, 256078.06890549386)):
    A, C, B = (log(mpf(v)) for v in (lo, mode, hi))
    raw = [2 / (B - A) * ((exp(k * C) * ((C - A) / k - mpf(1) / k ** 2) + exp(k * A) / k ** 2) / (C - A)
                          + ((exp(k * B) / k ** 2 - exp(k * C) * ((B - C) / k + mpf(1) / k ** 2)) / (B - C) if B > C else 0)) for k in (1, 2, 3, 4)]
    for name, value in from_raw(*raw).items():
        row("LogTriangular", {"minimum": lo, "mode": mode, "maximum": hi}, name, None, value)
for lo, hi, x in ((226.6097907457698, 227.09649455823586, 226.60979074577006), (5.979656171464726e-05, 0.001345688505126484, 5.9796561714647325e-05)):
    at("LogTriangular", {"minimum": lo, "mode": lo, "maximum": hi}, x, cdf=lambda x: 1 - (log(hi / x) / log(mpf(hi) / lo)) ** 2)
for lo, hi, x in ((3.8728275987052805, 81.12384656548464, 81.12384656548461), (25.266733400473527, 25.266746632931135, 25.266746632931127)):
    at("LogTriangular", {"minimum": lo, "mode": hi, "maximum": hi}, x, sf=lambda x: 1 - (log(x / lo) / log(mpf(hi) / lo)) ** 2)
for a, b, c, d in ((-967578.1601114966, -967578.159670117, -967578.158675043, -967578.1584392776), (2346106.8635495915, 2346106.8635495915, 2346106.8823977583, 2346106.8849111134)):
    A, B, C, D = map(mpf, (a, b, c, d))
    h = 2 / (D - A + C - B)
    raw = [h * ((C ** (k + 1) - B ** (k + 1)) / (k + 1)
                + (((B ** (k + 2) - A ** (k + 2)) / (k + 2) - A * (B ** (k + 1) - A ** (k + 1)) / (k + 1)) / (B - A) if b > a else 0)
                + (D * (D ** (k + 1) - C ** (k + 1)) / (k + 1) - (D ** (k + 2) - C ** (k + 2)) / (k + 2)) / (D - C)) for k in (1, 2, 3, 4)]
    for name, value in from_raw(*raw).items():
        row("Trapezoidal", {"minimum": a, "lowerMode": b, "upperMode": c, "maximum": d}, name, None, value)
mp.dps = 60

# A geometric number of exponential amounts is exponential.
for p, mean in ((0.18883517360116092, 99.71393219919484), (0.06987872049237809, 0.0010253155902388799)):
    P, M = mpf(p), mpf(mean)
    for q in (1e-6, 0.5, 0.999999, 1 - 1e-12, 1 - 1e-15):
        row("CompoundExponential", {"probability": p, "mean": mean}, "quantile", q, -M / P * log1p(-mpf(q)))
    for x in (0.01 * mean, 3.0 * mean, 200.0 * mean):
        at("CompoundExponential", {"probability": p, "mean": mean}, x, cdf=lambda x: -expm1(-x * P / M), sf=lambda x: exp(-x * P / M), pdf=lambda x: P / M * exp(-x * P / M))

for theta in (1e-9, 1e-4, 0.2, 0.3, -0.01, 700.0):
    T = mpf(theta)
    debye = quad(lambda t: t / expm1(t), [0, abs(T) / 20, abs(T) / 5, abs(T)]) / abs(T) if abs(T) < 500 else zeta(2) / T
    row("FrankCopula", {"theta": theta}, "kendall_tau", None, mp.sign(T) * (1 - 4 * (1 - debye) / abs(T)))


for k, n, conf in ((1, 100, 0.999999), (1, 1000000000000, 0.999), (3, 12345, 0.999999), (99, 100, 0.999999)):
    z = sqrt(mpf(2)) * mp.erfinv(mpf(conf))
    reach = z * sqrt(k * (n - k) / mpf(n) + z ** 2 / 4)
    row("WilsonInterval", {"k": k, "n": n, "conf": conf}, "lower", None, (k + z ** 2 / 2 - reach) / (n + z ** 2))
    row("WilsonInterval", {"k": k, "n": n, "conf": conf}, "upper", None, (k + z ** 2 / 2 + reach) / (n + z ** 2))


at("FrechetFrom", {"shape": 1555.9472954058263, "scale": 926039.2884671311, "minimum": 0.1312119940911006}, 923933.7076250073,
   cdf=lambda x: exp(-((x - mpf(0.1312119940911006)) / mpf(926039.2884671311)) ** -mpf(1555.9472954058263)))

# Just below the point where a tail begins.
z = lambda x: (log(x) - 1) / mpf(0.5) / sqrt(mpf(2))
t = mpf(16)
at("SplicedLogNormalPareto", {"mu": 1.0, "sigma": 0.5, "xm": 16.0, "alpha": 2.0, "tail": 1e-9}, 15.0,
   cdf=lambda x: (1 - mpf(1e-9)) * erfc(-z(x)) / erfc(-z(t)),
   sf=lambda x: mpf(1e-9) + (1 - mpf(1e-9)) * (erfc(z(x)) - erfc(z(t))) / erfc(-z(t)))


print(json.dumps({"schema": "risk-reference-1", "method": "mpmath, 60 digits, more_reference_values.py", "values": rows}, indent=None, separators=(",", ":")).replace('{"distribution"', '\n{"distribution"'))
