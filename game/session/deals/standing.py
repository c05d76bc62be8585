"""What is known of a party to a contract when it is weighed.

Invariant: the own firm is known from inside, every other by what its view line tells; so an
appraisal of another chief's mind is an estimate from public knowledge. Money is in US
dollars, compute in units.
"""

from __future__ import annotations

from collections.abc import Container, Mapping

from attrs import field, frozen

from game.scenario.model.firms import Temper
from game.session.numbers import number_in_words
from game.session.terrain import Estimate
from game.session.view import FirmLine, View
from game.words import _

_WEEKS = 52.0

CASH_GUESS = 0.04
"""Part of its value that a firm is thought to hold in cash."""
FUNDS_GUESS = 0.05
"""Part of its value that a firm in no need of money is thought to be able to raise."""
YIELD_GUESS = 0.03
"""Part of its value that such a firm is thought to earn in a year beside its services."""
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
SERVING_GUESS = 0.4
"""Part of its compute on which a firm with a service is thought to answer its users."""


@frozen(kw_only=True)
class Standing:
    """One party as the appraising chief knows it."""

    firm: str
    name: str
    inside: bool = False
    """Whether it is the own firm, known from inside."""
    value: float = 0.0
    cash: float = 0.0
    cash_low: float = field()
    """Least cash it may have; of the own firm what it has."""
    cash_high: float = field()
    """Most cash it may have."""
    funds: float = 0.0
    """What lenders and buyers of shares would give it."""
    income: float = 0.0
    """What is left in a usual week after all dues; below zero for a loss. What falls due once
    is no rate."""
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
    serving: float = 0.0
    """Units on which it answers its users."""
    cards: Mapping[str, int] | None = None
    """Cards it owns by chip; None when they can only be guessed."""

    @property
    def means(self) -> float:
        """Cash, and what lenders and buyers of shares would add to it."""
        return max(0.0, self.cash) + max(0.0, self.funds)

    @cash_low.default
    def _least(self) -> float:
        return self.cash

    @cash_high.default
    def _most(self) -> float:
        return self.cash

    def in_words(self, usd: float) -> str:
        """A sum of which its cash is part: with its range, where the cash is an estimate."""
        ends = (usd + bound - self.cash for bound in (self.cash_low, self.cash_high))
        low, high = (number_in_words(float(f"{max(0.0, end):.3g}"), "usd") for end in ends)
        if low == high:
            return low
        return _("{low} to {high}, as you reckon").format(low=low, high=high)

    temper: Temper = field(factory=Temper)


OUTSIDE = Standing(firm="", name="", value=1e15, cash=1e15, compute=1e12, cards={})
"""A party outside the game: it always pays and never minds."""


def standings(view: View, firms: Container[str]) -> dict[str, Standing]:
    """Those of `firms` that are in the game by id, the own firm from inside."""
    crowded = {
        news.firm
        for news in view.news
        if news.kind == "overloaded" and news.week > view.turn - OVERLOAD_WEEKS
    }
    leased = _leased(view)
    found = {
        line.id: _seen(
            line,
            line.id in crowded,
            leased.get(line.id, 0.0),
            view.ground.estimates.get(line.id, {}).get("cash"),
        )
        for line in view.firms
        if line.id in firms
    }
    if view.firm in firms:
        found[view.firm] = _own(view)
    return found


def _leased(view: View) -> dict[str, float]:
    """Units that known contracts let each firm, less what it lets to others."""
    units: dict[str, float] = {}
    for line in view.contracts:
        for clause in line.clauses if line.state == "running" else ():
            if clause.kind == "lease":
                built = min(1.0, max(0, view.turn - line.since) / max(1, clause.weeks))
                for party, sign in ((clause.taker, 1.0), (clause.giver, -1.0)):
                    units[party] = units.get(party, 0.0) + sign * built * clause.amount
    return units


def _seen(line: FirmLine, crowded: bool, leased: float, told: Estimate | None) -> Standing:
    """A firm from outside, with what it leases as far as that is known.

    The wider the spread lenders ask, the less it is thought to earn and to be able to raise.
    """
    need = _part((line.spread - CALM_SPREAD) / (PRESSED_SPREAD - CALM_SPREAD))
    compute = max(0.0, line.compute + leased)
    low, cash, high = _cash_seen(line, told)
    return Standing(
        firm=line.id,
        name=line.name,
        value=line.value,
        cash=cash,
        cash_low=low,
        cash_high=high,
        funds=FUNDS_GUESS * (1.0 - need) * line.value,
        income=YIELD_GUESS * (1.0 - need) * line.value / _WEEKS,
        revenue=line.revenue / _WEEKS,
        compute=compute,
        capability=line.capability,
        spread=line.spread,
        breaches=line.breaches,
        need=need,
        lacks=OVERLOAD_GUESS * compute if crowded else 0.0,
        serving=SERVING_GUESS * compute if line.serves else 0.0,
        temper=line.temper,
    )


def _cash_seen(line: FirmLine, told: Estimate | None) -> tuple[float, float, float]:
    """Least, likely and most cash: as told, else as its books say, else by its value."""
    if told is not None:
        return told.low, told.best, told.high
    cash = line.books.cash if line.books else CASH_GUESS * line.value
    return cash, cash, cash


def _own(view: View) -> Standing:
    """The own firm from inside."""
    line, own = view.me, view.own
    return Standing(
        firm=line.id,
        name=line.name,
        inside=True,
        value=line.value,
        cash=float(own.cash),
        funds=float(own.credit + own.equity),
        income=-float(own.burn),
        revenue=float(own.service_revenue),
        compute=max(0.0, own.compute + own.leased),
        capability=line.capability,
        spread=own.spread,
        breaches=line.breaches,
        need=_part(1.0 - own.runway / SAFE_RUNWAY) if own.runway is not None else 0.0,
        lacks=own.serving_used * own.unserved / max(1.0 - own.unserved, 0.1),
        serving=own.serving_used,
        cards={chip.id: chip.owned for chip in view.chips},
        temper=line.temper,
    )


def _part(number: float) -> float:
    return min(max(number, 0.0), 1.0)
