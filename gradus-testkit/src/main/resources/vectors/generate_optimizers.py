"""Writes more-optimizers.json beside this script: python3 generate_optimizers.py

100 updates at a falling rate. PyTorch's own optimizers in float64, but for one slip of version 1.13 (see NADAM); Keras's update
rules restated in NumPy float64.
"""

import math

import numpy
import torch

from generate import close, listed, normal, write

SEED = 20250107
STEPS = 100
RECORDED = [1, 2, 5, 6, 20, 100]
RATE = 0.01


def by_torch(make, weights, gradients, rates):
    w = torch.nn.Parameter(torch.tensor(weights))
    optimizer = make([w])
    path = []
    for gradient, rate in zip(gradients, rates):
        for group in optimizer.param_groups:
            group["lr"] = rate
        w.grad = torch.tensor(gradient)
        optimizer.step()
        path.append(w.detach().numpy().copy())
    return numpy.array(path)


def by_keras(rule, weights, gradients, rates):
    """`rule` is a coroutine: it is sent (w, g, rate) and yields the next w."""
    w, path = weights.copy(), []
    next(rule)
    for gradient, rate in zip(gradients, rates):
        w = rule.send((w, gradient, rate))
        path.append(w.copy())
    return numpy.array(path)


def keras_adam(beta1=0.9, beta2=0.999, epsilon=1e-7, decay=0.0, amsgrad=False):
    m = v = largest = 0.0
    step, w = 0, None
    while True:
        w, g, rate = yield w
        step += 1
        w = w - w * decay * rate
        alpha = rate * math.sqrt(1 - beta2**step) / (1 - beta1**step)
        m = m + (g - m) * (1 - beta1)
        v = v + (g * g - v) * (1 - beta2)
        largest = numpy.maximum(largest, v)
        w = w - m * alpha / (numpy.sqrt(largest if amsgrad else v) + epsilon)


def keras_adagrad(initial=0.1, epsilon=1e-7):
    accumulator, w = initial, None
    while True:
        w, g, rate = yield w
        accumulator = accumulator + g * g
        w = w - rate * g / numpy.sqrt(accumulator + epsilon)


def keras_adadelta(rho=0.95, epsilon=1e-7):
    gradients = moves = 0.0
    w = None
    while True:
        w, g, rate = yield w
        gradients = rho * gradients + (1 - rho) * g * g
        move = -numpy.sqrt(moves + epsilon) * g / numpy.sqrt(gradients + epsilon)
        moves = rho * moves + (1 - rho) * move * move
        w = w + rate * move


def keras_adamax(beta1=0.9, beta2=0.999, epsilon=1e-7):
    m = u = 0.0
    step, w = 0, None
    while True:
        w, g, rate = yield w
        step += 1
        m = m + (g - m) * (1 - beta1)
        u = numpy.maximum(beta2 * u, numpy.abs(g))
        w = w - rate * m / ((1 - beta1**step) * (u + epsilon))


def nadam(beta1=0.9, beta2=0.999, epsilon=1e-7, momentum_decay=1.0, product_next_of_1_13=False):
    m = v = 0.0
    product, step, w = 1.0, 0, None
    while True:
        w, g, rate = yield w
        step += 1
        now = beta1 * (1 - 0.5 * 0.96 ** (step * momentum_decay))
        then = beta1 * (1 - 0.5 * 0.96 ** ((step + 1) * momentum_decay))
        product *= now
        product_next = product * then * (now if product_next_of_1_13 else 1)
        m = m + (g - m) * (1 - beta1)
        v = v + (g * g - v) * (1 - beta2)
        mean = then * m / (1 - product_next) + (1 - now) * g / (1 - product)
        w = w - mean * rate / (numpy.sqrt(v / (1 - beta2**step)) + epsilon)


def keras_lion(beta1=0.9, beta2=0.99, decay=0.0):
    m, w = 0.0, None
    while True:
        w, g, rate = yield w
        w = w - w * decay * rate
        w = w - rate * numpy.sign(m * beta1 + g * (1 - beta1))
        m = m * beta2 + g * (1 - beta2)


KERAS = {
    "adam": keras_adam,
    "adamAmsgrad": lambda: keras_adam(beta2=0.9, epsilon=1e-3, amsgrad=True),
    "adamw": lambda: keras_adam(decay=0.004),
    "adamwAmsgrad": lambda: keras_adam(beta2=0.9, decay=0.5, amsgrad=True),
    "adagrad": keras_adagrad,
    "adagradEpsilon": lambda: keras_adagrad(initial=0.01, epsilon=1e-3),
    "adadelta": keras_adadelta,
    "adamax": keras_adamax,
    "adamaxEpsilon": lambda: keras_adamax(beta1=0.8, beta2=0.9, epsilon=1e-2),
    "nadam": nadam,
    "nadamEpsilon": lambda: nadam(beta1=0.8, beta2=0.95, epsilon=1e-2),
    "lion": keras_lion,
    "lionDecay": lambda: keras_lion(beta1=0.95, beta2=0.98, decay=0.5),
}

