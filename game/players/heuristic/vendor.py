"""What a maker of chips decides: list prices, production, whom to favour.

Invariant: a list price moves by at most STEP a week and within bounds around
the first; production is booked only when a queue has emptied the stock.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

from game.players.heuristic.forms import round_down, round_price
from game.players.heuristic.outlook import Outlook, between
from game.players.heuristic.proposal import SPARE, USEFUL, Proposal
from game.session.orders import Order
from game.session.view import ChipLine, FirmLine
from game.words import _

SOLD_OUT: Final = 0.1
"""Weeks of output in stock below which a chip counts as sold out."""
HEAP: Final = 1.5
"""Weeks of output in stock from which it is made cheaper."""
STEP: Final = 0.06
"""Largest fall of a list price in a week."""
RISE: Final = 0.03
"""Largest rise of a list price in a week."""
LOWEST: Final = 0.65
"""Lowest list price thought of, against the first."""
HIGHEST: Final = 1.25
"""Highest list price thought of, against the first."""
DOUBT: Final = 0.5
"""Expected need, against the first, below which nobody raises prices or books production."""
LONG_QUEUE: Final = 4.0
"""Weeks of output that customers wait for from which production is booked, whatever is feared."""
UNDER_WAY: Final = 0.2
"""Part of the output that new lines may add before more of what nobody waits for is booked."""
BOOM: Final = 1.4
"""Expected need, against the first, from which more is booked whatever is under way."""
RUSH: Final = 5.0
"""Weeks of output in a queue from which the price of what is queued for rises."""
HOPES: Final = 0.1
"""Power of expected need, against the first, by which the greediest ask more for a card."""
REBOUND: Final = 6
"""Weeks over which use of compute is looked at where expectation has fallen."""
GROWN: Final = 1.002
"""Use against what it was then from which a fright is taken for one."""
BORNE: Final = 1.45
"""Price against the going rent, as it was at first, that buyers are reckoned to bear."""
EASE: Final = 0.02
"""Fall of a list price in a week in which buyers bear less than it."""
EXPANSION: Final = 0.05
"""Part of the output by which production grows at a time."""
HOARD: Final = 8.0
"""Weeks of output that a firm owns when it makes a chip for itself rather than for sale."""
LINE_COST: Final = 3.0
"""List prices that a chief reckons a card a week of production costs."""


def propose(outlook: Outlook) -> Iterator[Proposal]:
    """Prices and production of every chip sold, and one customer to favour."""
    sold = [chip for chip in outlook.view.chips if chip.sold_by_me]
    for chip in sold:
        yield from _production(outlook, chip)
        if for_sale(chip):
            yield from _list_price(outlook, chip)
    if any(for_sale(chip) and sold_out(chip) for chip in sold):
        yield from _favour(outlook)


def for_sale(chip: ChipLine) -> bool:
    """Whether the firm makes the chip to sell it, not for its own halls."""
    return chip.sold_by_me and chip.owned < HOARD * chip.output


def sells_chips(outlook: Outlook) -> bool:
    """Whether the firm lives by selling chips to others."""
    return any(for_sale(chip) for chip in outlook.view.chips)


def sold_out(chip: ChipLine) -> bool:
    """Whether hardly a card is left over at the end of the week."""
    return chip.stock < SOLD_OUT * chip.output


def _scarce(outlook: Outlook, chip: ChipLine) -> bool:
    """Whether a chip is sold out and the need for it is expected to last, or proves to.

    Investors' fright is a sign; that the world computes more than before it is a better one,
    and so is a queue that outlasts the making of a line.
    """
    lasts = _waited_for(chip) or _hopes(outlook) >= DOUBT or _used_more(outlook)
    return sold_out(chip) and lasts


def _waited_for(chip: ChipLine) -> bool:
    """Whether customers queue for longer than it takes to make a line."""
    return chip.waiting > LONG_QUEUE * chip.output > 0


def _hopes(outlook: Outlook) -> float:
    """Compute that the world is expected to need, against the first morning."""
    market = outlook.view.market
    return market.expected_need / market.start_need if market.start_need > 0.0 else 1.0


def _used_more(outlook: Outlook) -> bool:
    """Whether more compute is used than some weeks ago."""
    used = outlook.view.history.get("compute_used", {}).get("world", ())
    return len(used) > REBOUND and used[-1] > GROWN * used[-1 - REBOUND]


def _list_price(outlook: Outlook, chip: ChipLine) -> Iterator[Proposal]:
    """Dearer while the queue is long, or what is on the shelf is gone; cheaper where it heaps up.

    A queue that melts says that the price is felt: it is left to melt.
    """
    melts = 0 < chip.waiting < RUSH * chip.output
    rise, borne = RISE * outlook.temper.greed, chip.start_price * _borne(outlook)
    highest = min(chip.start_price * _highest(outlook), borne / (1.0 + rise))
    if _scarce(outlook, chip) and not melts and chip.price < highest:
        change, reason = rise, _("buyers queue for it")
    elif chip.price > max(borne, LOWEST * chip.start_price) and chip.waiting < chip.output:
        change, reason = -EASE, _("rents have fallen, and buyers reckon with them")
    elif chip.stock > HEAP * chip.output and chip.price > LOWEST * chip.start_price:
        change, reason = -STEP, _("it heaps up unsold")
    else:
        return
    price = _allowed(chip, chip.price * (1.0 + change))
    if price == chip.price / 1000.0:
        return
    order = Order(kind="set-chip-price", subject=chip.id, price=price)
    yield Proposal(order=order, urgency=USEFUL, reason=reason)


def _allowed(chip: ChipLine, usd: float) -> float:
    """The price in thousand USD, within what a card may be priced at."""
    price = round_price(usd / 1000.0)
    if chip.highest > 0:
        price = min(max(price, chip.lowest / 1000.0), chip.highest / 1000.0)
    return price


def _highest(outlook: Outlook) -> float:
    """Highest list price against the first; a loyal vendor does not squeeze its customers.

    Where the world is expected to need more than at first, customers bear more.
    """
    greed, loyalty = outlook.temper.greed, outlook.temper.loyalty / 2
    usual = between(between(1.0, HIGHEST, greed), 1.0, loyalty)
    power = between(HOPES * greed, 0.0, loyalty)
    return usual * math.pow(max(_hopes(outlook), 1.0), power)


def _borne(outlook: Outlook) -> float:
    """List price, against the first, up to which a card still earns what it costs in time.

    A buyer reckons with rent: he pays for a card what it would bring (Jorgenson 1963).
    """
    rents = outlook.view.history.get("spot_price", {}).get("world", ())
    return BORNE * outlook.view.market.spot_price / rents[0] if rents and rents[0] > 0 else math.inf


def _production(outlook: Outlook, chip: ChipLine) -> Iterator[Proposal]:
    """More of what is scarce; what nobody queues for must show that its new lines sell, or boom."""
    sure = _waited_for(chip) or _hopes(outlook) >= BOOM
    enough = sum(chip.coming) > UNDER_WAY * chip.output
    if not _scarce(outlook, chip) or (enough and not sure):
        return
    reckoned = LINE_COST * chip.price
    affordable = outlook.purse * between(0.1, 0.4, outlook.temper.risk) / reckoned
    cards = round_down(min(EXPANSION * chip.output, affordable))
    if cards > 0:
        yield Proposal(
            order=Order(kind="expand-supply", subject=chip.id, amount=cards),
            urgency=USEFUL,
            reason=_("{chip} is sold out").format(chip=chip.name),
            cost=int(cards * reckoned),
        )


def _favour(outlook: Outlook) -> Iterator[Proposal]:
    """Scarce cards go to the largest customer that makes none of its own."""
    makers = {chip.vendor for chip in outlook.view.chips}
    customers = [firm for firm in outlook.rivals() if firm.id not in makers]
    best = max(customers, key=_standing, default=None)
    if best is not None:
        reason = _("{firm} makes no chips of its own and will need ours")
        yield Proposal(
            order=Order(kind="favour-customer", subject=best.id),
            urgency=SPARE * outlook.temper.loyalty,
            reason=reason.format(firm=best.name),
        )


def _standing(firm: FirmLine) -> tuple[float, str]:
    return firm.compute, firm.id
