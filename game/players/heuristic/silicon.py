"""Leaving a stack, ripening own silicon, opening it for sale, and asking for licences.

Invariant: a port is begun only where its cards would then be cheaper than those bought, or
worth buying while one waits for others; a
chip is opened only by who has more of it than its own halls take.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from game.compiled.regions import REGIONS
from game.players.heuristic import buying, vendor
from game.players.heuristic.forms import thousands
from game.players.heuristic.outlook import Outlook, between
from game.players.heuristic.proposal import SPARE, USEFUL, Proposal
from game.session.orders import Order
from game.session.silicon import StackLine, region_name
from game.session.view import ChipLine
from game.words import _

CHEAPER: Final = 0.9
"""Cost of a unit after a port, against what is paid now, below which it pays."""
PURSE_PART: Final = 0.1
"""Part of the purse a port may take, for a chief who bears any risk."""
LEAST: Final = 16_000
"""A port for less than a sixteenth of a full one is not begun; 1,000 USD are one."""
CHALLENGER: Final = 0.3
"""Part of all compute made below which the owner of a stack works on it."""
PATIENCE: Final = 10
"""Times its cost that the purse must hold for what only pays in years."""
HEAP: Final = 3.0
"""Weeks of output in stock from which a new market is sought."""
PLENTY: Final = 8.0
"""Weeks of output in stock from which own silicon is opened for sale."""
OWN_NEED: Final = 0.05
"""Part of the demand turned away from which a maker keeps its silicon to itself."""
RHYTHM: Final = 3
"""Weeks from one development of a chip to the next."""
HOPE: Final = 0.25
"""Chance of a licence from which a chief asks."""


def propose(outlook: Outlook) -> Iterator[Proposal]:
    """Whatever of the four is worth a move."""
    yield from _port(outlook)
    for chip in outlook.view.chips:
        if chip.sold_by_me:
            yield from _develop(outlook, chip)
            yield from _open(outlook, chip)
            yield from _licence(outlook, chip)


def _port(outlook: Outlook) -> Iterator[Proposal]:
    silicon = outlook.view.silicon
    if silicon.porting is not None or silicon.port_gain <= 0.0:
        return
    bearable = PURSE_PART * between(0.3, 1.0, outlook.temper.risk)
    spent = thousands(min(silicon.port_cost, bearable * outlook.purse))
    if LEAST * spent < silicon.port_cost:
        return
    for stack in silicon.stacks:
        if reason := _why_port(outlook, stack):
            order = Order(kind="port", subject=stack.id, amount=spent)
            yield Proposal(order=order, urgency=_urge(stack), reason=reason, cost=1000 * spent)
            return


def _urge(stack: StackLine) -> float:
    return SPARE if stack.mine else (SPARE + USEFUL) / 2


def _why_port(outlook: Outlook, stack: StackLine) -> str:
    """Why a port to the stack would pay; "" where it would not."""
    if stack.mine:
        sells = any(chip.stack == stack.id and _for_all(chip) for chip in outlook.view.chips)
        if sells and stack.share < CHALLENGER:
            return _("{stack} is the reason why others do not buy our cards").format(
                stack=stack.name
            )
        return ""
    bought = [chip for chip in outlook.bought() if chip.stock or chip.output]
    best = _paid_now(bought)
    after = min(
        (_cost_after(outlook, stack, chip) for chip in bought if chip.stack == stack.id),
        default=best,
    )
    if stack.works >= 1.0 or vendor.sells_chips(outlook):
        return ""
    if after < CHEAPER * best:
        text = _("on {stack} a unit would cost us {part:.0%} less")
        return text.format(stack=stack.name, part=1.0 - after / best)
    return _second_source(outlook, stack, bought)


def _second_source(outlook: Outlook, stack: StackLine, bought: list[ChipLine]) -> str:
    """Who waits in a queue ports to a card that then pays for itself and does not yet."""
    waits = any(chip.queued and not chip.stock for chip in bought)
    worth = buying.patience(outlook) * outlook.view.market.spot_price
    for chip in bought:
        turns = _cost_after(outlook, stack, chip) <= worth < buying.unit_cost(chip)
        if waits and chip.stack == stack.id and turns:
            return _("we wait for cards, and {chip} would pay for itself").format(chip=chip.name)
    return ""


def _paid_now(bought: list[ChipLine]) -> float:
    """USD for the dearest unit the firm still queues for; the cheapest where it queues for none."""
    waited = [buying.unit_cost(chip) for chip in bought if chip.queued or any(chip.arriving)]
    return max(waited) if waited else min(map(buying.unit_cost, bought), default=0.0)


def _cost_after(outlook: Outlook, stack: StackLine, chip: ChipLine) -> float:
    """USD for a unit once a port at full effort is done."""
    silicon = outlook.view.silicon
    left = (1.0 - stack.fluency) * (1.0 - silicon.port_gain) ** silicon.port_weeks
    works = silicon.floor + (1.0 - silicon.floor) * (1.0 - left)
    return buying.unit_cost(chip) * stack.works / works


def _for_all(chip: ChipLine) -> bool:
    return chip.sold_by_me and (chip.offered or not chip.named)


def _develop(outlook: Outlook, chip: ChipLine) -> Iterator[Proposal]:
    """Silicon of its own, by who can pay for years of it."""
    silicon = outlook.view.silicon
    ripe = 1.0 if chip.maturity is None else chip.maturity
    able = outlook.purse >= PATIENCE * silicon.develop_cost > 0
    due = (outlook.view.turn + len(chip.id)) % RHYTHM == 0
    if able and due and silicon.develop_gain > 0.0 and ripe < 1.0 - silicon.develop_gain:
        amount = thousands(silicon.develop_cost)
        reason = _("{chip} is {ripe:.0%} ripe").format(chip=chip.name, ripe=ripe)
        order = Order(kind="develop-chip", subject=chip.id, amount=amount)
        urgency = SPARE + (USEFUL - SPARE) * (1.0 - ripe)
        yield Proposal(order=order, urgency=urgency, reason=reason, cost=1000 * amount)


def _open(outlook: Outlook, chip: ChipLine) -> Iterator[Proposal]:
    """Open what heaps up, keep what the own halls lack."""
    bar = outlook.view.silicon.offer_bar
    if not chip.named or chip.maturity is None or chip.maturity < bar:
        return
    option, reason = "", ""
    if not chip.offered and chip.stock > PLENTY * chip.output > 0:
        option, reason = "offer", _("more {chip} are made than we take").format(chip=chip.name)
    elif chip.offered and chip.stock == 0 and outlook.own.unserved > OWN_NEED:
        option, reason = "keep", _("our own halls lack {chip}").format(chip=chip.name)
    if option:
        order = Order(kind="offer-chip", subject=chip.id, option=option)
        yield Proposal(order=order, urgency=USEFUL, reason=reason)


def _licence(outlook: Outlook, chip: ChipLine) -> Iterator[Proposal]:
    """Ask for a market in which one sells nothing, while cards lie unsold and there is hope."""
    silicon = outlook.view.silicon
    if silicon.licence_wait > 0 or chip.named or chip.stock <= HEAP * chip.output:
        return
    served = {region for mine in outlook.view.chips if mine.sold_by_me for region in mine.regions}
    closed = [region for region in REGIONS if region not in served | {outlook.me.region}]
    amount = thousands(min(silicon.licence_scale, outlook.purse / PATIENCE))
    hope = silicon.chance(chip.units, outlook.own.favour, 1000 * amount)
    if closed and amount > 0 and hope >= HOPE:
        text = _("{chip} lies unsold and {region} is closed to it")
        yield Proposal(
            order=Order(kind="seek-licence", subject=chip.id, option=closed[0], amount=amount),
            urgency=USEFUL,
            reason=text.format(chip=chip.name, region=region_name(closed[0])),
            cost=1000 * amount,
        )
