"""Handy sums of money: what to borrow, raise, spend, pledge and bid.

Invariant: sums stay within what the view says is there or allowed.
"""

from __future__ import annotations

from game.session.view import View
from game.ui import figures
from game.ui.orders.handy import (
    Preset,
    parts_within,
    rounded,
    rounded_up,
    spending,
    up_to,
)
from game.words import _


def porting(view: View, subject: str) -> list[Preset]:
    """Effort for a stack."""
    return up_to(view, view.silicon.port_cost, _("full effort"))


def development(view: View, subject: str) -> list[Preset]:
    """Effort for an own chip."""
    return up_to(view, view.silicon.develop_cost, _("full effort"))


def licensing(view: View, subject: str) -> list[Preset]:
    """Money that speaks for a licence."""
    return up_to(view, view.silicon.licence_scale, _("two thirds of what money does"))


def staging(view: View, subject: str) -> list[Preset]:
    """Parts of the cash, none beyond what a stage can take."""
    most = view.own.keynote_most
    parts = [preset for preset in spending(view, subject) if preset.value < most]
    return [*parts, Preset(_("the most a stage takes"), min(most, max(view.own.cash, 0)))]


def loans(view: View, subject: str) -> list[Preset]:
    """Parts of what lenders give."""
    return parts_within(view.own.credit, _("all they lend"))


def new_shares(view: View, subject: str) -> list[Preset]:
    """Parts of what buyers of shares take."""
    return parts_within(view.own.equity, _("all they take"))


def repayments(view: View, subject: str) -> list[Preset]:
    """Parts of the debt, as far as the cash goes."""
    return parts_within(min(view.own.debt, max(view.own.cash, 0)), _("all"))


def set_aside(view: View, subject: str) -> list[Preset]:
    """Parts of what lenders to a vehicle give."""
    return parts_within(view.means.vehicle, _("all they lend"))


def listed_part(view: View, subject: str) -> list[Preset]:
    """Parts of the firm to bring to the market."""
    return [Preset(f"{part}%", float(part)) for part in (5, 10, 15, 25)]


def on_holdings(view: View, subject: str) -> list[Preset]:
    """Parts of the worth of all holdings."""
    values = {firm.id: firm.value for firm in view.firms}
    held = sum(part * values.get(firm, 0.0) for firm, part in view.me.holdings.items())
    return [
        Preset(_("{part}% of them").format(part=part), rounded(held * part / 100))
        for part in (10, 25, 50)
    ]


def short_sales(view: View, subject: str) -> list[Preset]:
    """Parts of what may be borrowed of the firm, as far as the cash is margin enough."""
    terms = view.shorts
    value = next((firm.value for firm in view.firms if firm.id == subject), 0.0)
    most = min(terms.room * value, max(view.own.cash, 0) / max(0.01, terms.margin))
    return parts_within(int(most), _("the most"))


def covered(view: View, subject: str) -> list[Preset]:
    """Debt the state could answer for."""
    dues = -sum(due.amount for due in view.dues if due.amount < 0 and not due.if_signed)
    return [
        Preset(_("eight weeks' dues"), rounded(dues)),
        *parts_within(view.own.debt, _("all debt")),
    ]


def pledged(view: View, subject: str) -> list[Preset]:
    """Parts of the sum that impresses half, within what may be pledged."""
    most = view.ground.pledge_most
    sums = (rounded(part * view.ground.pledge_scale) for part in (0.1, 0.5, 1.0, 5.0))
    return [Preset(figures.money(usd), usd) for usd in sums if usd <= most]


def devices(view: View, subject: str) -> list[Preset]:
    """Around what a device usually costs, as far as the cash goes."""
    sums = (part * view.ground.device_usual for part in (0.3, 1.0, 3.0))
    return [Preset(figures.money(usd), usd) for usd in sums if usd <= max(view.own.cash, 0)]


def scouts(view: View, subject: str) -> list[Preset]:
    """Around what scouts usually cost."""
    usual = view.ground.scout_usual
    return [Preset(figures.money(part * usual), part * usual) for part in (0.25, 1.0, 4.0)]


def bids_for_firms(view: View, subject: str) -> list[Preset]:
    """From what the owners ask; less is refused."""
    firm = next((firm for firm in view.firms if firm.id == subject), None)
    if firm is None:
        return []
    asked = firm.owners_ask
    return [
        Preset(_("what its owners ask"), rounded_up(asked)),
        *(
            Preset(_("{part}% more").format(part=part), rounded_up(asked * (1 + part / 100)))
            for part in (5, 15, 30)
        ),
    ]


def settlements(view: View, subject: str) -> list[Preset]:
    """What who sues would drop its case for; less is refused."""
    asks = [suit.asks for suit in view.suits if suit.against == view.firm and suit.by == subject]
    return [Preset(_("what they ask"), float(ask)) for ask in asks]
