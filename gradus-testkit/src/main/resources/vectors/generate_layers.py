"""Writes layers.json beside this script: python3 generate_layers.py

Layers that normalize, look up, pad, enlarge, merge and attend, by PyTorch in float64: the result, and the gradients by inputs and
weights for a fixed upstream gradient. Channels are moved to where PyTorch has them (axis 1) and back, so all numbers here have
Gradus's axes; what differs in weights is mapped beside each case.
"""

import numpy
import torch
import torch.nn.functional as F

import generate

SEED = generate.SEED + 20
RANDOM = numpy.random.default_rng(SEED)


def normal(*shape):
    return generate.normal(RANDOM, *shape)


def case(function, inputs, weights=None, indices=False):
    """Runs function(inputs, weights) and its gradients."""
    weights = weights or {}
    tensors = [torch.tensor(x) if indices else generate.tensor(x) for x in inputs]
    parameters = {name: generate.tensor(value) for name, value in weights.items()}
    y = function(tensors, parameters)
    dy = normal(*y.shape)
    y.backward(torch.tensor(dy))
    return {
        "inputs": inputs,
        "dy": dy,
        "y": y,
        "inputGradients": [[] if indices else t.grad for t in tensors],
        "weights": weights,
        "weightGradients": {name: p.grad for name, p in parameters.items()},
    }


def layer_norm():
    c = 5
    return case(
        lambda x, w: F.layer_norm(x[0], [c], w["gamma"], w["beta"], eps=1e-3),
        [normal(3, 2, c)],
        {"gamma": normal(c), "beta": normal(c)},
    )


def group_norm():
    c = 6
    return case(
        lambda x, w: F.group_norm(x[0].permute(0, 3, 1, 2), 2, w["gamma"], w["beta"], eps=1e-3).permute(0, 2, 3, 1),
        [normal(2, 3, 4, c)],
        {"gamma": normal(c), "beta": normal(c)},
    )


def embedding():
    indices = numpy.array([[0, 2, 2], [4, 1, 0]], dtype=float)
    return case(lambda x, w: F.embedding(x[0].long(), w["embeddings"]), [indices], {"embeddings": normal(5, 3)}, indices=True)


def prelu():
    return case(
        lambda x, w: torch.where(x[0] > 0, x[0], w["alpha"] * x[0]),
        [normal(3, 2, 4)],
        {"alpha": normal(1, 4)},
    )


def padding():
    return case(lambda x, _: torch.nn.ZeroPad2d((3, 0, 1, 2))(x[0].permute(0, 3, 1, 2)).permute(0, 2, 3, 1), [normal(2, 3, 2, 2)])


def cropping():
    return case(lambda x, _: x[0][:, 1:-2, 0:-1, :] * 1.0, [normal(2, 5, 3, 2)])


def upsampling():
    return case(
        lambda x, _: torch.nn.Upsample(scale_factor=(2, 3), mode="nearest")(x[0].permute(0, 3, 1, 2)).permute(0, 2, 3, 1),
        [normal(2, 3, 2, 2)],
    )


def sequence_upsampling():
    return case(
        lambda x, _: torch.nn.Upsample(scale_factor=3, mode="nearest")(x[0].permute(0, 2, 1)).permute(0, 2, 1), [normal(2, 3, 2)]
    )


def dot(normalize):
    def run(x, _):
        a, b = x
        if normalize:
            a, b = F.normalize(a, dim=2), F.normalize(b, dim=1)
        return torch.bmm(a, b)

    return case(run, [normal(2, 3, 4), normal(2, 4, 5)])


def merge(function, *shapes):
    return case(lambda x, _: function(*x), [normal(*shape) for shape in shapes])


def attention(causal):
    """PyTorch keeps q, k and v kernels as rows of one matrix [3 E, E]; heads are blocks of D rows. Ours are [E, H, D] each, and
    the output kernel [H, D, E]."""
    n, t, s, heads, dim = 2, 4, 3, 2, 3
    e = heads * dim
    s = t if causal else s
    weights = {}
    for part in ["query", "key", "value"]:
        weights[part + "/kernel"] = normal(e, heads, dim)
        weights[part + "/bias"] = normal(heads, dim)
    weights["attention_output/kernel"] = normal(heads, dim, e)
    weights["attention_output/bias"] = normal(e)

    def run(x, w):
        parts = ["query", "key", "value"]
        mask = torch.triu(torch.ones(t, s, dtype=torch.bool), diagonal=1) if causal else None
        y, _ = F.multi_head_attention_forward(
            x[0].transpose(0, 1),
            x[2].transpose(0, 1),
            x[1].transpose(0, 1),
            e,
            heads,
            torch.cat([w[p + "/kernel"].reshape(e, e).T for p in parts]),
            torch.cat([w[p + "/bias"].reshape(e) for p in parts]),
            None,
            None,
            False,
            0.0,
            w["attention_output/kernel"].reshape(e, e).T,
            w["attention_output/bias"],
            attn_mask=mask,
            need_weights=False,
        )
        return y.transpose(0, 1)

    return case(run, [normal(n, t, e), normal(n, s, e), normal(n, s, e)], weights)


def main():
    content = {
        "layer-normalization": layer_norm(),
        "group-normalization": group_norm(),
        "embedding": embedding(),
        "prelu": prelu(),
        "glu": case(lambda x, _: F.glu(x[0]), [normal(3, 2, 6)]),
        "zero-padding2d": padding(),
        "cropping2d": cropping(),
        "up-sampling2d": upsampling(),
        "up-sampling1d": sequence_upsampling(),
        "permute": case(lambda x, _: x[0].permute(0, 3, 1, 2) * 1.0, [normal(2, 3, 2, 4)]),
        "repeat-vector": case(lambda x, _: x[0][:, None, :].repeat(1, 3, 1), [normal(2, 4)]),
        "add": merge(lambda a, b, c: a + b + c, (2, 3, 4), (2, 1, 4), (2, 3, 4)),
        "subtract": merge(lambda a, b: a - b, (2, 3), (2, 3)),
        "multiply": merge(lambda a, b: a * b[:, None, :], (2, 3, 4), (2, 4)),
        "average": merge(lambda a, b, c: (a + b + c) / 3, (2, 3), (2, 3), (2, 3)),
        "maximum": merge(lambda a, b: torch.maximum(a, b), (2, 6), (2, 6)),
        "minimum": merge(lambda a, b: torch.minimum(a, b), (2, 6), (2, 6)),
        "concatenate": merge(lambda a, b, c: torch.cat([a, b, c], -1), (2, 3, 1), (2, 3, 4), (2, 3, 2)),
        "dot": dot(False),
        "cosine": dot(True),
        "attention": attention(False),
        "causal-attention": attention(True),
    }
    generate.write("layers", "y and its gradients for the upstream gradient dy", content, "generate_layers.py", SEED)


if __name__ == "__main__":
    main()
