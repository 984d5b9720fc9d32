"""Writes convolutions.json beside this script: python3 generate_convolutions.py

PyTorch in float64, brought to Gradus's axes: images [N, H, W, C], kernels [h, w, C / groups, F], sequences [N, T, C].
Each case has the input, the weights by their names in Gradus, a random upstream gradient dy, the result y and the gradients.
"""

import numpy
import torch
import torch.nn.functional as F

import generate

SEED = generate.SEED + 20


def last(t):
    """[N, C, ...] to [N, ..., C]."""
    return t.movedim(1, -1)


def first(t):
    """[N, ..., C] to [N, C, ...]."""
    return t.movedim(-1, 1)


def kernel(t):
    """[h, w, C / groups, F] to [F, C / groups, h, w], and [k, C, F] to [F, C, k]."""
    return t.movedim(-1, 0).movedim(-1, 1)


def same(x, size, stride, dilation=1):
    """TensorFlow's padding: the odd zero goes behind."""
    pads = []
    for n in reversed(x.shape[2:]):
        total = max((-(-n // stride) - 1) * stride + (size - 1) * dilation + 1 - n, 0)
        pads += [total // 2, total - total // 2]
    return F.pad(x, pads)


def case(random, function, x, **weights):
    x = generate.tensor(generate.normal(random, *x))
    w = {name: generate.tensor(generate.normal(random, *shape)) for name, shape in weights.items()}
    y = function(x, **w)
    dy = torch.tensor(generate.normal(random, *y.shape))
    gradients = torch.autograd.grad(y, [x, *w.values()], dy)
    return {
        "inputs": [x],
        "weights": w,
        "dy": dy,
        "y": y,
        "inputGradients": [gradients[0]],
        "weightGradients": dict(zip(w, gradients[1:])),
    }


def conv2d(padding=None, size=3, **settings):
    def run(x, kernel_, bias=None):
        image = same(first(x), size, settings.get("stride", 1)) if padding == "same" else first(x)
        return last(F.conv2d(image, kernel(kernel_), bias, **settings))

    return lambda x, kernel, bias=None: run(x, kernel, bias)


def conv1d(before=0, **settings):
    return lambda x, kernel, bias: last(
        F.conv1d(F.pad(first(x), [before, 0]), globals()["kernel"](kernel), bias, **settings)
    )


def separable(x, depthwise_kernel, pointwise_kernel, bias):
    z = F.conv2d(first(x), kernel(depthwise_kernel), groups=x.shape[-1])
    return last(F.conv2d(z, kernel(pointwise_kernel), bias))


def transpose(**settings):
    # The kernel is [h, w, F, C] here and [C, F, h, w] there.
    return lambda x, kernel, bias: last(
        F.conv_transpose2d(first(x), kernel.movedim(-1, 0).movedim(-1, 1), bias, **settings)
    )


def transpose_same(x, kernel, bias):
    # TensorFlow's: kernel 3 and strides 2 cut nothing in front and one row and column behind.
    y = F.conv_transpose2d(first(x), kernel.movedim(-1, 0).movedim(-1, 1), bias, stride=2)
    return last(y[:, :, : 2 * x.shape[1], : 2 * x.shape[2]])


def main():
    random = numpy.random.default_rng(SEED)
    image = (2, 5, 6, 3)
    content = {
        "conv2d": case(random, conv2d(), image, kernel=(3, 3, 3, 4), bias=(4,)),
        "conv2d-same-strides": case(
            random, conv2d("same", stride=2), image, kernel=(3, 3, 3, 4), bias=(4,)
        ),
        "conv2d-dilated": case(
            random,
            conv2d(dilation=(2, 1)),
            image,
            kernel=(2, 3, 3, 2),
            bias=(2,),
        ),
        "conv2d-explicit": case(
            random, lambda x, kernel, bias: last(F.conv2d(first(x), globals()["kernel"](kernel), bias, padding=(1, 2))),
            image, kernel=(2, 3, 3, 2), bias=(2,)
        ),
        "conv2d-groups": case(random, conv2d(groups=2), (2, 5, 4, 4), kernel=(3, 2, 2, 6), bias=(6,)),
        "depthwise-conv2d": case(random, conv2d(groups=3), image, kernel=(3, 3, 1, 6), bias=(6,)),
        "separable-conv2d": case(
            random, separable, image, depthwise_kernel=(3, 3, 1, 3), pointwise_kernel=(1, 1, 3, 4), bias=(4,)
        ),
        "conv2d-transpose": case(random, transpose(stride=2), (2, 3, 4, 3), kernel=(3, 3, 2, 3), bias=(2,)),
        "conv2d-transpose-same": case(random, transpose_same, (2, 3, 4, 3), kernel=(3, 3, 2, 3), bias=(2,)),
        "conv2d-transpose-explicit": case(
            random, transpose(stride=2, padding=1), (2, 3, 4, 3), kernel=(3, 3, 2, 3), bias=(2,)
        ),
        "conv1d": case(random, conv1d(stride=2), (2, 7, 3), kernel=(3, 3, 4), bias=(4,)),
        "conv1d-causal": case(random, conv1d(before=4, dilation=2), (2, 7, 3), kernel=(3, 3, 4), bias=(4,)),
        "max-pooling2d": case(random, lambda x: last(F.max_pool2d(first(x), 2)), image),
        "max-pooling2d-overlapping": case(
            random, lambda x: last(F.max_pool2d(first(x), 3, stride=2, padding=1)), (2, 5, 7, 3)
        ),
        "max-pooling1d": case(random, lambda x: last(F.max_pool1d(first(x), 2)), (2, 7, 3)),
        "average-pooling2d": case(random, lambda x: last(F.avg_pool2d(first(x), 2)), image),
        "average-pooling2d-overlapping": case(
            random,
            lambda x: last(F.avg_pool2d(first(x), 3, stride=2, padding=1, count_include_pad=False)),
            (2, 5, 7, 3),
        ),
        "average-pooling1d": case(random, lambda x: last(F.avg_pool1d(first(x), 3)), (2, 7, 3)),
        "global-max-pooling2d": case(random, lambda x: x.amax(dim=(1, 2)), image),
        "global-average-pooling2d": case(random, lambda x: x.mean(dim=(1, 2)), image),
        "global-max-pooling1d": case(random, lambda x: x.amax(dim=1), (2, 7, 3)),
        "global-average-pooling1d": case(random, lambda x: x.mean(dim=1), (2, 7, 3)),
    }
    generate.write(
        "convolutions",
        "Convolutions and poolings with their gradients, in Gradus's axes.",
        content,
        "generate_convolutions.py",
        SEED,
    )


if __name__ == "__main__":
    main()
