"""Pay, recruiting and poaching.

Invariant: pay follows the going rate in small steps, up when people are unhappy
and down only when money is short; nobody is courted that cannot be paid.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from game.players.heuristic.forms import round_down, round_price
from game.players.heuristic.outlook import WEEKS_A_YEAR, Outlook, between
from game.players.heuristic.proposal import SPARE, USEFUL, Proposal
from game.session.orders import Order
from game.session.view import FirmLine
from game.words import _

CONTENT: Final = 0.55
"""Morale that a loyal chief wants at least; others make do with less."""
STEP: Final = 1.08
"""Largest rise of pay in a week."""
TOP: Final = 1.4
"""Pay against the market above which it is not raised."""
INTAKE: Final = 0.03
"""People looked for in a week, as a part of the staff."""
SEARCH_COST: Final = 100_000
"""USD that a chief reckons finding one person costs."""
RAID: Final = 0.05
"""People bid for, as a part of the rival's staff."""
LESSON: Final = 5.0
"""Points by which a rival's new model must beat the own offer before its makers are courted."""
FRESH: Final = 3
"""Weeks for which a release is new."""
REST: Final = 6
"""Weeks after a raid in which the chief lets others' people be."""
APPETITE: Final = 0.3
"""Aggression without loyalty from which a chief raids at all."""
PREMIUM: Final = 1.3
"""Pay offered to them against the market."""
SIGNING: Final = 0.5
"""Years of pay that a chief reckons winning one of them costs."""


def propose(outlook: Outlook) -> Iterator[Proposal]:
    """Pay that keeps people, and people that the compute could use."""
    if outlook.own.people <= 0:
        return
    yield from _pay(outlook)
    yield from _recruit(outlook)
    yield from _poach(outlook)


def _pay(outlook: Outlook) -> Iterator[Proposal]:
    own = outlook.own
    wanted = CONTENT * between(0.8, 1.0, outlook.temper.loyalty)
    top = TOP * outlook.view.market.market_pay
    if own.morale < wanted and own.pay < top and outlook.runway > outlook.safe_weeks / 2:
        pay = min(own.pay * STEP, top)
        reason = _("morale is {morale:.0%}").format(morale=own.morale)
    elif own.pay > outlook.view.market.market_pay and outlook.runway < outlook.safe_weeks / 4:
        pay, reason = own.pay / STEP, _("the payroll cannot be borne for long")
    else:
        return
    order = Order(kind="set-pay", price=round_price(pay / 1000.0))
    yield Proposal(order=order, urgency=USEFUL, reason=reason)


def _recruit(outlook: Outlook) -> Iterator[Proposal]:
    own = outlook.own
    people = round_down(min(INTAKE * own.people + 1, outlook.purse / (own.pay + SEARCH_COST)))
    if people > 0:
        yield Proposal(
            order=Order(kind="recruit", amount=people),
            urgency=between(SPARE, USEFUL, 0.5 - 0.5 * outlook.temper.greed),
            reason=_("more people make faster progress"),
            cost=int(people * (SEARCH_COST + own.pay / WEEKS_A_YEAR)),
        )


def _poach(outlook: Outlook) -> Iterator[Proposal]:
    """A bid for those who have just shown something better; else others' people are left alone."""
    appetite = outlook.temper.aggression * (1.0 - outlook.temper.loyalty)
    target = _teacher(outlook)
    if target is None or appetite < APPETITE or outlook.own.morale < 0.4 or _raided(outlook):
        return
    pay = max(outlook.own.pay, PREMIUM * outlook.view.market.market_pay)
    affordable = outlook.purse * 0.1 / (pay * SIGNING)
    people = round_down(min(RAID * target.people + 1, affordable))
    if people > 0:
        reason = _("{firm} has shown what its people can do")
        yield Proposal(
            order=Order(
                kind="poach", subject=target.id, amount=people, price=round_price(pay / 1000.0)
            ),
            urgency=between(SPARE, USEFUL, appetite),
            reason=reason.format(firm=target.name),
            cost=int(people * pay * SIGNING),
        )


def _teacher(outlook: Outlook) -> FirmLine | None:
    """The rival, near enough to move from, with people to lose and the best new model."""
    me = outlook.me
    shown = _steps(outlook)
    teachers = [
        firm
        for firm in outlook.rivals()
        if firm.people > 0
        and firm.region == me.region
        and shown.get(firm.id, 0.0) > me.capability + LESSON
    ]
    return max(teachers, key=lambda firm: (shown[firm.id], firm.id), default=None)


def _steps(outlook: Outlook) -> dict[str, float]:
    """Capability of each new model that is the best its house has released, by owner."""
    view = outlook.view
    released = [model for model in view.models if model.state == "released"]
    best = {model.owner: model for model in sorted(released, key=lambda model: model.capability)}
    return {
        owner: model.capability
        for owner, model in best.items()
        if model.week >= 0 and view.turn - model.week <= FRESH
    }


def _raided(outlook: Outlook) -> bool:
    """Whether the chief has bid for others' people lately."""
    turn = outlook.view.turn
    return any(
        news.mine and news.kind == "people poached" and turn - news.week < REST
        for news in outlook.view.news
    )
