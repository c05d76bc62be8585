"""What a chief knows of shares sold short.

Invariant: see `game.session.positions`.
"""

from __future__ import annotations

from game.compiled.sizes import NOBODY
from game.session.positions import ShortLine, Shorts
from game.session.shorts import called_at, owed_part
from game.session.views.table import Table


def shorts_of(table: Table, f: int) -> Shorts:
    """Positions that the chief of firm `f` knows of, and the terms of others."""
    rules = table.rules
    if float(rules["short_room"]) <= 0.0:
        return Shorts()
    return Shorts(
        mine=_mine(table, f),
        others=_known(table, f),
        room=float(rules["short_room"]),
        margin=float(rules["short_margin"]),
        fee=float(rules["short_fee"]),
        least=int(rules["short_least"]) * 1000,
    )


def _mine(table: Table, f: int) -> ShortLine | None:
    world, firms = table.world, table.catalogue.firms
    if world["short_of"][f] == NOBODY:
        return None
    part = max(1e-12, owed_part(world, f))
    return ShortLine(
        by=firms[f],
        of=firms[int(world["short_of"][f])],
        owed=int(world["short_mark"][f]) * 1000,
        sold=int(world["short_sum"][f]) * 1000,
        margin=int(world["short_put"][f]) * 1000,
        entry=int(float(world["short_sum"][f]) / part * 1000.0),
        called=int(called_at(world, f) * 1000.0),
    )


def _known(table: Table, f: int) -> tuple[ShortLine, ...]:
    """Sales of others that were large enough to be told in public."""
    world, firms = table.world, table.catalogue.firms
    told = []
    for g, name in enumerate(firms):
        target, part = int(world["short_of"][g]), float(world["short_part"][g])
        if g == f or target == NOBODY:
            continue
        if _part_sold(table, g) >= float(table.rules["short_known"]):
            owed = int(part * float(world["value"][target]) * 1000.0)
            told.append(ShortLine(by=name, of=firms[target], owed=owed))
    return tuple(told)


def _part_sold(table: Table, g: int) -> float:
    """Part of the other firm that firm `g` sold; issues and buy-backs since do not count."""
    now, part = table.world, 0.0
    for past in reversed(table.past):
        if any(past[0][name][g] != now[name][g] for name in ("short_of", "short_sum")):
            break
        part = float(past[0]["short_part"][g])
    return part
