"""Margin calls: shares that were borrowed on are sold when they fall too far.

Invariant: a call never leaves more owed on shares than before, and what the sale brings
repays the loan before anything else.
"""

from __future__ import annotations

from game.compiled.causes import MARGIN_CALLED, REPAYMENT, SHARES
from game.compiled.log import Log
from game.compiled.rules import Rules
from game.compiled.sizes import CAPITAL_MARKETS, MONEY, NOBODY
from game.compiled.world import ACTIVE, World
from game.engine.books import note, post
from game.engine.instruments.feelings import hurt, sadden
from game.engine.instruments.loans import holdings
from game.engine.instruments.panic import lose_lender
from game.engine.instruments.totals import all_value
from game.engine.jit import kernel

_LOWEST_PRICE = 0.1
"""Of the headline value: nobody sells for less, however much comes to market."""


@kernel
def call_margins(rules: Rules, world: World, log: Log) -> bool:
    """Whether anybody had to sell this week.

    All calls are made at this week's values; the falls in price that they cause are found
    next week, and may call others: the spiral of Brunnermeier & Pedersen (2009).
    """
    called = False
    for f in range(rules.firms):
        if world.margin_debt[f] > 0 and world.status[f] == ACTIVE:
            value = holdings(world, f)
            if world.margin_debt[f] > rules.margin_call * value:
                _call(rules, world, log, f, value)
                called = True
    return called


@kernel
def _call(rules: Rules, world: World, log: Log, f: int, value: float) -> None:
    """Sell the same part of every holding, so much that the loan is back at its limit.

    What is owed when nothing is left to sell is taken from cash, and then stands on the
    page like any loan.
    """
    over = world.margin_debt[f] - rules.margin_limit * value
    room = (1.0 - rules.margin_limit) * value
    part = min(1.0, over / room) if room > 0.0 else 1.0
    note(log, MARGIN_CALLED, f, NOBODY, float(world.margin_debt[f]))
    sell_holdings(rules, world, log, f, part)
    sadden(world, rules.panic_mood * part * value / all_value(world))
    if part >= 1.0:
        owed = world.margin_debt[f]
        paid = post(world, log, MONEY, f, CAPITAL_MARKETS, owed, REPAYMENT)
        world.debt[f] += owed - paid
        world.margin_debt[f] = 0


@kernel
def sell_holdings(rules: Rules, world: World, log: Log, f: int, part: float) -> None:
    """Sell the part `part` of all shares firm `f` holds to the public, and repay what it can.

    The price falls by what is sold at once (Kyle 1985), for the seller and for the issuer;
    nobody buys shares of a firm that fails this week too.
    """
    for g in range(rules.firms):
        sold = part * world.held[f, g]
        if sold <= 0.0:
            continue
        world.held[f, g] -= sold
        fall = rules.margin_impact * sold
        price = world.value[g] * max(_LOWEST_PRICE, 1.0 - fall)
        worth = sold * price if world.shortfall[g] == 0 else 0.0
        got = post(world, log, MONEY, CAPITAL_MARKETS, f, int(worth), SHARES)
        paid = min(got, world.margin_debt[f])
        world.margin_debt[f] -= post(world, log, MONEY, f, CAPITAL_MARKETS, paid, REPAYMENT)
        if world.status[g] == ACTIVE:
            hurt(world, g, fall)
            lose_lender(rules, world, f, g, sold)