TORCH = {
    "sgd": lambda p: torch.optim.SGD(p, lr=1.0),
    "sgdMomentum": lambda p: torch.optim.SGD(p, lr=1.0, momentum=0.9),
    "sgdNesterov": lambda p: torch.optim.SGD(p, lr=1.0, momentum=0.9, nesterov=True),
    "sgdDampening": lambda p: torch.optim.SGD(p, lr=1.0, momentum=0.9, dampening=0.3),
    "rmsprop": lambda p: torch.optim.RMSprop(p),
    "rmspropMomentum": lambda p: torch.optim.RMSprop(p, momentum=0.9, eps=1e-3),
    "rmspropCentered": lambda p: torch.optim.RMSprop(p, centered=True, eps=1e-3),
    "adam": lambda p: torch.optim.Adam(p),
    "adamAmsgrad": lambda p: torch.optim.Adam(p, betas=(0.9, 0.9), eps=1e-3, amsgrad=True),
    "adamw": lambda p: torch.optim.AdamW(p),
    "adamwAmsgrad": lambda p: torch.optim.AdamW(
        p, betas=(0.9, 0.9), weight_decay=0.5, amsgrad=True
    ),
    "adagrad": lambda p: torch.optim.Adagrad(p),
    "adagradEpsilon": lambda p: torch.optim.Adagrad(
        p, initial_accumulator_value=0.01, eps=1e-3
    ),
    "adadelta": lambda p: torch.optim.Adadelta(p),
    "adamax": lambda p: torch.optim.Adamax(p),
    "adamaxEpsilon": lambda p: torch.optim.Adamax(p, betas=(0.8, 0.9), eps=1e-2),
    "nadam": lambda p: torch.optim.NAdam(p),
    "nadamEpsilon": lambda p: torch.optim.NAdam(
        p, betas=(0.8, 0.95), eps=1e-2, momentum_decay=0.1
    ),
    "radam": lambda p: torch.optim.RAdam(p),
    "radamEpsilon": lambda p: torch.optim.RAdam(p, betas=(0.8, 0.9), eps=1e-2),
}


# PyTorch 1.13 has mu(step) twice in the product that belongs to the next step; 2.x has it once, as Keras and the paper. The rule
# restated above is held against 1.13 with that slip and recorded without.
NADAM = {
    "nadam": {"epsilon": 1e-8, "momentum_decay": 0.004},
    "nadamEpsilon": {"beta1": 0.8, "beta2": 0.95, "epsilon": 1e-2, "momentum_decay": 0.1},
}


def main():
    random = numpy.random.default_rng(SEED)
    weights = normal(random, 5) + [3, 3, 3, -3, 1]
    # Per weight: usual, large, small, mostly of one sign, always 0.
    scale = numpy.array([1, 10, 1e-3, 0.1, 0])
    shift = numpy.array([0, 0, 0, 0.3, 0])
    weights, gradients = (
        each.astype(numpy.float32).astype(float)
        for each in (weights, normal(random, STEPS, 5) * scale + shift)
    )
    rates = [RATE * (1 - t / 125) for t in range(STEPS)]
    paths = {"keras": {}, "torch": {}}
    for name, rule in KERAS.items():
        paths["keras"][name] = by_keras(rule(), weights, gradients, rates)
    for name, make in TORCH.items():
        paths["torch"][name] = by_torch(make, weights, gradients, rates)
    for name, settings in NADAM.items():
        slipped = by_keras(nadam(**settings, product_next_of_1_13=True), weights, gradients, rates)
        close(slipped, paths["torch"][name])
        paths["torch"][name] = by_keras(nadam(**settings), weights, gradients, rates)
    # PyTorch 1.13 requires a rate of SGD; later versions default to 0.001.
    default_rates = {
        name: make([torch.nn.Parameter(torch.zeros(1))]).defaults["lr"]
        for name, make in TORCH.items()
        if not name.startswith("sgd")
    }
    for library in paths:
        for name, path in paths[library].items():
            moves = numpy.abs(numpy.diff(numpy.vstack([weights, path]), axis=0)).sum(axis=0)
            ratio = (moves / numpy.abs(path).min(axis=0)).max()
            # the tolerance of the test relies on it: no weight comes near 0 by cancelling moves
            assert ratio < 10, (library, name, ratio)
            paths[library][name] = path[[s - 1 for s in RECORDED]]
    write(
        "more-optimizers",
        "100 updates of 5 weights at a falling rate; rows are the weights after each of recordedSteps",
        {
            "weights": weights,
            "gradients": gradients,
            "learningRates": rates,
            "recordedSteps": RECORDED,
            "keras": listed(paths["keras"]),
            "torch": listed(paths["torch"]),
            "torchDefaultRates": default_rates,
        },
        "generate_optimizers.py",
        SEED,
    )


if __name__ == "__main__":
    main()
