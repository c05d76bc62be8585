"""A firm's own shares: going public, buying back, and what the market takes in a week.

Invariant: the parts held by firms, by the state and by the public make one whole; shares
that are retired leave everybody else's part larger in proportion.
"""

from __future__ import annotations

from game.compiled.causes import BUY_BACK, FIRM_LISTED, LISTING
from game.compiled.log import Log
from game.compiled.rules import Rules
from game.compiled.sizes import CAPITAL_MARKETS, FIRMS, MONEY, NOBODY
from game.compiled.world import World
from game.engine.books import note, post
from game.engine.contracts.dues import issue_shares
from game.engine.instruments.feelings import hurt
from game.engine.jit import kernel


@kernel
def share_room(rules: Rules, world: World, f: int) -> float:
    """New shares the market still takes this week (thousand USD); fewer while not listed."""
    depth = 1.0 if world.listed[f] == 1 else rules.private_depth
    return depth * rules.share_limit * world.value[f] - world.raised[f]


@kernel
def public_part(world: World, f: int) -> float:
    """Part of firm `f` that neither firms in the game nor the state hold."""
    part = 1.0 - world.state_held[f]
    for g in range(FIRMS):
        part -= world.held[g, f]
    return part


@kernel
def go_public(rules: Rules, world: World, log: Log, f: int, percent: int) -> None:
    """Sell new shares, `percent` of the enlarged firm, once.

    They sell below what they are worth the next day: the winner's curse of uninformed
    buyers has to be paid (Rock 1986; about 18 per cent, Ritter & Welch 2002).
    """
    part = percent / 100.0
    price = world.value[f] / (1.0 - part) * part * (1.0 - rules.listing_discount)
    issue_shares(world, CAPITAL_MARKETS, f, part)
    world.listed[f] = 1
    got = post(world, log, MONEY, CAPITAL_MARKETS, f, int(price), LISTING)
    note(log, FIRM_LISTED, f, NOBODY, float(got))


@kernel
def buyback_room(rules: Rules, world: World, f: int) -> float:
    """Most that can be bought back this week: a part of value, and half of the public's."""
    return min(rules.buyback_limit, 0.5 * public_part(world, f)) * world.value[f]


@kernel
def buy_back(rules: Rules, world: World, log: Log, f: int, amount: int) -> None:
    """Buy own shares from the public and retire them.

    Investors take it for a sign that they are cheap (Ikenberry, Lakonishok & Vermaelen
    1995), the less so the happier they are already.
    """
    part = min(0.9, amount / max(1.0, world.value[f]))
    post(world, log, MONEY, f, CAPITAL_MARKETS, amount, BUY_BACK)
    retire(world, f, part)
    hurt(world, f, -rules.buyback_cheer * part * max(0.0, 2.0 - world.sentiment[f]))


@kernel
def retire(world: World, f: int, part: float) -> None:
    """Shares that were the part `part` of firm `f` are no more."""
    rest = 1.0 - part
    for g in range(FIRMS):
        world.held[g, f] /= rest
    world.state_held[f] /= rest
    world.founders[f] = min(1.0, world.founders[f] / rest)
