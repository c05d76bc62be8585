"""What the chief's own prize still lacks, and which levers bring it nearer.

Invariant: a figure is striven for only while the prize names it and it is missing or nearly so;
what is spent on it is a part of the purse, and no price goes below cost and margin.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from game.players.heuristic import buying, power, prices, vendor
from game.players.heuristic.forms import round_down, round_price, thousands
from game.players.heuristic.margins import floor
from game.players.heuristic.outlook import Outlook, due
from game.players.heuristic.proposal import PRESSING, USEFUL, Proposal
from game.session.orders import Order
from game.session.view import Term
from game.words import _

NEAR: Final = 0.04
"""Part of what is asked for by which a figure may be beyond it and still be striven for."""
HEARING: Final = 0.03
"""Part of the purse for a hearing."""
DEAREST_HEARING: Final = 150_000_000
"""USD at most for one."""
RAISE: Final = 1.08
"""Rise of pay in a week."""
TOP: Final = 1.9
"""Pay against the market above which it is not raised."""
CUT: Final = 0.94
"""New price against the old."""
RHYTHM: Final = 4
"""Weeks from one cut, or one buy-back, to the next: users and investors need time to come."""
SHARES: Final = 0.08
"""Part of the purse for own shares."""
LEAST: Final = 10_000_000
"""USD below which none are bought back."""
CARDS: Final = 0.25
"""Part of the purse for cards."""
GROWTH: Final = 0.06
"""Largest order of cards, as a part of those owned."""


def lacks(outlook: Outlook, name: str) -> bool:
    """Whether the prize asks the own firm for more, or less, of this figure than is there."""
    return any(
        term.about == ("firms", outlook.view.firm, name) and not _is_safe(term)
        for term in outlook.view.ambition.terms
    )


def _grows_with_fewer_shares(outlook: Outlook) -> bool:
    """Whether the prize lacks value for each share: of a sum, what is bought back is missing."""
    about = ("firms", outlook.view.firm, "value")
    return any(
        term.about == about and term.per_share and not _is_safe(term)
        for term in outlook.view.ambition.terms
    )


def wants_a_sum(outlook: Outlook) -> bool:
    """Whether the prize asks for value or money as such, which own shares bring no nearer."""
    names = ("value", "cash", "net_cash", "own_cash")
    sums = {("firms", outlook.view.firm, name) for name in names}
    return any(
        term.about in sums and term.rises > 0 and not term.per_share
        for term in outlook.view.ambition.terms
    )


def _is_safe(term: Term) -> bool:
    beyond = term.rises * (term.now - term.bound)
    return term.holds and (not term.rises or beyond > NEAR * abs(term.bound))


def propose(outlook: Outlook) -> Iterator[Proposal]:
    """A pull at each lever that would bring something the prize lacks."""
    if lacks(outlook, "favour") or lacks(outlook, "heat"):
        yield from _hearing(outlook)
    if lacks(outlook, "morale"):
        yield from _pay(outlook)
    week = outlook.view.turn
    if lacks(outlook, "usage_share") and week > RHYTHM and week % RHYTHM == 1:
        yield from _price(outlook)
    if week % RHYTHM == 3 and _grows_with_fewer_shares(outlook):
        yield from _shares(outlook)
    if lacks(outlook, "compute"):
        yield from _cards(outlook)


def _hearing(outlook: Outlook) -> Iterator[Proposal]:
    amount = thousands(min(HEARING * outlook.purse, DEAREST_HEARING))
    if amount > 0:
        reason = _("our aim needs the capital, and favour is {favour:+.0%}")
        yield Proposal(
            order=Order(kind="lobby", amount=amount),
            urgency=PRESSING,
            reason=reason.format(favour=outlook.own.favour),
            cost=1000 * amount,
        )


def _pay(outlook: Outlook) -> Iterator[Proposal]:
    own, most = outlook.own, TOP * outlook.view.market.market_pay
    if own.people and own.pay < most and outlook.runway > outlook.safe_weeks:
        yield Proposal(
            order=Order(kind="set-pay", price=round_price(min(RAISE * own.pay, most) / 1000.0)),
            urgency=USEFUL,
            reason=_("our aim needs the people, and morale is {morale:.0%}").format(
                morale=own.morale
            ),
        )


def _price(outlook: Outlook) -> Iterator[Proposal]:
    """Where a rival is seen to offer more for the money: as far as cost and margin allow."""
    own = outlook.own
    if prices.pressure(outlook)[0] <= 0.0:
        return
    price = round_price(max(CUT * own.price, floor(outlook, own.unit_cost)))
    if own.serves and own.unserved < prices.FULL and 0.0 < price < own.price:
        yield Proposal(
            order=Order(kind="set-price", price=price),
            urgency=USEFUL,
            reason=_("our aim needs more users, and the price bears it"),
        )


def _shares(outlook: Outlook) -> Iterator[Proposal]:
    amount = thousands(min(SHARES * outlook.purse, outlook.view.means.buyback))
    if 1000 * amount >= LEAST:
        yield Proposal(
            order=Order(kind="buy-back", amount=amount),
            urgency=USEFUL,
            reason=_("our aim is what a share is worth, and cash lies idle"),
            cost=1000 * amount,
        )


def _cards(outlook: Outlook) -> Iterator[Proposal]:
    """The cheapest compute there is power for, whether or not it pays soon."""
    if vendor.sells_chips(outlook):
        return
    for chip in sorted(outlook.bought(), key=lambda chip: (buying.unit_cost(chip), chip.id)):
        powered = power.room(outlook) * power.WATTS / chip.watts
        paid = CARDS * outlook.purse / chip.price
        supply = buying.QUEUE_WEEKS * chip.output + chip.stock - chip.queued
        cards = round_down(min(powered, paid, supply, GROWTH * outlook.own.chips))
        if cards > buying.WORTHWHILE * outlook.own.chips:
            yield Proposal(
                order=Order(kind="buy-chips", subject=chip.id, amount=cards),
                urgency=PRESSING,
                reason=_("our aim needs compute, and there is power for {chip}").format(
                    chip=chip.name
                ),
                cost=cards * due(chip),
            )
            return
