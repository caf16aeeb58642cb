#!/usr/bin/env python3
"""Writes the TorchScript files of the tests, and the gradients that PyTorch itself computes.

    python3 train/src/test/python/export_test_nets.py train/src/test/resources/dev/strategikon/model/module

The tests read what is in the repository and need no Python.
"""
import pathlib
import struct
import sys

import torch
from torch import nn

here = pathlib.Path(__file__).resolve()
sys.path.insert(0, str(here.parents[4] / "examples" / "python"))
from export_net import ResidualNet  # noqa: E402

out = pathlib.Path(sys.argv[1])


class Small(nn.Module):
    """A convolution and a dense layer, for images of 1 x 6 x 6 in three classes."""

    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 2, 3)
        self.dense = nn.Linear(2 * 16, 3)

    def features(self, x):
        return torch.relu(self.conv(x)).flatten(1)

    def forward(self, x):
        return self.dense(self.features(x))


class WithDropout(Small):
    def __init__(self):
        super().__init__()
        self.drop = nn.Dropout(0.5)

    def forward(self, x):
        return self.dense(self.drop(self.features(x)))


class AlwaysRandom(Small):
    def forward(self, x):
        return self.dense(torch.dropout(self.features(x), 0.5, True))


class TwoOutputs(Small):
    def forward(self, x):
        y = self.features(x)
        return self.dense(y), y


class Whole(Small):
    def forward(self, x):
        return self.dense(self.features(x)).long()


class Detached(Small):
    def forward(self, x):
        return self.dense(self.features(x)).detach()


class NotANumber(Small):
    def forward(self, x):
        return self.dense(self.features(x)) / 0.0 * 0.0


class Counting(Small):
    """Scales its outputs by the number of passes."""

    def __init__(self):
        super().__init__()
        self.register_buffer("passes", torch.zeros(1))

    def forward(self, x):
        self.passes += 1
        return self.dense(self.features(x)) * self.passes


class Tied(nn.Module):
    def __init__(self):
        super().__init__()
        self.first = nn.Linear(36, 36)
        self.second = nn.Linear(36, 36)
        self.second.weight = self.first.weight
        self.dense = nn.Linear(36, 3)

    def forward(self, x):
        return self.dense(self.second(torch.relu(self.first(x.flatten(1)))))


def save(name, net):
    torch.manual_seed(3)
    torch.jit.script(net()).save(out / (name + ".pt"))


def frozen_conv():
    net = Small()
    for parameter in net.conv.parameters():
        parameter.requires_grad_(False)
    return net


def all_frozen():
    net = Small()
    for parameter in net.parameters():
        parameter.requires_grad_(False)
    return net


def floats(path, tensors):
    values = torch.cat([tensor.detach().reshape(-1) for tensor in tensors]).tolist()
    path.write_bytes(struct.pack(">%df" % len(values), *values))


def residual(name, norm):
    """Eight grey images of 12 x 12: the images, then the loss and the gradient in double."""
    torch.manual_seed(5)
    net = ResidualNet(1, 10, 4, norm)
    torch.jit.script(net).save(out / (name + ".pt"))
    images = torch.randn(8, 1, 12, 12)
    labels = torch.arange(8)
    floats(out / (name + "-images.bin"), [images])
    exact = net.double()
    loss = nn.functional.cross_entropy(exact(images.double()), labels)
    loss.backward()
    floats(out / (name + "-gradient.bin"), [loss] + [p.grad for p in exact.parameters()])


residual("residual-group", "group")
residual("residual-batch", "batch")
save("small", Small)
save("dropout", WithDropout)
save("always-random", AlwaysRandom)
save("two-outputs", TwoOutputs)
save("whole", Whole)
save("detached", Detached)
save("not-a-number", NotANumber)
save("counting", Counting)
save("tied", Tied)
save("double", lambda: Small().double())
save("frozen-conv", frozen_conv)
save("all-frozen", all_frozen)
torch.manual_seed(3)
torch.save(Small().state_dict(), out / "weights.pt")
