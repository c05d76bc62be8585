"""Whether a chief can pay what a contract makes due from the own firm.

Invariant: nobody who asks this signs what the till, the loans that are granted and what is
earned by then do not cover, with all that was signed before. Sums are in US dollars.
"""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from game.session.dealings import DueLine
from game.session.deals.doubts import beyond_means
from game.session.deals.promised import missing
from game.session.deals.table import Deal


def unpayable(deal: Deal, dues: Iterable[DueLine]) -> float:
    """What would be missing if the own firm signed, 0.0 for nothing.

    The larger of what is missing in the tightest of the coming weeks, in which the contract
    makes `dues` fall, and of what all it promises over its life goes beyond all means: the
    sum by which others believe promises.
    """
    view = deal.view
    kept = tuple(due for due in view.dues if not deal.contract or due.contract != deal.contract)
    found = missing(attrs.evolve(view, dues=kept), dues)
    short = found.short - view.own.credit if found else 0
    return max(0.0, float(short), beyond_means(deal, view.firm))
