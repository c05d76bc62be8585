"""Doors that put another first already, and what a door could be let for.

Invariant: a door is called taken just where the rules would not let it be written, as far as
contracts are known; its owner asks no less than the best who could have it would give.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from game.session.dealings import ClauseLine, ContractLine
from game.session.deals.draft import ClauseDraft
from game.session.deals.expected import THOUSAND, WEEKS, grown
from game.session.deals.money import MARGIN
from game.session.deals.table import Deal, present
from game.session.view import Segment, View
from game.words import _

ASKED = 0.36
"""Part of what a door brings that its owner could ask (Apple's of Google; D.D.C. 2024)."""
ROOM = 0.00001
"""Part of its value, a year, for which an owner lets its widest door at least."""
UNKNOWN = 0.002
"""Share of a segment's use with which who has none there is thought to begin."""


def doors_taken(deal: Deal) -> Iterator[str]:
    """Why a placement of the bundle cannot be had: who stands first there, and until when."""
    for clause in deal.clauses:
        if clause.kind != "placement":
            continue
        for line, other in holders(deal.view, clause.giver, clause.subject):
            if other.taker != clause.taker and line.id != deal.contract:
                text = _("{owner}'s door to {users} puts {firm} first {until}")
                yield text.format(
                    owner=other.giver_name,
                    users=other.subject_name,
                    firm=other.taker_name,
                    until=_until(line),
                )
    yield from _twice(deal)


def _twice(deal: Deal) -> Iterator[str]:
    """A bundle that puts two firms first at one door."""
    takers: dict[tuple[str, str], set[str]] = {}
    for clause in deal.clauses:
        if clause.kind == "placement":
            takers.setdefault((clause.giver, clause.subject), set()).add(clause.taker)
    for (owner, _segment), firms in takers.items():
        if len(firms) > 1:
            yield _("one door of {owner} puts one firm first, not two").format(
                owner=deal.who(owner).name
            )


def holders(view: View, owner: str, segment: str) -> Iterator[tuple[ContractLine, ClauseLine]]:
    """Known contracts in force by which a firm's door to a segment puts somebody first."""
    if all(firm.id != owner for firm in view.firms):
        return
    for line in view.contracts:
        for clause in line.clauses if line.state in ("running", "sleeping") else ():
            if (clause.kind, clause.giver, clause.subject) == ("placement", owner, segment):
                yield line, clause


def _until(line: ContractLine) -> str:
    if line.until < 0:
        return _("until somebody ends that")
    return _("until week {week}").format(week=line.until)


def won(segment: Segment, taker: str, width: float) -> float:
    """Part of the segment's use that a door so wide wins its taker (Berry 1994)."""
    share = min(0.99, max(UNKNOWN, segment.shares.get(taker, 0.0)))
    pulled = share * math.exp(min(width, 20.0))
    return pulled / (1.0 - share + pulled) - share


def margin_of(deal: Deal, segment: Segment, rate: float) -> float:
    """What all the segment's use leaves who serves it while the contract lasts, as use grows."""
    weekly = grown(segment.usage * THOUSAND * segment.price_index * MARGIN, deal.weeks)
    return weekly * present(rate, deal.weeks)


def shown(deal: Deal, owner: str, taker: str, width: float) -> float:
    """What a taker sells beside its answers to those who come to the owner's door to ask."""
    bearings = deal.view.bearings
    weekly = bearings.attention.get(taker, 0.0) * width
    weekly *= bearings.questions.get(owner, 1.0)
    return weekly * present(deal.rate(taker), deal.weeks)


def could_be_let_for(deal: Deal, clause: ClauseDraft, segment: Segment, width: float) -> float:
    """What its owner gives up by letting a door: the part it gets of what it brings the best taker.

    There is one first place, so who has it pays what the next best would give (Vickrey 1961); to
    an owner who lives by attention itself it is worth all that is shown there.
    """
    takers = {line.id for line in deal.view.firms if line.active and line.serves}
    takers |= {clause.taker, *deal.view.bearings.attention}
    best = max(
        won(segment, taker, width) * margin_of(deal, segment, deal.rate(clause.giver))
        + shown(deal, clause.giver, taker, width)
        for taker in takers - {clause.giver}
    )
    room = ROOM * width * deal.who(clause.giver).value / WEEKS
    room *= present(deal.rate(clause.giver), deal.weeks)
    return max(room, ASKED * best, shown(deal, clause.giver, clause.giver, width))
