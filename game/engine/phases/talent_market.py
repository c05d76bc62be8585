"""Phase 6, talent market: people leave, are hired and are poached.

Invariant: people move between firms and the labour market by postings; nobody
is counted twice, and no firm loses more people than it has.
"""

from __future__ import annotations

import math

import numpy as np

from game.compiled.causes import (
    HIRED,
    LEFT,
    PEOPLE_HIRED,
    PEOPLE_LEFT,
    PEOPLE_LOST,
    PEOPLE_POACHED,
    POACHED,
    RECRUITING,
    SIGNING,
)
from game.compiled.log import Log
from game.compiled.rules import Rules
from game.compiled.sizes import FIRMS, LABOUR, MONEY, NOBODY, PEOPLE
from game.compiled.world import ACTIVE, World
from game.engine.books import note, post
from game.engine.capacity import own_compute
from game.engine.draw import LEAVING, POACHING, lane, whole
from game.engine.jit import kernel, part
from game.engine.lessons import lose_teachers
from game.engine.rationing import apportion
from game.engine.rivalry.teams import settle_teams
from game.engine.scratch import zeros

_wanted, _given = zeros(np.int64, FIRMS + 1), zeros(np.int64, FIRMS + 1)
_weight = zeros(np.float64, FIRMS + 1)


@part(Rules, World, Log)
def talent_market(rules: Rules, world: World, log: Log) -> None:
    """Settle bids for rivals' people, then leavers, then open places, then morale."""
    for f in range(rules.firms):
        if world.status[f] == ACTIVE and world.bid_for[f] != NOBODY:
            _poach(rules, world, log, f)
    settle_teams(rules, world, log)
    seekers = _leave(rules, world, log)
    _hire(rules, world, log, seekers)
    _drift_pay(rules, world)
    best_paid = largest_raise(rules, world)
    for f in range(rules.firms):
        if world.status[f] == ACTIVE:
            _settle_morale(rules, world, f, best_paid)


@kernel
def chance_of_yes(rules: Rules, world: World, target: int, offer: float) -> float:
    """Chance that one of `target`'s people takes an `offer` (thousand USD a year): a logit."""
    odds = rules.poach_base + rules.poach_pay * math.log(offer / world.pay[target])
    odds -= rules.poach_morale * (world.morale[target] - 0.5) + rules.poach_loyalty[target]
    return 1.0 / (1.0 + math.exp(-odds))


@kernel
def usual_stay(rules: Rules) -> float:
    """Log-odds of staying at the market's pay and with middling morale."""
    return math.log((1.0 - rules.quit_rate) / rules.quit_rate)


@kernel
def chance_of_leaving(rules: Rules, world: World, f: int, stay: float) -> float:
    """Chance that one of the firm's people leaves this week: a logit over pay and morale.

    `stay` is `usual_stay`, the same for all firms.

    A cut below what they were hired at is felt as a wrong beside being a loss (Kahneman,
    Knetsch & Thaler 1986), unless the market pays no more.
    """
    stay += rules.quit_pay * math.log(world.pay[f] / world.market_pay)
    usual = min(rules.pay_usual[f], world.market_pay)
    if usual > world.pay[f]:
        stay -= rules.quit_cut * math.log(usual / world.pay[f])
    stay += rules.quit_morale * (world.morale[f] - 0.5)
    return 1.0 / (1.0 + math.exp(stay))


