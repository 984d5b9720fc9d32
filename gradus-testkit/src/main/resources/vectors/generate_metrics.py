"""Writes metrics.json beside this script: python3 generate_metrics.py

Each metric by its plain definition, in float64: loops over samples, pairs and thresholds, in other words than Gradus uses.
Predictions are float32 numbers, rounded so that some are equal.
"""

import json
import math
import pathlib

import numpy

SEED = 20261121
SAMPLES = 60


def rounded(values, digits=2):
    return numpy.round(values, digits).astype(numpy.float32).astype(numpy.float64)


def softmax(x):
    e = numpy.exp(x - x.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def of_class(true, said, k):
    tp = sum(1 for t, s in zip(true, said) if t == k and s == k)
    fp = sum(1 for t, s in zip(true, said) if t != k and s == k)
    fn = sum(1 for t, s in zip(true, said) if t == k and s != k)
    return tp, fp, fn


def precision(tp, fp, fn):
    return tp / (tp + fp) if tp + fp else 0.0


def recall(tp, fp, fn):
    return tp / (tp + fn) if tp + fn else 0.0


def f_beta(beta):
    def score(tp, fp, fn):
        p, r = precision(tp, fp, fn), recall(tp, fp, fn)
        return (1 + beta**2) * p * r / (beta**2 * p + r) if p + r else 0.0

    return score


def averaged(score, true, said, classes, average):
    counts = [of_class(true, said, k) for k in range(classes)]
    if average == "micro":
        return score(*[sum(column) for column in zip(*counts)])
    present = [k for k in range(classes) if any(counts[k])]
    if average == "macro":
        return sum(score(*counts[k]) for k in present) / len(present)
    return sum(score(*counts[k]) * sum(1 for t in true if t == k) for k in present) / len(true)


def balanced(true, said, classes):
    return numpy.mean([recall(*of_class(true, said, k)) for k in range(classes) if k in true])


def matthews(true, said, classes):
    """The correlation of indicator columns: Gorodkin's definition by covariances."""
    x = numpy.eye(classes)[said]
    y = numpy.eye(classes)[true]

    def covariance(a, b):
        return sum(numpy.mean((a[:, k] - a[:, k].mean()) * (b[:, k] - b[:, k].mean())) for k in range(classes))

    return covariance(x, y) / math.sqrt(covariance(x, x) * covariance(y, y))


def kappa(true, said, classes):
    agreed = numpy.mean(numpy.array(true) == numpy.array(said))
    chance = sum(numpy.mean(numpy.array(true) == k) * numpy.mean(numpy.array(said) == k) for k in range(classes))
    return (agreed - chance) / (1 - chance)


def roc(positive, scores):
    wins = 0.0
    pairs = 0
    for i in range(len(scores)):
        for j in range(len(scores)):
            if positive[i] and not positive[j]:
                pairs += 1
                wins += 1.0 if scores[i] > scores[j] else 0.5 if scores[i] == scores[j] else 0.0
    return wins / pairs


def average_precision(positive, scores):
    area = 0.0
    before = 0.0
    for threshold in sorted(set(scores), reverse=True):
        chosen = [p for p, s in zip(positive, scores) if s >= threshold]
        now = sum(chosen) / sum(positive)
        area += (now - before) * sum(chosen) / len(chosen)
        before = now
    return area


def calibration(true, probabilities, bins):
    error = 0.0
    for b in range(bins):
        inside = []
        for t, row in zip(true, probabilities):
            confidence = max(row)
            if b / bins < confidence <= (b + 1) / bins:
                inside.append((confidence, float(numpy.argmax(row) == t)))
        if inside:
            error += len(inside) / len(true) * abs(numpy.mean([r for _, r in inside]) - numpy.mean([c for c, _ in inside]))
    return error


def top_k(true, scores, k):
    right = 0
    for t, row in zip(true, scores):
        order = sorted(range(len(row)), key=lambda j: (-row[j], j))
        right += t in order[:k]
    return right / len(true)


def class_results(true, probabilities, single):
    classes = probabilities.shape[1]
    said = [int(numpy.argmax(row)) for row in probabilities]
    results = {"accuracy": numpy.mean(numpy.array(true) == numpy.array(said))}
    for name, score in [("precision", precision), ("recall", recall), ("f1", f_beta(1)), ("f2", f_beta(2)), ("f05", f_beta(0.5))]:
        if single:
            results[name] = score(*of_class(true, said, 1))
            continue
        for average in ["macro", "micro", "weighted"]:
            results[name + "-" + average] = averaged(score, true, said, classes, average)
        results[name + "-class1"] = score(*of_class(true, said, 1))
    results["balanced"] = balanced(true, said, classes)
    results["matthews"] = matthews(true, said, classes)
    results["kappa"] = kappa(true, said, classes)
    found = [1] if single else [k for k in range(classes) if k in true]
    results["roc"] = numpy.mean([roc([t == k for t in true], probabilities[:, k]) for k in found])
    results["pr"] = numpy.mean([average_precision([t == k for t in true], probabilities[:, k]) for k in found])
    results["calibration15"] = calibration(true, probabilities, 15)
    results["calibration4"] = calibration(true, probabilities, 4)
    results["logLoss"] = -numpy.mean([math.log(min(max(row[t], 1e-7), 1 - 1e-7)) for t, row in zip(true, probabilities)])
    if not single:
        results["top2"] = top_k(true, probabilities, 2)
        results["top3"] = top_k(true, probabilities, 3)
    return results


def value_results(p, t):
    error = p - t
    r2 = [1 - numpy.sum(error[:, i] ** 2) / numpy.sum((t[:, i] - t[:, i].mean()) ** 2) for i in range(t.shape[1])]
    return {
        "mse": numpy.mean(error**2),
        "mae": numpy.mean(numpy.abs(error)),
        "rmse": math.sqrt(numpy.mean(error**2)),
        "mape": 100 * numpy.mean(numpy.abs(error) / numpy.maximum(numpy.abs(t), 1e-7)),
        "r2": numpy.mean(r2),
    }


def main():
    random = numpy.random.default_rng(SEED)
    cases = {"header": {"library": "numpy " + numpy.__version__, "precision": "float64", "seed": SEED}}
    for name, absent in [("classes", False), ("absent", True)]:
        true = random.integers(0, 3 if absent else 4, SAMPLES)
        logits = random.normal(size=(SAMPLES, 4)) + 1.2 * numpy.eye(4)[true]
        if absent:
            logits[:, 3] -= 9
        p = rounded(softmax(logits))
        true = [int(t) for t in true]
        cases[name] = {"predictions": p.tolist(), "targets": true, "results": class_results(true, p, False)}
    true = [int(t) for t in random.integers(0, 2, SAMPLES)]
    p = rounded(1 / (1 + numpy.exp(-random.normal(size=SAMPLES) - numpy.array(true))), 1)
    both = numpy.stack([1 - p, p], axis=1)
    cases["single"] = {"predictions": p.tolist(), "targets": true, "results": class_results(true, both, True)}
    t = rounded(random.normal(size=(SAMPLES, 3)) * [1, 5, 0.1] + [0, 100, 3], 3)
    p = rounded(t + random.normal(size=(SAMPLES, 3)) * [0.5, 2, 0.2], 3)
    cases["values"] = {"predictions": p.tolist(), "targets": t.tolist(), "results": value_results(p, t)}
    path = pathlib.Path(__file__).with_name("metrics.json")
    path.write_text(json.dumps(cases, indent=1) + "\n")


if __name__ == "__main__":
    main()
