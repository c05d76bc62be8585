"""All that falls due on a chief in the coming weeks: by contracts, and for a firm to be bought.

Invariant: what hangs on courts, orders or revenue is marked as uncertain.
"""

from __future__ import annotations

from game.compiled.sizes import NOBODY
from game.session.dealings import DueLine
from game.session.views.contracts import due_lines
from game.session.views.table import Table
from game.words import _


def all_dues(table: Table, f: int) -> tuple[DueLine, ...]:
    """What is due to and from firm `f`, by week."""
    return tuple(sorted((*due_lines(table, f), *_purchase(table, f)), key=lambda due: due.week))


def _purchase(table: Table, f: int) -> tuple[DueLine, ...]:
    """The price of a firm whose purchase is under review, due when the courts approve."""
    world = table.world
    target = int(world["deal_of"][f])
    if target == NOBODY:
        return ()
    name = table.catalogue.firm_name(target)
    line = DueLine(
        contract="",
        title=_("Purchase of {firm}, if the courts approve").format(firm=name),
        clause=_("Purchase"),
        other=name,
        week=int(world["deal_week"][f]) + int(table.rules["takeover_weeks"]) + 1,
        amount=-int(world["deal_price"][f]) * 1000,
        certain=False,
    )
    return (line,)
