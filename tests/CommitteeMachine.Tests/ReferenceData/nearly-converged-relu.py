"""Makes nearly-converged-relu.json: V_ij = E[e^2 1(x_i) 1(x_j)] of ReLU committees, e = sum_a w_a u_a+, with mpmath at 60 digits.

The covariances are doubles and taken as they stand: students are teachers plus theta times a random direction, all in D = 8 dimensions. Formulas are
in conditional covariances (arc-cosine kernels, orthants of two and three units; Price's theorem for four), on purpose not the minors the plugin uses.
The integral over the tilt has panels of 30 nodes that shrink by 4 towards the end down to 2e-13; V_ij and V_ji, two different integrals, agree in all digits written.
"""
import json
import random
from mpmath import mp, mpf, sqrt, atan2, pi, sin, cos, nstr

mp.dps = 60
p = 1 / sqrt(2 * pi)


def root(v):
    return sqrt(v) if v > 0 else mpf(0)


def angle(aa, bb, ab):
    return atan2(root(aa * bb - ab * ab), ab)


def two(aa, bb, ab):
    return (pi - angle(aa, bb, ab)) / (2 * pi)


def three(aa, bb, cc, ab, ac, bc):
    return mpf(1) / 2 - (angle(aa, bb, ab) + angle(aa, cc, ac) + angle(bb, cc, bc)) / (4 * pi)


def product(aa, bb, ab):
    sine = root(aa * bb - ab * ab)
    return ab / 2 + (sine - atan2(sine, ab) * ab) / (2 * pi)


def square(aa, ii, ai):
    return aa * two(aa, ii, ai) + ai * root(aa - ai * ai / ii) / (2 * pi * sqrt(ii))


def mean_on(bb, cc, bc, xx, xb, xc):
    return p / 2 * (root(bb - xb * xb / xx) + (bc - xb * xc / xx) / sqrt(cc - xc * xc / xx))


def two_on(aa, bb, ab, xx, xa, xb):
    return two(aa - xa * xa / xx, bb - xb * xb / xx, ab - xa * xb / xx)


def product_in_half(aa, bb, cc, ab, ac, bc):
    return p * sqrt(aa) * mean_on(bb, cc, bc, aa, ab, ac) + ab * three(aa, bb, cc, ab, ac, bc) + p * ac / sqrt(cc) * mean_on(bb, aa, ab, cc, bc, ac)


def square_in_quarter(aa, ii, jj, ai, aj, ij):
    return (aa * three(aa, ii, jj, ai, aj, ij) + p * ai / sqrt(ii) * mean_on(aa, jj, aj, ii, ai, ij)
            + p * aj / sqrt(jj) * mean_on(aa, ii, ai, jj, aj, ij))


def mean_in_quarter(bb, aa, cc, ab, bc, ac):
    return p * (sqrt(bb) * two_on(aa, cc, ac, bb, ab, bc) + ab / sqrt(aa) * two_on(bb, cc, bc, aa, ab, ac)
                + bc / sqrt(cc) * two_on(bb, aa, ab, cc, bc, ac))


def legendre(n):
    rule = []
    for k in range(n):
        x = cos(pi * (k + mpf(3) / 4) / (n + mpf(1) / 2))
        while True:
            p0, p1 = mpf(1), x
            for m in range(2, n + 1):
                p0, p1 = p1, ((2 * m - 1) * x * p1 - (m - 1) * p0) / m
            slope = n * (x * p1 - p0) / (x * x - 1)
            x -= p1 / slope
            if abs(p1 / slope) < mpf(10) ** -50:
                break
        rule.append((x, 2 / ((1 - x * x) * slope * slope)))
    return rule


def quarter_turn(n):
    ends = [pi / 2] + [mpf(4) ** -k for k in range(0, 22)] + [mpf(0)]
    rule = legendre(n)
    return [(sin(phi), cos(phi) * w * (far - near) / 2)
            for far, near in zip(ends, ends[1:]) for x, w in rule for phi in [pi / 2 - (far + near) / 2 + x * (far - near) / 2]]


NODES = quarter_turn(30)


