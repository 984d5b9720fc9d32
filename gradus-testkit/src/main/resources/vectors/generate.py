"""Writes the test vectors beside this script: python3 generate.py

Computed by PyTorch in float64 from inputs that float32 holds exactly. What Keras does differently is restated in NumPy
float64 from its published update rules, and checked here against PyTorch wherever the two rules coincide.
"""

import json
import math
import pathlib

import numpy
import torch
import torch.nn.functional as F

SEED = 20250101
torch.set_default_dtype(torch.float64)


def header(about, script, seed):
    return {
        "about": about,
        "script": script,
        "library": "PyTorch " + torch.__version__,
        "numpy": numpy.__version__,
        "seed": seed,
        "dtype": "float64, inputs rounded to float32",
    }


def listed(value):
    if isinstance(value, dict):
        return {key: listed(each) for key, each in value.items()}
    if isinstance(value, list):
        return [listed(each) for each in value]
    if isinstance(value, torch.Tensor):
        return value.detach().tolist()
    if isinstance(value, (numpy.ndarray, numpy.generic)):
        return value.tolist()
    return value


def write(name, about, content, script="generate.py", seed=SEED):
    parts = ['"header": ' + json.dumps(header(about, script, seed))]
    for key, value in content.items():
        parts.append('"%s": %s' % (key, json.dumps(listed(value))))
    text = "{\n" + ",\n".join(parts) + "\n}\n"
    pathlib.Path(__file__).with_name(name + ".json").write_text(text)


def normal(random, *shape):
    return random.normal(size=shape).astype(numpy.float32).astype(numpy.float64)


def tensor(array):
    return torch.tensor(numpy.asarray(array), requires_grad=True)


def close(left, right):
    numpy.testing.assert_allclose(left, right, rtol=1e-12, atol=1e-14)


# Optimizers: 20 steps from given weights with given gradients, weights recorded after some of them.

STEPS = 20
RECORDED = [1, 2, 3, 10, 20]


def by_torch(make, weights, gradients, rates, epsilon_at=None):
    w = torch.nn.Parameter(torch.tensor(weights))
    optimizer = make([w])
    path = []
    for step in range(STEPS):
        for group in optimizer.param_groups:
            group["lr"] = rates[step]
            if epsilon_at is not None:
                group["eps"] = epsilon_at(step + 1)
        w.grad = torch.tensor(gradients[step])
        optimizer.step()
        path.append(w.detach().numpy().copy())
    return numpy.array(path)


def keras_sgd(weights, gradients, rates, momentum=0.0, nesterov=False):
    w, velocity, path = weights.copy(), numpy.zeros_like(weights), []
    for g, rate in zip(gradients, rates):
        velocity = momentum * velocity - rate * g
        w = w + (momentum * velocity - rate * g if nesterov else velocity)
        path.append(w.copy())
    return numpy.array(path)


def keras_rmsprop(
    weights, gradients, rates, rho=0.9, momentum=0.0, epsilon=1e-7, centered=False
):
    w, path = weights.copy(), []
    square, mean, velocity = (numpy.zeros_like(weights) for _ in range(3))
    for g, rate in zip(gradients, rates):
        square = rho * square + (1 - rho) * g * g
        mean = rho * mean + (1 - rho) * g
        spread = square - mean * mean if centered else square
        move = rate * g / numpy.sqrt(spread + epsilon)
        velocity = momentum * velocity + move
        w = w - velocity
        path.append(w.copy())
    return numpy.array(path)


def keras_adam(
    weights, gradients, rates, beta1=0.9, beta2=0.999, epsilon=1e-7
):
    w, path = weights.copy(), []
    m, v = numpy.zeros_like(weights), numpy.zeros_like(weights)
    for step, (g, rate) in enumerate(zip(gradients, rates), 1):
        m = m + (1 - beta1) * (g - m)
        v = v + (1 - beta2) * (g * g - v)
        alpha = rate * math.sqrt(1 - beta2**step) / (1 - beta1**step)
        w = w - alpha * m / (numpy.sqrt(v) + epsilon)
        path.append(w.copy())
    return numpy.array(path)


