"""Going public, buying back, asking the state, buying firms, and calling the panel.

Invariant: whatever is ordered the rules allow today, as the view tells; nothing is bought that
is more than small change to the buyer.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from game.players.draws import Draws
from game.players.heuristic import goals
from game.players.heuristic.forms import thousands
from game.players.heuristic.outlook import Outlook, between
from game.players.heuristic.proposal import PRESSING, SPARE, USEFUL, Proposal
from game.session.orders import Order
from game.session.view import FirmLine
from game.words import _

WELCOME: Final = 1.03
"""Sentiment from which a firm is brought to the market."""
CALM: Final = 0.95
"""Mood of all markets below which nobody is."""
SOON: Final = 4.0
"""Safe runways within which money will be needed."""
QUIET: Final = 2
"""Weeks at the start in which nobody buys a firm."""
CHEAP: Final = 0.97
"""Sentiment up to which own shares are bought back."""
RHYTHM: Final = 6
"""Weeks from one thought of buying, shares or firms, to the next."""
BUYBACK_PART: Final = 0.04
"""Part of the purse for own shares."""
LEAST: Final = 10_000_000
"""USD below which nothing is bought back."""
SMALL_CHANGE: Final = (0.05, 0.3)
"""Part of the purse that a firm may cost: for the least and the most aggressive."""
HUNGRY: Final = 0.4
"""How many of the occasions the most aggressive take."""
AGREED: Final = 0.5
"""Chance of the courts' yes from which a firm is bid for."""
ABOVE: Final = 0.1
"""What the most aggressive bid beyond what owners ask."""
DIGEST: Final = 26
"""Weeks after a purchase, or a no to one, in which the chief buys no other."""
DESPERATE: Final = 0.75
"""Part of a safe runway below which the state is asked for its word."""
RUINOUS: Final = 0.06
"""Credit spread from which it is asked however full the till: half of what foretells a default."""
SURE: Final = (0.6, 0.15)
"""Chance of a yes from which AGI is declared: by the careful and by the bold."""


def propose(outlook: Outlook) -> Iterator[Proposal]:
    """Whatever of them there is a reason for."""
    yield from _rescue(outlook)
    yield from _declare(outlook)
    yield from _list(outlook)
    thinks = outlook.view.turn % RHYTHM == Draws(outlook.view.firm, "buys").below(RHYTHM)
    if thinks and outlook.view.turn >= QUIET:
        yield from _buy_back(outlook)
        yield from _buy_firm(outlook)


def _rescue(outlook: Outlook) -> Iterator[Proposal]:
    """Who is heard and runs short, or is asked for ruinous interest, asks for all there is.

    A no is told to everybody: who can wait does not ask.
    """
    amount = thousands(outlook.view.means.rescue)
    short = outlook.runway < DESPERATE * outlook.safe_weeks
    if amount > 0 and (short or outlook.own.spread >= RUINOUS):
        reason = _("lenders ask {spread:.1%} above the base rate, and the state would miss us")
        yield Proposal(
            order=Order(kind="ask-rescue", amount=amount),
            urgency=PRESSING,
            reason=reason.format(spread=outlook.own.spread),
        )


def _declare(outlook: Outlook) -> Iterator[Proposal]:
    """Who is sure enough; and, once in a while, who bears a risk and has any hope."""
    means, view = outlook.view.means, outlook.view
    sure = means.agi_odds >= between(*SURE, outlook.temper.risk)
    draw = Draws("agi", view.firm, view.turn, round(view.me.value)).part()
    if means.agi_model and (sure or draw < outlook.temper.risk * means.agi_odds):
        yield Proposal(
            order=Order(kind="declare-agi", subject=means.agi_model),
            urgency=USEFUL,
            reason=_("the panel agrees with {odds:.0%}").format(odds=means.agi_odds),
        )


def _list(outlook: Outlook) -> Iterator[Proposal]:
    """While investors are glad, by who will need money; the greedy sell more."""
    part = outlook.view.means.listing_most * between(0.4, 1.0, outlook.temper.greed)
    per_cent = int(100.0 * part)
    glad = outlook.own.sentiment >= WELCOME and outlook.view.market.mood >= CALM
    if per_cent > 0 and glad and outlook.runway < SOON * outlook.safe_weeks:
        yield Proposal(
            order=Order(kind="list", amount=per_cent),
            urgency=USEFUL,
            reason=_("investors are glad, and money will be needed"),
            cost=-int(per_cent / 100.0 * outlook.me.value / 2.0),
        )


def _buy_back(outlook: Outlook) -> Iterator[Proposal]:
    """The greedy and rich buy their own shares while they are cheap, if no sum is their aim."""
    if goals.wants_a_sum(outlook):
        return
    wanted = outlook.temper.greed * BUYBACK_PART * outlook.purse
    amount = thousands(min(wanted, outlook.view.means.buyback))
    if outlook.own.sentiment <= CHEAP and 1000 * amount >= LEAST:
        yield Proposal(
            order=Order(kind="buy-back", amount=amount),
            urgency=SPARE,
            reason=_("our shares are cheap and cash lies idle"),
            cost=1000 * amount,
        )


def _buy_firm(outlook: Outlook) -> Iterator[Proposal]:
    """The firm that brings most people and compute for what is small change to the buyer."""
    most = between(*SMALL_CHANGE, outlook.temper.aggression) * outlook.purse
    found = [firm for firm in outlook.rivals() if _would_sell(outlook, firm, most)]
    mind = Draws("takeover", outlook.view.firm, outlook.view.turn, round(outlook.me.value)).part()
    if not found or _bought_lately(outlook) or mind >= HUNGRY * outlook.temper.aggression:
        return
    target = max(found, key=lambda firm: (_brings(outlook, firm) / firm.owners_ask, firm.id))
    amount = int(target.owners_ask * (1.0 + ABOVE * outlook.temper.aggression)) // 1000 + 1
    yield Proposal(
        order=Order(kind="buy-firm", subject=target.id, amount=amount),
        urgency=between(SPARE, USEFUL, outlook.temper.aggression),
        reason=_("{firm} is small change to us").format(firm=target.name),
        cost=1000 * amount,
    )


def _would_sell(outlook: Outlook, firm: FirmLine, most: float) -> bool:
    odds = outlook.view.means.purchases.get(firm.id, 0.0)
    price = (1.0 + ABOVE) * firm.owners_ask
    return odds >= AGREED and 0.0 < price <= most and _brings(outlook, firm) > 0.0


def _brings(outlook: Outlook, firm: FirmLine) -> float:
    """A year's pay of its people and rent of its compute, USD."""
    market = outlook.view.market
    return firm.people * market.market_pay + 52.0 * firm.compute * market.spot_price


def _bought_lately(outlook: Outlook) -> bool:
    told = ("purchase agreed", "purchase blocked", "purchase unpaid", "firm bought")
    turn = outlook.view.turn
    return any(
        news.mine and news.kind in told and turn - news.week < DIGEST for news in outlook.view.news
    )
