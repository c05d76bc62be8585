"""Plain twins of the talent market's choices: logits over pay, morale and compute."""

from __future__ import annotations

import math
from collections.abc import Sequence

from tests.support.plain import Table


def logistic(odds: float) -> float:
    """Chance of log-odds."""
    return 1.0 / (1.0 + math.exp(-odds))


def leaving(constants: Table, firm: Table) -> float:
    """Chance that one of the firm's people leaves in a week."""
    rate = constants["quit_rate"]
    odds = math.log(rate / (1.0 - rate))
    odds -= constants["quit_pay"] * math.log(firm["pay"] / constants["market_pay"])
    usual = min(firm["pay_usual"], constants["market_pay"])
    if firm["pay"] < usual:
        odds += constants["quit_cut"] * math.log(usual / firm["pay"])
    return logistic(odds - constants["quit_morale"] * (firm["morale"] - 0.5))


def saying_yes(constants: Table, target: Table, offer: float) -> float:
    """Chance that one of the target's people takes the offer."""
    odds = constants["poach_base"]
    odds += constants["poach_pay"] * (math.log(offer) - math.log(target["pay"]))
    odds -= constants["poach_morale"] * (target["morale"] - 0.5)
    return logistic(odds - target["poach_loyalty"])


def pull(constants: Table, firm: Table) -> float:
    """Weight of a firm for those who look for a place."""
    compute = max(0.0, firm["compute"] + firm["leased_in"]) / max(1, firm["people"])
    return float(
        (firm["pay"] / constants["market_pay"]) ** constants["join_pay"]
        * math.exp(constants["join_morale"] * (firm["morale"] - 0.5))
        * (1.0 + compute) ** constants["join_compute"]
    )


def largest_raise(firms: Sequence[Table], own: Table) -> float:
    """Log of the most that any other house pays above the pay of old, beyond the own raise."""
    raises = [math.log(firm["pay"] / firm["pay_usual"]) for firm in firms if firm["people"] > 0]
    mine = max(0.0, math.log(own["pay"] / own["pay_usual"]))
    return max(mine, *raises) - mine if raises else 0.0


def morale(constants: Table, firm: Table, firms: Sequence[Table] = ()) -> float:
    """Morale after a quiet week: part of the way to its level."""
    level = firm["morale_home"]
    felt = constants["morale_pay"] * math.log(firm["pay"] / constants["market_pay"])
    most = constants["morale_pay_most"]
    level += felt if felt <= 0.0 else most - most * math.exp(-felt / most)
    level -= constants["pay_envy"] * largest_raise(firms, firm)
    speed = constants["morale_speed"]
    return float(min(1.0, max(0.0, (1.0 - speed) * firm["morale"] + speed * level)))


def search_fees(constants: Table, firm: Table, found: int) -> tuple[int, int]:
    """Who can be hired of those found, by the cash there is, and the fees (thousand USD)."""
    fee = int(constants["recruit_cost"])
    hired = min(found, firm["cash"] // fee) if fee > 0 else found
    return hired, hired * fee
