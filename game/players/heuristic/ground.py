"""Halls, pledges, Brussels, devices, scouts and lay-offs.

Invariant: a chief pledges little more than what it means to spend anyway, keeps Europe's
rules as its file there asks, and scouts only rivals it could learn to fear.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from game.compiled.regions import REGIONS
from game.players.heuristic import goals
from game.players.heuristic.forms import round_down, thousands
from game.players.heuristic.outlook import Outlook, between
from game.players.heuristic.power import USD_A_KILOWATT
from game.players.heuristic.proposal import PRESSING, SPARE, USEFUL, Proposal
from game.session.orders import Order
from game.session.terrain import PledgeLine
from game.words import _

ROOM: Final = 0.05
"""Part of the power that halls should have to spare."""
COLD: Final = 0.3
"""Favour up to which a chief thinks of a pledge."""
KEEPS: Final = 0.3
"""Part of last week's pace of investing that the careful pledge to keep up."""
DARES: Final = 1.0
"""The same of the bold."""
INVESTED: Final = ("chips", "power plant", "production line", "data hall")
"""Causes of what counts as invested."""
LATE: Final = 3
"""Weeks before a pledge falls due from which what is missing is built."""
WORTH_SAYING: Final = 0.05
"""Pledge, part of the sum that impresses half, below which nobody listens."""
WARY: Final = 0.5
"""Part of the file that brings fines from which all rules are kept."""
STEP: Final = 0.1
"""Change of compliance that is worth an order."""
GADGETS: Final = 0.55
"""Risk from which a chief bets on a device."""
DEVICE_PART: Final = 0.12
"""Part of the purse for one."""
TRUSTED: Final = 0.5
"""Trust below which nobody would buy it."""
BETTER: Final = 1.3
"""How much better a rival's recipe must surely be to be worked on."""
CURIOUS: Final = 0.01
"""Part of the purse for scouts."""
THIN: Final = 10.0
"""Weeks of runway below which people are laid off."""
CUT: Final = 5
"""Per cent of the overheads cut at a time."""


def propose(outlook: Outlook) -> Iterator[Proposal]:
    """All of them, as far as the scenario has them."""
    yield from _halls(outlook)
    yield from _comply(outlook)
    yield from _pledge(outlook)
    yield from _device(outlook)
    yield from _scout(outlook)
    yield from _learn(outlook)
    yield from _lay_off(outlook)


def _halls(outlook: Outlook) -> Iterator[Proposal]:
    """Room for the power that is there when a hall begun now stands."""
    own, ground = outlook.own, outlook.view.ground
    if not ground.halls_apart or not ground.sites:
        return
    soon = own.power + sum(own.connecting[: ground.hall_weeks + 2])
    room = ground.halls + sum(hall.megawatts for hall in ground.building)
    short = soon - room
    if short <= 0.0:
        return
    wanted = min(1000.0 * (short + ROOM * soon), 0.6 * max(own.cash, 0) / ground.hall_cost)
    kilowatts = round_down(wanted)
    if kilowatts > 0:
        reason = _("power for {short:.0f} MW has no hall")
        yield Proposal(
            order=Order(kind="build-hall", amount=kilowatts),
            urgency=PRESSING,
            reason=reason.format(short=short),
            cost=int(kilowatts * ground.hall_cost),
        )


def _comply(outlook: Outlook) -> Iterator[Proposal]:
    """All rules when a fine is near, else as many as the temper bears."""
    ground = outlook.view.ground
    if not ground.brussels or ground.sold_there <= 0.0:
        return
    near = ground.file >= WARY * ground.fine_bar
    wanted = 1.0 if near else round(between(0.7, 0.3, outlook.temper.greed), 1)
    if abs(wanted - ground.compliance) >= STEP:
        yield Proposal(
            order=Order(kind="comply", price=100.0 * wanted),
            urgency=USEFUL,
            reason=_("the file in Brussels stands at {file:.0%}").format(file=ground.file),
        )


