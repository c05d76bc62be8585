"""Loans, shares and repayment: money is raised before it is needed.

Invariant: a firm whose runway is safe raises nothing for its runway, and one
that repays keeps several times that runway; so it never borrows and repays in turn. What the
bold hide in a vehicle stays there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from game.players.heuristic.forms import thousands
from game.players.heuristic.outlook import Outlook
from game.players.heuristic.proposal import PRESSING, SPARE, USEFUL, VITAL, Proposal
from game.session.orders import Order
from game.words import _

COMFORT: Final = 1.6
"""A round is sized to last so many safe runways."""
LEAST: Final = 1_000_000
"""USD below which no round is worth the chief's time."""
DEAR_SHARES: Final = 1.1
"""Sentiment from which shares are sold before money is borrowed."""
LEVERAGE: Final = 0.12
"""Debt against value from which shares are sold first, too."""
BOLD: Final = 0.6
"""Risk from which an indebted chief borrows first where nobody looks."""
HEAVY: Final = 0.25
"""Part of the till that cards on order must cost before a vehicle is thought of for them."""
KEEPER: Final = 0.6
"""Greed from which loans on shares in others come before new shares."""
STEP: Final = 0.2
"""How much less urgent each further source is than the one before."""
AMPLE: Final = 3.0
"""Safe runways that stay in the till when debt is repaid."""
DEAR_DEBT: Final = 0.03
"""Credit spread from which debt is repaid out of ample cash."""


def propose(outlook: Outlook) -> Iterator[Proposal]:
    """Money for the runway, or money back to the lenders."""
    if outlook.runway < outlook.safe_weeks:
        yield from _rounds(outlook, _missing(outlook), _runway_urgency(outlook), _short(outlook))
    elif _owed(outlook) > 0:
        yield from _repayment(outlook)
    if outlook.runway >= outlook.safe_weeks:
        yield from _aside(outlook)


def _aside(outlook: Outlook) -> Iterator[Proposal]:
    """The bold put what is building where nobody looks, rather than pay it from the till."""
    own, means = outlook.own, outlook.view.means
    heavy = outlook.commitments > HEAVY * max(own.cash, 1)
    amount = thousands(min(outlook.commitments, means.vehicle))
    if heavy and outlook.temper.risk >= BOLD and not own.vehicle_debt and 1000 * amount >= LEAST:
        yield Proposal(
            order=Order(kind="vehicle", amount=amount),
            urgency=USEFUL,
            reason=_(
                "cards on order take {part:.0%} of the till, and a vehicle is not looked at"
            ).format(part=outlook.commitments / max(own.cash, 1)),
            cost=-1000 * amount,
        )


def _owed(outlook: Outlook) -> int:
    """All that can be paid back, USD."""
    own = outlook.own
    return own.debt + own.vehicle_debt + own.margin_debt


def _missing(outlook: Outlook) -> float:
    """USD that bring the runway to COMFORT times what is safe."""
    return COMFORT * outlook.safe_weeks * outlook.burn - outlook.cash_after


def _runway_urgency(outlook: Outlook) -> float:
    return VITAL if outlook.runway < outlook.safe_weeks / 2 else PRESSING


def _short(outlook: Outlook) -> str:
    return _("cash lasts {weeks:.0f} weeks and {safe:.0f} are wanted").format(
        weeks=outlook.runway, safe=outlook.safe_weeks
    )


def _rounds(outlook: Outlook, usd: float, urgency: float, reason: str) -> Iterator[Proposal]:
    """The better source first, and the others for what those before them cannot give.

    Who sells shares in rounds spends none on a small rest: it comes first where loans do
    not suffice.
    """
    own = outlook.own
    sources = [("borrow", own.credit), ("raise-equity", own.equity)]
    dear = own.sentiment >= DEAR_SHARES or own.debt > LEVERAGE * outlook.me.value
    if dear or (not outlook.me.listed and own.credit < usd):
        sources.reverse()
    means = outlook.view.means
    place = sources.index(("raise-equity", own.equity)) if _hates_to_share(outlook) else 2
    sources.insert(place, ("margin-loan", means.margin))
    sources.append(("vehicle", means.vehicle))
    if outlook.temper.risk >= BOLD and own.debt > LEVERAGE * outlook.me.value:
        sources.insert(0, sources.pop())
    for kind, limit in sources:
        amount = thousands(min(usd, limit))
        if amount * 1000 >= LEAST:
            order = Order(kind=kind, amount=amount)
            yield Proposal(order=order, urgency=urgency, reason=reason, cost=-1000 * amount)
            usd -= 1000 * amount
            urgency -= STEP


def _hates_to_share(outlook: Outlook) -> bool:
    """Whether the chief would rather pledge shares in others than sell those of the firm."""
    return outlook.temper.greed >= KEEPER


def _repayment(outlook: Outlook) -> Iterator[Proposal]:
    own = outlook.own
    kept = AMPLE * outlook.safe_weeks * outlook.burn + own.cash / AMPLE
    amount = thousands(min(_owed(outlook), outlook.cash_after - kept))
    hidden = own.vehicle_debt if outlook.temper.risk >= BOLD else 0
    dear = own.spread >= DEAR_DEBT or own.debt + hidden < _owed(outlook)
    if dear and amount * 1000 >= LEAST:
        reason = _("lenders ask {spread:.1%} above the base rate or more, and cash lies idle")
        yield Proposal(
            order=Order(kind="repay", amount=amount),
            urgency=SPARE,
            reason=reason.format(spread=own.spread),
            cost=1000 * amount,
        )
