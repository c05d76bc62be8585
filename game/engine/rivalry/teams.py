"""Named teams: sealed bids, counter-bids, what goes along and who comes back.

Invariant: a team works for one firm or for nobody; its people move by postings, and it counts
for its firm only while that firm stands.
"""

from __future__ import annotations

import math

from game.compiled.causes import (
    POACHED,
    TEAM_BONUS,
    TEAM_DECLINED,
    TEAM_HELD,
    TEAM_LEFT_RUN,
    TEAM_LOST,
    TEAM_RETURNED,
    TEAM_WON,
)
from game.compiled.layout import Floats
from game.compiled.log import Log
from game.compiled.rules import Rules
from game.compiled.sizes import LABOUR, MONEY, NOBODY, PEOPLE, TEAMS
from game.compiled.world import ABSENT, ACTIVE, FAILED, World
from game.engine.books import note, post
from game.engine.capacity import own_compute
from game.engine.draw import TEAM_CHOICE, TEAM_RETURN, uniform
from game.engine.jit import kernel
from game.engine.lessons import lose_teachers

TRAINS, SERVES = 0, 1
"""Values of `Rules.team_skill`; what is left is a team that makes products."""
_STEEPEST = 40.0
"""Log-odds beyond which a choice is certain."""


@kernel
def settle_teams(rules: Rules, world: World, log: Log) -> None:
    """Every team hears the bids of the week and chooses; then some go back where they were."""
    sought = _sought(rules, world)
    for team in range(rules.teams):
        if sought >> team & 1 == 0 or not _hears_bids(rules, world, log, team):
            _look_back(rules, world, log, team)
    for f in range(rules.firms):
        world.team_bid_for[f] = NOBODY


@kernel
def settles(rules: Rules, world: World, team: int) -> bool:
    """Whether the team has moved so lately that it neither hears bids nor looks back.

    Whoever has just moved has sunk what moving costs (Topel & Ward 1992).
    """
    moved, home = world.team_week[team], world.team_firm[team]
    if moved < 0 or home < 0 or world.status[home] != ACTIVE:
        return False
    return bool(world.turn - moved < rules.team_settle_weeks)


@kernel
def _sought(rules: Rules, world: World) -> int:
    """Bits of the teams for which anybody bids this week: mostly none."""
    bits = 0
    for f in range(rules.firms):
        if world.team_bid_for[f] != NOBODY:
            bits |= 1 << int(world.team_bid_for[f])
    return bits


@kernel
def can_bid(rules: Rules, world: World, f: int, team: int) -> bool:
    """Whether firm `f` still stands, has bid for another's team and can pay its bonus."""
    home = world.team_firm[team]
    if world.team_bid_for[f] != team or world.status[f] != ACTIVE or home == f:
        return False
    if home != NOBODY and world.status[home] == ABSENT:
        return False
    return bool(bonus_of(rules, world, team, world.team_bid_pay[f]) <= world.balance[MONEY, f])


@kernel
def _bids_in_vain(world: World, f: int, team: int) -> bool:
    """Whether firm `f` bid for a team that it may not have: it cannot pay, or it is its own."""
    return bool(world.team_bid_for[f] == team and world.status[f] == ACTIVE)


@kernel
def bonus_of(rules: Rules, world: World, team: int, pay: int) -> int:
    """What signing the team at this pay costs (thousand USD)."""
    return int(float(world.team_people[team]) * pay * rules.team_signing)


@kernel
def appeal(rules: Rules, world: World, team: int, f: int, pay: float) -> float:
    """Utility of working for firm `f` at `pay`: pay, morale and compute per head (logit)."""
    heads = max(1.0, float(world.balance[PEOPLE, f]))
    utility = rules.team_pay_weight * math.log(
        max(1.0, pay) / max(1.0, float(world.team_pay[team]))
    )
    utility += rules.team_morale_weight * (world.morale[f] - 0.5)
    return utility + rules.team_compute_weight * math.log1p(own_compute(world, f) / heads)


@kernel
def staying(rules: Rules, world: World, team: int, pay: float) -> float:
    """Utility of staying at `pay`; a team that works for nobody weighs bids against waiting."""
    home = world.team_firm[team]
    if home == NOBODY:
        return 0.0
    tied = rules.team_stay + rules.team_loyalty_weight * rules.team_loyalty[team]
    return tied + appeal(rules, world, team, home, pay)


