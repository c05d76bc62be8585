"""What becomes of a firm that failed.

Invariant: nothing it owned vanishes: pledges and unpaid chips go to who may take them,
the rest to buyers of used cards, the grid, the labour market and its creditors by rank.
"""

from __future__ import annotations

from game.compiled.causes import ESTATE, LIQUIDATION, RESCUE, STAKE_BOUGHT
from game.compiled.layout import Ints
from game.compiled.log import Log
from game.compiled.rules import Rules
from game.compiled.sizes import (
    CAPITAL_MARKETS,
    CHIP_LEDGER,
    CONNECTION_WEEKS,
    DELIVERY_WEEKS,
    FIRMS,
    INDUSTRY,
    LABOUR,
    MONEY,
    NOBODY,
    PEOPLE,
    POWER,
    TRANSIT,
    TREASURY,
    UTILITIES,
)
from game.compiled.world import ACTIVE, FAILED, NO_MODEL, World
from game.engine.books import post
from game.engine.claims import BASE, CAUSE, FROM, RANK, RANKS, TO
from game.engine.contracts.ends import leave_contracts
from game.engine.instruments.margin import sell_holdings
from game.engine.instruments.panic import spread_panic
from game.engine.instruments.positions import end_shorts
from game.engine.jit import kernel
from game.engine.silicon.units import kept_worth


@kernel
def wind_up(
    rules: Rules, world: World, log: Log, f: int, claims: Ints, count: int, unpaid: Ints
) -> None:
    """Close firm `f`: contracts first, since what is pledged is not the estate's.

    `unpaid` is what each of the week's `count` claims lost; what the estate pays on it is
    taken off. Lenders and owners get what is left after these: an order of claims as in
    chapter 7 of the US code, but that principal stands behind what was due.
    """
    spread_panic(rules, world, f)
    leave_contracts(rules, world, log, f)
    world.status[f] = FAILED
    end_shorts(world, log, f, 0.0)
    post(world, log, PEOPLE, f, LABOUR, world.balance[PEOPLE, f], LIQUIDATION)
    post(world, log, POWER, f, UTILITIES, world.balance[POWER, f], LIQUIDATION)
    for week in range(CONNECTION_WEEKS):
        post(world, log, POWER, TRANSIT, UTILITIES, world.connecting[f, week], LIQUIDATION)
        world.connecting[f, week] = 0
    for chip in range(rules.chips):
        _sell_cards(rules, world, log, f, chip)
    sell_holdings(rules, world, log, f, 1.0)
    for rank in range(RANKS):
        if not share_estate(world, log, f, claims, count, unpaid, rank):
            break
    _repay_lenders(world, log, f)
    forget(world, f)


@kernel
def _sell_cards(rules: Rules, world: World, log: Log, f: int, chip: int) -> None:
    """Used cards bring a part of the list price, from firms outside."""
    ledger = CHIP_LEDGER + chip
    cards = post(world, log, ledger, f, INDUSTRY, world.balance[ledger, f], LIQUIDATION)
    for week in range(DELIVERY_WEEKS):
        road = world.arriving[f, chip, week]
        cards += post(world, log, ledger, TRANSIT, INDUSTRY, road, LIQUIDATION)
        world.arriving[f, chip, week] = 0
    world.backlog[f, chip] = 0
    price = int(cards * world.chip_price[chip] * rules.resale * kept_worth(rules, world, chip))
    post(world, log, MONEY, INDUSTRY, f, price, LIQUIDATION)


@kernel
def share_estate(
    world: World, log: Log, f: int, claims: Ints, count: int, unpaid: Ints, rank: int
) -> bool:
    """Pay the claims of one rank on the estate in equal parts; whether all were paid whole.

    Parts are rounded down; a creditor that is gone itself is paid through the markets.
    """
    owed = 0
    for c in range(count):
        if is_loss(claims, c, f, rank):
            owed += unpaid[c]
    if owed <= 0:
        return True
    part = min(1.0, world.balance[MONEY, f] / owed)
    for c in range(count):
        if is_loss(claims, c, f, rank):
            creditor = claims[c, TO]
            if creditor < FIRMS and world.status[creditor] != ACTIVE:
                creditor = CAPITAL_MARKETS
            amount = unpaid[c] if part >= 1.0 else int(unpaid[c] * part)
            paid = post(world, log, MONEY, f, creditor, amount, ESTATE)
            _take_off(claims, count, unpaid, c, paid)
    return bool(part >= 1.0)


@kernel
def _take_off(claims: Ints, count: int, unpaid: Ints, c: int, paid: int) -> None:
    """A creditor is paid once: by the debtor's estate or by a guarantor's."""
    unpaid[c] -= paid
    base = claims[c, BASE]
    while base != NOBODY:
        unpaid[base] = max(0, unpaid[base] - paid)
        base = claims[base, BASE]
    for other in range(count):
        base = claims[other, BASE]
        if base != NOBODY:
            unpaid[other] = min(unpaid[other], unpaid[base])


@kernel
def is_loss(claims: Ints, c: int, f: int, rank: int) -> bool:
    """Whether claim `c` on firm `f` has this rank and stands for a loss.

    Who was to be paid for new shares keeps the shares, and has lost nothing.
    """
    on_estate = claims[c, FROM] == f and claims[c, RANK] == rank
    return bool(on_estate and claims[c, CAUSE] != STAKE_BOUGHT)


@kernel
def _repay_lenders(world: World, log: Log, f: int) -> None:
    """Lenders get what is left, and from the state what it answered for and they lost."""
    rest = world.balance[MONEY, f]
    lost = max(0, world.debt[f] - rest)
    called = min(world.backstop[f], lost)
    post(world, log, MONEY, f, CAPITAL_MARKETS, rest, LIQUIDATION)
    post(world, log, MONEY, TREASURY, CAPITAL_MARKETS, called, RESCUE)


@kernel
def drop_run(world: World, f: int) -> None:
    """Give up the firm's run, if there is one: its model never was, its place is free again."""
    if world.run_model[f] != NOBODY:
        world.model_state[world.run_model[f]] = NO_MODEL
        world.model_owner[world.run_model[f]] = NOBODY
        world.run_model[f] = NOBODY


@kernel
def forget(world: World, f: int) -> None:
    """The run stops, debts are written off, and its shares are nobody's in the game."""
    drop_run(world, f)
    world.serves[f] = NOBODY
    world.debt[f] = 0
    world.spv_debt[f] = 0
    world.margin_debt[f] = 0
    world.backstop[f] = 0
    world.rescue_sum[f] = 0
    world.takeover_bid[f] = 0
    world.deal_of[f] = NOBODY
    world.lesson_kept[f] = 0.0
    world.bought_income[f] = 0
    world.bought_value[f] = 0.0
    world.rent_wanted[f] = 0.0
    world.state_held[f] = 0.0
    world.shorts[f] = 0.0
    for g in range(FIRMS):
        world.held[f, g] = 0.0
        world.held[g, f] = 0.0
