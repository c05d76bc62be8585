"""Handy values for a number, and how they are cut to what people would type.

Invariant: values are in people's units and come from the chief's view alone.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from attrs import frozen

from game.session.view import ChipLine, View
from game.words import _


@frozen
class Preset:
    """A value and the words on its button."""

    label: str
    value: float


def rounded(number: float) -> float:
    """`number` down to three digits: it can be read and typed, and is still what its label says."""
    if number < 1:
        return 0.0
    scale = 10.0 ** max(math.floor(math.log10(number)) - 2, 0)
    return float(math.floor(number / scale) * scale)


def rounded_up(number: float) -> float:
    """`number` up to three digits, where less would not do."""
    if number < 1:
        return 0.0
    scale = 10.0 ** (math.floor(math.log10(number)) - 2)
    return float(math.ceil(number / scale) * scale)


def by_part(base: float, part: float) -> str:
    """How far `part` of `base` is from it, as a label of a value says: "+10%"."""
    return f"{part / base - 1.0:+.0%}" if base else ""


def tidy(presets: Iterable[Preset]) -> list[Preset]:
    """Those that are numbers from zero up, each value once."""
    seen: set[float] = set()
    kept: list[Preset] = []
    for preset in presets:
        if math.isfinite(preset.value) and preset.value >= 0 and preset.value not in seen:
            seen.add(preset.value)
            kept.append(preset)
    return kept


def of_cash(view: View, parts: tuple[float, ...]) -> list[Preset]:
    """Parts of the cash."""
    cash = max(view.own.cash, 0)
    return [
        Preset(_("{part}% of cash").format(part=f"{part * 100:g}"), rounded(cash * part))
        for part in parts
    ]


def spending(view: View, subject: str) -> list[Preset]:
    """Small parts of the cash."""
    return of_cash(view, (0.005, 0.02, 0.05, 0.1))


def up_to(view: View, full: int, most: str) -> list[Preset]:
    """Parts of a sum beyond which more money does nothing."""
    cash = max(view.own.cash, 0)
    return [
        Preset(_("a tenth of it"), rounded(min(full / 10, cash))),
        Preset(_("half of it"), rounded(min(full / 2, cash))),
        Preset(most, rounded(min(full, cash))),
    ]


def parts_within(limit: float, most: str) -> list[Preset]:
    """Parts of a limit, and the limit to the last thousand."""
    return [
        Preset(_("a quarter"), rounded(limit / 4)),
        Preset(_("half"), rounded(limit / 2)),
        Preset(most, float(max(math.floor(limit / 1000), 0) * 1000)),
    ]


def chip_called(view: View, subject: str) -> ChipLine | None:
    """The chip with this id."""
    return next((chip for chip in view.chips if chip.id == subject), None)


def cents(usd: float) -> float:
    """A price to the cent, or finer where it is small."""
    return round(usd, 2) if usd >= 0.1 else round(usd, 4)