@kernel
def _poach(rules: Rules, world: World, log: Log, f: int) -> None:
    target = world.bid_for[f]
    if world.status[target] == ACTIVE:
        staff = world.balance[PEOPLE, target]
        offer = world.bid_pay[f]
        bonus = max(1, int(offer * rules.signing))
        yes = chance_of_yes(rules, world, target, offer) * min(world.bid_people[f], staff)
        draws = lane(world.seed, world.turn, POACHING)
        joined = whole(yes, draws, rules.firm_key[f])
        joined = min(joined, world.balance[MONEY, f] // bonus)
        joined = post(world, log, PEOPLE, target, f, joined, POACHED)
        post(world, log, MONEY, f, LABOUR, joined * bonus, SIGNING)
        note(log, PEOPLE_POACHED, f, target, float(joined))
        if joined > 0:
            lose_teachers(world, target, joined, staff)
            note(log, PEOPLE_LOST, target, f, float(joined))
            world.morale[target] = max(
                0.0, world.morale[target] - rules.morale_loss * joined / staff
            )
        envy = rules.poach_envy * max(0.0, math.log(offer / world.pay[f]))
        world.morale[f] = max(0.0, world.morale[f] - envy)
    world.bid_for[f] = NOBODY
    world.bid_people[f] = 0


@kernel
def _leave(rules: Rules, world: World, log: Log) -> int:
    draws = lane(world.seed, world.turn, LEAVING)
    seekers = whole(rules.newcomers, draws, 0)
    stay = usual_stay(rules)
    for f in range(rules.firms):
        if world.status[f] == ACTIVE:
            staff = world.balance[PEOPLE, f]
            mean = staff * chance_of_leaving(rules, world, f, stay)
            leavers = whole(mean, draws, rules.firm_key[f])
            leavers = post(world, log, PEOPLE, f, LABOUR, leavers, LEFT)
            lose_teachers(world, f, leavers, staff)
            seekers += leavers
            if leavers > 0:
                note(log, PEOPLE_LEFT, f, NOBODY, float(leavers))
    return seekers


@kernel
def attraction(rules: Rules, world: World, f: int) -> float:
    """Weight of a firm in the choice of those who look for a place (multinomial logit)."""
    heads = max(1.0, float(world.balance[PEOPLE, f]))
    utility = rules.join_pay * math.log(world.pay[f] / world.market_pay)
    utility += rules.join_morale * (world.morale[f] - 0.5)
    utility += rules.join_compute * math.log1p(own_compute(world, f) / heads)
    return math.exp(utility)


@kernel
def _hire(rules: Rules, world: World, log: Log, seekers: int) -> None:
    """Seekers choose among open places and work elsewhere (the last claimant).

    A search is paid by the head, for whom it finds and the firm can pay for.
    """
    wanted, weight, given = _wanted(), _weight(), _given()
    for f in range(rules.firms):
        if world.status[f] == ACTIVE and world.vacancies[f] > 0:
            wanted[f] = world.vacancies[f]
            weight[f] = attraction(rules, world, f)
    wanted[FIRMS], weight[FIRMS] = seekers, 1.0
    apportion(seekers, wanted, weight, given)
    for f in range(rules.firms):
        found = min(given[f], world.balance[MONEY, f] // max(1, int(rules.recruit_cost)))
        if found > 0:
            hired = post(world, log, PEOPLE, LABOUR, f, found, HIRED)
            post(world, log, MONEY, f, LABOUR, hired * int(rules.recruit_cost), RECRUITING)
            note(log, PEOPLE_HIRED, f, NOBODY, float(hired))
            _dilute(rules, world, f, hired)


@kernel
def _dilute(rules: Rules, world: World, f: int, hired: int) -> None:
    """Whom high pay brings comes for it, and cares less for the rest (Frey & Jegen 2001)."""
    more = max(0.0, math.log(world.pay[f] / world.market_pay))
    part = hired / max(1.0, float(world.balance[PEOPLE, f]))
    world.morale[f] = max(0.0, world.morale[f] - rules.came_for_money * part * more)


@kernel
def _drift_pay(rules: Rules, world: World) -> None:
    """Going pay follows what those who hire are paying; places not filled are withdrawn."""
    places = 0.0
    offers = 0.0
    for f in range(rules.firms):
        places += world.vacancies[f]
        offers += world.vacancies[f] * world.pay[f]
        world.vacancies[f] = 0
    if places > 0.0:
        world.market_pay += rules.pay_drift * (offers / places - world.market_pay)


@kernel
def pay_felt(rules: Rules, world: World, f: int, best_paid: float) -> float:
    """What pay does to the level of morale, where the best paid have had the raise `best_paid`.

    Below the market all of it is felt; above it each dollar less than the one before, up to a
    bound: money that is there stops to move (Herzberg 1966; Kahneman & Deaton 2010).
    People look up, to the best paid of their kind (Card, Mas, Moretti & Saez 2012): what
    another house pays above what its people were hired at, and the own does not, is felt too.
    """
    more = rules.morale_pay * math.log(world.pay[f] / world.market_pay)
    if more > 0.0:
        more = rules.morale_pay_most * (1.0 - math.exp(-more / rules.morale_pay_most))
    return more - rules.pay_envy * max(0.0, best_paid - _raise(rules, world, f))


@kernel
def largest_raise(rules: Rules, world: World) -> float:
    """The largest raise of all houses that have people."""
    most = 0.0
    for f in range(rules.firms):
        if world.status[f] == ACTIVE and world.balance[PEOPLE, f] > 0:
            most = max(most, _raise(rules, world, f))
    return most


@kernel
def _raise(rules: Rules, world: World, f: int) -> float:
    """Log of what firm `f` pays over what its people were hired at; no cut counts."""
    paid, usual = world.pay[f], rules.pay_usual[f]
    return math.log(paid / usual) if paid > usual else 0.0


@kernel
def _settle_morale(rules: Rules, world: World, f: int, best_paid: float) -> None:
    world.tired[f] = int(world.tired[f] * (1.0 - rules.sprint_rest))
    level = rules.morale_home[f] + pay_felt(rules, world, f, best_paid)
    moved = world.morale[f] + rules.morale_speed * (level - world.morale[f])
    world.morale[f] = min(1.0, max(0.0, moved))
