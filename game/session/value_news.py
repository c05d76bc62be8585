"""The news of large firms whose value moved far in a week, with what moved it.

Invariant: the causes are those of the model's own sum of parts and add up to the move; of a
rival only what everybody can see is named: need of compute, the market's mood, prices of cards,
and what investors make of the rest.
"""

from __future__ import annotations

from collections.abc import Iterator

from game.compiled.sizes import NOBODY
from game.compiled.world import ACTIVE
from game.session.causes import Week
from game.session.news import Report
from game.session.numbers import number_in_words
from game.session.valuation import value_by_part
from game.session.view import News
from game.session.views.table import Table
from game.words import N_, _

FAR = 0.1
"""Part of its value by which a firm has moved far in a week."""
LARGE = 0.02
"""Part of the value of all firms from which everybody speaks of one."""
_NAMED = 3
"""Causes that are named at most."""
_SEEN = 0.1
"""Part of the move from which a cause is named."""


def moves_told(table: Table) -> list[Report]:
    """A piece of public news for each large firm that moved far in the week just closed."""
    return list(_moves(table))


def _moves(table: Table) -> Iterator[Report]:
    was, now = table.closed_before["value"], table.closed_now["value"]
    whole = max(1.0, float(was.sum()))
    stood = (table.closed_before["status"] == ACTIVE) & (table.closed_now["status"] == ACTIVE)
    for f in range(int(table.rules["firms"])):
        large = stood[f] and max(was[f], now[f]) >= LARGE * whole
        if large and was[f] > 0.0 and abs(now[f] / was[f] - 1.0) >= FAR:
            yield Report(_news(table, f, float(now[f] / was[f] - 1.0)), True)


def _news(table: Table, f: int, part: float) -> News:
    name = table.catalogue.firm_name(f)
    title = _("{firm} loses {part:.0%} of its value") if part < 0 else _("{firm} gains {part:.0%}")
    return News(
        week=int(table.world["turn"]),
        kind="value moved",
        title=title.format(firm=name, part=abs(part)),
        text=_why(Week(table, f, table.before), part),
        firm=table.catalogue.firms[f],
    )


def _why(week: Week, part: float) -> str:
    """The largest causes with their dollars, and the figures of the world behind them."""
    causes = value_by_part(week)
    whole = sum(causes.values())
    pulled = {name: usd for name, usd in causes.items() if usd * part > 0.0}
    first = sorted(pulled, key=lambda name: (-abs(pulled[name]), name))[:_NAMED]
    said = [
        _("{cause} {usd}{figures}").format(
            cause=_(name), usd=_signed(causes[name]), figures=_figures(week, name)
        )
        for name in first
        if abs(causes[name]) >= _SEEN * abs(whole)
    ]
    against = sum(usd for usd in causes.values() if usd * part < 0.0)
    if abs(against) >= _SEEN * abs(whole):
        said.append(_("against it {usd}").format(usd=_signed(against)))
    text = _("Of {usd} in all: {causes}.")
    return text.format(usd=_signed(whole), causes=", ".join(said))


def _signed(thousands: float) -> str:
    sign = "+" if thousands > 0 else "−"
    return sign + number_in_words(float(f"{abs(thousands) * 1000.0:.3g}"), "usd")


def _figures(week: Week, cause: str) -> str:
    """What everybody can see behind a cause, from last week to this; "" where nothing is."""
    last, closed = week.last, week.closed
    if cause == N_("need of compute"):
        was, now = float(last["expected_need"]), float(closed["expected_need"])
        return _(" (the world is expected to need {change:+.1%} compute)").format(
            change=now / was - 1.0
        )
    if cause == N_("the market's mood"):
        text = _(" (from {was:.2f} to {now:.2f})")
        return text.format(was=float(last["mood"]), now=float(closed["mood"]))
    return _price_of_cards(week) if cause == N_("profit on chips") else ""


def _price_of_cards(week: Week) -> str:
    """How far the list price of the dearest of its cards moved; "" where none did."""
    mine = [
        chip
        for chip in range(int(week.rules["chips"]))
        if week.closed["chip_seller"][chip] == week.f
    ]
    prices = [
        (float(week.last["chip_price"][chip]), float(week.closed["chip_price"][chip]), chip)
        for chip in mine
        if float(week.last["chip_price"][chip]) > 0.0
    ]
    was, now, chip = max(prices, default=(1.0, 1.0, NOBODY))
    if chip == NOBODY or was == now:
        return ""
    text = _(" (the price of {chip} {change:+.1%})")
    return text.format(chip=week.table.catalogue.chip_name(chip), change=now / was - 1.0)