def optimizers():
    random = numpy.random.default_rng(SEED)
    weights = normal(random, 5)
    # Per weight: usual, large, small, mostly of one sign, always 0.
    scale = numpy.array([1, 100, 1e-3, 0.1, 0])
    shift = numpy.array([0, 0, 0, 0.3, 0])
    gradients = (normal(random, STEPS, 5) * scale + shift).astype(numpy.float32).astype(float)

    optim = torch.optim
    cases = {
        "sgd": (
            lambda p: optim.SGD(p, lr=1.0),
            lambda *a: keras_sgd(*a),
            0.05,
            {"momentum": 0.0, "nesterov": False},
        ),
        "sgdMomentum": (
            lambda p: optim.SGD(p, lr=1.0, momentum=0.9),
            lambda *a: keras_sgd(*a, momentum=0.9),
            0.05,
            {"momentum": 0.9, "nesterov": False},
        ),
        "sgdNesterov": (
            lambda p: optim.SGD(p, lr=1.0, momentum=0.9, nesterov=True),
            lambda *a: keras_sgd(*a, momentum=0.9, nesterov=True),
            0.05,
            {"momentum": 0.9, "nesterov": True},
        ),
        "adam": (
            lambda p: optim.Adam(p, lr=1.0, eps=1e-7),
            lambda *a: keras_adam(*a),
            0.01,
            {"beta1": 0.9, "beta2": 0.999, "epsilon": 1e-7},
        ),
        "adamLargeEpsilon": (
            lambda p: optim.Adam(p, lr=1.0, betas=(0.8, 0.95), eps=0.01),
            lambda *a: keras_adam(*a, beta1=0.8, beta2=0.95, epsilon=0.01),
            0.01,
            {"beta1": 0.8, "beta2": 0.95, "epsilon": 0.01},
        ),
        "rmsprop": (
            lambda p: optim.RMSprop(p, lr=1.0, alpha=0.9, eps=1e-7),
            lambda *a: keras_rmsprop(*a),
            0.01,
            {"rho": 0.9, "momentum": 0.0, "epsilon": 1e-7, "centered": False},
        ),
        "rmspropMomentum": (
            lambda p: optim.RMSprop(p, lr=1.0, alpha=0.8, eps=1e-3, momentum=0.9),
            lambda *a: keras_rmsprop(*a, rho=0.8, momentum=0.9, epsilon=1e-3),
            0.01,
            {"rho": 0.8, "momentum": 0.9, "epsilon": 1e-3, "centered": False},
        ),
        "rmspropCentered": (
            lambda p: optim.RMSprop(p, lr=1.0, alpha=0.9, eps=1e-3, centered=True),
            lambda *a: keras_rmsprop(*a, epsilon=1e-3, centered=True),
            0.01,
            {"rho": 0.9, "momentum": 0.0, "epsilon": 1e-3, "centered": True},
        ),
        "rmspropCenteredMomentum": (
            lambda p: optim.RMSprop(
                p, lr=1.0, alpha=0.9, eps=1e-3, momentum=0.5, centered=True
            ),
            lambda *a: keras_rmsprop(*a, momentum=0.5, epsilon=1e-3, centered=True),
            0.01,
            {"rho": 0.9, "momentum": 0.5, "epsilon": 1e-3, "centered": True},
        ),
    }
    content = {"weights": weights, "gradients": gradients, "recordedSteps": RECORDED}
    for name, (torch_maker, keras, rate, settings) in cases.items():
        case = {"settings": settings}
        for pace in ("constant", "falling"):
            rates = [rate * (1 if pace == "constant" else 1 - t / 40) for t in range(STEPS)]
            a = by_torch(torch_maker, weights, gradients, rates)
            b = keras(weights, gradients, rates)
            case[pace] = {
                "learningRates": rates,
                "torch": a[[s - 1 for s in RECORDED]],
                "keras": b[[s - 1 for s in RECORDED]],
            }
            if name == "sgd" or (name.startswith("sgd") and pace == "constant"):
                close(a, b)
            if name.startswith("adam"):
                hat, beta2 = settings["epsilon"], settings["beta2"]
                same = by_torch(
                    torch_maker,
                    weights,
                    gradients,
                    rates,
                    lambda t: hat / math.sqrt(1 - beta2**t),
                )
                close(same, b)
        content[name] = case

    # With no epsilon and no gradient of 0 both RMSprops are the same while the rate is constant.
    part = slice(0, 4)
    for momentum in (0, 0.9):
        for centered in (False, True):
            rates = [0.01] * STEPS
            a = by_torch(
                lambda p: optim.RMSprop(
                    p, lr=1.0, alpha=0.9, eps=0, momentum=momentum, centered=centered
                ),
                weights[part],
                gradients[:, part],
                rates,
            )
            b = keras_rmsprop(
                weights[part], gradients[:, part], rates, 0.9, momentum, 0.0, centered
            )
            close(a, b)
    write(
        "optimizers",
        "20 updates of 5 weights; rows are the weights after each of recordedSteps",
        content,
    )


