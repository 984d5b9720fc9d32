"""Writes one-cycle.json beside this script: python3 generate_one_cycle.py

PyTorch's OneCycleLR over 100 steps with the momentum moving too: rates and momenta of every step, and the weights of its SGD, Adam
and AdamW along them, in float64.
"""

import numpy
import torch

from generate import listed, write

SEED = 20250121
STEPS = 100
RECORDED = [1, 2, 5, 30, 31, 100]
CYCLE = {"max_lr": 0.1, "total_steps": STEPS}

OPTIMIZERS = {
    "sgd": lambda p: torch.optim.SGD(p, lr=1.0, momentum=0.5),
    "sgdNesterov": lambda p: torch.optim.SGD(p, lr=1.0, momentum=0.5, nesterov=True),
    "adam": lambda p: torch.optim.Adam(p),
    "adamw": lambda p: torch.optim.AdamW(p, weight_decay=0.5),
}


def along(make, weights, gradients, **cycle):
    w = torch.nn.Parameter(torch.tensor(weights))
    optimizer = make([w])
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, **CYCLE, **cycle)
    rates, momenta, path = [], [], []
    for i, gradient in enumerate(gradients):
        group = optimizer.param_groups[0]
        rates.append(group["lr"])
        momenta.append(group["betas"][0] if "betas" in group else group["momentum"])
        w.grad = torch.tensor(gradient)
        optimizer.step()
        path.append(w.detach().numpy().copy())
        if i + 1 < len(gradients):
            schedule.step()
    return numpy.array(rates), numpy.array(momenta), numpy.array(path)[[r - 1 for r in RECORDED]]


def main():
    random = numpy.random.default_rng(SEED)
    weights = random.normal(size=6) + 30
    gradients = random.normal(size=(STEPS, 6)) * numpy.array([1e-3, 0.1, 1, 1, 10, 100])
    rates, momenta, _ = along(OPTIMIZERS["sgd"], weights, gradients)
    _, other, _ = along(
        OPTIMIZERS["sgd"], weights, gradients, base_momentum=0.6, max_momentum=0.9, pct_start=0.5
    )
    vectors = {
        "weights": listed(weights),
        "gradients": listed(gradients),
        "recordedSteps": RECORDED,
        "learningRates": listed(rates),
        "momenta": listed(momenta),
        "otherMomenta": listed(other),
        "paths": {name: listed(along(make, weights, gradients)[2]) for name, make in OPTIMIZERS.items()},
    }
    write(
        "one-cycle",
        "OneCycleLR with momentum: rates, momenta, and 6 weights after each of recordedSteps",
        vectors,
        "generate_one_cycle.py",
        SEED,
    )


if __name__ == "__main__":
    main()
