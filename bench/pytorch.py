"""Trains networks with PyTorch and prints, a line of JSON for each, how many images a second it takes.

Reads from stdin: {"networks": [{"name", "layers", "batches": [...]}], "threads": [...], "warmUpSeconds", "rounds",
"roundSeconds"}, layers as in src/core/network/layer.ts.
"""

import json
import statistics
import sys
import time

import torch
from torch import nn


def build(layers):
    """The layers as PyTorch's, up to the logits: its loss has the softmax in it."""
    shape = (1, 28, 28)
    modules = []
    for layer in layers:
        kind = layer["kind"]
        if kind == "convolution":
            padding = layer["kernelSize"] // 2 if layer["padding"] == "same" else 0
            module = nn.Conv2d(
                shape[0], layer["filters"], layer["kernelSize"], layer["stride"], padding, bias=layer["bias"]
            )
        elif kind == "batchNorm":
            normalizes = nn.BatchNorm2d if len(shape) == 3 else nn.BatchNorm1d
            module = normalizes(shape[0], eps=layer["epsilon"], momentum=1 - layer["momentum"])
        elif kind == "relu":
            module = nn.ReLU()
        elif kind == "maxPool":
            module = nn.MaxPool2d(layer["size"], layer["stride"])
        elif kind == "flatten":
            module = nn.Flatten()
        elif kind == "dropout":
            module = nn.Dropout(layer["rate"])
        elif kind == "dense":
            module = nn.Linear(shape[0], layer["units"])
        elif kind == "softmax":
            continue
        else:
            raise ValueError(kind)
        modules.append(module)
        # Two images: a single one has no variance to normalise by.
        shape = nn.Sequential(*modules)(torch.zeros(2, 1, 28, 28)).shape[1:]
    return nn.Sequential(*modules)


def rate(layers, batch, order):
    """Images a second, the median of the rounds. The batch is in memory, and always the same."""
    model = build(layers)
    optimizer = torch.optim.Adam(model.parameters(), 1e-3)
    loss = nn.CrossEntropyLoss()
    images = torch.rand(batch, 1, 28, 28)
    labels = torch.randint(0, 10, (batch,))

    def run(seconds):
        start = time.perf_counter()
        steps = 0
        while True:
            optimizer.zero_grad()
            loss(model(images), labels).backward()
            optimizer.step()
            steps += 1
            passed = time.perf_counter() - start
            if passed >= seconds:
                return steps * batch / passed

    run(order["warmUpSeconds"])
    return statistics.median(run(order["roundSeconds"]) for _ in range(order["rounds"]))


order = json.load(sys.stdin)
for network in order["networks"]:
    for threads in order["threads"]:
        torch.set_num_threads(threads)
        for batch in network["batches"]:
            figure = {"network": network["name"], "threads": threads, "batch": batch}
            print(json.dumps({**figure, "imagesPerSecond": rate(network["layers"], batch, order)}), flush=True)
