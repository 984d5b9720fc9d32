"""Writes more-losses.json beside this script: python3 generate_losses.py

PyTorch in float64 where it has the loss; what only Keras 3 has is restated in PyTorch's autograd from Keras's published
formulas (keras.losses), in other words than Gradus uses.
"""

import numpy
import torch
import torch.nn.functional as F

import generate

SEED = generate.SEED + 20
EPSILON = 1e-7


def probability(p):
    return torch.clamp(p, EPSILON, 1 - EPSILON)


def shares(p):
    return probability(p / p.sum(dim=-1, keepdim=True))


def percentage(p, t):
    return 100 * torch.mean(torch.abs((t - p) / torch.clamp(torch.abs(t), min=EPSILON)))


def squared_logarithmic(p, t):
    return F.mse_loss(torch.log(torch.clamp(p, min=EPSILON) + 1), torch.log(torch.clamp(t, min=EPSILON) + 1))


def log_cosh(p, t):
    return torch.mean(torch.log(torch.cosh(p - t)))


def signs(t):
    """Keras's conversion, decided by the whole batch."""
    binary = bool(((t == 0) | (t == 1)).all())
    return 2 * t - 1 if binary else t


def hinge(p, t):
    return torch.mean(F.relu(1 - signs(t) * p))


def squared_hinge(p, t):
    return torch.mean(F.relu(1 - signs(t) * p) ** 2)


def categorical_hinge(p, t):
    right = torch.sum(t * p, dim=-1)
    wrong = torch.amax((1 - t) * p, dim=-1)
    return torch.mean(F.relu(wrong - right + 1))


def kl_divergence(p, t):
    return F.kl_div(torch.log(torch.clamp(p, EPSILON, 1)), torch.clamp(t, EPSILON, 1), reduction="batchmean")


def poisson(p, t):
    return F.poisson_nll_loss(p, t, log_input=False, eps=EPSILON)


def cosine_similarity(p, t):
    return -F.cosine_similarity(p, t, dim=-1).mean()


def dice(p, t):
    return 1 - (2 * torch.sum(p * t) + EPSILON) / (torch.sum(p) + torch.sum(t) + EPSILON)


def smoothed(t, amount):
    return t * (1 - amount) + amount / 2


def binary(amount):
    return lambda p, t: F.binary_cross_entropy(probability(p), smoothed(t, amount))


def binary_logits(amount):
    return lambda x, t: F.binary_cross_entropy_with_logits(x, smoothed(t, amount))


def binary_focal(alpha, gamma, amount):
    """No class balancing where alpha is none."""

    def loss(p, t):
        t = smoothed(t, amount)
        each = F.binary_cross_entropy(probability(p), t, reduction="none")
        right = t * p + (1 - t) * (1 - p)
        weight = 1 if alpha is None else t * alpha + (1 - t) * (1 - alpha)
        return torch.mean(weight * torch.pow(1 - right, gamma) * each)

    return loss


def categorical_focal(alpha, gamma, amount):
    def loss(p, t):
        t = t * (1 - amount) + amount / t.shape[-1]
        p = shares(p)
        return torch.mean(torch.sum(alpha * torch.pow(1 - p, gamma) * -t * torch.log(p), dim=-1))

    return loss


def categorical(amount):
    return lambda x, t: F.cross_entropy(x, t, label_smoothing=amount)


def categorical_probabilities(amount):
    return lambda p, t: torch.mean(-torch.sum((t * (1 - amount) + amount / t.shape[-1]) * torch.log(shares(p)), dim=-1))


def sparse(amount):
    return lambda x, t: F.cross_entropy(x, t[:, 0].long(), label_smoothing=amount)


def case(loss, p, t):
    x = generate.tensor(p)
    value = loss(x, torch.tensor(numpy.asarray(t)))
    value.backward()
    return {"prediction": p, "target": t, "loss": [float(value)], "gradient": x.grad}


def rounded(array):
    return numpy.asarray(array).astype(numpy.float32).astype(float)


