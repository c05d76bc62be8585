"""Curves for the charts, picked out of a view's history.

Invariant: the own firm comes first, then those that stand highest today, so
that a chart's first marker is always one's own.
"""

from __future__ import annotations

from collections.abc import Mapping

from game.session.view import View
from game.ui.screens.curves import since_start, until_bought
from game.ui.widgets.chart import Curve


def firm_curves(view: View, figure: str, *, most: int = 4) -> list[Curve]:
    """`figure` of the own firm and of the `most` firms with the highest last values."""
    series = {**view.history.get(figure, {}), **until_bought(view, figure)}
    names = {firm.id: firm.name for firm in view.firms}
    known = {firm: series[firm][-1] for firm in series if firm in names and any(series[firm])}
    others = _in_business(view, known, most)
    own = [view.firm] if any(series.get(view.firm, ())) else []
    return [Curve(names.get(firm, firm), series[firm]) for firm in (*own, *others[:most])]


def one_curve(view: View, figure: str, who: str, name: str) -> list[Curve]:
    """`figure` of `who` alone, called `name`; nothing while there is none."""
    values = view.history.get(figure, {}).get(who, ())
    return [Curve(name, values)] if values else []


def growth_curves(view: View, *, most: int = 4) -> list[Curve]:
    """Value per share against the start, of the own firm and those that grew most and least."""
    series = {**view.history.get("share_value", {}), **until_bought(view, "share_value")}
    names = {firm.id: firm.name for firm in view.firms}
    grown = {
        firm: since_start(values)
        for firm, values in series.items()
        if firm in names and any(values)
    }
    others = _in_business(view, {firm: values[-1] for firm, values in grown.items()}, most)
    spread = [*others[: (most + 1) // 2], *others[len(others) - most // 2 :]]
    own = [view.firm] if view.firm in grown else []
    shown = dict.fromkeys((*own, *spread))
    return [Curve(names[firm], grown[firm]) for firm in shown]


def _in_business(view: View, last: Mapping[str, float], most: int) -> list[str]:
    """Other firms by their last figures, highest first.

    Those that were bought come along only where the others are fewer than `most`.
    """
    bought = {firm.id for firm in view.firms if firm.bought}
    others = sorted((firm for firm in last if firm != view.firm), key=lambda firm: -last[firm])
    there = [firm for firm in others if firm not in bought]
    return there if len(there) >= most else others
