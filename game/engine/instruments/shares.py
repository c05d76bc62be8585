"""A firm's own shares: new ones, going public, buying back, and what buyers take.

Invariant: the parts held by firms, by the state and by the public, of which first owners are
some, make one whole; shares that are retired leave everybody else's part larger in proportion.
The more of a firm is sold, the less is paid for a share.
"""

from __future__ import annotations

from game.compiled.causes import BUY_BACK, FIRM_LISTED, LISTING, SHARES
from game.compiled.log import Log
from game.compiled.rules import Rules
from game.compiled.sizes import CAPITAL_MARKETS, FIRMS, MONEY, NOBODY
from game.compiled.world import World
from game.engine.books import note, post
from game.engine.contracts.dues import count_in, issue_shares
from game.engine.instruments.feelings import hurt
from game.engine.instruments.positions import dilute_shorts
from game.engine.jit import kernel

_DEEPEST = 0.9
"""Largest discount: nobody gives shares away."""


@kernel
def share_room(rules: Rules, world: World, f: int) -> float:
    """New shares that buyers still take this week (thousand USD).

    The public takes some every week. Who is not listed sells in rounds: a large part to a
    few who look into it for months, then nothing until there is something new to see
    (staged financing, Gompers 1995).
    """
    if world.listed[f] == 1:
        return rules.share_limit * world.value[f] - world.raised[f]
    if between_rounds(rules, world, f):
        return 0.0
    return rules.round_part * world.value[f] - world.raised[f]


@kernel
def between_rounds(rules: Rules, world: World, f: int) -> bool:
    """Whether firm `f` is not listed and has closed a round too short a while ago."""
    last = world.round_week[f]
    if world.listed[f] == 1 or last == NOBODY:
        return False
    return bool(last < world.turn < last + rules.round_weeks)


@kernel
def discount_on(rules: Rules, world: World, f: int, amount: int) -> float:
    """Mean discount at which `amount` (thousand USD) of new shares sells.

    Demand for shares slopes down (Shleifer 1986): the larger an issue against the firm, the
    lower its price (Corwin 2003). What was sold before in the week counts, so that small
    orders one after another bring what a large one does.
    """
    sold = (world.raised[f] + 0.5 * amount) / max(1.0, world.value[f])
    return min(_DEEPEST, rules.share_discount + rules.share_impact * sold)


@kernel
def sell_shares(rules: Rules, world: World, log: Log, f: int, amount: int) -> None:
    """Sell new shares for `amount` (thousand USD); everybody else's part thins."""
    issued = amount / (1.0 - discount_on(rules, world, f, amount))
    issue_shares(world, CAPITAL_MARKETS, f, issued / (world.value[f] + issued))
    post(world, log, MONEY, CAPITAL_MARKETS, f, amount, SHARES)
    world.raised[f] += amount
    count_in(world, f, amount)
    if world.listed[f] == 0:
        world.round_week[f] = world.turn


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
    buyers has to be paid (Rock 1986; about 18 per cent, Ritter & Welch 2002), and more of it
    the more is sold, since demand slopes down (Shleifer 1986).
    """
    part = percent / 100.0
    discount = min(_DEEPEST, rules.listing_discount + rules.listing_impact * part)
    price = world.value[f] / (1.0 - part) * part * (1.0 - discount)
    issue_shares(world, CAPITAL_MARKETS, f, part)
    world.listed[f] = 1
    world.round_week[f] = world.turn
    got = post(world, log, MONEY, CAPITAL_MARKETS, f, int(price), LISTING)
    count_in(world, f, got)
    note(log, FIRM_LISTED, f, NOBODY, float(got))


@kernel
def buyback_room(rules: Rules, world: World, f: int) -> float:
    """Most that can be bought back this week: a part of value, and half of the public's."""
    return min(rules.buyback_limit, 0.5 * public_part(world, f)) * world.value[f]


@kernel
def buy_back(rules: Rules, world: World, log: Log, f: int, amount: int) -> None:
    """Buy own shares from the public and retire them.

    All of the public sell the same part, first owners among them. Investors take it for a
    sign that shares are cheap (Ikenberry, Lakonishok & Vermaelen 1995), the less so the
    happier they are already.
    """
    part = min(0.9, amount / max(1.0, world.value[f]))
    post(world, log, MONEY, f, CAPITAL_MARKETS, amount, BUY_BACK)
    count_in(world, f, -amount)
    world.founders[f] *= 1.0 - part / public_part(world, f)
    retire(world, f, part)
    hurt(world, f, -rules.buyback_cheer * part * max(0.0, 2.0 - world.sentiment[f]))


@kernel
def retire(world: World, f: int, part: float) -> None:
    """Shares that were the part `part` of firm `f` are no more; all others are larger parts."""
    rest = 1.0 - part
    world.start_value[f] *= rest
    for g in range(FIRMS):
        world.held[g, f] /= rest
    world.state_held[f] /= rest
    world.founders[f] /= rest
    dilute_shorts(world, f, 1.0 / rest)
