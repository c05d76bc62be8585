"""What a chief's decisions did, measured by playing the game again without each of them.

Invariant: everybody else gives the orders of the game and chance falls as it did, so that
the whole difference is the decision's; the game itself stays as it is. What helped and what
hurt is judged by one measure: how the game ended, then how near the goal came to its bars.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

from attrs import define, evolve, frozen

from game.compiled.layout import Records
from game.compiled.sizes import MONEY
from game.compiled.world import AMBITION, NO_ENDING, OF_SCENARIO
from game.engine.turn import close_week, open_week
from game.session.alike import end_of
from game.session.bars import Aim, Bar, Condition, Gap, bars_of, gap
from game.session.carried import Carried, carried_out, refusals
from game.session.coding import encode
from game.session.decisions import Decision, Given, Weeks, decisions_of
from game.session.figures import lookup_in
from game.session.merits import Merit, in_cash, in_figures, in_weeks_held
from game.session.views.table import Table
from game.words import _

_NAMED = 4
"""Decisions told at most, of those that hurt and of those that helped."""
_BESIDE = 0.1
"""Part of the largest effect below which another is not worth a word beside it."""
_LEAST = 0.01
"""Part of the cash below which what a decision did to it is not told."""
_GOOD = {AMBITION: 3, NO_ENDING: 1}
"""How good ends are for a chief; others are worse, but for those of the scenario."""
_FELT = {"triumph": 2, "survival": 1}
"""The same for ends of the scenario, by how they feel."""


@frozen
class Effect:
    """What one decision did: for better or worse, and how much."""

    decision: Decision
    merit: Merit
    weight: float
    turned: bool
    """Whether the end would have been another one; it goes before what did more."""
    helped: bool
    """Whether it made things better for the chief; it goes behind what made them worse."""
    text: str = ""


def told(
    table: Table, firm: str, aim: Aim | None, weeks: Weeks, tell: Callable[[str], None]
) -> list[Effect]:
    """The decisions that did most to an aim, those that hurt before the others.

    Without an aim, what counts is the cash that was there or missing. `tell` hears which of
    how many decisions the game is being played without.
    """
    if len(table.past) != len(weeks) + 1:
        return []
    game = Hindsight(table, firm, weeks, carried_out(table, firm, weeks))
    decisions = [*decisions_of(table, firm, game.kept)]
    effects: list[Effect] = []
    for n, decision in enumerate(decisions, 1):
        tell(_("looking back {n}/{count}").format(n=n, count=len(decisions)))
        if effect := _effect(game, aim, decision, game.without(decision)):
            effects.append(effect)
    found = [effect for good in (False, True) for effect in _largest(effects, good)]
    return [evolve(effect, text=_in_words(game, effect)) for effect in found]


def _largest(effects: Sequence[Effect], helped: bool) -> list[Effect]:
    """Those of one kind that are worth a word, most telling first; one of each decision."""
    best: dict[str, Effect] = {}
    for effect in sorted((e for e in effects if e.helped == helped), key=_rank):
        best.setdefault(effect.decision.text, effect)
    most = max((effect.weight for effect in best.values()), default=0.0)
    worth = [e for e in best.values() if e.turned or e.weight >= _BESIDE * most]
    return worth[:_NAMED]


def _rank(effect: Effect) -> tuple[bool, float, int]:
    return not effect.turned, -effect.weight, effect.decision.week


@frozen
class Other:
    """The game as it would stand without a decision."""

    world: Records
    discount: int
    """US dollars that own orders of the game would have cost there, had they not been refused:
    what another order would have spent is no merit of the decision's absence."""
    mornings: Sequence[Records] = ()
    """The worlds before it, from the decision's own morning on, where they were asked for."""


