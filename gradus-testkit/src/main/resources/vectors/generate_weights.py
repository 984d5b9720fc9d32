"""Writes weighted-losses.json beside this script: python3 generate_weights.py

PyTorch's losses in float64 without reduction, times a weight for each sample, divided by the number of samples.
"""

import torch
import torch.nn.functional as F

import generate

SEED = generate.SEED + 40


def case(each, prediction, target, weight):
    p = prediction.clone().requires_grad_(True)
    losses = each(p, target)
    loss = (losses.reshape(len(p), -1).mean(dim=1) * weight).sum() / len(p)
    loss.backward()
    return {
        "prediction": p.tolist(),
        "target": target.reshape(len(p), -1).tolist(),
        "weight": weight.tolist(),
        "loss": loss.item(),
        "gradient": p.grad.tolist(),
    }


def main():
    torch.manual_seed(SEED)
    torch.set_default_dtype(torch.float64)
    x = torch.randn(5, 4).float().double()
    y = torch.randn(5, 4).float().double()
    classes = torch.tensor([0, 3, 1, 3, 2])
    one_hot = F.one_hot(classes, 4).double()
    of_class = torch.tensor([0.5, 2.0, 1.0, 0.25])
    sample = torch.tensor([1.0, 0.0, 3.0, 0.75, 0.5])
    by_class = of_class[classes]
    content = {
        "cross-entropy-of-classes": case(
            lambda p, t: F.cross_entropy(p, classes, weight=of_class, reduction="none"), x, classes.double(), torch.ones(5)
        ),
        "sparse-categorical-crossentropy": case(
            lambda p, t: F.cross_entropy(p, t.long(), reduction="none"), x, classes.double(), sample
        ),
        "categorical-crossentropy": case(lambda p, t: F.cross_entropy(p, t, reduction="none"), x, one_hot, sample),
        "mean-squared-error": case(lambda p, t: F.mse_loss(p, t, reduction="none"), x, y, sample),
        "mean-absolute-error": case(lambda p, t: F.l1_loss(p, t, reduction="none"), x, y, by_class),
        "huber": case(lambda p, t: F.huber_loss(p, t, reduction="none"), x, y, sample),
        "binary-crossentropy": case(
            lambda p, t: F.binary_cross_entropy_with_logits(p, t, reduction="none"), x, one_hot, sample
        ),
    }
    content["cross-entropy-of-classes"]["weight"] = by_class.tolist()
    generate.write(
        "weighted-losses", "the weighted loss and its gradient by the prediction", content, "generate_weights.py", SEED
    )


if __name__ == "__main__":
    main()
