"""Plain twin of pledges, duty, halls, devices and the public's anger."""

from __future__ import annotations

import math
from collections.abc import Sequence

from tests.support.plain import Table


def impressed(constants: Table, thousand: float) -> float:
    """How much a pledge impresses, 0 to 1."""
    return thousand / (constants["pledge_scale"] + thousand)


def judged(constants: Table, firm: Table) -> dict[str, float]:
    """Favour, trust and sentiment after a pledge fell due, the week's fading before it done."""
    weight = impressed(constants, firm["pledge_sum"])
    missing = max(0.0, 1.0 - firm["pledge_done"] / firm["pledge_sum"])
    good = 1.0 - constants["pledge_blame"] * missing
    favour, trust = firm["favour"], firm["trust"] * good
    if missing == 0.0:
        trust = 1.0 - (1.0 - trust) * (1.0 - constants["pledge_trust"] * weight)
        room = min(1.0, 1.0 - favour) if favour > 0.0 else 1.0
        favour += room * min(1.0, constants["pledge_thanks"] * weight)
    else:
        favour = max(-1.0, favour - constants["pledge_shame"] * weight * missing)
    return {"favour": favour, "trust": trust, "sentiment": firm["sentiment"] * good}


def duty(constants: Table, firm: Table, prices: Sequence[float], shipped: Sequence[int]) -> float:
    """Duty on what was shipped, thousand USD; prices of cards that pay none are zero."""
    value = sum(price * cards for price, cards in zip(prices, shipped, strict=True))
    return (
        constants["tariff"] * value * (1.0 - constants["tariff_shield"] * max(0.0, firm["favour"]))
    )


def chance(constants: Table, firm: Table, thousand: float) -> float:
    """Chance that a device is wanted."""
    log_odds = (
        constants["device_base"]
        + constants["device_trust"] * firm["trust"]
        + constants["device_money"] * (math.log(thousand) - math.log(constants["device_scale"]))
        - constants["device_flop"] * firm["device_flops"]
    )
    return math.exp(log_odds) / (1.0 + math.exp(log_odds))


def anger(constants: Table, use: float) -> float:
    """Anger over jobs after a week in which `use` billion tokens were wanted."""
    faster = math.log(use) - math.log(constants["use_before"]) - constants["jobs_pace"]
    left = constants["jobs"] - constants["jobs"] * constants["jobs_fade"]
    return min(1.0, left + constants["jobs_gain"] * max(0.0, faster))
