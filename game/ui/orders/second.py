"""Orders that are easily given by mistake, and what is asked before one is taken.

Invariant: only what makes things plainly worse is asked about, with the figure that says so.
"""

from __future__ import annotations

from game.session.orders import NOTHING, Order
from game.session.view import View
from game.ui import figures
from game.ui.orders.subjects import points_lost
from game.words import _


def second_thought(view: View, order: Order) -> str:
    """Why one might not mean `order`, in words; "" for nothing."""
    if order.kind != "serve" or not view.own.serves:
        return ""
    if order.subject == NOTHING:
        text = _("Serving nothing loses all your users, {share} of all tokens.")
        return text.format(share=figures.percent(view.me.usage_share))
    lost = points_lost(view, order.subject)
    if not lost:
        return ""
    text = _("This is {points} points weaker than what you serve now: users will go.")
    return text.format(points=figures.points(lost))
