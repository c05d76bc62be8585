"""Advice about pledges that fall due, files in Brussels, and power without a hall.

Invariant: it follows from what the chief's own view shows.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from game.session.numbers import weeks_in_words
from game.session.orders import Order
from game.session.terrain import Ground
from game.session.view import Matter, Own
from game.words import _, ngettext

_SOON: Final = 4
"""Weeks before its day from which a pledge is spoken of."""
_NEAR: Final = 0.8
"""Part of the bar from which a file is."""
_TENTH: Final = 0.1
"""Megawatts below which nobody builds."""


def ground_advice(own: Own, ground: Ground) -> Iterator[Matter]:
    """What the ground under the firm asks for, most pressing first."""
    yield from _pledge(ground)
    yield from _file(ground)
    yield from _hall(own, ground)


def _pledge(ground: Ground) -> Iterator[Matter]:
    for line in ground.pledges:
        missing = 0.0 if line.done is None else line.sum - line.done
        if missing <= 0.0 or line.weeks > _SOON:
            continue
        weeks = ngettext("{n} week", "{n} weeks", line.weeks).format(n=max(line.weeks, 0))
        title = _("Your pledge falls due in {weeks}: {part:.0%} is missing")
        if line.weeks <= 0:
            title = _("Your pledge falls due this week: {part:.0%} is missing")
        text = _(
            "What counts is what you pay in cash for cards that ship, power, halls and lines: "
            "${usd:,.0f}M to go. What a vendor lends you does not count."
        )
        yield Matter(
            id="advice-pledge",
            kind="advice",
            title=title.format(weeks=weeks, part=missing / line.sum),
            text=text.format(usd=missing / 1e6),
        )


def _file(ground: Ground) -> Iterator[Matter]:
    if not ground.brussels or ground.file < _NEAR * ground.fine_bar or ground.compliance >= 1.0:
        return
    text = _(
        "At {bar:.0%} fines begin; one would be a part of a year's sales there. You keep "
        "{kept:.0%} of the rules, all of them would cost {cost:.1%} of those sales."
    )
    yield Matter(
        id="advice-brussels",
        kind="advice",
        title=_("Your file in Brussels stands at {file:.0%}").format(file=ground.file),
        text=text.format(bar=ground.fine_bar, kept=ground.compliance, cost=ground.comply_cost),
        proposal=Order(kind="comply", price=100.0),
    )


def _hall(own: Own, ground: Ground) -> Iterator[Matter]:
    if not ground.halls_apart or not ground.sites:
        return
    soon = own.power + sum(own.connecting[: ground.hall_weeks + 1])
    short = soon - ground.halls - sum(hall.megawatts for hall in ground.building)
    kilowatts = min(int(1000 * short), int(own.cash / max(1.0, ground.hall_cost)))
    if short >= _TENTH and kilowatts > 0:
        text = _("Cards run only where there are power and a hall; a hall takes {weeks}.")
        yield Matter(
            id="advice-hall",
            kind="advice",
            title=_("{mw:,.0f} MW of power has no hall").format(mw=short),
            text=text.format(weeks=weeks_in_words(ground.hall_weeks)),
            proposal=Order(kind="build-hall", amount=kilowatts),
        )
