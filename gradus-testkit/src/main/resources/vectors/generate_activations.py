"""Writes more-activations.json beside this script: python3 generate_activations.py

PyTorch in float64 where it has the function; what only Keras 3 has is restated in PyTorch's autograd from Keras's published
formulas (keras.ops.nn), in other words than Gradus uses.
"""

import numpy
import torch
import torch.nn.functional as F

import generate

SEED = generate.SEED + 10


def sparsemax(a):
    """By sorting, as in the paper (algorithm 1)."""
    ordered, _ = torch.sort(a, dim=-1, descending=True)
    sums = torch.cumsum(ordered, dim=-1)
    k = torch.arange(1, a.shape[-1] + 1, dtype=a.dtype)
    size = ((1 + k * ordered) > sums).sum(dim=-1, keepdim=True)
    tau = (torch.gather(sums, -1, size - 1) - 1) / size
    return torch.clamp(a - tau, min=0)


def sparse_plus(a):
    return torch.where(a <= -1, torch.zeros_like(a), torch.where(a < 1, 0.25 * (a + 1) ** 2, a))


def sparse_sigmoid(a):
    inside = 0.5 * (a + 1)
    return torch.where(a <= -1, torch.zeros_like(a), torch.where(a >= 1, torch.ones_like(a), inside))


def squareplus(a):
    """From the side where nothing cancels."""
    root = torch.sqrt(a * a + 4)
    return torch.where(a > 0, (a + root) / 2, 2 / (root - a))


ELEMENTWISE = {
    "celu": lambda a: F.celu(a, 0.7),
    "elu": lambda a: F.elu(a, 1.3),
    "gelu": F.gelu,
    "gelu-approximate": lambda a: F.gelu(a, approximate="tanh"),
    "hard-shrink": F.hardshrink,
    "hard-sigmoid": F.hardsigmoid,
    "hard-tanh": F.hardtanh,
    "leaky-relu": lambda a: F.leaky_relu(a, 0.2),
    "log-sigmoid": F.logsigmoid,
    "mish": F.mish,
    "relu": F.relu,
    "relu6": F.relu6,
    "selu": F.selu,
    "sigmoid": torch.sigmoid,
    "silu": F.silu,
    "soft-shrink": F.softshrink,
    "softplus": lambda a: torch.logaddexp(a, torch.zeros_like(a)),
    "softsign": F.softsign,
    "sparse-plus": sparse_plus,
    "sparse-sigmoid": sparse_sigmoid,
    "squareplus": squareplus,
    "tanh": torch.tanh,
    "tanh-shrink": F.tanhshrink,
    "threshold": lambda a: F.threshold(a, 0.1, 0.3),
}

# PyTorch 1.13 takes another side at these kinks than newer ones; exponentials end at 88.
OTHER = {"hard-silu": F.hardswish, "exponential": torch.exp}

ROWS = {"sparsemax": sparsemax, "softmax": lambda a: F.softmax(a, -1), "log-softmax": lambda a: F.log_softmax(a, -1)}


def case(function, x, dy):
    a = generate.tensor(x)
    y = function(a)
    y.backward(torch.tensor(dy))
    return {"inputs": [x], "dy": dy, "y": y, "inputGradients": [a.grad]}


def main():
    random = numpy.random.default_rng(SEED)
    kinks = [-6, -3, -1, -0.5, 0, 0.5, 1, 3, 6]
    far = [-1e4, -100, -30, 30, 100, 1e4]
    x = numpy.concatenate([kinks, far, 3 * generate.normal(random, 9)]).astype(numpy.float32).astype(float)
    near = numpy.concatenate([[-5, -1, 0, 1, 5, 20, -90], generate.normal(random, 9)])
    rows = numpy.stack([generate.normal(random, 6), 3 * generate.normal(random, 6), 1e4 + generate.normal(random, 6), [2, 2, 2, 2, 2, 2.0]])
    rows = rows.astype(numpy.float32).astype(float)
    content = {}
    for name, function in ELEMENTWISE.items():
        content[name] = case(function, x, generate.normal(random, *x.shape))
    for name, function in OTHER.items():
        content[name] = case(function, near, generate.normal(random, *near.shape))
    for name, function in ROWS.items():
        content[name] = case(function, rows, generate.normal(random, *rows.shape))
    generate.write("more-activations", "y = f(x) and the gradient dy f'(x)", content, "generate_activations.py", SEED)


if __name__ == "__main__":
    main()
