"""Stacks, own silicon and licences as a chief reckons with them: plain values and sentences.

Invariant: the same formulas as `game.engine.silicon`, on plain numbers; a test holds the
two together. What chance decides is told as odds.
"""

from __future__ import annotations

import math

from attrs import frozen

from game.compiled.layout import Record
from game.compiled.orders import BUY_CHIPS, DEVELOP_CHIP, OFFER_CHIP, PORT, SEEK_LICENCE
from game.compiled.regions import REGIONS
from game.compiled.silicon import FLUENT
from game.compiled.sizes import NOBODY
from game.session.numbers import weeks_in_words
from game.words import _

_WELL = 0.9
"""Part of a card's compute from which nobody is warned."""


@frozen(kw_only=True)
class StackLine:
    """A software stack, and how the chief's firm stands on it."""

    id: str
    name: str
    about: str
    owner: str
    owner_name: str
    mine: bool
    share: float
    """Part of the compute made in a week that runs on it."""
    fluency: float
    """How well the own software runs on it, 0 to 1."""
    works: float
    """Part of its cards' compute that the firm gets."""
    compute: float
    """Own energised compute on it, units."""
    weeks_left: int = 0
    """Weeks until the own port to it is done; 0 while nobody ports to it."""


@frozen(kw_only=True)
class Silicon:
    """What a chief knows of stacks, of developing chips and of licences."""

    stacks: tuple[StackLine, ...] = ()
    port_cost: int = 0
    """USD of a port at full effort."""
    port_weeks: int = 0
    port_gain: float = 0.0
    """Part of what is not known that a week of porting at full effort teaches."""
    floor: float = 1.0
    """Part of a card's compute that who knows nothing of its stack gets."""
    drag: float = 0.0
    """Part of research progress lost while a port is under way."""
    develop_cost: int = 0
    """USD of a week's development at full effort."""
    develop_gain: float = 0.0
    offer_bar: float = 0.0
    """Ripeness from which a chip may be sold."""
    licence_wait: int = 0
    """Weeks until the government may be asked again."""
    licence_scale: int = 0
    """USD that do two thirds of what money can do for a licence."""
    licence_odds: tuple[float, ...] = (0.0, 0.0, 0.0, 0.0)
    """Log-odds of a licence: at first, of full favour, of all money, lost per unit of the card."""

    def chance(self, units: float, favour: float, spent: float) -> float:
        """Chance of a licence for a card of `units`, for who spends so many USD."""
        base, friends, money, strength = self.licence_odds
        heard = 1.0 - math.exp(-math.sqrt(max(0.0, spent) / max(1, self.licence_scale)))
        odds = base + friends * favour + money * heard - strength * units
        return 1.0 / (1.0 + math.exp(-odds))

    @property
    def porting(self) -> StackLine | None:
        """The stack the firm ports to now."""
        return next((stack for stack in self.stacks if stack.weeks_left > 0), None)


def may_buy(rules: Record, world: Record, f: int, chip: int) -> bool:
    """Whether firm `f` may order the chip now: see `game.engine.silicon.licences`."""
    if not world["licence"][chip, int(rules["firm_region"][f])]:
        return False
    if int(world["chip_seller"][chip]) == f:
        return True
    ripe = bool(world["maturity"][chip] >= rules["offer_bar"])
    return ripe and bool(rules["chip_sold"][chip, f] or world["offered"][chip])


def effort_of(spent: float, full: float) -> float:
    """Part of a full effort that `spent` buys."""
    return min(1.0, math.sqrt(max(0.0, spent) / max(1e-9, full)))


def fluency_after(rules: Record, fluency: float, spent: float) -> float:
    """Fluency when a port for `spent` (thousand USD) is done."""
    gain = float(rules["port_gain"]) * effort_of(spent, float(rules["port_cost"]))
    return float(1.0 - (1.0 - fluency) * (1.0 - gain) ** int(rules["port_weeks"]))


def works(rules: Record, fluency: float) -> float:
    """Part of a card's compute that a firm of this fluency gets."""
    floor = float(rules["fluency_floor"])
    return floor + (1.0 - floor) * fluency


