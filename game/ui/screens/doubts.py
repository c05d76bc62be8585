"""What a person is asked before a week is handed in that may be the firm's last.

Invariant: every doubt names the figure it rests on; a week without danger
raises none.
"""

from __future__ import annotations

import math
from typing import Final

from game.session.view import Forecast
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


def _less_than(weeks: int) -> str:
    text = ngettext("less than {n} week", "less than {n} weeks", weeks)
    return text.format(n=weeks)
