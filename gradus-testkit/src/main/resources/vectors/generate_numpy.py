"""Writes numpy.json: files that numpy wrote, in base64, and the numbers they hold.

Run: python3 generate_numpy.py
"""

import base64
import io
import json
import pathlib

import numpy as np


def npy(array, **settings):
    file = io.BytesIO()
    np.lib.format.write_array(file, array, **settings)
    return base64.b64encode(file.getvalue()).decode()


def archive(save, **arrays):
    file = io.BytesIO()
    save(file, **arrays)
    return base64.b64encode(file.getvalue()).decode()


def numbers(array):
    return np.ascontiguousarray(array).astype(np.float64).ravel().tolist()


def extremes(kind):
    """A [2, 3] array with the smallest and largest numbers of a type."""
    dtype = np.dtype(kind)
    if dtype.kind == "b":
        return np.array([[True, False, True], [False, False, True]])
    if dtype.kind == "f":
        info = np.finfo(dtype)
        largest = min(float(info.max), float(np.finfo(np.float32).max))
        row = [[0.0, -1.5, largest], [float(info.tiny) if dtype.itemsize < 8 else 1e-30, 0.1, -2.25]]
        return np.array(row, dtype)
    info = np.iinfo(dtype)
    return np.array([[0, 1, info.max], [info.min, info.max - 1, 7]], dtype)


def main():
    arrays = []
    for kind in "b1 u1 i1 u2 i2 u4 i4 u8 i8 f2 f4 f8".split():
        for order in "<>" if kind[1] != "1" else "|":
            for fortran in (False, True):
                array = extremes(kind).astype(order + kind, order="F" if fortran else "C")
                arrays.append(
                    {
                        "name": f"{order}{kind}{' fortran' if fortran else ''}",
                        "shape": list(array.shape),
                        "numbers": numbers(array),
                        "file": npy(array),
                    }
                )
    count = np.arange(120, dtype="<i2").reshape(2, 3, 4, 5)
    for name, array, settings in [
        ("four axes", count, {}),
        ("four axes fortran", np.asfortranarray(count), {}),
        ("one axis", count.ravel()[:7], {}),
        ("one axis fortran", np.asfortranarray(count.ravel()[:7]), {}),
        ("version 2", count, {"version": (2, 0)}),
        ("version 3", count, {"version": (3, 0)}),
    ]:
        arrays.append(
            {
                "name": name,
                "shape": list(array.shape),
                "numbers": numbers(array),
                "file": npy(array, **settings),
            }
        )
    refused = {
        "object": npy(np.array([[1], None], dtype=object), allow_pickle=True),
        "complex": npy(np.zeros((2, 2), "<c8")),
        "text": npy(np.array(["a", "bc"])),
        "bytes": npy(np.array([b"a", b"bc"])),
        "date": npy(np.array(["2020-01-01"], "<M8[D]")),
        "fields": npy(np.zeros(2, [("a", "<f4"), ("b", "<i2")])),
        "scalar": npy(np.float32(1)),
        "empty": npy(np.zeros((0, 3), "<f4")),
        "nine axes": npy(np.zeros((1,) * 9, "<f4")),
        "long double": npy(np.zeros(2, np.longdouble)),
    }
    rng = np.random.default_rng(7)
    digits = {
        "x": rng.integers(0, 256, (6, 4, 4), "uint8"),
        "y": np.array([2, 0, 1, 1, 0, 2]),
        "price": rng.standard_normal((6, 1)),
        "one hot": np.eye(3, dtype="uint8")[[2, 0, 1, 1, 0, 2]],
        "paid": np.array([True, False, True, True, False, False]),
    }
    archives = {
        "digits": {name: {"shape": list(a.shape), "numbers": numbers(a)} for name, a in digits.items()},
        "stored": archive(np.savez, **digits),
        "packed": archive(np.savez_compressed, **digits),
    }
    result = {
        "header": {"library": "numpy", "version": np.__version__, "seed": 7},
        "arrays": arrays,
        "refused": refused,
        "archives": archives,
    }
    path = pathlib.Path(__file__).with_name("numpy.json")
    path.write_text(json.dumps(result) + "\n")


main()