def main():
    random = numpy.random.default_rng(SEED)
    p = 2 * generate.normal(random, 4, 3)
    t = 2 * generate.normal(random, 4, 3)
    far = p.copy()
    far[0] = [t[0, 0] + 1e-3, t[0, 1] - 30, t[0, 2] + 1]
    far = rounded(far)
    zeros_and_ones = rounded(random.integers(0, 2, (4, 3)))
    zeros_and_ones[0] = [0, 1, 0]
    signs_given = 2 * zeros_and_ones - 1
    above = rounded(numpy.exp(p))
    counts = rounded(random.integers(0, 6, (4, 3)))
    inside = rounded(random.uniform(0.02, 0.98, (4, 3)))
    clipped = inside.copy()
    clipped[0, 0] = 0
    distributions = rounded(random.dirichlet([1, 1, 1, 1], 5))
    true_distributions = rounded(random.dirichlet([1, 1, 1, 1], 5))
    true_distributions[1] = [0, 1, 0, 0]
    classes = rounded(random.integers(0, 4, (5, 1)))
    one_hot = numpy.eye(4)[classes[:, 0].astype(int)]
    scores = 2 * generate.normal(random, 5, 4)
    large = scores.copy()
    large[0] = [1e4, -1e4, 0, 30]
    steep = p.copy()
    steep[0] = [1e4, -1e4, 40]
    vectors = generate.normal(random, 2, 3, 4)
    others = generate.normal(random, 2, 3, 4)
    soft = lambda f: lambda x, target: f(torch.softmax(x, -1), target)
    yes = lambda f: lambda x, target: f(torch.sigmoid(x), target)
    content = {
        "mean-squared-error": case(F.mse_loss, p, t),
        "mean-absolute-error": case(F.l1_loss, p, t),
        "mean-absolute-percentage-error": case(percentage, p, t),
        "mean-squared-logarithmic-error": case(squared_logarithmic, p, t),
        "huber": case(lambda a, b: F.huber_loss(a, b, delta=0.75), p, t),
        "log-cosh": case(log_cosh, far, t),
        "hinge": case(hinge, p, signs_given),
        "hinge-zeros": case(hinge, p, zeros_and_ones),
        "squared-hinge": case(squared_hinge, p, zeros_and_ones),
        "categorical-hinge": case(categorical_hinge, scores, one_hot),
        "kl-divergence": case(kl_divergence, distributions, true_distributions),
        "poisson": case(poisson, above, counts),
        "cosine-similarity": case(cosine_similarity, vectors, others),
        "dice": case(dice, inside, zeros_and_ones),
        "binary-crossentropy": case(binary(0), clipped, zeros_and_ones),
        "binary-crossentropy-smoothed": case(binary(0.25), inside, zeros_and_ones),
        "binary-crossentropy-logits": case(binary_logits(0), steep, zeros_and_ones),
        "binary-crossentropy-logits-smoothed": case(binary_logits(0.25), p, zeros_and_ones),
        "binary-focal-crossentropy": case(binary_focal(None, 2, 0), inside, zeros_and_ones),
        "binary-focal-crossentropy-balanced": case(binary_focal(0.375, 1.5, 0.25), inside, zeros_and_ones),
        "binary-focal-crossentropy-logits": case(yes(binary_focal(None, 2, 0)), p, zeros_and_ones),
        "categorical-focal-crossentropy": case(categorical_focal(0.25, 2, 0), above, one_hot[:4, :3]),
        "categorical-focal-crossentropy-smoothed": case(categorical_focal(0.5, 1.5, 0.25), distributions, one_hot),
        "categorical-focal-crossentropy-logits": case(soft(categorical_focal(0.25, 2, 0)), scores, one_hot),
        "categorical-crossentropy-smoothed": case(categorical_probabilities(0.25), distributions, true_distributions),
        "categorical-crossentropy-logits-smoothed": case(categorical(0.25), large, one_hot),
        "sparse-categorical-crossentropy-smoothed": case(lambda a, b: sparse(0.25)(torch.log(shares(a)), b), distributions, classes),
        "sparse-categorical-crossentropy-logits-smoothed": case(sparse(0.25), large, classes),
    }
    generate.write("more-losses", "the loss and its gradient by the prediction", content, "generate_losses.py", SEED)


if __name__ == "__main__":
    main()
