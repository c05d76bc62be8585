"""Whether a chief can pay what a contract makes due from the own firm.

Invariant: nobody who asks this signs what the till, the loans that are granted and what is
earned by then do not cover, with all that was signed before; and nobody refuses for
want of money what is cheaper than the contract it replaces. Sums are in US dollars.
"""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from game.session.dealings import DueLine
from game.session.deals.ahead import remaining
from game.session.deals.doubts import beyond_means
from game.session.deals.promised import missing
from game.session.deals.table import Deal
from game.session.view import View


def unpayable(deal: Deal, dues: Iterable[DueLine]) -> float:
    """What would be missing if the own firm signed, 0.0 for nothing.

    The larger of what is missing in the tightest of the coming weeks, in which the contract
    makes `dues` fall, and of what all it promises over its life goes beyond all means: the
    sum by which others believe promises. Of both only that counts which would not be missing
    with the contract that it replaces.
    """
    view = deal.view
    replaced = tuple(due for due in view.dues if deal.contract and due.contract == deal.contract)
    others = tuple(due for due in view.dues if due not in replaced)
    short = _short(attrs.evolve(view, dues=others), dues)
    signed = attrs.evolve(view, dues=tuple(due for due in others if not due.if_signed))
    short -= _short(signed, (attrs.evolve(due, if_signed=True) for due in replaced))
    beyond = beyond_means(deal, view.firm)
    if deal.old is not None:
        beyond -= beyond_means(deal, view.firm, remaining(deal.old, view.turn))
    return max(0.0, short, beyond)


def _short(view: View, dues: Iterable[DueLine]) -> float:
    """What is missing in the tightest week in which these dues fall, 0.0 for nothing."""
    found = missing(view, dues)
    return max(0.0, float(found.short - view.own.credit)) if found else 0.0
