"""The linear networks of Bordelon, Atanasov and Pehlevan (arXiv 2409.17858) in numpy, vectorised, as a peer to measure against.

Reads one JSON object from standard input: the modes of the task and the sizes. Prints one JSON line a case: {"case", "seconds", "values"}, the
processor time of the fastest of several runs and numbers by which the results can be compared.
"""
import json
import sys
import time

import numpy as np


def timed(repeats, action):
    best, values = float("inf"), None
    for _ in range(repeats):
        start = time.process_time()
        values = action()
        best = min(best, time.process_time() - start)
    return best, values


def report(case, seconds, values):
    print(json.dumps({"case": case, "seconds": seconds, "values": [float(v) for v in values]}), flush=True)


# --- SGD on fresh batches, exact law of projections and targets ------------------------------------------------------------------------------

def sgd_steps(width, batch, rate, gamma, dimension, capacity, source, steps):
    rng = np.random.default_rng(1)
    k = np.arange(1.0, dimension + 1)
    lam, y2 = k**-capacity, k**(-capacity * source - 1)
    a = rng.standard_normal((width, dimension)) * np.sqrt(lam / width)
    g, q = np.linalg.eigh(a @ a.T)
    root = np.sqrt(g)
    c = (q.T @ (a @ np.sqrt(y2))) / root
    rest = np.sqrt(y2.sum() - c @ c)
    w, u, b = np.zeros(width), np.zeros(width), np.eye(width)

    def run():
        nonlocal w, u, b
        for _ in range(steps):
            r = c - root * u
            z, xi = rng.standard_normal((batch, width)), rng.standard_normal(batch)
            v = root * (z.T @ (z @ r + rest * xi)) / batch
            after = w + rate * (b @ v)
            b += np.outer((rate * gamma) * w, v)
            w = after
            u = b.T @ w
        return [rest**2 + np.sum((c - root * u)**2)]

    run()
    return timed(3, run)


# --- dynamical mean-field theory -------------------------------------------------------------------------------------------------------------

def dmft(lam, y2, n, steps, rate, gamma, width, batch):
    count, size = len(lam), steps + 1
    hw, r3, c2, c3 = (np.zeros((size, size)) for _ in range(4))
    resid = np.zeros((size, size))
    j = np.zeros((size, size * count))            # J_k(t, s) at [t, s count + k]
    signals, losses = np.zeros((size, count)), np.zeros(size)
    trace = n @ lam
    for t in range(size):
        row = np.zeros((t, count))
        if t:
            hw[t, :t] = hw[t - 1, :t]
            hw[t, t - 1] += rate
            if t > 1:
                hw[t, :t - 1] += rate**2 * gamma * (c3[t - 1, :t - 1] @ hw[:t - 1, :t - 1])
            resid = hw[t, :t] + rate * gamma * (hw[:t, :t] @ (c3[:t, :t] @ hw[t, :t]))
            e = resid @ r3[:t, :t]
            row[:] = e[:, None] - lam * (e @ j[:t, :t * count]).reshape(t, count)
            j[t, :t * count] = row.ravel()
            r3[t, :t] = -(row @ (n * lam)) / width
        r3[t, t] = 1
        g = 1 - lam * row.sum(0)
        signals[t] = g
        y = c2[:t, :t] @ row
        force = n * lam * (y / width + lam * (losses[:t] / batch)[:, None] * row)
        loss = (n * y2) @ g**2 + np.sum(force * row)
        losses[t] = loss
        new = signals[:t + 1] @ (n * lam * y2 * g)
        new[:t] += j[:t, :t * count] @ (force * lam).ravel()
        new[t] += np.sum(force * lam * row) + loss * trace / batch
        new[:t] -= (row @ (n * lam**2)) * losses[:t] / batch
        c2[t, :t + 1] = c2[:t + 1, t] = new
        c3[t, :t + 1] = c3[:t + 1, t] = r3[:t + 1, :t + 1] @ (c2[:t + 1, :t + 1] @ r3[t, :t + 1])
    return [losses[-1]]


