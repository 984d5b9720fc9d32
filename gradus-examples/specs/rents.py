"""Writes rents.csv: 400 made-up flats, with categories and missing entries. Python 3.11, seed 1."""

import csv
import random
import sys

draw = random.Random(1)
HEATING = {"district": 0, "gas": 40, "oil": -60, "heat pump": 90}
ZIP = {"0100": 0, "0150": 180, "0200": 320}

rows = []
for number in range(400):
    area = round(draw.uniform(25, 140), 1)
    year = draw.randint(1890, 2024)
    heating = draw.choice(list(HEATING))
    code = draw.choice(list(ZIP))
    rent = 180 + 9.5 * area + 0.8 * (year - 1950) + HEATING[heating] + ZIP[code]
    rent = round(rent + draw.gauss(0, 25))
    shown = [number + 1, area, year, heating, code, rent]
    for column in (1, 2, 3):
        if draw.random() < 0.05:
            shown[column] = ""
    rows.append(shown)

with open(sys.argv[1] if len(sys.argv) > 1 else "rents.csv", "w", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["flat", "area", "year", "heating", "zip", "rent"])
    writer.writerows(rows)
