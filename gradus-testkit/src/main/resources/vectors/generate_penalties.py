"""Writes penalties.json beside this script: python3 generate_penalties.py

Keras 3's formulas (keras.regularizers, and the activity regularizer's division by the batch size) restated in PyTorch in
float64; gradients are PyTorch's own.
"""

import numpy
import torch

import generate

SEED = generate.SEED + 40


def l1(x):
    return 0.25 * torch.sum(torch.abs(x))


def l2(x):
    return 0.125 * torch.sum(torch.square(x))


def l1_l2(x):
    return 0.5 * torch.sum(torch.abs(x)) + 0.25 * torch.sum(torch.square(x))


def orthogonal(dim):
    def penalty(x):
        v = torch.nn.functional.normalize(x, dim=dim, eps=1e-7)
        product = v @ v.T if dim == 1 else v.T @ v
        size = x.shape[1 - dim]
        apart = product * (1 - torch.eye(size))
        return 0.5 * 0.5 * torch.sum(torch.abs(apart)) / (size * (size - 1) / 2)

    return penalty


def activity(x):
    return (0.5 * torch.sum(torch.abs(x)) + 0.25 * torch.sum(torch.square(x))) / x.shape[0]


def case(penalty, values):
    x = generate.tensor(values)
    y = penalty(x)
    y.backward()
    return {"x": x, "penalty": y, "gradient": x.grad}


def main():
    random = numpy.random.default_rng(SEED)
    kernel = generate.normal(random, 4, 3)
    tall = generate.normal(random, 5, 2)
    image = generate.normal(random, 3, 2, 2, 2)
    generate.write(
        "penalties",
        "penalties on weights and activations, and their gradients",
        {
            "l1": case(l1, kernel),
            "l2": case(l2, image),
            "l1-l2": case(l1_l2, kernel),
            "orthogonal-rows": case(orthogonal(1), kernel),
            "orthogonal-columns": case(orthogonal(0), tall),
            "activity": case(activity, image),
        },
        "generate_penalties.py",
        SEED,
    )


if __name__ == "__main__":
    main()