def _pledge(outlook: Outlook) -> Iterator[Proposal]:
    """What is spent anyway, said aloud; and what is missing of it, built in time.

    It is Washington that counts pledges: who sits elsewhere makes none.
    """
    ground, own = outlook.view.ground, outlook.own
    mine = [line for line in ground.pledges if line.firm == outlook.view.firm]
    if mine:
        yield from _keep(outlook, mine[0])
    heard = outlook.me.region == REGIONS[0]
    warm = own.favour > COLD and not goals.lacks(outlook, "favour")
    if not ground.pledges_asked or mine or warm or not heard:
        return
    pace = -sum(usd for cause, usd in own.money if cause in INVESTED and usd < 0)
    usual = min(pace * ground.pledge_weeks, outlook.purse + outlook.commitments)
    sum_ = min(usual * between(KEEPS, DARES, outlook.temper.risk), ground.pledge_most)
    if ground.pledge_weeks and sum_ >= WORTH_SAYING * ground.pledge_scale:
        yield Proposal(
            order=Order(kind="pledge", amount=thousands(sum_)),
            urgency=SPARE + (USEFUL - SPARE) * min(1.0, max(0.0, COLD - own.favour)),
            reason=_("it is to be spent anyway, and favour is {favour:+.0%}").format(
                favour=own.favour
            ),
        )


def _keep(outlook: Outlook, line: PledgeLine) -> Iterator[Proposal]:
    """Power for what is missing of a word that falls due, where the purse bears it."""
    missing = line.sum - (line.done or 0.0)
    kilowatts = int(missing / USD_A_KILOWATT) + 1
    if 0.0 < missing <= 0.3 * outlook.purse and line.weeks <= LATE:
        yield Proposal(
            order=Order(kind="build-power", amount=kilowatts, option="grid"),
            urgency=USEFUL,
            reason=_("a pledge falls due in {weeks} weeks").format(weeks=line.weeks),
            cost=int(kilowatts * USD_A_KILOWATT),
        )


def _device(outlook: Outlook) -> Iterator[Proposal]:
    """The bold who are trusted and have users' ears bet on a device."""
    ground, own = outlook.view.ground, outlook.own
    spend = min(DEVICE_PART * outlook.purse, 2.0 * ground.device_usual)
    willing = outlook.temper.risk >= GADGETS and own.trust >= TRUSTED and own.serves != ""
    if ground.devices and ground.device_free and willing and spend >= ground.device_least:
        yield Proposal(
            order=Order(kind="launch-device", amount=thousands(spend)),
            urgency=SPARE,
            reason=_("a door of one's own to the user"),
            cost=int(spend),
        )


def _scout(outlook: Outlook) -> Iterator[Proposal]:
    """Whoever is rumoured to come out ahead is looked into."""
    ground = outlook.view.ground
    if not ground.scouting or ground.scouts or not ground.scouts_free:
        return
    known = {line.firm for line in ground.scouts}
    best = max((model.capability for model in outlook.view.models if model.mine), default=0.0)
    feared = [firm for firm in outlook.rivals() if firm.id not in known and firm.rumoured > best]
    spend = min(CURIOUS * outlook.purse, ground.scout_usual)
    if feared and thousands(spend) > 0 and spend >= 0.2 * ground.scout_usual:
        target = max(feared, key=lambda firm: (firm.rumoured, firm.id))
        yield Proposal(
            order=Order(kind="scout", subject=target.id, amount=thousands(spend)),
            urgency=SPARE,
            reason=_("{firm} may be about to come out ahead").format(firm=target.name),
            cost=int(spend),
        )


def _learn(outlook: Outlook) -> Iterator[Proposal]:
    """Who finds a rival's recipe better than the own one works on it."""
    spend = thousands(0.05 * outlook.purse)
    for line in outlook.view.ground.scouts:
        recipe = outlook.view.ground.estimates.get(line.firm, {}).get("recipe")
        if recipe is not None and recipe.low > BETTER * outlook.own.efficiency and spend > 0:
            yield Proposal(
                order=Order(kind="sprint", amount=spend),
                urgency=SPARE,
                reason=_("scouts say that {firm} has the better recipe").format(firm=line.name),
                cost=1000 * spend,
            )
            return


def _lay_off(outlook: Outlook) -> Iterator[Proposal]:
    """Who runs dry cuts what costs most and trains nothing."""
    ground = outlook.view.ground
    able = ground.layoffs >= CUT / 100 and ground.trimmed < ground.trimmed_most
    heavy = ground.overheads > 0.2 * outlook.burn > 0.0
    if able and heavy and outlook.runway < THIN:
        yield Proposal(
            order=Order(kind="lay-off", amount=CUT),
            urgency=USEFUL,
            reason=_("the cash lasts for {weeks:.0f} weeks").format(weeks=outlook.runway),
        )