@kernel
def _hears_bids(rules: Rules, world: World, log: Log, team: int) -> bool:
    """Whether there were bids. The house matches the best as far as it holds its teams, or,
    unasked, as far as its means go.

    All bids are sealed and meet at once (McAfee & McMillan 1987), and the team chooses among
    them and its house by a logit (McFadden 1974): the highest pay need not win.
    """
    best = 0
    for f in range(rules.firms):
        if can_bid(rules, world, f, team):
            best = max(best, world.team_bid_pay[f])
        elif _bids_in_vain(world, f, team):
            note(log, TEAM_DECLINED, f, team, -float(world.team_bid_pay[f]))
    if best == 0:
        return False
    home = _house(world, team)
    kept = world.team_pay[team]
    if home != NOBODY:
        met = counter_bid(rules, float(world.value[home]), float(kept), float(best))
        kept = max(kept, min(best, world.hold_pay[home]), int(met))
    winner = _choose(rules, world, team, float(kept))
    for f in range(rules.firms):
        if f != winner and can_bid(rules, world, f, team):
            note(log, TEAM_DECLINED, f, team, float(world.team_bid_pay[f]))
    if winner != NOBODY:
        _sign(rules, world, log, team, winner, world.team_bid_pay[winner])
    elif home != NOBODY:
        note(log, TEAM_HELD, home, team, float(kept))
        if kept > world.team_pay[team]:
            world.team_pay[team] = kept
            envy(rules, world, home, kept)
    return True


@kernel
def counter_bid(rules: Rules, value: float, pay: float, bid: float) -> float:
    """Pay with which a house of this value answers a bid for a team that earns `pay`.

    It goes a part of the way, in logs, the longer the deeper its pockets: outside offers are
    met as far as an employer can and wants to (Lazear 1986; Postel-Vinay & Robin 2002).
    """
    part = rules.team_counter * value / (value + rules.team_means)
    return pay * math.pow(max(1.0, bid / max(1.0, pay)), part)


@kernel
def _house(world: World, team: int) -> int:
    """Firm the team works for; a team whose firm is gone works for nobody."""
    home = world.team_firm[team]
    if home != NOBODY and world.status[home] == FAILED:
        world.team_firm[team] = NOBODY
        return NOBODY
    return home


@kernel
def _choose(rules: Rules, world: World, team: int, kept: float) -> int:
    """The bidder that the team goes to, or -1 when it stays."""
    base = staying(rules, world, team, kept)
    total = 1.0
    for f in range(rules.firms):
        if can_bid(rules, world, f, team):
            total += _odds(appeal(rules, world, team, f, float(world.team_bid_pay[f])) - base)
    left = total * uniform(world.seed, world.turn, TEAM_CHOICE, rules.team_key[team]) - 1.0
    for f in range(rules.firms):
        if left >= 0.0 and can_bid(rules, world, f, team):
            left -= _odds(appeal(rules, world, team, f, float(world.team_bid_pay[f])) - base)
            if left < 0.0:
                return f
    return NOBODY


@kernel
def _odds(utility: float) -> float:
    return math.exp(min(_STEEPEST, max(-_STEEPEST, utility)))


@kernel
def _sign(rules: Rules, world: World, log: Log, team: int, f: int, pay: int) -> None:
    """The team goes to firm `f` for `pay` and its bonus; what it knows goes along."""
    home = world.team_firm[team]
    post(world, log, MONEY, f, LABOUR, bonus_of(rules, world, team, pay), TEAM_BONUS)
    _move(rules, world, log, team, f)
    world.team_home[team] = home
    world.team_pay[team] = pay
    envy(rules, world, f, pay)
    note(log, TEAM_WON, f, team, float(pay))


@kernel
def _move(rules: Rules, world: World, log: Log, team: int, f: int) -> None:
    """People, know-how and mood of a team that changes sides; a run it leaves loses work."""
    home = world.team_firm[team]
    people = world.team_people[team]
    if home == NOBODY:
        post(world, log, PEOPLE, LABOUR, f, people, POACHED)
    else:
        staff = world.balance[PEOPLE, home]
        gone = post(world, log, PEOPLE, home, f, people, POACHED)
        lose_teachers(world, home, gone, staff)
        world.morale[home] = max(
            0.0, world.morale[home] - rules.team_loss * rules.team_strength[team]
        )
        _teach(rules, world, team, home, f)
        lost = rules.team_run_loss * rules.team_strength[team]
        if rules.team_skill[team] == TRAINS and world.run_model[home] != NOBODY and lost > 0.0:
            world.run_done[home] *= 1.0 - lost
            note(log, TEAM_LEFT_RUN, home, world.run_model[home], lost)
        note(log, TEAM_LOST, home, team, float(f))
    world.team_firm[team] = f
    world.team_week[team] = world.turn


