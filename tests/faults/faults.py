"""Rules broken on purpose, each with the plain words for what is wrong with it.

Invariant: each entry breaks one rule and nothing else, and a game played with it still runs
far enough to be looked at.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import attrs
import numpy as np

from game.compiled.causes import CONTRACT, DELIVERY, LEFT, OVERHEADS, POACHED, WAGES
from game.compiled.orders import ALLOWED, SET_PRICE
from game.compiled.sizes import FIRMS, PEOPLE
from game.compiled.world import ACTIVE, DONE, WAITING
from tests.faults.planting import Kernel, plant


@attrs.frozen
class Fault:
    """A broken rule: what is wrong, and who must find it.

    `found_by` names the invariants any of which may find it, or "case" and the number of the
    rule case that must.
    """

    id: str
    title: str
    found_by: tuple[str, ...]
    apply: Callable[[], None]


FAULTS: dict[str, Fault] = {}


def fault(where: str, *found_by: str) -> Callable[[Callable[[Kernel], Kernel]], Kernel]:
    """Enter a change of the function at `where` among the faults; its docstring is the title."""

    def enter(change: Callable[[Kernel], Kernel]) -> Kernel:
        name = change.__name__.replace("_", "-")
        title = (change.__doc__ or "").strip()
        FAULTS[name] = Fault(name, title, found_by, lambda: plant(where, change))
        return change

    return enter


# Books


@fault("engine.books:move", "postings")
def a_posting_lost(good: Kernel) -> Kernel:
    """Wages are paid, but no posting tells of it."""

    def move(world: Any, log: Any, *given: int) -> int:
        before = int(log.postings)
        moved = good(world, log, *given)
        if given[-1] == WAGES:
            log.postings = before
        return int(moved)

    return move


@fault("engine.books:move", "ledgers", "fault")
def money_from_nowhere(good: Kernel) -> Kernel:
    """Whoever works gets a thousand dollars more than is paid."""

    def move(world: Any, log: Any, ledger: int, source: int, target: int, *given: int) -> int:
        moved = good(world, log, ledger, source, target, *given)
        if given[-1] == WAGES and moved:
            world.balance[ledger, target] += 1
        return int(moved)

    return move


@fault("engine.books:move", "ledgers", "fault")
def people_in_two_places(good: Kernel) -> Kernel:
    """Who leaves or is poached stays where they were, too."""

    def move(world: Any, log: Any, ledger: int, source: int, target: int, *given: int) -> int:
        moved = good(world, log, ledger, source, target, *given)
        if given[-1] in (LEFT, POACHED):
            world.balance[PEOPLE, source] += moved
        return int(moved)

    return move


@fault("engine.books:move", "ledgers", "fault", "road")
def chips_created(good: Kernel) -> Kernel:
    """With every delivery comes a card that nobody made."""

    def move(world: Any, log: Any, ledger: int, source: int, target: int, *given: int) -> int:
        moved = good(world, log, ledger, source, target, *given)
        if given[-1] == DELIVERY and moved:
            world.balance[ledger, target] += 1
        return int(moved)

    return move


@fault("engine.phases.deliveries:_deliver_cards", "road", "fault")
def delivered_and_still_on_the_road(good: Kernel) -> Kernel:
    """What has arrived goes on being under way."""

    def deliver(rules: Any, world: Any, log: Any, f: int) -> None:
        due = world.arriving[f, :, 0].copy()
        good(rules, world, log, f)
        world.arriving[f, :, 0] += due

    return deliver


# Orders


@fault("engine.phases.orders:take_order", "refused")
def a_refused_order_takes_a_move(good: Kernel) -> Kernel:
    """The move is gone, whether the order is allowed or not."""

    def take(rules: Any, world: Any, log: Any, order: Any) -> int:
        code = good(rules, world, log, order)
        known = 0 <= order.firm < int(rules.firms)
        if code != ALLOWED and known and world.moves[order.firm] > 0:
            world.moves[order.firm] -= 1
        return int(code)

    return take


@fault("engine.legality:_within", "prices", "fault", "finite")
def a_price_out_of_bounds(good: Kernel) -> Kernel:
    """Any price will do."""
    del good
    return lambda _price, _low, _high: ALLOWED


@fault("engine.phases.orders:_set_policy", "order")
def the_last_knows_more(good: Kernel) -> Kernel:
    """Who sets a price after another is held to what that one asks."""

    def set_policy(world: Any, log: Any, order: Any) -> None:
        good(world, log, order)
        if order.kind == SET_PRICE:
            world.price[order.firm] = min(order.price, world.price[world.price > 0].min())

    return set_policy


@fault("engine.phases.orders:_start_run", "runs")
def a_run_for_somebody_else(good: Kernel) -> Kernel:
    """The model in training belongs to the next firm."""

    def start(rules: Any, world: Any, order: Any) -> None:
        good(rules, world, order)
        model = world.run_model[order.firm]
        world.model_owner[model] = (order.firm + 1) % int(rules.firms)

    return start


# Chance


@fault("engine.draw:uniform", "chance")
def draws_by_call_order(good: Kernel) -> Kernel:
    """A draw depends on how many were made before it."""
    calls = itertools.count()
    return lambda seed, turn, stream, _index: good(seed, turn, stream, next(calls))


# Markets


@fault("engine.phases.services_market:choose_offers", "shares")
def a_share_above_one(good: Kernel) -> Kernel:
    """Users are won that nobody loses."""

    def choose(rules: Any, world: Any, segment: int, log_price: Any) -> None:
        good(rules, world, segment, log_price)
        world.share[0, segment] += 0.01

    return choose


@fault("engine.phases.services_market:_settle_share", "bounds")
def morale_without_end(good: Kernel) -> Kernel:
    """Winners are ever happier."""

    def settle(rules: Any, world: Any, f: int, total: float) -> None:
        good(rules, world, f, total)
        world.morale[f] += 0.2

    return settle


@fault("engine.phases.power:energise", "power")
def light_without_power(good: Kernel) -> Kernel:
    """One card more is lit than there is power for."""

    def energise(rules: Any, world: Any, f: int) -> int:
        dark = good(rules, world, f)
        if world.status[f] == ACTIVE:
            world.energised[f, 0] += 1
        return int(dark)

    return energise


@fault("engine.phases.compute_market:clear_rent", "rental", "compute")
def rented_twice(good: Kernel) -> Kernel:
    """Every unit that is rented is there twice."""

    def clear(rules: Any, world: Any) -> None:
        good(rules, world)
        world.rented[:] = world.rented * 2.0

    return clear


@fault("engine.capacity:for_serving", "compute")
def serving_with_what_others_use(good: Kernel) -> Kernel:
    """All of the compute serves, whatever trains on it."""
    from game.engine.capacity import own_compute  # noqa: PLC0415

    del good
    return lambda world, f: own_compute(world, f) * 2.0


@fault("engine.phases.capital:_move_mood", "finite", "fault")
def a_number_that_is_none(good: Kernel) -> Kernel:
    """After three weeks mood is divided by nothing."""

    def move(rules: Any, world: Any, before: float) -> None:
        good(rules, world, before)
        if world.turn >= 2:
            world.mood = np.float64(np.nan)

    return move


# Contracts, claims and failures


@fault("engine.books:move", "promises")
def a_contract_that_nobody_wrote(good: Kernel) -> Kernel:
    """Overheads are paid as if a clause said so."""

    def move(world: Any, log: Any, *given: int) -> int:
        *what, cause = given
        return int(good(world, log, *what, CONTRACT if cause == OVERHEADS else cause))

    return move


@fault("engine.contracts.dues:claims_of_contracts", "promises")
def a_clause_paid_twice(good: Kernel) -> Kernel:
    """What a payment clause makes due is due twice."""
    from game.engine.claims import AMOUNT, CAUSE  # noqa: PLC0415

    def claims_of(world: Any, claims: Any, count: int, *given: Any) -> int:
        end = int(good(world, claims, count, *given))
        for c in range(count, end):
            if claims[c, CAUSE] == CONTRACT:
                claims[c, AMOUNT] *= 2
        return end

    return claims_of


@fault("engine.clearing:clear", "owned")
def paying_what_one_lacks(good: Kernel) -> Kernel:
    """Everybody pays all that is due, whether there is money or not."""
    from game.engine.claims import OPEN, OWED, PAID  # noqa: PLC0415

    def clear(cash: Any, firms: int, claims: Any, count: int, *given: Any) -> None:
        good(cash, firms, claims, count, *given)
        claims[:count, PAID] = claims[:count, OWED]
        claims[:count, OPEN] = 0

    return clear


@fault("engine.phases.obligations:_claims_of_firms", "seniority")
def dues_before_seniors(good: Kernel) -> Kernel:
    """Wages stand behind everything else."""
    from game.engine.claims import CAUSE, RANK, SUBORDINATE  # noqa: PLC0415

    def claims_of(rules: Any, world: Any, claims: Any, *given: Any) -> int:
        count = int(good(rules, world, claims, *given))
        wages = claims[:count, CAUSE] == WAGES
        claims[:count, RANK][wages] = SUBORDINATE
        return count

    return claims_of


@fault("engine.estates:wind_up", "solvency")
def failing_without_end(good: Kernel) -> Kernel:
    """Who cannot pay goes on all the same."""
    del good
    return lambda *_given: None


@fault("engine.estates:_repay_lenders", "failed")
def a_grave_full_of_money(good: Kernel) -> Kernel:
    """What is left of an estate stays where it is."""
    del good
    return lambda *_given: None


@fault("engine.phases.closing:closing", "forward")
def what_happened_is_forgotten(good: Kernel) -> Kernel:
    """At the end of a week all that has happened may happen again."""

    def close(rules: Any, world: Any, log: Any) -> None:
        good(rules, world, log)
        world.event_state[world.event_state == DONE] = WAITING

    return close


@fault("engine.contracts.dues:issue_shares", "holdings")
def shares_that_thin_nobody(good: Kernel) -> Kernel:
    """New shares leave everybody else's part as large as it was."""
    del good

    def issue(world: Any, holder: int, issuer: int, part: float) -> None:
        if holder < FIRMS:
            world.held[holder, issuer] += part

    return issue


