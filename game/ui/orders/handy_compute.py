"""Handy numbers about cards, power, halls, runs and rents.

Invariant: cards, megawatts and units are those of the view, queued and coming ones counted.
"""

from __future__ import annotations

import math
from typing import Final

from game.session.view import ChipLine, View
from game.ui import figures
from game.ui.orders.handy import Preset, by_part, chip_called, rounded, rounded_up
from game.words import _

_SMALL_HALL: Final = 40.0
"""Megawatts of a hall of which parts are offered to who has less."""
_MORE: Final = (10, 25, 50)
"""Per cent more power that is offered."""


def cards(view: View, subject: str) -> list[Preset]:
    """What power and parts of the cash suffice for."""
    chip = chip_called(view, subject)
    if chip is None:
        return []
    queue = sum(known.queued * (known.pays or known.price) for known in view.chips)
    affordable = max(view.own.cash - queue, 0) // max(chip.pays or chip.price, 1)
    idle = _power_left(view) * 1e6
    return [
        Preset(_("power left for"), rounded(idle / max(chip.watts, 1))),
        Preset(_("a tenth of cash"), rounded(affordable / 10)),
        Preset(_("half of cash"), rounded(affordable / 2)),
        Preset(_("all cash"), rounded(affordable)),
    ]


def _power_left(view: View) -> float:
    """Megawatts, building included, that no card needs: owned, on the road or queued for."""
    owed = ((chip.owned + sum(chip.arriving) + chip.queued) * chip.watts for chip in view.chips)
    return max(view.own.power + sum(view.own.connecting) - sum(owed) / 1e6, 0.0)


def weekly_training(view: View) -> float:
    """Units the chief's split gives to training in a week."""
    own = view.own
    return max(own.compute + own.leased + own.rented, 0.0) * own.train_share


def runs(view: View, subject: str) -> list[Preset]:
    """Runs of so many weeks at the present split."""
    weekly, least = weekly_training(view), 1.0 / max(view.own.run_pace, 0.01)
    return [
        Preset(_("{n} weeks").format(n=n), rounded(weekly * n)) for n in (3, 5, 8, 12) if n >= least
    ]  # fmt: skip


def power_missing(view: View) -> tuple[float, float]:
    """Megawatts short for the cards at hand, and for those on their way too.

    Power that is free or being built counts; both are zero where it suffices.
    """
    dark = sum((chip.owned - chip.energised) * chip.watts for chip in view.chips) / 1e6
    coming = sum((sum(chip.arriving) + chip.queued) * chip.watts for chip in view.chips) / 1e6
    spare = max(view.own.power - view.own.power_used, 0.0) + sum(view.own.connecting)
    short, all_short = (max(need - spare, 0.0) for need in (dark, dark + coming))
    return float(math.ceil(short)), float(math.ceil(all_short))


def tenth_more(view: View) -> float:
    """A tenth of the megawatts at hand, or what a small hall needs."""
    return rounded(max(view.own.power, _SMALL_HALL) * 0.1)


def power(view: View, subject: str) -> list[Preset]:
    """What is missing for cards, and parts of what is there."""
    dark, coming = power_missing(view)
    return [
        Preset(_("for dark chips"), dark),
        Preset(_("for what comes too"), coming),
        *_more_power(view.own.power),
    ]


def _more_power(megawatts: float) -> list[Preset]:
    """Parts of what is there, or what a small hall needs where that is next to nothing."""
    if megawatts < _SMALL_HALL:
        sizes = (_SMALL_HALL * part / 100 for part in _MORE)
        return [Preset(figures.megawatts(size), rounded(size)) for size in sizes]
    text = _("{part}% more")
    return [Preset(text.format(part=part), rounded(megawatts * part / 100)) for part in _MORE]


def rented_units(view: View, subject: str) -> list[Preset]:
    """Parts of the own compute."""
    compute = max(view.own.compute, 0.0)
    return [
        Preset(_("none"), 0.0),
        *(
            Preset(_("{part}% of own").format(part=part), rounded(compute * part / 100))
            for part in (10, 25, 50)
        ),
    ]


def lines_of_cards(view: View, subject: str) -> list[Preset]:
    """Parts of what is made, and the most that foundries still book this week."""
    chip = chip_called(view, subject)
    if chip is None:
        return []
    more = [
        Preset(_("{part}% more").format(part=part), rounded(chip.output * part / 100))
        for part in (1, 2, 5, 10, 25)
    ]
    within = [preset for preset in more if preset.value < chip.bookable]
    return [*within[-3:], Preset(_("the most allowed"), float(chip.bookable))]


def training_part(view: View, subject: str) -> list[Preset]:
    """Parts of the compute."""
    return [Preset(f"{part}%", float(part)) for part in (0, 20, 40, 60, 80)]


def serving_part(view: View, subject: str) -> list[Preset]:
    """Parts of the compute."""
    return [Preset(f"{part}%", float(part)) for part in (20, 40, 60, 80, 100)]


def rent_limits(view: View, subject: str) -> list[Preset]:
    """Around today's rent."""
    spot = view.market.spot_price
    return [
        Preset(_("today's rent"), round(spot, 1)),
        Preset(_("rent +10%"), round(spot * 1.1, 1)),
        Preset(_("rent +50%"), round(spot * 1.5, 1)),
    ]


def first_rent(view: View) -> float:
    """The limit that stands, or one with room above today's rent where none of any meaning does.

    Rents rise with what is wanted: at today's the order would often get nothing.
    """
    limit, (_today, with_room, *_more) = view.own.rent_limit, rent_limits(view, "")
    stands = view.own.rent_wanted > 0 and 0 < limit < 100 * view.market.spot_price
    return round(limit, 1) if stands else with_room.value


def chip_prices(view: View, subject: str) -> list[Preset]:
    """Around the price that stands."""
    chip = chip_called(view, subject)
    if chip is None:
        return []
    return [
        Preset(_("now"), float(chip.price)),
        _around(chip, 0.9),
        _around(chip, 1.1),
        Preset(_("as at the start"), float(chip.start_price)),
    ]


def _around(chip: ChipLine, part: float) -> Preset:
    """A part of the price to the next ten dollars, or the last that may be asked on the way."""
    usd, most = float(round(chip.price * part, -1)), float(chip.highest or math.inf)
    if usd > most:
        return Preset(_("the most allowed"), most)
    if usd < chip.lowest:
        return Preset(_("the least allowed"), float(chip.lowest))
    return Preset(by_part(chip.price, usd), usd)


def halls(view: View, subject: str) -> list[Preset]:
    """What power that is there or coming lacks in halls, and a tenth more."""
    ground, own = view.ground, view.own
    room = ground.halls + sum(hall.megawatts for hall in ground.building)
    short = own.power + sum(own.connecting) - room
    sizes = {_("what lacks a hall"): rounded_up(short) if short > 0 else 0.0,
             _("10% more"): rounded_up(0.1 * room)}  # fmt: skip
    return [Preset(label, megawatts) for label, megawatts in sizes.items()]
