"""Writes scaling.json: data, and what every way of scaling makes of them.

Statistics and quantiles are NumPy's own. Whitening and the order of steps restate in float64 what
the documentation of Keras's ImageDataGenerator says, from its text, not from its code.

Run: python3 generate_scaling.py
"""

import json
import pathlib

import numpy as np

SEED = 20261121


def numbers(array):
    """Twelve digits: more than float32 has."""
    return [float(f"{x:.12g}") for x in np.asarray(array, np.float64).ravel()]


def axes(rank, per):
    """The axes over which statistics are taken; the first is that of the samples."""
    return {"whole": tuple(range(rank)), "channel": tuple(range(rank - 1)), "feature": (0,)}[per]


def divided(x, divisor):
    return x / np.where(divisor == 0, 1, divisor)


def scaled(x, method, per):
    over = dict(axis=axes(x.ndim, per), keepdims=True)
    low, high = x.min(**over), x.max(**over)
    if method == "divide-by-max":
        return divided(x, np.maximum(abs(low), abs(high)))
    if method == "min-max":
        return divided(x - low, high - low)
    if method == "mean":
        return divided(x - x.mean(**over), high - low)
    if method == "standardize":
        return divided(x - x.mean(**over), np.where(high == low, 0, x.std(**over)))
    q25, median, q75 = np.percentile(x, [25, 50, 75], **over)
    return divided(x - median, q75 - q25)


def plain(rng):
    table = rng.normal(0, 1, (11, 4))
    table[:, 1] = 0.1  # a constant column
    table[:, 2] = table[:, 2] * 3 + 1e6  # far from 0
    table[:, 3] *= 1e-4
    image = rng.normal(3, 2, (9, 3, 2, 3))
    wild = rng.standard_cauchy((61, 2, 1, 3))
    yield "table", table, False
    yield "image", image, False
    yield "wild", wild, False
    yield "bytes", rng.integers(0, 256, (13, 4, 3, 3)), True
    yield "few bytes", rng.integers(0, 3, (6, 2, 2, 1)), True
    yield "one row", rng.normal(0, 1, (1, 3)), False
    yield "one image", rng.normal(0, 1, (1, 2, 2, 3)), False
    yield "two rows", rng.normal(0, 1, (2, 3)), False
    yield "nothing but zeros", np.zeros((4, 2, 2, 1)), False


def statistics(rng):
    for name, x, is_bytes in plain(rng):
        x = x if is_bytes else x.astype(np.float32)
        stored = numbers(x)
        x = x.astype(np.float64)
        yield {
            "name": name,
            "shape": list(x.shape[1:]),
            "bytes": is_bytes,
            "features": stored,
            "cases": [
                {"method": method, "per": per, "scaled": numbers(scaled(x, method, per))}
                for method in ["divide-by-max", "min-max", "mean", "standardize", "robust"]
                for per in ["whole", "channel", "feature"]
            ],
        }


OPTIONS = {
    "featurewiseCenter": False,
    "samplewiseCenter": False,
    "featurewiseStdNormalization": False,
    "samplewiseStdNormalization": False,
    "zcaWhitening": False,
    "zcaEpsilon": 1e-6,
    "rescale": 1.0,
    "preprocessing": "",
}