# What is looked at is not played at random


@fault("engine.rationing:apportion", "case 512")
def the_first_gets_all(good: Kernel) -> Kernel:
    """What is scarce goes to whoever stands first."""
    del good

    def give(available: int, wanted: Any, _weight: Any, given: Any) -> int:
        rest = available
        for place in range(len(wanted)):
            given[place] = min(rest, wanted[place])
            rest -= given[place]
        return rest

    return give


@fault("engine.contracts.dues:_guarantees", "case 1158")
def a_guarantee_nobody_calls(good: Kernel) -> Kernel:
    """Who answers for another is never asked."""
    del good
    return lambda _world, _claims, count: count


@fault("engine.instruments.loans:repay", "loans")
def a_debt_forgiven(good: Kernel) -> Kernel:
    """A debt shrinks by twice of what is repaid."""

    def repay(world: Any, log: Any, f: int, amount: int) -> None:
        good(world, log, f, amount)
        world.debt[f] -= min(amount, world.debt[f])

    return repay


# Views


@fault("session.views.public:firm_lines", "secrets")
def a_view_leaks_a_hidden_number(good: Kernel) -> Kernel:
    """What a rival's training run will need is told with its power."""

    def lines(table: Any, me: int) -> Any:
        need = table.world["run_need"]
        places = table.compiled.places["firms"]
        return tuple(
            attrs.evolve(line, power=line.power + float(need[places[line.id]]))
            for line in good(table, me)
        )

    return lines