def batch_norm():
    random = numpy.random.default_rng(SEED + 1)
    epsilon, momentum = 1e-3, 0.99
    x = normal(random, 6, 3) * [1, 4, 0.01] + [0, 10, -1]
    x = x.astype(numpy.float32).astype(float)
    second = normal(random, 6, 3)
    gamma, beta = normal(random, 3), normal(random, 3)
    dy = normal(random, 6, 3)
    tx, tg, tb = tensor(x), tensor(gamma), tensor(beta)
    running_mean, running_variance = torch.zeros(3), torch.ones(3)

    def forward(batch):
        return F.batch_norm(
            batch, running_mean, running_variance, tg, tb, True, 1 - momentum, epsilon
        )

    y = forward(tx)
    y.backward(torch.tensor(dy))
    forward(torch.tensor(second))
    mean, variance = numpy.zeros(3), numpy.ones(3)
    for batch in (x, second):
        mean = momentum * mean + (1 - momentum) * batch.mean(axis=0)
        variance = momentum * variance + (1 - momentum) * batch.var(axis=0)
    close(mean, running_mean.numpy())
    inference = F.batch_norm(
        torch.tensor(x), torch.tensor(mean), torch.tensor(variance), tg, tb, False, 0.0, epsilon
    )
    write(
        "batchnorm",
        "one training step on x, running statistics after x and secondX, inference on x by Keras's running statistics",
        {
            "epsilon": epsilon,
            "momentum": momentum,
            "x": x,
            "secondX": second,
            "gamma": gamma,
            "beta": beta,
            "dy": dy,
            "mean": x.mean(axis=0),
            "biasedVariance": x.var(axis=0),
            "y": y,
            "dx": tx.grad,
            "dgamma": tg.grad,
            "dbeta": tb.grad,
            "runningMean": mean,
            "runningVariance": {"keras": variance, "torch": running_variance},
            "inference": inference,
        },
    )


def networks():
    random = numpy.random.default_rng(SEED + 2)
    x = normal(random, 5, 4)
    w1, b1 = normal(random, 4, 6), normal(random, 6)
    w2, b2 = normal(random, 6, 3), normal(random, 3)
    classes = numpy.array([0, 2, 1, 1, 2])
    tx, tw1, tb1, tw2, tb2 = (tensor(each) for each in (x, w1, b1, w2, b2))
    hidden = torch.relu(tx @ tw1 + tb1)
    logits = hidden @ tw2 + tb2
    loss = F.cross_entropy(logits, torch.tensor(classes))
    loss.backward()
    classifier = {
        "x": x,
        "classes": classes,
        "kernel1": w1,
        "bias1": b1,
        "kernel2": w2,
        "bias2": b2,
        "hidden": hidden,
        "logits": logits,
        "probabilities": torch.softmax(logits, 1),
        "loss": loss.item(),
        "dkernel1": tw1.grad,
        "dbias1": tb1.grad,
        "dkernel2": tw2.grad,
        "dbias2": tb2.grad,
        "dx": tx.grad,
    }
    w, b, target = normal(random, 4, 2), normal(random, 2), normal(random, 5, 2)
    tx, tw, tb = tensor(x), tensor(w), tensor(b)
    output = tx @ tw + tb
    loss = F.mse_loss(output, torch.tensor(target))
    loss.backward()
    regression = {
        "x": x,
        "target": target,
        "kernel": w,
        "bias": b,
        "output": output,
        "loss": loss.item(),
        "dkernel": tw.grad,
        "dbias": tb.grad,
        "dx": tx.grad,
    }
    write(
        "networks",
        "kernels are [inputs, units]; classifier: dense-relu-dense, mean cross-entropy; regression: dense, mean squared "
        "error over all elements",
        {"classifier": classifier, "regression": regression},
    )


