"""What a chief knows of pledges, halls, Brussels, devices, rivals' secrets and the public.

Invariant: plain values; of a rival only what was said in public, what its books leaked, and
what scouts tell within the error stated.
"""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen


@frozen(kw_only=True)
class PledgeLine:
    """A pledge that is open; everybody heard it."""

    firm: str
    name: str
    sum: float
    """USD."""
    weeks: int
    """Weeks until it falls due."""
    done: float | None = None
    """USD of it paid of own money so far; known of the own pledge only."""


@frozen(kw_only=True)
class HallLine:
    """A hall in building."""

    megawatts: float
    weeks: int
    """Weeks until it stands."""


@frozen(kw_only=True)
class Estimate:
    """A rival's hidden figure as it is known here."""

    low: float
    best: float
    high: float
    odds: float
    """How often the truth lies from `low` to `high`, 0 to 1; 0 where nobody can say."""
    told: str
    """By whom, and of when."""


@frozen(kw_only=True)
class ScoutLine:
    """A rival that is scouted."""

    firm: str
    name: str
    weeks: int
    """Weeks that the scouts still tell of it."""
    error: float
    """Log error of what they tell."""


@frozen(kw_only=True)
class Ground:
    """All of it; what a scenario does not have is switched off here."""

    pledges_asked: bool = False
    pledge_weeks: int = 0
    """Weeks until a pledge of today is judged; 0 where none is heard any more."""
    pledge_most: float = 0.0
    """USD of the largest pledge the own firm may make."""
    pledge_scale: float = 0.0
    """USD of a pledge that impresses half as much as any could."""
    pledges: tuple[PledgeLine, ...] = ()
    broken: Mapping[str, int] = field(factory=dict)
    """Pledges a firm did not keep, by firm id."""

    tariff: float = 0.0
    duty: float = 0.0
    """What the own firm pays of it on an imported card, favour reckoned."""
    imported: tuple[str, ...] = ()
    """Chips on which the own firm pays duty."""

    halls_apart: bool = False
    halls: float = 0.0
    """Megawatts."""
    building: tuple[HallLine, ...] = ()
    sites: int = 0
    """Halls that may be begun now."""
    hall_cost: float = 0.0
    """USD a kilowatt."""
    hall_weeks: int = 0
    grid_pace: float = 0.0
    """Megawatts a week that the region's grid connects; 0 for any."""
    grid_queue: float = 0.0
    """Megawatts that wait for it."""
    grid_weeks: int = 0
    """Weeks until a connection ordered now is there."""

    brussels: bool = False
    digital_tax: float = 0.0
    scrutiny: float = 0.0
    compliance: float = 0.0
    """Part of the rules the own firm keeps."""
    comply_cost: float = 0.0
    """What keeping all of them costs now, part of sales in Europe."""
    file: float = 0.0
    fine_bar: float = 0.0
    fine: float = 0.0
    """USD due this week."""
    sold_there: float = 0.0
    """USD a week that the own firm sells in Europe."""

    devices: bool = False
    device_least: float = 0.0
    """USD."""
    device_usual: float = 0.0
    """USD."""
    device_coming: int = 0
    """Weeks until the own device is shown; 0 when none is under way."""
    device_free: bool = False
    """Whether another may be begun."""
    device_age: int = -1
    """Weeks since the last own device was shown, or -1."""
    device_door: float = 0.0
    """Utility it adds now where devices count most."""
    flops: Mapping[str, int] = field(factory=dict)
    """Devices that flopped, by firm id."""

    scouting: bool = False
    scout_usual: float = 0.0
    """USD."""
    scouts: tuple[ScoutLine, ...] = ()
    scouts_free: int = 0
    estimates: Mapping[str, Mapping[str, Estimate]] = field(factory=dict)
    """By firm id, then by figure: cash (USD), recipe (1 is the reference), run (units)."""

    layoffs: float = 0.0
    """Largest part of overheads that may be cut at a time; 0 for none."""
    overheads: float = 0.0
    """USD a week as they are now."""
    trimmed: float = 0.0
    """Part of them that was cut."""
    trimmed_most: float = 0.0
    jobs: float = 0.0
    bills: float = 0.0
    unrest: float = 0.0
    """Public mood lost to both."""
