"""What the firm puts before users: releases, and the choice of model to serve.

Invariant: a model that is better than what is offered is released; the model
served changes only for one clearly better for its cost.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

from game.players.heuristic import prices
from game.players.heuristic.forms import round_price
from game.players.heuristic.outlook import Outlook
from game.players.heuristic.proposal import PRESSING, SPARE, VITAL, Proposal
from game.session.orders import Order
from game.session.view import ModelLine
from game.words import _

BETTER: Final = 1.0
"""Capability points by which a release should beat what is offered."""
COST_POINTS: Final = 4.0
"""Capability points that e times the serving cost is worth."""
SWITCH: Final = 2.0
"""Points, cost counted, by which another model must be better to be served instead."""
PRIDE: Final = 8.0
"""Points that a chief adds to a model of the own house."""
FAITH: Final = 40.0
"""Points added for a firm that trains with all it has, and in part for one that trains less."""
HOSTING_GAP: Final = 20.0
"""Points behind the best that a model may be and still be worth hosting."""
OPEN_HAND: Final = 0.5
"""Openness from which weights are published."""
NOTHING_TO_LOSE: Final = 8.0
"""Points behind the best from which a half-open chief publishes too."""


def propose(outlook: Outlook) -> Iterator[Proposal]:
    """The release of what was trained, and a better choice of what to serve."""
    model = outlook.held()
    if model is not None:
        yield from _release(outlook, model)
    yield from _serve(outlook)


def _release(outlook: Outlook, model: ModelLine) -> Iterator[Proposal]:
    ahead = model.capability - outlook.me.capability
    publish = wants_open(outlook, model)
    if ahead < BETTER and not publish:
        return
    order = Order(
        kind="release",
        subject=model.id,
        option="open" if publish else "closed",
        price=round_price(prices.release_price(outlook, model, publish=publish)),
    )
    reason = _("it is trained and {points:+.0f} points against what we offer")
    yield Proposal(
        order=order,
        urgency=VITAL if ahead >= BETTER else SPARE,
        reason=reason.format(points=ahead),
    )


def wants_open(outlook: Outlook, model: ModelLine) -> bool:
    """Whether the chief would publish the weights of `model`."""
    openness = outlook.temper.openness
    if openness >= OPEN_HAND:
        return True
    trailing = outlook.view.market.frontier - model.capability
    return openness >= OPEN_HAND / 2 and trailing > NOTHING_TO_LOSE


def _serve(outlook: Outlook) -> Iterator[Proposal]:
    own = outlook.own
    if own.serve_share <= 0.0:
        return
    servable = [model for model in outlook.view.models if model.servable]
    best = max(servable, key=lambda model: (_merit(outlook, model), model.id), default=None)
    if best is None or best.id == own.serves or not _worth_serving(outlook, best):
        return
    today = next((model for model in servable if model.id == own.serves), None)
    if today is not None and _merit(outlook, best) < _merit(outlook, today) + SWITCH:
        return
    reason = _("{model} is the best we may serve for its cost").format(model=best.name)
    order = Order(kind="serve", subject=best.id)
    yield Proposal(order=order, urgency=PRESSING, reason=reason)
    if today is None:
        yield prices.opening(outlook, best)


def _merit(outlook: Outlook, model: ModelLine) -> float:
    """Capability less the points its serving cost is worth; who trains believes in its own."""
    cost = COST_POINTS * math.log(max(model.unit_cost, 1e-6))
    pride = PRIDE + FAITH * outlook.own.train_share if model.mine else 0.0
    return model.capability - cost + pride


def _worth_serving(outlook: Outlook, model: ModelLine) -> bool:
    return model.mine or model.capability >= outlook.view.market.frontier - HOSTING_GAP
