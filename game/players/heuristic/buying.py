"""Ordering chips.

Invariant: no card is ordered that the firm may not buy, cannot pay for, or has
no power for now or coming, unless a contract makes it pay for cards in any case; who sells
chips does not queue for any.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from game.players.heuristic import power, vendor
from game.players.heuristic.forms import round_down
from game.players.heuristic.outlook import Outlook, between, due
from game.players.heuristic.proposal import PRESSING, USEFUL, Proposal
from game.session.orders import Order
from game.session.view import ChipLine
from game.words import _

QUICK: Final = 70.0
"""Weeks of rent in which a unit must pay for itself, for a chief who bears no risk."""
PATIENT: Final = 180.0
"""The same for one who bears any."""
PATIENCE: Final = 3.0
"""Weeks of what is to be paid for anyway that the firm queues for."""
QUEUE_WEEKS: Final = 2.0
"""Weeks of a chip's output that the firm queues for at most."""
GROWTH: Final = 0.1
"""Largest order, as a part of the cards owned."""
FIRST_ORDER: Final = 1_000
"""Cards that a firm with few may order at once."""
CROWDED: Final = 0.05
"""Part of the demand turned away from which cards are pressing."""
WORTHWHILE: Final = 0.002
"""Smallest order, as a part of the cards owned."""


def propose(outlook: Outlook) -> Iterator[Proposal]:
    """What is to be paid for anyway; else the chip that gives most compute for its cost."""
    if vendor.sells_chips(outlook):
        return
    yield from _committed(outlook)
    for chip in sorted(outlook.bought(), key=lambda chip: (unit_cost(chip), chip.id)):
        weeks = unit_cost(chip) / max(outlook.view.market.spot_price, 0.01)
        cards = _cards(outlook, chip)
        if weeks <= patience(outlook) and cards > WORTHWHILE * outlook.own.chips:
            yield _order(outlook, chip, cards, weeks)
            return


def _committed(outlook: Outlook) -> Iterator[Proposal]:
    """Cards for what a contract makes due to their vendor, bought or not."""
    for chip in sorted(outlook.bought(), key=lambda chip: (unit_cost(chip), chip.id)):
        weekly = power.committed(outlook, chip.vendor)
        cards = round_down(max(PATIENCE * weekly / chip.price - chip.queued, 0.0))
        if cards > 0 and chip.output > 0:
            yield Proposal(
                order=Order(kind="buy-chips", subject=chip.id, amount=cards),
                urgency=PRESSING,
                reason=_("a contract makes us pay for {chip}, taken or not").format(chip=chip.name),
            )
            return


def _order(outlook: Outlook, chip: ChipLine, cards: int, weeks: float) -> Proposal:
    reason = _("{chip} pays for itself in {weeks:.0f} weeks and there is power for it")
    return Proposal(
        order=Order(kind="buy-chips", subject=chip.id, amount=cards),
        urgency=PRESSING if outlook.own.unserved > CROWDED else USEFUL,
        reason=reason.format(chip=chip.name, weeks=weeks),
        cost=cards * due(chip),
    )


def unit_cost(chip: ChipLine) -> float:
    """USD for a unit of compute in the own hands, card and power together."""
    return (chip.price + chip.watts * power.USD_A_KILOWATT / 1000.0) / max(chip.works, 1e-9)


def patience(outlook: Outlook) -> float:
    """Weeks the chief waits for a card to pay; more while much compute is expected to be needed."""
    market = outlook.view.market
    belief = market.expected_need / market.start_need if market.start_need > 0.0 else 1.0
    return between(QUICK, PATIENT, outlook.temper.risk) * min(belief, 1.5)


def _cards(outlook: Outlook, chip: ChipLine) -> int:
    """As many as power, purse, the queue and growth allow."""
    powered = power.room(outlook) * power.WATTS / chip.watts
    paid = outlook.purse * between(0.1, 0.5, outlook.temper.risk) / chip.price
    queue = QUEUE_WEEKS * chip.output + chip.stock - chip.queued
    growth = max(GROWTH * outlook.own.chips, FIRST_ORDER) - chip.queued
    return round_down(min(powered, paid, queue, growth))