def offline_dmft(lam, y2, n, steps, rate, gamma, width, examples):
    count, size = len(lam), steps + 1
    hw, r1, r3, r, c0, yy, c3, con = (np.zeros((size, size)) for _ in range(8))
    j = np.zeros((size, size * count))
    signals, losses = np.zeros((size, count)), np.zeros(size)
    trace = n @ lam
    for t in range(size):
        row = np.zeros((t, count))
        if t:
            hw[t, :t] = hw[t - 1, :t]
            hw[t, t - 1] += rate
            if t > 1:
                hw[t, :t - 1] += rate**2 * gamma * (c3[t - 1, :t - 1] @ hw[:t - 1, :t - 1])
            e = (hw[t, :t] + rate * gamma * (hw[:t, :t] @ (c3[:t, :t] @ hw[t, :t]))) @ r[:t, :t]
            row[:] = e[:, None] - lam * (e @ j[:t, :t * count]).reshape(t, count)
            j[t, :t * count] = row.ravel()
            mean = row @ (n * lam)
            r3[t, :t], r1[t, :t] = -mean / width, -mean / examples
        r3[t, t] = r1[t, t] = 1
        r[t, :t + 1] = r3[t, :t + 1] @ r1[:t + 1, :t + 1]
        g = 1 - lam * row.sum(0)
        signals[t] = g
        images = c0[:t, :t] @ row
        force = n * lam * ((yy[:t, :t] @ row) / width + lam * images / examples)
        new0, newy = signals[:t + 1] @ (n * y2 * g), signals[:t + 1] @ (n * lam * y2 * g)
        new0[:t] += j[:t, :t * count] @ force.ravel()
        new0[t] += np.sum(force * row)
        newy[:t] += j[:t, :t * count] @ (force * lam).ravel()
        newy[t] += np.sum(force * lam * row)
        losses[t] = new0[t]
        c0[t, :t + 1] = c0[:t + 1, t] = new0
        con[t, :t] = row @ (n * lam**2)
        newy += (trace * new0 - c0[:t + 1, :t + 1] @ con[t, :t + 1] - con[:t + 1, :t + 1] @ new0) / examples
        yy[t, :t + 1] = yy[:t + 1, t] = newy
        c3[t, :t + 1] = c3[:t + 1, t] = r[:t + 1, :t + 1] @ (yy[:t + 1, :t + 1] @ r[t, :t + 1])
    return [losses[-1], r1[-1] @ c0 @ r1[-1]]


# --- fast theory: deterministic equivalent and scalar drive --------------------------------------------------------------------------------------

def measure(lam, y2, n, width):
    low, high = np.log(lam.min() * 1e-12), np.log((n @ lam) / width)
    for _ in range(200):
        middle = 0.5 * (low + high)
        low, high = (middle, high) if n @ (lam / (lam + np.exp(middle))) > width else (low, middle)
    kappa0 = np.exp(low)
    floor = n @ (y2 * kappa0 / (lam + kappa0))
    radius = 2 * (lam.max() * (1 + width**-0.5)**2 + 2 * (n @ lam) / width)
    start, stop = np.log(1e-6 * kappa0), np.log(radius)
    panels = int(np.ceil((stop - start) / np.log(10) * 2))
    x, wx = np.polynomial.legendre.leggauss(8)
    edges = np.linspace(start, stop, panels + 1)
    half = 0.5 * np.diff(edges)[:, None]
    nodes = (0.5 * (edges[1:] + edges[:-1])[:, None] + half * x).ravel()
    direction = np.exp(0.25j * np.pi)
    ray, dray = np.exp(nodes) * direction, np.exp(nodes) * direction * (half * wx).ravel()
    xa, wa = np.polynomial.legendre.leggauss(24)
    angle = np.pi / 8 * (1 + xa)
    arc = radius * np.exp(1j * angle)
    darc = -1j * arc * wa * np.pi / 8
    z, dz = np.concatenate([ray[::-1], arc[::-1]]), np.concatenate([dray[::-1], darc[::-1]])
    signal, counting = np.empty_like(z), np.empty_like(z)
    kappa = -radius * direction
    for i, point in enumerate(z):
        if i == len(ray):
            kappa = -radius * direction
        for _ in range(60):
            share = lam / (lam + kappa)
            change = (kappa * (1 - (n @ share) / width) + point) / (1 - (n @ share**2) / width)
            kappa -= change
            if abs(change) <= 1e-14 * abs(kappa):
                break
        resolvent = n / (lam + kappa)
        signal[i] = (kappa * (y2 @ resolvent) - floor) / -point
        counting[i] = (width - lam @ resolvent) / -point
    return z, -1j / np.pi * signal * dz, -1j / np.pi * counting * dz, floor


def decay(a):
    e = np.exp(-a)
    small = np.abs(a) < 1e-4
    return e, np.where(small, 1 - a / 2 * (1 - a / 3), (1 - e) / np.where(small, 1, a))


def flow(z, weights, floor, gamma, times, growth, first):
    h, log_scale, tau, out = np.ones_like(z), 0.0, 0.0, []

    def step(h, log_scale, d):
        scale = np.exp(2 * log_scale)
        drive = gamma * np.sum(weights * h * (1 - h)).real / scale
        e, p = decay((scale * z - drive) * d / 2)
        middle = h * e - drive * d / 2 * p
        scale = np.exp(2 * (log_scale + drive * d / 2))
        drive = gamma * np.sum(weights * middle * (1 - middle)).real / scale
        e, p = decay((scale * z - drive) * d)
        return h * e - drive * d * p, log_scale + drive * d

    for time_ in times:
        while True:
            d = max(first, growth * tau)
            if tau + d > time_:
                break
            h, log_scale = step(h, log_scale, d)
            tau += d
        seen = step(h, log_scale, time_ - tau)[0] if time_ > tau else h
        out.append(floor + np.sum(weights * seen**2).real)
    return np.array(out)


