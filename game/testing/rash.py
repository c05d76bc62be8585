"""A chief who orders what no sane one would, to lean on every bound the rules have.

Invariant: what is ordered depends on seed, firm and week alone, and names only things that the
scenario has; numbers and owners are as wrong as can be.
"""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from game.compiled.build import Compiled
from game.players import make_player
from game.players.draws import Draws
from game.scenario.model.firms import Temper
from game.session.catalogue import Catalogue
from game.session.orders import Order
from game.session.view import View

_FACTORS = (0.0, 1e-6, 0.01, 1.0, 1.0, 10.0, 1e3, 1e9)
"""By how much a number is off; most are, some are not."""

_MOST = 10**15


class RashPlayer:
    """Takes the orders of a random player and exaggerates them."""

    name = "rash"

    def __init__(self, compiled: Compiled, seed: int, firm: str) -> None:
        """Play for `firm` of a compiled scenario."""
        self._compiled = compiled
        self._key = (seed, firm, "rash")
        self._random = make_player("random", Temper(), seed, firm)

    def decide(self, view: View) -> Sequence[Order]:
        """As many orders as a random player gives, and a few after the moves are gone."""
        draws = Draws(*self._key, view.turn)
        orders = [self._exaggerated(order, draws) for order in self._random.decide(view)]
        again = [order for order in orders if order.kind != "clause"][:2]
        return (*orders, *again)

    def _exaggerated(self, order: Order, draws: Draws) -> Order:
        amount = min(_MOST, int(order.amount * draws.pick(_FACTORS)))
        price = order.price * draws.pick(_FACTORS)
        subject = order.subject
        if order.kind != "clause" and draws.below(3) == 0:
            subject = self._other(order, draws)
        return attrs.evolve(order, amount=amount, price=price, subject=subject)

    def _other(self, order: Order, draws: Draws) -> str:
        """Any other thing of the kind the order is about, whoever owns it."""
        ids = self._compiled.ids
        tables = {"chip": "chips", "firm": "firms"}
        about = order.about.subject
        if about in tables:
            return draws.pick(ids[tables[about]])
        if about in ("own model", "servable model"):
            return draws.pick(ids["models"]) if ids["models"] else order.subject
        if about in ("contract", "offer"):
            return Catalogue(self._compiled).contract_id(draws.below(len(ids["contracts"]) + 6))
        return order.subject
