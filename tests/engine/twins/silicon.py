"""Plain twin of stacks, own silicon and licences, from what the keys of a scenario say."""

from __future__ import annotations

import math
from collections.abc import Sequence

from tests.support.plain import Table


def card(rules: Table, chip: Table, fluency: float) -> float:
    """Compute of a card in the hands of a firm of that fluency (0 to 1)."""
    code = fluency + rules["fluency_floor"] * (1.0 - fluency)
    ripe = chip["maturity"] + rules["maturity_floor"] * (1.0 - chip["maturity"])
    return chip["chip_units"] * code * ripe


def lit(cards: Sequence[tuple[int, int, float]], watts: int) -> float:
    """Most compute of (cards, watts of one, compute of one) with so many watts.

    Whole cards are lit kind by kind, the kind with most compute per watt first.
    """
    units = 0.0
    for owned, power, each in sorted(cards, key=lambda kind: -kind[2] / kind[1]):
        here = min(owned, watts // power)
        watts -= here * power
        units += here * each
    return units


def learned(fluency: float, part: float) -> float:
    """Fluency after a part of what was missing is learned."""
    return fluency + part * (1.0 - fluency)


def effort(spent: float, full: float) -> float:
    """Part of a full effort."""
    return min(1.0, math.sqrt(spent / full))


def closed(chips: Sequence[Table], region: int) -> float:
    """Part of all foreign compute that may not be sold in a region."""
    foreign = [chip for chip in chips if chip["chip_home"] not in (-1, region)]
    total = sum(chip["chip_units"] for chip in foreign)
    barred = sum(chip["chip_units"] for chip in foreign if not chip["licence"][region])
    return barred / total if total else 0.0


def outside(rules: Table, chips: Sequence[Table], place: int) -> float:
    """Cards a week that outsiders look for at the first price and the first need."""
    chip = chips[place]
    markets = sum(chip["licence_start"])
    wanted = chip["chip_others"] * (sum(chip["licence"]) / markets if markets else 1.0)
    wanted += chip["chip_others_offered"] * chip["offered"]
    home = chip["chip_home"]
    if home < 0 or not chip["licence"][home]:
        return wanted
    makers = [other for other in chips if other["chip_home"] == home]
    made = sum(other["output"] * other["chip_units"] for other in makers)
    lost = sum(
        other["chip_others"] / sum(other["licence_start"]) * other["chip_units"]
        for other in chips
        if other["chip_home"] != home
        and other["licence_start"][home]
        and not other["licence"][home]
    )
    return wanted + (rules["substitution"] * lost / made * chip["output"] if made else 0.0)


def chance(rules: Table, favour: float, units: float, spent: float) -> float:
    """Chance of a licence after so many thousand USD."""
    heard = 1.0 - math.exp(-math.sqrt(spent / rules["licence_scale"]))
    odds = rules["licence_base"] + rules["licence_favour"] * favour
    odds += rules["licence_money"] * heard - rules["licence_strength"] * units
    return 1.0 / (1.0 + math.exp(-odds))
