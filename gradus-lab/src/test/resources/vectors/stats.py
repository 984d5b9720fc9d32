"""Writes stats.json: what SciPy computes for the tests of dev.gradus.stats.

Run: python3 stats.py > stats.json
"""

import json
import math

import numpy
import scipy
from scipy import optimize, stats

SEED = 20260801
rng = numpy.random.default_rng(SEED)


def samples():
    """Pairs of (treatment, control) of many sizes, and two with ties."""
    for n in (2, 3, 5, 6, 8, 10, 12, 16):
        control = rng.normal(0.9, 0.02, n)
        yield "normal%d" % n, control + rng.normal(0.01, 0.015, n), control
    # Multiples of 1/64, so that differences tie exactly.
    control = rng.integers(40, 60, 9) / 64
    yield "grid9", control + rng.integers(-2, 4, 9) / 64, control
    control = rng.lognormal(0, 1, 11)
    yield "skewed11", control * rng.lognormal(0.1, 0.5, 11), control
    control = rng.normal(1e6, 1, 7)
    yield "offset7", control + rng.normal(1e-3, 1e-3, 7), control


def permutation(d):
    result = stats.permutation_test(
        (d,), numpy.mean, permutation_type="samples", n_resamples=math.inf, alternative="two-sided"
    )
    # The plain definition beside it: the distribution is symmetric, so both must agree.
    null = result.null_distribution
    plain = float(numpy.mean(numpy.abs(null) >= abs(result.statistic) * (1 - 1e-9)))
    assert abs(plain - result.pvalue) < 1e-12, (plain, result.pvalue)
    return plain


def pair(name, treatment, control):
    d = treatment - control
    test = stats.ttest_rel(treatment, control)
    low95, high95 = test.confidence_interval(0.95)
    low90, high90 = test.confidence_interval(0.90)
    delta = 0.01 * abs(numpy.mean(control))
    tost = max(
        stats.ttest_1samp(d, -delta, alternative="greater").pvalue,
        stats.ttest_1samp(d, delta, alternative="less").pvalue,
    )
    wins = int(numpy.sum(d > 0))
    wilson = stats.binomtest(wins, len(d)).proportion_ci(0.95, method="wilson")
    return {
        "name": name,
        "treatment": list(treatment),
        "control": list(control),
        "mean": float(numpy.mean(d)),
        "standardDeviation": float(numpy.std(d, ddof=1)),
        "effectSize": float(numpy.mean(d) / numpy.std(d, ddof=1)),
        "interval95": [float(low95), float(high95)],
        "interval90": [float(low90), float(high90)],
        "pairedT": float(test.pvalue),
        "signFlip": permutation(d),
        "delta": float(delta),
        "equivalence": float(tost),
        "wins": wins,
        "ties": int(numpy.sum(d == 0)),
        "wilsonOfWins": [float(wilson.low), float(wilson.high)],
    }


def signed_rank(d):
    plain = len(set(numpy.abs(d))) == len(d) and numpy.all(d != 0)
    if not numpy.any(d):
        return 1.0  # SciPy: NaN
    return float(
        stats.wilcoxon(
            d,
            zero_method="zsplit",
            correction=False,
            method="exact" if plain and len(d) <= 25 else "asymptotic",
        ).pvalue
    )


def signed_ranks():
    """Differences of many sizes, with and without ties and zeros."""
    rows = []
    for n in (1, 2, 5, 6, 9, 15, 25, 26, 40):
        rows.append(rng.normal(0.3, 1, n))
    for n in (3, 7, 12, 30):
        rows.append(rng.integers(-3, 5, n) / 8)
    rows.append(numpy.zeros(4))
    return [
        {
            "differences": list(map(float, d)),
            "p": signed_rank(d),
            "ranks": list(map(float, stats.rankdata(numpy.abs(d)) * numpy.sign(d))),
        }
        for d in rows
    ]


def mc_nemar():
    return [
        [b, c, float(stats.binomtest(b, b + c, 0.5).pvalue) if b + c else 1.0]
        for b, c in ((0, 0), (0, 1), (3, 0), (0, 6), (2, 9), (7, 7), (1, 30))
    ]


def interquartile():
    rows = [rng.normal(0, 1, n) for n in (1, 3, 4, 5, 8, 10, 30)]
    return [{"values": list(map(float, v)), "mean": float(stats.trim_mean(v, 0.25))} for v in rows]


def factorial():
    """Effects of 2^3 settings over seeds: contrasts of each seed and their paired t."""
    values = rng.normal(0.9, 0.01, (6, 8)) + numpy.arange(8) * 0.004
    signs = [[1 if index >> factor & 1 else -1 for index in range(8)] for factor in range(3)]
    effects = []
    for chosen in ((0,), (1,), (2,), (0, 1), (0, 2), (1, 2)):
        sign = numpy.prod([signs[factor] for factor in chosen], axis=0)
        contrast = values @ sign / 4
        test = stats.ttest_1samp(contrast, 0)
        low, high = test.confidence_interval(0.95)
        effects.append(
            {
                "factors": list(chosen),
                "mean": float(numpy.mean(contrast)),
                "interval95": [float(low), float(high)],
                "p": float(test.pvalue),
            }
        )
    return {"values": [list(map(float, row)) for row in values], "effects": effects}


def power(n, effect):
    critical = stats.t.isf(0.025, n - 1)
    t = stats.nct(n - 1, effect * math.sqrt(n))
    # SciPy gives NaN where the far tail underflows.
    return float(t.sf(critical) + numpy.nan_to_num(t.cdf(-critical)))


def noncentral():
    rows = []
    for df in (1, 2, 4, 9, 29, 500):
        for nc in (-3, 0, 0.5, 2.8, 7, 30):
            for t in (-2.5, 0, 0.3, 2, 12.7, 31):
                p = stats.nct.cdf(t, df, nc) if nc else stats.t.cdf(t, df)
                # SciPy gives NaN in some far tails.
                if math.isfinite(p):
                    rows.append([df, nc, t, float(p)])
    return rows


def detectable(n):
    high = 1 / math.sqrt(n)
    while power(n, high) < 0.8:
        high *= 1.2
    return optimize.brentq(lambda d: power(n, d) - 0.8, 1e-9, high, xtol=1e-15, rtol=1e-15)


def needed(effect):
    n = 2
    while power(n, effect) < 0.8:
        n += 1
    return n


print(
    json.dumps(
        {
            "header": {
                "library": "scipy",
                "version": scipy.__version__,
                "numpy": numpy.__version__,
                "seed": SEED,
            },
            "pairs": [pair(*sample) for sample in samples()],
            "noncentralT": noncentral(),
            "power": [[n, d, power(n, d)] for n in (2, 3, 5, 10, 30, 1000) for d in (0.05, 0.5, 1, 2.5)],
            "detectable": [[n, detectable(n)] for n in (2, 3, 5, 8, 10, 12, 15, 20, 30, 200)],
            "needed": [[d, needed(d)] for d in (0.1, 0.25, 0.5, 0.66, 1, 1.7, 3, 10)],
            "signedRanks": signed_ranks(),
            "mcNemar": mc_nemar(),
            "interquartile": interquartile(),
            "factorial": factorial(),
        },
        indent=1,
        allow_nan=False,
    )
)
