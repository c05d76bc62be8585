"""What a person is asked before a week is handed in that may be the firm's last, or that leaves
a matter or an offer without an answer.

Invariant: every doubt names the figure, the matter or the offer it rests on; a week without
danger and without anything that runs out raises none.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Final

from game.session.orders import Order
from game.session.view import Forecast, View
from game.ui.contracts.said import said_to_offers
from game.ui.figures import money
from game.words import _, ngettext

FEW_WEEKS: Final = 3
"""Weeks of cash below which a person is asked again."""
_LAST: Final = 1
"""Weeks left of what is answered with this week's orders or never."""


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
    """What runs out this week without an answer, and what comes of it; "" for none."""
    told = [*_matters(view, tray), *_offers(view, tray)]
    return " ".join([*told, _("Hand in without an answer?")]) if told else ""


def _matters(view: View, tray: Sequence[Order]) -> Iterator[str]:
    """What each matter in its last week will count as."""
    answered = {order.subject for order in tray if order.kind == "answer"}
    for matter in view.matters:
        titles = {answer.id: answer.title for answer in matter.answers}
        if matter.kind != "event" or matter.weeks_left > _LAST or matter.id in answered:
            continue
        text = _("“{matter}” runs out this week. Without an answer it will count as: {answer}.")
        yield text.format(matter=matter.title, answer=titles.get(matter.default, _("none")))


def _offers(view: View, tray: Sequence[Order]) -> Iterator[str]:
    """Each offer that the own signature is missing from, in its last week."""
    answered = said_to_offers(tray)
    for offer in view.offers:
        if offer.to_sign and offer.weeks_left <= _LAST and offer.contract.id not in answered:
            text = _("The offer “{title}” lapses after this week: you have not answered it.")
            yield text.format(title=offer.contract.title)


def _less_than(weeks: int) -> str:
    text = ngettext("less than {n} week", "less than {n} weeks", weeks)
    return text.format(n=weeks)
