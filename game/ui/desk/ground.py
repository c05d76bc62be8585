"""Panels about pledges, Brussels, halls, devices, and what is known of a rival.

Invariant: what a scenario does not have is not shown; an estimate stands with its range and
who told it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from game.session.terrain import Estimate
from game.session.view import View
from game.ui import figures
from game.ui.widgets.sheet import Fact
from game.words import N_, _

_WAITING: Final = 0.1
"""Megawatts in a grid's queue that are worth a line."""


def hall_facts(view: View) -> list[Fact]:
    """Halls beside power, and the queue of the region's grid."""
    ground, own = view.ground, view.own
    found: list[Fact] = []
    if ground.halls_apart:
        short = own.power - ground.halls
        note = _("{mw} of power lacks a hall").format(mw=figures.megawatts(short))
        dark = "$warning" if short > 0 else ""
        found.append(
            Fact(_("Halls"), figures.megawatts(ground.halls), note if short > 0 else "", dark)
        )
        found += [
            Fact(_("In building"), figures.megawatts(hall.megawatts), figures.weeks(hall.weeks))
            for hall in ground.building
        ]
    if ground.grid_pace > 0.0:
        pace = _("{mw} a week").format(mw=figures.megawatts(ground.grid_pace))
        found.append(Fact(_("Grid connects"), pace, _("your region, all firms")))
        queue = figures.megawatts(ground.grid_queue) if ground.grid_queue >= _WAITING else _("none")
        weeks = _("ordered now: {weeks}").format(weeks=figures.weeks(ground.grid_weeks))
        found.append(Fact(_("Grid's queue"), queue, weeks))
    return found


def washington_facts(view: View) -> list[Fact]:
    """Pledges, the own one first, and the tariff."""
    ground = view.ground
    found: list[Fact] = []
    for line in ground.pledges[:4]:
        weeks = figures.weeks(max(line.weeks, 0))
        if line.done is None:
            found.append(Fact(line.name, figures.money(line.sum), weeks))
        else:
            found.append(Fact(_("Your pledge"), figures.money(line.sum), weeks, "bold"))
            found.append(Fact(_("Paid of it"), figures.money(line.done)))
    names = {firm.id: firm.name for firm in view.firms}
    for firm, count in sorted(ground.broken.items()):
        found.append(Fact(names.get(firm, firm), str(count), _("pledges broken"), "$warning"))
    if ground.tariff > 0.0 and ground.imported:
        yours = _("you pay {part}").format(part=figures.percent(ground.duty))
        found.append(Fact(_("Duty on cards"), figures.percent(ground.tariff), yours))
    if ground.pledges_asked and not found:
        heard, late = _("would be heard"), _("too late now")
        found.append(Fact(_("Pledges"), _("none open"), heard if ground.pledge_weeks else late))
    return found


def europe_facts(view: View) -> list[Fact]:
    """Brussels: what is kept, what it costs, and how near a fine is."""
    ground = view.ground
    if not ground.brussels or (ground.sold_there <= 0.0 and ground.file <= 0.0):
        return []
    cost = _("costs {part} of sales").format(
        part=figures.percent(ground.comply_cost * ground.compliance)
    )
    bar = _("fines from {part}").format(part=figures.percent(ground.fine_bar, 0))
    near = "$warning" if ground.file >= ground.fine_bar else ""
    found = [
        Fact(_("Sold there"), figures.money(ground.sold_there), _("a week")),
        Fact(_("Rules kept"), figures.percent(ground.compliance, 0), cost),
        Fact(_("On file"), figures.percent(ground.file), bar, near),
        Fact(_("Digital tax"), figures.percent(ground.digital_tax)),
    ]
    if ground.fine > 0.0:
        found.append(Fact(_("Fine due"), figures.money(ground.fine), _("this week"), "$error"))
    return found


def device_facts(view: View) -> list[Fact]:
    """The own device, and who has flopped."""
    ground = view.ground
    if not ground.devices:
        return []
    found: list[Fact] = []
    if ground.device_coming:
        found.append(
            Fact(_("Your device"), figures.weeks(ground.device_coming), _("until it is shown"))
        )
    elif ground.device_age >= 0:
        door = f"{ground.device_door:+.2f}"
        found.append(Fact(_("Your device"), door, _("door it opens now, utility")))
    names = {firm.id: firm.name for firm in view.firms}
    for firm, count in sorted(ground.flops.items()):
        found.append(Fact(names.get(firm, firm), str(count), _("devices flopped")))
    return found


def public_facts(view: View) -> list[Fact]:
    """What the public minds, where it minds anything."""
    ground = view.ground
    rows = ((_("Anger over jobs"), ground.jobs), (_("Anger over bills"), ground.bills))
    return [
        Fact(name, figures.percent(part), _("weighs on the public's mood"))
        for name, part in rows
        if part >= 0.0005
    ]


_FIGURES: Final[tuple[tuple[str, str, Callable[[float], str]], ...]] = (
    ("cash", N_("Cash"), figures.money),
    ("recipe", N_("Recipe"), figures.ratio),
    ("run", N_("Run planned"), figures.count),
)
"""What is estimated of a rival: name, title, how it is written."""


def known_facts(view: View, firm: str) -> list[Fact]:
    """A rival's hidden figures as they are known here."""
    known = view.ground.estimates.get(firm, {})
    return [
        Fact(_(title), _ranged(known[name], write), _sure(known[name]))
        for name, title, write in _FIGURES
        if name in known
    ]


def _ranged(estimate: Estimate, write: Callable[[float], str]) -> str:
    if estimate.high <= estimate.low:
        return write(estimate.best)
    return f"{write(estimate.low)}\N{EN DASH}{write(estimate.high)}"


def _sure(estimate: Estimate) -> str:
    if estimate.odds <= 0.0:
        return estimate.told
    return _("{told}, {odds} sure").format(
        told=estimate.told, odds=figures.percent(estimate.odds, 0)
    )
