"""Writes augmentations.json beside this script: python3 generate_augmentations.py

Geometric operations by torch.nn.functional.grid_sample in float64, wrapped ones by the same on tiles; colors by Python's colorsys
and plain numpy. Everything that Gradus draws at random is given here. Images are bytes, [H, W, C].
"""

import colorsys
import json
import math
import pathlib

import numpy
import torch

SEED = 20261121
random = numpy.random.default_rng(SEED)


def image(height, width, channels):
    return random.integers(0, 256, (height, width, channels)).astype(numpy.float64)


def translation(x, y):
    return numpy.array([[1, 0, x], [0, 1, y], [0, 0, 1]], dtype=float)


def linear(a, b, c, d):
    return numpy.array([[a, b, 0], [c, d, 0], [0, 0, 1]], dtype=float)


# Where an operation moves a point of the image, in pixels from the center, y down. The resampler needs the inverse.
def forward(step):
    kind, *p = step
    if kind == "rotate":  # counter-clockwise as seen, y down
        t = math.radians(p[0])
        return linear(math.cos(t), math.sin(t), -math.sin(t), math.cos(t))
    if kind == "shift":
        return translation(p[0], p[1])
    if kind == "zoom":  # the part shown fills the image
        return linear(1 / p[0], 0, 0, 1 / p[1])
    if kind == "flip-horizontally":
        return linear(-1, 0, 0, 1)
    if kind == "flip-vertically":
        return linear(1, 0, 0, -1)
    if kind == "shear":
        return numpy.linalg.inv(linear(1, math.tan(math.radians(p[0])), 0, 1))
    if kind == "corners":  # eight unknowns, eight equations
        h, w = p[1], p[2]
        start = [(-w / 2, -h / 2), (w / 2, -h / 2), (w / 2, h / 2), (-w / 2, h / 2)]
        end = [tuple(p[0][2 * i: 2 * i + 2]) for i in range(4)]
        rows, right = [], []
        for (x, y), (u, v) in zip(start, end):
            rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
            right += [u, v]
        return numpy.append(numpy.linalg.solve(numpy.array(rows), numpy.array(right)), 1).reshape(3, 3)
    raise ValueError(kind)


def source(steps, height, width):
    """Pixel coordinates (x, y) that each pixel of the result is read at."""
    matrix = numpy.eye(3)
    for step in steps:
        matrix = forward(step) @ matrix
    y, x = numpy.mgrid[0:height, 0:width].astype(float)
    points = numpy.stack([x - (width - 1) / 2, y - (height - 1) / 2, numpy.ones_like(x)])
    moved = numpy.einsum("ij,jhw->ihw", numpy.linalg.inv(matrix), points)
    return moved[0] / moved[2] + (width - 1) / 2, moved[1] / moved[2] + (height - 1) / 2


def sample(picture, x, y, fill):
    height, width, channels = picture.shape
    if fill == "wrap":
        return sample(numpy.tile(picture, (9, 9, 1)), x + 4 * width, y + 4 * height, "nearest")
    grid = numpy.stack([(2 * x + 1) / width - 1, (2 * y + 1) / height - 1], axis=2)[None]
    mode = {"constant": "zeros", "nearest": "border", "reflect": "reflection"}[fill]
    read = torch.nn.functional.grid_sample(
        torch.tensor(picture.transpose(2, 0, 1)[None]), torch.tensor(grid), mode="bilinear", padding_mode=mode, align_corners=False)
    return read[0].numpy().transpose(1, 2, 0)


def geometry():
    cases = []
    corners = [-3.0, -1.5, 2.5, -2.0, 3.0, 2.25, -2.0, 1.75]
    for height, width, channels, steps in [
        (5, 7, 1, [["rotate", 33.0]]),
        (6, 6, 3, [["rotate", -75.0], ["shift", 1.3, -0.6], ["zoom", 1.4, 0.7]]),
        (8, 5, 3, [["shear", 20.0], ["flip-horizontally"], ["rotate", 12.0]]),
        (5, 7, 1, [["zoom", 3.0, 2.5], ["flip-vertically"]]),
        (5, 7, 3, [["corners", corners, 4, 6], ["rotate", 10.0]]),
        (4, 4, 1, [["shift", 2.0, -1.0]]),
    ]:
        picture = image(height, width, channels)
        x, y = source(steps, height, width)
        cases.append({
            "steps": [[str(s[0])] + [float(v) for v in (s[1] if s[0] == "corners" else s[1:])] for s in steps],
            "shape": [height, width, channels],
            "input": picture.ravel().tolist(),
            **{fill: sample(picture, x, y, fill).ravel().tolist() for fill in ["constant", "nearest", "reflect", "wrap"]}})
    return cases


