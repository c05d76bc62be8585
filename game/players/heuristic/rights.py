"""Doors to users that a chief may sell or ask for: placements.

Invariant: a door is priced half way between what it costs the one and brings the other, as
far as the view tells; only who has hardly any users of models of its own sells one.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

from attrs import frozen

from game.players.heuristic import goals
from game.players.heuristic.forms import round_down
from game.players.heuristic.outlook import WEEKS_A_YEAR, Outlook
from game.session.deals import ClauseDraft, Draft
from game.session.deals.doors import holders
from game.session.deals.side import side_of
from game.session.deals.weighing import table_of
from game.session.view import FirmLine
from game.words import _

WIDE: Final = 0.1
"""Utility of a door below which it is not worth a letter."""
PARTNERS: Final = 2
"""Firms that one right is put before in thought."""
THIN: Final = 0.0005
"""Part of the smaller firm's value that a right brings in its term, below which nobody writes."""
TERM: Final = WEEKS_A_YEAR
"""Weeks for which a right is sold."""
MONTH: Final = 4
"""Weeks between payments for it."""
GUEST: Final = 0.05
"""Share of all tokens below which a firm is no rival of those whom it lets in."""


@frozen(kw_only=True)
class Right:
    """A priced right: what is offered to whom, and why."""

    draft: Draft
    reason: str


def doors_sold(outlook: Outlook) -> Iterator[Right]:
    """Who has users but lives by something else lets a maker of models in, for money."""
    segment = _widest(outlook, outlook.view.firm) if _is_host(outlook.me) else ""
    labs = [firm for firm in outlook.sellers() if firm.region == outlook.me.region]
    for lab in islice(sorted(labs, key=lambda firm: (-firm.capability, firm.id)), PARTNERS):
        draft = priced(outlook, _door(outlook, segment, outlook.me, lab), lab) if segment else None
        if draft is not None and _worth_a_letter(outlook, draft, lab):
            reason = _("{firm} would pay to stand first before those who come to us")
            yield Right(draft=draft, reason=reason.format(firm=lab.name))


def doors_sought(outlook: Outlook) -> Iterator[Right]:
    """Whose aim is users asks those at whose doors most of them stand."""
    if not outlook.own.serves or not goals.lacks(outlook, "usage_share"):
        return
    here = outlook.me.region
    near = [firm for firm in outlook.rivals() if firm.region == here and _is_host(firm)]
    wide = {firm.id: _width(outlook, firm.id) for firm in near}
    near.sort(key=lambda firm: (-wide[firm.id], firm.id))
    for owner in [firm for firm in near if wide[firm.id] >= WIDE][:PARTNERS]:
        segment = _widest(outlook, owner.id)
        draft = priced(outlook, _door(outlook, segment, owner, outlook.me), owner)
        if draft is not None and _worth_a_letter(outlook, draft, owner):
            reason = _("users stand at the door of {firm}")
            yield Right(draft=draft, reason=reason.format(firm=owner.name))


def _worth_a_letter(outlook: Outlook, draft: Draft, other: FirmLine) -> bool:
    """Whether what is paid over the term matters to the smaller of the two."""
    (monthly,) = (clause.amount for clause in draft.clauses if clause.kind == "payment")
    return 1000.0 * monthly * TERM / MONTH >= THIN * min(outlook.me.value, other.value)


def _is_host(firm: FirmLine) -> bool:
    """Whether users stand at the firm's door who hardly use models of its own."""
    return firm.usage_share < GUEST


def _width(outlook: Outlook, firm: str) -> float:
    return max((width for width, _users in _free_doors(outlook, firm)), default=0.0)


def _widest(outlook: Outlook, firm: str) -> str:
    """The segment to which a firm could open its widest free door; "" where none is worth it."""
    width, users = max(_free_doors(outlook, firm), default=(0.0, ""))
    return users if width >= WIDE else ""


def _free_doors(outlook: Outlook, firm: str) -> list[tuple[float, str]]:
    """Width and segment of the firm's doors that put nobody first, as far as is known."""
    doors = outlook.view.bearings.doors
    return [
        (width, users)
        for (who, users), width in doors.items()
        if who == firm and not any(holders(outlook.view, firm, users))
    ]


def _door(outlook: Outlook, segment: str, owner: FirmLine, lab: FirmLine) -> ClauseDraft:
    width = outlook.view.bearings.doors[owner.id, segment]
    return ClauseDraft(
        kind="placement", giver=owner.id, taker=lab.id, subject=segment, price=round(width, 3)
    )


def priced(outlook: Outlook, right: ClauseDraft, other: FirmLine) -> Draft | None:
    """The right against monthly payments half way between both; None where there is no room."""
    end = ClauseDraft(kind="end-on-date", weeks=TERM)
    table = table_of(outlook.view, Draft(to=other.id, clauses=(right, end)))
    gains = side_of(table, right.taker).feared
    costs = max(0, -side_of(table, right.giver).feared)
    monthly = round_down((gains + costs) / 2.0 / 1000.0 * MONTH / TERM)
    if gains <= costs or monthly <= 0:
        return None
    paid = ClauseDraft(
        kind="payment", giver=right.taker, taker=right.giver, amount=monthly, weeks=MONTH
    )
    return Draft(to=other.id, clauses=(right, paid, end))
