"""Why a firm's share of all tokens changed in a week.

Invariant: the causes add up to the change. The week's choice is run again with one
cause after another put back to what it was a week before; what is left when all are
back is what was on its way already, and what deals and events did.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from game.compiled.layout import Floats, Record
from game.compiled.sizes import NOBODY
from game.session.causes import Week, completed
from game.session.views.table import Table
from game.words import N_

_LEAST = 1e-12


def usage_by_cause(week: Week) -> dict[str, float]:
    """Change of the firm's share of all tokens by cause."""
    f, market = week.f, _Market(week.table)
    steps = {
        N_("prices"): market.put_back_prices,
        N_("models"): market.put_back_models,
        N_("trust"): market.put_back_trust,
        N_("requests turned away"): market.put_back_capacity,
    }
    causes, last = {}, week.of(week.now, "usage_share")
    error = last - float(market.shares()[f])
    for name, put_back in steps.items():
        put_back()
        share = float(market.shares()[f]) + error
        causes[name], last = last - share, share
    causes[N_("users of firms bought")] = sum(
        float(week.before["usage_share"][subject])
        for kind, subject, _amount in week.notes
        if kind == "firm bought"
    )
    change = week.change("usage_share")
    return completed(causes, change, N_("users on the move already, deals and events"))


class _Market:
    """The services market of the week just closed, to be run again with some things put back.

    Utilities are those that the week's shares reveal (Berry 1994), so doors and deals
    are in them without being known.
    """

    def __init__(self, table: Table) -> None:
        self._rules, self._then, self._now = table.rules, table.before, table.world
        self._earlier = table.past[max(0, len(table.past) - 3)][0]
        self._firms, self._segments = int(self._rules["firms"]), int(self._rules["segments"])
        serves = self._now["serves"][: self._firms]
        self._offers = serves != NOBODY
        self._stayed = self._offers & (self._then["serves"][: self._firms] != NOBODY)
        opened = self._now["model_open"][np.maximum(serves, 0)]
        self._nest = np.where(self._offers, opened, 0).astype(int)
        self._utility = [self._revealed(segment) for segment in range(self._segments)]
        self._price = self._now["price"][: self._firms].copy()
        self._seen = self._now["price_seen"][: self._firms].copy()
        self._served = 1.0 - self._now["unserved"][: self._firms]

    def _revealed(self, segment: int) -> Floats:
        """Utilities at which those who chose anew chose as they did, nobody being 0."""
        moved = float(self._rules["switching"][segment])
        now = self._now["share"][: self._firms, segment]
        then = self._then["share"][: self._firms, segment]
        target = np.where(self._offers, now - (1.0 - moved) * then, 0.0) / moved
        target = np.where(self._offers, np.maximum(target, _LEAST), 0.0)
        outside = max(_LEAST, 1.0 - float(target.sum()))
        nests = np.bincount(self._nest, weights=target, minlength=2)[self._nest]
        within = np.divide(target, nests, out=np.ones_like(target), where=nests > 0.0)
        scale = float(self._rules["nest"][segment])
        logs = np.log(np.maximum(target, _LEAST) / outside)
        return np.asarray(logs - (1.0 - scale) * np.log(np.maximum(within, _LEAST)))

    def put_back_prices(self) -> None:
        """Everybody asks what was asked a week before."""
        then = np.where(self._stayed, self._then["price"][: self._firms], self._price)
        for segment in range(self._segments):
            weight = float(self._rules["price_weight"][segment])
            self._utility[segment] = self._utility[segment] + weight * np.log(self._price / then)
        seen = np.minimum(self._then["price_seen"][: self._firms], then)
        self._seen = np.where(self._stayed, seen, self._seen)
        self._price = then

    def put_back_models(self) -> None:
        """Everybody serves a model as strong as a week before."""
        weight = self._rules["quality_weight"]
        more = (_points(self._now) - _points(self._then))[: self._firms]
        better = np.where(self._stayed, more, 0.0)
        self._shift(lambda segment: -float(weight[segment]) * better)

    def put_back_trust(self) -> None:
        """Users trust as they did when they chose a week before."""
        weight = self._rules["trust_weight"]
        more = (self._then["trust"] - self._earlier["trust"])[: self._firms]
        self._shift(lambda segment: -float(weight[segment]) * more)

    def _shift(self, by: Callable[[int], Floats]) -> None:
        for segment in range(self._segments):
            self._utility[segment] = self._utility[segment] + by(segment)

    def put_back_capacity(self) -> None:
        """Everybody turns away the part of requests that was turned away a week before."""
        self._served = 1.0 - self._then["unserved"][: self._firms]

    def shares(self) -> Floats:
        """Share of all tokens by firm, as things stand."""
        tokens = np.zeros(self._firms)
        for segment in range(self._segments):
            users = self._users(segment)
            bill = np.power(
                np.minimum(1.0, self._seen / self._price), float(self._rules["elasticity"][segment])
            )
            used = float(self._now["usage"][segment]) * users / max(_LEAST, float(users.sum()))
            tokens += np.where(self._offers, used * bill * self._served, 0.0)
        return np.asarray(tokens / max(_LEAST, float(tokens.sum())))

    def _users(self, segment: int) -> Floats:
        """Parts of a segment's users after some have chosen anew by the utilities."""
        scale, moved = float(self._rules["nest"][segment]), float(self._rules["switching"][segment])
        worth = np.where(self._offers, np.exp(self._utility[segment] / scale), 0.0)
        sums = np.bincount(self._nest, weights=worth, minlength=2)
        whole = 1.0 + float(np.power(sums, scale).sum())
        nests = np.maximum(_LEAST, sums[self._nest])
        target = worth / nests * np.power(nests, scale) / whole
        kept = np.where(self._offers, self._then["share"][: self._firms, segment], 0.0)
        return np.asarray(kept + moved * (target - kept))


def _points(world: Record) -> Floats:
    """Capability of what each firm serves."""
    return np.asarray(world["model_capability"][np.maximum(world["serves"], 0)])
