"""What a person is asked before a week is handed in that may be the firm's last, or that leaves
a matter without an answer.

Invariant: every doubt names the figure or the matter it rests on; a week without danger and
without a matter that runs out raises none.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from game.session.orders import Order
from game.session.view import Forecast, View
from game.ui.figures import money
from game.words import _, ngettext

FEW_WEEKS: Final = 3
"""Weeks of cash below which a person is asked again."""


def doubt(forecast: Forecast) -> str:
    """Why one might not want to hand in, in words; "" when nothing speaks against it."""
    if forecast.dread:
        return _(
            "On today's figures what you dread comes true this week, and the game ends: {dread}. "
            "Hand in all the same?"
        ).format(dread=forecast.dread)
    if forecast.shortfall > 0:
        return _(
            "On today's figures {sum} of what is due this week cannot be paid: the firm would "
            "fail. Hand in all the same?"
        ).format(sum=money(forecast.shortfall))
    if forecast.promised:
        return _("Your offers: {danger}. Hand in all the same?").format(danger=forecast.promised)
    if forecast.runway is not None and forecast.runway < FEW_WEEKS:
        return _(
            "On today's figures {cash} is left after this week, and at this rate it lasts {weeks}. "
            "Hand in all the same?"
        ).format(cash=money(forecast.cash), weeks=_less_than(math.floor(forecast.runway) + 1))
    return ""


def unanswered(view: View, tray: Sequence[Order]) -> str:
    """What the matters that run out this week without an answer will count as; "" for none."""
    answered = {order.subject for order in tray if order.kind == "answer"}
    told = []
    for matter in view.matters:
        titles = {answer.id: answer.title for answer in matter.answers}
        if matter.kind != "event" or matter.weeks_left > 1 or matter.id in answered:
            continue
        text = _("“{matter}” runs out this week. Without an answer it will count as: {answer}.")
        told.append(text.format(matter=matter.title, answer=titles.get(matter.default, _("none"))))
    return " ".join([*told, _("Hand in without an answer?")]) if told else ""


def _less_than(weeks: int) -> str:
    text = ngettext("less than {n} week", "less than {n} weeks", weeks)
    return text.format(n=weeks)
