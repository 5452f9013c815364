#!/usr/bin/python3
"""Times training steps of the small networks in PyTorch on the CPU (Debian: apt-get install python3-torch).

usage: deepnet.py NETWORK [SECONDS] [THREADS]
NETWORK is cnn-s, resnet-s, vit-s (one step on 128 images) or evaluation (10,000 images on cnn-s). Prints one line of JSON: the shortest time of a call in
milliseconds, of the processor and of the clock on the wall.
"""
import json
import sys
import time

import torch
from torch import nn
from torch.nn import functional


class Block(nn.Module):
    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.branch = nn.Sequential(
            nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False), nn.BatchNorm2d(outputs), nn.ReLU(),
            nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False), nn.BatchNorm2d(outputs))
        self.skip = nn.Sequential() if stride == 1 and inputs == outputs else nn.Sequential(
            nn.Conv2d(inputs, outputs, 1, stride, bias=False), nn.BatchNorm2d(outputs))

    def forward(self, x):
        return functional.relu(self.branch(x) + self.skip(x))


class Layer(nn.Module):
    def __init__(self, features, heads, hidden):
        super().__init__()
        self.heads = heads
        self.norm1, self.norm2 = nn.LayerNorm(features), nn.LayerNorm(features)
        self.qkv, self.output = nn.Linear(features, 3 * features), nn.Linear(features, features)
        self.hidden = nn.Sequential(nn.Linear(features, hidden), nn.GELU(), nn.Linear(hidden, features))

    def forward(self, x):
        n, tokens, features = x.shape
        q, k, v = self.qkv(self.norm1(x)).reshape(n, tokens, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        weights = (q @ k.transpose(-2, -1) * (features // self.heads) ** -0.5).softmax(-1)
        x = x + self.output((weights @ v).transpose(1, 2).reshape(n, tokens, features))
        return x + self.hidden(self.norm2(x))


class Vision(nn.Module):
    def __init__(self, features=64, layers=2, heads=4, expansion=2, patch=7):
        super().__init__()
        self.patch = nn.Conv2d(1, features, patch, patch)
        self.token = nn.Parameter(torch.zeros(1, 1, features))
        self.place = nn.Parameter(torch.zeros(1, (28 // patch) ** 2 + 1, features))
        self.layers = nn.Sequential(*[Layer(features, heads, expansion * features) for _ in range(layers)])
        self.norm, self.head = nn.LayerNorm(features), nn.Linear(features, 10)

    def forward(self, x):
        x = self.patch(x).flatten(2).transpose(1, 2)
        x = torch.cat([self.token.expand(x.shape[0], -1, -1), x], 1) + self.place
        return self.head(self.norm(self.layers(x))[:, 0])


def convolutional():
    return nn.Sequential(
        nn.Conv2d(1, 8, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(8, 16, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(16, 32, 3, padding=1), nn.ReLU(), nn.Flatten(), nn.Linear(1568, 64), nn.ReLU(), nn.Linear(64, 10))


def residual():
    return nn.Sequential(
        nn.Conv2d(1, 8, 3, padding=1, bias=False), nn.BatchNorm2d(8), nn.ReLU(), Block(8, 8, 1), Block(8, 16, 2), Block(16, 32, 2),
        nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(32, 10))


def main():
    name, seconds, threads = sys.argv[1], float(sys.argv[2]) if len(sys.argv) > 2 else 5, int(sys.argv[3]) if len(sys.argv) > 3 else 1
    torch.set_num_threads(threads)
    torch.manual_seed(0)
    network = {"cnn-s": convolutional, "evaluation": convolutional, "resnet-s": residual, "vit-s": Vision}[name]()
    parameters = sum(p.numel() for p in network.parameters())
    images, labels = torch.randn(128, 1, 28, 28), torch.randint(10, (128,))
    optimiser = torch.optim.Adam(network.parameters(), 1e-3)
    test = torch.randn(10000, 1, 28, 28) if name == "evaluation" else None

    def step():
        optimiser.zero_grad()
        functional.cross_entropy(network(images), labels).backward()
        optimiser.step()

    def evaluate():
        with torch.no_grad():
            for first in range(0, len(test), 500):
                network(test[first:first + 500]).argmax(1)

    call = step if test is None else evaluate
    for _ in range(3):
        call()
    processor, wall, start = [], [], time.perf_counter()
    while time.perf_counter() - start < seconds or len(wall) < 5:
        c, w = time.process_time(), time.perf_counter()
        call()
        processor.append(time.process_time() - c)
        wall.append(time.perf_counter() - w)
    print(json.dumps({"network": name, "parameters": parameters, "threads": threads, "processor-ms": 1e3 * min(processor), "wall-ms": 1e3 * min(wall), "torch": torch.__version__}))


if __name__ == "__main__":
    main()
