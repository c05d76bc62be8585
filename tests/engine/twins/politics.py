"""Plain twin of politics: favour, heat, protest and the public's mood."""

from __future__ import annotations

import math
from collections.abc import Sequence

from tests.support.plain import Table


def clipped(value: float) -> float:
    """A part of a whole."""
    return min(1.0, max(0.0, value))


def stirred(constants: Table, firm: Table) -> dict[str, float]:
    """What a firm has stirred up after a week."""
    favour = firm["favour"] * (1.0 - constants["favour_fade"])
    above = max(0.0, firm["usage_share"] - constants["heat_share"])
    new_heat = (
        constants["heat_gain"] * above * (1.0 + constants["public_calm"] - constants["public_mood"])
    )
    heat = firm["heat"] * (1.0 - constants["heat_fade"]) + new_heat * (
        1.0 - favour * constants["favour_shield"]
    )
    smoke = constants["protest_gain"] * firm["fast_power"] / 1e6
    protest = firm["protest"] * (1.0 - constants["protest_fade"]) + smoke
    return {"favour": favour, "heat": clipped(heat), "protest": clipped(protest)}


def public(constants: Table, segments: Sequence[Table], protests: Sequence[float]) -> float:
    """The public's mood after a week: cheap tokens please, smoke does not."""
    ratios = [segment["index_start"] / segment["real_price"] for segment in segments]
    pleased = constants["public_gain"] * sum(map(math.log, ratios)) / len(ratios)
    annoyed = constants["public_loss"] * sum(protests) / len(protests)
    speed = constants["public_speed"]
    mood = (1.0 - speed) * constants["public_mood"] + speed * (
        constants["public_calm"] + pleased - annoyed
    )
    return clipped(mood)
