"""Megawatts for the cards the firm has and has ordered.

Invariant: power is built for cards that lack it, or a little ahead when nearly
all is taken; turbines only by the bold, and while the neighbours are calm.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from game.players.heuristic.forms import round_down
from game.players.heuristic.outlook import Outlook, between
from game.players.heuristic.proposal import PRESSING, USEFUL, Proposal
from game.session.orders import Order
from game.words import _

WATTS: Final = 1e6
"""Watts in a megawatt."""
USD_A_KILOWATT: Final = 9_000.0
"""What a chief reckons a kilowatt costs."""
AHEAD: Final = 8.0
"""Weeks of promised purchases that power is built for before the cards are ordered."""
SLACK: Final = 0.02
"""Part of the need that may lack power before some is built."""
SPARE_ROOM: Final = 0.05
"""Free part of the power below which some is built ahead."""
STEADY: Final = 0.03
"""How much a chief who bears no risk builds ahead, as a part of the need."""
BOLD: Final = 0.12
"""The same of one who bears any."""
DARING: Final = 0.7
"""Risk from which a chief takes turbines to be early, not only for dark cards."""
CALM: Final = 0.4
"""Protest up to which the boldest think of turbines."""
ANGER: Final = 8.0
"""Protest that a gigawatt of turbines is reckoned to come to in time."""
BORNE: Final = 0.7
"""The protest to come up to which the boldest do."""


def needed(outlook: Outlook, *, ordered: bool) -> float:
    """Megawatts for the cards owned and, if asked for, those on order and on the road."""
    return sum(
        chip.watts * (chip.owned + ordered * (chip.queued + sum(chip.arriving))) / WATTS
        for chip in outlook.view.chips
    )


def committed(outlook: Outlook, vendor: str) -> float:
    """USD a week that contracts make due to a vendor, whatever is bought of it."""
    return sum(
        1000.0 * clause.amount / max(1, clause.weeks)
        for line in outlook.view.contracts
        if line.mine and line.state == "running"
        for clause in line.clauses
        if (clause.kind, clause.giver, clause.taker) == ("purchase", outlook.view.firm, vendor)
        and clause.left > 0
    )


def promised(outlook: Outlook) -> float:
    """Megawatts for the cards that contracts will make the firm take while power is connected."""
    megawatts: dict[str, float] = {}
    for chip in sorted(outlook.bought(), key=lambda chip: (chip.price / chip.works, chip.id)):
        weekly = committed(outlook, chip.vendor) / chip.price
        megawatts.setdefault(chip.vendor, AHEAD * weekly * chip.watts / WATTS)
    return sum(megawatts.values())


def coming(outlook: Outlook) -> float:
    """Megawatts at hand and being connected."""
    return outlook.own.power + sum(outlook.own.connecting)


def room(outlook: Outlook) -> float:
    """Megawatts that no card, owned or ordered, will need."""
    return coming(outlook) - needed(outlook, ordered=True)


def propose(outlook: Outlook) -> Iterator[Proposal]:
    """Power for what lacks it, else a little ahead."""
    need = needed(outlook, ordered=True) + promised(outlook)
    short = need - coming(outlook)
    ahead = need * between(STEADY, BOLD, outlook.temper.risk)
    if need > 0.0 and short > SLACK * need:
        reason = _("cards owned and ordered lack {short:.0f} MW").format(short=short)
        yield from _build(outlook, short + ahead, PRESSING, reason)
    elif need > 0.0 and -short < SPARE_ROOM * need:
        reason = _("nearly all power is taken")
        yield from _build(outlook, ahead, USEFUL, reason)


def _build(outlook: Outlook, megawatts: float, urgency: float, reason: str) -> Iterator[Proposal]:
    affordable = outlook.purse * between(0.3, 0.7, outlook.temper.risk) / USD_A_KILOWATT
    kilowatts = round_down(min(1000.0 * megawatts, affordable))
    if kilowatts > 0:
        option = "fast" if _wants_turbines(outlook) else "grid"
        order = Order(kind="build-power", amount=kilowatts, option=option)
        cost = int(kilowatts * USD_A_KILOWATT)
        yield Proposal(order=order, urgency=urgency, reason=reason, cost=cost)


def _wants_turbines(outlook: Outlook) -> bool:
    """Whether the chief would rather have angry neighbours than wait for the grid."""
    own, risk = outlook.own, outlook.temper.risk
    dark = needed(outlook, ordered=False) - own.power > SPARE_ROOM * own.power
    willing = risk >= DARING or (dark and risk >= DARING / 2)
    to_come = ANGER * own.fast_power / 1000.0
    return willing and own.protest < CALM * risk and to_come < BORNE * risk
