"""Kernels of capital instruments behind entries, and orders about them.

Invariant: an entry here adds nothing to the kernel it calls.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from hypothesis import strategies as st

from game.compiled.layout import Floats, Ints, Records, blank
from game.compiled.log import Log
from game.compiled.orders import ORDER
from game.engine import estates, lessons, netting
from game.engine.instruments import (
    backlog,
    dues,
    loans,
    margin,
    panel,
    panic,
    positions,
    rescue,
    review,
    shares,
    shorts,
    takeover,
    vehicles,
)
from game.engine.jit import entry
from game.engine.phases import capital as capital_phase
from game.engine.phases.orders import settle_orders, take_order
from game.engine.turn import try_orders
from tests.support.kernels import run

Pair = tuple[int, int]

stakes = st.dictionaries(
    st.sampled_from([(0, 1), (0, 2), (1, 0), (1, 2), (2, 0), (2, 1)]), st.floats(0.01, 0.45)
)
"""Parts that the three firms hold of one another, by holder and issuer."""


def hold(world: Records, parts: Mapping[Pair, float]) -> None:
    """Let firms hold these parts of others and nothing else."""
    world["held"] = 0.0
    for (holder, issuer), part in parts.items():
        world["held"][0, holder, issuer] = part
    world["founders"] = 1.0 - world["held"].sum(axis=1)


def order(firm: int, kind: int, amount: int = 0, subject: int = -1) -> Records:
    """One order as a record array of one."""
    record = np.zeros(1, ORDER)
    record["firm"], record["kind"] = firm, kind
    record["amount"], record["subject"] = amount, subject
    for name in ("giver", "taker", "contract"):
        record[name] = -1
    return record


def refused(rules: Records, world: Records, wish: Records) -> int:
    """Place in REFUSALS of an order on a copy of the world with moves to spare."""
    tried = world.copy()
    tried["moves"] = 10
    return try_orders(rules, tried, wish)


def obey(rules: Records, world: Records, *wishes: Records) -> Records:
    """Carry out the orders of a week, in place; the log."""
    world["moves"] = 10
    logs = blank(Log)
    run(_obey, rules, world, logs, np.concatenate(wishes))
    return logs


@entry
def _obey(rules: Records, worlds: Records, logs: Records, orders: Records) -> None:
    for place in range(len(orders)):
        take_order(rules[0], worlds[0], logs[0], orders[place])
    settle_orders(rules[0], worlds[0], logs[0])


@entry
def price_firms(rules: Records, worlds: Records) -> None:
    """Values and spreads of the world as it stands."""
    capital_phase.price_firms(rules[0], worlds[0])


@entry
def own_value(rules: Records, worlds: Records, f: int) -> float:
    """Value without holdings and promises."""
    return capital_phase.own_value(rules[0], worlds[0], f)


@entry
def add_backlog(rules: Records, worlds: Records, own: Floats) -> None:
    """What promises are worth, added to `own`."""
    backlog.add_backlog(rules[0], worlds[0], own)


@entry
def thinness(rules: Records, worlds: Records, f: int, year: float) -> float:
    """Part of a year's promises there are no means for."""
    return backlog.thinness(rules[0], worlds[0], f, year)


@entry
def instrument_claims(rules: Records, worlds: Records, claims: Ints, count: int) -> int:
    """What instruments make due."""
    return dues.instrument_claims(rules[0], worlds[0], claims, count)


@entry
def chance_of_finding(rules: Records, worlds: Records, f: int) -> float:
    """Chance that somebody looks into the firm's vehicles."""
    return loans.chance_of_finding(rules[0], worlds[0], f)


@entry
def look_for_vehicles(rules: Records, worlds: Records, logs: Records) -> bool:
    """A week of looking."""
    return loans.look_for_vehicles(rules[0], worlds[0], logs[0])


