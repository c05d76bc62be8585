"""Rescues: the state may answer for a firm's debt, for shares and at the public's cost.

Invariant: who asks is answered in the same week, before what is due is paid, and cannot
know the answer beforehand; who is not in distress is not heard.
"""

from __future__ import annotations

import math

from game.compiled.causes import RESCUE_DENIED, RESCUED
from game.compiled.log import Log
from game.compiled.rules import Rules
from game.compiled.sizes import MONEY, NOBODY, TREASURY
from game.compiled.world import ACTIVE, World
from game.engine.books import note
from game.engine.contracts.dues import issue_shares
from game.engine.draw import RESCUE_VOTE, uniform
from game.engine.instruments.backlog import part_of_promises
from game.engine.instruments.feelings import hurt
from game.engine.instruments.loans import weekly_loss
from game.engine.instruments.totals import all_debt, all_value, debt_of_all
from game.engine.jit import kernel

_MOST_SHARES = 0.9


@kernel
def ask_rescue(world: World, f: int, amount: int) -> None:
    """Write down what firm `f` asks for; `answer_rescues` decides."""
    world.rescue_asked[f] = world.turn
    world.rescue_sum[f] = amount


@kernel
def rescue_room(rules: Rules, world: World, f: int) -> float:
    """What the state would still answer for (thousand USD).

    Debt on the page and the losses of the coming weeks, up to a part of the value: a state
    keeps a firm going and lends it no fortune.
    """
    needed = world.debt[f] + rules.rescue_weeks * weekly_loss(rules, world, f)
    return min(needed, rules.rescue_limit * world.value[f]) - world.backstop[f]


@kernel
def distress(rules: Rules, world: World, f: int) -> float:
    """How badly firm `f` needs help, 0 to 1: the larger of what two witnesses say.

    Lenders, by the spread they ask for thin coverage and for debt over value (Altman 1968);
    the till, by how much of the losses of the coming weeks it does not cover.
    """
    asked = world.spread[f] / rules.rescue_spread
    losses = rules.rescue_weeks * weekly_loss(rules, world, f)
    short = 1.0 - world.balance[MONEY, f] / losses if losses > 0.0 else 0.0
    return min(1.0, max(0.0, asked, short))


@kernel
def answer_rescues(rules: Rules, world: World, log: Log) -> None:
    """The state votes on everything that was asked for this week."""
    for f in range(rules.firms):
        if world.rescue_sum[f] > 0:
            if world.status[f] == ACTIVE:
                _answer(rules, world, log, f)
            world.rescue_sum[f] = 0


@kernel
def rescue_odds(rules: Rules, world: World, f: int) -> float:
    """Chance of a yes: logit in distress, in what would fall with the firm, favour, the public.

    Too big to fail (Stern & Feldman 2004): size is the firm's part of all value and of
    all debt; and too entangled: its part of what firms have promised one another.
    """
    size = world.value[f] / all_value(world) + all_debt(world, f) / debt_of_all(world)
    odds = rules.rescue_base + rules.rescue_size * size
    odds += rules.rescue_ties * part_of_promises(rules, world, f)
    odds += rules.rescue_need * distress(rules, world, f)
    odds += rules.rescue_favour * world.favour[f]
    odds += rules.rescue_mood * (world.public_mood - rules.public_calm)
    return 1.0 / (1.0 + math.exp(-odds))


@kernel
def _answer(rules: Rules, world: World, log: Log, f: int) -> None:
    amount = world.rescue_sum[f]
    vote = uniform(world.seed, world.turn, RESCUE_VOTE, rules.firm_key[f])
    if vote < rescue_odds(rules, world, f):
        _grant(rules, world, f, amount)
        note(log, RESCUED, f, NOBODY, float(amount))
    else:
        hurt(world, f, rules.rescue_shame)
        note(log, RESCUE_DENIED, f, NOBODY, float(amount))


@kernel
def _grant(rules: Rules, world: World, f: int, amount: int) -> None:
    """The state answers, and takes warrants as in 2008 (EESA, section 113(d)).

    The public minds small sums too: anger grows with the root of what is answered for.
    """
    world.backstop[f] += amount
    part = rules.rescue_warrants * amount / max(1.0, world.value[f])
    issue_shares(world, TREASURY, f, min(_MOST_SHARES, part))
    anger = rules.rescue_anger * math.sqrt(amount / all_value(world))
    world.public_mood = max(0.0, world.public_mood - anger)
    world.heat[f] = min(1.0, world.heat[f] + rules.rescue_heat)
