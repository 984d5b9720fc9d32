"""Writes lbfgs.json beside this script: python3 generate_lbfgs.py

PyTorch's own LBFGS with its strong Wolfe line search in float64, one iteration a step. `strayed` is how far the same path
strays when the start is off by 1e-12 of itself, the largest of a few draws: the measure for what rounding may do.
"""

import numpy
import torch

import generate

SEED = generate.SEED + 43
OFF = 1e-12
DRAWS = 8


def quadratic(x):
    """Curvatures from 1 to 400, turned a little."""
    scale = torch.tensor([1.0, 4.0, 25.0, 100.0, 400.0])
    z = x + 0.25 * torch.roll(x, 1)
    return 0.5 * torch.sum(scale * z * z) - torch.sum(x)


def rosenbrock(x):
    return torch.sum((1 - x[:-1]) ** 2 + 100 * (x[1:] - x[:-1] ** 2) ** 2)


def wave(x):
    """Far steps, short brackets and places that bend downwards."""
    return torch.sum(torch.sin(3 * x) + 0.1 * x * x) + 0.01 * torch.sum(x) ** 4


def path(function, start, steps, history, rate):
    x = torch.nn.Parameter(torch.tensor(start))
    optimizer = torch.optim.LBFGS(
        [x],
        lr=rate,
        max_iter=1,
        history_size=history,
        tolerance_grad=0,
        tolerance_change=0,
        line_search_fn="strong_wolfe",
    )

    def closure():
        optimizer.zero_grad()
        value = function(x)
        value.backward()
        return value

    walked = []
    for _ in range(steps):
        optimizer.step(closure)
        walked.append(x.detach().numpy().copy())
    return numpy.array(walked)


def main():
    random = numpy.random.default_rng(SEED)
    cases = {
        "quadratic": (quadratic, [3.0, -2.0, 1.0, 0.5, -1.0], 12, 10, 1.0),
        "quadraticShortHistory": (quadratic, [3.0, -2.0, 1.0, 0.5, -1.0], 16, 2, 1.0),
        "rosenbrock": (rosenbrock, [-1.2, 1.0], 30, 10, 1.0),
        "rosenbrockOfFour": (rosenbrock, [-1.2, 1.0, -0.5, 0.25], 30, 100, 0.5),
        "wave": (wave, [1.0, -2.5, 0.25], 10, 10, 1.0),
        "waveFar": (wave, [1.0, -2.5, 0.25], 10, 3, 50.0),
    }
    content = {}
    for name, (function, start, steps, history, rate) in cases.items():
        start = numpy.array(start)
        walked = path(function, start, steps, history, rate)
        strayed = numpy.zeros_like(walked)
        for _ in range(DRAWS):
            moved = start * (1 + OFF * random.uniform(-1, 1, size=start.shape))
            strayed = numpy.maximum(
                strayed, numpy.abs(path(function, moved, steps, history, rate) - walked)
            )
        content[name] = {
            "start": start,
            "steps": steps,
            "historySize": history,
            "learningRate": rate,
            "path": walked,
            "strayed": strayed,
        }
        print(name, walked[-1], strayed.max(axis=1)[[0, len(walked) // 2, -1]])
    generate.write(
        "lbfgs", "places after each iteration of L-BFGS", content, "generate_lbfgs.py", SEED
    )


if __name__ == "__main__":
    main()
