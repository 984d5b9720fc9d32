"""Writes matrix-optimizers.json beside this script: python3 generate_matrix_optimizers.py

100 updates at a falling rate with weight decay, by optimizers that look at a weight as a whole. The update rules of Keras 3
(keras.optimizers: lamb.py, adafactor.py, muon.py) and of PyTorch 2 (torch.optim: _adafactor.py, _muon.py), which version 1.13
does not have, restated in NumPy float64. PyTorch keeps kernels as [U, K]: what depends on that is transposed here.
"""

import math

import numpy

from generate import listed, normal, write

SEED = 20250142
STEPS = 100
RECORDED = [1, 2, 5, 20, 100]
RATE = 0.005
DECAY = 0.05
NEWTON_SCHULZ = (3.4445, -4.7750, 2.0315)


def path(rule, weights, gradients, rates):
    """`rule` is a coroutine: it is sent (w, g, rate) and yields the next w."""
    w, walked = weights.copy(), []
    next(rule)
    for gradient, rate in zip(gradients, rates):
        w = rule.send((w, gradient, rate))
        walked.append(w.copy())
    return numpy.array(walked)


def rms(x):
    return math.sqrt(numpy.mean(x * x))


def keras_lamb(beta1=0.9, beta2=0.999, epsilon=1e-7, decay=DECAY):
    m = v = 0.0
    step, w = 0, None
    while True:
        w, g, rate = yield w
        step += 1
        w = w - w * decay * rate
        m = m + (g - m) * (1 - beta1)
        v = v + (g * g - v) * (1 - beta2)
        update = (m / (1 - beta1**step)) / (numpy.sqrt(v / (1 - beta2**step)) + epsilon)
        weight_norm, update_norm = numpy.linalg.norm(w), numpy.linalg.norm(update)
        ratio = weight_norm / update_norm if weight_norm > 0 and update_norm > 0 else 1.0
        w = w - ratio * rate * update


def keras_adafactor(beta2_decay=-0.8, epsilon1=1e-30, epsilon2=1e-3, clip=1.0, decay=DECAY):
    r = c = v = 0.0
    step, w = 0, None
    while True:
        w, g, rate = yield w
        step += 1
        w = w - w * decay * rate
        rho = min(rate, 1 / math.sqrt(step))
        alpha = max(epsilon2, rms(w)) * rho
        squares = g * g + epsilon1
        beta2 = 1 - step**beta2_decay
        if w.ndim >= 2:
            r = beta2 * r + (1 - beta2) * squares.mean(axis=-1)
            c = beta2 * c + (1 - beta2) * squares.mean(axis=-2)
            v = (r / r.mean(axis=-1, keepdims=True))[..., None] * c[..., None, :]
        else:
            v = beta2 * v + (1 - beta2) * squares
        u = g / numpy.sqrt(v)
        w = w - alpha * u / max(1.0, rms(u) / clip)


def torch_adafactor(beta2_decay=-0.8, epsilon1=2**-23, epsilon2=1e-3, clip=1.0, decay=DECAY):
    row = column = variance = 0.0
    step, w = 0, None
    while True:
        w, g, rate = yield w
        step += 1
        share = step**beta2_decay
        alpha = max(epsilon2, rms(w)) * min(rate, 1 / math.sqrt(step))
        w = w * (1 - rate * decay)
        if w.ndim > 1:
            row = row + share * ((g * g).mean(axis=-1, keepdims=True) - row)
            column = column + share * ((g * g).mean(axis=-2, keepdims=True) - column)
            estimate = row @ column / numpy.maximum(row.mean(axis=-2, keepdims=True), epsilon1)
        else:
            variance = variance + share * (g * g - variance)
            estimate = variance
        update = g / numpy.sqrt(numpy.maximum(estimate, epsilon1 * epsilon1))
        w = w - alpha / max(1.0, rms(update) / clip) * update


def adamw(epsilon, beside_corrected, beta1=0.9, beta2=0.999, decay=DECAY):
    m = v = 0.0
    step, w = 0, None
    while True:
        w, g, rate = yield w
        step += 1
        w = w - w * decay * rate
        m = m + (g - m) * (1 - beta1)
        v = v + (g * g - v) * (1 - beta2)
        correction = math.sqrt(1 - beta2**step)
        if beside_corrected:
            move = m / (1 - beta1**step) / (numpy.sqrt(v) / correction + epsilon)
        else:
            move = m * correction / (1 - beta1**step) / (numpy.sqrt(v) + epsilon)
        w = w - rate * move


