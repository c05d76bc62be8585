"""Why a firm's share of all tokens changed in a week, and its users' trust and its morale.

Invariant: the causes add up to the change. The week's choice is run again with one
cause after another put back to what it was a week before; what is left when all are
back is what was on its way already, and what deals and events did.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from game.compiled.layout import Floats, Record
from game.compiled.sizes import NOBODY
from game.session.views.table import Table
from game.words import N_, _

Causes = tuple[tuple[str, float], ...]
"""Cause and what it did to a part of one, largest first."""

_LEAST = 1e-12
_SEEN = 5e-5
"""Smallest change that is named, as a part of one."""


def usage_by_cause(table: Table, f: int) -> Causes:
    """Change of firm `f`'s share of all tokens by cause."""
    week = _Week(table)
    steps = {
        N_("prices"): week.put_back_prices,
        N_("models"): week.put_back_models,
        N_("trust"): week.put_back_trust,
        N_("requests turned away"): week.put_back_capacity,
    }
    before = float(table.before["usage_share"][f])
    causes, last = {}, float(table.world["usage_share"][f])
    error = last - week.shares()[f]
    for name, put_back in steps.items():
        put_back()
        share = float(week.shares()[f]) + error
        causes[name], last = last - share, share
    causes[N_("users on the move already, deals and events")] = last - before
    return _ranked(causes)


class _Week:
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


def trust_by_cause(table: Table, f: int) -> Causes:
    """Change of the users' trust in firm `f` by cause: see the services market."""
    rules, before, now = table.rules, table.before, table.world
    speed = float(rules["trust_speed"])
    loss = speed * float(rules["trust_loss"]) * float(now["unserved"][f])
    home = speed * float(rules["trust_home"][f] - before["trust"][f])
    change = float(now["trust"][f] - before["trust"][f])
    return _ranked(
        {
            N_("requests turned away"): -loss,
            N_("back to what people think of the firm"): home,
            N_("answers, courts and events"): change + loss - home,
        }
    )


def morale_by_cause(table: Table, f: int) -> Causes:
    """Change of firm `f`'s morale by cause: see the talent and the services market."""
    rules, before, now = table.rules, table.before, table.world
    speed = float(rules["morale_speed"])
    paid = float(now["pay"][f]) / max(1e-9, float(before["market_pay"]))
    pay = speed * float(rules["morale_pay"]) * float(np.log(max(1e-9, paid)))
    home = speed * float(rules["morale_home"][f] - before["morale"][f])
    won = float(rules["morale_win"]) * float(now["usage_share"][f] - before["usage_share"][f])
    change = float(now["morale"][f] - before["morale"][f])
    return _ranked(
        {
            N_("pay against the market"): pay,
            N_("back to the firm's own mood"): home,
            N_("users won or lost"): won,
            N_("orders, bids and events"): change - pay - home - won,
        }
    )


def reasons_of_week(table: Table, f: int) -> tuple[tuple[str, Causes], ...]:
    """What moved the share of tokens, trust and morale in the week just closed."""
    return tuple(_named(table, f))


def _named(table: Table, f: int) -> Iterator[tuple[str, Causes]]:
    for name, by_cause in (
        (N_("share of all tokens"), usage_by_cause),
        (N_("users' trust"), trust_by_cause),
        (N_("morale"), morale_by_cause),
    ):
        if causes := by_cause(table, f):
            yield _(name), causes


def _ranked(causes: dict[str, float]) -> Causes:
    rows = ((_(name), float(by)) for name, by in causes.items() if abs(by) >= _SEEN)
    return tuple(sorted(rows, key=lambda row: (-abs(row[1]), row[0])))
