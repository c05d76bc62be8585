"""Handy numbers about cards, power, halls, runs and rents.

Invariant: cards, megawatts and units are those of the view, queued and coming ones counted.
"""

from __future__ import annotations

import math

from game.session.view import ChipLine, View
from game.ui.orders.handy import Preset, chip_called, rounded, rounded_up
from game.words import _


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
    return rounded(max(view.own.power, 40) * 0.1)


def power(view: View, subject: str) -> list[Preset]:
    """What is missing for cards, and parts of what is there."""
    dark, coming = power_missing(view)
    return [
        Preset(_("for dark chips"), dark),
        Preset(_("for what comes too"), coming),
        *(
            Preset(
                _("{part}% more").format(part=part), rounded(max(view.own.power, 40) * part / 100)
            )
            for part in (10, 25, 50)
        ),
    ]


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
    """Parts of what is made."""
    chip = chip_called(view, subject)
    output = chip.output if chip else 0
    return [
        Preset(_("{part}% more").format(part=part), rounded(output * part / 100))
        for part in (5, 10, 25)
    ]


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
        Preset(_("-10%"), _within_bounds(chip, chip.price * 0.9)),
        Preset(_("+10%"), _within_bounds(chip, chip.price * 1.1)),
        Preset(_("as at the start"), float(chip.start_price)),
    ]


def _within_bounds(chip: ChipLine, usd: float) -> float:
    """A price to the next ten dollars, no lower and no higher than may be asked."""
    most = chip.highest or math.inf
    return float(min(max(round(usd, -1), chip.lowest), most))


def halls(view: View, subject: str) -> list[Preset]:
    """What power that is there or coming lacks in halls, and a tenth more."""
    ground, own = view.ground, view.own
    room = ground.halls + sum(hall.megawatts for hall in ground.building)
    short = own.power + sum(own.connecting) - room
    sizes = {_("what lacks a hall"): rounded_up(short) if short > 0 else 0.0,
             _("10% more"): rounded_up(0.1 * room)}  # fmt: skip
    return [Preset(label, megawatts) for label, megawatts in sizes.items()]
