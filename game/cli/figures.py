"""Figures of a played game as plain numbers, by name.

Invariant: one table of quantities gives both the figures at the end and the series,
so the last number of a series is the figure at the end. Money is in US dollars.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from game.compiled.sizes import CHIP_LEDGER, MONEY, NOBODY, PEOPLE, POWER
from game.session.session import Session

Number = int | float


def _capability(world: Any, f: int) -> float:  # noqa: ANN401 - a structured scalar
    """Capability of the model the firm offers; 0 when it offers none."""
    model = int(world["serves"][f])
    return float(world["model_capability"][model]) if model != NOBODY else 0.0


OF_A_FIRM: Final[Mapping[str, Callable[[Any, int], Number]]] = {
    "cash_usd": lambda world, f: int(world["balance"][MONEY, f]) * 1000,
    "debt_usd": lambda world, f: int(world["debt"][f]) * 1000,
    "headline_value_usd": lambda world, f: float(world["value"][f]) * 1000,
    "service_revenue_usd": lambda world, f: int(world["service_revenue"][f]) * 1000,
    "price_usd": lambda world, f: float(world["price"][f]),
    "chips": lambda world, f: int(world["balance"][CHIP_LEDGER:, f].sum()),
    "chips_energised": lambda world, f: int(world["energised"][f].sum()),
    "compute_units": lambda world, f: float(world["compute"][f]),
    "power_mw": lambda world, f: int(world["balance"][POWER, f]) / 1000,
    "talent": lambda world, f: int(world["balance"][PEOPLE, f]),
    "morale": lambda world, f: float(world["morale"][f]),
    "trust": lambda world, f: float(world["trust"][f]),
    "capability": _capability,
    "usage_share": lambda world, f: float(world["usage_share"][f]),
}
"""Of a world record and a firm's place. Revenue is the week's, price per million tokens."""

OF_THE_WORLD: Final[Mapping[str, Callable[[Any], Number]]] = {
    "spot_price": lambda world: float(world["spot_price"]) * 1000,
    "expected_need": lambda world: float(world["expected_need"]),
    "compute_used": lambda world: float(world["compute_used"]),
    "frontier": lambda world: float(world["frontier"]),
    "market_pay": lambda world: float(world["market_pay"]) * 1000,
    "mood": lambda world: float(world["mood"]),
    "public_mood": lambda world: float(world["public_mood"]),
}
"""Of a world record. The spot price is USD a unit and week, pay USD a year."""

OF_A_SEGMENT: Final[Mapping[str, Callable[[Any, int], Number]]] = {
    "usage": lambda world, s: float(world["usage"][s]),
    "price_index": lambda world, s: float(world["price_index"][s]),
}
"""Of a world record and a segment's place: billion tokens a week, USD per million."""

_LEDGERS: Final = {"money": MONEY, "power": POWER, "people": PEOPLE}


def ledger_sums(session: Session) -> dict[str, int]:
    """How far each ledger is from zero; chips over all their kinds."""
    rows = session.world[0]["balance"].sum(axis=1)
    sums = {name: int(rows[row]) for name, row in _LEDGERS.items()}
    sums["chips"] = sum(abs(int(row)) for row in rows[CHIP_LEDGER:])
    return sums


def firm_figures(session: Session) -> dict[str, dict[str, Number]]:
    """Today's figures by firm id and quantity."""
    world = session.world[0]
    return {
        firm: {name: read(world, f) for name, read in OF_A_FIRM.items()}
        for f, firm in enumerate(session.catalogue.firms)
    }


def series(session: Session) -> dict[str, dict[str, list[Number]]]:
    """By quantity, then by firm id, segment id or "world": its figure at the start and
    after each turn.
    """
    worlds = [world[0] for world in session.past]
    segments = session.game.compiled.ids["segments"]
    found = {
        name: {firm: [read(w, f) for w in worlds] for f, firm in enumerate(session.catalogue.firms)}
        for name, read in OF_A_FIRM.items()
    }
    for name, read_world in OF_THE_WORLD.items():
        found[name] = {"world": [read_world(world) for world in worlds]}
    for name, read in OF_A_SEGMENT.items():
        found[name] = {s: [read(w, place) for w in worlds] for place, s in enumerate(segments)}
    return found
