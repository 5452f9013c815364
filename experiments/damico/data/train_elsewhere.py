#!/usr/bin/python3
"""Trains two small networks in NumPy and leaves their checkpoints as a training in any framework would: a folder of .safetensors files and a table of metrics each.

usage: train_elsewhere.py [FOLDER]      (Debian: apt-get install python3-numpy)

alpha-2 to alpha-20: a perceptron with N = 800 inputs on P = alpha N examples of a linear teacher, by gradient descent on sum log(1 + exp(-2 y w.x)), inputs +-1.
two-layer: 48 inputs, 12 rectified units, one output, on 480 examples of such a teacher. Weights are stored in half precision; test error and norms in
the tables are those of the stored weights, the norms by numpy.linalg.svd.
"""
import json
import pathlib
import struct
import sys

import numpy


def save(path, tensors):
    header, data = {}, b""
    for name, values in tensors.items():
        raw = values.astype("<f2").tobytes()
        header[name] = {"dtype": "F16", "shape": list(values.shape), "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)


def log_spectral_complexity(matrices):
    sigma = [numpy.linalg.svd(matrix, compute_uv=False)[0] for matrix in matrices]
    rows = [numpy.sqrt((matrix ** 2).sum(1)).sum() for matrix in matrices]
    return sum(numpy.log(sigma)) + 1.5 * numpy.log(sum((t / s) ** (2 / 3) for s, t in zip(sigma, rows)))


def stored(values):
    return values.astype(numpy.float16).astype(numpy.float64)


class Series:
    """A folder of checkpoints with its table."""

    def __init__(self, folder):
        self.folder, self.rows = folder, ["step,val_err,train_err,log_norm"]
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("step-*.safetensors"):
            old.unlink()

    def add(self, step, tensors, val_err, train_err, log_norm):
        save(self.folder / f"step-{step:05}.safetensors", tensors)
        self.rows.append(f"{step},{val_err:.10g},{train_err:.10g},{log_norm:.15g}")

    def close(self):
        (self.folder / "metrics.csv").write_text("\n".join(self.rows) + "\n")


def perceptron(folder, alpha, dimension=800, points=12):
    """Normalised gradient descent, whose steps grow as the loss gets flat; until the norm is 2.5 times the best one, 0.88 alpha for many examples."""
    random = numpy.random.default_rng(alpha)
    teacher = random.standard_normal(dimension)
    inputs = random.choice([-1.0, 1.0], (alpha * dimension, dimension)).astype(numpy.float32)
    inputs *= numpy.sign(inputs @ teacher)[:, None].astype(numpy.float32)
    student = numpy.zeros(dimension)
    series, targets, step = Series(folder), list(numpy.geomspace(0.3, 2.2 * alpha + 1, points)), 0
    while targets:
        slope = 1 / (1 + numpy.exp(2 * (inputs @ student.astype(numpy.float32)).astype(numpy.float64)))
        gradient = 2 * (inputs.T @ slope.astype(numpy.float32)).astype(numpy.float64)
        rate = 1 / (dimension * (1 + alpha ** 0.5) ** 2 * min(1, 3 * (4 * slope * (1 - slope)).mean()))
        norm = numpy.linalg.norm(student)
        if norm < 1:
            rate = min(rate, 0.05 * max(norm, 0.2) / numpy.linalg.norm(gradient))
        student, step = student + rate * gradient, step + 1
        if numpy.linalg.norm(student) >= targets[0]:
            targets.pop(0)
            kept = stored(student)
            cosine = kept @ teacher / numpy.linalg.norm(kept) / numpy.linalg.norm(teacher)
            wrong = (inputs @ kept.astype(numpy.float32) < 0).mean()
            series.add(step, {"fc.weight": kept[None, :]}, numpy.arccos(cosine) / numpy.pi, wrong, log_spectral_complexity([kept[None, :]]))
    series.close()


def two_layer(folder, dimension=48, hidden=12, examples=480):
    random = numpy.random.default_rng(1)
    teacher = random.standard_normal(dimension)
    weights, biases, output = random.standard_normal((hidden, dimension)) / dimension ** 0.5, numpy.zeros(hidden), random.standard_normal((1, hidden)) / hidden ** 0.5

    def draw(count):
        x = random.standard_normal((count, dimension)) / dimension ** 0.5
        return x, numpy.sign(x @ teacher)

    def answer(x, w, b, a):
        return numpy.maximum(x @ w.T + b, 0) @ a[0]

    (x, y), (x_test, y_test), series = draw(examples), draw(20000), Series(folder)
    for step in range(2001):
        if step in (0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000):
            w, b, a = stored(weights), stored(biases), stored(output)
            errors = [(answer(*pair, w, b, a) * label <= 0).mean() for pair, label in (((x_test,), y_test), ((x,), y))]
            series.add(step, {"hidden.weight": w, "hidden.bias": b, "output.weight": a}, *errors, log_spectral_complexity([w, a]))
        before = x @ weights.T + biases
        units = numpy.maximum(before, 0)
        slope = 2 * y / (1 + numpy.exp(2 * y * (units @ output[0]))) / examples
        back = slope[:, None] * output * (before > 0)
        output, weights, biases = output + 0.5 * slope @ units, weights + 0.5 * back.T @ x, biases + 0.5 * back.sum(0)
    series.close()


def main():
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).parent / "trained-elsewhere"
    for alpha in (2, 5, 10, 20):
        perceptron(folder / f"alpha-{alpha}", alpha)
    two_layer(folder / "two-layer")


main()
