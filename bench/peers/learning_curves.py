#!/usr/bin/python3
"""Trains a small network on Fashion-MNIST in PyTorch and writes test error and norms at some steps (Debian: apt-get install python3-torch dataset-fashion-mnist).

usage: learning_curves.py NETWORK SEED [EXAMPLES...] > curves.csv
NETWORK is cnn-s, resnet-s or vit-s; 100, 316, 1000 and 3162 examples when none are given. The protocol is that of experiments/damico/deep-nets-*.yaml: the same
steps, optimiser and distribution of the initial weights; other examples and orders, 3000 test images. Norms with the kernels of convolutions as matrices, batch norms folded in.
"""
import gzip
import math
import sys

import numpy
import torch
from torch import nn
from torch.nn import functional

import deepnet

FOLDER = "/usr/share/datasets/fashion-mnist/"
GELU_SLOPE = 1.1289043
STEPS = {
    "cnn-s": lambda examples: 1500 if examples < 200 else 2000 if examples < 500 else 3000 if examples < 2000 else 5000,
    "resnet-s": lambda examples: 400 if examples < 200 else 700 if examples < 500 else 1200 if examples < 2000 else 2200 if examples < 5000 else 4000,
    "vit-s": lambda examples: 300 if examples < 200 else 500 if examples < 500 else 900 if examples < 2000 else 1800,
}


def images(part, count, offset):
    with gzip.open(f"{FOLDER}{part}-{count}-idx{3 if count == 'images' else 1}-ubyte.gz") as file:
        return numpy.frombuffer(file.read(), numpy.uint8, offset=offset)


def data(part):
    pixels = torch.from_numpy(images(part, "images", 16).reshape(-1, 1, 28, 28).astype(numpy.float32))
    return (pixels / 255 - 0.5) / 0.5, torch.from_numpy(images(part, "labels", 8).astype(numpy.int64))


def scale_weights(network, factor):
    with torch.no_grad():
        for module in network.modules():
            if isinstance(module, nn.Conv2d):
                bound = 1 / math.sqrt(module.weight[0].numel())
                nn.init.uniform_(module.weight, -bound * factor, bound * factor)
            elif isinstance(module, nn.Linear):
                bound = 1 / math.sqrt(module.in_features)
                nn.init.uniform_(module.weight, -bound * factor, bound * factor)
            elif isinstance(module, deepnet.Vision):
                nn.init.normal_(module.token, std=0.02)
                nn.init.normal_(module.place, std=0.02)


def matrices(network):
    """The weights of layers as outputs x inputs, batch norms folded in, with the largest slope of the activation behind; in the order in which they act."""
    found = []
    for module in network.modules():
        if isinstance(module, nn.BatchNorm2d):
            matrix, slope = found[-1]
            found[-1] = ((module.weight / (module.running_var + module.eps).sqrt())[:, None] * matrix, slope)
        elif isinstance(module, nn.GELU):
            found[-1] = (found[-1][0], GELU_SLOPE)
        elif isinstance(module, nn.Linear) and module.out_features == 3 * module.in_features:
            found.extend((part, 1) for part in module.weight.split(module.in_features))
        elif isinstance(module, (nn.Conv2d, nn.Linear)):
            found.append((module.weight.reshape(module.weight.shape[0], -1), 1))
    return [(matrix.detach().double().numpy(), slope) for matrix, slope in found]


def norms(network):
    layers = matrices(network)
    sigma = numpy.array([numpy.linalg.norm(matrix, 2) for matrix, _ in layers])
    rows = numpy.array([numpy.linalg.norm(matrix, axis=1).sum() for matrix, _ in layers])
    columns = numpy.array([numpy.linalg.norm(matrix, axis=0).sum() for matrix, _ in layers])
    product = sum(math.log(slope * s) for (_, slope), s in zip(layers, sigma))
    tails = numpy.cumsum(columns[:0:-1])[::-1]
    return [math.exp(product) * ((t / s) ** (2 / 3)).sum() ** 1.5 for t, s in ((rows, sigma), (tails, sigma[:-1]))]


def error(network, pixels, labels):
    network.eval()
    with torch.no_grad():
        wrong = sum((network(pixels[first:first + 500]).argmax(1) != labels[first:first + 500]).sum().item() for first in range(0, len(labels), 500))
    network.train()
    return wrong / len(labels)


def train(name, examples, seed):
    torch.manual_seed(1000 * seed + examples)
    network = {"cnn-s": deepnet.convolutional, "resnet-s": deepnet.residual, "vit-s": deepnet.Vision}[name]()
    scale_weights(network, 1 if name == "resnet-s" else 0.3)
    optimiser = torch.optim.AdamW(network.parameters(), 1e-3, weight_decay=0) if name == "vit-s" else torch.optim.Adam(network.parameters(), 1e-3)
    (pixels, labels), (test_pixels, test_labels) = data("train"), data("t10k")
    chosen, held = torch.randperm(len(labels))[:examples], torch.randperm(len(test_labels))[:3000]
    pixels, labels, test_pixels, test_labels = pixels[chosen], labels[chosen], test_pixels[held], test_labels[held]
    steps = STEPS[name](examples)
    observed = {round(step) for step in numpy.geomspace(20, 3000 if name == "resnet-s" else 2500, 22)} | {steps}
    step = 0
    while step < steps:
        order = torch.randperm(examples)
        for start in range(0, examples, 128):
            batch = order[start:start + 128]
            optimiser.zero_grad()
            functional.cross_entropy(network(pixels[batch]), labels[batch]).backward()
            optimiser.step()
            step += 1
            if step in observed:
                values = (error(network, test_pixels, test_labels), error(network, pixels, labels), *norms(network))
                print(f"{name},{examples},{seed},{step}," + ",".join(f"{value:.6g}" for value in values), flush=True)
            if step == steps:
                break


def main():
    name, seed, sizes = sys.argv[1], int(sys.argv[2]), [int(size) for size in sys.argv[3:]] or [100, 316, 1000, 3162]
    torch.set_num_threads(1)
    print("network,examples,seed,step,test_error,train_error,complexity,tail_complexity")
    for examples in sizes:
        train(name, examples, seed)


main()
