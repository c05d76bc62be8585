"""How the firm's compute is divided among users, training and tenants.

Invariant: both shares stay within 0 to 1 together, and the split is left alone
unless a share would move by more than STIR or users are turned away.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

from game.players.heuristic import offers
from game.players.heuristic.outlook import Outlook, between
from game.players.heuristic.proposal import PRESSING, Proposal
from game.session.orders import Order
from game.session.view import Own
from game.words import _

HEADROOM: Final = 1.3
"""Serving capacity held for each unit that is asked for."""
OPEN_DOOR: Final = 0.03
"""Least part kept for serving by a firm that offers a model."""
STIR: Final = 0.02
"""Smallest change of a share worth an order."""
TURNED_AWAY: Final = 0.03
"""Part of the demand turned away from which any change is worth one."""
HASTE: Final = 0.2
"""Largest rise of the serving share in a week."""
EASE: Final = 0.04
"""Largest fall of the serving share in a week."""
WORKSHOP: Final = 0.1
"""Part given to training by a firm that had none and wants to train."""
LANDLORD: Final = 0.1
"""Part of the compute that is let by a firm which has a business of it."""
GREEDY: Final = 0.5
"""Greed from which a chief would rather let compute than train on it."""
IMPATIENT: Final = 5.0
"""Weeks that a chief who bears no risk waits for a run."""
PATIENT: Final = 10.0
"""The same of one who bears any."""

_AT_PACE: Final = 0.999
"""Part of the quickest pace from which a run is taken to go at it."""


def propose(outlook: Outlook) -> Iterator[Proposal]:
    """A new split where users, runs or tenants are served badly by today's."""
    own = outlook.own
    if outlook.pool <= 0.0:
        return
    serve = _serve_share(outlook)
    train = _train_share(outlook, serve)
    urged = own.unserved > TURNED_AWAY and serve > own.serve_share
    still = max(abs(serve - own.serve_share), abs(train - own.train_share)) <= STIR
    if still and not urged:
        return
    per_cent = math.ceil(100 * serve)
    amount = min(int(100 * train), 100 - per_cent)
    order = Order(kind="set-split", amount=amount, price=float(per_cent))
    yield Proposal(order=order, urgency=PRESSING, reason=_reason(outlook, serve, train))


def _serve_share(outlook: Outlook) -> float:
    """What users ask for and some headroom, approached fast upwards and slowly downwards."""
    own = outlook.own
    wanted = HEADROOM * _weight_to_come(outlook) * outlook.serving_wanted / outlook.pool
    least = OPEN_DOOR if own.serves else 0.0
    most = 1.0 - _workshop(outlook)
    change = min(max(wanted - own.serve_share, -EASE), HASTE)
    return min(max(own.serve_share + change, least), most)


def _weight_to_come(outlook: Outlook) -> float:
    """How much heavier serving gets by this week's release; 1 without one that is heavier."""
    model = offers.due(outlook)
    if model is None or outlook.own.unit_cost <= 0.0:
        return 1.0
    return max(model.unit_cost / outlook.own.unit_cost, 1.0)


def _train_share(outlook: Outlook, serve: float) -> float:
    """Today's part, what serving has freed, and what tenants can spare for a late run.

    What is free goes to the run, unless a greedy chief has tenants for it and is in time.
    """
    own, greed = outlook.own, outlook.temper.greed
    train = max(own.train_share, _workshop(outlook))
    late = _late(outlook)
    if late or greed < GREEDY or not _has_tenants(own):
        train += max(own.serve_share - serve, 0.0)
    if late and greed < GREEDY:
        train += EASE * (1.0 - greed)
    return min(train, 1.0 - serve)


def _has_tenants(own: Own) -> bool:
    """Whether the firm lets compute by the week as a business."""
    return 1.0 - own.train_share - own.serve_share > LANDLORD


def _late(outlook: Outlook) -> bool:
    """Whether more compute would help a run that has overrun or takes longer than it may.

    A run that goes as fast as runs can go is late, but no compute makes it quicker.
    """
    run = outlook.own.run
    if run is None or run.weekly >= _AT_PACE * outlook.own.run_pace * run.plan:
        return False
    patience = between(IMPATIENT, PATIENT, outlook.temper.risk)
    return run.overrunning or run.plan - run.done > patience * run.weekly


def _workshop(outlook: Outlook) -> float:
    """Part that training keeps whatever users ask for."""
    if not outlook.own.people:
        return 0.0
    return WORKSHOP * between(1.0, 0.5, outlook.temper.greed)


def _reason(outlook: Outlook, serve: float, train: float) -> str:
    own = outlook.own
    if serve > own.serve_share + STIR:
        return _("more users will come than serving has room for")
    if serve < own.serve_share - STIR:
        return _("serving capacity stands idle")
    if train > own.train_share:
        return _("the run is late")
    return _("training makes room for users")