def theory(modes, width, gamma, times, growth):
    z, weights, _, floor = measure(*modes, width)
    return (4 * flow(z, weights, floor, gamma, times, growth / 2, 5e-4) - flow(z, weights, floor, gamma, times, growth, 1e-3)) / 3


def noisy_theory(modes, width, gamma, noise, until, growth):
    lam, y2, n = modes
    z, weights, counts, floor = measure(lam, y2, n, width)
    zc, trace = z * counts, n @ lam
    h, v = np.ones_like(z), np.zeros_like(z)
    norm = excess = tau = 0.0
    calm, before = 0, (np.inf, np.inf)

    def functionals(h, v):
        return np.sum(weights * h * (1 - h)).real, np.sum(weights * h**2).real, np.sum(zc * v).real

    def move(h, v, scale, drive, source, d):
        a = (scale * z - drive) * d
        e, p = decay(a)
        e2, q = decay(2 * a)
        return h * e - drive * d * p, v * e2 + source * d * z * q

    def after(overlap, shot, end, d):
        rate = 2 * (overlap + shot) / end if end > 0 else 0
        return (excess + d * gamma**2 * shot) / max(1 + d * rate, 0.1)

    def gain(norm, excess):
        return (gamma + excess) / (1 + (gamma + excess) * norm)

    while tau < until:
        overlap, error, extra = functionals(h, v)
        overlap -= extra
        loss = floor + error + extra
        # Noise and drive balance: steps that grow with tau would throw norm and loss out of a state that no longer changes.
        calm = calm + 1 if loss > 0 and norm > 0 and abs(loss - before[0]) <= 1e-9 * loss and abs(norm - before[1]) <= 1e-9 * norm else 0
        before = (loss, norm)
        if calm >= 10:
            break
        shot, drive0 = noise * loss * trace, gain(norm, excess) * overlap
        d = min(max(5e-4, growth * tau), until - tau)
        while True:
            if abs(drive0) * d >= 2:
                d /= 2
                continue
            mid_norm = max(0, norm + d / 2 * (2 * overlap + shot))
            strength = gain(mid_norm, after(overlap, shot, mid_norm, d / 2))
            scale = 1 + gamma * norm

            def respond(drive):
                o, er, x = functionals(*move(h, v, scale, drive, noise * scale**2 * loss, d / 2))
                return strength * (o - x), o - x, floor + er + x

            first = respond(drive0)[0]
            second = respond(first)[0]
            curvature = second - 2 * first + drive0
            drive = drive0 - (first - drive0)**2 / curvature if abs(curvature) > 1e-14 * abs(first) else second
            found, o, mid_loss = respond(drive)
            if abs(found - drive) * d < 3e-2 and abs(drive) * d < 2:
                break
            d /= 2
        shot, scale = noise * mid_loss * trace, 1 + gamma * mid_norm
        h, v = move(h, v, scale, drive, noise * scale**2 * mid_loss, d)
        end = max(0, norm + d * (2 * o + shot))
        excess, norm = after(o, shot, end, d), end
        tau += d
    _, error, extra = functionals(h, v)
    return [floor + error + extra]


def modes_of(task):
    return tuple(np.array(task[key]) for key in ("eigenvalues", "targetPowers", "multiplicities"))


def main():
    sizes, only = json.load(sys.stdin), sys.argv[1] if len(sys.argv) > 1 else ""
    small, large, fast = modes_of(sizes["small"]), modes_of(sizes["large"]), sizes["theory"]
    cases = {
        "sgd": (1, None),
        "dmft": (2, lambda: dmft(*small, **sizes["dmft"])),
        "offline-dmft": (3, lambda: offline_dmft(*small, **sizes["offlineDmft"])),
        "theory": (3, lambda: theory(large, fast["width"], fast["gamma"], [fast["until"]], fast["growth"])),
        "theory-noisy": (2, lambda: noisy_theory(large, fast["width"], fast["gamma"], fast["noise"], fast["until"], fast["growth"] / 2)),
        "frontier": (1, lambda: [theory(large, width, fast["gamma"], sizes["frontier"]["times"], fast["growth"])[-1] for width in sizes["frontier"]["widths"]]),
    }
    for point in fast["series"]:
        cases[point["name"]] = (3, lambda until=point["until"]: theory(large, fast["width"], fast["gamma"], [until], fast["growth"]))
    for case, (repeats, action) in cases.items():
        if only not in ("", case):
            continue
        if case == "sgd":
            seconds, values = sgd_steps(**sizes["sgd"])
            report(case, seconds / sizes["sgd"]["steps"], values)
        else:
            report(case, *timed(repeats, action))


if __name__ == "__main__":
    main()
