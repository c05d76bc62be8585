"""What listed firms publish: cash and debt as their last quarter closed, rounded.

Invariant: only the books of a quarter that is over and was filed are shown, of listed firms
alone; debt that vehicles hold stands on no page. A large filer has 40 days after a quarter
ends (SEC Form 10-Q, general instruction A.1).
"""

from __future__ import annotations

import datetime

from game.compiled.layout import Record
from game.compiled.sizes import MONEY
from game.session.published import Published, rounded
from game.session.views.table import Table

FILED_AFTER = datetime.timedelta(days=40)


def published(table: Table, f: int) -> Published | None:
    """The last books that firm `f` filed; None for a firm that is not listed."""
    if not table.world["listed"][f]:
        return None
    scenario, turn = table.compiled.scenario, int(table.world["turn"])
    today = scenario.start + datetime.timedelta(weeks=turn)
    day = quarter_end(today - FILED_AFTER)
    books = _world_at(table, (day - scenario.start).days // 7)
    return Published(
        day=day,
        cash=rounded(float(books["balance"][MONEY, f]) * 1000),
        debt=rounded(float(books["debt"][f]) * 1000),
    )


def _world_at(table: Table, turn: int) -> Record:
    """The world after `turn` weeks; the scenario's before the first, or where none is kept."""
    place = len(table.past) - 1 - (int(table.world["turn"]) - turn)
    if turn <= 0 or not 0 <= place < len(table.past) - 1:
        opening: Record = table.compiled.world[0]
        return opening
    past: Record = table.past[place][0]
    return past


def quarter_end(day: datetime.date) -> datetime.date:
    """Last day of the last quarter that was over on `day`."""
    first = datetime.date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)
    tomorrow = day + datetime.timedelta(days=1)
    if (tomorrow.month - 1) % 3 == 0 and tomorrow.day == 1:
        return day
    return first - datetime.timedelta(days=1)