def licence_chance(rules: Record, world: Record, f: int, chip: int, spent: float) -> float:
    """Chance that firm `f` is granted a licence for the chip."""
    heard = 1.0 - math.exp(-math.sqrt(max(0.0, spent) / float(rules["licence_scale"])))
    odds = float(rules["licence_base"]) + float(rules["licence_favour"]) * float(world["favour"][f])
    odds += float(rules["licence_money"]) * heard
    odds -= float(rules["licence_strength"]) * float(rules["chip_units"][chip])
    return 1.0 / (1.0 + math.exp(-odds))


def silicon_in_words(rules: Record, before: Record, order: Record) -> str:
    """What an order about stacks, chips or licences is expected to bring; "" for others."""
    kind, subject = int(order["kind"]), int(order["subject"])
    if subject < 0 or kind not in (PORT, DEVELOP_CHIP, SEEK_LICENCE, OFFER_CHIP):
        return ""
    if kind == PORT:
        return _port(rules, before, order)
    if kind == DEVELOP_CHIP:
        return _development(rules, before, order)
    if kind == SEEK_LICENCE:
        chance = licence_chance(rules, before, int(order["firm"]), subject, float(order["amount"]))
        return _("a licence in {part:.0%} of such cases").format(part=chance)
    if int(order["option"]) == 0:
        return _("others may order it from now on, and your own hall shares what is made")
    return _("what others have ordered is struck from the queue")


def _port(rules: Record, before: Record, order: Record) -> str:
    f, stack = int(order["firm"]), int(order["subject"])
    now = float(before["fluency"][f, stack]) / FLUENT
    after = fluency_after(rules, now, float(order["amount"]))
    told = _(
        "its cards give you {after:.0%} of their compute after {weeks}, not {now:.0%}; "
        "until then your recipes improve {drag:.0%} slower"
    ).format(
        after=works(rules, after),
        now=works(rules, now),
        weeks=weeks_in_words(int(rules["port_weeks"])),
        drag=float(rules["port_drag"]),
    )
    if int(rules["stack_owner"][stack]) != f:
        return told
    gain = fluency_after(rules, 0.0, float(order["amount"])) * float(rules["port_spread"])
    text = _("it is your stack: all others learn about {part:.0%} of what they do not know")
    return f"{told}; {text.format(part=gain)}"


def _development(rules: Record, before: Record, order: Record) -> str:
    now = float(before["maturity"][int(order["subject"])])
    effort = effort_of(float(order["amount"]), float(rules["develop_cost"]))
    after = now + float(rules["develop_gain"]) * effort * (1.0 - now)
    text = _("ripeness {now:.1%} to {after:.1%}, unless a respin takes the week: in {risk:.0%}")
    return text.format(now=now, after=after, risk=float(rules["develop_delay"]))


def strange_cards(rules: Record, world: Record, order: Record) -> str:
    """A warning of cards that the own code is not written for; "" where it is."""
    chip = int(order["subject"])
    if int(order["kind"]) != BUY_CHIPS or int(rules["chip_stack"][chip]) == NOBODY:
        return ""
    stack = int(rules["chip_stack"][chip])
    part = works(rules, float(world["fluency"][int(order["firm"]), stack]) / FLUENT)
    if part >= _WELL:
        return ""
    text = _("your code is not written for these cards: you get {part:.0%} of their compute")
    return text.format(part=part)


def region_name(region: str) -> str:
    """A region in people's words."""
    return {"us": _("the US"), "cn": _("China"), "eu": _("Europe")}.get(region, region)


def region_of(place: int) -> str:
    """Id of the region at a place."""
    return REGIONS[place] if 0 <= place < len(REGIONS) else ""


def weeks_to_ask(rules: Record, world: Record, f: int) -> int:
    """Weeks until firm `f` may ask for a licence again; 0 when it may now."""
    asked = int(world["licence_week"][f])
    if asked == NOBODY:
        return 0
    return max(0, asked + int(rules["licence_wait"]) - int(world["turn"]))
