"""What a chief remembers of a no: the same thing is not asked for again and again.

Invariant: after each time the same was offered in vain the chief waits twice as long; it
rests on the view's own offers alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from game.session.deals import ClauseDraft
from game.session.view import View

WAIT: Final = 12
"""Weeks in which what was offered in vain is not offered again: the world must move first."""


def may_ask(view: View, wanted: ClauseDraft) -> bool:
    """Whether enough time went by since these two last could have agreed on this promise."""
    promise = (wanted.kind, wanted.giver, wanted.taker)
    return _may(view, [line.week for line in view.proposed if promise in line.promises])


def may_offer_on(view: View, contract: str) -> bool:
    """Whether a contract may be offered on: not to one after the other who says no."""
    tried = [line.week for line in view.proposed if line.heir and line.replaces == contract]
    return _may(view, tried)


def _may(view: View, weeks: Iterable[int]) -> bool:
    """Whether the wait after the last of these offers, twice as long after each, is over."""
    told = sorted(weeks)
    return not told or view.turn >= told[-1] + WAIT * 2 ** (len(told) - 1)