def keras(train, x, options):
    """Fits on train, applies to x."""
    o = dict(OPTIONS, **options)
    channels = (0, 1, 2)
    seen = train * o["rescale"]
    mean = seen.mean(channels) if o["featurewiseCenter"] else 0.0
    seen = seen - mean
    std = seen.std(channels) + 1e-6 if o["featurewiseStdNormalization"] else 1.0
    seen = seen / std
    if o["preprocessing"] == "tf":
        x = x / 127.5 - 1
    if o["preprocessing"] == "torch":
        x = (x / 255 - [0.485, 0.456, 0.406]) / [0.229, 0.224, 0.225]
    if o["preprocessing"] == "caffe":
        x = x[..., ::-1] - [103.939, 116.779, 123.68]
    x = x * o["rescale"]
    if o["samplewiseCenter"]:
        x = x - x.mean((1, 2, 3), keepdims=True)
    if o["samplewiseStdNormalization"]:
        x = x / (x.std((1, 2, 3), keepdims=True) + 1e-6)
    x = (x - mean) / std
    if o["zcaWhitening"]:
        n = len(seen)
        u, s, _ = np.linalg.svd(seen.reshape(n, -1).T, full_matrices=False)
        # Directions without variance are dropped: the one difference, see Zca.
        kept = s > s.max() * np.sqrt(u.shape[0]) * 2.0**-26 if s.max() > 0 else s > 0
        u, s = u[:, kept], s[kept]
        w = (u * (np.sqrt(n) / (s + o["zcaEpsilon"]))) @ u.T
        x = (x.reshape(len(x), -1) @ w).reshape(x.shape)
    return x


def standardizations(rng):
    pictures = rng.integers(0, 256, (40, 3, 2, 3)).astype(np.float64)
    flat = pictures.copy()
    flat[:, 0, :, 1] = 7  # pixels that never change
    few = rng.integers(0, 256, (7, 3, 2, 3)).astype(np.float64)
    grey = rng.integers(0, 256, (30, 2, 3, 1)).astype(np.float64)
    unseen = rng.integers(0, 256, (5, 3, 2, 3)).astype(np.float64)
    unseen_grey = rng.integers(0, 256, (5, 2, 3, 1)).astype(np.float64)
    unseen[:, 0, :, 1] = np.where(unseen[:, 0, :, 1] < 128, 7, unseen[:, 0, :, 1])
    center = {"featurewiseCenter": True}
    both = dict(center, featurewiseStdNormalization=True)
    sample = {"samplewiseCenter": True}
    zca = dict(center, zcaWhitening=True)
    every = dict(sample, samplewiseStdNormalization=True, rescale=1 / 255, preprocessing="tf")
    for name, train, x, options in [
        ("nothing", pictures, unseen, {}),
        ("rescale", pictures, unseen, {"rescale": 1 / 255}),
        ("featurewise center", pictures, unseen, center),
        ("featurewise both", pictures, unseen, both),
        ("featurewise both, rescaled", pictures, unseen, dict(both, rescale=-1 / 255)),
        ("samplewise center", pictures, unseen, sample),
        ("samplewise both", pictures, unseen, dict(sample, samplewiseStdNormalization=True)),
        ("samplewise both, rescaled", pictures, unseen,
         dict(sample, samplewiseStdNormalization=True, rescale=1e-6)),
        ("tf", pictures, unseen, {"preprocessing": "tf"}),
        ("torch", pictures, unseen, {"preprocessing": "torch"}),
        ("caffe", pictures, unseen, {"preprocessing": "caffe"}),
        ("zca", pictures, unseen, zca),
        ("zca, rescaled, large epsilon", pictures, unseen,
         dict(zca, rescale=1 / 255, zcaEpsilon=0.1)),
        ("zca, grey", grey, unseen_grey, zca),
        ("zca, constant pixels", flat, unseen, zca),
        ("zca, fewer samples than features", few, unseen, zca),
        ("zca, one sample", few[:1], unseen, zca),
        ("all up to deviations", pictures, unseen, dict(every, **both)),
        ("all with zca", pictures, unseen, dict(every, **zca)),
    ]:
        yield {
            "name": name,
            "shape": list(train.shape[1:]),
            "options": dict(OPTIONS, **options),
            "train": numbers(train),
            "features": numbers(x),
            "scaled": numbers(keras(train, x, options)),
        }


def main():
    rng = np.random.default_rng(SEED)
    content = {
        "header": {"library": "numpy", "version": np.__version__, "seed": SEED},
        "scalers": list(statistics(rng)),
        "standardizations": list(standardizations(rng)),
    }
    path = pathlib.Path(__file__).with_name("scaling.json")
    path.write_text(json.dumps(content, indent=None, separators=(",", ":")) + "\n")


main()
