"""What became of firms that are in the race no more.

Invariant: a firm that was bought is told by whom, one that failed when; neither is told as
if it still served anybody.
"""

from __future__ import annotations

from game.compiled.world import ABSENT, BOUGHT, FAILED
from game.session.numbers import number_in_words
from game.session.views.table import Table
from game.words import _


def fate_of(table: Table, f: int) -> str:
    """Such as "bought by Meta in week 3 for $6.5B" or "failed in week 5"; "" while it stands."""
    status = int(table.world["status"][f])
    if status == ABSENT:
        return _("not in the race yet")
    if status not in (BOUGHT, FAILED):
        return ""
    week = _week_of(table, f, status)
    if status == FAILED:
        return _("failed in week {week}").format(week=week)
    buyer, price = _purchase(table, f, week)
    if not buyer:
        return _("bought in week {week}").format(week=week)
    text = _("bought by {buyer} in week {week} for {price}")
    return text.format(buyer=buyer, week=week, price=number_in_words(price, "usd"))


def _week_of(table: Table, f: int, status: int) -> int:
    """The week in which the firm left the race, from 1."""
    weeks = (int(past["turn"][0]) for past in table.past if int(past["status"][0, f]) == status)
    return next(weeks, int(table.world["turn"]))


def _purchase(table: Table, f: int, week: int) -> tuple[str, float]:
    """Whose purchase was under review in the week before, and its US dollars; "" for nobody."""
    for past in table.past:
        buyers = (past["deal_of"][0] == f).nonzero()[0].tolist()
        if int(past["turn"][0]) == week - 1 and buyers:
            price = 1000.0 * float(past["deal_price"][0, buyers[0]])
            return table.catalogue.firm_name(buyers[0]), price
    return "", 0.0