def losses():
    random = numpy.random.default_rng(SEED + 3)
    x = normal(random, 4, 5) * 3
    x[2] *= 10
    x[3] = [1e4, -1e4, 0, 1e4, -1e4]
    x = x.astype(numpy.float32).astype(float)
    dy = normal(random, 4, 5)
    t = F.softmax(torch.tensor(normal(random, 4, 5)), 1).numpy().astype(numpy.float32).astype(float)
    classes = numpy.array([3, 0, 4, 1])

    def gradient(function, *upstream):
        tx = tensor(x)
        function(tx).backward(*upstream)
        return tx.grad

    tt, tc = torch.tensor(t), torch.tensor(classes)
    prediction, target = normal(random, 4, 3), normal(random, 4, 3)
    tp = tensor(prediction)
    mse = F.mse_loss(tp, torch.tensor(target))
    mse.backward()
    tx = torch.tensor(x)
    write(
        "losses",
        "x are logits; gradients of the mean over the batch; targets need not sum to exactly 1",
        {
            "x": x,
            "dy": dy,
            "target": t,
            "classes": classes,
            "softmax": F.softmax(tx, 1),
            "softmaxGradient": gradient(lambda a: F.softmax(a, 1), torch.tensor(dy)),
            "logSoftmax": F.log_softmax(tx, 1),
            "logSoftmaxGradient": gradient(lambda a: F.log_softmax(a, 1), torch.tensor(dy)),
            "dense": {
                "losses": F.cross_entropy(tx, tt, reduction="none"),
                "gradient": gradient(lambda a: F.cross_entropy(a, tt)),
            },
            "sparse": {
                "losses": F.cross_entropy(tx, tc, reduction="none"),
                "gradient": gradient(lambda a: F.cross_entropy(a, tc)),
            },
            "meanSquaredError": {
                "prediction": prediction,
                "target": target,
                "losses": F.mse_loss(tp, torch.tensor(target), reduction="none").mean(1),
                "loss": mse.item(),
                "gradient": tp.grad,
            },
        },
    )


def activations():
    random = numpy.random.default_rng(SEED + 4)
    x = numpy.concatenate([[-30, -4, -1, -0.125, 0, 1e-3, 1, 4, 30], normal(random, 6)])
    x = x.astype(numpy.float32).astype(float)
    dy = normal(random, len(x))
    content = {"x": x, "dy": dy}
    functions = {
        "relu": torch.relu,
        "sigmoid": torch.sigmoid,
        "tanh": torch.tanh,
        "softplus": lambda a: F.softplus(a, threshold=1e9),
        "elu": F.elu,
        "silu": F.silu,
        "gelu": F.gelu,
        "leakyRelu02": lambda a: F.leaky_relu(a, 0.2),
    }
    for name, function in functions.items():
        tx = tensor(x)
        y = function(tx)
        y.backward(torch.tensor(dy))
        content[name] = {"y": y, "gradient": tx.grad}
    write("activations", "y = f(x) and the gradient dy f'(x)", content)


if __name__ == "__main__":
    optimizers()
    batch_norm()
    networks()
    losses()
    activations()
