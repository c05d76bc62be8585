"""The heuristic player: asks every policy, then lets the planner pick.

Invariant: it holds nothing from week to week but the reasons it last gave, and
those no policy reads; so its orders depend on the view and the temper alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from game.players.heuristic import (
    buying,
    contracts,
    goals,
    ground,
    instruments,
    matters,
    money,
    narrative,
    offers,
    politics,
    power,
    prices,
    renting,
    research,
    rivalry,
    shorts,
    silicon,
    split,
    talent,
    vendor,
)
from game.players.heuristic.outlook import Outlook, look
from game.players.heuristic.planner import pick
from game.players.heuristic.proposal import Proposal
from game.scenario.model.firms import Temper
from game.session.orders import Order
from game.session.view import View

POLICIES: Final[tuple[Callable[[Outlook], Iterable[Proposal]], ...]] = (
    matters.propose,
    contracts.propose,
    goals.propose,
    money.propose,
    offers.propose,
    prices.propose,
    split.propose,
    renting.propose,
    research.propose,
    power.propose,
    buying.propose,
    vendor.propose,
    talent.propose,
    narrative.propose,
    politics.propose,
    ground.propose,
    silicon.propose,
    rivalry.propose,
    instruments.propose,
    shorts.propose,
)
"""One policy a domain; earlier ones come first where urgencies are equal."""
UPKEEP: Final = (
    contracts.reply,
    money.propose,
    offers.propose,
    prices.propose,
    split.propose,
    renting.propose,
)
"""What still goes on where the chief's dread has come true: business, and no plans."""


class HeuristicPlayer:
    """A rival with a temper."""

    name = "heuristic"

    def __init__(self, temper: Temper) -> None:
        self.temper = temper
        self.reasons: tuple[Proposal, ...] = ()
        """What was ordered last, with the reason for each order."""

    def decide(self, view: View) -> tuple[Order, ...]:
        """The orders of this week, most wanted first.

        A case is settled before all else: what it is dropped for follows from what courts see.
        """
        outlook = look(view, self.temper)
        policies = UPKEEP if _broken(view) else POLICIES
        wishes = [wish for propose in policies for wish in propose(outlook)]
        self.reasons = tuple(pick(wishes, moves=view.own.moves, purse=outlook.spare))
        orders = (order for proposal in self.reasons for order in proposal.orders)
        return tuple(sorted(orders, key=lambda order: order.kind != "settle"))


def _broken(view: View) -> bool:
    """Whether what the chief dreaded has come and stayed."""
    return view.fear.held >= view.fear.weeks > 0
