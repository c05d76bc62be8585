"""The figures of a game as curves: whose, and how they are written.

Invariant: pure functions of a view; a figure without history gives no curve.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from attrs import frozen

from game.session.view import View
from game.ui.figures import change, count, money, percent, price
from game.ui.widgets.chart import Curve
from game.words import N_, _

_OTHERS: Final = 4
"""How many firms' curves stand beside one's own."""


@frozen
class Figure:
    """A figure over the game: its name in the history, its title, how it is written.

    `whose` is "all" for every firm's, "own" for the chair's, "world" for the world's;
    `growth` shows it as a change since the start.
    """

    name: str
    title: str
    write: Callable[[float], str]
    whose: str = "all"
    growth: bool = False


FIGURES: Final = (
    Figure("share_value", N_("Value per share since the start"), change, growth=True),
    Figure("usage_share", N_("Share of usage"), percent),
    Figure("price", N_("Price of a million tokens"), price),
    Figure("cash", N_("Own cash"), money, "own"),
    Figure("spot_price", N_("Rent of a unit, a week"), price, "world"),
    Figure("compute_used", N_("Compute in use, units"), count, "world"),
)


def curves_of(view: View, figure: Figure) -> list[Curve]:
    """The curves of a figure: one's own first, then those that ended highest and lowest."""
    series = view.history.get(figure.name, {})
    if figure.whose == "world":
        return [Curve(_(figure.title), tuple(series["world"]))] if "world" in series else []
    names = {firm.id: firm.name for firm in view.firms}
    series = {**series, **until_bought(view, figure.name)}
    shown = {
        firm: since_start(values) if figure.growth else tuple(values)
        for firm, values in series.items()
        if firm in names and any(values)
    }
    others = [] if figure.whose == "own" else _outermost(shown, view.firm)
    own = [view.firm] if view.firm in shown else []
    return [Curve(names[firm], shown[firm]) for firm in (*own, *others)]


def until_bought(view: View, figure: str) -> dict[str, tuple[float, ...]]:
    """The figure of each firm that was bought, or came later, in the weeks in which it stood.

    It neither fell to nothing when it was bought, nor was it dead before it came: weeks before
    it came are no number.
    """
    worth = view.history.get("value", {})
    found = {}
    for firm in view.firms:
        values = tuple(view.history.get(figure, {}).get(firm.id, ()))
        there = [week for week, value in enumerate(worth.get(firm.id, ())) if value]
        late = bool(there) and there[0] > 0
        if values and there and (firm.bought or late):
            kept = values[: there[-1] + 1] if firm.bought else values
            found[firm.id] = (*[math.nan] * there[0], *kept[there[0] :])
    return found


def since_start(values: Sequence[float]) -> tuple[float, ...]:
    """Each value as a change since the first that is a number."""
    first = next((value for value in values if math.isfinite(value)), 0.0)
    return tuple(value / first - 1.0 if first else 0.0 for value in values)


def _outermost(shown: Mapping[str, Sequence[float]], own: str) -> list[str]:
    """Of the other firms those that ended highest and lowest, highest first."""
    others = sorted((firm for firm in shown if firm != own), key=lambda firm: -shown[firm][-1])
    half = _OTHERS // 2
    return others if len(others) <= _OTHERS else others[:half] + others[-half:]
