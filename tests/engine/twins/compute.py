"""Plain twins of power and of the rental market."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from tests.support.plain import Table


def energised(watts: int, cards: Sequence[tuple[int, int, float]]) -> list[int]:
    """How many of each kind of (owned, watts, units) card get power: the thriftiest first."""
    lit = [0] * len(cards)
    by_thrift = sorted(range(len(cards)), key=lambda i: cards[i][2] / cards[i][1], reverse=True)
    for i in by_thrift:
        owned, each, _units = cards[i]
        while lit[i] < owned and watts >= each:
            some = max(1, min(owned - lit[i], watts // each))
            lit[i] += some
            watts -= some * each
    return lit


def spare(firm: Table) -> float:
    """Units a firm lets: what it neither trains nor serves with."""
    own = max(0.0, firm["compute"] + firm["leased_in"])
    return float(own * max(0.0, 1.0 - firm["train_share"] - firm["serve_share"]))


def capacities(firm: Table) -> tuple[float, float, float]:
    """Units for training, serving and letting; rented ones follow the split of the own."""
    own = max(0.0, firm["compute"] + firm["leased_in"])
    train, serve = firm["train_share"], firm["serve_share"]
    if train + serve == 0.0:
        return 0.0, 0.0, spare(firm)
    rented = firm["rented"] / (train + serve)
    return train * (own + rented), serve * (own + rented), spare(firm)


def demand(constants: Table, firms: Sequence[Table], rent: float) -> float:
    """Units wanted at `rent` by everybody."""
    keen = [firm for firm in firms if firm["active"] and firm["rent_limit"] >= rent]
    return outside(constants, rent) + math.fsum(firm["rent_wanted"] for firm in keen)


def outside(constants: Table, rent: float) -> float:
    """Constant-elasticity demand of firms outside the game."""
    grown = constants["others_demand"] * (1.0 + constants["others_growth"]) ** constants["turn"]
    return float(grown * (rent / constants["rent_start"]) ** -constants["rent_elasticity"])


def rent(constants: Table, firms: Sequence[Table]) -> float:
    """Lowest rent with no excess demand, solved between the firms' limits."""
    low, high = float(constants["rent_low"]), float(constants["rent_high"])
    supply = constants["others_supply"] + sum(spare(firm) for firm in firms if firm["active"])
    limits = {firm["rent_limit"] for firm in firms if firm["active"]}
    steps = sorted({low, high, *(limit for limit in limits if low < limit < high)})
    if demand(constants, firms, low) <= supply:
        return low
    for below, above in pairwise(steps):
        firm_units = demand(constants, firms, above) - outside(constants, above)
        left = supply - firm_units
        if left <= 0.0:
            continue
        at_start = outside({**constants, "rent_start": 1.0}, 1.0)
        solved = constants["rent_start"] * (at_start / left) ** (1.0 / constants["rent_elasticity"])
        if solved <= above:
            return float(max(below, solved))
    return high
