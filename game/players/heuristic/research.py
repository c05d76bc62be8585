"""Training runs and sprints.

Invariant: a run is started only where compute is given to training, and is
planned as if the game had no end.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from game.players.heuristic import goals, vendor
from game.players.heuristic.forms import round_down, thousands
from game.players.heuristic.outlook import Outlook, between
from game.players.heuristic.proposal import PRESSING, SPARE, USEFUL, Proposal
from game.session.orders import Order
from game.session.view import Run
from game.words import _

SHORT_RUN: Final = 4.0
"""Weeks of a run planned by a chief who bears no risk."""
LONG_RUN: Final = 10.0
"""The same for one who bears any."""
FLOP: Final = 1.5
"""How much longer the next run is when the last one made nothing better."""
TOO_SMALL: Final = 3.0
"""Times a run's plan that an own one would have, from which it may be given up."""
SPRINT: Final = 60_000_000
"""USD at most for a sprint."""
FAR_AHEAD: Final = 1.5
"""Lead over what is public, in efficiency and skill, from which a sprint gains too little."""
TIRED: Final = 0.6
"""Morale below which a team is not asked to sprint."""
SPRINT_PART: Final = 0.05
"""Part of the purse for a sprint."""


def propose(outlook: Outlook) -> Iterator[Proposal]:
    """A run when none is going on and there is room for its model, and a sprint for who trails."""
    if outlook.own.run is not None:
        yield from _stop(outlook, outlook.own.run)
    elif outlook.own.model_places > 0:
        yield from _run(outlook)
    yield from _sprint(outlook)


def _stop(outlook: Outlook, run: Run) -> Iterator[Proposal]:
    """Give up a run that betters nothing and is far smaller than one of one's own would be.

    Such a run comes with a firm that was bought; one planned here is never so small.
    """
    best = max((model.capability for model in outlook.view.models if model.mine), default=0.0)
    amount = _run_size(outlook)
    if run.expected_capability <= best and amount > TOO_SMALL * run.plan:
        reason = _("{name} would better nothing we have; the compute is worth a larger run")
        yield Proposal(
            order=Order(kind="stop-run"),
            urgency=PRESSING,
            reason=reason.format(name=run.name),
        )


def _run_size(outlook: Outlook) -> int:
    """Units of the run that would be planned now."""
    weekly = outlook.pool * max(outlook.own.train_share, 0.05)
    return round_down(weekly * _run_weeks(outlook))


def _run(outlook: Outlook) -> Iterator[Proposal]:
    weeks = _run_weeks(outlook)
    amount = _run_size(outlook)
    if outlook.own.people and amount >= max(1.0, outlook.view.bearings.run_low):
        reason = _("no run is under way; {weeks:.0f} weeks of the compute for training")
        yield Proposal(
            order=Order(kind="train", amount=amount),
            urgency=PRESSING,
            reason=reason.format(weeks=weeks),
        )


def _run_weeks(outlook: Outlook) -> float:
    """As long as the temper bears, and not so small that the run's own pace leaves compute idle."""
    weeks = between(SHORT_RUN, LONG_RUN, outlook.temper.risk)
    held = [model for model in outlook.view.models if model.mine and model.state == "held"]
    flopped = any(model.capability <= outlook.me.capability for model in held)
    quickest = 1.0 / max(outlook.own.run_pace, 0.01)
    return max(weeks * FLOP if flopped else weeks, quickest)


def _sprint(outlook: Outlook) -> Iterator[Proposal]:
    """Better recipes: for those who trail what anybody can read up, else with a move to spare."""
    own, market = outlook.own, outlook.view.market
    lead = min(own.efficiency / market.public_efficiency, own.serving_skill / market.public_skill)
    amount = thousands(min(outlook.purse * SPRINT_PART, SPRINT))
    tired = own.morale < TIRED or goals.lacks(outlook, "morale")
    if not own.people or amount <= 0 or lead > FAR_AHEAD or tired:
        return
    trailing = lead < 1.0 and not vendor.sells_chips(outlook)
    yield Proposal(
        order=Order(kind="sprint", amount=amount),
        urgency=USEFUL + SPARE / 2 if trailing else SPARE * outlook.temper.risk,
        reason=_("published recipes are better than ours")
        if trailing
        else _("a better recipe makes every unit go further"),
        cost=1000 * amount,
    )
