"""What the firm puts before users: releases, and the choice of model to serve.

Invariant: a model stronger than what is offered is released; what users get
never changes for the worse, cost counted.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

from game.players.heuristic import prices
from game.players.heuristic.forms import round_price
from game.players.heuristic.margins import LOWEST
from game.players.heuristic.outlook import Outlook
from game.players.heuristic.proposal import PRESSING, VITAL, Proposal
from game.session.orders import Order
from game.session.view import ModelLine
from game.words import _

BETTER: Final = 1.0
"""Points by which a release should beat what is offered."""
PRESSURE: Final = 0.1
"""A rival's gain, or demand turned away, from which a lighter model is brought out."""
COST_POINTS: Final = 4.0
"""Capability points that e times the serving cost is worth."""
SWITCH: Final = 2.0
"""Points, cost counted, by which another model must be better to be served instead."""
PRIDE: Final = 8.0
"""Points that a chief adds to a model of the own house."""
FAITH: Final = 40.0
"""Points added for a firm that trains with all it has, and in part for one that trains less."""
SECOND_HAND: Final = 5.0
"""Points that users mind for e times what open weights cost where others run them."""
GAP: Final = 25.0
"""Points behind the best that a model may be and still be worth a release or a place in a hall."""
HALL: Final = 0.03
"""Compute free for serving, against all that the world uses, from which hosting is a trade."""
TRIAL: Final = 3
"""Weeks that somebody else's model is looked at before it is served."""
OPEN_HAND: Final = 0.5
"""Openness from which weights are published."""
NOTHING_TO_LOSE: Final = 8.0
"""Points behind the best from which a half-open chief publishes too."""


def propose(outlook: Outlook) -> Iterator[Proposal]:
    """The release of what was trained, and a better choice of what to serve."""
    yield from _release(outlook)
    yield from _serve(outlook)


def _release(outlook: Outlook) -> Iterator[Proposal]:
    model = due(outlook)
    if model is None:
        return
    publish = wants_open(outlook, model)
    order = Order(
        kind="release",
        subject=model.id,
        option="open" if publish else "closed",
        price=round_price(prices.release_price(outlook, model, publish=publish)),
    )
    reason = _("it is trained and {points:+.0f} points against what we offer")
    ahead = model.capability - outlook.me.capability
    yield Proposal(order=order, urgency=VITAL, reason=reason.format(points=ahead))


def due(outlook: Outlook) -> ModelLine | None:
    """The model to release this week, or None.

    A stronger one at once; a lighter one, which undercuts the own offer, under pressure;
    one that nobody would use never.
    """
    held = (
        model
        for model in outlook.view.models
        if model.mine and model.state == "held" and not model.wait
    )
    model = max(held, key=lambda model: (_value(model), model.id), default=None)
    today = _served(outlook)
    if model is None or model.capability < outlook.view.market.frontier - GAP:
        return None
    if today is None or model.capability >= today.capability + BETTER:
        return model
    pressed = prices.pressure(outlook)[0] > PRESSURE or outlook.own.unserved > PRESSURE
    return model if pressed and _value(model) >= _value(today) + BETTER else None


def _served(outlook: Outlook) -> ModelLine | None:
    """The model that users get now."""
    return next((model for model in outlook.view.models if model.id == outlook.own.serves), None)


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
    models = outlook.view.models
    servable = [model for model in models if model.servable and _worth_serving(outlook, model)]
    best = max(servable, key=lambda model: (_merit(outlook, model), model.id), default=None)
    if best is None or best.id == own.serves:
        return
    today = _served(outlook)
    if today is not None and _merit(outlook, best) < _merit(outlook, today) + SWITCH:
        return
    reason = _("{model} is the best we may serve for its cost").format(model=best.name)
    order = Order(kind="serve", subject=best.id)
    yield Proposal(order=order, urgency=PRESSING, reason=reason)
    if today is None:
        yield prices.opening(outlook, best)


def _value(model: ModelLine) -> float:
    """Capability less the points its serving cost is worth."""
    return model.capability - COST_POINTS * math.log(max(model.unit_cost, 1e-6))


def _merit(outlook: Outlook, model: ModelLine) -> float:
    """Value of a model in the chief's eyes: who trains much believes in its own.

    Of open weights that others run too, what users would mind in the own price goes off.
    """
    if model.mine:
        return _value(model) + PRIDE + FAITH * outlook.own.train_share
    if not model.open or not any(m.mine and m.state == "released" for m in outlook.view.models):
        return _value(model)
    dearer = outlook.own.price / max(model.unit_cost, LOWEST)
    return _value(model) - SECOND_HAND * math.log(max(1.0, dearer))


def _worth_serving(outlook: Outlook, model: ModelLine) -> bool:
    """An own model always; a tried and good guest when there are halls to serve it in."""
    if model.mine:
        return True
    market = outlook.view.market
    halls = outlook.pool * (1.0 - outlook.own.train_share) >= HALL * market.compute_used
    good = model.capability >= market.frontier - GAP
    tried = model.week < 0 or outlook.view.turn - model.week >= TRIAL
    return tried and good and (halls or bool(outlook.own.serves))
