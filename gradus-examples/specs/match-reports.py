"""Writes match-reports.csv: 3,000 made-up sentences about matches of the Reds and the Blues, and who won.

Both teams are in every sentence, and every phrase stands in as many reports of one winner as of the
other: which words there are says nothing, only their order does. Python 3.11, seed 1:

    python3 match-reports.py > match-reports.csv
"""

import csv
import random
import sys

REPORTS = 3000
PLACES = """Bergen Porto Lyon Genoa Ghent Malmo Turku Cork Leeds Bath Trieste Basel Bilbao Split Patras Gdansk
Riga Tartu Krakow Brno Graz Linz Ulm Kiel""".split()
WEATHER = """wet cold windy warm grey foggy bright frosty stormy mild dusty quiet long noisy late dark"""
WEATHER = WEATHER.split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
PARTS = "morning afternoon evening night".split()
ASIDES = """without their captain|after a poor start|for the third time this year|against all odds|with ten men
on a heavy pitch|to everyone's surprise|at the very last moment|after extra time|for once
with some luck|in a match to forget|as so often|in their new shirts|thanks to two penalties
after a long bus ride"""
ASIDES = [a for line in ASIDES.split("\n") for a in line.split("|")]
CODAS = """in front of nine thousand people|and nobody complained|while the rain came down|and went home singing
before a half-empty stand|and the band played on|as the lights went out|while their coach looked away
and the referee was booed|in the first match of the season|and the cup stays where it is|before the break was over
and the bells rang|in what may be the last derby|while the press slept|and that was that|on a pitch like a lake
and the keeper wept"""
CODAS = [c for line in CODAS.split("\n") for c in line.split("|")]
# {w} won, {l} lost
CORES = """{w} beat {l}|{w} defeated {l}|{w} outplayed {l}|{w} got the better of {l}|{w} were too strong for {l}
{w} overcame {l}|{w} took the points from {l}|{w} won against {l}|{w} ran past {l}|{w} scored once more than {l}
{l} lost to {w}|{l} were beaten by {w}|{l} fell to {w}|{l} had no answer to {w}|{l} went down to {w}
{l} could not hold {w}|{l} gave the match away to {w}|{l} were no match for {w}|{l} bowed to {w}|{l} failed against {w}
{l}, who had led at half-time, lost to {w}|{w}, who had been behind at half-time, beat {l}
{l} led for an hour before {w} turned the match around|{w} let {l} score first and then beat them
{l} did not beat {w}, they lost|{w} did not lose to {l}, they won"""
CORES = [c for line in CORES.split("\n") for c in line.split("|")]
NUMBERS = "one two three four five six".split()


def report(chance, winner):
    names = {"red": "the Reds", "blue": "the Blues"}
    loser = "blue" if winner == "red" else "red"
    core = chance.choice(CORES).format(w=names[winner], l=names[loser])
    if chance.random() < 0.4:
        core += ", " + chance.choice(ASIDES) + ","
    if chance.random() < 0.4:
        low = chance.randrange(5)
        core += " by %s to %s" % (NUMBERS[chance.randrange(low + 1, 6)], NUMBERS[low])
    if chance.random() < 0.5:
        core += " " + chance.choice(CODAS)
    opener = "On a %s %s %s in %s " % (
        chance.choice(WEATHER), chance.choice(DAYS), chance.choice(PARTS), chance.choice(PLACES))
    text = (opener if chance.random() < 0.6 else "") + core.rstrip(",")
    return text[0].upper() + text[1:] + "."


def main():
    chance = random.Random(1)
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["report", "winner"])
    seen = set()
    while len(seen) < REPORTS:
        winner = ("red", "blue")[len(seen) % 2]
        text = report(chance, winner)
        if text not in seen:
            seen.add(text)
            out.writerow([text, winner])


main()