@kernel
def _teach(rules: Rules, world: World, team: int, home: int, f: int) -> None:
    """The better recipe is carried along in part, and learned from it week by week.

    Know-how sits in those who have it (Szulanski 1996); how fast it is taken over is the same
    as for people of a firm that was bought (see `game.engine.lessons`).
    """
    part = rules.team_teaches * rules.team_strength[team]
    if rules.team_skill[team] == TRAINS and world.efficiency[home] > world.efficiency[f]:
        gap = world.efficiency[home] / world.efficiency[f]
        lesson = world.efficiency[f] * math.pow(gap, part)
        world.lesson_efficiency[f] = max(world.lesson_efficiency[f], lesson)
        world.lesson_kept[f] = max(world.lesson_kept[f], rules.buy_stay)
    if rules.team_skill[team] == SERVES and world.serving_skill[home] > world.serving_skill[f]:
        gap = world.serving_skill[home] / world.serving_skill[f]
        lesson = world.serving_skill[f] * math.pow(gap, part)
        world.lesson_skill[f] = max(world.lesson_skill[f], lesson)
        world.lesson_kept[f] = max(world.lesson_kept[f], rules.buy_stay)


@kernel
def envy(rules: Rules, world: World, f: int, pay: int) -> None:
    """Those who earn less mind it, by the log of the gap (Card, Mas, Moretti & Saez 2012)."""
    gap = max(0.0, math.log(max(1.0, float(pay)) / world.pay[f]))
    world.morale[f] = max(0.0, world.morale[f] - rules.team_envy * gap)


@kernel
def _look_back(rules: Rules, world: World, log: Log, team: int) -> None:
    """Once it has settled a team that was won away may go back, at what its old house pays."""
    home = world.team_home[team]
    now = _house(world, team)
    if home == NOBODY or world.status[home] != ACTIVE:
        return
    if now < 0 or now == home or settles(rules, world, team):
        return
    if world.turn - world.team_week[team] > rules.team_return_weeks:
        world.team_home[team] = NOBODY
        return
    pay = float(world.team_pay[team])
    odds = rules.team_return + rules.team_loyalty_weight * rules.team_loyalty[team]
    odds += appeal(rules, world, team, home, pay) - appeal(rules, world, team, now, pay)
    draw = uniform(world.seed, world.turn, TEAM_RETURN, rules.team_key[team])
    if draw < 1.0 / (1.0 + math.exp(-odds)):
        _move(rules, world, log, team, home)
        world.team_home[team] = NOBODY
        world.team_pay[team] = int(world.pay[home])
        note(log, TEAM_RETURNED, home, team, float(now))


@kernel
def use_teams(rules: Rules, world: World) -> None:
    """Teams better recipes, serving stacks and trust; a lead makes the next step smaller."""
    for team in range(rules.teams):
        f = world.team_firm[team]
        if f != NOBODY and world.status[f] == ACTIVE:
            heart = rules.team_strength[team] * world.morale[f]
            if rules.team_skill[team] == TRAINS:
                lead = max(1.0, world.efficiency[f] / world.public_efficiency)
                world.efficiency[f] *= math.exp(rules.team_progress * heart / lead)
            elif rules.team_skill[team] == SERVES:
                lead = max(1.0, world.serving_skill[f] / world.public_skill)
                world.serving_skill[f] *= math.exp(rules.team_progress * heart / lead)
            else:
                world.trust[f] += rules.team_trust * heart * (1.0 - world.trust[f])


@kernel
def add_premiums(rules: Rules, world: World, total: Floats) -> None:
    """Add what teams cost a year beyond the pay of all others (thousand USD) to `total` (FIRMS,).

    What they are promised if anybody bids is kept up by bonuses for staying, a part of it.
    """
    for team in range(TEAMS):
        f = world.team_firm[team]
        if f != NOBODY:
            pay = max(float(world.team_pay[team]), world.pay[f])
            held = max(0.0, world.hold_pay[f] - pay) * rules.team_holding
            total[f] += world.team_people[team] * (pay - world.pay[f] + held)


@kernel
def hand_over_teams(world: World, f: int, t: int) -> None:
    """Firm `f` has bought `t`: its teams work for the buyer."""
    for team in range(TEAMS):
        if world.team_firm[team] == t:
            world.team_firm[team] = f
        if world.team_home[team] == t:
            world.team_home[team] = NOBODY
