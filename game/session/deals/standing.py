"""What is known of a party to a contract when it is weighed.

Invariant: the own firm is known from inside, every other by what its view line tells; so an
appraisal of another chief's mind is an estimate from public knowledge. Money is in US
dollars, compute in units.
"""

from __future__ import annotations

from collections.abc import Container

from attrs import field, frozen

from game.scenario.model.firms import Temper
from game.session.view import FirmLine, Own, View

_WEEKS = 52.0

CASH_GUESS = 0.04
"""Part of its value that a firm is thought to hold in cash."""
FUNDS_GUESS = 0.05
"""Part of its value that a firm is thought to be able to raise."""
YIELD_GUESS = 0.03
"""Part of its value that a firm is thought to earn in a year beside its services."""
CALM_SPREAD = 0.02
"""Credit spread up to which a firm is thought to have money enough."""
PRESSED_SPREAD = 0.10
"""Credit spread from which it is thought to need every dollar."""
SAFE_RUNWAY = 26.0
"""Weeks of cash from which a chief feels no need of more."""
OVERLOAD_WEEKS = 4
"""Weeks for which a firm that turned users away is thought to lack compute."""
OVERLOAD_GUESS = 0.2
"""What such a firm is thought to lack, as a part of the compute it has."""


@frozen(kw_only=True)
class Standing:
    """One party as the appraising chief knows it."""

    firm: str
    name: str
    inside: bool = False
    """Whether it is the own firm, known from inside."""
    value: float = 0.0
    cash: float = 0.0
    funds: float = 0.0
    """What lenders and buyers of shares would give it."""
    income: float = 0.0
    """What is left in a week after all dues; below zero for a loss."""
    revenue: float = 0.0
    """Service revenue a week."""
    compute: float = 0.0
    """Owned and leased."""
    capability: float = 0.0
    spread: float = 0.0
    breaches: int = 0
    need: float = 0.0
    """How badly it needs cash, 0 to 1."""
    lacks: float = 0.0
    """Units it would need to serve all who ask."""
    temper: Temper = field(factory=Temper)


OUTSIDE = Standing(firm="", name="", value=1e15, cash=1e15, compute=1e12)
"""A party outside the game: it always pays and never minds."""


def standings(view: View, firms: Container[str]) -> dict[str, Standing]:
    """Those of `firms` that are in the game by id, the own firm from inside."""
    crowded = {
        news.firm
        for news in view.news
        if news.kind == "overloaded" and news.week > view.turn - OVERLOAD_WEEKS
    }
    found = {line.id: _seen(line, line.id in crowded) for line in view.firms if line.id in firms}
    if view.firm in firms:
        found[view.firm] = _own(view.me, view.own)
    return found


def _seen(line: FirmLine, crowded: bool) -> Standing:
    """A firm from outside."""
    span = PRESSED_SPREAD - CALM_SPREAD
    return Standing(
        firm=line.id,
        name=line.name,
        value=line.value,
        cash=CASH_GUESS * line.value,
        funds=FUNDS_GUESS * line.value,
        income=YIELD_GUESS * line.value / _WEEKS,
        revenue=line.revenue / _WEEKS,
        compute=line.compute,
        capability=line.capability,
        spread=line.spread,
        breaches=line.breaches,
        need=_part((line.spread - CALM_SPREAD) / span),
        lacks=OVERLOAD_GUESS * line.compute if crowded else 0.0,
        temper=line.temper,
    )


def _own(line: FirmLine, own: Own) -> Standing:
    """The own firm from inside."""
    return Standing(
        firm=line.id,
        name=line.name,
        inside=True,
        value=line.value,
        cash=float(own.cash),
        funds=float(own.credit + own.equity),
        income=float(own.income - own.expense),
        revenue=float(own.service_revenue),
        compute=max(0.0, own.compute + own.leased),
        capability=line.capability,
        spread=own.spread,
        breaches=line.breaches,
        need=_part(1.0 - own.runway / SAFE_RUNWAY) if own.runway is not None else 0.0,
        lacks=own.serving_used * own.unserved / max(1.0 - own.unserved, 0.1),
        temper=line.temper,
    )


def _part(number: float) -> float:
    return min(max(number, 0.0), 1.0)
