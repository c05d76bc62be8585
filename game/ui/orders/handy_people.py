"""Handy numbers about people, pay, prices for users, and rules.

Invariant: parts are whole per cents, pay goes by the market.
"""

from __future__ import annotations

from game.session.view import View
from game.ui.orders.handy import Preset, by_part, cents, rounded
from game.words import _


def hires(view: View, subject: str) -> list[Preset]:
    """Parts of the staff."""
    people = view.own.people
    text, hired = _("{part:.0%} more"), [max(people * part // 100, 1) for part in (3, 10, 25)]
    return [Preset(text.format(part=n / max(people, 1)), float(n)) for n in hired]


def bids_for_people(view: View, subject: str) -> list[Preset]:
    """Parts of a rival's staff."""
    firm = next((firm for firm in view.firms if firm.id == subject), None)
    if firm is None:
        return []
    people = firm.people
    return [
        Preset(_("{part}% of them").format(part=part), float(max(people * part // 100, 1)))
        for part in (1, 3, 10)
    ]


def pay(view: View, subject: str) -> list[Preset]:
    """Around what the market pays."""
    market = view.market.market_pay
    return [
        Preset(_("market"), rounded(market))
        if part == 1.0
        else _market(market, rounded(market * part))
        for part in (0.9, 1.0, 1.1, 1.25)
    ]


def _market(market: float, usd: float) -> Preset:
    return Preset(_("market {change}").format(change=by_part(market, usd)), usd)


def offered_pay(view: View, subject: str) -> list[Preset]:
    """Above what the market pays."""
    market = view.market.market_pay
    return [_market(market, rounded(market * part)) for part in (1.25, 1.5, 2.0)]


def team_pay(view: View, subject: str) -> list[Preset]:
    """Times what the market pays."""
    return _times_the_market(view, 2, 3, 5, 10)


def _times_the_market(view: View, *times: float) -> list[Preset]:
    market = view.market.market_pay
    return [Preset(_("{n} times the market").format(n=n), rounded(market * n)) for n in times]


def hold_pay(view: View, subject: str) -> list[Preset]:
    """Nothing, or times what the market pays."""
    return [Preset(_("not at all"), 0.0), *_times_the_market(view, 1.5, 2, 3, 5)]


def cuts(view: View, subject: str) -> list[Preset]:
    """Parts of the overheads."""
    most = 100 * view.ground.layoffs
    return [Preset(f"{part}%", float(part)) for part in (2, 5, 10) if part <= most]


def service_prices(view: View, subject: str) -> list[Preset]:
    """Around the cost and what others ask."""
    model = next((m for m in view.models if m.id == (subject or view.own.serves)), None)
    cost = model.unit_cost if model else view.own.unit_cost
    index = [segment.price_index for segment in view.market.segments]
    rivals = [firm.price for firm in view.firms if firm.id != view.firm and firm.serves]
    return [
        Preset(_("cost"), cents(cost)),
        Preset(_("twice the cost"), cents(2 * cost)),
        *([Preset(_("cheapest rival"), cents(min(rivals)))] if rivals else []),
        *([Preset(_("market mean"), cents(sum(index) / len(index)))] if index else []),
    ]


def rules_kept(view: View, subject: str) -> list[Preset]:
    """Parts of the rules."""
    return [Preset(f"{part}%", float(part)) for part in (0, 25, 50, 75, 100)]


def care(view: View, subject: str) -> list[Preset]:
    """Parts of the people."""
    return [Preset(f"{part}%", float(part)) for part in (0, 5, 10, 20)]
