"""Plain twins of rivalry: a team's choice, a suit's odds, and a scandal."""

from __future__ import annotations

import math
from collections.abc import Mapping

from tests.support.plain import Table


def appeal(constants: Table, firm: Table, pay: float, usual: float) -> float:
    """Utility of working for a firm."""
    compute = max(0.0, firm["compute"] + firm["leased_in"]) / max(1, firm["people"])
    return float(
        constants["team_pay_weight"] * (math.log(pay) - math.log(usual))
        + constants["team_morale_weight"] * (firm["morale"] - 0.5)
        + constants["team_compute_weight"] * math.log(1.0 + compute)
    )


def choices(
    constants: Table,
    home: Table,
    loyalty: float,
    usual: float,
    bids: Mapping[int, tuple[Table, int]],
) -> dict[int, float]:
    """Chance of each bidder by its place, and of staying at -1: a multinomial logit."""
    best = max(pay for _firm, pay in bids.values())
    deep = constants["team_counter"] * home["value"] / (home["value"] + constants["team_means"])
    met = math.exp((1.0 - deep) * math.log(usual) + deep * math.log(max(usual, best)))
    kept = max(usual, min(best, home["hold_pay"]), int(met + 1e-6))
    weights = {
        -1: math.exp(
            constants["team_stay"]
            + constants["team_loyalty_weight"] * loyalty
            + appeal(constants, home, kept, usual)
        )
    }
    for f, (firm, pay) in bids.items():
        weights[f] = math.exp(appeal(constants, firm, pay, usual))
    total = sum(weights.values())
    return {f: weight / total for f, weight in weights.items()}


def winning(constants: Table, accused: Table, spent: int, found: int) -> float:
    """Chance that a suit is won."""
    merit = found + sum(week >= 0 for week in accused["cut_week"])
    ground = (
        constants["suit_heat"] * max(0.0, accused["heat"] - constants["suit_calm"])
        + constants["suit_breach"] * accused["breaches"]
        + constants["suit_merit"] * merit
    )
    effort = constants["suit_effort"] * math.log(1.0 + spent / constants["suit_scale"])
    odds = constants["suit_base"] + ground + min(1.0, ground) * effort
    return 1.0 / (1.0 + math.exp(-odds))


def scandal(constants: Table, firm: Table, weeks: int, part: float) -> dict[str, float]:
    """A firm's name after something it hid for `weeks` is out, of which `part` is felt."""
    size = part * (1.0 + constants["cut_growth"] * min(weeks, constants["cut_growth_weeks"]))
    return {
        "trust": firm["trust"] * max(0.0, 1.0 - size * constants["cut_trust"]),
        "morale": max(0.0, firm["morale"] - size * constants["cut_morale"]),
        "heat": min(1.0, firm["heat"] + size * constants["cut_heat"]),
        "sentiment": min(3.0, max(0.3, firm["sentiment"] - size * constants["cut_sentiment"])),
    }
