"""Training runs and sprints.

Invariant: a run is started only where compute is given to training and when it
can be done before the game is over.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from game.players.heuristic.forms import round_down, thousands
from game.players.heuristic.outlook import Outlook, between
from game.players.heuristic.proposal import PRESSING, SPARE, USEFUL, Proposal
from game.session.orders import Order
from game.words import _

SHORT_RUN: Final = 4.0
"""Weeks of a run planned by a chief who bears no risk."""
LONG_RUN: Final = 10.0
"""The same for one who bears any."""
FLOP: Final = 1.5
"""How much longer the next run is when the last one made nothing better."""
SPRINT: Final = 60_000_000
"""USD at most for a sprint."""
SPRINT_PART: Final = 0.05
"""Part of the purse for a sprint."""


def propose(outlook: Outlook) -> Iterator[Proposal]:
    """A run when none is going on, and a sprint when the recipe is behind."""
    if outlook.own.run is None:
        yield from _run(outlook)
    yield from _sprint(outlook)


def _run(outlook: Outlook) -> Iterator[Proposal]:
    weeks = min(_run_weeks(outlook), outlook.weeks_left - 2)
    weekly = outlook.pool * max(outlook.own.train_share, 0.05)
    amount = round_down(weekly * weeks)
    if outlook.own.people and weeks >= 2 and amount > 0:
        reason = _("no run is under way; {weeks:.0f} weeks of the compute for training")
        yield Proposal(
            order=Order(kind="train", amount=amount),
            urgency=PRESSING,
            reason=reason.format(weeks=weeks),
        )


def _run_weeks(outlook: Outlook) -> float:
    weeks = between(SHORT_RUN, LONG_RUN, outlook.temper.risk)
    held = outlook.held()
    flopped = held is not None and held.capability <= outlook.me.capability
    return weeks * FLOP if flopped else weeks


def _sprint(outlook: Outlook) -> Iterator[Proposal]:
    """Better recipes, wanted more by those who trail what anybody can read up."""
    own = outlook.own
    amount = thousands(min(outlook.purse * SPRINT_PART, SPRINT))
    if not own.people or amount <= 0:
        return
    trailing = own.efficiency < outlook.view.market.public_efficiency
    yield Proposal(
        order=Order(kind="sprint", amount=amount),
        urgency=USEFUL + SPARE / 2
        if trailing
        else between(SPARE, USEFUL, 0.5 + outlook.temper.risk / 2),
        reason=_("published recipes are better than ours")
        if trailing
        else _("a better recipe makes every unit go further"),
        cost=1000 * amount,
    )