@define(slots=False)
class Hindsight:
    """A game that is over, to be played again without one decision of `firm` after the other."""

    table: Table
    firm: str
    weeks: Weeks
    carried: Sequence[Sequence[Carried]]

    @cached_property
    def kept(self) -> list[list[Given]]:
        """The orders of everybody but those of the firm that were refused, by week.

        What was refused must not come off in a game that has room for it.
        """
        kept = []
        for given, carried in zip(self.weeks, self.carried, strict=True):
            refused = iter([order.refused for order in carried])
            kept.append([one for one in given if one[0] != self.firm or not next(refused, False)])
        return kept

    @property
    def place(self) -> int:
        """The firm's place among all."""
        return self.table.catalogue.place("firms", self.firm)

    def without(self, decision: Decision, *, watched: bool = False) -> Other:
        """Today's world had the decision not been taken; `watched` keeps every morning of it."""
        compiled = self.table.compiled
        first, rules = decision.week - 1, compiled.rules
        world, discount = self.table.past[first].copy(), 0
        mornings = []
        for week in range(first, len(self.kept)):
            mornings.extend([world.copy()] if watched else [])
            given = [other for one in self.kept[week] if (other := decision.without(week, one))]
            if week == first:
                given.extend(decision.instead)
            log = close_week(rules, world, encode(self.table.catalogue, given))
            discount += self._missed(week, given, log)
            if week + 1 < compiled.scenario.turns:
                open_week(rules, world)
        return Other(world, discount, mornings)

    def _missed(self, week: int, given: Sequence[Given], log: Records) -> int:
        """US dollars of own orders that were carried out in the game and are refused in `log`."""
        own = [order for who, order in given if who == self.firm]
        costs = {one.order: one.cost for one in self.carried[week] if not one.refused}
        refused = zip(own, refusals(log, self.place), strict=False)
        return sum(costs.get(order, 0) for order, no in refused if no)


def _effect(game: Hindsight, aim: Aim | None, decision: Decision, other: Other) -> Effect | None:
    """What a decision did, by the end first and then by the aim; None for nothing to tell."""
    table, f = game.table, game.place
    better = _goodness(table, table.past[-1], f) - _goodness(table, other.world, f)
    merit = Merit(table, f, decision, other.world)
    if aim is None:
        return _of_cash(merit, other.discount)
    bars = [bars_of(aim, lookup_in(table.compiled, world)) for world in _both(table, other)]
    turned = better != 0
    found = _flipped(*bars) if turned else gap(*bars)
    if found is None and not turned:
        return None
    helped = better > 0 if turned else found is not None and found.by > 0.0
    merit = evolve(merit, condition=Condition(aim, found.place) if found else None)
    return Effect(decision, merit, abs(found.by) if found else 1.0, turned, helped)


def _both(table: Table, other: Other) -> tuple[Records, Records]:
    return table.past[-1], other.world


def _flipped(now: Sequence[Bar], then: Sequence[Bar]) -> Gap | None:
    """The condition that holds in one of two games only, the one that differs most; or None."""
    differ = [
        Gap(place, mine.margin - theirs.margin)
        for place, (mine, theirs) in enumerate(zip(now, then, strict=True))
        if (mine.margin > 0.0) != (theirs.margin > 0.0)
    ]
    return max(differ, key=lambda one: abs(one.by), default=None)


def _of_cash(merit: Merit, discount: int) -> Effect | None:
    """The cash that a decision took or brought until the end: by that sum it is ranked."""
    now, then = _purse(merit.table.past[-1], merit.f), _purse(merit.other, merit.f) - discount
    if abs(then - now) <= _LEAST * max(abs(now), abs(then)):
        return None
    merit = evolve(merit, cash=(now, then))
    return Effect(merit.decision, merit, abs(then - now), turned=False, helped=then < now)


def _purse(world: Records, f: int) -> float:
    """Cash, or what was missing when the firm failed; US dollars."""
    return float(world["balance"][0, MONEY, f] - world["shortfall"][0, f]) * 1000.0


def _goodness(table: Table, world: Records, f: int) -> int:
    """How good an end is: above 1 as what one wanted, 1 of nothing but time, 0 as ruin."""
    ending = int(world["ending"][0, f])
    if ending >= OF_SCENARIO:
        return _FELT.get(end_of(table.compiled, ending - OF_SCENARIO).kind, 0)
    return _GOOD.get(ending, 0)


def _in_words(game: Hindsight, effect: Effect) -> str:
    merit = effect.merit
    if merit.cash is not None:
        return in_cash(merit)
    if merit.condition is None:
        return in_weeks_held(merit)
    watched = game.without(effect.decision, watched=True)
    return in_figures(merit, merit.condition, [*watched.mornings, watched.world])