def clip(picture):
    return numpy.clip(picture, 0, 255)


def grey(picture):
    return (picture @ numpy.array([0.299, 0.587, 0.114]))[:, :, None]


def hsv(picture, turn, saturation, value):
    result = numpy.empty_like(picture)
    for index in numpy.ndindex(picture.shape[:2]):
        h, s, v = colorsys.rgb_to_hsv(*(picture[index] / 255))
        result[index] = colorsys.hsv_to_rgb((h + turn) % 1.0, min(1, s * saturation), min(1, v * value))
    return result * 255


def sharpen(picture, factor):
    smooth = picture.copy()
    weights = numpy.array([[1, 1, 1], [1, 5, 1], [1, 1, 1]]) / 13
    for c in range(picture.shape[2]):
        smooth[1:-1, 1:-1, c] = torch.nn.functional.conv2d(
            torch.tensor(picture[None, None, :, :, c]), torch.tensor(weights[None, None]))[0, 0].numpy()
    return clip(smooth + factor * (picture - smooth))


def blur(picture, sigma, radius):
    line = numpy.exp(-0.5 * (numpy.arange(-radius, radius + 1) / sigma) ** 2)
    kernel = numpy.outer(line, line) / line.sum() ** 2
    padded = numpy.pad(picture, ((radius, radius), (radius, radius), (0, 0)), mode="symmetric")
    read = torch.nn.functional.conv2d(
        torch.tensor(padded.transpose(2, 0, 1)[:, None]), torch.tensor(kernel[None, None]))
    return read[:, 0].numpy().transpose(1, 2, 0)


def equalize(picture):
    result = numpy.empty_like(picture)
    for c in range(picture.shape[2]):
        channel = picture[:, :, c].astype(int)
        histogram = numpy.bincount(channel.ravel(), minlength=256)
        step = (histogram.sum() - histogram[numpy.nonzero(histogram)[0][-1]]) // 255
        table = [(step // 2 + int(histogram[:k].sum())) // step for k in range(256)]
        result[:, :, c] = numpy.minimum(255, numpy.array(table))[channel]
    return result


def stretched(picture):
    low = picture.min(axis=(0, 1))
    return (picture - low) / (picture.max(axis=(0, 1)) - low) * 255


def colors():
    picture = image(6, 5, 3)
    picture[0, 0] = 77  # grey, where hue says nothing
    picture[0, 1] = 0
    mean = picture.mean(axis=(0, 1))
    blurred = blur(picture, 1.5, 5)
    large = numpy.floor(image(20, 20, 3) ** 2 / 255)
    return {
        "shape": [6, 5, 3],
        "input": picture.ravel().tolist(),
        "add 40": clip(picture + 40).ravel().tolist(),
        "contrast 1.6": clip(mean + 1.6 * (picture - mean)).ravel().tolist(),
        "saturate 0.3": (grey(picture) + 0.3 * (picture - grey(picture))).ravel().tolist(),
        "saturate 1.7": clip(grey(picture) + 1.7 * (picture - grey(picture))).ravel().tolist(),
        "grey": (grey(picture) + 0 * picture).ravel().tolist(),
        "hue 0.3": hsv(picture, 0.3, 1, 1).ravel().tolist(),
        "hsv -0.2 1.5 0.6": hsv(picture, -0.2, 1.5, 0.6).ravel().tolist(),
        "blur 1.5": blurred.ravel().tolist(),
        "sharpen 1.8": sharpen(picture, 1.8).ravel().tolist(),
        "posterize 3": (picture.astype(int) & 0b11100000).ravel().tolist(),
        "solarize 0.5": numpy.where(picture >= 127.5, 255 - picture, picture).ravel().tolist(),
        "auto contrast": stretched(picture).ravel().tolist(),
        "large shape": list(large.shape),
        "large": large.ravel().tolist(),
        "equalize": equalize(large).ravel().tolist(),
    }


def rounded(values):
    if isinstance(values, float):
        return float("%.10g" % values)
    if isinstance(values, dict):
        return {key: rounded(value) for key, value in values.items()}
    return [rounded(value) for value in values] if isinstance(values, list) else values


out = {
    "header": {"torch": torch.__version__, "numpy": numpy.__version__, "seed": SEED},
    "geometry": geometry(),
    "colors": colors(),
}
pathlib.Path(__file__).with_name("augmentations.json").write_text(json.dumps(rounded(out), separators=(",", ":")) + "\n")