def newton_schulz(x, steps, length):
    a, b, c = NEWTON_SCHULZ
    if x.shape[0] > x.shape[1]:
        return newton_schulz(x.T, steps, length).T
    x = x / length(numpy.linalg.norm(x))
    for _ in range(steps):
        gram = x @ x.T
        x = a * x + (b * gram + c * gram @ gram) @ x
    return x


def keras_muon(momentum=0.95, nesterov=True, steps=5, decay=DECAY):
    m, w = 0.0, None
    while True:
        w, g, rate = yield w
        flat, gradient = (each.reshape(-1, each.shape[-1]) for each in (w, g))
        m = m + (gradient + m * (momentum - 1))
        turned = newton_schulz(gradient + momentum * m if nesterov else m, steps, lambda norm: norm + 1e-7)
        flat = flat - flat * decay * rate
        scaled = rate * turned * math.sqrt(max(flat.shape)) * 0.2
        w = (flat - scaled).reshape(w.shape)


def torch_muon(momentum=0.95, nesterov=True, steps=5, decay=DECAY):
    buffer, w = 0.0, None
    while True:
        w, g, rate = yield w
        theirs, gradient = (each.reshape(-1, each.shape[-1]).T for each in (w, g))
        buffer = buffer + (1 - momentum) * (gradient - buffer)
        update = gradient + momentum * (buffer - gradient) if nesterov else buffer
        turned = newton_schulz(update, steps, lambda norm: max(norm, 1e-7))
        adjusted = rate * math.sqrt(max(1, theirs.shape[0] / theirs.shape[1]))
        theirs = theirs * (1 - rate * decay) - adjusted * turned
        w = theirs.T.reshape(w.shape)


KERAS = {
    "lamb": lambda w: keras_lamb(),
    "lambEpsilon": lambda w: keras_lamb(beta1=0.8, beta2=0.9, epsilon=1e-2, decay=0),
    "adafactor": lambda w: keras_adafactor(),
    "adafactorEpsilon": lambda w: keras_adafactor(
        beta2_decay=-0.5, epsilon1=1e-2, epsilon2=2.0, clip=0.5, decay=0
    ),
    "muon": lambda w: keras_muon() if w.ndim > 1 else adamw(1e-7, False),
    "muonPlain": lambda w: keras_muon(0.9, False, 3, 0) if w.ndim > 1 else adamw(1e-7, False, decay=0),
}

TORCH = {
    "adafactor": lambda w: torch_adafactor(),
    "adafactorEpsilon": lambda w: torch_adafactor(
        beta2_decay=-0.5, epsilon1=1e-2, epsilon2=2.0, clip=0.5, decay=0
    ),
    "muon": lambda w: torch_muon() if w.ndim > 1 else adamw(1e-8, True),
    "muonPlain": lambda w: torch_muon(0.9, False, 3, 0) if w.ndim > 1 else adamw(1e-8, True, decay=0),
}

SHAPES = {"tall": (5, 3), "wide": (2, 4), "image": (2, 2, 1, 3), "vector": (4,)}


def main():
    random = numpy.random.default_rng(SEED)
    rates = [RATE * (1 - t / 125) for t in range(STEPS)]
    content = {"learningRates": rates, "recordedSteps": RECORDED}
    for name, shape in SHAPES.items():
        weights = normal(random, *shape) + 10
        # Gradients of different size; one weight's are always 0.
        scale = numpy.exp2(random.integers(-6, 3, size=shape)).astype(float)
        scale.flat[1] = 0
        gradients = normal(random, STEPS, *shape) * scale
        shift = 0.3 * scale
        weights, gradients = (
            each.astype(numpy.float32).astype(float) for each in (weights, gradients + shift)
        )
        part = {"weights": weights, "gradients": gradients, "keras": {}, "torch": {}}
        for library, rules in (("keras", KERAS), ("torch", TORCH)):
            for rule, make in rules.items():
                walked = path(make(weights), weights, gradients, rates)
                moves = numpy.abs(numpy.diff(numpy.concatenate([weights[None], walked]), axis=0)).sum(axis=0)
                # the tolerance of the test relies on it: moves are not many times the weight
                assert (moves / numpy.abs(walked).min(axis=0)).max() < 100, (library, rule, name)
                part[library][rule] = walked[[s - 1 for s in RECORDED]]
        content[name] = listed(part)
    write(
        "matrix-optimizers",
        "100 updates of weights of four shapes at a falling rate; rows are the weights after each of recordedSteps",
        content,
        "generate_matrix_optimizers.py",
        SEED,
    )


if __name__ == "__main__":
    main()
