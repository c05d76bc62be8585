"""Plain twin of the services market: who uses whom, how much, and who gets served."""

from __future__ import annotations

import math
from collections.abc import Sequence

from tests.engine.twins.compute import capacities
from tests.support.plain import Table


def offering(firm: Table) -> bool:
    """Whether the firm offers a model."""
    return bool(firm["active"]) and firm["serves"] >= 0


def utility(
    segment: Table, place: int, firm: Table, models: Sequence[Table], make: float = 0.0
) -> float:
    """What users of the segment see in a firm's offer; `make` is lost by a borrowed model."""
    model = models[firm["serves"]]
    return float(
        firm["door"][place]
        - make
        + segment["quality_weight"] * model["model_capability"]
        - segment["price_weight"] * math.log(firm["price"])
        + segment["trust_weight"] * firm["trust"]
    )


def second_hand(constants: Table, firms: Sequence[Table], f: int, models: Sequence[Table]) -> float:
    """Utility lost by a house with models of its own that serves another's open one."""
    served = firms[f]["serves"]
    rented = models[served]["model_weight"] / constants["public_skill"] * constants["spot_price"]
    hosts = [
        row["price"]
        for g, row in enumerate(firms)
        if g != f and offering(row) and row["serves"] == served
    ]
    times = firms[f]["price"] / max(constants["price_low"], min([rented, *hosts]))
    return float(constants["own_make"] + constants["rehost_price"] * max(0.0, math.log(times)))


def used_to(
    constants: Table, segments: Sequence[Table], firm: Table, models: Sequence[Table]
) -> float:
    """The price the firm's users are used to this week."""
    better = models[firm["serves"]]["model_capability"] - constants["cap_reference"]
    granted = firm["price_worth"] * math.exp(constants["quality_price"] * better)
    level = min(firm["price"], granted)
    shares = firm["share"][: len(segments)]
    speed = 1.0
    if sum(shares) > 0.0:
        moving = [part * line["switching"] for part, line in zip(shares, segments, strict=True)]
        speed = sum(moving) / sum(shares)
    log = (1.0 - speed) * math.log(firm["price_seen"]) + speed * math.log(level)
    return min(firm["price"], math.exp(log))


def nested_logit(utilities: Sequence[tuple[float, int]], scale: float) -> list[float]:
    """Shares of offers (utility, nest); the outside option has utility 0 (McFadden 1978)."""
    inclusive: dict[int, float] = {}
    for worth, nest in utilities:
        inclusive[nest] = inclusive.get(nest, 0.0) + math.exp(worth / scale)
    whole = 1.0 + sum(total**scale for total in inclusive.values())
    return [
        (math.exp(worth / scale) / inclusive[nest]) * (inclusive[nest] ** scale / whole)
        for worth, nest in utilities
    ]


def choose(
    segment: Table, place: int, firms: Sequence[Table], models: Sequence[Table]
) -> tuple[list[float], float]:
    """New shares of all firms and of nobody in a segment."""
    offers = [firm for firm in firms if offering(firm)]
    utilities = [
        (utility(segment, place, firm, models), models[firm["serves"]]["model_open"])
        for firm in offers
    ]
    wanted = iter(nested_logit(utilities, segment["nest"]))
    moved = segment["switching"]
    shares = [
        (1.0 - moved) * firm["share"][place] + moved * next(wanted) if offering(firm) else 0.0
        for firm in firms
    ]
    return shares, 1.0 - sum(shares)


def real_price(
    constants: Table,
    segment: Table,
    firms: Sequence[Table],
    models: Sequence[Table],
    shares: Sequence[float],
) -> float:
    """Mean price paid for a token of reference quality: geometric, by share, hedonic."""
    offers = [(part, firm) for part, firm in zip(shares, firms, strict=True) if offering(firm)]
    total = sum(part for part, _firm in offers)
    if total <= 0.0:
        return float(segment["real_price"])
    index = math.prod(firm["price"] ** (part / total) for part, firm in offers)
    points = sum(part * models[firm["serves"]]["model_capability"] for part, firm in offers)
    better = points / total - constants["cap_reference"]
    return float(index / math.exp(constants["quality_price"] * better))


def usage(constants: Table, segment: Table, price: float, inside: float) -> float:
    """Usage of a segment at a real price, when the part `inside` of its users use somebody."""
    wanted = segment["usage_start"] * (1.0 + segment["usage_growth"]) ** constants["turn"]
    wanted *= (segment["index_start"] / price) ** segment["elasticity"]
    wanted *= inside / segment["inside_start"]
    adoption = segment["adoption"]
    return float((1.0 - adoption) * segment["usage"] + adoption * wanted)


def served(firm: Table, wanted: float, models: Sequence[Table]) -> tuple[float, float, float]:
    """Tokens served, units used and the part turned away, of tokens wanted."""
    if not offering(firm) or wanted <= 0.0:
        return 0.0, 0.0, 0.0
    each = models[firm["serves"]]["model_weight"] / firm["serving_skill"]
    room = capacities(firm)[1]
    tokens = min(wanted, room / each)
    return tokens, tokens * each, 1.0 - tokens / wanted


def market(
    constants: Table, segments: Sequence[Table], firms: Sequence[Table], models: Sequence[Table]
) -> list[dict[str, float]]:
    """A whole week of the market: tokens, units, unserved part and revenue by firm."""
    wanted = [0.0] * len(firms)
    bills = [
        used_to(constants, segments, firm, models) / firm["price"] if offering(firm) else 1.0
        for firm in firms
    ]
    for place, segment in enumerate(segments):
        shares, outside = choose(segment, place, firms, models)
        price = real_price(constants, segment, firms, models, shares)
        tokens = usage(constants, segment, price, sum(shares))
        for f, part in enumerate(shares):
            kept = bills[f] ** segment["elasticity"]
            wanted[f] += kept * tokens * part / (1.0 - outside) if outside < 1.0 else 0.0
    rows = []
    for f, firm in enumerate(firms):
        tokens, units, unserved = served(firm, wanted[f], models)
        revenue = tokens * firm["price"]
        rows.append({"tokens": tokens, "units": units, "unserved": unserved, "revenue": revenue})
    return rows