def four(S, a, b, i, j):
    qii, qij, sia, sib = S[i][i], S[i][j], S[i][a], S[i][b]
    total = mpf(0)
    for sine, weight in NODES:
        t = sine * sine / qii
        aa, bb, jj = S[a][a] - t * sia * sia, S[b][b] - t * sib * sib, S[j][j] - t * qij * qij
        ab, aj, bj = S[a][b] - t * sia * sib, S[a][j] - t * sia * qij, S[b][j] - t * sib * qij
        both = product(aa - aj * aj / jj, bb - bj * bj / jj, ab - aj * bj / jj) / sqrt(2 * pi * jj)
        total += weight * (qij * both + sia * mean_in_quarter(bb, aa, jj, ab, bj, aj) + sib * mean_in_quarter(aa, bb, jj, ab, aj, bj))
    return in_half(S, a, b, j) / 2 + total / sqrt(2 * pi * qii)


def in_half(S, a, b, c):
    return product_in_half(S[a][a], S[b][b], S[c][c], S[a][b], S[a][c], S[b][c])


def moment(S, a, b, i, j):
    def pair(f, x, y):
        return f(S[x][x], S[y][y], S[x][y])
    if i == j:
        if a == b:
            return S[i][i] / 2 if a == i else pair(square, a, i)
        return pair(product, a, b) if i in (a, b) else in_half(S, a, b, i)
    if a == b:
        if a in (i, j):
            return pair(square, a, j if a == i else i)
        return square_in_quarter(S[a][a], S[i][i], S[j][j], S[a][i], S[a][j], S[i][j])
    if a in (i, j) and b in (i, j):
        return pair(product, i, j)
    if a in (i, j):
        return in_half(S, a, b, j if a == i else i)
    if b in (i, j):
        return in_half(S, a, b, j if b == i else i)
    return four(S, a, b, i, j)


def noise(S, w, i, j):
    return sum(w[a] * w[b] * moment(S, a, b, i, j) for a in range(len(w)) for b in range(len(w)))


def case(name, teachers, targets, theta, together=False, seed=1):
    """Student k is teacher targets[k], or the sum of the teachers listed there, plus theta times a direction."""
    draw = random.Random(seed)
    vector = lambda: [draw.gauss(0, 1) / 8 ** 0.5 for _ in range(8)]
    y = [vector() for _ in range(teachers)]
    common = vector()
    x = []
    for target in targets:
        step = common if together else vector()
        x.append([sum(y[n][d] for n in target) + theta * step[d] for d in range(8)])
    units = x + y
    C = [[0.0] * len(units) for _ in units]
    for a in range(len(units)):
        for b in range(a, len(units)):
            C[a][b] = C[b][a] = sum(u * v for u, v in zip(units[a], units[b]))
    # Weights for which the error vanishes with theta: students of one teacher share it.
    share = {n: sum(1 for target in targets if n in target) for target in targets for n in target}
    w = [1.0 / share[target[0]] for target in targets] + [-1.0] * teachers
    return evaluated(f"{name}, {theta:g}", C, w, len(targets))


def evaluated(name, C, w, students):
    S = [[mpf(value) for value in row] for row in C]
    V = [[nstr(noise(S, [mpf(v) for v in w], i, j), 20) for j in range(students)] for i in range(students)]
    return {"name": name, "K": students, "M": len(w) - students, "w": w, "C": C, "V": V}


cases = [case("pairs", 2, [[0], [1]], theta, seed=7) for theta in (0.3, 1e-2, 1e-3, 1e-4, 1e-5)]
cases += [case("pairs moved alike", 2, [[0], [1]], theta, together=True, seed=11) for theta in (1e-2, 1e-4)]
cases += [case("three pairs", 3, [[0], [1], [2]], 1e-3, seed=5)]
cases += [case("two students of one teacher", 2, [[0], [0], [1]], 1e-3, seed=3)]
# The nearly converged covariance of the kernel reference data in committee-machine.json, whose own V has lost digits.
cases += [evaluated("reference data", [
    [1.6024058648493535, -0.13793356606591617, 1.6021982263073506, -0.1378455452471421],
    [-0.13793356606591617, 1.2720394619831263, -0.137651559935058, 1.271806284358867],
    [1.6021982263073506, -0.137651559935058, 1.6019916142821913, -0.1375635075857144],
    [-0.1378455452471421, 1.271806284358867, -0.1375635075857144, 1.2715740505562905],
], [0.5 ** 0.5] * 2 + [-(0.5 ** 0.5)] * 2, 2)]
print(json.dumps({"cases": cases}, indent=1))
