"""Writes recurrent.json beside this script: python3 generate_recurrent.py

Recurrent layers by PyTorch in float64: the result, and the gradients by inputs and weights for a fixed upstream gradient. Weights
are drawn as Gradus (and Keras) lays them out and mapped to PyTorch's by operations that PyTorch differentiates, so all numbers here
have Gradus's axes and gate orders: LSTM i f c o (PyTorch i f g o), GRU z r h (PyTorch r z n). What PyTorch does not have, a GRU that
resets before the product, is restated step by step.
"""

import numpy
import torch

import generate

SEED = generate.SEED + 30
RANDOM = numpy.random.default_rng(SEED)
N, T, C, U = 3, 4, 2, 5


def normal(*shape):
    return generate.normal(RANDOM, *shape)


def case(function, weights, x=None):
    x = normal(N, T, C) if x is None else x
    given = generate.tensor(x)
    parameters = {name: generate.tensor(value) for name, value in weights.items()}
    y = function(given, parameters)
    dy = normal(*y.shape)
    y.backward(torch.tensor(dy))
    return {
        "inputs": [x],
        "dy": dy,
        "y": y,
        "inputGradients": [given.grad],
        "weights": weights,
        "weightGradients": {name: p.grad for name, p in parameters.items()},
    }


def drawn(gates, bias_shape, prefix=""):
    return {
        prefix + "kernel": normal(C, gates * U),
        prefix + "recurrent_kernel": normal(U, gates * U) / 2,
        prefix + "bias": normal(*bias_shape),
    }


def reordered(matrix):
    """Columns z r h as rows r z n."""
    z, r, h = matrix.split(U, -1)
    return torch.cat([r, z, h], -1)


def simple(w, prefix):
    bias = w[prefix + "bias"]
    return [w[prefix + "kernel"].t(), w[prefix + "recurrent_kernel"].t(), bias, torch.zeros_like(bias)]


def gru(w, prefix):
    bias = reordered(w[prefix + "bias"])
    return [reordered(w[prefix + "kernel"]).t(), reordered(w[prefix + "recurrent_kernel"]).t(), bias[0], bias[1]]


def run(kind, parameters, x):
    """What torch.nn.LSTM and its like call: all steps of the last layer."""
    both = len(parameters) > 4
    h = torch.zeros(2 if both else 1, x.shape[0], U)
    state = (h, h) if kind == "lstm" else h
    return getattr(torch._VF, kind)(x, state, parameters, True, 1, 0.0, True, both, True)[0]


def bidirectional(kind, mapping, name, gates, bias_shape, every):
    there, back = "forward_" + name + "/", "backward_" + name + "/"
    weights = dict(drawn(gates, bias_shape, there), **drawn(gates, bias_shape, back))

    def function(x, w):
        y = run(kind, mapping(w, there) + mapping(w, back), x)
        return y if every else torch.cat([y[:, -1, :U], y[:, 0, U:]], -1)

    return case(function, weights)


def reset_before(x, w):
    kernel, recurrent, bias = w["kernel"], w["recurrent_kernel"], w["bias"]
    h = torch.zeros(x.shape[0], U)
    states = []
    for t in range(x.shape[1]):
        xz, xr, xh = (x[:, t] @ kernel + bias).split(U, -1)
        rz, rr, rh = recurrent.split(U, -1)
        z = torch.sigmoid(xz + h @ rz)
        r = torch.sigmoid(xr + h @ rr)
        g = torch.tanh(xh + (r * h) @ rh)
        h = z * h + (1 - z) * g
        states.append(h)
    return torch.stack(states, 1)


def main():
    content = {
        "simple-rnn": case(lambda x, w: run("rnn_tanh", simple(w, ""), x), drawn(1, (U,))),
        "simple-rnn-relu": case(lambda x, w: run("rnn_relu", simple(w, ""), x), drawn(1, (U,))),
        "lstm": case(lambda x, w: run("lstm", simple(w, ""), x), drawn(4, (4 * U,))),
        "lstm-last": case(lambda x, w: run("lstm", simple(w, ""), x)[:, -1], drawn(4, (4 * U,))),
        "lstm-backwards": case(lambda x, w: run("lstm", simple(w, ""), x.flip(1)).flip(1), drawn(4, (4 * U,))),
        "gru": case(lambda x, w: run("gru", gru(w, ""), x), drawn(3, (2, 3 * U))),
        "gru-last": case(lambda x, w: run("gru", gru(w, ""), x)[:, -1], drawn(3, (2, 3 * U))),
        "gru-reset-before": case(reset_before, drawn(3, (3 * U,))),
        "bidirectional-lstm": bidirectional("lstm", simple, "lstm", 4, (4 * U,), True),
        "bidirectional-gru-last": bidirectional("gru", gru, "gru", 3, (2, 3 * U), False),
    }
    generate.write("recurrent", "y and its gradients for the upstream gradient dy", content, "generate_recurrent.py", SEED)


if __name__ == "__main__":
    main()
