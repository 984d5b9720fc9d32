"""Writes constraints.json beside this script: python3 generate_constraints.py

Keras 3's formulas (keras.constraints) restated in NumPy float64.
"""

import numpy

import generate

SEED = generate.SEED + 41
EPSILON = 1e-7


def scaled(desired, axes):
    def constraint(w):
        norm = numpy.sqrt(numpy.sum(numpy.square(w), axis=axes, keepdims=True))
        return w * (desired(norm) / (EPSILON + norm))

    return constraint


def max_norm(limit, *axes):
    return scaled(lambda norm: numpy.clip(norm, 0, limit), axes)


def min_max_norm(low, high, rate, *axes):
    return scaled(lambda norm: rate * numpy.clip(norm, low, high) + (1 - rate) * norm, axes)


def unit_norm(*axes):
    return scaled(lambda norm: 1, axes)


def non_negative(w):
    return numpy.maximum(w, 0)


def main():
    random = numpy.random.default_rng(SEED)
    kernel = generate.normal(random, 4, 3)
    kernel[:, 1] *= 0.125
    dead = kernel.copy()
    dead[:, 2] = 0
    image = generate.normal(random, 3, 2, 2, 4)
    bias = generate.normal(random, 5)
    cases = {
        "max-norm": (max_norm(1.5, 0), kernel),
        "max-norm-dead": (max_norm(1.5, 0), dead),
        "max-norm-image": (max_norm(2, 0, 1, 2), image),
        "max-norm-rows": (max_norm(1, 1), kernel),
        "max-norm-bias": (max_norm(0.5, 0), bias),
        "min-max-norm": (min_max_norm(0.75, 1.25, 1, 0), kernel),
        "min-max-norm-dead": (min_max_norm(0.75, 1.25, 1, 0), dead),
        "min-max-norm-slowly": (min_max_norm(0.75, 1.25, 0.25, 0, 1, 2), image),
        "unit-norm": (unit_norm(0), dead),
        "unit-norm-image": (unit_norm(0, 1), image),
        "non-negative": (non_negative, image),
    }
    generate.write(
        "constraints",
        "weights and what constraints make of them",
        {name: {"w": w, "y": constraint(w)} for name, (constraint, w) in cases.items()},
        "generate_constraints.py",
        SEED,
    )


if __name__ == "__main__":
    main()
