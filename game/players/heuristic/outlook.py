"""What a chief makes of a view: the few figures that every policy looks at.

Invariant: an outlook is a function of view and temper alone. Money is in US
dollars, compute in units, as in the view.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

from attrs import frozen

from game.scenario.model.firms import Temper
from game.session.deals.promised import due_if_signed_this_week
from game.session.view import ChipLine, FirmLine, Own, View

WEEKS_A_YEAR: Final = 52

LONG_RUNWAY: Final = 30.0
"""Weeks of runway that feel safe to a chief who bears no risk."""
SHORT_RUNWAY: Final = 10.0
"""The same for one who bears any."""

WORTH: Final = 0.08
"""Log of the price that users are thought to pay for one more point of capability."""


def between(low: float, high: float, part: float) -> float:
    """The number that stands `part` (0 to 1) of the way from `low` to `high`."""
    return low + (high - low) * part


@frozen(kw_only=True)
class Outlook:
    """A view with what follows from it."""

    view: View
    temper: Temper
    burn: float
    """What operations lose in a week, at least 0."""
    commitments: float
    """What cards in vendors' queues will cost when they ship."""
    safe_weeks: float
    """Runway the chief feels safe with."""
    pool: float
    """Compute at hand: own, leased and rented."""
    promised: float = 0.0
    """What own offers would make due in the coming week if others sign them."""

    @property
    def own(self) -> Own:
        """The own firm from inside."""
        return self.view.own

    @property
    def me(self) -> FirmLine:
        """The own firm as others see it."""
        return self.view.me

    @property
    def cash_after(self) -> float:
        """Cash once all that was ordered is paid."""
        return self.own.cash - self.commitments

    @property
    def runway(self) -> float:
        """Weeks that cash lasts after commitments; infinite while nothing is lost."""
        if self.burn <= 0.0:
            return math.inf if self.cash_after >= 0.0 else 0.0
        return max(self.cash_after, 0.0) / self.burn

    @property
    def spare(self) -> int:
        """Cash beyond the safe runway and own offers; below zero when there is too little."""
        return int(self.cash_after - self.promised - self.burn * self.safe_weeks)

    @property
    def purse(self) -> int:
        """What may be spent without leaving the safe runway."""
        return max(self.spare, 0)

    @property
    def serving_wanted(self) -> float:
        """Units that would serve all who ask."""
        return self.own.serving_used / max(1.0 - self.own.unserved, 0.1)

    @property
    def margin(self) -> float:
        """Price against what a million tokens cost to serve; 0 while nothing is served."""
        own = self.own
        return own.price / own.unit_cost if own.serves and own.unit_cost > 0.0 else 0.0

    def rivals(self) -> Iterator[FirmLine]:
        """The other firms still standing."""
        return (firm for firm in self.view.firms if firm.active and firm.id != self.view.firm)

    def sellers(self) -> Iterator[FirmLine]:
        """The rivals that offer a model to users."""
        return (firm for firm in self.rivals() if firm.serves and firm.price > 0.0)

    def bought(self) -> Iterator[ChipLine]:
        """The kinds of chip the firm may buy."""
        return (chip for chip in self.view.chips if chip.buyable and chip.price > 0)


def look(view: View, temper: Temper) -> Outlook:
    """The outlook of a chief of this temper."""
    own = view.own
    return Outlook(
        view=view,
        temper=temper,
        burn=_burn(view),
        commitments=float(sum(chip.queued * due(chip) for chip in view.chips if chip.buyable)),
        safe_weeks=between(LONG_RUNWAY, SHORT_RUNWAY, temper.risk),
        pool=max(own.compute + own.leased + own.rented, 0.0),
        promised=float(due_if_signed_this_week(view)),
    )


def due(chip: ChipLine) -> int:
    """USD to be paid when a card ships; the making of own cards is paid for already."""
    return 0 if chip.sold_by_me else chip.price


def _burn(view: View) -> float:
    """The loss of a usual week; before the first week, dues that are known less revenue."""
    own = view.own
    if own.income or own.expense:
        return float(max(own.burn, 0))
    wages = own.people * own.pay / WEEKS_A_YEAR
    return max(wages - view.me.revenue / WEEKS_A_YEAR, 0.0)
