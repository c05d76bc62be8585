"""What became of firms that are in the race no more.

Invariant: a firm that was bought is told by whom, one that failed when; neither is told as
if it still served anybody.
"""

from __future__ import annotations

from game.compiled.world import BOUGHT, FAILED
from game.session.views.table import Table
from game.words import _


def fate_of(table: Table, f: int) -> str:
    """Such as "bought by Meta in week 3" or "failed in week 5"; "" for a firm that stands."""
    status = int(table.world["status"][f])
    if status not in (BOUGHT, FAILED):
        return ""
    week = _week_of(table, f, status)
    if status == FAILED:
        return _("failed in week {week}").format(week=week)
    buyer = _buyer(table, f, week)
    if not buyer:
        return _("bought in week {week}").format(week=week)
    return _("bought by {buyer} in week {week}").format(buyer=buyer, week=week)


def _week_of(table: Table, f: int, status: int) -> int:
    """The week in which the firm left the race, from 1."""
    weeks = (int(past["turn"][0]) for past in table.past if int(past["status"][0, f]) == status)
    return next(weeks, int(table.world["turn"]))


def _buyer(table: Table, f: int, week: int) -> str:
    """Whose purchase of it was under review in the week before; "" for nobody known."""
    for past in table.past:
        if int(past["turn"][0]) == week - 1:
            buyers = (past["deal_of"][0] == f).nonzero()[0].tolist()
            return table.catalogue.firm_name(buyers[0]) if buyers else ""
    return ""
