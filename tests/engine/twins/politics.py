"""Plain twin of politics: favour, heat, trials, lobbying, protest and the public's mood."""

from __future__ import annotations

import math
from collections.abc import Sequence

from tests.support.plain import Table


def clipped(value: float) -> float:
    """A part of a whole."""
    return min(1.0, max(0.0, value))


def discount(constants: Table, firm: Table, models: Sequence[Table]) -> float:
    """How far below the rent of its compute a firm sells, as a part of that rent."""
    if firm["serves"] < 0:
        return 0.0
    rent = models[firm["serves"]]["model_weight"] * constants["spot_price"] / firm["serving_skill"]
    return max(0.0, rent - firm["price"]) / rent if rent > 0.0 else 0.0


def stirred(constants: Table, firm: Table, models: Sequence[Table]) -> dict[str, float]:
    """What a firm has stirred up after a week, and what is left of its good name."""
    favour = firm["favour"] * (1.0 - constants["favour_fade"])
    above = max(0.0, firm["usage_share"] - constants["heat_share"])
    given = firm["usage_share"] * discount(constants, firm, models)
    anger = 1.0 + constants["public_calm"] - constants["public_mood"]
    new_heat = (constants["heat_gain"] * above + constants["predation_gain"] * given) * anger
    heat = clipped(
        firm["heat"] * (1.0 - constants["heat_fade"])
        + new_heat * (1.0 - favour * constants["favour_shield"])
    )
    smoke = constants["protest_gain"] * firm["fast_power"] / 1e6
    protest = firm["protest"] * (1.0 - constants["protest_fade"]) + smoke
    lost = constants["court_loss"] * max(0.0, heat - constants["court_bar"])
    return {
        "favour": favour,
        "heat": heat,
        "protest": clipped(protest),
        "trust": firm["trust"] - lost * firm["trust"],
        "sentiment": firm["sentiment"] - lost * firm["sentiment"],
    }


def lobbied(constants: Table, firm: Table, millions: float) -> tuple[float, float]:
    """Favour and heat after a hearing that cost so many million USD more than those before."""
    spent = firm["lobbied"] / 1e3
    deaf = [math.exp(-constants["lobby_gain"] * math.sqrt(m)) for m in (spent, spent + millions)]
    won = constants["lobby_most"] * (deaf[0] - deaf[1]) * min(1.0, 1.0 - firm["favour"])
    return firm["favour"] + won, max(0.0, firm["heat"] - constants["lobby_cooling"] * won)


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