@entry
def rooms(rules: Records, worlds: Records, f: int) -> Any:
    """What could still be borrowed, on the page, aside and on shares, and sold in shares."""
    return (
        loans.loan_room(rules[0], worlds[0], f),
        vehicles.vehicle_room(rules[0], worlds[0], f),
        loans.margin_room(rules[0], worlds[0], f),
        shares.share_room(rules[0], worlds[0], f),
    )


@entry
def spread_of(rules: Records, worlds: Records, f: int, interest: int) -> float:
    """The spread lenders ask."""
    return loans.spread_of(rules[0], worlds[0], f, interest)


@entry
def call_margins(rules: Records, worlds: Records, logs: Records) -> bool:
    """A week of margin calls."""
    return margin.call_margins(rules[0], worlds[0], logs[0])


@entry
def judge(rules: Records, worlds: Records, logs: Records) -> None:
    """The verdicts of a week."""
    panel.judge(rules[0], worlds[0], logs[0])


@entry
def reading(rules: Records, worlds: Records, f: int) -> float:
    """What the panel would read this week."""
    return panel.reading(rules[0], worlds[0], f)


@entry
def spread_panic(rules: Records, worlds: Records, f: int) -> None:
    """What the failure of `f` does to what investors feel."""
    panic.spread_panic(rules[0], worlds[0], f)


@entry
def rescue_odds(rules: Records, worlds: Records, f: int) -> float:
    """Chance that the state answers for `f`."""
    return rescue.rescue_odds(rules[0], worlds[0], f)


@entry
def distress(rules: Records, worlds: Records, f: int) -> float:
    """How badly `f` needs help."""
    return rescue.distress(rules[0], worlds[0], f)


@entry
def approval_odds(rules: Records, worlds: Records, f: int, target: int) -> float:
    """Chance that the courts let `f` have `target`."""
    return review.approval_odds(rules[0], worlds[0], f, target)


@entry
def cards_bought(rules: Records, worlds: Records, f: int, target: int) -> float:
    """Part of the makers of compute that the purchase would put in one hand."""
    return review.cards_bought(rules[0], worlds[0], f, target)


@entry
def review_purchases(rules: Records, worlds: Records, logs: Records) -> None:
    """A week of purchases under review."""
    review.review_purchases(rules[0], worlds[0], logs[0])


@entry
def learn(rules: Records, worlds: Records, f: int) -> None:
    """A week of learning from people who were bought."""
    lessons.learn(rules[0], worlds[0], f)


@entry
def lose_teachers(worlds: Records, f: int, left: int, staff: int) -> None:
    """Some of them leave."""
    lessons.lose_teachers(worlds[0], f, left, staff)


@entry
def answer_rescues(rules: Records, worlds: Records, logs: Records) -> None:
    """The state's votes of a week."""
    rescue.answer_rescues(rules[0], worlds[0], logs[0])


@entry
def retire(worlds: Records, f: int, part: float) -> None:
    """Shares that are no more."""
    shares.retire(worlds[0], f, part)


@entry
def move_shorts(rules: Records, worlds: Records, logs: Records) -> None:
    """A week of short sellers."""
    shorts.move_shorts(rules[0], worlds[0], logs[0])


@entry
def count_shorts(rules: Records, worlds: Records, logs: Records) -> None:
    """A week of firms' short positions."""
    positions.count_shorts(rules[0], worlds[0], logs[0])


@entry
def asking_price(rules: Records, worlds: Records, f: int) -> float:
    """What the owners of `f` sell for."""
    return takeover.asking_price(rules[0], worlds[0], f)


@entry
def headline(held: Floats, own: Floats, value: Floats) -> None:
    """Headline values of own values."""
    netting.headline(held, own, value)


@entry
def wind_up(
    rules: Records, worlds: Records, logs: Records, f: int, claims: Ints, count: int, unpaid: Ints
) -> None:
    """The end of a firm."""
    estates.wind_up(rules[0], worlds[0], logs[0], f, claims, count, unpaid)
