"""Orders that are easily given by mistake, and what is asked before one is taken.

Invariant: only what makes things plainly worse, or commits most of the money there is, is asked
about, with the figure that says so.
"""

from __future__ import annotations

from typing import Final

from game.session.orders import NOTHING, Order, Quote
from game.session.view import View
from game.ui import figures
from game.ui.orders.subjects import points_lost
from game.words import _

MOST: Final = 0.5
"""Part of the cash that is left beyond which a sum is asked about: a digit too many in a number of
billions looks much like none."""


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


def most_of_the_money(view: View, order: Order, quote: Quote) -> str:
    """Which part of the cash a number that was typed would commit, where it is most of it."""
    sum_ = max(quote.cost_now, 0) + max(quote.cost_later, 0)
    cash = max(view.own.cash, 0)
    if not order.about.amount or not quote.allowed or sum_ <= MOST * cash:
        return ""
    if sum_ > cash:
        text = _("This commits {sum}, more than all your cash of {cash}.")
        return text.format(sum=figures.money(sum_), cash=figures.money(cash))
    text = _("This commits {sum}, {part} of your cash of {cash}.")
    part = figures.percent(sum_ / cash, 0)
    return text.format(sum=figures.money(sum_), part=part, cash=figures.money(cash))
