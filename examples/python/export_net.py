#!/usr/bin/env python3
"""Exports a small residual network as TorchScript, for `model: torchscript(file=net.pt)`.

It needs PyTorch alone (Debian: python3-torch). The network takes images of any size.

    python3 export_net.py net.pt                        # colour images, ten classes, GroupNorm
    python3 export_net.py net.pt --channels 1 --width 8 --norm batch
"""
import argparse

import torch
from torch import nn


def norm_layer(kind: str, channels: int) -> nn.Module:
    if kind == "batch":
        # momentum=None: the running statistics are the plain mean over the passes.
        return nn.BatchNorm2d(channels, momentum=None)
    return nn.GroupNorm(2, channels)


class Block(nn.Module):
    """Two convolutions and a skip connection (He et al. 2016)."""

    def __init__(self, channels: int, outputs: int, stride: int, norm: str):
        super().__init__()
        self.conv1 = nn.Conv2d(channels, outputs, 3, stride, padding=1, bias=False)
        self.norm1 = norm_layer(norm, outputs)
        self.conv2 = nn.Conv2d(outputs, outputs, 3, padding=1, bias=False)
        self.norm2 = norm_layer(norm, outputs)
        self.skip = nn.Conv2d(channels, outputs, 1, stride) if stride > 1 else nn.Identity()

    def forward(self, x):
        y = torch.relu(self.norm1(self.conv1(x)))
        return torch.relu(self.norm2(self.conv2(y)) + self.skip(x))


class ResidualNet(nn.Module):
    """A convolution, three blocks at falling resolution, the mean over the image, a dense layer."""

    def __init__(self, channels: int, classes: int, width: int, norm: str):
        super().__init__()
        self.stem = nn.Conv2d(channels, width, 3, padding=1)
        self.blocks = nn.Sequential(
            Block(width, width, 1, norm),
            Block(width, 2 * width, 2, norm),
            Block(2 * width, 4 * width, 2, norm),
        )
        self.head = nn.Linear(4 * width, classes)

    def forward(self, x):
        return self.head(self.blocks(self.stem(x)).mean((2, 3)))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file")
    parser.add_argument("--channels", type=int, default=3, help="1 for grey images, 3 for colour")
    parser.add_argument("--classes", type=int, default=10)
    parser.add_argument("--width", type=int, default=16, help="channels of the first block, even")
    parser.add_argument("--norm", choices=["group", "batch"], default="group")
    parser.add_argument("--seed", type=int, default=1, help="of the initial values")
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    net = ResidualNet(options.channels, options.classes, options.width, options.norm)
    torch.jit.script(net).save(options.file)
    print(sum(p.numel() for p in net.parameters() if p.requires_grad), "parameters in", options.file)


if __name__ == "__main__":
    main()
