"""Panels of stacks and silicon: what one's code runs on, and how ripe one's own chips are.

Invariant: what only a rival knows is not in the view, so it cannot be here.
"""

from __future__ import annotations

from game.session.silicon import Silicon, StackLine, region_name
from game.session.view import ChipLine, View
from game.ui import figures
from game.ui.widgets import marks
from game.ui.widgets.sheet import Fact
from game.ui.widgets.table import Column, Row
from game.words import N_, _

STACK_COLUMNS = (
    Column(N_("Stack"), rank=0, most=14, grows=True),
    Column(N_("Its cards give you"), "right", rank=0),
    Column(N_("Fluency"), rank=3),
    Column(N_("Your units on it"), "right", rank=1),
    Column(N_("Of all made"), "right", rank=2),
    Column(N_("Owner"), rank=4),
    Column(N_("Port"), rank=1),
)

_GAUGE = 6
_YEAR = 52


def stack_rows(view: View) -> list[Row]:
    """Stacks, the one that most of the own compute runs on first."""
    stacks = sorted(view.silicon.stacks, key=lambda stack: (-stack.compute, -stack.share))
    return [_row(stack) for stack in stacks]


def _row(stack: StackLine) -> Row:
    port = _("{weeks} to go").format(weeks=figures.weeks(stack.weeks_left))
    cells = (
        stack.name,
        figures.percent(stack.works, 0),
        marks.bar(stack.works, _GAUGE, ground="·"),
        figures.count(stack.compute) if stack.compute else "·",
        figures.percent(stack.share, 0),
        stack.owner_name or figures.MISSING,
        port if stack.weeks_left else "·",
    )
    tone = "$success" if stack.works > 0.95 else "$warning" if stack.works < 0.7 else ""
    return Row(stack.id, cells, {1: tone} if tone else {})


def programme_facts(view: View) -> list[Fact]:
    """Own chips that are still developed or kept, and where own chips may be sold."""
    own = [chip for chip in view.chips if chip.sold_by_me and chip.maturity is not None]
    return [_programme(chip, view.silicon) for chip in own]


def _programme(chip: ChipLine, silicon: Silicon) -> Fact:
    ripe = 1.0 if chip.maturity is None else chip.maturity
    if chip.named and not chip.offered:
        ready = ripe >= silicon.offer_bar
        sold = _("kept; ripe enough to be sold") if ready else _("kept; too raw to be sold")
    else:
        sold = _("sold to all")
    regions = ", ".join(region_name(region) for region in chip.regions) or _("no region")
    text = _("{sold} · licensed in {regions}").format(sold=sold, regions=regions)
    tone = "bold" if ripe >= silicon.offer_bar else "bold $warning"
    ripeness = _("{part} ripe").format(part=figures.percent(ripe, 0))
    return Fact(chip.name, ripeness, text, tone)


def age_in_words(chip: ChipLine) -> str:
    """Years since a kind of card came out."""
    return f"{chip.age / _YEAR:.1f} {_('y')}" if chip.age >= 0 else "·"
